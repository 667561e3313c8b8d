/* sal-calculation-clawback.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calculation-private.h"

#include "sal-payout-measure.h"

/* What cancelled opportunities take back. The lines that were posted stay as they are: others, in
 * the period that is open then, cite them. */

/* --- as it was paid --- */

static gint64
part_of (const SalCredit *credit, const SalCancellation *cancellation)
{
  return credit->money != 0 ? cancellation->money : cancellation->number;
}

/* The share of what was paid that a cancellation takes back: what is cancelled of the credit, and
 * of that, if the plan prorates by time, the part of the days that were left. */
static void
find_share (const SalPlan *plan,
            const SalCredit *credit,
            gint64 whole,
            const SalCancellation *cancellation,
            SalRational *share)
{
  g_auto (SalRational) kept = SAL_RATIONAL_INIT;

  sal_rational_set_ratio (share, part_of (credit, cancellation), whole != 0 ? whole : 1);
  if (plan->clawback->policy != SAL_CLAWBACK_TIME_PRORATED || plan->clawback->days == 0)
    return;
  sal_rational_set_ratio (
      &kept, plan->clawback->days - (cancellation->date - credit->date), plan->clawback->days);
  sal_rational_multiply (share, share, &kept);
}

/* The day on which what is cancelled is taken back: the last of its month. */
static gint32
day_of (const SalCalculation *self, const SalCancellation *cancellation)
{
  gint32 first, last;

  sal_fiscal_calendar_days_of (
      self->calendar,
      sal_fiscal_calendar_period_of (self->calendar, cancellation->date, SAL_PERIOD_MONTH),
      &first,
      &last);

  return last;
}

/* What was left of a credit when it was calculated: what is cancelled until then was never paid. */
static gint64
find_whole (const SalCalculation *self, const SalCredit *credit, guint component)
{
  SalPayoutWindow window = { .participation = self->participation,
                             .component = component,
                             .calendar = self->calendar };
  gint32 calculated = sal_payout_posting_day (&window, credit->date);
  gint64 whole = credit->money != 0 ? credit->money : credit->number;
  const SalCancellation *one = NULL;

  while ((one = sal_payout_next_cancellation (self->plan, credit, one, calculated)) != NULL)
    whole -= part_of (credit, one);

  return whole;
}

/* What is taken back in all until a day of what an earning paid for a credit: rounded for all
 * cancellations together, so that those of all of it take all of it back. */
static gint64
sum_back (const SalCalculation *self, guint credit, const SalEarning *original, gint32 day)
{
  const SalCredit *of = &g_array_index (self->participation->credits, SalCredit, credit);
  gint64 whole = find_whole (self, of, original->component), back = 0;
  g_auto (SalRational) share = SAL_RATIONAL_INIT, sum = SAL_RATIONAL_INIT;
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;
  const SalCancellation *one = NULL;

  while ((one = sal_payout_next_cancellation (self->plan, of, one, day)) != NULL)
    {
      if (one->date <= original->posted)
        continue;
      find_share (self->plan, of, whole, one, &share);
      sal_rational_add (&sum, &sum, &share);
    }
  sal_rational_set_integer (&amount, sal_earning_get_share (original, credit));
  sal_rational_multiply (&amount, &amount, &sum);

  return sal_rational_round (&amount, &back) ? back : 0;
}

/* Mirrors what was posted of a credit in one earning, for what is cancelled in a month. */
static void
mirror (SalCalculation *self, guint credit, const SalEarning *original, gint32 day)
{
  SalPeriod period = sal_fiscal_calendar_period_of (self->calendar, day, SAL_PERIOD_MONTH);
  SalEarningShare own;
  SalEarning *earning;
  gint32 first, last;
  gint64 back;

  if (sal_earning_get_share (original, credit) == 0)
    return;
  sal_fiscal_calendar_days_of (self->calendar, period, &first, &last);
  back = sum_back (self, credit, original, last) - sum_back (self, credit, original, first - 1);
  if (back == 0)
    return;
  earning = sal_earning_new (original->component, SAL_EARNING_CLAWBACK, period, last);
  earning->amount = -back;
  earning->cites = original;
  own = (SalEarningShare){ credit, -back };
  g_array_append_val (earning->shares, own);
  g_ptr_array_add (self->earnings, earning);
}

/* The last cancellation of a credit that is taken back on a day; (nullable) */
static const SalCancellation *
find_last_of_day (const SalCalculation *self, const SalCredit *credit, gint32 day)
{
  const SalCancellation *last = NULL, *one = NULL;

  if (credit->cancellation == NULL)
    return NULL;
  while ((one = sal_payout_next_cancellation (self->plan, credit, one, day)) != NULL)
    if (day_of (self, one) == day)
      last = one;

  return last;
}

static void
take_back_as_paid (SalCalculation *self, guint n_earnings, gint32 day)
{
  for (guint i = 0; i < self->participation->credits->len; i++)
    {
      const SalCredit *credit = &g_array_index (self->participation->credits, SalCredit, i);
      const SalCancellation *last = find_last_of_day (self, credit, day);

      for (guint e = 0; last != NULL && e < n_earnings; e++)
        {
          const SalEarning *earning = self->earnings->pdata[e];

          if (earning->posted < last->date)
            mirror (self, i, earning, day);
        }
    }
}

/* --- replay --- */

/* Whether an earning is the last of the days it measures: those after it include it. */
static gboolean
is_last_of_its_days (const SalCalculation *self, guint n_earnings, const SalEarning *earning)
{
  for (guint i = 0; i < n_earnings; i++)
    {
      const SalEarning *other = self->earnings->pdata[i];

      if (other != earning && other->component == earning->component &&
          other->posted >= earning->posted && other->payout.first <= earning->payout.first &&
          other->payout.last >= earning->payout.last)
        return FALSE;
    }

  return TRUE;
}

/* What was posted of the days of an earning, corrections included, before a day. */
static void
collect_posted (const SalCalculation *self, const SalEarning *of, gint32 day, SalPosted *posted)
{
  sal_posted_init (posted, self->participation);
  for (guint i = 0; i < self->earnings->len; i++)
    {
      const SalEarning *one = self->earnings->pdata[i];

      if (one->component == of->component && one->posted < day &&
          (one->cites == of || (one->payout.first >= of->payout.first &&
                                one->payout.last <= of->payout.last && one->payout.slices != NULL)))
        sal_posted_add (posted, one);
    }
}

static void
replay (SalCalculation *self, const SalEarning *original, gint32 day)
{
  g_autoptr (SalEarning) earning = NULL;
  g_auto (SalPosted) posted = { 0 };

  collect_posted (self, original, day, &posted);
  earning = sal_calculation_post (self,
                                  original->component,
                                  SAL_EARNING_REPLAY,
                                  original->period,
                                  original->payout.first,
                                  original->payout.last,
                                  day,
                                  &posted);
  earning->cites = original;
  if (earning->amount == 0 && earning->forfeited == 0)
    return;
  g_ptr_array_add (self->earnings, g_steal_pointer (&earning));
}

static void
take_back_by_replay (SalCalculation *self, guint n_earnings, gint32 day)
{
  for (guint i = 0; i < n_earnings; i++)
    {
      const SalEarning *earning = self->earnings->pdata[i];

      if (earning->posted < day && is_last_of_its_days (self, n_earnings, earning))
        replay (self, earning, day);
    }
}

/* --- day by day --- */

/* A day on which something is posted. */
typedef struct
{
  gint32 day;
  gboolean takes_back;
} Day;

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;

  return other->takes_back - one->takes_back;
}

/* Each day once, ascending. */
static GArray *
find_days (const SalCalculation *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  for (guint i = 0; i < self->earnings->len; i++)
    {
      Day day = { ((const SalEarning *) self->earnings->pdata[i])->posted, FALSE };

      g_array_append_val (days, day);
    }
  for (guint i = 0; i < self->participation->credits->len; i++)
    {
      const SalCredit *credit = &g_array_index (self->participation->credits, SalCredit, i);
      const SalCancellation *one = NULL;

      while ((one = sal_payout_next_cancellation (self->plan, credit, one, G_MAXINT32)) != NULL)
        {
          Day day = { day_of (self, one), TRUE };

          g_array_append_val (days, day);
        }
    }
  g_array_sort (days, compare_days);
  for (guint i = days->len; i > 1; i--)
    if (g_array_index (days, Day, i - 1).day == g_array_index (days, Day, i - 2).day)
      g_array_remove_index (days, i - 1);

  return days;
}

/**
 * sal_calculation_settle: (skip)
 * @self: a calculation, whose earnings are sorted by the day they are posted
 *
 * Adds the earnings by which cancelled credits are taken back, and holds all to the cap of the
 * plan, day by day: what is taken back is what was left of an earning after the caps.
 */
void
sal_calculation_settle (SalCalculation *self)
{
  guint n_earnings = self->earnings->len;
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (SalCapRoom));
  g_autoptr (GArray) days = NULL;

  if (self->plan->clawback == NULL && self->plan->cap == NULL)
    return;
  days = find_days (self);
  for (guint i = 0; i < days->len; i++)
    {
      Day day = g_array_index (days, Day, i);

      if (day.takes_back && self->plan->clawback->policy == SAL_CLAWBACK_REPLAY)
        take_back_by_replay (self, n_earnings, day.day);
      else if (day.takes_back)
        take_back_as_paid (self, n_earnings, day.day);
      sal_calculation_cap_day (self, rooms, day.day);
    }
}
