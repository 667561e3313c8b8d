/* sal-map-shape-find.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-map-private.h"

/* Cells of the grid per area. */
#define CELLS_PER_AREA 2

/* Neighbours further aside than this are not in a direction: the cosine of the angle. */
#define LEAST_COSINE 0.25

static guint
cell_at (double distance, double cell, guint n_cells)
{
  double index = floor (distance / cell);

  return (guint) CLAMP (index, 0, (double) n_cells - 1);
}

/* The cells that a box touches. */
static void
find_cells (const SalMapShape *self, const SalMapBox *box, guint columns[2], guint rows[2])
{
  const SalMapGrid *grid = &self->grid;

  columns[0] = cell_at (box->left - self->bounds.left, grid->cell, grid->n_columns);
  columns[1] = cell_at (box->right - self->bounds.left, grid->cell, grid->n_columns);
  rows[0] = cell_at (box->top - self->bounds.top, grid->cell, grid->n_rows);
  rows[1] = cell_at (box->bottom - self->bounds.top, grid->cell, grid->n_rows);
}

/* Counts the areas of each cell, or enters them when their places are known. */
static void
fill_cells (SalMapShape *self, guint *counts, gboolean enter)
{
  for (guint i = 0; i < self->n_areas; i++)
    {
      guint columns[2], rows[2];

      find_cells (self, &self->area_boxes[i], columns, rows);
      for (guint row = rows[0]; row <= rows[1]; row++)
        for (guint column = columns[0]; column <= columns[1]; column++)
          {
            guint cell = row * self->grid.n_columns + column;

            if (enter)
              self->grid.areas[counts[cell]] = i;
            counts[cell]++;
          }
    }
}

/* Makes the grid that areas are found by, once their boxes are known. */
void
sal_map_shape_index (SalMapShape *self)
{
  SalMapGrid *grid = &self->grid;
  double width = MAX (self->bounds.right - self->bounds.left, 1e-6);
  double height = MAX (self->bounds.bottom - self->bounds.top, 1e-6);
  guint n_cells;

  if (self->n_areas == 0)
    width = height = 1;
  grid->cell = sqrt (width * height / (CELLS_PER_AREA * MAX (self->n_areas, 1)));
  grid->cell = MAX (grid->cell, MAX (width, height) / 4096);
  grid->n_columns = (guint) (width / grid->cell) + 1;
  grid->n_rows = (guint) (height / grid->cell) + 1;
  n_cells = grid->n_columns * grid->n_rows;
  grid->first = g_new0 (guint, n_cells + 2);
  fill_cells (self, grid->first + 2, FALSE);
  for (guint i = 0; i < n_cells; i++)
    grid->first[i + 2] += grid->first[i + 1];
  grid->areas = g_new (guint, grid->first[n_cells + 1] + 1);
  /* entering the areas moves the starts of the next cells to those of these */
  fill_cells (self, grid->first + 1, TRUE);
}

static const SalMapPoint *
points_of (const SalMapShape *self, guint arc, guint *n_points)
{
  const SalMapLevel *level = &self->levels[0];

  *n_points = level->first[arc + 1] - level->first[arc];

  return &level->points[level->first[arc]];
}

/* By the number of times that the arcs around the area cross a line to the right. An arc inside of
 * it, which it has on both sides, is there twice and does not count. */
static gboolean
area_contains (const SalMapShape *self, guint area, SalMapPoint point)
{
  guint n_arcs, n_points;
  const guint *arcs = sal_map_shape_get_area_arcs (self, area, &n_arcs);
  gboolean inside = FALSE;

  if (!sal_map_box_contains (&self->area_boxes[area], point))
    return FALSE;

  for (guint i = 0; i < n_arcs; i++)
    {
      const SalMapBox *box = &self->arc_boxes[arcs[i]];
      const SalMapPoint *points = points_of (self, arcs[i], &n_points);

      if (box->top > point.y || box->bottom < point.y || box->right < point.x)
        continue;
      for (guint p = 1; p < n_points; p++)
        {
          SalMapPoint from = points[p - 1], to = points[p];

          if ((from.y > point.y) != (to.y > point.y) &&
              point.x < from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x))
            inside = !inside;
        }
    }

  return inside;
}

/**
 * sal_map_shape_find_at:
 * @self: the shape
 * @point: a point of the plane
 *
 * Finds the area that a point lies in.
 *
 * Returns: the index of the area, or %SAL_GEOGRAPHY_NONE
 */
guint
sal_map_shape_find_at (const SalMapShape *self, SalMapPoint point)
{
  const SalMapGrid *grid = &self->grid;
  SalMapBox box = { point.x, point.y, point.x, point.y };
  guint columns[2], rows[2], cell;

  if (self->n_areas == 0 || !sal_map_box_contains (&self->bounds, point))
    return SAL_GEOGRAPHY_NONE;

  find_cells (self, &box, columns, rows);
  cell = rows[0] * grid->n_columns + columns[0];
  for (guint i = grid->first[cell]; i < grid->first[cell + 1]; i++)
    if (area_contains (self, grid->areas[i], point))
      return grid->areas[i];

  return SAL_GEOGRAPHY_NONE;
}

/**
 * sal_map_shape_find_in_box:
 * @self: the shape
 * @box: a box of the plane
 * @areas: (element-type guint): where the indices of areas are added, each once
 *
 * Finds the areas whose own boxes touch a box: all that may be seen in it.
 */
void
sal_map_shape_find_in_box (const SalMapShape *self, SalMapBox box, GArray *areas)
{
  const SalMapGrid *grid = &self->grid;
  guint columns[2], rows[2], own_columns[2], own_rows[2];

  if (self->n_areas == 0 || !sal_map_box_overlaps (&box, &self->bounds))
    return;

  find_cells (self, &box, columns, rows);
  for (guint row = rows[0]; row <= rows[1]; row++)
    for (guint column = columns[0]; column <= columns[1]; column++)
      {
        guint cell = row * grid->n_columns + column;

        for (guint i = grid->first[cell]; i < grid->first[cell + 1]; i++)
          {
            guint area = grid->areas[i];

            if (!sal_map_box_overlaps (&self->area_boxes[area], &box))
              continue;
            /* it is in several cells: the first that both boxes touch counts */
            find_cells (self, &self->area_boxes[area], own_columns, own_rows);
            if (column == MAX (own_columns[0], columns[0]) && row == MAX (own_rows[0], rows[0]))
              g_array_append_val (areas, area);
          }
      }
}

/* On which side of a line a point is, by the sign. */
static double
side_of (SalMapPoint from, SalMapPoint to, SalMapPoint point)
{
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
}

static gboolean
segments_cross (SalMapPoint a, SalMapPoint b, SalMapPoint c, SalMapPoint d)
{
  return (side_of (a, b, c) > 0) != (side_of (a, b, d) > 0) &&
         (side_of (c, d, a) > 0) != (side_of (c, d, b) > 0);
}

static gboolean
area_is_crossed (const SalMapShape *self, guint area, SalMapPoint from, SalMapPoint to)
{
  SalMapBox box = SAL_MAP_BOX_EMPTY;
  guint n_arcs, n_points;
  const guint *arcs = sal_map_shape_get_area_arcs (self, area, &n_arcs);

  sal_map_box_add (&box, from);
  sal_map_box_add (&box, to);
  for (guint i = 0; i < n_arcs; i++)
    {
      const SalMapPoint *points = points_of (self, arcs[i], &n_points);

      if (!sal_map_box_overlaps (&self->arc_boxes[arcs[i]], &box))
        continue;
      for (guint p = 1; p < n_points; p++)
        if (segments_cross (from, to, points[p - 1], points[p]))
          return TRUE;
    }

  return area_contains (self, area, from);
}

static int
compare_areas (gconstpointer one, gconstpointer other)
{
  guint first = *(const guint *) one, second = *(const guint *) other;

  return (first > second) - (first < second);
}

/* Puts what was added to an array behind @start in order, each once. */
static void
sort_from (GArray *areas, guint start)
{
  guint *values = &g_array_index (areas, guint, 0) + start;
  guint n = areas->len - start, kept = 0;

  if (n == 0)
    return;
  qsort (values, n, sizeof (guint), compare_areas);
  for (guint i = 0; i < n; i++)
    if (i == 0 || values[i] != values[kept - 1])
      values[kept++] = values[i];
  g_array_set_size (areas, start + kept);
}

/**
 * sal_map_shape_find_on_line:
 * @self: the shape
 * @from: where the pointer was
 * @to: where it is
 * @areas: (element-type guint): where the indices of areas are added, ascending, each once
 *
 * Finds the areas that a straight line passes through. Those that a pointer skips as it moves fast
 * are among them.
 */
void
sal_map_shape_find_on_line (const SalMapShape *self,
                            SalMapPoint from,
                            SalMapPoint to,
                            GArray *areas)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  SalMapBox box = SAL_MAP_BOX_EMPTY;
  guint start = areas->len;

  sal_map_box_add (&box, from);
  sal_map_box_add (&box, to);
  sal_map_shape_find_in_box (self, box, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      guint area = g_array_index (candidates, guint, i);

      if (area_is_crossed (self, area, from, to))
        g_array_append_val (areas, area);
    }
  sort_from (areas, start);
}

/* How often a closed line runs around a point; loops in a lasso that was drawn carelessly do not
 * make holes (D. Sunday, "Inclusion of a Point in a Polygon"). */
static int
wind (const SalMapPoint *points, guint n_points, SalMapPoint point)
{
  int turns = 0;

  for (guint i = 0; i < n_points; i++)
    {
      SalMapPoint from = points[i], to = points[(i + 1) % n_points];

      if ((from.y > point.y) == (to.y > point.y))
        continue;
      if (from.y <= point.y && side_of (from, to, point) > 0)
        turns++;
      else if (from.y > point.y && side_of (from, to, point) < 0)
        turns--;
    }

  return turns;
}

/**
 * sal_map_shape_find_in_lasso:
 * @self: the shape
 * @points: (array length=n_points): a closed line on the plane; its last point is joined to the
 *   first
 * @n_points: their number
 * @areas: (element-type guint): where the indices of areas are added, ascending, each once
 *
 * Finds the areas whose centres a line encloses, or if it encloses none, those that it runs
 * through.
 */
void
sal_map_shape_find_in_lasso (const SalMapShape *self,
                             const SalMapPoint *points,
                             guint n_points,
                             GArray *areas)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  SalMapBox box = SAL_MAP_BOX_EMPTY;
  guint start = areas->len;

  for (guint i = 0; i < n_points; i++)
    sal_map_box_add (&box, points[i]);
  if (n_points > 0)
    sal_map_shape_find_in_box (self, box, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      guint area = g_array_index (candidates, guint, i);

      if (wind (points, n_points, self->centers[area]) != 0)
        g_array_append_val (areas, area);
    }
  if (areas->len == start)
    for (guint i = 0; i < n_points; i++)
      sal_map_shape_find_on_line (self, points[i], points[(i + 1) % n_points], areas);
  sort_from (areas, start);
}

/**
 * sal_map_shape_find_next:
 * @self: the shape
 * @area: the index of an area
 * @x: the direction to the right: 1 for an arrow key to the right, −1 to the left
 * @y: the direction downwards
 *
 * Finds the neighbour whose centre lies in a direction. Those straight ahead are preferred to
 * nearer ones aside.
 *
 * Returns: the index of the neighbour, or %SAL_GEOGRAPHY_NONE if none is there
 */
guint
sal_map_shape_find_next (const SalMapShape *self, guint area, double x, double y)
{
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (self->geography);
  guint best = SAL_GEOGRAPHY_NONE;
  double least = G_MAXDOUBLE;

  g_return_val_if_fail (area < self->n_areas, SAL_GEOGRAPHY_NONE);

  for (guint i = neighbors->first[area]; i < neighbors->first[area + 1]; i++)
    {
      double right = self->centers[neighbors->areas[i]].x - self->centers[area].x;
      double down = self->centers[neighbors->areas[i]].y - self->centers[area].y;
      double distance = hypot (right, down);
      double cosine = distance > 0 ? (right * x + down * y) / (distance * hypot (x, y)) : 0;

      if (cosine >= LEAST_COSINE && distance / (cosine * cosine) < least)
        {
          least = distance / (cosine * cosine);
          best = neighbors->areas[i];
        }
    }

  return best;
}
