/* sal-health-series.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What accounts are watched by; sal_signal_types in the same order. */
typedef enum
{
  SAL_SIGNAL_USAGE,
  SAL_SIGNAL_SUPPORT,
  SAL_SIGNAL_SATISFACTION,
  SAL_SIGNAL_ENGAGEMENT,
  SAL_SIGNAL_PAYMENTS,
  SAL_SIGNAL_SPONSOR_CHANGE,
  SAL_N_SIGNALS,
} SalSignalType;

/**
 * SalSignalReading:
 * @SAL_SIGNAL_READING_LATEST: the latest value of the days looked back on
 * @SAL_SIGNAL_READING_MEAN: their mean
 * @SAL_SIGNAL_READING_SUM: their sum, which is 0 where there is none
 *
 * How the value on a day follows from dated ones.
 */
typedef enum
{
  SAL_SIGNAL_READING_LATEST,
  SAL_SIGNAL_READING_MEAN,
  SAL_SIGNAL_READING_SUM,
} SalSignalReading;

/* One dated value. One that lasts, such as an open case, counts until its end however old it is. */
typedef struct
{
  gint32 day;
  gint32 end; /* the last day it counts on at least; @day where it does not last */
  double value;
} SalSignalPoint;

/* The values of one signal of one account, by day. */
typedef struct
{
  GArray *points;  /* (nullable) of SalSignalPoint */
  gint32 known;    /* of sums: the first day of which they are complete; SAL_DATE_NONE: never */
  gboolean is_own; /* signals of its own, not what follows from cases, scores or activities */
} SalSignalSeries;

/* Readings further back than this many days apart make the trend. */
#define SAL_SIGNAL_STEP_DAYS 30
/* Fewer known values make no trend. */
#define SAL_SIGNAL_TREND_MIN 4

const char *sal_signal_type_get_key (SalSignalType type);
const char *sal_signal_type_get_label (SalSignalType type);
const char *sal_signal_type_get_unit (SalSignalType type);
const char *sal_signal_type_get_brief_unit (SalSignalType type);
SalSignalReading sal_signal_type_get_reading (SalSignalType type);
char *sal_signal_type_format (SalSignalType type, double value);
gboolean sal_signal_type_from_key (const char *key, SalSignalType *type);

void sal_signal_series_add (SalSignalSeries *self, gint32 day, gint32 end, double value);
void sal_signal_series_sort (SalSignalSeries *self);
double
sal_signal_series_read (const SalSignalSeries *self, SalSignalType type, gint32 day, int days);
double sal_signal_series_change (
    const SalSignalSeries *self, SalSignalType type, gint32 day, int days, int trend_days);
double sal_signal_slope (const double *times, const double *values, guint n_values);

G_END_DECLS
