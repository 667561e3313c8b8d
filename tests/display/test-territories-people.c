/* test-territories-people.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include "sal-staffing-dialog.h"

/* Two who live where the other one works: the dialog says so, and has them change. */

#define DIALOG GSIZE_TO_POINTER (SAL_TYPE_STAFFING_DIALOG)

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

static gboolean
has_label (gpointer text)
{
  GtkWidget *dialog = territories_find_window (SAL_TYPE_STAFFING_DIALOG);

  return dialog != NULL && territories_find_label (dialog, text) != NULL;
}

static GtkRange *
get_scale (void)
{
  return display_find (territories_find_window (SAL_TYPE_STAFFING_DIALOG),
                       GTK_TYPE_SCALE,
                       "How much change counts against travel");
}

/* Whether no column is cut: there is nothing to scroll to beside. */
static gboolean
fits_table (GtkWidget *dialog)
{
  GtkScrollable *view = display_find (dialog, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (view);

  return gtk_adjustment_get_upper (across) <= gtk_adjustment_get_page_size (across) + 0.5;
}

static GtkWidget *
get_apply_button (void)
{
  return display_find_button (territories_find_window (SAL_TYPE_STAFFING_DIALOG), "_Apply");
}

/* By change alone nothing is to be done, by travel alone they change; that is one step. */
static void
test_assign (TerritoriesFixture *self, gconstpointer data)
{
  gint64 last = sal_store_get_last_change (self->store);

  g_assert_cmpstr (territories_get_figure (self, "Position held by"), ==, "Ana");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.staff", NULL);
  display_wait (territories_has_window, DIALOG, "the dialog");
  gtk_range_set_value (get_scale (), 100);
  display_wait (has_label,
                (gpointer) "Nothing changes: who has what is the best there is already",
                "no change");
  g_assert_false (gtk_widget_get_sensitive (get_apply_button ()));
  gtk_range_set_value (get_scale (), 0);
  display_wait (has_label, (gpointer) "2 territories change hands", "the change");
  g_assert_true (
      has_label ((gpointer) "Way from home on average, one way, at 1.2 × the great circle"));
  g_assert_true (fits_table (territories_find_window (SAL_TYPE_STAFFING_DIALOG)));
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);

  g_signal_emit_by_name (get_apply_button (), "clicked");
  display_wait (territories_has_no_window, DIALOG, "its end");
  display_wait_for_page (self->page);
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);
  g_assert_cmpstr (territories_get_figure (self, "Position held by"), ==, "Bo");
  territories_undo (self);
  g_assert_cmpstr (territories_get_figure (self, "Position held by"), ==, "Ana");
}

typedef struct
{
  TerritoriesFixture *fixture;
  double km;
} Travel;

static double
get_travel (TerritoriesFixture *self)
{
  const char *text = territories_get_figure (self, "Travel");
  g_auto (GStrv) parts = NULL;
  g_autofree char *digits = NULL;

  g_assert_nonnull (text);
  parts = g_strsplit (text, ",", -1);
  digits = g_strjoinv ("", parts);

  return g_ascii_strtod (digits, NULL);
}

static gboolean
has_less_travel (gpointer data)
{
  const Travel *travel = data;

  return get_travel (travel->fixture) < travel->km;
}

/* Ana lives in New York: with Manhattan in her territory, on average she has it less far, while the
 * button is still pressed. */
static void
test_travel (TerritoriesFixture *self, gconstpointer data)
{
  Travel travel = { self, get_travel (self) };

  g_assert_cmpfloat (travel.km, >, 4000);
  territories_stroke (self, SAL_MAP_PHASE_BEGIN, "36061");
  display_wait (has_less_travel, &travel, "the figures");
  territories_stroke (self, SAL_MAP_PHASE_CANCEL, NULL);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-people/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("assign", test_assign);
  ADD ("travel", test_travel);

  return g_test_run ();
}
