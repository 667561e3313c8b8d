/* sal-cli-territory-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-account-export.h"
#include "sal-boundary-writer.h"
#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-design-layer.h"
#include "sal-number.h"

static gboolean territories, accounts;

static const GOptionEntry options[] = {
  { "territories",
    0,
    0,
    G_OPTION_ARG_NONE,
    &territories,
    N_ ("Write territories, each as one shape, instead of their areas"),
    NULL },
  { "accounts",
    0,
    0,
    G_OPTION_ARG_NONE,
    &accounts,
    N_ ("Write accounts, each with the territories that have it, instead of areas"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  SalDesignFormat format;
  SalAccountFormat account_format;
  gboolean is_shapefile;
  gboolean of_accounts; /* as was asked for, or as there is nothing else */
  GFile *file;
} Export;

static void
export_clear (Export *self)
{
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
  g_clear_object (&self->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gpointer
read_texts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_alignment_texts_load (connection, data, error);
}

static SalAlignmentTexts *
load_texts (const Export *self, GCancellable *cancellable, GError **error)
{
  return sal_store_read_sync (sal_workspace_get_store (self->atlas.workspace),
                              read_texts,
                              self->alignment.design,
                              cancellable,
                              error);
}

static gboolean
write_accounts (const Export *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalAlignmentTexts) texts = load_texts (self, cancellable, error);
  g_autoptr (SalBoundaryLayer) layer =
      texts != NULL
          ? sal_account_export_create_layer (
                self->alignment.design, texts, sal_workspace_get_currency (self->atlas.workspace))
          : NULL;

  return layer != NULL &&
         sal_account_export_to_file (layer, self->account_format, self->file, cancellable, error);
}

/* Territories, or what only a layer is written as. */
static gboolean
write_layer (const Export *self,
             const SalDesignExport *what,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (SalBoundaryLayer) layer =
      territories ? sal_design_layer_new_of_territories (what, cancellable, error)
                  : sal_design_layer_new_of_areas (what);

  if (layer == NULL)
    return FALSE;
  if (self->is_shapefile)
    return sal_boundary_layer_write_shapefile (layer, path, cancellable, error);

  return sal_boundary_layer_write_geojson (layer, self->file, cancellable, error);
}

static gboolean
is_workbook (const Export *self)
{
  return !self->of_accounts && !self->is_shapefile && self->format == SAL_DESIGN_XLSX;
}

/* Only spreadsheets have accounts beside the areas. */
static gboolean
write_areas (const Export *self, SalDesignExport *what, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalAlignmentTexts) texts = NULL;

  if (is_workbook (self))
    {
      texts = load_texts (self, cancellable, error);
      if (texts == NULL)
        return FALSE;
    }
  what->texts = texts;

  return sal_design_export_to_file (what, self->format, self->file, cancellable, error);
}

static gboolean
write_file (SalJob *job, gpointer data, GError **error)
{
  const Export *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  SalDesignExport what = {
    .design = self->alignment.design,
    .positions = (const char *const *) self->alignment.positions,
    .currency = sal_workspace_get_currency (self->atlas.workspace),
  };

  if (self->of_accounts)
    return write_accounts (self, cancellable, error);
  if (territories || self->is_shapefile)
    return write_layer (self, &what, cancellable, error);

  return write_areas (self, &what, cancellable, error);
}

static void
print_accounts (SalCliCall *call, const Export *self)
{
  guint n_accounts;
  g_autofree char *number = NULL;

  sal_territory_design_get_accounts (self->alignment.design, &n_accounts);
  number = sal_number_format (n_accounts, 0);
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("territory_export");

      sal_cli_json_string (json, "alignment", self->alignment.name);
      sal_cli_json_string (json, "file", call->parameters[2]);
      sal_cli_json_integer (json, "accounts", n_accounts);
      sal_cli_json_finish (json);
    }
  sal_cli_say (
      call,
      ngettext ("Wrote %s account of “%s” to %s.", "Wrote %s accounts of “%s” to %s.", n_accounts),
      number,
      self->alignment.name,
      call->parameters[2]);
}

/* What a spreadsheet has besides. */
static void
say_sheets (SalCliCall *call, guint n_accounts)
{
  g_autofree char *number = sal_number_format (n_accounts, 0);

  sal_cli_say (call,
               ngettext ("Its other sheets have the territories and %s account.",
                         "Its other sheets have the territories and %s accounts.",
                         n_accounts),
               number);
}

static void
print_result (SalCliCall *call, const Export *self)
{
  guint n_areas = sal_territory_design_get_n_areas (self->alignment.design);
  guint n_territories = sal_territory_design_get_n_territories (self->alignment.design);
  guint n_accounts;
  g_autofree char *number = sal_number_format (territories ? n_territories : n_areas, 0);

  sal_territory_design_get_accounts (self->alignment.design, &n_accounts);
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("territory_export");

      sal_cli_json_string (json, "alignment", self->alignment.name);
      sal_cli_json_string (json, "file", call->parameters[2]);
      if (territories)
        sal_cli_json_integer (json, "territories", n_territories);
      else
        sal_cli_json_integer (json, "areas", n_areas);
      if (is_workbook (self))
        sal_cli_json_integer (json, "accounts", n_accounts);
      sal_cli_json_finish (json);
    }
  if (territories)
    sal_cli_say (call,
                 ngettext ("Wrote %s territory of “%s” to %s.",
                           "Wrote %s territories of “%s” to %s.",
                           n_territories),
                 number,
                 self->alignment.name,
                 call->parameters[2]);
  else
    sal_cli_say (
        call,
        ngettext ("Wrote %s area of “%s” to %s.", "Wrote %s areas of “%s” to %s.", n_areas),
        number,
        self->alignment.name,
        call->parameters[2]);
  if (is_workbook (self))
    say_sheets (call, n_accounts);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Export) self = { 0 };
  g_autoptr (SalJob) job = sal_job_new (_ ("Exporting"));
  GError *error = NULL;

  self.is_shapefile = g_str_has_suffix (call->parameters[2], ".shp");
  sal_account_export_find_format (call->parameters[2], &self.account_format);
  if (!self.is_shapefile && !sal_design_export_find_format (call->parameters[2], &self.format))
    return sal_cli_usage (
        call, _ ("“%s” ends in none of .csv, .xlsx, .geojson and .shp"), call->parameters[2]);
  if (territories && accounts)
    return sal_cli_usage (call,
                          _ ("--territories and --accounts: only one of them can be written"));
  if (territories && !self.is_shapefile && self.format != SAL_DESIGN_GEOJSON)
    return sal_cli_usage (
        call, _ ("--territories: “%s” ends in neither .geojson nor .shp"), call->parameters[2]);
  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error))
    return sal_cli_fail (call, error);
  if (territories && !sal_cli_alignment_expect_areas (&self.alignment, &error))
    return sal_cli_fail (call, error);
  self.of_accounts = accounts || !self.alignment.has_areas;
  self.file = g_file_new_for_commandline_arg (call->parameters[2]);
  if (!sal_cli_run_job (job, write_file, &self, &error))
    return sal_cli_fail (call, error);

  if (self.of_accounts)
    print_accounts (call, &self);
  else
    print_result (call, &self);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_export_command = {
  .name = "territory export",
  .parameters = "FILE ALIGNMENT DESTINATION",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Write the areas of an alignment to a file"),
  .description = N_ (
      "With the territory, position and holder of each, and its measures. DESTINATION ends in "
      ".csv, .xlsx, .geojson or .shp, which is then what is written; a spreadsheet has sheets of "
      "the territories and of the accounts besides. Of an alignment of accounts only, these are "
      "written."),
  .options = options,
  .run = run,
};
