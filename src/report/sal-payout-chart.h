/* sal-payout-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-curve-plot.h"
#include "sal-payout-curve.h"

G_BEGIN_DECLS

/* What a component of a plan pays, to look at and to read. */

SalCurvePlot *sal_payout_chart_new (const SalPlan *plan,
                                    guint component,
                                    const SalPayoutExample *example,
                                    double y_end);
double
sal_payout_chart_find_end (const SalPlan *plan, guint component, const SalPayoutExample *example);
char *
sal_payout_chart_describe (const SalPlan *plan, guint component, const SalPayoutExample *example);
gboolean sal_payout_chart_depends (const SalPlanComponent *component);

/* One line of the table of figures. */
typedef struct
{
  char *at;
  char *payout;
  char *rate; /* empty where there is none */
} SalPayoutFigure;

GPtrArray *sal_payout_chart_list_figures (const SalPlan *plan,
                                          guint component,
                                          const SalPayoutExample *example);

SalChart *sal_payout_chart_new_matrix (const SalPlan *plan, guint component);

G_END_DECLS
