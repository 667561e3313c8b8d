/* sal-seasonal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-seasonal.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Every position wants as many ratios, so that their median means something. A year's cycle loses
 * half of one at either end. */
#define MIN_RATIOS 3

static int
compare_doubles (gconstpointer one, gconstpointer other)
{
  const double *a = one, *b = other;

  return (*a > *b) - (*a < *b);
}

/* The mean of a whole cycle around @at; of an even cycle, the two at its ends count half. */
static double
centered_mean (const double *values, guint n_values, guint at, guint cycle)
{
  guint half = cycle / 2;
  gboolean is_even = cycle % 2 == 0;
  double sum = 0;

  if (at < half || at + half >= n_values)
    return NAN;

  for (guint i = at - half; i <= at + half; i++)
    sum += is_even && (i == at - half || i == at + half) ? values[i] / 2 : values[i];

  return sum / cycle;
}

static gboolean
find_index (const double *values,
            guint n_values,
            guint first_at,
            guint cycle,
            double *index,
            const char **problem)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  const double *sorted;

  for (guint i = first_at; i < n_values; i += cycle)
    {
      double mean = centered_mean (values, n_values, i, cycle);
      double ratio = values[i] / mean;

      if (mean > 0 && !isnan (ratio))
        g_array_append_val (ratios, ratio);
    }
  if (ratios->len < MIN_RATIOS)
    {
      *problem = _ ("too few months to tell the season");
      return FALSE;
    }

  g_array_sort (ratios, compare_doubles);
  sorted = (const double *) (gpointer) ratios->data;
  *index = (sorted[(ratios->len - 1) / 2] + sorted[ratios->len / 2]) / 2;
  if (*index <= 0)
    *problem = _ ("in some months of the season there is mostly nothing");

  return *index > 0;
}

/**
 * sal_seasonal_estimate:
 * @values: (array length=n_values): a flow by month, none left out; in any unit, not negative
 * @n_values: how many months
 * @first_position: where in the cycle the first value stands, from 0
 * @cycle: 3 for quarters, 12 for years
 * @seasonal: (out caller-allocated): the indices
 * @problem: (out) (transfer none): why there are none
 *
 * Finds how a flow is loaded within a quarter or a year: the median, by position, of the ratios of
 * the values to their centred moving averages, scaled to a mean of 1 (Census Method I; Makridakis,
 * Wheelwright and Hyndman, Forecasting, 3.4). A value divided by its index is seasonally adjusted.
 *
 * Returns: %FALSE if there is too little to tell
 */
gboolean
sal_seasonal_estimate (const double *values,
                       guint n_values,
                       guint first_position,
                       guint cycle,
                       SalSeasonal *seasonal,
                       const char **problem)
{
  double sum = 0;

  g_return_val_if_fail (cycle >= 2 && cycle <= SAL_SEASONAL_MAX_CYCLE, FALSE);

  seasonal->cycle = cycle;
  for (guint position = 0; position < cycle; position++)
    {
      guint first_at = (position + cycle - first_position % cycle) % cycle;

      if (!find_index (values, n_values, first_at, cycle, &seasonal->indices[position], problem))
        return FALSE;
      sum += seasonal->indices[position];
    }
  for (guint position = 0; position < cycle; position++)
    seasonal->indices[position] *= cycle / sum;

  return TRUE;
}

/* Of a position counted from the start of any cycle, from 0. */
double
sal_seasonal_get_index (const SalSeasonal *self, guint position)
{
  return self->indices[position % self->cycle];
}
