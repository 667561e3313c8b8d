/* sal-map-tiles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-tiles.h"

#include <math.h>

#include "sal-map-tiles-private.h"

/* Scales whose tiles are kept, beside the overview. */
#define MAX_LAYERS 3

/* Tiles that are kept of a scale: those further away from what is seen are dropped. */
#define MAX_CELLS 40

/* The longer side of the whole map in the overview, in pixels. */
#define OVERVIEW_SIZE 1024.0

#define MAX_THREADS 4

/* Tiles that threads are given in advance, as what gives them may be busy drawing. */
#define MAX_IN_FLIGHT 12

/* Tiles that are painted at a time of what is not seen: more would keep frames waiting. */
#define MAX_IN_ADVANCE 1

/* What is not seen is painted when areas have not changed for so long, in microseconds. */
#define QUIET_TIME 300000

/**
 * SalMapTiles:
 *
 * A map in tiles that threads paint and that are kept, so that moving the map is showing images.
 *
 * All functions belong to one thread, whose default main context runs; what is ready arrives there.
 * Tiles are painted at exactly the scale that is asked for. Those of scales before, and an overview
 * of everything, are shown, enlarged or reduced, until they are there.
 */

void
sal_map_tile_clear (SalMapTile *tile)
{
  if (tile->attachment != NULL && tile->destroy != NULL)
    tile->destroy (tile->attachment);
  g_clear_pointer (&tile->surface, cairo_surface_destroy);
  tile->attachment = NULL;
}

static void
cell_free (gpointer data)
{
  sal_map_tile_clear (&((SalMapCell *) data)->tile);
  g_free (data);
}

static SalMapLayer *
layer_new (double scale)
{
  SalMapLayer *self = g_new0 (SalMapLayer, 1);

  self->scale = scale;
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, cell_free);

  return self;
}

static void
layer_free (gpointer data)
{
  g_hash_table_unref (((SalMapLayer *) data)->cells);
  g_free (data);
}

SalMapCell *
sal_map_layer_get (SalMapLayer *self, int column, int row, gboolean create)
{
  gint64 key = sal_map_tile_key (column, row);
  SalMapCell *cell = g_hash_table_lookup (self->cells, &key);

  if (cell == NULL && create)
    {
      cell = g_new0 (SalMapCell, 1);
      cell->key = key;
      g_hash_table_insert (self->cells, &cell->key, cell);
    }

  return cell;
}

SalMapLayer *
sal_map_tiles_find_layer (SalMapTiles *self, double scale)
{
  for (guint i = self->layers->len; i > 0; i--)
    {
      SalMapLayer *layer = g_ptr_array_index (self->layers, i - 1);

      if (layer->scale == scale)
        return layer;
    }

  return NULL;
}

/**
 * sal_map_tiles_new:
 * @ready: (scope notified): called when tiles were painted
 * @user_data: data for @ready
 *
 * Creates tiles of no map.
 *
 * Returns: (transfer full): the tiles
 */
SalMapTiles *
sal_map_tiles_new (SalMapTilesReady ready, gpointer user_data)
{
  SalMapTiles *self = g_new0 (SalMapTiles, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ready = ready;
  self->user_data = user_data;
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  self->pixel_ratio = 1;
  self->viewport.scale = 1;
  /* one processor is for showing what the others paint */
  self->n_threads = CLAMP (g_get_num_processors (), 1, MAX_THREADS);
  self->pool = g_thread_pool_new (sal_map_tiles_paint, NULL, (int) self->n_threads, FALSE, NULL);

  return self;
}

void
sal_map_tiles_unref (SalMapTiles *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_thread_pool_free (self->pool, TRUE, FALSE);
  sal_map_tiles_clear_overlay (self);
  g_ptr_array_unref (self->layers);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);
  g_clear_pointer (&self->snapshot, sal_map_style_unref);
  g_free (self->font_family);
  g_free (self);
}

/* Threads may still be painting; what they paint is thrown away. */
void
sal_map_tiles_free (SalMapTiles *self)
{
  self->ready = NULL;
  g_clear_handle_id (&self->pump_id, g_source_remove);
  sal_map_tiles_unref (self);
}

/* Forgets all that was painted. */
static void
reset (SalMapTiles *self)
{
  self->generation++;
  g_clear_pointer (&self->snapshot, sal_map_style_unref);
  g_ptr_array_set_size (self->layers, 0);
  sal_map_tiles_clear_overlay (self);
  self->overlay = (SalMapCell){ 0 };
  if (self->shape != NULL)
    g_ptr_array_add (
        self->layers,
        layer_new (sal_map_viewport_fit (
                       sal_map_shape_get_bounds (self->shape), OVERVIEW_SIZE, OVERVIEW_SIZE, 0)
                       .scale));
}

/**
 * sal_map_tiles_set_map:
 * @self: the tiles
 * @shape: (nullable): what to paint
 * @style: (nullable): what it looks like; it may be changed, and the tiles told so
 *
 * Sets what is painted.
 */
void
sal_map_tiles_set_map (SalMapTiles *self, SalMapShape *shape, SalMapStyle *style)
{
  g_return_if_fail ((shape == NULL) == (style == NULL));

  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);
  self->shape = shape != NULL ? sal_map_shape_ref (shape) : NULL;
  self->style = style != NULL ? sal_map_style_ref (style) : NULL;
  reset (self);
}

/**
 * sal_map_tiles_set_theme:
 * @self: the tiles
 * @theme: the theme
 * @pixel_ratio: pixels of the screen per unit of the drawing
 *
 * Sets how the map looks. If that is anything new, all that was painted is forgotten.
 */
void
sal_map_tiles_set_theme (SalMapTiles *self, const SalChartTheme *theme, int pixel_ratio)
{
  if (self->pixel_ratio == pixel_ratio && self->theme.dark == theme->dark &&
      self->theme.high_contrast == theme->high_contrast &&
      self->theme.font_size == theme->font_size &&
      g_strcmp0 (self->font_family, theme->font_family) == 0)
    return;

  self->theme = *theme;
  g_free (self->font_family);
  self->font_family = g_strdup (theme->font_family);
  self->theme.font_family = self->font_family;
  self->pixel_ratio = pixel_ratio;
  reset (self);
}

/**
 * sal_map_tiles_update:
 * @self: the tiles
 *
 * Tells that the style has changed everywhere. What was painted is shown until it is replaced.
 */
void
sal_map_tiles_update (SalMapTiles *self)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      SalMapLayer *layer = g_ptr_array_index (self->layers, i);
      GHashTableIter iter;
      SalMapCell *cell;

      g_hash_table_iter_init (&iter, layer->cells);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &cell))
        cell->stale = cell->outdated = TRUE;
    }
  sal_map_tiles_update_overlay (self);
}

/**
 * sal_map_tiles_update_areas:
 * @self: the tiles
 * @areas: (array length=n_areas): the indices of areas
 * @n_areas: their number
 *
 * Tells that the style of some areas has changed. They are painted over at once where they are seen
 * if they are few.
 */
void
sal_map_tiles_update_areas (SalMapTiles *self, const guint *areas, guint n_areas)
{
  if (self->shape == NULL)
    return;

  self->change_time = g_get_monotonic_time ();
  sal_map_tiles_repaint (self, areas, n_areas);
  sal_map_tiles_update_overlay (self);
}

/**
 * sal_map_tiles_update_overlay:
 * @self: the tiles
 *
 * Tells that marks, the selection, dots or names have changed, and nothing else.
 */
void
sal_map_tiles_update_overlay (SalMapTiles *self)
{
  g_clear_pointer (&self->snapshot, sal_map_style_unref);
  self->overlay.stale = self->overlay.outdated = TRUE;
  sal_map_tiles_pump (self);
}

/* The tiles that are seen of a layer: from the first to the last column and row. */
static void
find_range (const SalMapViewport *viewport,
            double width,
            double height,
            double scale,
            int columns[2],
            int rows[2])
{
  double side = SAL_MAP_TILE_SIZE / scale;

  columns[0] = (int) floor (viewport->x / side);
  rows[0] = (int) floor (viewport->y / side);
  columns[1] = (int) ceil ((viewport->x + width / viewport->scale) / side) - 1;
  rows[1] = (int) ceil ((viewport->y + height / viewport->scale) / side) - 1;
}

static gboolean
needs_painting (const SalMapCell *cell)
{
  return !cell->in_flight && (cell->tile.surface == NULL || cell->stale);
}

/* Starts painting tiles of a range, those nearest to its middle first, until so many are being
 * painted; returns whether all have been started. */
static gboolean
start_range (
    SalMapTiles *self, SalMapLayer *layer, const int columns[2], const int rows[2], guint most)
{
  double middle_column = (columns[0] + columns[1]) / 2.0, middle_row = (rows[0] + rows[1]) / 2.0;

  while (self->n_in_flight < most)
    {
      SalMapCell *best = NULL;
      double least = G_MAXDOUBLE;

      for (int row = rows[0]; row <= rows[1]; row++)
        for (int column = columns[0]; column <= columns[1]; column++)
          {
            SalMapCell *cell = sal_map_layer_get (layer, column, row, TRUE);
            double distance = hypot (column - middle_column, row - middle_row);

            if (needs_painting (cell) && distance < least)
              {
                least = distance;
                best = cell;
              }
          }
      if (best == NULL)
        return TRUE;
      sal_map_tiles_start (self, layer, best);
    }

  return FALSE;
}

static gboolean
pump_cb (gpointer user_data)
{
  SalMapTiles *self = user_data;

  self->pump_id = 0;
  sal_map_tiles_pump (self);

  return G_SOURCE_REMOVE;
}

/* Has painted after so many milliseconds what can wait. */
void
sal_map_tiles_pump_later (SalMapTiles *self, guint milliseconds)
{
  if (self->pump_id == 0)
    self->pump_id = g_timeout_add (milliseconds, pump_cb, self);
}

/* Has painted what is missing, in the order in which it is missed: what is seen, what is above it,
 * what is around it, and the overview. */
void
sal_map_tiles_pump (SalMapTiles *self)
{
  SalMapLayer *layer = sal_map_tiles_find_layer (self, self->viewport.scale);
  SalMapLayer *overview = self->layers->len > 0 ? g_ptr_array_index (self->layers, 0) : NULL;
  SalMapBox bounds;
  SalMapViewport everything;
  int columns[2], rows[2];

  if (self->shape == NULL || layer == NULL || self->width <= 0 || self->height <= 0)
    return;

  find_range (&self->viewport, self->width, self->height, layer->scale, columns, rows);
  if (!start_range (self, layer, columns, rows, MAX_IN_FLIGHT))
    return;
  sal_map_tiles_start_overlay (self);
  if (g_get_monotonic_time () - self->change_time < QUIET_TIME)
    {
      sal_map_tiles_pump_later (self, QUIET_TIME / 1000);
      return;
    }
  columns[0]--, columns[1]++, rows[0]--, rows[1]++;
  if (!start_range (self, layer, columns, rows, MAX_IN_ADVANCE))
    return;
  bounds = sal_map_shape_get_bounds (self->shape);
  everything = (SalMapViewport){ overview->scale, bounds.left, bounds.top };
  find_range (&everything,
              (bounds.right - bounds.left) * overview->scale,
              (bounds.bottom - bounds.top) * overview->scale,
              overview->scale,
              columns,
              rows);
  start_range (self, overview, columns, rows, MAX_IN_ADVANCE);
}

/* Drops the tiles of a layer that are furthest away. */
static void
trim_layer (SalMapTiles *self, SalMapLayer *layer)
{
  GHashTableIter iter;
  SalMapCell *cell;
  int columns[2], rows[2];

  if (g_hash_table_size (layer->cells) <= MAX_CELLS)
    return;
  find_range (&self->viewport, self->width, self->height, layer->scale, columns, rows);
  g_hash_table_iter_init (&iter, layer->cells);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &cell))
    {
      int column, row;

      sal_map_tile_from_key (cell->key, &column, &row);
      if (column < columns[0] - 1 || column > columns[1] + 1 || row < rows[0] - 1 ||
          row > rows[1] + 1)
        g_hash_table_iter_remove (&iter);
    }
}

/* Makes the layer of a scale the last one, which is that seen last. */
static SalMapLayer *
take_layer (SalMapTiles *self, double scale)
{
  SalMapLayer *layer = sal_map_tiles_find_layer (self, scale);
  guint index;

  if (layer == NULL)
    {
      layer = layer_new (scale);
      g_ptr_array_add (self->layers, layer);
    }
  else if (g_ptr_array_find (self->layers, layer, &index) && index > 0)
    {
      g_ptr_array_add (self->layers, g_ptr_array_steal_index (self->layers, index));
    }
  else
    {
      /* the overview itself: nothing may be above it */
      g_ptr_array_set_size (self->layers, 1);
    }
  if (self->layers->len > MAX_LAYERS + 1)
    g_ptr_array_remove_index (self->layers, 1);

  return layer;
}

/**
 * sal_map_tiles_request:
 * @self: the tiles
 * @viewport: what part of the map is seen
 * @width: how wide it is
 * @height: how high
 *
 * Has painted what is seen, and what is around it. While the scale changes continually, it should
 * not be asked for each.
 */
void
sal_map_tiles_request (SalMapTiles *self,
                       const SalMapViewport *viewport,
                       double width,
                       double height)
{
  if (self->shape == NULL)
    return;

  if (viewport->scale != self->viewport.scale)
    g_atomic_int_inc (&self->scale_serial);
  self->viewport = *viewport;
  self->width = width;
  self->height = height;
  trim_layer (self, take_layer (self, viewport->scale));
  sal_map_tiles_pump (self);
}

static gboolean
layer_is_complete (SalMapLayer *layer, const int columns[2], const int rows[2], gboolean fresh)
{
  for (int row = rows[0]; row <= rows[1]; row++)
    for (int column = columns[0]; column <= columns[1]; column++)
      {
        SalMapCell *cell = sal_map_layer_get (layer, column, row, FALSE);

        if (cell == NULL || cell->tile.surface == NULL || (fresh && cell->stale))
          return FALSE;
      }

  return TRUE;
}

/* Edges are rounded, so that neighbours meet at whatever scale they are shown. */
static void
place_layer (SalMapLayer *layer,
             const SalMapViewport *viewport,
             double width,
             double height,
             SalMapTilesPlace place,
             gpointer user_data)
{
  double side = SAL_MAP_TILE_SIZE / layer->scale * viewport->scale;
  double x = viewport->x * viewport->scale, y = viewport->y * viewport->scale;
  int columns[2], rows[2];

  find_range (viewport, width, height, layer->scale, columns, rows);
  for (int row = rows[0]; row <= rows[1]; row++)
    for (int column = columns[0]; column <= columns[1]; column++)
      {
        SalMapCell *cell = sal_map_layer_get (layer, column, row, FALSE);
        double left = round (column * side - x), top = round (row * side - y);

        if (cell != NULL && cell->tile.surface != NULL)
          place (&cell->tile,
                 left,
                 top,
                 round ((column + 1) * side - x) - left,
                 round ((row + 1) * side - y) - top,
                 user_data);
      }
}

/* The last layer that covers everything that is seen; otherwise the overview, below all others. */
static guint
find_lowest (SalMapTiles *self,
             const SalMapViewport *viewport,
             double width,
             double height,
             gboolean *covers)
{
  guint first = self->layers->len;

  *covers = FALSE;
  while (first > 0 && !*covers)
    {
      SalMapLayer *layer = g_ptr_array_index (self->layers, --first);
      int columns[2], rows[2];

      find_range (viewport, width, height, layer->scale, columns, rows);
      *covers = layer_is_complete (layer, columns, rows, FALSE);
    }

  return first;
}

/**
 * sal_map_tiles_covers:
 * @self: the tiles
 * @viewport: what part of the map is seen
 * @width: how wide it is
 * @height: how high
 *
 * Tells whether sal_map_tiles_place() leaves nothing open, so that nothing below it is seen.
 *
 * Returns: %TRUE if there are tiles everywhere, of whatever scale
 */
gboolean
sal_map_tiles_covers (SalMapTiles *self,
                      const SalMapViewport *viewport,
                      double width,
                      double height)
{
  gboolean covers;

  find_lowest (self, viewport, width, height, &covers);

  return covers;
}

/**
 * sal_map_tiles_place:
 * @self: the tiles
 * @viewport: what part of the map is seen
 * @width: how wide it is
 * @height: how high
 * @place: (scope call): shows a tile; later ones cover those before
 * @user_data: data for @place
 *
 * Shows what there is of a part of the map: the tiles of its scale, below them others where some
 * are missing, and the overlay above.
 */
void
sal_map_tiles_place (SalMapTiles *self,
                     const SalMapViewport *viewport,
                     double width,
                     double height,
                     SalMapTilesPlace place,
                     gpointer user_data)
{
  gboolean covers;
  guint first = find_lowest (self, viewport, width, height, &covers);

  for (guint i = first; i < self->layers->len; i++)
    place_layer (g_ptr_array_index (self->layers, i), viewport, width, height, place, user_data);
  sal_map_tiles_place_overlay (self, viewport, width, height, place, user_data);
}

/**
 * sal_map_tiles_is_complete:
 * @self: the tiles
 *
 * Tells whether all that was asked for is there and as it should be: all that is seen, at its
 * scale.
 *
 * Returns: %FALSE if threads are still painting it
 */
gboolean
sal_map_tiles_is_complete (SalMapTiles *self)
{
  SalMapLayer *layer = sal_map_tiles_find_layer (self, self->viewport.scale);
  int columns[2], rows[2];

  if (self->shape == NULL)
    return TRUE;
  if (layer == NULL || self->overlay.stale || self->overlay.in_flight ||
      !sal_map_tiles_overlay_fits (self))
    return FALSE;
  find_range (&self->viewport, self->width, self->height, layer->scale, columns, rows);

  return layer_is_complete (layer, columns, rows, TRUE);
}
