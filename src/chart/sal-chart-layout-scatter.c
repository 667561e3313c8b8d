/* sal-chart-layout-scatter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-chart-layout.h"

#define PLAIN_RADIUS    4.0
#define LEAST_RADIUS    3.0
#define GREATEST_RADIUS 16.0

/* How much of its hue a point has: those behind others are seen through them. */
#define POINT_TINT 0.6

/* Beyond these, names would hide what they name. */
#define MOST_NAMES 60

/* How near to the line on which both values agree a name may come. */
#define DIAGONAL_GAP 1.0

typedef struct
{
  SalChartFrame across; /* the axis below the plot */
  double largest;       /* of all sizes; 0 if there are none */
  double greatest_radius;
} Scatter;

typedef struct
{
  guint category;
  double x, y, radius;
} Point;

/* Of a line */
typedef struct
{
  double x, y;
} End;

/* Where a name is tried, in this order; the corners that a line y = x leaves free only where there
 * is one. */
typedef enum
{
  SIDE_RIGHT,
  SIDE_LEFT,
  SIDE_ABOVE,
  SIDE_BELOW,
  SIDE_ABOVE_LEFT,
  SIDE_BELOW_RIGHT,
  N_SIDES,
} Side;

static void
x_range (const SalChart *chart, double *lowest, double *highest)
{
  *lowest = INFINITY;
  *highest = -INFINITY;
  for (guint i = 0; i < chart->categories->len; i++)
    {
      double x = sal_chart_value_at (chart, SAL_CHART_X, i);

      if (!sal_chart_has_point (chart, i))
        continue;
      *lowest = MIN (*lowest, x);
      *highest = MAX (*highest, x);
    }
}

/* An axis begins at zero unless that would leave most of it empty. */
static void
include_zero (double *lowest, double *highest)
{
  if (*lowest > 0 && *lowest < *highest * 0.4)
    *lowest = 0;
  if (*highest < 0 && *highest > *lowest * 0.4)
    *highest = 0;
  if (*lowest == *highest && *lowest != 0)
    {
      *lowest = MIN (*lowest, 0);
      *highest = MAX (*highest, 0);
    }
}

static double
largest_size (const SalChart *chart)
{
  double largest = 0;

  for (guint i = 0; chart->series->len > SAL_CHART_SIZE && i < chart->categories->len; i++)
    if (sal_chart_has_point (chart, i) && sal_chart_value_at (chart, SAL_CHART_SIZE, i) > largest)
      largest = sal_chart_value_at (chart, SAL_CHART_SIZE, i);

  return largest;
}

/* The area of a point, not its radius, is in proportion to its size. */
static double
radius_of (const SalChart *chart, const Scatter *scatter, guint category)
{
  double size = sal_chart_value_at (chart, SAL_CHART_SIZE, category);

  if (!(scatter->largest > 0))
    return chart->categories->len > 500 ? LEAST_RADIUS : PLAIN_RADIUS;
  if (!(size > 0))
    return LEAST_RADIUS;

  return MAX (scatter->greatest_radius * sqrt (size / scatter->largest), LEAST_RADIUS);
}

static double
x_position (const SalChartFrame *frame, const Scatter *scatter, double value)
{
  const SalChartFrame *across = &scatter->across;

  return frame->room.x + (value - across->low) / (across->high - across->low) * frame->room.width;
}

static int
compare_points (gconstpointer one, gconstpointer other)
{
  const Point *first = one, *second = other;

  if (first->radius != second->radius)
    return first->radius < second->radius ? 1 : -1;

  return (first->category > second->category) - (first->category < second->category);
}

/* The largest first, so that no point hides a smaller one. */
static GArray *
collect_points (const SalChartFrame *frame, const Scatter *scatter)
{
  const SalChart *chart = frame->chart;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < chart->categories->len; i++)
    {
      Point point = { .category = i };

      if (!sal_chart_has_point (chart, i))
        continue;
      point.x = x_position (frame, scatter, sal_chart_value_at (chart, SAL_CHART_X, i));
      point.y = sal_chart_frame_position (frame, sal_chart_value_at (chart, SAL_CHART_Y, i));
      point.radius = radius_of (chart, scatter, i);
      g_array_append_val (points, point);
    }
  g_array_sort (points, compare_points);

  return points;
}

static void
add_point (SalChartFrame *frame, const Point *point)
{
  SalChartColor stroke = sal_chart_frame_color (frame, SAL_CHART_Y);
  SalChartColor fill = stroke;
  SalChartRectangle box = {
    point->x - point->radius, point->y - point->radius, 2 * point->radius, 2 * point->radius
  };
  SalChartMark *mark;

  fill.alpha *= POINT_TINT;
  mark = sal_chart_scene_add_circle (frame->scene, point->x, point->y, point->radius, fill, stroke);
  sal_chart_mark_set_datum (mark, SAL_CHART_Y, point->category);
  sal_chart_scene_add_area (frame->scene, SAL_CHART_Y, point->category, &box, &frame->room)->round =
      TRUE;
}

static gboolean
overlaps (const SalChartRectangle *one, const SalChartRectangle *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width &&
         one->y < other->y + other->height && other->y < one->y + one->height;
}

/* The part of the line y = x that both axes show, from its lower end to its upper; FALSE if there
 * is none. */
static gboolean
find_diagonal (const SalChartFrame *frame, const Scatter *scatter, End *from, End *to)
{
  double low = MAX (frame->low, scatter->across.low);
  double high = MIN (frame->high, scatter->across.high);

  if (frame->chart->diagonal == NULL || high <= low)
    return FALSE;
  *from = (End){ x_position (frame, scatter, low), sal_chart_frame_position (frame, low) };
  *to = (End){ x_position (frame, scatter, high), sal_chart_frame_position (frame, high) };

  return TRUE;
}

/* Whether a line that rises from left to right goes through a box, or next to its text. */
static gboolean
crosses (const End *from, const End *to, const SalChartRectangle *box)
{
  double left = MAX (box->x - DIAGONAL_GAP, from->x);
  double right = MIN (box->x + box->width + DIAGONAL_GAP, to->x);
  double slope = (to->y - from->y) / (to->x - from->x);

  /* y is less further up */
  return left < right && from->y + (left - from->x) * slope > box->y - DIAGONAL_GAP &&
         from->y + (right - from->x) * slope < box->y + box->height + DIAGONAL_GAP;
}

static gboolean
is_free (const SalChartFrame *frame,
         const Scatter *scatter,
         const SalChartRectangle *box,
         const GArray *taken)
{
  const SalChartRectangle *room = &frame->room;
  End from, to;

  if (box->x < room->x || box->x + box->width > room->x + room->width || box->y < room->y ||
      box->y + box->height > room->y + room->height)
    return FALSE;
  if (find_diagonal (frame, scatter, &from, &to) && crosses (&from, &to, box))
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    if (overlaps (box, &g_array_index (taken, SalChartRectangle, i)))
      return FALSE;

  return TRUE;
}

/* Where a name of that size stands beside its point. */
static SalChartRectangle
place_name (const Point *point, Side side, double width, double height)
{
  SalChartRectangle box = { point->x - width / 2, point->y - height / 2, width, height };
  double beside = point->radius + 3;

  if (side == SIDE_RIGHT)
    box.x = point->x + beside;
  else if (side == SIDE_LEFT)
    box.x = point->x - beside - width;
  else if (side == SIDE_ABOVE || side == SIDE_ABOVE_LEFT)
    box.y = point->y - point->radius - height;
  else
    box.y = point->y + point->radius;
  if (side == SIDE_ABOVE_LEFT)
    box.x = point->x - width;
  else if (side == SIDE_BELOW_RIGHT)
    box.x = point->x;

  return box;
}

/* A name beside its point, or nowhere if something is everywhere. */
static void
add_name (SalChartFrame *frame, const Scatter *scatter, const Point *point, GArray *taken)
{
  g_autofree char *name = sal_chart_get_category_name (frame->chart, point->category);
  double width, height = frame->line_height;
  guint n_sides = frame->chart->diagonal != NULL ? N_SIDES : SIDE_ABOVE_LEFT;

  sal_chart_scene_measure (frame->scene, name, 1, &width, NULL);
  width = ceil (width) + 1;
  for (guint side = 0; side < n_sides && *name != '\0'; side++)
    {
      SalChartRectangle box = place_name (point, (Side) side, width, height);

      if (!is_free (frame, scatter, &box, taken))
        continue;
      sal_chart_scene_add_text (frame->scene,
                                name,
                                &box,
                                PANGO_ALIGN_CENTER,
                                1,
                                PANGO_WEIGHT_NORMAL,
                                sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
      g_array_append_val (taken, box);
      return;
    }
}

static void
add_names (SalChartFrame *frame, const Scatter *scatter, const GArray *points)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SalChartRectangle));

  if (points->len > MOST_NAMES)
    return;
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      SalChartRectangle box = {
        point->x - point->radius, point->y - point->radius, 2 * point->radius, 2 * point->radius
      };

      g_array_append_val (taken, box);
    }
  for (guint i = 0; i < points->len; i++)
    add_name (frame, scatter, &g_array_index (points, Point, i), taken);
}

static gboolean
has_captions (const SalChartFrame *frame)
{
  return frame->scene->bounds.height >= 150;
}

static char *
x_tick_text (const Scatter *scatter, guint tick)
{
  const SalChartTicks *ticks = &scatter->across.ticks;

  return sal_chart_unit_tick (
      &scatter->across.unit, ticks->first + tick * ticks->step, ticks->decimals, TRUE);
}

static void
add_x_tick (SalChartFrame *frame, const Scatter *scatter, guint tick, double *end)
{
  g_autofree char *text = x_tick_text (scatter, tick);
  const SalChartRectangle *bounds = &frame->scene->bounds;
  double value = (scatter->across.ticks.first + tick * scatter->across.ticks.step) /
                 scatter->across.unit.factor;
  double x = x_position (frame, scatter, value);
  double bottom = frame->room.y + frame->room.height;
  SalChartRectangle box = { 0, bottom + 4, 0, frame->line_height };

  sal_chart_scene_add_line (frame->scene,
                            sal_chart_snap (x),
                            frame->room.y,
                            sal_chart_snap (x),
                            bottom,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_GRID),
                            1);
  sal_chart_scene_measure (frame->scene, text, 1, &box.width, NULL);
  box.width = ceil (box.width) + 1;
  box.x = MIN (x - box.width / 2, bounds->x + bounds->width - box.width);
  box.x = MAX (box.x, frame->room.x - SAL_CHART_LABEL_GAP);
  if (box.x < *end + 6)
    return;
  *end = box.x + box.width;
  sal_chart_scene_add_text (frame->scene,
                            text,
                            &box,
                            PANGO_ALIGN_CENTER,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

/* The line y = x, and its name at the right above the plot. */
static void
add_diagonal (SalChartFrame *frame, const Scatter *scatter)
{
  End from, to;
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN);
  SalChartRectangle row = frame->room;
  double sample = frame->scene->font_size * 1.05;

  if (!find_diagonal (frame, scatter, &from, &to))
    return;
  sal_chart_scene_add_line (frame->scene, from.x, from.y, to.x, to.y, color, 1.5)->dashed = TRUE;
  if (!has_captions (frame))
    return;
  row.y -= frame->line_height + 4;
  row.height = frame->line_height;
  sal_chart_scene_measure (frame->scene, frame->chart->diagonal, 1, &row.width, NULL);
  row.width = ceil (row.width) + 1;
  row.x += frame->room.width - row.width;
  sal_chart_scene_add_text (frame->scene,
                            frame->chart->diagonal,
                            &row,
                            PANGO_ALIGN_LEFT,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
  sal_chart_scene_add_line (frame->scene,
                            row.x - sample - 5,
                            row.y + row.height / 2,
                            row.x - 5,
                            row.y + row.height / 2,
                            color,
                            1.5)
      ->dashed = TRUE;
}

/* What an axis measures: y above it at the left, x below it at the right. */
static void
add_caption (SalChartFrame *frame, guint series, const SalChartRectangle *row, PangoAlignment side)
{
  sal_chart_scene_add_text (frame->scene,
                            sal_chart_get_series_name (frame->chart, series),
                            row,
                            side,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
}

static void
take_captions (SalChartFrame *frame)
{
  SalChartRectangle row = frame->room;

  if (!has_captions (frame))
    return;

  row.height = frame->line_height;
  add_caption (frame, SAL_CHART_Y, &row, PANGO_ALIGN_LEFT);
  row.y = frame->room.y + frame->room.height - frame->line_height;
  add_caption (frame, SAL_CHART_X, &row, PANGO_ALIGN_RIGHT);
  frame->room.y += frame->line_height + 4;
  frame->room.height -= 2 * frame->line_height + 6;
}

static void
add_axes (SalChartFrame *frame, const Scatter *scatter)
{
  double end = -G_MAXDOUBLE;

  sal_chart_frame_add_grid (frame);
  for (guint i = 0; i < scatter->across.ticks.n; i++)
    add_x_tick (frame, scatter, i, &end);
  if (frame->low <= 0 && frame->high >= 0)
    sal_chart_frame_add_zero (frame);
}

/* A point per category at two values, as large as a third. */
void
sal_chart_layout_scatter (SalChartFrame *frame)
{
  Scatter scatter = { .across = *frame, .largest = largest_size (frame->chart) };
  g_autoptr (GArray) points = NULL;
  double lowest, highest;

  frame->format = sal_chart_format_of (frame->chart, SAL_CHART_Y);
  frame->unit_on_ticks = TRUE;
  scatter.across.format = sal_chart_format_of (frame->chart, SAL_CHART_X);
  take_captions (frame);
  sal_chart_frame_range (frame, &lowest, &highest);
  include_zero (&lowest, &highest);
  sal_chart_frame_scale (frame,
                         lowest,
                         highest,
                         frame->room.height - 2 * frame->line_height,
                         sal_chart_frame_tick_spacing (frame));
  sal_chart_frame_take_value_labels (frame);
  frame->room.height = MAX (frame->room.height - frame->line_height - 4, 1);
  frame->room.width = MAX (frame->room.width - 8, 1);
  x_range (frame->chart, &lowest, &highest);
  include_zero (&lowest, &highest);
  sal_chart_frame_scale (
      &scatter.across, lowest, highest, frame->room.width, 4.5 * frame->scene->font_size);
  scatter.greatest_radius =
      CLAMP (MIN (frame->room.width, frame->room.height) / 12, LEAST_RADIUS, GREATEST_RADIUS);
  add_axes (frame, &scatter);
  add_diagonal (frame, &scatter);
  points = collect_points (frame, &scatter);
  for (guint i = 0; i < points->len; i++)
    add_point (frame, &g_array_index (points, Point, i));
  add_names (frame, &scatter, points);
}
