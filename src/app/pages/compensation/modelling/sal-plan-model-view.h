/* sal-plan-model-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan-consequences.h"

G_BEGIN_DECLS

/* What a plan means, in charts, with what years as they could be are made by, how its design
 * compares with what is usual, and how a group that tries it out compares with the others. */
#define SAL_TYPE_PLAN_MODEL_VIEW (sal_plan_model_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanModelView, sal_plan_model_view, SAL, PLAN_MODEL_VIEW, AdwBin)

void sal_plan_model_view_set_consequences (SalPlanModelView *self,
                                           SalPlanConsequences *consequences);

G_END_DECLS
