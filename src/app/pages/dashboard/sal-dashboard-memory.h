/* sal-dashboard-memory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-drill-path.h"
#include "sal-tile-chart.h"

G_BEGIN_DECLS

/**
 * SalDashboardMemory:
 *
 * What the tiles of dashboards showed, under the filters they showed it, so that coming back to
 * them computes nothing. The least recently shown is forgotten first; everything is to be
 * forgotten when the facts change.
 */
typedef struct _SalDashboardMemory SalDashboardMemory;

SalDashboardMemory *sal_dashboard_memory_new (void);
void sal_dashboard_memory_free (SalDashboardMemory *self);

GPtrArray *sal_dashboard_memory_find (SalDashboardMemory *self,
                                      const SalDrillPath *path,
                                      const SalDashboardLayout *layout);
void sal_dashboard_memory_add (SalDashboardMemory *self,
                               const SalDrillPath *path,
                               const SalDashboardLayout *layout,
                               GPtrArray *contents);
void sal_dashboard_memory_forget (SalDashboardMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDashboardMemory, sal_dashboard_memory_free)

G_END_DECLS
