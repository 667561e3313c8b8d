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
#include "sal-design-proposal.h"
#include "sal-design-result-advice.h"
#include "sal-money.h"

static char **measures;
static char *start_name;
static char *scope_name;
static double disruption = -1;
static double budget = 100;
static double travel = -1;
static double borders = -1;
static double seconds = -1;
static gint64 iterations;
static gint64 seed = 1;

static const GOptionEntry options[] = {
  { "measure",
    'm',
    0,
    G_OPTION_ARG_STRING_ARRAY,
    &measures,
    N_ ("What to balance, with its weight and the percentage by which a territory may differ, by "
        "default what the alignment keeps, or population, and with half of its weight accounts and "
        "their revenue; may be given several times"),
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
    N_ ("What it costs to move a whole territory away from who has it, by default what the "
        "alignment keeps, or 0.5, and 0 from scratch"),
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
    N_ ("What the way to the homes of the holders counts, by default what the alignment keeps, or "
        "10, and 0 from scratch"),
    N_ ("WEIGHT") },
  { "borders",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &borders,
    N_ ("What short borders count against compactness, by default what the alignment keeps, or 1"),
    N_ ("WEIGHT") },
  { "seconds",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &seconds,
    N_ ("How long to search, by default 5 for each measure, but at most 30"),
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
  SalBalanceGoals *wanted; /* to be kept with the alignment */
  GArray *goals;           /* of SalDesignGoal: what it is balanced by */
  SalDesignDistricting *districting;
  SalDesignResult *told; /* what it comes to */
  SalDistricting *result;
  GArray *moves; /* of SalDesignMove */
} Optimization;

static void
optimization_clear (Optimization *self)
{
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
  g_clear_pointer (&self->wanted, sal_balance_goals_free);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_pointer (&self->told, sal_design_result_free);
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

/* What is said of goals; the rest is as the alignment has it. */
static gboolean
read_goals (Optimization *self, GError **error)
{
  self->wanted = sal_balance_goals_copy (sal_territory_design_get_goals (self->alignment.design));
  if (measures != NULL)
    g_array_set_size (self->wanted->measures, 0);
  for (guint i = 0; measures != NULL && measures[i] != NULL; i++)
    {
      if (!sal_balance_goals_read (self->wanted, measures[i], error))
        {
          g_prefix_error (error, "--measure: ");
          return FALSE;
        }
    }
  if (borders >= 0)
    self->wanted->borders = borders;
  if (disruption >= 0)
    self->wanted->disruption = disruption;
  if (travel >= 0)
    self->wanted->travel = travel;

  return TRUE;
}

/* Where nothing is said, what the window proposes as well. */
static void
propose_goals (Optimization *self)
{
  const SalTerritoryDesign *design = self->alignment.design;
  g_autoptr (GArray) proposed = NULL;
  guint measure = 0;

  sal_territory_design_find_measure (design, "population", &measure);
  proposed = sal_design_propose_goals (design, measure);
  sal_design_keep_goals (design, proposed, self->wanted);
}

static gboolean
find_goals (Optimization *self, GError **error)
{
  const SalBalanceGoals *goals = self->wanted;

  if (goals->measures->len == 0)
    propose_goals (self);
  for (guint i = 0; i < goals->measures->len; i++)
    {
      guint measure;

      if (!sal_cli_find_measure (self->alignment.design,
                                 g_array_index (goals->measures, SalBalanceGoal, i).measure,
                                 &measure,
                                 error))
        return FALSE;
    }
  self->goals = sal_design_find_goals (self->alignment.design, goals);

  return TRUE;
}

static double
weight_or (double weight, double otherwise)
{
  return isnan (weight) ? otherwise : weight;
}

/* Those that are only reported do not count. */
static double
propose_seconds (const Optimization *self)
{
  guint n_balanced = 0;

  for (guint i = 0; i < self->goals->len; i++)
    n_balanced += get_goal (self, i)->weight > 0;

  return sal_design_propose_seconds (n_balanced);
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
  if (wish.start == SAL_DISTRICT_CURRENT)
    wish.disruption = weight_or (self->wanted->disruption, SAL_DESIGN_DEFAULT_DISRUPTION);
  else if (disruption >= 0)
    wish.disruption = disruption;
  wish.most_moved = budget / 100;
  wish.travel = weight_or (self->wanted->travel,
                           sal_design_propose_travel (self->alignment.design, wish.start));
  wish.borders = weight_or (self->wanted->borders, SAL_DESIGN_DEFAULT_BORDERS);
  wish.seed = (guint64) seed;
  wish.iterations = (guint64) iterations;
  wish.seconds = seconds >= 0 ? seconds : iterations > 0 ? 0 : propose_seconds (self);
  self->districting = sal_design_districting_new (self->alignment.design, &wish, error);
  if (self->districting == NULL)
    return FALSE;
  self->told = sal_design_result_new (self->alignment.design, &wish, self->districting);

  return TRUE;
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
  sal_design_result_finish (self->told, self->alignment.design, self->result);
  if (!sal_balance_goals_equal (self->wanted,
                                sal_territory_design_get_goals (self->alignment.design)))
    sal_alignment_moves_set_goals (written, sal_balance_goals_copy (self->wanted));
  else if (self->moves->len == 0)
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

static gboolean
optimize (Optimization *self, GError **error)
{
  g_autoptr (SalJob) job = sal_job_new (_ ("Optimising"));

  if (!sal_cli_alignment_expect_draft (&self->alignment, error) || !read_goals (self, error) ||
      !find_goals (self, error) || !create_districting (self, error))
    return FALSE;

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

/* What is over its tolerance, and what may help. */
static void
print_worst (const Optimization *self, SalCliJson *json, const SalDesignResultMeasure *told)
{
  g_autofree char *advice = sal_design_result_advise (self->told, told);

  sal_cli_json_begin_object (json, "over_tolerance");
  sal_cli_json_string (json, "territory", told->worst);
  sal_cli_json_real (json, "deviation", told->worst_deviation / 100);
  sal_cli_json_string (json, "heavy_area", told->heavy);
  sal_cli_json_string (json, "advice", advice);
  sal_cli_json_end_object (json);
}

static void
print_goal (const Optimization *self, SalCliJson *json, const SalDesignResultMeasure *told)
{
  SalTerritoryDesign *design = self->alignment.design;

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_string (
      json, "measure", sal_territory_design_get_measure (design, told->measure)->key);
  sal_cli_json_real (json, "weight", told->weight);
  sal_cli_json_real (json, "tolerance", told->tolerance / 100);
  print_balance (json, "before", told->max_before / 100, told->mean_before / 100);
  print_balance (json, "after", told->max_after / 100, told->mean_after / 100);
  print_balance (json, "bound", told->max_bound / 100, told->mean_bound / 100);
  sal_cli_json_integer (json, "within_tolerance_before", told->n_within_before);
  sal_cli_json_integer (json, "within_tolerance_after", told->n_within_after);
  sal_cli_json_oversize (json, design, told->measure);
  if (sal_design_result_is_over (told))
    print_worst (self, json, told);
  sal_cli_json_end_object (json);
}

/* What counted besides. */
static void
print_weights (const Optimization *self, SalCliJson *json)
{
  const SalDistrictOptions *wanted =
      sal_district_problem_get_options (sal_design_districting_get_problem (self->districting));

  sal_cli_json_real (json, "borders", wanted->borders);
  sal_cli_json_real (json, "disruption", wanted->disruption);
  sal_cli_json_real (json, "travel", wanted->travel);
}

static void
print_money (const Optimization *self, SalCliJson *json, const char *member, gint64 amount)
{
  g_autofree char *text =
      sal_money_to_text (amount, sal_workspace_get_currency (self->atlas.workspace));

  sal_cli_json_string (json, member, text);
}

/* From home on average, where that is known; and by territory what it has of what people live by.
 */
static void
print_handover (const Optimization *self, SalCliJson *json)
{
  const SalDesignHandover *handover = self->told->handover;
  SalTerritoryDesign *design = self->alignment.design;
  const SalAreaMeasure *gained = sal_territory_design_get_measure (design, handover->measure);
  const char *currency = sal_workspace_get_currency (self->atlas.workspace);

  sal_cli_json_real (json, "travel_km_before", handover->km_before);
  sal_cli_json_real (json, "travel_km", handover->km_after);
  sal_cli_json_begin_object (json, "changes_hands");
  sal_cli_json_integer (json, "accounts", handover->n_accounts);
  sal_cli_json_integer (json, "opportunities", handover->n_open);
  print_money (self, json, "revenue", handover->revenue);
  print_money (self, json, "pipeline", handover->pipeline);
  sal_cli_json_string (json, "measure", gained->key);
  sal_cli_json_begin_array (json, "territories");
  for (guint i = 0; i < handover->order->len; i++)
    {
      const SalDesignHandoverSide *side = &g_array_index (
          handover->sides, SalDesignHandoverSide, g_array_index (handover->order, guint, i));

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (
          json, "name", sal_territory_design_get_territory (design, side->territory)->name);
      sal_cli_json_measure (json, "before", gained, side->before, currency);
      sal_cli_json_measure (json, "after", gained, side->after, currency);
      sal_cli_json_integer (json, "accounts_lost", side->n_lost);
      sal_cli_json_integer (json, "accounts_gained", side->n_gained);
      sal_cli_json_real (json, "travel_km_before", side->km_before);
      sal_cli_json_real (json, "travel_km", side->km);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
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
  sal_cli_json_real (json, "budget", self->told->most_moved);
  sal_cli_json_begin_array (json, "measures");
  for (guint i = 0; i < self->told->measures->len; i++)
    print_goal (self, json, &g_array_index (self->told->measures, SalDesignResultMeasure, i));
  sal_cli_json_end_array (json);
  print_weights (self, json);
  sal_cli_json_real (json, "rms_radius_before", self->told->rms_before);
  sal_cli_json_real (json, "rms_radius", score->rms_radius);
  sal_cli_json_integer (json, "cut_edges_before", self->told->cut_before);
  sal_cli_json_integer (json, "cut_edges", score->cut_edges);
  if (!self->told->was_empty)
    print_handover (self, json);
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
print_table (SalCliCall *call, const Optimization *self)
{
  SalTerritoryDesign *design = self->alignment.design;
  g_autoptr (GArray) lines =
      sal_design_result_describe (self->told, sal_workspace_get_currency (self->atlas.workspace));
  SalCliTable *table = sal_cli_table_new ();
  const char *group = NULL;

  sal_cli_table_add_column (table, _ ("Of"), FALSE);
  sal_cli_table_add_column (table, _ ("Figure"), FALSE);
  sal_cli_table_add_column (table, _ ("Before"), TRUE);
  sal_cli_table_add_column (table, _ ("After"), TRUE);
  sal_cli_table_add_column (table, _ ("Note"), FALSE);
  for (guint i = 0; i < lines->len; i++)
    {
      const SalDesignResultLine *line = &g_array_index (lines, SalDesignResultLine, i);

      sal_cli_table_cell (table, g_strcmp0 (line->group, group) == 0 ? "" : line->group);
      group = line->group;
      sal_cli_table_cell (table, line->title);
      sal_cli_table_cell (table, line->before != NULL ? line->before : "");
      sal_cli_table_cell (table, line->after);
      sal_cli_table_cell (table, line->note != NULL ? line->note : "");
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
          "name count towards what they carry. Measures and weights are kept with the "
          "alignment. Ctrl+C ends the search and keeps the best so far."),
  .options = options,
  .run = run,
};
