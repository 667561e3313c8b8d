/* sal-cli-territory-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-design-export.h"
#include "sal-number.h"

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  SalDesignFormat format;
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

static gboolean
write_file (SalJob *job, gpointer data, GError **error)
{
  const Export *self = data;
  const SalDesignExport what = {
    .design = self->alignment.design,
    .positions = (const char *const *) self->alignment.positions,
    .currency = sal_workspace_get_currency (self->atlas.workspace),
  };

  return sal_design_export_to_file (
      &what, self->format, self->file, sal_job_get_cancellable (job), error);
}

static void
print_result (SalCliCall *call, const Export *self)
{
  guint n_areas = sal_territory_design_get_n_areas (self->alignment.design);
  g_autofree char *number = sal_number_format (n_areas, 0);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("territory_export");

      sal_cli_json_string (json, "alignment", self->alignment.name);
      sal_cli_json_string (json, "file", call->parameters[2]);
      sal_cli_json_integer (json, "areas", n_areas);
      sal_cli_json_finish (json);
    }
  sal_cli_say (call,
               ngettext ("Wrote %s area of “%s” to %s.", "Wrote %s areas of “%s” to %s.", n_areas),
               number,
               self->alignment.name,
               call->parameters[2]);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Export) self = { 0 };
  g_autoptr (SalJob) job = sal_job_new (_ ("Exporting"));
  GError *error = NULL;

  if (!sal_design_export_find_format (call->parameters[2], &self.format))
    return sal_cli_usage (
        call, _ ("“%s” ends in none of .csv, .xlsx and .geojson"), call->parameters[2]);
  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error))
    return sal_cli_fail (call, error);
  self.file = g_file_new_for_commandline_arg (call->parameters[2]);
  if (!sal_cli_run_job (job, write_file, &self, &error))
    return sal_cli_fail (call, error);

  print_result (call, &self);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_export_command = {
  .name = "territory export",
  .parameters = "FILE ALIGNMENT DESTINATION",
  .min_parameters = 3,
  .max_parameters = 3,
  .summary = N_ ("Write the areas of an alignment to a file"),
  .description =
      N_ ("With the territory, position and holder of each, and its measures. DESTINATION ends in "
          ".csv, .xlsx or .geojson, which is then what is written."),
  .run = run,
};
