/* sal-cli-plan-simulate-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan-simulate.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-design-text.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

/* A row of figures: one for each side. */
static void
add_amounts (SalCliTable *table,
             const char *label,
             const SalCliPlanSimulation *self,
             const double *amounts)
{
  sal_cli_table_cell (table, label);
  for (guint i = 0; i < self->n_sides; i++)
    sal_cli_table_take_cell (
        table, sal_design_format_value (amounts[i], SAL_DESIGN_MONEY, self->currency));
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
  if (self->sides[0].summary->top_up != 0 || self->sides[self->n_sides - 1].summary->top_up != 0)
    {
      for (guint i = 0; i < self->n_sides; i++)
        amounts[i] = (double) self->sides[i].summary->top_up;
      add_amounts (table, _ ("Of It by Guarantees"), self, amounts);
    }
  if (self->sides[0].summary->drawn != 0 || self->sides[self->n_sides - 1].summary->drawn != 0)
    {
      for (guint i = 0; i < self->n_sides; i++)
        amounts[i] = (double) self->sides[i].summary->drawn;
      add_amounts (table, _ ("Drawn, to Be Recovered"), self, amounts);
    }
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
        sal_cli_table_take_cell (
            table,
            sal_design_format_value (
                self->sides[i].simulation->chance_over_budget, SAL_DESIGN_SHARE, NULL));
    }
  sal_cli_table_finish (table);
}

static void
print_model (const SalCliPlanSimulation *self)
{
  const SalSimulationFactors *factors = &self->options.factors;
  g_autofree char *years = sal_number_format (self->options.n_years, 0);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, self->options.seed);
  g_autofree char *company = sal_number_format (factors->company, 3);
  g_autofree char *unit = sal_number_format (factors->unit, 3);
  g_autofree char *person = sal_number_format (factors->person, 3);
  g_autofree char *persistence =
      sal_design_format_value (factors->persistence, SAL_DESIGN_SHARE, NULL);

  if (self->options.n_years == 0)
    return;
  g_print ("\n");
  if (self->options.method == SAL_SIMULATION_BOOTSTRAP)
    g_print (_ ("%s years of whole quarters of the past, seed %s"), years, seed);
  else
    g_print (_ ("%s years, seed %s; attainment varies by %s for the company, %s for a unit and %s "
                "for a person, of which a year has %s in common"),
             years,
             seed,
             company,
             unit,
             person,
             persistence);
  g_print ("\n");
}

static void
print_history (const SalCliPlanSimulation *self)
{
  const SalSimulationHistory *history = &self->history;
  g_autofree char *people = sal_number_format (history->n_people, 0);
  g_autofree char *quarters = sal_number_format (history->n_quarters, 0);
  g_autofree char *variation = sal_number_format (history->variation, 3);
  g_autofree char *across = sal_number_format (history->correlation, 2);
  g_autofree char *in_unit = sal_number_format (history->correlation_in_unit, 2);

  if (!self->has_history)
    return;
  g_print (_ ("In the past, of %s people and %s quarters: variation %s, correlation %s, in a unit "
              "%s"),
           people,
           quarters,
           variation,
           across,
           in_unit);
  g_print ("\n");
}

static char *
format_label (const SalDesignCheck *check)
{
  if (check->role == NULL)
    return g_strdup (_ (check->norm->label));

  /* translators: a check of the pay mix of a role: “… of Account Manager” */
  return g_strdup_printf (_ ("%s of %s"), _ (check->norm->label), check->role);
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
  for (guint i = 0; i < self->sides[0].checks->len; i++)
    {
      const SalDesignCheck *check = self->sides[0].checks->pdata[i];

      sal_cli_table_take_cell (table, format_label (check));
      for (guint k = 0; k < self->n_sides; k++)
        {
          check = self->sides[k].checks->pdata[i];
          sal_cli_table_take_cell (
              table, sal_design_format_value (check->value, check->norm->unit, self->currency));
          sal_cli_table_cell (table, sal_design_verdict_get_label (check->verdict));
        }
      sal_cli_table_take_cell (table, sal_design_format_norm (check, self->currency));
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
  sal_cli_table_add_column (table, _ ("Group or Plan"), FALSE);
  sal_cli_table_add_column (table, _ ("People"), TRUE);
  sal_cli_table_add_column (table, _ ("Win"), TRUE);
  sal_cli_table_add_column (table, _ ("Lose"), TRUE);
  sal_cli_table_add_column (table, _ ("Cost"), TRUE);
  sal_cli_table_add_column (table, _ ("Against"), TRUE);
  sal_cli_table_add_column (table, _ ("Difference"), TRUE);
  sal_cli_table_add_column (table, _ ("Median"), TRUE);
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
      sal_cli_table_take_cell (table,
                               sal_money_format (group->after - group->before, self->currency));
      sal_cli_table_take_cell (table,
                               sal_money_format ((gint64) round (group->median), self->currency));
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
  sal_cli_table_add_column (table, _ ("Group or Plan"), FALSE);
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
  sal_cli_table_take_cell (table,
                           sal_design_format_value (self->treatment.mean, SAL_DESIGN_SHARE, NULL));
  sal_cli_table_take_cell (table, sal_number_format (self->control.n, 0));
  sal_cli_table_take_cell (table,
                           sal_design_format_value (self->control.mean, SAL_DESIGN_SHARE, NULL));
  sal_cli_table_take_cell (table,
                           sal_design_format_value (self->difference, SAL_DESIGN_SHARE, NULL));
  sal_cli_table_take_cell (table, sal_design_format_value (self->lower, SAL_DESIGN_SHARE, NULL));
  sal_cli_table_take_cell (table, sal_design_format_value (self->upper, SAL_DESIGN_SHARE, NULL));
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
  print_history (self);
  g_print ("\n");
  print_check_table (self);
  print_group_table (self);
  print_change_table (self);
  print_pilot_table (self);
}
