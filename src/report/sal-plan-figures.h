/* sal-plan-figures.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-outcome.h"

G_BEGIN_DECLS

/* What a version of a plan comes to, figure by figure, each of which can be asked. */

/**
 * SalPlanFigureId:
 * @SAL_PLAN_FIGURE_COST: what all would have been paid
 * @SAL_PLAN_FIGURE_RANGE: between what a year costs in eight of ten cases
 * @SAL_PLAN_FIGURE_OVER: how likely a year costs more than the budget
 * @SAL_PLAN_FIGURE_SALES: cost, of what was sold
 * @SAL_PLAN_FIGURE_QUOTA: who is at or over quota
 * @SAL_PLAN_FIGURE_WINNERS: who would be paid more than by the other version
 * @SAL_PLAN_FIGURE_LOSERS: who would be paid less
 * @SAL_PLAN_FIGURE_GINI: how unevenly payout over target is spread
 *
 * The figures, in the order in which they show.
 */
typedef enum
{
  SAL_PLAN_FIGURE_COST,
  SAL_PLAN_FIGURE_RANGE,
  SAL_PLAN_FIGURE_OVER,
  SAL_PLAN_FIGURE_SALES,
  SAL_PLAN_FIGURE_QUOTA,
  SAL_PLAN_FIGURE_WINNERS,
  SAL_PLAN_FIGURE_LOSERS,
  SAL_PLAN_FIGURE_GINI,
  SAL_PLAN_N_FIGURES,
} SalPlanFigureId;

typedef enum
{
  SAL_PLAN_FIGURE_PLAIN,
  SAL_PLAN_FIGURE_GOOD,
  SAL_PLAN_FIGURE_BAD,
} SalPlanFigureState;

typedef struct
{
  const char *label;
  char *value;  /* short; "–": it is not known */
  char *exact;  /* in full */
  char *before; /* (nullable): of the version that is compared with */
  SalPlanFigureState state;
} SalPlanFigure;

void sal_plan_figure_init (SalPlanFigure *self,
                           SalPlanFigureId id,
                           const SalPlanOutcome *outcome,
                           const SalSimulation *simulation);
void sal_plan_figure_clear (SalPlanFigure *self);
const char *sal_plan_figure_get_label (SalPlanFigureId id);
char *sal_plan_figure_explain (SalPlanFigureId id,
                               const SalPlanOutcome *outcome,
                               const SalSimulation *simulation);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalPlanFigure, sal_plan_figure_clear)

G_END_DECLS
