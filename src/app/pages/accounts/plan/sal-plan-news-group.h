/* sal-plan-news-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-account-plan-book.h"

G_BEGIN_DECLS

/**
 * SalPlanNewsGroup:
 *
 * What changed in an account plan and with its account, and what became of deals, since somebody
 * read it; each leads to where it happened, by the action plan.follow of the tab.
 */
#define SAL_TYPE_PLAN_NEWS_GROUP (sal_plan_news_group_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanNewsGroup, sal_plan_news_group, SAL, PLAN_NEWS_GROUP, AdwPreferencesGroup)

void
sal_plan_news_group_show (SalPlanNewsGroup *self, const SalPlanNews *news, const char *currency);
void sal_plan_news_group_focus (SalPlanNewsGroup *self);

G_END_DECLS
