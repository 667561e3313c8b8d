/* sal-file-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-file-dialog.h"

#include <glib/gi18n.h>

static void
add_filters (GtkFileChooser *chooser, const char *const *patterns)
{
  for (gsize i = 0; patterns != NULL && patterns[i] != NULL; i += 2)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) each = g_strsplit (patterns[i + 1], " ", -1);

      gtk_file_filter_set_name (filter, patterns[i]);
      for (guint j = 0; each[j] != NULL; j++)
        gtk_file_filter_add_pattern (filter, each[j]);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
response_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (
        task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  g_object_unref (task);
}

/**
 * sal_file_dialog_choose_async:
 * @widget: a widget of the window that asks
 * @action: whether a file is to be read or written, several are to be read, or a folder
 * @title: what for, in header capitalisation
 * @name: (nullable): the name proposed for a file to be written
 * @patterns: (nullable) (array zero-terminated=1): pairs of a translated filter name and its
 * patterns, separated by spaces
 * @callback: called when a file has been chosen or not
 * @user_data: for @callback
 *
 * Asks for a file in the desktop's own dialog. The dialog asks before a file is replaced.
 */
void
sal_file_dialog_choose_async (GtkWidget *widget,
                              SalFileDialogAction action,
                              const char *title,
                              const char *name,
                              const char *const *patterns,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (widget, NULL, callback, user_data);
  static const GtkFileChooserAction actions[] = {
    [SAL_FILE_DIALOG_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [SAL_FILE_DIALOG_OPEN_SEVERAL] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [SAL_FILE_DIALOG_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [SAL_FILE_DIALOG_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  gboolean save = action == SAL_FILE_DIALOG_SAVE;
  GtkFileChooserNative *dialog;

  g_task_set_source_tag (task, sal_file_dialog_choose_async);
  dialog = gtk_file_chooser_native_new (title,
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        actions[action],
                                        save ? _ ("_Save") : _ ("_Open"),
                                        _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog),
                                        action == SAL_FILE_DIALOG_OPEN_SEVERAL);
  add_filters (GTK_FILE_CHOOSER (dialog), patterns);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sal_file_dialog_choose_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_file_dialog_choose_async().
 *
 * Returns: (transfer full): the file, or %NULL with %G_IO_ERROR_CANCELLED if none was chosen
 */
GFile *
sal_file_dialog_choose_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GListModel) files = g_task_propagate_pointer (G_TASK (result), error);

  return files != NULL ? g_list_model_get_item (files, 0) : NULL;
}

/**
 * sal_file_dialog_choose_several_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_file_dialog_choose_async() where several files could be chosen.
 *
 * Returns: (transfer full): at least one [iface@Gio.File], or %NULL with %G_IO_ERROR_CANCELLED if
 * none was chosen
 */
GListModel *
sal_file_dialog_choose_several_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
