/* sal-map-draw-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-painter.h"

/* Widths in pixels. */
#define THIN_WIDTH      0.7
#define THICK_WIDTH     1.8
#define COAST_WIDTH     1.0
#define SELECTION_WIDTH 2.0
#define HALO_WIDTH      4.5
#define EMPHASIS_WIDTH  3.6
#define EMPHASIS_HALO   6.6

/* Thin borders fade out as areas get smaller: there are none below the first of these sizes of a
 * typical area, in pixels, and all there is from the second on. */
#define FADE_FROM  4.0
#define FADE_UNTIL 12.0

#define THIN_ALPHA      0.28
#define THIN_CONTRAST   0.7
#define SHADE_ALPHA     0.5 /* of borders of territories over a choropleth */
#define SELECTION_ALPHA 0.9
#define SELECTION_TINT  0.18

typedef enum
{
  LINE_THIN,
  LINE_COAST,
  LINE_THICK,
  N_LINES,
} Line;

static guint
territory_of (const SalMapPainter *self, guint area)
{
  return area == SAL_GEOGRAPHY_NONE ? SAL_MAP_UNASSIGNED : self->style->territories[area];
}

static gboolean
is_selected (const SalMapPainter *self, guint area)
{
  return area != SAL_GEOGRAPHY_NONE && (self->style->flags[area] & SAL_MAP_SELECTED) != 0;
}

/* Calls for each arc to be seen, once: it is among those of both its areas, and is taken from the
 * one on its left if there is one. */
static void
foreach_arc (SalMapPainter *self,
             void (*function) (SalMapPainter *, guint, const SalGeographyArc *, gpointer),
             gpointer user_data)
{
  const SalGeographyArc *arcs = sal_geography_get_arcs (self->shape->geography, NULL);

  for (guint i = 0; i < self->areas->len; i++)
    {
      guint area = g_array_index (self->areas, guint, i), n_arcs;
      const guint *of_area = sal_map_shape_get_area_arcs (self->shape, area, &n_arcs);

      for (guint a = 0; a < n_arcs; a++)
        {
          const SalGeographyArc *arc = &arcs[of_area[a]];
          guint taken_from = arc->left != SAL_GEOGRAPHY_NONE ? arc->left : arc->right;

          if (area == taken_from &&
              sal_map_box_overlaps (&self->shape->arc_boxes[of_area[a]], &self->box))
            function (self, of_area[a], arc, user_data);
        }
    }
}

static void
sort_arc (SalMapPainter *self, guint index, const SalGeographyArc *arc, gpointer user_data)
{
  GArray **lines = user_data;
  Line line = LINE_THIN;

  if (arc->left == SAL_GEOGRAPHY_NONE || arc->right == SAL_GEOGRAPHY_NONE)
    line = LINE_COAST;
  else if (territory_of (self, arc->left) != territory_of (self, arc->right))
    line = LINE_THICK;
  g_array_append_val (lines[line], index);
}

/* How much there is of thin borders, from 0 to 1. */
static double
fade (const SalMapPainter *self)
{
  const SalMapBox *bounds = &self->shape->bounds;
  double land = (bounds->right - bounds->left) * (bounds->bottom - bounds->top) / 2;
  double size = sqrt (land / MAX (self->shape->n_areas, 1)) * self->viewport.scale;

  return CLAMP ((size - FADE_FROM) / (FADE_UNTIL - FADE_FROM), 0, 1);
}

static void
stroke_arcs (SalMapPainter *self, GArray *arcs, double width)
{
  if (arcs->len == 0)
    return;
  for (guint i = 0; i < arcs->len; i++)
    sal_map_painter_add_arc (self, g_array_index (arcs, guint, i));
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

/* Borders and coasts: thin within a territory, thick between territories. */
void
sal_map_painter_draw_lines (SalMapPainter *self)
{
  SalChartColor text = sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT);
  gboolean contrast = self->theme != NULL && self->theme->high_contrast;
  double thin = self->style->borders ? fade (self) * (contrast ? THIN_CONTRAST : THIN_ALPHA) : 0;
  double thick =
      self->style->fill == SAL_MAP_FILL_TERRITORIES || contrast ? SELECTION_ALPHA : SHADE_ALPHA;
  GArray *lines[N_LINES];

  for (Line line = 0; line < N_LINES; line++)
    lines[line] = g_array_new (FALSE, FALSE, sizeof (guint));
  foreach_arc (self, sort_arc, lines);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_BEVEL);
  if (thin > 0.01)
    {
      sal_map_painter_set_color (self, text, thin);
      stroke_arcs (self, lines[LINE_THIN], THIN_WIDTH);
    }
  sal_map_painter_set_color (self, text, contrast ? 1 : 0.55);
  stroke_arcs (self, lines[LINE_COAST], COAST_WIDTH);
  sal_map_painter_set_color (self, text, thick);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  stroke_arcs (self, lines[LINE_THICK], THICK_WIDTH);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  for (Line line = 0; line < N_LINES; line++)
    g_array_unref (lines[line]);
}

static void
add_selected (SalMapPainter *self, guint index, const SalGeographyArc *arc, gpointer user_data)
{
  if (is_selected (self, arc->left) != is_selected (self, arc->right))
    g_array_append_val ((GArray *) user_data, index);
}

/* Whether anything that is to be seen is selected; mostly nothing is. */
static gboolean
has_selection (const SalMapPainter *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (is_selected (self, g_array_index (self->areas, guint, i)))
      return TRUE;

  return FALSE;
}

/* Lines that stand out from what is around them. */
static void
stroke_with_halo (SalMapPainter *self, GArray *arcs, double halo, double width)
{
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_BACKGROUND), 1);
  stroke_arcs (self, arcs, halo);
  sal_map_painter_set_color (self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), 1);
  stroke_arcs (self, arcs, width);
}

/* Selected areas are seen among the borders of territories too. */
static void
tint_selected (SalMapPainter *self)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      guint area = g_array_index (self->areas, guint, i);

      if (is_selected (self, area))
        sal_map_painter_add_area (self, area);
    }
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), SELECTION_TINT);
  cairo_fill (self->cr);
}

/* The outline of all selected areas together. */
void
sal_map_painter_draw_selection (SalMapPainter *self)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!has_selection (self))
    return;
  tint_selected (self);
  foreach_arc (self, add_selected, arcs);
  stroke_with_halo (self, arcs, HALO_WIDTH, SELECTION_WIDTH);
}

static void
add_emphasized (SalMapPainter *self, guint index, const SalGeographyArc *arc, gpointer user_data)
{
  gboolean left = territory_of (self, arc->left) == self->style->emphasis;
  gboolean right = territory_of (self, arc->right) == self->style->emphasis;

  if (left != right)
    g_array_append_val ((GArray *) user_data, index);
}

/* The outline of the territory that is worked on: borders and coasts, bold. */
void
sal_map_painter_draw_emphasis (SalMapPainter *self)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->style->emphasis == SAL_MAP_UNASSIGNED)
    return;
  foreach_arc (self, add_emphasized, arcs);
  stroke_with_halo (self, arcs, EMPHASIS_HALO, EMPHASIS_WIDTH);
}
