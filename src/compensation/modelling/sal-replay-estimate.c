/* sal-replay-estimate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-replay-private.h"

#include <math.h>

/* What a window pays, as sal_payout_init() says it, in floating point. */

static double
number (const SalPlanNumber *value)
{
  return sal_rational_to_double (&value->value);
}

/* Where overage begins, in what bounds are in; 0: at the first bound above zero. */
static double
find_overage (const SalReplayComponent *self, double quota, double scale)
{
  const SalPlanMethod *method = self->component->method;

  if (method->overage_from.is_set)
    return number (&method->overage_from);
  if (method->bounds == SAL_BOUNDS_ATTAINMENT)
    return 1;

  return MAX (quota, 0) / scale;
}

static gboolean
depends_on_limited (const SalPlan *plan, const char *id)
{
  const SalPlanComponent *of =
      id != NULL ? sal_plan_get_component (plan, (guint) sal_plan_find_component (plan, id)) : NULL;

  return of != NULL && of->deal_cap != NULL;
}

/* Whether what the credits of a month sum up to is enough to pay. */
static gboolean
needs_original (const SalPlan *plan, const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;

  if (component->mode == SAL_MODE_EACH_DEAL || component->deal_cap != NULL ||
      method->kind == SAL_PAYOUT_OBJECTIVES || method->kind == SAL_PAYOUT_SPIF ||
      (method->kind == SAL_PAYOUT_RATE_TABLE && sal_payout_table_is_by_deal (method)))
    return TRUE;
  for (guint i = 0; i < component->gates->len; i++)
    if (depends_on_limited (plan, ((const SalPlanGate *) component->gates->pdata[i])->component))
      return TRUE;

  return (component->multiplier != NULL &&
          depends_on_limited (plan, component->multiplier->component)) ||
         (method->kind == SAL_PAYOUT_MATRIX && depends_on_limited (plan, method->column));
}

static gboolean
is_retroactive (const SalPlanMethod *method)
{
  for (guint i = 0; i < method->tiers->len; i++)
    {
      SalTierApplication application = ((const SalPlanTier *) method->tiers->pdata[i])->application;

      if (application == SAL_TIER_RETROACTIVE || application == SAL_TIER_OVERAGE)
        return TRUE;
    }

  return FALSE;
}

static void
init_deal_cap (SalReplayComponent *self)
{
  const SalPlanDealCap *cap = self->component->deal_cap;

  self->most_of_deal = INFINITY;
  if (cap == NULL)
    return;
  self->most_of_deal = number (&cap->amount) * self->units;
  self->residual =
      cap->residual.is_set ? number (&cap->residual) * self->minor_units / self->units : 0;
}

static void
init_methods (SalReplayComponent *self)
{
  const SalPlanMethod *method = self->component->method;
  gboolean is_each_deal = self->component->mode == SAL_MODE_EACH_DEAL;

  for (guint i = 0; i < 2; i++)
    switch (method->kind)
      {
      case SAL_PAYOUT_RATE_TABLE:
        sal_payout_function_init_table (
            &self->methods[i], method, find_overage (self, 0, 1), i == 1, is_each_deal);
        break;
      case SAL_PAYOUT_CURVE:
        sal_payout_function_init_curve (&self->methods[i], method, i == 1);
        break;
      case SAL_PAYOUT_AMOUNTS:
        sal_payout_function_init_amounts (&self->methods[i], method);
        break;
      case SAL_PAYOUT_MATRIX:
      case SAL_PAYOUT_OBJECTIVES:
      case SAL_PAYOUT_SPIF:
      default:
        break;
      }
}

GArray *
sal_replay_components_new (const SalPlan *plan)
{
  GArray *components = g_array_new (FALSE, TRUE, sizeof (SalReplayComponent));

  g_array_set_size (components, plan->components->len);
  for (guint i = 0; i < plan->components->len; i++)
    {
      SalReplayComponent *self = &g_array_index (components, SalReplayComponent, i);
      const SalPlanComponent *of = sal_plan_get_component (plan, i);
      const SalPlanMethod *method = of->method;
      gboolean is_table = method->kind == SAL_PAYOUT_RATE_TABLE;

      self->plan = plan;
      self->component = of;
      self->weight = of->weight.is_set ? number (&of->weight) : 1;
      self->minor_units = (double) sal_payout_minor_units (plan->currency);
      self->units = (double) sal_payout_units_of (plan, of);
      self->needs_original = needs_original (plan, of);
      self->is_exact = of->mode != SAL_MODE_EACH_DEAL && is_table &&
                       (of->deal_cap != NULL || sal_payout_table_is_by_deal (method));
      self->has_own_overage =
          is_table && method->bounds == SAL_BOUNDS_AMOUNT && !method->overage_from.is_set;
      self->is_retroactive = is_table && is_retroactive (method);
      init_deal_cap (self);
      init_methods (self);
      if (of->multiplier != NULL)
        sal_payout_function_init_factor (&self->factor, of->multiplier);
    }

  return components;
}

static double
attain (const SalReplayOther *other)
{
  return other->quota > 0 ? other->measured / other->quota : 0;
}

/* --- gates --- */

static gboolean
is_open (const SalReplayComponent *self,
         const SalPlanGate *gate,
         const SalReplayOther *other,
         gboolean *is_unsure)
{
  const SalPlanComponent *of = sal_plan_get_component (self->plan, other->component);
  double least, has;

  if (gate->at_least.is_set)
    {
      least = number (&gate->at_least);
      has = attain (other);
    }
  else
    {
      least = number (&gate->amount) * (double) sal_payout_units_of (self->plan, of);
      has = other->measured;
    }
  *is_unsure |= sal_estimate_is_near (least, has);

  return has >= least && (!gate->at_least.is_set || other->quota > 0);
}

static gboolean
pass_gates (const SalReplayComponent *self,
            const SalReplayWindow *window,
            const SalReplayOther *others,
            gboolean *has_accelerator,
            gboolean *is_unsure)
{
  gboolean pays = TRUE;

  *has_accelerator = !(window->is_ramping && self->component->no_accelerator_in_ramp);
  for (guint i = 0; i < self->component->gates->len; i++)
    {
      const SalPlanGate *gate = self->component->gates->pdata[i];

      if (is_open (self, gate, &others[i], is_unsure))
        continue;
      if (gate->effect == SAL_GATE_PAY)
        pays = FALSE;
      else
        *has_accelerator = FALSE;
    }

  return pays;
}

/* --- methods --- */

static void
scale (SalEstimate *self, double by)
{
  self->value *= by;
  self->size *= fabs (by);
}

static void
add (SalEstimate *self, const SalEstimate *other)
{
  self->value += other->value;
  self->size += other->size;
  self->is_unsure |= other->is_unsure;
}

/* How many of the deals are below a value. */
static guint
count_below (const SalReplayDeal *deals, guint n, double value)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (deals[middle].units < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static const SalReplayDeal *
get_before (const SalReplayDeal *deals, guint index)
{
  static const SalReplayDeal none = { 0 };

  return index > 0 ? &deals[index - 1] : &none;
}

/* Those deals that one piece of the function pays: it is linear, so that their sum is enough. */
static void
read_piece (const SalPayoutPiece *piece,
            const SalReplayDeal *deals,
            guint from,
            guint to,
            double per,
            SalEstimate *result)
{
  const SalReplayDeal *before = get_before (deals, from), *last = get_before (deals, to);
  double n = last->n - before->n, sum = (last->sum - before->sum) / per;

  if (from >= to)
    return;
  result->value += n * piece->base + piece->slope * (sum - n * piece->at);
  result->size +=
      (to - from) * (piece->size + fabs (piece->slope) * (last->units / per + fabs (piece->at)));
}

/* Each deal for itself; one that takes something back mirrors one that gave it. */
static void
read_deals (const SalReplayComponent *self,
            const SalPayoutFunction *function,
            const SalReplayWindow *window,
            const SalReplayDeal *deals,
            double per,
            SalEstimate *residual,
            SalEstimate *result)
{
  guint n = window->n_deals, from = 0, to;
  guint n_whole = isinf (self->most_of_deal) ? n : count_below (deals, n, self->most_of_deal);
  const SalReplayDeal *last = get_before (deals, n), *whole = get_before (deals, n_whole);
  double n_capped = last->n - whole->n;
  SalEstimate capped;

  /* which rates are paid may depend on what is not */
  result->is_unsure |= function->is_unsure || (n_whole < n && self->is_retroactive);
  for (guint i = 0; i < function->n_pieces; i++, from = to)
    {
      const SalPayoutPiece *next = i + 1 < function->n_pieces ? &function->pieces[i + 1] : NULL;

      to = next != NULL ? count_below (deals, n_whole, next->at * per) : n_whole;
      to = MAX (to, from);
      result->is_unsure |=
          next != NULL && next->is_step &&
          ((to < n_whole && sal_estimate_is_near (deals[to].units / per, next->at)) ||
           (to > 0 && sal_estimate_is_near (deals[to - 1].units / per, next->at)));
      read_piece (&function->pieces[i], deals, from, to, per, result);
    }
  if (n_whole < n)
    {
      sal_payout_function_at (function, self->most_of_deal / per, &capped);
      scale (&capped, n_capped);
      capped.size *= n - n_whole;
      add (result, &capped);
    }
  if (residual == NULL || self->residual == 0)
    return;
  residual->value = self->residual *
                    (last->whole - whole->sum - (n_whole < n ? self->most_of_deal * n_capped : 0));
  residual->size = fabs (self->residual) * (fabs (last->whole) + last->units * n);
}

static void
pay_by_table (const SalReplayComponent *self,
              const SalReplayWindow *window,
              const SalReplayDeal *deals,
              gboolean has_accelerator,
              SalEstimate *result)
{
  const SalPlanMethod *method = self->component->method;
  const SalPayoutFunction *function = &self->methods[has_accelerator];
  double per = method->bounds == SAL_BOUNDS_ATTAINMENT
                   ? window->quota
                   : self->units * (method->whole_bounds ? 1 : window->active);
  SalPayoutFunction own;
  SalEstimate residual = { 0 };

  result->is_unsure |= self->is_exact || !(per > 0);
  if (result->is_unsure)
    return;
  if (self->has_own_overage && sal_payout_table_needs_overage (method, has_accelerator))
    {
      sal_payout_function_init_table (&own,
                                      method,
                                      find_overage (self, window->quota, per),
                                      has_accelerator,
                                      self->component->mode == SAL_MODE_EACH_DEAL);
      function = &own;
    }
  if (self->component->mode == SAL_MODE_EACH_DEAL)
    read_deals (self, function, window, deals, per, &residual, result);
  else
    sal_payout_function_at (function, window->measured / per, result);
  scale (result,
         method->rates == SAL_RATES_OF_BASE ? window->base_rate * self->weight
                                            : self->minor_units / self->units);
  scale (result, per);
  add (result, &residual);
}

static void
pay_by_amounts (const SalReplayComponent *self,
                const SalReplayWindow *window,
                const SalReplayDeal *deals,
                SalEstimate *result)
{
  const SalPlanMethod *method = self->component->method;
  double share = !method->whole_bounds && window->active > 0 ? window->active : 1;
  double per = method->bounds == SAL_BOUNDS_ATTAINMENT ? window->quota : self->units * share;

  if (self->component->mode == SAL_MODE_EACH_DEAL)
    read_deals (self, &self->methods[1], window, deals, per, NULL, result);
  else
    sal_payout_function_at (&self->methods[1], window->measured / per, result);
  scale (result, self->minor_units);
  scale (result, share);
}

static void
pay_by_objectives (const SalReplayComponent *self,
                   const SalReplayWindow *window,
                   const SalReplayDeal *scores,
                   SalEstimate *result)
{
  const GPtrArray *objectives = self->component->method->objectives;

  for (guint i = 0; i < objectives->len; i++)
    {
      const SalPlanObjective *objective = objectives->pdata[i];
      double score = scores[i].units / SAL_CREDIT_NUMBER_ONE, floor = number (&objective->floor);
      SalEstimate one;

      if (scores[i].units < 0)
        continue;
      one.is_unsure =
          objective->floor.is_set && score != floor && sal_estimate_is_near (score, floor);
      if (objective->floor.is_set && score < floor)
        score = 0;
      one.value = score * (objective->share.is_set
                               ? number (&objective->share) * window->target * self->weight
                               : number (&objective->amount) * self->minor_units * window->active);
      one.size = fabs (one.value);
      add (result, &one);
    }
}

static void
pay (const SalReplayComponent *self,
     const SalReplayWindow *window,
     const SalReplayOther *column,
     const SalReplayDeal *deals,
     gboolean has_accelerator,
     SalEstimate *result)
{
  const SalPlanMethod *method = self->component->method;

  switch (method->kind)
    {
    case SAL_PAYOUT_RATE_TABLE:
      pay_by_table (self, window, deals, has_accelerator, result);
      break;
    case SAL_PAYOUT_CURVE:
      sal_payout_function_at (
          &self->methods[has_accelerator], window->measured / window->quota, result);
      scale (result, window->target * self->weight);
      break;
    case SAL_PAYOUT_MATRIX:
      sal_payout_matrix_estimate (
          method, window->measured / window->quota, attain (column), result);
      scale (result, window->target * self->weight);
      break;
    case SAL_PAYOUT_AMOUNTS:
      pay_by_amounts (self, window, deals, result);
      break;
    case SAL_PAYOUT_OBJECTIVES:
      pay_by_objectives (self, window, deals, result);
      break;
    case SAL_PAYOUT_SPIF:
    default:
      result->value = window->measured * number (&method->amount) * self->minor_units;
      result->size = fabs (result->value);
      break;
    }
}

static gboolean
needs_quota (const SalPlanMethod *method)
{
  return method->kind == SAL_PAYOUT_CURVE || method->kind == SAL_PAYOUT_MATRIX ||
         ((method->kind == SAL_PAYOUT_RATE_TABLE || method->kind == SAL_PAYOUT_AMOUNTS) &&
          method->bounds == SAL_BOUNDS_ATTAINMENT) ||
         (method->kind == SAL_PAYOUT_RATE_TABLE && method->rates == SAL_RATES_OF_BASE);
}

static void
hold_to_cap (const SalReplayComponent *self, const SalReplayWindow *window, SalEstimate *result)
{
  const SalPlanCap *cap = self->component->cap;
  double most;

  if (cap == NULL)
    return;
  if (cap->share.is_set)
    most = number (&cap->share) * window->target * self->weight /
           (cap->whole && window->active > 0 ? window->active : 1);
  else
    most = number (&cap->amount) * self->minor_units * (cap->whole ? 1 : window->active);
  result->value = MIN (result->value, most);
}

void
sal_replay_estimate (const SalReplayComponent *self,
                     const SalReplayWindow *window,
                     const SalReplayOther *others,
                     const SalReplayDeal *deals,
                     SalEstimate *result)
{
  const SalReplayOther *multiplier = others + self->component->gates->len;
  gboolean has_accelerator, is_unsure = FALSE;
  SalEstimate factor;

  *result = (SalEstimate){ 0 };
  if (!pass_gates (self, window, others, &has_accelerator, &is_unsure) ||
      (window->quota <= 0 && needs_quota (self->component->method)))
    {
      result->is_unsure = is_unsure;
      return;
    }
  pay (self,
       window,
       multiplier + (self->component->multiplier != NULL),
       deals,
       has_accelerator,
       result);
  if (self->component->multiplier != NULL)
    {
      sal_payout_function_at (&self->factor, attain (multiplier), &factor);
      result->size =
          result->size * (fabs (factor.value) + factor.size) + fabs (result->value) * factor.size;
      result->value *= factor.value;
      result->is_unsure |= factor.is_unsure;
    }
  hold_to_cap (self, window, result);
  result->is_unsure |= is_unsure;
}
