/* sal-plan-consequences.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-job.h"
#include "sal-plan-editor.h"
#include "sal-simulation-assumptions.h"

G_BEGIN_DECLS

/* What a plan version means while it is edited, found out on other threads: at once what it would
 * have cost last year, also of what is only drawn; after a pause what years as they could be cost.
 * Of several edits the newest counts. Only what shows is found out.
 *
 * Signals: changed, whenever anything that it tells did; simulating (SalJob *), when a simulation
 * takes so long that people want to know. */
#define SAL_TYPE_PLAN_CONSEQUENCES (sal_plan_consequences_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanConsequences, sal_plan_consequences, SAL, PLAN_CONSEQUENCES, GObject)

SalPlanConsequences *sal_plan_consequences_new (SalWorkspace *workspace, SalPlanEditor *editor);
void sal_plan_consequences_set_active (SalPlanConsequences *self, gboolean active);

/* The version that is compared with; (nullable): none */
void sal_plan_consequences_compare_with (SalPlanConsequences *self, SalRecord *version);
SalRecord *sal_plan_consequences_get_compared (SalPlanConsequences *self);

SalPlanEditor *sal_plan_consequences_get_editor (SalPlanConsequences *self);
SalPlanOutcome *sal_plan_consequences_get_outcome (SalPlanConsequences *self); /* (nullable) */
/* (nullable): there is none, of what shows, or not yet */
SalSimulation *sal_plan_consequences_get_simulation (SalPlanConsequences *self);
/* (nullable): of SalDesignCheck; found out with the simulation */
GPtrArray *sal_plan_consequences_get_checks (SalPlanConsequences *self);
const char *sal_plan_consequences_get_problem (SalPlanConsequences *self); /* (nullable) */
/* (nullable): none runs for longer than a moment */
SalJob *sal_plan_consequences_get_job (SalPlanConsequences *self);
gboolean sal_plan_consequences_is_busy (SalPlanConsequences *self);
/* Simulates years, unless it did or does: also once that was cancelled. */
void sal_plan_consequences_simulate_soon (SalPlanConsequences *self);

/* What years are made by; %FALSE: there is nothing to simulate yet. */
gboolean sal_plan_consequences_get_assumptions (SalPlanConsequences *self,
                                                SalSimulationAssumptions *assumptions);
void sal_plan_consequences_assume (SalPlanConsequences *self,
                                   const SalSimulationAssumptions *assumptions);
void sal_plan_consequences_assume_past (SalPlanConsequences *self);

G_END_DECLS
