/* sal-map-draw.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-map-draw.h"

#include <math.h>

#include "sal-map-painter.h"

/* How much of a frame around an inset is seen. */
#define FRAME_ALPHA 0.35

/* Pieces and holes that are smaller, in pixels, are left out. */
#define LEAST_RING 0.75

#define HATCH_DISTANCE 7.0
#define HATCH_WIDTH    1.2
#define HATCH_ALPHA    0.4

/**
 * sal_map_viewport_fit:
 * @box: what is to be seen, in kilometres
 * @width: the width of the drawing
 * @height: the height of the drawing
 * @margin: what is left free at each side, in the unit of @width
 *
 * Finds the largest scale at which a box is seen completely, in the middle.
 *
 * Returns: the viewport; its scale is 1 if there is nothing to be seen
 */
SalMapViewport
sal_map_viewport_fit (SalMapBox box, double width, double height, double margin)
{
  double right = MAX (box.right - box.left, 1e-6);
  double down = MAX (box.bottom - box.top, 1e-6);
  SalMapViewport viewport = { 1, 0, 0 };

  if (box.left > box.right || width <= 0 || height <= 0)
    return viewport;

  viewport.scale = MIN (MAX (width - 2 * margin, 1) / right, MAX (height - 2 * margin, 1) / down);
  viewport.x = (box.left + box.right) / 2 - width / 2 / viewport.scale;
  viewport.y = (box.top + box.bottom) / 2 - height / 2 / viewport.scale;

  return viewport;
}

/**
 * sal_map_viewport_to_plane:
 * @self: the viewport
 * @x: distance from the left of the drawing
 * @y: distance from its top
 *
 * Finds what is seen somewhere.
 *
 * Returns: the point of the plane
 */
SalMapPoint
sal_map_viewport_to_plane (const SalMapViewport *self, double x, double y)
{
  return (SalMapPoint){ self->x + x / self->scale, self->y + y / self->scale };
}

/**
 * sal_map_viewport_from_plane:
 * @self: the viewport
 * @point: a point of the plane
 *
 * Finds where a point is seen.
 *
 * Returns: its distances from the left and the top of the drawing
 */
SalMapPoint
sal_map_viewport_from_plane (const SalMapViewport *self, SalMapPoint point)
{
  return (SalMapPoint){ (point.x - self->x) * self->scale, (point.y - self->y) * self->scale };
}

void
sal_map_painter_set_color (SalMapPainter *self, SalChartColor color, double alpha)
{
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha * alpha);
}

/* Adds the points of an arc to the path, all or all but the one it begins with. */
static void
add_points (SalMapPainter *self, guint arc, gboolean backwards, gboolean begin)
{
  const SalMapPoint *points = &self->level->points[self->level->first[arc]];
  guint n_points = self->level->first[arc + 1] - self->level->first[arc];

  for (guint i = 0; i < n_points; i++)
    {
      const SalMapPoint *point = &points[backwards ? n_points - 1 - i : i];
      double x = sal_map_painter_x (self, point->x), y = sal_map_painter_y (self, point->y);

      if (i > 0)
        cairo_line_to (self->cr, x, y);
      else if (begin)
        cairo_move_to (self->cr, x, y);
    }
}

void
sal_map_painter_add_arc (SalMapPainter *self, guint arc)
{
  add_points (self, arc, FALSE, TRUE);
}

/* Adds the rings of an area to the path. */
void
sal_map_painter_add_area (SalMapPainter *self, guint index)
{
  SalGeography *geography = self->shape->geography;
  const SalGeographyArea *area = &sal_geography_get_areas (geography, NULL)[index];
  const SalGeographyRing *rings = sal_geography_get_rings (geography, NULL);
  const int *references = sal_geography_get_references (geography, NULL);

  for (guint r = area->first_ring; r < area->first_ring + area->n_rings; r++)
    {
      const SalMapBox *box = &self->shape->ring_boxes[r];
      double size = MAX (box->right - box->left, box->bottom - box->top);

      if (!self->shape->is_main_ring[r] &&
          (size * self->viewport.scale < LEAST_RING || !sal_map_box_overlaps (box, &self->box)))
        continue;
      for (guint i = 0; i < rings[r].n_references; i++)
        {
          int reference = references[rings[r].first_reference + i];

          add_points (
              self, SAL_GEOGRAPHY_ARC (reference), SAL_GEOGRAPHY_IS_BACKWARDS (reference), i == 0);
        }
      cairo_close_path (self->cr);
    }
}

/* Areas of one colour are one path: between them is nothing that could show through. Pixels are not
 * smoothed, so that each belongs to exactly one area; the borders drawn above smooth the edges. */
static void
fill_areas (SalMapPainter *self)
{
  GArray *by_fill[SAL_MAP_N_FILLS] = { NULL };

  for (guint i = 0; i < self->areas->len; i++)
    {
      guint area = g_array_index (self->areas, guint, i);
      guint index = sal_map_style_get_fill_index (self->style, area);

      if (by_fill[index] == NULL)
        by_fill[index] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (by_fill[index], area);
    }
  if (self->raster)
    cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
  for (guint index = 0; index < SAL_MAP_N_FILLS; index++)
    {
      if (by_fill[index] == NULL)
        continue;
      for (guint i = 0; i < by_fill[index]->len; i++)
        sal_map_painter_add_area (self, g_array_index (by_fill[index], guint, i));
      sal_map_painter_set_color (
          self, sal_map_style_get_fill_color (self->style, index, self->theme), 1);
      cairo_fill (self->cr);
      g_array_unref (by_fill[index]);
    }
  cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_DEFAULT);
}

/* Lines from the lower left to the upper right that go on from tile to tile: the origin of the
 * plane is on one of them. */
static void
add_hatching (SalMapPainter *self)
{
  double left, top, right, bottom, first, last;
  double origin = -(self->viewport.x + self->viewport.y) * self->viewport.scale;

  cairo_clip_extents (self->cr, &left, &top, &right, &bottom);
  first = origin + floor ((left + top - origin) / HATCH_DISTANCE) * HATCH_DISTANCE;
  last = right + bottom;
  for (double sum = first; sum <= last; sum += HATCH_DISTANCE)
    {
      cairo_move_to (self->cr, left, sum - left);
      cairo_line_to (self->cr, sum - top, top);
    }
}

static void
hatch_locked (SalMapPainter *self)
{
  gboolean any = FALSE;

  cairo_save (self->cr);
  for (guint i = 0; i < self->areas->len; i++)
    {
      guint area = g_array_index (self->areas, guint, i);

      if ((self->style->flags[area] & SAL_MAP_LOCKED) == 0)
        continue;
      sal_map_painter_add_area (self, area);
      any = TRUE;
    }
  if (any)
    {
      if (self->raster)
        cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
      cairo_clip (self->cr);
      cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_DEFAULT);
      add_hatching (self);
      cairo_set_line_width (self->cr, HATCH_WIDTH);
      sal_map_painter_set_color (
          self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), HATCH_ALPHA);
      cairo_stroke (self->cr);
    }
  cairo_restore (self->cr);
}

/* What is within the clip, and what reaches into it from beside. */
static void
find_visible (SalMapPainter *self)
{
  double left, top, right, bottom;
  SalMapPoint from, to;

  cairo_clip_extents (self->cr, &left, &top, &right, &bottom);
  from = sal_map_viewport_to_plane (&self->viewport, left - SAL_MAP_BLEED, top - SAL_MAP_BLEED);
  to = sal_map_viewport_to_plane (&self->viewport, right + SAL_MAP_BLEED, bottom + SAL_MAP_BLEED);
  self->box = (SalMapBox){ from.x, from.y, to.x, to.y };
  sal_map_shape_find_in_box (self->shape, self->box, self->areas);
}

static SalMapPainter
create_painter (const SalMapShape *shape,
                const SalMapStyle *style,
                cairo_t *cr,
                const SalMapViewport *viewport,
                const SalChartTheme *theme)
{
  return (SalMapPainter){
    .shape = shape,
    .style = style,
    .theme = theme,
    .viewport = *viewport,
    .cr = cr,
    .raster = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE,
    .level = sal_map_shape_get_level (shape, viewport->scale),
  };
}

/* Around insets, on whole pixels. */
static void
draw_frames (SalMapPainter *self)
{
  for (guint i = 0; i < self->shape->frames->len; i++)
    {
      const SalMapBox *box = &g_array_index (self->shape->frames, SalMapBox, i);
      double left = floor (sal_map_painter_x (self, box->left)) + 0.5;
      double top = floor (sal_map_painter_y (self, box->top)) + 0.5;

      cairo_rectangle (self->cr,
                       left,
                       top,
                       floor (sal_map_painter_x (self, box->right)) + 0.5 - left,
                       floor (sal_map_painter_y (self, box->bottom)) + 0.5 - top);
    }
  sal_map_painter_set_color (
      self, sal_chart_palette_role (self->theme, SAL_CHART_ROLE_TEXT), FRAME_ALPHA);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}

/**
 * sal_map_draw:
 * @shape: a shape
 * @style: what it looks like; of as many areas
 * @cr: where to draw, from 0, 0 on; what is outside of its clip costs no time
 * @width: the width of the drawing
 * @height: the height of the drawing
 * @viewport: what part of the map is seen
 * @theme: (nullable): a theme
 * @parts: what is to be drawn
 *
 * Draws a rectangle of a map: to a screen, a picture, or a page of a document. What is drawn of an
 * area does not depend on the rectangle, so that rectangles put together look like one. The
 * background is left as it is.
 */
void
sal_map_draw (const SalMapShape *shape,
              const SalMapStyle *style,
              cairo_t *cr,
              double width,
              double height,
              const SalMapViewport *viewport,
              const SalChartTheme *theme,
              SalMapParts parts)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
  SalMapPainter self = create_painter (shape, style, cr, viewport, theme);

  g_return_if_fail (style->n_areas == shape->n_areas && viewport->scale > 0);

  self.width = width;
  self.height = height;
  self.areas = areas;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  find_visible (&self);
  if ((parts & SAL_MAP_AREAS) != 0)
    {
      fill_areas (&self);
      hatch_locked (&self);
      sal_map_painter_draw_lines (&self);
      draw_frames (&self);
    }
  if ((parts & SAL_MAP_OVERLAY) != 0)
    {
      sal_map_painter_draw_dots (&self);
      sal_map_painter_draw_emphasis (&self);
      sal_map_painter_draw_selection (&self);
      sal_map_painter_draw_marks (&self);
      sal_map_painter_draw_homes (&self);
      if (style->labels)
        sal_map_painter_draw_labels (&self);
    }
  if ((parts & SAL_MAP_LEGEND) != 0)
    sal_map_painter_draw_legend (&self);
  cairo_restore (cr);
}

/**
 * sal_map_draw_outline:
 * @shape: a shape
 * @cr: where to draw
 * @viewport: what part of the map is seen
 * @theme: (nullable): a theme
 * @area: the index of an area
 *
 * Draws the outline of one area, as that of what the pointer or the keyboard is on.
 */
void
sal_map_draw_outline (const SalMapShape *shape,
                      cairo_t *cr,
                      const SalMapViewport *viewport,
                      const SalChartTheme *theme,
                      guint area)
{
  SalMapPainter self = create_painter (shape, NULL, cr, viewport, theme);

  g_return_if_fail (area < shape->n_areas);

  cairo_save (cr);
  self.box = shape->area_boxes[area];
  sal_map_painter_add_area (&self, area);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  sal_map_painter_set_color (&self, sal_chart_palette_role (theme, SAL_CHART_ROLE_BACKGROUND), 1);
  cairo_set_line_width (cr, 4);
  cairo_stroke_preserve (cr);
  sal_map_painter_set_color (&self, sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT), 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}
