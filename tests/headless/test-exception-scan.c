/* test-exception-scan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-private.h"

#define N_ROWS  250000 /* enough for several threads */
#define N_UNITS 9
#define N_TEXTS 4

static const SalFactDimension split_dimensions[SAL_EXCEPTION_N_SPLITS] = {
  SAL_FACT_SEGMENT, SAL_FACT_PRODUCT_FAMILY, SAL_FACT_TYPE, SAL_FACT_SOURCE, SAL_FACT_PERSON
};

static void
add_codes (SalFacts *facts)
{
  for (int unit = 1; unit <= N_UNITS; unit++)
    {
      sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 100 + unit, "Unit");
      sal_dimension_set_parent (facts->dimensions[SAL_FACT_UNIT], unit, unit / 3);
    }
  for (int i = 1; i <= N_TEXTS; i++)
    {
      char text[] = { (char) ('a' + i), '\0' };

      sal_dimension_add (facts->dimensions[SAL_FACT_PERSON], 200 + i, text);
      sal_dimension_add (facts->dimensions[SAL_FACT_PRODUCT_FAMILY], 300 + i, text);
      sal_dimension_add_text (facts->dimensions[SAL_FACT_SEGMENT], text, 1);
      sal_dimension_add_text (facts->dimensions[SAL_FACT_SOURCE], text, 1);
      if (i == 1) /* a single type, which splits nothing */
        sal_dimension_add_text (facts->dimensions[SAL_FACT_TYPE], text, 1);
    }
}

/* Rows of every status, without and with each of the values, and some without dates. */
static SalFacts *
create_facts (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  SalFacts *facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2025, 11, 15));
  gint32 start = sal_date_from_ymd (2022, 1, 1);

  add_codes (facts);
  for (guint i = 0; i < N_ROWS; i++)
    {
      guint row = sal_facts_append (facts, 1000 + i);

      for (int d = 0; d < SAL_FACT_N_STORED; d++)
        sal_facts_set_code (
            facts,
            d,
            row,
            g_test_rand_int_range (0, (gint32) sal_dimension_get_n_codes (facts->dimensions[d])));
      facts->amount[row] = g_test_rand_int_range (-1000, 1000000);
      facts->probability[row] = 0;
      facts->closes[row] =
          i % 100 == 0 ? SAL_DATE_NONE : start + g_test_rand_int_range (0, 4 * 365);
      facts->created[row] =
          i % 70 == 0 ? SAL_DATE_NONE : start + g_test_rand_int_range (-100, 4 * 365);
      facts->status[row] = (guint8) g_test_rand_int_range (0, SAL_FACT_N_STATUSES);
    }

  return facts;
}

/* The sums of the rows in one unit, of one value and in one month, one row after the other. */
static void
add_up (const SalFacts *facts,
        gint32 segment,
        gint32 unit,
        SalFactDimension dimension,
        gint32 code,
        gint32 first,
        gint32 last,
        SalExceptionSums *sums)
{
  for (guint row = 0; row < facts->n_rows; row++)
    {
      gboolean is_won = facts->status[row] == SAL_FACT_WON;

      if (facts->closes[row] < first || facts->closes[row] > last ||
          sal_facts_get_code (facts, SAL_FACT_UNIT, row) != unit ||
          (segment != 0 && sal_facts_get_code (facts, SAL_FACT_SEGMENT, row) != segment) ||
          (code >= 0 && sal_facts_get_code (facts, dimension, row) != code))
        continue;
      if (is_won)
        {
          sums->values[SAL_EXCEPTION_WON_AMOUNT] += facts->amount[row];
          sums->values[SAL_EXCEPTION_WON_COUNT]++;
        }
      if (facts->status[row] == SAL_FACT_LOST)
        sums->values[SAL_EXCEPTION_LOST_COUNT]++;
      if (is_won && facts->created[row] != SAL_DATE_NONE)
        {
          sums->values[SAL_EXCEPTION_CYCLE_DAYS] += facts->closes[row] - facts->created[row];
          sums->values[SAL_EXCEPTION_CYCLE_COUNT]++;
        }
    }
}

static void
assert_same (const SalExceptionSums *sums, const SalExceptionSums *expected)
{
  for (int i = 0; i < SAL_EXCEPTION_N_SUMS; i++)
    g_assert_cmpint (sums->values[i], ==, expected->values[i]);
}

static gint32
first_day (const SalFacts *facts, const SalExceptionMonths *months, guint month, gint32 *last)
{
  gint32 first;

  sal_fiscal_calendar_days_of (
      facts->calendar,
      sal_fact_code_to_period (SAL_FACT_MONTH, months->first + (gint32) month),
      &first,
      last);

  return first;
}

/* February 2022 to October 2025; those judged begin with April. */
static const SalExceptionMonths judged_months = {
  .first = 2022 * 12 + 1, .n_months = 45, .n_baseline = 38, .n_period = 3
};

/* What each unit has in some months, with a filter and without. */
static void
test_exception_scan_units (void)
{
  g_autoptr (SalFacts) facts = create_facts ();
  static const guint some[] = { 0, 17, 44 };

  for (gint32 segment = 0; segment < 2; segment++)
    {
      g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
      SalExceptionTable table = { 0 };

      if (segment != 0)
        sal_fact_query_set_filter (filters, SAL_FACT_SEGMENT, segment);
      sal_exception_table_init (&table, facts, filters, &judged_months);
      g_assert_cmpuint (table.n_units, ==, N_UNITS + 1);
      for (guint i = 0; i < G_N_ELEMENTS (some) * table.n_units; i++)
        {
          guint unit = i / G_N_ELEMENTS (some), month = some[i % G_N_ELEMENTS (some)];
          SalExceptionSums expected = { 0 };
          gint32 last, first = first_day (facts, &judged_months, month, &last);

          add_up (facts, segment, (gint32) unit, SAL_FACT_UNIT, -1, first, last, &expected);
          g_assert_true (table.has_rows[unit]);
          assert_same (&table.sums[unit * judged_months.n_months + month], &expected);
        }
      sal_exception_table_clear (&table);
    }
}

/* What each value of each dimension has in cells of units: unit 4 in the first, without what
 * is lost, 5 in the second, the others in none. */
static void
test_exception_scan_splits (void)
{
  g_autoptr (SalFacts) facts = create_facts ();
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  const guint from = 40, to = 42;
  gint32 cells[N_UNITS + 1] = { -1, -1, -1, -1, 0, 1, -1, -1, -1, -1 };
  const guint8 with_lost[] = { FALSE, TRUE };
  SalExceptionSplits splits;

  sal_exception_splits_init (&splits, facts, filters, &judged_months, cells, with_lost, 2);
  for (guint s = 0; s < SAL_EXCEPTION_N_SPLITS; s++)
    {
      const SalExceptionSplit *split = &splits.splits[s];

      g_assert_cmpint (split->dimension, ==, split_dimensions[s]);
      g_assert_cmpuint (split->n_codes, ==, split->dimension == SAL_FACT_TYPE ? 0 : N_TEXTS + 1);
      for (guint i = 0; i < 2 * split->n_codes; i++)
        {
          SalExceptionSums base = { 0 }, judged = { 0 }, base_expected = { 0 }, expected = { 0 };
          gint32 unit = i % 2 == 0 ? 4 : 5, code = (gint32) (i / 2), unused;

          gint32 first = first_day (facts, &judged_months, 0, &unused), last;
          first_day (facts, &judged_months, judged_months.n_baseline - 1, &last);
          add_up (facts, 0, unit, split->dimension, code, first, last, &base_expected);
          first = first_day (facts, &judged_months, from, &unused);
          first_day (facts, &judged_months, to, &last);
          add_up (facts, 0, unit, split->dimension, code, first, last, &expected);
          if (unit == 4)
            base_expected.values[SAL_EXCEPTION_LOST_COUNT] =
                expected.values[SAL_EXCEPTION_LOST_COUNT] = 0;
          sal_exception_split_read (split, &judged_months, i % 2, code, from, to, &base, &judged);
          assert_same (&base, &base_expected);
          assert_same (&judged, &expected);
        }
    }
  sal_exception_splits_clear (&splits);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exception-scan/units", test_exception_scan_units);
  g_test_add_func ("/exception-scan/splits", test_exception_scan_splits);

  return g_test_run ();
}
