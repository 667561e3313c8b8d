/* sal-plan-consequences-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-consequences.h"

G_BEGIN_DECLS

struct _SalPlanConsequences
{
  GObject parent_instance;

  SalWorkspace *workspace;
  SalPlanEditor *editor;
  SalRecord *compared; /* (nullable) */
  gboolean is_active;

  /* what is prepared, and may be used again */
  SalTrialYear *year;  /* (nullable) */
  SalPlanTrial *trial; /* (nullable) */
  SalPlanSide *other;  /* (nullable): of @compared */
  gint64 id;           /* of the version that @trial and @other are for */

  SalPlanOutcome *outcome; /* (nullable) */
  char *problem;           /* (nullable) */
  gboolean is_working;
  gboolean is_outdated; /* once it has worked it works again */
  GCancellable *cancellable;
  guint reload_id;

  /* years as they could be */
  SalSimulationAssumptions assumptions;
  gboolean has_assumptions;
  char *own_plan; /* (nullable): whose assumptions were chosen since, its name */
  guint pause_id, slow_id;
  SalJob *job;               /* (nullable) */
  SalSimulation *simulation; /* (nullable): of @outcome */
  GPtrArray *checks;         /* (nullable): of @outcome */
};

void sal_plan_consequences_changed (SalPlanConsequences *self);

/* sal-plan-consequences-simulation.c */
void sal_plan_consequences_stop_simulation (SalPlanConsequences *self);
void sal_plan_consequences_emit_simulating (SalPlanConsequences *self);

G_END_DECLS
