/* sal-map-draw-legend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-painter.h"

#define MARGIN  12.0
#define PADDING 8.0
#define SWATCH  18.0
#define GAP     6.0
#define ALPHA   0.9
#define CORNER  6.0

/* Titles that are longer go on in the next line. */
#define TITLE_WIDTH 272.0

static void
measure_layout (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  *width = ceil ((double) extents.width / PANGO_SCALE);
  *height = ceil ((double) extents.height / PANGO_SCALE);
}

static void
draw_ground (SalMapPainter *self, double x, double y, double width, double height)
{
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x + width - CORNER, y + CORNER, CORNER, -G_PI / 2, 0);
  cairo_arc (self->cr, x + width - CORNER, y + height - CORNER, CORNER, 0, G_PI / 2);
  cairo_arc (self->cr, x + CORNER, y + height - CORNER, CORNER, G_PI / 2, G_PI);
  cairo_arc (self->cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI / 2);
  cairo_close_path (self->cr);
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND), ALPHA);
  cairo_fill (self->cr);
}

static void
draw_swatch (SalMapPainter *self, guint shade, double x, double y, double height)
{
  cairo_rectangle (self->cr, x + 0.5, floor (y) + 0.5, SWATCH - 1, height - 3);
  sal_map_painter_set_color (
      self, sal_map_style_get_fill_color (self->style, shade, self->theme), 1);
  cairo_fill_preserve (self->cr);
  sal_map_painter_set_color (self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 0.4);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}

/* The title, in as many lines as it needs, and then a line for each shade, the greatest at the top.
 */
static GPtrArray *
create_layouts (const SalMapPainter *self)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->style->legend_title != NULL)
    {
      PangoLayout *title = sal_map_painter_create_layout (self, self->style->legend_title, TRUE);

      pango_layout_set_width (title, (int) (TITLE_WIDTH * PANGO_SCALE));
      pango_layout_set_wrap (title, PANGO_WRAP_WORD_CHAR);
      g_ptr_array_add (layouts, title);
    }
  for (guint i = self->style->n_shades; i > 0; i--)
    g_ptr_array_add (
        layouts, sal_map_painter_create_layout (self, self->style->legend_labels[i - 1], FALSE));

  return layouts;
}

/* What the shades stand for. */
void
sal_map_painter_draw_legend (SalMapPainter *self)
{
  g_autoptr (GPtrArray) layouts = NULL;
  gboolean titled = self->style->legend_title != NULL;
  double width = 0, line = 0, above = 0, height, x = MARGIN + PADDING, y;

  if (self->style->fill == SAL_MAP_FILL_TERRITORIES || self->style->n_shades == 0)
    return;

  layouts = create_layouts (self);
  for (guint i = 0; i < layouts->len; i++)
    {
      double own_width, own_height;
      gboolean is_title = titled && i == 0;

      measure_layout (g_ptr_array_index (layouts, i), &own_width, &own_height);
      width = MAX (width, own_width + (is_title ? 0 : SWATCH + GAP));
      if (is_title)
        above = own_height + 2;
      else
        line = MAX (line, own_height + 2);
    }
  height = above + line * self->style->n_shades;
  y = self->height - MARGIN - PADDING - height;
  draw_ground (self, MARGIN, y - PADDING, width + 2 * PADDING, height + 2 * PADDING);
  for (guint i = 0; i < layouts->len; i++)
    {
      gboolean is_title = titled && i == 0;

      if (!is_title)
        draw_swatch (self, layouts->len - 1 - i, x, y, line);
      sal_map_painter_set_color (
          self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 1);
      cairo_move_to (self->cr, is_title ? x : x + SWATCH + GAP, y);
      pango_cairo_show_layout (self->cr, g_ptr_array_index (layouts, i));
      y += is_title ? above : line;
    }
}
