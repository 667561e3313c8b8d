/* sal-calculation-windows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calculation-private.h"

/* Which days a component measures, one after another. */

/* From a period to all of the quarter or year that a component is measured to date of; in other
 * modes the days stay. */
static void
widen (const SalFiscalCalendar *calendar,
       const SalPlanComponent *component,
       gint32 *first,
       gint32 *last)
{
  SalPeriodUnit unit;

  if (component->mode == SAL_MODE_QUARTER_TO_DATE)
    unit = SAL_PERIOD_QUARTER;
  else if (component->mode == SAL_MODE_YEAR_TO_DATE)
    unit = SAL_PERIOD_YEAR;
  else
    return;
  sal_fiscal_calendar_days_of (
      calendar, sal_fiscal_calendar_period_of (calendar, *first, unit), first, last);
}

/**
 * sal_calculation_find_terms_last: (skip)
 * @calendar: the plan's fiscal calendar
 * @component: a component of the plan
 * @first: the first day that is measured
 * @last: the last one
 *
 * Finds the days whose quota and target count for those that are measured: a component that is
 * measured to date may be so against the whole quarter or year.
 *
 * Returns: the last of those days; the first is @first
 */
gint32
sal_calculation_find_terms_last (const SalFiscalCalendar *calendar,
                                 const SalPlanComponent *component,
                                 gint32 first,
                                 gint32 last)
{
  gint32 from = first;

  if (component->against == SAL_AGAINST_WHOLE)
    widen (calendar, component, &from, &last);

  return last;
}

static void
add_true_up (GArray *windows, const SalFiscalCalendar *calendar, SalPeriod year)
{
  SalCalculationWindow window = { .kind = SAL_EARNING_TRUE_UP, .period = year };

  sal_fiscal_calendar_days_of (calendar, year, &window.first, &window.last);
  window.terms_last = window.last;
  g_array_append_val (windows, window);
}

/**
 * sal_calculation_find_windows: (skip)
 * @participation: somebody in a plan
 * @component: the index of a component
 * @calendar: the plan's fiscal calendar
 *
 * Finds what is measured for a component: each of its periods, or the quarter or year to date of
 * it; and after the last period of a year that is trued up, the year. Each is posted on its last
 * day.
 *
 * Returns: (transfer full) (element-type SalCalculationWindow): the windows by their last day
 */
GArray *
sal_calculation_find_windows (const SalParticipation *participation,
                              guint component,
                              const SalFiscalCalendar *calendar)
{
  const SalPlanComponent *of = sal_plan_get_component (participation->plan, component);
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (SalCalculationWindow));
  gboolean is_true_up = of->mode == SAL_MODE_TRUE_UP;
  gint32 measured_from = SAL_DATE_NONE, day = participation->first;

  while (day <= participation->last)
    {
      SalCalculationWindow window = { .kind = SAL_EARNING_PAYOUT };
      SalPeriod year;
      gint32 first, last, whole_last;

      window.period =
          sal_fiscal_calendar_period_of (calendar, day, sal_plan_component_get_unit (of));
      sal_fiscal_calendar_days_of (calendar, window.period, &window.first, &window.last);
      whole_last = window.last;
      widen (calendar, of, &window.first, &whole_last);
      window.terms_last = sal_calculation_find_terms_last (calendar, of, window.first, window.last);
      window.goes_on = window.first == measured_from;
      measured_from = window.first;
      g_array_append_val (windows, window);
      day = window.last + 1;

      year = sal_fiscal_calendar_period_of (calendar, window.last, SAL_PERIOD_YEAR);
      sal_fiscal_calendar_days_of (calendar, year, &first, &last);
      if (is_true_up && (window.last >= participation->last || window.last == last))
        add_true_up (windows, calendar, year);
    }

  return windows;
}
