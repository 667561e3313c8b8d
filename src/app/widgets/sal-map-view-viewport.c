/* sal-map-view-viewport.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-view-private.h"

/* What is left free around the map when all of it is seen, in pixels. */
#define FIT_MARGIN 16.0

/* How much smaller than all of it the map can be made, and how much larger. */
#define LEAST_ZOOM 0.5
#define MOST_ZOOM  2000.0

/* An area that is gone to takes up at most this share of the view. */
#define AREA_SHARE 0.25

/* How long the scale has to stay the same before the map is painted at it, in milliseconds. */
#define SETTLE_TIME 60

/* What shows a box beside what lies above the map. */
static SalMapViewport
fit (SalMapView *self, SalMapBox box)
{
  return sal_map_viewport_fit (box,
                               MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->covered, 1),
                               gtk_widget_get_height (GTK_WIDGET (self)),
                               FIT_MARGIN);
}

/* What shows all of the map. */
SalMapViewport
sal_map_view_get_fitting (SalMapView *self)
{
  return fit (self, sal_map_shape_get_bounds (self->shape));
}

gboolean
sal_map_view_is_showing (SalMapView *self)
{
  return self->shape != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0 &&
         gtk_widget_get_height (GTK_WIDGET (self)) > 0;
}

/* Has painted what is seen. */
void
sal_map_view_request (SalMapView *self)
{
  if (sal_map_view_is_showing (self))
    sal_map_tiles_request (self->tiles,
                           &self->viewport,
                           gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self)));
}

static gboolean
settle_cb (gpointer user_data)
{
  SalMapView *self = user_data;

  self->settle_id = 0;
  sal_map_view_request (self);

  return G_SOURCE_REMOVE;
}

/* Some of the map stays in the view, and its pixels on those of the screen. */
SalMapViewport
sal_map_view_keep_in_view (SalMapView *self, SalMapViewport viewport)
{
  SalMapBox bounds = sal_map_shape_get_bounds (self->shape);
  double fit = sal_map_view_get_fitting (self).scale;
  double scale = CLAMP (viewport.scale, fit * LEAST_ZOOM, fit * MOST_ZOOM);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double ratio = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  /* what is in the middle stays there if the scale could not be had */
  viewport.x += width / 2 * (1 / viewport.scale - 1 / scale);
  viewport.y += height / 2 * (1 / viewport.scale - 1 / scale);
  viewport.scale = scale;
  viewport.x =
      CLAMP (viewport.x, bounds.left - width / 2 / scale, bounds.right - width / 2 / scale);
  viewport.y =
      CLAMP (viewport.y, bounds.top - height / 2 / scale, bounds.bottom - height / 2 / scale);
  viewport.x = round (viewport.x * scale * ratio) / (scale * ratio);
  viewport.y = round (viewport.y * scale * ratio) / (scale * ratio);

  return viewport;
}

/* Shows another part of the map. At a scale of which there is nothing yet, tiles are painted as
 * soon as it stays the same, or at once. */
void
sal_map_view_change (SalMapView *self, SalMapViewport viewport, gboolean settle)
{
  gboolean zoomed;

  if (!sal_map_view_is_showing (self))
    return;

  self->fitted = FALSE;
  viewport = sal_map_view_keep_in_view (self, viewport);
  zoomed = viewport.scale != self->viewport.scale;
  self->viewport = viewport;
  if (zoomed && !settle)
    {
      g_clear_handle_id (&self->settle_id, g_source_remove);
      self->settle_id = g_timeout_add (SETTLE_TIME, settle_cb, self);
    }
  else if (self->settle_id == 0)
    {
      sal_map_view_request (self);
    }
  g_signal_emit (self, sal_map_view_signals[SAL_MAP_SIGNAL_MOVED], 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is at a point stays there. */
void
sal_map_view_zoom_at (SalMapView *self, double factor, double x, double y, gboolean settle)
{
  SalMapPoint held = sal_map_viewport_to_plane (&self->viewport, x, y);
  SalMapViewport viewport = self->viewport;
  double fit;

  if (!sal_map_view_is_showing (self))
    return;

  fit = sal_map_view_get_fitting (self).scale;
  viewport.scale = CLAMP (viewport.scale * factor, fit * LEAST_ZOOM, fit * MOST_ZOOM);
  viewport.x = held.x - x / viewport.scale;
  viewport.y = held.y - y / viewport.scale;
  sal_map_view_change (self, viewport, settle);
}

/* Where an area is in the view; %FALSE if there is none. */
gboolean
sal_map_view_locate (SalMapView *self, guint area, graphene_rect_t *bounds)
{
  SalMapPoint from, to;
  SalMapBox box;

  if (self->shape == NULL || area >= sal_map_shape_get_n_areas (self->shape))
    return FALSE;

  box = sal_map_shape_get_area_bounds (self->shape, area);
  from = sal_map_viewport_from_plane (&self->viewport, (SalMapPoint){ box.left, box.top });
  to = sal_map_viewport_from_plane (&self->viewport, (SalMapPoint){ box.right, box.bottom });
  *bounds = GRAPHENE_RECT_INIT ((float) floor (from.x),
                                (float) floor (from.y),
                                (float) ceil (to.x - from.x) + 1,
                                (float) ceil (to.y - from.y) + 1);

  return TRUE;
}

/**
 * sal_map_view_get_viewport:
 * @self: the view
 *
 * Gets what part of the map is seen.
 *
 * Returns: the viewport, its scale in pixels of the view per kilometre
 */
SalMapViewport
sal_map_view_get_viewport (SalMapView *self)
{
  g_return_val_if_fail (SAL_IS_MAP_VIEW (self), (SalMapViewport){ 1 });

  return self->viewport;
}

/**
 * sal_map_view_set_viewport:
 * @self: the view
 * @viewport: what to show
 *
 * Shows a part of the map, as near to it as some of the map is still in view.
 */
void
sal_map_view_set_viewport (SalMapView *self, const SalMapViewport *viewport)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));
  g_return_if_fail (viewport->scale > 0);

  sal_map_view_change (self, *viewport, TRUE);
}

/**
 * sal_map_view_set_covered:
 * @self: the view
 * @width: how wide a strip at its right is, in pixels
 *
 * Sets what lies above the map at its right, such as buttons: what is to be seen completely is
 * shown beside it.
 */
void
sal_map_view_set_covered (SalMapView *self, double width)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  self->covered = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * sal_map_view_fit:
 * @self: the view
 *
 * Shows all of the map, also when the size of the view changes.
 */
void
sal_map_view_fit (SalMapView *self)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  if (sal_map_view_is_showing (self))
    sal_map_view_change (self, sal_map_view_get_fitting (self), TRUE);
  self->fitted = TRUE;
}

/**
 * sal_map_view_show_box:
 * @self: the view
 * @box: a box of the plane, in kilometres
 *
 * Shows a part of the map as large as there is room.
 */
void
sal_map_view_show_box (SalMapView *self, SalMapBox box)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));

  if (sal_map_view_is_showing (self))
    sal_map_view_change (self, fit (self, box), TRUE);
}

/**
 * sal_map_view_show_area:
 * @self: the view
 * @area: the index of an area
 *
 * Shows an area with what is around it, and puts the keyboard on it.
 */
void
sal_map_view_show_area (SalMapView *self, guint area)
{
  SalMapBox box;
  double right, down;

  g_return_if_fail (SAL_IS_MAP_VIEW (self));
  g_return_if_fail (self->shape != NULL && area < sal_map_shape_get_n_areas (self->shape));

  box = sal_map_shape_get_area_bounds (self->shape, area);
  right = (box.right - box.left) * (1 / AREA_SHARE - 1) / 2;
  down = (box.bottom - box.top) * (1 / AREA_SHARE - 1) / 2;
  sal_map_view_show_box (
      self, (SalMapBox){ box.left - right, box.top - down, box.right + right, box.bottom + down });
  sal_map_view_set_focus_area (self, area);
}

/**
 * sal_map_view_zoom:
 * @self: the view
 * @factor: how many times larger, or below 1 smaller, the map gets
 *
 * Zooms about the middle of the view.
 */
void
sal_map_view_zoom (SalMapView *self, double factor)
{
  g_return_if_fail (SAL_IS_MAP_VIEW (self));
  g_return_if_fail (factor > 0);

  sal_map_view_zoom_at (self,
                        factor,
                        gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                        gtk_widget_get_height (GTK_WIDGET (self)) / 2.0,
                        FALSE);
}
