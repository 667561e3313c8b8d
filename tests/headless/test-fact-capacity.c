/* test-fact-capacity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "facts-fixture.h"
#include "sal-metric-normal.h"
#include "sal-rate.h"

/* February 2024, 29 days long, of a company of two units. */
#define FIRST (sal_date_from_ymd (2024, 2, 1))
#define LAST  (sal_date_from_ymd (2024, 2, 29))

static void
add_capacity (SalFacts *facts, gint32 unit, gint32 first, gint32 last, gint64 percent)
{
  SalCapacityFact capacity = { .position = unit,
                               .unit = unit,
                               .person = unit,
                               .first = first,
                               .last = last,
                               .full_time_equivalent = percent * (SAL_RATE_ONE / 100) };

  g_array_append_val (facts->capacities, capacity);
}

static void
add_won (SalFacts *facts, gint32 unit, gint64 amount)
{
  guint row = sal_facts_append (facts, 100 + facts->n_rows);

  facts->amount[row] = amount;
  facts->probability[row] = 0;
  facts->closes[row] = FIRST + 3;
  facts->created[row] = FIRST - 20;
  facts->status[row] = SAL_FACT_WON;
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (facts, d, row, 0);
  sal_facts_set_code (facts, SAL_FACT_UNIT, row, unit);
}

static SalFacts *
create_facts (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  SalFacts *facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2024, 6, 1));

  sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 1001, "East");
  sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 1002, "West");

  return facts;
}

static SalFactQuery *
create_query (gint32 first, gint32 last)
{
  SalFactQuery *query = sal_fact_query_new ();

  sal_fact_query_ask (query, sal_metric_find ("bookings"));
  sal_fact_query_ask_capacity (query);
  sal_fact_query_set_days (query, first, last);

  return query;
}

static const gint64 *
measures_of (const SalFactResult *result, gint32 code)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      if (group->codes[0] == code)
        return group->measures;
    }

  g_assert_not_reached ();
}

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-6);
}

/* Worked by hand: East has one person all month and a half-time one for its last 10 of 29 days,
 * West two. East books 3,000.00, West 1,000.00. */
static void
test_worked (void)
{
  g_autoptr (SalFacts) facts = create_facts ();
  g_autoptr (SalFactQuery) query = create_query (FIRST, LAST);
  g_autoptr (SalFactResult) units = NULL;
  g_autofree char *text = NULL;
  const SalMetric *bookings = sal_metric_find ("bookings");
  const SalMetric *average = sal_metric_find ("average_deal");
  const gint64 *east, *west, *whole;

  add_capacity (facts, 1, SAL_DATE_NONE, G_MAXINT32, 100);
  add_capacity (facts, 1, LAST - 9, LAST + 60, 50);
  add_capacity (facts, 2, FIRST - 5, LAST, 200);
  add_capacity (facts, 2, LAST + 1, LAST + 9, 100);
  add_won (facts, 1, 100000);
  add_won (facts, 1, 200000);
  add_won (facts, 2, 100000);
  sal_fact_query_ask (query, average);
  sal_fact_query_group_by (query, SAL_FACT_UNIT);
  units = sal_fact_query_run (query, facts);
  east = measures_of (units, 1);
  west = measures_of (units, 2);
  whole = units->total.measures;

  assert_near (sal_metric_compute_capacity (east), 1 + 0.5 * 10 / 29);
  assert_near (sal_metric_compute_capacity (west), 2);
  assert_near (sal_metric_compute_capacity (whole), 3 + 0.5 * 10 / 29);
  g_assert_cmpfloat_with_epsilon (sal_metric_compute_per_capacity (bookings, west), 50000, 1e-3);
  g_assert_cmpfloat_with_epsilon (
      sal_metric_compute_per_capacity (bookings, east), 300000 * 58.0 / 68, 0.5);
  assert_near (sal_metric_compute_share (bookings, west, whole), 0.25);
  /* 50,000 against 400,000 ÷ 3.172414 = 126,086.96 */
  g_assert_cmpfloat_with_epsilon (sal_metric_compute_index (bookings, west, whole), 39.6552, 1e-3);

  /* an average is held against the company's as it is: 1,500.00 against 1,333.33 */
  g_assert_true (isnan (sal_metric_compute_per_capacity (average, east)));
  g_assert_true (isnan (sal_metric_compute_share (average, east, whole)));
  g_assert_cmpfloat_with_epsilon (sal_metric_compute_index (average, east, whole), 112.5, 0.01);

  text = sal_metric_explain_per_capacity (bookings, west, "USD");
  g_assert_cmpstr (text, ==, "$1,000.00 ÷ 2.00 full-time equivalents = $500.00");
}

/* Over time the average of the whole is not the sum of those of its months. */
static void
test_time (void)
{
  g_autoptr (SalFacts) facts = create_facts ();
  g_autoptr (SalFactQuery) query = create_query (FIRST, sal_date_from_ymd (2024, 3, 31));
  g_autoptr (SalFactResult) months = NULL;

  add_capacity (facts, 1, sal_date_from_ymd (2024, 3, 1), G_MAXINT32, 100);
  sal_fact_query_group_by (query, SAL_FACT_MONTH);
  months = sal_fact_query_run (query, facts);

  g_assert_cmpuint (months->groups->len, ==, 1);
  assert_near (
      sal_metric_compute_capacity (g_array_index (months->groups, SalFactGroup, 0).measures), 1);
  assert_near (sal_metric_compute_capacity (months->total.measures), 31.0 / 60);
}

/* Nobody, no days, or something that capacity is not known for: no figure, and why. */
static void
test_none (void)
{
  g_autoptr (SalFacts) facts = create_facts ();
  g_autoptr (SalFactQuery) query = create_query (FIRST, LAST);
  g_autoptr (SalFactResult) nobody = sal_fact_query_run (query, facts);
  g_autoptr (SalFactResult) segments = NULL;
  g_autoptr (SalFactResult) always = NULL;
  g_autofree char *of_nobody = sal_fact_query_why_no_capacity (query);
  g_autofree char *of_segments = NULL;
  g_autofree char *of_always = NULL;
  g_autofree char *text = NULL;
  const SalMetric *bookings = sal_metric_find ("bookings");

  g_assert_null (of_nobody);
  g_assert_cmpint (nobody->total.measures[SAL_MEASURE_CAPACITY], ==, 0);
  g_assert_true (isnan (sal_metric_compute_per_capacity (bookings, nobody->total.measures)));
  text = sal_metric_explain_per_capacity (bookings, nobody->total.measures, "USD");
  g_assert_cmpstr (text, ==, "– (nobody holds a position in these days)");

  add_capacity (facts, 1, SAL_DATE_NONE, G_MAXINT32, 100);
  sal_fact_query_group_by (query, SAL_FACT_SEGMENT);
  segments = sal_fact_query_run (query, facts);
  of_segments = sal_fact_query_why_no_capacity (query);
  g_assert_nonnull (of_segments);
  g_assert_cmpint (segments->total.measures[SAL_MEASURE_CAPACITY], ==, SAL_MEASURE_NONE);

  sal_fact_query_clear_groups (query);
  sal_fact_query_set_days (query, SAL_DATE_NONE, SAL_DATE_NONE);
  always = sal_fact_query_run (query, facts);
  of_always = sal_fact_query_why_no_capacity (query);
  g_assert_nonnull (of_always);
  g_assert_true (isnan (sal_metric_compute_capacity (always->total.measures)));
}

/* --- against plain SQL --- */

#define DAYS                                                                                       \
  "(julianday (min (coalesce (a.valid_to, '9'), coalesce (p.valid_to, '9'), '%s'))"                \
  " - julianday (max (coalesce (a.valid_from, '0'), coalesce (p.valid_from, '0'), '%s')) + 1)"
#define SHARE "coalesce (p.full_time_equivalent, 1e9) / 1e9 * coalesce (a.share, 1e9) / 1e9"

static void
assert_capacity (FactsFixture *fixture,
                 SalFacts *facts,
                 SalFactDimension dimension,
                 const char *column,
                 gint32 first,
                 gint32 last)
{
  g_autoptr (SalFactQuery) query = create_query (first, last);
  g_autoptr (SalFactResult) result = NULL;
  char from[SAL_DATE_BUFFER], to[SAL_DATE_BUFFER];
  double sum = 0;

  sal_fact_query_group_by (query, dimension);
  result = sal_fact_query_run (query, facts);
  sal_date_write_iso (first, from);
  sal_date_write_iso (last, to);
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      gint64 id = sal_dimension_get_id (facts->dimensions[dimension], group->codes[0]);
      g_autoptr (GPtrArray) rows =
          facts_fixture_query (fixture,
                               "SELECT coalesce (sum (" SHARE " * max (" DAYS ", 0)), 0)"
                               " FROM assignment a JOIN position p ON p.id = a.position"
                               " WHERE coalesce (%s, 0) = %" G_GINT64_FORMAT,
                               to,
                               from,
                               column,
                               id);
      double expected = g_ascii_strtod (g_ptr_array_index (rows, 0), NULL) / (last - first + 1);
      double value = sal_metric_compute_capacity (group->measures);

      g_assert_cmpfloat_with_epsilon (value, expected, 1e-4);
      sum += value;
    }
  g_assert_cmpfloat (sum, >, 0);
  g_assert_cmpfloat_with_epsilon (sal_metric_compute_capacity (result->total.measures), sum, 1e-6);
}

static void
test_sql (void)
{
  g_auto (FactsFixture) fixture = { 0 };
  g_autoptr (SalFacts) facts = NULL;

  facts_fixture_init (&fixture, 50, FALSE);
  facts = facts_fixture_load (&fixture, NULL, 0);
  for (int i = 0; i < 10; i++)
    {
      gint32 first = sal_date_from_ymd (2024, 9, 1) + g_test_rand_int_range (0, 300);
      gint32 last = first + g_test_rand_int_range (60, 400);

      assert_capacity (&fixture, facts, SAL_FACT_PERSON, "a.person", first, last);
      assert_capacity (&fixture, facts, SAL_FACT_POSITION, "a.position", first, last);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fact-capacity/worked", test_worked);
  g_test_add_func ("/fact-capacity/time", test_time);
  g_test_add_func ("/fact-capacity/none", test_none);
  g_test_add_func ("/fact-capacity/sql", test_sql);

  return g_test_run ();
}
