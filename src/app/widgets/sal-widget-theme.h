/* sal-widget-theme.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-chart-palette.h"

G_BEGIN_DECLS

SalChartTheme sal_widget_theme (GtkWidget *widget);

G_END_DECLS
