/* sal-drill-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-drill-path.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SalFactDimension dimension;
  gint64 id;      /* of a record, or 0 */
  gint32 code;    /* of a period */
  gboolean alone; /* of a unit: without those below it */
  char *key;      /* the text of dictionaries without ids, or NULL */
  char *label;
} Step;

struct _SalDrillPath
{
  SalPeriod period;
  gint32 since, until; /* codes of months that stand for the period; SAL_DIMENSION_NONE: none do */
  SalMetric *metric;
  GArray *steps; /* of Step */
  int split;     /* the dimension to split the figure by; −1: the usual one */
  char *remark;  /* (nullable) */
  char *remark_label;
};

G_DEFINE_BOXED_TYPE (SalDrillPath, sal_drill_path, sal_drill_path_copy, sal_drill_path_free)

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_free (step->key);
  g_free (step->label);
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
  self->split = -1;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);

  return self;
}

SalDrillPath *
sal_drill_path_copy (const SalDrillPath *self)
{
  SalDrillPath *copy = sal_drill_path_new (self->period);

  sal_drill_path_set_metric (copy, self->metric);
  copy->since = self->since;
  copy->until = self->until;
  copy->split = self->split;
  copy->remark = g_strdup (self->remark);
  copy->remark_label = g_strdup (self->remark_label);
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step step = g_array_index (self->steps, Step, i);

      step.key = g_strdup (step.key);
      step.label = g_strdup (step.label);
      g_array_append_val (copy->steps, step);
    }

  return copy;
}

void
sal_drill_path_free (SalDrillPath *self)
{
  g_clear_pointer (&self->metric, sal_metric_unref);
  g_array_unref (self->steps);
  g_free (self->remark);
  g_free (self->remark_label);
  g_free (self);
}

/**
 * sal_drill_path_equal:
 * @self: a path
 * @other: another
 *
 * Asks whether both lead to the same figure.
 *
 * Returns: %TRUE if they have the same period, metric and steps
 */
gboolean
sal_drill_path_equal (const SalDrillPath *self, const SalDrillPath *other)
{
  if (self->period.unit != other->period.unit || self->period.year != other->period.year ||
      self->period.index != other->period.index || self->since != other->since ||
      self->until != other->until || self->metric != other->metric ||
      self->steps->len != other->steps->len)
    return FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *one = &g_array_index (self->steps, Step, i);
      const Step *two = &g_array_index (other->steps, Step, i);

      if (one->dimension != two->dimension || one->alone != two->alone || one->id != two->id ||
          one->code != two->code || g_strcmp0 (one->key, two->key) != 0)
        return FALSE;
    }

  return TRUE;
}

SalPeriod
sal_drill_path_get_period (const SalDrillPath *self)
{
  return self->period;
}

/**
 * sal_drill_path_set_period:
 * @self: a path
 * @period: a fiscal period
 *
 * Asks about another period.
 */
void
sal_drill_path_set_period (SalDrillPath *self, SalPeriod period)
{
  self->period = period;
}

/**
 * sal_drill_path_set_months:
 * @self: a path to a metric
 * @since: the code of a month
 * @until: the code of the same or a later month
 *
 * Asks about some months instead of the period, as those that something lasted for.
 */
void
sal_drill_path_set_months (SalDrillPath *self, gint32 since, gint32 until)
{
  self->since = since;
  self->until = until;
}

/**
 * sal_drill_path_describe_period:
 * @self: a path
 * @calendar: the fiscal calendar
 *
 * Names the period of the figure, or the months that stand for it.
 *
 * Returns: (transfer full): such as "FY26 Q4" or "Jun 2026 – Oct 2026"
 */
char *
sal_drill_path_describe_period (const SalDrillPath *self, const SalFiscalCalendar *calendar)
{
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  if (self->until == SAL_DIMENSION_NONE)
    return sal_fiscal_calendar_format (calendar, self->period);

  since =
      sal_fiscal_calendar_format (calendar, sal_fact_code_to_period (SAL_FACT_MONTH, self->since));
  until =
      sal_fiscal_calendar_format (calendar, sal_fact_code_to_period (SAL_FACT_MONTH, self->until));

  return self->since == self->until ? g_steal_pointer (&since)
                                    : g_strdup_printf ("%s – %s", since, until);
}

/**
 * sal_drill_path_prefer_split:
 * @self: a path
 * @dimension: a dimension
 *
 * Has the figure at the end of the path split by @dimension, where that makes sense.
 */
void
sal_drill_path_prefer_split (SalDrillPath *self, SalFactDimension dimension)
{
  self->split = (int) dimension;
}

gboolean
sal_drill_path_prefers_split (const SalDrillPath *self)
{
  return self->split >= 0;
}

/* Said of the figure where it is explained: why it is asked about, or what stands beside it. */
void
sal_drill_path_set_remark (SalDrillPath *self, const char *label, const char *remark)
{
  g_free (self->remark);
  g_free (self->remark_label);
  self->remark = g_strdup (remark);
  self->remark_label = g_strdup (label);
}

const char *
sal_drill_path_get_remark (const SalDrillPath *self, const char **label)
{
  *label = self->remark_label;

  return self->remark;
}

/* What was said of the figure at the end of the path alone. */
static void
forget_end (SalDrillPath *self)
{
  self->split = -1;
  g_clear_pointer (&self->remark, g_free);
  g_clear_pointer (&self->remark_label, g_free);
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
  SalMetric *old = self->metric;

  self->since = self->until = SAL_DIMENSION_NONE;
  forget_end (self);
  self->metric = metric != NULL ? sal_metric_ref (metric) : NULL;
  g_clear_pointer (&old, sal_metric_unref);
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

/* The unit that is split at the end of the path. */
static gint32
find_split_unit (const SalDrillPath *self, const SalFacts *facts)
{
  g_autoptr (SalFactQuery) query = sal_drill_path_build_query (self, facts);

  return sal_fact_query_get_split_unit (query, facts);
}

static void
add_step (SalDrillPath *self,
          const SalFacts *facts,
          SalFactDimension dimension,
          gint32 code,
          gboolean alone)
{
  Step step = { .dimension = dimension, .alone = alone };
  g_autofree char *label = sal_fact_code_to_label (facts, dimension, code);

  if (dimension < SAL_FACT_N_STORED)
    step.id = sal_dimension_get_id (facts->dimensions[dimension], code);
  else
    step.code = code;
  /* translators: what belongs to a unit itself and to none of the units below it */
  step.label = alone ? g_strdup_printf (_ ("%s, directly"), label) : g_steal_pointer (&label);
  if (dimension < SAL_FACT_N_STORED && code == SAL_DIMENSION_NONE)
    step.code = SAL_DIMENSION_NONE;
  else if (dimension < SAL_FACT_N_STORED)
    step.code = -1; /* looked up by id or text */
  if (dimension < SAL_FACT_N_STORED && step.id == 0)
    step.key = g_strdup (sal_dimension_get_label (facts->dimensions[dimension], code));
  forget_end (self);
  g_array_append_val (self->steps, step);
}

/**
 * sal_drill_path_push:
 * @self: a path
 * @facts: the facts @code is of
 * @dimension: the dimension the figure was split by
 * @code: the group that was chosen
 *
 * Goes one level down. Units are gone down one below the other: the steps are kept, the last one
 * counts. A unit splits into its children and itself; the group of itself is what belongs to it
 * directly, and below that there are no units.
 */
void
sal_drill_path_push (SalDrillPath *self,
                     const SalFacts *facts,
                     SalFactDimension dimension,
                     gint32 code)
{
  gboolean alone = dimension == SAL_FACT_UNIT && code != SAL_DIMENSION_NONE &&
                   code == find_split_unit (self, facts) &&
                   sal_dimension_has_children (facts->dimensions[SAL_FACT_UNIT], code);

  add_step (self, facts, dimension, code, alone);
}

/**
 * sal_drill_path_restrict:
 * @self: a path
 * @facts: the facts @code is of
 * @dimension: a dimension
 * @code: a value of it
 *
 * Goes down to a value that was chosen by itself, not from among the groups of a figure: a unit is
 * meant with all units below it.
 */
void
sal_drill_path_restrict (SalDrillPath *self,
                         const SalFacts *facts,
                         SalFactDimension dimension,
                         gint32 code)
{
  add_step (self, facts, dimension, code, FALSE);
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

  forget_end (self);
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
                       : sal_dimension_find_label (dimension, step->key);

  return code != SAL_DIMENSION_NONE ? code : -1;
}

static void
get_days (const SalDrillPath *self, const SalFiscalCalendar *calendar, gint32 *first, gint32 *last)
{
  gint32 unused;

  sal_fiscal_calendar_days_of (calendar, self->period, first, last);
  if (self->until == SAL_DIMENSION_NONE)
    return;

  sal_fiscal_calendar_days_of (
      calendar, sal_fact_code_to_period (SAL_FACT_MONTH, self->since), first, &unused);
  sal_fiscal_calendar_days_of (
      calendar, sal_fact_code_to_period (SAL_FACT_MONTH, self->until), &unused, last);
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
sal_drill_path_build_query (const SalDrillPath *self, const SalFacts *facts)
{
  SalFactQuery *query = sal_fact_query_new ();
  gint32 first, last;

  get_days (self, facts->calendar, &first, &last);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->alone)
        sal_fact_query_set_filter_alone (query, step->dimension, resolve (step, facts));
      else
        sal_fact_query_set_filter (query, step->dimension, resolve (step, facts));
      /* a month or quarter that was stepped into stands for the period: it may lie outside it, in
       * the same year */
      if (step->dimension >= SAL_FACT_N_STORED && step->code != SAL_DIMENSION_NONE)
        sal_fiscal_calendar_days_of (
            facts->calendar, sal_fact_code_to_period (step->dimension, step->code), &first, &last);
    }
  sal_fact_query_set_days (query, first, last);

  return query;
}

static gboolean
has_units_below (const SalDrillPath *self, const SalFacts *facts)
{
  gint32 unit = SAL_DIMENSION_NONE;
  gboolean alone = FALSE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->dimension == SAL_FACT_UNIT)
        {
          unit = resolve (step, facts);
          alone = step->alone || step->code == SAL_DIMENSION_NONE;
        }
    }

  return !alone && sal_dimension_has_children (facts->dimensions[SAL_FACT_UNIT], unit);
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
      /* several months are split into months */
      SalPeriodUnit finest = self->since == self->until ? self->period.unit : SAL_PERIOD_QUARTER;

      for (guint i = 0; i < self->steps->len; i++)
        {
          const Step *step = &g_array_index (self->steps, Step, i);

          if (step->dimension >= SAL_FACT_N_STORED)
            finest = sal_fact_code_to_period (step->dimension, step->code).unit;
        }

      return sal_fact_code_to_period (dimension, 0).unit > finest;
    }

  return find_step (self, dimension) < 0 &&
         sal_fact_kind_has_dimension (
             self->metric != NULL && self->metric->kind != NULL ? self->metric->kind : facts->kind,
             dimension) &&
         sal_dimension_get_n_codes (facts->dimensions[dimension]) > 1;
}

/**
 * sal_drill_path_suggest_split:
 * @self: a path
 * @facts: the facts
 * @dimension: (out): what to split by
 *
 * Suggests the next level down: what is preferred, else units to the last, then people, product
 * families, accounts.
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

  if (self->split >= 0 && sal_drill_path_can_split (self, facts, (SalFactDimension) self->split))
    {
      *dimension = (SalFactDimension) self->split;
      return TRUE;
    }
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
