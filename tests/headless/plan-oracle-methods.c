/* plan-oracle-methods.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-oracle-private.h"

/* How tables are read. */

static Fraction
on_line (int x0, int y0, int x1, int y1, Fraction x)
{
  return plus (
      fraction (y0, 1),
      over (times (fraction (y1 - y0, 1), minus (x, fraction (x0, 1))), fraction (x1 - x0, 1)));
}

Fraction
oracle_curve_at (const OraclePlan *plan, Fraction percent)
{
  const int *x = plan->from, *y = plan->rate;
  int n = plan->n_tiers, i = 0;

  while (i < n && compare (fraction (x[i], 1), percent) <= 0)
    i++;
  if (i == 0)
    return plan->below == 0   ? fraction (0, 1)
           : plan->below == 1 ? fraction (y[0], 1)
                              : on_line (x[0], y[0], x[1], y[1], percent);
  if (i == n)
    return plan->above == 0 ? fraction (y[n - 1], 1)
                            : on_line (x[n - 2], y[n - 2], x[n - 1], y[n - 1], percent);

  return plan->interpolation == 1 ? fraction (y[i - 1], 1)
                                  : on_line (x[i - 1], y[i - 1], x[i], y[i], percent);
}

Fraction
oracle_amount_at (const OraclePlan *plan, Fraction measured)
{
  const int *from = plan->from, *amount = plan->rate;
  Fraction sum = { 0, 1 };
  int n = 0;

  while (n < plan->n_tiers && compare (fraction (from[n], 1), measured) <= 0)
    n++;
  if (n == 0)
    return sum;
  if (plan->paid == 0 || (plan->paid == 2 && n == plan->n_tiers))
    return fraction (amount[n - 1], 1);
  if (plan->paid == 2)
    return on_line (from[n - 1], amount[n - 1], from[n], amount[n], measured);
  for (int i = 0; i < n; i++)
    sum = i + 1 == n && n < plan->n_tiers
              ? plus (sum, on_line (from[i], 0, from[i + 1], amount[i], measured))
              : plus (sum, fraction (amount[i], 1));

  return sum;
}

static Fraction
hold_between (Fraction value, int least, int most)
{
  if (compare (value, fraction (least, 1)) < 0)
    return fraction (least, 1);

  return compare (value, fraction (most, 1)) > 0 ? fraction (most, 1) : value;
}

/* The last bound that is not above a value. */
static int
find_bound (const int *bounds, int n, Fraction value)
{
  int at = 0;

  for (int i = 1; i < n; i++)
    if (compare (fraction (bounds[i], 1), value) <= 0)
      at = i;

  return at;
}

/* How far a value is from one bound to the next. */
static Fraction
part_between (const int *bounds, int n, int at, Fraction value)
{
  return at + 1 < n ? over (minus (value, fraction (bounds[at], 1)),
                            fraction (bounds[at + 1] - bounds[at], 1))
                    : fraction (0, 1);
}

/* Beyond its edges a matrix goes on as it is there; below both its beginnings there is nothing. */
Fraction
oracle_matrix_at (const OraclePlan *plan, Fraction row, Fraction column)
{
  int n = plan->n_tiers, m = plan->n_columns, r, c;
  Fraction down, right, sum = { 0, 1 };

  if (compare (row, fraction (plan->from[0], 1)) < 0 &&
      compare (column, fraction (plan->columns[0], 1)) < 0)
    return sum;
  row = hold_between (row, plan->from[0], plan->from[n - 1]);
  column = hold_between (column, plan->columns[0], plan->columns[m - 1]);
  r = find_bound (plan->from, n, row);
  c = find_bound (plan->columns, m, column);
  if (plan->interpolation == 1)
    return fraction (plan->payouts[r][c], 1);
  down = part_between (plan->from, n, r, row);
  right = part_between (plan->columns, m, c, column);
  for (int i = 0; i < 2; i++)
    for (int k = 0; k < 2; k++)
      {
        Fraction weight = times (i == 1 ? down : minus (fraction (1, 1), down),
                                 k == 1 ? right : minus (fraction (1, 1), right));

        if (weight.above != 0)
          sum = plus (sum, times (weight, fraction (plan->payouts[r + i][c + k], 1)));
      }

  return sum;
}

Fraction
oracle_score (const OraclePlan *plan, int objective, int score)
{
  int held = CLAMP (score, 0, 100);

  return held < plan->floor[objective] ? fraction (0, 1) : fraction (held, 100);
}
