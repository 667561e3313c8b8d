/* sal-chart-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-chart.h"

G_BEGIN_DECLS

#define SAL_TYPE_CHART_VIEW (sal_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (SalChartView, sal_chart_view, SAL, CHART_VIEW, GtkWidget)

GtkWidget *sal_chart_view_new (SalChart *chart);
SalChart *sal_chart_view_get_chart (SalChartView *self);
void sal_chart_view_set_chart (SalChartView *self, SalChart *chart);
void sal_chart_view_set_activatable (SalChartView *self, gboolean activatable);
gboolean sal_chart_view_get_focus_datum (SalChartView *self, SalChartDatum *datum);

G_END_DECLS
