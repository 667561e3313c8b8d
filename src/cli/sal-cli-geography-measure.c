/* sal-cli-geography-measure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-area-measure-repository.h"
#include "sal-cli-geography.h"
#include "sal-cli-json.h"
#include "sal-date.h"
#include "sal-geography-key.h"
#include "sal-text.h"

/* Codes named in one sentence */
#define MAX_NAMED 20

static char *geography_name;
static char *code_column;
static char *value_column;
static char *new_name;
static char *unit;
static char *source;
static char *date;
static gboolean not_additive;

static const GOptionEntry options[] = {
  { "geography",
    0,
    0,
    G_OPTION_ARG_STRING,
    &geography_name,
    N_ ("Whose areas the codes are of; us-counties where not given"),
    N_ ("GEOGRAPHY") },
  { "code-column",
    0,
    0,
    G_OPTION_ARG_STRING,
    &code_column,
    N_ ("The column with the codes of areas; found where not given"),
    N_ ("COLUMN") },
  { "value-column",
    0,
    0,
    G_OPTION_ARG_STRING,
    &value_column,
    N_ ("The column with the values; the other one of two where not given"),
    N_ ("COLUMN") },
  { "name",
    0,
    0,
    G_OPTION_ARG_STRING,
    &new_name,
    N_ ("What the measure is called; as the column where not given"),
    N_ ("NAME") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_ ("Its unit"), N_ ("UNIT") },
  { "source", 0, 0, G_OPTION_ARG_STRING, &source, N_ ("Who says so"), N_ ("TEXT") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("As of when"), N_ ("DATE") },
  { "not-additive",
    0,
    0,
    G_OPTION_ARG_NONE,
    &not_additive,
    N_ ("It is a share or a mean, which does not add up over areas"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalStore *store;
  GFile *file;
  char *key;
  SalGeography *geography;
  SalAreaFigures *figures;
  gint32 as_of;
  gint64 id;
} Request;

static void
request_clear (Request *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->geography, sal_geography_unref);
  g_clear_pointer (&self->figures, sal_area_figures_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static const char *
name_of (const Request *self)
{
  return new_name != NULL ? new_name : self->figures->value_column;
}

static gboolean
write_measure (Request *self, GError **error)
{
  SalAreaMeasureNew new = { .name = name_of (self),
                            .unit = unit,
                            .source = source,
                            .as_of = self->as_of,
                            .additive = !not_additive,
                            .key = self->key,
                            .geography = self->geography,
                            .figures = self->figures };
  g_autofree char *label = g_strdup_printf (_ ("Import Measure “%s”"), new.name);

  if (!sal_store_run_sync (
          self->store, label, SAL_COMMAND_DEFAULT, sal_area_measure_add, &new, NULL, NULL, error))
    return FALSE;
  self->id = new.id;

  return TRUE;
}

static gboolean
import (Request *self, GError **error)
{
  self->key = sal_cli_find_geography (
      self->store, geography_name ? geography_name : SAL_GEOGRAPHY_US_COUNTIES, error);
  self->geography =
      self->key != NULL ? sal_cli_prepare_geography (self->store, self->key, error) : NULL;
  if (self->geography == NULL)
    return FALSE;
  self->figures =
      sal_area_figures_read (self->file, self->geography, code_column, value_column, NULL, error);

  return self->figures != NULL && write_measure (self, error);
}

static void
print_texts (SalCliJson *json, const char *member, const GPtrArray *texts)
{
  sal_cli_json_begin_array (json, member);
  for (guint i = 0; i < texts->len; i++)
    sal_cli_json_string (json, NULL, g_ptr_array_index (texts, i));
  sal_cli_json_end_array (json);
}

static void
print_json (const Request *request, guint n_areas)
{
  const SalAreaCodes *codes = request->figures->codes;
  SalCliJson *json = sal_cli_json_new ("geography_measure");

  sal_cli_json_id (json, "id", request->id);
  sal_cli_json_string (json, "name", name_of (request));
  sal_cli_json_integer (json, "areas", n_areas);
  sal_cli_json_integer (json, "values", request->figures->n_values);
  sal_cli_json_integer (json, "padded", request->figures->n_padded);
  sal_cli_json_integer (json, "rows", codes->n_rows);
  sal_cli_json_integer (json, "matched", codes->n_matched);
  sal_cli_json_integer (json, "left_out", sal_area_codes_get_n_left_out (codes));
  print_texts (json, "unmatched", codes->unmatched);
  print_texts (json, "uncoded", codes->uncoded);
  print_texts (json, "findings", request->figures->findings);
  sal_cli_json_finish (json);
}

static void
print_unmatched (const GPtrArray *codes)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (codes->len, MAX_NAMED); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", (char *) g_ptr_array_index (codes, i));
  if (codes->len > MAX_NAMED)
    g_string_append (names, ", …");
  if (codes->len > 0)
    g_print (ngettext ("%u code is of none of these areas: %s\n",
                       "%u codes are of none of these areas: %s\n",
                       codes->len),
             codes->len,
             names->str);
}

static void
print_text (SalCliCall *call, const Request *request, guint n_areas)
{
  const SalAreaFigures *figures = request->figures;
  const SalAreaCodes *codes = figures->codes;
  g_autofree char *sums = sal_area_codes_describe (codes, figures->findings->len);

  for (guint i = 0; i < codes->uncoded->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (codes->uncoded, i));
  for (guint i = 0; i < figures->findings->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (figures->findings, i));
  print_unmatched (codes->unmatched);
  if (figures->n_padded > 0)
    g_print (_ ("%u codes had lost their leading zeros.\n"), figures->n_padded);
  g_print ("%s\n", sums);
  sal_cli_say (call,
               _ ("Imported “%s”: %u of %u areas have a value."),
               name_of (request),
               figures->n_values,
               n_areas);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_autoptr (SalWorkspace) workspace = NULL;
  g_auto (Request) request = { .as_of = SAL_DATE_NONE };
  GError *error = NULL;
  guint n_areas;

  if (date != NULL && !sal_text_to_date (date, SAL_DATE_ORDER_ISO, &request.as_of, &error))
    return sal_cli_fail (call, error);
  workspace = sal_cli_open (call, SAL_STORE_OPEN, &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);

  request.store = sal_workspace_get_store (workspace);
  request.file = g_file_new_for_commandline_arg (call->parameters[1]);
  if (!import (&request, &error))
    return sal_cli_fail (call, error);

  sal_geography_get_areas (request.geography, &n_areas);
  if (call->json)
    print_json (&request, n_areas);
  else
    print_text (call, &request, n_areas);
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_geography_measure_command = {
  .name = "geography measure",
  .parameters = "FILE SOURCE",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Bring a number for each area in from a file"),
  .description = N_ (
      "SOURCE is comma-, semicolon- or tab-separated text, or a spreadsheet (XLSX), with a code "
      "and a value in each row. Rows without a code, and codes that are not known, are listed. "
      "Alignments of these areas can "
      "be balanced by the measure, if it adds up. “undo” takes it back."),
  .options = options,
  .run = run,
};
