/* sal-executive-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-executive-report.h"

#include <langinfo.h>
#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-exception-text.h"
#include "sal-executive-text.h"
#include "sal-kinds.h"
#include "sal-metric-chart.h"
#include "sal-money.h"

/* Points. */
#define MONTHS_HEIGHT 166.0
#define CHART_HEIGHT  130.0
#define ROW_HEIGHT    21.0
#define HEAT_FRAME    52.0 /* title and column names */
#define MAX_HEAT      420.0

#define N_DEALS        10
#define MAX_BARS       10
#define MAX_EXCEPTIONS 8

static const char *const key_metrics[] = { "bookings", "pipeline", "win_rate", "average_deal" };
static const char *const unit_metrics[] = {
  "bookings", "quota", "attainment", "pipeline", "coverage", "win_rate", "average_deal", "cycle",
};

typedef struct
{
  SalWorkspace *workspace;
  SalFacts *facts;
  const SalDrillPath *path;
  SalExecutive *figures;
  SalDocument *document;
} Report;

/* Sheets are of the size that is used where the reader is. */
static SalPaper
find_paper (void)
{
#ifdef _NL_PAPER_HEIGHT
  /* millimetres, as a number in the place of the pointer: 279 of US Letter */
  if (GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_HEIGHT)) == 279)
    return SAL_PAPER_LETTER;
#endif

  return SAL_PAPER_A4;
}

/* The period with its days, what the figures are limited to, and the currency. */
static char *
describe_scope (const Report *self)
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
  g_string_append_printf (text, _ ("Executive report · %s (%s – %s)"), name, from, to);
  for (guint i = 0; i < sal_drill_path_get_n_steps (self->path); i++)
    g_string_append_printf (text, " · %s", sal_drill_path_get_label (self->path, i));
  if (sal_drill_path_get_n_steps (self->path) == 0)
    g_string_append_printf (text, " · %s", _ ("the whole company"));
  /* translators: a currency code */
  g_string_append_printf (text, _ (" · amounts in %s"), facts->currency);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many there are, and the largest of them. */
static void
list_exceptions (Report *self, const SalExceptions *found)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *heading =
      /* translators: a number of exceptions */
      g_strdup_printf (_ ("Needs Attention (%u)"), found->exceptions->len);

  for (guint i = 0; i < MIN (found->exceptions->len, MAX_EXCEPTIONS); i++)
    g_ptr_array_add (
        items, sal_exception_describe (g_ptr_array_index (found->exceptions, i), self->facts));
  g_ptr_array_add (items, NULL);
  sal_document_add_heading (self->document, heading, 1);
  sal_document_add_list (self->document, (const char *const *) items->pdata);
}

static void
add_exceptions (Report *self)
{
  g_autoptr (SalExceptions) found =
      sal_exceptions_find (self->facts, self->figures->filters, self->figures->period, NULL, 0);
  g_autofree char *nothing = NULL;

  if (found->exceptions->len > 0)
    {
      list_exceptions (self, found);
      return;
    }

  sal_document_add_heading (self->document, _ ("Needs Attention"), 1);
  nothing = sal_exceptions_describe_nothing (found, self->facts);
  sal_document_add_paragraph (self->document, nothing);
}

static void
add_key_figures (Report *self)
{
  SalDocumentFigure figures[G_N_ELEMENTS (key_metrics)];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) charts = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_chart_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (key_metrics); i++)
    {
      const SalMetric *metric = sal_metric_find (key_metrics[i]);
      double value = sal_metric_compute (metric, self->figures->total->total.measures);
      char *text = sal_metric_format_short (metric, value, self->facts->currency);
      char *note = sal_executive_describe (self->figures, self->facts, metric);
      SalChart *chart = sal_metric_chart_tile (
          self->facts, metric, self->figures->total->total.measures, self->figures->quarters);

      figures[i] = (SalDocumentFigure){ sal_metric_get_label (metric), text, note, chart };
      g_ptr_array_add (texts, text);
      g_ptr_array_add (texts, note);
      if (chart != NULL)
        g_ptr_array_add (charts, chart);
    }
  sal_document_add_figures (self->document, figures, G_N_ELEMENTS (key_metrics));
}

static SalChart *
create_months_chart (const Report *self)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  SalPeriod year = { .year = self->figures->period.year, .unit = SAL_PERIOD_YEAR, .index = 0 };
  g_autofree char *name = sal_fiscal_calendar_format (self->facts->calendar, year);
  g_autofree char *title = NULL;
  SalChart *chart = sal_metric_chart_bookings_and_quota (
      self->facts, self->figures->months, SAL_FACT_MONTH, codes);

  title = g_strdup_printf (self->figures->months->total.measures[SAL_MEASURE_QUOTA] != 0
                               ? _ ("Bookings and Quota by Month, %s")
                               : _ ("Bookings by Month, %s"),
                           name);
  sal_chart_set_title (chart, title);

  return chart;
}

static guint
count_concerned (const SalFactResult *result, const SalMetric *metric)
{
  guint n = 0;

  for (guint i = 0; i < result->groups->len; i++)
    n += sal_metric_concerns (metric, g_array_index (result->groups, SalFactGroup, i).measures) !=
         FALSE;

  return n;
}

/* Bars of one metric by one dimension, of the period; NULL if there is nothing to compare. */
static SalChart *
create_bars (const Report *self, const char *key, SalFactDimension dimension)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self->figures->total_query);
  g_autoptr (SalFactResult) result = NULL;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  const SalMetric *metric = sal_metric_find (key);
  g_autofree char *title = NULL;
  SalChart *chart;

  sal_fact_query_group_by (query, dimension);
  result = sal_fact_query_run (query, self->facts);
  if (count_concerned (result, metric) < 2)
    return NULL;

  chart = sal_metric_chart_by_group (self->facts, result, dimension, metric, MAX_BARS, codes);
  /* translators: a metric, a dimension: Open Pipeline by Stage */
  title = g_strdup_printf (
      _ ("%s by %s"), sal_metric_get_label (metric), sal_fact_dimension_get_label (dimension));
  sal_chart_set_title (chart, title);

  return chart;
}

/* Bookings by the first of what is sold, and to whom, that splits them. */
static SalChart *
create_bookings_chart (const Report *self)
{
  static const SalFactDimension dimensions[] = {
    SAL_FACT_PRODUCT_FAMILY,
    SAL_FACT_PRODUCT,
    SAL_FACT_SEGMENT,
    SAL_FACT_INDUSTRY,
  };
  SalChart *chart = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (dimensions) && chart == NULL; i++)
    chart = create_bars (self, "bookings", dimensions[i]);

  return chart;
}

static void
add_charts (Report *self)
{
  g_autoptr (SalChart) months = create_months_chart (self);
  g_autoptr (SalChart) stages = create_bars (self, "pipeline", SAL_FACT_STAGE);
  g_autoptr (SalChart) bookings = create_bookings_chart (self);
  SalChart *side_by_side[] = { stages, bookings };
  guint n = 0;

  sal_document_add_charts (self->document, &months, 1, MONTHS_HEIGHT);
  for (gsize i = 0; i < G_N_ELEMENTS (side_by_side); i++)
    {
      if (side_by_side[i] != NULL)
        side_by_side[n++] = side_by_side[i];
    }
  if (n > 0)
    sal_document_add_charts (self->document, side_by_side, n, CHART_HEIGHT);
}

/* Whether a metric has a figure for any unit: one without quotas has no attainment. */
static gboolean
is_known_of_units (const Report *self, const SalMetric *metric)
{
  const GArray *groups = self->figures->units->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      double value = sal_metric_compute (metric, g_array_index (groups, SalFactGroup, i).measures);

      if (!isnan (value) && value != 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_units (Report *self)
{
  guint n_metrics = 0;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  const SalMetric *metrics[G_N_ELEMENTS (unit_metrics)];
  g_autoptr (SalChart) chart = NULL;

  if (self->figures->units->groups->len < 2)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (unit_metrics); i++)
    {
      const SalMetric *metric = sal_metric_find (unit_metrics[i]);

      if (is_known_of_units (self, metric))
        metrics[n_metrics++] = metric;
    }
  if (n_metrics == 0)
    return;

  chart = sal_metric_chart_heat (
      self->facts, self->figures->units, SAL_FACT_UNIT, metrics, n_metrics, codes);
  sal_document_add_heading (self->document, _ ("Units"), 1);
  sal_document_add_charts (
      self->document,
      &chart,
      1,
      MIN (HEAT_FRAME + ROW_HEIGHT * self->figures->units->groups->len, MAX_HEAT));
}

/* --- opportunities --- */

typedef struct
{
  guint row;
  gint64 amount;
  gint64 id;
} Deal;

static int
compare_deals (gconstpointer one, gconstpointer other)
{
  const Deal *a = one, *b = other;

  if (a->amount != b->amount)
    return a->amount < b->amount ? 1 : -1;

  return (a->id > b->id) - (a->id < b->id);
}

/* The largest opportunities of the period with a status. */
static GArray *
find_deals (const Report *self, SalFactStatus status)
{
  const SalMetric *metric = sal_metric_find (status == SAL_FACT_WON    ? "won"
                                             : status == SAL_FACT_LOST ? "lost"
                                                                       : "open");
  g_autoptr (GArray) ids = sal_fact_query_ids (self->figures->total_query, self->facts, metric);
  GArray *deals = g_array_sized_new (FALSE, FALSE, sizeof (Deal), ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      Deal deal = { .id = g_array_index (ids, gint64, i) };

      sal_facts_find (self->facts, deal.id, &deal.row);
      deal.amount = self->facts->amount[deal.row];
      g_array_append_val (deals, deal);
    }
  g_array_sort (deals, compare_deals);
  g_array_set_size (deals, MIN (deals->len, N_DEALS));

  return deals;
}

static gpointer
read_titles (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *deals = data;
  gint64 ids[N_DEALS];

  for (guint i = 0; i < deals->len; i++)
    ids[i] = g_array_index (deals, Deal, i).id;

  return sal_records_load_titles (connection, &sal_opportunity_kind, ids, deals->len, error);
}

static char *
label_of (const Report *self, guint row, SalFactDimension dimension)
{
  gint32 code = sal_facts_get_code (self->facts, dimension, row);

  return code != SAL_DIMENSION_NONE ? sal_fact_code_to_label (self->facts, dimension, code)
                                    : g_strdup ("–");
}

/* What else tells deals apart: the stage of open ones; of what was won the type, or the product
 * where types are not kept. */
static SalFactDimension
find_extra (const Report *self, SalFactStatus status)
{
  if (status == SAL_FACT_OPEN)
    return SAL_FACT_STAGE;

  return sal_dimension_get_n_codes (self->facts->dimensions[SAL_FACT_TYPE]) > 1 ? SAL_FACT_TYPE
                                                                                : SAL_FACT_PRODUCT;
}

static char **
create_deal_row (const Report *self, const Deal *deal, const char *title)
{
  const SalFacts *facts = self->facts;
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (title));
  g_ptr_array_add (cells, label_of (self, deal->row, SAL_FACT_ACCOUNT));
  g_ptr_array_add (cells, label_of (self, deal->row, SAL_FACT_UNIT));
  g_ptr_array_add (cells, label_of (self, deal->row, SAL_FACT_PERSON));
  g_ptr_array_add (
      cells,
      label_of (self, deal->row, find_extra (self, (SalFactStatus) facts->status[deal->row])));
  g_ptr_array_add (cells,
                   facts->closes[deal->row] != SAL_DATE_NONE
                       ? sal_date_format (facts->closes[deal->row])
                       : g_strdup ("–"));
  g_ptr_array_add (cells, sal_money_format (deal->amount, facts->currency));
  g_ptr_array_add (cells, NULL);

  return (char **) g_ptr_array_free (cells, FALSE);
}

static gboolean
add_deals (Report *self,
           SalFactStatus status,
           const char *heading,
           const char *none,
           GCancellable *cancellable,
           GError **error)
{
  const SalDocumentColumn columns[] = {
    { _ ("Opportunity"), FALSE },
    { _ ("Account"), FALSE },
    { _ ("Unit"), FALSE },
    { _ ("Person"), FALSE },
    { sal_fact_dimension_get_label (find_extra (self, status)), FALSE },
    { _ ("Close Date"), FALSE },
    { _ ("Amount"), TRUE },
  };
  g_autoptr (GArray) deals = find_deals (self, status);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) titles = NULL;

  sal_document_add_heading (self->document, heading, 1);
  if (deals->len == 0)
    {
      sal_document_add_paragraph (self->document, none);
      return TRUE;
    }

  titles = sal_store_read_sync (
      sal_workspace_get_store (self->workspace), read_titles, deals, cancellable, error);
  if (titles == NULL)
    return FALSE;

  for (guint i = 0; i < deals->len; i++)
    g_ptr_array_add (rows, create_deal_row (self, &g_array_index (deals, Deal, i), titles[i]));
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);

  return TRUE;
}

/* --- definitions --- */

static gboolean
is_shown (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (key_metrics); i++)
    {
      if (g_str_equal (key_metrics[i], key))
        return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unit_metrics); i++)
    {
      if (g_str_equal (unit_metrics[i], key))
        return TRUE;
    }

  return g_str_equal (key, "weighted_pipeline");
}

static void
add_definitions (Report *self)
{
  const SalDocumentColumn columns[] = { { _ ("Metric"), FALSE }, { _ ("Definition"), FALSE } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gsize n_metrics;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);

  for (gsize i = 0; i < n_metrics; i++)
    {
      char **cells;

      if (!is_shown (metrics[i].key))
        continue;
      cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
      cells[0] = g_strdup (sal_metric_get_label (&metrics[i]));
      cells[1] = g_strdup (sal_metric_get_definition (&metrics[i]));
      g_ptr_array_add (rows, cells);
    }
  sal_document_add_heading (self->document, _ ("Definitions"), 1);
  sal_document_add_table (self->document, columns, G_N_ELEMENTS (columns), rows);
}

static void
add_notes (Report *self)
{
  g_autofree char *currency = NULL;

  currency =
      g_strdup_printf (_ ("Amounts in other currencies are converted into %s at the rates of "
                          "the plan year their close date is in. Won and lost "
                          "opportunities count for who was responsible on their close "
                          "date, open ones for who is now. Lines below key figures go over the "
                          "last eight quarters."),
                       self->facts->currency);
  sal_document_add_paragraph (self->document, currency);
}

static gboolean
fill (Report *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *summary = sal_executive_summarize (self->figures, self->facts);
  g_autofree char *scope = describe_scope (self);
  g_autofree char *gaps = sal_executive_describe_gaps (self->facts);

  sal_document_set_subtitle (self->document, scope);
  add_exceptions (self);
  sal_document_add_paragraph (self->document, summary);
  if (gaps != NULL)
    sal_document_add_paragraph (self->document, gaps);
  add_key_figures (self);
  add_charts (self);
  add_units (self);
  if (!add_deals (self,
                  SAL_FACT_WON,
                  _ ("Largest Wins"),
                  _ ("Nothing was won in this period."),
                  cancellable,
                  error) ||
      !add_deals (self,
                  SAL_FACT_OPEN,
                  _ ("Largest Open Opportunities"),
                  _ ("Nothing is open to close in this period."),
                  cancellable,
                  error))
    return FALSE;

  add_definitions (self);
  add_notes (self);

  return TRUE;
}

/**
 * sal_executive_report_new:
 * @workspace: a workspace
 * @facts: its facts
 * @path: the period and what the figures are limited to
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Makes the executive report: what is out of the ordinary, the period in a few sentences, key
 * figures with charts, bookings and quota by month, the units, the largest opportunities won and
 * open, and what the metrics mean. It waits for the store to read titles.
 *
 * Returns: (transfer full): the document, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalDocument *
sal_executive_report_new (SalWorkspace *workspace,
                          SalFacts *facts,
                          const SalDrillPath *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SalFactQuery) filters = sal_drill_path_build_query (path, facts);
  g_autoptr (SalExecutive) figures =
      sal_executive_new (facts, filters, sal_drill_path_get_period (path));
  g_autoptr (SalDocument) document =
      sal_document_new (sal_workspace_get_name (workspace), facts->as_of, find_paper (), TRUE);
  Report report = { workspace, facts, path, figures, document };

  if (!fill (&report, cancellable, error))
    return NULL;

  return g_steal_pointer (&document);
}

/**
 * sal_executive_report_write:
 * @workspace: a workspace
 * @facts: its facts
 * @path: the period and what the figures are limited to
 * @output: (type filename): the PDF to write; a file that is there is replaced
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the executive report as a PDF. Nothing is written if it fails.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR, a %G_FILE_ERROR, or if cancelled
 */
gboolean
sal_executive_report_write (SalWorkspace *workspace,
                            SalFacts *facts,
                            const SalDrillPath *path,
                            const char *output,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SalDocument) document =
      sal_executive_report_new (workspace, facts, path, cancellable, error);

  return document != NULL && sal_document_write_pdf (document, output, error);
}
