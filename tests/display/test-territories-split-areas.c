/* test-territories-split-areas.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "territories-fixture.h"

#include <string.h>

#include "sal-area-cells.h"
#include "sal-map-shape.h"
#include "sal-optimize-dialog.h"
#include "sal-territories-page-private.h"

/* Arizona with two small states: Maricopa County alone (04013) has half as much again as each of
 * the three is to have. It is split, from where the optimiser says so and from the menu. */

static const Post posts[] = {
  { "Arizona", "AZ", "Ana", 33.45, -112.07 },
  { "Wyoming", "WY", "Bo", 41.14, -104.82 },
  { "Delaware", "DE", "Cy", 39.16, -75.52 },
};

#define MARICOPA "04013"
#define DIALOG   GSIZE_TO_POINTER (SAL_TYPE_OPTIMIZE_DIALOG)
#define QUESTION GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG)
#define BUTTON   "Split These Areas: Population…"

static void
set_up (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_set_up (self, posts, G_N_ELEMENTS (posts));
  territories_choose (self, 0);
}

static void
tear_down (TerritoriesFixture *self, gconstpointer data)
{
  territories_fixture_tear_down (self);
}

static SalTerritoryDesign *
get_design (TerritoriesFixture *self)
{
  return SAL_TERRITORIES_PAGE (self->page)->shown;
}

static guint
count_cells (TerritoriesFixture *self)
{
  g_autoptr (GArray) cells =
      sal_area_cells_list (sal_territory_design_get_geography (get_design (self)), MARICOPA);

  return cells->len;
}

static gboolean
is_split (gpointer self)
{
  return !sal_page_is_busy (((TerritoriesFixture *) self)->page) && count_cells (self) > 0;
}

static gboolean
is_whole (gpointer self)
{
  return !sal_page_is_busy (((TerritoriesFixture *) self)->page) && count_cells (self) == 0;
}

static void
answer (const char *button)
{
  display_wait (territories_has_window, QUESTION, "the question");
  g_signal_emit_by_name (
      display_find_button (territories_find_window (ADW_TYPE_MESSAGE_DIALOG), button), "clicked");
  display_wait (territories_has_no_window, QUESTION, "its end");
}

static GtkWidget *
open_dialog (TerritoriesFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.optimize", NULL);
  display_wait (territories_has_window, DIALOG, "the dialog");

  return territories_find_window (SAL_TYPE_OPTIMIZE_DIALOG);
}

/* What will be done is told, and nothing is done without consent. */
static void
test_dialog (TerritoriesFixture *self, gconstpointer data)
{
  gint64 last = sal_store_get_last_change (self->store);
  guint hue = sal_map_style_get_hue (SAL_TERRITORIES_PAGE (self->page)->style, 0);
  guint n_areas = sal_territory_design_count_areas (get_design (self), 0), n_cells;
  g_autofree char *population = g_strdup (territories_get_figure (self, "Population"));
  GtkWidget *dialog = open_dialog (self);
  AdwMessageDialog *question;

  g_signal_emit_by_name (display_find (dialog, GTK_TYPE_BUTTON, BUTTON), "clicked");
  display_wait (territories_has_window, QUESTION, "the question");
  display_wait (territories_has_no_window, DIALOG, "the end of the dialog");
  question = ADW_MESSAGE_DIALOG (territories_find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_heading (question), ==, "Split 1 Area?");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), "Maricopa County: up to "));
  answer ("_Cancel");
  display_settle ();
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last);
  g_assert_cmpuint (count_cells (self), ==, 0);

  dialog = open_dialog (self);
  g_signal_emit_by_name (display_find (dialog, GTK_TYPE_BUTTON, BUTTON), "clicked");
  answer ("_Split");
  display_wait (is_split, self, "the cells");
  g_assert_cmpint (sal_store_get_last_change (self->store), ==, last + 1);
  n_cells = count_cells (self);
  g_assert_cmpuint (n_cells, >, 50);
  g_assert_cmpuint (
      sal_territory_design_count_areas (get_design (self), 0), ==, n_areas - 1 + n_cells);
  g_assert_cmpstr (territories_get_figure (self, "Population"), ==, population);
  g_assert_cmpuint (sal_map_style_get_hue (SAL_TERRITORIES_PAGE (self->page)->style, 0), ==, hue);
  g_assert_cmpuint (sal_map_style_get_n_areas (sal_map_view_get_style (territories_get_map (self))),
                    ==,
                    sal_territory_design_get_n_areas (get_design (self)));

  /* nothing is too heavy any more */
  dialog = open_dialog (self);
  g_assert_null (display_find (dialog, GTK_TYPE_BUTTON, BUTTON));
  gtk_window_destroy (GTK_WINDOW (dialog));

  territories_undo (self);
  display_wait (is_whole, self, "the county");
  g_assert_cmpuint (sal_territory_design_count_areas (get_design (self), 0), ==, n_areas);
}

/* Whether the menu of an area offers to split it. */
static gboolean
is_offered (TerritoriesFixture *self, guint area)
{
  GtkWidget *label;

  g_signal_emit_by_name (territories_get_map (self), "menu-requested", area, 40.0, 40.0);
  display_settle ();
  label = territories_find_label (SAL_TERRITORIES_PAGE (self->page)->menu, "Split into ZIP Areas…");
  g_assert_nonnull (label);

  return gtk_widget_is_sensitive (label);
}

/* What is in the menu of a county is not in that of its parts. */
static void
test_menu (TerritoriesFixture *self, gconstpointer data)
{
  SalTerritoriesPage *page = SAL_TERRITORIES_PAGE (self->page);
  g_autoptr (GArray) cells = NULL;

  g_assert_true (is_offered (self, territories_find_area (self, MARICOPA)));
  gtk_popover_popdown (GTK_POPOVER (page->menu));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.split-areas", NULL);
  answer ("_Split");
  display_wait (is_split, self, "the cells");
  g_assert_cmpuint (page->n_selected, ==, 0);

  cells = sal_area_cells_list (sal_territory_design_get_geography (get_design (self)), MARICOPA);
  g_assert_false (is_offered (self, g_array_index (cells, guint, 0)));
  g_assert_cmpuint (page->n_selected, ==, 1);
  gtk_popover_popdown (GTK_POPOVER (page->menu));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-split-areas/" name, TerritoriesFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("dialog", test_dialog);
  ADD ("menu", test_menu);

  return g_test_run ();
}
