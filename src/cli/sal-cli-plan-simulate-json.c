/* sal-cli-plan-simulate-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan-simulate.h"

#include <math.h>

#include "sal-cli-json.h"
#include "sal-money.h"

static const char *const side_names[] = { "plan", "against" };

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
  print_money (json, "top_up", summary->top_up, currency);
  print_money (json, "drawn", summary->drawn, currency);
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
      if (person->top_up != 0)
        print_money (json, "top_up", person->top_up, currency);
      if (person->drawn != 0)
        print_money (json, "drawn", person->drawn, currency);
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
      if (check->role != NULL)
        sal_cli_json_string (json, "role", check->role);
      sal_cli_json_real (json, "value", check->value);
      sal_cli_json_real (json, "low", check->low);
      sal_cli_json_real (json, "high", check->high);
      if (check->source != NULL)
        sal_cli_json_string (json, "source", check->source);
      sal_cli_json_string (json, "verdict", sal_design_verdict_names[check->verdict]);
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
      print_money (json, "difference", group->after - group->before, self->currency);
      print_estimate (json, "median_difference", group->median, self->currency);
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
