/* test-drill-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-drill-path.h"

#include <string.h>

/* Company ─ East ─ Boston, New York
 *         └ West
 *
 * One won opportunity of 1, 2, 4, … in each, in that order, and one of no unit. */
static const char *const units[] = { "Company", "East", "West", "Boston", "New York" };
static const gint32 parents[] = { 0, 1, 1, 2, 2 };

static void
add_row (SalFacts *facts, gint32 unit, gint64 amount, const char *type, const char *closes)
{
  guint row = sal_facts_append (facts, 100 + amount);

  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (facts, d, row, SAL_DIMENSION_NONE);
  facts->amount[row] = amount;
  facts->probability[row] = 0;
  facts->status[row] = SAL_FACT_WON;
  facts->created[row] = SAL_DATE_NONE;
  g_assert_true (sal_date_parse_iso (closes, &facts->closes[row]));
  sal_facts_set_code (facts, SAL_FACT_UNIT, row, unit);
  sal_facts_set_code (
      facts,
      SAL_FACT_TYPE,
      row,
      sal_dimension_add_text (facts->dimensions[SAL_FACT_TYPE], type, strlen (type)));
}

/* @first_type comes first in the dictionary of types, so that codes differ from load to load. */
static SalFacts *
create_facts (const char *first_type)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  SalFacts *facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2026, 6, 30));

  sal_dimension_add_text (facts->dimensions[SAL_FACT_TYPE], first_type, strlen (first_type));
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gint32 code = sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 10 + (gint64) i, units[i]);

      sal_dimension_set_parent (facts->dimensions[SAL_FACT_UNIT], code, parents[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    add_row (facts, (gint32) i + 1, 1 << i, i % 2 == 0 ? "new" : "renewal", "2026-05-05");
  add_row (facts, SAL_DIMENSION_NONE, 32, "renewal", "2026-02-01");

  return facts;
}

static SalPeriod
period_of (const char *text)
{
  SalPeriod period;

  g_assert_true (sal_period_from_text (text, &period, NULL));

  return period;
}

static gint64
bookings (const SalDrillPath *path, SalFacts *facts)
{
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, facts);
  g_autoptr (SalFactResult) result = sal_fact_query_run (query, facts);

  return result->total.measures[SAL_MEASURE_WON_AMOUNT];
}

/* From the company down to what belongs to East itself. */
static void
test_drill_path_units (void)
{
  g_autoptr (SalFacts) facts = create_facts ("new");
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026"));
  SalFactDimension split;

  g_assert_cmpint (bookings (path, facts), ==, 63);
  sal_drill_path_push (path, facts, SAL_FACT_UNIT, 2);
  g_assert_cmpstr (sal_drill_path_get_label (path, 0), ==, "East");
  g_assert_cmpint (bookings (path, facts), ==, 2 + 8 + 16);
  g_assert_true (sal_drill_path_suggest_split (path, facts, &split));
  g_assert_cmpint (split, ==, SAL_FACT_UNIT);

  sal_drill_path_push (path, facts, SAL_FACT_UNIT, 2);
  g_assert_cmpstr (sal_drill_path_get_label (path, 1), ==, "East, directly");
  g_assert_cmpint (bookings (path, facts), ==, 2);
  g_assert_false (sal_drill_path_can_split (path, facts, SAL_FACT_UNIT));

  sal_drill_path_pop (path, 1);
  sal_drill_path_push (path, facts, SAL_FACT_UNIT, 4);
  g_assert_cmpstr (sal_drill_path_get_label (path, 1), ==, "Boston");
  g_assert_cmpint (bookings (path, facts), ==, 8);
  g_assert_false (sal_drill_path_can_split (path, facts, SAL_FACT_UNIT));
}

/* The company is split without having been chosen; choosing it is another thing than its own group.
 */
static void
test_drill_path_root (void)
{
  g_autoptr (SalFacts) facts = create_facts ("new");
  g_autoptr (SalDrillPath) group = sal_drill_path_new (period_of ("2026"));
  g_autoptr (SalDrillPath) choice = sal_drill_path_new (period_of ("2026"));
  g_autoptr (SalDrillPath) none = sal_drill_path_new (period_of ("2026"));

  sal_drill_path_push (group, facts, SAL_FACT_UNIT, 1);
  g_assert_cmpstr (sal_drill_path_get_label (group, 0), ==, "Company, directly");
  g_assert_cmpint (bookings (group, facts), ==, 1);

  sal_drill_path_restrict (choice, facts, SAL_FACT_UNIT, 1);
  g_assert_cmpstr (sal_drill_path_get_label (choice, 0), ==, "Company");
  g_assert_cmpint (bookings (choice, facts), ==, 31);
  g_assert_true (sal_drill_path_can_split (choice, facts, SAL_FACT_UNIT));

  sal_drill_path_push (none, facts, SAL_FACT_UNIT, SAL_DIMENSION_NONE);
  g_assert_cmpint (bookings (none, facts), ==, 32);
  g_assert_false (sal_drill_path_can_split (none, facts, SAL_FACT_UNIT));
}

/* Every level adds up to the group that was chosen, whatever it is split by. */
static void
test_drill_path_sums (void)
{
  g_autoptr (SalFacts) facts = create_facts ("new");

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026"));
      SalFactDimension split;

      while (sal_drill_path_get_n_steps (path) < 6)
        {
          g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, facts);
          g_autoptr (SalFactResult) result = NULL;
          const SalFactGroup *group;

          do
            split = g_test_rand_int_range (0, SAL_FACT_N_DIMENSIONS);
          while (!sal_drill_path_can_split (path, facts, split) && split != SAL_FACT_STATUS);
          if (!sal_drill_path_can_split (path, facts, split))
            break;

          sal_fact_query_group_by (query, split);
          result = sal_fact_query_run (query, facts);
          if (result->groups->len == 0)
            break;
          group = &g_array_index (result->groups,
                                  SalFactGroup,
                                  g_test_rand_int_range (0, (gint32) result->groups->len));
          sal_drill_path_push (path, facts, split, group->codes[0]);
          g_assert_cmpint (bookings (path, facts), ==, group->measures[SAL_MEASURE_WON_AMOUNT]);
        }
    }
}

/* A path means the same after the facts were loaded anew with other codes, and nothing if its value
 * is gone. */
static void
test_drill_path_reload (void)
{
  g_autoptr (SalFacts) facts = create_facts ("new");
  g_autoptr (SalFacts) again = create_facts ("renewal");
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  g_autoptr (SalFacts) empty = sal_facts_new (calendar, "USD", 0);
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026"));
  g_autoptr (SalDrillPath) copy = NULL;

  sal_drill_path_push (path,
                       facts,
                       SAL_FACT_TYPE,
                       sal_dimension_find_label (facts->dimensions[SAL_FACT_TYPE], "renewal"));
  g_assert_cmpstr (sal_drill_path_get_label (path, 0), ==, "Renewal");
  sal_drill_path_push (path, facts, SAL_FACT_UNIT, 2);
  copy = sal_drill_path_copy (path);
  g_assert_cmpint (bookings (copy, facts), ==, 2 + 8);
  g_assert_cmpint (bookings (copy, again), ==, 2 + 8);
  g_assert_cmpint (bookings (copy, empty), ==, 0);
}

/* A month that was stepped into stands for the period. */
static void
test_drill_path_time (void)
{
  g_autoptr (SalFacts) facts = create_facts ("new");
  g_autoptr (SalDrillPath) path = sal_drill_path_new (period_of ("2026-Q2"));

  g_assert_cmpint (bookings (path, facts), ==, 31);
  sal_drill_path_push (
      path, facts, SAL_FACT_MONTH, sal_fact_period_to_code (period_of ("2026-P02")));
  g_assert_cmpstr (sal_drill_path_get_label (path, 0), ==, "Feb 2026");
  g_assert_cmpint (bookings (path, facts), ==, 32);
  g_assert_false (sal_drill_path_can_split (path, facts, SAL_FACT_MONTH));
  g_assert_false (sal_drill_path_can_split (path, facts, SAL_FACT_QUARTER));
}

/* Months stand for the period until another metric is asked about; days and words are theirs. */
static void
test_drill_path_months (void)
{
  g_autoptr (SalFacts) facts = create_facts ("New");
  SalPeriod quarter = { .year = 2026, .unit = SAL_PERIOD_QUARTER, .index = 1 };
  g_autoptr (SalDrillPath) path = sal_drill_path_new (quarter);
  g_autoptr (SalDrillPath) copy = NULL;
  g_autoptr (SalFactQuery) query = NULL;
  g_autofree char *months = NULL;
  g_autofree char *again = NULL;
  gint32 since =
      sal_fact_period_to_code ((SalPeriod){ .year = 2025, .unit = SAL_PERIOD_MONTH, .index = 10 });
  gint32 first, last;

  sal_drill_path_set_metric (path, sal_metric_find ("bookings"));
  sal_drill_path_set_months (path, since, since + 3);
  copy = sal_drill_path_copy (path);
  g_assert_true (sal_drill_path_equal (path, copy));
  query = sal_drill_path_build_query (copy, facts);
  sal_fact_query_get_days (query, &first, &last);
  g_assert_cmpint (first, ==, sal_date_from_ymd (2025, 11, 1));
  g_assert_cmpint (last, ==, sal_date_from_ymd (2026, 2, 28));
  months = sal_drill_path_describe_period (copy, facts->calendar);
  g_assert_cmpstr (months, ==, "Nov 2025 – Feb 2026");
  g_assert_true (sal_drill_path_can_split (copy, facts, SAL_FACT_MONTH));
  g_assert_false (sal_drill_path_can_split (copy, facts, SAL_FACT_QUARTER));

  sal_drill_path_set_metric (path, sal_metric_find ("win_rate"));
  g_assert_false (sal_drill_path_equal (path, copy));
  again = sal_drill_path_describe_period (path, facts->calendar);
  g_assert_cmpstr (again, ==, "FY26 Q2");
}

/* What was said of the end of the path alone goes with the next step. */
static void
test_drill_path_end (void)
{
  g_autoptr (SalFacts) facts = create_facts ("New");
  g_autoptr (SalDrillPath) path =
      sal_drill_path_new ((SalPeriod){ .year = 2026, .unit = SAL_PERIOD_YEAR, .index = 0 });
  SalFactDimension split;
  const char *label;

  sal_drill_path_set_metric (path, sal_metric_find ("bookings"));
  g_assert_true (sal_drill_path_suggest_split (path, facts, &split));
  g_assert_cmpint (split, ==, SAL_FACT_UNIT);
  sal_drill_path_prefer_split (path, SAL_FACT_TYPE);
  sal_drill_path_set_remark (path, "Why", "as it fell");
  g_assert_true (sal_drill_path_suggest_split (path, facts, &split));
  g_assert_cmpint (split, ==, SAL_FACT_TYPE);
  g_assert_cmpstr (sal_drill_path_get_remark (path, &label), ==, "as it fell");
  g_assert_cmpstr (label, ==, "Why");

  sal_drill_path_push (path, facts, SAL_FACT_UNIT, 2);
  g_assert_false (sal_drill_path_prefers_split (path));
  g_assert_null (sal_drill_path_get_remark (path, &label));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drill-path/units", test_drill_path_units);
  g_test_add_func ("/drill-path/root", test_drill_path_root);
  g_test_add_func ("/drill-path/sums", test_drill_path_sums);
  g_test_add_func ("/drill-path/reload", test_drill_path_reload);
  g_test_add_func ("/drill-path/time", test_drill_path_time);
  g_test_add_func ("/drill-path/months", test_drill_path_months);
  g_test_add_func ("/drill-path/end", test_drill_path_end);

  return g_test_run ();
}
