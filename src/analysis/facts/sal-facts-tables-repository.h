/* sal-facts-tables-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"
#include "sal-exchange-rates.h"
#include "sal-facts.h"
#include "sal-ownership.h"

G_BEGIN_DECLS

/* What is known of accounts and opportunities besides, as codes, by what tables are joined. */
typedef struct
{
  gint32 segment;
  gint32 industry;
  gint32 region;
  gint32 owner; /* a person */
} SalAccountCodes;

/* For sal_facts_load (): the tables of the kinds that metrics are of. @accounts: by account code;
 * @owners: people, by row of @facts; @touches: NULL for all. */
gboolean sal_facts_load_tables (SalConnection *connection,
                                SalFacts *facts,
                                const SalOwnership *ownership,
                                const SalExchangeRates *rates,
                                const SalAccountCodes *accounts,
                                const gint32 *owners,
                                const char *const *keys,
                                const SalTouch *touches,
                                gsize n_touches,
                                GError **error);
/* The opportunities and accounts that have to be known for that. */
gboolean sal_facts_list_references (SalConnection *connection,
                                    const SalTouch *touches,
                                    gsize n_touches,
                                    GArray *opportunities,
                                    GArray *accounts,
                                    GError **error);
/* Whether a metric of @keys is of such a kind. */
gboolean sal_facts_need_tables (const SalFacts *facts, const char *const *keys);

G_END_DECLS
