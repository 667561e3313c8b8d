/* sal-executive-deck.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-executive-deck.h"

#include <glib/gi18n-lib.h>

#include "sal-executive-figure.h"

/* Points. */
#define CHART_HEIGHT 310

static void
add_figures (SalDocument *document, const SalFacts *facts, const SalExecutive *executive)
{
  g_autoptr (GPtrArray) figures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_executive_figure_free);
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (SalDocumentFigure));

  for (guint i = 0; sal_executive_figures[i] != NULL; i++)
    {
      SalExecutiveFigure *figure =
          sal_executive_figure_new (facts, executive, sal_metric_find (sal_executive_figures[i]));
      SalDocumentFigure on_paper = { figure->label, figure->value, figure->note, figure->chart };

      g_ptr_array_add (figures, figure);
      g_array_append_val (shown, on_paper);
    }
  sal_document_add_figures (
      document, (const SalDocumentFigure *) (gpointer) shown->data, shown->len);
}

static void
add_charts (SalDocument *document, const SalFacts *facts, const SalExecutive *executive)
{
  g_autoptr (GArray) month_codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) unit_codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (SalChart) months = sal_executive_chart_months (facts, executive, month_codes);
  g_autoptr (SalChart) units = sal_executive_chart_units (facts, executive, unit_codes);
  SalChart *charts[] = { months, units };

  sal_document_add_charts (document, charts, G_N_ELEMENTS (charts), CHART_HEIGHT);
}

static char **
table_row (const SalFacts *facts,
           const char *label,
           const gint64 *measures,
           const char *const *metrics)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

  g_strv_builder_add (row, label);
  for (guint i = 0; metrics[i] != NULL; i++)
    {
      const SalMetric *metric = sal_metric_find (metrics[i]);
      double value = sal_metric_compute (metric, measures);
      g_autofree char *text = sal_metric_format (metric, value, facts->currency);

      g_strv_builder_add (row, text);
    }

  return g_strv_builder_end (row);
}

/* One row per group and one for the total. */
static void
add_table (SalDocument *document,
           const SalFacts *facts,
           const SalFactResult *result,
           SalFactDimension dimension,
           const char *const *metrics)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (SalDocumentColumn));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  SalDocumentColumn first = { sal_fact_dimension_get_label (dimension), FALSE };

  g_array_append_val (columns, first);
  for (guint i = 0; metrics[i] != NULL; i++)
    {
      SalDocumentColumn column = { sal_metric_get_label (sal_metric_find (metrics[i])), TRUE };

      g_array_append_val (columns, column);
    }
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      g_autofree char *label =
          sal_fact_result_code_to_label (result, facts, dimension, group->codes[0]);

      g_ptr_array_add (rows, table_row (facts, label, group->measures, metrics));
    }
  g_ptr_array_add (rows, table_row (facts, _ ("Total"), result->total.measures, metrics));
  sal_document_add_table (
      document, (const SalDocumentColumn *) (gpointer) columns->data, columns->len, rows);
}

/* What each figure is, so that the paper can be read without the program. */
static void
add_definitions (SalDocument *document)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  for (guint i = 0; sal_executive_unit_figures[i] != NULL; i++)
    {
      const SalMetric *metric = sal_metric_find (sal_executive_unit_figures[i]);
      g_autofree char *item =
          g_strdup_printf ("%s: %s", sal_metric_get_label (metric), _ (metric->definition));

      g_strv_builder_add (builder, item);
    }
  items = g_strv_builder_end (builder);
  sal_document_add_heading (document, _ ("What the Figures Are"), 1);
  sal_document_add_list (document, (const char *const *) items);
}

/**
 * sal_executive_deck_new:
 * @facts: the facts
 * @executive: figures of @facts
 * @company: the name of the company
 *
 * Puts the executive dashboard on paper: key figures and charts as on screen, then the exact
 * figures by unit and by quarter, and what each of them is.
 *
 * Returns: (transfer full): the document
 */
SalDocument *
sal_executive_deck_new (const SalFacts *facts, const SalExecutive *executive, const char *company)
{
  SalDocument *document = sal_document_new (company, facts->as_of, SAL_PAPER_A4, TRUE);
  g_autofree char *period = sal_fiscal_calendar_format (facts->calendar, executive->period);
  g_autofree char *subtitle =
      g_strdup_printf (_ ("Executive dashboard · %s · amounts in %s"), period, facts->currency);
  g_autofree char *gaps = sal_executive_describe_gaps (facts);

  sal_document_set_subtitle (document, subtitle);
  add_figures (document, facts, executive);
  add_charts (document, facts, executive);
  if (gaps != NULL)
    sal_document_add_paragraph (document, gaps);

  sal_document_add_page_break (document);
  sal_document_add_heading (document, _ ("By Unit"), 1);
  add_table (document, facts, executive->units, SAL_FACT_UNIT, sal_executive_unit_figures);
  sal_document_add_heading (document, _ ("By Quarter"), 1);
  add_table (document, facts, executive->quarters, SAL_FACT_QUARTER, sal_executive_unit_figures);
  add_definitions (document);

  return document;
}
