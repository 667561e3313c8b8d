/* sal-participants-page-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants-page-private.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-kinds.h"
#include "sal-participant-export.h"
#include "sal-pay-import.h"
#include "sal-window.h"

/* Assignments from a table and into one. */

/* --- import --- */

typedef struct
{
  SalParticipantsPage *page;
  SalWorkspace *workspace;
  GFile *file;
  SalPayImport *import;
  SalChange *change; /* (nullable): nothing was changed */
} Importing;

static void
importing_free (Importing *self)
{
  g_clear_pointer (&self->import, sal_pay_import_free);
  g_clear_pointer (&self->change, sal_change_unref);
  g_object_unref (self->file);
  g_object_unref (self->workspace);
  g_object_unref (self->page);
  g_free (self);
}

static gpointer
read_people (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_people_load (connection, error);
}

static gboolean
import_participants (SalJob *job, gpointer data, GError **error)
{
  Importing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalPeople) people = NULL;

  sal_job_report (job, -1, NULL);
  people = sal_store_read_sync (
      sal_workspace_get_store (self->workspace), read_people, NULL, cancellable, error);
  if (people == NULL)
    return FALSE;
  self->import = sal_pay_import_read (&sal_participant_kind,
                                      self->file,
                                      people,
                                      sal_workspace_get_currency (self->workspace),
                                      cancellable,
                                      error);

  return self->import != NULL && sal_store_run_sync (sal_workspace_get_pay_store (self->workspace),
                                                     _ ("Import Participants"),
                                                     SAL_COMMAND_DEFAULT,
                                                     sal_pay_import_write,
                                                     self->import,
                                                     cancellable,
                                                     &self->change,
                                                     error);
}

/* What came of it is said in the toast that undoes it. */
static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Importing *self = user_data;
  GtkWidget *widget = GTK_WIDGET (self->page);
  g_autoptr (GError) error = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    sal_window_report_error (widget, _ ("Could Not Import: Nothing Was Changed"), error);
  else if (self->change != NULL)
    sal_window_add_pay_undo_toast (widget, self->change);
  else
    sal_window_add_toast (widget, _ ("The assignments are as they were: nothing was changed"));
  importing_free (self);
}

static const char *const *
table_patterns (void)
{
  static const char *patterns[] = { NULL, "*.csv *.xlsx", NULL };

  patterns[0] = _ ("CSV and Spreadsheets");

  return patterns;
}

/**
 * sal_participants_page_import:
 * @self: the page
 * @file: a local table
 *
 * Brings assignments in from a table, all or none, and tells of it.
 */
void
sal_participants_page_import (SalParticipantsPage *self, GFile *file)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Importing Participants"));
  Importing *importing = g_new0 (Importing, 1);

  importing->page = g_object_ref (self);
  importing->workspace = g_object_ref (sal_page_get_workspace (SAL_PAGE (self)));
  importing->file = g_object_ref (file);
  sal_job_run_async (job, import_participants, importing, NULL, imported_cb, importing);
  sal_window_add_job (GTK_WIDGET (self), job);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalParticipantsPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && self->store != NULL)
    sal_participants_page_import (self, file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_OPEN,
                                _ ("Import Assignments"),
                                NULL,
                                table_patterns (),
                                import_chosen_cb,
                                g_object_ref (widget));
}

/* --- export --- */

/* Who is selected, or all that show. */
static GPtrArray *
list_exported (SalParticipantsPage *self)
{
  GPtrArray *entries = sal_participants_page_list_selected (self);
  g_autoptr (GArray) rows = NULL;

  if (entries->len > 0)
    return entries;
  rows = sal_participants_page_list_rows (self);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (entries, self->list->entries->pdata[g_array_index (rows, guint, i)]);

  return entries;
}

/**
 * sal_participants_page_export:
 * @self: the page, with its list
 * @file: a local file, which ends in .csv or .xlsx
 *
 * Writes who is selected, or else all that show, and tells of it.
 */
void
sal_participants_page_export (SalParticipantsPage *self, GFile *file)
{
  g_autoptr (GPtrArray) entries = list_exported (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!sal_participant_export_to_file (self->list, entries, file, &error))
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Export"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Exported %u row: only you can read the file",
                                    "Exported %u rows: only you can read the file",
                                    entries->len),
                          entries->len);
  sal_window_add_toast (GTK_WIDGET (self), text);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalParticipantsPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && self->store != NULL && self->list != NULL)
    sal_participants_page_export (self, file);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_file_dialog_choose_async (widget,
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Export the List"),
                                _ ("People in Plans.xlsx"),
                                table_patterns (),
                                export_chosen_cb,
                                g_object_ref (widget));
}

/**
 * sal_participants_page_update_files:
 * @self: the page
 *
 * Enables import and export.
 */
void
sal_participants_page_update_files (SalParticipantsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (
      widget, "people.import", self->store != NULL && !sal_store_is_read_only (self->store));
  gtk_widget_action_set_enabled (widget, "people.export", self->list != NULL);
}

void
sal_participants_page_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "people.export", NULL, export_action);
}
