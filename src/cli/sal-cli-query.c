/* sal-cli-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-fact-query.h"
#include "sal-facts-repository.h"
#include "sal-kinds.h"
#include "sal-metric-explain.h"
#include "sal-metric-normal.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"
#include "sal-text.h"

static char *by;
static char *where;
static char *from;
static char *to;
static char *period;
static char *per;
static gboolean with_index;
static gboolean explain;

static const GOptionEntry options[] = {
  { "by",
    'b',
    0,
    G_OPTION_ARG_STRING,
    &by,
    N_ ("What to split the figure by, at most three, with commas"),
    N_ ("DIMENSIONS") },
  { "where",
    'w',
    0,
    G_OPTION_ARG_STRING,
    &where,
    N_ ("Only records this holds for"),
    N_ ("FILTER") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day of the close date"), N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day of the close date"), N_ ("DATE") },
  { "period",
    0,
    0,
    G_OPTION_ARG_STRING,
    &period,
    N_ ("Fiscal period of the close date, such as 2026-Q4"),
    N_ ("PERIOD") },
  { "per",
    0,
    0,
    G_OPTION_ARG_STRING,
    &per,
    N_ ("Divide the figure too, by “capacity”: full-time equivalents on average over the days"),
    N_ ("WHAT") },
  { "index",
    0,
    0,
    G_OPTION_ARG_NONE,
    &with_index,
    N_ ("Hold each figure against the company’s, which is 100"),
    NULL },
  { "explain",
    0,
    0,
    G_OPTION_ARG_NONE,
    &explain,
    N_ ("Say how the figure is defined and what it is made of"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

/* What is asked, and what it is answered from. */
typedef struct
{
  SalWorkspace *workspace;
  const char *key; /* of the metric */
  const SalMetric *metric;
  gint32 first, last;
  SalFactDimension dimensions[SAL_FACT_MAX_GROUPS];
  guint n_dimensions;
  SalFacts *facts;
  SalFactQuery *query;
  SalFactResult *result;
  SalFactResult *company; /* (nullable): what an index is held against */
  guint n_records;        /* the figure is made of */
} Question;

static void
question_clear (Question *self)
{
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->facts, sal_facts_free);
  g_clear_pointer (&self->query, sal_fact_query_free);
  g_clear_pointer (&self->result, sal_fact_result_free);
  g_clear_pointer (&self->company, sal_fact_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

/* Names the one that is meant, or all there are. */
static void
set_unknown (GError **error, const char *problem, const char *name, const char *const *known)
{
  g_autofree char *all = g_strjoinv (", ", (char **) known);
  const char *nearest = NULL;
  double best = 0.5;

  for (guint i = 0; known[i] != NULL; i++)
    {
      double similarity = sal_text_similarity (name, known[i]);

      if (similarity > best)
        {
          best = similarity;
          nearest = known[i];
        }
    }

  if (nearest != NULL)
    g_set_error (error, SAL_ERROR, SAL_ERROR_VALUE, _ ("%s; did you mean “%s”?"), problem, nearest);
  else
    g_set_error (error, SAL_ERROR, SAL_ERROR_VALUE, _ ("%s; there are: %s"), problem, all);
}

/* Among those of the program and of the workspace. */
static gboolean
find_metric (Question *question, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *problem = NULL;
  gsize n_metrics;
  const SalMetric *metrics = sal_metrics_get (&n_metrics);

  question->metric = sal_facts_find_metric (question->facts, question->key);
  if (question->metric != NULL)
    return TRUE;

  for (gsize i = 0; i < n_metrics; i++)
    g_ptr_array_add (known, (gpointer) metrics[i].key);
  for (guint i = 0; i < question->facts->metrics->len; i++)
    g_ptr_array_add (known, (gpointer) ((SalMetric *) question->facts->metrics->pdata[i])->key);
  g_ptr_array_add (known, NULL);
  problem = g_strdup_printf (_ ("there is no metric “%s”"), question->key);
  set_unknown (error, problem, question->key, (const char *const *) (gpointer) known->pdata);

  return FALSE;
}

static gboolean
find_dimension (const char *name, SalFactDimension *dimension, GError **error)
{
  const char *known[SAL_FACT_N_DIMENSIONS + 1] = { NULL };
  g_autofree char *problem = NULL;

  if (sal_fact_dimension_from_name (name, dimension))
    return TRUE;

  for (guint i = 0; i < SAL_FACT_N_DIMENSIONS; i++)
    known[i] = sal_fact_dimension_get_name (i);
  problem = g_strdup_printf (_ ("--by: there is no dimension “%s”"), name);
  set_unknown (error, problem, name, known);

  return FALSE;
}

static gboolean
find_dimensions (Question *question, GError **error)
{
  g_auto (GStrv) names = g_strsplit (by ? by : "", ",", -1);

  if (g_strv_length (names) > SAL_FACT_MAX_GROUPS)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("--by: at most %d dimensions go together"),
                   SAL_FACT_MAX_GROUPS);
      return FALSE;
    }

  for (guint i = 0; names[i] != NULL; i++)
    if (!find_dimension (
            g_strstrip (names[i]), &question->dimensions[question->n_dimensions++], error))
      return FALSE;

  return TRUE;
}

static gboolean
parse_day (const char *option, const char *text, gint32 otherwise, gint32 *day, GError **error)
{
  *day = otherwise;
  if (text == NULL || sal_date_parse_iso (text, day))
    return TRUE;

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("%s: “%s” is not a date (expected YYYY-MM-DD)"),
               option,
               text);
  return FALSE;
}

static gboolean
check_order (const Question *question, GError **error)
{
  if (question->first <= question->last)
    return TRUE;

  g_set_error (
      error, SAL_ERROR, SAL_ERROR_VALUE, _ ("--from: %s is after %s, the day of --to"), from, to);
  return FALSE;
}

static gboolean
find_days (Question *question, GError **error)
{
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (question->workspace);
  gboolean open_ended = from == NULL && to == NULL;
  SalPeriod parsed;

  if (period != NULL)
    {
      if (!sal_period_from_text (period, &parsed, error))
        {
          g_prefix_error (error, "--period: ");
          return FALSE;
        }
      sal_fiscal_calendar_days_of (calendar, parsed, &question->first, &question->last);
      return TRUE;
    }

  return parse_day ("--from",
                    from,
                    open_ended ? SAL_DATE_NONE : sal_date_from_ymd (1, 1, 1),
                    &question->first,
                    error) &&
         parse_day ("--to",
                    to,
                    open_ended ? SAL_DATE_NONE : sal_date_from_ymd (9999, 12, 31),
                    &question->last,
                    error) &&
         check_order (question, error);
}

static gpointer
read_facts (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  const char *const keys[] = { question->key, NULL };

  return sal_facts_load (connection,
                         sal_workspace_get_calendar (question->workspace),
                         sal_workspace_get_currency (question->workspace),
                         sal_date_today (),
                         keys,
                         NULL,
                         0,
                         error);
}

static gpointer
read_ids (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_record_query_ids (data, connection, error);
}

/* To the records the filter holds for. */
static gboolean
restrict_query (const Question *question, GError **error)
{
  g_autoptr (SalRecordQuery) filter = NULL;
  g_autoptr (GArray) ids = NULL;

  if (where == NULL)
    return TRUE;

  filter = sal_cli_create_query (question->workspace, question->metric->kind, where, NULL, error);
  if (filter != NULL)
    ids = sal_store_read_sync (
        sal_workspace_get_store (question->workspace), read_ids, filter, NULL, error);
  if (ids == NULL)
    return FALSE;

  sal_fact_query_restrict (question->query, (const gint64 *) (gpointer) ids->data, ids->len);

  return TRUE;
}

/* For what stands beside the figure itself. */
static void
ask_normal (Question *question)
{
  g_autoptr (SalFactQuery) company = NULL;

  if (per == NULL && !with_index)
    return;

  sal_fact_query_ask_capacity (question->query);
  if (!with_index)
    return;
  company = sal_fact_query_widen (question->query);
  for (guint i = 0; i < question->n_dimensions; i++)
    if (question->dimensions[i] >= SAL_FACT_N_STORED)
      sal_fact_query_group_by (company, question->dimensions[i]);
  question->company = sal_fact_query_run (company, question->facts);
}

static gboolean
ask (Question *question, GError **error)
{
  question->facts = sal_store_read_sync (
      sal_workspace_get_store (question->workspace), read_facts, question, NULL, error);
  if (question->facts == NULL || !find_metric (question, error))
    return FALSE;

  question->query = sal_fact_query_new ();
  sal_fact_query_ask (question->query, question->metric);
  sal_fact_query_set_days (question->query, question->first, question->last);
  for (guint i = 0; i < question->n_dimensions; i++)
    sal_fact_query_group_by (question->query, question->dimensions[i]);
  if (!restrict_query (question, error))
    return FALSE;

  ask_normal (question);
  question->result = sal_fact_query_run (question->query, question->facts);
  sal_fact_result_put_none_last (question->result);
  if (explain)
    {
      g_autoptr (GArray) records =
          sal_fact_query_ids (question->query, question->facts, question->metric);

      question->n_records = records->len;
    }

  return TRUE;
}

static void
write_value (SalCliJson *json, const Question *question, const gint64 *measures)
{
  double value = sal_metric_compute (question->metric, measures);
  g_autofree char *money = NULL;

  if (question->metric->unit != SAL_UNIT_MONEY || isnan (value))
    {
      sal_cli_json_real (json, "value", value);
      return;
    }

  money = sal_money_to_text (llround (value), question->facts->currency);
  sal_cli_json_string (json, "value", money);
}

/* Whether a group of the company is of the same month, quarter or year. */
static gboolean
is_of_period (const Question *question, const SalFactGroup *company, const SalFactGroup *group)
{
  for (guint i = 0, n = 0; i < question->n_dimensions; i++)
    {
      if (question->dimensions[i] >= SAL_FACT_N_STORED && company->codes[n++] != group->codes[i])
        return FALSE;
    }

  return TRUE;
}

/* What the company adds up to in the period of a group. */
static const gint64 *
find_company (const Question *question, const SalFactGroup *group)
{
  const GArray *periods = question->company->groups;

  for (guint i = 0; group != &question->result->total && i < periods->len; i++)
    {
      const SalFactGroup *company = &g_array_index (periods, SalFactGroup, i);

      if (is_of_period (question, company, group))
        return company->measures;
    }

  return question->company->total.measures;
}

/* Beside the value what it was asked to be held against. */
static void
write_normal (SalCliJson *json, const Question *question, const SalFactGroup *group)
{
  const gint64 *measures = group->measures;
  const SalMetric *metric = question->metric;
  double value = sal_metric_compute_per_capacity (metric, measures);
  g_autofree char *money = NULL;

  if (per != NULL)
    {
      sal_cli_json_real (json, "capacity", sal_metric_compute_capacity (measures));
      if (metric->unit == SAL_UNIT_MONEY && !isnan (value))
        money = sal_money_to_text (llround (value), question->facts->currency);
      if (money != NULL)
        sal_cli_json_string (json, "per_capacity", money);
      else
        sal_cli_json_real (json, "per_capacity", value);
    }
  if (with_index)
    {
      const gint64 *whole = find_company (question, group);

      sal_cli_json_real (json, "share", sal_metric_compute_share (metric, measures, whole));
      sal_cli_json_real (json, "index", sal_metric_compute_index (metric, measures, whole));
    }
}

static void
write_period (SalCliJson *json, SalFactDimension dimension, gint32 code)
{
  g_autofree char *text = NULL;

  if (code != SAL_DIMENSION_NONE)
    text = sal_period_to_text (sal_fact_code_to_period (dimension, code));
  sal_cli_json_string (json, "period", text);
}

static void
write_group (SalCliJson *json, const Question *question, const SalFactGroup *group)
{
  sal_cli_json_begin_object (json, NULL);
  for (guint i = 0; i < question->n_dimensions; i++)
    {
      SalFactDimension dimension = question->dimensions[i];
      g_autofree char *label = sal_fact_result_code_to_label (
          question->result, question->facts, dimension, group->codes[i]);

      sal_cli_json_begin_object (json, sal_fact_dimension_get_name (dimension));
      sal_cli_json_string (json, "label", label);
      if (dimension < SAL_FACT_N_STORED)
        sal_cli_json_id (
            json,
            "id",
            sal_dimension_get_id (question->facts->dimensions[dimension], group->codes[i]));
      else
        write_period (json, dimension, group->codes[i]);
      sal_cli_json_end_object (json);
    }
  write_value (json, question, group->measures);
  write_normal (json, question, group);
  sal_cli_json_end_object (json);
}

/* Whoever has capacity is shown, also with nothing to show for it. */
static gboolean
is_shown (const Question *question, const SalFactGroup *group)
{
  return sal_metric_concerns (question->metric, group->measures) ||
         sal_metric_compute_capacity (group->measures) > 0;
}

static guint
count_unconverted (const Question *question)
{
  const SalFacts *table = sal_facts_get_table (question->facts, question->metric->kind);

  return table != NULL ? table->n_unconverted : 0;
}

static void
write_day (SalCliJson *json, const char *member, gint32 day)
{
  char text[SAL_DATE_BUFFER];

  sal_cli_json_string (json, member, day != SAL_DATE_NONE ? sal_date_write_iso (day, text) : NULL);
}

static void
write_input (SalCliJson *json, const Question *question, guint measure, gint64 value)
{
  g_autofree char *name = sal_measure_get_name (measure);
  double number = sal_measure_to_number (measure, value);
  g_autofree char *money = NULL;

  if (sal_measure_is_money (measure))
    money = sal_money_to_text (value, question->facts->currency);
  if (money != NULL)
    sal_cli_json_string (json, name, money);
  else if (number == (double) (gint64) number)
    sal_cli_json_integer (json, name, (gint64) number);
  else
    sal_cli_json_real (json, name, number);
}

/* What the figure is, and what it is computed from. */
static void
write_explanation (SalCliJson *json, const Question *question)
{
  const SalMetric *metric = question->metric;
  const gint64 *measures = question->result->total.measures;
  g_autofree char *arithmetic = sal_metric_explain (metric, measures, question->facts->currency);

  sal_cli_json_string (json, "label", sal_metric_get_label (metric));
  sal_cli_json_string (json, "definition", sal_metric_get_definition (metric));
  sal_cli_json_string (json, "formula", metric->formula);
  sal_cli_json_integer (json, "version", metric->version);
  sal_cli_json_string (json, "owner", metric->owner);
  sal_cli_json_string (json, "where", where);
  sal_cli_json_string (json, "arithmetic", arithmetic);
  sal_cli_json_begin_object (json, "inputs");
  for (guint measure = 0; measure < SAL_N_ALL_MEASURES; measure++)
    {
      if (sal_metric_get_measures (metric) & SAL_MEASURES (measure))
        write_input (json, question, measure, measures[measure]);
    }
  sal_cli_json_end_object (json);
  sal_cli_json_integer (json, "records", question->n_records);
  write_day (json, "as_of", question->facts->as_of);
}

/* Why nothing is known per capacity; NULL if it is, or was not asked for. */
static char *
create_capacity_reason (const Question *question)
{
  const SalMetric *metric = question->metric;
  char *reason;

  if (per == NULL && !(with_index && sal_metric_is_additive (metric)))
    return NULL;
  if (!sal_metric_is_additive (metric))
    return g_strdup_printf (_ ("%s is the same for few and for many people: it is not divided by "
                               "capacity."),
                            sal_metric_get_label (metric));

  reason = sal_fact_query_why_no_capacity (question->query);
  if (reason == NULL && question->result->total.measures[SAL_MEASURE_CAPACITY] == 0)
    return g_strdup (_ ("Nobody holds a position in these days: there is no capacity."));

  return reason;
}

/* Why there is no figure of all; NULL if there is one. */
static char *
create_reason (const Question *question)
{
  const SalMetric *metric = question->metric;
  const gint64 *measures = question->result->total.measures;
  char *lacking = sal_fact_query_why_lacking (question->query, metric);

  if (lacking != NULL)
    return lacking;
  if (!isnan (sal_metric_compute (metric, measures)))
    return create_capacity_reason (question);

  return g_strdup (sal_metric_why_missing (metric, measures));
}

static void
print_json (const Question *question)
{
  static const char *const units[] = {
    [SAL_UNIT_MONEY] = "money",
    [SAL_UNIT_RATE] = "rate",
    [SAL_UNIT_NUMBER] = "number",
    [SAL_UNIT_DAYS] = "days",
  };
  SalCliJson *json = sal_cli_json_new ("query");
  g_autofree char *reason = create_reason (question);

  sal_cli_json_string (json, "metric", question->metric->key);
  sal_cli_json_string (json, "unit", units[question->metric->unit]);
  sal_cli_json_string (json, "currency", question->facts->currency);
  if (explain)
    write_explanation (json, question);
  write_day (json, "from", question->first);
  write_day (json, "to", question->last);
  sal_cli_json_integer (json, "unconverted", count_unconverted (question));
  sal_cli_json_begin_array (json, "groups");
  if (question->n_dimensions > 0)
    for (guint i = 0; i < question->result->groups->len; i++)
      {
        const SalFactGroup *group = &g_array_index (question->result->groups, SalFactGroup, i);

        if (is_shown (question, group))
          write_group (json, question, group);
      }
  sal_cli_json_end_array (json);
  write_value (json, question, question->result->total.measures);
  write_normal (json, question, &question->result->total);
  if (reason != NULL)
    sal_cli_json_string (json, "missing", reason);
  sal_cli_json_finish (json);
}

static char *
format_value (const Question *question, const SalFactGroup *group)
{
  return sal_metric_format (question->metric,
                            sal_metric_compute (question->metric, group->measures),
                            question->facts->currency);
}

/* What is written beside a figure, column by column. */
static void
add_normal_columns (SalCliTable *table)
{
  if (per != NULL)
    {
      sal_cli_table_add_column (table, _ ("FTE"), TRUE);
      sal_cli_table_add_column (table, _ ("Per FTE"), TRUE);
    }
  if (with_index)
    {
      sal_cli_table_add_column (table, _ ("Share"), TRUE);
      sal_cli_table_add_column (table, _ ("Index"), TRUE);
    }
}

static char *
format_number (double value, guint decimals)
{
  return isnan (value) ? g_strdup ("–") : sal_number_format (value, decimals);
}

static void
take_normal_cells (SalCliTable *table, const Question *question, const SalFactGroup *group)
{
  const gint64 *measures = group->measures;
  const SalMetric *metric = question->metric;
  double value = sal_metric_compute_per_capacity (metric, measures);

  if (per != NULL)
    {
      sal_cli_table_take_cell (table, format_number (sal_metric_compute_capacity (measures), 2));
      sal_cli_table_take_cell (table,
                               metric->unit == SAL_UNIT_NUMBER
                                   ? format_number (value, 2)
                                   : sal_metric_format (metric, value, question->facts->currency));
    }
  if (with_index)
    {
      const gint64 *whole = find_company (question, group);
      double share = sal_metric_compute_share (metric, measures, whole);

      sal_cli_table_take_cell (table,
                               isnan (share)
                                   ? g_strdup ("–")
                                   : sal_rate_format_percent (llround (share * SAL_RATE_ONE), 1));
      sal_cli_table_take_cell (
          table, format_number (sal_metric_compute_index (metric, measures, whole), 0));
    }
}

static void
print_table (const Question *question)
{
  SalCliTable *table;

  if (question->n_dimensions == 0 && per == NULL && !with_index)
    {
      g_autofree char *value = format_value (question, &question->result->total);

      g_print ("%s\n", value);
      return;
    }

  table = sal_cli_table_new ();
  for (guint i = 0; i < question->n_dimensions; i++)
    sal_cli_table_add_column (table, sal_fact_dimension_get_label (question->dimensions[i]), FALSE);
  sal_cli_table_add_column (table, sal_metric_get_label (question->metric), TRUE);
  add_normal_columns (table);
  for (guint row = 0; question->n_dimensions > 0 && row < question->result->groups->len; row++)
    {
      const SalFactGroup *group = &g_array_index (question->result->groups, SalFactGroup, row);

      if (!is_shown (question, group))
        continue;
      for (guint i = 0; i < question->n_dimensions; i++)
        sal_cli_table_take_cell (
            table,
            sal_fact_result_code_to_label (
                question->result, question->facts, question->dimensions[i], group->codes[i]));
      sal_cli_table_take_cell (table, format_value (question, group));
      take_normal_cells (table, question, group);
    }
  for (guint i = 0; i < question->n_dimensions; i++)
    sal_cli_table_cell (table, i == 0 ? _ ("Total") : "");
  sal_cli_table_take_cell (table, format_value (question, &question->result->total));
  take_normal_cells (table, question, &question->result->total);
  sal_cli_table_finish (table);
}

static void
print_line (const char *label, const char *text)
{
  if (text != NULL)
    g_print ("%s %s\n", label, text);
}

static char *
describe_days (const Question *question)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (question->first == SAL_DATE_NONE)
    return g_strdup (_ ("any, or none"));

  first = sal_date_format (question->first);
  last = sal_date_format (question->last);
  if (period == NULL && from == NULL)
    return g_strdup_printf (_ ("to %s"), last);
  if (period == NULL && to == NULL)
    return g_strdup_printf (_ ("from %s"), first);

  return g_strdup_printf ("%s – %s", first, last);
}

/* Where there is only “–” the reason is said, apart from it. */
static void
warn_missing (const Question *question)
{
  g_autofree char *reason = create_reason (question);

  if (reason != NULL)
    g_printerr ("%s\n", reason);
}

/* A figure that lacks amounts is wrong: that is said whoever reads it, apart from it. */
static void
warn_unconverted (const Question *question)
{
  guint n = count_unconverted (question);

  if (n > 0)
    g_printerr (ngettext ("%u amount counts as nothing: its currency has no exchange rate.\n",
                          "%u amounts count as nothing: their currencies have no exchange rate.\n",
                          n),
                n);
}

static void
print_explanation (const Question *question)
{
  const SalMetric *metric = question->metric;
  const gint64 *measures = question->result->total.measures;
  g_autofree char *arithmetic = sal_metric_explain (metric, measures, question->facts->currency);
  g_autofree char *days = describe_days (question);
  g_autofree char *count = g_strdup_printf ("%u", question->n_records);
  g_autofree char *version = g_strdup_printf ("%d", metric->version);
  g_autofree char *as_of = sal_date_format (question->facts->as_of);
  g_autofree char *reason = create_reason (question);
  g_autofree char *per_capacity = NULL;
  g_autofree char *index = NULL;

  g_print ("%s\n%s\n\n", sal_metric_get_label (metric), sal_metric_get_definition (metric));
  print_line (_ ("Formula:"), metric->formula);
  print_line (_ ("Version:"), version);
  print_line (_ ("Owner:"), metric->owner);
  print_line (_ ("Date:"), metric->standing ? _ ("as the formula says") : days);
  print_line (_ ("Where:"), where);
  print_line (_ ("Split by:"), by);
  print_line (_ ("Arithmetic:"), arithmetic);
  if (per != NULL)
    per_capacity = sal_metric_explain_per_capacity (metric, measures, question->facts->currency);
  if (with_index)
    index = sal_metric_explain_index (
        metric, measures, question->company->total.measures, question->facts->currency);
  print_line (_ ("Per FTE:"), per_capacity);
  print_line (_ ("Index:"), index);
  print_line (_ ("Records:"), count);
  print_line (_ ("As of:"), as_of);
  print_line (_ ("Missing:"), reason);
  g_print ("\n");
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Question) question = { 0 };
  GError *error = NULL;

  if (period != NULL && (from != NULL || to != NULL))
    return sal_cli_usage (call, _ ("--period does not go together with --from and --to"));
  if (per != NULL && !g_str_equal (per, "capacity"))
    return sal_cli_usage (call, _ ("--per: “%s” is not known (expected capacity)"), per);
  question.key = call->parameters[1];
  if (!find_dimensions (&question, &error))
    return sal_cli_fail (call, error);
  question.workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (question.workspace == NULL || !find_days (&question, &error) || !ask (&question, &error))
    return sal_cli_fail (call, error);

  if (explain && !call->json)
    print_explanation (&question);
  (call->json ? print_json : print_table) (&question);
  if (!explain && !call->json)
    warn_missing (&question);
  warn_unconverted (&question);
  sal_workspace_close (question.workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_query_command = {
  .name = "query",
  .parameters = "FILE METRIC",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Compute a figure, split by up to three dimensions"),
  .options = options,
  .run = run,
};
