/* test-account-brief.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "brief-fixture.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-kinds.h"
#include "sal-store-error.h"

static SalAccountBrief *
load (BriefFixture *fixture, gint64 account, const char *quarter)
{
  g_autoptr (GError) error = NULL;
  SalAccountBrief *brief = brief_fixture_load (fixture, account, quarter, &error);

  g_assert_no_error (error);

  return brief;
}

static void
check_figure (const SalBriefFigure *figure, double value, const char *from, const char *day)
{
  char text[SAL_DATE_BUFFER];

  g_assert_cmpfloat_with_epsilon (figure->value, value, 1e-9);
  if (from == NULL)
    g_assert_cmpint (figure->from, ==, SAL_DATE_NONE);
  else
    g_assert_cmpstr (sal_date_write_iso (figure->from, text), ==, from);
  g_assert_cmpstr (sal_date_write_iso (figure->day, text), ==, day);
}

static void
check_variance (const SalAccountBrief *brief, SalBriefKpiType type, const char *expected)
{
  g_autofree char *text = sal_brief_kpi_format_variance (type, &brief->kpis[type]);

  g_assert_cmpstr (text, ==, expected);
}

/* --- figures --- */

static void
test_figures (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL;

  brief_fixture_init (&fixture);
  brief = load (&fixture, 1, "2026-Q2");

  /* what was won on 20 June 2025 is after as many days */
  check_figure (&brief->kpis[SAL_BRIEF_WON].now, 10000000, "2026-04-01", "2026-05-15");
  check_figure (&brief->kpis[SAL_BRIEF_WON].before, 8000000, "2025-04-01", "2025-05-15");
  check_variance (brief, SAL_BRIEF_WON, "+25\u00a0%");
  /* 150,000 ÷ 80,000 − 1 */
  check_figure (&brief->kpis[SAL_BRIEF_WON_IN_YEAR].now, 15000000, "2026-01-01", "2026-05-15");
  check_figure (&brief->kpis[SAL_BRIEF_WON_IN_YEAR].before, 8000000, "2025-01-01", "2025-05-15");
  check_variance (brief, SAL_BRIEF_WON_IN_YEAR, "+88\u00a0%");
  /* one of two, after one of one */
  check_figure (&brief->kpis[SAL_BRIEF_WIN_RATE].now, 0.5, "2026-04-01", "2026-05-15");
  check_variance (brief, SAL_BRIEF_WIN_RATE, "\u221250\u00a0pts");
  /* 24,000 + 6,000, after 24,000 + 12,000 */
  check_figure (&brief->kpis[SAL_BRIEF_ANNUAL_VALUE].now, 3000000, NULL, "2026-05-15");
  check_figure (&brief->kpis[SAL_BRIEF_ANNUAL_VALUE].before, 3600000, NULL, "2025-05-15");
  check_variance (brief, SAL_BRIEF_ANNUAL_VALUE, "\u221217\u00a0%");
  check_figure (&brief->kpis[SAL_BRIEF_PIPELINE].now, 4000000, NULL, "2026-05-15");
  check_variance (brief, SAL_BRIEF_PIPELINE, "–");
  /* the task is none */
  check_figure (&brief->kpis[SAL_BRIEF_CONTACTS].now, 2, "2026-04-01", "2026-05-15");
  check_variance (brief, SAL_BRIEF_CONTACTS, "+1");
  check_figure (&brief->kpis[SAL_BRIEF_CASES].now, 1, NULL, "2026-05-15");
  check_figure (&brief->kpis[SAL_BRIEF_CASES].before, 2, NULL, "2026-03-31");
  check_variance (brief, SAL_BRIEF_CASES, "\u22121");
  /* there are no thresholds to judge by */
  g_assert_false (brief->has_health);
  check_variance (brief, SAL_BRIEF_HEALTH, "–");
}

/* A quarter that is over is compared with all of the one a year before. */
static void
test_quarters (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL, before = NULL;
  const SalBriefQuarter *last;

  brief_fixture_init (&fixture);
  brief = load (&fixture, 1, "2026-Q2");
  last = &brief->quarters[SAL_BRIEF_QUARTERS - 1];
  g_assert_cmpint (last->won, ==, 10000000);
  g_assert_cmpuint (last->n_won, ==, 1);
  g_assert_cmpint (last->lost, ==, 2000000);
  g_assert_cmpint (last->last, ==, fixture.day);
  g_assert_cmpint (brief->quarters[SAL_BRIEF_QUARTERS - 2].won, ==, 5000000);
  g_assert_cmpint (brief->quarters[SAL_BRIEF_QUARTERS - 5].won, ==, 11000000);

  fixture.day = sal_date_from_ymd (2026, 7, 2);
  before = load (&fixture, 1, "2026-Q2");
  check_figure (&before->kpis[SAL_BRIEF_WON].now, 19900000, "2026-04-01", "2026-06-30");
  check_figure (&before->kpis[SAL_BRIEF_WON].before, 11000000, "2025-04-01", "2025-06-30");
  /* the year is not over: 30 June is the 181st day of both */
  check_figure (&before->kpis[SAL_BRIEF_WON_IN_YEAR].before, 11000000, "2025-01-01", "2025-06-30");
}

/* --- what is told --- */

typedef struct
{
  const char *text;
  const char *who;
  SalBriefGrade grade;
  gboolean is_theirs, is_overdue, is_stale;
} Point;

static void
check_points (const GArray *points, const Point *expected, guint n_expected)
{
  g_assert_cmpuint (points->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      const SalBriefPoint *point = &g_array_index (points, SalBriefPoint, i);

      g_assert_cmpstr (point->text, ==, expected[i].text);
      g_assert_cmpstr (point->who, ==, expected[i].who);
      g_assert_cmpint (point->grade, ==, expected[i].grade);
      g_assert_cmpint (point->is_theirs, ==, expected[i].is_theirs);
      g_assert_cmpint (point->is_overdue, ==, expected[i].is_overdue);
      g_assert_cmpint (point->is_stale, ==, expected[i].is_stale);
      g_assert_cmpint (point->day, !=, SAL_DATE_NONE);
    }
}

static void
test_points (void)
{
  /* 77 and 109 days to the renewals; high × medium is 6 */
  static const Point risks[] = {
    { "Early warning: Satisfaction", "Cora Lim", SAL_BRIEF_HIGH, FALSE, TRUE, FALSE },
    { "Service A is to be renewed", "Ana Ruiz", SAL_BRIEF_HIGH, FALSE, FALSE, FALSE },
    { "New buyer", "Cora Lim", SAL_BRIEF_HIGH, FALSE, FALSE, FALSE },
    { "1 support case of high severity is open", NULL, SAL_BRIEF_MEDIUM, FALSE, FALSE, FALSE },
    { "Service C is to be renewed", "Ana Ruiz", SAL_BRIEF_LOW, FALSE, FALSE, FALSE },
  };
  static const Point asks[] = {
    { "Decide on the renewal of Service A", "Pat Chief", 0, TRUE, FALSE, FALSE },
    { "Meet our executive sponsor", "Pat Chief", 0, TRUE, TRUE, FALSE },
    { "Finish: Call the buyer", "Ana Ruiz", 0, FALSE, TRUE, FALSE },
    { "Name an owner for: Book the hall", "Ana Ruiz", 0, FALSE, FALSE, FALSE },
    { "Agree to: Engineer", "Cora Lim", 0, FALSE, FALSE, FALSE },
    { "Meet the customer's executive sponsor", "Cora Lim", 0, FALSE, TRUE, FALSE },
  };
  static const Point steps[] = {
    { "Call the buyer", "Ana Ruiz", 0, FALSE, TRUE, FALSE },
    { "Send the offer", "Ana Ruiz", 0, FALSE, TRUE, FALSE },
    { "Book the hall", NULL, 0, FALSE, FALSE, FALSE },
    { "Thank them", "Ana Ruiz", 0, FALSE, FALSE, FALSE },
  };
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL;

  brief_fixture_init (&fixture);
  brief = load (&fixture, 1, "2026-Q2");
  check_points (brief->risks, risks, G_N_ELEMENTS (risks));
  check_points (brief->asks, asks, G_N_ELEMENTS (asks));
  check_points (brief->steps, steps, G_N_ELEMENTS (steps));
}

/* What somebody asks for by name is what is asked; once all of it is answered, the rest is again.
 */
static void
test_asks (void)
{
  static const Point asks[] = {
    { "Open the hall", "Pat Chief", 0, TRUE, TRUE, FALSE },
    { "Speak at the fair", "Pat Chief", 0, TRUE, FALSE, FALSE },
    { "Approve the engineer", "Cora Lim", 0, FALSE, FALSE, FALSE },
  };
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL;

  brief_fixture_init (&fixture);
  fixture_do (fixture.in.store,
              "INSERT INTO plan_ask (id, name, plan, contact, person, due, status, asked_on,"
              " answered_on) VALUES"
              " (1, 'Approve the engineer', 1, NULL, 2, '2026-05-16', 'open', '2026-05-01', NULL),"
              " (2, 'Speak at the fair', 1, 1, NULL, '2026-06-20', 'open', '2026-05-01', NULL),"
              " (3, 'Open the hall', 1, 1, NULL, '2026-05-14', 'open', '2026-04-01', NULL),"
              " (4, 'Send data', 1, 1, NULL, '2026-05-14', 'agreed', '2026-04-01', '2026-05-02')");
  brief = load (&fixture, 1, "2026-Q2");
  g_assert_false (brief->asks_follow);
  check_points (brief->asks, asks, G_N_ELEMENTS (asks));
  g_assert_cmpint (
      g_array_index (brief->asks, SalBriefPoint, 1).due, ==, sal_date_from_ymd (2026, 6, 20));

  fixture_do (fixture.in.store, "UPDATE plan_ask SET status = 'declined'");
  sal_account_brief_free (g_steal_pointer (&brief));
  brief = load (&fixture, 1, "2026-Q2");
  g_assert_true (brief->asks_follow);
  g_assert_cmpuint (brief->asks->len, ==, 6);
}

/* Half a year later nothing has been looked at. */
static void
test_stale (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL;
  guint n_stale = 0;

  brief_fixture_init (&fixture);
  fixture.day = sal_date_from_ymd (2026, 11, 20);
  brief = load (&fixture, 1, "2026-Q4");
  for (guint i = 0; i < brief->risks->len; i++)
    {
      const SalBriefPoint *point = &g_array_index (brief->risks, SalBriefPoint, i);

      n_stale += point->is_stale;
      if (g_str_equal (point->text, "The account plan is stale"))
        {
          /* of all that is stale the objectives were looked at the longest ago */
          g_assert_cmpint (point->day, ==, sal_date_from_ymd (2026, 5, 1));
          g_assert_cmpstr (point->detail,
                           ==,
                           "Oldest part: Objectives, 1 May 2026. Texts written 10 May 2026; older "
                           "than 90 days: Understanding, Objectives, Growth Plays, Risks, "
                           "Actions.");
        }
    }
  /* the plan, the risk in it, and that nobody was in contact */
  g_assert_cmpuint (n_stale, ==, 3);
}

static void
test_whitespace (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL;
  const SalBriefCell *cell;

  brief_fixture_init (&fixture);
  brief = load (&fixture, 1, "2026-Q2");
  g_assert_cmpuint (brief->cells->len, ==, 1);
  cell = &g_array_index (brief->cells, SalBriefCell, 0);
  g_assert_cmpstr (cell->family, ==, "Valves");
  g_assert_cmpint (cell->state, ==, SAL_WHITESPACE_OPEN);
  g_assert_cmpint (cell->value, ==, 7000000);
  g_assert_cmpint (cell->source_type, ==, SAL_POTENTIAL_TYPED);
  g_assert_cmpint (cell->day, ==, sal_date_from_ymd (2024, 1, 2));
  g_assert_cmpint (brief->whitespace.open, ==, 7000000);
  /* sensors of two families */
  g_assert_cmpuint (brief->whitespace.n_owned, ==, 1);
  g_assert_cmpuint (brief->whitespace.n_eligible, ==, 2);
}

/* Of which there is nothing. */
static void
test_nothing (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (SalAccountBrief) brief = NULL;

  brief_fixture_init (&fixture);
  brief = load (&fixture, 2, "2026-Q2");
  g_assert_null (brief->plan->plan);
  g_assert_true (isnan (brief->kpis[SAL_BRIEF_WIN_RATE].now.value));
  check_variance (brief, SAL_BRIEF_WON, "–");
  /* there is no plan, and was no contact */
  g_assert_cmpuint (brief->risks->len, ==, 2);
  g_assert_cmpuint (brief->asks->len + brief->steps->len + brief->cells->len, ==, 2);
}

static void
test_refusals (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (GError) future = NULL, gone = NULL;

  brief_fixture_init (&fixture);
  g_assert_null (brief_fixture_load (&fixture, 1, "2026-Q3", &future));
  g_assert_error (future, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (
      future->message, ==, "FY26 Q3 begins on 1 Jul 2026: there is nothing to review yet");
  g_assert_null (brief_fixture_load (&fixture, 99, "2026-Q2", &gone));
  g_assert_error (gone, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
}

/* --- the first of all --- */

/* Without criteria that come to 100 %, by what was won. */
static void
test_top (void)
{
  g_auto (BriefFixture) fixture = { 0 };
  g_autoptr (GPtrArray) one = NULL, all = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SalAccountBriefs briefs;

  brief_fixture_init (&fixture);
  brief_fixture_ask (&fixture, "2026-Q2", &briefs);
  briefs.n_accounts = 1;
  one = sal_account_briefs_load (fixture.in.store, &briefs, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (((SalAccountBrief *) one->pdata[0])->account, ==, 1);
  briefs.n_accounts = 20;
  all = sal_account_briefs_load (fixture.in.store, &briefs, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((SalAccountBrief *) all->pdata[1])->account, ==, 2);

  g_cancellable_cancel (cancellable);
  g_assert_null (sal_account_briefs_load (fixture.in.store, &briefs, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- words --- */

static void
test_days (void)
{
  static const struct
  {
    int age, limit;
    gboolean is_stale;
    const char *words;
  } cases[] = {
    { 0, 90, FALSE, "as of 15 May 2026" },
    { 90, 90, FALSE, "as of 14 Feb 2026" },
    { 91, 90, TRUE, "not updated since 13 Feb 2026" },
    { 400, 0, FALSE, "as of 10 Apr 2025" },
  };
  gint32 day = sal_date_from_ymd (2026, 5, 15);
  g_autofree char *none = sal_brief_describe_day (SAL_DATE_NONE, day, 0);
  g_autofree char *days = sal_brief_describe_days (day - 14, day);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sal_brief_describe_day (day - cases[i].age, day, cases[i].limit);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (
          sal_brief_is_stale (day - cases[i].age, day, cases[i].limit), ==, cases[i].is_stale);
    }
  g_assert_cmpstr (none, ==, "no date known");
  g_assert_true (sal_brief_is_stale (SAL_DATE_NONE, day, 0));
  g_assert_cmpstr (days, ==, "1 May 2026 – 15 May 2026");
}

/* Of what is due on no day there is nothing to count from. */
static void
test_due (void)
{
  static const struct
  {
    gint32 due;
    gboolean is_overdue;
    const char *words;
  } cases[] = {
    { 20588, FALSE, "15 May 2026" },
    { 20588 - 1, TRUE, "14 May 2026, 1 day overdue" },
    { 20588 - 14, TRUE, "1 May 2026, 14 days overdue" },
    { 20588, TRUE, "15 May 2026, overdue" },
    { SAL_DATE_NONE, FALSE, "–" },
    { SAL_DATE_NONE, TRUE, "overdue" },
  };
  gint32 day = sal_date_from_ymd (2026, 5, 15);

  g_assert_cmpint (day, ==, 20588);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sal_brief_describe_due (cases[i].due, day, cases[i].is_overdue);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account-brief/figures", test_figures);
  g_test_add_func ("/account-brief/quarters", test_quarters);
  g_test_add_func ("/account-brief/points", test_points);
  g_test_add_func ("/account-brief/asks", test_asks);
  g_test_add_func ("/account-brief/stale", test_stale);
  g_test_add_func ("/account-brief/whitespace", test_whitespace);
  g_test_add_func ("/account-brief/nothing", test_nothing);
  g_test_add_func ("/account-brief/refusals", test_refusals);
  g_test_add_func ("/account-brief/top", test_top);
  g_test_add_func ("/account-brief/days", test_days);
  g_test_add_func ("/account-brief/due", test_due);

  return g_test_run ();
}
