/* sal-portfolio-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-number.h"

/* The curve has a point for each twentieth of the accounts. */
#define N_PARTS 20

/* What is called most of it. */
#define MOST 0.8

/* Of what the largest @part of the accounts bought; between two accounts on the line. */
static double
read_share (const double *shares, guint n, double part)
{
  double place = part * n;
  guint whole = (guint) floor (place);
  double below = whole > 0 ? shares[whole - 1] : 0;

  if (whole >= n)
    return 1;

  return below + (place - whole) * (shares[whole] - below);
}

/**
 * sal_portfolio_chart_concentration:
 * @portfolio: accounts
 *
 * Draws how much of what was won in twelve months comes from how few of the accounts that bought:
 * the 80/20 curve.
 *
 * Returns: (transfer full): lines; empty if nothing was won
 */
SalChart *
sal_portfolio_chart_concentration (const SalAccountPortfolio *portfolio)
{
  SalChart *chart = sal_chart_new (SAL_CHART_LINE);
  SalChartFormat format = sal_chart_format_rate (0);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n;
  g_autofree double *shares = sal_account_portfolio_concentration (portfolio, &n);
  double won[N_PARTS + 1], same[N_PARTS + 1];

  sal_chart_set_title (chart, _ ("What Was Won, by Account"));
  sal_chart_set_category_title (chart, _ ("Accounts That Bought, the Largest First"));
  if (n == 0)
    return chart;
  for (int i = 0; i <= N_PARTS; i++)
    {
      same[i] = (double) i / N_PARTS;
      won[i] = read_share (shares, n, same[i]);
      g_ptr_array_add (names, sal_chart_format_exact (&format, same[i]));
    }
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names->pdata, names->len);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_add_series (
      chart, _ ("Share of What Was Won"), SAL_CHART_SERIES_ACTUAL, won, N_PARTS + 1);
  sal_chart_add_series (
      chart, _ ("If All Bought the Same"), SAL_CHART_SERIES_PLAN, same, N_PARTS + 1);

  return chart;
}

/**
 * sal_portfolio_describe_concentration:
 * @portfolio: accounts
 *
 * Says how few accounts most of what was won comes from: “80 % of what was won in twelve months
 * comes from 57 of 480 accounts that bought (12 %)”.
 *
 * Returns: (transfer full): a sentence
 */
char *
sal_portfolio_describe_concentration (const SalAccountPortfolio *portfolio)
{
  guint n, most = 0;
  g_autofree double *shares = sal_account_portfolio_concentration (portfolio, &n);
  g_autofree char *all = sal_number_format (n, 0);
  g_autofree char *few = NULL;

  if (n == 0)
    return g_strdup (_ ("Nothing was won in twelve months."));
  while (shares[most] < MOST)
    most++;
  few = sal_number_format (most + 1, 0);

  /* translators: a share, two numbers and the share that the first is of the second */
  return g_strdup_printf (
      ngettext (
          "%1$d\302\240%% of what was won in twelve months comes from %2$s of %3$s account that "
          "bought (%4$.0f\302\240%%).",
          "%1$d\302\240%% of what was won in twelve months comes from %2$s of %3$s accounts that "
          "bought (%4$.0f\302\240%%).",
          n),
      (int) (MOST * 100),
      few,
      all,
      100.0 * (most + 1) / n);
}

typedef struct
{
  guint account;
  double revenue;
} Ranked;

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->revenue != other->revenue)
    return one->revenue < other->revenue ? 1 : -1;

  return (one->account > other->account) - (one->account < other->account);
}

/**
 * sal_portfolio_chart_matrix:
 * @portfolio: accounts
 * @scheme: the scheme they are scored by
 * @limit: how many accounts are shown at most, those that bought most first
 *
 * Places accounts by the two sides of their score. Those at the lower right are worth developing,
 * which the score alone hides.
 *
 * Returns: (transfer full): points, one for each account that has both sides
 */
SalChart *
sal_portfolio_chart_matrix (const SalAccountPortfolio *portfolio,
                            const SalTierScheme *scheme,
                            guint limit)
{
  SalChart *chart = sal_chart_new (SAL_CHART_SCATTER);
  SalChartFormat format = sal_chart_format_count ();
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autofree double *across = g_new (double, limit + 1), *up = g_new (double, limit + 1);
  g_autofree const char **names = g_new0 (const char *, limit + 1);
  g_autofree guint8 *scores = g_new (guint8, scheme->criteria->len + 1);
  guint n = 0;

  for (guint i = 0; i < portfolio->accounts->len; i++)
    {
      double revenue =
          g_array_index (portfolio->accounts, SalPortfolioAccount, i).values[SAL_TIER_REVENUE];
      Ranked one = { i, isnan (revenue) ? 0 : revenue };

      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_falling);
  for (guint i = 0; i < ranked->len && n < limit; i++)
    {
      guint account = g_array_index (ranked, Ranked, i).account;

      sal_account_portfolio_score (portfolio, scheme, account, scores);
      if (!sal_tier_scheme_place (scheme, scores, &across[n], &up[n]))
        continue;
      names[n++] = g_array_index (portfolio->accounts, SalPortfolioAccount, account).name;
    }
  sal_chart_set_title (chart, _ ("Attractiveness and Relationship"));
  sal_chart_set_categories (chart, names, n);
  sal_chart_set_series_format (
      chart,
      sal_chart_add_series (chart, _ ("Attractiveness"), SAL_CHART_SERIES_ACTUAL, across, n),
      &format);
  sal_chart_set_series_format (
      chart,
      sal_chart_add_series (chart, _ ("Relationship"), SAL_CHART_SERIES_ACTUAL, up, n),
      &format);

  return chart;
}
