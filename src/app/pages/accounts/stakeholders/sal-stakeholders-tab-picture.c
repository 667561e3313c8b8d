/* sal-stakeholders-tab-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-stakeholder-export.h"
#include "sal-stakeholders-tab-private.h"
#include "sal-task.h"
#include "sal-window.h"

/* A map as a picture, which another thread draws. */

typedef struct
{
  SalStakeholderMap *map;
  char *path;
} Picture;

static void
picture_free (Picture *self)
{
  sal_stakeholder_map_unref (self->map);
  g_free (self->path);
  g_free (self);
}

static void
write_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Picture *picture = data;
  GError *error = NULL;

  if (sal_stakeholder_export_to_file (picture->map, picture->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    sal_window_report_error (GTK_WIDGET (source), _ ("Could Not Save the Picture"), error);
  else
    sal_window_add_toast (GTK_WIDGET (source), _ ("Picture saved"));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalStakeholdersTab) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (GTask) task = NULL;
  Picture *picture;

  if (file == NULL || self->store == NULL || self->map == NULL)
    return;
  picture = g_new0 (Picture, 1);
  picture->map = sal_stakeholder_map_ref (self->map);
  picture->path = g_file_get_path (file);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, file_chosen_cb);
  g_task_set_task_data (task, picture, (GDestroyNotify) picture_free);
  sal_task_run_in_thread (task, write_picture);
}

void
sal_stakeholders_tab_export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SalStakeholdersTab *self = SAL_STAKEHOLDERS_TAB (widget);
  const char *const patterns[] = { _ ("PDF"), "*.pdf",           _ ("PNG Picture"),
                                   "*.png",   _ ("SVG Drawing"), "*.svg",
                                   NULL };
  /* translators: the name of a file, after an account */
  g_autofree char *name = g_strdup_printf (_ ("%s Stakeholders.pdf"), self->map->account_name);

  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save the Map"),
                                g_strdelimit (name, "/", '-'),
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}
