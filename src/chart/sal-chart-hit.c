/* sal-chart-hit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

static gboolean
contains (const SalChartRectangle *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

static gboolean
covers (const SalChartArea *area, double x, double y)
{
  const SalChartRectangle *box = &area->box;

  if (!area->round)
    return contains (box, x, y);

  return hypot (x - box->x - box->width / 2, y - box->y - box->height / 2) <= box->width / 2;
}

static double
distance_to (const SalChartArea *area, double x, double y)
{
  const SalChartRectangle *box = &area->box;
  double right = x - CLAMP (x, box->x, box->x + box->width);
  double down = y - CLAMP (y, box->y, box->y + box->height);

  if (area->round)
    return hypot (x - box->x - box->width / 2, y - box->y - box->height / 2) - box->width / 2;

  return hypot (right, down);
}

/* What is painted under a point, the last painted first. */
static const SalChartArea *
area_under (const SalChart *self, const SalChartScene *scene, double x, double y)
{
  for (guint i = scene->areas->len; i-- > 0;)
    {
      const SalChartArea *area = &g_array_index (scene->areas, SalChartArea, i);

      if (covers (area, x, y) && isfinite (sal_chart_get_value (self, &area->datum)))
        return area;
    }

  return NULL;
}

/* The nearest of those in whose strip the point is; a gap only if there is nothing else. */
static const SalChartArea *
area_near (const SalChart *self, const SalChartScene *scene, double x, double y)
{
  const SalChartArea *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = scene->areas->len; i-- > 0;)
    {
      const SalChartArea *area = &g_array_index (scene->areas, SalChartArea, i);
      double distance = distance_to (area, x, y);

      if (!contains (&area->slot, x, y))
        continue;
      if (!isfinite (sal_chart_get_value (self, &area->datum)))
        distance += 1e6;
      if (distance >= least)
        continue;
      nearest = area;
      least = distance;
    }

  return nearest;
}

/**
 * sal_chart_draw:
 * @self: a chart
 * @cr: where to draw
 * @rectangle: the part of @cr's user space to fill
 * @theme: (nullable): how it looks, %NULL for the light theme
 *
 * Draws the chart, without a background.
 */
void
sal_chart_draw (SalChart *self,
                cairo_t *cr,
                const SalChartRectangle *rectangle,
                const SalChartTheme *theme)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (rectangle != NULL);

  sal_chart_scene_paint (sal_chart_ensure_scene (self, rectangle, theme), cr);
}

/**
 * sal_chart_draw_highlight:
 * @self: a chart
 * @cr: where to draw
 * @rectangle: as for sal_chart_draw()
 * @theme: (nullable): as for sal_chart_draw()
 * @datum: the datum under the pointer or with the focus
 *
 * Marks a datum, over the drawn chart: a frame around a bar or cell, a ring around a point.
 */
void
sal_chart_draw_highlight (SalChart *self,
                          cairo_t *cr,
                          const SalChartRectangle *rectangle,
                          const SalChartTheme *theme,
                          const SalChartDatum *datum)
{
  SalChartColor color = sal_chart_palette_role (theme, SAL_CHART_ROLE_TEXT);
  SalChartRectangle box;

  if (!sal_chart_locate (self, rectangle, theme, datum, &box))
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  if (sal_chart_is_line (self) || self->kind == SAL_CHART_SCATTER)
    cairo_arc (cr,
               box.x + box.width / 2,
               box.y + box.height / 2,
               self->kind == SAL_CHART_SCATTER ? box.width / 2 + 2 : 6,
               0,
               2 * G_PI);
  else
    cairo_rectangle (cr, box.x - 1, box.y - 1, box.width + 2, box.height + 2);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * sal_chart_hit:
 * @self: a chart
 * @rectangle: as for sal_chart_draw()
 * @theme: (nullable): as for sal_chart_draw()
 * @x: a point
 * @y: its ordinate
 * @datum: (out): what is there
 *
 * Finds the datum under a point, or else the nearest in the same category, so that small bars and
 * thin lines are easy to point at.
 *
 * Returns: %FALSE if the point is outside of the plot
 */
gboolean
sal_chart_hit (SalChart *self,
               const SalChartRectangle *rectangle,
               const SalChartTheme *theme,
               double x,
               double y,
               SalChartDatum *datum)
{
  const SalChartScene *scene;
  const SalChartArea *area;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (datum != NULL, FALSE);

  scene = sal_chart_ensure_scene (self, rectangle, theme);
  area = area_under (self, scene, x, y);
  if (area == NULL)
    area = area_near (self, scene, x, y);
  if (area != NULL)
    *datum = area->datum;

  return area != NULL;
}

/**
 * sal_chart_locate:
 * @self: a chart
 * @rectangle: as for sal_chart_draw()
 * @theme: (nullable): as for sal_chart_draw()
 * @datum: a datum
 * @area: (out): where it is drawn
 *
 * Finds the rectangle that a datum is drawn in. A gap or a zero has no extent along the value axis.
 *
 * Returns: %FALSE if the datum is not drawn: there is no such datum, or no room, or no data at all
 */
gboolean
sal_chart_locate (SalChart *self,
                  const SalChartRectangle *rectangle,
                  const SalChartTheme *theme,
                  const SalChartDatum *datum,
                  SalChartRectangle *area)
{
  const SalChartArea *found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (datum != NULL && area != NULL, FALSE);

  found = sal_chart_scene_find_area (sal_chart_ensure_scene (self, rectangle, theme), datum);
  if (found != NULL)
    *area = found->box;

  return found != NULL;
}

/* Whether moves to the left and right change the category. */
static gboolean
categories_run_across (const SalChart *self)
{
  return !sal_chart_is_horizontal (self);
}

/* The neighbour of a point in the order of sal_chart_ensure_tour (). */
static gboolean
move_on_tour (SalChart *self, const SalChartDatum *from, SalChartMove move, SalChartDatum *to)
{
  const GArray *tour = sal_chart_ensure_tour (self);
  gboolean back = move == SAL_CHART_MOVE_LEFT || move == SAL_CHART_MOVE_UP;
  guint place = 0;

  if (tour->len == 0)
    return FALSE;
  if (move == SAL_CHART_MOVE_LAST)
    place = tour->len - 1;
  else if (move != SAL_CHART_MOVE_FIRST && from != NULL)
    {
      while (place < tour->len && g_array_index (tour, guint, place) != from->category)
        place++;
      if (place == tour->len || (back ? place == 0 : place + 1 == tour->len))
        return FALSE;
      place += back ? -1 : 1;
    }

  *to = (SalChartDatum){ SAL_CHART_Y, g_array_index (tour, guint, place) };

  return TRUE;
}

/**
 * sal_chart_move:
 * @self: a chart
 * @from: (nullable): where the focus is, %NULL for nowhere yet
 * @move: which way
 * @to: (out): where it goes
 *
 * Finds the next datum in a direction, as the arrow keys and Home and End ask for it. The points of
 * a scatter chart have no rows: right and down go on to the nearest point not yet visited on a tour
 * that begins at the lower left, left and up go back.
 *
 * Returns: %FALSE if there is none that way
 */
gboolean
sal_chart_move (SalChart *self, const SalChartDatum *from, SalChartMove move, SalChartDatum *to)
{
  gint64 series, category, by;
  gboolean across;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (to != NULL, FALSE);

  if (self->series->len == 0 || self->categories->len == 0)
    return FALSE;
  if (self->kind == SAL_CHART_SCATTER)
    return move_on_tour (self, from, move, to);
  if (move == SAL_CHART_MOVE_FIRST || move == SAL_CHART_MOVE_LAST || from == NULL)
    {
      to->series = from != NULL ? from->series : 0;
      to->category = move == SAL_CHART_MOVE_LAST ? self->categories->len - 1 : 0;
      return TRUE;
    }

  series = from->series;
  category = from->category;
  across = move == SAL_CHART_MOVE_LEFT || move == SAL_CHART_MOVE_RIGHT;
  by = move == SAL_CHART_MOVE_LEFT || move == SAL_CHART_MOVE_UP ? -1 : 1;
  if (across == categories_run_across (self))
    category += by;
  else
    series += by;
  if (series < 0 || series >= self->series->len || category < 0 ||
      category >= self->categories->len)
    return FALSE;

  to->series = (guint) series;
  to->category = (guint) category;

  return TRUE;
}

/**
 * sal_chart_get_preferred_height:
 * @self: a chart
 * @theme: (nullable): as for sal_chart_draw()
 *
 * Tells how high a chart wants to be: as high as its rows are many, for those that have rows.
 *
 * Returns: a height in user space units
 */
double
sal_chart_get_preferred_height (const SalChart *self, const SalChartTheme *theme)
{
  double size = theme != NULL && theme->font_size > 0 ? theme->font_size : 12;
  guint rows = MAX (self->categories->len, 1);

  switch (self->kind)
    {
    case SAL_CHART_SPARKLINE:
      return size * 3;
    case SAL_CHART_BULLET:
      return size * (rows > 1 ? 2.2 * rows : 1.7);
    case SAL_CHART_HEAT:
      return size * (2 + 2.3 * rows);
    case SAL_CHART_FUNNEL:
      return size * 2.4 * rows;
    case SAL_CHART_BAR:
      if (self->horizontal)
        return size * (self->series->len > 1 ? 2 : 0) + size * 2.2 * rows;
      return size * 20;
    case SAL_CHART_LINE:
    default:
      return size * 20;
    }
}
