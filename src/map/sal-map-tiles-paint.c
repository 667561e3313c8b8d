/* sal-map-tiles-paint.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-painter.h"
#include "sal-map-tiles-private.h"

/* Changed areas are painted over at once as long as that takes no longer than this, in
 * microseconds; what is left of a frame is for showing it. */
#define REPAINT_TIME 6000

/* What is painted is shown no more often than this before it is complete, in microseconds. */
#define READY_TIME 160000

static void
job_free (SalMapTileJob *job)
{
  sal_map_shape_unref (job->shape);
  sal_map_style_unref (job->style);
  g_free (job->font_family);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  sal_map_tiles_unref (job->tiles);
  g_free (job);
}

static SalMapCell *
find_cell (SalMapTileJob *job)
{
  SalMapLayer *layer;
  int column, row;

  if (job->generation != job->tiles->generation)
    return NULL;
  if (job->overlay)
    return &job->tiles->overlay;

  layer = sal_map_tiles_find_layer (job->tiles, job->scale);
  sal_map_tile_from_key (job->key, &column, &row);

  return layer != NULL ? sal_map_layer_get (layer, column, row, FALSE) : NULL;
}

/* Shows what was painted when all is there, and now and then before: frames take the processors'
 * time from the threads. */
static void
report (SalMapTiles *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->ready == NULL)
    return;
  sal_map_tiles_pump (self);
  if (now - self->ready_time < READY_TIME && !sal_map_tiles_is_complete (self))
    return;
  self->ready_time = now;
  self->ready (self->user_data);
}

/* Takes what was painted, on the thread that owns the tiles. */
static gboolean
painted_cb (gpointer data)
{
  SalMapTileJob *job = data;
  SalMapTiles *self = job->tiles;
  SalMapCell *cell = find_cell (job);

  self->n_in_flight--;
  if (cell != NULL)
    {
      cell->in_flight = FALSE;
      if (job->surface == NULL)
        cell->stale = TRUE;
      /* of the overlay, what was right a moment ago is better than what was before */
      else if (!cell->outdated || job->overlay || cell->tile.surface == NULL)
        {
          g_clear_pointer (&cell->tile.surface, cairo_surface_destroy);
          cell->tile.surface = g_steal_pointer (&job->surface);
          cell->tile.serial = ++self->serial;
          cell->stale = cell->outdated;
          if (job->overlay)
            {
              self->overlay_viewport = job->viewport;
              self->overlay_width = job->width;
              self->overlay_height = job->height;
              g_clear_pointer (&self->overlay_parts, g_ptr_array_unref);
              self->overlay_parts = g_steal_pointer (&job->parts);
            }
        }
    }
  report (self);

  return G_SOURCE_REMOVE;
}

static void
clear (cairo_t *cr, const SalChartTheme *theme, gboolean opaque)
{
  SalChartColor color = sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND);

  cairo_set_operator (cr, opaque ? CAIRO_OPERATOR_SOURCE : CAIRO_OPERATOR_CLEAR);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

static void
paint (SalMapTileJob *job)
{
  cairo_t *cr;

  job->surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, job->width * job->pixel_ratio, job->height * job->pixel_ratio);
  cairo_surface_set_device_scale (job->surface, job->pixel_ratio, job->pixel_ratio);
  cr = cairo_create (job->surface);
  clear (cr, &job->theme, !job->overlay);
  sal_map_draw (job->shape,
                job->style,
                cr,
                job->width,
                job->height,
                &job->viewport,
                &job->theme,
                job->overlay ? SAL_MAP_OVERLAY : SAL_MAP_AREAS);
  cairo_destroy (cr);
  cairo_surface_flush (job->surface);
  if (job->overlay)
    job->parts = sal_map_overlay_find_parts (job->surface, job->pixel_ratio);
}

/* Runs in a thread of the pool. */
void
sal_map_tiles_paint (gpointer data, gpointer user_data)
{
  SalMapTileJob *job = data;

  /* of a scale that was left meanwhile, nothing is painted */
  if (job->scale_serial == g_atomic_int_get (&job->tiles->scale_serial))
    paint (job);
  g_idle_add_full (G_PRIORITY_DEFAULT, painted_cb, job, (GDestroyNotify) job_free);
}

static SalMapViewport
viewport_of_tile (double scale, gint64 key)
{
  int column, row;

  sal_map_tile_from_key (key, &column, &row);

  return (SalMapViewport){
    scale,
    column * SAL_MAP_TILE_SIZE / scale,
    row * SAL_MAP_TILE_SIZE / scale,
  };
}

/* Has a tile painted, or the overlay if there is no layer. */
void
sal_map_tiles_start (SalMapTiles *self, SalMapLayer *layer, SalMapCell *cell)
{
  SalMapTileJob *job = g_new0 (SalMapTileJob, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  if (self->snapshot == NULL)
    self->snapshot = sal_map_style_copy (self->style);
  job->tiles = self;
  job->shape = sal_map_shape_ref (self->shape);
  job->style = sal_map_style_ref (self->snapshot);
  job->theme = self->theme;
  job->font_family = g_strdup (self->font_family);
  job->theme.font_family = job->font_family;
  job->generation = self->generation;
  job->pixel_ratio = self->pixel_ratio;
  job->overlay = layer == NULL;
  job->scale_serial = g_atomic_int_get (&self->scale_serial);
  if (job->overlay)
    {
      job->viewport = self->viewport;
      job->viewport.x -= SAL_MAP_OVERLAY_MARGIN / self->viewport.scale;
      job->viewport.y -= SAL_MAP_OVERLAY_MARGIN / self->viewport.scale;
      job->width = (int) ceil (self->width) + 2 * SAL_MAP_OVERLAY_MARGIN;
      job->height = (int) ceil (self->height) + 2 * SAL_MAP_OVERLAY_MARGIN;
    }
  else
    {
      job->scale = layer->scale;
      job->key = cell->key;
      job->viewport = viewport_of_tile (layer->scale, cell->key);
      job->width = job->height = SAL_MAP_TILE_SIZE;
    }
  cell->in_flight = TRUE;
  cell->outdated = FALSE;
  self->n_in_flight++;
  g_thread_pool_push (self->pool, job, NULL);
}

/* The part of a tile that some areas are in, with their borders; in pixels of the drawing. */
static cairo_region_t *
find_damage (SalMapTiles *self, const SalMapViewport *viewport, const guint *areas, guint n_areas)
{
  cairo_region_t *damage = cairo_region_create ();

  for (guint i = 0; i < n_areas; i++)
    {
      const SalMapBox *box = &self->shape->area_boxes[areas[i]];
      double left = (box->left - viewport->x) * viewport->scale - SAL_MAP_BLEED;
      double top = (box->top - viewport->y) * viewport->scale - SAL_MAP_BLEED;
      double right = (box->right - viewport->x) * viewport->scale + SAL_MAP_BLEED;
      double bottom = (box->bottom - viewport->y) * viewport->scale + SAL_MAP_BLEED;
      cairo_rectangle_int_t rectangle;

      if (right <= 0 || bottom <= 0 || left >= SAL_MAP_TILE_SIZE || top >= SAL_MAP_TILE_SIZE)
        continue;
      rectangle.x = (int) floor (MAX (left, 0));
      rectangle.y = (int) floor (MAX (top, 0));
      rectangle.width = (int) ceil (MIN (right, SAL_MAP_TILE_SIZE)) - rectangle.x;
      rectangle.height = (int) ceil (MIN (bottom, SAL_MAP_TILE_SIZE)) - rectangle.y;
      cairo_region_union_rectangle (damage, &rectangle);
    }

  return damage;
}

/* Paints part of a tile anew. One rectangle after the other: what is between them costs nothing. */
static void
repaint_damage (SalMapTiles *self,
                SalMapCell *cell,
                const SalMapViewport *viewport,
                const cairo_region_t *damage)
{
  cairo_t *cr = cairo_create (cell->tile.surface);

  for (int i = 0; i < cairo_region_num_rectangles (damage); i++)
    {
      cairo_rectangle_int_t rectangle;

      cairo_region_get_rectangle (damage, i, &rectangle);
      cairo_save (cr);
      cairo_rectangle (cr, rectangle.x, rectangle.y, rectangle.width, rectangle.height);
      cairo_clip (cr);
      clear (cr, &self->theme, TRUE);
      sal_map_draw (self->shape,
                    self->style,
                    cr,
                    SAL_MAP_TILE_SIZE,
                    SAL_MAP_TILE_SIZE,
                    viewport,
                    &self->theme,
                    SAL_MAP_AREAS);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (cell->tile.surface);
  cell->tile.serial = ++self->serial;
}

static gboolean
is_visible (const SalMapTiles *self, const SalMapLayer *layer, const SalMapViewport *tile)
{
  double x = (tile->x - self->viewport.x) * layer->scale;
  double y = (tile->y - self->viewport.y) * layer->scale;

  return layer->scale == self->viewport.scale && x > -SAL_MAP_TILE_SIZE && y > -SAL_MAP_TILE_SIZE &&
         x < self->width && y < self->height;
}

/* Paints changed areas over where they are seen, as far as there is time; other tiles that they are
 * in are painted anew by the threads. */
void
sal_map_tiles_repaint (SalMapTiles *self, const guint *areas, guint n_areas)
{
  gint64 end = g_get_monotonic_time () + REPAINT_TIME;

  for (guint i = self->layers->len; i > 0; i--)
    {
      SalMapLayer *layer = g_ptr_array_index (self->layers, i - 1);
      GHashTableIter iter;
      SalMapCell *cell;

      g_hash_table_iter_init (&iter, layer->cells);
      while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &cell))
        {
          SalMapViewport viewport = viewport_of_tile (layer->scale, cell->key);
          cairo_region_t *damage = find_damage (self, &viewport, areas, n_areas);

          if (!cairo_region_is_empty (damage))
            {
              cell->outdated = TRUE;
              if (cell->tile.surface != NULL && !cell->stale &&
                  is_visible (self, layer, &viewport) && g_get_monotonic_time () < end)
                repaint_damage (self, cell, &viewport, damage);
              else
                cell->stale = TRUE;
            }
          cairo_region_destroy (damage);
        }
    }
}
