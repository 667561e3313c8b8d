/* sal-account-brief-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-brief-report-private.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-number.h"

/* Rows of tables that are told. */
#define MOST_WON       8
#define MOST_LOST      4
#define MOST_CONTRACTS 8
#define MOST_PRODUCTS  8

#define CHART_HEIGHT 130.0

/* --- tables --- */

char *
sal_brief_format_date (gint32 day)
{
  return day != SAL_DATE_NONE ? sal_date_format (day) : g_strdup ("–");
}

SalBriefTable *
sal_brief_table_new (SalDocument *document, guint limit)
{
  SalBriefTable *self = g_new0 (SalBriefTable, 1);

  self->document = document;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->links = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kinds = g_ptr_array_new ();
  self->limit = limit;

  return self;
}

/* Adds a row, which takes @cells; @kind (nullable) and @id are what it is about. */
void
sal_brief_table_add (SalBriefTable *self, const char *kind, gint64 id, GStrv cells)
{
  if (self->rows->len >= self->limit)
    {
      self->n_more++;
      g_strfreev (cells);
      return;
    }
  g_ptr_array_add (self->rows, cells);
  g_array_append_val (self->links, id);
  g_ptr_array_add (self->kinds, (gpointer) kind);
}

/* Puts the table, or that there is nothing, on paper, and frees it. */
void
sal_brief_table_finish (SalBriefTable *self,
                        const SalDocumentColumn *columns,
                        guint n_columns,
                        const char *none)
{
  if (self->rows->len == 0)
    sal_document_add_paragraph (self->document, none);
  else
    sal_document_add_table (self->document, columns, n_columns, self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    if (self->kinds->pdata[i] != NULL)
      sal_document_link_row (
          self->document, i, self->kinds->pdata[i], g_array_index (self->links, gint64, i));
  if (self->n_more > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("… and %u more", "… and %u more", self->n_more), self->n_more);

      sal_document_add_note (self->document, text);
    }
  g_ptr_array_unref (self->rows);
  g_array_unref (self->links);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

/* --- the head --- */

static const char *
or_none (const char *text)
{
  return text != NULL ? text : "–";
}

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
  g_autofree char *day = NULL;
  SalRecord *plan = self->plan->plan;

  if (plan == NULL)
    return g_strdup (_ ("None"));
  day = sal_brief_describe_day (
      self->plan->freshness.day, self->as_of, self->plan->freshness.stale_days);

  return g_strdup_printf ("%s, %s", sal_record_get_text (plan, "name"), day);
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
    { _ ("Account owner"), or_none (overview->owner_name) },
    { _ ("Tier"), tier },
    { _ ("Our sponsor"), or_none (overview->sponsor) },
    { _ ("Customer's sponsor"), or_none (overview->customer_sponsor) },
    { _ ("Industry"), or_none (overview->industry) },
    { _ ("Place"), or_none (overview->place) },
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
      cells[2] = sal_brief_describe_days (kpi->now.from, kpi->now.day);
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
  double unit = pow (10, sal_currency_digits (self->currency));
  g_auto (GStrv) names = g_new0 (char *, SAL_BRIEF_QUARTERS + 1);
  double won[SAL_BRIEF_QUARTERS], lost[SAL_BRIEF_QUARTERS];

  for (guint i = 0; i < SAL_BRIEF_QUARTERS; i++)
    {
      names[i] = sal_fiscal_calendar_format (self->calendar, self->quarters[i].period);
      won[i] = (double) self->quarters[i].won / unit;
      lost[i] = (double) self->quarters[i].lost / unit;
    }
  sal_chart_set_title (chart, _ ("Won and Lost by Quarter"));
  sal_chart_set_format (chart, &format);
  sal_chart_set_categories (chart, (const char *const *) names, SAL_BRIEF_QUARTERS);
  sal_chart_set_ordered (chart, TRUE);
  sal_chart_add_series (chart, _ ("Won"), SAL_CHART_SERIES_ACTUAL, won, SAL_BRIEF_QUARTERS);
  sal_chart_add_series (chart, _ ("Lost"), SAL_CHART_SERIES_PLAN, lost, SAL_BRIEF_QUARTERS);
  sal_document_add_charts (document, &chart, 1, CHART_HEIGHT);
}

/* --- what was delivered --- */

static void
add_deals (const SalAccountBrief *self,
           SalDocument *document,
           const GArray *deals,
           const char *title,
           guint limit,
           const char *none)
{
  gboolean are_lost = deals == self->lost;
  const SalField *types = sal_kind_find_field (&sal_opportunity_kind, "type");
  const SalField *reasons = sal_kind_find_field (&sal_opportunity_kind, "loss_reason");
  const SalDocumentColumn columns[] = {
    { _ ("Opportunity"), FALSE },
    { _ ("Type"), FALSE },
    { are_lost ? _ ("Reason") : _ ("Owner"), FALSE },
    { _ ("Closed"), FALSE },
    { _ ("Amount"), TRUE },
  };
  const SalBriefQuarter *quarter = &self->quarters[SAL_BRIEF_QUARTERS - 1];
  SalBriefTable *table = sal_brief_table_new (document, limit);

  sal_document_add_heading (document, title, 2);
  for (guint i = 0; i < deals->len; i++)
    {
      const SalBriefDeal *deal = &g_array_index (deals, SalBriefDeal, i);
      GStrv cells;

      if (deal->day < quarter->first || deal->day > quarter->last)
        continue;
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = g_strdup (deal->name);
      cells[1] = g_strdup (deal->type != NULL ? sal_choice_get_label (types, deal->type) : "–");
      cells[2] = are_lost && deal->reason != NULL
                     ? g_strdup (sal_choice_get_label (reasons, deal->reason))
                     : g_strdup (or_none (are_lost ? NULL : deal->owner));
      cells[3] = sal_date_format (deal->day);
      cells[4] = sal_money_format_whole (deal->amount, self->currency);
      sal_brief_table_add (table, sal_opportunity_kind.name, deal->id, cells);
    }
  sal_brief_table_finish (table, columns, G_N_ELEMENTS (columns), none);
}

static void
add_contracts (const SalAccountBrief *self, SalDocument *document)
{
  const SalField *renewals = sal_kind_find_field (&sal_contract_kind, "renewal");
  const SalDocumentColumn columns[] = {
    { _ ("Contract"), FALSE }, { _ ("Product Family"), FALSE }, { _ ("Since"), FALSE },
    { _ ("Renewal"), FALSE },  { _ ("Renewed"), FALSE },        { _ ("A Year"), TRUE },
  };
  SalBriefTable *table = sal_brief_table_new (document, MOST_CONTRACTS);
  g_autofree char *day = sal_date_format (self->as_of);
  /* translators: a day */
  g_autofree char *title = g_strdup_printf (_ ("Contracts in Force, as of %s"), day);

  sal_document_add_heading (document, title, 2);
  for (guint i = 0; i < self->contracts->len; i++)
    {
      const SalBriefContract *one = &g_array_index (self->contracts, SalBriefContract, i);
      GStrv cells;

      if (!sal_brief_contract_is_in_force (one, self->as_of))
        continue;
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = g_strdup (one->name);
      cells[1] = g_strdup (or_none (one->family));
      cells[2] = sal_brief_format_date (one->start);
      cells[3] = sal_brief_format_date (one->renewal);
      cells[4] =
          g_strdup (one->renewed != NULL ? sal_choice_get_label (renewals, one->renewed) : "–");
      cells[5] = sal_money_format_whole (one->annual_value, self->currency);
      sal_brief_table_add (table, sal_contract_kind.name, one->id, cells);
    }
  sal_brief_table_finish (
      table, columns, G_N_ELEMENTS (columns), _ ("There is no contract in force."));
}

static void
add_products (const SalAccountBrief *self, SalDocument *document)
{
  const SalDocumentColumn columns[] = {
    { _ ("Product"), FALSE },
    { _ ("Buying Unit"), FALSE },
    { _ ("Since"), FALSE },
    { _ ("A Year"), TRUE },
  };
  SalBriefTable *table = sal_brief_table_new (document, MOST_PRODUCTS);
  g_autofree char *day = sal_date_format (self->as_of);
  /* translators: a day */
  g_autofree char *title = g_strdup_printf (_ ("Installed, as of %s"), day);

  sal_document_add_heading (document, title, 2);
  for (guint i = 0; i < self->products->len; i++)
    {
      const SalBriefProduct *one = &g_array_index (self->products, SalBriefProduct, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup (or_none (one->name));
      cells[1] = g_strdup (or_none (one->unit));
      cells[2] = sal_brief_format_date (one->from);
      cells[3] = sal_money_format_whole (one->annual_value, self->currency);
      sal_brief_table_add (table, sal_installed_product_kind.name, one->id, cells);
    }
  sal_brief_table_finish (
      table, columns, G_N_ELEMENTS (columns), _ ("No installed product is recorded."));
}

static void
add_value (const SalAccountBrief *self, SalDocument *document)
{
  const SalBriefQuarter *quarter = &self->quarters[SAL_BRIEF_QUARTERS - 1];
  g_autofree char *days = sal_brief_describe_days (quarter->first, quarter->last);
  /* translators: days */
  g_autofree char *won = g_strdup_printf (_ ("Won, %s"), days);
  /* translators: days */
  g_autofree char *lost = g_strdup_printf (_ ("Lost, %s"), days);

  sal_document_add_heading (document, _ ("Value Delivered"), 1);
  add_deals (self, document, self->won, won, MOST_WON, _ ("Nothing was won in the quarter."));
  if (quarter->n_lost > 0)
    add_deals (self, document, self->lost, lost, MOST_LOST, "");
  add_contracts (self, document);
  add_products (self, document);
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
  add_facts (brief, document);
  add_figures (brief, document);
  add_chart (brief, document);
  add_kpis (brief, document);
  add_value (brief, document);
  sal_document_add_page_break (document);
  sal_account_brief_report_add_plan (brief, document);
  sal_account_brief_report_add_whitespace (brief, document);
  sal_document_add_page_break (document);
  sal_account_brief_report_add_points (brief, document);
  add_method (brief, document);

  return document;
}
