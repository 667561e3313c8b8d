/* sal-plan-outcome.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pilot.h"
#include "sal-plan-trial.h"

G_BEGIN_DECLS

/* One version of a plan, tried out: shared by the outcomes it is part of. */
typedef struct
{
  SalPlanTrial *trial;
  SalPlan *plan; /* as it was tried out, in its own days */
  SalReplaySummary *summary;
} SalPlanSide;

SalPlanSide *sal_plan_side_new (SalPlanTrial *trial,
                                const SalPlan *plan,
                                GCancellable *cancellable,
                                GError **error);
SalPlanSide *sal_plan_side_new_beside (const SalPlanTrial *trial,
                                       const SalPlan *plan,
                                       GCancellable *cancellable,
                                       GError **error);
SalPlanSide *sal_plan_side_ref (SalPlanSide *self);
void sal_plan_side_unref (SalPlanSide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanSide, sal_plan_side_unref)

/**
 * SalPlanOutcome:
 *
 * What a version of a plan comes to, beside another one. Read-only, and then usable from any
 * thread.
 */
typedef struct
{
  SalPlanSide *side;
  SalPlanSide *other; /* (nullable): there is none to compare with */
  GArray *changes;    /* (nullable): of SalReplayChange from @other on, by role */
  guint n_winners, n_losers;
} SalPlanOutcome;

SalPlanOutcome *sal_plan_outcome_new (SalPlanSide *side, SalPlanSide *other);
SalPlanOutcome *sal_plan_outcome_new_of_plans (SalTrialYear *year,
                                               const SalPlan *plan,
                                               const SalPlan *other,
                                               GCancellable *cancellable,
                                               GError **error);
SalPlanOutcome *sal_plan_outcome_ref (SalPlanOutcome *self);
void sal_plan_outcome_unref (SalPlanOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanOutcome, sal_plan_outcome_unref)

GArray *
sal_plan_outcome_list_groups (const SalPlanOutcome *self, SalTrialGrouping by, GHashTable *people);

/* What of all it cost in a group, and what was sold there: minor units of the plan's currency. */
typedef struct
{
  const char *group; /* "": of none */
  guint n;
  gint64 cost, sales;
} SalPlanGroupCost;

GArray *sal_plan_side_list_costs (const SalPlanSide *self, SalTrialGrouping by);

/* Those of a group are paid by the version, all others by the one that it is compared with. */
typedef struct
{
  SalPilot attainment;
  SalPilot payout; /* over target */
} SalPlanPilot;

void sal_plan_outcome_pilot (const SalPlanOutcome *self,
                             GHashTable *groups,
                             const char *treatment,
                             SalPlanPilot *pilot);

G_END_DECLS
