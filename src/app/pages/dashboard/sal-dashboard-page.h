/* sal-dashboard-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The Dashboard room: one dashboard of those there are, and every level below it down to one
 * opportunity. Targets: “dashboard:” and an id; “metric:”, a
 * period, a colon and a key. */
#define SAL_DASHBOARD_TARGET_DASHBOARD "dashboard:"
#define SAL_DASHBOARD_TARGET_METRIC    "metric:"

#define SAL_TYPE_DASHBOARD_PAGE (sal_dashboard_page_get_type ())
G_DECLARE_FINAL_TYPE (SalDashboardPage, sal_dashboard_page, SAL, DASHBOARD_PAGE, SalPage)

G_END_DECLS
