/* sal-plan-people-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-plan-consequences.h"
#include "sal-plan-figures.h"

G_BEGIN_DECLS

/* What a figure of a plan is made of: how it is found, and the people with what they are paid by
 * the version and by the one that is compared with, or groups of them, which lead to their people.
 * It follows what is edited.
 *
 * Actions: people.back, from the people of a group to the groups. */
#define SAL_TYPE_PLAN_PEOPLE_WINDOW (sal_plan_people_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanPeopleWindow, sal_plan_people_window, SAL, PLAN_PEOPLE_WINDOW, AdwWindow)

GtkWidget *sal_plan_people_window_new (GtkWindow *parent,
                                       SalPlanConsequences *consequences,
                                       SalPlanFigureId figure);
/* Those of one group alone; "": those of none. */
void
sal_plan_people_window_limit (SalPlanPeopleWindow *self, SalTrialGrouping by, const char *group);
void sal_plan_people_window_choose (SalPlanPeopleWindow *self, const char *person);

G_END_DECLS
