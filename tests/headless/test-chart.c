/* test-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart.h"

#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "sal-chart-layout.h"

static const char *months[] = {
  "Feb\n2025", "Mar\n2025", "Apr\n2025", "May\n2025", "Jun\n2025", "Jul\n2025",
  "Aug\n2025", "Sep\n2025", "Oct\n2025", "Nov\n2025", "Dec\n2025", "Jan\n2026",
};

static const char *regions[] = {
  "EMEA North",           "EMEA South", "Central",
  "West Coast, Mountain", "Southeast",  "A region whose name is far too long for any chart",
};

static const struct
{
  SalChartKind kind;
  gboolean horizontal;
  guint n_series;
} shapes[] = {
  { SAL_CHART_BAR, FALSE, 1 },    { SAL_CHART_BAR, FALSE, 3 },       { SAL_CHART_BAR, TRUE, 1 },
  { SAL_CHART_BAR, TRUE, 3 },     { SAL_CHART_LINE, FALSE, 1 },      { SAL_CHART_LINE, FALSE, 4 },
  { SAL_CHART_HEAT, FALSE, 5 },   { SAL_CHART_SPARKLINE, FALSE, 1 }, { SAL_CHART_BULLET, FALSE, 2 },
  { SAL_CHART_FUNNEL, FALSE, 1 },
};

static const struct
{
  double width, height;
} sizes[] = { { 300, 120 }, { 700, 300 }, { 1360, 720 }, { 160, 48 }, { 20, 6 }, { 0, 0 } };

static double
value_of (Data data, guint series, guint category)
{
  double value = 1e8 * (1 + series) * (1.2 + sin (category * 1.7 + series));

  switch (data)
    {
    case DATA_GAPS:
      return (category + series) % 3 == 0 ? NAN : value;
    case DATA_NEGATIVE:
      return value - 3e8;
    case DATA_ZERO:
      return 0;
    case DATA_ALL_GAPS:
      return NAN;
    case DATA_SINGLE:
    case DATA_PLAIN:
    default:
      return value;
    }
}

static SalChart *
chart_new (gsize shape, Data data, gboolean ordered)
{
  SalChart *chart = sal_chart_new (shapes[shape].kind);
  SalChartFormat format = sal_chart_format_money ("USD");
  static const char *names[] = { "Bookings", "Quota", "Outlook", "Renewals", "Services" };
  guint n = data == DATA_EMPTY ? 0 : data == DATA_SINGLE ? 1 : ordered ? 12 : 6;

  sal_chart_set_title (chart, "Bookings");
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, ordered);
  sal_chart_set_horizontal (chart, shapes[shape].horizontal);
  sal_chart_set_categories (chart, ordered ? months : regions, n);
  for (guint i = 0; i < shapes[shape].n_series; i++)
    {
      double values[12];

      for (guint j = 0; j < n; j++)
        values[j] = value_of (data, i, j);
      sal_chart_add_series (chart,
                            names[i],
                            i == 1   ? SAL_CHART_SERIES_PLAN
                            : i == 2 ? SAL_CHART_SERIES_FORECAST
                                     : SAL_CHART_SERIES_ACTUAL,
                            values,
                            n);
    }

  return chart;
}

typedef void (*Check) (SalChart *chart, const SalChartRectangle *rectangle, Data data);

/* Runs @check for every kind of chart, sort of data and size. */
static void
for_all_charts (Check check)
{
  for (gsize shape = 0; shape < G_N_ELEMENTS (shapes); shape++)
    for (Data data = 0; data < N_DATA; data++)
      for (guint ordered = 0; ordered < 2; ordered++)
        for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
          {
            g_autoptr (SalChart) chart = chart_new (shape, data, ordered);
            SalChartRectangle rectangle = { 13, 7, sizes[size].width, sizes[size].height };

            g_test_message ("shape %zu, data %d, ordered %u, size %zu", shape, data, ordered, size);
            check (chart, &rectangle, data);
          }
}

static gboolean
overlap (const SalChartRectangle *one, const SalChartRectangle *other)
{
  const double slack = 0.6;

  return one->x + slack < other->x + other->width && other->x + slack < one->x + one->width &&
         one->y + slack < other->y + other->height && other->y + slack < one->y + one->height;
}

static void
check_labels_apart (SalChart *chart, const SalChartRectangle *rectangle, Data data)
{
  SalChartScene *scene = sal_chart_ensure_scene (chart, rectangle, NULL);

  if (rectangle->width < 160)
    return;
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const SalChartMark *one = g_ptr_array_index (scene->marks, i);

      if (one->kind != SAL_CHART_MARK_TEXT)
        continue;
      g_assert_cmpfloat (one->box.x, >=, rectangle->x - 1);
      g_assert_cmpfloat (one->box.x + one->box.width, <=, rectangle->x + rectangle->width + 1);
      for (guint j = i + 1; j < scene->marks->len; j++)
        {
          const SalChartMark *other = g_ptr_array_index (scene->marks, j);

          if (other->kind != SAL_CHART_MARK_TEXT || !overlap (&one->box, &other->box))
            continue;
          g_test_message ("“%s” overlaps “%s”",
                          pango_layout_get_text (one->layout),
                          pango_layout_get_text (other->layout));
          g_test_fail ();
        }
    }
}

static void
test_chart_labels_apart (void)
{
  for_all_charts (check_labels_apart);
}

static void
check_areas (SalChart *chart, const SalChartRectangle *rectangle, Data data)
{
  SalChartScene *scene = sal_chart_ensure_scene (chart, rectangle, NULL);
  guint n = sal_chart_get_n_series (chart) * sal_chart_get_n_categories (chart);

  if (data == DATA_EMPTY || data == DATA_ALL_GAPS || rectangle->width < 160)
    {
      g_assert_cmpuint (scene->areas->len, <=, n);
      return;
    }
  g_assert_cmpuint (scene->areas->len, ==, n);
  for (guint i = 0; i < scene->areas->len; i++)
    {
      const SalChartRectangle *box = &g_array_index (scene->areas, SalChartArea, i).box;

      g_assert_true (isfinite (box->x) && isfinite (box->y));
      g_assert_cmpfloat (box->width, >=, 0);
      g_assert_cmpfloat (box->height, >=, 0);
      g_assert_cmpfloat (box->x, >=, rectangle->x - 7);
      g_assert_cmpfloat (box->x + box->width, <=, rectangle->x + rectangle->width + 7);
      g_assert_cmpfloat (box->y, >=, rectangle->y - 7);
      g_assert_cmpfloat (box->y + box->height, <=, rectangle->y + rectangle->height + 7);
    }
}

static void
test_chart_areas_inside (void)
{
  for_all_charts (check_areas);
}

/* The middle of what a datum is drawn in finds the datum again. */
static void
check_hit_finds_located (SalChart *chart, const SalChartRectangle *rectangle, Data data)
{
  for (guint series = 0; series < sal_chart_get_n_series (chart); series++)
    for (guint category = 0; category < sal_chart_get_n_categories (chart); category++)
      {
        SalChartDatum datum = { series, category }, found;
        SalChartRectangle area;

        if (!sal_chart_locate (chart, rectangle, NULL, &datum, &area))
          continue;
        if (!isfinite (sal_chart_get_value (chart, &datum)) || area.width < 2 || area.height < 2)
          continue;
        g_assert_true (sal_chart_hit (
            chart, rectangle, NULL, area.x + area.width / 2, area.y + area.height / 2, &found));
        g_assert_cmpuint (found.category, ==, category);
        g_assert_true (isfinite (sal_chart_get_value (chart, &found)));
        /* a plan may be behind what happened, and lines may cross */
        if (sal_chart_get_kind (chart) == SAL_CHART_HEAT || sal_chart_get_n_series (chart) == 1)
          g_assert_cmpuint (found.series, ==, series);
      }
}

static void
test_chart_hit_finds_located (void)
{
  for_all_charts (check_hit_finds_located);
}

static cairo_surface_t *
paint (SalChart *chart, const SalChartRectangle *rectangle, const SalChartTheme *theme)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) (rectangle->width + 26), (int) (rectangle->height + 14));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  sal_chart_draw (chart, cr, rectangle, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) (data + (int) y * stride))[(int) x] & 0xffffff;
}

static guint32
pixel_of (SalChartColor color)
{
  return (guint32) lround (color.red * 255) << 16 | (guint32) lround (color.green * 255) << 8 |
         (guint32) lround (color.blue * 255);
}

/* Inside the rectangle of a bar are its pixels, and one unit outside of it are none. */
static void
check_bar_pixels (SalChart *chart, cairo_surface_t *surface, const SalChartRectangle *rectangle)
{
  for (guint i = 0; i < sal_chart_get_n_categories (chart); i++)
    {
      SalChartDatum datum = { 0, i };
      SalChartRectangle area;
      guint32 solid = pixel_of (sal_chart_palette_hue (NULL, 0));

      g_assert_true (sal_chart_locate (chart, rectangle, NULL, &datum, &area));
      if (area.width < 6 || area.height < 6)
        continue;
      g_assert_cmphex (pixel_at (surface, area.x + 2, area.y + 2), ==, solid);
      g_assert_cmphex (
          pixel_at (surface, area.x + area.width - 2, area.y + area.height - 3), ==, solid);
      g_assert_cmphex (
          pixel_at (surface, area.x + area.width / 2, area.y + area.height / 2), ==, solid);
      g_assert_cmphex (pixel_at (surface, area.x - 2, area.y + area.height / 2), !=, solid);
      g_assert_cmphex (
          pixel_at (surface, area.x + area.width + 2, area.y + area.height / 2), !=, solid);
    }
}

static void
test_chart_hit_equals_drawn (void)
{
  for (guint horizontal = 0; horizontal < 2; horizontal++)
    for (Data data = DATA_PLAIN; data <= DATA_SINGLE; data++)
      {
        g_autoptr (SalChart) chart = chart_new (horizontal ? 2 : 0, data, TRUE);
        SalChartRectangle rectangle = { 13, 7, 700, 300 };
        cairo_surface_t *surface = paint (chart, &rectangle, NULL);

        check_bar_pixels (chart, surface, &rectangle);
        cairo_surface_destroy (surface);
      }
}

/* Lines pass through the middle of the squares that stand for their points. */
static void
test_chart_line_through_points (void)
{
  g_autoptr (SalChart) chart = chart_new (4, DATA_PLAIN, TRUE);
  SalChartRectangle rectangle = { 13, 7, 700, 300 };
  cairo_surface_t *surface = paint (chart, &rectangle, NULL);

  for (guint i = 0; i < 12; i++)
    {
      SalChartDatum datum = { 0, i };
      SalChartRectangle area;

      g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &datum, &area));
      g_assert_cmphex (
          pixel_at (surface, area.x + area.width / 2, area.y + area.height / 2), !=, 0xffffff);
    }
  cairo_surface_destroy (surface);
}

/* Bars begin at zero: their lengths are in proportion to their values. */
static void
test_chart_bars_from_zero (void)
{
  for (guint shape = 0; shape < 4; shape++)
    {
      g_autoptr (SalChart) chart = chart_new (shape, DATA_NEGATIVE, FALSE);
      SalChartRectangle rectangle = { 0, 0, 700, 400 };
      double scale = 0;

      for (guint i = 0; i < 6; i++)
        {
          SalChartDatum datum = { 0, i };
          SalChartRectangle area;
          double length;

          g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &datum, &area));
          length = shapes[shape].horizontal ? area.width : area.height;
          if (scale == 0)
            scale = length / fabs (sal_chart_get_value (chart, &datum));
          g_assert_cmpfloat_with_epsilon (
              length, scale * fabs (sal_chart_get_value (chart, &datum)), 1e-6);
        }
    }
}

static void
test_chart_layout_is_shared (void)
{
  g_autoptr (SalChart) chart = chart_new (0, DATA_PLAIN, TRUE);
  SalChartRectangle rectangle = { 0, 0, 700, 300 };
  SalChartTheme dark = { .dark = TRUE };
  SalChartFormat count = sal_chart_format_count ();
  SalChartScene *scene = sal_chart_ensure_scene (chart, &rectangle, NULL);

  g_assert_true (sal_chart_ensure_scene (chart, &rectangle, NULL) == scene);
  g_assert_false (sal_chart_ensure_scene (chart, &rectangle, NULL)->theme.dark);
  g_assert_true (sal_chart_ensure_scene (chart, &rectangle, &dark)->theme.dark);
  rectangle.width = 500;
  g_assert_cmpfloat (sal_chart_ensure_scene (chart, &rectangle, &dark)->bounds.width, ==, 500);
  sal_chart_set_format (chart, &count);
  g_assert_null (((struct _SalChart *) chart)->scene);
}

static const SalChartMark *
find_text (const SalChartScene *scene, const char *text)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const SalChartMark *mark = scene->marks->pdata[i];

      if (mark->kind == SAL_CHART_MARK_TEXT &&
          g_strcmp0 (pango_layout_get_text (mark->layout), text) == 0)
        return mark;
    }

  return NULL;
}

/* The line of a reference is named however low the chart is, and goes through no figure beside a
 * bar that ends just before it. */
static void
test_chart_reference (void)
{
  static const char *const names[] = { "Long", "Short", "Over" };
  const double values[] = { 0.98, 0.25, 1.03 };
  SalChartFormat format = sal_chart_format_rate (0);
  SalChartRectangle rectangle = { 0, 0, 600, 110 };
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_BAR);
  const SalChartMark *figure;
  SalChartScene *scene;
  double line = 0;

  sal_chart_set_format (chart, &format);
  sal_chart_set_horizontal (chart, TRUE);
  sal_chart_set_categories (chart, names, G_N_ELEMENTS (names));
  sal_chart_add_series (chart, "Progress", SAL_CHART_SERIES_ACTUAL, values, G_N_ELEMENTS (values));
  sal_chart_set_reference (chart, "Target", 1);
  scene = sal_chart_ensure_scene (chart, &rectangle, NULL);
  g_assert_nonnull (find_text (scene, "Target"));
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const SalChartMark *mark = scene->marks->pdata[i];

      if (mark->dashed && mark->points != NULL)
        line = g_array_index (mark->points, double, 0); /* after that of the legend */
    }
  figure = find_text (scene, "98\u00a0%");
  g_assert_nonnull (figure);
  g_assert_cmpfloat (figure->box.x, >, line);
  g_assert_cmpfloat (figure->box.x + figure->box.width, <=, 600);
  g_assert_cmpfloat (find_text (scene, "25\u00a0%")->box.x, <, line);
}

/* Lines are named at their ends, but above all of them where a name would be cut there. */
static void
test_chart_ends (void)
{
  static const char *const names[] = { "One", "Two" };
  static const char *const series[] = { "Short", "A name that takes much of a narrow chart" };
  const double values[] = { 1, 2 }, others[] = { 2, 1 };
  SalChartRectangle rectangle = { 0, 0, 400, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_LINE);
      const SalChartMark *name;

      sal_chart_set_categories (chart, names, G_N_ELEMENTS (names));
      sal_chart_add_series (chart, series[i], SAL_CHART_SERIES_ACTUAL, values, 2);
      sal_chart_add_series (chart, "Other", SAL_CHART_SERIES_ACTUAL, others, 2);
      name = find_text (sal_chart_ensure_scene (chart, &rectangle, NULL), "Other");
      g_assert_nonnull (name);
      if (i == 0)
        g_assert_cmpfloat (name->box.x, >, 300);
      else
        g_assert_cmpfloat (name->box.y, <, 40);
    }
}

/* Both axes of points are named, and the line on which both values are the same, which goes through
 * such a point. */
static void
test_chart_diagonal (void)
{
  static const char *const names[] = { "One", "Two", "Three" };
  const double predicted[] = { 0.05, 0.2, 0.4 }, observed[] = { 0.1, 0.2, 0.3 };
  SalChartFormat format = sal_chart_format_rate (0);
  SalChartRectangle rectangle = { 0, 0, 600, 300 }, area;
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_SCATTER);
  SalChartDatum datum = { SAL_CHART_Y, 1 };
  const SalChartMark *line = NULL;
  SalChartScene *scene;
  double x, y, share, *ends;

  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, names, G_N_ELEMENTS (names));
  sal_chart_add_series (chart, "Predicted", SAL_CHART_SERIES_ACTUAL, predicted, 3);
  sal_chart_add_series (chart, "Observed", SAL_CHART_SERIES_ACTUAL, observed, 3);
  sal_chart_set_diagonal (chart, "Both the same");
  scene = sal_chart_ensure_scene (chart, &rectangle, NULL);
  g_assert_nonnull (find_text (scene, "Predicted"));
  g_assert_nonnull (find_text (scene, "Observed"));
  g_assert_nonnull (find_text (scene, "Both the same"));
  for (guint i = 0; i < scene->marks->len && line == NULL; i++)
    if (((const SalChartMark *) scene->marks->pdata[i])->dashed)
      line = scene->marks->pdata[i];
  g_assert_nonnull (line);
  g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &datum, &area));
  x = area.x + area.width / 2;
  y = area.y + area.height / 2;
  ends = (double *) (gpointer) line->points->data;
  share = (x - ends[0]) / (ends[2] - ends[0]);
  g_assert_cmpfloat_with_epsilon (ends[1] + share * (ends[3] - ends[1]), y, 1);
}

/* Names of points on that line, and of those near it, stand beside it. */
static void
test_chart_beside_diagonal (void)
{
  static const char *const names[] = { "Tenth 1", "Tenth 2", "Tenth 3", "Tenth 4", "Tenth 5" };
  const double predicted[] = { 0.03, 0.1, 0.2, 0.28, 0.35 };
  const double observed[] = { 0.04, 0.1, 0.18, 0.3, 0.33 };

  for (double width = 300; width <= 900; width += 50)
    {
      SalChartRectangle rectangle = { 0, 0, width, 300 };
      g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_SCATTER);
      const SalChartMark *line = NULL;
      SalChartScene *scene;
      double *ends, slope;
      guint n_named = 0;

      sal_chart_set_categories (chart, names, G_N_ELEMENTS (names));
      sal_chart_add_series (chart, "Predicted", SAL_CHART_SERIES_ACTUAL, predicted, 5);
      sal_chart_add_series (chart, "Observed", SAL_CHART_SERIES_ACTUAL, observed, 5);
      sal_chart_set_diagonal (chart, "Both the same");
      scene = sal_chart_ensure_scene (chart, &rectangle, NULL);
      for (guint i = 0; i < scene->marks->len && line == NULL; i++)
        if (((const SalChartMark *) scene->marks->pdata[i])->dashed)
          line = scene->marks->pdata[i];
      g_assert_nonnull (line);
      ends = (double *) (gpointer) line->points->data;
      slope = (ends[3] - ends[1]) / (ends[2] - ends[0]);
      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          const SalChartMark *name = find_text (scene, names[i]);

          if (name == NULL)
            continue; /* no room is left beside the line */
          n_named++;
          for (double x = MAX (name->box.x, ends[0]);
               x <= MIN (name->box.x + name->box.width, ends[2]);
               x += 0.5)
            {
              double y = ends[1] + (x - ends[0]) * slope;

              g_assert_false (y > name->box.y && y < name->box.y + name->box.height);
            }
        }
      g_assert_cmpuint (n_named, >=, 3);
    }
}

static void
test_chart_moves (void)
{
  /* from a datum, in a direction, to another; −1 where there is none */
  static const struct
  {
    gsize shape;
    SalChartDatum from;
    SalChartMove move;
    int series, category;
  } cases[] = {
    { 1, { 0, 0 }, SAL_CHART_MOVE_RIGHT, 0, 1 },   { 1, { 0, 0 }, SAL_CHART_MOVE_LEFT, -1, -1 },
    { 1, { 0, 3 }, SAL_CHART_MOVE_DOWN, 1, 3 },    { 1, { 2, 3 }, SAL_CHART_MOVE_DOWN, -1, -1 },
    { 1, { 1, 3 }, SAL_CHART_MOVE_UP, 0, 3 },      { 1, { 1, 3 }, SAL_CHART_MOVE_LAST, 1, 5 },
    { 1, { 1, 5 }, SAL_CHART_MOVE_RIGHT, -1, -1 }, { 3, { 0, 0 }, SAL_CHART_MOVE_DOWN, 0, 1 },
    { 3, { 0, 0 }, SAL_CHART_MOVE_RIGHT, 1, 0 },   { 6, { 2, 2 }, SAL_CHART_MOVE_UP, 2, 1 },
    { 6, { 2, 2 }, SAL_CHART_MOVE_RIGHT, 3, 2 },   { 6, { 2, 2 }, SAL_CHART_MOVE_FIRST, 2, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalChart) chart = chart_new (cases[i].shape, DATA_PLAIN, FALSE);
      SalChartDatum to = { 99, 99 };
      gboolean moved = sal_chart_move (chart, &cases[i].from, cases[i].move, &to);

      g_test_message ("case %zu", i);
      g_assert_cmpint (moved, ==, cases[i].series >= 0);
      if (!moved)
        continue;
      g_assert_cmpint ((int) to.series, ==, cases[i].series);
      g_assert_cmpint ((int) to.category, ==, cases[i].category);
    }
}

/* Nothing to show, and still a picture, a sentence and no way to go. */
static void
test_chart_empty (void)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_BAR);
  SalChartRectangle rectangle = { 0, 0, 300, 120 };
  SalChartScene *scene = sal_chart_ensure_scene (chart, &rectangle, NULL);
  const SalChartMark *note;
  SalChartDatum datum;

  g_assert_cmpuint (scene->marks->len, ==, 1);
  note = g_ptr_array_index (scene->marks, 0);
  g_assert_cmpstr (pango_layout_get_text (note->layout), ==, "No data");
  g_assert_false (sal_chart_hit (chart, &rectangle, NULL, 100, 60, &datum));
  g_assert_false (sal_chart_move (chart, NULL, SAL_CHART_MOVE_FIRST, &datum));
}

typedef void (*CheckAny) (SalChart *chart, const SalChartRectangle *rectangle);

static void
check_labels_of_any (SalChart *chart, const SalChartRectangle *rectangle)
{
  check_labels_apart (chart, rectangle, DATA_PLAIN);
}

/* What is drawn is somewhere, and inside. */
static void
check_areas_of_any (SalChart *chart, const SalChartRectangle *rectangle)
{
  SalChartScene *scene = sal_chart_ensure_scene (chart, rectangle, NULL);

  for (guint i = 0; i < scene->areas->len; i++)
    {
      const SalChartRectangle *box = &g_array_index (scene->areas, SalChartArea, i).box;

      g_assert_true (isfinite (box->x) && isfinite (box->y));
      g_assert_cmpfloat (box->width, >=, 0);
      g_assert_cmpfloat (box->height, >=, 0);
      if (rectangle->width < 160)
        continue;
      g_assert_cmpfloat (box->x, >=, rectangle->x - 17);
      g_assert_cmpfloat (box->x + box->width, <=, rectangle->x + rectangle->width + 17);
      g_assert_cmpfloat (box->y, >=, rectangle->y - 17);
      g_assert_cmpfloat (box->y + box->height, <=, rectangle->y + rectangle->height + 17);
    }
}

/* Every kind with every sort of data in every size: drawn without a complaint of Cairo, labels
 * apart, everything inside. */
static void
test_chart_specimens (void)
{
  for (Specimen specimen = 0; specimen < N_SPECIMENS; specimen++)
    for (Data data = 0; data < N_DATA; data++)
      for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
        {
          g_autoptr (SalChart) chart = specimen_new (specimen, data);
          SalChartRectangle rectangle = { 13, 7, sizes[size].width, sizes[size].height };
          g_autofree char *text = sal_chart_describe (chart);
          cairo_surface_t *surface;

          g_test_message ("%s, data %d, size %zu", specimen_name (specimen), data, size);
          g_assert_cmpuint (strlen (text), >, 10);
          check_labels_of_any (chart, &rectangle);
          check_areas_of_any (chart, &rectangle);
          surface = paint (chart, &rectangle, NULL);
          g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
          cairo_surface_destroy (surface);
        }
}

/* Ten thousand values in a tile: still a picture, in the time of a few frames. */
static void
test_chart_large (void)
{
  for (Specimen specimen = 0; specimen < N_SPECIMENS; specimen++)
    {
      g_autoptr (SalChart) chart = specimen_new_large (specimen, 10000);
      SalChartRectangle rectangle = { 0, 0, 600, 320 };
      gint64 start = g_get_monotonic_time ();
      SalChartDatum datum;
      cairo_surface_t *surface = paint (chart, &rectangle, NULL);

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      g_assert_true (sal_chart_hit (chart, &rectangle, NULL, 300, 150, &datum));
      cairo_surface_destroy (surface);
      g_test_message ("%s: %.0f ms",
                      specimen_name (specimen),
                      (double) (g_get_monotonic_time () - start) / 1000);
    }
}

/* The end of each step is where the next begins, and the figures add up. */
static void
test_chart_waterfall_connects (void)
{
  g_autoptr (SalChart) chart = specimen_new (SPECIMEN_WATERFALL, DATA_PLAIN);
  SalChartRectangle rectangle = { 0, 0, 600, 320 }, before, now;

  for (guint i = 1; i < 6; i++)
    {
      gboolean was_up = i == 1 || sal_chart_get_value (chart, &(SalChartDatum){ 0, i - 1 }) > 0;
      gboolean is_up = sal_chart_get_value (chart, &(SalChartDatum){ 0, i }) > 0;

      g_assert_true (
          sal_chart_locate (chart, &rectangle, NULL, &(SalChartDatum){ 0, i - 1 }, &before));
      g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &(SalChartDatum){ 0, i }, &now));
      g_assert_cmpfloat_with_epsilon (
          was_up ? before.y : before.y + before.height, is_up ? now.y + now.height : now.y, 1e-6);
    }
  g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &(SalChartDatum){ 0, 5 }, &before));
  g_assert_true (sal_chart_locate (chart, &rectangle, NULL, &(SalChartDatum){ 0, 6 }, &now));
  g_assert_cmpfloat_with_epsilon (before.y + before.height, now.y, 1e-6);
}

/* Signals are marked by shape: a point outside of its limits, and one that is said to be one. */
static void
test_chart_signals_have_a_shape (void)
{
  g_autoptr (SalChart) chart = specimen_new (SPECIMEN_CONTROL, DATA_PLAIN);
  SalChartRectangle rectangle = { 0, 0, 600, 320 };
  SalChartScene *scene = sal_chart_ensure_scene (chart, &rectangle, NULL);
  guint diamonds = 0, circles = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const SalChartMark *mark = g_ptr_array_index (scene->marks, i);

      if (!mark->has_datum)
        continue;
      if (mark->kind == SAL_CHART_MARK_PATH)
        {
          g_assert_true (mark->datum.category == 6 || mark->datum.category == 10);
          diamonds++;
        }
      circles += mark->kind == SAL_CHART_MARK_CIRCLE;
    }
  g_assert_cmpuint (diamonds, ==, 2);
  g_assert_cmpuint (circles, ==, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/labels-apart", test_chart_labels_apart);
  g_test_add_func ("/chart/areas-inside", test_chart_areas_inside);
  g_test_add_func ("/chart/hit-finds-located", test_chart_hit_finds_located);
  g_test_add_func ("/chart/hit-equals-drawn", test_chart_hit_equals_drawn);
  g_test_add_func ("/chart/line-through-points", test_chart_line_through_points);
  g_test_add_func ("/chart/bars-from-zero", test_chart_bars_from_zero);
  g_test_add_func ("/chart/layout-is-shared", test_chart_layout_is_shared);
  g_test_add_func ("/chart/reference", test_chart_reference);
  g_test_add_func ("/chart/ends", test_chart_ends);
  g_test_add_func ("/chart/diagonal", test_chart_diagonal);
  g_test_add_func ("/chart/beside-diagonal", test_chart_beside_diagonal);
  g_test_add_func ("/chart/moves", test_chart_moves);
  g_test_add_func ("/chart/empty", test_chart_empty);
  g_test_add_func ("/chart/specimens", test_chart_specimens);
  g_test_add_func ("/chart/large", test_chart_large);
  g_test_add_func ("/chart/waterfall-connects", test_chart_waterfall_connects);
  g_test_add_func ("/chart/signals-have-a-shape", test_chart_signals_have_a_shape);

  return g_test_run ();
}
