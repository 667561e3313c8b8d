/* sal-cli-districts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-district-graph-json.h"
#include "sal-districting.h"
#include "sal-number.h"

/* Districts of plain graphs: to divide any set of areas, and to hold the engine against what is
 * published. */

static char *graph_path;
static int n_territories;
static gboolean is_geographic;
static double tolerance = 100 * SAL_DISTRICT_DEFAULT_TOLERANCE;
static char *objective_name;
static gint64 seed = 1;
static double seconds = -1;
static gint64 iterations;

static const GOptionEntry options[] = {
  { "graph",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &graph_path,
    N_ ("A JSON file with nodes and edges"),
    N_ ("GRAPH.json") },
  { "territories",
    0,
    0,
    G_OPTION_ARG_INT,
    &n_territories,
    N_ ("How many territories to make"),
    N_ ("NUMBER") },
  { "geographic",
    0,
    0,
    G_OPTION_ARG_NONE,
    &is_geographic,
    N_ ("Positions are degrees of longitude and latitude"),
    NULL },
  { "tolerance",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &tolerance,
    N_ ("By how many percent of its target a territory may differ, by default 1"),
    N_ ("PERCENT") },
  { "objective",
    0,
    0,
    G_OPTION_ARG_STRING,
    &objective_name,
    N_ ("What to make small: inertia, cut or diameter"),
    N_ ("OBJECTIVE") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Of the random numbers"), N_ ("SEED") },
  { "seconds",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &seconds,
    N_ ("How long to search, by default 5"),
    N_ ("SECONDS") },
  { "iterations",
    0,
    0,
    G_OPTION_ARG_INT64,
    &iterations,
    N_ ("How many moves each of two searches tries; then the same seed gives the same result"),
    N_ ("NUMBER") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
parse_objective (SalDistrictObjective *objective)
{
  static const char *const names[] = { "inertia", "cut", "diameter" };

  *objective = SAL_DISTRICT_INERTIA;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (objective_name == NULL || g_str_equal (objective_name, names[i]))
      {
        *objective = (SalDistrictObjective) i;
        return TRUE;
      }

  return FALSE;
}

static void
print_numbers (SalCliJson *json, const char *member, const SalDistrictScore *score, gsize offset)
{
  sal_cli_json_begin_array (json, member);
  for (guint i = 0; i < score->n_measures; i++)
    sal_cli_json_real (json, NULL, G_STRUCT_MEMBER (double, &score->measures[i], offset));
  sal_cli_json_end_array (json);
}

static void
print_score (SalCliJson *json, const SalDistrictScore *score)
{
  sal_cli_json_begin_object (json, "score");
  print_numbers (
      json, "max_deviation", score, G_STRUCT_OFFSET (SalDistrictMeasureScore, max_deviation));
  print_numbers (
      json, "mean_deviation", score, G_STRUCT_OFFSET (SalDistrictMeasureScore, mean_deviation));
  sal_cli_json_begin_array (json, "within_tolerance");
  for (guint i = 0; i < score->n_measures; i++)
    sal_cli_json_integer (json, NULL, score->measures[i].n_within);
  sal_cli_json_end_array (json);
  sal_cli_json_integer (json, "cut_edges", score->cut_edges);
  sal_cli_json_real (json, "cut_length", score->cut_length);
  sal_cli_json_real (json, "inertia", score->inertia);
  sal_cli_json_real (json, "rms_radius", score->rms_radius);
  sal_cli_json_real (json, "diameter", score->diameter);
  sal_cli_json_integer (json, "detached", score->n_detached);
  sal_cli_json_integer (json, "empty", score->n_empty);
  sal_cli_json_end_object (json);
}

static void
print_oversize (SalCliJson *json, const SalDistrictProblem *problem, char **ids)
{
  g_autoptr (GArray) oversize = sal_district_find_oversize (problem);

  sal_cli_json_begin_array (json, "oversize");
  for (guint i = 0; i < oversize->len; i++)
    {
      const SalDistrictOversize *one = &g_array_index (oversize, SalDistrictOversize, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "id", ids[one->area]);
      sal_cli_json_integer (json, "weight", one->measure);
      sal_cli_json_real (json, "index", one->index);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_json (const SalDistricting *result, const SalDistrictProblem *problem, char **ids)
{
  SalCliJson *json = sal_cli_json_new ("districts");
  const SalDistrictScore *score = &result->score;

  sal_cli_json_begin_array (json, "assignment");
  for (guint i = 0; i < result->n_areas; i++)
    sal_cli_json_integer (json, NULL, result->assignment[i]);
  sal_cli_json_end_array (json);
  print_score (json, score);
  sal_cli_json_begin_object (json, "bound");
  print_numbers (
      json, "max_deviation", score, G_STRUCT_OFFSET (SalDistrictMeasureScore, bound.max_deviation));
  print_numbers (json,
                 "mean_deviation",
                 score,
                 G_STRUCT_OFFSET (SalDistrictMeasureScore, bound.mean_deviation));
  sal_cli_json_end_object (json);
  print_oversize (json, problem, ids);
  sal_cli_json_real (json, "seconds", result->seconds);
  sal_cli_json_integer (json, "iterations", (gint64) result->iterations);
  sal_cli_json_integer (json, "seed", (gint64) result->seed);
  sal_cli_json_finish (json);
}

static void
add_row (SalCliTable *table, const char *name, double value, int decimals, const char *unit)
{
  sal_cli_table_cell (table, name);
  sal_cli_table_take_cell (table, g_strdup_printf ("%'.*f%s", decimals, value, unit));
}

static void
print_table (const SalDistricting *result, const SalDistrictProblem *problem, char **ids)
{
  const SalDistrictScore *score = &result->score;
  g_autoptr (SalCliTable) table = sal_cli_table_new ();
  g_autoptr (GArray) oversize = sal_district_find_oversize (problem);
  const char *unit = is_geographic ? " km" : "";

  sal_cli_table_add_column (table, _ ("Figure"), FALSE);
  sal_cli_table_add_column (table, _ ("Value"), TRUE);
  for (guint i = 0; i < score->n_measures; i++)
    {
      const SalDistrictMeasureScore *measure = &score->measures[i];

      add_row (table, _ ("Largest deviation"), 100 * measure->max_deviation, 2, " %");
      add_row (table, _ ("At best possible"), 100 * measure->bound.max_deviation, 2, " %");
      add_row (table, _ ("Mean deviation"), 100 * measure->mean_deviation, 2, " %");
      add_row (table, _ ("At best possible"), 100 * measure->bound.mean_deviation, 2, " %");
      add_row (table, _ ("Within tolerance"), measure->n_within, 0, "");
    }
  add_row (table, _ ("Areas heavier than a territory"), oversize->len, 0, "");
  add_row (table, _ ("Root mean square radius"), score->rms_radius, 1, unit);
  add_row (table, _ ("Diameter"), score->diameter, 1, unit);
  add_row (table, _ ("Edges cut"), score->cut_edges, 0, "");
  add_row (table, _ ("Length of borders"), score->cut_length, 1, unit);
  add_row (table, _ ("Detached pieces"), score->n_detached, 0, "");
  add_row (table, _ ("Empty territories"), score->n_empty, 0, "");
  add_row (table, _ ("Seconds"), result->seconds, 1, "");
  sal_cli_table_finish (g_steal_pointer (&table));
}

static void
show_progress (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer data)
{
  fprintf (stderr, "\r%3.0f %%", 100 * fraction);
}

static SalDistricting *
divide (SalDistrictProblem *problem, GError **error)
{
  gboolean is_shown = isatty (STDERR_FILENO) == 1;
  SalDistricting *result =
      sal_districting_run (problem, is_shown ? show_progress : NULL, NULL, NULL, error);

  if (is_shown)
    fputs ("\r     \r", stderr);

  return result;
}

static SalDistrictProblem *
create_problem (SalDistrictGraph *graph, SalDistrictObjective objective, GError **error)
{
  SalDistrictOptions wanted = SAL_DISTRICT_OPTIONS_INIT ((guint) MAX (n_territories, 0));
  g_autofree SalDistrictBalance *balances = g_new (SalDistrictBalance, graph->n_measures);

  for (guint i = 0; i < graph->n_measures; i++)
    balances[i] = (SalDistrictBalance){ 1, tolerance / 100 };
  wanted.balances = balances;
  wanted.objective = objective;
  wanted.seed = (guint64) seed;
  wanted.iterations = (guint64) iterations;
  wanted.seconds = seconds >= 0 ? seconds : iterations > 0 ? 0 : 5;

  return sal_district_problem_new (graph, &wanted, error);
}

static SalCliStatus
run (SalCliCall *call)
{
  SalDistrictObjective objective;
  g_autoptr (SalDistrictGraphFile) file = NULL;
  g_autoptr (SalDistrictProblem) problem = NULL;
  g_autoptr (SalDistricting) result = NULL;
  GError *error = NULL;

  if (graph_path == NULL)
    return sal_cli_usage (call, _ ("--graph is missing: expected a file"));
  if (n_territories < 1)
    return sal_cli_usage (call, _ ("--territories: expected a number of 1 or more"));
  if (!parse_objective (&objective))
    return sal_cli_usage (
        call, _ ("--objective: “%s” is none of inertia, cut and diameter"), objective_name);
  if (iterations < 0)
    return sal_cli_usage (call, _ ("--iterations: expected a number of 1 or more"));

  file = sal_district_graph_file_load (graph_path, is_geographic, &error);
  if (file == NULL)
    return sal_cli_fail (call, error);
  problem = create_problem (file->graph, objective, &error);
  if (problem == NULL)
    return sal_cli_fail (call, error);
  result = divide (problem, &error);
  if (result == NULL)
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (result, problem, file->ids);
  else
    print_table (result, problem, file->ids);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_districts_command = {
  .name = "districts",
  .parameters = "",
  .min_parameters = 0,
  .max_parameters = 0,
  .summary = N_ ("Divide the areas of a graph among territories"),
  .description =
      N_ ("Works on a plain file: finds territories that are balanced, compact and in one "
          "piece, and says what balance is possible at all. Pieces of the graph that no "
          "edge joins are divided each for itself."),
  .options = options,
  .run = run,
};
