/* sal-metric-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-dashboard-list.h"
#include "sal-facts-model.h"

G_BEGIN_DECLS

/**
 * SalMetricView:
 *
 * One metric: what it means and how it is computed, how it stands, its months with the limits of
 * chance, which dashboards show it, and what became of its definition.
 *
 * Property: busy.
 */
#define SAL_TYPE_METRIC_VIEW (sal_metric_view_get_type ())
G_DECLARE_FINAL_TYPE (SalMetricView, sal_metric_view, SAL, METRIC_VIEW, AdwBin)

void sal_metric_view_show (SalMetricView *self,
                           SalWorkspace *workspace,
                           SalFacts *facts,
                           SalDashboardList *dashboards,
                           const SalMetric *metric);

G_END_DECLS
