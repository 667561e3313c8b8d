/* sal-dashboard-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-report.h"

#include <glib/gi18n-lib.h>

#include "sal-exception-text.h"
#include "sal-executive-text.h"
#include "sal-report-deals.h"
#include "sal-tile-chart.h"

/* Points. */
#define CHART_HEIGHT 150.0
#define ROW_HEIGHT   21.0
#define TABLE_FRAME  52.0 /* title and column names */
#define MAX_TABLE    420.0

#define MAX_FIGURES    4 /* side by side */
#define MAX_EXCEPTIONS 8

typedef struct
{
  const SalDashboardReport *report;
  SalDashboardFigures *figures;
  SalDocument *document;
  GPtrArray *contents; /* of SalTileContent: what the document shows is kept until it is made */
  GPtrArray *row;      /* of SalTileContent *: figures or charts that stand side by side */
  gboolean is_of_charts;
  GPtrArray *metrics; /* of SalMetric: that are shown, in their order */
} Maker;

/* The dashboard, the period with its days, what the figures are limited to, and the currency. */
static char *
describe_scope (const SalDashboardReport *self)
{
  const SalFacts *facts = self->facts;
  SalPeriod period = sal_drill_path_get_period (self->path);
  g_autofree char *name = sal_fiscal_calendar_format (facts->calendar, period);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gint32 first, last;

  sal_fiscal_calendar_days_of (facts->calendar, period, &first, &last);
  from = sal_date_format (first);
  to = sal_date_format (last);
  g_string_append_printf (text, "%s · %s (%s – %s)", self->dashboard->name, name, from, to);
  for (guint i = 0; i < sal_drill_path_get_n_steps (self->path); i++)
    g_string_append_printf (text, " · %s", sal_drill_path_get_label (self->path, i));
  if (sal_drill_path_get_n_steps (self->path) == 0)
    g_string_append_printf (text, " · %s", _ ("the whole company"));
  /* translators: a currency code */
  g_string_append_printf (text, _ (" · amounts in %s"), facts->currency);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- tiles --- */

static void
add_metric (Maker *self, const SalMetric *metric)
{
  for (guint i = 0; i < self->metrics->len; i++)
    if (g_ptr_array_index (self->metrics, i) == metric)
      return;
  g_ptr_array_add (self->metrics, (gpointer) metric);
}

static void
add_figures (Maker *self)
{
  SalDocumentFigure figures[MAX_FIGURES];

  for (guint i = 0; i < self->row->len; i++)
    {
      const SalTileContent *content = g_ptr_array_index (self->row, i);

      figures[i] = (SalDocumentFigure){ content->title,
                                        content->figure,
                                        content->problem != NULL ? content->problem : content->note,
                                        content->chart };
    }
  sal_document_add_figures (self->document, figures, self->row->len);
}

static double
measure_chart (const SalTileContent *content, SalTileShow show)
{
  if (show != SAL_TILE_HEAT && show != SAL_TILE_COMPARE)
    return CHART_HEIGHT;

  return MIN (TABLE_FRAME + ROW_HEIGHT * content->codes->len, MAX_TABLE);
}

/* Ends what stands side by side. */
static void
flush (Maker *self)
{
  SalChart *charts[MAX_FIGURES];

  for (guint i = 0; self->is_of_charts && i < self->row->len; i++)
    charts[i] = ((SalTileContent *) g_ptr_array_index (self->row, i))->chart;
  if (self->row->len > 0 && self->is_of_charts)
    sal_document_add_charts (self->document, charts, self->row->len, CHART_HEIGHT);
  else if (self->row->len > 0)
    add_figures (self);
  g_ptr_array_set_size (self->row, 0);
}

static void
append_beside (Maker *self, SalTileContent *content, gboolean is_of_charts, guint most)
{
  if (self->is_of_charts != is_of_charts || self->row->len >= most)
    flush (self);
  self->is_of_charts = is_of_charts;
  g_ptr_array_add (self->row, content);
}

/* How many there are, as the title says, and the largest of them. */
static void
add_exceptions (Maker *self, const SalTileContent *content)
{
  const SalExceptions *found = content->exceptions;
  const SalFacts *facts = self->report->facts;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *nothing = NULL;

  flush (self);
  if (found->exceptions->len == 0)
    {
      nothing = sal_exceptions_describe_nothing (found, facts);
      sal_document_add_heading (self->document, content->title, 1);
      sal_document_add_paragraph (self->document, nothing);
      return;
    }

  for (guint i = 0; i < MIN (found->exceptions->len, MAX_EXCEPTIONS); i++)
    g_ptr_array_add (items,
                     sal_exception_describe (g_ptr_array_index (found->exceptions, i), facts));
  g_ptr_array_add (items, NULL);
  sal_document_add_heading (self->document, content->title, 1);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}

/* Half as wide as the sheet where the tile is, for what has few enough values for it. */
static void
add_chart (Maker *self, const SalDashboardTile *tile, SalTileContent *content)
{
  gboolean is_table = tile->show == SAL_TILE_HEAT || tile->show == SAL_TILE_COMPARE;

  sal_chart_set_title (content->chart, content->title);
  if (!is_table && tile->columns <= SAL_DASHBOARD_COLUMNS / 2)
    {
      append_beside (self, content, TRUE, 2);
      return;
    }
  flush (self);
  sal_document_add_charts (self->document, &content->chart, 1, measure_chart (content, tile->show));
}

static void
add_problem (Maker *self, const SalTileContent *content)
{
  g_autofree char *text =
      g_strdup_printf ("%s: %s",
                       content->title,
                       content->problem != NULL ? content->problem : _ ("There are no figures."));

  flush (self);
  sal_document_add_paragraph (self->document, text);
}

static void
add_tile (Maker *self, const SalDashboardTile *tile)
{
  SalTileContent *content = sal_tile_content_new (self->figures, tile);

  g_ptr_array_add (self->contents, content);
  for (guint i = 0; i < content->n_metrics; i++)
    add_metric (self, content->metrics[i]);
  if (tile->plan != NULL && sal_facts_find_metric (self->report->facts, tile->plan) != NULL)
    add_metric (self, sal_facts_find_metric (self->report->facts, tile->plan));

  if (tile->show == SAL_TILE_EXCEPTIONS)
    add_exceptions (self, content);
  else if (!tile->is_split)
    append_beside (self, content, FALSE, MAX_FIGURES);
  else if (content->chart != NULL)
    add_chart (self, tile, content);
  else
    add_problem (self, content);
}

/* --- definitions --- */

static void
add_definitions (Maker *self)
{
  const SalDocumentColumn columns[] = { { _ ("Metric"), FALSE }, { _ ("Definition"), FALSE } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < self->metrics->len; i++)
    {
      const SalMetric *metric = g_ptr_array_index (self->metrics, i);
      const char *definition = sal_metric_get_definition (metric);
      char **cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup (sal_metric_get_label (metric));
      cells[1] =
          g_strdup (definition != NULL && *definition != '\0' ? definition : metric->formula);
      g_ptr_array_add (rows, cells);
    }
  if (rows->len == 0)
    return;
  sal_document_add_heading (self->document, _ ("Definitions"), 1);
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
}

static void
add_notes (Maker *self)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (_ ("Amounts in other currencies are converted into %s at the rates of "
                             "the plan year their close date is in. Won and lost "
                             "opportunities count for who was responsible on their close "
                             "date, open ones for who is now. Lines below key figures go over the "
                             "last eight quarters."),
                          self->report->facts->currency);
  sal_document_add_paragraph (self->document, text);
}

static void
add_summary (Maker *self, const SalFactQuery *filters)
{
  SalFacts *facts = self->report->facts;
  g_autoptr (SalExecutive) executive =
      sal_executive_new (facts, filters, sal_drill_path_get_period (self->report->path));
  g_autofree char *summary = sal_executive_summarize (executive, facts);
  g_autofree char *gaps = sal_executive_describe_gaps (facts);

  sal_document_add_paragraph (self->document, summary);
  if (gaps != NULL)
    sal_document_add_paragraph (self->document, gaps);
}

/* The tiles of what is out of the ordinary come first, then the period in a few sentences. */
static void
add_tiles (Maker *self, const SalFactQuery *filters)
{
  const SalDashboardLayout *layout = self->report->dashboard->layout;
  guint n_first = 0;

  for (; n_first < layout->tiles->len; n_first++)
    {
      const SalDashboardTile *tile = sal_dashboard_layout_get (layout, n_first);

      if (tile->show != SAL_TILE_EXCEPTIONS)
        break;
      add_tile (self, tile);
    }
  add_summary (self, filters);
  for (guint i = n_first; i < layout->tiles->len; i++)
    add_tile (self, sal_dashboard_layout_get (layout, i));
  flush (self);
}

/**
 * sal_dashboard_report_find_deals:
 * @self: what is reported
 *
 * Finds the opportunities whose titles the report needs, read by
 * [func@report_deals_read_titles].
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
sal_dashboard_report_find_deals (const SalDashboardReport *self)
{
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (self->path, self->facts);
  gint32 first, last;

  sal_fiscal_calendar_days_of (
      self->facts->calendar, sal_drill_path_get_period (self->path), &first, &last);
  sal_fact_query_set_days (query, first, last);

  return sal_report_deals_find (query, self->facts);
}

/**
 * sal_dashboard_report_create:
 * @self: what is reported
 * @deals: (element-type gint64): of [func@dashboard_report_find_deals]
 * @titles: (array): what they are called
 *
 * Makes a dashboard a document: what is out of the ordinary, the period in a few sentences, its
 * figures and charts in their order, the largest opportunities won and open, and what the metrics
 * mean.
 *
 * Returns: (transfer full): the document
 */
SalDocument *
sal_dashboard_report_create (const SalDashboardReport *self,
                             const GArray *deals,
                             const char *const *titles)
{
  g_autoptr (SalFactQuery) filters = sal_drill_path_build_query (self->path, self->facts);
  g_autoptr (SalDashboardFigures) figures = sal_dashboard_figures_new (
      self->facts, filters, sal_drill_path_get_period (self->path), self->dashboard->layout);
  g_autoptr (SalDocument) document = sal_document_new (
      sal_workspace_get_name (self->workspace), self->facts->as_of, self->paper, TRUE);
  g_autoptr (GPtrArray) contents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_tile_content_unref);
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  g_autoptr (GPtrArray) metrics = g_ptr_array_new ();
  g_autofree char *scope = describe_scope (self);
  Maker maker = { self, figures, document, contents, row, FALSE, metrics };

  sal_document_set_subtitle (document, scope);
  add_tiles (&maker, filters);
  sal_report_deals_add (document, self->facts, deals, titles);
  add_definitions (&maker);
  add_notes (&maker);

  return g_steal_pointer (&document);
}

/**
 * sal_dashboard_report_create_sync:
 * @self: what is reported
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Makes a dashboard a document, and waits for the store to read titles.
 *
 * Returns: (transfer full): the document, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalDocument *
sal_dashboard_report_create_sync (const SalDashboardReport *self,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GArray) deals = sal_dashboard_report_find_deals (self);
  g_auto (GStrv) titles = sal_store_read_sync (sal_workspace_get_store (self->workspace),
                                               sal_report_deals_read_titles,
                                               deals,
                                               cancellable,
                                               error);

  return titles != NULL ? sal_dashboard_report_create (self, deals, (const char *const *) titles)
                        : NULL;
}
