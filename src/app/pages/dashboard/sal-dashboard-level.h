/* sal-dashboard-level.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-drill-path.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalDashboardLevel:
 *
 * One level below the dashboard: a figure, the chart of what it splits into, and its records.
 *
 * Property busy: its records are being listed.
 *
 * Signals: drill (SalDrillPath *path), a bar was chosen; explain (SalDrillPath *path), the figure
 * or that of a bar is to be explained; record-activated (gint64 id), an opportunity was.
 */
#define SAL_TYPE_DASHBOARD_LEVEL (sal_dashboard_level_get_type ())
G_DECLARE_FINAL_TYPE (SalDashboardLevel, sal_dashboard_level, SAL, DASHBOARD_LEVEL, AdwBin)

GtkWidget *sal_dashboard_level_new (SalWorkspace *workspace);
gboolean sal_dashboard_level_is_busy (SalDashboardLevel *self);
/* @path: with a metric. */
void sal_dashboard_level_show (SalDashboardLevel *self, SalFacts *facts, const SalDrillPath *path);

G_END_DECLS
