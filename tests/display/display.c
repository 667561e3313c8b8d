/* display.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "display.h"

#include <string.h>

#include <glib/gstdio.h>

#include "sal-field-control.h"
#include "sal-kinds.h"
#include "sal-sample.h"
#include "sal-rate.h"
#include "sal-store-private.h"
#include "store-fixture.h"

#define MAX_SECONDS 20

static gboolean
timeout_cb (gpointer user_data)
{
  gboolean *timed_out = user_data;

  *timed_out = TRUE;

  return G_SOURCE_CONTINUE;
}

/* Prints the texts that show, for whoever reads why a test waited in vain. */
static void
print_texts (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_printerr ("# shows: %s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    print_texts (child);
}

static void
print_windows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      print_texts (window);
    }
}

void
display_wait (DisplayCondition condition, gpointer data, const char *what)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add_seconds (MAX_SECONDS, timeout_cb, &timed_out);

  while (!condition (data))
    {
      if (timed_out)
        {
          print_windows ();
          g_error ("waited %d seconds for: %s", MAX_SECONDS, what);
        }
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

static gboolean
is_idle (gpointer data)
{
  return !sal_page_is_busy (data);
}

void
display_wait_for_page (SalPage *page)
{
  /* what was changed is told first, so that the page knows what it has to read */
  display_settle ();
  display_wait (is_idle, page, "the page to be complete");
}

void
display_settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

gboolean
display_says (gpointer root, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (display_says (child, text))
      return TRUE;

  return FALSE;
}

typedef struct
{
  SalPage *page;
  const char *text;
} Expected;

static gboolean
is_said (gpointer data)
{
  const Expected *self = data;

  return !sal_page_is_busy (self->page) && display_says (self->page, self->text);
}

void
display_wait_for_text (SalPage *page, const char *text)
{
  Expected expected = { page, text };

  display_wait (is_said, &expected, text);
}

typedef struct
{
  SalStore *store;
  const char *sql;
  gint64 expected;
} Question;

static gboolean
is_answered (gpointer data)
{
  const Question *self = data;

  return fixture_query (self->store, self->sql) == self->expected;
}

void
display_wait_for_answer (SalPage *page, const char *sql, gint64 expected)
{
  Question question = { sal_workspace_get_store (sal_page_get_workspace (page)), sql, expected };

  display_wait (is_answered, &question, sql);
  /* another connection sees what was written before the writer tells of it: it looks after that */
  sal_store_look_sync (question.store);
  display_wait_for_page (page);
  display_settle ();
}

/* --- the workspace --- */

static SalRecord *
create_stage (const char *name, const char *status, gint64 order)
{
  SalRecord *stage = sal_record_new (&sal_stage_kind);

  sal_record_set_text (stage, "name", name);
  sal_record_set_text (stage, "status", status);
  sal_record_set_integer (stage, "position", order);

  return stage;
}

static gboolean
fill (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_opportunities = GPOINTER_TO_UINT (data);
  g_autoptr (SalRecord) open = create_stage ("Open", "open", 1);
  g_autoptr (SalRecord) won = create_stage ("Won", "won", 2);
  g_autoptr (SalRecord) account = sal_record_new (&sal_account_kind);

  sal_record_set_text (account, "name", "Halden");
  if (!sal_transaction_insert (transaction, open, error) ||
      !sal_transaction_insert (transaction, won, error) ||
      !sal_transaction_insert (transaction, account, error))
    return FALSE;

  for (guint i = 1; i <= n_opportunities; i++)
    {
      g_autoptr (SalRecord) record = sal_record_new (&sal_opportunity_kind);
      g_autofree char *name = g_strdup_printf ("Deal %03u", i);

      sal_record_set_text (record, "name", name);
      sal_record_set_integer (record, "account", sal_record_get_id (account));
      sal_record_set_integer (record, "stage", sal_record_get_id (i % 2 ? open : won));
      sal_record_set_integer (record, "amount", i * 100000);
      sal_record_set_text (record, "close_date", "2026-11-20");
      if (!sal_transaction_insert (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

SalWorkspace *
display_create_workspace (guint n_opportunities)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Company.salient", NULL);
  SalWorkspace *workspace;

  g_assert_no_error (error);
  workspace = sal_workspace_create (path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  sal_store_run_sync (sal_workspace_get_store (workspace),
                      "Fill",
                      SAL_COMMAND_DEFAULT,
                      fill,
                      GUINT_TO_POINTER (n_opportunities),
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);

  return workspace;
}

SalWorkspace *
display_create_sample (guint n_opportunities)
{
  const SalSampleOptions options = { .opportunities = n_opportunities, .seed = 7 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("salient-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Company.salient", NULL);
  SalWorkspace *workspace;

  g_assert_no_error (error);
  sal_sample_create (path, &options, NULL, &error);
  g_assert_no_error (error);
  workspace = sal_workspace_open (path, SAL_STORE_OPEN, sal_model_kinds (), &error);
  g_assert_no_error (error);

  return workspace;
}

void
display_remove_workspace (SalWorkspace *workspace)
{
  g_autofree char *path = g_strdup (sal_workspace_get_path (workspace));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  sal_workspace_close (workspace);
  g_object_unref (workspace);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

/* --- windows --- */

SalApplication *
display_get_application (void)
{
  static SalApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = sal_application_new ();
      g_application_set_flags (G_APPLICATION (application),
                               G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }

  return application;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

SalWindow *
display_open_window (SalWorkspace *workspace)
{
  SalWindow *window = sal_window_new (display_get_application ());

  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  gtk_window_present (GTK_WINDOW (window));
  display_wait (is_mapped, window, "the window to show");
  sal_window_set_workspace (window, workspace);

  return window;
}

void
display_close_window (SalWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  display_settle ();
}

static gboolean
is_what_is_sought (GtkWidget *widget, GType type, const char *label)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), type) &&
         (label == NULL ||
          (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                             GTK_ACCESSIBLE_PROPERTY_LABEL) &&
           gtk_test_accessible_check_property (
               GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label) == NULL));
}

gpointer
display_find (gpointer root, GType type, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (!gtk_widget_get_child_visible (child))
        continue;
      found = is_what_is_sought (child, type, label) ? child : display_find (child, type, label);
      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
display_find_button (gpointer root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), text) == 0)
        return child;
      found = display_find_button (child, text);
      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
display_press_key (gpointer widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_autoptr (GtkShortcutTrigger) wanted = gtk_keyval_trigger_new (key, modifiers);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                                 0,
                                                 widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  return FALSE;
}

gpointer
display_find_controller (gpointer widget, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type &&
          (button == 0 ||
           gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button))
        return controller;
    }
  g_assert_not_reached ();
}

gboolean
display_escape (gpointer widget)
{
  gpointer control = gtk_widget_get_ancestor (widget, SAL_TYPE_FIELD_CONTROL);
  gboolean handled = FALSE;

  g_assert_nonnull (control);
  g_signal_emit_by_name (display_find_controller (control, GTK_TYPE_EVENT_CONTROLLER_KEY, 0),
                         "key-pressed",
                         GDK_KEY_Escape,
                         0,
                         0,
                         &handled);

  return handled;
}

gboolean
display_turn_wheel (GtkWidget *root, gpointer control)
{
  g_autoptr (GListModel) guards = gtk_widget_observe_controllers (root);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (control);

  for (guint i = 0; i < g_list_model_get_n_items (guards); i++)
    {
      g_autoptr (GtkEventController) guard = g_list_model_get_item (guards, i);
      gboolean is_taken = TRUE;

      if (g_strcmp0 (gtk_event_controller_get_name (guard), "scroll-guard") != 0)
        continue;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (guard), ==, GTK_PHASE_CAPTURE);
      g_signal_emit_by_name (guard, "scroll", 0.0, 1.0, &is_taken);
      g_assert_false (is_taken);
    }
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
        return TRUE;
    }

  return FALSE;
}
