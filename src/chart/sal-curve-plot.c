/* sal-curve-plot.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-curve-plot.h"

#include <math.h>

#include "sal-chart-scale.h"
#include "sal-chart-scene.h"

#define GAP           6.0
#define SAMPLE        18.0 /* of a line, in the legend */
#define TICKS_AT_MOST 9
#define TICK_SPACE    56.0 /* that a label needs, from left to right */

/* How people are spread: tenths, the fullest of which is so much of the room high. */
#define BIN        0.1
#define BINS_SHARE 0.4
#define DOT_RADIUS 3.0

typedef struct
{
  char *name;
  SalCurveRole role;
  GArray *points; /* of double: x, y, x, y, … */
} Line;

typedef struct
{
  char *name;
  double y;
} Level;

struct _SalCurvePlot
{
  double x_end;
  SalChartTicks y_ticks;
  char *x_title;
  char *y_title;
  GPtrArray *lines;
  GPtrArray *levels;
  char *people_name;
  GArray *people; /* of double: where each is from left to right */
};

static void
line_free (gpointer data)
{
  Line *self = data;

  g_free (self->name);
  g_array_unref (self->points);
  g_free (self);
}

static void
level_free (gpointer data)
{
  Level *self = data;

  g_free (self->name);
  g_free (self);
}

/**
 * sal_curve_plot_new: (skip)
 * @x_end: where the axis from left to right ends, above 0
 * @y_end: up to where there is something to show, above 0
 *
 * Makes a plot without lines. Both axes begin at 0.
 *
 * Returns: (transfer full): the plot
 */
SalCurvePlot *
sal_curve_plot_new (double x_end, double y_end)
{
  SalCurvePlot *self = g_new0 (SalCurvePlot, 1);

  self->x_end = x_end;
  self->y_ticks = sal_chart_ticks_nice (0, y_end, TICKS_AT_MOST, FALSE);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->levels = g_ptr_array_new_with_free_func (level_free);
  self->people = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
sal_curve_plot_free (SalCurvePlot *self)
{
  g_free (self->x_title);
  g_free (self->y_title);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->levels);
  g_free (self->people_name);
  g_array_unref (self->people);
  g_free (self);
}

void
sal_curve_plot_set_titles (SalCurvePlot *self, const char *x_title, const char *y_title)
{
  g_free (self->x_title);
  self->x_title = g_strdup (x_title);
  g_free (self->y_title);
  self->y_title = g_strdup (y_title);
}

/**
 * sal_curve_plot_add_line: (skip)
 * @self: a plot
 * @name: what it is called in the legend
 * @role: what it is for
 * @xs: (array length=n_points): ascending shares; two of the same make a jump
 * @ys: (array length=n_points): shares
 * @n_points: how many there are
 *
 * Adds a line.
 */
void
sal_curve_plot_add_line (SalCurvePlot *self,
                         const char *name,
                         SalCurveRole role,
                         const double *xs,
                         const double *ys,
                         guint n_points)
{
  Line *line = g_new (Line, 1);

  *line = (Line){ g_strdup (name), role, g_array_new (FALSE, FALSE, sizeof (double)) };
  for (guint i = 0; i < n_points; i++)
    {
      g_array_append_val (line->points, xs[i]);
      g_array_append_val (line->points, ys[i]);
    }
  g_ptr_array_add (self->lines, line);
}

/**
 * sal_curve_plot_add_level: (skip)
 * @self: a plot
 * @name: what stands beside it
 * @y: a share
 *
 * Adds a dashed line from left to right, as a cap is.
 */
void
sal_curve_plot_add_level (SalCurvePlot *self, const char *name, double y)
{
  Level *level = g_new (Level, 1);

  *level = (Level){ g_strdup (name), y };
  g_ptr_array_add (self->levels, level);
}

/**
 * sal_curve_plot_set_people: (skip)
 * @self: a plot
 * @name: what they are called in the legend
 * @xs: (array length=n): shares
 * @n: how many there are
 *
 * Shows people: how they are spread behind the lines, and each as a dot on the main line. Who is
 * beyond the axis is at its end.
 */
void
sal_curve_plot_set_people (SalCurvePlot *self, const char *name, const double *xs, guint n)
{
  g_free (self->people_name);
  self->people_name = g_strdup (name);
  g_array_set_size (self->people, 0);
  g_array_append_vals (self->people, xs, n);
}

/* --- where things are --- */

typedef struct
{
  const SalCurvePlot *plot;
  SalChartScene *scene;
  SalChartRectangle room; /* inside the axes */
  double line_height;
} Frame;

static char *
percent (double share)
{
  SalChartFormat format = sal_chart_format_rate (0);

  return sal_chart_format_exact (&format, share);
}

static double
y_end_of (const SalCurvePlot *self)
{
  return sal_chart_ticks_last (&self->y_ticks);
}

static void
frame_init (Frame *self,
            const SalCurvePlot *plot,
            const SalChartRectangle *rectangle,
            const SalChartTheme *theme)
{
  g_autofree char *widest = percent (y_end_of (plot));
  double width;

  self->plot = plot;
  self->scene = sal_chart_scene_new (rectangle, theme);
  self->line_height = sal_chart_scene_line_height (self->scene, 1);
  sal_chart_scene_measure (self->scene, widest, 1, &width, NULL);
  self->room = *rectangle;
  self->room.x += ceil (width) + GAP;
  self->room.width -= ceil (width) + GAP + TICK_SPACE / 3;
  self->room.y += 2 * self->line_height + GAP; /* the legend, and the title of the axis */
  self->room.height -= 4 * self->line_height + 2 * GAP;
  self->room.width = MAX (self->room.width, 1);
  self->room.height = MAX (self->room.height, 1);
}

static double
to_x (const Frame *self, double x)
{
  return self->room.x + x / self->plot->x_end * self->room.width;
}

static double
to_y (const Frame *self, double y)
{
  return self->room.y + self->room.height * (1 - y / y_end_of (self->plot));
}

/* --- drawing --- */

static double
sharp (double position)
{
  return floor (position) + 0.5;
}

static void
add_text (Frame *self,
          const char *text,
          double x,
          double y,
          double width,
          PangoAlignment alignment,
          SalChartColor color)
{
  SalChartRectangle box = { x, y, width, self->line_height };

  sal_chart_scene_add_text (self->scene, text, &box, alignment, 1, PANGO_WEIGHT_NORMAL, color);
}

static void
add_grid (Frame *self)
{
  SalChartColor grid = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_GRID);
  SalChartColor dim = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_DIM_TEXT);
  const SalChartRectangle *room = &self->room;
  guint at_most = (guint) CLAMP (room->width / TICK_SPACE, 2, TICKS_AT_MOST);
  SalChartTicks x_ticks = sal_chart_ticks_nice (0, self->plot->x_end, at_most, FALSE);
  const SalChartTicks *y_ticks = &self->plot->y_ticks;

  for (guint i = 0; i < y_ticks->n; i++)
    {
      double value = y_ticks->first + i * y_ticks->step, y = to_y (self, value);
      g_autofree char *text = percent (value);

      sal_chart_scene_add_line (
          self->scene, room->x, sharp (y), room->x + room->width, sharp (y), grid, 1);
      if (room->height > y_ticks->n * self->line_height || i % 2 == 0)
        add_text (self,
                  text,
                  self->scene->bounds.x,
                  y - self->line_height / 2,
                  room->x - GAP - self->scene->bounds.x,
                  PANGO_ALIGN_RIGHT,
                  dim);
    }
  for (guint i = 0; i < x_ticks.n; i++)
    {
      double value = x_ticks.first + i * x_ticks.step, x = to_x (self, value);
      g_autofree char *text = percent (value);

      sal_chart_scene_add_line (
          self->scene, sharp (x), room->y, sharp (x), room->y + room->height, grid, 1);
      add_text (self,
                text,
                x - TICK_SPACE / 2,
                room->y + room->height + GAP / 2,
                TICK_SPACE,
                PANGO_ALIGN_CENTER,
                dim);
    }
}

static void
add_axes (Frame *self)
{
  SalChartColor axis = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_AXIS);
  SalChartColor dim = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_DIM_TEXT);
  const SalChartRectangle *room = &self->room;
  double bottom = sharp (room->y + room->height);

  sal_chart_scene_add_line (self->scene, room->x, bottom, room->x + room->width, bottom, axis, 1);
  add_text (self,
            self->plot->y_title,
            self->scene->bounds.x,
            room->y - self->line_height - GAP,
            room->width,
            PANGO_ALIGN_LEFT,
            dim);
  add_text (self,
            self->plot->x_title,
            room->x,
            room->y + room->height + self->line_height + GAP / 2,
            room->width,
            PANGO_ALIGN_RIGHT,
            dim);
}

static SalChartColor
color_of (const Frame *self, SalCurveRole role)
{
  const SalChartTheme *theme = &self->scene->theme;

  switch (role)
    {
    case SAL_CURVE_SECOND:
      return sal_chart_palette_hue (theme, 1);
    case SAL_CURVE_FAINT:
      return sal_chart_palette_role (theme, SAL_CHART_ROLE_PLAN);
    case SAL_CURVE_MAIN:
    default:
      return sal_chart_palette_hue (theme, 0);
    }
}

/* Lines are told apart by how they are drawn, not by colour alone. */
static void
style_line (SalChartMark *mark, SalCurveRole role)
{
  mark->dashed = role != SAL_CURVE_MAIN;
  mark->line_width = role == SAL_CURVE_MAIN ? 2.5 : 1.5;
}

/* What is above the plot is not drawn: the line ends where it leaves. */
static GArray *
clip (const Frame *self, const Line *line)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  const double *values = (const double *) (gpointer) line->points->data;
  double end = y_end_of (self->plot), nan = NAN;
  gboolean was_inside = FALSE;

  for (guint i = 0; i < line->points->len; i += 2)
    {
      double x = values[i], y = values[i + 1];
      gboolean is_inside = y <= end;

      if (i > 0 && is_inside != was_inside)
        {
          double x0 = values[i - 2], y0 = values[i - 1];
          double edge_x = to_x (self, x0 + (x - x0) * (end - y0) / (y - y0));
          double edge_y = to_y (self, end);

          g_array_append_val (points, edge_x);
          g_array_append_val (points, edge_y);
        }
      if (is_inside)
        {
          x = to_x (self, x);
          y = to_y (self, y);
          g_array_append_val (points, x);
          g_array_append_val (points, y);
        }
      else if (was_inside)
        {
          g_array_append_val (points, nan);
          g_array_append_val (points, nan);
        }
      was_inside = is_inside;
    }

  return points;
}

static void
add_lines (Frame *self)
{
  const SalChartColor none = { 0, 0, 0, 0 };

  for (guint i = self->plot->lines->len; i > 0; i--)
    {
      const Line *line = self->plot->lines->pdata[i - 1];
      GArray *points = clip (self, line);

      if (points->len < 4)
        {
          g_array_unref (points);
          continue;
        }
      style_line (
          sal_chart_scene_add_path (self->scene, points, none, color_of (self, line->role), 2),
          line->role);
    }
}

/* --- people --- */

static SalChartColor
fade (SalChartColor color, double alpha)
{
  color.alpha *= alpha;

  return color;
}

static double
person_at (const SalCurvePlot *self, guint person)
{
  return CLAMP (g_array_index (self->people, double, person), 0, self->x_end);
}

/* What the main line is at; where it jumps, what it is after it. */
static double
read_main (const SalCurvePlot *self, double x)
{
  const Line *line = NULL;
  const double *values;
  guint n;

  for (guint i = 0; i < self->lines->len && line == NULL; i++)
    if (((const Line *) self->lines->pdata[i])->role == SAL_CURVE_MAIN)
      line = self->lines->pdata[i];
  if (line == NULL || line->points->len == 0)
    return 0;
  values = (const double *) (gpointer) line->points->data;
  n = line->points->len / 2;
  for (guint i = n; i-- > 0;)
    {
      double x0 = values[2 * i], y0 = values[2 * i + 1];

      if (x0 > x)
        continue;
      if (i + 1 == n || values[2 * i + 2] <= x0)
        return y0;
      return y0 + (values[2 * i + 3] - y0) * (x - x0) / (values[2 * i + 2] - x0);
    }

  return values[1];
}

static void
add_spread (Frame *self)
{
  SalChartColor fill = fade (sal_chart_palette_hue (&self->scene->theme, 0), 0.16);
  const SalChartColor none = { 0, 0, 0, 0 };
  guint n_bins = MAX ((guint) ceil (self->plot->x_end / BIN), 1), most = 0;
  g_autofree guint *counts = g_new0 (guint, n_bins);

  for (guint i = 0; i < self->plot->people->len; i++)
    {
      guint bin = MIN ((guint) floor (person_at (self->plot, i) / BIN + 1e-9), n_bins - 1);

      most = MAX (most, ++counts[bin]);
    }
  for (guint i = 0; i < n_bins; i++)
    {
      double height = most > 0 ? BINS_SHARE * self->room.height * counts[i] / most : 0;
      double left = to_x (self, i * BIN),
             right = to_x (self, MIN ((i + 1) * BIN, self->plot->x_end));
      SalChartRectangle box = {
        left + 1, self->room.y + self->room.height - height, MAX (right - left - 2, 1), height
      };

      if (counts[i] > 0)
        sal_chart_scene_add_rectangle (self->scene, &box, fill, none);
    }
}

static void
place_person (const Frame *self, guint person, double *x, double *y)
{
  double at = person_at (self->plot, person);

  *x = to_x (self, at);
  *y = to_y (self, CLAMP (read_main (self->plot, at), 0, y_end_of (self->plot)));
}

static void
add_dots (Frame *self)
{
  SalChartColor fill = fade (sal_chart_palette_hue (&self->scene->theme, 0), 0.55);
  SalChartColor edge = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_BACKGROUND);

  for (guint i = 0; i < self->plot->people->len; i++)
    {
      double x, y;

      place_person (self, i, &x, &y);
      sal_chart_scene_add_circle (self->scene, x, y, DOT_RADIUS, fill, edge);
    }
}

static void
add_levels (Frame *self)
{
  SalChartColor color = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_PLAN);
  SalChartColor text = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_TEXT);
  const SalChartRectangle *room = &self->room;

  for (guint i = 0; i < self->plot->levels->len; i++)
    {
      const Level *level = self->plot->levels->pdata[i];
      double y = to_y (self, level->y);

      if (level->y > y_end_of (self->plot))
        continue;
      sal_chart_scene_add_line (
          self->scene, room->x, sharp (y), room->x + room->width, sharp (y), color, 1.5)
          ->dashed = TRUE;
      add_text (self,
                level->name,
                room->x + 16,
                y - self->line_height - 2,
                room->width - 16,
                PANGO_ALIGN_LEFT,
                text);
    }
}

static void
add_legend (Frame *self)
{
  SalChartColor text = sal_chart_palette_role (&self->scene->theme, SAL_CHART_ROLE_TEXT);
  double x = self->room.x, y = self->scene->bounds.y;

  for (guint i = 0; i < self->plot->lines->len; i++)
    {
      const Line *line = self->plot->lines->pdata[i];
      double width;

      style_line (sal_chart_scene_add_line (self->scene,
                                            x,
                                            y + self->line_height / 2,
                                            x + SAMPLE,
                                            y + self->line_height / 2,
                                            color_of (self, line->role),
                                            2),
                  line->role);
      x += SAMPLE + GAP / 2;
      sal_chart_scene_measure (self->scene, line->name, 1, &width, NULL);
      add_text (self, line->name, x, y, ceil (width) + 1, PANGO_ALIGN_LEFT, text);
      x += ceil (width) + 2 * GAP;
    }
  if (self->plot->people->len > 0)
    {
      SalChartColor fill = fade (sal_chart_palette_hue (&self->scene->theme, 0), 0.55);
      double from = x + 2 * DOT_RADIUS + GAP / 2, width;

      sal_chart_scene_measure (self->scene, self->plot->people_name, 1, &width, NULL);
      width = ceil (width) + 1;
      if (from + width > self->scene->bounds.x + self->scene->bounds.width)
        return; /* dots are told by what is said of them besides */
      sal_chart_scene_add_circle (
          self->scene, x + DOT_RADIUS, y + self->line_height / 2, DOT_RADIUS, fill, fill);
      add_text (self, self->plot->people_name, from, y, width, PANGO_ALIGN_LEFT, text);
    }
}

/**
 * sal_curve_plot_draw: (skip)
 * @self: a plot
 * @cr: where to
 * @rectangle: what of it
 * @theme: how charts look
 *
 * Draws a plot with its legend, axes, lines and levels.
 */
void
sal_curve_plot_draw (SalCurvePlot *self,
                     cairo_t *cr,
                     const SalChartRectangle *rectangle,
                     const SalChartTheme *theme)
{
  Frame frame;

  frame_init (&frame, self, rectangle, theme);
  add_legend (&frame);
  add_spread (&frame);
  add_grid (&frame);
  add_levels (&frame);
  add_lines (&frame);
  add_dots (&frame);
  add_axes (&frame);
  sal_chart_scene_paint (frame.scene, cr);
  sal_chart_scene_free (frame.scene);
}

/**
 * sal_curve_plot_locate: (skip)
 * @self: a plot
 * @rectangle: as it is drawn
 * @theme: likewise
 * @x: a share
 * @y: a share
 * @at_x: (out): where it is
 * @at_y: (out): likewise
 *
 * Tells where a value is on the picture; what is above the plot is at its edge.
 */
void
sal_curve_plot_locate (SalCurvePlot *self,
                       const SalChartRectangle *rectangle,
                       const SalChartTheme *theme,
                       double x,
                       double y,
                       double *at_x,
                       double *at_y)
{
  Frame frame;

  frame_init (&frame, self, rectangle, theme);
  *at_x = to_x (&frame, CLAMP (x, 0, self->x_end));
  *at_y = to_y (&frame, CLAMP (y, 0, y_end_of (self)));
  sal_chart_scene_free (frame.scene);
}

/**
 * sal_curve_plot_read: (skip)
 * @self: a plot
 * @rectangle: as it is drawn
 * @theme: likewise
 * @at_x: a place on the picture
 * @at_y: likewise
 * @x: (out): the share there
 * @y: (out): likewise
 *
 * Tells which value is at a place of the picture, also beside the plot.
 */
void
sal_curve_plot_read (SalCurvePlot *self,
                     const SalChartRectangle *rectangle,
                     const SalChartTheme *theme,
                     double at_x,
                     double at_y,
                     double *x,
                     double *y)
{
  Frame frame;

  frame_init (&frame, self, rectangle, theme);
  *x = (at_x - frame.room.x) / frame.room.width * self->x_end;
  *y = (1 - (at_y - frame.room.y) / frame.room.height) * y_end_of (self);
  sal_chart_scene_free (frame.scene);
}

int
sal_curve_plot_find_person (SalCurvePlot *self,
                            const SalChartRectangle *rectangle,
                            const SalChartTheme *theme,
                            double at_x,
                            double at_y,
                            double reach)
{
  double nearest = reach;
  int found = -1;
  Frame frame;

  if (self->people->len == 0)
    return -1;
  frame_init (&frame, self, rectangle, theme);
  for (guint i = 0; i < self->people->len; i++)
    {
      double x, y, distance;

      place_person (&frame, i, &x, &y);
      distance = hypot (x - at_x, y - at_y);
      if (distance <= nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  sal_chart_scene_free (frame.scene);

  return found;
}

/**
 * sal_curve_plot_locate_person: (skip)
 * @self: a plot
 * @rectangle: as it is drawn
 * @theme: likewise
 * @person: the index of a person
 * @at_x: (out): where the dot is
 * @at_y: (out): likewise
 *
 * Tells where somebody is on the picture.
 *
 * Returns: %FALSE if there is nobody of that index
 */
gboolean
sal_curve_plot_locate_person (SalCurvePlot *self,
                              const SalChartRectangle *rectangle,
                              const SalChartTheme *theme,
                              guint person,
                              double *at_x,
                              double *at_y)
{
  Frame frame;

  if (person >= self->people->len)
    return FALSE;
  frame_init (&frame, self, rectangle, theme);
  place_person (&frame, person, at_x, at_y);
  sal_chart_scene_free (frame.scene);

  return TRUE;
}
