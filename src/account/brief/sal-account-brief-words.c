/* sal-account-brief-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-plan-due.h"

/* --- days --- */

/**
 * sal_brief_is_stale:
 * @day: of which something is, or %SAL_DATE_NONE
 * @as_of: the day it is told
 * @limit: how many days old it may be; 0: any
 *
 * Checks whether something is older than it may be. What has no day is.
 *
 * Returns: whether it is stale
 */
gboolean
sal_brief_is_stale (gint32 day, gint32 as_of, int limit)
{
  return day == SAL_DATE_NONE || (limit > 0 && as_of - day > limit);
}

/**
 * sal_brief_describe_day:
 * @day: of which something is, or %SAL_DATE_NONE
 * @as_of: the day it is told
 * @limit: how many days old it may be; 0: any
 *
 * Says of which day something is: "as of 3 Nov 2026", and of what is too old "not updated since 3
 * Jan 2026".
 *
 * Returns: (transfer full): the words
 */
char *
sal_brief_describe_day (gint32 day, gint32 as_of, int limit)
{
  g_autofree char *text = NULL;

  if (day == SAL_DATE_NONE)
    return g_strdup (_ ("no date known"));
  text = sal_date_format (day);

  /* translators: a day */
  return g_strdup_printf (
      sal_brief_is_stale (day, as_of, limit) ? _ ("not updated since %s") : _ ("as of %s"), text);
}

/**
 * sal_brief_describe_days:
 * @from: the first day, or %SAL_DATE_NONE for what is as of one day
 * @day: the last day, or that day
 *
 * Says of which days a figure is.
 *
 * Returns: (transfer full): the words, "–" where there are none
 */
char *
sal_brief_describe_days (gint32 from, gint32 day)
{
  g_autofree char *first = NULL, *last = NULL;

  if (day == SAL_DATE_NONE)
    return g_strdup ("–");
  last = sal_date_format (day);
  if (from == SAL_DATE_NONE)
    /* translators: a day */
    return g_strdup_printf (_ ("as of %s"), last);
  first = sal_date_format (from);

  return g_strdup_printf ("%s – %s", first, last);
}

/**
 * sal_brief_describe_due:
 * @due: the day something is due, or %SAL_DATE_NONE
 * @as_of: the day it is told
 * @is_overdue: whether it should have been done by now
 *
 * Says until when something is to be done: "1 Dec 2026", or "1 Nov 2026, 21 days overdue".
 *
 * Returns: (transfer full): the words, "–" for what is due on no day and not overdue
 */
char *
sal_brief_describe_due (gint32 due, gint32 as_of, gboolean is_overdue)
{
  g_autofree char *text = sal_plan_describe_due (due, as_of, is_overdue);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup ("–");
}

/* --- what is measured --- */

static const struct
{
  const char *name;
  const char *label;
} kpis[SAL_BRIEF_N_KPIS] = {
  [SAL_BRIEF_WON] = { "won", N_ ("Won in the Quarter") },
  [SAL_BRIEF_WON_IN_YEAR] = { "won_in_year", N_ ("Won in the Fiscal Year") },
  [SAL_BRIEF_WIN_RATE] = { "win_rate", N_ ("Win Rate in the Quarter") },
  [SAL_BRIEF_ANNUAL_VALUE] = { "annual_value", N_ ("Annual Value of Contracts") },
  [SAL_BRIEF_PIPELINE] = { "pipeline", N_ ("Open Pipeline") },
  [SAL_BRIEF_HEALTH] = { "health", N_ ("Health") },
  [SAL_BRIEF_SATISFACTION] = { "satisfaction", N_ ("Satisfaction") },
  [SAL_BRIEF_CASES] = { "open_cases", N_ ("Open Support Cases") },
  [SAL_BRIEF_CONTACTS] = { "contacts", N_ ("Contacts in the Quarter") },
};

const char *
sal_brief_kpi_get_name (SalBriefKpiType type)
{
  return kpis[type].name;
}

const char *
sal_brief_kpi_get_label (SalBriefKpiType type)
{
  return _ (kpis[type].label);
}

static char *
format_percent (double share)
{
  g_autofree char *percent = sal_number_format (share * 100, 0);

  /* translators: a number of per cent; the space is a no-break space */
  return g_strdup_printf (_ ("%s\u00a0%%"), percent);
}

/**
 * sal_brief_kpi_format:
 * @type: what is measured
 * @value: the figure, or NaN
 * @currency: the reporting currency
 *
 * Writes a figure.
 *
 * Returns: (transfer full): the text, "–" for what is not known
 */
char *
sal_brief_kpi_format (SalBriefKpiType type, double value, const char *currency)
{
  if (isnan (value))
    return g_strdup ("–");
  if (sal_brief_kpi_is_money (type))
    return sal_money_format_whole ((gint64) llround (value), currency);
  if (type == SAL_BRIEF_WIN_RATE)
    return format_percent (value);

  return sal_number_format (value, 0);
}

/**
 * sal_brief_kpi_format_variance:
 * @type: what is measured
 * @kpi: the figures
 *
 * Writes how a figure differs from the one before: "+12 %", "−8 pts", "+3".
 *
 * Returns: (transfer full): the text, "–" where there is nothing to compare with
 */
char *
sal_brief_kpi_format_variance (SalBriefKpiType type, const SalBriefKpi *kpi)
{
  double variance = sal_brief_kpi_variance (type, kpi);
  double scale = type == SAL_BRIEF_WIN_RATE || sal_brief_kpi_is_money (type) ? 100 : 1;
  double rounded = round (variance * scale);
  const char *sign = rounded > 0 ? "+" : "";
  g_autofree char *number = NULL;

  if (isnan (variance))
    return g_strdup ("–");
  number = sal_number_format (rounded != 0 ? rounded : 0, 0);
  if (sal_brief_kpi_is_money (type))
    return g_strdup_printf ("%s%s\u00a0%%", sign, number);
  if (type == SAL_BRIEF_CASES || type == SAL_BRIEF_CONTACTS)
    return g_strdup_printf ("%s%s", sign, number);

  /* translators: a sign, and a number of points */
  return g_strdup_printf (_ ("%1$s%2$s\u00a0pts"), sign, number);
}

/* --- risks --- */

static const struct
{
  const char *name;
  const char *label;
} grades[] = {
  [SAL_BRIEF_LOW] = { "low", N_ ("Low") },
  [SAL_BRIEF_MEDIUM] = { "medium", N_ ("Medium") },
  [SAL_BRIEF_HIGH] = { "high", N_ ("High") },
};

const char *
sal_brief_grade_get_name (SalBriefGrade grade)
{
  return grades[grade].name;
}

const char *
sal_brief_grade_get_label (SalBriefGrade grade)
{
  return _ (grades[grade].label);
}

/**
 * sal_account_brief_get_title:
 * @self: a brief
 *
 * Says what the brief is of: "Alder, FY26 Q4".
 *
 * Returns: (transfer full): the title
 */
char *
sal_account_brief_get_title (const SalAccountBrief *self)
{
  g_autofree char *period = sal_fiscal_calendar_format (self->calendar, self->period);

  /* translators: an account, and a fiscal quarter */
  return g_strdup_printf (_ ("%1$s, %2$s"), self->overview->name, period);
}
