/* sal-rate-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-rate-table.h"

/* What is measured is a way along an axis of units, credit by credit; each credit pays for the
 * stretch it goes, at the rate of the tiers it goes through. */

static void
clear_tier (gpointer data)
{
  SalRateTier *self = data;

  sal_rational_clear (&self->bound);
  sal_rational_clear (&self->rate);
  sal_rational_clear (&self->settled);
  sal_rational_clear (&self->units);
}

static SalRateTier *
get_tier (const SalRateTable *self, guint index)
{
  return &g_array_index (self->tiers, SalRateTier, index);
}

static gint64
round_up (const SalRational *value)
{
  gint64 whole;

  if (!sal_rational_floor (value, &whole))
    return sal_rational_sign (value) < 0 ? G_MININT64 : G_MAXINT64;

  return sal_rational_compare_integer (value, whole) > 0 ? whole + 1 : whole;
}

static SalRateTier *
insert_tier (SalRateTable *self, guint at, int index, const SalRational *bound)
{
  SalRateTier tier = { .index = index,
                       .bound = SAL_RATIONAL_INIT,
                       .rate = SAL_RATIONAL_INIT,
                       .settled = SAL_RATIONAL_INIT,
                       .units = SAL_RATIONAL_INIT };

  sal_rational_set (&tier.bound, bound);
  tier.start = round_up (bound);
  g_array_insert_val (self->tiers, at, tier);

  return get_tier (self, at);
}

/* A bound of the plan, in units. */
static void
place_bound (const SalPlanMethod *method,
             const SalPayoutTerms *terms,
             gint64 units,
             const SalRational *from,
             SalRational *bound)
{
  g_auto (SalRational) scale = SAL_RATIONAL_INIT;

  if (method->bounds == SAL_BOUNDS_ATTAINMENT)
    {
      sal_rational_multiply (bound, from, &terms->quota);
      return;
    }
  sal_rational_set_integer (&scale, units);
  sal_rational_multiply (bound, from, &scale);
  if (!method->whole_bounds)
    sal_rational_multiply (bound, bound, &terms->active);
}

static void
add_tiers (SalRateTable *self,
           const SalPlan *plan,
           const SalPlanComponent *component,
           const SalPayoutTerms *terms)
{
  const SalPlanMethod *method = component->method;
  gint64 units = sal_payout_units_of (plan, component);
  g_auto (SalRational) bound = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  sal_rational_set_ratio (&scale, sal_payout_minor_units (plan->currency), units);
  for (guint i = 0; i < method->tiers->len; i++)
    {
      const SalPlanTier *tier = method->tiers->pdata[i];
      SalRateTier *own;

      place_bound (method, terms, units, &tier->from.value, &bound);
      if (i == 0 && sal_rational_sign (&bound) > 0)
        insert_tier (self, 0, -1, &self->overage); /* which is 0 here: nothing is paid below */
      own = insert_tier (self, self->tiers->len, (int) i, &bound);
      sal_rational_multiply (&own->rate,
                             &tier->rate.value,
                             method->rates == SAL_RATES_OF_BASE ? &terms->base_rate : &scale);
      own->application = tier->application;
      self->is_retroactive |=
          tier->application == SAL_TIER_RETROACTIVE || tier->application == SAL_TIER_OVERAGE;
    }
}

/* Where overage begins: where the plan says, else at the quota, or without one at the first bound
 * above zero. */
static void
place_overage (SalRateTable *self,
               const SalPlan *plan,
               const SalPlanComponent *component,
               const SalPayoutTerms *terms)
{
  const SalPlanMethod *method = component->method;

  if (method->overage_from.is_set)
    {
      place_bound (method,
                   terms,
                   sal_payout_units_of (plan, component),
                   &method->overage_from.value,
                   &self->overage);
      return;
    }
  sal_rational_set (&self->overage, &terms->quota);
  for (guint i = 0; sal_rational_sign (&self->overage) == 0 && i < self->tiers->len; i++)
    sal_rational_set (&self->overage, &get_tier (self, i)->bound);
}

static gboolean
takes_overage (const SalRateTable *self)
{
  for (guint i = 0; i < self->tiers->len; i++)
    if (get_tier (self, i)->application == SAL_TIER_OVERAGE)
      return TRUE;

  return FALSE;
}

/* Overage may begin within a tier: where some tier pays for all of it, that tier is cut in two of
 * the same rate. Elsewhere a bound the plan does not have would part deals that are paid whole. */
static void
cut_at_overage (SalRateTable *self)
{
  guint at = 0;

  if (!takes_overage (self))
    return;
  while (at < self->tiers->len &&
         sal_rational_compare (&get_tier (self, at)->bound, &self->overage) < 0)
    at++;
  if (at == 0 || (at < self->tiers->len &&
                  sal_rational_compare (&get_tier (self, at)->bound, &self->overage) == 0))
    return;

  insert_tier (self, at, get_tier (self, at - 1)->index, &self->overage);
  sal_rational_set (&get_tier (self, at)->rate, &get_tier (self, at - 1)->rate);
}

/* Above the quota no rate is higher than that just below it. */
static void
drop_accelerator (SalRateTable *self)
{
  const SalRateTier *below = NULL;

  for (guint i = 0; i < self->tiers->len; i++)
    {
      SalRateTier *tier = get_tier (self, i);

      if (i == 0 || sal_rational_compare (&tier->bound, &self->overage) < 0)
        below = tier;
      else if (sal_rational_compare (&tier->rate, &below->rate) > 0)
        sal_rational_set (&tier->rate, &below->rate);
    }
}

/**
 * sal_rate_table_init: (skip)
 * @self: (out): the table; clear it
 * @plan: a plan
 * @component: one of its components, which pays by a rate table
 * @terms: what its participant is measured by
 * @has_accelerator: whether overage is paid at more than the rate below it
 *
 * Makes a rate table for one window.
 */
void
sal_rate_table_init (SalRateTable *self,
                     const SalPlan *plan,
                     const SalPlanComponent *component,
                     const SalPayoutTerms *terms,
                     gboolean has_accelerator)
{
  *self = (SalRateTable){ .tiers = g_array_new (FALSE, FALSE, sizeof (SalRateTier)),
                          .overage = SAL_RATIONAL_INIT };
  g_array_set_clear_func (self->tiers, clear_tier);
  add_tiers (self, plan, component, terms);
  place_overage (self, plan, component, terms);
  cut_at_overage (self);
  if (!has_accelerator)
    drop_accelerator (self);
  sal_rate_table_settle (self, 0);
}

void
sal_rate_table_clear (SalRateTable *self)
{
  g_clear_pointer (&self->tiers, g_array_unref);
  sal_rational_clear (&self->overage);
}

/* Whether a tier counts as reached: a value equal to its bound belongs to it. */
static gboolean
is_reached (const SalRateTable *self, guint index, gint64 measured)
{
  return index > 0 && measured >= get_tier (self, index)->start;
}

/**
 * sal_rate_table_settle: (skip)
 * @self: a table
 * @measured: all that is measured in the window, in units
 *
 * Finds the rate that is paid in each tier: one that is retroactive pays, once it is reached, for
 * all before it; one that takes all overage, for all overage before it.
 */
void
sal_rate_table_settle (SalRateTable *self, gint64 measured)
{
  for (guint i = 0; i < self->tiers->len; i++)
    {
      SalRateTier *tier = get_tier (self, i);

      sal_rational_set (&tier->settled, &tier->rate);
      if (!is_reached (self, i, measured))
        continue;
      for (guint k = 0; k < i; k++)
        {
          SalRateTier *before = get_tier (self, k);

          if (tier->application == SAL_TIER_RETROACTIVE ||
              (tier->application == SAL_TIER_OVERAGE &&
               sal_rational_compare (&before->bound, &self->overage) >= 0))
            sal_rational_set (&before->settled, &tier->rate);
        }
    }
}

static guint
find_tier (const SalRateTable *self, gint64 unit)
{
  guint index = self->tiers->len - 1;

  while (index > 0 && get_tier (self, index)->start > unit)
    index--;

  return index;
}

static void
pay_stretch (SalRateTier *tier, const SalRational *units, gboolean is_back, SalRational *amount)
{
  g_auto (SalRational) signed_units = SAL_RATIONAL_INIT;

  if (sal_rational_sign (units) <= 0)
    return;

  sal_rational_set (&signed_units, units);
  if (is_back)
    sal_rational_negate (&signed_units);
  sal_rational_add (&tier->units, &tier->units, &signed_units);
  sal_rational_multiply (&signed_units, &signed_units, &tier->settled);
  sal_rational_add (amount, amount, &signed_units);
}

/* Where a tier begins for a credit that goes from @low to @high: where its bound is, unless it
 * moves to an end of the credit that crosses it. */
static void
place_cut (const SalRateTier *tier, gint64 low, gint64 high, SalRational *cut)
{
  gboolean is_crossed = tier->start <= high && sal_rational_compare_integer (&tier->bound, low) > 0;

  if (is_crossed && tier->application == SAL_TIER_DEAL_AFTER)
    sal_rational_set_integer (cut, low);
  else if (is_crossed && tier->application == SAL_TIER_DEAL_BEFORE)
    sal_rational_set_integer (cut, high);
  else
    sal_rational_set (cut, &tier->bound);
}

/* The slow way, for credits that touch a bound. A higher tier never begins before a lower one. */
static void
pay_across (
    SalRateTable *self, guint first, gint64 low, gint64 high, gboolean is_back, SalRational *amount)
{
  g_auto (SalRational) at = SAL_RATIONAL_INIT, cut = SAL_RATIONAL_INIT, units = SAL_RATIONAL_INIT;
  g_auto (SalRational) end = SAL_RATIONAL_INIT;
  guint tier = first;

  sal_rational_set_integer (&at, low);
  sal_rational_set_integer (&end, high);
  for (guint next = first + 1; next < self->tiers->len; next++)
    {
      place_cut (get_tier (self, next), low, high, &cut);
      if (sal_rational_compare (&cut, &end) >= 0)
        break;
      if (sal_rational_compare (&cut, &at) > 0)
        {
          sal_rational_subtract (&units, &cut, &at);
          pay_stretch (get_tier (self, tier), &units, is_back, amount);
          sal_rational_set (&at, &cut);
        }
      tier = next;
    }
  sal_rational_subtract (&units, &end, &at);
  pay_stretch (get_tier (self, tier), &units, is_back, amount);
}

/* The usual way: all of a credit is in one tier. */
static void
pay_within (SalRateTier *tier, gint64 units, SalRational *amount)
{
  g_auto (SalRational) paid = SAL_RATIONAL_INIT;

  tier->whole_units += units;
  sal_rational_set_integer (&paid, units);
  if (sal_rational_sign (amount) == 0)
    {
      sal_rational_multiply (amount, &paid, &tier->settled);
      return;
    }
  sal_rational_multiply (&paid, &paid, &tier->settled);
  sal_rational_add (amount, amount, &paid);
}

/**
 * sal_rate_table_pay: (skip)
 * @self: a settled table
 * @before: what was measured before a credit, in units
 * @after: what is measured with it; less than before for a credit that takes something back
 * @amount: (inout): what it pays is added, in minor units
 *
 * Pays for a credit. One that takes back mirrors one that gave the same.
 */
void
sal_rate_table_pay (SalRateTable *self, gint64 before, gint64 after, SalRational *amount)
{
  gint64 low = MIN (before, after), high = MAX (before, after);
  guint tier = find_tier (self, low);

  if (tier + 1 < self->tiers->len && get_tier (self, tier + 1)->start <= high)
    {
      pay_across (self, tier, low, high, after < before, amount);
      return;
    }
  pay_within (get_tier (self, tier), after - before, amount);
}
