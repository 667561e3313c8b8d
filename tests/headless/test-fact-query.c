/* test-fact-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-query.h"
#include "sal-rate.h"

/* A company of seven units in three levels, and random opportunities:
 *
 *   1 Company ─ 2 East ─ 4 Boston, 5 New York
 *             └ 3 West ─ 6 Denver, 7 Seattle
 */
static const gint32 unit_parents[] = { 0, 0, 1, 1, 2, 2, 3, 3 };

static SalFacts *
create_facts (guint n_rows)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  gint32 first = sal_date_from_ymd (2024, 2, 1);
  SalFacts *facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2026, 1, 31));

  for (int unit = 1; unit <= 7; unit++)
    {
      g_autofree char *name = g_strdup_printf ("Unit %d", unit);

      sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 1000 + unit, name);
      sal_dimension_set_parent (facts->dimensions[SAL_FACT_UNIT], unit, unit_parents[unit]);
    }
  sal_dimension_add (facts->dimensions[SAL_FACT_STAGE], 2001, "Discovery");
  sal_dimension_add (facts->dimensions[SAL_FACT_STAGE], 2002, "Proposal");
  sal_facts_set_stage_chance (facts, 1, SAL_RATE_ONE / 4);
  sal_facts_set_stage_chance (facts, 2, SAL_RATE_ONE / 2);
  sal_dimension_add_text (facts->dimensions[SAL_FACT_SEGMENT], "Small", 5);
  sal_dimension_add_text (facts->dimensions[SAL_FACT_SEGMENT], "Large", 5);

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = sal_facts_append (facts, 5000 + i);

      facts->amount[row] = g_test_rand_int_range (0, 1000000);
      facts->probability[row] = g_test_rand_int_range (0, 101) * (SAL_RATE_ONE / 100);
      facts->closes[row] = i % 50 == 0 ? SAL_DATE_NONE : first + g_test_rand_int_range (0, 730);
      facts->created[row] = i % 70 == 0 ? SAL_DATE_NONE : first - g_test_rand_int_range (0, 100);
      facts->status[row] = g_test_rand_int_range (0, SAL_FACT_N_STATUSES);
      for (int d = 0; d < SAL_FACT_N_STORED; d++)
        sal_facts_set_code (facts, d, row, 0);
      sal_facts_set_code (facts, SAL_FACT_UNIT, row, g_test_rand_int_range (0, 8));
      sal_facts_set_code (facts, SAL_FACT_SEGMENT, row, g_test_rand_int_range (0, 3));
      sal_facts_set_code (facts, SAL_FACT_STAGE, row, g_test_rand_int_range (0, 3));
    }

  return facts;
}

static gboolean
is_below (gint32 unit, gint32 ancestor)
{
  for (; unit != 0; unit = unit_parents[unit])
    {
      if (unit == ancestor)
        return TRUE;
    }

  return FALSE;
}

/* Of an amount, half a minor unit away from zero. */
static gint64
quarters (gint64 amount, gint64 n)
{
  return (amount * n + 2) / 4;
}

static gint32
quarter_of (const SalFacts *facts, guint row)
{
  return sal_fact_period_to_code (
      sal_fiscal_calendar_period_of (facts->calendar, facts->closes[row], SAL_PERIOD_QUARTER));
}

/* Groups by segment and quarter below one unit, counted by walking the rows one by one. */
static void
test_fact_query_groups (void)
{
  g_autoptr (SalFacts) facts = create_facts (5000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  gint32 first = sal_date_from_ymd (2024, 5, 10), last = sal_date_from_ymd (2025, 11, 3);
  g_autoptr (GHashTable) expected = g_hash_table_new (g_direct_hash, g_direct_equal);
  gint64 total = 0;

  for (guint row = 0; row < facts->n_rows; row++)
    {
      if (facts->closes[row] >= first && facts->closes[row] <= last &&
          is_below (sal_facts_get_code (facts, SAL_FACT_UNIT, row), 2))
        g_hash_table_add (
            expected,
            GINT_TO_POINTER (sal_facts_get_code (facts, SAL_FACT_SEGMENT, row) * 100000 +
                             quarter_of (facts, row)));
    }

  sal_fact_query_set_days (query, first, last);
  sal_fact_query_set_filter (query, SAL_FACT_UNIT, 2);
  sal_fact_query_group_by (query, SAL_FACT_SEGMENT);
  sal_fact_query_group_by (query, SAL_FACT_QUARTER);
  result = sal_fact_query_run (query, facts);
  g_assert_cmpuint (result->groups->len, ==, g_hash_table_size (expected));

  for (guint g = 0; g < result->groups->len; g++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, g);
      gint64 won = 0, open_count = 0, weighted = 0, stated = 0, days = 0;

      g_assert_true (g_hash_table_remove (
          expected, GINT_TO_POINTER (group->codes[0] * 100000 + group->codes[1])));
      for (guint row = 0; row < facts->n_rows; row++)
        {
          if (facts->closes[row] < first || facts->closes[row] > last ||
              !is_below (sal_facts_get_code (facts, SAL_FACT_UNIT, row), 2) ||
              sal_facts_get_code (facts, SAL_FACT_SEGMENT, row) != group->codes[0] ||
              quarter_of (facts, row) != group->codes[1])
            continue;
          if (facts->status[row] == SAL_FACT_WON)
            {
              won += facts->amount[row];
              days += facts->created[row] != SAL_DATE_NONE
                          ? facts->closes[row] - facts->created[row]
                          : 0;
            }
          if (facts->status[row] == SAL_FACT_OPEN)
            {
              open_count++;
              weighted +=
                  quarters (facts->amount[row], sal_facts_get_code (facts, SAL_FACT_STAGE, row));
              stated +=
                  (facts->amount[row] * (facts->probability[row] / (SAL_RATE_ONE / 100)) + 50) /
                  100;
            }
        }
      g_assert_cmpint (group->measures[SAL_MEASURE_WON_AMOUNT], ==, won);
      g_assert_cmpint (group->measures[SAL_MEASURE_OPEN_COUNT], ==, open_count);
      g_assert_cmpint (group->measures[SAL_MEASURE_WEIGHTED_AMOUNT], ==, weighted);
      g_assert_cmpint (group->measures[SAL_MEASURE_STATED_AMOUNT], ==, stated);
      g_assert_cmpint (group->measures[SAL_MEASURE_CYCLE_DAYS], ==, days);
      total += won;
    }
  g_assert_cmpint (total, ==, result->total.measures[SAL_MEASURE_WON_AMOUNT]);
}

/* So many rows that threads share them, and groups by which they do not. */
static void
test_fact_query_many (void)
{
  g_autoptr (SalFacts) facts = create_facts (450007);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) whole = NULL;
  g_autoptr (SalFactResult) split = NULL;
  gint64 won = 0, n_lost = 0;
  guint n_groups = 0;

  for (guint row = 0; row < facts->n_rows; row++)
    {
      sal_facts_set_code (facts, SAL_FACT_ACCOUNT, row, (gint32) (row % 70000));
      n_groups += row < 70000;
      if (sal_facts_get_code (facts, SAL_FACT_SEGMENT, row) != 2)
        continue;
      won += facts->status[row] == SAL_FACT_WON ? facts->amount[row] : 0;
      n_lost += facts->status[row] == SAL_FACT_LOST;
    }
  for (gint64 account = 1; account < 70000; account++)
    sal_dimension_add (facts->dimensions[SAL_FACT_ACCOUNT], account, "Account");

  sal_fact_query_set_filter (query, SAL_FACT_SEGMENT, 2);
  whole = sal_fact_query_run (query, facts);
  g_assert_cmpint (whole->total.measures[SAL_MEASURE_WON_AMOUNT], ==, won);
  g_assert_cmpint (whole->total.measures[SAL_MEASURE_LOST_COUNT], ==, n_lost);

  sal_fact_query_group_by (query, SAL_FACT_ACCOUNT);
  split = sal_fact_query_run (query, facts);
  g_assert_cmpuint (split->groups->len, <=, n_groups);
  g_assert_cmpmem (&whole->total.measures,
                   sizeof whole->total.measures,
                   &split->total.measures,
                   sizeof whole->total.measures);
}

/* One value of more than two bytes can tell. */
static void
test_fact_query_wide (void)
{
  g_autoptr (SalFacts) facts = create_facts (80000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  const gint32 codes[] = { 1, 50001, 65536, 79999 };

  for (gint64 account = 1; account < 80000; account++)
    sal_dimension_add (facts->dimensions[SAL_FACT_ACCOUNT], account, "Account");
  for (guint row = 0; row < facts->n_rows; row++)
    sal_facts_set_code (facts, SAL_FACT_ACCOUNT, row, (gint32) row);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (SalFactResult) result = NULL;
      const gint64 *measures;

      sal_fact_query_set_filter (query, SAL_FACT_ACCOUNT, codes[i]);
      result = sal_fact_query_run (query, facts);
      measures = result->total.measures;
      g_assert_cmpint (measures[SAL_MEASURE_WON_COUNT] + measures[SAL_MEASURE_LOST_COUNT] +
                           measures[SAL_MEASURE_OPEN_COUNT],
                       ==,
                       1);
    }
}

/* Drilling down: the records behind any figure add up to it, whatever was asked. */
static void
test_fact_query_drill (void)
{
  g_autoptr (SalFacts) facts = create_facts (3000);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (SalFactResult) result = NULL;
      g_autoptr (GArray) ids = NULL;
      gint32 day = sal_date_from_ymd (2024, 2, 1) + g_test_rand_int_range (0, 700);
      gint64 sum = 0;

      if (g_test_rand_bit ())
        sal_fact_query_set_days (query, day, day + g_test_rand_int_range (0, 400));
      if (g_test_rand_bit ())
        sal_fact_query_set_filter (query, SAL_FACT_UNIT, g_test_rand_int_range (0, 8));
      if (g_test_rand_bit ())
        sal_fact_query_set_filter (query, SAL_FACT_SEGMENT, g_test_rand_int_range (0, 3));
      if (g_test_rand_bit ())
        sal_fact_query_set_filter (
            query, SAL_FACT_QUARTER, 2025 * 4 + g_test_rand_int_range (0, 4));
      result = sal_fact_query_run (query, facts);
      ids = sal_fact_query_ids (query, facts, sal_metric_find ("bookings"));

      g_assert_cmpint (ids->len, ==, result->total.measures[SAL_MEASURE_WON_COUNT]);
      for (guint k = 0; k < ids->len; k++)
        {
          guint row;

          g_assert_true (sal_facts_find (facts, g_array_index (ids, gint64, k), &row));
          sum += facts->amount[row];
        }
      g_assert_cmpint (sum, ==, result->total.measures[SAL_MEASURE_WON_AMOUNT]);
    }
}

/* Units are split one level at a time, and the parts add up to the whole. */
static void
test_fact_query_units (void)
{
  g_autoptr (SalFacts) facts = create_facts (2000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) top = NULL;
  g_autoptr (SalFactResult) east = NULL;

  sal_fact_query_group_by (query, SAL_FACT_UNIT);
  top = sal_fact_query_run (query, facts);
  g_assert_cmpuint (top->groups->len, ==, 4); /* none, the company itself, East, West */
  g_assert_cmpint (g_array_index (top->groups, SalFactGroup, 2).codes[0], ==, 2);

  sal_fact_query_set_filter (query, SAL_FACT_UNIT, 2);
  east = sal_fact_query_run (query, facts);
  g_assert_cmpuint (east->groups->len, ==, 3); /* East itself, Boston, New York */
  g_assert_cmpint (east->total.measures[SAL_MEASURE_WON_AMOUNT],
                   ==,
                   g_array_index (top->groups, SalFactGroup, 2).measures[SAL_MEASURE_WON_AMOUNT]);
}

/* A local variant of a stage counts as the stage. */
static void
test_fact_query_variants (void)
{
  g_autoptr (SalFacts) facts = create_facts (2000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) apart = NULL;
  g_autoptr (SalFactResult) together = NULL;
  g_autoptr (SalFactResult) one = NULL;
  const SalFactGroup *groups;
  gint64 n_both;

  sal_fact_query_group_by (query, SAL_FACT_STAGE);
  apart = sal_fact_query_run (query, facts);
  groups = (const SalFactGroup *) (gpointer) apart->groups->data;
  g_assert_cmpuint (apart->groups->len, >=, 3);
  g_assert_cmpint (groups[1].codes[0], ==, 1);
  g_assert_cmpint (groups[2].codes[0], ==, 2);
  n_both = groups[1].measures[SAL_MEASURE_OPEN_COUNT] + groups[2].measures[SAL_MEASURE_OPEN_COUNT];

  sal_dimension_set_parent (facts->dimensions[SAL_FACT_STAGE], 2, 1);
  together = sal_fact_query_run (query, facts);
  g_assert_cmpuint (together->groups->len, ==, apart->groups->len - 1);
  groups = (const SalFactGroup *) (gpointer) together->groups->data;
  g_assert_cmpint (groups[1].codes[0], ==, 1);
  g_assert_cmpint (groups[1].measures[SAL_MEASURE_OPEN_COUNT], ==, n_both);

  sal_fact_query_clear_groups (query);
  sal_fact_query_set_filter (query, SAL_FACT_STAGE, 1);
  one = sal_fact_query_run (query, facts);
  g_assert_cmpint (one->total.measures[SAL_MEASURE_OPEN_COUNT], ==, n_both);
}

/* What belongs to a unit itself stands beside its children, and can be asked for alone. */
static void
test_fact_query_alone (void)
{
  g_autoptr (SalFacts) facts = create_facts (2000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) split = NULL;
  g_autoptr (SalFactResult) alone = NULL;
  g_autofree char *direct = NULL;
  g_autofree char *below = NULL;

  sal_fact_query_set_filter (query, SAL_FACT_UNIT, 2);
  sal_fact_query_group_by (query, SAL_FACT_UNIT);
  split = sal_fact_query_run (query, facts);
  direct = sal_fact_result_code_to_label (split, facts, SAL_FACT_UNIT, 2);
  below = sal_fact_result_code_to_label (split, facts, SAL_FACT_UNIT, 4);
  g_assert_cmpstr (direct, ==, "Unit 2, directly");
  g_assert_cmpstr (below, ==, "Unit 4");

  sal_fact_query_set_filter_alone (query, SAL_FACT_UNIT, 2);
  alone = sal_fact_query_run (query, facts);
  g_assert_cmpuint (alone->groups->len, ==, 1);
  g_assert_cmpmem (&alone->total.measures,
                   sizeof alone->total.measures,
                   &g_array_index (split->groups, SalFactGroup, 0).measures,
                   sizeof alone->total.measures);
}

/* Every row is in some month, those without a close date in none; so the months add up to all. */
static void
test_fact_query_months (void)
{
  g_autoptr (SalFacts) facts = create_facts (1000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) whole = sal_fact_query_run (query, facts);
  g_autoptr (SalFactResult) months = NULL;
  g_autoptr (SalFactResult) none = NULL;
  const SalFactGroup *first;

  sal_fact_query_group_by (query, SAL_FACT_MONTH);
  months = sal_fact_query_run (query, facts);
  g_assert_cmpmem (&whole->total.measures,
                   sizeof whole->total.measures,
                   &months->total.measures,
                   sizeof whole->total.measures);

  first = &g_array_index (months->groups, SalFactGroup, 0);
  g_assert_cmpint (first->codes[0], ==, SAL_DIMENSION_NONE);
  sal_fact_query_clear_groups (query);
  sal_fact_query_set_filter (query, SAL_FACT_MONTH, SAL_DIMENSION_NONE);
  none = sal_fact_query_run (query, facts);
  g_assert_cmpmem (&none->total.measures,
                   sizeof none->total.measures,
                   &first->measures,
                   sizeof none->total.measures);
}

static void
add_quota (SalFacts *facts, gint32 unit, gint32 position, const char *period, gint64 amount)
{
  SalQuotaFact quota = {
    .id = 1 + facts->quotas->len, .unit = unit, .position = position, .amount = amount
  };

  g_assert_true (sal_period_from_text (period, &quota.period, NULL));
  g_array_append_val (facts->quotas, quota);
}

/* Fiscal 2025 starts on 1 February 2024. */
static void
test_fact_query_quota (void)
{
  g_autoptr (SalFacts) facts = create_facts (0);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) whole = NULL;
  g_autoptr (SalFactResult) months = NULL;
  g_autoptr (SalFactResult) units = NULL;
  g_autoptr (SalFactResult) segments = NULL;

  add_quota (facts, 1, 0, "2025-Q1", 1000);
  add_quota (facts, 2, 0, "2025-Q1", 600);
  add_quota (facts, 3, 0, "2025-Q1", 500);
  add_quota (facts, 4, 9, "2025-Q1", 250);

  sal_fact_query_set_days (query, sal_date_from_ymd (2024, 2, 1), sal_date_from_ymd (2024, 4, 30));
  whole = sal_fact_query_run (query, facts);
  g_assert_cmpint (whole->total.measures[SAL_MEASURE_QUOTA], ==, 1000);

  /* two of its three months: 666 = 1000 × 2 ÷ 3, whole cents so that all three make 1000 */
  sal_fact_query_set_days (query, sal_date_from_ymd (2024, 2, 1), sal_date_from_ymd (2024, 3, 31));
  months = sal_fact_query_run (query, facts);
  g_assert_cmpint (months->total.measures[SAL_MEASURE_QUOTA], ==, 666);

  sal_fact_query_group_by (query, SAL_FACT_UNIT);
  units = sal_fact_query_run (query, facts);
  g_assert_cmpuint (units->groups->len, ==, 2);
  g_assert_cmpint (
      g_array_index (units->groups, SalFactGroup, 0).measures[SAL_MEASURE_QUOTA], ==, 400);
  g_assert_cmpint (
      g_array_index (units->groups, SalFactGroup, 1).measures[SAL_MEASURE_QUOTA], ==, 333);

  /* a quota knows nothing of segments */
  sal_fact_query_clear_groups (query);
  sal_fact_query_group_by (query, SAL_FACT_SEGMENT);
  segments = sal_fact_query_run (query, facts);
  g_assert_cmpint (segments->total.measures[SAL_MEASURE_QUOTA], ==, 0);
}

/* Quotas of periods in which nothing closes are there all the same. */
static void
test_fact_query_quota_ahead (void)
{
  g_autoptr (SalFacts) facts = create_facts (50);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) months = NULL;
  g_autoptr (SalFactResult) alone = NULL;
  g_autoptr (SalFactResult) leaf = NULL;

  add_quota (facts, 1, 0, "2031", 1200);
  add_quota (facts, 1, 0, "2019-Q2", 30);
  add_quota (facts, 4, 0, "2031", 100);
  sal_fact_query_group_by (query, SAL_FACT_MONTH);
  months = sal_fact_query_run (query, facts);
  g_assert_cmpint (months->total.measures[SAL_MEASURE_QUOTA], ==, 1230);
  g_assert_cmpint (g_array_index (months->groups, SalFactGroup, months->groups->len - 1)
                       .measures[SAL_MEASURE_QUOTA],
                   ==,
                   100);

  /* the quota of a unit is not what it has directly, unless there is nothing below it */
  sal_fact_query_clear_groups (query);
  sal_fact_query_set_filter_alone (query, SAL_FACT_UNIT, 1);
  alone = sal_fact_query_run (query, facts);
  g_assert_cmpint (alone->total.measures[SAL_MEASURE_QUOTA], ==, 0);
  sal_fact_query_set_filter_alone (query, SAL_FACT_UNIT, 4);
  leaf = sal_fact_query_run (query, facts);
  g_assert_cmpint (leaf->total.measures[SAL_MEASURE_QUOTA], ==, 100);
}

static gint64
add_up_quotas (SalFacts *facts, const SalFactQuery *query, const char *key, guint *n)
{
  g_autoptr (GArray) ids = sal_fact_query_quota_ids (query, facts, sal_metric_find (key));
  gint64 sum = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      /* as add_quota() numbers them */
      gint64 index = g_array_index (ids, gint64, i) - 1;

      sum += g_array_index (facts->quotas, SalQuotaFact, index).amount;
    }
  *n = ids->len;

  return sum;
}

/* The quotas behind a figure add up to it, where no quota is cut by its days. */
static void
test_fact_query_quota_ids (void)
{
  g_autoptr (SalFacts) facts = create_facts (20);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  gint32 position = sal_dimension_add (facts->dimensions[SAL_FACT_POSITION], 9000, "Rep");
  guint n;

  add_quota (facts, 1, 0, "2025-Q1", 1000);
  add_quota (facts, 1, 0, "2025-Q2", 1100);
  add_quota (facts, 2, 0, "2025-Q1", 600);
  add_quota (facts, 3, 0, "2025-Q1", 500);
  add_quota (facts, 4, position, "2025-Q1", 250);

  for (int unit = 0; unit <= 4; unit++)
    {
      g_autoptr (SalFactResult) result = NULL;

      sal_fact_query_set_days (
          query, sal_date_from_ymd (2024, 2, 1), sal_date_from_ymd (2024, 4, 30));
      if (unit != 0)
        sal_fact_query_set_filter (query, SAL_FACT_UNIT, unit);
      result = sal_fact_query_run (query, facts);
      g_assert_cmpint (
          add_up_quotas (facts, query, "quota", &n), ==, result->total.measures[SAL_MEASURE_QUOTA]);
      g_assert_cmpuint (n, ==, result->total.measures[SAL_MEASURE_QUOTA] != 0);
    }

  sal_fact_query_clear_filter (query, SAL_FACT_UNIT);
  sal_fact_query_set_days (query, SAL_DATE_NONE, SAL_DATE_NONE);
  g_assert_cmpint (add_up_quotas (facts, query, "attainment", &n), ==, 2100);
  g_assert_cmpint (add_up_quotas (facts, query, "bookings", &n), ==, 0);
  sal_fact_query_set_filter (query, SAL_FACT_POSITION, position);
  g_assert_cmpint (add_up_quotas (facts, query, "quota", &n), ==, 250);
  sal_fact_query_set_filter (query, SAL_FACT_SEGMENT, 1);
  g_assert_cmpint (add_up_quotas (facts, query, "quota", &n), ==, 0);
}

/* A chart over time has every period, also those of nothing. */
static void
test_fact_query_fill (void)
{
  g_autoptr (SalFacts) facts = create_facts (0);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  g_autoptr (SalFactResult) empty = NULL;
  gint32 first = 2025 * 12;

  add_quota (facts, 1, 0, "2025-P03", 10);
  add_quota (facts, 1, 0, "2025-P06", 20);
  sal_fact_query_group_by (query, SAL_FACT_MONTH);
  result = sal_fact_query_run (query, facts);
  g_assert_cmpuint (result->groups->len, ==, 2);
  sal_fact_result_fill_periods (result, G_MAXINT32, G_MININT32);
  g_assert_cmpuint (result->groups->len, ==, 4);
  sal_fact_result_fill_periods (result, first, first + 11);
  g_assert_cmpuint (result->groups->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      g_assert_cmpint (group->codes[0], ==, first + (gint32) i);
      g_assert_cmpint (group->measures[SAL_MEASURE_QUOTA], ==, i == 2 ? 10 : i == 5 ? 20 : 0);
    }

  g_array_set_size (facts->quotas, 0);
  empty = sal_fact_query_run (query, facts);
  sal_fact_result_fill_periods (empty, G_MAXINT32, G_MININT32);
  g_assert_cmpuint (empty->groups->len, ==, 0);
}

/* What has no value stands behind what has one, at each level; the others stay in order. */
static void
test_fact_query_none_last (void)
{
  g_autoptr (SalFacts) facts = create_facts (2000);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) result = NULL;
  static const gint32 segments[] = { 1, 2, 0 };
  static const gint32 stages[] = { 1, 2, 0 };

  sal_fact_query_group_by (query, SAL_FACT_SEGMENT);
  sal_fact_query_group_by (query, SAL_FACT_STAGE);
  result = sal_fact_query_run (query, facts);
  g_assert_cmpint (g_array_index (result->groups, SalFactGroup, 0).codes[0], ==, 0);
  sal_fact_result_put_none_last (result);
  g_assert_cmpuint (result->groups->len, ==, 9);
  for (guint i = 0; i < 9; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      g_assert_cmpint (group->codes[0], ==, segments[i / 3]);
      g_assert_cmpint (group->codes[1], ==, stages[i % 3]);
    }
}

static void
test_fact_query_restrict (void)
{
  g_autoptr (SalFacts) facts = create_facts (100);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalMetric) all =
      sal_metric_new (&(SalMetricRecord){ .key = "all", .formula = "count()" },
                      facts->calendar,
                      "USD",
                      facts->as_of);
  g_autoptr (GArray) ids = NULL;
  const gint64 some[] = { 5003, 5010, 77 };

  sal_fact_query_restrict (query, some, G_N_ELEMENTS (some));
  ids = sal_fact_query_ids (query, facts, all);
  g_assert_cmpuint (ids->len, ==, 2);
}

/* Whole stretches of rows may have nothing in the days asked for, or all of it, or be undated. */
static void
test_fact_query_stretches (void)
{
  g_autoptr (SalFacts) facts = create_facts (6 * SAL_FACT_ZONE + 100);
  gint32 first = sal_date_from_ymd (2024, 2, 1);

  for (guint row = 0; row < facts->n_rows; row++)
    if (row / SAL_FACT_ZONE % 3 != 1)
      facts->closes[row] = first + (gint32) (row / 20) + g_test_rand_int_range (0, 30);
    else
      facts->closes[row] = row / SAL_FACT_ZONE == 1 ? SAL_DATE_NONE : facts->closes[row];
  sal_facts_forget_span (facts);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (SalFactQuery) query = sal_fact_query_new ();
      g_autoptr (SalFactResult) result = NULL;
      gint32 from = first + g_test_rand_int_range (-50, 400);
      gint32 to = from + g_test_rand_int_range (-1, 60);
      gint64 expected = 0;

      for (guint row = 0; row < facts->n_rows; row++)
        if (facts->closes[row] >= from && facts->closes[row] <= to)
          expected += facts->status[row] == SAL_FACT_WON ? facts->amount[row] : 0;
      sal_fact_query_set_days (query, from, to);
      result = sal_fact_query_run (query, facts);
      g_assert_cmpint (result->total.measures[SAL_MEASURE_WON_AMOUNT], ==, expected);
    }
}

static void
test_fact_query_limit (void)
{
  g_autoptr (SalFacts) facts = create_facts (300);
  g_autoptr (SalFactQuery) query = sal_fact_query_new ();
  g_autoptr (SalFactResult) all = sal_fact_query_run (query, facts);
  g_autoptr (SalFactQuery) limited = NULL;
  g_autoptr (SalFactResult) result = NULL;

  sal_fact_query_limit (query, SAL_MEASURES (SAL_MEASURE_WON_AMOUNT));
  limited = sal_fact_query_copy (query);
  result = sal_fact_query_run (limited, facts);
  g_assert_cmpint (result->total.measures[SAL_MEASURE_WON_AMOUNT],
                   ==,
                   all->total.measures[SAL_MEASURE_WON_AMOUNT]);
  g_assert_cmpint (result->total.measures[SAL_MEASURE_WEIGHTED_AMOUNT], ==, SAL_MEASURE_NONE);
  g_assert_cmpint (all->total.measures[SAL_MEASURE_WEIGHTED_AMOUNT], !=, SAL_MEASURE_NONE);
}

static void
test_fact_query_remove (void)
{
  g_autoptr (SalFacts) facts = create_facts (3);
  guint row;

  g_assert_true (sal_facts_find (facts, 5000, &row));
  sal_facts_remove (facts, &row, 1);
  g_assert_cmpuint (facts->n_rows, ==, 2);
  g_assert_false (sal_facts_find (facts, 5000, &row));
  g_assert_true (sal_facts_find (facts, 5001, &row));
  g_assert_true (sal_facts_find (facts, 5002, &row));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fact-query/groups", test_fact_query_groups);
  g_test_add_func ("/fact-query/stretches", test_fact_query_stretches);
  g_test_add_func ("/fact-query/limit", test_fact_query_limit);
  g_test_add_func ("/fact-query/none-last", test_fact_query_none_last);
  g_test_add_func ("/fact-query/many", test_fact_query_many);
  g_test_add_func ("/fact-query/wide", test_fact_query_wide);
  g_test_add_func ("/fact-query/drill", test_fact_query_drill);
  g_test_add_func ("/fact-query/units", test_fact_query_units);
  g_test_add_func ("/fact-query/variants", test_fact_query_variants);
  g_test_add_func ("/fact-query/alone", test_fact_query_alone);
  g_test_add_func ("/fact-query/months", test_fact_query_months);
  g_test_add_func ("/fact-query/quota", test_fact_query_quota);
  g_test_add_func ("/fact-query/quota-ids", test_fact_query_quota_ids);
  g_test_add_func ("/fact-query/quota-ahead", test_fact_query_quota_ahead);
  g_test_add_func ("/fact-query/fill", test_fact_query_fill);
  g_test_add_func ("/fact-query/restrict", test_fact_query_restrict);
  g_test_add_func ("/fact-query/remove", test_fact_query_remove);

  return g_test_run ();
}
