/* sal-accrual-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-accrual-chart.h"

#include <glib/gi18n-lib.h>

/* "Nov 2026" */
char *
sal_accrual_chart_format_month (int month)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  SalPeriod period = { month / 12, SAL_PERIOD_MONTH, month % 12 };

  return sal_fiscal_calendar_format (calendar, period);
}

static void
set_months (SalChart *chart, const SalPayAccrual *accrual)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  SalChartFormat format = sal_chart_format_money (accrual->currency);
  g_auto (GStrv) categories = NULL;

  for (guint i = 0; i < accrual->months->len; i++)
    {
      g_autofree char *name = sal_accrual_chart_format_month (
          g_array_index (accrual->months, SalPayAccrualMonth, i).month);

      g_strv_builder_add (names, name);
    }
  categories = g_strv_builder_end (names);
  sal_chart_set_categories (chart, (const char *const *) categories, accrual->months->len);
  sal_chart_set_category_title (chart, _ ("Month"));
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_set_format (chart, &format);
}

static void
add_member (SalChart *chart,
            const SalPayAccrual *accrual,
            const char *name,
            SalChartSeriesRole role)
{
  g_autofree double *values = g_new0 (double, accrual->months->len + 1);

  for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
    if (g_str_equal (sal_pay_accrual_members[m].name, name))
      {
        for (guint i = 0; i < accrual->months->len; i++)
          values[i] = (double) SAL_PAY_ACCRUAL_AMOUNT (
              &g_array_index (accrual->months, SalPayAccrualMonth, i), m);
        sal_chart_add_series (
            chart, _ (sal_pay_accrual_members[m].label), role, values, accrual->months->len);
      }
}

/**
 * sal_accrual_chart_flow:
 * @accrual: what is earned and paid of a currency
 *
 * Draws what is earned, paid and to be paid in each month.
 *
 * Returns: (transfer full): bars; what is to be paid is hatched
 */
SalChart *
sal_accrual_chart_flow (const SalPayAccrual *accrual)
{
  SalChart *chart = sal_chart_new (SAL_CHART_BAR);

  sal_chart_set_title (chart, _ ("Earned and Paid by Month"));
  set_months (chart, accrual);
  add_member (chart, accrual, "earned", SAL_CHART_SERIES_ACTUAL);
  add_member (chart, accrual, "paid", SAL_CHART_SERIES_ACTUAL);
  add_member (chart, accrual, "due", SAL_CHART_SERIES_FORECAST);

  return chart;
}

/**
 * sal_accrual_chart_balance:
 * @accrual: what is earned and paid of a currency
 *
 * Draws the liability and what is not vested at the end of each month.
 *
 * Returns: (transfer full): lines
 */
SalChart *
sal_accrual_chart_balance (const SalPayAccrual *accrual)
{
  SalChart *chart = sal_chart_new (SAL_CHART_LINE);

  sal_chart_set_title (chart, _ ("Balances at the Ends of Months"));
  set_months (chart, accrual);
  add_member (chart, accrual, "liability", SAL_CHART_SERIES_ACTUAL);
  add_member (chart, accrual, "exposed", SAL_CHART_SERIES_ACTUAL);

  return chart;
}
