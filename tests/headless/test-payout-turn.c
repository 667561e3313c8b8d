/* test-payout-turn.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-period.h"
#include "sal-payout-turn.h"

static SalRecord *
create_period (const char *name, const SalFiscalCalendar *calendar, const char *status)
{
  SalRecord *record = sal_record_new (&sal_payout_period_kind);
  SalPeriod period;
  gint32 first, last;

  g_assert_true (sal_period_from_text (name, &period, NULL));
  sal_fiscal_calendar_days_of (calendar, period, &first, &last);
  sal_record_set_text (record, "period", name);
  sal_record_set_text (record, "status", status);
  sal_record_set_date (record, "first_day", first);
  sal_record_set_date (record, "last_day", last);

  return record;
}

/* After a last period: what follows on it, and the same unit first. */
static void
test_payout_turn_next (void)
{
  static const struct
  {
    const char *last;
    const char *status;
    const char *next; /* by blanks */
  } cases[] = {
    { "2026-P01", SAL_PAYOUT_PERIOD_CLOSED, "2026-P02" },
    { "2026-P03", SAL_PAYOUT_PERIOD_CLOSED, "2026-P04 2026-Q2" },
    { "2026-Q1", SAL_PAYOUT_PERIOD_CLOSED, "2026-Q2 2026-P04" },
    { "2026-Q4", SAL_PAYOUT_PERIOD_CLOSED, "2027-Q1 2027-P01" },
    { "2026-Q4", SAL_PAYOUT_PERIOD_APPROVED, "" },
    { "2026-Q4", SAL_PAYOUT_PERIOD_CALCULATED, "" },
  };
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GArray) turn = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      g_ptr_array_add (periods, create_period (cases[i].last, calendar, cases[i].status));
      turn = sal_payout_turn_list (periods, calendar, sal_date_from_ymd (2026, 5, 1));
      for (guint k = 0; k < turn->len; k++)
        {
          g_autofree char *one = sal_period_to_text (g_array_index (turn, SalPeriod, k));

          g_string_append_printf (text, "%s%s", k > 0 ? " " : "", one);
        }
      g_assert_cmpstr (text->str, ==, cases[i].next);
    }
}

/* The first may be any of a year; that which ended last is proposed, the month before the quarter.
 */
static void
test_payout_turn_first (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  g_autoptr (GPtrArray) periods = g_ptr_array_new ();
  static const struct
  {
    int month, day;
    const char *expected;
  } cases[] = {
    { 2, 10, "2026-P01" },
    { 4, 1, "2026-P03" },
    { 1, 1, "2025-P12" },
    { 1, 31, "2025-P12" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 today = sal_date_from_ymd (2026, cases[i].month, cases[i].day);
      g_autoptr (GArray) turn = sal_payout_turn_list (periods, calendar, today);
      guint chosen = sal_payout_turn_choose (turn, calendar, today);
      g_autofree char *name = sal_period_to_text (g_array_index (turn, SalPeriod, chosen));

      g_assert_cmpuint (turn->len, ==, 13 + 5);
      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

/* By whole months, wherever the weeks of the workspace's calendar lie. */
static void
test_payout_turn_calendar (void)
{
  g_autoptr (SalFiscalCalendar) weeks = sal_fiscal_calendar_new (2, SAL_CALENDAR_445);
  g_autoptr (SalFiscalCalendar) calendar = sal_payout_turn_get_calendar (weeks);

  g_assert_cmpint (sal_fiscal_calendar_get_pattern (calendar), ==, SAL_CALENDAR_MONTHS);
  g_assert_cmpint (sal_fiscal_calendar_get_start_month (calendar), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payout-turn/next", test_payout_turn_next);
  g_test_add_func ("/payout-turn/first", test_payout_turn_first);
  g_test_add_func ("/payout-turn/calendar", test_payout_turn_calendar);

  return g_test_run ();
}
