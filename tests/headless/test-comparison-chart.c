/* test-comparison-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "facts-fixture.h"
#include "sal-explanation.h"
#include "sal-tile-chart.h"

enum
{
  FIGURE,
  SHARE,
  CAPACITY,
  PER_CAPACITY,
  INDEX,
};

typedef struct
{
  FactsFixture fixture;
  SalFacts *facts;
  SalFactQuery *filters;
  SalPeriod year;
} Company;

static void
company_init (Company *self)
{
  *self = (Company){ 0 };
  facts_fixture_init (&self->fixture, 600, FALSE);
  self->facts = facts_fixture_load (&self->fixture, NULL, 0);
  self->filters = sal_fact_query_new ();
  self->year = sal_facts_latest_period (self->facts, SAL_PERIOD_YEAR);
  self->year.year--;
}

static void
company_clear (Company *self)
{
  sal_fact_query_free (self->filters);
  sal_facts_free (self->facts);
  facts_fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Company, company_clear)

static SalTileContent *
create_content (Company *self, const char *metric, SalFactDimension dimension)
{
  SalDashboardTile *tile = sal_dashboard_tile_new (SAL_TILE_COMPARE, metric);
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_new ();
  g_autoptr (SalDashboardFigures) figures = NULL;

  tile->dimension = dimension;
  sal_dashboard_layout_add (layout, tile);
  figures = sal_dashboard_figures_new (self->facts, self->filters, self->year, layout);

  return sal_tile_content_new (figures, tile);
}

static double
value_at (const SalTileContent *content, guint series, guint category)
{
  SalChartDatum datum = { .series = series, .category = category };

  return sal_chart_get_value (content->chart, &datum);
}

static SalDrillPath *
create_path (Company *self, const char *metric, SalFactDimension dimension, gint32 code)
{
  SalDrillPath *path = sal_drill_path_new (self->year);

  sal_drill_path_set_metric (path, sal_metric_find (metric));
  sal_drill_path_push (path, self->facts, dimension, code);

  return path;
}

static double
add_up_records (Company *self, const SalDrillPath *path)
{
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, self->facts);
  g_autoptr (GArray) ids =
      sal_fact_query_ids (query, self->facts, sal_drill_path_get_metric (path));
  double sum = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      guint row;

      g_assert_true (sal_facts_find (self->facts, g_array_index (ids, gint64, i), &row));
      sum += (double) self->facts->amount[row];
    }

  return sum;
}

/* Every figure drills to records that sum to it, is held against the company's by the arithmetic
 * that Explain says, and the best stand first; what is of nobody last. */
static void
assert_dimension (Company *self, const char *metric, SalFactDimension dimension)
{
  g_autoptr (SalTileContent) content = create_content (self, metric, dimension);
  double before = INFINITY;
  guint n_indexed = 0;

  g_assert_null (content->problem);
  g_assert_cmpuint (sal_chart_get_n_series (content->chart), ==, INDEX + 1);
  g_assert_cmpuint (content->codes->len, ==, sal_chart_get_n_categories (content->chart));
  for (guint i = 0; i < content->codes->len; i++)
    {
      g_autoptr (SalDrillPath) path =
          create_path (self, metric, dimension, g_array_index (content->codes, gint32, i));
      g_autoptr (SalExplanation) explanation = sal_explanation_new (self->facts, path);
      double index = value_at (content, INDEX, i);
      g_autofree char *said = g_strdup_printf ("= %.0f", index);

      g_assert_cmpfloat (value_at (content, FIGURE, i), ==, add_up_records (self, path));
      g_assert_nonnull (sal_explanation_find (explanation, "Per Full-Time Equivalent"));
      if (isnan (index))
        continue;
      n_indexed++;
      if (g_array_index (content->codes, gint32, i) == SAL_DIMENSION_NONE)
        g_assert_cmpuint (i, ==, content->codes->len - 1);
      else
        g_assert_cmpfloat (index, <=, before);
      before = index;
      g_assert_cmpfloat_with_epsilon (
          value_at (content, PER_CAPACITY, i) * value_at (content, CAPACITY, i),
          value_at (content, FIGURE, i),
          0.01);
      if (index < 1000)
        g_assert_true (g_str_has_suffix (sal_explanation_find (explanation, "Index"), said));
    }
  g_assert_cmpuint (n_indexed, >, 0);
}

static void
test_drill (void)
{
  g_auto (Company) company = { 0 };

  company_init (&company);
  assert_dimension (&company, "bookings", SAL_FACT_UNIT);
  assert_dimension (&company, "bookings", SAL_FACT_PERSON);
  assert_dimension (&company, "pipeline", SAL_FACT_POSITION);
}

/* Of a rate there are no shares; the company stays the company when a unit is filtered for. */
static void
test_rate (void)
{
  g_auto (Company) company = { 0 };
  g_autoptr (SalTileContent) people = NULL;
  g_autoptr (SalTileContent) filtered = NULL;

  company_init (&company);
  people = create_content (&company, "win_rate", SAL_FACT_PERSON);
  g_assert_cmpuint (sal_chart_get_n_series (people->chart), ==, 2);

  sal_fact_query_set_filter (
      company.filters, SAL_FACT_PERSON, g_array_index (people->codes, gint32, 0));
  filtered = create_content (&company, "win_rate", SAL_FACT_PERSON);
  g_assert_cmpuint (filtered->codes->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (value_at (filtered, 1, 0), value_at (people, 1, 0), 1e-9);
}

/* Nobody is of a segment: no capacity, and the tile says so. By the figure itself then. */
static void
test_lacking (void)
{
  g_auto (Company) company = { 0 };
  g_autoptr (SalTileContent) content = NULL;

  company_init (&company);
  sal_fact_query_set_filter (company.filters, SAL_FACT_SEGMENT, 1);
  content = create_content (&company, "bookings", SAL_FACT_PERSON);

  g_assert_nonnull (content->note);
  g_assert_false (isnan (value_at (content, FIGURE, 0)));
  g_assert_true (isnan (value_at (content, PER_CAPACITY, 0)));
  g_assert_true (isnan (value_at (content, INDEX, 0)));
  for (guint i = 1; i < content->codes->len; i++)
    {
      if (g_array_index (content->codes, gint32, i) != SAL_DIMENSION_NONE)
        g_assert_cmpfloat (value_at (content, FIGURE, i), <=, value_at (content, FIGURE, i - 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison-chart/drill", test_drill);
  g_test_add_func ("/comparison-chart/rate", test_rate);
  g_test_add_func ("/comparison-chart/lacking", test_lacking);

  return g_test_run ();
}
