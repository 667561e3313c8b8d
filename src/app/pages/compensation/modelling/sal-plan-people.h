/* sal-plan-people.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-view.h"
#include "sal-plan-consequences.h"

G_BEGIN_DECLS

/* Last year's people under a curve: who is there, and what one who is chosen is paid. */
#define SAL_TYPE_PLAN_PEOPLE (sal_plan_people_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanPeople, sal_plan_people, SAL, PLAN_PEOPLE, GObject)

SalPlanPeople *
sal_plan_people_new (SalPlanConsequences *consequences, SalPayoutView *view, GtkWidget *button);
void sal_plan_people_show (SalPlanPeople *self, guint component);
void sal_plan_people_list (SalPlanPeople *self);

G_END_DECLS
