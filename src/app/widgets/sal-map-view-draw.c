/* sal-map-view-draw.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-view-private.h"
#include "sal-widget-theme.h"

/* Outlines are at most this wide at each side. */
#define OUTLINE_WIDTH 4

/* The legend is drawn within this part of the map, from its lower right. */
#define LEGEND_WIDTH  320.0
#define LEGEND_HEIGHT 420.0

/* The texture shares the memory of the surface. A tile that is painted over gets a new one, as a
 * texture is loaded once. */
static GdkTexture *
create_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  /* of the last row, what is right of the image may be no memory of its */
  gsize size = stride * (gsize) (height - 1) + 4 * (gsize) width;
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                                         size,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (surface));

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
place_cb (SalMapTile *tile, double x, double y, double width, double height, gpointer user_data)
{
  if (tile->attachment == NULL || tile->attachment_serial != tile->serial)
    {
      if (tile->attachment != NULL)
        g_object_unref (tile->attachment);
      tile->attachment = create_texture (tile->surface);
      tile->attachment_serial = tile->serial;
      tile->destroy = g_object_unref;
    }
  gtk_snapshot_append_texture (
      user_data,
      tile->attachment,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
append_legend (SalMapView *self, GtkSnapshot *snapshot, const SalChartTheme *theme)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double width = MIN (LEGEND_WIDTH, gtk_widget_get_width (GTK_WIDGET (self)));
  double left = gtk_widget_get_width (GTK_WIDGET (self)) - width;
  double top = MAX (0, height - LEGEND_HEIGHT);

  if (!sal_map_style_has_legend (self->style))
    return;
  if (self->legend == NULL)
    {
      cairo_t *cr;

      self->legend = gsk_cairo_node_new (
          &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) width, (float) (height - top)));
      cr = gsk_cairo_node_get_draw_context (self->legend);
      cairo_translate (cr, left, 0);
      sal_map_draw (
          self->shape, self->style, cr, width, height, &self->viewport, theme, SAL_MAP_LEGEND);
      cairo_destroy (cr);
    }
  gtk_snapshot_append_node (snapshot, self->legend);
}

static void
append_outline (SalMapView *self, GtkSnapshot *snapshot, guint area, const SalChartTheme *theme)
{
  graphene_rect_t bounds,
      whole = GRAPHENE_RECT_INIT (0,
                                  0,
                                  (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                  (float) gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_t *cr;

  if (!sal_map_view_locate (self, area, &bounds))
    return;
  graphene_rect_inset (&bounds, -OUTLINE_WIDTH, -OUTLINE_WIDTH);
  if (!graphene_rect_intersection (&bounds, &whole, &bounds))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  sal_map_draw_outline (self->shape, cr, &self->viewport, theme, area);
  cairo_destroy (cr);
}

static void
add_line (SalMapView *self, cairo_t *cr)
{
  const SalMapPoint *points = &g_array_index (self->line, SalMapPoint, 0);

  for (guint i = 0; i < self->line->len; i++)
    {
      SalMapPoint at = sal_map_viewport_from_plane (&self->viewport, points[i]);

      cairo_line_to (cr, at.x, at.y);
    }
  cairo_close_path (cr);
}

/* The corner opposite to the first follows the keyboard. */
static void
add_rectangle (SalMapView *self, cairo_t *cr)
{
  const SalMapPoint *points = &g_array_index (self->line, SalMapPoint, 0);
  SalMapPoint from = sal_map_viewport_from_plane (&self->viewport, points[0]);
  SalMapPoint to = sal_map_viewport_from_plane (&self->viewport, points[self->line->len - 1]);

  cairo_rectangle (cr, from.x, from.y, to.x - from.x, to.y - from.y);
}

static void
append_line (SalMapView *self, GtkSnapshot *snapshot, const SalChartTheme *theme)
{
  SalChartColor text = sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT);
  SalChartColor ground = sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND);
  static const double dashes[] = { 5, 4 };
  cairo_t *cr;

  if (self->line->len == 0)
    return;
  cr = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT (0,
                           0,
                           (float) gtk_widget_get_width (GTK_WIDGET (self)),
                           (float) gtk_widget_get_height (GTK_WIDGET (self))));
  if (self->tool == SAL_MAP_TOOL_RECTANGLE)
    add_rectangle (self, cr);
  else
    add_line (self, cr);
  cairo_set_source_rgba (cr, text.red, text.green, text.blue, 0.08);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, text.red, text.green, text.blue, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
sal_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalMapView *self = SAL_MAP_VIEW (widget);
  SalChartTheme theme = sal_widget_theme (widget);
  SalChartColor ground = sal_chart_palette_role (&theme, SAL_CHART_ROLE_BACKGROUND);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  /* tiles are opaque: what they cover everywhere need not be painted before */
  if (self->shape == NULL || !sal_map_tiles_covers (self->tiles, &self->viewport, width, height))
    gtk_snapshot_append_color (
        snapshot,
        &(GdkRGBA){ (float) ground.red, (float) ground.green, (float) ground.blue, 1 },
        &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->shape != NULL && width > 0 && height > 0)
    {
      sal_map_tiles_place (self->tiles, &self->viewport, width, height, place_cb, snapshot);
      append_legend (self, snapshot, &theme);
      if (gtk_widget_has_visible_focus (self->marker))
        append_outline (self, snapshot, self->focus_area, &theme);
      append_line (self, snapshot, &theme);
    }
  gtk_widget_snapshot_child (widget, self->marker, snapshot);
}
