/* sal-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart.h"

#include <math.h>

#include "sal-chart-private.h"

/**
 * SalChart:
 *
 * What a chart shows: categories, series of values, and how they are written.
 *
 * A chart draws itself into any Cairo surface, answers which datum is under a point, and says in
 * words and as a table what it shows. It belongs to one thread at a time. Set the categories first,
 * then add the series.
 */
G_DEFINE_BOXED_TYPE (SalChart, sal_chart, sal_chart_ref, sal_chart_unref)

static void
series_free (SalChartSeries *series)
{
  g_free (series->name);
  g_array_unref (series->values);
  g_clear_pointer (&series->lower, g_array_unref);
  g_clear_pointer (&series->upper, g_array_unref);
  g_clear_pointer (&series->middle, g_array_unref);
  g_free (series);
}

/* Forgets the layout: something that it shows has changed. */
void
sal_chart_invalidate (SalChart *self)
{
  g_clear_pointer (&self->scene, sal_chart_scene_free);
  g_clear_pointer (&self->scene_font, g_free);
  g_clear_pointer (&self->tour, g_array_unref);
}

/* As many values as there are categories; what is not there is a gap. */
GArray *
sal_chart_copy_values (const SalChart *self, const double *values, guint n_values)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->categories->len; i++)
    {
      double value = values != NULL && i < n_values && isfinite (values[i]) ? values[i] : NAN;

      g_array_append_val (copy, value);
    }

  return copy;
}

static SalChartSeries *
series_at (SalChart *self, guint series)
{
  return g_ptr_array_index (self->series, series);
}

/**
 * sal_chart_new:
 * @kind: which chart
 *
 * Creates an empty chart.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_chart_new (SalChartKind kind)
{
  SalChart *self = g_new0 (SalChart, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) series_free);
  self->reference = NAN;
  self->mark = NAN;
  self->totals = g_hash_table_new (NULL, NULL);
  self->splits = g_hash_table_new (NULL, NULL);
  self->signals = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->ordered = sal_chart_is_line (self);

  return self;
}

SalChart *
sal_chart_ref (SalChart *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
sal_chart_unref (SalChart *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  sal_chart_invalidate (self);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);
  g_hash_table_unref (self->totals);
  g_hash_table_unref (self->splits);
  g_hash_table_unref (self->signals);
  g_clear_pointer (&self->edges, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->category_title);
  g_free (self->diagonal);
  g_free (self->mark_name);
  g_free (self->reference_name);
  g_free (self);
}

/**
 * sal_chart_set_title:
 * @self: a chart
 * @title: (nullable): what the chart shows, "Bookings and quota by month"
 *
 * Names the chart, for its description and for exported files.
 */
void
sal_chart_set_title (SalChart *self, const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_category_title:
 * @self: a chart
 * @title: (nullable): what the categories are, "Month"
 *
 * Names the first column of the chart's table.
 */
void
sal_chart_set_category_title (SalChart *self, const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->category_title);
  self->category_title = g_strdup (title);
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_diagonal:
 * @self: a chart of points, both axes of which measure the same
 * @name: (nullable): what points are where both values are equal; %NULL: no line is drawn there
 *
 * Draws the line on which both values of points are the same, and names it.
 */
void
sal_chart_set_diagonal (SalChart *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_free (self->diagonal);
  self->diagonal = g_strdup (name);
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_format:
 * @self: a chart
 * @format: how values are written
 *
 * Sets the format of the axis and of all series without a format of their own. It is a number with
 * no decimals at first.
 */
void
sal_chart_set_format (SalChart *self, const SalChartFormat *format)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (format != NULL);

  self->format = *format;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_categories:
 * @self: a chart without series
 * @categories: (array length=n_categories): names, in order
 * @n_categories: how many
 *
 * Sets what the values of each series are by: months, regions, rows of a heat table.
 *
 * What follows a line break in a name is drawn below it, and only where it differs from the label
 * before: "Nov\n2025", "Dec\n2025", "Jan\n2026".
 */
void
sal_chart_set_categories (SalChart *self, const char *const *categories, guint n_categories)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->series->len == 0);

  g_ptr_array_set_size (self->categories, 0);
  for (guint i = 0; i < n_categories; i++)
    g_ptr_array_add (self->categories, g_strdup (categories[i]));
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_ordered:
 * @self: a chart
 * @ordered: whether the categories follow one another, as periods do
 *
 * Says that categories are ordered: labels may then be left out where room is short, and the
 * change from one category to the next is told. Lines are ordered at first, other charts are not.
 */
void
sal_chart_set_ordered (SalChart *self, gboolean ordered)
{
  g_return_if_fail (self != NULL);

  self->ordered = ordered;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_horizontal:
 * @self: a bar chart
 * @horizontal: whether bars run from left to right
 *
 * Turns a bar chart, which leaves room for long category names.
 */
void
sal_chart_set_horizontal (SalChart *self, gboolean horizontal)
{
  g_return_if_fail (self != NULL);

  self->horizontal = horizontal;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_stacked:
 * @self: a bar chart
 * @stacked: whether the series stand upon one another instead of side by side
 *
 * Stacks the bars of a category: values above zero upwards, those below zero downwards. A plan is
 * an outline around the whole stack.
 */
void
sal_chart_set_stacked (SalChart *self, gboolean stacked)
{
  g_return_if_fail (self != NULL);

  self->stacked = stacked;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_additive:
 * @self: a chart
 * @additive: whether the values of a series add up to a whole
 *
 * Says that a share of the series' sum makes sense; tooltips then tell it.
 */
void
sal_chart_set_additive (SalChart *self, gboolean additive)
{
  g_return_if_fail (self != NULL);

  self->additive = additive;
}

/**
 * sal_chart_set_reference:
 * @self: a line, sparkline or bar chart
 * @name: (nullable): what the value is, "Target"
 * @value: the value, NAN for none
 *
 * Draws a line across the chart at one value.
 */
void
sal_chart_set_reference (SalChart *self, const char *name, double value)
{
  g_return_if_fail (self != NULL);

  g_free (self->reference_name);
  self->reference_name = g_strdup (name);
  self->reference = isfinite (value) ? value : NAN;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_add_series:
 * @self: a chart
 * @name: what the values are
 * @role: what they stand for
 * @values: (array length=n_values): one value per category in the format's unit, NAN for a gap
 * @n_values: how many; categories beyond it are gaps
 *
 * Adds a series. Its hue is the first that no other actual series has; plans have none, and a
 * forecast has the hue of the last actual series.
 *
 * Returns: the index of the series
 */
guint
sal_chart_add_series (
    SalChart *self, const char *name, SalChartSeriesRole role, const double *values, guint n_values)
{
  SalChartSeries *series;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  series = g_new0 (SalChartSeries, 1);
  series->name = g_strdup (name);
  series->role = role;
  series->values = sal_chart_copy_values (self, values, n_values);
  series->center = 100;
  for (guint i = 0; i < self->series->len; i++)
    {
      const SalChartSeries *other = sal_chart_peek_series (self, i);

      if (other->role != SAL_CHART_SERIES_ACTUAL)
        continue;
      series->hue = role == SAL_CHART_SERIES_ACTUAL ? other->hue + 1 : other->hue;
    }
  if (self->kind == SAL_CHART_SCATTER)
    series->hue = 0; /* they are coordinates of the same points */
  g_ptr_array_add (self->series, series);
  sal_chart_invalidate (self);

  return self->series->len - 1;
}

/**
 * sal_chart_set_series_band:
 * @self: a chart
 * @series: the index of a series
 * @lower: (array length=n_values): the lower end per category, NAN for none
 * @upper: (array length=n_values): the upper end
 * @n_values: how many
 *
 * Draws the uncertainty of a series as a light band.
 */
void
sal_chart_set_series_band (
    SalChart *self, guint series, const double *lower, const double *upper, guint n_values)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len);

  g_clear_pointer (&series_at (self, series)->lower, g_array_unref);
  g_clear_pointer (&series_at (self, series)->upper, g_array_unref);
  series_at (self, series)->lower = sal_chart_copy_values (self, lower, n_values);
  series_at (self, series)->upper = sal_chart_copy_values (self, upper, n_values);
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_series_hue:
 * @self: a chart
 * @series: the index of a series
 * @hue: which hue of the palette
 *
 * Gives a series the hue its dimension value has everywhere.
 */
void
sal_chart_set_series_hue (SalChart *self, guint series, guint hue)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len);

  series_at (self, series)->hue = hue;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_series_format:
 * @self: a chart
 * @series: the index of a series
 * @format: how its values are written
 *
 * Gives one series, or one column of a heat table, a format of its own.
 */
void
sal_chart_set_series_format (SalChart *self, guint series, const SalChartFormat *format)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len);

  series_at (self, series)->has_format = TRUE;
  series_at (self, series)->format = *format;
  sal_chart_invalidate (self);
}

/**
 * sal_chart_set_series_shade:
 * @self: a heat table
 * @series: the index of a series: a column
 * @shade: how its cells are coloured
 * @center: the value that is grey, for %SAL_CHART_SHADE_INDEX: 100 for an index of 100
 *
 * Sets how one column is coloured: by amount at first.
 */
void
sal_chart_set_series_shade (SalChart *self, guint series, SalChartShade shade, double center)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (series < self->series->len);

  series_at (self, series)->shade = shade;
  series_at (self, series)->center = center;
  sal_chart_invalidate (self);
}

SalChartKind
sal_chart_get_kind (const SalChart *self)
{
  return self->kind;
}

const char *
sal_chart_get_title (const SalChart *self)
{
  return self->title;
}

guint
sal_chart_get_n_series (const SalChart *self)
{
  return self->series->len;
}

guint
sal_chart_get_n_categories (const SalChart *self)
{
  return self->categories->len;
}

const char *
sal_chart_get_series_name (const SalChart *self, guint series)
{
  return sal_chart_peek_series (self, series)->name;
}

/**
 * sal_chart_get_category_name:
 * @self: a chart
 * @category: the index of a category
 *
 * Gets a category's name on one line.
 *
 * Returns: (transfer full): the name
 */
char *
sal_chart_get_category_name (const SalChart *self, guint category)
{
  char *name;

  g_return_val_if_fail (category < self->categories->len, NULL);

  name = g_strdup (g_ptr_array_index (self->categories, category));

  return g_strdelimit (name, "\n", ' ');
}

double
sal_chart_get_value (const SalChart *self, const SalChartDatum *datum)
{
  return sal_chart_value_at (self, datum->series, datum->category);
}

const SalChartSeries *
sal_chart_peek_series (const SalChart *self, guint series)
{
  return g_ptr_array_index (self->series, series);
}

/* The value, NAN for a gap and for what is not there. */
double
sal_chart_value_at (const SalChart *self, guint series, guint category)
{
  if (series >= self->series->len || category >= self->categories->len)
    return NAN;

  return g_array_index (sal_chart_peek_series (self, series)->values, double, category);
}

gboolean
sal_chart_band_at (const SalChart *self, guint series, guint category, double *lower, double *upper)
{
  const SalChartSeries *one = sal_chart_peek_series (self, series);

  if (one->lower == NULL)
    return FALSE;

  *lower = g_array_index (one->lower, double, category);
  *upper = g_array_index (one->upper, double, category);

  return isfinite (*lower) && isfinite (*upper);
}

const SalChartFormat *
sal_chart_format_of (const SalChart *self, guint series)
{
  const SalChartSeries *one = sal_chart_peek_series (self, series);

  return one->has_format ? &one->format : &self->format;
}

double
sal_chart_middle_at (const SalChart *self, guint series, guint category)
{
  const SalChartSeries *one = sal_chart_peek_series (self, series);

  return one->middle != NULL ? g_array_index (one->middle, double, category) : NAN;
}

/* Whether values are at points that lines join, from edge to edge of the plot. */
gboolean
sal_chart_is_line (const SalChart *self)
{
  return self->kind == SAL_CHART_LINE || self->kind == SAL_CHART_SPARKLINE ||
         self->kind == SAL_CHART_AREA || self->kind == SAL_CHART_CONTROL;
}

/* Whether categories run from top to bottom. */
gboolean
sal_chart_is_horizontal (const SalChart *self)
{
  return self->kind == SAL_CHART_BULLET || self->kind == SAL_CHART_FUNNEL ||
         self->kind == SAL_CHART_HEAT || (self->kind == SAL_CHART_BAR && self->horizontal);
}

/* The first series of a role, −1 if there is none. */
int
sal_chart_find_role (const SalChart *self, SalChartSeriesRole role)
{
  for (guint i = 0; i < self->series->len; i++)
    if (sal_chart_peek_series (self, i)->role == role)
      return (int) i;

  return -1;
}
