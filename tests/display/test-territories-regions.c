/* test-territories-regions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "display.h"
#include "sal-alignment-commands.h"
#include "sal-geography-key.h"
#include "sal-group-dialog.h"
#include "sal-region-heading.h"
#include "sal-territory-row.h"

/* Regions in the list of territories: grouped, changed, taken apart. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Plan",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = 4 };
  g_autoptr (GError) error = NULL;

  self->workspace = display_create_workspace (4);
  self->store = sal_workspace_get_store (self->workspace);
  sal_store_run_sync (
      self->store, "Create", SAL_COMMAND_DEFAULT, sal_alignment_create, &new, NULL, NULL, &error);
  g_assert_no_error (error);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "territories");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

static GtkListBoxRow *
get_row (Fixture *self, int index)
{
  return gtk_list_box_get_row_at_index (display_find (self->page, GTK_TYPE_LIST_BOX, "Territories"),
                                        index);
}

/* The territories in the order of the list, "|" where a heading stands. */
static void
assert_list (Fixture *self, const char *expected)
{
  g_autoptr (GString) list = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    g_string_append_printf (list,
                            "%s%u",
                            gtk_list_box_row_get_header (row) != NULL ? "|" : "",
                            sal_territory_row_get_territory (SAL_TERRITORY_ROW (row)));
  g_assert_cmpstr (list->str, ==, expected);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (SAL_IS_GROUP_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static GtkWidget *
wait_for_dialog (void)
{
  display_wait (has_dialog, NULL, "the dialog");

  return find_dialog ();
}

static void
press (Fixture *self, GtkWidget *dialog, const char *text)
{
  g_signal_emit_by_name (display_find_button (dialog, text), "clicked");
  display_settle ();
  display_wait_for_page (self->page);
}

static void
check (GtkWidget *dialog, const char *territory, gboolean active)
{
  gtk_check_button_set_active (display_find (dialog, GTK_TYPE_CHECK_BUTTON, territory), active);
}

static void
name (GtkWidget *dialog, const char *text)
{
  gtk_editable_set_text (display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), text);
}

static void
test_territories_regions_group (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  SalRegionHeading *heading;
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  assert_list (self, "0123");
  gtk_list_box_select_row (display_find (self->page, GTK_TYPE_LIST_BOX, "Territories"),
                           get_row (self, 2));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.group", NULL);
  dialog = wait_for_dialog ();
  g_assert_false (gtk_widget_get_sensitive (display_find_button (dialog, "_Save")));
  name (dialog, "West");
  check (dialog, "Territory 4", TRUE);
  press (self, dialog, "_Save");
  assert_list (self, "|23|01");
  g_assert_nonnull (display_find (self->page, GTK_TYPE_BUTTON, "Edit Region West"));

  heading = SAL_REGION_HEADING (gtk_list_box_row_get_header (get_row (self, 0)));
  g_signal_emit_by_name (heading, "edit");
  dialog = wait_for_dialog ();
  name (dialog, "East");
  check (dialog, "Territory 3", FALSE);
  press (self, dialog, "_Save");
  assert_list (self, "|3|012");
  g_assert_nonnull (display_find (self->page, GTK_TYPE_BUTTON, "Edit Region East"));

  heading = SAL_REGION_HEADING (gtk_list_box_row_get_header (get_row (self, 0)));
  g_signal_emit_by_name (heading, "edit");
  press (self, wait_for_dialog (), "_Ungroup Region");
  assert_list (self, "0123");
  undone = sal_store_undo_sync (self->store, 0, &error);
  g_assert_no_error (error);
  display_settle ();
  display_wait_for_page (self->page);
  assert_list (self, "|3|012");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/territories-regions/group",
              Fixture,
              NULL,
              set_up,
              test_territories_regions_group,
              tear_down);

  return g_test_run ();
}
