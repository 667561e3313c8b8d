/* sal-measure-dialog-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-measure-dialog-private.h"

#include <glib/gi18n.h>

#include "sal-geography-repository.h"

/* The file is read, and the geography, on another thread. */

typedef struct
{
  SalMeasureDialog *dialog; /* main thread only */
  SalStore *store;
  GFile *file;
  char *key;
  int code_column; /* −1: to be found */

  SalMeasureStudy *study;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->store);
  g_object_unref (self->file);
  g_free (self->key);
  g_clear_pointer (&self->study, sal_measure_study_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
progress_cb (double done, gpointer data)
{
  sal_job_report (data, done, NULL);
}

static gboolean
read_file (SalJob *job, gpointer data, GError **error)
{
  Reading *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalSheet) sheet = sal_sheet_read (self->file, cancellable, error);
  g_autoptr (SalGeography) geography =
      sheet != NULL
          ? sal_geography_prepare (self->store, self->key, progress_cb, job, cancellable, error)
          : NULL;

  if (geography == NULL)
    return FALSE;
  self->study = sal_measure_study_new (
      g_steal_pointer (&sheet), geography, self->code_column, cancellable, error);

  return self->study != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  SalMeasureDialog *self = reading->dialog;
  g_autoptr (GError) error = NULL;
  gboolean done = sal_job_run_finish (SAL_JOB (source), result, &error);

  if (self->job != SAL_JOB (source))
    return; /* closed, or read anew since */

  g_clear_object (&self->job);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  if (!done)
    {
      sal_measure_dialog_show_error (self, error->message);
      return;
    }
  g_clear_pointer (&self->study, sal_measure_study_free);
  self->study = g_steal_pointer (&reading->study);
  sal_measure_dialog_show_study (self);
}

static void
fraction_cb (SalMeasureDialog *self, GParamSpec *pspec, SalJob *job)
{
  if (job == self->job)
    gtk_progress_bar_set_fraction (self->bar, MAX (sal_job_get_fraction (job), 0));
}

void
sal_measure_dialog_stop (SalMeasureDialog *self)
{
  if (self->job != NULL)
    sal_job_cancel (self->job);
  g_clear_object (&self->job);
}

/**
 * sal_measure_dialog_read:
 * @self: the dialog
 *
 * Reads the file as its choices are now, in place of what is being read.
 */
void
sal_measure_dialog_read (SalMeasureDialog *self)
{
  Reading *reading = g_new0 (Reading, 1);
  guint code = adw_combo_row_get_selected (self->code_row);

  sal_measure_dialog_stop (self);
  reading->dialog = g_object_ref (self);
  reading->store = g_object_ref (sal_workspace_get_store (self->workspace));
  reading->file = g_object_ref (self->file);
  reading->key = g_strdup (self->key);
  reading->code_column = self->keeps_code && self->study != NULL ? (int) code : -1;
  self->job = sal_job_new (_ ("Reading Measures"));
  g_signal_connect_object (
      self->job, "notify::fraction", G_CALLBACK (fraction_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  sal_measure_dialog_update_button (self);
  sal_job_run_async (self->job, read_file, reading, NULL, read_cb, reading);
}
