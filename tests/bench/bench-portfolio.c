/* bench-portfolio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "display.h"
#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-index-table.h"
#include "sal-portfolio-page.h"
#include "sal-tier-editor.h"
#include "sal-whitespace-keeper.h"
#include "sal-whitespace-page.h"
#include "workspace.h"

/* The portfolio of 100,000 accounts as somebody works with it: each figure is from what was done
 * until the next frame was drawn that shows it. */

#define REACH_MILLISECONDS 100
#define MAX_SECONDS        60
#define N_RUNS             7

static SalWindow *window;
static gboolean drawn;

static void
after_paint_cb (void)
{
  drawn = TRUE;
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_for_page (void)
{
  double limit = bench_seconds () + MAX_SECONDS;
  SalPage *page = sal_window_get_page (window);

  while (sal_page_is_busy (page))
    {
      if (bench_seconds () > limit)
        g_error ("waited %d seconds for the portfolio", MAX_SECONDS);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
}

static void
wait_for_whitespace (void)
{
  SalStore *store = sal_workspace_get_store (sal_window_get_workspace (window));
  SalAccountKeeper *keeper = sal_whitespace_keeper_get (store);

  while (sal_account_keeper_is_loading (keeper))
    g_main_context_iteration (NULL, FALSE);
  settle ();
}

/* Seconds from doing it to the frame that shows it, which the page is not before it is idle. */
static double
measure (void (*act) (gpointer widget, guint run), gpointer widget, guint run)
{
  double start, limit;

  settle ();
  start = bench_seconds ();
  limit = start + MAX_SECONDS;
  act (widget, run);
  drawn = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (window));
  while (!drawn && bench_seconds () < limit)
    {
      g_main_context_iteration (NULL, TRUE);
      if (sal_page_is_busy (sal_window_get_page (window)))
        drawn = FALSE;
      else if (!drawn) /* what changed may be out of sight, and nothing drawn for it */
        gtk_widget_queue_draw (GTK_WIDGET (window));
    }

  return bench_seconds () - start;
}

static void
figure (const char *name, void (*act) (gpointer widget, guint run), gpointer widget, double reach)
{
  double seconds[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    seconds[i] = measure (act, widget, i);
  bench_figure (name, bench_median (seconds, N_RUNS) * 1000, reach, "ms");
}

/* Sorts by what was won, and by the pipeline. */
static void
sort (gpointer widget, guint run)
{
  gtk_widget_activate_action (widget, "table.sort", "u", run % 2 == 0 ? 3 : 5);
}

static void
choose_tier (gpointer widget, guint run)
{
  gtk_drop_down_set_selected (widget, run % 2);
}

/* An entry waits until somebody stops typing, but not where nothing is left; here nothing is waited
 * for. */
static void
search (gpointer widget, guint run)
{
  gtk_editable_set_text (widget, run % 2 == 0 ? "steel" : "");
  if (run % 2 == 0)
    g_signal_emit_by_name (widget, "search-changed");
}

/* A tier's bound is moved by a point; who moves follows. */
static void
move_bound (gpointer widget, guint run)
{
  gtk_spin_button_spin (widget, run % 2 == 0 ? GTK_SPIN_STEP_FORWARD : GTK_SPIN_STEP_BACKWARD, 1);
}

static gboolean
decide_first (SalTransaction *transaction, gpointer run, GCancellable *cancellable, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  gint64 model = sal_tier_scheme_find (connection, sal_date_today (), error);
  g_autoptr (SalTierScheme) scheme = sal_tier_scheme_load (connection, model, error);
  SalTierDecision decision = { .model = model, .reason = "Board" };

  if (scheme == NULL || !sal_connection_query_integer (
                            connection, "SELECT min (id) FROM account", &decision.account, error))
    return FALSE;
  if (GPOINTER_TO_UINT (run) % 2 == 0)
    decision.tier = g_array_index (scheme->tiers, SalTier, 0).id;

  return sal_account_tier_decide (transaction, &decision, cancellable, error);
}

/* Decides the tier of an account, and that its score holds again. */
static void
decide (gpointer store, guint run)
{
  g_autoptr (GError) error = NULL;

  if (!sal_store_run_sync (store,
                           "Decide",
                           SAL_COMMAND_DEFAULT,
                           decide_first,
                           GUINT_TO_POINTER (run),
                           NULL,
                           NULL,
                           &error))
    g_error ("%s", error->message);
  while (!sal_page_is_busy (sal_window_get_page (window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
sort_whitespace (gpointer widget, guint run)
{
  gtk_widget_activate_action (widget, "table.sort", "u", run % 2 == 0 ? 4 : 5);
}

static void
measure_whitespace (SalPage *page)
{
  GtkWidget *part;

  if (!sal_page_show_target (page, "whitespace"))
    g_error ("there is no whitespace");
  wait_for_page ();
  part = display_find (page, SAL_TYPE_WHITESPACE_PAGE, NULL);
  figure ("whitespace: sorting by value",
          sort_whitespace,
          display_find (part, SAL_TYPE_INDEX_TABLE, NULL),
          REACH_MILLISECONDS);
  figure ("whitespace: searching for a word, and for none",
          search,
          display_find (part, GTK_TYPE_SEARCH_ENTRY, NULL),
          REACH_MILLISECONDS);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = bench_find_workspace ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SalApplication *application;
  SalStore *store;
  SalPage *page;
  double start;

  gtk_init ();
  adw_init ();
  application = display_get_application ();
  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = SAL_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  g_signal_connect (
      gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", after_paint_cb, NULL);
  while (sal_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  start = bench_seconds ();
  sal_window_show_room (window, "accounts");
  page = sal_window_get_page (window);
  wait_for_page ();
  bench_note ("accounts read and shown in %.1f s", bench_seconds () - start);
  wait_for_whitespace ();
  bench_note ("with what they could buy in %.1f s", bench_seconds () - start);

  figure ("sorting by what was won, or may be",
          sort,
          display_find (page, SAL_TYPE_INDEX_TABLE, NULL),
          REACH_MILLISECONDS);
  figure ("choosing a tier, and all",
          choose_tier,
          display_find (page, GTK_TYPE_DROP_DOWN, "Tier"),
          REACH_MILLISECONDS);
  figure ("searching for a word, and for none",
          search,
          display_find (page, GTK_TYPE_SEARCH_ENTRY, NULL),
          REACH_MILLISECONDS);
  store = sal_workspace_get_store (sal_window_get_workspace (window));
  figure ("deciding an account's tier, stored", decide, store, REACH_MILLISECONDS);
  decide (store, 1);
  wait_for_page ();
  gtk_widget_activate_action (
      display_find (page, SAL_TYPE_PORTFOLIO_PAGE, NULL), "portfolio.edit-model", NULL);
  settle ();
  figure ("moving the bound of a tier",
          move_bound,
          display_find (
              display_find (page, SAL_TYPE_TIER_EDITOR, NULL), GTK_TYPE_SPIN_BUTTON, "From Score"),
          REACH_MILLISECONDS);
  measure_whitespace (page);

  return bench_finish ();
}
