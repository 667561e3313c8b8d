/* sal-tile-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-tile-chart.h"

G_BEGIN_DECLS

/**
 * SalTileView:
 *
 * One tile of a dashboard: a figure, or a chart under its title.
 *
 * Signals: activated (int series, int category), the figure, −1 and −1, or a datum of the chart was
 * asked what it is made of; explain, with the same, it is to be explained. While it is edited,
 * action signals of the keyboard: move (int by), resize (int columns, int rows), remove.
 */
#define SAL_TYPE_TILE_VIEW (sal_tile_view_get_type ())
G_DECLARE_FINAL_TYPE (SalTileView, sal_tile_view, SAL, TILE_VIEW, AdwBin)

GtkWidget *sal_tile_view_new (void);
/* Takes the content. */
void sal_tile_view_set_content (SalTileView *self, SalTileContent *content);
/* Whether it is arranged instead of read: it takes the focus as a whole, and @label names it. */
void sal_tile_view_set_editing (SalTileView *self, gboolean editing, const char *label);
const SalTileContent *sal_tile_view_get_content (SalTileView *self); /* (nullable) */

G_END_DECLS
