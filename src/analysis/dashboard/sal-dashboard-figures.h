/* sal-dashboard-figures.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-dashboard-layout.h"

G_BEGIN_DECLS

/**
 * SalDashboardFigures:
 *
 * The figures of a dashboard under some filters: what several tiles ask is asked once, when the
 * first of them is shown.
 */
typedef struct _SalDashboardFigures SalDashboardFigures;

/* @filters: without days and groups of their own; @facts are not copied. */
SalDashboardFigures *sal_dashboard_figures_new (SalFacts *facts,
                                                const SalFactQuery *filters,
                                                SalPeriod period,
                                                const SalDashboardLayout *layout);
void sal_dashboard_figures_free (SalDashboardFigures *self);
SalFacts *sal_dashboard_figures_get_facts (const SalDashboardFigures *self);
const SalFactQuery *sal_dashboard_figures_get_filters (const SalDashboardFigures *self);
SalPeriod sal_dashboard_figures_get_period (const SalDashboardFigures *self, SalTilePeriod period);
/* Whether the facts are as of a day within the chosen period. */
gboolean sal_dashboard_figures_is_running (const SalDashboardFigures *self);
gboolean sal_dashboard_figures_is_ahead (const SalDashboardFigures *self); /* not begun */

/* All of these are the figures' own; @metric says of which kind of records. */
const SalFactResult *sal_dashboard_figures_get_total (SalDashboardFigures *self,
                                                      const SalMetric *metric,
                                                      SalTilePeriod period);
const SalFactResult *sal_dashboard_figures_get_split (SalDashboardFigures *self,
                                                      const SalMetric *metric,
                                                      SalTilePeriod period,
                                                      SalFactDimension dimension);
/* With the capacity. Of those without anything but capacity there are groups too. */
const SalFactResult *sal_dashboard_figures_get_comparison (SalDashboardFigures *self,
                                                           const SalMetric *metric,
                                                           SalTilePeriod period,
                                                           SalFactDimension dimension);
/* What that is held against: all units, positions and people. */
const SalFactResult *sal_dashboard_figures_get_company (SalDashboardFigures *self,
                                                        const SalMetric *metric,
                                                        SalTilePeriod period);
/* The chosen period a year before; of one that is running, as many days of it. */
const SalFactResult *sal_dashboard_figures_get_before (SalDashboardFigures *self,
                                                       const SalMetric *metric);
/* The same by a dimension. */
const SalFactResult *sal_dashboard_figures_get_split_before (SalDashboardFigures *self,
                                                             const SalMetric *metric,
                                                             SalFactDimension dimension);
/* Why a metric knows nothing of what is filtered by or what the tile is split by; NULL if it does.
 */
char *sal_dashboard_figures_why_lacking (const SalDashboardFigures *self,
                                         const SalMetric *metric,
                                         const SalDashboardTile *tile);

void sal_tile_period_get_days (SalTilePeriod tile_period,
                               const SalFacts *facts,
                               SalPeriod period,
                               gint32 *first,
                               gint32 *last);
void
sal_facts_get_days_before (const SalFacts *facts, SalPeriod period, gint32 *first, gint32 *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDashboardFigures, sal_dashboard_figures_free)

G_END_DECLS
