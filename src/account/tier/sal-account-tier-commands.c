/* sal-account-tier-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-portfolio.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-last-done.h"

/* How often cancelling is looked for. */
#define ACCOUNTS_AT_ONCE 1000

/* (transfer full) (nullable): what is stored of an account's tier; without error if there is
 * nothing */
static SalRecord *
load_stored (SalTransaction *transaction, gint64 account, GError **error)
{
  gint64 id = sal_account_tier_find (sal_transaction_get_connection (transaction), account, error);

  return id > 0 ? sal_transaction_load (transaction, &sal_account_tier_kind, id, error) : NULL;
}

static void
fill (SalRecord *record,
      const SalTierScheme *scheme,
      const SalPortfolioAccount *account,
      gint32 day)
{
  gint64 tier = g_array_index (scheme->tiers, SalTier, account->by_score).id;

  if (sal_record_get_integer (record, "tier") != tier)
    {
      if (!sal_record_is_null (record, "tier"))
        sal_record_set_integer (record, "before", sal_record_get_integer (record, "tier"));
      sal_record_set_integer (record, "tier", tier);
    }
  sal_record_set_integer (record, "model", scheme->id);
  sal_record_set_real (record, "score", account->score);
  sal_record_set_date (record, "refreshed_on", day);
}

static gboolean
write_account (SalTransaction *transaction,
               const SalTierScheme *scheme,
               const SalPortfolioAccount *account,
               gint32 day,
               GError **error)
{
  GError *failure = NULL;
  g_autoptr (SalRecord) stored = load_stored (transaction, account->id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (stored != NULL)
    {
      fill (stored, scheme, account, day);
      return sal_transaction_update (transaction, stored, error);
    }

  stored = sal_record_new (&sal_account_tier_kind);
  sal_record_set_integer (stored, "account", account->id);
  fill (stored, scheme, account, day);

  return sal_transaction_insert (transaction, stored, error);
}

/**
 * sal_account_tiers_refresh:
 * @transaction: a command's
 * @data: a #SalTierRefresh
 * @cancellable: (nullable): looked at every thousand accounts
 * @error: return location for an error
 *
 * Scores all accounts by a tier model and stores score, tier, model and day with each; a decision
 * against the score stays. Accounts that some criterion has no score for keep what they have. That
 * it was done is kept by %SAL_TIERS_LAST_DONE.
 *
 * Returns: %FALSE on a %SAL_ERROR_VALUE if the model is not complete, or on an error of the store
 */
gboolean
sal_account_tiers_refresh (SalTransaction *transaction,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  SalTierRefresh *refresh = data;
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (SalTierScheme) scheme = sal_tier_scheme_load (connection, refresh->model, error);
  g_autoptr (SalAccountPortfolio) portfolio = NULL;
  g_autofree char *label = NULL;

  if (scheme == NULL || !sal_tier_scheme_check (scheme, error))
    return FALSE;
  portfolio = sal_account_portfolio_load (connection, scheme, refresh->day, NULL, error);
  if (portfolio == NULL ||
      !sal_last_done_keep (transaction, SAL_TIERS_LAST_DONE, refresh->day, FALSE, error))
    return FALSE;

  refresh->n_moved = sal_account_portfolio_count_moves (portfolio);
  for (guint i = 0; i < portfolio->accounts->len; i++)
    {
      const SalPortfolioAccount *account =
          &g_array_index (portfolio->accounts, SalPortfolioAccount, i);

      if (i % ACCOUNTS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % ACCOUNTS_AT_ONCE == 0 && refresh->report != NULL)
        refresh->report (refresh->report_data, (double) i / portfolio->accounts->len);
      if (account->by_score < 0)
        continue;
      if (!write_account (transaction, scheme, account, refresh->day, error))
        return FALSE;
      refresh->n_written++;
    }
  /* translators: the name of a tier model */
  label = g_strdup_printf (_ ("Refresh Tiers by “%s”"), scheme->name);
  sal_transaction_set_label (transaction, label);

  return TRUE;
}

/**
 * sal_account_tier_decide:
 * @transaction: a command's
 * @data: a #SalTierDecision
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Decides which tier an account is in, whatever its score says, or that its score decides again.
 *
 * Returns: %FALSE on an error of the store, among them %SAL_STORE_ERROR_INVALID if there is no
 *   reason
 */
gboolean
sal_account_tier_decide (SalTransaction *transaction,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const SalTierDecision *decision = data;
  GError *failure = NULL;
  g_autoptr (SalRecord) record = load_stored (transaction, decision->account, &failure);
  gboolean is_new = record == NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (is_new)
    {
      record = sal_record_new (&sal_account_tier_kind);
      sal_record_set_integer (record, "account", decision->account);
      sal_record_set_integer (record, "model", decision->model);
    }
  if (decision->tier != 0)
    sal_record_set_integer (record, "override", decision->tier);
  else
    sal_record_set_null (record, "override");
  sal_record_set_text (record, "reason", decision->tier != 0 ? decision->reason : NULL);

  return is_new ? sal_transaction_insert (transaction, record, error)
                : sal_transaction_update (transaction, record, error);
}

/**
 * sal_account_score_judge:
 * @transaction: a command's
 * @data: a #SalTierJudgement
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Keeps how somebody judges an account by a criterion.
 *
 * Returns: %FALSE on an error of the store
 */
gboolean
sal_account_score_judge (SalTransaction *transaction,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const SalTierJudgement *judgement = data;
  gint64 id = sal_account_score_find (sal_transaction_get_connection (transaction),
                                      judgement->account,
                                      judgement->criterion,
                                      error);
  g_autoptr (SalRecord) record = NULL;

  if (id < 0)
    return FALSE;
  if (judgement->score == 0)
    return id == 0 || sal_transaction_delete (transaction, &sal_account_score_kind, id, error);
  record = id > 0 ? sal_transaction_load (transaction, &sal_account_score_kind, id, error)
                  : sal_record_new (&sal_account_score_kind);
  if (record == NULL)
    return FALSE;
  sal_record_set_integer (record, "account", judgement->account);
  sal_record_set_integer (record, "criterion", judgement->criterion);
  sal_record_set_integer (record, "score", judgement->score);
  sal_record_set_date (record, "scored_on", judgement->day);

  return id > 0 ? sal_transaction_update (transaction, record, error)
                : sal_transaction_insert (transaction, record, error);
}
