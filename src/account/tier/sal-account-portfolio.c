/* sal-account-portfolio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-portfolio.h"

#include <math.h>
#include <stdlib.h>

void
sal_account_portfolio_free (SalAccountPortfolio *self)
{
  g_array_unref (self->accounts);
  g_free (self->criteria);
  g_free (self->by_hand);
  g_string_chunk_free (self->names);
  g_free (self);
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

/**
 * sal_account_portfolio_rate:
 * @self: a portfolio
 * @scheme: a scheme that passes sal_tier_scheme_check(): the one that the portfolio was loaded with
 *   or an edited copy of it
 *
 * Finds the score and tier of every account.
 */
void
sal_account_portfolio_rate (SalAccountPortfolio *self, const SalTierScheme *scheme)
{
  g_autofree guint8 *scores = g_new (guint8, scheme->criteria->len + 1);

  for (guint i = 0; i < self->accounts->len; i++)
    {
      SalPortfolioAccount *account = &g_array_index (self->accounts, SalPortfolioAccount, i);
      int decided =
          account->override != 0 ? sal_tier_scheme_find_tier (scheme, account->override) : -1;

      sal_account_portfolio_score (self, scheme, i, scores);
      account->score = sal_tier_scheme_score (scheme, scores);
      account->before =
          account->stored_tier != 0 ? sal_tier_scheme_find_tier (scheme, account->stored_tier) : -1;
      account->by_score = sal_tier_scheme_choose (scheme, account->score, account->before);
      account->tier = decided >= 0 ? decided : account->by_score;
    }
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
