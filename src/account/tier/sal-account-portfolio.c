/* sal-account-portfolio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-portfolio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sal-date.h"

void
sal_account_portfolio_free (SalAccountPortfolio *self)
{
  g_array_unref (self->accounts);
  sal_id_map_free (self->indexes);
  g_free (self->criteria);
  g_free (self->by_hand);
  g_string_chunk_free (self->names);
  g_free (self);
}

/**
 * sal_account_portfolio_merge:
 * @self: a portfolio
 * @part: some of its accounts, loaded later with the same scheme
 *
 * Takes over what is known of these accounts. They have to be rated after that.
 *
 * Returns: %FALSE, with nothing done, if the part has others, or other criteria
 */
gboolean
sal_account_portfolio_merge (SalAccountPortfolio *self, const SalAccountPortfolio *part)
{
  gsize n = self->n_criteria;

  if (part->n_criteria != n || memcmp (part->criteria, self->criteria, n * sizeof (gint64)) != 0)
    return FALSE;
  for (guint i = 0; i < part->accounts->len; i++)
    if (sal_id_map_lookup (self->indexes,
                           g_array_index (part->accounts, SalPortfolioAccount, i).id) < 0)
      return FALSE;
  for (guint i = 0; i < part->accounts->len; i++)
    {
      SalPortfolioAccount account = g_array_index (part->accounts, SalPortfolioAccount, i);
      gsize place = (gsize) sal_id_map_lookup (self->indexes, account.id);
      SalPortfolioAccount *own = &g_array_index (self->accounts, SalPortfolioAccount, place);

      account.name = own->name;
      if (account.reason != NULL)
        account.reason = g_string_chunk_insert (self->names, account.reason);
      *own = account;
      memcpy (&self->by_hand[place * n], &part->by_hand[i * n], n);
    }

  return TRUE;
}

/* 0: none */
static guint8
find_by_hand (const SalAccountPortfolio *self, guint account, gint64 criterion)
{
  for (guint i = 0; i < self->n_criteria; i++)
    if (self->criteria[i] == criterion)
      return self->by_hand[(gsize) account * self->n_criteria + i];

  return 0;
}

/**
 * sal_account_portfolio_score:
 * @self: a portfolio
 * @scheme: a scheme, the one that the portfolio was loaded with or an edited copy of it
 * @account: its place in the portfolio
 * @scores: (out) (array): one for each criterion, from 1 to 5; 0 where there is none
 *
 * Scores an account by each criterion: by its measure, or as somebody judged it.
 */
void
sal_account_portfolio_score (const SalAccountPortfolio *self,
                             const SalTierScheme *scheme,
                             guint account,
                             guint8 *scores)
{
  const SalPortfolioAccount *one = &g_array_index (self->accounts, SalPortfolioAccount, account);

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const SalTierCriterion *criterion = &g_array_index (scheme->criteria, SalTierCriterion, i);

      scores[i] = criterion->measure == SAL_TIER_BY_HAND
                      ? find_by_hand (self, account, criterion->id)
                      : sal_tier_criterion_score (criterion, one->values[criterion->measure]);
    }
}

/* @is_complete: whether the scheme passes sal_tier_scheme_check() */
static void
rate (SalAccountPortfolio *self,
      const SalTierScheme *scheme,
      gboolean is_complete,
      guint place,
      guint8 *scores)
{
  SalPortfolioAccount *account = &g_array_index (self->accounts, SalPortfolioAccount, place);
  int decided = account->override != 0 ? sal_tier_scheme_find_tier (scheme, account->override) : -1;

  sal_account_portfolio_score (self, scheme, place, scores);
  account->score = is_complete ? sal_tier_scheme_score (scheme, scores) : NAN;
  account->before =
      account->stored_tier != 0 ? sal_tier_scheme_find_tier (scheme, account->stored_tier) : -1;
  account->by_score = sal_tier_scheme_choose (scheme, account->score, account->before);
  account->tier = decided >= 0             ? decided
                  : account->by_score >= 0 ? account->by_score
                                           : account->before;
}

/**
 * sal_account_portfolio_rate_account:
 * @self: a portfolio
 * @scheme: as for sal_account_portfolio_rate()
 * @account: its place in the portfolio
 *
 * Finds the score and tier of one account, which has changed.
 */
void
sal_account_portfolio_rate_account (SalAccountPortfolio *self,
                                    const SalTierScheme *scheme,
                                    guint account)
{
  g_autofree guint8 *scores = g_new (guint8, scheme->criteria->len + 1);

  rate (self, scheme, sal_tier_scheme_check (scheme, NULL), account, scores);
}

/**
 * sal_account_portfolio_rate:
 * @self: a portfolio
 * @scheme: a scheme, the one that the portfolio was loaded with or an edited copy of it
 *
 * Finds the score and tier of every account. One without a score keeps the tier that is stored, and
 * so do all if the scheme does not pass sal_tier_scheme_check(): then none has a score.
 */
void
sal_account_portfolio_rate (SalAccountPortfolio *self, const SalTierScheme *scheme)
{
  g_autofree guint8 *scores = g_new (guint8, scheme->criteria->len + 1);
  gboolean is_complete = sal_tier_scheme_check (scheme, NULL);

  for (guint i = 0; i < self->accounts->len; i++)
    rate (self, scheme, is_complete, i, scores);
}

/* The tier before: a decision holds before and after. */
static int
tier_before (const SalTierScheme *scheme, const SalPortfolioAccount *account)
{
  int decided = account->override != 0 ? sal_tier_scheme_find_tier (scheme, account->override) : -1;

  return decided >= 0 ? decided : account->before;
}

/**
 * sal_account_portfolio_sum:
 * @self: a portfolio that was rated by @scheme
 * @scheme: a scheme
 * @sums: (out) (array): one for each tier of the scheme, and one more for accounts without a tier
 *
 * Sums up the tiers, and who moves between them.
 */
void
sal_account_portfolio_sum (const SalAccountPortfolio *self,
                           const SalTierScheme *scheme,
                           SalTierSum *sums)
{
  int n = (int) scheme->tiers->len;

  for (int i = 0; i <= n; i++)
    sums[i] = (SalTierSum){ 0 };
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const SalPortfolioAccount *account = &g_array_index (self->accounts, SalPortfolioAccount, i);
      int before = tier_before (scheme, account);
      SalTierSum *sum = &sums[account->tier >= 0 ? account->tier : n];

      sum->n_accounts++;
      if (!isnan (account->values[SAL_TIER_REVENUE]))
        sum->revenue += account->values[SAL_TIER_REVENUE];
      if (before == account->tier)
        continue;
      sum->n_came++;
      sums[before >= 0 ? before : n].n_left++;
    }
}

/**
 * sal_portfolio_account_moves:
 * @self: an account that was rated
 *
 * Tells whether its tier by score is another one than is stored. It is not if its tier is decided,
 * and not without a score: then it keeps what is stored.
 *
 * Returns: whether a refresh would move it
 */
gboolean
sal_portfolio_account_moves (const SalPortfolioAccount *self)
{
  return self->override == 0 && self->by_score >= 0 && self->before != self->by_score;
}

/**
 * sal_account_portfolio_count_moves:
 * @self: a portfolio that was rated
 *
 * Counts the accounts for which sal_portfolio_account_moves() holds.
 *
 * Returns: how many a refresh would move
 */
guint
sal_account_portfolio_count_moves (const SalAccountPortfolio *self)
{
  guint n = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    if (sal_portfolio_account_moves (&g_array_index (self->accounts, SalPortfolioAccount, i)))
      n++;

  return n;
}

/**
 * sal_account_portfolio_find_refreshed:
 * @self: a portfolio
 *
 * Returns: the last day on which tiers were refreshed; %SAL_DATE_NONE: they never were
 */
gint32
sal_account_portfolio_find_refreshed (const SalAccountPortfolio *self)
{
  gint32 latest = SAL_DATE_NONE;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      gint32 day = g_array_index (self->accounts, SalPortfolioAccount, i).refreshed;

      if (day != SAL_DATE_NONE && (latest == SAL_DATE_NONE || day > latest))
        latest = day;
    }

  return latest;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one < other) - (one > other);
}

/**
 * sal_account_portfolio_concentration:
 * @self: a portfolio
 * @n_shares: (out): how many accounts have bought anything, and so how many shares there are
 *
 * Tells how much of what was won in twelve months comes from how few accounts: the 80/20 curve.
 * The share at k is that of the k + 1 largest accounts.
 *
 * Returns: (transfer full) (array length=n_shares): rising shares from 0 to 1, the last of them 1
 */
double *
sal_account_portfolio_concentration (const SalAccountPortfolio *self, guint *n_shares)
{
  double *shares = g_new (double, self->accounts->len + 1);
  double all = 0, sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      double revenue =
          g_array_index (self->accounts, SalPortfolioAccount, i).values[SAL_TIER_REVENUE];

      if (revenue > 0)
        {
          shares[n++] = revenue;
          all += revenue;
        }
    }
  qsort (shares, n, sizeof (double), compare_falling);
  for (guint i = 0; i < n; i++)
    {
      sum += shares[i];
      shares[i] = i + 1 < n ? sum / all : 1;
    }
  *n_shares = n;

  return shares;
}
