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

/* A line of the legend: a text, and what is in front of it. */
typedef struct
{
  PangoLayout *layout;
  double width, text_height;
  double height; /* of the line */
  enum
  {
    LINE_TITLE,
    LINE_SHADE,
    LINE_DOT,
  } type;
  guint shade;
  double radius;
} Line;

static void
line_clear (gpointer data)
{
  g_object_unref (((Line *) data)->layout);
}

/* Texts stand below each other; in front of them is room for the widest of what is there. */
static void
add_line (SalMapPainter *self, GArray *lines, const char *text, Line line, gboolean bold)
{
  line.layout = sal_map_painter_create_layout (self, text, bold);
  if (line.type == LINE_TITLE)
    {
      pango_layout_set_width (line.layout, (int) (TITLE_WIDTH * PANGO_SCALE));
      pango_layout_set_wrap (line.layout, PANGO_WRAP_WORD_CHAR);
    }
  measure_layout (line.layout, &line.width, &line.text_height);
  line.height = line.text_height + 2;
  if (line.type == LINE_DOT)
    line.height = MAX (line.height, 2 * line.radius + 3);
  g_array_append_val (lines, line);
}

/* The greatest shade at the top, and as high as the highest: they are one scale. */
static void
add_shades (SalMapPainter *self, GArray *lines)
{
  const SalMapStyle *style = self->style;
  guint first;
  double height = 0;

  if (style->fill == SAL_MAP_FILL_TERRITORIES || style->n_shades == 0)
    return;

  if (style->legend_title != NULL)
    add_line (self, lines, style->legend_title, (Line){ .type = LINE_TITLE }, TRUE);
  first = lines->len;
  for (guint i = style->n_shades; i > 0; i--)
    add_line (self,
              lines,
              style->legend_labels[i - 1],
              (Line){ .type = LINE_SHADE, .shade = i - 1 },
              FALSE);
  for (guint i = first; i < lines->len; i++)
    height = MAX (height, g_array_index (lines, Line, i).height);
  for (guint i = first; i < lines->len; i++)
    g_array_index (lines, Line, i).height = height;
}

/* What sizes and colours of dots stand for. */
static void
add_dots (SalMapPainter *self, GArray *lines)
{
  const SalMapStyle *style = self->style;

  if (!sal_map_style_has_dot_legend (style))
    return;

  if (style->dot_title != NULL)
    add_line (self, lines, style->dot_title, (Line){ .type = LINE_TITLE }, TRUE);
  for (guint i = 0; i < style->dot_radii->len; i++)
    add_line (
        self,
        lines,
        style->dot_labels[i],
        (Line){ .type = LINE_DOT, .radius = (double) g_array_index (style->dot_radii, float, i) },
        FALSE);
  if (style->dot_note != NULL)
    add_line (self, lines, style->dot_note, (Line){ .type = LINE_TITLE }, FALSE);
}

static double
symbol_width (const Line *line)
{
  return line->type == LINE_TITLE ? 0
         : line->type == LINE_DOT ? MAX (SWATCH, 2 * line->radius + 2)
                                  : SWATCH;
}

static void
draw_line (SalMapPainter *self, const Line *line, double symbol, double x, double y)
{
  if (line->type == LINE_SHADE)
    draw_swatch (self, line->shade, x, y, line->height);
  else if (line->type == LINE_DOT)
    sal_map_painter_draw_dot (self,
                              self->cr,
                              SAL_MAP_NEUTRAL_HUE,
                              line->radius,
                              x + symbol / 2,
                              y + line->height / 2 - 1);
  sal_map_painter_set_color (self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 1);
  cairo_move_to (self->cr,
                 line->type == LINE_TITLE ? x : x + symbol + GAP,
                 line->type == LINE_DOT ? y + (line->height - line->text_height) / 2 : y);
  pango_cairo_show_layout (self->cr, line->layout);
}

/* What shades and dots stand for. */
void
sal_map_painter_draw_legend (SalMapPainter *self)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  double width = 0, symbol = 0, height = 0, x, y;

  g_array_set_clear_func (lines, line_clear);
  add_shades (self, lines);
  add_dots (self, lines);
  if (lines->len == 0)
    return;

  for (guint i = 0; i < lines->len; i++)
    {
      symbol = MAX (symbol, symbol_width (&g_array_index (lines, Line, i)));
      height += g_array_index (lines, Line, i).height;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      width = MAX (width, line->width + (line->type == LINE_TITLE ? 0 : symbol + GAP));
    }
  x = self->width - MARGIN - PADDING - width;
  y = self->height - MARGIN - PADDING - height;
  draw_ground (self, x - PADDING, y - PADDING, width + 2 * PADDING, height + 2 * PADDING);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      draw_line (self, line, symbol, x, y);
      y += line->height;
    }
}
