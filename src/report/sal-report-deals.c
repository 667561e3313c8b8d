/* sal-report-deals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-report-deals.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-record-query.h"

/* The largest opportunities of a report, won and open. */

#define N_DEALS 10

typedef struct
{
  gint64 id;
  gint64 amount;
} Deal;

static int
compare_deals (gconstpointer one, gconstpointer other)
{
  const Deal *a = one, *b = other;

  if (a->amount != b->amount)
    return a->amount < b->amount ? 1 : -1;

  return (a->id > b->id) - (a->id < b->id);
}

static void
append_largest (GArray *deals, const SalFactQuery *query, SalFacts *facts, const char *key)
{
  g_autoptr (GArray) ids = sal_fact_query_ids (query, facts, sal_metric_find (key));
  g_autoptr (GArray) found = g_array_sized_new (FALSE, FALSE, sizeof (Deal), ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      Deal deal = { .id = g_array_index (ids, gint64, i) };
      guint row;

      if (sal_facts_find (facts, deal.id, &row))
        deal.amount = facts->amount[row];
      g_array_append_val (found, deal);
    }
  g_array_sort (found, compare_deals);
  for (guint i = 0; i < MIN (found->len, N_DEALS); i++)
    g_array_append_val (deals, g_array_index (found, Deal, i).id);
}

/**
 * sal_report_deals_find:
 * @query: the period and what the report is limited to
 * @facts: the facts
 *
 * Finds the largest opportunities, those that were won and then those that are open.
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
sal_report_deals_find (const SalFactQuery *query, SalFacts *facts)
{
  GArray *deals = g_array_new (FALSE, FALSE, sizeof (gint64));

  append_largest (deals, query, facts, "won");
  append_largest (deals, query, facts, "open");

  return deals;
}

/**
 * sal_report_deals_read_titles:
 * @connection: a connection of the main store
 * @deals: (type GArray) (element-type gint64): what [func@report_deals_find] found
 * @cancellable: not used
 * @error: return location for an error
 *
 * Reads what the opportunities are called: a reader function.
 *
 * Returns: (transfer full) (array zero-terminated=1): the titles, or %NULL on a %SAL_STORE_ERROR
 */
gpointer
sal_report_deals_read_titles (SalConnection *connection,
                              gpointer deals,
                              GCancellable *cancellable,
                              GError **error)
{
  const GArray *ids = deals;

  return sal_records_load_titles (
      connection, &sal_opportunity_kind, (const gint64 *) ids->data, ids->len, error);
}

static char *
label_of (SalFacts *facts, guint row, SalFactDimension dimension)
{
  gint32 code = sal_facts_get_code (facts, dimension, row);

  return code != SAL_DIMENSION_NONE ? sal_fact_code_to_label (facts, dimension, code)
                                    : g_strdup ("–");
}

/* What else tells deals apart: the stage of open ones; of what was won the type, or the product
 * where types are not kept. */
static SalFactDimension
find_extra (SalFacts *facts, SalFactStatus status)
{
  if (status == SAL_FACT_OPEN)
    return SAL_FACT_STAGE;

  return sal_dimension_get_n_codes (facts->dimensions[SAL_FACT_TYPE]) > 1 ? SAL_FACT_TYPE
                                                                          : SAL_FACT_PRODUCT;
}

static char **
create_row (SalFacts *facts, guint row, SalFactDimension extra, const char *title)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (title));
  g_ptr_array_add (cells, label_of (facts, row, SAL_FACT_ACCOUNT));
  g_ptr_array_add (cells, label_of (facts, row, SAL_FACT_UNIT));
  g_ptr_array_add (cells, label_of (facts, row, SAL_FACT_PERSON));
  g_ptr_array_add (cells, label_of (facts, row, extra));
  g_ptr_array_add (cells,
                   facts->closes[row] != SAL_DATE_NONE ? sal_date_format (facts->closes[row])
                                                       : g_strdup ("–"));
  g_ptr_array_add (cells, sal_money_format (facts->amount[row], facts->currency));
  g_ptr_array_add (cells, NULL);

  return (char **) g_ptr_array_free (cells, FALSE);
}

static void
add_table (SalDocument *document,
           SalFacts *facts,
           const GArray *deals,
           const char *const *titles,
           SalFactStatus status,
           const char *none)
{
  SalFactDimension extra = find_extra (facts, status);
  const SalDocumentColumn columns[] = {
    { _ ("Opportunity"), FALSE },
    { _ ("Account"), FALSE },
    { _ ("Unit"), FALSE },
    { _ ("Person"), FALSE },
    { sal_fact_dimension_get_label (extra), FALSE },
    { _ ("Close Date"), FALSE },
    { _ ("Amount"), TRUE },
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < deals->len; i++)
    {
      guint row;

      if (sal_facts_find (facts, g_array_index (deals, gint64, i), &row) &&
          facts->status[row] == status)
        g_ptr_array_add (rows, create_row (facts, row, extra, titles[i]));
    }
  if (rows->len > 0)
    sal_document_add_table (document, columns, G_N_ELEMENTS (columns), rows);
  else
    sal_document_add_paragraph (document, none);
}

/**
 * sal_report_deals_add:
 * @document: the report
 * @facts: the facts
 * @deals: (element-type gint64): what [func@report_deals_find] found
 * @titles: (array): their titles
 *
 * Adds a table of those that were won and one of those that are open, or says that there are none.
 */
void
sal_report_deals_add (SalDocument *document,
                      SalFacts *facts,
                      const GArray *deals,
                      const char *const *titles)
{
  sal_document_add_heading (document, _ ("Largest Wins"), 1);
  add_table (document, facts, deals, titles, SAL_FACT_WON, _ ("Nothing was won in this period."));
  sal_document_add_heading (document, _ ("Largest Open Opportunities"), 1);
  add_table (document,
             facts,
             deals,
             titles,
             SAL_FACT_OPEN,
             _ ("Nothing is open to close in this period."));
}
