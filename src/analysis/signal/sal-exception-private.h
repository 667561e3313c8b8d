/* sal-exception-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-exceptions.h"
#include "sal-seasonal.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_CHARTING_FLOW,       /* seasonally adjusted, XmR */
  SAL_CHARTING_PROPORTION, /* p, or p′ where it varies more than that */
  SAL_CHARTING_MEAN,       /* XmR of the monthly means */
} SalCharting;

/* How a metric is charted; one that is not in the table has no valid chart. */
typedef struct
{
  const char *metric;
  SalCharting charting;
  SalMeasure numerator;
  SalMeasures denominator; /* their sum; 0 of a flow */
  SalMeasure cases;        /* of which there must be enough */
} SalChartedMetric;

/* The months looked at: a baseline, and behind it those judged. */
typedef struct
{
  gint32 first; /* code of the first month */
  guint n_months;
  guint n_baseline;
  guint n_period; /* of those judged, the last ones that the period is about */
} SalExceptionMonths;

/* One unit's measures by month. */
typedef struct
{
  gint32 unit;
  int parent;       /* index of its unit, −1 of the whole */
  gint64 *measures; /* n_months × SAL_N_MEASURES */
} SalExceptionUnit;

/* One metric of one unit. */
typedef struct
{
  const SalChartedMetric *charted;
  const SalExceptionMonths *months;
  guint unit; /* index */
  double *numerators;
  double *denominators;   /* (nullable) */
  SalSeasonal seasonal;   /* cycle 0: none */
  SalControlChart *chart; /* (nullable): of the adjusted values */
  double chance;
  guint rule;     /* 0: none broken in the period */
  guint from, to; /* the months of it */
} SalExceptionSeries;

const SalChartedMetric *sal_charted_metrics_get (guint *n_metrics);

void sal_exception_series_init (SalExceptionSeries *self,
                                const SalChartedMetric *charted,
                                const SalExceptionMonths *months,
                                const SalExceptionUnit *units,
                                guint unit);
void sal_exception_series_clear (SalExceptionSeries *self);
double sal_exception_series_get_index (const SalExceptionSeries *self, guint month);
SalException *sal_exception_series_describe (const SalExceptionSeries *self, gint32 unit);

/* How much of what @whole deviates by, since it began, a part does; and what share it has usually.
 */
double sal_exception_series_explain (const SalExceptionSeries *whole,
                                     const double *numerators,
                                     const double *denominators,
                                     double *usual_share);
void sal_charted_metric_read (const SalChartedMetric *self,
                              const gint64 *measures,
                              double *numerator,
                              double *denominator);

void sal_exception_find_reason (SalException *exception,
                                const SalExceptionSeries *series,
                                SalFacts *facts,
                                const SalFactQuery *filters);

G_END_DECLS
