/* sal-chart-layout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart-private.h"
#include "sal-chart-scale.h"

G_BEGIN_DECLS

#define SAL_CHART_LABEL_GAP 8.0

/* A layout in progress: what is left of the chart's rectangle, and the value axis. */
typedef struct
{
  const SalChart *chart;
  SalChartScene *scene;
  SalChartRectangle room;       /* not yet taken by titles, legend or axes; at last the plot */
  const SalChartFormat *format; /* of the value axis */
  double line_height;
  double names_at_most; /* the width that names at the left may take */
  double low, high;     /* the values at the ends of the value axis */
  SalChartUnit unit;
  SalChartTicks ticks; /* in the unit */
  gboolean unit_on_ticks;
} SalChartFrame;

SalChartScene *sal_chart_ensure_scene (SalChart *self,
                                       const SalChartRectangle *rectangle,
                                       const SalChartTheme *theme);

void sal_chart_layout_bars (SalChartFrame *frame);
void sal_chart_layout_line (SalChartFrame *frame);
void sal_chart_layout_stacked (SalChartFrame *frame);
void sal_chart_layout_waterfall (SalChartFrame *frame);
void sal_chart_layout_scatter (SalChartFrame *frame);
void sal_chart_layout_histogram (SalChartFrame *frame);
void sal_chart_layout_control (SalChartFrame *frame);
void sal_chart_layout_heat (SalChartFrame *frame);
void sal_chart_layout_bullet (SalChartFrame *frame);
void sal_chart_layout_funnel (SalChartFrame *frame);

/* Shared parts, in the order a layout takes them */
gboolean sal_chart_frame_range (const SalChartFrame *frame, double *lowest, double *highest);
void sal_chart_frame_add_title (SalChartFrame *frame);
void sal_chart_frame_add_name (SalChartFrame *frame,
                               const char *text,
                               const SalChartRectangle *box,
                               PangoAlignment side);
void sal_chart_frame_add_heading (SalChartFrame *frame, gboolean legend);
void sal_chart_frame_scale (
    SalChartFrame *frame, double low, double high, double length, double spacing);
double sal_chart_frame_tick_spacing (const SalChartFrame *frame);
void sal_chart_frame_take_value_labels (SalChartFrame *frame);
void sal_chart_frame_add_grid (SalChartFrame *frame);
void sal_chart_frame_add_zero (SalChartFrame *frame);
void sal_chart_frame_take_categories (SalChartFrame *frame);
void sal_chart_frame_add_reference (SalChartFrame *frame);

/* A name to the right of the plot, at the height where something ends. */
typedef struct
{
  char *text;
  double wanted;       /* the ordinate of what it names */
  double leader;       /* the abscissa where a line to the label begins; NAN for no line */
  SalChartColor color; /* of that line */
  double y;            /* where it found room */
} SalChartEndLabel;

GArray *sal_chart_end_labels_new (void);
gboolean sal_chart_frame_ends_fit (const SalChartFrame *frame, const char *const *texts);
double sal_chart_frame_take_ends (SalChartFrame *frame, const char *const *texts);
void sal_chart_frame_add_ends (SalChartFrame *frame, GArray *labels, double width);
gboolean sal_chart_frame_has_room_for_ends (const SalChartFrame *frame);

void sal_chart_frame_add_bar (SalChartFrame *frame,
                              guint series,
                              guint category,
                              const SalChartRectangle *box);

double sal_chart_frame_position (const SalChartFrame *frame, double value);
double sal_chart_frame_center (const SalChartFrame *frame, guint category);
SalChartRectangle sal_chart_frame_slot (const SalChartFrame *frame, guint category);
SalChartColor sal_chart_frame_color (const SalChartFrame *frame, guint series);
SalChartColor sal_chart_frame_role (const SalChartFrame *frame, SalChartRole role);
double sal_chart_snap (double coordinate);

G_END_DECLS
