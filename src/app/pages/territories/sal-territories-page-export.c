/* sal-territories-page-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-alignment-predecessor.h"
#include "sal-alignment-report.h"
#include "sal-boundary-writer.h"
#include "sal-design-layer.h"
#include "sal-file-dialog.h"
#include "sal-job.h"
#include "sal-kinds.h"
#include "sal-map-export.h"
#include "sal-window.h"

/* An alignment on paper, as a table or as a picture, by the name of the file. It is loaded once
 * more, so that it can be written on another thread while people go on. */

/* Of pictures, in pixels. */
#define PICTURE_WIDTH  1600.0
#define PICTURE_HEIGHT 1000.0
#define PICTURE_MARGIN 24.0

typedef enum
{
  AS_REPORT,
  AS_TABLE,
  AS_SHAPEFILE,
  AS_PICTURE,
} SaveType;

typedef struct
{
  SalTerritoriesPage *page; /* main thread only */
  GFile *file;
  SaveType type;
  SalDesignFormat table_format;
  SalMapExportFormat picture_format;

  char *company;
  char *currency;
  char *name;
  char *status;
  guint measure;
  SalMapShape *shape;
  SalMapStyle *style; /* of pictures */
  SalTerritoryDesign *design;
  SalAlignmentTexts *texts;
  gint64 before_id;           /* of the alignment that a report compares with, or 0 */
  char *before_name;          /* (nullable): likewise */
  SalTerritoryDesign *before; /* (nullable): likewise */
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_object (&self->page);
  g_clear_object (&self->file);
  g_free (self->company);
  g_free (self->currency);
  g_free (self->name);
  g_free (self->status);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->texts, sal_alignment_texts_free);
  g_free (self->before_name);
  g_clear_pointer (&self->before, sal_territory_design_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* --- writing, on the job's thread --- */

static void
progress_cb (double fraction, gpointer user_data)
{
  sal_job_report (user_data, fraction, NULL);
}

static gboolean
write_report (Saving *self, SalJob *job, GError **error)
{
  const SalAlignmentReport report = { .company = self->company,
                                      .currency = self->currency,
                                      .date = sal_date_today (),
                                      .name = self->name,
                                      .status = self->status,
                                      .design = self->design,
                                      .texts = self->texts,
                                      .measure = self->measure,
                                      .shape = self->shape,
                                      .before = self->before,
                                      .before_name = self->before_name };
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalDocument) document = sal_alignment_report_create (&report, cancellable, error);

  return document != NULL &&
         sal_document_write_pdf_with_progress (
             document, g_file_peek_path (self->file), progress_cb, job, cancellable, error);
}

static gboolean
write_table (Saving *self, SalJob *job, GError **error)
{
  const SalDesignExport export = { self->design,
                                   (const char *const *) self->texts->positions,
                                   self->currency };

  return sal_design_export_to_file (
      &export, self->table_format, self->file, sal_job_get_cancellable (job), error);
}

static gboolean
write_shapefile (Saving *self, SalJob *job, GError **error)
{
  const SalDesignExport export = { self->design,
                                   (const char *const *) self->texts->positions,
                                   self->currency };
  g_autoptr (SalBoundaryLayer) layer = sal_design_layer_new_of_areas (&export);

  return sal_boundary_layer_write_shapefile (
      layer, g_file_peek_path (self->file), sal_job_get_cancellable (job), error);
}

static gboolean
write_picture (Saving *self, GError **error)
{
  const SalMapExport export = {
    .shape = self->shape,
    .style = self->style,
    .viewport = sal_map_viewport_fit (
        sal_map_shape_get_bounds (self->shape), PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_MARGIN),
    .width = PICTURE_WIDTH,
    .height = PICTURE_HEIGHT,
  };

  return sal_map_export_to_file (
      &export, self->picture_format, g_file_peek_path (self->file), error);
}

static gboolean
write_file (SalJob *job, gpointer data, GError **error)
{
  Saving *self = data;

  sal_job_report (job, -1, NULL);
  switch (self->type)
    {
    case AS_TABLE:
      return write_table (self, job, error);
    case AS_SHAPEFILE:
      return write_shapefile (self, job, error);
    case AS_PICTURE:
      return write_picture (self, error);
    case AS_REPORT:
    default:
      return write_report (self, job, error);
    }
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

/* --- what is written --- */

static gpointer
read_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

static void
texts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (SalJob) job = sal_job_new (_ ("Save Territories"));
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

/* Takes what was loaded; NULL, told of, if it could not be. */
static SalTerritoryDesign *
take_loaded (Saving *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  SalTerritoryDesign *design =
      sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);

  if (design == NULL)
    sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Save"), error);

  return design;
}

/* Takes @self. */
static void
start_reading_texts (Saving *self)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (self->page));

  sal_store_read_async (sal_workspace_get_store (workspace),
                        read_texts,
                        self->design,
                        NULL,
                        (GDestroyNotify) sal_alignment_texts_free,
                        NULL,
                        texts_read_cb,
                        self);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;

  self->before = take_loaded (self, source, result);
  if (self->before != NULL)
    start_reading_texts (g_steal_pointer (&self));
}

static void
design_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) self = user_data;

  self->design = take_loaded (self, source, result);
  if (self->design == NULL)
    return;
  if (self->before_id != 0)
    sal_alignment_editor_load_async (
        SAL_ALIGNMENT_EDITOR (source), self->before_id, before_loaded_cb, self);
  else
    start_reading_texts (self);
  g_steal_pointer (&self);
}

/* A report tells what moves from the alignment whose place it takes, over the same areas. */
static void
find_before (Saving *self, const GPtrArray *alignments, const SalAlignmentInfo *info)
{
  const SalAlignmentInfo *before = sal_alignment_find_predecessor (alignments, info->id);

  if (self->type != AS_REPORT || before == NULL || !sal_alignment_info_is_over (before, info))
    return;

  self->before_id = before->id;
  self->before_name = g_strdup (before->name);
}

/* The map as it shows, but for what is selected. */
static SalMapStyle *
copy_style (SalTerritoriesPage *page)
{
  SalMapStyle *style = sal_map_style_copy (page->style);

  for (guint area = 0; area < sal_map_style_get_n_areas (style); area++)
    sal_map_style_set_flags (
        style, area, sal_map_style_get_flags (style, area) & ~(guint) SAL_MAP_SELECTED);

  return style;
}

/**
 * sal_territories_page_save_to:
 * @page: the page, with a design
 * @file: a local file
 *
 * Saves the alignment as what the name of the file says: a report if it says nothing.
 */
void
sal_territories_page_save_to (SalTerritoriesPage *page, GFile *file)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (page->editor);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (page));
  const SalField *status = sal_kind_find_field (&sal_alignment_kind, "status");
  g_autofree char *name = g_file_get_basename (file);
  Saving *self = g_new0 (Saving, 1);

  self->page = g_object_ref (page);
  self->file = g_object_ref (file);
  self->type = AS_REPORT;
  if (sal_design_export_find_format (name, &self->table_format))
    self->type = AS_TABLE;
  else if (g_str_has_suffix (name, ".shp"))
    self->type = AS_SHAPEFILE;
  else if (!g_str_has_suffix (name, ".pdf") &&
           sal_map_export_find_format (name, &self->picture_format))
    self->type = AS_PICTURE;
  self->company = g_strdup (sal_workspace_get_name (workspace));
  self->currency = g_strdup (sal_workspace_get_currency (workspace));
  self->name = g_strdup (info->name);
  self->status = g_strdup (sal_choice_get_label (status, info->status));
  self->measure = sal_territories_page_get_measure (page);
  self->shape = sal_map_shape_ref (sal_alignment_editor_get_shape (page->editor));
  self->style = copy_style (page);
  find_before (self, sal_alignment_editor_get_alignments (page->editor), info);
  sal_alignment_editor_load_async (page->editor, info->id, design_loaded_cb, self);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalTerritoriesPage) self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);

  if (file != NULL && self->shown != NULL && g_file_peek_path (file) != NULL)
    sal_territories_page_save_to (self, file);
}

/**
 * sal_territories_page_save:
 * @self: the page, with a design
 *
 * Asks for a file, and saves the alignment as what its name says.
 */
void
sal_territories_page_save (SalTerritoriesPage *self)
{
  const char *const patterns[] = { _ ("PDF Reports"),
                                   "*.pdf",
                                   _ ("Spreadsheets"),
                                   "*.xlsx",
                                   _ ("Tables"),
                                   "*.csv",
                                   _ ("GeoJSON"),
                                   "*.geojson",
                                   _ ("Shapefiles"),
                                   "*.shp",
                                   _ ("Pictures of the Map"),
                                   "*.png *.svg",
                                   NULL };
  g_autofree char *name =
      g_strdup_printf ("%s.pdf", sal_alignment_editor_get_info (self->editor)->name);

  sal_file_dialog_choose_async (GTK_WIDGET (self),
                                SAL_FILE_DIALOG_SAVE,
                                _ ("Save Territories"),
                                name,
                                patterns,
                                file_chosen_cb,
                                g_object_ref (self));
}
