/* sal-chart-kinds.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-chart-private.h"

/**
 * sal_chart_set_total:
 * @self: a waterfall chart
 * @category: the index of a category
 *
 * Says that a category's value is a level, drawn from zero, as the start and the end are. The
 * others are steps, up or down from where the category before left off. A chart without a level to
 * begin with begins at zero.
 */
void
sal_chart_set_total (SalChart *self, guint category)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (category < self->categories->len);

  g_hash_table_add (self->totals, GUINT_TO_POINTER (category));
  sal_chart_invalidate (self);
}

static GPtrArray *
name_edges (const double *edges, guint n_edges, const SalChartFormat *format, gboolean exact)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_edges; i++)
    g_ptr_array_add (names,
                     !isfinite (edges[i]) ? g_strdup ("")
                     : exact              ? sal_chart_format_exact (format, edges[i])
                                          : sal_chart_format_short (format, edges[i]));

  return names;
}

/* Whether no bin seems to end where it begins. */
static gboolean
are_told_apart (const GPtrArray *names)
{
  for (guint i = 0; i + 1 < names->len; i++)
    if (g_str_equal (names->pdata[i], names->pdata[i + 1]))
      return FALSE;

  return TRUE;
}

/**
 * sal_chart_set_edges:
 * @self: a histogram without series
 * @edges: (array length=n_edges): the ends of the bins, ascending
 * @n_edges: one more than there are bins
 * @format: how the edges are written
 *
 * Makes each bin a category. Bins are drawn equally wide, and labelled at their edges, also where
 * they cover unequal ranges: the height is a number of things, not a density. A first edge of
 * −INFINITY and a last one of INFINITY are open ends. Bins are named exactly where some would read
 * the same otherwise.
 */
void
sal_chart_set_edges (SalChart *self,
                     const double *edges,
                     guint n_edges,
                     const SalChartFormat *format)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->series->len == 0);
  g_return_if_fail (n_edges >= 2 && format != NULL);

  g_clear_pointer (&self->edges, g_ptr_array_unref);
  self->edges = name_edges (edges, n_edges, format, FALSE);
  names = are_told_apart (self->edges) ? g_ptr_array_ref (self->edges)
                                       : name_edges (edges, n_edges, format, TRUE);
  g_ptr_array_set_size (self->categories, 0);
  for (guint i = 0; i + 1 < n_edges; i++)
    {
      const char *from = g_ptr_array_index (names, i);
      const char *to = g_ptr_array_index (names, i + 1);

      if (*from == '\0')
        g_ptr_array_add (self->categories, g_strdup_printf ("< %s", to));
      else if (*to == '\0')
        g_ptr_array_add (self->categories, g_strdup_printf ("≥ %s", from));
      else
        g_ptr_array_add (self->categories, g_strdup_printf ("%s – %s", from, to));
    }
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_mark:
 * @self: a histogram with edges
 * @name: what it is called
 * @position: where it is: 0 at the first edge, 1 at the next; beyond the ends at these
 *
 * Marks a value across the bins, as a budget is.
 */
void
sal_chart_set_mark (SalChart *self, const char *name, double position)
{
  g_return_if_fail (self->edges != NULL);

  g_free (self->mark_name);
  self->mark_name = g_strdup (name);
  self->mark = position;
}

/**
 * sal_chart_set_limits:
 * @self: a control chart
 * @series: the index of its series
 * @center: (array length=n_values): the centre line per category, NAN for none
 * @lower: (array length=n_values): the lower limit, NAN for none
 * @upper: (array length=n_values): the upper limit
 * @n_values: how many
 *
 * Sets what points are held against. Limits may differ from point to point, as those of a
 * proportion do.
 */
void
sal_chart_set_limits (SalChart *self,
                      guint series,
                      const double *center,
                      const double *lower,
                      const double *upper,
                      guint n_values)
{
  SalChartSeries *one;

  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len);

  sal_chart_set_series_band (self, series, lower, upper, n_values);
  one = g_ptr_array_index (self->series, series);
  g_clear_pointer (&one->middle, g_array_unref);
  one->middle = sal_chart_copy_values (self, center, n_values);
}

/**
 * sal_chart_set_signal:
 * @self: a control chart
 * @category: the index of a category
 * @reason: (nullable): why its point is a signal, "Nine in a row on one side"; %NULL if it is none
 *
 * Marks a point as a signal: it is a diamond in a colour of its own. Points outside of their limits
 * are marked without being asked for.
 */
void
sal_chart_set_signal (SalChart *self, guint category, const char *reason)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (category < self->categories->len);

  if (reason != NULL)
    g_hash_table_insert (self->signals, GUINT_TO_POINTER (category), g_strdup (reason));
  else
    g_hash_table_remove (self->signals, GUINT_TO_POINTER (category));
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_split:
 * @self: a control chart
 * @category: the index of a category
 *
 * Says that from a category on the limits come from another baseline: their lines are interrupted.
 */
void
sal_chart_set_split (SalChart *self, guint category)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (category < self->categories->len);

  g_hash_table_add (self->splits, GUINT_TO_POINTER (category));
  sal_chart_invalidate (self);
}

/* Whether a point is marked, for a reason that was given or because it is outside of its limits. */
gboolean
sal_chart_is_signal (const SalChart *self, guint series, guint category)
{
  double value = sal_chart_value_at (self, series, category);
  const SalChartSeries *one = sal_chart_peek_series (self, series);

  if (!isfinite (value))
    return FALSE;
  if (g_hash_table_contains (self->signals, GUINT_TO_POINTER (category)))
    return TRUE;

  return one->lower != NULL && (value < g_array_index (one->lower, double, category) ||
                                value > g_array_index (one->upper, double, category));
}

/* Why a point is a signal; "" if it is none. */
char *
sal_chart_create_signal (const SalChart *self, guint series, guint category)
{
  const char *reason = g_hash_table_lookup (self->signals, GUINT_TO_POINTER (category));
  double value = sal_chart_value_at (self, series, category);

  if (!sal_chart_is_signal (self, series, category))
    return g_strdup ("");
  if (reason != NULL)
    return g_strdup (reason);
  if (value < g_array_index (sal_chart_peek_series (self, series)->lower, double, category))
    return g_strdup (_ ("below the lower limit"));

  return g_strdup (_ ("above the upper limit"));
}
