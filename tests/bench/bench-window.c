/* bench-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"
#include "display.h"
#include "sal-dashboard-level.h"
#include "sal-dashboard-overview.h"
#include "sal-metric-tile.h"
#include "sal-tile-grid.h"
#include "workspace.h"

/* The program as people meet it, with a million opportunities: from its start to the first complete
 * dashboard, from a click to the complete redraw, and the memory it takes. Times are those of
 * frames that were drawn, in a window under a virtual display. */

#define MAX_CLICKS  12 /* of one filter */
#define MAX_SECONDS 20
#define N_DRILLS    5

static SalWindow *window;
static double longest_block; /* the longest the main loop was kept from drawing */

/* What is waited for, and when frames were drawn since; 0: not yet. */
static GType awaited;
static double first_frame;
static double complete_frame; /* the first in which all that is awaited was there */

/* --- the clock --- */

/* When this process was started, on the clock of bench_seconds (). */
static double
find_start (void)
{
  g_autofree char *stat = NULL;
  struct timespec now;
  unsigned long long ticks;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL) ||
      sscanf (strrchr (stat, ')') + 2,
              "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
              &ticks) != 1)
    return bench_seconds ();

  clock_gettime (CLOCK_BOOTTIME, &now);

  return bench_seconds () - ((double) now.tv_sec + (double) now.tv_nsec / 1e9) +
         (double) ticks / (double) sysconf (_SC_CLK_TCK);
}

/* Whether the page is complete and shows a widget of the type awaited. */
static gboolean
is_complete (void)
{
  SalPage *page = sal_window_get_page (window);
  GtkWidget *widget = page != NULL ? display_find (page, awaited, NULL) : NULL;

  return widget != NULL && gtk_widget_get_mapped (widget) && !sal_page_is_busy (page);
}

static void
after_paint_cb (void)
{
  double now = bench_seconds ();

  if (first_frame == 0)
    first_frame = now;
  if (complete_frame == 0 && is_complete ())
    complete_frame = now;
}

static void
iterate (double limit)
{
  double start;

  while (!g_main_context_pending (NULL))
    {
      if (bench_seconds () > limit)
        g_error ("waited %d seconds for %s", MAX_SECONDS, g_type_name (awaited));
      /* what was shown last said nothing new: that it is complete is known with the next frame */
      if (complete_frame == 0 && is_complete ())
        gtk_widget_queue_draw (GTK_WIDGET (window));
      g_usleep (100);
    }
  start = bench_seconds ();
  g_main_context_iteration (NULL, FALSE);
  longest_block = MAX (longest_block, bench_seconds () - start);
}

/* To be called before what is measured; so that nothing is left to do of what was before. */
static double
begin (GType type)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  awaited = type;
  first_frame = complete_frame = 0;

  return bench_seconds ();
}

static void
wait_until (const double *frame)
{
  double limit = bench_seconds () + MAX_SECONDS;

  while (*frame == 0)
    iterate (limit);
}

/* --- opening --- */

static void
measure_opening (const char *path, double start)
{
  SalApplication *application = display_get_application ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  begin (SAL_TYPE_DASHBOARD_OVERVIEW);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = SAL_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  g_signal_connect (
      gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", after_paint_cb, NULL);
  wait_until (&first_frame);
  longest_block = 0;
  wait_until (&complete_frame);

  bench_note ("drawn by %s", G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))));
  bench_figure ("start of the program to its first frame", 1000 * (first_frame - start), 300, "ms");
  bench_figure (
      "start to the first complete dashboard", 1000 * (complete_frame - start), 2000, "ms");
  bench_figure ("longest block of the main loop until then", 1000 * longest_block, 50, "ms");
}

/* --- clicks --- */

static double
measure_choice (GtkDropDown *drop_down, guint choice, double *figures)
{
  double start = begin (SAL_TYPE_DASHBOARD_OVERVIEW);

  gtk_drop_down_set_selected (drop_down, choice);
  wait_until (&complete_frame);
  *figures = first_frame - start;

  return complete_frame - start;
}

/* Every choice of a filter, one after the other, and back to what was chosen. */
static void
measure_filter (const char *label)
{
  GtkDropDown *drop_down = display_find (sal_window_get_page (window), GTK_TYPE_DROP_DOWN, label);
  guint first = gtk_drop_down_get_selected (drop_down), n = 0;
  guint n_choices = g_list_model_get_n_items (gtk_drop_down_get_model (drop_down));
  double seconds[2 * MAX_CLICKS], figures[2 * MAX_CLICKS], longest;
  g_autofree char *first_line = g_strdup_printf ("choosing another %s, to its figures", label);

  for (guint i = 0; i < MIN (n_choices, MAX_CLICKS); i++)
    {
      if (i == first)
        continue;
      seconds[n] = measure_choice (drop_down, i, &figures[n]);
      seconds[n + 1] = measure_choice (drop_down, first, &figures[n + 1]);
      n += 2;
    }
  longest = bench_quantile (seconds, n, 1);
  bench_figure (first_line, 1000 * bench_median (figures, n), 50, "ms");
  bench_figure ("  the same, to the complete redraw", 1000 * bench_median (seconds, n), 50, "ms");
  bench_figure ("  the same, the longest", 1000 * longest, 50, "ms");
}

/* The first tile that is one figure. */
static GtkWidget *
find_tile (SalPage *page)
{
  SalTileGrid *grid = display_find (page, SAL_TYPE_TILE_GRID, NULL);

  for (guint i = 0; i < sal_tile_grid_get_n_children (grid); i++)
    {
      GtkWidget *tile =
          display_find (sal_tile_grid_get_child (grid, i), SAL_TYPE_METRIC_TILE, NULL);

      if (tile != NULL && gtk_widget_get_mapped (tile))
        return tile;
    }

  return NULL;
}

/* From the dashboard to what a figure is made of, and to the records behind it. */
static void
measure_drilling (void)
{
  double levels[N_DRILLS], records[N_DRILLS], figures[N_DRILLS], backs[N_DRILLS];

  for (guint i = 0; i < N_DRILLS; i++)
    {
      SalPage *page = sal_window_get_page (window);
      GtkWidget *tile = find_tile (page);
      double start = begin (SAL_TYPE_DASHBOARD_LEVEL);

      g_signal_emit_by_name (tile, "clicked");
      wait_until (&complete_frame);
      levels[i] = first_frame - start;
      records[i] = complete_frame - start;
      start = begin (SAL_TYPE_DASHBOARD_OVERVIEW);
      sal_page_go_back (page);
      wait_until (&complete_frame);
      figures[i] = first_frame - start;
      backs[i] = complete_frame - start;
    }
  bench_figure ("drilling into a figure", 1000 * bench_median (levels, N_DRILLS), 50, "ms");
  bench_figure ("drilling into a figure, with its records",
                1000 * bench_median (records, N_DRILLS),
                500,
                "ms");
  bench_figure (
      "back to the dashboard, to its figures", 1000 * bench_median (figures, N_DRILLS), 50, "ms");
  bench_figure (
      "  the same, to the complete redraw", 1000 * bench_median (backs, N_DRILLS), 50, "ms");
}

/* --- memory --- */

static void
measure_memory (void)
{
  g_autofree char *status = NULL;
  double total = 0, anonymous = 0;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  if (status != NULL && (line = strstr (status, "VmRSS:")) != NULL)
    total = g_ascii_strtod (line + strlen ("VmRSS:"), NULL) * 1024 / 1e6;
  if (status != NULL && (line = strstr (status, "RssAnon:")) != NULL)
    anonymous = g_ascii_strtod (line + strlen ("RssAnon:"), NULL) * 1024 / 1e6;
  bench_note ("of the memory, %.0f MB are of no file", anonymous);
  bench_figure ("memory resident in the end", total, 500, "MB");
}

int
main (void)
{
  double start = find_start (), before = bench_seconds ();
  g_autofree char *path = bench_find_workspace ();

  start += bench_seconds () - before; /* the sample may have had to be made */
  adw_init ();
  measure_opening (path, start);
  longest_block = 0;
  measure_filter ("Segment");
  measure_filter ("Product Family");
  measure_filter ("Unit");
  measure_filter ("Period");
  measure_drilling ();
  bench_figure ("longest block of the main loop by a click", 1000 * longest_block, 50, "ms");
  measure_memory ();
  display_close_window (window);

  return bench_finish ();
}
