/* sal-metric.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-measure.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_UNIT_MONEY, /* minor units of the reporting currency */
  SAL_UNIT_RATE,  /* 1 is 100 % */
  SAL_UNIT_NUMBER,
  SAL_UNIT_DAYS,
} SalMetricUnit;

typedef enum
{
  SAL_BETTER_NEITHER,
  SAL_BETTER_HIGHER,
  SAL_BETTER_LOWER,
} SalMetricBetter;

typedef enum
{
  SAL_TIMING_NEITHER,
  SAL_TIMING_LEADING, /* tells of what is to come */
  SAL_TIMING_LAGGING, /* tells how it came out */
} SalMetricTiming;

/* One aggregate of a formula: what it is the sum of, and for an average over what. */
typedef struct
{
  const SalExpressionNode *node;
  SalMeasures sum;
  SalMeasures count; /* of an average */
} SalMetricInput;

#define SAL_TYPE_METRIC (sal_metric_get_type ())

/**
 * SalMetric:
 *
 * A figure with its definition. The formula it shows is the formula that is computed: arithmetic
 * over aggregates, each of which is a measure of the facts. Boxed, immutable, reference-counted.
 */
typedef struct
{
  const char *key;
  const char *label;      /* use sal_metric_get_label () */
  const char *definition; /* use sal_metric_get_definition () */
  const char *formula;    /* in the language of filters and formulas */
  const SalKind *kind;    /* the records it is made of */
  SalMetricUnit unit;
  SalMetricBetter better;
  SalMetricTiming timing;
  gboolean standing; /* as of today: a period asked for does not restrict it */
  const char *owner; /* (nullable): the name of the person who answers for the definition */
  int version;
  gboolean is_own;     /* a record of the workspace, not of the program's catalogue */
  gint64 record;       /* its id; 0 of the program's */
  const char *problem; /* (nullable): why the formula cannot be computed, with the position */

  /*< private >*/
  gatomicrefcount references;
  SalExpression *expression;
  GArray *inputs; /* of SalMetricInput */
} SalMetric;

GType sal_metric_get_type (void) G_GNUC_CONST;

/* A metric of a workspace; a wrong formula is its problem. For the repository. */
typedef struct
{
  gint64 id;
  const char *key;
  const char *label;
  const char *definition;
  const char *formula;
  const char *unit; /* of the choices of the kind “metric”, like the next two */
  const char *better;
  const char *timing;
  const char *subject;
  const char *owner;
  int version;
  gboolean standing;
} SalMetricRecord;

SalMetric *sal_metric_new (const SalMetricRecord *record,
                           const SalFiscalCalendar *calendar,
                           const char *currency,
                           gint32 today);
SalMetric *sal_metric_ref (const SalMetric *self);
void sal_metric_unref (SalMetric *self);

/* The catalogue; see sal_facts_find_metric () for those of the workspace too. */
const SalMetric *sal_metrics_get (gsize *n_metrics);
const SalMetric *sal_metric_find (const char *key); /* NULL if there is none */
const char *sal_metric_get_label (const SalMetric *self);
const char *sal_metric_get_definition (const SalMetric *self); /* never NULL */
SalMeasures sal_metric_get_measures (const SalMetric *self);   /* what it is computed from */
gboolean sal_metric_is_additive (const SalMetric *self);       /* the parts add up to the whole */

/* Whether every word of @words is in its name, key or definition. */
gboolean sal_metric_matches (const SalMetric *self, const char *words);

/* NAN where the denominator is zero: there is no figure, and it is shown as "–". */
double sal_metric_compute (const SalMetric *self, const gint64 *measures);
/* The two parts of a quotient; FALSE if the formula is none. */
gboolean sal_metric_compute_ratio (const SalMetric *self,
                                   const gint64 *measures,
                                   double *numerator,
                                   double *denominator);
char *
sal_metric_format (const SalMetric *self, double value, const char *currency); /* "–" for NAN */
char *sal_metric_format_short (const SalMetric *self, double value, const char *currency);
/* Whether anything a group adds up to goes into the metric. */
gboolean sal_metric_concerns (const SalMetric *self, const gint64 *measures);
/* Why there is no figure, for a NAN; (transfer none) */
const char *sal_metric_why_missing (const SalMetric *self, const gint64 *measures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalMetric, sal_metric_unref)

G_END_DECLS
