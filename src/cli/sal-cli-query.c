/* sal-cli-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"
#include "sal-cli-query.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-fact-query.h"
#include "sal-facts-repository.h"
#include "sal-metric-explain.h"
#include "sal-metric-normal.h"
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

static void
question_clear (SalCliQuestion *self)
{
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->facts, sal_facts_free);
  g_clear_pointer (&self->query, sal_fact_query_free);
  g_clear_pointer (&self->result, sal_fact_result_free);
  g_clear_pointer (&self->company, sal_fact_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalCliQuestion, question_clear)

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
find_metric (SalCliQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) metrics = NULL;

  question->metric = sal_facts_find_metric (question->facts, question->key);
  if (question->metric != NULL)
    return TRUE;

  metrics = sal_facts_list_metrics (question->facts);
  for (guint i = 0; i < metrics->len; i++)
    g_ptr_array_add (known, (gpointer) ((SalMetric *) metrics->pdata[i])->key);
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
find_dimensions (SalCliQuestion *question, GError **error)
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
check_order (const SalCliQuestion *question, GError **error)
{
  if (question->first <= question->last)
    return TRUE;

  g_set_error (
      error, SAL_ERROR, SAL_ERROR_VALUE, _ ("--from: %s is after %s, the day of --to"), from, to);
  return FALSE;
}

static gboolean
find_days (SalCliQuestion *question, GError **error)
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
  SalCliQuestion *question = data;
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
restrict_query (const SalCliQuestion *question, GError **error)
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
ask_normal (SalCliQuestion *question)
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
ask (SalCliQuestion *question, GError **error)
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

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliQuestion) question = { 0 };
  GError *error = NULL;

  if (period != NULL && (from != NULL || to != NULL))
    return sal_cli_usage (call, _ ("--period does not go together with --from and --to"));
  if (per != NULL && !g_str_equal (per, "capacity"))
    return sal_cli_usage (call, _ ("--per: “%s” is not known (expected capacity)"), per);
  question.key = call->parameters[1];
  question.by = by;
  question.where = where;
  question.period = period;
  question.from = from;
  question.to = to;
  question.explains = explain;
  question.is_per_capacity = per != NULL;
  question.has_index = with_index;
  if (!find_dimensions (&question, &error))
    return sal_cli_fail (call, error);
  question.workspace = sal_cli_open (call, SAL_STORE_READ_ONLY, &error);
  if (question.workspace == NULL || !find_days (&question, &error) || !ask (&question, &error))
    return sal_cli_fail (call, error);

  if (explain && !call->json)
    sal_cli_query_print_explanation (&question);
  (call->json ? sal_cli_query_print_json : sal_cli_query_print_table) (&question);
  if (!explain && !call->json)
    sal_cli_query_warn_missing (&question);
  sal_cli_query_warn_unconverted (&question);
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
