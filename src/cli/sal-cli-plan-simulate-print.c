/* sal-cli-plan-simulate-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan-simulate.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

static const char *const side_names[] = { "plan", "against" };
static const char *const verdicts[] = {
  [SAL_DESIGN_UNSAID] = "unsaid", [SAL_DESIGN_NO_NORM] = "no_norm", [SAL_DESIGN_MET] = "met",
  [SAL_DESIGN_LOW] = "low",       [SAL_DESIGN_HIGH] = "high",
};

/* --- JSON --- */

static void
print_money (SalCliJson *json, const char *member, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  sal_cli_json_string (json, member, text);
}

static void
print_estimate (SalCliJson *json, const char *member, double amount, const char *currency)
{
  print_money (json, member, (gint64) round (amount), currency);
}

static void
print_summary (SalCliJson *json, const SalCliPlanSide *side, const char *currency)
{
  const SalReplaySummary *summary = side->summary;
  g_autoptr (GArray) lorenz = sal_replay_summary_get_lorenz (summary);
  g_autoptr (GArray) bins = sal_replay_summary_get_attainments (summary);

  sal_cli_json_begin_object (json, "replay");
  print_money (json, "cost", summary->cost, currency);
  print_money (json, "target", summary->target, currency);
  if (side->sales > 0)
    print_money (json, "sales", side->sales, currency);
  sal_cli_json_real (json, "gini", summary->gini);
  sal_cli_json_real (json, "correlation", summary->correlation);
  sal_cli_json_begin_array (json, "people");
  for (guint i = 0; i < summary->people->len; i++)
    {
      const SalReplayPerson *person = &g_array_index (summary->people, SalReplayPerson, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "participant", person->participant);
      print_money (json, "cost", person->cost, currency);
      print_money (json, "target", person->target, currency);
      sal_cli_json_real (json, "attainment", person->attainment);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "attainments");
  for (guint i = 0; i < bins->len; i++)
    {
      const SalAttainmentBin *bin = &g_array_index (bins, SalAttainmentBin, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_real (json, "from", bin->from);
      sal_cli_json_real (json, "to", bin->to);
      sal_cli_json_integer (json, "people", bin->n);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "lorenz");
  for (guint i = 0; i < lorenz->len; i++)
    {
      const SalLorenzPoint *point = &g_array_index (lorenz, SalLorenzPoint, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_real (json, "people", point->people);
      sal_cli_json_real (json, "payout", point->payout);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_end_object (json);
}

static void
print_simulation (SalCliJson *json, const SalSimulation *self, const char *currency)
{
  if (self == NULL)
    return;
  sal_cli_json_begin_object (json, "simulation");
  print_estimate (json, "expected_cost", self->mean, currency);
  print_estimate (json, "standard_error", self->standard_error, currency);
  print_estimate (json, "standard_deviation", self->standard_deviation, currency);
  print_estimate (json, "p10", self->p10, currency);
  print_estimate (json, "p50", self->p50, currency);
  print_estimate (json, "p90", self->p90, currency);
  print_estimate (json, "reserve", self->reserve, currency);
  if (!isnan (self->chance_over_budget))
    sal_cli_json_real (json, "chance_over_budget", self->chance_over_budget);
  print_estimate (json, "cost_at_mean_attainment", self->at_mean_attainment, currency);
  sal_cli_json_end_object (json);
}

static void
print_checks (SalCliJson *json, const GPtrArray *checks)
{
  sal_cli_json_begin_array (json, "checks");
  for (guint i = 0; i < checks->len; i++)
    {
      const SalDesignCheck *check = checks->pdata[i];

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "id", check->norm->id);
      sal_cli_json_real (json, "value", check->value);
      sal_cli_json_real (json, "low", check->low);
      sal_cli_json_real (json, "high", check->high);
      if (check->source != NULL)
        sal_cli_json_string (json, "source", check->source);
      sal_cli_json_string (json, "verdict", verdicts[check->verdict]);
      if (check->reason != NULL)
        sal_cli_json_string (json, "reason", check->reason);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_factors (SalCliJson *json, const SalCliPlanSimulation *self)
{
  const SalSimulationFactors *factors = &self->options.factors;
  const SalSimulationHistory *history = &self->history;

  if (self->options.n_years == 0)
    return;
  sal_cli_json_begin_object (json, "model");
  sal_cli_json_string (
      json, "method", self->options.method == SAL_SIMULATION_BOOTSTRAP ? "bootstrap" : "factors");
  sal_cli_json_integer (json, "years", self->options.n_years);
  sal_cli_json_integer (json, "seed", (gint64) self->options.seed);
  sal_cli_json_real (json, "level", self->options.level);
  if (self->options.method == SAL_SIMULATION_FACTORS)
    {
      sal_cli_json_real (json, "company", factors->company);
      sal_cli_json_real (json, "unit", factors->unit);
      sal_cli_json_real (json, "person", factors->person);
      sal_cli_json_real (json, "persistence", factors->persistence);
    }
  sal_cli_json_end_object (json);
  if (!self->has_history)
    return;
  sal_cli_json_begin_object (json, "history");
  sal_cli_json_integer (json, "people", history->n_people);
  sal_cli_json_integer (json, "quarters", history->n_quarters);
  sal_cli_json_integer (json, "units", history->n_units);
  sal_cli_json_real (json, "variation", history->variation);
  sal_cli_json_real (json, "correlation", history->correlation);
  sal_cli_json_real (json, "correlation_in_unit", history->correlation_in_unit);
  sal_cli_json_end_object (json);
}

static void
print_changes (SalCliJson *json, const SalCliPlanSimulation *self)
{
  if (self->changes == NULL)
    return;
  sal_cli_json_begin_array (json, "changes");
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SalReplayChange *change = &g_array_index (self->changes, SalReplayChange, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "participant", change->participant);
      sal_cli_json_string (json, "group", change->group);
      print_money (json, "before", change->before, self->currency);
      print_money (json, "after", change->after, self->currency);
      print_money (json, "difference", change->after - change->before, self->currency);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "groups");
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SalReplayGroup *group = &g_array_index (self->groups, SalReplayGroup, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "group", group->group);
      sal_cli_json_integer (json, "people", group->n);
      sal_cli_json_integer (json, "winners", group->n_winners);
      sal_cli_json_integer (json, "losers", group->n_losers);
      print_money (json, "before", group->before, self->currency);
      print_money (json, "after", group->after, self->currency);
      print_money (json, "most_gained", group->most_gained, self->currency);
      print_money (json, "most_lost", group->most_lost, self->currency);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

static void
print_pilot (SalCliJson *json, const char *member, const SalPilot *self)
{
  sal_cli_json_begin_object (json, member);
  sal_cli_json_integer (json, "treatment_people", self->treatment.n);
  sal_cli_json_real (json, "treatment_mean", self->treatment.mean);
  sal_cli_json_integer (json, "control_people", self->control.n);
  sal_cli_json_real (json, "control_mean", self->control.mean);
  sal_cli_json_real (json, "difference", self->difference);
  sal_cli_json_real (json, "lower95", self->lower);
  sal_cli_json_real (json, "upper95", self->upper);
  sal_cli_json_real (json, "p", self->p);
  sal_cli_json_end_object (json);
}

void
sal_cli_plan_simulation_print_json (const SalCliPlanSimulation *self)
{
  SalCliJson *json = sal_cli_json_new ("plan-simulation");

  sal_cli_json_string (json, "currency", self->currency);
  print_factors (json, self);
  for (guint i = 0; i < self->n_sides; i++)
    {
      const SalCliPlanSide *side = &self->sides[i];

      sal_cli_json_begin_object (json, side_names[i]);
      print_summary (json, side, self->currency);
      print_simulation (json, side->simulation, self->currency);
      print_checks (json, side->checks);
      sal_cli_json_end_object (json);
    }
  print_changes (json, self);
  if (self->has_pilot)
    {
      sal_cli_json_begin_object (json, "pilot");
      sal_cli_json_string (json, "interval", "Welch, by person");
      print_pilot (json, "attainment", &self->attainment);
      print_pilot (json, "payout", &self->payout);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_finish (json);
}

/* --- text --- */

static char *
format_percent (double share)
{
  if (!isfinite (share))
    return g_strdup ("–");

  return sal_rate_format_percent ((gint64) round (share * SAL_RATE_ONE), 1);
}

static char *
format_value (double value, SalDesignUnit unit, const char *currency)
{
  if (!isfinite (value))
    return g_strdup ("–");
  switch (unit)
    {
    case SAL_DESIGN_SHARE:
      return format_percent (value);
    case SAL_DESIGN_COUNT:
      return sal_number_format (value, 0);
    case SAL_DESIGN_MONEY:
      return sal_money_format ((gint64) round (value), currency);
    case SAL_DESIGN_MULTIPLE:
    case SAL_DESIGN_INDEX:
    default:
      return sal_number_format (value, 2);
    }
}

static char *
format_norm (const SalDesignCheck *check, const char *currency)
{
  g_autofree char *low = format_value (check->low, check->norm->unit, currency);
  g_autofree char *high = format_value (check->high, check->norm->unit, currency);

  if (isnan (check->low) && isnan (check->high))
    return g_strdup ("–");
  if (isnan (check->low))
    /* translators: the norm of a check: no more than this */
    return g_strdup_printf (_ ("≤ %s"), high);
  if (isnan (check->high))
    /* translators: the norm of a check: no less than this */
    return g_strdup_printf (_ ("≥ %s"), low);

  return g_strdup_printf (_ ("%s to %s"), low, high);
}

static const char *
format_verdict (SalDesignVerdict verdict)
{
  static const char *const texts[] = {
    [SAL_DESIGN_UNSAID] = "–",           [SAL_DESIGN_NO_NORM] = N_ ("no norm"),
    [SAL_DESIGN_MET] = N_ ("met"),       [SAL_DESIGN_LOW] = N_ ("too low"),
    [SAL_DESIGN_HIGH] = N_ ("too high"),
  };

  return _ (texts[verdict]);
}

/* A row of figures: one for each side. */
static void
add_amounts (SalCliTable *table,
             const char *label,
             const SalCliPlanSimulation *self,
             const double *amounts)
{
  sal_cli_table_cell (table, label);
  for (guint i = 0; i < self->n_sides; i++)
    sal_cli_table_take_cell (table, format_value (amounts[i], SAL_DESIGN_MONEY, self->currency));
}

static SalCliTable *
create_table (const SalCliPlanSimulation *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, "", FALSE);
  sal_cli_table_add_column (table, _ ("Plan"), TRUE);
  if (self->n_sides > 1)
    sal_cli_table_add_column (table, _ ("Against"), TRUE);

  return table;
}

static void
print_costs (const SalCliPlanSimulation *self)
{
  static const struct
  {
    const char *label;
    gsize offset;
  } rows[] = {
    { N_ ("Expected Cost of a Year"), G_STRUCT_OFFSET (SalSimulation, mean) },
    { N_ ("P10"), G_STRUCT_OFFSET (SalSimulation, p10) },
    { N_ ("P50"), G_STRUCT_OFFSET (SalSimulation, p50) },
    { N_ ("P90"), G_STRUCT_OFFSET (SalSimulation, p90) },
    { N_ ("Reserve (P90 − P50)"), G_STRUCT_OFFSET (SalSimulation, reserve) },
  };
  SalCliTable *table = create_table (self);
  double amounts[2];

  for (guint i = 0; i < self->n_sides; i++)
    amounts[i] = (double) self->sides[i].summary->cost;
  add_amounts (table, _ ("Cost of Last Year"), self, amounts);
  for (guint i = 0; i < self->n_sides; i++)
    amounts[i] = (double) self->sides[i].summary->target;
  add_amounts (table, _ ("Target Variable"), self, amounts);
  for (guint r = 0; self->sides[0].simulation != NULL && r < G_N_ELEMENTS (rows); r++)
    {
      for (guint i = 0; i < self->n_sides; i++)
        amounts[i] = G_STRUCT_MEMBER (double, self->sides[i].simulation, rows[r].offset);
      add_amounts (table, _ (rows[r].label), self, amounts);
    }
  if (self->sides[0].simulation != NULL && self->options.budget >= 0)
    {
      sal_cli_table_cell (table, _ ("Chance to Exceed the Budget"));
      for (guint i = 0; i < self->n_sides; i++)
        sal_cli_table_take_cell (table,
                                 format_percent (self->sides[i].simulation->chance_over_budget));
    }
  sal_cli_table_finish (table);
}

static void
print_model (const SalCliPlanSimulation *self)
{
  const SalSimulationFactors *factors = &self->options.factors;

  if (self->options.n_years == 0)
    return;
  if (self->options.method == SAL_SIMULATION_BOOTSTRAP)
    g_print (_ ("\n%u years of whole quarters of the past, seed %" G_GUINT64_FORMAT "\n"),
             self->options.n_years,
             self->options.seed);
  else
    g_print (_ ("\n%u years, seed %" G_GUINT64_FORMAT
                "; attainment varies by %.3f for the company, %.3f for a unit, %.3f for a person, "
                "of which a year has %.2f in common\n"),
             self->options.n_years,
             self->options.seed,
             factors->company,
             factors->unit,
             factors->person,
             factors->persistence);
  if (self->has_history)
    g_print (_ ("In the past, of %u people and %u quarters: variation %.3f, correlation %.2f, in "
                "a unit %.2f\n"),
             self->history.n_people,
             self->history.n_quarters,
             self->history.variation,
             self->history.correlation,
             self->history.correlation_in_unit);
}

static void
print_check_table (const SalCliPlanSimulation *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Check"), FALSE);
  sal_cli_table_add_column (table, _ ("Plan"), TRUE);
  sal_cli_table_add_column (table, _ ("Verdict"), FALSE);
  if (self->n_sides > 1)
    {
      sal_cli_table_add_column (table, _ ("Against"), TRUE);
      sal_cli_table_add_column (table, _ ("Verdict"), FALSE);
    }
  sal_cli_table_add_column (table, _ ("Norm"), FALSE);
  sal_cli_table_add_column (table, _ ("Source or Reason"), FALSE);
  for (guint i = 0; i < sal_design_n_norms; i++)
    {
      const SalDesignCheck *check = NULL;

      sal_cli_table_cell (table, _ (sal_design_norms[i].label));
      for (guint k = 0; k < self->n_sides; k++)
        {
          check = self->sides[k].checks->pdata[i];
          sal_cli_table_take_cell (table,
                                   format_value (check->value, check->norm->unit, self->currency));
          sal_cli_table_cell (table, format_verdict (check->verdict));
        }
      sal_cli_table_take_cell (table, format_norm (check, self->currency));
      sal_cli_table_cell (table,
                          check->reason != NULL   ? check->reason
                          : check->source != NULL ? check->source
                                                  : "–");
    }
  sal_cli_table_finish (table);
}

static void
print_group_table (const SalCliPlanSimulation *self)
{
  SalCliTable *table;

  if (self->groups == NULL)
    return;
  g_print ("\n");
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Role or Plan"), FALSE);
  sal_cli_table_add_column (table, _ ("People"), TRUE);
  sal_cli_table_add_column (table, _ ("Win"), TRUE);
  sal_cli_table_add_column (table, _ ("Lose"), TRUE);
  sal_cli_table_add_column (table, _ ("Cost"), TRUE);
  sal_cli_table_add_column (table, _ ("Against"), TRUE);
  sal_cli_table_add_column (table, _ ("Gains Most"), TRUE);
  sal_cli_table_add_column (table, _ ("Loses Most"), TRUE);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SalReplayGroup *group = &g_array_index (self->groups, SalReplayGroup, i);

      sal_cli_table_cell (table, group->group);
      sal_cli_table_take_cell (table, sal_number_format (group->n, 0));
      sal_cli_table_take_cell (table, sal_number_format (group->n_winners, 0));
      sal_cli_table_take_cell (table, sal_number_format (group->n_losers, 0));
      sal_cli_table_take_cell (table, sal_money_format (group->before, self->currency));
      sal_cli_table_take_cell (table, sal_money_format (group->after, self->currency));
      sal_cli_table_take_cell (table, sal_money_format (group->most_gained, self->currency));
      sal_cli_table_take_cell (table, sal_money_format (group->most_lost, self->currency));
    }
  sal_cli_table_finish (table);
}

#define N_EACH 5 /* winners and losers that are named */

static void
add_change (SalCliTable *table, const SalReplayChange *change, const char *currency)
{
  sal_cli_table_cell (table, change->participant);
  sal_cli_table_cell (table, change->group);
  sal_cli_table_take_cell (table, sal_money_format (change->before, currency));
  sal_cli_table_take_cell (table, sal_money_format (change->after, currency));
  sal_cli_table_take_cell (table, sal_money_format (change->after - change->before, currency));
}

/* Those who win most, and those who lose most. */
static void
print_change_table (const SalCliPlanSimulation *self)
{
  SalCliTable *table;

  if (self->changes == NULL)
    return;
  g_print ("\n");
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  sal_cli_table_add_column (table, _ ("Role or Plan"), FALSE);
  sal_cli_table_add_column (table, _ ("Pay"), TRUE);
  sal_cli_table_add_column (table, _ ("Against"), TRUE);
  sal_cli_table_add_column (table, _ ("Difference"), TRUE);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SalReplayChange *change = &g_array_index (self->changes, SalReplayChange, i);
      gint64 gained = change->after - change->before;

      if ((i < N_EACH && gained > 0) || (i + N_EACH >= self->changes->len && gained < 0))
        add_change (table, change, self->currency);
    }
  sal_cli_table_finish (table);
}

static void
add_pilot (SalCliTable *table, const char *label, const SalPilot *self)
{
  sal_cli_table_cell (table, label);
  sal_cli_table_take_cell (table, sal_number_format (self->treatment.n, 0));
  sal_cli_table_take_cell (table, format_percent (self->treatment.mean));
  sal_cli_table_take_cell (table, sal_number_format (self->control.n, 0));
  sal_cli_table_take_cell (table, format_percent (self->control.mean));
  sal_cli_table_take_cell (table, format_percent (self->difference));
  sal_cli_table_take_cell (table, format_percent (self->lower));
  sal_cli_table_take_cell (table, format_percent (self->upper));
}

static void
print_pilot_table (const SalCliPlanSimulation *self)
{
  SalCliTable *table;

  if (!self->has_pilot)
    return;
  g_print ("\n");
  table = sal_cli_table_new ();
  sal_cli_table_add_column (table, _ ("Pilot"), FALSE);
  sal_cli_table_add_column (table, _ ("Treatment"), TRUE);
  sal_cli_table_add_column (table, _ ("Mean"), TRUE);
  sal_cli_table_add_column (table, _ ("Control"), TRUE);
  sal_cli_table_add_column (table, _ ("Mean"), TRUE);
  sal_cli_table_add_column (table, _ ("Difference"), TRUE);
  sal_cli_table_add_column (table, _ ("From (Welch, 95 %)"), TRUE);
  sal_cli_table_add_column (table, _ ("To"), TRUE);
  add_pilot (table, _ ("Attainment"), &self->attainment);
  add_pilot (table, _ ("Payout over Target"), &self->payout);
  sal_cli_table_finish (table);
}

void
sal_cli_plan_simulation_print_text (const SalCliPlanSimulation *self)
{
  print_costs (self);
  print_model (self);
  g_print ("\n");
  print_check_table (self);
  print_group_table (self);
  print_change_table (self);
  print_pilot_table (self);
}
