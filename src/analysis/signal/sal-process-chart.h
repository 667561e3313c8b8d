/* sal-process-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-control-chart.h"
#include "sal-seasonal.h"

G_BEGIN_DECLS

/* How the months of a metric are charted. */
typedef enum
{
  SAL_CHARTING_FLOW,       /* seasonally adjusted, XmR */
  SAL_CHARTING_PROPORTION, /* p, or p′ where it varies more than that */
  SAL_CHARTING_MEAN,       /* XmR of the monthly ratios */
  SAL_CHARTING_STOCK,      /* XmR of what it changes by from month to month */
} SalCharting;

/* The months of a metric: a baseline, and behind it those judged. */
typedef struct
{
  SalCharting charting;
  gint32 first; /* code of the first month */
  guint n_months;
  guint n_baseline;
  SalControlRules rules;
  const double *numerators;
  const double *denominators; /* NULL of flows and stocks */
} SalProcess;

SalControlChart *
sal_process_chart_new (const SalProcess *process, SalSeasonal *seasonal, const char **problem);
GArray *sal_process_chart_list_points (const SalProcess *process,
                                       const SalControlChart *chart,
                                       const SalSeasonal *seasonal);

G_END_DECLS
