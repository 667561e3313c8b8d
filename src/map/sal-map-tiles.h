/* sal-map-tiles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-draw.h"

G_BEGIN_DECLS

/* The side of a tile, in units of the drawing. Showing few large images takes less of a frame than
 * showing many small ones. */
#define SAL_MAP_TILE_SIZE 512

/**
 * SalMapTile:
 * @surface: what was painted, an opaque image
 * @serial: grows whenever @surface is painted anew
 * @attachment: what the user of the tiles keeps with it, such as a texture
 * @attachment_serial: the serial that the attachment was made at
 * @destroy: frees the attachment
 *
 * A part of the map, painted.
 */
typedef struct
{
  cairo_surface_t *surface;
  guint64 serial;
  gpointer attachment;
  guint64 attachment_serial;
  GDestroyNotify destroy;
} SalMapTile;

typedef struct _SalMapTiles SalMapTiles;

/**
 * SalMapTilesReady:
 * @user_data: what was given with the function
 *
 * Tiles were painted: what is shown should be drawn anew.
 */
typedef void (*SalMapTilesReady) (gpointer user_data);

/**
 * SalMapTilesPlace:
 * @tile: a tile
 * @x: where to show it: the distance from the left
 * @y: the distance from the top
 * @width: its width there
 * @height: its height there
 * @user_data: what was given with the function
 *
 * Shows a tile.
 */
typedef void (*SalMapTilesPlace) (
    SalMapTile *tile, double x, double y, double width, double height, gpointer user_data);

SalMapTiles *sal_map_tiles_new (SalMapTilesReady ready, gpointer user_data);
void sal_map_tiles_free (SalMapTiles *self);

void sal_map_tiles_set_map (SalMapTiles *self, SalMapShape *shape, SalMapStyle *style);
void sal_map_tiles_set_theme (SalMapTiles *self, const SalChartTheme *theme, int pixel_ratio);
void sal_map_tiles_update (SalMapTiles *self);
void sal_map_tiles_update_areas (SalMapTiles *self, const guint *areas, guint n_areas);
void sal_map_tiles_update_overlay (SalMapTiles *self);

void sal_map_tiles_request (SalMapTiles *self,
                            const SalMapViewport *viewport,
                            double width,
                            double height);
gboolean sal_map_tiles_covers (SalMapTiles *self,
                               const SalMapViewport *viewport,
                               double width,
                               double height);
void sal_map_tiles_place (SalMapTiles *self,
                          const SalMapViewport *viewport,
                          double width,
                          double height,
                          SalMapTilesPlace place,
                          gpointer user_data);
gboolean sal_map_tiles_is_complete (SalMapTiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMapTiles, sal_map_tiles_free)

G_END_DECLS
