/* sal-payout-turn.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-turn.h"

#include "sal-payout-period.h"

/* How far back the first period may be offered: a year of months, and of quarters. */
#define N_MONTHS   12
#define N_QUARTERS 4

/**
 * sal_payout_turn_get_calendar:
 * @of: the calendar of a workspace
 *
 * Makes the calendar by which is paid: that of the workspace by whole months.
 *
 * Returns: (transfer full): the calendar
 */
SalFiscalCalendar *
sal_payout_turn_get_calendar (const SalFiscalCalendar *of)
{
  return sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (of), SAL_CALENDAR_MONTHS);
}

static void
add_back (
    GArray *turn, const SalFiscalCalendar *calendar, SalPeriodUnit unit, int n_back, gint32 today)
{
  SalPeriod now = sal_fiscal_calendar_period_of (calendar, today, unit);

  for (int i = -n_back; i <= 0; i++)
    {
      SalPeriod one = sal_period_offset (now, i);

      g_array_append_val (turn, one);
    }
}

static void
add_from (GArray *turn, const SalFiscalCalendar *calendar, SalPeriodUnit unit, gint32 day)
{
  SalPeriod period = sal_fiscal_calendar_period_of (calendar, day, unit);
  gint32 first, last;

  sal_fiscal_calendar_days_of (calendar, period, &first, &last);
  if (first == day)
    g_array_append_val (turn, period);
}

/**
 * sal_payout_turn_list:
 * @periods: (element-type SalRecord): the payout periods there are, the earliest first
 * @calendar: the calendar by which is paid
 * @today: a day
 *
 * Lists the periods that can be calculated for the first time: any of the last year before there
 * is one, and then those that follow on the last, once that is closed.
 *
 * Returns: (transfer full) (element-type SalPeriod): the periods, those like the last one first
 */
GArray *
sal_payout_turn_list (const GPtrArray *periods, const SalFiscalCalendar *calendar, gint32 today)
{
  GArray *turn = g_array_new (FALSE, FALSE, sizeof (SalPeriod));
  SalRecord *last = periods->len > 0 ? periods->pdata[periods->len - 1] : NULL;
  SalPeriod of_last;
  gint32 next;

  if (last == NULL)
    {
      add_back (turn, calendar, SAL_PERIOD_MONTH, N_MONTHS, today);
      add_back (turn, calendar, SAL_PERIOD_QUARTER, N_QUARTERS, today);
      return turn;
    }
  if (!sal_payout_period_has_status (last, SAL_PAYOUT_PERIOD_CLOSED) ||
      !sal_period_from_text (sal_record_get_text (last, "period"), &of_last, NULL))
    return turn;
  next = sal_record_get_date (last, "last_day") + 1;
  add_from (turn, calendar, of_last.unit, next);
  add_from (turn,
            calendar,
            of_last.unit == SAL_PERIOD_MONTH ? SAL_PERIOD_QUARTER : SAL_PERIOD_MONTH,
            next);

  return turn;
}

/**
 * sal_payout_turn_choose:
 * @turn: (element-type SalPeriod): periods that can be calculated, at least one
 * @calendar: the calendar by which is paid
 * @today: a day
 *
 * Chooses what is most likely meant: the first of those that ended last before @today, or else
 * the first.
 *
 * Returns: its index
 */
guint
sal_payout_turn_choose (const GArray *turn, const SalFiscalCalendar *calendar, gint32 today)
{
  guint chosen = 0;
  gint32 latest = SAL_DATE_NONE;

  for (guint i = 0; i < turn->len; i++)
    {
      gint32 first, last;

      sal_fiscal_calendar_days_of (calendar, g_array_index (turn, SalPeriod, i), &first, &last);
      if (last >= today || (latest != SAL_DATE_NONE && last <= latest))
        continue;
      latest = last;
      chosen = i;
    }

  return chosen;
}
