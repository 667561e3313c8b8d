/* sal-fact-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-query-private.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"

G_DEFINE_BOXED_TYPE (SalFactQuery, sal_fact_query, sal_fact_query_copy, sal_fact_query_free)

/**
 * sal_fact_query_new:
 *
 * Creates a query over all facts, without groups.
 *
 * Returns: (transfer full): the query
 */
SalFactQuery *
sal_fact_query_new (void)
{
  SalFactQuery *self = g_new0 (SalFactQuery, 1);

  self->first = self->last = SAL_DATE_NONE;
  self->filters = g_array_new (FALSE, FALSE, sizeof (SalFactFilter));
  self->metrics = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_metric_unref);

  return self;
}

SalFactQuery *
sal_fact_query_copy (const SalFactQuery *self)
{
  SalFactQuery *copy = sal_fact_query_new ();

  copy->first = self->first;
  copy->last = self->last;
  g_array_append_vals (copy->filters, self->filters->data, self->filters->len);
  memcpy (copy->groups, self->groups, sizeof copy->groups);
  copy->n_groups = self->n_groups;
  for (guint i = 0; i < self->metrics->len; i++)
    sal_fact_query_ask (copy, g_ptr_array_index (self->metrics, i));
  copy->limit = self->limit;
  copy->with_capacity = self->with_capacity;
  copy->restricted = self->restricted != NULL ? g_array_ref (self->restricted) : NULL;

  return copy;
}

void
sal_fact_query_free (SalFactQuery *self)
{
  g_array_unref (self->filters);
  g_ptr_array_unref (self->metrics);
  g_clear_pointer (&self->restricted, g_array_unref);
  g_free (self);
}

/**
 * sal_fact_query_set_days:
 * @self: a query
 * @first: the first day
 * @last: the last day; both %SAL_DATE_NONE for all facts, also those without a close date
 *
 * Restricts the query to facts that close within some days.
 */
void
sal_fact_query_set_days (SalFactQuery *self, gint32 first, gint32 last)
{
  self->first = first;
  self->last = last;
}

void
sal_fact_query_get_days (const SalFactQuery *self, gint32 *first, gint32 *last)
{
  *first = self->first;
  *last = self->last;
}

static SalFactFilter *
find_filter (const SalFactQuery *self, SalFactDimension dimension, guint *index)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      SalFactFilter *filter = &g_array_index (self->filters, SalFactFilter, i);

      if (filter->dimension == dimension)
        {
          *index = i;
          return filter;
        }
    }

  return NULL;
}

static void
set_filter (SalFactQuery *self, SalFactDimension dimension, gint32 code, gboolean alone)
{
  guint index;
  SalFactFilter *filter = find_filter (self, dimension, &index);
  SalFactFilter added = { dimension, code, alone };

  if (filter != NULL)
    *filter = added;
  else
    g_array_append_val (self->filters, added);
}

/**
 * sal_fact_query_set_filter:
 * @self: a query
 * @dimension: a dimension
 * @code: the code facts must have; of a unit, it or one below it
 *
 * Restricts the query to one value of a dimension, replacing an earlier choice.
 */
void
sal_fact_query_set_filter (SalFactQuery *self, SalFactDimension dimension, gint32 code)
{
  set_filter (self, dimension, code, FALSE);
}

/**
 * sal_fact_query_set_filter_alone:
 * @self: a query
 * @dimension: a dimension
 * @code: the code facts must have
 *
 * Restricts the query to one value of a dimension; of a unit, without those below it.
 */
void
sal_fact_query_set_filter_alone (SalFactQuery *self, SalFactDimension dimension, gint32 code)
{
  set_filter (self, dimension, code, TRUE);
}

/**
 * sal_fact_query_clear_filter:
 * @self: a query
 * @dimension: a dimension
 *
 * Lifts the restriction of a dimension.
 */
void
sal_fact_query_clear_filter (SalFactQuery *self, SalFactDimension dimension)
{
  guint index;

  if (find_filter (self, dimension, &index) != NULL)
    g_array_remove_index (self->filters, index);
}

/**
 * sal_fact_query_get_filter:
 * @self: a query
 * @dimension: a dimension
 * @code: (out): the code it is restricted to
 *
 * Asks for the restriction of a dimension.
 *
 * Returns: %FALSE if there is none
 */
gboolean
sal_fact_query_get_filter (const SalFactQuery *self, SalFactDimension dimension, gint32 *code)
{
  guint index;
  SalFactFilter *filter = find_filter (self, dimension, &index);

  if (filter == NULL)
    return FALSE;

  *code = filter->code;

  return TRUE;
}

/**
 * sal_fact_query_group_by:
 * @self: a query with fewer than three groups
 * @dimension: a dimension
 *
 * Splits the result by @dimension too. Units are split one level at a time: into the children of
 * the unit filtered for, or of the root.
 */
void
sal_fact_query_group_by (SalFactQuery *self, SalFactDimension dimension)
{
  g_return_if_fail (self->n_groups < SAL_FACT_MAX_GROUPS);

  self->groups[self->n_groups++] = dimension;
}

/**
 * sal_fact_query_get_groups:
 * @self: a query
 * @groups: (out caller-allocated) (array fixed-size=3): the dimensions it groups by, in order
 *
 * Asks what the query groups by.
 *
 * Returns: how many there are
 */
guint
sal_fact_query_get_groups (const SalFactQuery *self, SalFactDimension groups[SAL_FACT_MAX_GROUPS])
{
  memcpy (groups, self->groups, sizeof self->groups);

  return self->n_groups;
}

void
sal_fact_query_clear_groups (SalFactQuery *self)
{
  self->n_groups = 0;
}

/**
 * sal_fact_query_ask:
 * @self: a query
 * @metric: a metric
 *
 * Asks for the figures of a metric. A query that nothing was asked of adds up the measures of
 * opportunities that need no columns; one that was asked for some metrics, what they are made of.
 */
void
sal_fact_query_ask (SalFactQuery *self, const SalMetric *metric)
{
  g_ptr_array_add (self->metrics, sal_metric_ref (metric));
}

/**
 * sal_fact_query_limit:
 * @self: a query
 * @measures: some measures of opportunities that need no columns, or 0 for all
 *
 * Has only @measures added up of those that are if no metric is asked for.
 */
void
sal_fact_query_limit (SalFactQuery *self, SalMeasures measures)
{
  self->limit = measures;
}

/**
 * sal_fact_query_ask_capacity:
 * @self: a query
 *
 * Asks for %SAL_MEASURE_CAPACITY besides, for figures per full-time equivalent.
 */
void
sal_fact_query_ask_capacity (SalFactQuery *self)
{
  self->with_capacity = TRUE;
}

/**
 * sal_fact_query_get_kind:
 * @self: a query
 *
 * Tells of which kind the facts are that it is asked of: one query is of one kind.
 *
 * Returns: that of the first metric asked for, else opportunities
 */
const SalKind *
sal_fact_query_get_kind (const SalFactQuery *self)
{
  const SalMetric *metric = self->metrics->len > 0 ? g_ptr_array_index (self->metrics, 0) : NULL;

  return metric != NULL && metric->kind != NULL ? metric->kind : &sal_opportunity_kind;
}

/**
 * sal_fact_query_restrict:
 * @self: a query
 * @ids: (array length=n_ids): opportunities
 * @n_ids: how many
 *
 * Restricts the query to some opportunities, those a filter in the one language found.
 */
void
sal_fact_query_restrict (SalFactQuery *self, const gint64 *ids, gsize n_ids)
{
  g_clear_pointer (&self->restricted, g_array_unref);
  self->restricted = g_array_sized_new (FALSE, FALSE, sizeof *ids, n_ids);
  g_array_append_vals (self->restricted, ids, n_ids);
}

static int
periods_per_year (SalFactDimension dimension)
{
  return dimension == SAL_FACT_MONTH ? 12 : dimension == SAL_FACT_QUARTER ? 4 : 1;
}

/**
 * sal_fact_code_to_period:
 * @dimension: month, quarter or year
 * @code: a code of it
 *
 * Tells which fiscal period a code stands for.
 *
 * Returns: the period
 */
SalPeriod
sal_fact_code_to_period (SalFactDimension dimension, gint32 code)
{
  int n = periods_per_year (dimension);
  SalPeriodUnit unit = dimension == SAL_FACT_MONTH     ? SAL_PERIOD_MONTH
                       : dimension == SAL_FACT_QUARTER ? SAL_PERIOD_QUARTER
                                                       : SAL_PERIOD_YEAR;

  return (SalPeriod){ .year = code / n, .unit = unit, .index = code % n };
}

/**
 * sal_fact_period_to_code:
 * @period: a fiscal period
 *
 * Tells the code of a period in the dimension of its unit. Codes of consecutive periods are
 * consecutive.
 *
 * Returns: the code
 */
gint32
sal_fact_period_to_code (SalPeriod period)
{
  int n = period.unit == SAL_PERIOD_MONTH ? 12 : period.unit == SAL_PERIOD_QUARTER ? 4 : 1;

  return period.year * n + period.index;
}

/**
 * sal_fact_code_to_label:
 * @facts: facts
 * @dimension: a dimension
 * @code: a code of it
 *
 * Writes a value of a dimension for people.
 *
 * Returns: (transfer full): the text
 */
char *
sal_fact_code_to_label (const SalFacts *facts, SalFactDimension dimension, gint32 code)
{
  const SalField *field;
  const char *label;

  if (code == SAL_DIMENSION_NONE)
    return g_strdup (_ ("(none)"));
  if (dimension >= SAL_FACT_N_STORED)
    return sal_fiscal_calendar_format (facts->calendar, sal_fact_code_to_period (dimension, code));

  label = sal_dimension_get_label (facts->dimensions[dimension], code);
  field = sal_fact_dimension_get_field (dimension);
  if (field != NULL && field->type == SAL_FIELD_CHOICE)
    label = sal_choice_get_label (field, label);

  return g_strdup (*label != '\0' ? label : _ ("(no name)"));
}

/**
 * sal_fact_result_code_to_label:
 * @result: a result
 * @facts: facts
 * @dimension: a dimension it was grouped by
 * @code: a code of it
 *
 * Writes a group of a result for people. The group of the unit that was split, beside those of its
 * children, holds what belongs to it directly, and says so.
 *
 * Returns: (transfer full): the text
 */
char *
sal_fact_result_code_to_label (const SalFactResult *result,
                               const SalFacts *facts,
                               SalFactDimension dimension,
                               gint32 code)
{
  g_autofree char *label = sal_fact_code_to_label (facts, dimension, code);

  if (dimension != SAL_FACT_UNIT || code == SAL_DIMENSION_NONE || code != result->split_unit ||
      !sal_dimension_has_children (facts->dimensions[SAL_FACT_UNIT], code))
    return g_steal_pointer (&label);

  /* translators: what belongs to a unit itself and to none of the units below it */
  return g_strdup_printf (_ ("%s, directly"), label);
}

/**
 * sal_fact_query_get_split_unit:
 * @self: a query
 * @facts: facts
 *
 * Tells which unit's children units are split into: the unit filtered for, else the only one
 * without a parent.
 *
 * Returns: its code; %SAL_DIMENSION_NONE if several stand at the top
 */
gint32
sal_fact_query_get_split_unit (const SalFactQuery *self, const SalFacts *facts)
{
  const SalDimension *units = facts->dimensions[SAL_FACT_UNIT];
  gint32 root = SAL_DIMENSION_NONE, unit;

  if (sal_fact_query_get_filter (self, SAL_FACT_UNIT, &unit))
    return unit;

  for (guint code = 1; code < sal_dimension_get_n_codes (units); code++)
    {
      if (sal_dimension_get_parent (units, code) != SAL_DIMENSION_NONE)
        continue;
      if (root != SAL_DIMENSION_NONE)
        return SAL_DIMENSION_NONE;
      root = (gint32) code;
    }

  return root;
}
