/* sal-dashboard-filters.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-drill-path.h"

G_BEGIN_DECLS

/**
 * SalDashboardFilters:
 *
 * The toolbar of the dashboard: period, unit, segment and product family.
 *
 * Signal changed: another choice was made.
 */
#define SAL_TYPE_DASHBOARD_FILTERS (sal_dashboard_filters_get_type ())
G_DECLARE_FINAL_TYPE (SalDashboardFilters, sal_dashboard_filters, SAL, DASHBOARD_FILTERS, GtkBox)

/* Offers what the facts have; keeps what was chosen as long as it exists. */
void sal_dashboard_filters_set_facts (SalDashboardFilters *self, SalFacts *facts);
/* Everything in a period, if it is offered; without the signal. */
void sal_dashboard_filters_choose_period (SalDashboardFilters *self, SalPeriod period);
SalDrillPath *sal_dashboard_filters_create_path (SalDashboardFilters *self, const SalFacts *facts);
guint sal_dashboard_filters_get_n_steps (SalDashboardFilters *self); /* of the path it creates */

G_END_DECLS
