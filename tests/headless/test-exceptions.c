/* test-exceptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exceptions.h"

#include <math.h>

#define N_MONTHS 45 /* February 2022 to October 2025 */
#define N_UNITS  30

/* Always the same: what is found by chance is found once in a while, whatever the seed. */
static GRand *source;

static const char *const segments[] = { "Small", "Middle", "Large" };

/* What is planted: from a month on, in one unit and segment, another chance to win. */
typedef struct
{
  gint32 unit;    /* 0: nothing */
  gint32 segment; /* 0: all */
  guint from;
  double chance;
} Shift;

static void
add_opportunity (SalFacts *facts, guint month, gint32 unit, const Shift *shift)
{
  guint row = sal_facts_append (facts, 5000 + facts->n_rows);
  gint32 segment = g_rand_int_range (source, 1, 4);
  double chance = 0.4;
  gint32 day = sal_date_add_months (sal_date_from_ymd (2022, 2, 1), (int) month);

  if (unit == shift->unit && month >= shift->from &&
      (shift->segment == 0 || segment == shift->segment))
    chance = shift->chance;
  for (int d = 0; d < SAL_FACT_N_STORED; d++)
    sal_facts_set_code (facts, d, row, SAL_DIMENSION_NONE);
  sal_facts_set_code (facts, SAL_FACT_UNIT, row, unit);
  sal_facts_set_code (facts, SAL_FACT_SEGMENT, row, segment);
  /* skewed, as amounts are */
  facts->amount[row] = (gint64) (1e6 * exp (g_rand_double_range (source, -1.5, 1.5)));
  facts->probability[row] = 0;
  facts->closes[row] = day + g_rand_int_range (source, 0, 28);
  facts->created[row] = facts->closes[row] - g_rand_int_range (source, 20, 120);
  facts->status[row] =
      g_rand_double (source) < chance ? (guint8) SAL_FACT_WON : (guint8) SAL_FACT_LOST;
}

/* A company of a root and 30 units below it, that books twice as much in the last month of a
 * quarter; nothing changes but what is planted. */
static SalFacts *
create_facts (guint per_month, const Shift *shift)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  SalFacts *facts = sal_facts_new (calendar, "USD", sal_date_from_ymd (2025, 11, 15));

  for (int unit = 1; unit <= N_UNITS + 1; unit++)
    {
      g_autofree char *name = g_strdup_printf ("Unit %d", unit);

      sal_dimension_add (facts->dimensions[SAL_FACT_UNIT], 1000 + unit, name);
      sal_dimension_set_parent (facts->dimensions[SAL_FACT_UNIT], unit, unit == 1 ? 0 : 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (segments); i++)
    sal_dimension_add_text (facts->dimensions[SAL_FACT_SEGMENT], segments[i], strlen (segments[i]));

  for (guint month = 0; month < N_MONTHS; month++)
    {
      guint n = month % 3 == 2 ? 2 * per_month : per_month;

      for (gint32 unit = 2; unit <= N_UNITS + 1; unit++)
        {
          guint less_or_more = (guint) g_rand_int_range (source, 0, (gint32) n + 1);

          for (guint i = 0; i < n / 2 + less_or_more; i++)
            add_opportunity (facts, month, unit, shift);
        }
    }

  return facts;
}

static SalExceptions *
find (SalFacts *facts, const char *text)
{
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  SalPeriod period;

  g_assert_true (sal_period_from_text (text, &period, NULL));

  return sal_exceptions_find (facts, filters, period, NULL, 0);
}

/* Where nothing has changed, the share of looks that find something stays below the rate stated,
 * though some hundred series are looked at each time. */
static void
test_exceptions_noise (void)
{
  guint n_looks = 40, n_false = 0;

  for (guint i = 0; i < n_looks; i++)
    {
      g_autoptr (SalFacts) facts = create_facts (16, &(Shift){ 0 });
      g_autoptr (SalExceptions) found = find (facts, "2026-Q3");

      g_assert_null (found->problem);
      g_assert_cmpuint (found->n_charted, >, 90);
      n_false += found->exceptions->len > 0;
      for (guint e = 0; e < found->exceptions->len; e++)
        {
          const SalException *exception = g_ptr_array_index (found->exceptions, e);

          g_test_message ("%s of unit %d, rule %u: %g against %g to %g, chance %g",
                          exception->metric->key,
                          exception->unit,
                          exception->rule,
                          exception->value,
                          exception->lower,
                          exception->upper,
                          exception->chance);
        }
    }
  g_test_message ("%u of %u looks found something", n_false, n_looks);
  /* 40 looks at 5 % find 2 on average, and 7 or more once in 300 runs of this test. */
  g_assert_cmpuint (n_false, <=, 6);
}

/* A win rate that falls in one unit and one segment is found there, and for that reason. */
static void
test_exceptions_shift (void)
{
  Shift shift = { .unit = 9, .segment = 3, .from = N_MONTHS - 4, .chance = 0.02 };
  g_autoptr (SalFacts) facts = create_facts (160, &shift);
  g_autoptr (SalExceptions) found = find (facts, "2026-Q3");
  const SalException *fallen = NULL;
  const SalControlPoint *last;

  for (guint i = 0; i < found->exceptions->len; i++)
    {
      const SalException *exception = g_ptr_array_index (found->exceptions, i);

      if (g_str_equal (exception->metric->key, "win_rate") && exception->unit == 9)
        fallen = exception;
    }
  g_assert_nonnull (fallen);
  g_assert_cmpint (fallen->direction, ==, SAL_EXCEPTION_WORSE);
  g_assert_cmpfloat (fallen->value, <, fallen->lower);
  g_assert_cmpfloat_with_epsilon (fallen->center, 0.4, 0.03);
  g_assert_cmpfloat_with_epsilon (fallen->size, fallen->value - fallen->center, 1e-12);
  g_assert_cmpfloat (fallen->money, <, 0);
  g_assert_true (fallen->has_reason);
  g_assert_cmpint (fallen->reason_dimension, ==, SAL_FACT_SEGMENT);
  g_assert_cmpint (fallen->reason, ==, 3);
  g_assert_cmpfloat (fallen->reason_share, >=, SAL_EXCEPTION_REASON_SHARE);
  g_assert_cmpint (fallen->since, <=, found->last_month);
  g_assert_cmpint (fallen->until, >, found->last_month - 4);
  g_assert_cmpuint (fallen->points->len, ==, N_MONTHS - 1); /* the first may lack some */
  last = &g_array_index (fallen->points, SalControlPoint, N_MONTHS - 2);
  g_assert_cmpfloat (last->value, <, last->center);
}

/* The whole falls because one unit does, two levels down: one entry, which names it, and not the
 * unit between. */
static void
test_exceptions_cause (void)
{
  Shift shift = { .unit = 9, .segment = 0, .from = N_MONTHS - 4, .chance = 0 };
  g_autoptr (SalFacts) facts = NULL;
  g_autoptr (SalExceptions) found = NULL;
  guint n = 0;

  facts = create_facts (100, &shift);
  sal_dimension_set_parent (facts->dimensions[SAL_FACT_UNIT], 9, 31);
  /* those of the other units but two are taken away, so that the whole feels it */
  for (guint row = facts->n_rows; row-- > 0;)
    {
      gint32 unit = sal_facts_get_code (facts, SAL_FACT_UNIT, row);

      if (unit != 9 && unit != 4 && unit != 5)
        sal_facts_remove (facts, &row, 1);
    }
  found = find (facts, "2026-Q3");
  for (guint i = 0; i < found->exceptions->len; i++)
    {
      const SalException *exception = g_ptr_array_index (found->exceptions, i);

      /* the other units may stand out by chance, at the rate stated */
      if (!g_str_equal (exception->metric->key, "win_rate") || exception->unit == 4 ||
          exception->unit == 5)
        continue;
      n++;
      g_assert_cmpint (exception->unit, ==, SAL_DIMENSION_NONE);
      g_assert_true (exception->has_reason);
      g_assert_cmpint (exception->reason_dimension, ==, SAL_FACT_UNIT);
      g_assert_cmpint (exception->reason, ==, 9);
      g_assert_cmpfloat_with_epsilon (exception->reason_share, 1, 0.25);
    }
  g_assert_cmpuint (n, ==, 1);
  for (guint i = 1; i < found->exceptions->len; i++)
    {
      const SalException *one = g_ptr_array_index (found->exceptions, i - 1);
      const SalException *next = g_ptr_array_index (found->exceptions, i);

      g_assert_true (isnan (next->money) || fabs (one->money) >= fabs (next->money));
    }
}

/* Of a unit, or of the whole because of it. */
static const SalException *
find_win_rate (const SalExceptions *found, gint32 unit)
{
  for (guint i = 0; i < found->exceptions->len; i++)
    {
      const SalException *exception = g_ptr_array_index (found->exceptions, i);

      if (g_str_equal (exception->metric->key, "win_rate") &&
          (exception->unit == unit ||
           (exception->has_reason && exception->reason_dimension == SAL_FACT_UNIT &&
            exception->reason == unit)))
        return exception;
    }

  return NULL;
}

/* Limits that are frozen over the months before something began know what was usual then; those
 * that follow take what came since for usual. Of periods before the end of the frozen ones, they
 * follow.
 */
static void
test_exceptions_frozen (void)
{
  Shift shift = { .unit = 9, .segment = 0, .from = 15, .chance = 0.1 };
  g_autoptr (SalFacts) facts = create_facts (100, &shift);
  g_autoptr (SalExceptions) follow = find (facts, "2026-Q3");
  g_autoptr (SalExceptions) frozen = NULL;
  g_autoptr (SalExceptions) before = NULL;
  const SalException *fallen = find_win_rate (follow, 9);
  gint32 began = follow->last_month - N_MONTHS + 1 + 15;

  g_assert_true (fallen == NULL || fallen->center < 0.33);
  facts->limits_first = began - 13;
  facts->limits_last = began - 1;
  frozen = find (facts, "2026-Q3");
  fallen = find_win_rate (frozen, 9);
  g_assert_nonnull (fallen);
  g_assert_cmpint (fallen->direction, ==, SAL_EXCEPTION_WORSE);
  g_assert_cmpint (fallen->first_month, ==, began - 13);
  g_assert_cmpuint (fallen->n_baseline, ==, 13);
  g_assert_cmpfloat_with_epsilon (fallen->center, 0.4, 0.05);
  g_assert_cmpint (fallen->since, >=, began);

  facts->limits_first = follow->last_month - 12;
  facts->limits_last = follow->last_month - 1;
  before = find (facts, "2026-Q2");
  for (guint i = 0; i < before->exceptions->len; i++)
    g_assert_cmpint (
        ((const SalException *) g_ptr_array_index (before->exceptions, i))->first_month,
        <,
        facts->limits_first);
}

/* A metric without a chart has thresholds only; what keeps within is no exception. */
static void
test_exceptions_threshold (void)
{
  static const SalThreshold thresholds[] = { { "won", 1e6, NAN },
                                             { "lost", NAN, 1e6 },
                                             { "coverage", 3, NAN } };
  g_autoptr (SalFacts) facts = create_facts (4, &(Shift){ 0 });
  g_autoptr (SalFactQuery) filters = sal_fact_query_new ();
  g_autoptr (SalExceptions) found = NULL;
  const SalException *won = NULL;
  SalPeriod period;

  g_assert_true (sal_period_from_text ("2026-Q3", &period, NULL));
  found = sal_exceptions_find (facts, filters, period, thresholds, G_N_ELEMENTS (thresholds));
  for (guint i = 0; i < found->exceptions->len; i++)
    {
      const SalException *exception = g_ptr_array_index (found->exceptions, i);

      if (exception->rule == 0)
        {
          g_assert_null (won);
          won = exception;
        }
    }
  g_assert_nonnull (won);
  g_assert_cmpstr (won->metric->key, ==, "won");
  g_assert_cmpint (won->unit, ==, SAL_DIMENSION_NONE);
  g_assert_cmpint (won->direction, ==, SAL_EXCEPTION_WORSE);
  g_assert_cmpfloat (won->size, ==, won->value - 1e6);
  g_assert_true (isnan (won->center) && won->points == NULL);
}

/* With too little to go by there is nothing, and it says why. */
static void
test_exceptions_too_little (void)
{
  g_autoptr (SalFacts) facts = create_facts (4, &(Shift){ 0 });
  g_autoptr (SalExceptions) early = find (facts, "2023-Q1");
  g_autoptr (SalExceptions) future = find (facts, "2027-Q1");

  g_assert_cmpuint (early->exceptions->len, ==, 0);
  g_assert_nonnull (early->problem);
  g_assert_nonnull (future->problem);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  source = g_rand_new_with_seed (1924);

  g_test_add_func ("/exceptions/noise", test_exceptions_noise);
  g_test_add_func ("/exceptions/shift", test_exceptions_shift);
  g_test_add_func ("/exceptions/cause", test_exceptions_cause);
  g_test_add_func ("/exceptions/frozen", test_exceptions_frozen);
  g_test_add_func ("/exceptions/threshold", test_exceptions_threshold);
  g_test_add_func ("/exceptions/too-little", test_exceptions_too_little);

  status = g_test_run ();
  g_rand_free (source);

  return status;
}
