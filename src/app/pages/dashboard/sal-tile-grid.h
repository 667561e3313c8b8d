/* sal-tile-grid.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SalTileGrid:
 *
 * Lays out the tiles of a dashboard: twelve columns where there is space, two or one where there is
 * less, and rows of one height that grow where a tile needs more.
 */
#define SAL_TYPE_TILE_GRID (sal_tile_grid_get_type ())
G_DECLARE_FINAL_TYPE (SalTileGrid, sal_tile_grid, SAL, TILE_GRID, GtkWidget)

/* @columns and @rows are those of the description of the tile. */
void sal_tile_grid_append (SalTileGrid *self, GtkWidget *child, guint columns, guint rows);
void sal_tile_grid_remove (SalTileGrid *self, guint index);
void sal_tile_grid_clear (SalTileGrid *self);
guint sal_tile_grid_get_n_children (SalTileGrid *self);
GtkWidget *sal_tile_grid_get_child (SalTileGrid *self, guint index);
gboolean sal_tile_grid_find (SalTileGrid *self, GtkWidget *child, guint *index);
void sal_tile_grid_set_size (SalTileGrid *self, guint index, guint columns, guint rows);
void sal_tile_grid_move (SalTileGrid *self, guint index, guint to);
/* The tile at a point of the grid. */
gboolean sal_tile_grid_find_at (SalTileGrid *self, double x, double y, guint *index);
/* One column and one row with the gap behind it, in pixels. */
void sal_tile_grid_get_step (SalTileGrid *self, double *width, double *height);

G_END_DECLS
