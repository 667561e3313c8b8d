/* sal-chart-scene.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "sal-chart.h"

G_BEGIN_DECLS

/* A scene is a chart laid out: the marks to paint, in order, and the area of every datum. Drawing
 * paints the marks, hit testing reads the areas, so both always agree. */

typedef enum
{
  SAL_CHART_MARK_RECTANGLE,
  SAL_CHART_MARK_PATH,
  SAL_CHART_MARK_CIRCLE,
  SAL_CHART_MARK_TEXT,
} SalChartMarkKind;

typedef struct
{
  SalChartMarkKind kind;
  SalChartRectangle box;
  SalChartColor fill;   /* alpha 0 for none */
  SalChartColor stroke; /* alpha 0 for none; the colour of text */
  double line_width;
  double radius;
  gboolean hatched; /* the fill */
  gboolean dashed;  /* the stroke */
  gboolean closed;
  GArray *points; /* x, y, x, y, … of a path; NAN begins anew */
  PangoLayout *layout;
  gboolean has_datum; /* whether it is drawn for one value, and for which */
  SalChartDatum datum;
} SalChartMark;

typedef struct
{
  SalChartDatum datum;
  SalChartRectangle box;  /* what is drawn for the datum */
  SalChartRectangle slot; /* where the pointer means this category */
  gboolean round;         /* whether it is the circle in @box */
} SalChartArea;

typedef struct
{
  SalChartRectangle bounds;
  SalChartRectangle plot; /* inside the axes */
  SalChartTheme theme;
  double font_size;
  PangoContext *context;
  PangoFontDescription *font;
  GPtrArray *marks; /* of SalChartMark* */
  GArray *areas;    /* of SalChartArea */
} SalChartScene;

SalChartScene *sal_chart_scene_new (const SalChartRectangle *bounds, const SalChartTheme *theme);
void sal_chart_scene_free (SalChartScene *self);
void sal_chart_scene_paint (const SalChartScene *self, cairo_t *cr);

void sal_chart_scene_measure (
    SalChartScene *self, const char *text, double scale, double *width, double *height);
double sal_chart_scene_line_height (SalChartScene *self, double scale);

SalChartMark *sal_chart_scene_add_rectangle (SalChartScene *self,
                                             const SalChartRectangle *box,
                                             SalChartColor fill,
                                             SalChartColor stroke);
SalChartMark *sal_chart_scene_add_line (SalChartScene *self,
                                        double x1,
                                        double y1,
                                        double x2,
                                        double y2,
                                        SalChartColor stroke,
                                        double line_width);
SalChartMark *sal_chart_scene_add_path (SalChartScene *self,
                                        GArray *points,
                                        SalChartColor fill,
                                        SalChartColor stroke,
                                        double line_width);
SalChartMark *sal_chart_scene_add_circle (SalChartScene *self,
                                          double x,
                                          double y,
                                          double radius,
                                          SalChartColor fill,
                                          SalChartColor stroke);

SalChartMark *sal_chart_scene_add_diamond (SalChartScene *self,
                                           double x,
                                           double y,
                                           double reach,
                                           SalChartColor fill,
                                           SalChartColor stroke);
void sal_chart_mark_set_datum (SalChartMark *self, guint series, guint category);

/* Text in a box: at its left, centre or right, in the middle of its height, cut with an ellipsis
 * where it is too long. */
SalChartMark *sal_chart_scene_add_text (SalChartScene *self,
                                        const char *text,
                                        const SalChartRectangle *box,
                                        PangoAlignment alignment,
                                        double scale,
                                        PangoWeight weight,
                                        SalChartColor color);
SalChartArea *sal_chart_scene_add_area (SalChartScene *self,
                                        guint series,
                                        guint category,
                                        const SalChartRectangle *box,
                                        const SalChartRectangle *slot);
const SalChartArea *sal_chart_scene_find_area (const SalChartScene *self,
                                               const SalChartDatum *datum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalChartScene, sal_chart_scene_free)

G_END_DECLS
