/* sal-file-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_FILE_DIALOG_OPEN,
  SAL_FILE_DIALOG_OPEN_SEVERAL,
  SAL_FILE_DIALOG_SAVE,
  SAL_FILE_DIALOG_FOLDER,
} SalFileDialogAction;

/* @patterns: pairs of a filter's name and its patterns ("*.csv *.txt"), ended by NULL; or NULL for
 * any file. */
void sal_file_dialog_choose_async (GtkWidget *widget,
                                   SalFileDialogAction action,
                                   const char *title,
                                   const char *name,
                                   const char *const *patterns,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GFile *sal_file_dialog_choose_finish (GAsyncResult *result, GError **error);
GListModel *sal_file_dialog_choose_several_finish (GAsyncResult *result, GError **error);

G_END_DECLS
