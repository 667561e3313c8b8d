/* sal-metric-trend.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"
#include "sal-process-chart.h"

G_BEGIN_DECLS

/**
 * SalMetricTrend:
 *
 * A metric by month, with the limits within which chance alone keeps it, where it has a chart.
 */
typedef struct
{
  gint32 first_month; /* code of the first month */
  guint n_months;     /* 0: there are none */
  double *values;     /* by month, in the metric's unit; NAN where there is none */
  GArray *points;     /* (nullable) of SalControlPoint, of the same values */
  guint n_baseline;   /* how many of the months the limits are from; 0 without limits */
  gboolean is_frozen; /* they are those that the workspace has frozen */
  SalCharting charting;
  SalControlKind kind;
  guint cycle;   /* months of the season it was adjusted for; 0: none */
  char *problem; /* (nullable): why there are no limits */
} SalMetricTrend;

/* Whether a metric has a valid chart, and which; @problem: why it has none, (transfer none). */
gboolean
sal_metric_find_charting (const SalMetric *metric, SalCharting *charting, const char **problem);

SalMetricTrend *sal_metric_trend_new (SalFacts *facts,
                                      const SalFactQuery *filters,
                                      const SalMetric *metric,
                                      SalControlRules rules);
void sal_metric_trend_free (SalMetricTrend *self);
/* What the limits are, or why there are none, in a sentence or two. */
char *sal_metric_trend_describe (const SalMetricTrend *self, const SalFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMetricTrend, sal_metric_trend_free)

G_END_DECLS
