/* sal-chart-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-chart-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-money.h"
#include "sal-rate.h"

/* What stands for a missing value. */
#define GAP "–"

SalChartFormat
sal_chart_format_number (int decimals)
{
  return (SalChartFormat){ .kind = SAL_CHART_FORMAT_NUMBER, .decimals = decimals };
}

SalChartFormat
sal_chart_format_count (void)
{
  return (SalChartFormat){ .kind = SAL_CHART_FORMAT_COUNT };
}

SalChartFormat
sal_chart_format_rate (int decimals)
{
  return (SalChartFormat){ .kind = SAL_CHART_FORMAT_RATE, .decimals = decimals };
}

/**
 * sal_chart_format_money:
 * @currency: an ISO 4217 code
 *
 * Describes values that are minor units of @currency. A double holds them exactly up to 2⁵³,
 * ninety trillion in cents.
 *
 * Returns: the format
 */
SalChartFormat
sal_chart_format_money (const char *currency)
{
  SalChartFormat format = { .kind = SAL_CHART_FORMAT_MONEY };

  g_strlcpy (format.currency, currency, sizeof format.currency);

  return format;
}

static double
major_units (const SalChartFormat *self)
{
  return pow (10, sal_currency_digits (self->currency));
}

/**
 * sal_chart_format_exact:
 * @self: a format
 * @value: a value, not finite for a gap
 *
 * Writes the exact figure for people, by locale.
 *
 * Returns: (transfer full): the text, "–" for a gap
 */
char *
sal_chart_format_exact (const SalChartFormat *self, double value)
{
  if (!isfinite (value))
    return g_strdup (GAP);

  switch (self->kind)
    {
    case SAL_CHART_FORMAT_MONEY:
      return sal_money_format (llround (value), self->currency);
    case SAL_CHART_FORMAT_RATE:
      return sal_rate_format_percent (llround (value * SAL_RATE_ONE), self->decimals);
    case SAL_CHART_FORMAT_COUNT:
      return sal_number_format (value, 0);
    case SAL_CHART_FORMAT_NUMBER:
    default:
      return sal_number_format (value, self->decimals);
    }
}

/**
 * sal_chart_format_short:
 * @self: a format
 * @value: a value, not finite for a gap
 *
 * Writes the figure abbreviated, for labels: "$1.2 M".
 *
 * Returns: (transfer full): the text, "–" for a gap
 */
char *
sal_chart_format_short (const SalChartFormat *self, double value)
{
  if (!isfinite (value))
    return g_strdup (GAP);

  switch (self->kind)
    {
    case SAL_CHART_FORMAT_MONEY:
      return sal_money_format_short (llround (value), self->currency);
    case SAL_CHART_FORMAT_RATE:
      return sal_rate_format_percent (llround (value * SAL_RATE_ONE), MIN (self->decimals, 1));
    case SAL_CHART_FORMAT_COUNT:
    case SAL_CHART_FORMAT_NUMBER:
    default:
      if (fabs (value) < 10000)
        return sal_number_format (value, self->kind == SAL_CHART_FORMAT_COUNT ? 0 : self->decimals);
      return sal_number_format_short (value);
    }
}

/**
 * sal_chart_format_plain:
 * @self: a format
 * @value: a value, not finite for a gap
 *
 * Writes the exact figure for files and other programs: no separators, a point as decimal mark,
 * money in major units, rates as ratios.
 *
 * Returns: (transfer full): the text, "" for a gap
 */
char *
sal_chart_format_plain (const SalChartFormat *self, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return g_strdup ("");
  if (self->kind == SAL_CHART_FORMAT_MONEY)
    return sal_money_to_text (llround (value), self->currency);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static char *
format_points (double points)
{
  g_autofree char *text = sal_number_format (fabs (points), 1);
  g_autofree char *signed_text = g_strconcat (points > 0.05    ? "+"
                                              : points < -0.05 ? "−"
                                                               : "±",
                                              text,
                                              NULL);

  /* Translators: a difference of two percentages, "+1.8 points" */
  return g_strdup_printf (_ ("%s points"), signed_text);
}

/**
 * sal_chart_format_change:
 * @self: the format of both values
 * @from: the value before
 * @to: the value now
 *
 * Writes a change: relative, "+12 %", or in percentage points for rates, "+1.8 points".
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where a percentage would mislead: from
 *   zero, a negative value or a gap
 */
char *
sal_chart_format_change (const SalChartFormat *self, double from, double to)
{
  g_autofree char *text = NULL;
  double change;

  if (!isfinite (from) || !isfinite (to))
    return NULL;
  if (self->kind == SAL_CHART_FORMAT_RATE)
    return format_points ((to - from) * 100);
  if (from <= 0 || to < 0)
    return NULL;

  change = (to - from) / from;
  if (fabs (change) > 99)
    return NULL;

  text = sal_rate_format_percent (llround (fabs (change) * SAL_RATE_ONE),
                                  fabs (change) < 0.0995 ? 1 : 0);

  return g_strconcat (change > 0 ? "+" : change < 0 ? "−" : "±", text, NULL);
}

/**
 * sal_chart_format_unit:
 * @self: a format
 * @largest: the greatest absolute value on the axis
 *
 * Chooses in what unit an axis counts, so that its ticks are short numbers.
 *
 * Returns: the unit; its strings are static
 */
SalChartUnit
sal_chart_format_unit (const SalChartFormat *self, double largest)
{
  static const struct
  {
    double size;
    const char *suffix;
  } magnitudes[] = { { 1e12, NC_ ("number", "T") },
                     { 1e9, NC_ ("number", "B") },
                     { 1e6, NC_ ("number", "M") },
                     { 1e3, NC_ ("number", "K") } };
  SalChartUnit unit = { 1, "", "" };

  if (self->kind == SAL_CHART_FORMAT_RATE)
    return (SalChartUnit){ 100, "%", "" };

  if (self->kind == SAL_CHART_FORMAT_MONEY)
    {
      unit.factor = 1 / major_units (self);
      unit.symbol = sal_currency_symbol (self->currency);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (magnitudes); i++)
    {
      /* ten thousand things are counted in thousands, two thousand are not */
      if (largest * unit.factor < magnitudes[i].size * (i == 3 ? 10 : 1))
        continue;
      unit.factor /= magnitudes[i].size;
      unit.suffix = g_dpgettext2 (GETTEXT_PACKAGE, "number", magnitudes[i].suffix);
      break;
    }

  return unit;
}

/**
 * sal_chart_unit_caption:
 * @unit: a unit
 *
 * Writes the unit as it stands above an axis: "$ M", "%", "K".
 *
 * Returns: (transfer full): the text, "" if the axis counts plain numbers
 */
char *
sal_chart_unit_caption (const SalChartUnit *unit)
{
  gboolean both = *unit->symbol != '\0' && *unit->suffix != '\0';

  return g_strconcat (unit->symbol, both ? "\u202f" : "", unit->suffix, NULL);
}

/**
 * sal_chart_unit_tick:
 * @unit: a unit
 * @tick: a tick, already in the unit
 * @decimals: how many decimals tell the ticks apart
 * @with_unit: whether to write the unit beside the number
 *
 * Writes one tick's label.
 *
 * Returns: (transfer full): the text
 */
char *
sal_chart_unit_tick (const SalChartUnit *unit, double tick, int decimals, gboolean with_unit)
{
  gboolean zero = fabs (tick) < 1e-9;
  g_autofree char *number = sal_number_format (zero ? 0 : fabs (tick), zero ? 0 : decimals);

  if (zero)
    return g_strconcat (g_str_equal (unit->suffix, "%") && with_unit ? "0\u202f%" : "0", NULL);

  return g_strconcat (tick < 0 ? "−" : "",
                      with_unit ? unit->symbol : "",
                      number,
                      with_unit && *unit->suffix != '\0' ? "\u202f" : "",
                      with_unit ? unit->suffix : "",
                      NULL);
}
