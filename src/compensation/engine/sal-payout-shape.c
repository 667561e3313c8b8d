/* sal-payout-shape.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payout-shape.h"

/* On the line through (x0, y0) and (x1, y1): what is at x. */
static void
on_line (const SalRational *x0,
         const SalRational *y0,
         const SalRational *x1,
         const SalRational *y1,
         const SalRational *x,
         SalRational *y)
{
  g_auto (SalRational) run = SAL_RATIONAL_INIT, rise = SAL_RATIONAL_INIT, way = SAL_RATIONAL_INIT;

  sal_rational_subtract (&run, x1, x0);
  sal_rational_subtract (&rise, y1, y0);
  sal_rational_subtract (&way, x, x0);
  sal_rational_multiply (&rise, &rise, &way);
  sal_rational_divide (&rise, &rise, &run);
  sal_rational_add (y, y0, &rise);
}

static const SalPlanPoint *
get_point (const GPtrArray *points, guint index)
{
  return points->pdata[index];
}

static void
on_segment (const GPtrArray *points, guint first, const SalRational *at, SalRational *payout)
{
  const SalPlanPoint *one = get_point (points, first), *other = get_point (points, first + 1);

  on_line (&one->at.value, &one->payout.value, &other->at.value, &other->payout.value, at, payout);
}

/**
 * sal_payout_curve_at: (skip)
 * @points: SalPlanPoint, ascending, at least one; two where it extends
 * @interpolation: between two points, on the line, or what the lower one has
 * @below: below the first point: nothing, what it has, or on the line of the first two
 * @above: above the last: what it has, or on the line of the last two
 * @attainment: where
 * @payout: (inout): what is there
 *
 * Reads a curve. At a point it has what the point has.
 */
void
sal_payout_curve_at (const GPtrArray *points,
                     SalInterpolation interpolation,
                     SalCurveBelow below,
                     SalCurveAbove above,
                     const SalRational *attainment,
                     SalRational *payout)
{
  guint n = 0;

  while (n < points->len &&
         sal_rational_compare (&get_point (points, n)->at.value, attainment) <= 0)
    n++;

  if (n == 0 && below == SAL_BELOW_ZERO)
    sal_rational_set_integer (payout, 0);
  else if (n == 0 && below == SAL_BELOW_EXTEND)
    on_segment (points, 0, attainment, payout);
  else if (n == 0)
    sal_rational_set (payout, &get_point (points, 0)->payout.value);
  else if (n == points->len && above == SAL_ABOVE_EXTEND)
    on_segment (points, n - 2, attainment, payout);
  else if (n == points->len || interpolation == SAL_INTERPOLATION_STEP)
    sal_rational_set (payout, &get_point (points, n - 1)->payout.value);
  else
    on_segment (points, n - 1, attainment, payout);
}

/* How many of the columns are reached. */
static guint
count_reached (const GArray *columns, const SalRational *at)
{
  guint n = 0;

  while (n < columns->len &&
         sal_rational_compare (&g_array_index (columns, SalRational, n), at) <= 0)
    n++;

  return n;
}

/* In one row, capped at both ends. */
static void
in_row (const SalPlanMethod *method,
        const SalPlanRow *row,
        const SalRational *column,
        SalRational *payout)
{
  const GArray *columns = method->columns;
  guint n = count_reached (columns, column);

  if (n == 0 || n == columns->len || method->interpolation == SAL_INTERPOLATION_STEP)
    sal_rational_set (payout, &g_array_index (row->payouts, SalRational, MAX (n, 1) - 1));
  else
    on_line (&g_array_index (columns, SalRational, n - 1),
             &g_array_index (row->payouts, SalRational, n - 1),
             &g_array_index (columns, SalRational, n),
             &g_array_index (row->payouts, SalRational, n),
             column,
             payout);
}

/**
 * sal_payout_matrix_at: (skip)
 * @method: a matrix
 * @row: attainment of its rows
 * @column: attainment of its columns
 * @payout: (inout): what is there
 *
 * Reads a matrix: the cell that is reached, or bilinear between four. Below both first bounds there
 * is nothing; below one of them it has what that bound has, above the last likewise.
 */
void
sal_payout_matrix_at (const SalPlanMethod *method,
                      const SalRational *row,
                      const SalRational *column,
                      SalRational *payout)
{
  const GPtrArray *rows = method->rows;
  const SalPlanRow *lower, *upper;
  g_auto (SalRational) other = SAL_RATIONAL_INIT;
  guint n = 0;

  while (n < rows->len &&
         sal_rational_compare (&((const SalPlanRow *) rows->pdata[n])->at.value, row) <= 0)
    n++;
  if (n == 0 && count_reached (method->columns, column) == 0)
    {
      sal_rational_set_integer (payout, 0);
      return;
    }

  lower = rows->pdata[MAX (n, 1) - 1];
  in_row (method, lower, column, payout);
  if (n == 0 || n == rows->len || method->interpolation == SAL_INTERPOLATION_STEP)
    return;
  upper = rows->pdata[n];
  in_row (method, upper, column, &other);
  on_line (&lower->at.value, payout, &upper->at.value, &other, row, payout);
}

static const SalPlanTier *
get_tier (const SalPlanMethod *method, guint index)
{
  return method->tiers->pdata[index];
}

/* The upper end of a tier; NULL: it has none. */
static const SalRational *
end_of (const SalPlanMethod *method, guint index)
{
  if (index + 1 < method->tiers->len)
    return &get_tier (method, index + 1)->from.value;

  return get_tier (method, index)->to.is_set ? &get_tier (method, index)->to.value : NULL;
}

/* Adds the amount of a tier × the part of it that is covered; without an end, all of it. */
static void
add_part (const SalPlanMethod *method,
          guint index,
          const SalRational *measured,
          SalRational *amount)
{
  const SalPlanTier *tier = get_tier (method, index);
  const SalRational *end = end_of (method, index);
  g_auto (SalRational) part = SAL_RATIONAL_INIT, width = SAL_RATIONAL_INIT;

  if (end == NULL || sal_rational_compare (measured, end) >= 0)
    {
      sal_rational_add (amount, amount, &tier->amount.value);
      return;
    }
  sal_rational_subtract (&part, measured, &tier->from.value);
  sal_rational_subtract (&width, end, &tier->from.value);
  sal_rational_divide (&part, &part, &width);
  sal_rational_multiply (&part, &part, &tier->amount.value);
  sal_rational_add (amount, amount, &part);
}

/**
 * sal_payout_amounts_at: (skip)
 * @method: a table of amounts
 * @measured: what is measured, as the bounds are
 * @amount: (inout): what is paid, in major units
 *
 * Reads a table of amounts: that of the tier reached; each tier's amount × the part of it that is
 * covered, summed; or on the line between the amounts at two bounds. These are three methods with
 * three results. Below the first bound there is nothing.
 */
void
sal_payout_amounts_at (const SalPlanMethod *method,
                       const SalRational *measured,
                       SalRational *amount)
{
  guint n = 0;

  while (n < method->tiers->len &&
         sal_rational_compare (&get_tier (method, n)->from.value, measured) <= 0)
    n++;
  sal_rational_set_integer (amount, 0);
  if (n == 0)
    return;

  if (method->paid == SAL_AMOUNTS_PRORATED)
    {
      for (guint i = 0; i < n; i++)
        add_part (method, i, measured, amount);
    }
  else if (method->paid == SAL_AMOUNTS_INTERPOLATED && n < method->tiers->len)
    {
      on_line (&get_tier (method, n - 1)->from.value,
               &get_tier (method, n - 1)->amount.value,
               &get_tier (method, n)->from.value,
               &get_tier (method, n)->amount.value,
               measured,
               amount);
    }
  else
    {
      sal_rational_set (amount, &get_tier (method, n - 1)->amount.value);
    }
}
