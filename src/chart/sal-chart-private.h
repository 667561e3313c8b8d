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
  SalChartFormat format;
  GPtrArray *categories; /* of char*; a line break begins what is only shown when it changes */
  GPtrArray *series;     /* of SalChartSeries* */
  gboolean ordered;
  gboolean horizontal;
  gboolean additive;
  char *reference_name;
  double reference; /* NAN if there is none */

  /* the last layout and what it was made for */
  SalChartScene *scene;
  SalChartRectangle scene_rectangle;
  SalChartTheme scene_theme;
  char *scene_font;
};

const SalChartSeries *sal_chart_peek_series (const SalChart *self, guint series);
double sal_chart_value_at (const SalChart *self, guint series, guint category);
gboolean sal_chart_band_at (
    const SalChart *self, guint series, guint category, double *lower, double *upper);
const SalChartFormat *sal_chart_format_of (const SalChart *self, guint series);
gboolean sal_chart_is_horizontal (const SalChart *self);
int sal_chart_find_role (const SalChart *self, SalChartSeriesRole role);

G_END_DECLS
