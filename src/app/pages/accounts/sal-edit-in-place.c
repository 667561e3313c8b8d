/* sal-edit-in-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-edit-in-place.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-conflict-question.h"
#include "sal-field-row.h"
#include "sal-window.h"

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &error);

  if (gtk_widget_get_root (page) == NULL)
    return;
  if (error != NULL)
    sal_window_report_error (page, _ ("Could Not Delete"), error);
  else
    sal_window_add_undo_toast (page, change);
}

/**
 * sal_edit_delete_record:
 * @asking: a widget of a page, which tells of the change
 * @workspace: a workspace
 * @record: one of its records
 *
 * Deletes a record, which can be undone in a toast.
 */
void
sal_edit_delete_record (GtkWidget *asking, SalWorkspace *workspace, SalRecord *record)
{
  GtkWidget *page = gtk_widget_get_ancestor (asking, SAL_TYPE_PAGE); /* @asking may go with it */
  gint64 id = sal_record_get_id (record);

  sal_workspace_delete_records_async (
      workspace, sal_record_get_kind (record), &id, 1, NULL, deleted_cb, g_object_ref (page));
}

/**
 * sal_edit_add_delete_button:
 * @row: a row that is edited below it
 * @action: the action that deletes it
 *
 * Adds a button that deletes a row; who holds the row names the button after it.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
sal_edit_add_delete_button (AdwExpanderRow *row, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_expander_row_add_action (row, button);

  return button;
}

/* Not while a field is edited. */
static gboolean
delete_key_cb (GtkWidget *widget, GVariant *parameters, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (gtk_widget_get_ancestor (focus, SAL_TYPE_FIELD_ROW) != NULL ||
                        gtk_widget_get_ancestor (focus, SAL_TYPE_FIELD_CONTROL) != NULL))
    return FALSE;

  return gtk_widget_activate_action (widget, g_variant_get_string (parameters, NULL), NULL);
}

/**
 * sal_edit_bind_delete:
 * @klass: the class of a row
 * @action: the action that deletes it
 *
 * Binds Delete to deleting a row, unless one of its fields has the keyboard focus.
 */
void
sal_edit_bind_delete (GtkWidgetClass *klass, const char *action)
{
  gtk_widget_class_add_binding (klass, GDK_KEY_Delete, 0, delete_key_cb, "s", action);
}

/* --- leaving --- */

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SalDiscardFunc discard = (SalDiscardFunc) g_object_get_data (G_OBJECT (dialog), "discard");
  gboolean is_discarded = g_str_equal (response, "discard");

  if (is_discarded)
    discard (g_task_get_source_object (task));
  g_task_return_boolean (task, is_discarded);
}

/**
 * sal_edit_ask_to_discard:
 * @page: a page that is left
 * @text: what is missing or wrong, a sentence
 * @discard: gives it up
 * @task: (transfer full): of leaving @page
 *
 * Asks whether what was entered and cannot be stored is given up, so that the page can be left, or
 * the page stays. It stays while it is asked what becomes of what somebody else changed.
 */
void
sal_edit_ask_to_discard (SalPage *page, const char *text, SalDiscardFunc discard, GTask *task)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *dialog;

  if (sal_conflict_is_asked (GTK_WINDOW (root)))
    {
      g_task_return_boolean (task, FALSE);
      g_object_unref (task);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Discard What Cannot Be Stored?"), text);
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "discard", (gpointer) discard);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
