/* sal-health-charts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-charts.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-date.h"

#define N_POINTS (SAL_HEALTH_CHART_MONTHS + 1)

static gint32
get_day (const SalHealthBook *book, guint point)
{
  return sal_date_add_months (book->day, (int) point - SAL_HEALTH_CHART_MONTHS);
}

/* By the days that are read: today and each month before. */
static SalChart *
create_chart (const SalHealthBook *book, const char *title)
{
  SalChart *chart = sal_chart_new (SAL_CHART_LINE);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_POINTS; i++)
    {
      int year, month, day;

      sal_date_to_ymd (get_day (book, i), &year, &month, &day);
      /* translators: a month and a year as numbers */
      g_ptr_array_add (names, g_strdup_printf (_ ("%02d/%02d"), month, year % 100));
    }
  sal_chart_set_title (chart, title);
  sal_chart_set_categories (chart, (const char *const *) names->pdata, N_POINTS);
  sal_chart_set_ordered (chart, TRUE);

  return chart;
}

/**
 * sal_health_chart_signal:
 * @book: a book that goes back two years
 * @account: one of its accounts
 * @type: a signal
 *
 * Draws a signal as it was read each month, with where it warns.
 *
 * Returns: (transfer full) (nullable): the chart; %NULL if nothing of it is known
 */
SalChart *
sal_health_chart_signal (const SalHealthBook *book,
                         const SalHealthAccount *account,
                         SalSignalType type)
{
  const SalHealthRule *rule = &book->scheme->rules[type];
  SalChartFormat format = sal_chart_format_number (1);
  double values[N_POINTS], critical[N_POINTS];
  gboolean is_known = FALSE;
  SalChart *chart;
  g_autofree char *title = NULL;

  for (guint i = 0; i < N_POINTS; i++)
    {
      values[i] = sal_signal_series_read (
          &account->series[type], type, get_day (book, i), rule->is_used ? rule->days : 90);
      critical[i] = rule->critical;
      is_known = is_known || !isnan (values[i]);
    }
  if (!is_known)
    return NULL;
  /* translators: a signal and its unit */
  title = g_strdup_printf (
      _ ("%s, %s"), sal_signal_type_get_label (type), sal_signal_type_get_unit (type));
  chart = create_chart (book, title);
  sal_chart_set_format (chart, &format);
  sal_chart_add_series (
      chart, sal_signal_type_get_label (type), SAL_CHART_SERIES_ACTUAL, values, N_POINTS);
  if (rule->is_used)
    {
      sal_chart_set_reference (chart, _ ("Warning"), rule->warn);
      if (rule->critical >= 0)
        sal_chart_add_series (chart, _ ("Critical"), SAL_CHART_SERIES_PLAN, critical, N_POINTS);
    }

  return chart;
}

/**
 * sal_health_chart_history:
 * @book: a book that goes back two years, with thresholds
 * @account: one of its accounts
 *
 * Draws health as it was each month, by the thresholds of today.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_health_chart_history (const SalHealthBook *book, const SalHealthAccount *account)
{
  SalChart *chart = create_chart (book, _ ("Health, of 100"));
  SalChartFormat format = sal_chart_format_number (0);
  double values[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    {
      SalHealth health;

      sal_health_scheme_judge (book->scheme, account->series, get_day (book, i), &health);
      values[i] = health.health;
    }
  sal_chart_set_format (chart, &format);
  sal_chart_add_series (chart, _ ("Health"), SAL_CHART_SERIES_ACTUAL, values, N_POINTS);

  return chart;
}

/**
 * sal_health_chart_calibration:
 * @model: a model
 *
 * Draws, for each tenth of the cases by what was predicted, what was predicted across and what came
 * upwards, with the line on which both are the same.
 *
 * Returns: (transfer full): the chart
 */
SalChart *
sal_health_chart_calibration (const SalChurnModel *model)
{
  SalChart *chart = sal_chart_new (SAL_CHART_SCATTER);
  SalChartFormat format = sal_chart_format_rate (1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  double predicted[SAL_CHURN_BINS], observed[SAL_CHURN_BINS];

  for (guint i = 0; i < SAL_CHURN_BINS; i++)
    {
      /* translators: the place of a tenth among ten */
      g_ptr_array_add (names, g_strdup_printf (_ ("Tenth %u"), i + 1));
      predicted[i] = model->bins[i].predicted;
      observed[i] = model->bins[i].observed;
    }
  sal_chart_set_title (chart, _ ("Predicted and Observed Churn, by Tenths of the Cases"));
  sal_chart_set_category_title (chart, _ ("Tenth"));
  sal_chart_set_diagonal (chart, _ ("As predicted"));
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names->pdata, SAL_CHURN_BINS);
  sal_chart_add_series (
      chart, _ ("Predicted churn"), SAL_CHART_SERIES_ACTUAL, predicted, SAL_CHURN_BINS);
  sal_chart_add_series (
      chart, _ ("Observed churn"), SAL_CHART_SERIES_ACTUAL, observed, SAL_CHURN_BINS);

  return chart;
}
