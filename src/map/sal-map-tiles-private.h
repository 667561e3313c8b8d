/* sal-map-tiles-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-map-tiles.h"

G_BEGIN_DECLS

/* How far the overlay reaches beyond what is seen, so that it can be moved a little. */
#define SAL_MAP_OVERLAY_MARGIN 96

/* A tile, or the overlay, in the cache. */
typedef struct
{
  SalMapTile tile; /* its surface is NULL until it was painted */
  gint64 key;
  gboolean stale;     /* it was painted, and the map has changed since */
  gboolean in_flight; /* it is being painted */
  gboolean outdated;  /* what is being painted has changed since */
} SalMapCell;

/* A part of the overlay with something in it: where it is there, in units of the drawing. */
typedef struct
{
  SalMapTile tile;
  int x, y, width, height;
} SalMapOverlayPart;

/* The tiles of one scale. */
typedef struct
{
  double scale;
  GHashTable *cells; /* of SalMapCell by its key */
} SalMapLayer;

/* What a thread paints. */
typedef struct
{
  SalMapTiles *tiles;
  SalMapShape *shape;
  SalMapStyle *style;
  SalChartTheme theme;
  char *font_family;
  guint generation;
  double scale;
  gint64 key; /* of the overlay: not looked at */
  gboolean overlay;
  SalMapViewport viewport;
  int width, height, pixel_ratio;
  cairo_surface_t *surface;
  GPtrArray *parts; /* of the overlay */
  gint scale_serial;
} SalMapTileJob;

struct _SalMapTiles
{
  gatomicrefcount ref_count;
  SalMapTilesReady ready; /* NULL: nobody is interested any more */
  gpointer user_data;
  SalMapShape *shape;
  SalMapStyle *style;
  SalMapStyle *snapshot; /* a copy that threads draw, until the style changes */
  SalChartTheme theme;
  char *font_family;
  int pixel_ratio;
  guint generation; /* what was begun before the last change of everything is of no use */
  guint64 serial;
  GPtrArray *layers; /* SalMapLayer: the overview, and then the one seen last comes last */
  SalMapViewport viewport;
  double width, height;
  SalMapCell overlay;
  SalMapViewport overlay_viewport; /* what it was painted for */
  double overlay_width, overlay_height;
  GPtrArray *overlay_parts; /* (nullable) SalMapOverlayPart: of its image */
  GThreadPool *pool;
  gint64 overlay_time; /* when painting it was begun last */
  gint64 change_time;  /* when areas changed last */
  guint pump_id;       /* of the source that has painted later what can wait */
  guint n_in_flight, n_threads;
  gint scale_serial; /* (atomic) counts the scales that were asked for */
  gint64 ready_time; /* when @ready was called last */
};

static inline gint64
sal_map_tile_key (int column, int row)
{
  return (gint64) column * G_GINT64_CONSTANT (0x100000000) + row;
}

static inline void
sal_map_tile_from_key (gint64 key, int *column, int *row)
{
  *row = (int) (gint32) (key & 0xffffffff);
  *column = (int) ((key - *row) / G_GINT64_CONSTANT (0x100000000));
}

void sal_map_tiles_unref (SalMapTiles *self);
void sal_map_tile_clear (SalMapTile *tile);
void sal_map_tiles_pump (SalMapTiles *self);
void sal_map_tiles_pump_later (SalMapTiles *self, guint milliseconds);
void sal_map_tiles_paint (gpointer data, gpointer user_data);
void sal_map_tiles_start (SalMapTiles *self, SalMapLayer *layer, SalMapCell *cell);
SalMapLayer *sal_map_tiles_find_layer (SalMapTiles *self, double scale);
SalMapCell *sal_map_layer_get (SalMapLayer *self, int column, int row, gboolean create);
GPtrArray *sal_map_overlay_find_parts (cairo_surface_t *surface, int pixel_ratio);
gboolean sal_map_tiles_overlay_fits (const SalMapTiles *self);
void sal_map_tiles_start_overlay (SalMapTiles *self);
void sal_map_tiles_clear_overlay (SalMapTiles *self);
void sal_map_tiles_place_overlay (SalMapTiles *self,
                                  const SalMapViewport *viewport,
                                  double width,
                                  double height,
                                  SalMapTilesPlace place,
                                  gpointer user_data);
void sal_map_tiles_repaint (SalMapTiles *self, const guint *areas, guint n_areas);

G_END_DECLS
