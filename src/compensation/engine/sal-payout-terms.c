/* sal-payout-terms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-terms.h"

#include "sal-currency.h"

#define MONTHS_OF_A_YEAR    12
#define MONTHS_OF_A_QUARTER 3
#define WORKING_DAYS        5 /* of a week, from Monday on */

/* --- proration --- */

static gboolean
is_on_leave (const SalParticipation *participation, gint32 day)
{
  for (guint i = 0; i < participation->leaves_of_absence->len; i++)
    {
      const SalParticipationLeave *leave =
          &g_array_index (participation->leaves_of_absence, SalParticipationLeave, i);

      if (leave->first <= day && day <= leave->last)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_active (const SalParticipation *participation, gint32 day)
{
  return participation->first <= day && day <= participation->last &&
         (participation->plan->leave == SAL_LEAVE_IGNORED || !is_on_leave (participation, day));
}

static gboolean
counts (SalProrationConvention convention, gint32 day)
{
  return convention != SAL_PRORATION_WORKING_DAYS || sal_date_weekday (day) <= WORKING_DAYS;
}

/**
 * sal_payout_active_share: (skip)
 * @participation: somebody in a plan
 * @first: the first day
 * @last: the last day; both count
 * @share: (inout): the result
 *
 * Tells which share of the days is active: by calendar days, or working days (Monday to Friday).
 * By months, they are active whole if at least half of them are, and without proration if any is.
 */
void
sal_payout_active_share (const SalParticipation *participation,
                         gint32 first,
                         gint32 last,
                         SalRational *share)
{
  SalProrationConvention convention = participation->plan->proration;
  gint64 n_active = 0, n_days = 0;

  if (participation->first <= first && last <= participation->last &&
      participation->leaves_of_absence->len == 0)
    {
      sal_rational_set_integer (share, 1);
      return;
    }

  for (gint32 day = first; day <= last; day++)
    {
      if (!counts (convention, day))
        continue;
      n_days++;
      n_active += is_active (participation, day);
    }
  if (convention == SAL_PRORATION_MONTHS)
    sal_rational_set_integer (share, 2 * n_active >= n_days && n_days > 0);
  else if (convention == SAL_PRORATION_NONE)
    sal_rational_set_integer (share, n_active > 0);
  else
    sal_rational_set_ratio (share, n_active, MAX (n_days, 1));
}

/**
 * sal_payout_active_months: (skip)
 * @participation: somebody in a plan
 * @calendar: the plan's fiscal calendar
 * @first: the first day of fiscal months
 * @last: the last day of fiscal months
 * @share: (inout): the result
 *
 * Tells which share of the months is active: the mean of what sal_payout_active_share() tells of
 * each. Quotas, targets and caps are prorated by the month and summed.
 */
void
sal_payout_active_months (const SalParticipation *participation,
                          const SalFiscalCalendar *calendar,
                          gint32 first,
                          gint32 last,
                          SalRational *share)
{
  g_auto (SalRational) active = SAL_RATIONAL_INIT, n_months = SAL_RATIONAL_INIT;
  gint64 n = 0;

  sal_rational_set_integer (share, 0);
  for (gint32 day = first; day <= last; n++)
    {
      gint32 from, to;

      sal_fiscal_calendar_days_of (
          calendar, sal_fiscal_calendar_period_of (calendar, day, SAL_PERIOD_MONTH), &from, &to);
      sal_payout_active_share (participation, from, to, &active);
      sal_rational_add (share, share, &active);
      day = to + 1;
    }
  sal_rational_set_integer (&n_months, n);
  sal_rational_divide (share, share, &n_months);
}

/* --- units --- */

gint64
sal_payout_minor_units (const char *currency)
{
  gint64 units = 1;

  for (int i = sal_currency_digits (currency); i > 0; i--)
    units *= 10;

  return units;
}

gint64
sal_payout_units_of (const SalPlan *plan, const SalPlanComponent *component)
{
  return component->counts == SAL_COUNTS_NUMBER ? SAL_CREDIT_NUMBER_ONE
                                                : sal_payout_minor_units (plan->currency);
}

/* --- quotas and ramps --- */

/* How many months a period has that a quota is for. */
static int
count_months (SalPeriodUnit unit)
{
  switch (unit)
    {
    case SAL_PERIOD_YEAR:
      return MONTHS_OF_A_YEAR;
    case SAL_PERIOD_QUARTER:
      return MONTHS_OF_A_QUARTER;
    case SAL_PERIOD_MONTH:
    default:
      return 1;
    }
}

/* The quota of a month for a component: that of the shortest period it is in, and rather one for
 * the component than one for any. FALSE if there is none. */
static gboolean
find_quota (const SalParticipation *participation,
            const SalFiscalCalendar *calendar,
            guint component,
            gint32 day,
            SalRational *quota)
{
  const SalParticipationQuota *best = NULL;
  g_auto (SalRational) months = SAL_RATIONAL_INIT;

  for (guint i = 0; i < participation->quotas->len; i++)
    {
      const SalParticipationQuota *one =
          &g_array_index (participation->quotas, SalParticipationQuota, i);

      if ((one->component >= 0 && one->component != (int) component) ||
          sal_period_compare (sal_fiscal_calendar_period_of (calendar, day, one->period.unit),
                              one->period) != 0)
        continue;
      if (best == NULL || one->component > best->component ||
          (one->component == best->component && one->period.unit > best->period.unit))
        best = one;
    }
  sal_rational_set_integer (quota, 0);
  if (best == NULL)
    return FALSE;

  sal_rational_set_integer (&months, count_months (best->period.unit));
  sal_rational_divide (quota, &best->amount, &months);

  return TRUE;
}

/* The share of the quota in a month; TRUE if it is not all of it. */
static gboolean
find_ramp (const SalParticipation *participation, gint32 month_start, SalRational *share)
{
  int year, month, day, first_year, first_month;
  int index;

  sal_rational_set_integer (share, 1);
  if (participation->ramp->len == 0 || participation->ramp_from == SAL_DATE_NONE)
    return FALSE;
  sal_date_to_ymd (month_start, &year, &month, &day);
  sal_date_to_ymd (participation->ramp_from, &first_year, &first_month, &day);
  index = (year - first_year) * MONTHS_OF_A_YEAR + month - first_month;
  if (index < 0 || index >= (int) participation->ramp->len)
    return FALSE;
  sal_rational_set (share, &g_array_index (participation->ramp, SalRational, (guint) index));

  return sal_rational_compare_integer (share, 1) != 0;
}

/* --- terms --- */

/* What is summed over months. */
typedef struct
{
  SalRational full;    /* quota, prorated */
  SalRational ramped;  /* likewise, by the ramp */
  SalRational active;  /* months */
  SalRational ramping; /* months, by the ramp */
  SalRational n_months;
} Sums;

static void
sums_clear (Sums *self)
{
  sal_rational_clear (&self->full);
  sal_rational_clear (&self->ramped);
  sal_rational_clear (&self->active);
  sal_rational_clear (&self->ramping);
  sal_rational_clear (&self->n_months);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sums, sums_clear)

static void
add_month (Sums *sums,
           SalPayoutTerms *terms,
           const SalParticipation *participation,
           const SalFiscalCalendar *calendar,
           guint quota_of,
           gint32 first,
           gint32 last)
{
  g_auto (SalRational) active = SAL_RATIONAL_INIT, quota = SAL_RATIONAL_INIT;
  g_auto (SalRational) ramp = SAL_RATIONAL_INIT, part = SAL_RATIONAL_INIT;
  const SalRational one = { 1, 1, NULL };

  sal_rational_add (&sums->n_months, &sums->n_months, &one);
  sal_payout_active_share (participation, first, last, &active);
  if (sal_rational_sign (&active) == 0)
    return;
  terms->is_ramping |= find_ramp (participation, first, &ramp);
  find_quota (participation, calendar, quota_of, first, &quota);
  sal_rational_add (&sums->active, &sums->active, &active);
  sal_rational_multiply (&part, &active, &ramp);
  sal_rational_add (&sums->ramping, &sums->ramping, &part);
  sal_rational_multiply (&part, &quota, &active);
  sal_rational_add (&sums->full, &sums->full, &part);
  sal_rational_multiply (&part, &part, &ramp);
  sal_rational_add (&sums->ramped, &sums->ramped, &part);
}

/* The quota of the whole fiscal year of a day, as if all of it were active. Returns for how many of
 * its months there is one. */
static int
sum_year (const SalParticipation *participation,
          const SalFiscalCalendar *calendar,
          guint quota_of,
          gint32 day,
          SalRational *sum)
{
  SalPeriod year = sal_fiscal_calendar_period_of (calendar, day, SAL_PERIOD_YEAR);
  g_auto (SalRational) quota = SAL_RATIONAL_INIT;
  int n = 0;

  sal_rational_set_integer (sum, 0);
  for (gint32 i = 0; i < MONTHS_OF_A_YEAR; i++)
    {
      gint32 first, last;

      sal_fiscal_calendar_days_of (
          calendar, (SalPeriod){ year.year, SAL_PERIOD_MONTH, i }, &first, &last);
      n += find_quota (participation, calendar, quota_of, first, &quota);
      sal_rational_add (sum, sum, &quota);
    }

  return n;
}

/* The rate at which quota attained pays the target: that of the months of the year that have a
 * quota, which proration does not change. By default it is higher while a ramp makes the quota
 * lower. */
static void
set_base_rate (SalPayoutTerms *self,
               const SalPlanComponent *component,
               const Sums *sums,
               const SalRational *year_target,
               const SalRational *year_quota,
               int n_months,
               gint64 minor_units,
               gint64 units)
{
  g_auto (SalRational) scale = SAL_RATIONAL_INIT;

  sal_rational_set_integer (&self->base_rate, 0);
  if (sal_rational_sign (year_quota) == 0)
    return;

  sal_rational_set_ratio (&scale, minor_units * n_months, units * MONTHS_OF_A_YEAR);
  sal_rational_divide (&self->base_rate, year_target, year_quota);
  sal_rational_multiply (&self->base_rate, &self->base_rate, &scale);
  if (component->ramp == SAL_RAMP_TARGET && sal_rational_sign (&sums->ramped) > 0)
    {
      sal_rational_multiply (&self->base_rate, &self->base_rate, &sums->full);
      sal_rational_divide (&self->base_rate, &self->base_rate, &sums->ramped);
    }
}

static void
set_target (SalPayoutTerms *self,
            const SalPlanComponent *component,
            const Sums *sums,
            const SalRational *year_target,
            gint64 minor_units)
{
  g_auto (SalRational) factor = SAL_RATIONAL_INIT;

  sal_rational_set_ratio (&factor, minor_units, MONTHS_OF_A_YEAR);
  sal_rational_multiply (&self->target, year_target, &factor);
  if (component->ramp == SAL_RAMP_TARGET)
    {
      sal_rational_multiply (&self->target, &self->target, &sums->active);
    }
  else if (sal_rational_sign (&sums->full) > 0)
    {
      sal_rational_multiply (&self->target, &self->target, &sums->active);
      sal_rational_multiply (&self->target, &self->target, &sums->ramped);
      sal_rational_divide (&self->target, &self->target, &sums->full);
    }
  else
    {
      sal_rational_multiply (&self->target, &self->target, &sums->ramping);
    }
}

void
sal_payout_terms_clear (SalPayoutTerms *self)
{
  sal_rational_clear (&self->quota);
  sal_rational_clear (&self->target);
  sal_rational_clear (&self->base_rate);
  sal_rational_clear (&self->active);
}

/**
 * sal_payout_terms_init: (skip)
 * @self: (out): the terms; clear them
 * @participation: somebody in a plan
 * @component: the index of a component
 * @calendar: the plan's fiscal calendar
 * @first: the first day of fiscal months
 * @last: the last day of fiscal months
 *
 * Sums up over the fiscal months of the days: the quota of each × its active share × its ramp, and
 * a twelfth of the year's target variable × the component's weight × its active share. Ramped, a
 * payout is the target variable × the attainment of the ramped quota, or, if the component says so,
 * that at the rate of the full quota.
 */
void
sal_payout_terms_init (SalPayoutTerms *self,
                       const SalParticipation *participation,
                       guint component,
                       const SalFiscalCalendar *calendar,
                       gint32 first,
                       gint32 last)
{
  const SalPlan *plan = participation->plan;
  const SalPlanComponent *of = sal_plan_get_component (plan, component);
  guint quota_of =
      of->quota != NULL ? (guint) sal_plan_find_component (plan, of->quota) : component;
  gint64 minor_units = sal_payout_minor_units (plan->currency);
  gint64 units = sal_payout_units_of (plan, of);
  g_auto (Sums) sums = {
    SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT
  };
  g_auto (SalRational) year_target = SAL_RATIONAL_INIT, year_quota = SAL_RATIONAL_INIT;
  g_auto (SalRational) scale = SAL_RATIONAL_INIT;
  int n_months = 0;

  *self = (SalPayoutTerms){
    first, last, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, FALSE
  };
  for (gint32 day = first; day <= last;)
    {
      SalPeriod month = sal_fiscal_calendar_period_of (calendar, day, SAL_PERIOD_MONTH);
      gint32 from, to;

      sal_fiscal_calendar_days_of (calendar, month, &from, &to);
      add_month (&sums, self, participation, calendar, quota_of, from, to);
      day = to + 1;
    }

  sal_rational_set (&year_target, &participation->target);
  if (of->weight.is_set)
    sal_rational_multiply (&year_target, &year_target, &of->weight.value);
  if (of->method->rates == SAL_RATES_OF_BASE)
    n_months = sum_year (participation, calendar, quota_of, first, &year_quota);
  sal_rational_set_integer (&scale, units);
  sal_rational_multiply (&self->quota, &sums.ramped, &scale);
  sal_rational_divide (&self->active, &sums.active, &sums.n_months);
  set_target (self, of, &sums, &year_target, minor_units);
  set_base_rate (self, of, &sums, &year_target, &year_quota, n_months, minor_units, units);
}
