/* sal-territories-page-export-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-account-export.h"
#include "sal-file-dialog.h"
#include "sal-job.h"
#include "sal-window.h"

/* The accounts of an alignment as a file of their own, by the name of the file. The alignment is
 * loaded once more, so that it can be written on another thread while people go on. */

typedef struct
{
  SalTerritoriesPage *page; /* main thread only */
  GFile *file;
  SalAccountFormat format;
  char *currency;
  SalTerritoryDesign *design;
  SalAlignmentTexts *texts;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->page);
  g_object_unref (self->file);
  g_free (self->currency);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->texts, sal_alignment_texts_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
write_file (SalJob *job, gpointer data, GError **error)
{
  const Saving *self = data;
  g_autoptr (SalBoundaryLayer) layer =
      sal_account_export_create_layer (self->design, self->texts, self->currency);

  sal_job_report (job, -1, NULL);

  return sal_account_export_to_file (
      layer, self->format, self->file, sal_job_get_cancellable (job), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Save"), error);
      return;
    }
  /* translators: the name of a file */
  text = g_strdup_printf (_ ("Saved as %s"), name);
  sal_window_add_toast (GTK_WIDGET (self->page), text);
}

static gpointer
read_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

static void
texts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (SalJob) job = sal_job_new (_ ("Save Accounts"));
  g_autoptr (GError) error = NULL;

  self->texts = sal_store_read_finish (SAL_STORE (source), result, &error);
  if (self->texts == NULL)
    {
      sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Save"), error);
      return;
    }
  sal_window_add_job (GTK_WIDGET (self->page), job);
  sal_job_run_async (job, write_file, self, NULL, written_cb, self);
  g_steal_pointer (&self);
}

static void
design_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self->page));

  self->design = sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);
  if (self->design == NULL)
    {
      sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Save"), error);
      return;
    }
  sal_store_read_async (sal_workspace_get_store (workspace),
                        read_texts,
                        self->design,
                        NULL,
                        (GDestroyNotify) sal_alignment_texts_free,
                        NULL,
                        texts_read_cb,
                        self);
  g_steal_pointer (&self);
}

static void
report_ending (SalTerritoriesPage *page, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = g_error_new (
      G_IO_ERROR,
      G_IO_ERROR_INVALID_FILENAME,
      /* translators: the name of a file */
      _ ("“%s” ends in none of .csv, .xlsx, .geojson and .shp, which say what is written"),
      name);

  sal_window_report_error (GTK_WIDGET (page), _ ("Could Not Save"), error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalTerritoriesPage) page = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  SalAccountFormat format;
  Saving *self;

  if (file == NULL || page->shown == NULL || g_file_peek_path (file) == NULL)
    return;
  if (!sal_account_export_find_format (g_file_peek_path (file), &format))
    {
      report_ending (page, file);
      return;
    }

  self = g_new0 (Saving, 1);
  self->page = g_object_ref (page);
  self->file = g_object_ref (file);
  self->format = format;
  self->currency = g_strdup (sal_alignment_editor_get_currency (page->editor));
  sal_alignment_editor_load_async (
      page->editor, sal_alignment_editor_get_info (page->editor)->id, design_loaded_cb, self);
}

/**
 * sal_territories_page_save_accounts:
 * @self: the page, with a design
 *
 * Asks for a file, and saves the accounts with their territories as what its name says.
 */
void
sal_territories_page_save_accounts (SalTerritoriesPage *self)
{
  const char *const patterns[] = {
    _ ("Spreadsheets"), "*.xlsx",         _ ("Tables"), "*.csv", _ ("GeoJSON"),
    "*.geojson",        _ ("Shapefiles"), "*.shp",      NULL
  };
  /* translators: the name of an alignment, in that of a file */
  g_autofree char *name =
      g_strdup_printf (_ ("%s Accounts.xlsx"), sal_alignment_editor_get_info (self->editor)->name);

  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save Accounts"),
                                name,
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}
