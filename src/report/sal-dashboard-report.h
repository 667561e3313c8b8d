/* sal-dashboard-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-dashboard-entry.h"
#include "sal-document.h"
#include "sal-drill-path.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What is reported: a dashboard that has a layout, of a period, limited by a path. */
typedef struct
{
  SalWorkspace *workspace;
  SalFacts *facts;
  const SalDrillPath *path;
  const SalDashboardEntry *dashboard;
  SalPaper paper; /* the size of its sheets */
} SalDashboardReport;

GArray *sal_dashboard_report_find_deals (const SalDashboardReport *self);
SalDocument *sal_dashboard_report_create (const SalDashboardReport *self,
                                          const GArray *deals,
                                          const char *const *titles);
SalDocument *sal_dashboard_report_create_sync (const SalDashboardReport *self,
                                               GCancellable *cancellable,
                                               GError **error);

G_END_DECLS
