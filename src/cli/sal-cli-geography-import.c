/* sal-cli-geography-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-geography-repository.h"

#define METRES_PER_DEGREE 111195.0 /* of latitude, on the sphere that lengths are told on */

static char *id_field;
static char *name_field;
static char *parent_field;
static char *object;
static char *coordinate_system;
static char *new_name;
static char *terms;
static double tolerance;

static const GOptionEntry options[] = {
  { "id-field",
    0,
    0,
    G_OPTION_ARG_STRING,
    &id_field,
    N_ ("The field with the codes of areas; proposed where not given"),
    N_ ("FIELD") },
  { "name-field",
    0,
    0,
    G_OPTION_ARG_STRING,
    &name_field,
    N_ ("The field with their names; proposed where not given"),
    N_ ("FIELD") },
  { "parent-field",
    0,
    0,
    G_OPTION_ARG_STRING,
    &parent_field,
    N_ ("The field with the codes of what they are part of; proposed where not given"),
    N_ ("FIELD") },
  { "object",
    0,
    0,
    G_OPTION_ARG_STRING,
    &object,
    N_ ("Which object of TopoJSON; the one with the most areas where not given"),
    N_ ("OBJECT") },
  { "coordinate-system",
    0,
    0,
    G_OPTION_ARG_STRING,
    &coordinate_system,
    N_ ("What the coordinates are, such as EPSG:25832; as the file says where not given"),
    N_ ("SYSTEM") },
  { "name",
    0,
    0,
    G_OPTION_ARG_STRING,
    &new_name,
    N_ ("What the geography is called; as the file where not given"),
    N_ ("NAME") },
  { "terms",
    0,
    0,
    G_OPTION_ARG_STRING,
    &terms,
    N_ ("Who publishes the boundaries, and what they may be used for"),
    N_ ("TEXT") },
  { "tolerance",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &tolerance,
    N_ ("How far corners lie apart that are meant to be one; 1 where not given"),
    N_ ("METRES") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalStore *store;
  GFile *source;
  char *name;
  SalBoundaryImport *import;
  gint64 id;
} Request;

static void
request_clear (Request *self)
{
  g_clear_object (&self->source);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->import, sal_boundary_import_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static void
progress_cb (double done, gpointer data)
{
  sal_job_report (data, done, NULL);
}

static gboolean
write_geography (Request *self, GCancellable *cancellable, GError **error)
{
  SalGeographyNew new = { self->name, terms, self->import };
  g_autofree char *label = g_strdup_printf (_ ("Import Geography “%s”"), self->name);

  if (!sal_store_run_sync (self->store,
                           label,
                           SAL_COMMAND_DEFAULT,
                           sal_geography_add,
                           &new,
                           cancellable,
                           NULL,
                           error))
    return FALSE;
  self->id = new.id;

  return TRUE;
}

static gboolean
import (SalJob *job, gpointer data, GError **error)
{
  Request *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  const SalBoundaryOptions chosen = { .id_field = id_field,
                                      .name_field = name_field,
                                      .parent_field = parent_field,
                                      .object = object,
                                      .coordinate_system = coordinate_system,
                                      .tolerance = tolerance / METRES_PER_DEGREE };

  self->import =
      sal_boundary_import_file (self->source, &chosen, progress_cb, job, cancellable, error);

  return self->import != NULL && write_geography (self, cancellable, error);
}

/* --- what came of it --- */

static void
print_finding (SalCliJson *json, const SalBoundaryFinding *finding)
{
  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_integer (json, "feature", finding->feature);
  sal_cli_json_string (json, "code", finding->code);
  sal_cli_json_boolean (json, "left_out", finding->left_out);
  sal_cli_json_string (json, "text", finding->text);
  sal_cli_json_end_object (json);
}

static void
print_json (const Request *request)
{
  const SalBoundaryImport *import = request->import;
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (import->geography);
  SalCliJson *json = sal_cli_json_new ("geography_import");

  sal_cli_json_id (json, "id", request->id);
  sal_cli_json_string (json, "name", request->name);
  sal_cli_json_integer (json, "features", import->n_features);
  sal_cli_json_integer (json, "areas", neighbors->n_areas);
  sal_cli_json_integer (json, "repaired", import->n_repaired);
  sal_cli_json_integer (json, "left_out", import->n_left_out);
  sal_cli_json_integer (json, "united", import->n_united);
  sal_cli_json_integer (json, "borders", neighbors->n_neighbors / 2 - import->n_bridges);
  sal_cli_json_integer (json, "bridges", import->n_bridges);
  sal_cli_json_integer (json, "overlaps", import->n_overlaps);
  sal_cli_json_string (json, "id_field", import->id_field);
  sal_cli_json_string (json, "name_field", import->name_field);
  sal_cli_json_string (json, "parent_field", import->parent_field);
  sal_cli_json_string (json, "coordinate_system", import->coordinate_system);
  sal_cli_json_real (json, "tolerance_metres", import->tolerance * METRES_PER_DEGREE);
  sal_cli_json_begin_array (json, "findings");
  for (guint i = 0; i < import->findings->len; i++)
    print_finding (json, g_ptr_array_index (import->findings, i));
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static const char *
or_none (const char *field)
{
  return field != NULL ? field : _ ("none");
}

static void
print_text (SalCliCall *call, const Request *request)
{
  const SalBoundaryImport *import = request->import;
  const SalGeographyNeighbors *neighbors = sal_geography_get_neighbors (import->geography);

  for (guint i = 0; i < import->findings->len; i++)
    g_print ("%s\n", ((SalBoundaryFinding *) g_ptr_array_index (import->findings, i))->text);
  for (guint i = 0; i < import->notes->len; i++)
    g_print ("%s.\n", (char *) g_ptr_array_index (import->notes, i));
  g_print (_ ("Codes: %s; names: %s; part of: %s; coordinates: %s.\n"),
           or_none (import->id_field),
           or_none (import->name_field),
           or_none (import->parent_field),
           import->coordinate_system != NULL ? import->coordinate_system : _ ("degrees"));
  g_print (_ ("Borders: %u, with corners up to %.3g m apart taken for one; bridges: %u; lines that "
              "overlap: %u.\n"),
           neighbors->n_neighbors / 2 - import->n_bridges,
           import->tolerance * METRES_PER_DEGREE,
           import->n_bridges,
           import->n_overlaps);
  sal_cli_say (call,
               _ ("Imported “%s”: %u areas of %u features; %u put right, %u united, %u left out."),
               request->name,
               neighbors->n_areas,
               import->n_features,
               import->n_repaired,
               import->n_united,
               import->n_left_out);
}

static char *
name_of (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  if (new_name != NULL)
    return g_strdup (new_name);
  if (dot != NULL && dot != name)
    *dot = '\0';

  return g_utf8_make_valid (name, -1);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_autoptr (SalJob) job = sal_job_new (_ ("Importing boundaries"));
  g_auto (Request) request = { 0 };
  GError *error = NULL;

  if (tolerance < 0)
    return sal_cli_usage (call, _ ("--tolerance: expected a number of metres, 0 or more"));
  workspace = sal_cli_open (call, SAL_STORE_OPEN, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);

  request.store = sal_workspace_get_store (workspace);
  request.source = g_file_new_for_commandline_arg (call->parameters[1]);
  request.name = name_of (request.source);
  if (!sal_cli_run_job (job, import, &request, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&request);
  else
    print_text (call, &request);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_geography_import_command = {
  .name = "geography import",
  .parameters = "FILE SOURCE",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Bring boundaries in from a file"),
  .description =
      N_ ("SOURCE is GeoJSON, TopoJSON, a .shp file with the others beside it, or a ZIP archive of "
          "these, in any coordinate system. Shapes are put right where that can be done, areas of "
          "one code are united, and "
          "what cannot be used is named. “undo” takes it back."),
  .options = options,
  .run = run,
};
