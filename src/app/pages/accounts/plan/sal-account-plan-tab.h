/* sal-account-plan-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/**
 * SalAccountPlanTab:
 *
 * The plan of an account: what changed since it was read, how old it is, and all that belongs to
 * it, edited in place.
 *
 * Signal: read (what changed has been read up to now).
 */
#define SAL_TYPE_ACCOUNT_PLAN_TAB (sal_account_plan_tab_get_type ())
G_DECLARE_FINAL_TYPE (SalAccountPlanTab, sal_account_plan_tab, SAL, ACCOUNT_PLAN_TAB, SalAccountTab)

void sal_account_plan_tab_set_visit (SalAccountPlanTab *self, gint64 change);
void sal_account_plan_tab_show_news (SalAccountPlanTab *self);
void sal_account_plan_tab_leave (SalAccountPlanTab *self);

G_END_DECLS
