/* sal-territories-page-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-saving.h"

#include <glib/gi18n.h>

#include "sal-alignment-predecessor.h"
#include "sal-alignment-report.h"
#include "sal-boundary-writer.h"
#include "sal-design-layer.h"
#include "sal-file-dialog.h"
#include "sal-map-export.h"

/* An alignment on paper, as a table or as a picture, by the name of the file. */

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
  SaveType type;
  SalDesignFormat table_format;
  SalPictureFormat picture_format;

  char *company;
  char *currency;
  char *name;
  char *status;
  guint measure;
  SalMapShape *shape;
  SalMapStyle *style; /* of pictures, and the colours of reports */
  char *before_name;  /* (nullable): of the alignment that a report compares with */
  SalTerritoriesReportWish wish;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_free (self->company);
  g_free (self->currency);
  g_free (self->name);
  g_free (self->status);
  g_clear_pointer (&self->shape, sal_map_shape_unref);
  g_clear_pointer (&self->style, sal_map_style_unref);
  g_free (self->before_name);
  g_free (self);
}

/* --- writing, on the job's thread --- */

static void
progress_cb (double fraction, gpointer user_data)
{
  sal_job_report (user_data, fraction, NULL);
}

static gboolean
write_report (const SalSaving *saving, SalJob *job, GError **error)
{
  const Export *self = saving->data;
  const SalAlignmentReport report = { .company = self->company,
                                      .currency = self->currency,
                                      .date = sal_date_today (),
                                      .name = self->name,
                                      .status = self->status,
                                      .design = saving->design,
                                      .texts = saving->texts,
                                      .measure = self->measure,
                                      .shape = self->shape,
                                      .style = self->style,
                                      .before = saving->before,
                                      .before_name = self->before_name,
                                      .paper = self->wish.paper,
                                      .is_full = self->wish.is_full };
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalDocument) document = sal_alignment_report_create (&report, cancellable, error);

  return document != NULL &&
         sal_document_write_pdf_with_progress (
             document, g_file_peek_path (saving->file), progress_cb, job, cancellable, error);
}

static gboolean
write_table (const SalSaving *saving, SalJob *job, GError **error)
{
  const Export *self = saving->data;
  const SalDesignExport export = {
    saving->design, (const char *const *) saving->texts->positions, self->currency, saving->texts
  };

  return sal_design_export_to_file (
      &export, self->table_format, saving->file, sal_job_get_cancellable (job), error);
}

static gboolean
write_shapefile (const SalSaving *saving, SalJob *job, GError **error)
{
  const Export *self = saving->data;
  const SalDesignExport export = { saving->design,
                                   (const char *const *) saving->texts->positions,
                                   self->currency };
  g_autoptr (SalBoundaryLayer) layer = sal_design_layer_new_of_areas (&export);

  return sal_boundary_layer_write_shapefile (
      layer, g_file_peek_path (saving->file), sal_job_get_cancellable (job), error);
}

static gboolean
write_picture (const SalSaving *saving, GError **error)
{
  const Export *self = saving->data;
  const SalMapExport export = {
    .shape = self->shape,
    .style = self->style,
    .viewport = sal_map_viewport_fit (
        sal_map_shape_get_bounds (self->shape), PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_MARGIN),
    .width = PICTURE_WIDTH,
    .height = PICTURE_HEIGHT,
  };

  return sal_map_export_to_file (
      &export, self->picture_format, g_file_peek_path (saving->file), error);
}

static gboolean
write_file (const SalSaving *saving, SalJob *job, GError **error)
{
  switch (((const Export *) saving->data)->type)
    {
    case AS_TABLE:
      return write_table (saving, job, error);
    case AS_SHAPEFILE:
      return write_shapefile (saving, job, error);
    case AS_PICTURE:
      return write_picture (saving, error);
    case AS_REPORT:
    default:
      return write_report (saving, job, error);
    }
}

static const SalSavingType export_type = { N_ ("Save Territories"), write_file, export_free };

/* --- what is written --- */

/* A report tells what moves from the alignment whose place it takes, over the same areas. */
static const SalAlignmentInfo *
find_before (const GPtrArray *alignments, const SalAlignmentInfo *info)
{
  const SalAlignmentInfo *before = sal_alignment_find_predecessor (alignments, info->id);

  return before != NULL && sal_alignment_info_is_over (before, info) ? before : NULL;
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
 * @wish: what is wanted of a report
 *
 * Saves the alignment as what the name of the file says: a report if it says nothing.
 */
void
sal_territories_page_save_to (SalTerritoriesPage *page,
                              GFile *file,
                              const SalTerritoriesReportWish *wish)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (page->editor);
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (page));
  g_autofree char *name = g_file_get_basename (file);
  const SalAlignmentInfo *before = NULL;
  Export *self = g_new0 (Export, 1);

  self->wish = *wish;
  self->type = AS_REPORT;
  if (sal_design_export_find_format (name, &self->table_format))
    self->type = AS_TABLE;
  else if (g_str_has_suffix (name, ".shp"))
    self->type = AS_SHAPEFILE;
  else if (!g_str_has_suffix (name, ".pdf") &&
           sal_picture_find_format (name, &self->picture_format))
    self->type = AS_PICTURE;
  self->company = g_strdup (sal_workspace_get_name (workspace));
  self->currency = g_strdup (sal_workspace_get_currency (workspace));
  self->name = g_strdup (info->name);
  self->status = sal_alignment_info_describe_status (info, sal_date_today ());
  self->measure = sal_territories_page_get_measure (page);
  self->shape = sal_map_shape_ref (sal_alignment_editor_get_shape (page->editor));
  self->style = copy_style (page);
  if (self->type == AS_REPORT)
    before = find_before (sal_alignment_editor_get_alignments (page->editor), info);
  self->before_name = before != NULL ? g_strdup (before->name) : NULL;
  sal_territories_page_start_saving (
      page, file, &export_type, self, before != NULL ? before->id : 0);
}

/* --- where to --- */

static const char *const papers[] = { "a4", "letter", NULL };

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalTerritoriesPage) page = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  SalTerritoriesReportWish wish = {
    .is_full = g_strcmp0 (sal_file_dialog_get_choice (result, "full"), "true") == 0
  };
  const char *paper = sal_file_dialog_get_choice (result, "paper");

  if (paper == NULL || !sal_paper_from_text (paper, &wish.paper))
    wish.paper = sal_paper_get_default ();
  if (file != NULL && page->shown != NULL && g_file_peek_path (file) != NULL)
    sal_territories_page_save_to (page, file, &wish);
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
  const char *const sizes[] = { _ ("A4"), _ ("US Letter"), NULL };
  const SalFileChoice choices[] = {
    { "full", _ ("Report lists all accounts and areas"), NULL, NULL, "false" },
    { "paper", _ ("Paper of the report"), papers, sizes, papers[sal_paper_get_default ()] },
  };
  g_autofree char *name =
      g_strdup_printf ("%s.pdf", sal_alignment_editor_get_info (self->editor)->name);

  sal_file_dialog_choose_with_async (GTK_WIDGET (self),
                                     SAL_FILE_DIALOG_SAVE,
                                     _ ("Save Territories"),
                                     name,
                                     patterns,
                                     choices,
                                     G_N_ELEMENTS (choices),
                                     chosen_cb,
                                     g_object_ref (self));
}
