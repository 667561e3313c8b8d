/* sal-payroll-codes-window-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payroll-codes-window-private.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-job.h"
#include "sal-kinds.h"
#include "sal-pay-import.h"

typedef struct
{
  SalPayrollCodesWindow *window;
  SalWorkspace *workspace;
  GFile *file;
  guint n_added, n_changed, n_same;
} Importing;

static void
importing_free (Importing *self)
{
  g_object_unref (self->window);
  g_object_unref (self->workspace);
  g_object_unref (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Importing, importing_free)

static gpointer
load_people (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_people_load (connection, error);
}

static gboolean
import_codes (SalJob *job, gpointer data, GError **error)
{
  Importing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalPeople) people = sal_store_read_sync (
      sal_workspace_get_store (self->workspace), load_people, NULL, cancellable, error);
  g_autoptr (SalPayImport) import = NULL;

  if (people == NULL)
    return FALSE;
  import = sal_pay_import_read (&sal_payroll_code_kind,
                                self->file,
                                people,
                                sal_workspace_get_currency (self->workspace),
                                cancellable,
                                error);
  if (import == NULL || !sal_store_run_sync (sal_workspace_get_pay_store (self->workspace),
                                             _ ("Import Payroll Codes"),
                                             SAL_COMMAND_DEFAULT,
                                             sal_pay_import_write,
                                             import,
                                             cancellable,
                                             NULL,
                                             error))
    return FALSE;
  self->n_added = sal_pay_import_get_n_added (import);
  self->n_changed = sal_pay_import_get_n_changed (import);
  self->n_same = sal_pay_import_get_n_same (import);

  return TRUE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Importing) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    text = g_strdup (error->message);
  else
    /* translators: three numbers of payroll codes */
    text = g_strdup_printf (
        _ ("%u added, %u changed, %u as they were"), self->n_added, self->n_changed, self->n_same);
  if (self->window->store != NULL)
    sal_payroll_codes_window_tell (self->window, text);
}

/**
 * sal_payroll_codes_window_import:
 * @self: the window
 * @file: a table
 *
 * Brings payroll codes in from a table, and tells of it.
 */
void
sal_payroll_codes_window_import (SalPayrollCodesWindow *self, GFile *file)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Import Payroll Codes"));
  Importing *importing = g_new0 (Importing, 1);

  importing->window = g_object_ref (self);
  importing->workspace = g_object_ref (self->workspace);
  importing->file = g_object_ref (file);
  sal_job_run_async (job, import_codes, importing, NULL, imported_cb, importing);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPayrollCodesWindow) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && sal_payroll_codes_window_is_writable (self))
    sal_payroll_codes_window_import (self, file);
}

void
sal_payroll_codes_window_choose_file (SalPayrollCodesWindow *self)
{
  const char *const patterns[] = { _ ("Tables"), "*.csv *.tsv *.txt *.xlsx", NULL };

  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_OPEN,
                                _ ("Import Payroll Codes"),
                                NULL,
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}
