/* sal-payout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout.h"

#include "sal-payout-measure.h"
#include "sal-payout-shape.h"
#include "sal-rate-table.h"

/* While a payout is calculated. */
typedef struct
{
  SalPayout *payout;
  const SalPayoutWindow *window;
  const SalPlan *plan;
  const SalPlanComponent *component;
  GArray *steps; /* of SalPayoutStep */
  gboolean has_accelerator;
} Calculation;

static void
clear_share (gpointer data)
{
  sal_rational_clear (&((SalPayoutShare *) data)->amount);
}

static void
clear_slice (gpointer data)
{
  SalPayoutSlice *self = data;

  sal_rational_clear (&self->units);
  sal_rational_clear (&self->rate);
  sal_rational_clear (&self->amount);
}

void
sal_payout_clear (SalPayout *self)
{
  sal_payout_terms_clear (&self->terms);
  sal_rational_clear (&self->attainment);
  sal_rational_clear (&self->factor);
  sal_rational_clear (&self->amount);
  sal_rational_clear (&self->capped);
  sal_rational_clear (&self->dropped);
  g_clear_pointer (&self->slices, g_array_unref);
  g_clear_pointer (&self->shares, g_array_unref);
}

static SalPayoutShare *
add_share (SalPayout *self, guint credit, gint64 units)
{
  SalPayoutShare share = { credit, units, SAL_RATIONAL_INIT };

  g_array_append_val (self->shares, share);

  return &g_array_index (self->shares, SalPayoutShare, self->shares->len - 1);
}

/* --- other components --- */

/* What another component attains on the same days. */
static gboolean
attain (const SalPayoutWindow *window,
        const char *id,
        gint64 *measured,
        SalPayoutTerms *terms,
        SalRational *attainment)
{
  SalPayoutWindow other = *window;
  g_autoptr (GArray) steps = NULL;

  other.component = (guint) sal_plan_find_component (window->participation->plan, id);
  steps = sal_payout_measure (&other, measured);
  sal_payout_terms_init (terms,
                         window->participation,
                         other.component,
                         window->calendar,
                         window->first,
                         window->terms_last);

  return sal_payout_attainment (*measured, terms, attainment);
}

static gboolean
is_open (const Calculation *self, const SalPlanGate *gate)
{
  const SalPlanComponent *of = sal_plan_get_component (
      self->plan, (guint) sal_plan_find_component (self->plan, gate->component));
  g_auto (SalRational) attainment = SAL_RATIONAL_INIT, least = SAL_RATIONAL_INIT;
  SalPayoutTerms terms;
  gint64 measured;
  gboolean is_open;

  attain (self->window, gate->component, &measured, &terms, &attainment);
  if (gate->at_least.is_set)
    {
      is_open = sal_rational_sign (&terms.quota) > 0 &&
                sal_rational_compare (&attainment, &gate->at_least.value) >= 0;
    }
  else
    {
      sal_rational_set_integer (&least, sal_payout_units_of (self->plan, of));
      sal_rational_multiply (&least, &least, &gate->amount.value);
      is_open = sal_rational_compare_integer (&least, measured) <= 0;
    }
  sal_payout_terms_clear (&terms);

  return is_open;
}

/* Whether anything is paid; and whether overage is paid at its own rate. */
static gboolean
pass_gates (Calculation *self)
{
  gboolean pays = TRUE;

  self->has_accelerator =
      !(self->payout->terms.is_ramping && self->component->no_accelerator_in_ramp);
  for (guint i = 0; i < self->component->gates->len; i++)
    {
      const SalPlanGate *gate = self->component->gates->pdata[i];

      if (is_open (self, gate))
        continue;
      if (self->payout->closed_gate < 0)
        self->payout->closed_gate = (int) i;
      if (gate->effect == SAL_GATE_PAY)
        pays = FALSE;
      else
        self->has_accelerator = FALSE;
    }

  return pays;
}

static void
find_factor (Calculation *self)
{
  const SalPlanMultiplier *multiplier = self->component->multiplier;
  g_auto (SalRational) attainment = SAL_RATIONAL_INIT;
  SalPayoutTerms terms;
  gint64 measured;

  sal_rational_set_integer (&self->payout->factor, 1);
  if (multiplier == NULL)
    return;
  attain (self->window, multiplier->component, &measured, &terms, &attainment);
  if (multiplier->points->len == 0)
    sal_rational_set (&self->payout->factor, &attainment);
  else
    sal_payout_curve_at (multiplier->points,
                         multiplier->interpolation,
                         SAL_BELOW_FIRST,
                         SAL_ABOVE_LAST,
                         &attainment,
                         &self->payout->factor);
  sal_payout_terms_clear (&terms);
}

/* --- rate tables --- */

static void
read_slices (SalPayout *self, const SalRateTable *table)
{
  for (guint i = 0; i < table->tiers->len; i++)
    {
      const SalRateTier *tier = &g_array_index (table->tiers, SalRateTier, i);
      SalPayoutSlice slice = {
        tier->index, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT
      };

      sal_rational_set_integer (&slice.units, tier->whole_units);
      sal_rational_add (&slice.units, &slice.units, &tier->units);
      if (sal_rational_sign (&slice.units) == 0)
        continue;
      sal_rational_set (&slice.rate, &tier->settled);
      sal_rational_multiply (&slice.amount, &slice.units, &slice.rate);
      g_array_append_val (self->slices, slice);
    }
}

/* The most units of one credit that are paid by the table. */
static gint64
find_most_units (const Calculation *self)
{
  g_auto (SalRational) most = SAL_RATIONAL_INIT;
  gint64 whole;

  if (self->component->deal_cap == NULL)
    return G_MAXINT64;
  sal_rational_set_integer (&most, sal_payout_units_of (self->plan, self->component));
  sal_rational_multiply (&most, &most, &self->component->deal_cap->amount.value);

  return sal_rational_round (&most, &whole) ? whole : G_MAXINT64;
}

/* What is above the cap per deal is paid at the residual rate, if there is one; what it would have
 * been is noted. @at: what was measured before what is above it; @all: what is measured in all. */
static void
pay_above_cap (Calculation *self,
               const SalPayoutStep *step,
               gint64 paid,
               gint64 at,
               gint64 all,
               SalRational *amount)
{
  const SalPlanDealCap *cap = self->component->deal_cap;
  g_auto (SalRational) residual = SAL_RATIONAL_INIT, full = SAL_RATIONAL_INIT;
  SalRateTable forgone;

  if (cap == NULL || step->whole == paid)
    return;
  sal_rate_table_init (
      &forgone, self->plan, self->component, &self->payout->terms, self->has_accelerator);
  sal_rate_table_settle (&forgone, all);
  sal_rate_table_pay (&forgone, at, at + (step->whole - paid), &full);
  sal_rate_table_clear (&forgone);
  sal_rational_set_ratio (&residual,
                          sal_payout_minor_units (self->plan->currency),
                          sal_payout_units_of (self->plan, self->component));
  sal_rational_multiply (&residual, &residual, &cap->residual.value);
  if (cap->residual.is_set)
    {
      g_auto (SalRational) units = SAL_RATIONAL_INIT;
      SalPayoutSlice slice = { -1, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };

      sal_rational_set_integer (&units, step->whole - paid);
      sal_rational_set (&slice.units, &units);
      sal_rational_set (&slice.rate, &residual);
      sal_rational_multiply (&slice.amount, &slice.units, &slice.rate);
      sal_rational_add (amount, amount, &slice.amount);
      sal_rational_subtract (&full, &full, &slice.amount);
      g_array_append_val (self->payout->slices, slice);
    }
  sal_rational_add (&self->payout->dropped, &self->payout->dropped, &full);
}

static void
pay_by_table (Calculation *self)
{
  SalPayout *payout = self->payout;
  gboolean is_each_deal = self->component->mode == SAL_MODE_EACH_DEAL;
  gint64 most = find_most_units (self), at = 0;
  gboolean has_slices;
  SalRateTable table;

  sal_rate_table_init (&table, self->plan, self->component, &payout->terms, self->has_accelerator);
  sal_rate_table_settle (&table, payout->measured);
  has_slices = !is_each_deal || !table.is_retroactive;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (self->steps, SalPayoutStep, i);
      gint64 paid = CLAMP (step->units, -most, most), all = payout->measured, above = at + paid;
      SalPayoutShare *share;

      if (is_each_deal)
        {
          /* a return goes back the way of the deal that it mirrors */
          all = ABS (step->units);
          at = MAX (-paid, 0);
          above = paid < 0 ? -step->whole : paid;
        }
      if (!has_slices)
        sal_rate_table_settle (&table, all);
      if (step->pays)
        {
          share = add_share (payout, step->credit, step->units);
          sal_rate_table_pay (&table, at, at + paid, &share->amount);
          pay_above_cap (self, step, paid, above, all, &share->amount);
          if (!has_slices)
            sal_rational_add (&payout->amount, &payout->amount, &share->amount);
        }
      at += step->units;
    }
  if (has_slices)
    read_slices (payout, &table);
  for (guint i = 0; has_slices && i < payout->slices->len; i++)
    sal_rational_add (&payout->amount,
                      &payout->amount,
                      &g_array_index (payout->slices, SalPayoutSlice, i).amount);
  sal_rate_table_clear (&table);
}

/* --- the other methods --- */

/* Shares what is paid for all of it among the credits, by what is measured of each. */
static void
share_by_units (Calculation *self)
{
  g_auto (SalRational) part = SAL_RATIONAL_INIT, sum = SAL_RATIONAL_INIT;
  gint64 total = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (self->steps, SalPayoutStep, i);

      total += step->pays ? step->units : 0;
    }
  sal_rational_set_integer (&sum, total);
  if (total == 0)
    return;
  sal_rational_divide (&sum, &self->payout->amount, &sum); /* what a unit has */
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (self->steps, SalPayoutStep, i);
      SalPayoutShare *share;

      if (!step->pays)
        continue;
      share = add_share (self->payout, step->credit, step->units);
      sal_rational_set_integer (&part, step->units);
      sal_rational_multiply (&share->amount, &sum, &part);
    }
}

static void
pay_by_attainment (Calculation *self)
{
  const SalPlanMethod *method = self->component->method;
  SalPayout *payout = self->payout;
  g_auto (SalRational) share = SAL_RATIONAL_INIT, other = SAL_RATIONAL_INIT;
  g_auto (SalRational) most = SAL_RATIONAL_INIT;
  SalPayoutTerms terms;
  gint64 measured;

  if (method->kind == SAL_PAYOUT_CURVE)
    {
      sal_payout_curve_at (method->points,
                           method->interpolation,
                           method->below,
                           method->above,
                           &payout->attainment,
                           &share);
      if (!self->has_accelerator)
        {
          const SalRational one = { 1, 1, NULL };

          sal_payout_curve_at (
              method->points, method->interpolation, method->below, method->above, &one, &most);
          if (sal_rational_compare (&payout->attainment, &one) > 0 &&
              sal_rational_compare (&share, &most) > 0)
            sal_rational_set (&share, &most);
        }
    }
  else
    {
      attain (self->window, method->column, &measured, &terms, &other);
      sal_payout_matrix_at (method, &payout->attainment, &other, &share);
      sal_payout_terms_clear (&terms);
    }
  sal_rational_multiply (&payout->amount, &share, &payout->terms.target);
  share_by_units (self);
}

/* The amount of a table for what is measured; bounds and amounts prorate unless they are whole. */
static void
pay_amount (Calculation *self, gint64 measured, SalRational *amount)
{
  const SalPlanMethod *method = self->component->method;
  const SalPayoutTerms *terms = &self->payout->terms;
  gboolean prorates = !method->whole_bounds && sal_rational_sign (&terms->active) > 0;
  g_auto (SalRational) at = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  if (method->bounds == SAL_BOUNDS_ATTAINMENT)
    {
      sal_payout_attainment (measured, terms, &at);
    }
  else
    {
      sal_rational_set_ratio (&at, measured, sal_payout_units_of (self->plan, self->component));
      if (prorates)
        sal_rational_divide (&at, &at, &terms->active);
    }
  sal_payout_amounts_at (method, &at, amount);
  sal_rational_set_integer (&scale, sal_payout_minor_units (self->plan->currency));
  sal_rational_multiply (amount, amount, &scale);
  if (prorates)
    sal_rational_multiply (amount, amount, &terms->active);
}

static void
pay_by_amounts (Calculation *self)
{
  if (self->component->mode != SAL_MODE_EACH_DEAL)
    {
      pay_amount (self, self->payout->measured, &self->payout->amount);
      share_by_units (self);
      return;
    }
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (self->steps, SalPayoutStep, i);
      SalPayoutShare *share;

      if (!step->pays)
        continue;
      share = add_share (self->payout, step->credit, step->units);
      pay_amount (self, ABS (step->units), &share->amount);
      if (step->units < 0)
        sal_rational_negate (&share->amount);
      sal_rational_add (&self->payout->amount, &self->payout->amount, &share->amount);
    }
}

/* The score of a credit for an objective, 0 to 1; below the floor there is none. */
static void
find_score (const SalPlanObjective *objective, gint64 number, SalRational *score)
{
  sal_rational_set_ratio (score, CLAMP (number, 0, SAL_CREDIT_NUMBER_ONE), SAL_CREDIT_NUMBER_ONE);
  if (objective->floor.is_set && sal_rational_compare (score, &objective->floor.value) < 0)
    sal_rational_set_integer (score, 0);
}

/* The last score of the window counts. */
static const SalPayoutStep *
find_last_score (const Calculation *self, const char *objective)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      const SalPayoutStep *step = &g_array_index (self->steps, SalPayoutStep, i - 1);
      const SalCredit *credit =
          &g_array_index (self->window->participation->credits, SalCredit, step->credit);

      if (step->pays && g_strcmp0 (credit->measure, objective) == 0)
        return step;
    }

  return NULL;
}

static void
pay_by_objectives (Calculation *self)
{
  const GPtrArray *objectives = self->component->method->objectives;
  const SalPayoutTerms *terms = &self->payout->terms;

  for (guint i = 0; i < objectives->len; i++)
    {
      const SalPlanObjective *objective = objectives->pdata[i];
      const SalPayoutStep *step = find_last_score (self, objective->name);
      g_auto (SalRational) score = SAL_RATIONAL_INIT, full = SAL_RATIONAL_INIT;
      SalPayoutShare *share;

      if (step == NULL)
        continue;
      share = add_share (self->payout, step->credit, step->units);
      find_score (
          objective,
          g_array_index (self->window->participation->credits, SalCredit, step->credit).number,
          &score);
      if (objective->share.is_set)
        {
          sal_rational_multiply (&full, &objective->share.value, &terms->target);
        }
      else
        {
          sal_rational_set_integer (&full, sal_payout_minor_units (self->plan->currency));
          sal_rational_multiply (&full, &full, &objective->amount.value);
          sal_rational_multiply (&full, &full, &terms->active);
        }
      sal_rational_multiply (&share->amount, &score, &full);
      sal_rational_add (&self->payout->amount, &self->payout->amount, &share->amount);
    }
}

/* An amount for each qualifying credit; the budget is shared by all and was decided before: a
 * credit that it does not reach is not for the component any more. */
static void
pay_by_spif (Calculation *self)
{
  const SalPlanMethod *method = self->component->method;
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;

  sal_rational_set_integer (&amount, sal_payout_minor_units (self->plan->currency));
  sal_rational_multiply (&amount, &amount, &method->amount.value);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const SalPayoutStep *step = &g_array_index (self->steps, SalPayoutStep, i);
      const SalCredit *credit =
          &g_array_index (self->window->participation->credits, SalCredit, step->credit);
      SalPayoutShare *share;

      if (!step->pays || (method->from != SAL_DATE_NONE && credit->date < method->from) ||
          (method->to != SAL_DATE_NONE && credit->date > method->to))
        continue;
      share = add_share (self->payout, step->credit, step->units);
      sal_rational_set (&share->amount, &amount);
      if (step->units < 0)
        sal_rational_negate (&share->amount);
      sal_rational_add (&self->payout->amount, &self->payout->amount, &share->amount);
    }
}

/* --- all of it --- */

/**
 * sal_payout_needs_quota:
 * @component: a component of a plan
 *
 * Tells whether what it pays depends on a quota.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_payout_needs_quota (const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;

  switch (method->kind)
    {
    case SAL_PAYOUT_CURVE:
    case SAL_PAYOUT_MATRIX:
      return TRUE;
    case SAL_PAYOUT_RATE_TABLE:
      return method->bounds == SAL_BOUNDS_ATTAINMENT || method->rates == SAL_RATES_OF_BASE;
    case SAL_PAYOUT_AMOUNTS:
      return method->bounds == SAL_BOUNDS_ATTAINMENT;
    case SAL_PAYOUT_OBJECTIVES:
    case SAL_PAYOUT_SPIF:
    default:
      return FALSE;
    }
}

static void
pay (Calculation *self)
{
  static void (*const methods[]) (Calculation *) = {
    [SAL_PAYOUT_RATE_TABLE] = pay_by_table,  [SAL_PAYOUT_CURVE] = pay_by_attainment,
    [SAL_PAYOUT_MATRIX] = pay_by_attainment, [SAL_PAYOUT_OBJECTIVES] = pay_by_objectives,
    [SAL_PAYOUT_AMOUNTS] = pay_by_amounts,   [SAL_PAYOUT_SPIF] = pay_by_spif,
  };

  methods[self->component->method->kind](self);
}

/* Scales what is paid and everything it is made of. */
static void
scale (SalPayout *self, const SalRational *factor)
{
  if (sal_rational_compare_integer (factor, 1) == 0)
    return;

  sal_rational_multiply (&self->amount, &self->amount, factor);
  sal_rational_multiply (&self->dropped, &self->dropped, factor);
  for (guint i = 0; i < self->shares->len; i++)
    {
      SalPayoutShare *share = &g_array_index (self->shares, SalPayoutShare, i);

      sal_rational_multiply (&share->amount, &share->amount, factor);
    }
}

static void
find_cap (const Calculation *self, SalRational *most)
{
  const SalPlanCap *cap = self->component->cap;
  const SalPayoutTerms *terms = &self->payout->terms;

  if (cap->share.is_set)
    {
      sal_rational_multiply (most, &cap->share.value, &terms->target);
      if (cap->whole && sal_rational_sign (&terms->active) > 0)
        sal_rational_divide (most, most, &terms->active);
      return;
    }
  sal_rational_set_integer (most, sal_payout_minor_units (self->plan->currency));
  sal_rational_multiply (most, most, &cap->amount.value);
  if (!cap->whole)
    sal_rational_multiply (most, most, &terms->active);
}

static void
cap (Calculation *self)
{
  SalPayout *payout = self->payout;
  g_auto (SalRational) most = SAL_RATIONAL_INIT;

  sal_rational_set (&payout->capped, &payout->amount);
  if (self->component->cap == NULL)
    return;
  find_cap (self, &most);
  if (sal_rational_compare (&payout->amount, &most) <= 0)
    return;

  sal_rational_set (&payout->capped, &most);
  sal_rational_divide (&most, &most, &payout->amount);
  for (guint i = 0; i < payout->shares->len; i++)
    {
      SalPayoutShare *share = &g_array_index (payout->shares, SalPayoutShare, i);

      sal_rational_multiply (&share->amount, &share->amount, &most);
    }
}

/**
 * sal_payout_init: (skip)
 * @self: (out): the payout; clear it
 * @window: whose, of which component, over which days, and as it is known when
 *
 * Calculates what a component pays for what is measured over the days, exactly: credit, measure,
 * attainment, tier or curve, gates and multiplier, and the component's cap.
 */
void
sal_payout_init (SalPayout *self, const SalPayoutWindow *window)
{
  const SalPlan *plan = window->participation->plan;
  Calculation calculation = { .payout = self,
                              .window = window,
                              .plan = plan,
                              .component = sal_plan_get_component (plan, window->component) };

  *self = (SalPayout){ .first = window->first,
                       .last = window->last,
                       .attainment = SAL_RATIONAL_INIT,
                       .factor = SAL_RATIONAL_INIT,
                       .closed_gate = -1,
                       .amount = SAL_RATIONAL_INIT,
                       .capped = SAL_RATIONAL_INIT,
                       .dropped = SAL_RATIONAL_INIT };
  self->slices = g_array_new (FALSE, FALSE, sizeof (SalPayoutSlice));
  g_array_set_clear_func (self->slices, clear_slice);
  sal_payout_terms_init (&self->terms,
                         window->participation,
                         window->component,
                         window->calendar,
                         window->first,
                         window->terms_last);
  calculation.steps = sal_payout_measure (window, &self->measured);
  self->shares = g_array_sized_new (FALSE, FALSE, sizeof (SalPayoutShare), calculation.steps->len);
  g_array_set_clear_func (self->shares, clear_share);
  if (!sal_payout_attainment (self->measured, &self->terms, &self->attainment) &&
      sal_payout_needs_quota (calculation.component))
    self->problem = SAL_PAYOUT_NO_QUOTA;
  find_factor (&calculation);
  if (pass_gates (&calculation) && self->problem == SAL_PAYOUT_OK)
    pay (&calculation);
  scale (self, &self->factor);
  cap (&calculation);
  g_array_unref (calculation.steps);
}
