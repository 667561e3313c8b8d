/* sal-exceptions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-control-chart.h"
#include "sal-fact-query.h"

G_BEGIN_DECLS

/* Of all exceptions of one look, at most this share is expected to be chance; where nothing has
 * changed, at most this share of looks finds any. */
#define SAL_EXCEPTION_FALSE_RATE 0.05

/* A reason explains at least this share of the deviation. */
#define SAL_EXCEPTION_REASON_SHARE 0.5

/* What a metric must not leave whatever its chart says. */
typedef struct
{
  const char *metric; /* a key */
  double minimum;     /* in the metric's unit, as sal_metric_compute () has it; NAN for none */
  double maximum;
} SalThreshold;

typedef enum
{
  SAL_EXCEPTION_NEITHER,
  SAL_EXCEPTION_BETTER,
  SAL_EXCEPTION_WORSE,
} SalExceptionDirection;

/**
 * SalException:
 *
 * A metric of a unit that is out of the ordinary. Values are in the metric's unit, money in minor
 * units; value, centre and limits are those of all months since it began together.
 */
typedef struct
{
  const SalMetric *metric;
  gint32 unit;  /* code; %SAL_DIMENSION_NONE for the whole of what is filtered for */
  guint rule;   /* of Nelson; 0 for a threshold */
  gint32 since; /* codes of the first and last month of it */
  gint32 until;
  double value;
  double center;       /* NAN of a threshold */
  double lower, upper; /* NAN where there is none */
  SalExceptionDirection direction;
  double size;   /* flows: the amount beyond the centre since it began; else value − centre */
  double money;  /* what that makes in minor units, NAN where it cannot be said */
  double chance; /* how likely chance alone does as much, this one looked at alone; 0: threshold */

  gboolean has_reason;
  SalFactDimension reason_dimension;
  gint32 reason; /* the value of it that explains most */
  double reason_share;

  GArray *points;     /* (nullable) of SalControlPoint, by month */
  gint32 first_month; /* code of that of the first point */
  guint n_baseline;   /* how many of the points the limits are from */
} SalException;

/* What a look at a period found. */
typedef struct
{
  GPtrArray *exceptions; /* of SalException, the largest first */
  guint n_series;        /* metrics × units that were looked at */
  guint n_charted;       /* those of them that have limits */
  gint32 first_month;    /* codes of the months judged */
  gint32 last_month;
  char *problem; /* (nullable): why there is nothing to find */
} SalExceptions;

SalExceptions *sal_exceptions_find (SalFacts *facts,
                                    const SalFactQuery *filters,
                                    SalPeriod period,
                                    const SalThreshold *thresholds,
                                    guint n_thresholds);
void sal_exceptions_free (SalExceptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExceptions, sal_exceptions_free)

G_END_DECLS
