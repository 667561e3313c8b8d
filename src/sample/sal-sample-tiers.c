/* sal-sample-tiers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-tiers.h"

#include "sal-account-portfolio.h"
#include "sal-bulk.h"
#include "sal-date.h"
#include "sal-id.h"
#include "sal-kinds.h"
#include "sal-sample-calendar.h"

static gboolean
write_tiers (SalBulk *bulk,
             const SalAccountPortfolio *portfolio,
             const SalTierScheme *scheme,
             SalIdSequence *ids,
             GError **error)
{
  char day[SAL_DATE_BUFFER];

  sal_date_write_iso (portfolio->day, day);
  for (guint i = 0; i < portfolio->accounts->len; i++)
    {
      const SalPortfolioAccount *account =
          &g_array_index (portfolio->accounts, SalPortfolioAccount, i);
      SalValue values[] = {
        SAL_VALUE_INTEGER (account->id), SAL_VALUE_INTEGER (scheme->id),
        SAL_VALUE_REAL (account->score), SAL_VALUE_NULL,
        sal_value_borrow_text (day),
      };

      if (account->by_score < 0)
        continue;
      values[3] = SAL_VALUE_INTEGER (g_array_index (scheme->tiers, SalTier, account->by_score).id);
      if (!sal_bulk_insert (bulk, sal_id_sequence_next (ids), values, error))
        return FALSE;
    }

  return sal_bulk_finish (bulk, error);
}

/**
 * sal_sample_refresh_tiers:
 * @transaction: the one that wrote the sample
 * @seed: of the sample
 * @today: the day the sample is of
 * @error: return location for an error
 *
 * Refreshes the tiers as of the day the running quarter began, so that some accounts have moved
 * since.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_sample_refresh_tiers (SalTransaction *transaction, guint64 seed, gint32 today, GError **error)
{
  static const char *const names[] = { "account", "model", "score", "tier", "refreshed_on" };
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_auto (SalSampleCalendar) calendar = { 0 };
  g_autoptr (SalTierScheme) scheme = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = NULL;
  g_autoptr (SalBulk) bulk = NULL;
  guint fields[G_N_ELEMENTS (names)];
  SalIdSequence ids;
  gint64 model;

  sal_sample_calendar_init (&calendar, today);
  sal_id_sequence_init (&ids, seed ^ 0x74696572, 0);
  model = sal_tier_scheme_find (connection, today, error);
  scheme = model > 0 ? sal_tier_scheme_load (connection, model, error) : NULL;
  if (scheme == NULL)
    return FALSE;
  portfolio = sal_account_portfolio_load (
      connection, scheme, calendar.quarters[calendar.quarter], NULL, error);
  if (portfolio == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    fields[i] = (guint) sal_kind_field_index (&sal_account_tier_kind, names[i]);
  bulk = sal_bulk_new (transaction, &sal_account_tier_kind, fields, G_N_ELEMENTS (fields), error);

  return bulk != NULL && write_tiers (bulk, portfolio, scheme, &ids, error);
}
