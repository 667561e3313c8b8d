/* sal-cli-territory-optimize.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-alignment-commands.h"
#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-design-districting.h"
#include "sal-error.h"
#include "sal-store-error.h"

#define DEFAULT_SECONDS 5

static char **measures;
static char *start_name;
static char *scope_name;
static double disruption;
static double budget = 100;
static double travel;
static double seconds = -1;
static gint64 iterations;
static gint64 seed = 1;

static const GOptionEntry options[] = {
  { "measure",
    'm',
    0,
    G_OPTION_ARG_STRING_ARRAY,
    &measures,
    N_ ("What to balance, by default population, with its weight and the percentage by which a "
        "territory may differ; may be given several times"),
    N_ ("MEASURE[:WEIGHT[:TOLERANCE]]") },
  { "start",
    0,
    0,
    G_OPTION_ARG_STRING,
    &start_name,
    N_ ("Begin with what is there, “current”, or from “scratch”"),
    N_ ("START") },
  { "scope",
    0,
    0,
    G_OPTION_ARG_STRING,
    &scope_name,
    N_ ("Divide the areas that are “assigned”, if any is, or “all”"),
    N_ ("SCOPE") },
  { "disruption",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &disruption,
    N_ ("What it costs to move a whole territory away from who has it, by default 0"),
    N_ ("WEIGHT") },
  { "budget",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &budget,
    N_ ("How many percent of the first measure may move, by default 100"),
    N_ ("PERCENT") },
  { "travel",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &travel,
    N_ ("What the way to the homes of the holders counts, by default 0"),
    N_ ("WEIGHT") },
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
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Of the random numbers"), N_ ("SEED") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  GArray *goals;            /* of SalDesignGoal */
  SalDesignBalance *before; /* by goal */
  SalDesignDistricting *districting;
  SalDistricting *result;
  GArray *moves; /* of SalDesignMove */
} Optimization;

static void
optimization_clear (Optimization *self)
{
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
  g_clear_pointer (&self->goals, g_array_unref);
  g_free (self->before);
  g_clear_pointer (&self->districting, sal_design_districting_unref);
  g_clear_pointer (&self->result, sal_districting_free);
  g_clear_pointer (&self->moves, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Optimization, optimization_clear)

static const SalDesignGoal *
get_goal (const Optimization *self, guint index)
{
  return &g_array_index (self->goals, SalDesignGoal, index);
}

/* --- what is wanted --- */

static gboolean
parse_number (const char *text, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && *number >= 0 && isfinite (*number);
}

/* "revenue:2:5": twice the weight, within 5 %. */
static gboolean
parse_goal (const SalTerritoryDesign *design, const char *text, SalDesignGoal *goal, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  guint n_parts = g_strv_length (parts);
  double tolerance = 100 * SAL_DISTRICT_DEFAULT_TOLERANCE;

  *goal = (SalDesignGoal){ .weight = 1 };
  if (n_parts < 1 || n_parts > 3 || (n_parts > 1 && !parse_number (parts[1], &goal->weight)) ||
      (n_parts > 2 && !parse_number (parts[2], &tolerance)))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("--measure: “%s” is no measure with its weight and tolerance (expected, for "
                      "example, population:2:5)"),
                   text);
      return FALSE;
    }
  goal->tolerance = tolerance / 100;

  return sal_cli_find_measure (design, parts[0], &goal->measure, error);
}

static gboolean
parse_goals (Optimization *self, GError **error)
{
  static const char *const otherwise[] = { "population", NULL };
  const char *const *texts = measures ? (const char *const *) measures : otherwise;

  self->goals = g_array_new (FALSE, FALSE, sizeof (SalDesignGoal));
  for (; *texts != NULL; texts++)
    {
      SalDesignGoal goal;

      if (!parse_goal (self->alignment.design, *texts, &goal, error))
        return FALSE;
      g_array_append_val (self->goals, goal);
    }

  return TRUE;
}

static gboolean
check_draft (const Optimization *self, GError **error)
{
  if (self->alignment.is_draft)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FINAL,
               _ ("“%s” is no draft any more, and stays as it is (expected a draft: “territory "
                  "new --from” branches one)"),
               self->alignment.name);

  return FALSE;
}

static gboolean
create_districting (Optimization *self, GError **error)
{
  SalDesignWish wish = SAL_DESIGN_WISH_INIT;

  wish.goals = (const SalDesignGoal *) (gpointer) self->goals->data;
  wish.n_goals = self->goals->len;
  wish.start = g_strcmp0 (start_name, "scratch") == 0 ? SAL_DISTRICT_SCRATCH : SAL_DISTRICT_CURRENT;
  wish.scope =
      g_strcmp0 (scope_name, "all") == 0 ? SAL_DESIGN_SCOPE_ALL : SAL_DESIGN_SCOPE_ASSIGNED;
  wish.disruption = disruption;
  wish.most_moved = budget / 100;
  wish.travel = travel;
  wish.seed = (guint64) seed;
  wish.iterations = (guint64) iterations;
  wish.seconds = seconds >= 0 ? seconds : iterations > 0 ? 0 : DEFAULT_SECONDS;
  self->districting = sal_design_districting_new (self->alignment.design, &wish, error);

  return self->districting != NULL;
}

/* --- doing it --- */

static void
progress_cb (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer job)
{
  sal_job_report (job, fraction, NULL);
}

/* Ctrl+C ends the search; the best so far is what is written then. */
static gboolean
search (SalJob *job, gpointer data, GError **error)
{
  Optimization *self = data;

  self->result = sal_design_districting_run (
      self->districting, progress_cb, job, sal_job_get_cancellable (job), error);

  return self->result != NULL;
}

static gboolean
write_result (Optimization *self, GError **error)
{
  g_autoptr (SalAlignmentMoves) written = sal_alignment_moves_new (self->alignment.id);
  g_autofree char *label = g_strdup_printf (_ ("Optimise “%s”"), self->alignment.name);

  self->moves = g_array_new (FALSE, FALSE, sizeof (SalDesignMove));
  sal_design_apply (self->alignment.design, self->result->assignment, self->moves);
  if (self->moves->len == 0)
    return TRUE;

  sal_alignment_moves_add_all (written, self->alignment.design, self->moves);

  return sal_store_run_sync (sal_workspace_get_store (self->atlas.workspace),
                             label,
                             SAL_COMMAND_DEFAULT,
                             sal_alignment_write_moves,
                             written,
                             NULL,
                             NULL,
                             error);
}

static void
measure_before (Optimization *self)
{
  self->before = g_new (SalDesignBalance, self->goals->len);
  for (guint i = 0; i < self->goals->len; i++)
    {
      SalDesignBalance *before = &self->before[i];

      sal_territory_design_measure_balance (
          self->alignment.design, get_goal (self, i)->measure, before);
      /* what is not divided yet is not even either */
      if (before->n_unassigned == sal_territory_design_get_n_areas (self->alignment.design))
        before->max_deviation = before->mean_deviation = NAN;
    }
}

static gboolean
optimize (Optimization *self, GError **error)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Optimising"));

  if (!check_draft (self, error) || !parse_goals (self, error) || !create_districting (self, error))
    return FALSE;
  measure_before (self);

  return sal_cli_run_job (job, search, self, error) && write_result (self, error);
}

/* --- saying it --- */

static void
print_balance (SalCliJson *json, const char *member, double largest, double mean)
{
  sal_cli_json_begin_object (json, member);
  sal_cli_json_real (json, "max_deviation", largest);
  sal_cli_json_real (json, "mean_deviation", mean);
  sal_cli_json_end_object (json);
}

static void
print_goal (const Optimization *self, SalCliJson *json, guint index)
{
  const SalDesignGoal *goal = get_goal (self, index);
  SalTerritoryDesign *design = self->alignment.design;
  const SalDesignBalance *before = &self->before[index];
  SalDesignBalance after;
  SalDistrictBound bound;

  sal_territory_design_measure_balance (design, goal->measure, &after);
  sal_design_bound_compute (design, goal->measure, &bound);
  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (
      json, "measure", sal_territory_design_get_measure (design, goal->measure)->key);
  sal_cli_json_real (json, "weight", goal->weight);
  sal_cli_json_real (json, "tolerance", goal->tolerance);
  print_balance (json, "before", before->max_deviation / 100, before->mean_deviation / 100);
  print_balance (json, "after", after.max_deviation / 100, after.mean_deviation / 100);
  print_balance (json, "bound", bound.max_deviation, bound.mean_deviation);
  sal_cli_json_oversize (json, design, goal->measure);
  sal_cli_json_end_object (json);
}

static void
print_json (const Optimization *self)
{
  const SalDistrictScore *score = &self->result->score;
  SalCliJson *json = sal_cli_json_new ("territory_optimize");
  SalDesignBalance balance;

  sal_territory_design_measure_balance (self->alignment.design, 0, &balance);
  sal_cli_json_string (json, "alignment", self->alignment.name);
  sal_cli_json_integer (json, "moved_areas", self->moves->len);
  sal_cli_json_real (json, "moved", score->moved);
  sal_cli_json_begin_array (json, "measures");
  for (guint i = 0; i < self->goals->len; i++)
    print_goal (self, json, i);
  sal_cli_json_end_array (json);
  sal_cli_json_real (json, "rms_radius", score->rms_radius);
  sal_cli_json_integer (json, "cut_edges", score->cut_edges);
  sal_cli_json_integer (json, "detached", balance.n_detached);
  sal_cli_json_integer (json, "empty", balance.n_empty);
  sal_cli_json_integer (json, "unassigned", balance.n_unassigned);
  sal_cli_json_boolean (json, "cancelled", self->result->is_cancelled);
  sal_cli_json_real (json, "seconds", self->result->seconds);
  sal_cli_json_integer (json, "iterations", (gint64) self->result->iterations);
  sal_cli_json_integer (json, "seed", (gint64) self->result->seed);
  sal_cli_json_finish (json);
}

static void
add_row (SalCliTable *table, const char *label, double before, double after, double bound)
{
  sal_cli_table_cell (table, label);
  sal_cli_table_take_cell (table,
                           isnan (before) ? g_strdup ("–") : g_strdup_printf ("%.2f %%", before));
  sal_cli_table_take_cell (table, g_strdup_printf ("%.2f %%", after));
  sal_cli_table_take_cell (table, g_strdup_printf ("%.2f %%", bound));
}

static void
print_table (SalCliCall *call, const Optimization *self)
{
  SalTerritoryDesign *design = self->alignment.design;
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Measure"), FALSE);
  sal_cli_table_add_column (table, _ ("Before"), TRUE);
  sal_cli_table_add_column (table, _ ("After"), TRUE);
  sal_cli_table_add_column (table, _ ("At Best"), TRUE);
  for (guint i = 0; i < self->goals->len; i++)
    {
      guint m = get_goal (self, i)->measure;
      const char *label = sal_territory_design_get_measure (design, m)->label;
      g_autofree char *largest = g_strdup_printf (_ ("%s, largest deviation"), label);
      g_autofree char *mean = g_strdup_printf (_ ("%s, mean deviation"), label);
      SalDesignBalance after;
      SalDistrictBound bound;

      sal_territory_design_measure_balance (design, m, &after);
      sal_design_bound_compute (design, m, &bound);
      add_row (table,
               largest,
               self->before[i].max_deviation,
               after.max_deviation,
               100 * bound.max_deviation);
      add_row (table,
               mean,
               self->before[i].mean_deviation,
               after.mean_deviation,
               100 * bound.mean_deviation);
    }
  sal_cli_table_finish (table);
  sal_cli_say (call, "%s", "");
  for (guint i = 0; i < self->goals->len; i++)
    sal_cli_say_oversize (call, design, get_goal (self, i)->measure);
  sal_cli_say (call,
               ngettext ("Moved %u area in “%s”, in %.1f s; “undo” takes it back.",
                         "Moved %u areas in “%s”, in %.1f s; “undo” takes it back.",
                         self->moves->len),
               self->moves->len,
               self->alignment.name,
               self->result->seconds);
}

/* --- the command --- */

static gboolean
is_one_of (const char *name, const char *first, const char *second)
{
  return name == NULL || g_str_equal (name, first) || g_str_equal (name, second);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Optimization) self = { 0 };
  GError *error = NULL;

  if (!is_one_of (start_name, "current", "scratch"))
    return sal_cli_usage (call, _ ("--start: “%s” is neither current nor scratch"), start_name);
  if (!is_one_of (scope_name, "assigned", "all"))
    return sal_cli_usage (call, _ ("--scope: “%s” is neither assigned nor all"), scope_name);
  if (iterations < 0)
    return sal_cli_usage (call, _ ("--iterations: expected a number of 1 or more"));

  if (!sal_cli_atlas_open (&self.atlas, call, SAL_STORE_OPEN, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error) ||
      !sal_cli_alignment_expect_areas (&self.alignment, &error) || !optimize (&self, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&self);
  else
    print_table (call, &self);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_optimize_command = {
  .name = "territory optimize",
  .parameters = "FILE ALIGNMENT",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Balance the territories of a draft"),
  .description =
      N_ ("Finds territories that are balanced, compact and in one piece, and writes them as one "
          "change that can be undone. What is locked stays. Accounts that territories have by "
          "name count towards what they carry. Ctrl+C ends the search and keeps the best so far."),
  .options = options,
  .run = run,
};
