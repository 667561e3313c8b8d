/* sal-cli-plan-simulate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cli.h"
#include "sal-design-checks.h"
#include "sal-evaluation.h"
#include "sal-pilot.h"
#include "sal-simulation.h"

G_BEGIN_DECLS

/* One version of the plans on the credits. */
typedef struct
{
  SalEvaluation *evaluation;
  SalReplayBase *base;
  SalReplaySummary *summary;
  SalSimulation *simulation; /* (nullable): it is not asked for */
  GPtrArray *checks;         /* of SalDesignCheck */
  gint64 sales;
} SalCliPlanSide;

/* All that “plan simulate” finds out. */
typedef struct
{
  const char *currency;
  SalCliPlanSide sides[2]; /* the second is there if there is another version */
  guint n_sides;
  SalSimulationOptions options;
  SalSimulationHistory history;
  gboolean has_history;
  GArray *changes; /* (nullable): of SalReplayChange */
  GArray *groups;  /* (nullable): of SalReplayGroup */
  gboolean has_pilot;
  SalPilot attainment, payout;
} SalCliPlanSimulation;

void sal_cli_plan_simulation_print_json (const SalCliPlanSimulation *self);
void sal_cli_plan_simulation_print_text (const SalCliPlanSimulation *self);

G_END_DECLS
