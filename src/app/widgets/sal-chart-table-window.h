/* sal-chart-table-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-chart-view.h"

G_BEGIN_DECLS

/* What a chart shows, as a table, which follows the chart: to be read, sorted and copied. */
#define SAL_TYPE_CHART_TABLE_WINDOW (sal_chart_table_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalChartTableWindow, sal_chart_table_window, SAL, CHART_TABLE_WINDOW, AdwWindow)

GtkWidget *sal_chart_table_window_new (GtkWindow *parent, SalChartView *view);

G_END_DECLS
