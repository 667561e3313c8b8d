/* sal-dashboard-overview.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-dashboard-layout.h"
#include "sal-drill-path.h"

G_BEGIN_DECLS

/**
 * SalDashboardOverview:
 *
 * A dashboard itself: the tiles of its description.
 *
 * Signals: drill (SalDrillPath *path), a figure was asked what it is made of; explain, with the
 * same, it is to be explained; edited (SalDashboardLayout *layout, const char *label), a tile was
 * moved, resized or removed.
 */
#define SAL_TYPE_DASHBOARD_OVERVIEW (sal_dashboard_overview_get_type ())
G_DECLARE_FINAL_TYPE (SalDashboardOverview, sal_dashboard_overview, SAL, DASHBOARD_OVERVIEW, AdwBin)

/* @path: the period and the filters in force, without a metric. */
void sal_dashboard_overview_prepare (SalDashboardOverview *self, const SalDashboardLayout *layout);
void sal_dashboard_overview_show (SalDashboardOverview *self,
                                  SalFacts *facts,
                                  const SalDrillPath *path,
                                  const SalDashboardLayout *layout);
/* Has the figures computed anew when they are shown next: the facts have been patched. */
void sal_dashboard_overview_invalidate (SalDashboardOverview *self);
/* Scrolls to the last tile and gives it the keyboard focus. */
void sal_dashboard_overview_focus_last (SalDashboardOverview *self);
/* Whether its tiles are arranged instead of read. */
void sal_dashboard_overview_set_editing (SalDashboardOverview *self, gboolean editing);

G_END_DECLS
