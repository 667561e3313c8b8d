/* sal-drill-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-drill-path.h"

typedef struct
{
  SalFactDimension dimension;
  gint64 id;   /* of a record, or 0 */
  gint32 code; /* of a period */
  char *label;
} Step;

struct _SalDrillPath
{
  SalPeriod period;
  const SalMetric *metric;
  GArray *steps; /* of Step */
};

G_DEFINE_BOXED_TYPE (SalDrillPath, sal_drill_path, sal_drill_path_copy, sal_drill_path_free)

static void
step_clear (gpointer data)
{
  g_free (((Step *) data)->label);
}

/**
 * sal_drill_path_new:
 * @period: a fiscal period
 *
 * Creates the path of the dashboard itself.
 *
 * Returns: (transfer full): the path
 */
SalDrillPath *
sal_drill_path_new (SalPeriod period)
{
  SalDrillPath *self = g_new0 (SalDrillPath, 1);

  self->period = period;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);

  return self;
}

SalDrillPath *
sal_drill_path_copy (const SalDrillPath *self)
{
  SalDrillPath *copy = sal_drill_path_new (self->period);

  copy->metric = self->metric;
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step step = g_array_index (self->steps, Step, i);

      step.label = g_strdup (step.label);
      g_array_append_val (copy->steps, step);
    }

  return copy;
}

void
sal_drill_path_free (SalDrillPath *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

SalPeriod
sal_drill_path_get_period (const SalDrillPath *self)
{
  return self->period;
}

/**
 * sal_drill_path_set_metric:
 * @self: a path
 * @metric: (nullable): the metric asked about
 *
 * Sets the figure that is drilled into.
 */
void
sal_drill_path_set_metric (SalDrillPath *self, const SalMetric *metric)
{
  self->metric = metric;
}

const SalMetric *
sal_drill_path_get_metric (const SalDrillPath *self)
{
  return self->metric;
}

static int
find_step (const SalDrillPath *self, SalFactDimension dimension)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      if (g_array_index (self->steps, Step, i).dimension == dimension)
        return (int) i;
    }

  return -1;
}

/**
 * sal_drill_path_push:
 * @self: a path
 * @facts: the facts @code is of
 * @dimension: a dimension
 * @code: the value that was chosen
 *
 * Goes one level down. Units are gone down one below the other: the steps are kept, the last one
 * counts.
 */
void
sal_drill_path_push (SalDrillPath *self,
                     const SalFacts *facts,
                     SalFactDimension dimension,
                     gint32 code)
{
  Step step = { .dimension = dimension };

  if (dimension < SAL_FACT_N_STORED)
    step.id = sal_dimension_get_id (facts->dimensions[dimension], code);
  else
    step.code = code;
  step.label = sal_fact_code_to_label (facts, dimension, code);
  if (dimension < SAL_FACT_N_STORED && code == SAL_DIMENSION_NONE)
    step.code = SAL_DIMENSION_NONE;
  else if (dimension < SAL_FACT_N_STORED)
    step.code = -1; /* looked up by id or label */
  g_array_append_val (self->steps, step);
}

/**
 * sal_drill_path_pop:
 * @self: a path
 * @n_steps: how many steps to keep
 *
 * Goes back up.
 */
void
sal_drill_path_pop (SalDrillPath *self, guint n_steps)
{
  g_return_if_fail (n_steps <= self->steps->len);

  g_array_set_size (self->steps, n_steps);
}

guint
sal_drill_path_get_n_steps (const SalDrillPath *self)
{
  return self->steps->len;
}

const char *
sal_drill_path_get_label (const SalDrillPath *self, guint step)
{
  return g_array_index (self->steps, Step, step).label;
}

static gint32
resolve (const Step *step, const SalFacts *facts)
{
  const SalDimension *dimension;
  gint32 code;

  if (step->code >= 0)
    return step->code;

  dimension = facts->dimensions[step->dimension];
  code = step->id != 0 ? sal_dimension_find (dimension, step->id)
                       : sal_dimension_find_label (dimension, step->label);

  return code != SAL_DIMENSION_NONE ? code : -1;
}

/**
 * sal_drill_path_build_query:
 * @self: a path
 * @facts: the facts it will be asked of
 *
 * Makes the query of the figure at the end of the path.
 *
 * Returns: (transfer full): the query, without groups
 */
SalFactQuery *
sal_drill_path_build_query (const SalDrillPath *self, SalFacts *facts)
{
  SalFactQuery *query = sal_fact_query_new ();
  gint32 first, last;

  sal_fiscal_calendar_days_of (facts->calendar, self->period, &first, &last);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      sal_fact_query_set_filter (query, step->dimension, resolve (step, facts));
      /* a month or quarter that was stepped into stands for the period: it may lie outside it, in
       * the same year */
      if (step->dimension >= SAL_FACT_N_STORED)
        sal_fiscal_calendar_days_of (
            facts->calendar, sal_fact_code_to_period (step->dimension, step->code), &first, &last);
    }
  sal_fact_query_set_days (query, first, last);

  return query;
}

static gboolean
has_units_below (const SalDrillPath *self, const SalFacts *facts)
{
  const SalDimension *units = facts->dimensions[SAL_FACT_UNIT];
  gint32 unit = SAL_DIMENSION_NONE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->dimension == SAL_FACT_UNIT)
        unit = resolve (step, facts);
    }
  for (guint code = 1; code < sal_dimension_get_n_codes (units); code++)
    {
      if (sal_dimension_get_parent (units, code) == unit)
        return TRUE;
    }

  return FALSE;
}

/**
 * sal_drill_path_can_split:
 * @self: a path
 * @facts: the facts
 * @dimension: a dimension
 *
 * Tells whether a figure can be split further: units while there are some below, anything else
 * once.
 *
 * Returns: %TRUE if splitting by @dimension makes sense
 */
gboolean
sal_drill_path_can_split (const SalDrillPath *self,
                          const SalFacts *facts,
                          SalFactDimension dimension)
{
  if (dimension == SAL_FACT_UNIT)
    return has_units_below (self, facts);
  if (dimension >= SAL_FACT_N_STORED)
    {
      SalPeriodUnit finest = self->period.unit;

      for (guint i = 0; i < self->steps->len; i++)
        {
          const Step *step = &g_array_index (self->steps, Step, i);

          if (step->dimension >= SAL_FACT_N_STORED)
            finest = sal_fact_code_to_period (step->dimension, step->code).unit;
        }

      return sal_fact_code_to_period (dimension, 0).unit > finest;
    }

  return find_step (self, dimension) < 0 &&
         sal_dimension_get_n_codes (facts->dimensions[dimension]) > 1;
}

/**
 * sal_drill_path_suggest_split:
 * @self: a path
 * @facts: the facts
 * @dimension: (out): what to split by
 *
 * Suggests the next level down: units to the last, then people, product families, accounts.
 *
 * Returns: %FALSE if nothing is left to split by
 */
gboolean
sal_drill_path_suggest_split (const SalDrillPath *self,
                              const SalFacts *facts,
                              SalFactDimension *dimension)
{
  static const SalFactDimension order[] = {
    SAL_FACT_UNIT, SAL_FACT_PERSON, SAL_FACT_PRODUCT_FAMILY, SAL_FACT_ACCOUNT, SAL_FACT_MONTH,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (sal_drill_path_can_split (self, facts, order[i]))
        {
          *dimension = order[i];
          return TRUE;
        }
    }

  return FALSE;
}
