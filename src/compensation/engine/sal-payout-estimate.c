/* sal-payout-estimate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-estimate.h"

#include <math.h>

#define MOST_AMOUNT 1e15 /* above it, halves of minor units are not told apart any more */

gboolean
sal_estimate_is_near (double one, double other)
{
  if (one == 0 || other == 0)
    return FALSE;

  return fabs (one - other) <= SAL_ESTIMATE_PRECISION * MAX (fabs (one), fabs (other));
}

/**
 * sal_estimate_round: (skip)
 * @self: an estimate of minor units
 * @amount: (out): them, half away from zero
 *
 * Rounds an estimate as the exact amount would be.
 *
 * Returns: %FALSE if that cannot be told: it is too near to a half, or to a step
 */
gboolean
sal_estimate_round (const SalEstimate *self, gint64 *amount)
{
  double size = fabs (self->value), rest = size - floor (size);
  double error = SAL_ESTIMATE_PRECISION * self->size;

  if (self->is_unsure || !(self->size < MOST_AMOUNT) || fabs (rest - 0.5) <= error)
    return FALSE;
  *amount = (gint64) round (self->value);

  return TRUE;
}

static void
add_piece (
    SalPayoutFunction *self, double at, double base, double slope, double size, gboolean is_step)
{
  if (self->n_pieces == SAL_PAYOUT_FUNCTION_MAX_PIECES)
    {
      self->is_unsure = TRUE;
      return;
    }
  self->pieces[self->n_pieces++] = (SalPayoutPiece){ at, base, slope, size, is_step };
}

/* A piece at whose beginning there is a step if the one before it ends elsewhere. */
static void
add_next (SalPayoutFunction *self, double at, double base, double slope, double size)
{
  const SalPayoutPiece *last = self->n_pieces > 0 ? &self->pieces[self->n_pieces - 1] : NULL;
  double end = last != NULL ? last->base + last->slope * (at - last->at) : base;
  double all = last != NULL ? MAX (size, last->size) : size;

  add_piece (self, at, base, slope, size, fabs (end - base) > SAL_ESTIMATE_PRECISION * all);
}

/* --- reading --- */

static const SalPayoutPiece *
find_piece (const SalPayoutFunction *self, double x)
{
  guint index = self->n_pieces - 1;

  while (index > 0 && self->pieces[index].at > x)
    index--;

  return &self->pieces[index];
}

/**
 * sal_payout_function_value: (skip)
 * @self: a function
 * @x: where
 *
 * Reads a function where a step more or less does not matter, as in a simulation.
 *
 * Returns: what is there
 */
double
sal_payout_function_value (const SalPayoutFunction *self, double x)
{
  const SalPayoutPiece *piece = find_piece (self, x);
  double value = piece->base + piece->slope * (x - piece->at);

  return self->has_most && x > 1 ? MIN (value, self->most) : value;
}

/**
 * sal_payout_function_at: (skip)
 * @self: a function
 * @x: where
 * @result: (out): what is there
 *
 * Reads a function and tells how good the result is.
 */
void
sal_payout_function_at (const SalPayoutFunction *self, double x, SalEstimate *result)
{
  const SalPayoutPiece *piece = find_piece (self, x);
  const SalPayoutPiece *next = piece + 1, *end = self->pieces + self->n_pieces;

  result->value = piece->base + piece->slope * (x - piece->at);
  result->size = piece->size + fabs (piece->slope) * (fabs (x) + fabs (piece->at));
  result->is_unsure =
      self->is_unsure ||
      (piece != self->pieces && piece->is_step && sal_estimate_is_near (x, piece->at)) ||
      (next < end && next->is_step && sal_estimate_is_near (x, next->at));
  if (self->has_most && x > 1 && result->value > self->most)
    result->value = self->most;
}

/* --- rate tables --- */

#define MAX_TIERS (SAL_PAYOUT_FUNCTION_MAX_PIECES - 2)

typedef struct
{
  double bound;
  double rate;
  SalTierApplication application;
} Tier;

typedef struct
{
  Tier tiers[MAX_TIERS + 2];
  guint n_tiers;
  double overage;
} Table;

static void
insert_tier (Table *self, guint at, Tier tier)
{
  for (guint i = self->n_tiers; i > at; i--)
    self->tiers[i] = self->tiers[i - 1];
  self->tiers[at] = tier;
  self->n_tiers++;
}

/* The tiers as SalRateTable has them. FALSE: it cannot be told where overage begins. */
static gboolean
read_tiers (Table *self, const SalPlanMethod *method, double overage, gboolean has_accelerator)
{
  gboolean takes_overage = FALSE;
  guint at = 0;

  *self = (Table){ .overage = overage };
  for (guint i = 0; i < method->tiers->len; i++)
    {
      const SalPlanTier *tier = method->tiers->pdata[i];
      double bound = sal_rational_to_double (&tier->from.value);

      if (i == 0 && bound > 0)
        insert_tier (self, 0, (Tier){ 0 });
      insert_tier (self,
                   self->n_tiers,
                   (Tier){ bound, sal_rational_to_double (&tier->rate.value), tier->application });
      takes_overage |= tier->application == SAL_TIER_OVERAGE;
    }
  for (guint i = 0; self->overage <= 0 && i < self->n_tiers; i++)
    self->overage = self->tiers[i].bound;
  for (guint i = 0; i < self->n_tiers; i++)
    if (self->tiers[i].bound != self->overage &&
        sal_estimate_is_near (self->tiers[i].bound, self->overage))
      return FALSE;
  while (at < self->n_tiers && self->tiers[at].bound < self->overage)
    at++;
  if (takes_overage && at > 0 && (at == self->n_tiers || self->tiers[at].bound != self->overage))
    insert_tier (self, at, (Tier){ self->overage, self->tiers[at - 1].rate, SAL_TIER_MARGINAL });
  for (guint i = 0, below = 0; !has_accelerator && i < self->n_tiers; i++)
    {
      if (i == 0 || self->tiers[i].bound < self->overage)
        below = i;
      else
        self->tiers[i].rate = MIN (self->tiers[i].rate, self->tiers[below].rate);
    }

  return TRUE;
}

/* What each tier pays once @reached is. */
static void
settle (const Table *self, guint reached, double *rates)
{
  for (guint i = 0; i <= reached; i++)
    {
      const Tier *tier = &self->tiers[i];

      rates[i] = tier->rate;
      for (guint k = 0; k < i; k++)
        if (tier->application == SAL_TIER_RETROACTIVE ||
            (tier->application == SAL_TIER_OVERAGE && self->tiers[k].bound >= self->overage))
          rates[k] = tier->rate;
    }
}

/* What is paid from 0 to x, while @reached is the highest tier: linear in x. Of a deal, a tier that
 * takes it whole begins at its lower end, or at its upper. */
static void
add_reached (SalPayoutFunction *function, const Table *self, guint reached, gboolean by_deal)
{
  double rates[MAX_TIERS + 2], constant = 0, slope = 0, size = 0, at = 0;
  double from = self->tiers[reached].bound;
  guint tier = 0;

  settle (self, reached, rates);
  for (guint next = 1; next <= reached; next++)
    {
      const Tier *other = &self->tiers[next];
      double cut = other->bound;

      if (by_deal && other->bound > 0 && other->application == SAL_TIER_DEAL_BEFORE)
        break;
      if (by_deal && other->bound > 0 && other->application == SAL_TIER_DEAL_AFTER)
        cut = 0;
      if (cut > at)
        {
          constant += rates[tier] * (cut - at);
          size += fabs (rates[tier]) * (cut + at);
          at = cut;
        }
      tier = next;
    }
  slope = rates[tier];
  constant -= slope * at;
  size += fabs (slope) * (at + fabs (from));
  add_next (function, from, constant + slope * from, slope, size);
}

/**
 * sal_payout_function_init_table: (skip)
 * @self: (out): the function
 * @method: a rate table
 * @overage: where overage begins, as bounds are; 0: at the first bound above zero
 * @has_accelerator: whether overage is paid at more than the rate below it
 * @by_deal: whether it is of one deal; else of all, with no tier that takes a deal whole
 *
 * Makes a function of what is measured, in what bounds are in, to what is paid, as rates are.
 */
void
sal_payout_function_init_table (SalPayoutFunction *self,
                                const SalPlanMethod *method,
                                double overage,
                                gboolean has_accelerator,
                                gboolean by_deal)
{
  Table table;

  self->n_pieces = 0;
  self->has_most = self->is_unsure = FALSE;
  if (method->tiers->len > MAX_TIERS || !read_tiers (&table, method, overage, has_accelerator))
    {
      self->is_unsure = TRUE;
      add_piece (self, 0, 0, 0, 0, FALSE);
      return;
    }
  for (guint i = 0; i < table.n_tiers; i++)
    add_reached (self, &table, i, by_deal);
}

gboolean
sal_payout_table_needs_overage (const SalPlanMethod *method, gboolean has_accelerator)
{
  if (!has_accelerator)
    return TRUE;
  for (guint i = 0; i < method->tiers->len; i++)
    if (((const SalPlanTier *) method->tiers->pdata[i])->application != SAL_TIER_MARGINAL &&
        ((const SalPlanTier *) method->tiers->pdata[i])->application != SAL_TIER_RETROACTIVE)
      return TRUE;

  return FALSE;
}

gboolean
sal_payout_table_is_by_deal (const SalPlanMethod *method)
{
  for (guint i = 0; i < method->tiers->len; i++)
    {
      SalTierApplication application = ((const SalPlanTier *) method->tiers->pdata[i])->application;

      if (application == SAL_TIER_DEAL_BEFORE || application == SAL_TIER_DEAL_AFTER)
        return TRUE;
    }

  return FALSE;
}

/* --- curves --- */

static void
add_points (SalPayoutFunction *self,
            const GPtrArray *points,
            SalInterpolation interpolation,
            SalCurveBelow below,
            SalCurveAbove above)
{
  double last_slope = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SalPlanPoint *point = points->pdata[i];
      const SalPlanPoint *next = i + 1 < points->len ? points->pdata[i + 1] : NULL;
      double at = sal_rational_to_double (&point->at.value);
      double payout = sal_rational_to_double (&point->payout.value), slope = 0, line = last_slope;

      if (next != NULL)
        line = (sal_rational_to_double (&next->payout.value) - payout) /
               (sal_rational_to_double (&next->at.value) - at);
      if (next != NULL ? interpolation == SAL_INTERPOLATION_LINEAR : above == SAL_ABOVE_EXTEND)
        slope = line;
      last_slope = line;
      if (i == 0 && below == SAL_BELOW_EXTEND)
        add_next (self, at - 1, payout - line, line, fabs (payout) + fabs (line));
      else if (i == 0)
        add_next (self, at - 1, below == SAL_BELOW_ZERO ? 0 : payout, 0, fabs (payout));
      add_next (
          self,
          at,
          payout,
          slope,
          fabs (payout) + (next != NULL ? fabs (sal_rational_to_double (&next->payout.value)) : 0));
    }
}

/**
 * sal_payout_function_init_curve: (skip)
 * @self: (out): the function
 * @method: an attainment curve
 * @has_accelerator: whether above 100 % there is more than at it
 *
 * Makes a function of attainment to shares of the target.
 */
void
sal_payout_function_init_curve (SalPayoutFunction *self,
                                const SalPlanMethod *method,
                                gboolean has_accelerator)
{
  self->n_pieces = 0;
  self->has_most = self->is_unsure = FALSE;
  add_points (self, method->points, method->interpolation, method->below, method->above);
  if (has_accelerator)
    return;
  self->most = sal_payout_function_value (self, 1);
  self->has_most = TRUE;
}

/* Of attainment to factors. */
void
sal_payout_function_init_factor (SalPayoutFunction *self, const SalPlanMultiplier *multiplier)
{
  self->n_pieces = 0;
  self->has_most = self->is_unsure = FALSE;
  if (multiplier->points->len == 0)
    add_piece (self, 0, 0, 1, 0, FALSE);
  else
    add_points (
        self, multiplier->points, multiplier->interpolation, SAL_BELOW_FIRST, SAL_ABOVE_LAST);
}

/* --- amounts --- */

/**
 * sal_payout_function_init_amounts: (skip)
 * @self: (out): the function
 * @method: a table of amounts
 *
 * Makes a function of what is measured, in what bounds are in, to major units.
 */
void
sal_payout_function_init_amounts (SalPayoutFunction *self, const SalPlanMethod *method)
{
  double sum = 0, size = 0;

  self->n_pieces = 0;
  self->has_most = self->is_unsure = FALSE;
  add_piece (self, 0, 0, 0, 0, FALSE);
  for (guint i = 0; i < method->tiers->len; i++)
    {
      const SalPlanTier *tier = method->tiers->pdata[i];
      const SalPlanTier *next = i + 1 < method->tiers->len ? method->tiers->pdata[i + 1] : NULL;
      const SalPlanNumber *to = next != NULL ? &next->from : &tier->to;
      double from = sal_rational_to_double (&tier->from.value);
      double amount = sal_rational_to_double (&tier->amount.value), width = 0, rise = 0;

      size += fabs (amount);
      if (next != NULL || to->is_set)
        width = sal_rational_to_double (&to->value) - from;
      if (method->paid == SAL_AMOUNTS_STEPPED)
        sum = amount;
      else if (method->paid == SAL_AMOUNTS_INTERPOLATED)
        sum = amount,
        rise = next != NULL ? sal_rational_to_double (&next->amount.value) - amount : 0;
      else if (width <= 0)
        sum += amount;
      else
        rise = amount;
      add_next (self, from, sum, width > 0 ? rise / width : 0, size + fabs (rise));
      if (method->paid != SAL_AMOUNTS_PRORATED || width <= 0)
        continue;
      sum += amount;
      if (next == NULL)
        add_next (self, from + width, sum, 0, size);
    }
}

/* --- matrices --- */

static guint
count_reached (const GArray *columns, double at, gboolean *is_unsure)
{
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      double bound = sal_rational_to_double (&g_array_index (columns, SalRational, i));

      n += bound <= at;
      *is_unsure |= sal_estimate_is_near (bound, at);
    }

  return n;
}

static double
on_line (double x0, double y0, double x1, double y1, double x)
{
  return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
}

static double
in_row (const SalPlanMethod *method, const SalPlanRow *row, guint n, double column)
{
  const SalRational *at = (const SalRational *) (gpointer) method->columns->data;
  const SalRational *payouts = (const SalRational *) (gpointer) row->payouts->data;

  if (n == 0 || n == method->columns->len || method->interpolation == SAL_INTERPOLATION_STEP)
    return sal_rational_to_double (&payouts[MAX (n, 1) - 1]);

  return on_line (sal_rational_to_double (&at[n - 1]),
                  sal_rational_to_double (&payouts[n - 1]),
                  sal_rational_to_double (&at[n]),
                  sal_rational_to_double (&payouts[n]),
                  column);
}

/**
 * sal_payout_matrix_estimate: (skip)
 * @method: a matrix
 * @row: attainment of its rows
 * @column: attainment of its columns
 * @result: (out): the share of the target
 *
 * Reads a matrix as sal_payout_matrix_at() does.
 */
void
sal_payout_matrix_estimate (const SalPlanMethod *method,
                            double row,
                            double column,
                            SalEstimate *result)
{
  const GPtrArray *rows = method->rows;
  const SalPlanRow *lower, *upper;
  gboolean is_unsure = FALSE;
  guint n = 0, n_columns = count_reached (method->columns, column, &is_unsure);

  for (guint i = 0; i < rows->len; i++)
    {
      double bound = sal_rational_to_double (&((const SalPlanRow *) rows->pdata[i])->at.value);

      n += bound <= row;
      is_unsure |= sal_estimate_is_near (bound, row);
    }
  *result = (SalEstimate){ 0, 0, is_unsure };
  if (n == 0 && n_columns == 0)
    return;

  lower = rows->pdata[MAX (n, 1) - 1];
  result->value = in_row (method, lower, n_columns, column);
  if (n > 0 && n < rows->len && method->interpolation == SAL_INTERPOLATION_LINEAR)
    {
      upper = rows->pdata[n];
      result->value = on_line (sal_rational_to_double (&lower->at.value),
                               result->value,
                               sal_rational_to_double (&upper->at.value),
                               in_row (method, upper, n_columns, column),
                               row);
    }
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < method->columns->len; k++)
      {
        const SalPlanRow *of = rows->pdata[i];

        result->size =
            MAX (result->size,
                 fabs (sal_rational_to_double (&g_array_index (of->payouts, SalRational, k))));
      }
  result->size *= 1 + fabs (row) + fabs (column);
}
