/* sal-explanation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-explanation.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-executive-text.h"
#include "sal-metric-explain.h"
#include "sal-metric-normal.h"
#include "sal-number.h"

static void
row_clear (gpointer data)
{
  SalExplanationRow *row = data;

  g_free (row->label);
  g_free (row->text);
}

/* Takes @text; without one there is no row. */
static void
add (SalExplanation *self, const char *label, char *text)
{
  SalExplanationRow row = { NULL, text };

  if (text == NULL)
    return;

  row.label = g_strdup (label);
  g_array_append_val (self->rows, row);
}

static char *
describe_days (const SalFacts *facts, const SalDrillPath *path, const SalFactQuery *query)
{
  g_autofree char *period = sal_drill_path_describe_period (path, facts->calendar);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint32 first, last;

  sal_fact_query_get_days (query, &first, &last);
  from = sal_date_format (first);
  to = sal_date_format (last);

  /* translators: a fiscal period, and the first and the last day that are counted */
  return g_strdup_printf (_ ("%s; days counted: %s to %s"), period, from, to);
}

static char *
describe_filters (const SalDrillPath *path)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < sal_drill_path_get_n_steps (path); i++)
    g_ptr_array_add (labels, (gpointer) sal_drill_path_get_label (path, i));
  if (labels->len == 0)
    return g_strdup (_ ("None"));
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (" › ", (char **) labels->pdata);
}

static char *
describe_owner (const SalMetric *metric)
{
  if (!metric->is_own)
    return g_strdup (_ ("Salient: a metric of the program"));

  return g_strdup (metric->owner != NULL ? metric->owner : _ ("Nobody is named"));
}

static char *
count_records (SalFacts *facts, const SalFactQuery *query, const SalMetric *metric)
{
  g_autoptr (GArray) ids = sal_fact_query_ids (query, facts, metric);
  g_autoptr (GArray) quotas = sal_fact_query_quota_ids (query, facts, metric);
  g_autofree char *n_ids = sal_number_format (ids->len, 0);
  g_autofree char *n_quotas = NULL;

  if (quotas->len == 0)
    return g_steal_pointer (&n_ids);

  n_quotas = sal_number_format (quotas->len, 0);

  /* translators: numbers of records and of quotas */
  return g_strdup_printf (_ ("%1$s, and %2$s quotas"), n_ids, n_quotas);
}

/* What divisions of different size are compared by, where it is known. */
static void
add_normal (SalExplanation *self,
            SalFacts *facts,
            const SalMetric *metric,
            const SalFactQuery *query,
            const gint64 *measures)
{
  g_autoptr (SalFactQuery) company = sal_fact_query_widen (query);
  g_autoptr (SalFactResult) whole = NULL;
  g_autofree char *lacking = sal_fact_query_why_no_capacity (query);

  if (isnan (sal_metric_compute (metric, measures)) || lacking != NULL)
    return;

  whole = sal_fact_query_run (company, facts);
  add (self,
       _ ("Per Full-Time Equivalent"),
       sal_metric_explain_per_capacity (metric, measures, facts->currency));
  add (self,
       _ ("Index"),
       sal_metric_explain_index (metric, measures, whole->total.measures, facts->currency));
}

/* The version of what a metric says and of what it does is one. */
static void
add_metric (SalExplanation *self, const SalMetric *metric)
{
  add (self, _ ("Definition"), g_strdup (sal_metric_get_definition (metric)));
  add (self, _ ("Formula"), g_strdup (metric->formula));
  add (self, _ ("Version"), g_strdup_printf ("%d", metric->version));
  add (self, _ ("Owner"), describe_owner (metric));
}

/**
 * sal_explanation_new:
 * @facts: the facts
 * @path: the way to a figure, with its metric
 *
 * Explains a figure.
 *
 * Returns: (transfer full): the explanation
 */
SalExplanation *
sal_explanation_new (SalFacts *facts, const SalDrillPath *path)
{
  SalExplanation *self = g_new0 (SalExplanation, 1);
  const SalMetric *metric = sal_drill_path_get_metric (path);
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, facts);
  g_autoptr (SalFactResult) result = NULL;
  const gint64 *measures;
  const char *label, *remark = sal_drill_path_get_remark (path, &label);
  double value;

  sal_fact_query_ask (query, metric);
  sal_fact_query_ask_capacity (query);
  result = sal_fact_query_run (query, facts);
  measures = result->total.measures;
  value = sal_metric_compute (metric, measures);

  self->rows = g_array_new (FALSE, FALSE, sizeof (SalExplanationRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->figure = sal_metric_format (metric, value, facts->currency);
  if (isnan (value))
    add (self, _ ("Why There Is No Figure"), g_strdup (sal_metric_why_missing (metric, measures)));
  add (self, label, g_strdup (remark));
  add (self, _ ("Arithmetic"), sal_metric_explain (metric, measures, facts->currency));
  add_normal (self, facts, metric, query, measures);
  add (self, _ ("Period"), describe_days (facts, path, query));
  add (self, _ ("Filters"), describe_filters (path));
  add (self, _ ("Records"), count_records (facts, query, metric));
  add (self, _ ("As Of"), sal_date_format (facts->as_of));
  add_metric (self, metric);
  add (self, _ ("Left Out"), sal_executive_describe_gaps (facts));

  return self;
}

/**
 * sal_explanation_describe:
 * @facts: the facts
 * @path: the way to a figure
 * @metric: another metric than that of @path
 *
 * Explains the figure that another metric has there.
 *
 * Returns: (transfer full): its arithmetic, or why there is none
 */
char *
sal_explanation_describe (SalFacts *facts, const SalDrillPath *path, const SalMetric *metric)
{
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (path, facts);
  g_autoptr (SalFactResult) result = NULL;
  const gint64 *measures;

  sal_fact_query_ask (query, metric);
  result = sal_fact_query_run (query, facts);
  measures = result->total.measures;
  if (isnan (sal_metric_compute (metric, measures)))
    return g_strdup (sal_metric_why_missing (metric, measures));

  return sal_metric_explain (metric, measures, facts->currency);
}

void
sal_explanation_free (SalExplanation *self)
{
  g_free (self->figure);
  g_array_unref (self->rows);
  g_free (self);
}

const char *
sal_explanation_find (const SalExplanation *self, const char *label)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SalExplanationRow *row = &g_array_index (self->rows, SalExplanationRow, i);

      if (g_str_equal (row->label, label))
        return row->text;
    }

  return NULL;
}
