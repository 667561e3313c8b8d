/* test-territories-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "display.h"
#include "sal-alignment-commands.h"
#include "sal-geography-key.h"
#include "sal-rule-dialog.h"
#include "sal-rules-window.h"

/* The rules of an alignment, in the room: added, changed, put in order, removed. */

typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;
  SalWindow *window;
  SalPage *page;
  GtkWidget *rules;
} Fixture;

static void
run (Fixture *self, SalCommandFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  sal_store_run_sync (self->store, "Change", SAL_COMMAND_DEFAULT, func, data, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
      return l->data;

  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return find_window (GPOINTER_TO_SIZE (data)) != NULL;
}

static GtkWidget *
wait_for (GType type)
{
  display_wait (has_window, GSIZE_TO_POINTER (type), "a window");

  return find_window (type);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  SalAlignmentNew new = { .name = "Plan",
                          .geography = SAL_GEOGRAPHY_US_COUNTIES,
                          .n_territories = 2 };

  self->workspace = display_create_workspace (4);
  self->store = sal_workspace_get_store (self->workspace);
  run (self, sal_alignment_create, &new);
  self->window = display_open_window (self->workspace);
  sal_window_show_room (self->window, "territories");
  self->page = sal_window_get_page (self->window);
  display_wait_for_page (self->page);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "territories.rules", NULL);
  self->rules = wait_for (SAL_TYPE_RULES_WINDOW);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->rules));
  display_close_window (self->window);
  display_remove_workspace (self->workspace);
}

/* What the rule at an index is listed as. */
typedef struct
{
  Fixture *fixture;
  int index;
  const char *title; /* NULL: there is none */
} Awaited;

static GtkListBoxRow *
get_row (Fixture *self, int index)
{
  GtkListBox *list = display_find (self->rules, GTK_TYPE_LIST_BOX, "Rules");

  return list != NULL ? gtk_list_box_get_row_at_index (list, index) : NULL;
}

static gboolean
is_listed (gpointer data)
{
  const Awaited *self = data;
  GtkListBoxRow *row = get_row (self->fixture, self->index);

  return row == NULL || self->title == NULL
             ? (row == NULL) == (self->title == NULL)
             : g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), self->title);
}

static void
expect (Fixture *self, int index, const char *title)
{
  Awaited awaited = { self, index, title };

  display_wait (is_listed, &awaited, title != NULL ? title : "no rule");
}

static void
enter (Fixture *self, const char *name, const char *condition)
{
  GtkWidget *dialog = wait_for (SAL_TYPE_RULE_DIALOG);

  gtk_editable_set_text (display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), name);
  gtk_editable_set_text (display_find (dialog, GTK_TYPE_ENTRY, "Accounts It Has"), condition);
  g_assert_true (gtk_widget_get_sensitive (display_find_button (dialog, "_Save")));
  g_signal_emit_by_name (display_find_button (dialog, "_Save"), "clicked");
  display_settle ();
  display_wait_for_page (self->page);
}

static void
add (Fixture *self, const char *name, const char *condition)
{
  g_signal_emit_by_name (display_find_button (self->rules, "_Add Rule…"), "clicked");
  enter (self, name, condition);
}

static void
press (Fixture *self, int index, const char *button)
{
  g_signal_emit_by_name (display_find (get_row (self, index), GTK_TYPE_BUTTON, button), "clicked");
}

static void
test_territories_rules_order (Fixture *self, gconstpointer data)
{
  add (self, "Halden", "name = \"Halden\"");
  expect (self, 0, "1. Halden → Territory 1");
  add (self, "All", "name != \"\"");
  expect (self, 1, "2. All → Territory 1");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (self, 0))),
                   ==,
                   "name = \"Halden\"\n1 match, 1 go by it");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (self, 1))),
                   ==,
                   "name != \"\"\n1 match, 0 go by it");

  press (self, 1, "Move Up");
  expect (self, 0, "1. All → Territory 1");
  press (self, 0, "Move Down");
  expect (self, 0, "1. Halden → Territory 1");
  g_signal_emit_by_name (get_row (self, 1), "activate");
  enter (self, "Whoever", "name != \"Nobody\"");
  expect (self, 1, "2. Whoever → Territory 1");
  press (self, 0, "Remove");
  expect (self, 0, "1. Whoever → Territory 1");
  expect (self, 1, NULL);
}

static gboolean
is_counted (gpointer data)
{
  return g_str_equal (gtk_label_get_label (g_object_get_data (data, "status")),
                      "1 account matches");
}

static GtkWidget *
find_label (gpointer root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), text) == 0)
        return child;
      found = find_label (child, text);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What matches is counted while it is typed; what cannot be read cannot be saved. */
static void
test_territories_rules_condition (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkEditable *entry;

  g_signal_emit_by_name (display_find_button (self->rules, "_Add Rule…"), "clicked");
  dialog = wait_for (SAL_TYPE_RULE_DIALOG);
  g_object_set_data (G_OBJECT (dialog), "status", find_label (dialog, "A filter of accounts"));
  gtk_editable_set_text (display_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), "Some");
  entry = display_find (dialog, GTK_TYPE_ENTRY, "Accounts It Has");
  gtk_editable_set_text (entry, "name = = 3");
  g_assert_false (gtk_widget_get_sensitive (display_find_button (dialog, "_Save")));
  gtk_editable_set_text (entry, "name = \"Halden\"");
  g_assert_true (gtk_widget_get_sensitive (display_find_button (dialog, "_Save")));
  display_wait (is_counted, dialog, "the count");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/territories-rules/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("order", test_territories_rules_order);
  ADD ("condition", test_territories_rules_condition);

  return g_test_run ();
}
