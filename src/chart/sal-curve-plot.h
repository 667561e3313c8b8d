/* sal-curve-plot.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"

G_BEGIN_DECLS

/* Lines over a continuous axis, both in shares: what is paid by what is attained. A plot knows
 * where its values are on the picture, so that what lies on it can be taken hold of. */
typedef struct _SalCurvePlot SalCurvePlot;

typedef enum
{
  SAL_CURVE_MAIN,   /* what it is about */
  SAL_CURVE_SECOND, /* what is to be compared with it */
  SAL_CURVE_FAINT,  /* what it would be */
} SalCurveRole;

SalCurvePlot *sal_curve_plot_new (double x_end, double y_end);
void sal_curve_plot_free (SalCurvePlot *self);

void sal_curve_plot_set_titles (SalCurvePlot *self, const char *x_title, const char *y_title);
void sal_curve_plot_add_line (SalCurvePlot *self,
                              const char *name,
                              SalCurveRole role,
                              const double *xs,
                              const double *ys,
                              guint n_points);
void sal_curve_plot_add_level (SalCurvePlot *self, const char *name, double y);
void sal_curve_plot_set_people (SalCurvePlot *self, const char *name, const double *xs, guint n);

void sal_curve_plot_draw (SalCurvePlot *self,
                          cairo_t *cr,
                          const SalChartRectangle *rectangle,
                          const SalChartTheme *theme);
void sal_curve_plot_locate (SalCurvePlot *self,
                            const SalChartRectangle *rectangle,
                            const SalChartTheme *theme,
                            double x,
                            double y,
                            double *at_x,
                            double *at_y);
void sal_curve_plot_read (SalCurvePlot *self,
                          const SalChartRectangle *rectangle,
                          const SalChartTheme *theme,
                          double at_x,
                          double at_y,
                          double *x,
                          double *y);
/* The person whose dot is nearest to a place of the picture; −1: nobody is so near. */
int sal_curve_plot_find_person (SalCurvePlot *self,
                                const SalChartRectangle *rectangle,
                                const SalChartTheme *theme,
                                double at_x,
                                double at_y,
                                double reach);
gboolean sal_curve_plot_locate_person (SalCurvePlot *self,
                                       const SalChartRectangle *rectangle,
                                       const SalChartTheme *theme,
                                       guint person,
                                       double *at_x,
                                       double *at_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCurvePlot, sal_curve_plot_free)

G_END_DECLS
