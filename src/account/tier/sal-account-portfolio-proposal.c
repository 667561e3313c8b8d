/* sal-account-portfolio-proposal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-portfolio.h"

#include <math.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "sal-rate.h"

/* What a first tier model weighs; everybody knows these figures without judging. */
static const struct
{
  const char *name;
  int weight; /* percent */
  gboolean of_relationship;
  SalTierMeasure measure;
} criteria[] = {
  { N_ ("Revenue"), 40, FALSE, SAL_TIER_REVENUE },
  { N_ ("Size"), 35, FALSE, SAL_TIER_EMPLOYEES },
  { N_ ("Contact"), 25, TRUE, SAL_TIER_ACTIVITIES },
};

static const struct
{
  const char *name;
  int from_score;
} tiers[] = {
  { N_ ("Tier 1"), 70 },
  { N_ ("Tier 2"), 45 },
  { N_ ("Tier 3"), 20 },
  { N_ ("Tier 4"), 0 },
};

static int
compare_rising (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* With two digits at most, as people write bounds. */
static double
round_bound (double value)
{
  double scale;

  if (value <= 10)
    return fmax (1, round (value));
  scale = pow (10, floor (log10 (value)) - 1);

  return round (value / scale) * scale;
}

/* Where the fifths of those begin that have any of it, always above the bound below. */
static void
propose_bounds (const SalAccountPortfolio *portfolio, SalTierCriterion *criterion)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < portfolio->accounts->len; i++)
    {
      double value =
          g_array_index (portfolio->accounts, SalPortfolioAccount, i).values[criterion->measure];

      if (value > 0)
        g_array_append_val (values, value);
    }
  g_array_sort (values, compare_rising);
  for (guint i = 0; i < SAL_TIER_MAX_SCORE - 1; i++)
    {
      guint place = values->len * (i + 1) / SAL_TIER_MAX_SCORE;
      double bound =
          place < values->len ? round_bound (g_array_index (values, double, place)) : i + 1;

      criterion->from[i] = i > 0 ? fmax (bound, criterion->from[i - 1] + 1) : bound;
    }
}

/**
 * sal_account_portfolio_propose_scheme:
 * @self: a portfolio
 * @name: what the tier model is to be called
 *
 * Makes a tier model to begin with: three criteria that need nobody's judgement, with the fifths of
 * these accounts as bounds, and four tiers.
 *
 * Returns: (transfer full): the model, which is complete, and not stored yet
 */
SalTierScheme *
sal_account_portfolio_propose_scheme (const SalAccountPortfolio *self, const char *name)
{
  SalTierScheme *scheme = sal_tier_scheme_new ();

  scheme->name = g_strdup (name);
  scheme->hysteresis = 3;
  scheme->refresh_months = 3;
  scheme->is_automatic = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      SalTierCriterion criterion = { .name = g_strdup (_ (criteria[i].name)),
                                     .weight = SAL_RATE_ONE / 100 * criteria[i].weight,
                                     .of_relationship = criteria[i].of_relationship,
                                     .measure = criteria[i].measure };

      propose_bounds (self, &criterion);
      g_array_append_val (scheme->criteria, criterion);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      SalTier tier = { .name = g_strdup (_ (tiers[i].name)),
                       .from_score = tiers[i].from_score,
                       .capacity = -1 };

      g_array_append_val (scheme->tiers, tier);
    }

  return scheme;
}
