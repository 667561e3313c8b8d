/* sal-replay-prepare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

#include <math.h>

#include "sal-payout-measure.h"

/* Above it, whole numbers are not doubles any more. */
#define MOST_UNITS (G_GINT64_CONSTANT (1) << 52)

/* --- credits by month --- */

static gboolean
is_in_month (const SalFiscalCalendar *calendar, const SalCredit *credit, gint32 day)
{
  return sal_period_compare (
             sal_fiscal_calendar_period_of (calendar, credit->date, SAL_PERIOD_MONTH),
             sal_fiscal_calendar_period_of (calendar, day, SAL_PERIOD_MONTH)) == 0;
}

static SalCredit *
find_merged (GArray *credits, guint from, guint64 components)
{
  for (guint i = from; i < credits->len; i++)
    if (g_array_index (credits, SalCredit, i).components == components)
      return &g_array_index (credits, SalCredit, i);

  return NULL;
}

/* What counts in the same month for the same components, in one credit: its sum is all that most
 * payouts know of it. FALSE: it is too much for one. */
static gboolean
condense (SalReplayEntry *self)
{
  const SalParticipation *participation = self->participation;
  GArray *credits = g_array_new (FALSE, FALSE, sizeof (SalCredit));
  guint from = 0;

  self->condensed = *participation;
  self->condensed.credits = credits;
  for (guint i = 0; i < participation->credits->len; i++)
    {
      const SalCredit *credit = &g_array_index (participation->credits, SalCredit, i);
      SalCredit *merged;

      if (credits->len > from &&
          !is_in_month (self->calendar, credit, g_array_index (credits, SalCredit, from).date))
        from = credits->len;
      merged = find_merged (credits, from, credit->components);
      if (merged == NULL)
        {
          g_array_append_val (credits, *credit);
          continue;
        }
      if (__builtin_add_overflow (merged->money, credit->money, &merged->money) ||
          __builtin_add_overflow (merged->number, credit->number, &merged->number))
        return FALSE;
    }

  return TRUE;
}

/* --- windows --- */

/* While the windows of an entry are found; the plan is as it was prepared, but for weights and what
 * rates are of. */
typedef struct
{
  SalReplayEntry *entry;
  const SalParticipation *participation;
  const SalPlan *plan;
} Preparation;

static double
to_units (Preparation *self, gint64 units)
{
  if (units >= MOST_UNITS || units <= -MOST_UNITS)
    self->entry->needs_full = TRUE;

  return (double) units;
}

static SalPayoutWindow
make_window (const Preparation *self, guint component, const SalCalculationWindow *days)
{
  return (SalPayoutWindow){
    .participation = self->participation,
    .component = component,
    .calendar = self->entry->calendar,
    .first = days->first,
    .last = days->last,
    .terms_last = days->terms_last,
    .as_of = days->last,
  };
}

static void
add_other (Preparation *self, const SalCalculationWindow *days, const char *id)
{
  guint component = (guint) sal_plan_find_component (self->plan, id);
  SalPayoutWindow window = make_window (self, component, days);
  g_autoptr (GArray) steps = NULL;
  SalPayoutTerms terms;
  SalReplayOther other = { .component = component };
  gint64 measured;

  steps = sal_payout_measure (&window, &measured);
  sal_payout_terms_init (
      &terms, self->participation, component, self->entry->calendar, days->first, days->terms_last);
  other.measured = to_units (self, measured);
  other.quota = sal_rational_to_double (&terms.quota);
  sal_payout_terms_clear (&terms);
  g_array_append_val (self->entry->others, other);
}

static void
add_others (Preparation *self, const SalReplayWindow *window)
{
  const SalPlanComponent *of = sal_plan_get_component (self->plan, window->component);

  for (guint i = 0; i < of->gates->len; i++)
    add_other (self, &window->days, ((const SalPlanGate *) of->gates->pdata[i])->component);
  if (of->multiplier != NULL)
    add_other (self, &window->days, of->multiplier->component);
  if (of->method->kind == SAL_PAYOUT_MATRIX)
    add_other (self, &window->days, of->method->column);
}

static const SalCredit *
get_credit (const Preparation *self, const SalPayoutStep *step)
{
  return &g_array_index (self->participation->credits, SalCredit, step->credit);
}

static int
compare_deals (gconstpointer a, gconstpointer b)
{
  const SalReplayDeal *one = a, *other = b;

  return (one->units > other->units) - (one->units < other->units);
}

static void
add_deals (Preparation *self, SalReplayWindow *window, const GArray *steps)
{
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (SalReplayDeal));
  SalReplayDeal all = { 0 };

  for (guint i = 0; i < steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (steps, SalPayoutStep, i);
      double units = to_units (self, step->units);
      SalReplayDeal deal = { fabs (units), units < 0 ? -1 : 1, units, (double) step->whole };

      if (step->pays)
        g_array_append_val (deals, deal);
    }
  g_array_sort (deals, compare_deals);
  for (guint i = 0; i < deals->len; i++)
    {
      SalReplayDeal *deal = &g_array_index (deals, SalReplayDeal, i);

      deal->n = all.n += deal->n;
      deal->sum = all.sum += deal->sum;
      deal->whole = all.whole += deal->whole;
    }
  window->n_deals = deals->len;
  if (deals->len > 0)
    g_array_append_vals (self->entry->deals, deals->data, deals->len);
}

/* The last score of each objective. */
static void
add_scores (Preparation *self, SalReplayWindow *window, const GArray *steps)
{
  const GPtrArray *objectives =
      sal_plan_get_component (self->plan, window->component)->method->objectives;

  for (guint i = 0; i < objectives->len; i++)
    {
      const SalPlanObjective *objective = objectives->pdata[i];
      SalReplayDeal score = { .units = -1 };

      for (guint k = 0; k < steps->len; k++)
        {
          const SalPayoutStep *step = &g_array_index (steps, SalPayoutStep, k);
          const SalCredit *credit = get_credit (self, step);

          if (step->pays && g_strcmp0 (credit->measure, objective->name) == 0)
            score.units = (double) CLAMP (credit->number, 0, SAL_CREDIT_NUMBER_ONE);
        }
      g_array_append_val (self->entry->deals, score);
    }
  window->n_deals = objectives->len;
}

static double
count_qualifying (const Preparation *self, const SalPlanMethod *method, const GArray *steps)
{
  int n = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (steps, SalPayoutStep, i);
      gint32 date = get_credit (self, step)->date;

      if (step->pays && (method->from == SAL_DATE_NONE || date >= method->from) &&
          (method->to == SAL_DATE_NONE || date <= method->to))
        n += step->units < 0 ? -1 : 1;
    }

  return n;
}

static void
prepare_window (Preparation *self, SalReplayWindow *window)
{
  const SalPlanComponent *of = sal_plan_get_component (self->plan, window->component);
  SalPayoutWindow days = make_window (self, window->component, &window->days);
  g_autoptr (GArray) steps = NULL;
  SalPayoutTerms terms;
  gint64 measured;

  steps = sal_payout_measure (&days, &measured);
  sal_payout_terms_init (&terms,
                         self->participation,
                         window->component,
                         self->entry->calendar,
                         window->days.first,
                         window->days.terms_last);
  window->quota = sal_rational_to_double (&terms.quota);
  window->target = sal_rational_to_double (&terms.target);
  window->base_rate = sal_rational_to_double (&terms.base_rate);
  window->active = sal_rational_to_double (&terms.active);
  window->is_ramping = terms.is_ramping;
  sal_payout_terms_clear (&terms);
  window->measured = to_units (self, measured);
  window->deals = self->entry->deals->len;
  if (of->method->kind == SAL_PAYOUT_SPIF)
    window->measured = count_qualifying (self, of->method, steps);
  else if (of->method->kind == SAL_PAYOUT_OBJECTIVES)
    add_scores (self, window, steps);
  else if (of->mode == SAL_MODE_EACH_DEAL)
    add_deals (self, window, steps);
  window->others = self->entry->others->len;
  add_others (self, window);
}

static void
prepare_component (Preparation *self, guint component)
{
  g_autoptr (GArray) windows =
      sal_calculation_find_windows (self->participation, component, self->entry->calendar);

  for (guint i = 0; i < windows->len; i++)
    {
      SalReplayWindow window = { .component = component };

      window.days = g_array_index (windows, SalCalculationWindow, i);
      window.is_inner =
          i + 1 < windows->len && g_array_index (windows, SalCalculationWindow, i + 1).goes_on;
      prepare_window (self, &window);
      g_array_append_val (self->entry->windows, window);
    }
}

/* --- days --- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const SalReplayDay *one = a, *other = b;

  return (one->posted > other->posted) - (one->posted < other->posted);
}

static void
find_days (SalReplayEntry *self)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      SalReplayDay day = { g_array_index (self->windows, SalReplayWindow, i).days.last };
      SalPeriod year = sal_fiscal_calendar_period_of (self->calendar, day.posted, SAL_PERIOD_YEAR);

      day.year = year.year;
      sal_fiscal_calendar_days_of (self->calendar, year, &day.first, &day.last);
      g_array_append_val (self->days, day);
    }
  g_array_sort (self->days, compare_days);
  for (guint i = self->days->len; i > 1; i--)
    if (compare_days (&g_array_index (self->days, SalReplayDay, i - 1),
                      &g_array_index (self->days, SalReplayDay, i - 2)) == 0)
      g_array_remove_index (self->days, i - 1);
  for (guint i = 0; i < self->windows->len; i++)
    {
      SalReplayWindow *window = &g_array_index (self->windows, SalReplayWindow, i);

      while (g_array_index (self->days, SalReplayDay, window->day).posted != window->days.last)
        window->day++;
    }
}

/* --- quarters --- */

/* What a component counts in a quarter, without what was cancelled of it. */
static double
sum_quarter (const Preparation *self, guint component, const SalReplayQuarter *quarter)
{
  const SalPlanComponent *of = sal_plan_get_component (self->plan, component);
  const SalPlan *plan = self->plan;
  SalPayoutWindow window = {
    .participation = self->participation,
    .component = component,
    .calendar = self->entry->calendar,
    .first = quarter->first,
    .last = quarter->last,
    .terms_last = quarter->last,
    .as_of = G_MAXINT32,
  };
  g_autoptr (GArray) steps = NULL;
  double sum = 0;
  gint64 measured;

  steps = sal_payout_measure (&window, &measured);
  for (guint i = 0; i < steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (steps, SalPayoutStep, i);
      const SalCredit *credit = get_credit (self, step);
      const SalCancellation *one = NULL;

      if (!step->pays)
        continue;
      sum += (double) step->units;
      while ((one = sal_payout_next_cancellation (plan, credit, one, G_MAXINT32)) != NULL)
        if (plan->clawback->policy != SAL_CLAWBACK_REPLAY &&
            one->date > sal_payout_posting_day (&window, credit->date))
          sum -= (double) sal_payout_cancelled_units (of, one);
    }

  return sum;
}

static void
prepare_quarter (Preparation *self, const SalReplayQuarter *quarter)
{
  for (guint i = 0; i < self->plan->components->len; i++)
    {
      SalReplaySum sum = { sum_quarter (self, i, quarter), 0 };
      SalPayoutTerms terms;

      sal_payout_terms_init (
          &terms, self->participation, i, self->entry->calendar, quarter->first, quarter->last);
      sum.quota = sal_rational_to_double (&terms.quota);
      sal_payout_terms_clear (&terms);
      g_array_append_val (self->entry->sums, sum);
    }
}

static void
prepare_quarters (Preparation *self)
{
  SalReplayEntry *entry = self->entry;

  for (gint32 day = self->participation->first; day <= self->participation->last;)
    {
      SalReplayQuarter quarter;

      quarter.period = sal_fiscal_calendar_period_of (entry->calendar, day, SAL_PERIOD_QUARTER);
      sal_fiscal_calendar_days_of (entry->calendar, quarter.period, &quarter.first, &quarter.last);
      g_array_append_val (entry->quarters, quarter);
      prepare_quarter (self, &quarter);
      day = quarter.last + 1;
    }
}

const SalReplaySum *
sal_replay_entry_get_sum (const SalReplayEntry *self, guint quarter, guint component)
{
  guint n = self->participation->plan->components->len;

  return &g_array_index (self->sums, SalReplaySum, quarter * n + component);
}

/* --- a participation --- */

/* The target variable of the days in the plan, by the month. */
static gint64
find_target (const SalReplayEntry *self)
{
  const SalParticipation *participation = self->participation;
  g_auto (SalRational) sum = SAL_RATIONAL_INIT, share = SAL_RATIONAL_INIT;
  gint64 target = 0;

  for (gint32 day = participation->first; day <= participation->last;)
    {
      gint32 first, last;

      sal_fiscal_calendar_days_of (
          self->calendar,
          sal_fiscal_calendar_period_of (self->calendar, day, SAL_PERIOD_YEAR),
          &first,
          &last);
      sal_payout_active_months (participation, self->calendar, first, last, &share);
      sal_rational_add (&sum, &sum, &share);
      day = last + 1;
    }
  sal_rational_set_integer (&share, sal_payout_minor_units (participation->plan->currency));
  sal_rational_multiply (&sum, &sum, &share);
  sal_rational_multiply (&sum, &sum, &participation->target);
  sal_rational_round (&sum, &target);

  return target;
}

/**
 * sal_replay_entry_prepare: (skip)
 * @self: a participation, with nothing prepared yet
 * @neutral: its plan, with weights of one, and a base rate whether it is needed or not
 *
 * Finds what of its credits is needed to pay it by plans that fit its own.
 */
void
sal_replay_entry_prepare (SalReplayEntry *self, const SalPlan *neutral)
{
  SalParticipation view = *self->participation;
  Preparation preparation = { self, &view, neutral };

  view.plan = neutral;
  for (guint i = 0; i < view.credits->len; i++)
    self->needs_full |= sal_payout_is_cancelled (
        view.plan, &g_array_index (view.credits, SalCredit, i), G_MAXINT32);
  for (guint i = 0; i < neutral->components->len; i++)
    prepare_component (&preparation, i);
  find_days (self);
  prepare_quarters (&preparation);
  self->needs_full |= !condense (self);
  self->target = find_target (self);
}
