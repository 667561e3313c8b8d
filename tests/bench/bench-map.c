/* bench-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "bench.h"
#include "display.h"
#include "sal-cells.h"
#include "sal-data.h"
#include "sal-geography-file.h"
#include "sal-map-view.h"
#include "sal-projection.h"

/* Maps of counties and of ZIP areas: painting over them, moving them
 * and zooming, by the frames that were drawn in a window under a virtual display. */

#define WIDTH         1360
#define HEIGHT        860
#define N_TERRITORIES 50
#define N_FRAMES      120
#define N_STROKES     120
#define MAX_SECONDS   30
#define FRAME         16.0 /* ms */
#define FULL_QUALITY  300.0

static GtkWidget *window;
static SalMapView *view;
static double frame_start, frame_end, update_start;
static guint n_frames;

static void
before_paint_cb (void)
{
  frame_start = bench_seconds ();
}

static void
after_paint_cb (void)
{
  frame_end = bench_seconds ();
  n_frames++;
}

static void
iterate (double limit)
{
  if (bench_seconds () > limit)
    g_error ("waited %d seconds for the map", MAX_SECONDS);
  g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_frame (void)
{
  double limit = bench_seconds () + MAX_SECONDS;
  guint before = n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (view));
  while (n_frames == before)
    iterate (limit);
}

static void
wait_until_complete (void)
{
  double limit = bench_seconds () + MAX_SECONDS;

  while (!sal_map_view_is_complete (view))
    iterate (limit);
  wait_for_frame ();
}

static void
open_window (void)
{
  window = gtk_window_new ();
  view = SAL_MAP_VIEW (sal_map_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                    "before-paint",
                    G_CALLBACK (before_paint_cb),
                    NULL);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                    "after-paint",
                    G_CALLBACK (after_paint_cb),
                    NULL);
  wait_for_frame ();
  bench_note ("drawn by %s at %d × %d",
              G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))),
              gtk_widget_get_width (GTK_WIDGET (view)),
              gtk_widget_get_height (GTK_WIDGET (view)));
}

/* Times by which a frame was late count as much as the work in it: from the change to the frame's
 * end. */
static double
measure_frame (void)
{
  wait_for_frame ();

  return 1000 * (frame_end - MAX (frame_start, update_start));
}

/* What a frame takes that shows two pictures of the window's size in turn: the floor of all others.
 */
static void
measure_picture_frames (void)
{
  GtkWidget *picture = gtk_picture_new ();
  GdkTexture *textures[2];
  double frames[N_FRAMES];

  for (guint i = 0; i < 2; i++)
    {
      guint8 *data = g_malloc (4 * WIDTH * HEIGHT);
      g_autoptr (GBytes) bytes = NULL;

      memset (data, i == 0 ? 0xff : 0xcc, 4 * WIDTH * HEIGHT);
      bytes = g_bytes_new_take (data, 4 * WIDTH * HEIGHT);
      textures[i] = gdk_memory_texture_new (WIDTH, HEIGHT, GDK_MEMORY_DEFAULT, bytes, 4 * WIDTH);
    }
  g_object_ref (view);
  gtk_window_set_child (GTK_WINDOW (window), picture);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      guint before = n_frames;

      update_start = bench_seconds ();
      gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (textures[i % 2]));
      while (n_frames == before)
        g_main_context_iteration (NULL, TRUE);
      frames[i] = 1000 * (frame_end - MAX (frame_start, update_start));
    }
  bench_note ("a frame of one picture takes %.1f ms", bench_median (frames, N_FRAMES));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  g_object_unref (view);
  for (guint i = 0; i < 2; i++)
    g_object_unref (textures[i]);
  wait_for_frame ();
}

/* Fifty territories, or as many as there are in a board of blocks. */
static SalMapStyle *
create_style (SalMapShape *shape)
{
  SalMapBox bounds = sal_map_shape_get_bounds (shape);
  guint n_areas = sal_map_shape_get_n_areas (shape);
  SalMapStyle *style = sal_map_style_new (n_areas);

  for (guint area = 0; area < n_areas; area++)
    {
      SalMapPoint center = sal_map_shape_get_center (shape, area);
      guint column = (guint) (10 * (center.x - bounds.left) / (bounds.right - bounds.left + 1));
      guint row = (guint) (5 * (center.y - bounds.top) / (bounds.bottom - bounds.top + 1));

      sal_map_style_set_territory (style, area, 10 * row + column);
    }
  sal_map_style_color (style, shape, NULL);

  return style;
}

/* Names above the areas, as the room of territories shows them. */
static void
name_territories (SalMapStyle *style)
{
  char *names[N_TERRITORIES];

  for (guint t = 0; t < N_TERRITORIES; t++)
    names[t] = g_strdup_printf ("Territory %u", t + 1);
  sal_map_style_set_names (style, (const char *const *) names, N_TERRITORIES);
  for (guint t = 0; t < N_TERRITORIES; t++)
    g_free (names[t]);
  sal_map_view_update_overlay (view);
}

/* A pointer that moves some 12 pixels a frame, as the hand does, and what it touches is another
 * territory's. */
static void
measure_painting (SalMapShape *shape, SalMapStyle *style, const char *name)
{
  SalMapViewport viewport = sal_map_view_get_viewport (view);
  double work[N_STROKES], frames[N_STROKES];
  guint n_painted = 0, n = 0;
  SalMapPoint from = sal_map_viewport_to_plane (&viewport, WIDTH * 0.2, HEIGHT * 0.5);
  g_autofree char *first = g_strdup_printf ("%s: painting, the change itself", name);
  g_autofree char *second = g_strdup_printf ("%s: painting, with its frame", name);
  g_autofree char *third = g_strdup_printf ("%s: painting, the slowest of twenty", name);

  for (guint i = 0; i < N_STROKES; i++)
    {
      SalMapPoint to = sal_map_viewport_to_plane (
          &viewport, WIDTH * 0.2 + 7.0 * i, HEIGHT * 0.5 + 90 * sin (i / 9.0));
      g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));

      update_start = bench_seconds ();
      sal_map_shape_find_on_line (shape, from, to, areas);
      for (guint a = 0; a < areas->len; a++)
        sal_map_style_set_territory (style, g_array_index (areas, guint, a), i % N_TERRITORIES);
      sal_map_view_update_areas (view, &g_array_index (areas, guint, 0), areas->len);
      from = to;
      /* a pointer that stays in an area changes nothing, and then nothing is drawn */
      if (areas->len == 0)
        continue;
      work[n] = 1000 * (bench_seconds () - update_start);
      frames[n] = work[n] + measure_frame ();
      n_painted += areas->len;
      n++;
    }
  bench_note ("%s: %u areas painted in %u frames", name, n_painted, n);
  bench_figure (first, bench_median (work, n), 6, "ms");
  bench_figure (second, bench_median (frames, n), FRAME, "ms");
  bench_figure (third, bench_quantile (frames, n, 0.95), FRAME, "ms");
}

static void
measure_panning (const char *name)
{
  double frames[N_FRAMES];
  g_autofree char *first = g_strdup_printf ("%s: a frame of moving", name);
  g_autofree char *second = g_strdup_printf ("%s: moving, the slowest of twenty", name);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      SalMapViewport viewport = sal_map_view_get_viewport (view);

      update_start = bench_seconds ();
      viewport.x += (i < N_FRAMES / 2 ? 8 : -8) / viewport.scale;
      sal_map_view_set_viewport (view, &viewport);
      frames[i] = 1000 * (bench_seconds () - update_start);
      frames[i] += measure_frame ();
    }
  bench_figure (first, bench_median (frames, N_FRAMES), FRAME, "ms");
  bench_figure (second, bench_quantile (frames, N_FRAMES, 0.95), FRAME, "ms");
}

static void
measure_zooming (const char *name)
{
  double frames[N_FRAMES], complete[4], start;
  g_autofree char *first = g_strdup_printf ("%s: a frame of zooming", name);
  g_autofree char *second = g_strdup_printf ("%s: zooming, the slowest of twenty", name);
  g_autofree char *third = g_strdup_printf ("%s: full quality after zooming", name);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      update_start = bench_seconds ();
      sal_map_view_zoom (view, i % (N_FRAMES / 2) < N_FRAMES / 4 ? 1.03 : 1 / 1.03);
      frames[i] = 1000 * (bench_seconds () - update_start);
      frames[i] += measure_frame ();
    }
  bench_figure (first, bench_median (frames, N_FRAMES), FRAME, "ms");
  bench_figure (second, bench_quantile (frames, N_FRAMES, 0.95), FRAME, "ms");
  for (guint i = 0; i < G_N_ELEMENTS (complete); i++)
    {
      sal_map_view_zoom (view, i % 2 == 0 ? 1.7 : 1 / 1.6);
      start = bench_seconds ();
      wait_until_complete ();
      complete[i] = 1000 * (bench_seconds () - start);
    }
  bench_figure (third, bench_quantile (complete, G_N_ELEMENTS (complete), 1), FULL_QUALITY, "ms");
}

/* What one thread takes to paint all that is seen: the floor of full quality. */
static void
measure_floor (SalMapShape *shape, SalMapStyle *style, const char *name)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  SalMapViewport viewport = sal_map_view_get_viewport (view);
  const SalMapParts parts[] = { SAL_MAP_AREAS, SAL_MAP_OVERLAY };
  double milliseconds[2];

  for (guint part = 0; part < 2; part++)
    {
      double start = bench_seconds ();

      sal_map_draw (shape, style, cr, WIDTH, HEIGHT, &viewport, NULL, parts[part]);
      milliseconds[part] = 1000 * (bench_seconds () - start);
    }
  bench_note ("%s: drawing all at once takes %.0f ms, and %.0f ms for what is above",
              name,
              milliseconds[0],
              milliseconds[1]);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
measure (SalMapShape *shape, const char *name)
{
  g_autoptr (SalMapStyle) style = create_style (shape);
  double start = bench_seconds ();
  g_autofree char *first = g_strdup_printf ("%s: full quality after opening", name);
  g_autofree char *with_names = g_strdup_printf ("%s with names", name);

  sal_map_view_set_map (view, shape, style);
  wait_until_complete ();
  bench_figure (first, 1000 * (bench_seconds () - start), FULL_QUALITY, "ms");
  measure_floor (shape, style, name);
  measure_painting (shape, style, name);
  wait_until_complete ();
  measure_panning (name);
  wait_until_complete ();
  measure_zooming (name);
  sal_map_view_fit (view);
  name_territories (style);
  wait_until_complete ();
  measure_panning (with_names);
}

static void
project (SalCoordinate place, double *x, double *y, gpointer user_data)
{
  SalPlanePoint point;

  sal_projection_to_map (user_data, &place, &point, 1);
  *x = point.x;
  *y = point.y;
}

static SalMapShape *
create_shape (SalGeography *geography, const char *name)
{
  g_autoptr (GError) error = NULL;
  SalProjection *projection = sal_projection_new_united_states (&error);
  double start = bench_seconds ();
  SalMapShape *shape;

  g_assert_no_error (error);
  shape = sal_map_shape_new (geography, project, projection, (GDestroyNotify) sal_projection_free);
  bench_note ("projecting %u %s takes %.0f ms",
              sal_map_shape_get_n_areas (shape),
              name,
              1000 * (bench_seconds () - start));

  return shape;
}

static SalMapShape *
create_zips (const SalGeography *counties)
{
  g_autofree char *folder = sal_data_find_folder ("geography");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalUsAreas) measures = sal_us_areas_load (folder, &error);
  g_autoptr (SalGeography) zips = NULL;

  g_assert_no_error (error);
  zips = sal_cells_build_us_zips (counties, measures, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return create_shape (zips, "ZIP areas");
}

int
main (void)
{
  g_autoptr (SalMapShape) counties = NULL;
  g_autoptr (SalMapShape) zips = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalGeography) geography = NULL;

  adw_init ();
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  counties = create_shape (geography, "counties");
  zips = create_zips (geography);
  open_window ();
  measure_picture_frames ();
  measure (counties, "counties");
  measure (zips, "ZIP areas");
  gtk_window_destroy (GTK_WINDOW (window));

  return bench_finish ();
}
