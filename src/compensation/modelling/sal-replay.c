/* sal-replay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

#include <math.h>

/* Every amount is estimated first. Where the estimate does not settle it, the window is calculated
 * exactly; where a participation has what is taken back, all of it is. */

#define BATCH 64 /* participations at a time */

/* Of a plan that is tried out. */
typedef struct
{
  const SalPlan *prepared;
  const SalPlan *plan;
  GArray *components; /* of SalReplayComponent */
  guint64 same;       /* a bit for each component that is as it was prepared */
} Trial;

typedef struct
{
  const SalReplayBase *base;
  GArray *trials;
  SalReplayResult *results;
  GError **errors;
  GCancellable *cancellable;
} Run;

/* One participation. */
typedef struct
{
  const SalReplayEntry *entry;
  const Trial *trial;
  SalRational exchange;
  gboolean has_overflow;
} Replay;

/* --- one window --- */

static gint64
calculate_exactly (Replay *self, const SalReplayWindow *window, const SalReplayComponent *component)
{
  SalParticipation view =
      component->needs_original ? *self->entry->participation : self->entry->condensed;
  SalPayoutWindow days = {
    .participation = &view,
    .component = window->component,
    .calendar = self->entry->calendar,
    .first = window->days.first,
    .last = window->days.last,
    .terms_last = window->days.terms_last,
    .as_of = window->days.last,
  };
  g_auto (SalRational) exact = SAL_RATIONAL_INIT;
  SalPayout payout;
  gint64 amount = 0;

  view.plan = self->trial->plan;
  sal_payout_init (&payout, &days);
  sal_rational_multiply (&exact, &payout.capped, &self->exchange);
  sal_payout_clear (&payout);
  if (!sal_rational_round (&exact, &amount) || ABS (amount) > SAL_EARNING_MOST)
    self->has_overflow = TRUE;

  return amount;
}

static gint64
calculate (Replay *self, const SalReplayWindow *window)
{
  const SalReplayComponent *component =
      &g_array_index (self->trial->components, SalReplayComponent, window->component);
  const SalReplayOther *others = (const SalReplayOther *) (gpointer) self->entry->others->data;
  const SalReplayDeal *deals = (const SalReplayDeal *) (gpointer) self->entry->deals->data;
  SalEstimate estimate;
  gint64 amount;

  if (window->has_total && (self->trial->same >> window->component & 1) != 0)
    return window->total;
  sal_replay_estimate (
      component, window, others + window->others, deals + window->deals, &estimate);
  estimate.value *= self->entry->exchange;
  estimate.size *= self->entry->exchange;
  if (!sal_estimate_round (&estimate, &amount))
    amount = calculate_exactly (self, window, component);

  return amount;
}

void
sal_replay_entry_fill (SalReplayEntry *self, const GArray *components)
{
  const SalPlan *plan = self->participation->plan;
  Trial trial = { plan, plan, (GArray *) components, 0 };
  Replay replay = { self, &trial, SAL_RATIONAL_INIT, FALSE };

  sal_calculation_exchange (self->participation, &replay.exchange);
  for (guint i = 0; !self->needs_full && i < self->windows->len; i++)
    {
      SalReplayWindow *window = &g_array_index (self->windows, SalReplayWindow, i);

      replay.has_overflow = FALSE;
      window->total = calculate (&replay, window);
      window->has_total = !replay.has_overflow;
    }
  sal_rational_clear (&replay.exchange);
}

/* --- the cap of the plan --- */

static gint64
find_cap (const Replay *self, const SalReplayDay *day)
{
  SalParticipation view = *self->entry->participation;
  SalCalculation calculation = { .participation = &view,
                                 .plan = self->trial->plan,
                                 .calendar = self->entry->calendar };

  view.plan = self->trial->plan;
  calculation.exchange = self->exchange;

  return sal_calculation_find_cap (&calculation, day->first, day->last);
}

/* What is left of the amounts of each day, one after another. */
static gint64
hold_to_cap (const Replay *self, const gint64 *by_day)
{
  gint64 sum = 0, left = 0;
  int year = 0;

  for (guint i = 0; i < self->entry->days->len; i++)
    {
      const SalReplayDay *day = &g_array_index (self->entry->days, SalReplayDay, i);
      gint64 paid;

      if (i == 0 || day->year != year)
        left = find_cap (self, day);
      year = day->year;
      paid = MIN (by_day[i], MAX (left, 0));
      left -= paid;
      sum += paid;
    }

  return sum;
}

/* --- one participation --- */

/* All windows of a component in their order: what is posted of each. */
static gint64
replay_component (Replay *self, guint from, guint to, gint64 *by_day)
{
  const SalPlanComponent *of = NULL;
  gint64 before = 0, sum = 0;

  for (guint i = from; i < to; i++)
    {
      const SalReplayWindow *window = &g_array_index (self->entry->windows, SalReplayWindow, i);
      gboolean is_true_up = window->days.kind == SAL_EARNING_TRUE_UP;
      gint64 total, amount;

      of = sal_plan_get_component (self->trial->plan, window->component);
      if (by_day == NULL && window->is_inner)
        continue;
      total = calculate (self, window);
      if (of->mode == SAL_MODE_TRUE_UP && !is_true_up)
        {
          amount = total;
          before += total;
        }
      else
        {
          if (!is_true_up && !window->days.goes_on)
            before = 0;
          amount = total - (by_day != NULL || is_true_up ? before : 0);
          before = is_true_up ? 0 : total;
          if (is_true_up && amount < 0 && of->true_up == SAL_TRUE_UP_RAISES)
            amount = 0;
        }
      if (by_day != NULL)
        by_day[window->day] += amount;
      sum += amount;
    }

  return sum;
}

static gint64
replay_fast (Replay *self)
{
  const GArray *windows = self->entry->windows;
  g_autofree gint64 *by_day =
      self->trial->plan->cap != NULL ? g_new0 (gint64, self->entry->days->len + 1) : NULL;
  gint64 sum = 0;

  for (guint from = 0, to; from < windows->len; from = to)
    {
      guint component = g_array_index (windows, SalReplayWindow, from).component;

      for (to = from + 1; to < windows->len; to++)
        if (g_array_index (windows, SalReplayWindow, to).component != component)
          break;
      sum += replay_component (self, from, to, by_day);
    }

  return by_day != NULL ? hold_to_cap (self, by_day) : sum;
}

static gboolean
replay_in_full (const Replay *self, gint64 *pay, GError **error)
{
  SalParticipation view = *self->entry->participation;
  g_autoptr (GPtrArray) earnings = NULL;

  view.plan = self->trial->plan;
  earnings = sal_calculation_run (&view, error);
  *pay = 0;
  for (guint i = 0; earnings != NULL && i < earnings->len; i++)
    *pay += ((const SalEarning *) earnings->pdata[i])->amount;

  return earnings != NULL;
}

/* Attainment of what has a quota, by the weight of the components. */
static double
find_attainment (const SalReplayEntry *self, const Trial *trial)
{
  double sum = 0, weights = 0;

  for (guint i = 0; i < trial->components->len; i++)
    {
      const SalReplayComponent *component =
          &g_array_index (trial->components, SalReplayComponent, i);
      SalPayoutKind kind = component->component->method->kind;
      double measured = 0, quota = 0;

      for (guint q = 0; q < self->quarters->len; q++)
        {
          measured += sal_replay_entry_get_sum (self, q, i)->measured;
          quota += sal_replay_entry_get_sum (self, q, i)->quota;
        }
      if (!(quota > 0) || kind == SAL_PAYOUT_OBJECTIVES || kind == SAL_PAYOUT_SPIF)
        continue;
      sum += component->weight * measured / quota;
      weights += component->weight;
    }

  return weights > 0 ? sum / weights : NAN;
}

static void
replay (const SalReplayEntry *entry, const Trial *trial, SalReplayResult *result, GError **error)
{
  Replay self = { entry, trial, SAL_RATIONAL_INIT };
  g_auto (SalRational) cost = SAL_RATIONAL_INIT;

  sal_calculation_exchange (entry->participation, &self.exchange);
  result->target = entry->target;
  result->attainment = find_attainment (entry, trial);
  result->is_full = entry->needs_full;
  if (!entry->needs_full)
    result->pay = replay_fast (&self);
  if (self.has_overflow || entry->needs_full)
    {
      result->is_full = TRUE;
      replay_in_full (&self, &result->pay, error);
    }
  result->cost = result->pay;
  if (entry->exchange != 1)
    {
      sal_rational_set_integer (&cost, result->pay);
      sal_rational_divide (&cost, &cost, &self.exchange);
      sal_rational_round (&cost, &result->cost);
    }
  sal_rational_clear (&self.exchange);
}

/* --- all of them --- */

static const Trial *
find_trial (const Run *self, const SalReplayEntry *entry)
{
  for (guint i = 0; i < self->trials->len; i++)
    if (g_array_index (self->trials, Trial, i).prepared == entry->participation->plan)
      return &g_array_index (self->trials, Trial, i);

  return NULL;
}

static void
replay_cb (guint index, gpointer data)
{
  Run *self = data;
  guint end = MIN ((index + 1) * BATCH, self->base->entries->len);

  for (guint i = index * BATCH; i < end && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const SalReplayEntry *entry = self->base->entries->pdata[i];

      replay (entry, find_trial (self, entry), &self->results[i], &self->errors[i]);
    }
}

static void
trial_clear (gpointer data)
{
  g_array_unref (((Trial *) data)->components);
}

static GArray *
make_trials (const SalReplayBase *base, const SalPlan *prepared, const SalPlan *edited)
{
  GArray *trials = g_array_new (FALSE, FALSE, sizeof (Trial));
  Run run = { .base = base, .trials = trials };

  g_array_set_clear_func (trials, trial_clear);
  for (guint i = 0; i < base->entries->len; i++)
    {
      const SalReplayEntry *entry = base->entries->pdata[i];
      const SalPlan *plan = entry->participation->plan;
      Trial trial = { plan, plan == prepared ? edited : plan, NULL, 0 };

      if (find_trial (&run, entry) != NULL)
        continue;
      trial.components = sal_replay_components_new (trial.plan);
      for (guint k = 0; k < plan->components->len; k++)
        if (sal_replay_component_is_same (plan, trial.plan, k))
          trial.same |= G_GUINT64_CONSTANT (1) << k;
      g_array_append_val (trials, trial);
    }

  return trials;
}

/* Of several errors the first participation's is told. */
static gboolean
take_error (GError **errors, guint n, GError **error)
{
  gboolean has_failed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (errors[i] != NULL && !has_failed)
        {
          g_propagate_error (error, g_steal_pointer (&errors[i]));
          has_failed = TRUE;
        }
      g_clear_error (&errors[i]);
    }

  return has_failed;
}

static gboolean
add_guarantees (const Run *self, GError **error)
{
  const GPtrArray *entries = self->base->entries;
  g_autofree const SalPlan **plans = NULL;

  if (self->base->guaranteed->len == 0)
    return TRUE;
  plans = g_new (const SalPlan *, entries->len);
  for (guint i = 0; i < entries->len; i++)
    plans[i] = find_trial (self, entries->pdata[i])->plan;

  return sal_replay_add_guarantees (self->base, plans, self->results, self->cancellable, error);
}

/**
 * sal_replay_run:
 * @self: what was prepared
 * @prepared: (nullable): a plan of some of the participations
 * @edited: (nullable): what they are paid by instead, which sal_replay_plan_fits() for it
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Calculates what everybody earns over all days, on all processors. Each amount is what the
 * earnings of sal_calculation_run() sum to. What guarantees add for good is in the cost beside it,
 * in the last participation of each who has one; what is drawn is told, and is no cost as long as
 * it is owed. A participation with credits that are taken back is calculated in full, and so are
 * those of who has a guarantee, and each window of a component that pays deals one after another.
 *
 * Returns: (transfer full) (element-type SalReplayResult): by participation, or %NULL with the
 *   errors of sal_calculation_run(), or %G_IO_ERROR_CANCELLED
 */
GArray *
sal_replay_run (const SalReplayBase *self,
                const SalPlan *prepared,
                const SalPlan *edited,
                GCancellable *cancellable,
                GError **error)
{
  guint n = self->entries->len;
  g_autoptr (GArray) results = g_array_new (FALSE, TRUE, sizeof (SalReplayResult));
  g_autoptr (GArray) trials = make_trials (self, prepared, edited);
  g_autofree GError **errors = g_new0 (GError *, n + 1);
  Run run = { self, trials, NULL, errors, cancellable };
  gboolean is_done;

  g_array_set_size (results, n);
  run.results = (SalReplayResult *) (gpointer) results->data;
  is_done =
      sal_replay_for_each ((n + BATCH - 1) / BATCH, 0, replay_cb, &run, NULL, NULL, cancellable);
  if (take_error (errors, n, error) || !is_done || !add_guarantees (&run, error))
    {
      if (!is_done || g_cancellable_is_cancelled (cancellable))
        {
          g_clear_error (error);
          g_cancellable_set_error_if_cancelled (cancellable, error);
        }
      return NULL;
    }

  return g_steal_pointer (&results);
}
