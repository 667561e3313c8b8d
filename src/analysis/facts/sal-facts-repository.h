/* sal-facts-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-facts.h"

G_BEGIN_DECLS

/* For reader functions. @keys: of metrics there are to be columns for, NULL-terminated, or NULL;
 * @ids: NULL for all opportunities. */
SalFacts *sal_facts_load (SalConnection *connection,
                          const SalFiscalCalendar *calendar,
                          const char *currency,
                          gint32 as_of,
                          const char *const *keys,
                          const gint64 *ids,
                          gsize n_ids,
                          GError **error);

G_END_DECLS
