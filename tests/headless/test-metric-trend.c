/* test-metric-trend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-limits.h"
#include "sal-metric-trend.h"

#include <math.h>
#include <string.h>

#include "facts-fixture.h"

static FactsFixture fixture;
static SalFacts *facts;

static SalMetricTrend *
create (const char *key)
{
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  const SalMetric *metric = sal_facts_find_metric (facts, key);

  g_test_message ("%s", key);
  g_assert_nonnull (metric);

  return sal_metric_trend_new (facts, filters, metric, SAL_CONTROL_DEFAULT_RULES);
}

/* Which metrics have a valid chart, and which. */
static void
test_trend_charting (void)
{
  static const struct
  {
    const char *key;
    int charting; /* −1: none */
  } cases[] = {
    { "bookings", SAL_CHARTING_FLOW },
    { "won", SAL_CHARTING_FLOW },
    { "activities", SAL_CHARTING_FLOW },
    { "invoiced", SAL_CHARTING_FLOW },
    { "win_rate", SAL_CHARTING_PROPORTION },
    { "conversion", SAL_CHARTING_PROPORTION },
    { "win_rate_by_value", SAL_CHARTING_MEAN },
    { "average_deal", SAL_CHARTING_MEAN },
    { "cycle", SAL_CHARTING_MEAN },
    { "new_share", SAL_CHARTING_MEAN },
    { "discount", SAL_CHARTING_MEAN },
    { "recurring_revenue", SAL_CHARTING_STOCK },
    { "quota", -1 },
    { "attainment", -1 },
    { "pipeline", -1 },
    { "weighted_pipeline", -1 },
    { "coverage", -1 },
    { "velocity", -1 },
    { "net_retention", -1 },
    { "gross_retention", -1 },
    { "conversion_so_far", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = NULL;
      SalCharting charting;
      gboolean found =
          sal_metric_find_charting (sal_metric_find (cases[i].key), &charting, &problem);

      g_test_message ("%s: %s", cases[i].key, problem != NULL ? problem : "charted");
      g_assert_cmpint (found, ==, cases[i].charting >= 0);
      g_assert_true (found == (problem == NULL));
      if (found)
        g_assert_cmpint (charting, ==, cases[i].charting);
    }
}

/* Every month is what a query of that month alone says, and so is every point. */
static void
test_trend_values (void)
{
  static const char *const keys[] = { "bookings", "win_rate", "cycle",
                                      "invoiced", "pipeline", "recurring_revenue" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (SalMetricTrend) trend = create (keys[i]);
      const SalMetric *metric = sal_facts_find_metric (facts, keys[i]);

      g_assert_cmpuint (trend->n_months, >=, 24);
      g_assert_true ((trend->points != NULL) == (trend->problem == NULL));
      for (guint month = 0; month < trend->n_months; month++)
        {
          g_autoptr (SalFactQuery) query = sal_fact_query_new ();
          g_autoptr (SalFactResult) result = NULL;
          gint32 first, last;
          double value;

          sal_fiscal_calendar_days_of (
              facts->calendar,
              sal_fact_code_to_period (SAL_FACT_MONTH, trend->first_month + (gint32) month),
              &first,
              &last);
          g_assert_cmpint (last, <, facts->as_of);
          sal_fact_query_set_days (query, first, last);
          sal_fact_query_ask (query, metric);
          result = sal_fact_query_run (query, facts);
          value = sal_metric_compute (metric, result->total.measures);
          if (isnan (value))
            {
              g_assert_true (isnan (trend->values[month]));
              continue;
            }
          g_assert_cmpfloat_with_epsilon (trend->values[month], value, 1e-6);
          if (trend->points != NULL)
            g_assert_cmpfloat_with_epsilon (
                g_array_index (trend->points, SalControlPoint, month).value,
                value,
                1e-6 * MAX (1, fabs (value)));
        }
    }
}

/* The limits of a proportion, by hand: p̄ ± 3 √(p̄ (1 − p̄) ÷ n), wider by the same factor each month
 * if it varies more than that. */
static void
test_trend_proportion (void)
{
  g_autoptr (SalMetricTrend) trend = create ("win_rate");
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  double won = 0, decided = 0, center, factor = NAN;

  sal_fact_query_group_by (query, SAL_FACT_MONTH);
  result = sal_fact_query_run (query, facts);
  for (guint round = 0; round < 2; round++)
    {
      center = won / decided;
      for (guint i = 0; i < result->groups->len; i++)
        {
          const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
          int month = group->codes[0] - trend->first_month;
          double n = (double) (group->measures[SAL_MEASURE_WON_COUNT] +
                               group->measures[SAL_MEASURE_LOST_COUNT]);
          const SalControlPoint *point;

          if (month < 0 || month >= (int) trend->n_months)
            continue;
          if (round == 0 && month < (int) trend->n_baseline)
            {
              won += (double) group->measures[SAL_MEASURE_WON_COUNT];
              decided += n;
            }
          if (round == 0 || n == 0)
            continue;
          point = &g_array_index (trend->points, SalControlPoint, (guint) month);
          g_assert_cmpfloat_with_epsilon (point->center, center, 1e-12);
          if (isnan (factor))
            factor = point->sigma / sqrt (center * (1 - center) / n);
          g_assert_cmpfloat (factor, >=, 1 - 1e-9);
          g_assert_cmpfloat_with_epsilon (
              point->sigma, factor * sqrt (center * (1 - center) / n), 1e-12);
        }
    }
  g_assert_false (isnan (factor));
}

/* A stock is held against what it was a month before, and by how much it usually changes. */
static void
test_trend_stock (void)
{
  g_autoptr (SalMetricTrend) trend = create ("recurring_revenue");
  double sum = 0, ranges = 0, mean;

  for (guint i = 1; i < trend->n_baseline; i++)
    sum += trend->values[i] - trend->values[i - 1];
  mean = sum / (trend->n_baseline - 1);
  for (guint i = 2; i < trend->n_baseline; i++)
    ranges += fabs (trend->values[i] - 2 * trend->values[i - 1] + trend->values[i - 2]);
  for (guint i = 1; i < trend->n_months; i++)
    {
      const SalControlPoint *point = &g_array_index (trend->points, SalControlPoint, i);
      double center = trend->values[i - 1] + mean;
      double width = 2.66 * ranges / (trend->n_baseline - 2);

      g_assert_cmpfloat_with_epsilon (point->center, center, 1e-6 * fabs (center));
      g_assert_cmpfloat_with_epsilon (point->upper, center + width, 2e-3 * fabs (center));
    }
}

/* In words: what the limits are, or why there are none. */
static void
test_trend_describe (void)
{
  g_autoptr (SalMetricTrend) bookings = create ("bookings");
  g_autoptr (SalMetricTrend) pipeline = create ("pipeline");
  g_autofree char *with = sal_metric_trend_describe (bookings, facts);
  g_autofree char *without = sal_metric_trend_describe (pipeline, facts);

  g_test_message ("%s", with);
  g_assert_true (g_str_has_prefix (with, "XmR chart, adjusted for the season by the month of the"));
  g_assert_nonnull (strstr (with, "; limits from "));
  g_assert_true (g_str_has_prefix (without, "It is made of what is open now"));
}

/* Without anything to tell from. */
static void
test_trend_empty (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  g_autoptr (SalFacts) empty = sal_facts_new (calendar, "USD", 20000);
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  g_autoptr (SalMetricTrend) trend = sal_metric_trend_new (
      empty, filters, sal_metric_find ("bookings"), SAL_CONTROL_DEFAULT_RULES);
  g_autofree char *text = sal_metric_trend_describe (trend, empty);

  g_assert_cmpuint (trend->n_months, ==, 0);
  g_assert_null (trend->points);
  g_assert_cmpstr (text, ==, "There is no month yet that is over.");
}

/* Frozen limits are those of the months chosen, and stay them. */
static void
test_trend_frozen (void)
{
  g_autoptr (SalMetricTrend) follows = create ("win_rate");
  g_autoptr (SalMetricTrend) frozen = NULL;
  g_autofree char *text = NULL;
  gint32 first = follows->first_month + 3;

  g_assert_false (follows->is_frozen);
  facts->limits_first = first;
  facts->limits_last = first + 13;
  frozen = create ("win_rate");
  text = sal_metric_trend_describe (frozen, facts);
  g_assert_true (frozen->is_frozen);
  g_assert_cmpint (frozen->first_month, ==, first);
  g_assert_cmpuint (frozen->n_baseline, ==, 14);
  g_assert_cmpuint (frozen->n_months, ==, follows->n_months - 3);
  g_assert_nonnull (strstr (text, "; limits frozen over "));
  facts->limits_first = facts->limits_last = SAL_DIMENSION_NONE;
}

/* More rules find what the usual ones do, and more. */
static void
test_trend_rules (void)
{
  static const char *const keys[] = { "bookings", "win_rate", "cycle",      "average_deal",
                                      "invoiced", "won",      "activities", "recurring_revenue" };
  guint n_more = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
      g_autoptr (SalMetricTrend) usual = create (keys[k]);
      g_autoptr (SalMetricTrend) all = sal_metric_trend_new (
          facts, filters, sal_facts_find_metric (facts, keys[k]), SAL_CONTROL_ALL_RULES);

      for (guint i = 0; i < usual->points->len; i++)
        {
          SalControlRules one = g_array_index (usual->points, SalControlPoint, i).violations;
          SalControlRules other = g_array_index (all->points, SalControlPoint, i).violations;

          g_assert_cmpuint (one & ~SAL_CONTROL_DEFAULT_RULES, ==, 0);
          g_assert_cmpuint (other & SAL_CONTROL_DEFAULT_RULES, ==, one);
          n_more += other != one;
        }
    }
  g_test_message ("%u months more", n_more);
  g_assert_cmpuint (n_more, >, 0);
}

static void
test_limits_problem (void)
{
  g_autofree char *none = sal_limits_find_problem (100, 112, 113);
  g_autofree char *few = sal_limits_find_problem (101, 112, 120);
  g_autofree char *behind = sal_limits_find_problem (100, 112, 112);
  g_autofree char *backwards = sal_limits_find_problem (112, 100, 120);

  g_assert_null (none);
  g_assert_cmpstr (few, ==, "Limits need at least 13 months.");
  g_assert_nonnull (strstr (behind, "No month behind the last one is over yet"));
  g_assert_cmpstr (backwards, ==, "The last month is before the first.");
}

static void
test_limits_text (void)
{
  g_autofree char *text = NULL;
  gint32 first, last;

  g_assert_true (sal_limits_from_text ("2025-P02/2026-P01", &first, &last));
  g_assert_cmpint (last - first, ==, 11);
  text = sal_limits_to_text (first, last);
  g_assert_cmpstr (text, ==, "2025-P02/2026-P01");
  g_assert_false (sal_limits_from_text ("2026-P02/2026-P01", &first, &last));
  g_assert_false (sal_limits_from_text ("2026-Q1/2026-Q2", &first, &last));
  g_assert_false (sal_limits_from_text ("2026-P01", &first, &last));
  g_assert_false (sal_limits_from_text ("", &first, &last));
}

int
main (int argc, char *argv[])
{
  static const char *keys[] = { "activities", "invoiced",   "recurring_revenue",
                                "discount",   "conversion", NULL };
  int status;

  g_test_init (&argc, &argv, NULL);
  facts_fixture_init_sample (&fixture, 12000);
  fixture.keys = g_strdupv ((char **) keys);
  facts = facts_fixture_load (&fixture, NULL, 0);

  g_test_add_func ("/metric-trend/charting", test_trend_charting);
  g_test_add_func ("/metric-trend/values", test_trend_values);
  g_test_add_func ("/metric-trend/proportion", test_trend_proportion);
  g_test_add_func ("/metric-trend/stock", test_trend_stock);
  g_test_add_func ("/metric-trend/describe", test_trend_describe);
  g_test_add_func ("/metric-trend/empty", test_trend_empty);
  g_test_add_func ("/metric-trend/frozen", test_trend_frozen);
  g_test_add_func ("/metric-trend/rules", test_trend_rules);
  g_test_add_func ("/metric-trend/limits-problem", test_limits_problem);
  g_test_add_func ("/metric-trend/limits-text", test_limits_text);
  status = g_test_run ();

  sal_facts_free (facts);
  facts_fixture_clear (&fixture);

  return status;
}
