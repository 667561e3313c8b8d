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
  GHashTable *chosen = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, chosen);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_iter_replace (
        &iter, g_strdup (gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), id)));
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
  sal_file_dialog_choose_with_async (
      widget, action, title, name, patterns, NULL, 0, callback, user_data);
}

static void
add_choices (GtkFileChooser *chooser,
             const SalFileChoice *choices,
             guint n_choices,
             GHashTable *chosen)
{
  for (guint i = 0; i < n_choices; i++)
    {
      const SalFileChoice *choice = &choices[i];

      gtk_file_chooser_add_choice (chooser,
                                   choice->id,
                                   choice->label,
                                   (const char **) choice->options,
                                   (const char **) choice->labels);
      gtk_file_chooser_set_choice (chooser, choice->id, choice->chosen);
      g_hash_table_insert (chosen, g_strdup (choice->id), g_strdup (choice->chosen));
    }
}

/**
 * sal_file_dialog_choose_with_async:
 * @widget: as for sal_file_dialog_choose_async(), like the others
 * @action: whether a file is to be read or written
 * @title: what for
 * @name: (nullable): the name proposed
 * @patterns: (nullable) (array zero-terminated=1): filters
 * @choices: (nullable) (array length=n_choices): what else is decided
 * @n_choices: their number
 * @callback: called when a file has been chosen or not
 * @user_data: for @callback
 *
 * Asks for a file, and with it how it is to be written, told by sal_file_dialog_get_choice().
 */
void
sal_file_dialog_choose_with_async (GtkWidget *widget,
                                   SalFileDialogAction action,
                                   const char *title,
                                   const char *name,
                                   const char *const *patterns,
                                   const SalFileChoice *choices,
                                   guint n_choices,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (widget, NULL, callback, user_data);
  GHashTable *chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  static const GtkFileChooserAction actions[] = {
    [SAL_FILE_DIALOG_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [SAL_FILE_DIALOG_OPEN_SEVERAL] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [SAL_FILE_DIALOG_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [SAL_FILE_DIALOG_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  gboolean save = action == SAL_FILE_DIALOG_SAVE;
  GtkFileChooserNative *dialog;

  g_task_set_source_tag (task, sal_file_dialog_choose_with_async);
  g_task_set_task_data (task, chosen, (GDestroyNotify) g_hash_table_unref);
  dialog = gtk_file_chooser_native_new (title,
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        actions[action],
                                        save ? _ ("_Save") : _ ("_Open"),
                                        _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog),
                                        action == SAL_FILE_DIALOG_OPEN_SEVERAL);
  add_filters (GTK_FILE_CHOOSER (dialog), patterns);
  add_choices (GTK_FILE_CHOOSER (dialog), choices, n_choices, chosen);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sal_file_dialog_get_choice:
 * @result: what the callback was given
 * @id: of a #SalFileChoice
 *
 * Tells what was chosen with the file.
 *
 * Returns: (transfer none) (nullable): the id of an option, "true" or "false"; %NULL if there was
 * no such choice
 */
const char *
sal_file_dialog_get_choice (GAsyncResult *result, const char *id)
{
  return g_hash_table_lookup (g_task_get_task_data (G_TASK (result)), id);
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
