/* sal-exception-reason.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-private.h"

/* A part that explains no more than it has of the whole anyway is no reason: it is in everything.
 */
#define MORE_THAN_USUAL 1.5

static const SalFactDimension reason_dimensions[] = {
  SAL_FACT_UNIT, SAL_FACT_SEGMENT, SAL_FACT_PRODUCT_FAMILY,
  SAL_FACT_TYPE, SAL_FACT_SOURCE,  SAL_FACT_PERSON,
};

typedef struct
{
  SalException *exception;
  const SalExceptionSeries *series;
  double best; /* how much more than usual the reason so far explains */
} Search;

static SalFactResult *
run_split (const Search *self,
           SalFacts *facts,
           const SalFactQuery *filters,
           SalFactDimension dimension)
{
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (filters);
  const SalExceptionMonths *months = self->series->months;
  gint32 first, last, unused;

  sal_fiscal_calendar_days_of (
      facts->calendar, sal_fact_code_to_period (SAL_FACT_MONTH, months->first), &first, &unused);
  sal_fiscal_calendar_days_of (
      facts->calendar,
      sal_fact_code_to_period (SAL_FACT_MONTH, months->first + (gint32) months->n_months - 1),
      &unused,
      &last);
  sal_fact_query_clear_groups (query);
  sal_fact_query_set_days (query, first, last);
  if (self->exception->unit != SAL_DIMENSION_NONE)
    sal_fact_query_set_filter (query, SAL_FACT_UNIT, self->exception->unit);
  sal_fact_query_ask (query, self->exception->metric);
  sal_fact_query_group_by (query, dimension);
  sal_fact_query_group_by (query, SAL_FACT_MONTH);

  return sal_fact_query_run (query, facts);
}

static void
consider (Search *self, SalFactDimension dimension, gint32 code, double *numerators, double *sizes)
{
  double usual;
  double share = sal_exception_series_explain (
      self->series, numerators, self->series->denominators != NULL ? sizes : NULL, &usual);

  if (!(share >= SAL_EXCEPTION_REASON_SHARE) || share < MORE_THAN_USUAL * usual ||
      share - usual <= self->best)
    return;

  self->best = share - usual;
  self->exception->has_reason = TRUE;
  self->exception->reason_dimension = dimension;
  self->exception->reason = code;
  self->exception->reason_share = share;
}

/* The groups are by value and then by month. */
static void
consider_split (Search *self, const SalFactResult *result, SalFactDimension dimension)
{
  const SalExceptionMonths *months = self->series->months;
  g_autofree double *numerators = g_new0 (double, months->n_months);
  g_autofree double *sizes = g_new0 (double, months->n_months);

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);
      guint month = (guint) (group->codes[1] - months->first);
      gint32 code = group->codes[0];

      if (month < months->n_months)
        sal_charted_metric_read (
            self->series->charted, group->measures, &numerators[month], &sizes[month]);
      if (i + 1 < result->groups->len &&
          g_array_index (result->groups, SalFactGroup, i + 1).codes[0] == code)
        continue;
      if (code != SAL_DIMENSION_NONE)
        consider (self, dimension, code, numerators, sizes);
      memset (numerators, 0, months->n_months * sizeof *numerators);
      memset (sizes, 0, months->n_months * sizeof *sizes);
    }
}

/* Finds the value of a dimension that explains most of an exception beyond what it usually has of
 * the whole; none if nothing explains %SAL_EXCEPTION_REASON_SHARE. One query per dimension. */
void
sal_exception_find_reason (SalException *exception,
                           const SalExceptionSeries *series,
                           SalFacts *facts,
                           const SalFactQuery *filters)
{
  Search search = { exception, series, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (reason_dimensions); i++)
    {
      SalFactDimension dimension = reason_dimensions[i];
      g_autoptr (SalFactResult) result = NULL;

      if (sal_dimension_get_n_codes (facts->dimensions[dimension]) < 3)
        continue;
      result = run_split (&search, facts, filters, dimension);
      consider_split (&search, result, dimension);
    }
}
