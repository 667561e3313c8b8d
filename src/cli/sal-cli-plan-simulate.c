/* sal-cli-plan-simulate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan-simulate.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-tenure-band.h"

#define YEARS     10000
#define TAKEN     0.3 /* of the progress: until everything is calculated */
#define NOT_GIVEN -1

static char **plans;
static char **against;
static char *participants;
static char *credits;
static char *quotas;
static char *cancellations;
static int n_years = YEARS;
static gint64 seed = 1;
static char *budget;
static gboolean is_bootstrap;
static double company = NOT_GIVEN, unit = NOT_GIVEN, person = NOT_GIVEN, persistence = 0, level = 1;
static double excellence;
static char *sales_measure;
static char **norms;
static char *pilot;
static char *by;

#define TABLE(name, variable, text)                                                                \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_FILENAME, variable, text, N_ ("TABLE.csv")                            \
  }
#define REAL(name, variable, text, argument)                                                       \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_DOUBLE, variable, text, argument                                      \
  }

static const GOptionEntry options[] = {
  { "plan",
    0,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &plans,
    N_ ("A plan document; can be given several times"),
    N_ ("PLAN.json") },
  TABLE ("participants",
         &participants,
         N_ ("A table as of “plan evaluate”; role, unit, group and ote, too")),
  TABLE ("credits", &credits, N_ ("A table as of “plan evaluate”: those of last year")),
  TABLE ("quotas", &quotas, N_ ("A table as of “plan evaluate”")),
  TABLE ("cancellations", &cancellations, N_ ("A table as of “plan evaluate”")),
  { "against",
    0,
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &against,
    N_ ("Another version of a plan, to compare: can be given several times"),
    N_ ("PLAN.json") },
  { "years",
    0,
    0,
    G_OPTION_ARG_INT,
    &n_years,
    N_ ("How many years to simulate, by default 10000; 0: none"),
    N_ ("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Of the random numbers, by default 1"), N_ ("S") },
  { "budget",
    0,
    0,
    G_OPTION_ARG_STRING,
    &budget,
    N_ ("What a year may cost, in the currency of the plans"),
    N_ ("AMOUNT") },
  { "bootstrap",
    0,
    0,
    G_OPTION_ARG_NONE,
    &is_bootstrap,
    N_ ("Draw whole quarters of the past, instead of factors"),
    NULL },
  REAL ("company",
        &company,
        N_ ("How far attainment of all varies in a quarter; by default as in the past"),
        N_ ("SIGMA")),
  REAL ("unit", &unit, N_ ("Likewise, of a unit beside it"), N_ ("SIGMA")),
  REAL ("person", &person, N_ ("Likewise, of a person"), N_ ("SIGMA")),
  REAL ("persistence",
        &persistence,
        N_ ("Share of it that a whole year has in common, 0 to 1; by default 0"),
        N_ ("SHARE")),
  REAL ("level", &level, N_ ("Mean attainment in relation to the past, by default 1"), N_ ("X")),
  REAL ("excellence",
        &excellence,
        N_ ("Attainment at excellence, such as 1.5; by default what a tenth of the people reach"),
        N_ ("X")),
  { "sales",
    0,
    0,
    G_OPTION_ARG_STRING,
    &sales_measure,
    N_ ("The measure of credits that is sales, if there are several"),
    N_ ("MEASURE") },
  { "norm",
    0,
    0,
    G_OPTION_ARG_STRING_ARRAY,
    &norms,
    N_ ("A norm for a check, instead of the usual one: gini=..0.3; can be given several times"),
    N_ ("CHECK=LOW..HIGH") },
  { "by",
    0,
    0,
    G_OPTION_ARG_STRING,
    &by,
    N_ ("The column of participants to group who gains and who loses, by default role; tenure: by "
        "hired, the day"),
    N_ ("COLUMN") },
  { "pilot",
    0,
    0,
    G_OPTION_ARG_STRING,
    &pilot,
    N_ ("Compare those of this group with all others"),
    N_ ("GROUP") },
  G_OPTION_ENTRY_NULL,
};

/* --- while it runs --- */

typedef struct
{
  SalCliPlanSimulation *result;
  SalJob *job;
  GHashTable *roles, *units, *groups, *otes; /* by participant */
  const char **units_of;                     /* of each participation */
  GArray *own;                               /* of SalDesignOwnNorm */
  double from, to;                           /* of the progress */
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->roles, g_hash_table_unref);
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->otes, g_hash_table_unref);
  g_clear_pointer (&self->units_of, g_free);
  g_clear_pointer (&self->own, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
side_clear (SalCliPlanSide *self)
{
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->simulation, sal_simulation_free);
  g_clear_pointer (&self->summary, sal_replay_summary_free);
  g_clear_pointer (&self->base, sal_replay_base_free);
  g_clear_pointer (&self->evaluation, sal_evaluation_free);
}

static void
simulation_clear (SalCliPlanSimulation *self)
{
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    side_clear (&self->sides[i]);
}

static void
progress_cb (double share, gpointer data)
{
  const Run *self = data;

  sal_job_report (self->job, self->from + share * (self->to - self->from), _ ("Simulating years"));
}

static gboolean
read_columns (Run *self, GError **error)
{
  const struct
  {
    const char *column;
    GHashTable **texts;
  } columns[] = { { by != NULL ? by : "role", &self->roles },
                  { "unit", &self->units },
                  { "group", &self->groups },
                  { "ote", &self->otes } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      *columns[i].texts = sal_evaluation_read_column (participants, columns[i].column, error);
      if (*columns[i].texts == NULL)
        return FALSE;
    }

  return TRUE;
}

static gint32
find_last_day (const Run *self)
{
  const SalReplayBase *base = self->result->sides[0].base;
  gint32 last = G_MININT32;

  for (guint i = 0; i < sal_replay_base_get_n (base); i++)
    last = MAX (last, sal_replay_base_get_participation (base, i)->last);

  return last;
}

/* Bands of tenure on the last day that is calculated, unless there is a column of tenure. */
static gboolean
find_tenures (Run *self, GError **error)
{
  g_autoptr (GHashTable) hired = NULL;
  GHashTableIter iter;
  gpointer name, text;

  if (g_strcmp0 (by, "tenure") != 0 || g_hash_table_size (self->roles) > 0)
    return TRUE;
  hired = sal_evaluation_read_column (participants, "hired", error);
  if (hired == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, hired);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      gint32 day;

      if (!sal_date_parse_iso (text, &day))
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       _ ("%s, column hired: “%s” is not a date (expected YYYY-MM-DD)"),
                       participants,
                       (const char *) text);
          return FALSE;
        }
      g_hash_table_insert (self->roles,
                           g_strdup (name),
                           g_strdup (sal_tenure_band_get_label (
                               sal_tenure_count_months (day, find_last_day (self)))));
    }

  return TRUE;
}

static gboolean
replay (SalCliPlanSide *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) results = NULL;

  self->base =
      sal_replay_base_new (self->evaluation->participations, NULL, NULL, cancellable, error);
  if (self->base == NULL)
    return FALSE;
  results = sal_replay_run (self->base, NULL, NULL, cancellable, error);
  if (results == NULL)
    return FALSE;
  self->summary = sal_replay_summary_new (self->base, results);
  self->sales = sal_evaluation_get_sales (self->evaluation, sales_measure);

  return TRUE;
}

static gboolean
load (Run *self, GError **error)
{
  GCancellable *cancellable = sal_job_get_cancellable (self->job);
  SalEvaluationFiles files = { .plans = (const char *const *) plans,
                               .participants = participants,
                               .credits = credits,
                               .quotas = quotas,
                               .cancellations = cancellations };

  self->result->n_sides = against != NULL ? 2 : 1;
  for (guint i = 0; i < self->result->n_sides; i++)
    {
      SalCliPlanSide *side = &self->result->sides[i];

      sal_job_report (self->job, TAKEN * i / self->result->n_sides, _ ("Calculating plans"));
      files.against = i == 1 ? (const char *const *) against : NULL;
      side->evaluation = sal_evaluation_new (&files, error);
      if (side->evaluation == NULL || !replay (side, cancellable, error))
        return FALSE;
    }
  self->result->currency =
      ((const SalPlan *) self->result->sides[0].evaluation->plans->pdata[0])->currency;

  return read_columns (self, error) && find_tenures (self, error);
}

/* --- simulation --- */

static void
find_units (Run *self)
{
  const SalReplayBase *base = self->result->sides[0].base;

  self->units_of = g_new0 (const char *, sal_replay_base_get_n (base) + 1);
  for (guint i = 0; i < sal_replay_base_get_n (base); i++)
    self->units_of[i] =
        g_hash_table_lookup (self->units, sal_replay_base_get_participation (base, i)->participant);
}

static void
choose (double given, double *chosen)
{
  if (given >= 0)
    *chosen = given;
}

/* What is not given is as in the past; if that tells nothing, all of it has to be given. */
static gboolean
find_factors (Run *self, GError **error)
{
  SalSimulationOptions *chosen = &self->result->options;
  gboolean is_given = !is_bootstrap && company >= 0 && unit >= 0 && person >= 0;
  g_autoptr (GError) local = NULL;

  self->result->has_history = sal_simulation_history_init (
      &self->result->history, self->result->sides[0].base, self->units_of, &local);
  if (!self->result->has_history && !is_given)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  chosen->factors = self->result->history.factors;
  choose (company, &chosen->factors.company);
  choose (unit, &chosen->factors.unit);
  choose (person, &chosen->factors.person);
  chosen->factors.persistence = persistence;
  chosen->method = is_bootstrap ? SAL_SIMULATION_BOOTSTRAP : SAL_SIMULATION_FACTORS;
  chosen->units = self->units_of;

  return TRUE;
}

static gboolean
simulate (Run *self, GError **error)
{
  SalCliPlanSimulation *result = self->result;
  double step = (1 - TAKEN) / result->n_sides;

  if (n_years == 0)
    return TRUE;
  find_units (self);
  if (!find_factors (self, error))
    return FALSE;
  for (guint i = 0; i < result->n_sides; i++)
    {
      SalCliPlanSide *side = &result->sides[i];

      self->from = TAKEN + i * step;
      self->to = self->from + step;
      side->simulation = sal_simulation_new (side->base,
                                             NULL,
                                             NULL,
                                             &result->options,
                                             progress_cb,
                                             self,
                                             sal_job_get_cancellable (self->job),
                                             error);
      if (side->simulation == NULL)
        return FALSE;
    }

  return TRUE;
}

/* --- what comes of it --- */

/* Of those whose target pay is known; those with a role by role, too. */
static double
find_variable_share (const Run *self, const SalCliPlanSide *side, GArray *roles)
{
  gboolean is_by_role = by == NULL || g_str_equal (by, "role");
  double target = 0, all = 0;

  for (guint i = 0; i < sal_replay_base_get_n (side->base); i++)
    {
      const SalParticipation *one = sal_replay_base_get_participation (side->base, i);
      const char *text = g_hash_table_lookup (self->otes, one->participant);
      const char *role = is_by_role ? g_hash_table_lookup (self->roles, one->participant) : NULL;
      g_auto (SalRational) ote = SAL_RATIONAL_INIT;

      if (text == NULL || !sal_rational_from_text (text, &ote, NULL) ||
          sal_rational_sign (&ote) <= 0)
        continue;
      target += sal_rational_to_double (&one->target);
      all += sal_rational_to_double (&ote);
      if (role != NULL && *role != '\0')
        sal_design_roles_add (
            roles, role, sal_rational_to_double (&one->target), sal_rational_to_double (&ote));
    }

  return all > 0 ? target / all : NAN;
}

static void
check (Run *self)
{
  for (guint i = 0; i < self->result->n_sides; i++)
    {
      SalCliPlanSide *side = &self->result->sides[i];
      g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (SalDesignRole));
      SalDesignQuestion question = {
        .base = side->base,
        .summary = side->summary,
        .excellence = excellence,
        .sales = side->sales,
        .budget = self->result->options.budget,
        .variable_share = find_variable_share (self, side, roles),
        .roles = roles,
        .own = (const SalDesignOwnNorm *) (gpointer) self->own->data,
        .n_own = self->own->len,
        .cancellable = sal_job_get_cancellable (self->job),
      };

      side->checks = sal_design_check (&question);
    }
}

static void
compare (Run *self)
{
  SalCliPlanSimulation *result = self->result;

  if (result->n_sides < 2)
    return;
  result->changes =
      sal_replay_compare (result->sides[0].summary, result->sides[1].summary, self->roles);
  result->groups = sal_replay_group_changes (result->changes);
}

static void
collect (const Run *self, gboolean of_pilot, gboolean payouts, GArray *figures)
{
  const GArray *people = self->result->sides[0].summary->people;

  for (guint i = 0; i < people->len; i++)
    {
      const SalReplayPerson *one = &g_array_index (people, SalReplayPerson, i);
      const char *group = g_hash_table_lookup (self->groups, one->participant);
      double figure = payouts ? sal_replay_person_get_payout (one) : one->attainment;

      if (!isnan (figure) && (g_strcmp0 (group, pilot) == 0) == of_pilot)
        g_array_append_val (figures, figure);
    }
}

static void
compare_groups (Run *self)
{
  SalPilot *const pilots[] = { &self->result->attainment, &self->result->payout };

  self->result->has_pilot = pilot != NULL;
  for (guint i = 0; pilot != NULL && i < G_N_ELEMENTS (pilots); i++)
    {
      g_autoptr (GArray) treatment = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) control = g_array_new (FALSE, FALSE, sizeof (double));

      collect (self, TRUE, i == 1, treatment);
      collect (self, FALSE, i == 1, control);
      sal_pilot_init (pilots[i],
                      (const double *) (gpointer) treatment->data,
                      treatment->len,
                      (const double *) (gpointer) control->data,
                      control->len);
    }
}

static gboolean
has_group (const Run *self)
{
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    if (g_str_equal (group, pilot))
      return TRUE;

  return FALSE;
}

static gboolean
read_budget (Run *self, GError **error)
{
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;
  gint64 *minor = &self->result->options.budget;

  *minor = -1;
  if (budget == NULL)
    return TRUE;
  sal_rational_set_integer (&scale, sal_payout_minor_units (self->result->currency));
  if (!sal_rational_from_text (budget, &amount, error))
    {
      g_prefix_error (error, "--budget: ");
      return FALSE;
    }
  sal_rational_multiply (&amount, &amount, &scale);
  if (sal_rational_round (&amount, minor) && *minor >= 0)
    return TRUE;
  g_set_error (
      error, SAL_ERROR, SAL_ERROR_VALUE, _ ("--budget: “%s” is not an amount of money"), budget);

  return FALSE;
}

static gboolean
run_all (SalJob *job, gpointer data, GError **error)
{
  Run *self = data;

  self->job = job;
  if (!load (self, error) || !read_budget (self, error))
    return FALSE;
  if (pilot != NULL && !has_group (self))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("%s, column group: nobody is in “%s”"),
                   participants,
                   pilot);
      return FALSE;
    }
  if (!simulate (self, error))
    return FALSE;
  check (self);
  compare (self);
  compare_groups (self);

  return !g_cancellable_set_error_if_cancelled (sal_job_get_cancellable (job), error);
}

/* --- the call --- */

static gboolean
read_end (const char *text, double *end)
{
  char *rest;

  *end = *text != '\0' ? g_ascii_strtod (text, &rest) : NAN;

  return *text == '\0' || (*rest == '\0' && isfinite (*end));
}

/* “gini=..0.3”: an end that is not there is none. */
static gboolean
read_norm (const char *text, SalDesignOwnNorm *norm)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_auto (GStrv) ends = g_strv_length (sides) == 2 ? g_strsplit (sides[1], "..", 2) : NULL;

  if (ends == NULL || g_strv_length (ends) != 2)
    return FALSE;
  for (guint i = 0; i < sal_design_n_norms; i++)
    if (g_str_equal (sal_design_norms[i].id, sides[0]))
      {
        norm->id = sal_design_norms[i].id;
        return read_end (ends[0], &norm->low) && read_end (ends[1], &norm->high);
      }

  return FALSE;
}

static char *
find_wrong_argument (GArray *own)
{
  if (plans == NULL)
    return g_strdup (_ ("--plan is missing: expected a plan document"));
  if (participants == NULL)
    return g_strdup (_ ("--participants is missing: expected a table"));
  if (credits == NULL)
    return g_strdup (_ ("--credits is missing: expected a table"));
  if (n_years < 0)
    return g_strdup (_ ("--years: expected 0 or more"));
  if (!(persistence >= 0 && persistence <= 1))
    return g_strdup (_ ("--persistence: expected 0 to 1"));
  if (!(level > 0))
    return g_strdup (_ ("--level: expected more than 0"));
  for (guint i = 0; norms != NULL && norms[i] != NULL; i++)
    {
      SalDesignOwnNorm norm;

      if (!read_norm (norms[i], &norm))
        return g_strdup_printf (_ ("--norm: “%s” is not a check with a norm, as gini=..0.3"),
                                norms[i]);
      g_array_append_val (own, norm);
    }

  return NULL;
}

static SalCliStatus
run (SalCliCall *call)
{
  SalCliPlanSimulation result = {
    .options = { .level = level, .n_years = (guint) MAX (n_years, 0), .seed = (guint64) seed }
  };
  g_auto (Run) self = { .result = &result };
  g_autoptr (SalJob) job = sal_job_new (_ ("Simulating plans"));
  g_autofree char *wrong = NULL;
  GError *error = NULL;
  SalCliStatus status = SAL_CLI_DONE;

  self.own = g_array_new (FALSE, FALSE, sizeof (SalDesignOwnNorm));
  wrong = find_wrong_argument (self.own);
  if (wrong != NULL)
    return sal_cli_usage (call, "%s", wrong);

  if (!sal_cli_run_job (job, run_all, &self, &error))
    status = sal_cli_fail (call, error);
  else if (call->json)
    sal_cli_plan_simulation_print_json (&result);
  else
    sal_cli_plan_simulation_print_text (&result);
  simulation_clear (&result);

  return status;
}

const SalCliCommand sal_cli_plan_simulate_command = {
  .name = "plan simulate",
  .parameters = "",
  .min_parameters = 0,
  .max_parameters = 0,
  .summary = N_ ("Try plans out on last year's credits, and on years as they could be"),
  .description =
      N_ ("Works on plain files, without a workspace, as “plan evaluate” does: what plans cost, "
          "how fair they are, and what they cost in years as they could be, with the reserve they "
          "need. With another version of a plan, who gains by it and who loses."),
  .options = options,
  .run = run,
};
