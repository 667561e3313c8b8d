/* sal-edit-in-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-edit-in-place.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
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
 * the page stays.
 */
void
sal_edit_ask_to_discard (SalPage *page, const char *text, SalDiscardFunc discard, GTask *task)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (root), _ ("Discard What Cannot Be Stored?"), text);

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
