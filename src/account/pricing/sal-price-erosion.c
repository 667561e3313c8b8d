/* sal-price-erosion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-erosion.h"

#include <math.h>

/* A year on each side of the comparison. */
#define QUARTERS_OF_YEAR 4

void
sal_price_erosion_free (SalPriceErosion *self)
{
  g_clear_pointer (&self->quarters, g_array_unref);
  g_free (self->currency);
  g_free (self);
}

/**
 * sal_price_quarter_get_discount:
 * @self: a quarter
 *
 * Tells the discount on everything sold in a quarter together, so that large lines count for more:
 * 1 − sold ÷ list.
 *
 * Returns: a share, NaN if nothing was sold that has a list price
 */
double
sal_price_quarter_get_discount (const SalPriceQuarter *self)
{
  return self->list > 0 ? 1 - (double) self->sold / (double) self->list : NAN;
}

/**
 * sal_price_quarter_get_margin:
 * @self: a quarter
 *
 * Tells the margin of what was sold in a quarter and has a known cost: (sold − cost) ÷ sold.
 *
 * Returns: a share, NaN if there is nothing of that kind
 */
double
sal_price_quarter_get_margin (const SalPriceQuarter *self)
{
  return self->costed > 0 ? 1 - (double) self->cost / (double) self->costed : NAN;
}

static SalPriceQuarter
sum_quarters (const SalPriceErosion *self, guint from, guint to)
{
  SalPriceQuarter sum = { .list = 0 };

  for (guint i = from; i < to; i++)
    {
      const SalPriceQuarter *quarter = &g_array_index (self->quarters, SalPriceQuarter, i);

      sum.list += quarter->list;
      sum.sold += quarter->sold;
      sum.costed += quarter->costed;
      sum.cost += quarter->cost;
    }

  return sum;
}

/* The last four quarters, less the four before. */
static gboolean
compare_years (const SalPriceErosion *self,
               double (*get) (const SalPriceQuarter *year),
               double *change)
{
  guint n = self->quarters->len;
  SalPriceQuarter year, before;

  *change = NAN;
  if (n < 2 * QUARTERS_OF_YEAR)
    return FALSE;
  year = sum_quarters (self, n - QUARTERS_OF_YEAR, n);
  before = sum_quarters (self, n - 2 * QUARTERS_OF_YEAR, n - QUARTERS_OF_YEAR);
  *change = get (&year) - get (&before);

  return !isnan (*change);
}

/**
 * sal_price_erosion_get_change:
 * @self: the prices of an account
 * @change: (out): what the discount of the last four quarters is above that of the four before, as
 *   a share: 0.02 is two points
 *
 * Compares two years.
 *
 * Returns: %FALSE if nothing was sold in one of them
 */
gboolean
sal_price_erosion_get_change (const SalPriceErosion *self, double *change)
{
  return compare_years (self, sal_price_quarter_get_discount, change);
}

/**
 * sal_price_erosion_get_margin_change:
 * @self: the prices of an account
 * @change: (out): what the margin of the last four quarters is above that of the four before, as a
 *   share: −0.02 is two points below
 *
 * Compares two years.
 *
 * Returns: %FALSE if nothing was sold in one of them whose cost is known
 */
gboolean
sal_price_erosion_get_margin_change (const SalPriceErosion *self, double *change)
{
  return compare_years (self, sal_price_quarter_get_margin, change);
}
