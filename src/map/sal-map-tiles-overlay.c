/* sal-map-tiles-overlay.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-map-tiles-private.h"

/* What is above the tiles: names, marks, dots and the selection, in one image that is somewhat
 * larger than what is seen. Most of it is empty, and blending what is empty takes as long as
 * blending what is not: only the parts with something in them are shown. */

/* While the map changes in every frame, what is above is painted no more often than this, in
 * microseconds. */
#define OVERLAY_TIME 150000

/* The sides of the cells that parts are made of, in units of the drawing. */
#define CELL_WIDTH  64
#define CELL_HEIGHT 32

static const cairo_user_data_key_t whole_key;

static void
part_free (gpointer data)
{
  sal_map_tile_clear (&((SalMapOverlayPart *) data)->tile);
  g_free (data);
}

/* A part in pixels of the image; it shares its memory. */
static SalMapOverlayPart *
part_new (cairo_surface_t *whole, int left, int top, int width, int height, int pixel_ratio)
{
  SalMapOverlayPart *self = g_new0 (SalMapOverlayPart, 1);
  int stride = cairo_image_surface_get_stride (whole);

  self->x = left / pixel_ratio;
  self->y = top / pixel_ratio;
  self->width = width / pixel_ratio;
  self->height = height / pixel_ratio;
  self->tile.serial = 1;
  self->tile.surface = cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (whole) + (gsize) top * (gsize) stride + 4 * (gsize) left,
      CAIRO_FORMAT_ARGB32,
      width,
      height,
      stride);
  cairo_surface_set_device_scale (self->tile.surface, pixel_ratio, pixel_ratio);
  cairo_surface_set_user_data (self->tile.surface,
                               &whole_key,
                               cairo_surface_reference (whole),
                               (cairo_destroy_func_t) cairo_surface_destroy);

  return self;
}

static gboolean
is_empty (cairo_surface_t *surface, int left, int top, int width, int height)
{
  static const guint8 nothing[4 * CELL_WIDTH];
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);

  for (int row = top; row < top + height; row++)
    for (int column = left; column < left + width; column += CELL_WIDTH)
      if (memcmp (data + (gsize) row * stride + 4 * (gsize) column,
                  nothing,
                  4 * (gsize) MIN (CELL_WIDTH, left + width - column)) != 0)
        return FALSE;

  return TRUE;
}

/* The parts of an image that have anything in them: cells beside each other are one. */
GPtrArray *
sal_map_overlay_find_parts (cairo_surface_t *surface, int pixel_ratio)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int side = CELL_WIDTH * pixel_ratio;

  cairo_surface_flush (surface);
  for (int top = 0; top < height; top += CELL_HEIGHT * pixel_ratio)
    {
      int rows = MIN (CELL_HEIGHT * pixel_ratio, height - top);
      int first = -1; /* where a part begins */

      for (int left = 0; left < width + side; left += side)
        {
          gboolean empty =
              left >= width || is_empty (surface, left, top, MIN (side, width - left), rows);

          if (!empty && first < 0)
            first = left;
          if (!empty || first < 0)
            continue;
          g_ptr_array_add (
              parts, part_new (surface, first, top, MIN (left, width) - first, rows, pixel_ratio));
          first = -1;
        }
    }

  return parts;
}

/* Whether the overlay that was painted covers what is seen. */
gboolean
sal_map_tiles_overlay_fits (const SalMapTiles *self)
{
  double margin = SAL_MAP_OVERLAY_MARGIN / self->viewport.scale;

  return self->overlay.tile.surface != NULL &&
         self->overlay_viewport.scale == self->viewport.scale &&
         fabs (self->overlay_viewport.x + margin - self->viewport.x) <= margin &&
         fabs (self->overlay_viewport.y + margin - self->viewport.y) <= margin &&
         self->overlay_width >= self->width + 2 * SAL_MAP_OVERLAY_MARGIN &&
         self->overlay_height >= self->height + 2 * SAL_MAP_OVERLAY_MARGIN;
}

/* Has the overlay painted if it has to be, now or soon. */
void
sal_map_tiles_start_overlay (SalMapTiles *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = self->overlay_time + OVERLAY_TIME;
  gboolean fits = sal_map_tiles_overlay_fits (self);

  if (!fits)
    self->overlay.stale = TRUE;
  if (!self->overlay.stale || self->overlay.in_flight)
    return;
  if (fits && now < next)
    {
      sal_map_tiles_pump_later (self, (guint) ((next - now) / 1000 + 1));
      return;
    }
  self->overlay_time = now;
  sal_map_tiles_start (self, NULL, &self->overlay);
}

/* Forgets what is above. */
void
sal_map_tiles_clear_overlay (SalMapTiles *self)
{
  sal_map_tile_clear (&self->overlay.tile);
  g_clear_pointer (&self->overlay_parts, g_ptr_array_unref);
}

/* Shows what is above. Edges are rounded, so that neighbours meet at whatever scale they are shown.
 */
void
sal_map_tiles_place_overlay (SalMapTiles *self,
                             const SalMapViewport *viewport,
                             double width,
                             double height,
                             SalMapTilesPlace place,
                             gpointer user_data)
{
  double zoom = viewport->scale / self->overlay_viewport.scale;
  double x = round ((self->overlay_viewport.x - viewport->x) * viewport->scale);
  double y = round ((self->overlay_viewport.y - viewport->y) * viewport->scale);

  for (guint i = 0; self->overlay_parts != NULL && i < self->overlay_parts->len; i++)
    {
      SalMapOverlayPart *part = g_ptr_array_index (self->overlay_parts, i);
      double left = round (x + part->x * zoom), right = round (x + (part->x + part->width) * zoom);
      double top = round (y + part->y * zoom), bottom = round (y + (part->y + part->height) * zoom);

      if (right > 0 && bottom > 0 && left < width && top < height)
        place (&part->tile, left, top, right - left, bottom - top, user_data);
    }
}
