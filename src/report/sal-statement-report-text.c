/* sal-statement-report-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-statement-report-private.h"

#include <glib/gi18n-lib.h>

#include "sal-pay-statement-sums.h"

GPtrArray *
sal_statement_report_create_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

void
sal_statement_report_add_row (GPtrArray *rows, char *first, ...)
{
  GPtrArray *cells = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, first);
  for (char *cell = first; cell != NULL; cell = va_arg (arguments, char *))
    g_ptr_array_add (cells, cell);
  va_end (arguments);
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (rows, g_ptr_array_free (cells, FALSE));
}

char *
sal_statement_report_name_period (const SalPayStatementSetting *setting, const char *period)
{
  SalPeriod of;

  return sal_period_from_text (period, &of, NULL)
             ? sal_fiscal_calendar_format (setting->calendar, of)
             : g_strdup (period);
}

const char *
sal_statement_report_name_component (const SalPayStatementSetting *setting,
                                     const SalPayStatementLine *line)
{
  const SalPlanComponent *component = sal_pay_statement_setting_get_component (setting, line);

  return component != NULL && component->name != NULL && *component->name != '\0' ? component->name
                                                                                  : line->component;
}

char *
sal_statement_report_name_plan (const SalPayStatementSetting *setting,
                                const SalPayStatementLine *line)
{
  const SalPlan *plan = sal_pay_statement_setting_get_plan (setting, line->id);

  if (plan == NULL || plan->version == NULL || *plan->version == '\0')
    return g_strdup (line->plan);

  /* translators: a compensation plan and its version */
  return g_strdup_printf (_ ("%s, version %s"), plan->name, plan->version);
}

char *
sal_statement_report_title_line (const SalPayStatementSetting *setting,
                                 const SalPayStatementLine *line)
{
  const char *name = sal_statement_report_name_component (setting, line);
  g_autofree char *period = sal_statement_report_name_period (setting, line->measured_period);

  if (g_str_equal (line->kind, "clawback"))
    /* translators: a component of a compensation plan */
    return g_strdup_printf (_ ("%s: taken back"), name);
  if (g_str_equal (line->kind, "true_up"))
    /* translators: a component of a compensation plan, and a year */
    return g_strdup_printf (_ ("%s: %s as a whole"), name, period);
  if (g_str_equal (line->kind, "replay"))
    /* translators: a component of a compensation plan, and a period */
    return g_strdup_printf (_ ("%s: %s calculated again"), name, period);
  if (g_str_equal (line->kind, "correction"))
    /* translators: a component of a compensation plan, and a period */
    return g_strdup_printf (_ ("%s: correction of %s"), name, period);
  if (g_strcmp0 (line->measured_period, sal_record_get_text (setting->period, "period")) == 0)
    return g_strdup (name);

  return g_strdup_printf ("%s, %s", name, period);
}

char *
sal_statement_report_format_quota (const SalPayStatementSetting *setting,
                                   const SalPayStatementLine *line)
{
  const SalPlanComponent *component = sal_pay_statement_setting_get_component (setting, line);
  g_auto (SalRational) quota = SAL_RATIONAL_INIT;

  sal_pay_statement_read_exact (line->quota, &quota);
  if (component == NULL || sal_rational_sign (&quota) <= 0)
    return NULL;

  return sal_pay_words_measured (
      line->quota, sal_pay_statement_setting_get_plan (setting, line->id), component);
}

char *
sal_statement_report_format_attainment (const SalPayStatementSetting *setting,
                                        const SalPayStatementLine *line)
{
  g_auto (SalRational) quota = SAL_RATIONAL_INIT, attainment = SAL_RATIONAL_INIT;

  sal_pay_statement_read_exact (line->quota, &quota);
  sal_pay_statement_read_exact (line->attainment, &attainment);
  if (sal_rational_sign (&quota) <= 0)
    return NULL;

  return sal_pay_words_percent (&attainment, SAL_PAY_SHARE_DECIMALS);
}
