/* sal-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "sal-chart-format.h"
#include "sal-chart-palette.h"
#include "sal-picture.h"

G_BEGIN_DECLS

/**
 * SalChartKind:
 * @SAL_CHART_LINE: lines over ordered categories
 * @SAL_CHART_BAR: bars from zero, grouped by category
 * @SAL_CHART_HEAT: a table of rows (categories) and columns (series), coloured per column
 * @SAL_CHART_SPARKLINE: a line without axes, for tiles
 * @SAL_CHART_BULLET: one bar per category with the plan as a mark across it, for tiles
 * @SAL_CHART_FUNNEL: one bar per stage with the share that reaches it from the stage before
 * @SAL_CHART_AREA: lines with the room down to zero filled
 * @SAL_CHART_WATERFALL: signed steps from one level to another; see sal_chart_set_total()
 * @SAL_CHART_SCATTER: a point per category; the first series is x, the second y, a third the size
 * @SAL_CHART_HISTOGRAM: how many values are in each bin; see sal_chart_set_edges()
 * @SAL_CHART_CONTROL: points in time order with a centre line and limits; see
 *   sal_chart_set_limits()
 *
 * The charts there are.
 */
typedef enum
{
  SAL_CHART_LINE,
  SAL_CHART_BAR,
  SAL_CHART_HEAT,
  SAL_CHART_SPARKLINE,
  SAL_CHART_BULLET,
  SAL_CHART_FUNNEL,
  SAL_CHART_AREA,
  SAL_CHART_WATERFALL,
  SAL_CHART_SCATTER,
  SAL_CHART_HISTOGRAM,
  SAL_CHART_CONTROL,
} SalChartKind;

/**
 * SalChartSeriesRole:
 * @SAL_CHART_SERIES_ACTUAL: what happened: solid
 * @SAL_CHART_SERIES_PLAN: what was planned, a quota or a target: an outline
 * @SAL_CHART_SERIES_FORECAST: what is expected: hatched or dashed
 *
 * What a series' values stand for.
 */
typedef enum
{
  SAL_CHART_SERIES_ACTUAL,
  SAL_CHART_SERIES_PLAN,
  SAL_CHART_SERIES_FORECAST,
} SalChartSeriesRole;

/**
 * SalChartShade:
 * @SAL_CHART_SHADE_AMOUNT: from pale to strong, from the column's least to its greatest value
 * @SAL_CHART_SHADE_INDEX: orange below the centre, grey at it, blue above
 * @SAL_CHART_SHADE_NONE: figures without colour
 *
 * How a heat table colours one column.
 */
typedef enum
{
  SAL_CHART_SHADE_AMOUNT,
  SAL_CHART_SHADE_INDEX,
  SAL_CHART_SHADE_NONE,
} SalChartShade;

typedef struct
{
  double x, y, width, height;
} SalChartRectangle;

/* One value of a chart. */
typedef struct
{
  guint series;
  guint category;
} SalChartDatum;

typedef enum
{
  SAL_CHART_MOVE_LEFT,
  SAL_CHART_MOVE_RIGHT,
  SAL_CHART_MOVE_UP,
  SAL_CHART_MOVE_DOWN,
  SAL_CHART_MOVE_FIRST,
  SAL_CHART_MOVE_LAST,
} SalChartMove;

typedef enum
{
  SAL_CHART_EXPORT_PNG = SAL_PICTURE_PNG,
  SAL_CHART_EXPORT_SVG = SAL_PICTURE_SVG,
  SAL_CHART_EXPORT_PDF = SAL_PICTURE_PDF,
  SAL_CHART_EXPORT_CSV,
} SalChartExportFormat;

#define SAL_TYPE_CHART (sal_chart_get_type ())

typedef struct _SalChart SalChart;

GType sal_chart_get_type (void) G_GNUC_CONST;

SalChart *sal_chart_new (SalChartKind kind);
SalChart *sal_chart_ref (SalChart *self);
void sal_chart_unref (SalChart *self);

/* What the chart shows */
void sal_chart_set_title (SalChart *self, const char *title);
void sal_chart_set_category_title (SalChart *self, const char *title);
void sal_chart_set_diagonal (SalChart *self, const char *name);
void sal_chart_set_format (SalChart *self, const SalChartFormat *format);
void sal_chart_set_categories (SalChart *self, const char *const *categories, guint n_categories);
void sal_chart_set_ordered (SalChart *self, gboolean ordered);
void sal_chart_set_horizontal (SalChart *self, gboolean horizontal);
void sal_chart_set_stacked (SalChart *self, gboolean stacked);
void sal_chart_set_additive (SalChart *self, gboolean additive);
void sal_chart_set_reference (SalChart *self, const char *name, double value);
guint sal_chart_add_series (SalChart *self,
                            const char *name,
                            SalChartSeriesRole role,
                            const double *values,
                            guint n_values);
void sal_chart_set_series_band (
    SalChart *self, guint series, const double *lower, const double *upper, guint n_values);
void sal_chart_set_series_hue (SalChart *self, guint series, guint hue);
void sal_chart_set_series_format (SalChart *self, guint series, const SalChartFormat *format);
void sal_chart_set_series_shade (SalChart *self, guint series, SalChartShade shade, double center);

/* What some kinds need besides; after the categories are set */
void sal_chart_set_total (SalChart *self, guint category);
void sal_chart_set_edges (SalChart *self,
                          const double *edges,
                          guint n_edges,
                          const SalChartFormat *format);
void sal_chart_set_mark (SalChart *self, const char *name, double position);
void sal_chart_set_limits (SalChart *self,
                           guint series,
                           const double *center,
                           const double *lower,
                           const double *upper,
                           guint n_values);
void sal_chart_set_signal (SalChart *self, guint category, const char *reason);
void sal_chart_set_split (SalChart *self, guint category);

SalChartKind sal_chart_get_kind (const SalChart *self);
const char *sal_chart_get_title (const SalChart *self);
guint sal_chart_get_n_series (const SalChart *self);
guint sal_chart_get_n_categories (const SalChart *self);
const char *sal_chart_get_series_name (const SalChart *self, guint series);
char *sal_chart_get_category_name (const SalChart *self, guint category);
double sal_chart_get_value (const SalChart *self, const SalChartDatum *datum);

/* Drawing, and asking what was drawn where */
void sal_chart_draw (SalChart *self,
                     cairo_t *cr,
                     const SalChartRectangle *rectangle,
                     const SalChartTheme *theme);
void sal_chart_draw_highlight (SalChart *self,
                               cairo_t *cr,
                               const SalChartRectangle *rectangle,
                               const SalChartTheme *theme,
                               const SalChartDatum *datum);
gboolean sal_chart_hit (SalChart *self,
                        const SalChartRectangle *rectangle,
                        const SalChartTheme *theme,
                        double x,
                        double y,
                        SalChartDatum *datum);
gboolean sal_chart_locate (SalChart *self,
                           const SalChartRectangle *rectangle,
                           const SalChartTheme *theme,
                           const SalChartDatum *datum,
                           SalChartRectangle *area);
gboolean
sal_chart_move (SalChart *self, const SalChartDatum *from, SalChartMove move, SalChartDatum *to);
double sal_chart_get_preferred_height (const SalChart *self, const SalChartTheme *theme);

/* Words and tables */
char *sal_chart_describe (const SalChart *self);
char *sal_chart_describe_datum (const SalChart *self, const SalChartDatum *datum);
GPtrArray *sal_chart_get_table (const SalChart *self, gboolean plain);
char *sal_chart_to_csv (const SalChart *self);

/* Files */
gboolean sal_chart_export_to_stream (SalChart *self,
                                     GOutputStream *stream,
                                     SalChartExportFormat format,
                                     double width,
                                     double height,
                                     const SalChartTheme *theme,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean sal_chart_export (SalChart *self,
                           const char *path,
                           SalChartExportFormat format,
                           double width,
                           double height,
                           const SalChartTheme *theme,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalChart, sal_chart_unref)

G_END_DECLS
