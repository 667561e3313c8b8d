/* test-payout-terms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "sal-payout-terms.h"

/* The active share of a month: who is there from a day to another, and on leave. */
typedef struct
{
  const char *convention;
  const char *month; /* its first day */
  const char *first, *last;
  const char *leave_first, *leave_last;
  const char *share;
} Case;

static const Case cases[] = {
  { "calendar_days", "2028-02-01", "2028-02-15", "2028-12-31", NULL, NULL, "15/29" },
  { "calendar_days", "2026-02-01", "2026-02-15", "2026-12-31", NULL, NULL, "0.5" },
  { "calendar_days", "2026-01-01", "2026-01-01", "2026-12-31", NULL, NULL, "1" },
  { "calendar_days", "2026-01-01", "2026-02-01", "2026-12-31", NULL, NULL, "0" },
  { "calendar_days", "2026-01-01", "2026-01-31", "2026-01-31", NULL, NULL, "1/31" },
  /* leave from the 11th to the 20th: 21 of 31 days */
  { "calendar_days",
    "2026-01-01",
    "2026-01-01",
    "2026-12-31",
    "2026-01-11",
    "2026-01-20",
    "21/31" },
  /* January 2026 begins on a Thursday: 22 working days, of which 10 from the 17th on */
  { "working_days", "2026-01-01", "2026-01-17", "2026-12-31", NULL, NULL, "5/11" },
  /* Saturday and Sunday alone */
  { "working_days", "2026-01-01", "2026-01-17", "2026-01-18", NULL, NULL, "0" },
  { "months", "2026-01-01", "2026-01-16", "2026-12-31", NULL, NULL, "1" },
  { "months", "2026-01-01", "2026-01-17", "2026-12-31", NULL, NULL, "0" },
  /* 14 of 28 are half */
  { "months", "2026-02-01", "2026-02-15", "2026-12-31", NULL, NULL, "1" },
  { "none", "2026-01-01", "2026-01-31", "2026-12-31", NULL, NULL, "1" },
  { "none", "2026-01-01", "2026-02-01", "2026-12-31", NULL, NULL, "0" },
};

static gint32
day_of (const char *text)
{
  gint32 day;

  g_assert_true (sal_date_parse_iso (text, &day));

  return day;
}

static SalPlan *
make_plan (const char *convention)
{
  g_autofree char *text = g_strdup_printf (
      "{\"from\": \"2026-01-01\", \"to\": \"2028-12-31\", \"proration\": \"%s\", \"components\": "
      "[{\"id\": \"c\", \"period\": \"quarter\", \"method\": {\"kind\": \"rate_table\", \"rates\": "
      "\"base\", \"tiers\": [{\"from\": 0, \"rate\": 1}]}}]}",
      convention);
  SalPlan *plan = plan_fixture_parse (text, NULL);

  g_assert_nonnull (plan);

  return plan;
}

static void
check_rational (const SalRational *value, const char *expected)
{
  g_autofree char *text = sal_rational_to_text (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_payout_terms_active (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autoptr (SalPlan) plan = make_plan (one->convention);
      g_autoptr (SalParticipation) participation = sal_participation_new ("A", plan);
      g_auto (SalRational) share = SAL_RATIONAL_INIT;
      gint32 first = day_of (one->month);

      participation->first = day_of (one->first);
      participation->last = day_of (one->last);
      if (one->leave_first != NULL)
        {
          SalParticipationLeave leave = { day_of (one->leave_first), day_of (one->leave_last) };

          g_array_append_val (participation->leaves_of_absence, leave);
        }
      sal_payout_active_share (participation, first, sal_date_add_months (first, 1) - 1, &share);
      check_rational (&share, one->share);
    }
}

static void
add_quota (SalParticipation *self, SalPeriodUnit unit, int index, gint64 amount)
{
  SalParticipationQuota quota = { -1, { 2026, unit, index }, SAL_RATIONAL_INIT };

  sal_rational_set_integer (&quota.amount, amount);
  g_array_append_val (self->quotas, quota);
}

/* A year of 1,200, of which the first quarter has 600, and its March 400: the shortest period has
 * its say. January and February 200 each, March 400; hired on 15 February, half of that and all of
 * March: 100 + 400, in cents. The target is 1.5 twelfths of 2,400; the rate of the year 2,400 over
 * 200 + 200 + 400 + 9 × 100. */
static void
test_payout_terms_seasonal (void)
{
  g_autoptr (SalPlan) plan = make_plan ("calendar_days");
  g_autoptr (SalParticipation) participation = sal_participation_new ("A", plan);
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  SalPayoutTerms terms;

  participation->first = day_of ("2026-02-15");
  sal_rational_set_integer (&participation->target, 2400);
  add_quota (participation, SAL_PERIOD_YEAR, 0, 1200);
  add_quota (participation, SAL_PERIOD_QUARTER, 0, 600);
  add_quota (participation, SAL_PERIOD_MONTH, 2, 400);
  sal_payout_terms_init (
      &terms, participation, 0, calendar, day_of ("2026-01-01"), day_of ("2026-03-31"));
  check_rational (&terms.quota, "50000");
  check_rational (&terms.target, "30000");
  check_rational (&terms.base_rate, "24/17");
  check_rational (&terms.active, "0.5");
  g_assert_false (terms.is_ramping);
  sal_payout_terms_clear (&terms);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payout-terms/active", test_payout_terms_active);
  g_test_add_func ("/payout-terms/seasonal", test_payout_terms_seasonal);

  return g_test_run ();
}
