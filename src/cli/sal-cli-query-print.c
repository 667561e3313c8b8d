/* sal-cli-query-print.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-query.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-date.h"
#include "sal-fact-query.h"
#include "sal-facts-repository.h"
#include "sal-metric-explain.h"
#include "sal-metric-normal.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

static void
write_value (SalCliJson *json, const SalCliQuestion *question, const gint64 *measures)
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
is_of_period (const SalCliQuestion *question,
              const SalFactGroup *company,
              const SalFactGroup *group)
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
find_company (const SalCliQuestion *question, const SalFactGroup *group)
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
write_normal (SalCliJson *json, const SalCliQuestion *question, const SalFactGroup *group)
{
  const gint64 *measures = group->measures;
  const SalMetric *metric = question->metric;
  double value = sal_metric_compute_per_capacity (metric, measures);
  g_autofree char *money = NULL;

  if (question->is_per_capacity)
    {
      sal_cli_json_real (json, "capacity", sal_metric_compute_capacity (measures));
      if (metric->unit == SAL_UNIT_MONEY && !isnan (value))
        money = sal_money_to_text (llround (value), question->facts->currency);
      if (money != NULL)
        sal_cli_json_string (json, "per_capacity", money);
      else
        sal_cli_json_real (json, "per_capacity", value);
    }
  if (question->has_index)
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
write_group (SalCliJson *json, const SalCliQuestion *question, const SalFactGroup *group)
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
is_shown (const SalCliQuestion *question, const SalFactGroup *group)
{
  return sal_metric_concerns (question->metric, group->measures) ||
         sal_metric_compute_capacity (group->measures) > 0;
}

static guint
count_unconverted (const SalCliQuestion *question)
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
write_input (SalCliJson *json, const SalCliQuestion *question, guint measure, gint64 value)
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
write_explanation (SalCliJson *json, const SalCliQuestion *question)
{
  const SalMetric *metric = question->metric;
  const gint64 *measures = question->result->total.measures;
  g_autofree char *arithmetic = sal_metric_explain (metric, measures, question->facts->currency);

  sal_cli_json_string (json, "label", sal_metric_get_label (metric));
  sal_cli_json_string (json, "definition", sal_metric_get_definition (metric));
  sal_cli_json_string (json, "formula", metric->formula);
  sal_cli_json_integer (json, "version", metric->version);
  sal_cli_json_string (json, "owner", metric->owner);
  sal_cli_json_string (json, "where", question->where);
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
create_capacity_reason (const SalCliQuestion *question)
{
  const SalMetric *metric = question->metric;
  char *reason;

  if (!question->is_per_capacity && !(question->has_index && sal_metric_is_additive (metric)))
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
create_reason (const SalCliQuestion *question)
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

void
sal_cli_query_print_json (const SalCliQuestion *question)
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
  if (question->explains)
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
format_value (const SalCliQuestion *question, const SalFactGroup *group)
{
  return sal_metric_format (question->metric,
                            sal_metric_compute (question->metric, group->measures),
                            question->facts->currency);
}

/* What is written beside a figure, column by column. */
static void
add_normal_columns (SalCliTable *table, const SalCliQuestion *question)
{
  if (question->is_per_capacity)
    {
      sal_cli_table_add_column (table, _ ("FTE"), TRUE);
      sal_cli_table_add_column (table, _ ("Per FTE"), TRUE);
    }
  if (question->has_index)
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
take_normal_cells (SalCliTable *table, const SalCliQuestion *question, const SalFactGroup *group)
{
  const gint64 *measures = group->measures;
  const SalMetric *metric = question->metric;
  double value = sal_metric_compute_per_capacity (metric, measures);

  if (question->is_per_capacity)
    {
      sal_cli_table_take_cell (table, format_number (sal_metric_compute_capacity (measures), 2));
      sal_cli_table_take_cell (table,
                               metric->unit == SAL_UNIT_NUMBER
                                   ? format_number (value, 2)
                                   : sal_metric_format (metric, value, question->facts->currency));
    }
  if (question->has_index)
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

void
sal_cli_query_print_table (const SalCliQuestion *question)
{
  SalCliTable *table;

  if (question->n_dimensions == 0 && !question->is_per_capacity && !question->has_index)
    {
      g_autofree char *value = format_value (question, &question->result->total);

      g_print ("%s\n", value);
      return;
    }

  table = sal_cli_table_new ();
  for (guint i = 0; i < question->n_dimensions; i++)
    sal_cli_table_add_column (table, sal_fact_dimension_get_label (question->dimensions[i]), FALSE);
  sal_cli_table_add_column (table, sal_metric_get_label (question->metric), TRUE);
  add_normal_columns (table, question);
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
describe_days (const SalCliQuestion *question)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (question->first == SAL_DATE_NONE)
    return g_strdup (_ ("any, or none"));

  first = sal_date_format (question->first);
  last = sal_date_format (question->last);
  if (question->period == NULL && question->from == NULL)
    return g_strdup_printf (_ ("to %s"), last);
  if (question->period == NULL && question->to == NULL)
    return g_strdup_printf (_ ("from %s"), first);

  return g_strdup_printf ("%s – %s", first, last);
}

/* Where there is only “–” the reason is said, apart from it. */
void
sal_cli_query_warn_missing (const SalCliQuestion *question)
{
  g_autofree char *reason = create_reason (question);

  if (reason != NULL)
    g_printerr ("%s\n", reason);
}

/* A figure that lacks amounts is wrong: that is said whoever reads it, apart from it. */
void
sal_cli_query_warn_unconverted (const SalCliQuestion *question)
{
  guint n = count_unconverted (question);

  if (n > 0)
    g_printerr (ngettext ("%u amount counts as nothing: its currency has no exchange rate.\n",
                          "%u amounts count as nothing: their currencies have no exchange rate.\n",
                          n),
                n);
}

void
sal_cli_query_print_explanation (const SalCliQuestion *question)
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
  print_line (_ ("Where:"), question->where);
  print_line (_ ("Split by:"), question->by);
  print_line (_ ("Arithmetic:"), arithmetic);
  if (question->is_per_capacity)
    per_capacity = sal_metric_explain_per_capacity (metric, measures, question->facts->currency);
  if (question->has_index)
    index = sal_metric_explain_index (
        metric, measures, question->company->total.measures, question->facts->currency);
  print_line (_ ("Per FTE:"), per_capacity);
  print_line (_ ("Index:"), index);
  print_line (_ ("Records:"), count);
  print_line (_ ("As of:"), as_of);
  print_line (_ ("Missing:"), reason);
  g_print ("\n");
}
