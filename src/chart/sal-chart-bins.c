/* sal-chart-bins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-bins.h"

#include <math.h>

#include "sal-chart-scale.h"

static int
compare_doubles (gconstpointer first, gconstpointer second)
{
  const double *one = first;
  const double *other = second;

  return (*one > *other) - (*one < *other);
}

/* The finite values, ascending. */
static GArray *
sort_values (const double *values, guint n_values)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (double), n_values);

  for (guint i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      g_array_append_val (sorted, values[i]);
  g_array_sort (sorted, compare_doubles);

  return sorted;
}

/* Linear between the values at both sides: type 7 of R. J. Hyndman, Y. Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50, 1996 */
static double
quantile (const GArray *sorted, double share)
{
  double place = (sorted->len - 1) * share;
  guint below = (guint) floor (place);
  guint above = MIN (below + 1, sorted->len - 1);
  double low = g_array_index (sorted, double, below);

  return low + (place - below) * (g_array_index (sorted, double, above) - low);
}

static double
width_of (const GArray *sorted)
{
  double range, width;

  if (sorted->len < 2)
    return 0;

  range = g_array_index (sorted, double, sorted->len - 1) - g_array_index (sorted, double, 0);
  width = 2 * (quantile (sorted, 0.75) - quantile (sorted, 0.25)) / cbrt (sorted->len);

  return width > 0 ? width : range / (1 + log2 (sorted->len));
}

/**
 * sal_chart_bins_width:
 * @values: (array length=n_values): what is to be counted; those that are not finite are left out
 * @n_values: how many
 *
 * Computes how wide the bins of a histogram should be: 2 · IQR · n^(−1/3), after D. Freedman,
 * P. Diaconis, "On the Histogram as a Density Estimator: L₂ Theory", Zeitschrift für
 * Wahrscheinlichkeitstheorie 57, 1981. Where half of the values are the same it is the range
 * divided by 1 + log₂ n, after H. A. Sturges, "The Choice of a Class Interval", Journal of the
 * American Statistical Association 21, 1926.
 *
 * Returns: the width in the values' unit; 0 if they are all the same
 */
double
sal_chart_bins_width (const double *values, guint n_values)
{
  g_autoptr (GArray) sorted = sort_values (values, n_values);

  return width_of (sorted);
}

/**
 * sal_chart_bins_choose:
 * @values: (array length=n_values): what is to be counted; those that are not finite are left out
 * @n_values: how many
 * @at_most: how many bins there is room for
 *
 * Chooses bins for a histogram: about as wide as sal_chart_bins_width() says, with round edges.
 *
 * Returns: (transfer full) (element-type double): the edges, ascending, one more than there are
 *   bins; none if there are no values
 */
GArray *
sal_chart_bins_choose (const double *values, guint n_values, guint at_most)
{
  g_autoptr (GArray) sorted = sort_values (values, n_values);
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (double));
  SalChartTicks ticks;
  double first, last, width;

  if (sorted->len == 0)
    return edges;

  first = g_array_index (sorted, double, 0);
  last = g_array_index (sorted, double, sorted->len - 1);
  width = width_of (sorted);
  if (width > 0)
    at_most = (guint) CLAMP (ceil ((last - first) / width) + 1, 2, MAX (at_most, 2));
  ticks = sal_chart_ticks_nice (first, last, at_most + 1, FALSE);
  for (guint i = 0; i < ticks.n; i++)
    {
      double edge = ticks.first + i * ticks.step;

      /* a multiple of the step may be a hair short of the value that it is to include */
      if (i == 0)
        edge = MIN (edge, first);
      if (i + 1 == ticks.n)
        edge = MAX (edge, last);
      g_array_append_val (edges, edge);
    }

  return edges;
}

/* The bin of a value by bisection: from its lower edge up to, but without, its upper one. */
static guint
find_bin (const double *edges, guint n_edges, double value)
{
  guint low = 0, high = n_edges - 1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (value < edges[middle])
        high = middle;
      else
        low = middle;
    }

  return low;
}

/**
 * sal_chart_bins_count:
 * @values: (array length=n_values): what is to be counted
 * @n_values: how many
 * @edges: (array length=n_edges): ascending; the ends may be infinite
 * @n_edges: one more than there are bins, at least 2
 *
 * Counts the values in each bin. A value at an edge belongs to the bin above it, at the last edge
 * to the last bin; one outside of all bins, or NAN, to none.
 *
 * Returns: (transfer full) (element-type double): a number per bin
 */
GArray *
sal_chart_bins_count (const double *values, guint n_values, const double *edges, guint n_edges)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (double));

  g_return_val_if_fail (n_edges >= 2, counts);

  g_array_set_size (counts, n_edges - 1);
  for (guint i = 0; i < n_values; i++)
    if (values[i] >= edges[0] && values[i] <= edges[n_edges - 1])
      g_array_index (counts, double, find_bin (edges, n_edges, values[i])) += 1;

  return counts;
}
