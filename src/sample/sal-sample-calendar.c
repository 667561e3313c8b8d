/* sal-sample-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-calendar.h"

#include <math.h>

/* How many opportunities are found in each month, of 1 on average. */
static const double month_demand[12] = { 0.95, 1.00, 1.08, 1.04, 1.02, 1.00,
                                         0.90, 0.82, 1.10, 1.14, 1.05, 0.80 };

#define YEARLY_GROWTH  0.11
#define WARM_UP        240 /* days before the first fiscal year in which its deals begin */
#define WARM_UP_DECAY  95.0
#define WEEKEND_DEMAND 0.02

static gint32
fiscal_year_start (int year)
{
  return sal_date_from_ymd (year - 1, SAL_SAMPLE_FISCAL_START, 1);
}

static double
demand_of (const SalSampleCalendar *self, gint32 day)
{
  int year, month, day_of_month;
  double demand;

  sal_date_to_ymd (day, &year, &month, &day_of_month);
  demand = month_demand[month - 1] * pow (1 + YEARLY_GROWTH, (day - self->first) / 365.25);
  if (sal_date_weekday (day) >= 6)
    demand *= WEEKEND_DEMAND;
  /* Of what began before the first fiscal year, only what closes within it is told. */
  if (day < self->first)
    demand *= exp ((day - self->first) / WARM_UP_DECAY);

  return demand;
}

/**
 * sal_sample_calendar_init:
 * @self: the calendar
 * @today: the last day of the sample
 *
 * Lays out three fiscal years, of which @today is in the last, and how demand moves in them: it
 * grows, has seasons, and rests at weekends.
 */
void
sal_sample_calendar_init (SalSampleCalendar *self, gint32 today)
{
  int year, month, day;
  double sum = 0;

  sal_date_to_ymd (today, &year, &month, &day);
  self->today = today;
  self->first_year = (month >= SAL_SAMPLE_FISCAL_START ? year + 1 : year) - SAL_SAMPLE_N_YEARS + 1;
  self->first = fiscal_year_start (self->first_year);
  self->created = self->first - WARM_UP;
  for (guint i = 0; i < G_N_ELEMENTS (self->quarters); i++)
    self->quarters[i] = sal_date_add_months (self->first, 3 * (int) i);
  self->quarter = sal_sample_calendar_quarter_of (self, today);
  self->year = self->quarters[(SAL_SAMPLE_N_YEARS - 1) * 4];

  self->n_days = (guint) (today - self->created + 1);
  self->demand = g_new (double, self->n_days);
  for (guint i = 0; i < self->n_days; i++)
    self->demand[i] = sum += demand_of (self, self->created + (gint32) i);
}

void
sal_sample_calendar_clear (SalSampleCalendar *self)
{
  g_clear_pointer (&self->demand, g_free);
}

/**
 * sal_sample_calendar_quarter_of:
 * @self: the calendar
 * @day: a day
 *
 * Finds the fiscal quarter of a day, counted from the first of the sample. What is earlier is in
 * quarter −1, what is more than a year after the sample's last in the last that is known.
 *
 * Returns: the index of the quarter
 */
int
sal_sample_calendar_quarter_of (const SalSampleCalendar *self, gint32 day)
{
  int quarter = CLAMP ((day - self->first) / 92, -1, (int) G_N_ELEMENTS (self->quarters) - 2);

  if (day < self->first)
    return -1;
  while (quarter + 2 < (int) G_N_ELEMENTS (self->quarters) && self->quarters[quarter + 1] <= day)
    quarter++;

  return quarter;
}

/**
 * sal_sample_calendar_year_of:
 * @self: the calendar
 * @day: a day
 *
 * Finds the fiscal year of a day, named after the calendar year it ends in.
 *
 * Returns: the year
 */
int
sal_sample_calendar_year_of (const SalSampleCalendar *self, gint32 day)
{
  int quarter = sal_sample_calendar_quarter_of (self, day);

  return quarter < 0 ? self->first_year - 1 : self->first_year + quarter / 4;
}

/**
 * sal_sample_calendar_day_at:
 * @self: the calendar
 * @share: a share of all demand, 0 up to 1, not below that of the call before
 * @hint: (inout): 0 before the first call
 *
 * Finds the day on which that share of the demand has come in.
 *
 * Returns: the day
 */
gint32
sal_sample_calendar_day_at (const SalSampleCalendar *self, double share, guint *hint)
{
  double wanted = share * self->demand[self->n_days - 1];

  while (*hint + 1 < self->n_days && self->demand[*hint] <= wanted)
    (*hint)++;

  return self->created + (gint32) *hint;
}

/**
 * sal_sample_workday:
 * @day: a day
 * @direction: 1 or −1
 *
 * Moves a Saturday or Sunday to the next workday in a direction.
 *
 * Returns: the day
 */
gint32
sal_sample_workday (gint32 day, int direction)
{
  int weekday = sal_date_weekday (day);

  if (weekday < 6)
    return day;

  return direction > 0 ? day + 8 - weekday : day - (weekday - 5);
}
