/* sal-plan-trial.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-crediting.h"
#include "sal-replay-summary.h"
#include "sal-simulation.h"
#include "sal-trial-year.h"

G_BEGIN_DECLS

/* Somebody on whom a plan is tried out. */
typedef struct
{
  const char *name; /* as in what a replay comes to */
  gint64 person;
  const char *role, *unit, *territory; /* (nullable): of the last position */
  int months;                          /* since they were hired, until the year has ended */
} SalTrialPerson;

/**
 * SalPlanTrial:
 *
 * A plan, put into the year it is tried out on, with the credits that its participants have by it:
 * prepared, so that what is edited of it can be tried out often. Read-only, and then usable from
 * any thread.
 */
typedef struct
{
  SalTrialYear *year;
  SalCrediting *crediting;
  const SalPlan *prepared;
  SalReplayBase *base;
  GPtrArray *units; /* the unit of each participation, %NULL: none */
  GArray *people;   /* of SalTrialPerson, in the order of their first participation */
  GHashTable *by_name;
  gint64 sales; /* minor units of the plan's currency: each opportunity once */
} SalPlanTrial;

/* By what people are grouped. */
typedef enum
{
  SAL_TRIAL_BY_ROLE,
  SAL_TRIAL_BY_UNIT,
  SAL_TRIAL_BY_TENURE,
  SAL_TRIAL_BY_TERRITORY,
} SalTrialGrouping;

#define SAL_TRIAL_N_GROUPINGS (SAL_TRIAL_BY_TERRITORY + 1)

SalPlanTrial *sal_plan_trial_new (SalTrialYear *year,
                                  const SalPlan *plan,
                                  const char *participants_of,
                                  GCancellable *cancellable,
                                  GError **error);
SalPlanTrial *sal_plan_trial_ref (SalPlanTrial *self);
void sal_plan_trial_unref (SalPlanTrial *self);

gboolean sal_plan_trial_has_people (const SalTrialYear *year, const char *plan);
SalPlan *sal_plan_trial_adapt (const SalPlanTrial *self, const SalPlan *plan);
gboolean sal_plan_trial_fits (const SalPlanTrial *self, const SalPlan *plan);
SalReplaySummary *sal_plan_trial_run (const SalPlanTrial *self,
                                      const SalPlan *plan,
                                      GCancellable *cancellable,
                                      GError **error);

/* (nullable): nobody is called so */
const SalTrialPerson *sal_plan_trial_find_person (const SalPlanTrial *self, const char *name);
GHashTable *sal_plan_trial_group (const SalPlanTrial *self, SalTrialGrouping by);
GHashTable *sal_plan_trial_sum_sales (const SalPlanTrial *self, GHashTable *groups);
GHashTable *sal_plan_trial_list_attainments (const SalPlanTrial *self, guint component);

gint64 sal_plan_get_budget (const SalPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanTrial, sal_plan_trial_unref)

G_END_DECLS
