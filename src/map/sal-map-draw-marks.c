/* sal-map-draw-marks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-painter.h"

/* The side of the warning triangle, and how close two of them may be, in pixels. */
#define MARK_SIZE     12.0
#define MARK_DISTANCE 13.0

static void
draw_mark (SalMapPainter *self, double x, double y)
{
  SalChartColor signal = sal_chart_palette_role (self->theme, SAL_CHART_ROLE_SIGNAL);
  SalChartColor sign = sal_chart_palette_text_on (self->theme, signal);
  double half = MARK_SIZE / 2, top = y - MARK_SIZE * 0.55, bottom = y + MARK_SIZE * 0.40;

  cairo_move_to (self->cr, x, top);
  cairo_line_to (self->cr, x + half, bottom);
  cairo_line_to (self->cr, x - half, bottom);
  cairo_close_path (self->cr);
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND), 1);
  cairo_set_line_width (self->cr, 3);
  cairo_stroke_preserve (self->cr);
  sal_map_painter_set_color (self, signal, 1);
  cairo_fill (self->cr);
  sal_map_painter_set_color (self, sign, 1);
  cairo_rectangle (self->cr, x - 0.8, y - 2.5, 1.6, 3.8);
  cairo_rectangle (self->cr, x - 0.8, y + 2.0, 1.6, 1.6);
  cairo_fill (self->cr);
}

static gint64
cell_of (double x, double y)
{
  gint64 column = (gint64) floor (x / MARK_DISTANCE), row = (gint64) floor (y / MARK_DISTANCE);

  return column * 0x10000000 + row;
}

/* One warning sign where many areas that are small on the map have one; which, does not change as
 * the map is moved. */
void
sal_map_painter_draw_marks (SalMapPainter *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->areas->len; i++)
    {
      guint area = g_array_index (self->areas, guint, i);
      SalMapPoint center = self->shape->centers[area];
      gint64 cell;

      if ((self->style->flags[area] & SAL_MAP_MARKED) == 0 ||
          !sal_map_box_contains (&self->box, center))
        continue;
      cell = cell_of (center.x * self->viewport.scale, center.y * self->viewport.scale);
      if (g_hash_table_contains (taken, &cell))
        continue;
      g_hash_table_add (taken, g_memdup2 (&cell, sizeof cell));
      draw_mark (self, sal_map_painter_x (self, center.x), sal_map_painter_y (self, center.y));
    }
}
