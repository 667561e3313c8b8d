/* sal-metric-tile.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-chart.h"

G_BEGIN_DECLS

/* One figure of a dashboard as a button: title, figure, what to compare it with, and a small chart.
 */
#define SAL_TYPE_METRIC_TILE (sal_metric_tile_get_type ())
G_DECLARE_FINAL_TYPE (SalMetricTile, sal_metric_tile, SAL, METRIC_TILE, GtkButton)

void sal_metric_tile_set_figure (SalMetricTile *self,
                                 const char *title,
                                 const char *figure,
                                 const char *note,
                                 const char *tooltip);
void sal_metric_tile_set_chart (SalMetricTile *self, SalChart *chart); /* (nullable) */

G_END_DECLS
