/* sal-plan-actions-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/**
 * SalPlanActionsPage:
 *
 * What is to be done for accounts by all plans, what is overdue first.
 */
#define SAL_TYPE_PLAN_ACTIONS_PAGE (sal_plan_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanActionsPage, sal_plan_actions_page, SAL, PLAN_ACTIONS_PAGE, SalPage)

G_END_DECLS
