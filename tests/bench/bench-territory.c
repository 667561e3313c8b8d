/* bench-territory.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sal-districting.h"

#include "bench.h"
#include "us-graphs.h"

/* The optimiser on counties and ZIP areas of the United States, with METIS as a yardstick on the
 * same graph where gpmetis is installed. */

typedef struct
{
  const char *name;
  guint n_territories;
  guint cut;          /* edges: the fewest that are known */
  gboolean is_proven; /* that there is no plan with fewer */
} StatePlan;

/* Congressional districts, by populations of 2019 within 0.5 %. Those that are proven were solved
 * by an integer program on the same graph, labels of counties with indicators of cut edges as by H.
 * Validi and A. Buchanan, "Political districting to minimize cut edges", Mathematical Programming
 * Computation 14, 2022, and with cuts against detached pieces until the plan was in one piece each;
 * of the others no run has found fewer. (Their published optima are those of the census of 2010.)
 */
static const StatePlan state_plans[] = {
  { "AL", 7, 58, FALSE }, { "AR", 4, 33, FALSE }, { "IA", 4, 32, FALSE },
  { "ID", 2, 11, TRUE },  { "KS", 4, 33, FALSE }, { "MS", 4, 34, FALSE },
  { "NE", 3, 16, TRUE },  { "NM", 3, 23, TRUE },  { "WV", 3, 23, TRUE },
};

static SalDistrictProblem *
create_problem (SalDistrictGraph *graph,
                guint n_territories,
                double seconds,
                SalDistrictObjective objective,
                double tolerance)
{
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (n_territories);
  const SalDistrictBalance balance = { 1, tolerance };
  g_autoptr (GError) error = NULL;
  SalDistrictProblem *problem;

  options.balances = &balance;
  options.objective = objective;
  options.seconds = seconds;
  options.n_searches = 2;
  problem = sal_district_problem_new (graph, &options, &error);
  if (problem == NULL)
    g_error ("%s", error->message);

  return problem;
}

static SalDistricting *
divide (SalDistrictProblem *problem)
{
  g_autoptr (GError) error = NULL;
  SalDistricting *result = sal_districting_run (problem, NULL, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);

  return result;
}

static void
write_metis (const SalDistrictGraph *graph, const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text, "%u %u 010\n", graph->n_areas, graph->first_links[graph->n_areas] / 2);
  for (guint i = 0; i < graph->n_areas; i++)
    {
      g_string_append_printf (text, "%.0f", graph->weights[i * graph->n_measures]);
      for (guint k = graph->first_links[i]; k < graph->first_links[i + 1]; k++)
        g_string_append_printf (text, " %u", graph->links[k] + 1);
      g_string_append_c (text, '\n');
    }
  if (!g_file_set_contents (path, text->str, (gssize) text->len, NULL))
    g_error ("%s cannot be written", path);
}

static gboolean
run_metis (const char *path, guint n_territories, gint32 *assignment, guint n_areas)
{
  g_autofree char *count = g_strdup_printf ("%u", n_territories);
  g_autofree char *result = g_strconcat (path, ".part.", count, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, "gpmetis", "-contig", path, count, NULL);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, NULL) ||
      !g_file_get_contents (result, &text, NULL, NULL))
    return FALSE;
  g_unlink (result);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; i < n_areas; i++)
    {
      if (lines[i] == NULL)
        return FALSE;
      assignment[i] = (gint32) g_ascii_strtoll (lines[i], NULL, 10);
    }

  return TRUE;
}

static void
measure_metis (SalDistrictProblem *problem)
{
  const SalDistrictGraph *graph = sal_district_problem_get_graph (problem);
  const SalDistrictOptions *options = sal_district_problem_get_options (problem);
  g_autofree char *program = g_find_program_in_path ("gpmetis");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree gint32 *assignment = g_new (gint32, graph->n_areas);
  g_auto (SalDistrictScore) score = { 0 };

  if (program == NULL)
    {
      bench_note ("METIS: gpmetis is not installed; no yardstick");
      return;
    }
  folder = g_dir_make_tmp ("salient-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "graph", NULL);
  write_metis (graph, path);
  if (run_metis (path, options->n_territories, assignment, graph->n_areas))
    {
      sal_district_score_compute (&score, problem, assignment);
      bench_note ("METIS: mean deviation %.2f %%, largest %.2f %%, radius %.1f km, %u edges cut, "
                  "%u detached, %u empty",
                  100 * score.measures[0].mean_deviation,
                  100 * score.measures[0].max_deviation,
                  score.rms_radius,
                  score.cut_edges,
                  score.n_detached,
                  score.n_empty);
    }
  else
    bench_note ("METIS: gpmetis failed");
  g_unlink (path);
  g_rmdir (folder);
}

static void
print_figure (
    const char *subject, const char *what, double measured, double reach, const char *unit)
{
  g_autofree char *figure = g_strdup_printf ("%s: %s", subject, what);

  bench_figure (figure, measured, reach, unit);
}

static void
print_balance (const char *subject, const SalDistricting *result, double mean_reach)
{
  const SalDistrictMeasureScore *score = &result->score.measures[0];

  print_figure (subject, "mean deviation", 100 * score->mean_deviation, mean_reach, "%");
  bench_note ("%s: at best possible %.2f %% mean, %.2f %% largest; %.1f million moves",
              subject,
              100 * score->bound.mean_deviation,
              100 * score->bound.max_deviation,
              (double) result->iterations / 1e6);
  print_figure (subject,
                "detached or empty",
                result->score.n_detached + result->score.n_empty,
                0,
                "territories");
}

static void
measure_counties (SalGeography *counties, SalUsAreas *measures)
{
  g_autoptr (SalDistrictGraph) graph = bench_graph_of_counties (counties, measures, NULL);
  static const guint counts[] = { 50, 200, 300 };

  bench_note (
      "%u counties with %u borders", graph->n_areas, graph->first_links[graph->n_areas] / 2);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *subject = g_strdup_printf ("counties, %u territories, 2 s", counts[i]);
      g_autoptr (SalDistrictProblem) problem = create_problem (
          graph, counts[i], 2, SAL_DISTRICT_INERTIA, SAL_DISTRICT_DEFAULT_TOLERANCE);
      g_autoptr (SalDistricting) result = divide (problem);
      double bound = 100 * result->score.measures[0].bound.mean_deviation;

      print_balance (subject, result, counts[i] == 50 ? 3 : 1.15 * bound);
      if (counts[i] == 50)
        print_figure (subject, "radius", result->score.rms_radius, 175, "km");
      measure_metis (problem);
    }
}

static void
measure_zips (SalGeography *counties, SalUsAreas *measures)
{
  const char *subject = "ZIP areas, 500 territories, 5 s";
  g_autoptr (SalGeography) zips = bench_build_zips (counties, measures);
  g_autoptr (SalDistrictGraph) graph = bench_graph_of_zips (zips, measures);
  g_autoptr (SalDistrictProblem) problem =
      create_problem (graph, 500, 5, SAL_DISTRICT_INERTIA, SAL_DISTRICT_DEFAULT_TOLERANCE);
  g_autoptr (SalDistricting) result = divide (problem);

  bench_note (
      "%u ZIP areas with %u borders", graph->n_areas, graph->first_links[graph->n_areas] / 2);
  print_balance (subject, result, 1);
  print_figure (
      subject, "largest deviation", 100 * result->score.measures[0].max_deviation, 5, "%");
  print_figure (subject, "radius", result->score.rms_radius, 50, "km");
  measure_metis (problem);
}

static void
measure_states (SalGeography *counties, SalUsAreas *measures)
{
  guint n_met = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (state_plans); i++)
    {
      const StatePlan *plan = &state_plans[i];
      g_autoptr (SalDistrictGraph) graph = bench_graph_of_counties (counties, measures, plan->name);
      g_autofree char *subject = g_strdup_printf ("%s, %u districts, %s %u",
                                                  plan->name,
                                                  plan->n_territories,
                                                  plan->is_proven ? "optimum" : "fewest known",
                                                  plan->cut);
      g_autoptr (SalDistrictProblem) problem =
          create_problem (graph, plan->n_territories, 10, SAL_DISTRICT_CUT, 0.005);
      g_autoptr (SalDistricting) result = divide (problem);

      print_figure (subject, "edges cut", result->score.cut_edges, floor (plan->cut * 1.05), "");
      print_figure (
          subject, "largest deviation", 100 * result->score.measures[0].max_deviation, 0.5, "%");
      n_met += result->score.cut_edges <= plan->cut;
    }
  bench_note (
      "the fewest edges that are known: in %u of %zu states", n_met, G_N_ELEMENTS (state_plans));
}

int
main (void)
{
  g_autoptr (SalGeography) counties = bench_load_counties ();
  g_autoptr (SalUsAreas) measures = bench_load_measures ();

  measure_counties (counties, measures);
  measure_zips (counties, measures);
  measure_states (counties, measures);

  return bench_finish ();
}
