/* sal-account-brief-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report-private.h"
#include "sal-number.h"

#define CHART_HEIGHT 170.0

/* --- the head --- */

static char *
describe_tier (const SalAccountBrief *self)
{
  const SalAccountOverview *overview = self->overview;
  g_autofree char *day =
      sal_brief_describe_day (self->tier_day, self->as_of, self->tier_stale_days);
  g_autofree char *score = NULL;

  if (overview->tier == NULL)
    return g_strdup ("–");
  if (overview->decided)
    /* translators: a tier, and the day of its score */
    return g_strdup_printf (_ ("%1$s by decision; score %2$s"), overview->tier, day);
  score = isnan (overview->score) ? g_strdup ("–") : sal_number_format (overview->score, 0);

  /* translators: a tier, points, and the day they are of */
  return g_strdup_printf (_ ("%1$s with %2$s points, %3$s"), overview->tier, score, day);
}

static char *
describe_plan (const SalAccountBrief *self)
{
  g_autofree char *days = NULL, *text = NULL;
  SalRecord *plan = self->plan->plan;

  if (plan == NULL)
    return g_strdup (_ ("None"));
  days = sal_plan_freshness_describe_days (&self->plan->freshness);
  text = g_strdup_printf ("%s. %s", sal_record_get_text (plan, "name"), days);

  return self->plan->freshness.state == SAL_PLAN_STALE
             /* translators: a plan, and of which days it is */
             ? g_strdup_printf (_ ("%s, stale"), text)
             : g_steal_pointer (&text);
}

static char *
describe_contact (const SalAccountBrief *self)
{
  const SalAccountOverview *overview = self->overview;
  g_autofree char *day = NULL;

  if (overview->last_contact == SAL_DATE_NONE)
    return g_strdup (_ ("None yet"));
  day = sal_date_format (overview->last_contact);

  return overview->last_contact_by != NULL
             ? g_strdup_printf ("%s, %s", day, overview->last_contact_by)
             : g_steal_pointer (&day);
}

static void
add_facts (const SalAccountBrief *self, SalDocument *document)
{
  const SalAccountOverview *overview = self->overview;
  g_autofree char *tier = describe_tier (self), *plan = describe_plan (self);
  g_autofree char *contact = describe_contact (self);
  g_autofree char *renewal = sal_brief_format_date (overview->renewal);
  const SalDocumentFact facts[] = {
    { _ ("Account owner"), sal_brief_or_none (overview->owner_name) },
    { _ ("Tier"), tier },
    { _ ("Our sponsor"), sal_brief_or_none (overview->sponsor) },
    { _ ("Customer's sponsor"), sal_brief_or_none (overview->customer_sponsor) },
    { _ ("Industry"), sal_brief_or_none (overview->industry) },
    { _ ("Place"), sal_brief_or_none (overview->place) },
    { _ ("Next renewal"), renewal },
    { _ ("Last contact"), contact },
    { _ ("Account plan"), plan },
  };

  sal_document_add_facts (document, facts, G_N_ELEMENTS (facts));
}

/* --- figures --- */

static char *
describe_kpi (const SalAccountBrief *self, SalBriefKpiType type)
{
  const SalBriefKpi *kpi = &self->kpis[type];
  g_autofree char *variance = sal_brief_kpi_format_variance (type, kpi);
  g_autofree char *days = sal_brief_describe_days (kpi->now.from, kpi->now.day);

  if (isnan (kpi->now.value))
    return g_strdup (_ ("not known"));
  if (isnan (sal_brief_kpi_variance (type, kpi)))
    return g_steal_pointer (&days);
  if (kpi->before.from != SAL_DATE_NONE)
    /* translators: a variance, and days */
    return g_strdup_printf (_ ("%1$s on last year; %2$s"), variance, days);

  return g_strdup_printf ("%s; %s", variance, days);
}

static void
add_figures (const SalAccountBrief *self, SalDocument *document)
{
  static const SalBriefKpiType types[] = {
    SAL_BRIEF_WON, SAL_BRIEF_ANNUAL_VALUE, SAL_BRIEF_PIPELINE, SAL_BRIEF_HEALTH
  };
  char *texts[2 * G_N_ELEMENTS (types)];
  SalDocumentFigure figures[G_N_ELEMENTS (types)] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      texts[2 * i] =
          sal_brief_kpi_format (types[i], self->kpis[types[i]].now.value, self->currency);
      texts[2 * i + 1] = describe_kpi (self, types[i]);
      figures[i] = (SalDocumentFigure){ .label = sal_brief_kpi_get_label (types[i]),
                                        .value = texts[2 * i],
                                        .note = texts[2 * i + 1] };
    }
  sal_document_add_figures (document, figures, G_N_ELEMENTS (figures));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

static void
add_kpis (const SalAccountBrief *self, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Figure"), FALSE }, { _ ("Value"), TRUE }, { _ ("Of"), FALSE },
    { _ ("Before"), TRUE },  { _ ("Of"), FALSE },   { _ ("Variance"), TRUE },
  };
  SalBriefTable *table = sal_brief_table_new (document, SAL_BRIEF_N_KPIS);

  sal_document_add_heading (document, _ ("Figures with Variance"), 1);
  for (guint i = 0; i < SAL_BRIEF_N_KPIS; i++)
    {
      const SalBriefKpi *kpi = &self->kpis[i];
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup (sal_brief_kpi_get_label (i));
      cells[1] = sal_brief_kpi_format (i, kpi->now.value, self->currency);
      cells[2] = isnan (kpi->now.value) ? g_strdup ("–")
                                        : sal_brief_describe_days (kpi->now.from, kpi->now.day);
      cells[3] = sal_brief_kpi_format (i, kpi->before.value, self->currency);
      cells[4] = isnan (kpi->before.value)
                     ? g_strdup ("–")
                     : sal_brief_describe_days (kpi->before.from, kpi->before.day);
      cells[5] = sal_brief_kpi_format_variance (i, kpi);
      sal_brief_table_add (table, NULL, 0, cells);
    }
  sal_brief_table_finish (table, columns, G_N_ELEMENTS (columns), "");
}

static void
add_chart (const SalAccountBrief *self, SalDocument *document)
{
  g_autoptr (SalChart) chart = sal_chart_new (SAL_CHART_BAR);
  SalChartFormat format = sal_chart_format_money (self->currency);
  g_auto (GStrv) names = g_new0 (char *, SAL_BRIEF_QUARTERS + 1);
  double won[SAL_BRIEF_QUARTERS], lost[SAL_BRIEF_QUARTERS];

  for (guint i = 0; i < SAL_BRIEF_QUARTERS; i++)
    {
      names[i] = sal_fiscal_calendar_format (self->calendar, self->quarters[i].period);
      won[i] = (double) self->quarters[i].won;
      lost[i] = (double) self->quarters[i].lost;
    }
  sal_chart_set_title (chart, _ ("Won and Lost by Quarter"));
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names, SAL_BRIEF_QUARTERS);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_add_series (chart, _ ("Won"), SAL_CHART_SERIES_ACTUAL, won, SAL_BRIEF_QUARTERS);
  sal_chart_add_series (chart, _ ("Lost"), SAL_CHART_SERIES_ACTUAL, lost, SAL_BRIEF_QUARTERS);
  sal_document_add_charts (document, &chart, 1, CHART_HEIGHT);
}

/* --- the report --- */

static char *
make_subtitle (const SalAccountBrief *self)
{
  gint32 first, last;
  g_autofree char *period = sal_fiscal_calendar_format (self->calendar, self->period);
  g_autofree char *day = sal_date_format (self->as_of);
  g_autofree char *from = NULL, *to = NULL;

  sal_fiscal_calendar_days_of (self->calendar, self->period, &first, &last);
  from = sal_date_format (first);
  to = sal_date_format (last);

  /* translators: a quarter with its days, a day, and a currency */
  return g_strdup_printf (
      _ ("%1$s, %2$s to %3$s · as of %4$s · in %5$s"), period, from, to, day, self->currency);
}

static void
add_method (const SalAccountBrief *self, SalDocument *document)
{
  if (self->n_unconverted > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u amount counts as nothing because its currency has no rate.",
                    "%u amounts count as nothing because their currency has no rate.",
                    self->n_unconverted),
          self->n_unconverted);

      sal_document_add_note (document, text);
    }
  sal_document_add_note (
      document,
      _ ("Days of a quarter or a year that is not over are compared with as many days of the one a "
         "year before; what is as of a day, with a year before or, of health, satisfaction and "
         "support cases, with the day before the quarter. Won is what was closed on these days, at "
         "the rate of the day. Plans, and what is open, are told as they stand, each with the day "
         "it was written, measured or reviewed; “not updated since” marks what is older than it "
         "may "
         "be."));
}

/**
 * sal_account_brief_report_new:
 * @brief: what is said of an account
 * @paper: the size of the sheets
 *
 * Puts a business review on paper: figures with their variance, what was delivered, how the plan
 * goes, whitespace, risks, what is asked of whom and next steps, each with the day it is of.
 *
 * Returns: (transfer full): the document, of %SAL_BRIEF_MIN_PAGES to %SAL_BRIEF_MAX_PAGES pages
 */
SalDocument *
sal_account_brief_report_new (const SalAccountBrief *brief, SalPaper paper)
{
  g_autofree char *title =
      /* translators: an account */
      g_strdup_printf (_ ("Business Review: %s"), brief->overview->name);
  g_autofree char *subtitle = make_subtitle (brief);
  SalDocument *document = sal_document_new (title, brief->as_of, paper, FALSE);

  sal_document_set_subtitle (document, subtitle);
  sal_document_set_balanced (document, SAL_BRIEF_MIN_PAGES);
  add_facts (brief, document);
  add_figures (brief, document);
  add_chart (brief, document);
  add_kpis (brief, document);
  sal_account_brief_report_add_value (brief, document);
  sal_account_brief_report_add_plan (brief, document);
  sal_account_brief_report_add_whitespace (brief, document);
  sal_account_brief_report_add_points (brief, document);
  add_method (brief, document);

  return document;
}
