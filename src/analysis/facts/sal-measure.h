/* sal-measure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/* What a group of facts adds up to: these, which facts have columns for, and behind them those that
 * formulas of metrics need besides. Amounts are minor units. */
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
  /* of contracts, see SalMetricName */
  SAL_MEASURE_RECURRING,
  SAL_MEASURE_RECURRING_BEFORE,
  SAL_MEASURE_RENEWED,
  SAL_MEASURE_RETAINED,
  /* of any kind, where it is asked for */
  SAL_MEASURE_CAPACITY, /* full-time equivalents, on average over the days, in millionths */
  SAL_N_MEASURES,
} SalMeasure;

#define SAL_MAX_COLUMN_MEASURES 48
#define SAL_N_ALL_MEASURES      (SAL_N_MEASURES + SAL_MAX_COLUMN_MEASURES)

/* A set of measures: 1 << its index. */
typedef guint64 SalMeasures;

#define SAL_MEASURES(measure) (G_GUINT64_CONSTANT (1) << (measure))
#define SAL_BASE_MEASURES     (SAL_MEASURES (SAL_N_MEASURES) - 1)

/* Adding up one of these costs no more than none. */
#define SAL_STATUS_MEASURES                                                                        \
  (SAL_MEASURES (SAL_MEASURE_WON_AMOUNT) | SAL_MEASURES (SAL_MEASURE_LOST_AMOUNT) |                \
   SAL_MEASURES (SAL_MEASURE_OPEN_AMOUNT) | SAL_MEASURES (SAL_MEASURE_WON_COUNT) |                 \
   SAL_MEASURES (SAL_MEASURE_LOST_COUNT) | SAL_MEASURES (SAL_MEASURE_OPEN_COUNT))

#define SAL_OPPORTUNITY_MEASURES (SAL_MEASURES (SAL_MEASURE_QUOTA + 1) - 1)
#define SAL_CONTRACT_MEASURES                                                                      \
  (SAL_BASE_MEASURES & ~SAL_OPPORTUNITY_MEASURES & ~SAL_MEASURES (SAL_MEASURE_CAPACITY))

/* The value of a measure that was not computed, and of a row that a column leaves out. */
#define SAL_MEASURE_NONE G_MININT64

/* Numbers that need not be whole are kept in millionths. */
#define SAL_MEASURE_NUMBER_ONE G_GINT64_CONSTANT (1000000)

/* The measures that an aggregate is the sum of, among those of opportunities; 0 if it is none. */
SalMeasures sal_measure_recognize (const SalKind *kind, const SalExpressionNode *aggregate);

/* Names the column of what records give to an aggregate: that of an average is that of the sum. */
char *sal_measure_name_column (const SalExpressionNode *aggregate);
/* Measures that are columns: what the records give to an aggregate, added up or counted. The same
 * aggregate of the same kind is the same measure, for as long as some metric needs it. */
gboolean sal_measure_acquire (const SalKind *kind,
                              const char *column,
                              gboolean counts,
                              SalExpressionType type,
                              guint *measure);
void sal_measure_release (guint measure);
const char *sal_measure_get_column (guint measure); /* (nullable): the column it is made from */
gboolean sal_measure_counts (guint measure);        /* the rows of the column, not their values */

char *sal_measure_get_name (guint measure);  /* "won_amount", or the aggregate */
char *sal_measure_get_label (guint measure); /* translated: "won amount" */
gboolean sal_measure_is_money (guint measure);
double sal_measure_to_number (guint measure, gint64 value); /* money in minor units, 1 is 100 % */
char *sal_measure_format (guint measure, gint64 value, const char *currency);

G_END_DECLS
