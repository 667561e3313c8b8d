/* chart-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart-fixture.h"

#include <math.h>

static const char *months[] = {
  "Feb\n2025", "Mar\n2025", "Apr\n2025", "May\n2025", "Jun\n2025", "Jul\n2025",
  "Aug\n2025", "Sep\n2025", "Oct\n2025", "Nov\n2025", "Dec\n2025", "Jan\n2026",
};
static const char *regions[] = {
  "EMEA North", "EMEA South", "Central", "West", "Southeast", "Canada",
};
static const char *stages[] = {
  "Qualified", "Discovery", "Proposal", "Negotiation", "Commit", "Won",
};
static const char *steps[] = {
  "Start of year", "New", "Expansion", "Price", "Contraction", "Churn", "End of year",
};
static const char *people[] = {
  "Abe",  "Bell", "Cruz", "Diaz",  "Ebert", "Fox",  "Gray", "Haas", "Ito",
  "Jung", "Kim",  "Lutz", "Moore", "Novak", "Okun", "Pike", "Ruiz", "Sato",
};

typedef enum
{
  VALUES_MONEY,
  VALUES_HEAT,
  VALUES_FUNNEL,
  VALUES_STEPS,
  VALUES_POINTS,
  VALUES_BINS,
  VALUES_PROCESS,
} Values;

static const struct
{
  const char *name;
  const char *title;
  SalChartKind kind;
  const char *const *categories;
  guint n_categories;
  guint n_series;
  Values values;
  gboolean horizontal, stacked, ordered;
} specimens[N_SPECIMENS] = {
  { "line", "Bookings, quota and outlook", SAL_CHART_LINE, months, 12, 3, VALUES_MONEY, 0, 0, 1 },
  { "bars", "Bookings and quota", SAL_CHART_BAR, months, 12, 2, VALUES_MONEY, 0, 0, 1 },
  { "rows", "Bookings by region", SAL_CHART_BAR, regions, 6, 1, VALUES_MONEY, 1, 0, 0 },
  { "heat", "Regions compared", SAL_CHART_HEAT, regions, 6, 4, VALUES_HEAT, 0, 0, 0 },
  { "sparkline", "Bookings", SAL_CHART_SPARKLINE, months, 12, 1, VALUES_MONEY, 0, 0, 1 },
  { "bullet", "Attainment by region", SAL_CHART_BULLET, regions, 6, 2, VALUES_MONEY, 0, 0, 0 },
  { "funnel", "Opportunities by stage", SAL_CHART_FUNNEL, stages, 6, 1, VALUES_FUNNEL, 0, 0, 0 },
  { "area", "Recurring revenue", SAL_CHART_AREA, months, 12, 1, VALUES_MONEY, 0, 0, 1 },
  { "stacked", "Bookings by segment", SAL_CHART_BAR, months, 12, 4, VALUES_MONEY, 0, 1, 1 },
  { "stacked-rows", "Bookings by region", SAL_CHART_BAR, regions, 6, 4, VALUES_MONEY, 1, 1, 0 },
  { "waterfall", "Recurring revenue", SAL_CHART_WATERFALL, steps, 7, 1, VALUES_STEPS, 0, 0, 0 },
  { "scatter", "Win rate and deal size", SAL_CHART_SCATTER, people, 18, 3, VALUES_POINTS, 0, 0, 0 },
  { "histogram", "Sizes of deals", SAL_CHART_HISTOGRAM, NULL, 12, 1, VALUES_BINS, 0, 0, 0 },
  { "control", "Win rate by month", SAL_CHART_CONTROL, months, 12, 1, VALUES_PROCESS, 0, 0, 1 },
};

static const char *segments[] = { "Enterprise", "Mid-market", "Small business", "Public sector" };
static const char *measures[] = { "Bookings", "Quota", "Outlook" };
static const char *coordinates[] = { "Average deal", "Win rate", "Opportunities" };
static const char *columns[] = { "Bookings", "Index", "Win rate", "Deals" };

const char *
specimen_name (Specimen specimen)
{
  return specimens[specimen].name;
}

/* What a value would be if nothing were special about it; the same on every machine. */
static double
plain_value (Values values, guint series, guint i)
{
  static const double money[] = { 21, 27, 24, 31, 38, 30, 26, 35, 41, 33, 46, 39 };
  static const double funnel[] = { 820, 512, 330, 184, 121, 88 };
  static const double moves[] = { 4200, 900, 620, 180, -340, -510, 5050 };
  static const double bins[] = { 4, 22, 61, 88, 73, 49, 30, 17, 9, 5, 2, 1 };
  static const double process[] = { 26, 24, 27, 23, 25, 28, 41, 31, 33, 30, 34, 32 };

  switch (values)
    {
    case VALUES_HEAT:
      return series == 1   ? 70 + 13 * ((i * 5 + 1) % 6)
             : series == 2 ? 0.18 + 0.03 * ((i * 7) % 6)
                           : (1 + series) * 1e7 * (3 + (i * 5 + series) % 6);
    case VALUES_FUNNEL:
      return funnel[i % 6];
    case VALUES_STEPS:
      return moves[i % 7] * 1e5;
    case VALUES_POINTS:
      return series == 0   ? 1e6 * (4 + (i * 37) % 53 + 0.01 * i)
             : series == 1 ? 0.12 + 0.006 * ((i * 23) % 41) + 1e-5 * i
                           : 5 + (i * 19) % 47;
    case VALUES_BINS:
      return bins[i % 12];
    case VALUES_PROCESS:
      return process[i % 12] / 100;
    case VALUES_MONEY:
    default:
      return money[(i * (1 + 4 * series) + series) % 12] * 1e7;
    }
}

static double
value_of (Specimen specimen, Data data, guint series, guint i)
{
  double value = plain_value (specimens[specimen].values, series, i);

  switch (data)
    {
    case DATA_GAPS:
      return (i + series) % 3 == 1 ? NAN : value;
    case DATA_NEGATIVE:
      return i % 2 == 1 ? -value : value;
    case DATA_ZERO:
      return 0;
    case DATA_ALL_GAPS:
      return NAN;
    default:
      return value;
    }
}

static const char *
series_name (Specimen specimen, guint series)
{
  if (specimens[specimen].stacked)
    return segments[series % 4];
  if (specimens[specimen].values == VALUES_POINTS)
    return coordinates[series];
  if (specimens[specimen].values == VALUES_HEAT)
    return columns[series];
  if (specimens[specimen].values == VALUES_FUNNEL || specimens[specimen].values == VALUES_BINS)
    return "Opportunities";
  if (specimens[specimen].values == VALUES_PROCESS)
    return "Win rate";

  return specimens[specimen].values == VALUES_STEPS ? "Recurring revenue" : measures[series % 3];
}

static SalChartSeriesRole
series_role (Specimen specimen, guint series)
{
  if (specimens[specimen].stacked || specimens[specimen].values != VALUES_MONEY)
    return SAL_CHART_SERIES_ACTUAL;

  return series == 1   ? SAL_CHART_SERIES_PLAN
         : series == 2 ? SAL_CHART_SERIES_FORECAST
                       : SAL_CHART_SERIES_ACTUAL;
}

static SalChartFormat
format_of (Specimen specimen, guint series)
{
  switch (specimens[specimen].values)
    {
    case VALUES_HEAT:
      return series == 0   ? sal_chart_format_money ("USD")
             : series == 2 ? sal_chart_format_rate (1)
                           : sal_chart_format_number (0);
    case VALUES_POINTS:
      return series == 0   ? sal_chart_format_money ("USD")
             : series == 1 ? sal_chart_format_rate (1)
                           : sal_chart_format_count ();
    case VALUES_FUNNEL:
    case VALUES_BINS:
      return sal_chart_format_count ();
    case VALUES_PROCESS:
      return sal_chart_format_rate (1);
    default:
      return sal_chart_format_money ("USD");
    }
}

static void
set_categories (SalChart *chart, Specimen specimen, Data data, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SalChartFormat money = sal_chart_format_money ("USD");
  g_autofree double *edges = g_new (double, n + 1);

  for (guint i = 0; i <= n; i++)
    edges[i] = i * 2.5e6;
  if (specimens[specimen].values == VALUES_BINS && n > 0)
    {
      sal_chart_set_edges (chart, edges, n + 1, &money);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *name =
          specimens[specimen].categories == NULL || i >= specimens[specimen].n_categories
              ? NULL
              : specimens[specimen].categories[i];

      g_ptr_array_add (
          names,
          name == NULL ? g_strdup_printf ("No. %u", i + 1)
          : data == DATA_LONG_NAMES
              ? g_strdup_printf ("%s, a name that is far too long for any chart to write it", name)
              : g_strdup (name));
    }
  sal_chart_set_categories (chart, (const char *const *) names->pdata, n);
}

static void
add_limits (SalChart *chart, guint n)
{
  g_autofree double *center = g_new (double, n + 1);
  g_autofree double *lower = g_new (double, n + 1);
  g_autofree double *upper = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      gboolean anew = i >= 7;

      center[i] = anew ? 0.32 : 0.255;
      lower[i] = center[i] - (anew ? 0.06 : 0.08) - (i % 3) * 0.006;
      upper[i] = center[i] + (anew ? 0.06 : 0.08) + (i % 3) * 0.006;
    }
  sal_chart_set_limits (chart, 0, center, lower, upper, n);
  if (n > 7)
    sal_chart_set_split (chart, 7);
  if (n > 10)
    sal_chart_set_signal (chart, 10, "two of three beyond two sigma");
}

static void
add_band (SalChart *chart, Specimen specimen, Data data, guint n)
{
  g_autofree double *lower = g_new (double, n + 1);
  g_autofree double *upper = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      double value = value_of (specimen, data, 0, i);

      lower[i] = value - 1e6 * (20 + 5 * i);
      upper[i] = value + 1e6 * (20 + 6 * i);
    }
  sal_chart_set_series_band (chart, 0, lower, upper, n);
}

static SalChart *
create (Specimen specimen, Data data, guint n)
{
  SalChart *chart = sal_chart_new (specimens[specimen].kind);
  SalChartFormat format = format_of (specimen, 0);
  g_autofree double *values = g_new (double, n + 1);

  sal_chart_set_title (chart, specimens[specimen].title);
  sal_chart_set_category_title (chart, "Name");
  sal_chart_set_format (chart, &format);
  sal_chart_set_ordered (chart, specimens[specimen].ordered);
  sal_chart_set_horizontal (chart, specimens[specimen].horizontal);
  sal_chart_set_stacked (chart, specimens[specimen].stacked);
  set_categories (chart, specimen, data, n);
  for (guint series = 0; series < specimens[specimen].n_series; series++)
    {
      SalChartFormat own = format_of (specimen, series);

      for (guint i = 0; i < n; i++)
        values[i] = value_of (specimen, data, series, i);
      sal_chart_add_series (
          chart, series_name (specimen, series), series_role (specimen, series), values, n);
      sal_chart_set_series_format (chart, series, &own);
    }
  if (specimen == SPECIMEN_HEAT)
    sal_chart_set_series_shade (chart, 1, SAL_CHART_SHADE_INDEX, 100);
  if (specimen == SPECIMEN_AREA)
    add_band (chart, specimen, data, n);
  if (specimen == SPECIMEN_CONTROL)
    add_limits (chart, n);
  if (specimen == SPECIMEN_WATERFALL && n > 0)
    sal_chart_set_total (chart, 0);
  if (specimen == SPECIMEN_WATERFALL && n > 6)
    sal_chart_set_total (chart, 6);

  return chart;
}

SalChart *
specimen_new (Specimen specimen, Data data)
{
  guint n = data == DATA_EMPTY ? 0 : data == DATA_SINGLE ? 1 : specimens[specimen].n_categories;

  return create (specimen, data, n);
}

/* One with more values than anybody would look at. */
SalChart *
specimen_new_large (Specimen specimen, guint n)
{
  return create (specimen, DATA_PLAIN, n);
}
