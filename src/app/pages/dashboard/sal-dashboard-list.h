/* sal-dashboard-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-dashboard-entry.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalDashboardList:
 *
 * The dashboards there are, those of the program first, kept up with the workspace.
 *
 * Signal changed: other ones, or another layout of one.
 */
#define SAL_TYPE_DASHBOARD_LIST (sal_dashboard_list_get_type ())
G_DECLARE_FINAL_TYPE (SalDashboardList, sal_dashboard_list, SAL, DASHBOARD_LIST, GObject)

SalDashboardList *sal_dashboard_list_new (SalWorkspace *workspace);
gboolean sal_dashboard_list_is_loading (SalDashboardList *self); /* for the first time */
guint sal_dashboard_list_get_n (SalDashboardList *self);
const SalDashboardEntry *sal_dashboard_list_get (SalDashboardList *self, guint index);
const SalDashboardEntry *sal_dashboard_list_find (SalDashboardList *self, const char *id);
/* "Executive", "Mine (version 2)" where there are several of the name. */
char *sal_dashboard_list_create_label (SalDashboardList *self, const SalDashboardEntry *entry);

G_END_DECLS
