/* sal-chart-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SalChartFormatKind:
 * @SAL_CHART_FORMAT_NUMBER: a number with a fixed number of decimals
 * @SAL_CHART_FORMAT_COUNT: a whole number of things
 * @SAL_CHART_FORMAT_RATE: a ratio, 1 is 100 %
 * @SAL_CHART_FORMAT_MONEY: minor units of a currency
 *
 * What the numbers of a series are.
 */
typedef enum
{
  SAL_CHART_FORMAT_NUMBER,
  SAL_CHART_FORMAT_COUNT,
  SAL_CHART_FORMAT_RATE,
  SAL_CHART_FORMAT_MONEY,
} SalChartFormatKind;

/**
 * SalChartFormat:
 * @kind: what the numbers are
 * @decimals: decimals of exact figures, for numbers and percentages
 * @currency: ISO 4217 code, for money
 *
 * How the values of a chart or series are written.
 */
typedef struct
{
  SalChartFormatKind kind;
  int decimals;
  char currency[4];
} SalChartFormat;

SalChartFormat sal_chart_format_number (int decimals);
SalChartFormat sal_chart_format_count (void);
SalChartFormat sal_chart_format_rate (int decimals);
SalChartFormat sal_chart_format_money (const char *currency);

char *sal_chart_format_exact (const SalChartFormat *self, double value);
char *sal_chart_format_short (const SalChartFormat *self, double value);
char *sal_chart_format_plain (const SalChartFormat *self, double value);
char *sal_chart_format_change (const SalChartFormat *self, double from, double to);

/* How an axis writes its ticks: values × factor, a magnitude's suffix, and the unit that stands
 * above the axis or beside each tick. */
typedef struct
{
  double factor;
  const char *suffix; /* "", "K", "M", "B", "T" or "%" */
  const char *symbol; /* of the currency, or "" */
} SalChartUnit;

SalChartUnit sal_chart_format_unit (const SalChartFormat *self, double largest);
char *sal_chart_unit_caption (const SalChartUnit *unit);
char *sal_chart_unit_tick (const SalChartUnit *unit, double tick, int decimals, gboolean with_unit);

G_END_DECLS
