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
 * the version and by the one that is compared with. It follows what is edited. */
#define SAL_TYPE_PLAN_PEOPLE_WINDOW (sal_plan_people_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanPeopleWindow, sal_plan_people_window, SAL, PLAN_PEOPLE_WINDOW, AdwWindow)

GtkWidget *sal_plan_people_window_new (GtkWindow *parent,
                                       SalPlanConsequences *consequences,
                                       SalPlanFigureId figure);
/* The people of one unit alone, as charts call it. */
void sal_plan_people_window_limit_to_unit (SalPlanPeopleWindow *self, const char *unit);
void sal_plan_people_window_choose (SalPlanPeopleWindow *self, const char *person);

G_END_DECLS
