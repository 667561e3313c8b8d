/* sal-replay-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-chart-bins.h"
#include "sal-money.h"

#define MOST_BINS 40
#define N_TENTHS  10

static void
set_bins (SalChart *chart, const GArray *values, const SalChartFormat *format, const char *name)
{
  const double *all = (const double *) (gconstpointer) values->data;
  g_autoptr (GArray) edges = sal_chart_bins_choose (all, values->len, MOST_BINS);
  const double *edge = (const double *) (gconstpointer) edges->data;
  SalChartFormat count = sal_chart_format_count ();
  g_autoptr (GArray) counts = NULL;

  if (edges->len < 2)
    return;
  counts = sal_chart_bins_count (all, values->len, edge, edges->len);
  sal_chart_set_edges (chart, edge, edges->len, format);
  sal_chart_set_format (chart, &count);
  sal_chart_add_series (chart,
                        name,
                        SAL_CHART_SERIES_ACTUAL,
                        (const double *) (gconstpointer) counts->data,
                        counts->len);
}

static void
mark_budget (SalChart *chart, const GArray *values, double budget)
{
  g_autoptr (GArray) edges =
      sal_chart_bins_choose ((const double *) (gconstpointer) values->data, values->len, MOST_BINS);
  double first, width;

  if (edges->len < 2)
    return;
  first = g_array_index (edges, double, 0);
  width = g_array_index (edges, double, 1) - first;
  sal_chart_set_mark (chart, _ ("Budget"), (budget - first) / width);
}

/**
 * sal_replay_chart_attainment:
 * @summary: what a replay comes to
 *
 * Draws how many people attained how much of their quotas.
 *
 * Returns: (transfer full): a histogram; empty if nobody has a quota
 */
SalChart *
sal_replay_chart_attainment (const SalReplaySummary *summary)
{
  SalChart *chart = sal_chart_new (SAL_CHART_HISTOGRAM);
  SalChartFormat format = sal_chart_format_rate (0);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < summary->people->len; i++)
    {
      double attainment = g_array_index (summary->people, SalReplayPerson, i).attainment;

      if (!isnan (attainment))
        g_array_append_val (values, attainment);
    }
  sal_chart_set_title (chart, _ ("Attainment"));
  sal_chart_set_category_title (chart, _ ("Attainment"));
  set_bins (chart, values, &format, _ ("People"));

  return chart;
}

/**
 * sal_replay_chart_performance:
 * @summary: what a replay comes to
 *
 * Draws what people are paid, of their target, against what they attain.
 *
 * Returns: (transfer full): points, one for each person who has both
 */
SalChart *
sal_replay_chart_performance (const SalReplaySummary *summary)
{
  SalChart *chart = sal_chart_new (SAL_CHART_SCATTER);
  SalChartFormat format = sal_chart_format_rate (0);
  guint n = summary->people->len, n_points = 0;
  g_autofree double *across = g_new (double, n + 1), *up = g_new (double, n + 1);
  g_autofree const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const SalReplayPerson *person = &g_array_index (summary->people, SalReplayPerson, i);
      double payout = sal_replay_person_get_payout (person);

      if (isnan (payout) || isnan (person->attainment))
        continue;
      across[n_points] = person->attainment;
      up[n_points] = payout;
      names[n_points++] = person->participant;
    }
  sal_chart_set_title (chart, _ ("Pay and Performance"));
  sal_chart_set_categories (chart, names, n_points);
  sal_chart_set_series_format (
      chart,
      sal_chart_add_series (chart, _ ("Attainment"), SAL_CHART_SERIES_ACTUAL, across, n_points),
      &format);
  sal_chart_set_series_format (
      chart,
      sal_chart_add_series (chart, _ ("Payout over Target"), SAL_CHART_SERIES_ACTUAL, up, n_points),
      &format);

  return chart;
}

/* What those have in all who are the first @people of all; between two people on the line. */
static double
read_lorenz (const GArray *points, double people)
{
  for (guint i = 1; i < points->len; i++)
    {
      const SalLorenzPoint *one = &g_array_index (points, SalLorenzPoint, i - 1);
      const SalLorenzPoint *next = &g_array_index (points, SalLorenzPoint, i);

      if (people <= next->people)
        return one->payout +
               (next->payout - one->payout) * (people - one->people) / (next->people - one->people);
    }

  return 1;
}

/**
 * sal_replay_chart_lorenz:
 * @summary: what a replay comes to
 *
 * Draws the Lorenz curve of payout over target, by tenths of the people, beside what it would be if
 * all had the same.
 *
 * Returns: (transfer full): two lines; none if nobody is paid
 */
SalChart *
sal_replay_chart_lorenz (const SalReplaySummary *summary)
{
  SalChart *chart = sal_chart_new (SAL_CHART_LINE);
  SalChartFormat format = sal_chart_format_rate (0);
  g_autoptr (GArray) points = sal_replay_summary_get_lorenz (summary);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  double payouts[N_TENTHS + 1], same[N_TENTHS + 1];

  sal_chart_set_title (chart, _ ("Who Has How Much of the Payout"));
  sal_chart_set_category_title (chart, _ ("People, Those with Least First"));
  if (points->len == 0)
    return chart;
  for (int i = 0; i <= N_TENTHS; i++)
    {
      same[i] = (double) i / N_TENTHS;
      payouts[i] = read_lorenz (points, same[i]);
      g_ptr_array_add (names, sal_chart_format_exact (&format, same[i]));
    }
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names->pdata, names->len);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_add_series (
      chart, _ ("Payout over Target"), SAL_CHART_SERIES_ACTUAL, payouts, N_TENTHS + 1);
  sal_chart_add_series (
      chart, _ ("If All Had the Same"), SAL_CHART_SERIES_PLAN, same, N_TENTHS + 1);

  return chart;
}

/**
 * sal_replay_chart_changes:
 * @changes: (element-type SalReplayChange): what changes for everybody, the most gained first
 * @currency: what amounts are in
 * @limit: at most so many people: half of them who gain most, and half who lose most
 *
 * Draws who gains and who loses by another version of the plans.
 *
 * Returns: (transfer full): bars, that of who gains most first
 */
SalChart *
sal_replay_chart_changes (const GArray *changes, const char *currency, guint limit)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_chart_format_money (currency);
  g_autofree double *gained = g_new (double, changes->len + 1);
  g_autofree const char **names = g_new0 (const char *, changes->len + 1);
  g_autofree char *title = NULL;
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const SalReplayChange *change = &g_array_index (changes, SalReplayChange, i);

      if (changes->len > limit && i >= limit / 2 && i + (limit - limit / 2) < changes->len)
        continue;
      names[n] = change->participant;
      gained[n++] = (double) (change->after - change->before);
    }
  title = n < changes->len
              /* translators: two numbers of people */
              ? g_strdup_printf (
                    _ ("Who Gains and Who Loses: %1$u of %2$u, by How Much"), n, changes->len)
              : g_strdup (_ ("Who Gains and Who Loses"));
  sal_chart_set_title (chart, title);
  sal_chart_set_format (chart, &format);
  sal_chart_set_horizontal (chart, TRUE);
  sal_chart_set_categories (chart, names, n);
  sal_chart_add_series (chart, _ ("Difference in Pay"), SAL_CHART_SERIES_ACTUAL, gained, n);

  return chart;
}

/**
 * sal_replay_chart_cost:
 * @simulation: years as they could be
 * @currency: what amounts are in
 * @budget: minor units; less than 0: there is none
 *
 * Draws how many years cost how much, and says how many of them exceed the budget.
 *
 * Returns: (transfer full): a histogram
 */
SalChart *
sal_replay_chart_cost (const SalSimulation *simulation, const char *currency, gint64 budget)
{
  SalChart *chart = sal_chart_new (SAL_CHART_HISTOGRAM);
  SalChartFormat format = sal_chart_format_money (currency);
  SalChartFormat rate = sal_chart_format_rate (0);
  g_autofree char *title = g_strdup (_ ("Cost of a Year"));

  if (budget >= 0)
    {
      g_autofree char *amount = sal_money_format (budget, currency);
      g_autofree char *chance = sal_chart_format_exact (&rate, simulation->chance_over_budget);

      g_free (title);
      /* translators: a share of all years, and an amount of money */
      title = g_strdup_printf (_ ("Cost of a Year: %s exceed the budget of %s"), chance, amount);
    }
  sal_chart_set_title (chart, title);
  sal_chart_set_category_title (chart, _ ("Cost of a Year"));
  set_bins (chart, simulation->costs, &format, _ ("Years"));
  if (budget >= 0)
    mark_budget (chart, simulation->costs, (double) budget);

  return chart;
}
