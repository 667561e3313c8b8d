/* sal-map-draw-dots.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-painter.h"

#define DOT_ALPHA 0.85
#define RIM_ALPHA 0.6

/* So many radii to a pixel are told apart. */
#define RADIUS_STEPS 4

/* Of dots whose centres are closer than this, in pixels, one is drawn. */
#define DOT_DISTANCE 3.0

/* Half the width of a house, in pixels. */
#define HOUSE 6.0

/* Pixels per kilometre from which who lives there is written, and from which in full. */
#define INITIALS_SCALE 0.35
#define NAME_SCALE     1.5

/* --- dots --- */

static SalChartColor
color_of (const SalMapPainter *self, guint hue)
{
  return hue == SAL_MAP_NEUTRAL_HUE ? sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT)
                                    : sal_chart_palette_hue (self->theme, hue);
}

/* Which cell of a grid that moves with the map. */
static gint64
cell_of (const SalMapPainter *self, SalMapPoint point)
{
  double scale = self->viewport.scale / DOT_DISTANCE;

  return (gint64) floor (point.x * scale) * G_GINT64_CONSTANT (0x100000000) +
         (gint64) floor (point.y * scale);
}

void
sal_map_painter_draw_dot (
    SalMapPainter *self, cairo_t *cr, guint hue, double radius, double x, double y)
{
  SalChartColor color = color_of (self, hue);
  SalChartColor rim = sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, DOT_ALPHA);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, rim.red, rim.green, rim.blue, RIM_ALPHA);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* Pixels are drawn once for all dots that look the same, and copied: of twenty thousand accounts
 * that takes a fraction of the time. */
static void
copy_dot (SalMapPainter *self, GHashTable *stamps, const SalMapDot *dot, double x, double y)
{
  guint steps = (guint) lround (dot->radius * RADIUS_STEPS);
  double radius = (double) steps / RADIUS_STEPS, half = ceil (radius + 1);
  gpointer key = GUINT_TO_POINTER (1 + steps * (SAL_CHART_N_HUES + 1) +
                                   MIN (dot->hue, (guint) SAL_CHART_N_HUES));
  cairo_surface_t *stamp = g_hash_table_lookup (stamps, key);

  if (stamp == NULL)
    {
      cairo_t *cr;

      stamp = cairo_surface_create_similar (
          cairo_get_target (self->cr), CAIRO_CONTENT_COLOR_ALPHA, 2 * (int) half, 2 * (int) half);
      cr = cairo_create (stamp);
      sal_map_painter_draw_dot (self, cr, dot->hue, radius, half, half);
      cairo_destroy (cr);
      g_hash_table_insert (stamps, key, stamp);
    }
  cairo_set_source_surface (self->cr, stamp, round (x) - half, round (y) - half);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (self->cr, round (x) - half, round (y) - half, 2 * half, 2 * half);
  cairo_fill (self->cr);
}

/* Where many are close together, the largest of them; which, does not change as the map is moved.
 */
void
sal_map_painter_draw_dots (SalMapPainter *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) stamps =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cairo_surface_destroy);

  for (guint i = 0; i < self->style->dots->len; i++)
    {
      const SalMapDot *dot = &g_array_index (self->style->dots, SalMapDot, i);
      double x = sal_map_painter_x (self, dot->point.x), y = sal_map_painter_y (self, dot->point.y);
      gint64 cell = cell_of (self, dot->point);

      if (x < -dot->radius || y < -dot->radius || x > self->width + dot->radius ||
          y > self->height + dot->radius || g_hash_table_contains (taken, &cell))
        continue;
      g_hash_table_add (taken, g_memdup2 (&cell, sizeof cell));
      if (self->raster)
        copy_dot (self, stamps, dot, x, y);
      else
        sal_map_painter_draw_dot (self, self->cr, dot->hue, dot->radius, x, y);
    }
}

/* --- homes --- */

static void
draw_house (SalMapPainter *self, double x, double y, SalChartColor color)
{
  cairo_move_to (self->cr, x, y - HOUSE);
  cairo_line_to (self->cr, x + HOUSE, y - HOUSE / 6);
  cairo_line_to (self->cr, x + HOUSE * 0.7, y - HOUSE / 6);
  cairo_line_to (self->cr, x + HOUSE * 0.7, y + HOUSE);
  cairo_line_to (self->cr, x - HOUSE * 0.7, y + HOUSE);
  cairo_line_to (self->cr, x - HOUSE * 0.7, y - HOUSE / 6);
  cairo_line_to (self->cr, x - HOUSE, y - HOUSE / 6);
  cairo_close_path (self->cr);
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND), 1);
  cairo_set_line_width (self->cr, 4);
  cairo_stroke_preserve (self->cr);
  sal_map_painter_set_color (self, color, 1);
  cairo_fill_preserve (self->cr);
  sal_map_painter_set_color (self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 1);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}

static void
write_beside (SalMapPainter *self, double x, double y, const char *text)
{
  g_autoptr (PangoLayout) layout = sal_map_painter_create_layout (self, text, FALSE);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  x = round (x + HOUSE + 4);
  y = round (y - (double) extents.height / PANGO_SCALE / 2);
  cairo_move_to (self->cr, x, y);
  pango_cairo_layout_path (self->cr, layout);
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND), 0.8);
  cairo_set_line_width (self->cr, 3);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, x, y);
  sal_map_painter_set_color (self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 1);
  pango_cairo_show_layout (self->cr, layout);
}

/* A house each, and by whom, where there is room. */
void
sal_map_painter_draw_homes (SalMapPainter *self)
{
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->style->homes->len; i++)
    {
      const SalMapHome *home = &g_array_index (self->style->homes, SalMapHome, i);
      double x = sal_map_painter_x (self, home->point.x),
             y = sal_map_painter_y (self, home->point.y);

      if (!sal_map_box_contains (&self->box, home->point))
        continue;
      draw_house (self, x, y, color_of (self, home->hue));
      if (self->viewport.scale >= INITIALS_SCALE)
        write_beside (self, x, y, self->viewport.scale >= NAME_SCALE ? home->name : home->initials);
    }
}
