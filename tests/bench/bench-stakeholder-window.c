/* bench-stakeholder-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"
#include "display.h"
#include "sal-kinds.h"
#include "sal-stakeholder-view.h"
#include "sal-stakeholder.h"
#include "sal-stakeholders-tab.h"

/* A map of 500 people with their lines in the window, while somebody is dragged over it, and the
 * map is moved and zoomed. Input comes where GDK delivers what a pointer does: at the beginning of
 * a frame. Each figure is from there to the end of the frame that shows it. */

#define N_PEOPLE     500
#define N_INFLUENCES 200
#define N_FRAMES     240
#define MAX_SECONDS  30
#define FRAME        16.0  /* ms: 60 frames a second */
#define REPEAT       33.0  /* ms: a key that is held repeats 30 times a second */
#define ANSWER       100.0 /* ms */

#define ACCOUNT 901
#define PLAN    902
#define PERSON  10000 /* ids of stakeholders from here on */
#define CONTACT 20000
#define LINE    30000

static SalWindow *window;
static SalStakeholderView *view;

/* What is done at the beginning of each frame. */
static void (*act) (guint frame);
static guint n_frames;
static double start;
static double times[N_FRAMES];

/* --- the workspace --- */

static void
set (SalRecord *record, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  sal_record_set_from_text (record, field, text, &error);
  g_assert_no_error (error);
}

static const char *
choose (GRand *random, const SalChoice *choices)
{
  gint32 n = 0;

  while (choices[n].value != NULL)
    n++;

  return choices[g_rand_int_range (random, 0, n)].value;
}

static gboolean
add_person (SalTransaction *transaction, guint i, GRand *random, GError **error)
{
  g_autoptr (SalRecord) contact = sal_record_new_with_id (&sal_contact_kind, CONTACT + i);
  g_autoptr (SalRecord) person = sal_record_new_with_id (&sal_stakeholder_kind, PERSON + i);
  g_autofree char *name = g_strdup_printf ("Somebody With Name %u", i);

  set (contact, "name", name);
  set (contact, "job_title", "Manufacturing Engineering Manager");
  sal_record_set_integer (contact, "account", ACCOUNT);
  sal_record_set_integer (person, "plan", PLAN);
  sal_record_set_integer (person, "contact", CONTACT + i);
  set (person, "role", choose (random, sal_decision_roles));
  set (person, "power", choose (random, sal_stakeholder_powers));
  set (person, "attitude", choose (random, sal_stakeholder_attitudes));
  set (person, "coverage", choose (random, sal_stakeholder_coverages));
  if (i > 0)
    sal_record_set_integer (person,
                            "reports_to",
                            PERSON + g_rand_int_range (random, (gint32) i / 5, (gint32) i / 3 + 1));

  return sal_transaction_insert (transaction, contact, error) &&
         sal_transaction_insert (transaction, person, error);
}

/* Each from another one, so that no two are of the same people. */
static gboolean
add_influence (SalTransaction *transaction, guint i, GRand *random, GError **error)
{
  g_autoptr (SalRecord) line = sal_record_new_with_id (&sal_influence_kind, LINE + i);

  sal_record_set_integer (line, "plan", PLAN);
  sal_record_set_integer (line, "source", PERSON + i);
  sal_record_set_integer (
      line, "target", PERSON + g_rand_int_range (random, N_INFLUENCES, N_PEOPLE));
  set (line, "strength", choose (random, sal_influence_strengths));

  return sal_transaction_insert (transaction, line, error);
}

static gboolean
fill (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRecord) account = sal_record_new_with_id (&sal_account_kind, ACCOUNT);
  g_autoptr (SalRecord) plan = sal_record_new_with_id (&sal_account_plan_kind, PLAN);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  set (account, "name", "Alder");
  set (account, "status", "customer");
  sal_record_set_integer (plan, "account", ACCOUNT);
  set (plan, "name", "Plan");
  set (plan, "status", "active");
  set (plan, "valid_from", "2020-01-01");
  if (!sal_transaction_insert (transaction, account, error) ||
      !sal_transaction_insert (transaction, plan, error))
    return FALSE;
  for (guint i = 0; i < N_PEOPLE; i++)
    if (!add_person (transaction, i, random, error))
      return FALSE;
  for (guint i = 0; i < N_INFLUENCES; i++)
    if (!add_influence (transaction, i, random, error))
      return FALSE;

  return TRUE;
}

/* --- the window --- */

static void
before_frame_cb (void)
{
  if (act == NULL)
    return;
  start = bench_seconds ();
  act (n_frames);
}

static void
after_frame_cb (void)
{
  if (act == NULL)
    return;
  times[n_frames++] = 1000 * (bench_seconds () - start);
  if (n_frames == N_FRAMES)
    act = NULL;
}

static gboolean
is_shown (gpointer data)
{
  SalPage *tab = display_find (sal_window_get_page (window), SAL_TYPE_STAKEHOLDERS_TAB, NULL);

  view = tab != NULL ? display_find (tab, SAL_TYPE_STAKEHOLDER_VIEW, NULL) : NULL;

  return view != NULL && sal_stakeholder_view_get_map (view) != NULL && !sal_page_is_busy (tab) &&
         gtk_widget_get_width (GTK_WIDGET (view)) > 1;
}

static void
open_window (SalWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  GdkFrameClock *clock;

  sal_store_run_sync (sal_workspace_get_store (workspace),
                      "Fill",
                      SAL_COMMAND_DEFAULT,
                      fill,
                      NULL,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  window = display_open_window (workspace);
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  sal_window_show_room (window, "accounts");
  sal_page_show_target (sal_window_get_page (window), "account/901/stakeholders");
  display_wait (is_shown, NULL, "the stakeholders");
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_frame_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_frame_cb), NULL);
  gdk_frame_clock_begin_updating (clock);
  bench_note ("drawn by %s, a map of %d × %d in a window of %d × %d",
              G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (window))),
              gtk_widget_get_width (GTK_WIDGET (view)),
              gtk_widget_get_height (GTK_WIDGET (view)),
              gtk_widget_get_width (GTK_WIDGET (window)),
              gtk_widget_get_height (GTK_WIDGET (window)));
}

/* --- what is measured --- */

static void
run_frames (void (*frame_act) (guint frame))
{
  double limit = bench_seconds () + MAX_SECONDS;

  n_frames = 0;
  act = frame_act;
  while (act != NULL)
    {
      if (bench_seconds () > limit)
        g_error ("waited %d seconds for %d frames", MAX_SECONDS, N_FRAMES);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
measure (const char *name, void (*frame_act) (guint frame), double reach)
{
  g_autofree char *median = g_strdup_printf ("%s, median", name);
  g_autofree char *most = g_strdup_printf ("%s, 95 %% of frames", name);

  run_frames (frame_act);
  bench_figure (median, bench_median (times, N_FRAMES), reach, "ms");
  bench_figure (most, bench_quantile (times, N_FRAMES, 0.95), reach, "ms");
}

static void
rest (guint frame)
{
}

static void
drag_over (guint frame)
{
  g_signal_emit_by_name (display_find_controller (view, GTK_TYPE_GESTURE_DRAG, 1),
                         "drag-update",
                         7.0 + 2 * frame,
                         1.0 * frame);
}

static void
begin_drag (guint person)
{
  graphene_rect_t box;

  g_assert_true (sal_stakeholder_view_locate (view, person, &box));
  g_signal_emit_by_name (display_find_controller (view, GTK_TYPE_GESTURE_DRAG, 1),
                         "drag-begin",
                         (double) (box.origin.x + box.size.width / 2),
                         (double) (box.origin.y + box.size.height / 2));
}

static SalStakeholderMap *dragged;

static gboolean
is_stored (gpointer data)
{
  return sal_stakeholder_view_get_map (view) != dragged;
}

static void
measure_drag (const char *where)
{
  g_autofree char *name = g_strdup_printf ("dragging somebody, %s", where);
  double released;

  begin_drag (N_PEOPLE / 2);
  measure (name, drag_over, FRAME);
  dragged = sal_stakeholder_map_ref (sal_stakeholder_view_get_map (view));
  released = bench_seconds ();
  g_signal_emit_by_name (display_find_controller (view, GTK_TYPE_GESTURE_DRAG, 1),
                         "drag-end",
                         7.0 + 2 * N_FRAMES,
                         1.0 * N_FRAMES);
  display_wait (is_stored, NULL, "the map as it is stored");
  bench_figure ("from the release until the map shows what is stored",
                1000 * (bench_seconds () - released),
                ANSWER,
                "ms");
  sal_stakeholder_map_unref (dragged);
  run_frames (rest);
}

/* A wheel of finer steps than any; there and back. */
static void
pan (guint frame)
{
  double step = frame < N_FRAMES / 2 ? 0.1 : -0.1;
  gboolean taken;

  g_signal_emit_by_name (display_find_controller (view, GTK_TYPE_EVENT_CONTROLLER_SCROLL, 0),
                         "scroll",
                         step,
                         step,
                         &taken);
}

static void
zoom (guint frame)
{
  sal_stakeholder_view_zoom (view, frame % (N_FRAMES / 2) < N_FRAMES / 4 ? 1.02 : 1 / 1.02);
}

/* Somebody else is chosen, and their values are read, as with the arrow keys held down. */
static void
walk (guint frame)
{
  sal_stakeholder_view_set_person (view, frame);
}

static void
measure_all (const char *where)
{
  g_autofree char *panning = g_strdup_printf ("moving the map, %s", where);
  g_autofree char *zooming = g_strdup_printf ("zooming, %s", where);

  measure_drag (where);
  measure (panning, pan, FRAME);
  measure (zooming, zoom, FRAME);
}

int
main (int argc, char **argv)
{
  SalWorkspace *workspace;
  graphene_rect_t box;

  gtk_init ();
  adw_init ();
  workspace = display_create_workspace (1);
  open_window (workspace);
  sal_stakeholder_view_fit (view);
  sal_stakeholder_view_set_person (view, N_PEOPLE / 2);
  run_frames (rest);
  measure_all ("all seen");
  g_assert_true (sal_stakeholder_view_locate (view, 0, &box));
  sal_stakeholder_view_zoom (view, SAL_STAKEHOLDER_WIDTH / box.size.width);
  sal_stakeholder_view_set_person (view, N_PEOPLE / 2 + 1);
  sal_stakeholder_view_set_person (view, N_PEOPLE / 2);
  run_frames (rest);
  measure_all ("at its size");
  measure ("going from one to another with a key held", walk, REPEAT);
  gdk_frame_clock_end_updating (gtk_widget_get_frame_clock (GTK_WIDGET (window)));
  display_close_window (window);
  display_remove_workspace (workspace);

  return bench_finish ();
}
