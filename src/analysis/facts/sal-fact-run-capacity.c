/* sal-fact-run-capacity.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fact-run-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sal-rate.h"

/* Longer than this no days are meant: a query from some day on ends in the year 9999. */
#define MAX_DAYS (200 * 366)

gboolean
sal_fact_dimension_has_capacity (SalFactDimension dimension)
{
  return dimension == SAL_FACT_UNIT || dimension == SAL_FACT_POSITION ||
         dimension == SAL_FACT_PERSON;
}

/* People are somewhere: like a quota, capacity knows units, positions, people and time. */
gboolean
sal_fact_run_knows_capacity (const SalFactRun *self)
{
  return self->dated && self->first != SAL_DATE_NONE && self->first <= self->last &&
         (gint64) self->last - self->first < MAX_DAYS && sal_fact_query_knows_quota (self->query);
}

/**
 * sal_fact_query_why_no_capacity:
 * @self: a query
 *
 * Says why it is not known how many people stand behind a figure, if the reason is what is asked.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL if it is known
 */
char *
sal_fact_query_why_no_capacity (const SalFactQuery *self)
{
  if (!sal_fact_query_knows_quota (self))
    return g_strdup (_ ("Capacity is that of units, positions and people: it cannot be told for "
                        "anything else."));
  if (self->first == SAL_DATE_NONE || (gint64) self->last - self->first >= MAX_DAYS)
    return g_strdup (_ ("Capacity is an average over days: it needs a first and a last one."));

  return NULL;
}

/**
 * sal_fact_query_widen:
 * @self: a query
 *
 * Asks the same of the whole company: without groups, and without filters for units, positions and
 * people.
 *
 * Returns: (transfer full): the query
 */
SalFactQuery *
sal_fact_query_widen (const SalFactQuery *self)
{
  SalFactQuery *query = sal_fact_query_copy (self);

  sal_fact_query_clear_groups (query);
  sal_fact_query_clear_filter (query, SAL_FACT_UNIT);
  sal_fact_query_clear_filter (query, SAL_FACT_POSITION);
  sal_fact_query_clear_filter (query, SAL_FACT_PERSON);

  return query;
}

static gboolean
passes (const SalFactRun *self, const SalCapacityFact *capacity)
{
  return (self->pass[SAL_FACT_UNIT] == NULL || self->pass[SAL_FACT_UNIT][capacity->unit]) &&
         (self->pass[SAL_FACT_POSITION] == NULL ||
          self->pass[SAL_FACT_POSITION][capacity->position]) &&
         (self->pass[SAL_FACT_PERSON] == NULL || self->pass[SAL_FACT_PERSON][capacity->person]);
}

static gint32
code_of (const SalFactRun *self, const SalCapacityFact *capacity, SalFactDimension dimension)
{
  switch ((int) dimension)
    {
    case SAL_FACT_UNIT:
      return MAX (sal_dimension_child_towards (
                      self->facts->dimensions[SAL_FACT_UNIT], self->under, capacity->unit),
                  0);
    case SAL_FACT_PERSON:
      return capacity->person;
    case SAL_FACT_POSITION:
    default:
      return capacity->position;
    }
}

/* The average over the days from first to last, in millionths. */
static gint64
average (const SalCapacityFact *capacity, gint32 first, gint32 last)
{
  gint64 days = (gint64) MIN (last, capacity->last) - (gint64) MAX (first, capacity->first) + 1;
  double equivalents = (double) capacity->full_time_equivalent / SAL_RATE_ONE;

  return days > 0
             ? llround (equivalents * (double) days / (last - first + 1) * SAL_MEASURE_NUMBER_ONE)
             : 0;
}

/* Adds it to its groups, from the group dimension @g on: over time to all periods. */
static void
add (SalFactRun *self,
     const SalCapacityFact *capacity,
     guint g,
     gint64 key,
     gint32 first,
     gint32 last)
{
  const SalFactAxis *axis = &self->axes[g];
  gint64 value;

  if (g == self->query->n_groups)
    {
      value = average (capacity, first, last);
      if (value != 0)
        {
          guint index = sal_fact_run_find_group (self, key);

          g_array_index (self->groups, SalFactGroup, index).measures[SAL_MEASURE_CAPACITY] += value;
        }
      return;
    }
  if (!axis->is_time)
    {
      gint32 code = code_of (self, capacity, self->query->groups[g]);

      add (self, capacity, g + 1, key * axis->n_keys + code, first, last);
      return;
    }
  for (gint32 k = 1; k < axis->n_keys; k++)
    {
      SalPeriod period = sal_fact_code_to_period (self->query->groups[g], axis->first_code + k - 1);
      gint32 from, to;

      sal_fiscal_calendar_days_of (self->facts->calendar, period, &from, &to);
      from = MAX (from, first);
      to = MIN (to, last);
      if (from <= to)
        add (self, capacity, g + 1, key * axis->n_keys + k, from, to);
    }
}

/**
 * sal_fact_run_add_capacities:
 * @self: a run whose capacity is known
 *
 * Adds to each group how many full-time equivalents it has, on average over its days: each
 * person's share of the position's full-time equivalent, for the days both are in force.
 *
 * Returns: that of all that passes, in millionths
 */
gint64
sal_fact_run_add_capacities (SalFactRun *self)
{
  gint64 total = 0;

  self->computed |= SAL_MEASURES (SAL_MEASURE_CAPACITY);
  for (guint i = 0; i < self->facts->capacities->len; i++)
    {
      const SalCapacityFact *capacity =
          &g_array_index (self->facts->capacities, SalCapacityFact, i);

      if (!passes (self, capacity))
        continue;
      total += average (capacity, self->first, self->last);
      add (self, capacity, 0, 0, self->first, self->last);
    }

  return total;
}
