/* test-territories-optimize.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include "sal-optimize-dialog.h"
#include "sal-optimize-result-window.h"
#include "sal-territory-row.h"

/* California and New York: what is wanted is asked, what was found is told and can be undone, and
 * what is locked stays. */

#define DIALOG GSIZE_TO_POINTER (SAL_TYPE_OPTIMIZE_DIALOG)
#define RESULT GSIZE_TO_POINTER (SAL_TYPE_OPTIMIZE_RESULT_WINDOW)

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, post_fixture_swapped, G_N_ELEMENTS (post_fixture_swapped));
  territories_choose (self, 0);
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_tear_down (self);
}

static GtkWidget *
open_dialog (TerritoriesFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.optimize", NULL);
  display_wait (territories_has_window, DIALOG, "the dialog");

  return territories_find_window (SAL_TYPE_OPTIMIZE_DIALOG);
}

static void
set_spin (GtkWidget *dialog, const char *name, double value)
{
  gtk_spin_button_set_value (display_find (dialog, GTK_TYPE_SPIN_BUTTON, name), value);
}

/* What is proposed besides, of the accounts that there are. */
static void
leave_accounts_out (GtkWidget *dialog)
{
  set_spin (dialog, "Weight of Accounts", 0);
  set_spin (dialog, "Weight of Revenue", 0);
}

/* One second, of which nothing may move beyond @budget per cent. */
static GtkWidget *
optimize (TerritoriesFixture *self, double budget)
{
  GtkWidget *dialog = open_dialog (self);

  leave_accounts_out (dialog);
  set_spin (dialog, "Seconds", 1);
  set_spin (dialog, "May Move at Most", budget);
  g_signal_emit_by_name (display_find_button (dialog, "_Optimise"), "clicked");
  display_wait (territories_has_window, RESULT, "the result");
  display_wait_for_page (self->page);

  return territories_find_window (SAL_TYPE_OPTIMIZE_RESULT_WINDOW);
}

static void
test_dialog (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);
  GtkWidget *start = display_find_button (dialog, "_Optimise");
  GtkWidget *tolerance =
      display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Tolerance of Population in Per Cent");
  GtkWidget *budget = display_find (dialog, GTK_TYPE_SPIN_BUTTON, "May Move at Most");
  GtkScale *keep = display_find (dialog, GTK_TYPE_SCALE, "Keep What Is");

  g_assert_true (gtk_scale_get_draw_value (keep));
  g_assert_nonnull (territories_find_label (dialog, "Least moved"));
  g_assert_true (gtk_widget_get_sensitive (start));
  g_assert_true (gtk_widget_is_sensitive (tolerance));
  leave_accounts_out (dialog);
  set_spin (dialog, "Weight of Population", 0);
  g_assert_false (gtk_widget_get_sensitive (start));
  g_assert_false (gtk_widget_is_sensitive (tolerance));
  set_spin (dialog, "Weight of Population", 1);
  g_assert_true (gtk_widget_get_sensitive (start));

  /* from scratch there is nothing that moves */
  g_assert_true (gtk_widget_is_sensitive (budget));
  adw_combo_row_set_selected (display_find (dialog, ADW_TYPE_COMBO_ROW, "Start"), 1);
  g_assert_false (gtk_widget_is_sensitive (budget));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (keep)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* How long it takes follows the measures that count until it is chosen. */
static void
test_seconds (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);
  GtkSpinButton *seconds = display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Seconds");

  g_assert_cmpfloat (gtk_spin_button_get_value (seconds), ==, 15);
  leave_accounts_out (dialog);
  g_assert_cmpfloat (gtk_spin_button_get_value (seconds), ==, 5);
  set_spin (dialog, "Seconds", 8);
  set_spin (dialog, "Weight of Accounts", 1);
  g_assert_cmpfloat (gtk_spin_button_get_value (seconds), ==, 8);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The wheel changes nothing that is merely under the pointer, whatever has the keyboard focus. */
static void
test_wheel (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);
  GtkWidget *spins[] = {
    display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Weight of Population"),
    display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Seconds"),
    display_find (dialog, GTK_TYPE_SCALE, "Short Borders"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spins); i++)
    {
      g_assert_false (display_turn_wheel (dialog, spins[i]));
      gtk_widget_grab_focus (spins[i]);
      g_assert_false (display_turn_wheel (dialog, spins[i]));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
can_undo (gpointer window)
{
  return gtk_widget_get_sensitive (display_find_button (window, "_Undo"));
}

static gboolean
is_undone (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page) &&
         sal_territory_row_get_deviation (SAL_TERRITORY_ROW (gtk_list_box_get_row_at_index (
             display_find (self->page, GTK_TYPE_LIST_BOX, "Territories"), 0))) > 20;
}

static void
test_result (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *result = optimize (self, 0);
  gint64 last;

  /* nothing moved, and what it was balanced by is kept */
  display_wait (can_undo, result, "what can be undone");
  gtk_window_destroy (GTK_WINDOW (result));
  display_wait (territories_has_no_window, RESULT, "its end");

  last = sal_store_get_last_change (self->store);
  result = optimize (self, 0);
  g_assert_nonnull (display_find (
      result, ADW_TYPE_ACTION_ROW, "Areas: 0. 0.0 % of Population; at most 0.0 % might move"));
  g_assert_nonnull (display_find (result, ADW_TYPE_ACTION_ROW, "Seed: 1"));
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
  g_assert_false (can_undo (result));
  g_signal_emit_by_name (display_find_button (result, "_Keep"), "clicked");
  display_wait (territories_has_no_window, RESULT, "its end");

  result = optimize (self, 100);
  display_wait (can_undo, result, "what can be undone");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);
  g_assert_nonnull (display_find (result, GTK_TYPE_BUTTON, "Copy as Table"));
  g_signal_emit_by_name (display_find_button (result, "_Undo"), "clicked");
  display_wait (territories_has_no_window, RESULT, "its end");
  display_wait (is_undone, self, "what was there before");
}

static gboolean
is_read (gpointer data)
{
  TerritoriesFixture *self = data;

  return !sal_page_is_busy (self->page);
}

static void
assert_chosen (TerritoriesFixture *self, double tolerance, double borders)
{
  GtkWidget *dialog = open_dialog (self);
  GtkSpinButton *spin =
      display_find (dialog, GTK_TYPE_SPIN_BUTTON, "Tolerance of Population in Per Cent");

  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (spin), tolerance, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      gtk_range_get_value (display_find (dialog, GTK_TYPE_SCALE, "Short Borders")), borders, 1e-9);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What was chosen is there again, also once it is read anew, until it is undone. */
static void
test_chosen (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self);
  GtkWidget *result;

  leave_accounts_out (dialog);
  set_spin (dialog, "Seconds", 1);
  set_spin (dialog, "May Move at Most", 0);
  set_spin (dialog, "Tolerance of Population in Per Cent", 7);
  gtk_range_set_value (display_find (dialog, GTK_TYPE_SCALE, "Short Borders"), 80);
  g_signal_emit_by_name (display_find_button (dialog, "_Optimise"), "clicked");
  display_wait (territories_has_window, RESULT, "the result");
  display_wait_for_page (self->page);
  result = territories_find_window (SAL_TYPE_OPTIMIZE_RESULT_WINDOW);
  display_wait (can_undo, result, "what can be undone");
  gtk_window_destroy (GTK_WINDOW (result));
  assert_chosen (self, 7, 80);

  territories_undo (self);
  display_wait (is_read, self, "what was there before");
  assert_chosen (self, 5, 50);
}

/* What was undone elsewhere is not offered. */
static void
test_undone (TerritoriesFixture *self, gconstpointer data)
{
  GtkWidget *result = optimize (self, 100);

  display_wait (can_undo, result, "what can be undone");
  territories_undo (self);
  g_assert_false (can_undo (result));
  gtk_window_destroy (GTK_WINDOW (result));
}

/* Of 39.5 and 19.5 million people. */
static gboolean
is_locked (gpointer data)
{
  TerritoriesFixture *self = data;
  GtkWidget *row = display_find (self->page,
                                 SAL_TYPE_TERRITORY_ROW,
                                 "California, locked, index 134, 34\302\240% above its target");

  return row != NULL && gtk_widget_get_visible (display_find (row, GTK_TYPE_IMAGE, "Locked"));
}

static gboolean
is_open (gpointer data)
{
  TerritoriesFixture *self = data;

  return display_find (self->page,
                       SAL_TYPE_TERRITORY_ROW,
                       "California, index 134, 34\302\240% above its target") != NULL;
}

/* Neither is something painted into the territory, nor out of it. */
static void
test_lock (TerritoriesFixture *self, gconstpointer data)
{
  const char *const own = "06037", *const other = "36061";

  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.lock-territory", NULL);
  display_wait (is_locked, self, "the lock");
  display_wait_for_page (self->page);
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, other);
  territories_stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpuint (territories_get_owner (self, other), ==, 1);
  territories_choose (self, 1);
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, own);
  territories_stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpuint (territories_get_owner (self, own), ==, 0);

  territories_undo (self);
  display_wait (is_open, self, "what was there before");
  territories_choose (self, 1);
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, own);
  territories_stroke (self, SAL_MAP_PHASE_END, NULL);
  display_wait_for_page (self->page);
  g_assert_cmpuint (territories_get_owner (self, own), ==, 1);

  territories_undo (self);
  territories_choose (self, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.lock-territory", NULL);
  display_wait (is_locked, self, "the lock");
  display_wait_for_page (self->page);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.unlock-territory", NULL);
  display_wait (is_open, self, "no lock");
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-optimize/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("dialog", test_dialog);
  ADD ("seconds", test_seconds);
  ADD ("wheel", test_wheel);
  ADD ("result", test_result);
  ADD ("chosen", test_chosen);
  ADD ("undone", test_undone);
  ADD ("lock", test_lock);

  return g_test_run ();
}
