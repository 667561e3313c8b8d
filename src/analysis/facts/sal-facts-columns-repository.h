/* sal-facts-columns-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-exchange-rates.h"
#include "sal-facts.h"

G_BEGIN_DECLS

/* For sal_facts_load (): the metrics of the workspace, and the columns that metrics need. */
gboolean sal_facts_load_limits (SalConnection *connection, SalFacts *facts, GError **error);
gboolean sal_facts_load_metrics (SalConnection *connection, SalFacts *facts, GError **error);
gboolean sal_facts_load_columns (SalConnection *connection,
                                 SalFacts *facts,
                                 const SalExchangeRates *rates,
                                 const char *const *keys,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 GError **error);

G_END_DECLS
