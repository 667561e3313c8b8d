/* sal-chart-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Below this height a chart spends nothing on captions and legends. */
#define HEADING_MINIMUM_HEIGHT 150.0

/* How far the first and last points of a line are from the plot's edges. */
#define LINE_MARGIN 10.0

/* The share of the width that category names may take. */
#define NAMES_SHARE 0.36

static const SalChartColor none = { 0, 0, 0, 0 };

/* The middle of a pixel: lines one unit wide are sharp there. */
double
sal_chart_snap (double coordinate)
{
  return floor (coordinate) + 0.5;
}

SalChartColor
sal_chart_frame_role (const SalChartFrame *frame, SalChartRole role)
{
  return sal_chart_palette_role (&frame->scene->theme, role);
}

SalChartColor
sal_chart_frame_color (const SalChartFrame *frame, guint series)
{
  const SalChartSeries *one = sal_chart_peek_series (frame->chart, series);

  if (one->role == SAL_CHART_SERIES_PLAN)
    return sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN);

  return sal_chart_palette_hue (&frame->scene->theme, one->hue);
}

/* Where a value is along the value axis. */
double
sal_chart_frame_position (const SalChartFrame *frame, double value)
{
  double share = (value - frame->low) / (frame->high - frame->low);

  if (sal_chart_is_horizontal (frame->chart))
    return frame->room.x + share * frame->room.width;

  return frame->room.y + (1 - share) * frame->room.height;
}

static gboolean
is_line (const SalChart *chart)
{
  return chart->kind == SAL_CHART_LINE || chart->kind == SAL_CHART_SPARKLINE;
}

/* Where a category is drawn across the value axis: lines run nearly from edge to edge, bars stand
 * in the middle of their slots. */
double
sal_chart_frame_center (const SalChartFrame *frame, guint category)
{
  guint n = frame->chart->categories->len;
  double margin =
      frame->chart->kind == SAL_CHART_LINE ? MIN (LINE_MARGIN, frame->room.width / 4) : 0;
  SalChartRectangle slot;

  if (is_line (frame->chart) && n > 1)
    return frame->room.x + margin + (frame->room.width - 2 * margin) * category / (n - 1);

  slot = sal_chart_frame_slot (frame, category);

  return sal_chart_is_horizontal (frame->chart) ? slot.y + slot.height / 2
                                                : slot.x + slot.width / 2;
}

/* The strip around a line's point, as far as the plot reaches. */
static SalChartRectangle
line_slot (const SalChartFrame *frame, guint category)
{
  const SalChartRectangle *room = &frame->room;
  double reach = (sal_chart_frame_center (frame, 1) - sal_chart_frame_center (frame, 0)) / 2;
  double center = sal_chart_frame_center (frame, category);
  double left = MAX (center - reach, room->x);
  double right = MIN (center + reach, room->x + room->width);

  return (SalChartRectangle){ left, room->y, MAX (right - left, 0), room->height };
}

/* The strip of the plot that belongs to a category. */
SalChartRectangle
sal_chart_frame_slot (const SalChartFrame *frame, guint category)
{
  SalChartRectangle slot = frame->room;
  guint n = MAX (frame->chart->categories->len, 1);

  if (is_line (frame->chart) && n > 1)
    return line_slot (frame, category);
  if (sal_chart_is_horizontal (frame->chart))
    {
      slot.height /= n;
      slot.y += slot.height * category;
    }
  else
    {
      slot.width /= n;
      slot.x += slot.width * category;
    }

  return slot;
}

static void
include (double value, double *lowest, double *highest)
{
  if (!isfinite (value))
    return;
  *lowest = isfinite (*lowest) ? MIN (*lowest, value) : value;
  *highest = isfinite (*highest) ? MAX (*highest, value) : value;
}

/* The least and greatest of all values, bands and the reference; FALSE if there is no value. */
gboolean
sal_chart_frame_range (const SalChartFrame *frame, double *lowest, double *highest)
{
  const SalChart *chart = frame->chart;
  double lower, upper;

  *lowest = *highest = NAN;
  for (guint series = 0; series < chart->series->len; series++)
    for (guint category = 0; category < chart->categories->len; category++)
      {
        include (sal_chart_value_at (chart, series, category), lowest, highest);
        if (!sal_chart_band_at (chart, series, category, &lower, &upper))
          continue;
        include (lower, lowest, highest);
        include (upper, lowest, highest);
      }
  if (!isfinite (*lowest))
    return FALSE;
  include (chart->reference, lowest, highest);

  return TRUE;
}

/* Chooses unit and ticks for values from @low to @high along @length; one tick per @spacing. */
void
sal_chart_frame_scale (SalChartFrame *frame, double low, double high, double length, double spacing)
{
  const SalChartFormat *format = &frame->chart->format;
  double largest = MAX (fabs (low), fabs (high));
  guint at_most = (guint) CLAMP (length / spacing + 1, 2, 8);
  gboolean whole;

  frame->unit = sal_chart_format_unit (format, largest);
  whole = format->kind == SAL_CHART_FORMAT_COUNT && *frame->unit.suffix == '\0';
  frame->ticks =
      sal_chart_ticks_nice (low * frame->unit.factor, high * frame->unit.factor, at_most, whole);
  frame->low = frame->ticks.first / frame->unit.factor;
  frame->high = sal_chart_ticks_last (&frame->ticks) / frame->unit.factor;
}

/* How far apart ticks of an upright axis should be: closer in small charts. */
double
sal_chart_frame_tick_spacing (const SalChartFrame *frame)
{
  return CLAMP (frame->scene->bounds.height / 5, frame->line_height * 1.9, frame->line_height * 3);
}

static char *
tick_text (const SalChartFrame *frame, guint tick)
{
  return sal_chart_unit_tick (&frame->unit,
                              frame->ticks.first + tick * frame->ticks.step,
                              frame->ticks.decimals,
                              frame->unit_on_ticks);
}

static double
widest_tick (const SalChartFrame *frame)
{
  double widest = 0;

  for (guint i = 0; i < frame->ticks.n; i++)
    {
      g_autofree char *text = tick_text (frame, i);
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

/* Takes the room of the value axis' labels: left of the plot, or below it if bars are horizontal.
 */
void
sal_chart_frame_take_value_labels (SalChartFrame *frame)
{
  double half = frame->line_height / 2;

  if (sal_chart_is_horizontal (frame->chart))
    {
      frame->room.height -= frame->line_height + 4;
      frame->room.width -= widest_tick (frame) / 2;
    }
  else
    {
      double width = ceil (widest_tick (frame)) + SAL_CHART_LABEL_GAP;

      frame->room.x += width;
      frame->room.width -= width;
      frame->room.y += half;
      frame->room.height -= half;
    }
}

static void
add_tick_label (SalChartFrame *frame, guint tick, double position)
{
  g_autofree char *text = tick_text (frame, tick);
  const SalChartRectangle *room = &frame->room;
  SalChartRectangle box;
  PangoAlignment alignment = PANGO_ALIGN_RIGHT;

  if (sal_chart_is_horizontal (frame->chart))
    {
      double width;

      sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
      box = (SalChartRectangle){
        position - width / 2, room->y + room->height + 4, width + 1, frame->line_height
      };
      alignment = PANGO_ALIGN_CENTER;
    }
  else
    box = (SalChartRectangle){ frame->scene->bounds.x,
                               position - frame->line_height / 2,
                               room->x - SAL_CHART_LABEL_GAP - frame->scene->bounds.x,
                               frame->line_height };

  sal_chart_scene_add_text (frame->scene,
                            text,
                            &box,
                            alignment,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

/* Whether the labels of neighbouring ticks stand clear of one another. */
static gboolean
has_room_for_ticks (const SalChartFrame *frame)
{
  guint intervals = frame->ticks.n - 1;

  if (sal_chart_is_horizontal (frame->chart))
    return frame->room.width > intervals * (widest_tick (frame) + 6);

  return frame->room.height >= intervals * frame->line_height;
}

/* A thin line and a label per tick; in the smallest charts the last tick alone is labelled. */
void
sal_chart_frame_add_grid (SalChartFrame *frame)
{
  const SalChartRectangle *room = &frame->room;
  gboolean all = has_room_for_ticks (frame);
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_GRID);

  for (guint i = 0; i < frame->ticks.n; i++)
    {
      double value = (frame->ticks.first + i * frame->ticks.step) / frame->unit.factor;
      double position = sal_chart_frame_position (frame, value);
      double sharp = sal_chart_snap (position);

      if (sal_chart_is_horizontal (frame->chart))
        sal_chart_scene_add_line (
            frame->scene, sharp, room->y, sharp, room->y + room->height, color, 1);
      else
        sal_chart_scene_add_line (
            frame->scene, room->x, sharp, room->x + room->width, sharp, color, 1);
      if (all || i + 1 == frame->ticks.n)
        add_tick_label (frame, i, position);
    }
}

/* The line that bars stand on. */
void
sal_chart_frame_add_zero (SalChartFrame *frame)
{
  const SalChartRectangle *room = &frame->room;
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_AXIS);
  double position = sal_chart_snap (sal_chart_frame_position (frame, 0));

  if (sal_chart_is_horizontal (frame->chart))
    sal_chart_scene_add_line (
        frame->scene, position, room->y, position, room->y + room->height, color, 1);
  else
    sal_chart_scene_add_line (
        frame->scene, room->x, position, room->x + room->width, position, color, 1);
}

/* The reference value as a dashed line; its name stands above the line at the right. */
void
sal_chart_frame_add_reference (SalChartFrame *frame)
{
  const SalChart *chart = frame->chart;
  const SalChartRectangle *room = &frame->room;
  double position;
  SalChartMark *line;
  SalChartColor color = sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN);

  if (!isfinite (chart->reference))
    return;

  position = sal_chart_snap (sal_chart_frame_position (frame, chart->reference));
  if (sal_chart_is_horizontal (chart))
    line = sal_chart_scene_add_line (
        frame->scene, position, room->y, position, room->y + room->height, color, 1.5);
  else
    line = sal_chart_scene_add_line (
        frame->scene, room->x, position, room->x + room->width, position, color, 1.5);
  line->dashed = TRUE;
}

static char *
split_name (const char *name, const char **second)
{
  const char *end = strchr (name, '\n');

  *second = end != NULL ? end + 1 : "";

  return end != NULL ? g_strndup (name, end - name) : g_strdup (name);
}

static double
widest_category (const SalChartFrame *frame, gboolean whole, gboolean *second_line)
{
  double widest = 0;

  *second_line = FALSE;
  for (guint i = 0; i < frame->chart->categories->len; i++)
    {
      const char *second;
      g_autofree char *first =
          split_name (g_ptr_array_index (frame->chart->categories, i), &second);
      g_autofree char *name = sal_chart_get_category_name (frame->chart, i);
      double width;

      sal_chart_scene_measure (frame->scene, whole ? name : first, 1, &width, NULL);
      widest = MAX (widest, width);
      *second_line |= *second != '\0';
    }

  return widest;
}

static void
add_name (SalChartFrame *frame, const char *text, const SalChartRectangle *box, PangoAlignment side)
{
  sal_chart_scene_add_text (frame->scene,
                            text,
                            box,
                            side,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

/* Every how many categories there is room for a name, if a slot is @slot and a name @name long. */
static guint
name_step (const SalChartFrame *frame, double slot, double name)
{
  guint n = MAX (frame->chart->categories->len, 1);

  return slot * n > name ? (guint) ceil (name / slot) : n;
}

/* What is left after labels: never nothing, however small the chart is. */
static void
keep_room (SalChartFrame *frame)
{
  frame->room.width = MAX (frame->room.width, 1);
  frame->room.height = MAX (frame->room.height, 1);
}

/* Names to the left of horizontal bars. */
static void
take_categories_left (SalChartFrame *frame)
{
  gboolean second_line;
  double widest = ceil (widest_category (frame, TRUE, &second_line)) + 1;
  double width = MIN (widest, MIN (frame->room.width * NAMES_SHARE, frame->names_at_most));
  double left = frame->room.x;
  guint step;

  frame->room.x += width + SAL_CHART_LABEL_GAP;
  frame->room.width -= width + SAL_CHART_LABEL_GAP;
  keep_room (frame);
  step = name_step (frame, sal_chart_frame_slot (frame, 0).height, frame->line_height * 0.95);
  for (guint i = 0; i < frame->chart->categories->len; i += step)
    {
      SalChartRectangle slot = sal_chart_frame_slot (frame, i);
      SalChartRectangle box = {
        left, slot.y + (slot.height - frame->line_height) / 2, width, frame->line_height
      };
      g_autofree char *name = sal_chart_get_category_name (frame->chart, i);

      add_name (frame, name, &box, PANGO_ALIGN_RIGHT);
    }
}

/* Where names below the plot may begin: right of the labels of the value axis. */
static double
names_left (const SalChartFrame *frame)
{
  return MAX (frame->room.x - SAL_CHART_LABEL_GAP, frame->scene->bounds.x);
}

/* A box for @text centred on @center, moved so that it stays inside the chart. */
static SalChartRectangle
centered_box (const SalChartFrame *frame, const char *text, double center, double y)
{
  const SalChartRectangle *bounds = &frame->scene->bounds;
  double width, x;

  sal_chart_scene_measure (frame->scene, text, 1, &width, NULL);
  x = MIN (center - width / 2, bounds->x + bounds->width - width);

  return (SalChartRectangle){ MAX (x, names_left (frame)), y, width + 0.5, frame->line_height };
}

/* Every step-th name below the plot, counted from the last; the part after a line break where it
 * changes. */
static void
add_ordered_names (SalChartFrame *frame, guint step, double y)
{
  guint n = frame->chart->categories->len;
  g_autofree char *previous = NULL;
  double first_end = -G_MAXDOUBLE, second_end = -G_MAXDOUBLE;

  for (guint i = (n - 1) % step; i < n; i += step)
    {
      const char *second;
      g_autofree char *first =
          split_name (g_ptr_array_index (frame->chart->categories, i), &second);
      double center = sal_chart_frame_center (frame, i);
      SalChartRectangle box = centered_box (frame, first, center, y);

      if (box.x < first_end + 2)
        continue;
      add_name (frame, first, &box, PANGO_ALIGN_CENTER);
      first_end = box.x + box.width;
      if (*second == '\0' || g_strcmp0 (second, previous) == 0)
        continue;
      box = centered_box (frame, second, center, y + frame->line_height);
      if (box.x < second_end + 4)
        continue;
      add_name (frame, second, &box, PANGO_ALIGN_CENTER);
      second_end = box.x + box.width;
      g_free (previous);
      previous = g_strdup (second);
    }
}

static void
add_nominal_names (SalChartFrame *frame, double y)
{
  guint step;

  step = name_step (frame, sal_chart_frame_slot (frame, 0).width, frame->scene->font_size * 4.5);
  for (guint i = 0; i < frame->chart->categories->len; i += step)
    {
      SalChartRectangle slot = sal_chart_frame_slot (frame, i);
      double width = slot.width * step - 6;
      double left, right;
      SalChartRectangle box = { slot.x + slot.width / 2 - width / 2, y, width, frame->line_height };
      g_autofree char *name = sal_chart_get_category_name (frame->chart, i);

      left = MAX (box.x, names_left (frame));
      right = MIN (box.x + box.width, frame->scene->bounds.x + frame->scene->bounds.width);
      box.x = left;
      box.width = right - left;
      add_name (frame, name, &box, PANGO_ALIGN_CENTER);
    }
}

static void
take_categories_below (SalChartFrame *frame)
{
  gboolean second_line;
  double widest = widest_category (frame, !frame->chart->ordered, &second_line);
  double height = frame->line_height + 4;
  guint step;

  if (frame->chart->ordered && second_line)
    height += frame->line_height;
  frame->room.height -= height;
  keep_room (frame);
  if (!frame->chart->ordered)
    {
      add_nominal_names (frame, frame->room.y + frame->room.height + 4);
      return;
    }
  step = name_step (frame, frame->room.width / frame->chart->categories->len, widest + 6);
  add_ordered_names (frame, step, frame->room.y + frame->room.height + 4);
}

/* Takes the room of the category names and adds them; the last thing taken from the room. */
void
sal_chart_frame_take_categories (SalChartFrame *frame)
{
  if (sal_chart_is_horizontal (frame->chart))
    take_categories_left (frame);
  else
    take_categories_below (frame);
}

static void
add_title (SalChartFrame *frame)
{
  SalChartRectangle box = frame->room;
  double height = sal_chart_scene_line_height (frame->scene, 1.2);

  if (!frame->scene->theme.title || frame->chart->title == NULL)
    return;

  box.height = height;
  sal_chart_scene_add_text (frame->scene,
                            frame->chart->title,
                            &box,
                            PANGO_ALIGN_LEFT,
                            1.2,
                            PANGO_WEIGHT_BOLD,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
  frame->room.y += height + 6;
  frame->room.height -= height + 6;
}

/* A sample of how a series looks, or the reference line after the last of them. */
static void
add_swatch (SalChartFrame *frame, guint series, double x, double y)
{
  gboolean reference = series >= frame->chart->series->len;
  const SalChartSeries *one = reference ? NULL : sal_chart_peek_series (frame->chart, series);
  SalChartColor color = reference ? sal_chart_frame_role (frame, SAL_CHART_ROLE_PLAN)
                                  : sal_chart_frame_color (frame, series);
  double size = frame->scene->font_size * 0.75;
  SalChartRectangle box = { x, y - size / 2, size, size };
  SalChartMark *mark;

  if (reference)
    {
      mark = sal_chart_scene_add_line (frame->scene, x, y, x + size * 1.4, y, color, 1.5);
      mark->dashed = TRUE;
      return;
    }

  if (frame->chart->kind == SAL_CHART_LINE)
    {
      mark = sal_chart_scene_add_line (frame->scene,
                                       x,
                                       y,
                                       x + size * 1.4,
                                       y,
                                       color,
                                       one->role == SAL_CHART_SERIES_PLAN ? 1.5 : 2);
      mark->dashed = one->role == SAL_CHART_SERIES_FORECAST;
      return;
    }
  mark = sal_chart_scene_add_rectangle (frame->scene,
                                        &box,
                                        one->role == SAL_CHART_SERIES_PLAN ? none : color,
                                        one->role == SAL_CHART_SERIES_ACTUAL ? none : color);
  mark->radius = 1;
  mark->line_width = one->role == SAL_CHART_SERIES_PLAN ? 1.5 : 1;
  mark->hatched = one->role == SAL_CHART_SERIES_FORECAST;
}

static gboolean
names_reference (const SalChart *chart)
{
  return isfinite (chart->reference) && chart->reference_name != NULL;
}

/* Swatches and names from the right edge of the heading leftwards; names that find no room are cut,
 * and left out when there would be nothing to read. */
static void
add_legend (SalChartFrame *frame, const SalChartRectangle *row)
{
  gboolean lines = frame->chart->kind == SAL_CHART_LINE || names_reference (frame->chart);
  double swatch = frame->scene->font_size * (lines ? 1.05 : 0.75);
  double middle = row->y + row->height / 2;
  double right = row->x + row->width;
  guint n_series = frame->chart->series->len;
  guint n = n_series + names_reference (frame->chart);
  double share = (row->width - 12.0 * (n - 1)) / n;

  for (guint i = n; i-- > 0;)
    {
      const char *name =
          i < n_series ? sal_chart_get_series_name (frame->chart, i) : frame->chart->reference_name;
      double spare = right - row->x - i * (share + 12);
      SalChartRectangle box = { 0, row->y, 0, row->height };

      sal_chart_scene_measure (frame->scene, name, 1, &box.width, NULL);
      box.width = MIN (ceil (box.width) + 1, spare - swatch - 5);
      if (box.width < frame->scene->font_size)
        continue;
      box.x = right - box.width;
      sal_chart_scene_add_text (frame->scene,
                                name,
                                &box,
                                PANGO_ALIGN_LEFT,
                                1,
                                PANGO_WEIGHT_NORMAL,
                                sal_chart_frame_role (frame, SAL_CHART_ROLE_TEXT));
      add_swatch (frame, i, box.x - swatch - 5, middle);
      right = box.x - swatch - 5 - 12;
    }
}

/* The row above the plot: the axis' unit at the left, the legend at the right. Small charts do
 * without and write the unit on each tick. */
void
sal_chart_frame_add_heading (SalChartFrame *frame, gboolean legend)
{
  g_autofree char *caption = sal_chart_unit_caption (&frame->unit);
  SalChartRectangle row = frame->room;
  double width = 0;

  legend |= names_reference (frame->chart) && frame->chart->kind == SAL_CHART_BAR;
  frame->unit_on_ticks = TRUE;
  if (frame->scene->bounds.height < HEADING_MINIMUM_HEIGHT || (!legend && *caption == '\0'))
    return;

  row.height = frame->line_height;
  frame->room.y += row.height + 4;
  frame->room.height -= row.height + 4;
  if (!sal_chart_is_horizontal (frame->chart) && *caption != '\0')
    {
      frame->unit_on_ticks = FALSE;
      sal_chart_scene_measure (frame->scene, caption, 1, &width, NULL);
      add_name (frame, caption, &row, PANGO_ALIGN_LEFT);
    }
  if (!legend)
    return;
  row.x += width + 16;
  row.width -= width + 16;
  add_legend (frame, &row);
}

static void
add_empty_note (SalChartFrame *frame)
{
  sal_chart_scene_add_text (frame->scene,
                            _ ("No data"),
                            &frame->room,
                            PANGO_ALIGN_CENTER,
                            1,
                            PANGO_WEIGHT_NORMAL,
                            sal_chart_frame_role (frame, SAL_CHART_ROLE_DIM_TEXT));
}

static SalChartScene *
lay_out (const SalChart *self, const SalChartRectangle *rectangle, const SalChartTheme *theme)
{
  g_autoptr (SalChartScene) scene = sal_chart_scene_new (rectangle, theme);
  SalChartFrame frame = {
    .chart = self, .scene = scene, .room = *rectangle, .names_at_most = G_MAXDOUBLE
  };
  double lowest, highest;

  frame.line_height = sal_chart_scene_line_height (scene, 1);
  add_title (&frame);
  if (frame.room.width < 8 || frame.room.height < 4)
    return g_steal_pointer (&scene);
  if (!sal_chart_frame_range (&frame, &lowest, &highest))
    {
      add_empty_note (&frame);
      return g_steal_pointer (&scene);
    }

  switch (self->kind)
    {
    case SAL_CHART_LINE:
    case SAL_CHART_SPARKLINE:
      sal_chart_layout_line (&frame);
      break;
    case SAL_CHART_HEAT:
      sal_chart_layout_heat (&frame);
      break;
    case SAL_CHART_BULLET:
      sal_chart_layout_bullet (&frame);
      break;
    case SAL_CHART_STAGES:
      sal_chart_layout_stages (&frame);
      break;
    case SAL_CHART_BAR:
    default:
      sal_chart_layout_bars (&frame);
      break;
    }
  scene->plot = frame.room;

  return g_steal_pointer (&scene);
}

static gboolean
scene_is_for (const SalChart *self, const SalChartRectangle *rectangle, const SalChartTheme *theme)
{
  const SalChartRectangle *old = &self->scene_rectangle;

  return self->scene != NULL && old->x == rectangle->x && old->y == rectangle->y &&
         old->width == rectangle->width && old->height == rectangle->height &&
         self->scene_theme.dark == theme->dark &&
         self->scene_theme.high_contrast == theme->high_contrast &&
         self->scene_theme.title == theme->title &&
         self->scene_theme.font_size == theme->font_size &&
         g_strcmp0 (self->scene_font, theme->font_family) == 0;
}

/* The chart laid out in @rectangle: the last layout if nothing has changed. */
SalChartScene *
sal_chart_ensure_scene (SalChart *self,
                        const SalChartRectangle *rectangle,
                        const SalChartTheme *theme)
{
  SalChartTheme plain = { 0 };

  if (theme == NULL)
    theme = &plain;
  if (scene_is_for (self, rectangle, theme))
    return self->scene;

  g_clear_pointer (&self->scene, sal_chart_scene_free);
  g_free (self->scene_font);
  self->scene = lay_out (self, rectangle, theme);
  self->scene_rectangle = *rectangle;
  self->scene_theme = *theme;
  self->scene_font = g_strdup (theme->font_family);

  return self->scene;
}
