/* sal-metric.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* What one pass over the facts adds up for each group. Amounts are minor units. */
typedef enum
{
  SAL_MEASURE_WON_AMOUNT,
  SAL_MEASURE_LOST_AMOUNT,
  SAL_MEASURE_OPEN_AMOUNT,
  SAL_MEASURE_WEIGHTED_AMOUNT, /* open amount × its stage's probability */
  SAL_MEASURE_STATED_AMOUNT,   /* open amount × its own probability, or its stage's */
  SAL_MEASURE_WON_COUNT,
  SAL_MEASURE_LOST_COUNT,
  SAL_MEASURE_OPEN_COUNT,
  SAL_MEASURE_CYCLE_DAYS,  /* days from creation to close of the won ones that have both */
  SAL_MEASURE_CYCLE_COUNT, /* how many those are */
  SAL_MEASURE_QUOTA,
  SAL_N_MEASURES,
} SalMeasure;

typedef enum
{
  SAL_UNIT_MONEY, /* minor units of the reporting currency */
  SAL_UNIT_RATE,  /* 1 is 100 % */
  SAL_UNIT_NUMBER,
  SAL_UNIT_DAYS,
} SalMetricUnit;

/* One figure's arithmetic: the sum of some measures, over the sum of others where it is a ratio. */
typedef struct
{
  const char *key;
  const char *label;      /* N_() */
  const char *definition; /* N_() */
  const char *formula;    /* in the language of filters and formulas, over opportunities */
  SalMetricUnit unit;
  gboolean higher_is_better;
  guint numerator;   /* 1 << SalMeasure, added up */
  guint denominator; /* 0: not a ratio */
  guint less;        /* taken off the denominator, which has to stay positive */
} SalMetric;

const SalMetric *sal_metrics_get (gsize *n_metrics);
const SalMetric *sal_metric_find (const char *key); /* NULL if there is none */
const char *sal_metric_get_label (const SalMetric *self);
/* NAN where the denominator is zero: there is no figure, and it is shown as "–". */
double sal_metric_compute (const SalMetric *self, const gint64 *measures);
char *
sal_metric_format (const SalMetric *self, double value, const char *currency); /* "–" for NAN */
char *sal_metric_format_short (const SalMetric *self, double value, const char *currency);
/* Whether anything a group adds up to goes into the metric. */
gboolean sal_metric_concerns (const SalMetric *self, const gint64 *measures);
/* Why there is no figure, for a NAN; (transfer none) */
const char *sal_metric_why_missing (const SalMetric *self, const gint64 *measures);

G_END_DECLS
