/* test-change-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "facts-fixture.h"
#include "sal-metric-chart.h"
#include "sal-executive.h"
#include "sal-tile-chart.h"

static FactsFixture fixture;
static SalFacts *facts;
static SalFactQuery *filters;
static SalPeriod year;

static SalTileContent *
create_content (SalTileShow show, const char *metric, SalFactDimension dimension, SalPeriod period)
{
  SalDashboardTile *tile = sal_dashboard_tile_new (show, metric);
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_new ();
  g_autoptr (SalDashboardFigures) figures = NULL;

  tile->dimension = dimension;
  sal_dashboard_layout_add (layout, tile);
  figures = sal_dashboard_figures_new (facts, filters, period, layout);

  return sal_tile_content_new (figures, tile);
}

static double
value_at (const SalTileContent *content, guint category)
{
  return sal_chart_get_value (content->chart, &(SalChartDatum){ .category = category });
}

/* By a query of its own. */
static double
ask (const char *metric, SalPeriod period, SalFactDimension dimension, gint32 code)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  gint32 first, last;

  sal_fiscal_calendar_days_of (facts->calendar, period, &first, &last);
  sal_fact_query_set_days (query, first, last);
  if (code != SAL_METRIC_CHART_NO_CODE)
    sal_fact_query_set_filter (query, dimension, code);
  result = sal_fact_query_run (query, facts);

  return sal_metric_compute (sal_metric_find (metric), result->total.measures);
}

/* From what it was, step by step, to what it is; each step is what its value changed by. */
static void
assert_change (const char *metric, SalFactDimension dimension)
{
  g_autoptr (SalTileContent) content = create_content (SAL_TILE_CHANGE, metric, dimension, year);
  SalPeriod before = year;
  guint n = sal_chart_get_n_categories (content->chart);
  double level = value_at (content, 0), last_size = INFINITY;

  before.year--;
  g_test_message ("%s by %s: %u steps", metric, sal_fact_dimension_get_name (dimension), n - 2);
  g_assert_null (content->problem);
  g_assert_null (content->note);
  g_assert_cmpuint (content->codes->len, ==, n);
  g_assert_cmpuint (n, >=, 4);
  g_assert_cmpuint (n, <=, 10);
  g_assert_cmpfloat_with_epsilon (level, ask (metric, before, 0, SAL_METRIC_CHART_NO_CODE), 1e-6);
  for (guint i = 1; i + 1 < n; i++)
    {
      gint32 code = g_array_index (content->codes, gint32, i);
      double change = value_at (content, i);

      level += change;
      if (code == SAL_METRIC_CHART_NO_CODE)
        {
          g_assert_cmpuint (i, ==, n - 2);
          continue;
        }
      g_assert_cmpfloat (fabs (change), <=, last_size);
      last_size = fabs (change);
      if (dimension == SAL_FACT_UNIT)
        continue; /* with those below it, as its level shows */
      g_assert_cmpfloat_with_epsilon (
          change,
          ask (metric, year, dimension, code) - ask (metric, before, dimension, code),
          1e-6);
    }
  g_assert_cmpfloat_with_epsilon (level, value_at (content, n - 1), 1e-6);
  g_assert_cmpfloat_with_epsilon (level, ask (metric, year, 0, SAL_METRIC_CHART_NO_CODE), 1e-6);
}

static void
test_change_steps (void)
{
  assert_change ("bookings", SAL_FACT_UNIT);
  assert_change ("bookings", SAL_FACT_SEGMENT);
  assert_change ("bookings", SAL_FACT_PERSON);
  assert_change ("won", SAL_FACT_ACCOUNT);
  assert_change ("lost", SAL_FACT_TYPE);
}

/* What does not add up has no steps, and the tile says so. */
static void
test_change_ratio (void)
{
  g_autoptr (SalTileContent) content =
      create_content (SAL_TILE_CHANGE, "win_rate", SAL_FACT_UNIT, year);

  g_assert_null (content->chart);
  g_assert_cmpstr (content->problem,
                   ==,
                   "The parts of Win Rate do not add up: there is no telling which of them changed "
                   "it.");
}

/* A period that is running is held against as many days of the one before, and says so. */
static void
test_change_running (void)
{
  SalPeriod running =
      sal_fiscal_calendar_period_of (facts->calendar, facts->as_of, SAL_PERIOD_YEAR);
  g_autoptr (SalTileContent) content =
      create_content (SAL_TILE_CHANGE, "bookings", SAL_FACT_SEGMENT, running);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  gint32 first, last;

  sal_facts_get_days_before (facts, running, &first, &last);
  sal_fact_query_set_days (query, first, last);
  result = sal_fact_query_run (query, facts);
  g_assert_true (g_str_has_prefix (content->note, "As many days of "));
  g_assert_cmpfloat (
      value_at (content, 0), ==, (double) result->total.measures[SAL_MEASURE_WON_AMOUNT]);
}

/* What has not begun is not held against the year before. */
static void
test_figure_ahead (void)
{
  SalPeriod next = sal_fiscal_calendar_period_of (facts->calendar, facts->as_of, SAL_PERIOD_YEAR);
  g_autoptr (SalTileContent) running = NULL;
  g_autoptr (SalTileContent) ahead = NULL;

  running = create_content (SAL_TILE_FIGURE, "bookings", SAL_FACT_UNIT, next);
  next.year++;
  ahead = create_content (SAL_TILE_FIGURE, "bookings", SAL_FACT_UNIT, next);
  g_assert_true (g_str_has_suffix (running->note, " on these days last year"));
  g_assert_cmpstr (ahead->note, ==, "The period has not begun yet.");
}

/* A control chart has a month for each category, whatever the period is. */
static void
test_control_tile (void)
{
  g_autoptr (SalTileContent) content =
      create_content (SAL_TILE_CONTROL, "bookings", SAL_FACT_MONTH, year);
  g_autoptr (SalTileContent) pipeline =
      create_content (SAL_TILE_CONTROL, "pipeline", SAL_FACT_MONTH, year);

  g_assert_cmpint (sal_chart_get_kind (content->chart), ==, SAL_CHART_CONTROL);
  g_assert_nonnull (content->note);
  g_assert_cmpuint (content->codes->len, ==, sal_chart_get_n_categories (content->chart));
  for (guint i = 0; i < content->codes->len; i++)
    {
      SalPeriod month =
          sal_fact_code_to_period (SAL_FACT_MONTH, g_array_index (content->codes, gint32, i));

      g_assert_cmpfloat_with_epsilon (
          value_at (content, i), ask ("bookings", month, 0, SAL_METRIC_CHART_NO_CODE), 1e-3);
    }
  g_assert_cmpint (sal_chart_get_kind (pipeline->chart), ==, SAL_CHART_LINE);
  g_assert_true (g_str_has_prefix (pipeline->note, "It is made of what is open now"));
}

/* Each point is a person with both figures, the one with most of the first before the others. */
static void
test_scatter_tile (void)
{
  g_autoptr (SalTileContent) content = NULL;
  SalDashboardTile *tile = sal_dashboard_tile_new (SAL_TILE_SCATTER, "win_rate");
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_new ();
  g_autoptr (SalDashboardFigures) figures = NULL;
  double last = INFINITY;

  tile->plan = g_strdup ("average_deal");
  sal_dashboard_layout_add (layout, tile);
  figures = sal_dashboard_figures_new (facts, filters, year, layout);
  content = sal_tile_content_new (figures, tile);
  g_assert_null (content->problem);
  g_assert_cmpstr (content->title, ==, "Win Rate and Average Deal by Person");
  g_assert_cmpint (sal_chart_get_kind (content->chart), ==, SAL_CHART_SCATTER);
  g_assert_cmpuint (content->codes->len, >, 5);
  for (guint i = 0; i < content->codes->len; i++)
    {
      gint32 code = g_array_index (content->codes, gint32, i);
      double across = value_at (content, i);
      double rate =
          sal_chart_get_value (content->chart, &(SalChartDatum){ .series = 1, .category = i });

      g_assert_cmpfloat (rate, <=, last);
      g_assert_cmpfloat (rate, ==, ask ("win_rate", year, SAL_FACT_PERSON, code));
      g_assert_cmpfloat (across, ==, ask ("average_deal", year, SAL_FACT_PERSON, code));
      last = rate;
    }
}

/* What is shown across may be gone: then it is said, and there is no chart. */
static void
test_scatter_without (void)
{
  g_autoptr (SalTileContent) content = NULL;
  SalDashboardTile *tile = sal_dashboard_tile_new (SAL_TILE_SCATTER, "win_rate");
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_new ();
  g_autoptr (SalDashboardFigures) figures = NULL;

  tile->plan = g_strdup ("gone");
  sal_dashboard_layout_add (layout, tile);
  figures = sal_dashboard_figures_new (facts, filters, year, layout);
  content = sal_tile_content_new (figures, tile);
  g_assert_null (content->chart);
  g_assert_cmpstr (content->problem, ==, "There is no metric “gone” any more.");
}

/* The bins hold everybody who has a figure. */
static void
test_histogram_tile (void)
{
  g_autoptr (SalTileContent) content =
      create_content (SAL_TILE_HISTOGRAM, "bookings", SAL_FACT_PERSON, year);
  const SalDimension *people = facts->dimensions[SAL_FACT_PERSON];
  double n = 0;
  guint expected = 0;

  g_assert_cmpstr (content->title, ==, "Distribution of Bookings by Person");
  g_assert_cmpint (sal_chart_get_kind (content->chart), ==, SAL_CHART_HISTOGRAM);
  g_assert_cmpuint (content->codes->len, ==, sal_chart_get_n_categories (content->chart));
  for (guint i = 0; i < content->codes->len; i++)
    {
      g_assert_cmpint (g_array_index (content->codes, gint32, i), ==, SAL_METRIC_CHART_NO_CODE);
      n += value_at (content, i);
    }
  for (guint code = 1; code < sal_dimension_get_n_codes (people); code++)
    expected += ask ("bookings", year, SAL_FACT_PERSON, (gint32) code) > 0;
  g_assert_cmpfloat (n, ==, expected);
  g_assert_cmpuint (expected, >, 5);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  facts_fixture_init_sample (&fixture, 6000);
  facts = facts_fixture_load (&fixture, NULL, 0);
  filters = sal_fact_query_new ();
  year = sal_facts_latest_period (facts, SAL_PERIOD_YEAR);
  year.year--;

  g_test_add_func ("/change-chart/steps", test_change_steps);
  g_test_add_func ("/change-chart/ratio", test_change_ratio);
  g_test_add_func ("/change-chart/running", test_change_running);
  g_test_add_func ("/change-chart/control", test_control_tile);
  g_test_add_func ("/change-chart/figure-ahead", test_figure_ahead);
  g_test_add_func ("/spread-chart/scatter", test_scatter_tile);
  g_test_add_func ("/spread-chart/without", test_scatter_without);
  g_test_add_func ("/spread-chart/histogram", test_histogram_tile);
  status = g_test_run ();

  sal_fact_query_free (filters);
  sal_facts_free (facts);
  facts_fixture_clear (&fixture);

  return status;
}
