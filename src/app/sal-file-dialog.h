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
/* Something that is decided with the file: of several, or yes or no. */
typedef struct
{
  const char *id;
  const char *label;
  const char *const *options; /* (nullable): ids; NULL: yes or no, "true" or "false" */
  const char *const *labels;  /* (nullable): of the options */
  const char *chosen;         /* to begin with */
} SalFileChoice;

void sal_file_dialog_choose_async (GtkWidget *widget,
                                   SalFileDialogAction action,
                                   const char *title,
                                   const char *name,
                                   const char *const *patterns,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void sal_file_dialog_choose_with_async (GtkWidget *widget,
                                        SalFileDialogAction action,
                                        const char *title,
                                        const char *name,
                                        const char *const *patterns,
                                        const SalFileChoice *choices,
                                        guint n_choices,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
const char *sal_file_dialog_get_choice (GAsyncResult *result, const char *id); /* (nullable) */
GFile *sal_file_dialog_choose_finish (GAsyncResult *result, GError **error);
GListModel *sal_file_dialog_choose_several_finish (GAsyncResult *result, GError **error);

G_END_DECLS
