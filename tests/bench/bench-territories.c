/* bench-territories.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "display.h"
#include "sal-alignment-commands.h"
#include "sal-map-view.h"
#include "sal-sample.h"
#include "sal-territories-page-private.h"

/* The room of territories on the sample: from the click that opens it to the map with all its
 * figures, and what a stroke keeps the main loop from. */

#define N_OPPORTUNITIES 20000
#define N_STROKES       40
#define MAX_SECONDS     30

static SalWindow *window;
static double longest_block; /* the longest the main loop was kept from drawing */
static double first_frame;   /* in which the map and all figures were there */

static SalTerritoriesPage *
get_page (void)
{
  return SAL_TERRITORIES_PAGE (sal_window_get_page (window));
}

static gboolean
is_ready (void)
{
  SalPage *page = sal_window_get_page (window);

  return SAL_IS_TERRITORIES_PAGE (page) && !sal_page_is_busy (page) &&
         SAL_TERRITORIES_PAGE (page)->shown != NULL &&
         gtk_widget_get_mapped (GTK_WIDGET (SAL_TERRITORIES_PAGE (page)->map_view));
}

static void
after_paint_cb (void)
{
  if (first_frame == 0 && is_ready ())
    first_frame = bench_seconds ();
}

static void
iterate (double limit)
{
  double start;

  while (!g_main_context_pending (NULL))
    {
      if (bench_seconds () > limit)
        g_error ("waited %d seconds for the room", MAX_SECONDS);
      g_usleep (100);
    }
  start = bench_seconds ();
  g_main_context_iteration (NULL, FALSE);
  longest_block = MAX (longest_block, bench_seconds () - start);
}

static void
open_window (const char *path)
{
  SalApplication *application = display_get_application ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  double limit = bench_seconds () + MAX_SECONDS;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = SAL_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  g_signal_connect (
      gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", after_paint_cb, NULL);
  while (sal_window_get_page (window) == NULL || sal_page_is_busy (sal_window_get_page (window)))
    iterate (limit);
  display_settle ();
}

static void
measure_opening (void)
{
  double start = bench_seconds (), limit = start + MAX_SECONDS;

  longest_block = 0;
  sal_window_show_room (window, "territories");
  while (first_frame == 0)
    iterate (limit);
  while (!sal_map_view_is_complete (get_page ()->map_view))
    iterate (limit);
  bench_figure (
      "opening the editor, to its map and figures", 1000 * (first_frame - start), 500, "ms");
  bench_figure ("  the same, to full quality", 1000 * (bench_seconds () - start), 800, "ms");
  bench_figure ("longest block of the main loop until then", 1000 * longest_block, 50, "ms");
}

/* A stroke of one area each, as it is begun, ended and written. */
static void
measure_strokes (void)
{
  SalTerritoriesPage *page = get_page ();
  double ends[N_STROKES];

  for (guint i = 0; i < N_STROKES; i++)
    {
      guint area = (guint) i * 37;
      g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (guint));
      double start;

      g_array_append_val (areas, area);
      sal_territories_page_map_stroke (page, areas, SAL_MAP_PHASE_BEGIN);
      start = bench_seconds ();
      sal_territories_page_map_stroke (page, NULL, SAL_MAP_PHASE_END);
      while (sal_page_is_busy (SAL_PAGE (page)))
        iterate (start + MAX_SECONDS);
      ends[i] = 1000 * (bench_seconds () - start);
    }
  bench_figure (
      "a stroke, from its end until it is written", bench_median (ends, N_STROKES), 100, "ms");
  bench_figure ("longest block of the main loop by a stroke", 1000 * longest_block, 50, "ms");
}

/* What is in force is read; a branch of it is painted. */
static void
branch (void)
{
  SalTerritoriesPage *page = get_page ();
  SalStore *store = sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (page)));
  SalAlignmentBranch data = { .from = sal_alignment_editor_get_info (page->editor)->id,
                              .name = "Branch" };
  g_autoptr (GError) error = NULL;

  if (!sal_store_run_sync (
          store, "Branch", SAL_COMMAND_DEFAULT, sal_alignment_branch, &data, NULL, NULL, &error))
    g_error ("%s", error->message);
  sal_alignment_editor_choose (page->editor, data.id);
  while (sal_page_is_busy (SAL_PAGE (page)) || !sal_alignment_editor_is_editable (page->editor))
    iterate (bench_seconds () + MAX_SECONDS);
  longest_block = 0;
}

int
main (void)
{
  const SalSampleOptions options = { .opportunities = N_OPPORTUNITIES, .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sample.salient", NULL);

  adw_init ();
  if (!sal_sample_create (path, &options, NULL, &error))
    g_error ("%s", error->message);
  open_window (path);
  measure_opening ();
  branch ();
  measure_strokes ();
  display_close_window (window);
  bench_remove_folder (folder);

  return bench_finish ();
}
