/* sal-chart-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart-scene.h"
#include "sal-chart.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  SalChartSeriesRole role;
  GArray *values; /* of double, as many as there are categories; NAN is a gap */
  GArray *lower;  /* the band, or NULL */
  GArray *upper;
  GArray *middle; /* the centre line of a control chart, or NULL */
  guint hue;
  gboolean has_format;
  SalChartFormat format;
  SalChartShade shade;
  double center;
} SalChartSeries;

struct _SalChart
{
  gatomicrefcount references;
  SalChartKind kind;
  char *title;
  char *category_title;
  char *diagonal; /* (nullable): of points, what the line y = x means */
  SalChartFormat format;
  GPtrArray *categories; /* of char*; a line break begins what is only shown when it changes */
  GPtrArray *series;     /* of SalChartSeries* */
  gboolean ordered;
  gboolean horizontal;
  gboolean additive;
  gboolean stacked;
  GHashTable *totals;  /* categories whose value is a level, as a set */
  GHashTable *splits;  /* categories from which on limits are others, as a set */
  GHashTable *signals; /* category → char*, why it is a signal */
  GPtrArray *edges;    /* of char*, one more than there are bins; or NULL */
  char *mark_name;
  double mark; /* across bins, from 0; NAN if there is none */
  char *reference_name;
  double reference; /* NAN if there is none */

  /* the last layout and what it was made for */
  SalChartScene *scene;
  SalChartRectangle scene_rectangle;
  SalChartTheme scene_theme;
  char *scene_font;

  GArray *tour; /* of guint: points of a scatter chart in the order of the keyboard, or NULL */
};

const SalChartSeries *sal_chart_peek_series (const SalChart *self, guint series);
double sal_chart_value_at (const SalChart *self, guint series, guint category);
gboolean sal_chart_band_at (
    const SalChart *self, guint series, guint category, double *lower, double *upper);
double sal_chart_middle_at (const SalChart *self, guint series, guint category);
GArray *sal_chart_copy_values (const SalChart *self, const double *values, guint n_values);
void sal_chart_invalidate (SalChart *self);
const SalChartFormat *sal_chart_format_of (const SalChart *self, guint series);
gboolean sal_chart_is_horizontal (const SalChart *self);
gboolean sal_chart_is_line (const SalChart *self);
int sal_chart_find_role (const SalChart *self, SalChartSeriesRole role);

/* The part of the value axis that a piece of a stack or a step covers. */
typedef struct
{
  double from;
  double to;
} SalChartSpan;

gboolean sal_chart_is_signal (const SalChart *self, guint series, guint category);
char *sal_chart_create_signal (const SalChart *self, guint series, guint category);
GArray *sal_chart_compute_spans (const SalChart *self);

/* The series of a scatter chart */
#define SAL_CHART_X    0
#define SAL_CHART_Y    1
#define SAL_CHART_SIZE 2

gboolean sal_chart_has_point (const SalChart *self, guint category);
const GArray *sal_chart_ensure_tour (SalChart *self);

G_END_DECLS
