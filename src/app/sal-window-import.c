/* sal-window-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-import-dialog.h"

/* Files brought to the window: chosen in a dialog, or dropped on it. */

static gboolean
has_ending (GFile *file, const char *const *endings)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * sal_window_import_files:
 * @self: a window with a workspace
 * @files: at least one file, as a list of [iface@Gio.File]
 *
 * Opens the dialog in which files are imported into the workspace of the window.
 */
void
sal_window_import_files (SalWindow *self, GListModel *files)
{
  g_return_if_fail (self->workspace != NULL);

  gtk_window_present (GTK_WINDOW (sal_import_dialog_new (self, files)));
}

static const char *const table_endings[] = { ".csv", ".tsv", ".tab", ".txt", NULL };

static int
compare_names (gconstpointer one, gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* Adds the tables of a folder, in the order of their names. */
static void
add_folder (GListStore *tables, GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GFileInfo *info;
  GFile *file;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &file, NULL, NULL) &&
         info != NULL)
    if (has_ending (file, table_endings))
      g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) table = g_file_get_child (folder, names->pdata[i]);

      g_list_store_append (tables, table);
    }
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalWindow *self = SAL_WINDOW (source);
  g_autoptr (GFile) folder = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (GListStore) tables = g_list_store_new (G_TYPE_FILE);

  if (folder == NULL || self->workspace == NULL)
    return;
  add_folder (tables, folder);
  if (g_list_model_get_n_items (G_LIST_MODEL (tables)) > 0)
    sal_window_import_files (self, G_LIST_MODEL (tables));
  else
    sal_window_add_toast (GTK_WIDGET (self), _ ("There are no tables (.csv, .tsv) in this folder"));
}

void
sal_window_import_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_file_dialog_choose_async (
      widget, SAL_FILE_DIALOG_FOLDER, _ ("Import Folder"), NULL, NULL, folder_chosen_cb, NULL);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SalWindow *self = SAL_WINDOW (source);
  g_autoptr (GListModel) files = sal_file_dialog_choose_several_finish (result, NULL);

  if (files != NULL && self->workspace != NULL)
    sal_window_import_files (self, files);
}

void
sal_window_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const patterns[] = { _ ("Comma-Separated Text"),
                                   "*.csv *.CSV *.tsv *.TSV *.tab *.txt *.TXT",
                                   _ ("All Files"),
                                   "*",
                                   NULL };

  sal_file_dialog_choose_async (
      widget, SAL_FILE_DIALOG_OPEN_SEVERAL, _ ("Import"), NULL, patterns, import_chosen_cb, NULL);
}

/* Tables are imported, a workspace is opened; other files are not taken. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, SalWindow *self)
{
  static const char *const workspace_endings[] = { ".salient", NULL };
  g_autoptr (GListStore) tables = g_list_store_new (G_TYPE_FILE);
  GSList *files = g_value_get_boxed (value);

  if (files != NULL && has_ending (files->data, workspace_endings))
    {
      sal_window_open_file (self, files->data);
      return TRUE;
    }
  for (GSList *l = files; l != NULL; l = l->next)
    {
      if (has_ending (l->data, table_endings))
        g_list_store_append (tables, l->data);
      else
        add_folder (tables, l->data);
    }
  if (self->workspace == NULL || g_list_model_get_n_items (G_LIST_MODEL (tables)) == 0)
    {
      sal_window_add_toast (
          GTK_WIDGET (self),
          self->workspace == NULL
              ? _ ("Open a workspace first: tables are imported into it")
              : _ ("Only workspaces (.salient) and tables (.csv, .tsv) can be dropped here"));
      return FALSE;
    }
  sal_window_import_files (self, G_LIST_MODEL (tables));

  return TRUE;
}

/**
 * sal_window_accept_files:
 * @self: a window
 *
 * Lets files be dropped on the window.
 */
void
sal_window_accept_files (SalWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
