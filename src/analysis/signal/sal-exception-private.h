/* sal-exception-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-exceptions.h"
#include "sal-process-chart.h"

G_BEGIN_DECLS

/* The sums that charted metrics are made of: the measures of the same names. */
typedef enum
{
  SAL_EXCEPTION_WON_AMOUNT,
  SAL_EXCEPTION_WON_COUNT,
  SAL_EXCEPTION_LOST_COUNT,
  SAL_EXCEPTION_CYCLE_DAYS,
  SAL_EXCEPTION_CYCLE_COUNT,
  SAL_EXCEPTION_N_SUMS,
} SalExceptionSum;

typedef struct
{
  gint64 values[SAL_EXCEPTION_N_SUMS];
} SalExceptionSums;

/* How a metric is charted; one that is not in the table has no valid chart. */
typedef struct
{
  const char *metric;
  SalCharting charting;
  SalExceptionSum numerator;
  guint denominator;     /* 1 << the sums whose sum it is; 0 of a flow */
  SalExceptionSum cases; /* of which there must be enough */
} SalChartedMetric;

/* The months looked at: a baseline, and behind it those judged. */
typedef struct
{
  gint32 first; /* code of the first month */
  guint n_months;
  guint n_baseline;
  guint n_period;     /* of those judged, the last ones that the period is about */
  gboolean is_frozen; /* the baseline is the one of the workspace */
} SalExceptionMonths;

/* What each unit has itself, without those below it, by unit and then month. */
typedef struct
{
  const SalExceptionMonths *months;
  guint n_units;
  const SalExceptionSums *sums; /* the facts keep them */
  guint8 *has_rows; /* by unit: whether it has any that pass, of whatever status; of others there
                       may be sums that do not count */
  gint32 under;     /* the unit that the whole is split below */
} SalExceptionTable;

/* What each value of a dimension has in each cell, a set of units: the baseline together, then each
 * month behind it. */
typedef struct
{
  SalFactDimension dimension;
  guint n_codes;  /* 0: it splits nothing */
  gint32 *places; /* by cell, then code: 1 + the place of its sums, 0 if it has none */
  GArray *sums;   /* of SalExceptionSums */
} SalExceptionSplit;

#define SAL_EXCEPTION_N_SPLITS 5

typedef struct
{
  const SalExceptionMonths *months;
  const gint32 *cells;     /* by unit: its cell, −1 for none */
  const guint8 *with_lost; /* by cell: whether what is lost is counted */
  guint n_cells;
  SalExceptionSplit splits[SAL_EXCEPTION_N_SPLITS];
} SalExceptionSplits;

/* One unit's sums by month, with those of all below it. */
typedef struct
{
  gint32 unit;
  int parent; /* index of its unit, −1 of the whole */
  SalExceptionSums *sums;
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

gboolean sal_exception_months_find (SalExceptionMonths *self,
                                    const SalFacts *facts,
                                    SalFacts *table,
                                    SalPeriod period);
const SalChartedMetric *sal_charted_metrics_get (guint *n_metrics);

void sal_exception_series_init (SalExceptionSeries *self,
                                const SalChartedMetric *charted,
                                const SalExceptionMonths *months,
                                const SalExceptionUnit *units,
                                guint unit);
void sal_exception_series_clear (SalExceptionSeries *self);
double sal_exception_series_get_index (const SalExceptionSeries *self, guint month);
SalException *sal_exception_series_describe (const SalExceptionSeries *self, gint32 unit);

/* What a part has in the baseline, and in the months that an exception lasts. */
typedef struct
{
  double base_numerator, base_denominator;
  double numerator, denominator;
} SalExceptionPart;

/* How much of what @whole deviates by, since it began, a part does; and what share it has usually.
 */
double sal_exception_series_explain (const SalExceptionSeries *whole,
                                     const SalExceptionPart *part,
                                     double *usual_share);
/* What @part has in the months of @whole. */
SalExceptionPart sal_exception_series_part (const SalExceptionSeries *whole,
                                            const SalExceptionSeries *part);
void sal_charted_metric_read (const SalChartedMetric *self,
                              const SalExceptionSums *sums,
                              double *numerator,
                              double *denominator);

void sal_exception_sums_add (SalExceptionSums *self, const SalExceptionSums *other);
void sal_exception_table_init (SalExceptionTable *self,
                               SalFacts *facts,
                               const SalFactQuery *filters,
                               const SalExceptionMonths *months);
void sal_exception_table_clear (SalExceptionTable *self);
void sal_exception_splits_init (SalExceptionSplits *self,
                                SalFacts *facts,
                                const SalFactQuery *filters,
                                const SalExceptionMonths *months,
                                const gint32 *cells,
                                const guint8 *with_lost,
                                guint n_cells);
void sal_exception_splits_clear (SalExceptionSplits *self);
void sal_exception_split_read (const SalExceptionSplit *self,
                               const SalExceptionMonths *months,
                               guint cell,
                               gint32 code,
                               guint from,
                               guint to,
                               SalExceptionSums *base,
                               SalExceptionSums *judged);

/* An exception whose reason is looked for, and the series it is one of. */
typedef struct
{
  SalException *exception;
  const SalExceptionSeries *series;
} SalExceptionCase;

void sal_exceptions_find_reasons (const SalExceptionCase *cases,
                                  guint n_cases,
                                  const SalExceptionTable *table,
                                  SalFacts *facts,
                                  const SalFactQuery *filters);

G_END_DECLS
