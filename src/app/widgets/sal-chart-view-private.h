/* sal-chart-view-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart-view.h"

G_BEGIN_DECLS

SalChartTheme sal_chart_view_get_theme (SalChartView *self);
void sal_chart_view_explain (SalChartView *self);
void sal_chart_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
