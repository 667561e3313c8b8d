/* sal-facts-tables-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-exchange-rates.h"
#include "sal-facts.h"
#include "sal-ownership.h"

G_BEGIN_DECLS

/* For sal_facts_load (): the tables of the kinds that metrics are of. */
gboolean sal_facts_load_tables (SalConnection *connection,
                                SalFacts *facts,
                                const SalOwnership *ownership,
                                const SalExchangeRates *rates,
                                const char *const *keys,
                                GError **error);

G_END_DECLS
