/* sal-exceptions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exceptions.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-exception-private.h"
#include "sal-limits.h"

G_STATIC_ASSERT (SAL_CONTROL_MIN_POINTS + 1 == SAL_LIMITS_MIN_MONTHS);

/* Up to as many months make the baseline; a process is rarely the same one for longer. */
#define MAX_BASELINE 48

/* The longest rule looks over as many. */
#define JUDGED 9

typedef struct
{
  SalFacts *facts;
  const SalFactQuery *filters;
  SalExceptionMonths months;
  SalExceptionTable table;
  GArray *units;  /* of SalExceptionUnit, a unit before those below it */
  GArray *series; /* of SalExceptionSeries */
} Look;

/* --- what is looked at --- */

static gint32
month_of (const SalFacts *facts, gint32 day)
{
  return sal_fact_period_to_code (
      sal_fiscal_calendar_period_of (facts->calendar, day, SAL_PERIOD_MONTH));
}

/* The months that the limits are frozen over, of those from @oldest on, if the months from @first
 * on come after them. */
static gboolean
take_frozen (
    SalExceptionMonths *self, const SalFacts *facts, gint32 oldest, gint32 first, gint32 last)
{
  gint32 from = MAX (facts->limits_first, oldest), to = facts->limits_last;

  if (to == SAL_DIMENSION_NONE || to >= first || to - from + 1 < SAL_CONTROL_MIN_POINTS)
    return FALSE;

  *self = (SalExceptionMonths){ .first = from,
                                .n_months = (guint) (last - from + 1),
                                .n_baseline = (guint) (to - from + 1),
                                .n_period = (guint) (last - first + 1),
                                .is_frozen = TRUE };

  return TRUE;
}

/* The months of the period that are over, or where none is yet, the last that is; before them the
 * baseline. The first month of all facts of @table may lack some and is left out. */
gboolean
sal_exception_months_find (SalExceptionMonths *self,
                           const SalFacts *facts,
                           SalFacts *table,
                           SalPeriod period)
{
  gint32 first_day, last_day, from, to, oldest, last, first, judged;

  sal_fiscal_calendar_days_of (facts->calendar, period, &from, &to);
  if (from > facts->as_of || !sal_facts_get_span (table, &first_day, &last_day))
    return FALSE;

  oldest = month_of (facts, first_day) + 1;
  last = MIN (month_of (facts, to), month_of (facts, facts->as_of) - 1);
  first = MIN (month_of (facts, from), last);
  if (take_frozen (self, facts, oldest, first, last))
    return TRUE;
  judged = MAX (JUDGED, last - first + 1);
  judged = CLAMP (last - oldest + 1 - SAL_CONTROL_MIN_POINTS, last - first + 1, judged);
  oldest = MAX (oldest, last - judged - MAX_BASELINE + 1);
  if (last - oldest + 1 - judged < SAL_CONTROL_MIN_POINTS)
    return FALSE;

  *self = (SalExceptionMonths){ .first = oldest,
                                .n_months = (guint) (last - oldest + 1),
                                .n_baseline = (guint) (last - oldest + 1 - judged),
                                .n_period = (guint) (last - first + 1) };

  return TRUE;
}

static guint
add_unit (Look *self, gint32 code, int parent)
{
  SalExceptionUnit unit = { code, parent, g_new0 (SalExceptionSums, self->months.n_months) };

  g_array_append_val (self->units, unit);

  return self->units->len - 1;
}

/* Adds what a unit has itself to what is looked at. */
static void
add_months (Look *self, guint index, gint32 unit)
{
  SalExceptionSums *sums = g_array_index (self->units, SalExceptionUnit, index).sums;
  const SalExceptionSums *own = &self->table.sums[(gsize) unit * self->months.n_months];

  for (guint month = 0; month < self->months.n_months; month++)
    sal_exception_sums_add (&sums[month], &own[month]);
}

/* The children of @parent, by code: of those that have any rows. */
static void
add_children (Look *self, guint parent, gint32 above)
{
  const SalDimension *units = self->facts->dimensions[SAL_FACT_UNIT];
  g_autofree gint32 *indices = g_new0 (gint32, self->table.n_units);

  for (guint unit = 1; unit < self->table.n_units; unit++)
    {
      gint32 child = sal_dimension_child_towards (units, above, (gint32) unit);

      if (self->table.has_rows[unit] && child > 0 && child != above)
        indices[child] = 1;
    }
  for (guint unit = 1; unit < self->table.n_units; unit++)
    {
      if (indices[unit] != 0)
        indices[unit] = (gint32) add_unit (self, (gint32) unit, (int) parent);
    }
  for (guint unit = 1; unit < self->table.n_units; unit++)
    {
      gint32 child = sal_dimension_child_towards (units, above, (gint32) unit);

      if (self->table.has_rows[unit] && child > 0 && child != above)
        add_months (self, (guint) indices[child], (gint32) unit);
    }
}

static void
collect (Look *self)
{
  guint n_metrics, n_first;
  const SalChartedMetric *charted = sal_charted_metrics_get (&n_metrics);

  sal_exception_table_init (&self->table, self->facts, self->filters, &self->months);
  add_unit (self, SAL_DIMENSION_NONE, -1);
  for (guint unit = 0; unit < self->table.n_units; unit++)
    {
      if (self->table.has_rows[unit])
        add_months (self, 0, (gint32) unit);
    }
  add_children (self, 0, self->table.under);
  n_first = self->units->len;
  for (guint i = 1; i < n_first; i++)
    {
      if (sal_dimension_has_children (self->facts->dimensions[SAL_FACT_UNIT],
                                      g_array_index (self->units, SalExceptionUnit, i).unit))
        add_children (self, i, g_array_index (self->units, SalExceptionUnit, i).unit);
    }

  for (guint i = 0; i < self->units->len; i++)
    {
      for (guint m = 0; m < n_metrics; m++)
        {
          SalExceptionSeries series;

          sal_exception_series_init (&series,
                                     &charted[m],
                                     &self->months,
                                     (const SalExceptionUnit *) (gpointer) self->units->data,
                                     i);
          g_array_append_val (self->series, series);
        }
    }
}

/* --- what is out of the ordinary --- */

static int
compare_chances (gconstpointer one, gconstpointer other)
{
  const SalExceptionSeries *a = *(SalExceptionSeries *const *) one;
  const SalExceptionSeries *b = *(SalExceptionSeries *const *) other;

  return (a->chance > b->chance) - (a->chance < b->chance);
}

/* With many series, some break a rule by chance alone. Those are kept that Benjamini and Hochberg's
 * procedure (1995) keeps at %SAL_EXCEPTION_FALSE_RATE among all series that have limits. */
static guint
restrain (Look *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint n_kept = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      SalExceptionSeries *series = &g_array_index (self->series, SalExceptionSeries, i);

      if (series->chart != NULL)
        g_ptr_array_add (order, series);
    }
  g_ptr_array_sort (order, compare_chances);
  for (guint i = 0; i < order->len; i++)
    {
      const SalExceptionSeries *series = g_ptr_array_index (order, i);

      if (series->chance <= SAL_EXCEPTION_FALSE_RATE * (i + 1) / order->len)
        n_kept = i + 1;
    }
  for (guint i = n_kept; i < order->len; i++)
    ((SalExceptionSeries *) g_ptr_array_index (order, i))->rule = 0;

  return order->len;
}

/* Of the whole's average won amount, what a deviation of the win rate makes. */
static void
value_proportion (const Look *self, const SalExceptionSeries *series, SalException *exception)
{
  const SalExceptionUnit *unit = &g_array_index (self->units, SalExceptionUnit, series->unit);
  double amount = 0, won = 0, size = 0;

  for (guint i = 0; i < self->months.n_months; i++)
    {
      amount += (double) unit->sums[i].values[SAL_EXCEPTION_WON_AMOUNT];
      won += (double) unit->sums[i].values[SAL_EXCEPTION_WON_COUNT];
    }
  for (guint i = series->from; i <= series->to; i++)
    size += series->denominators[i];
  if (won > 0)
    exception->money = exception->size * size * amount / won;
}

/* The series of the same metric of the nearest unit above that stands out too and that this one
 * explains; NULL if there is none. */
static SalExceptionSeries *
find_explained (const Look *self, const SalExceptionSeries *series, double *share)
{
  guint n_metrics;
  int parent = g_array_index (self->units, SalExceptionUnit, series->unit).parent;
  SalExceptionSeries *above;
  SalExceptionPart part;
  double usual;

  sal_charted_metrics_get (&n_metrics);
  if (parent < 0)
    return NULL;
  above = &g_array_index (
      self->series,
      SalExceptionSeries,
      (guint) parent * n_metrics +
          (guint) (series - (const SalExceptionSeries *) (gpointer) self->series->data) %
              n_metrics);
  if (above->rule == 0)
    return NULL;
  part = sal_exception_series_part (above, series);
  *share = sal_exception_series_explain (above, &part, &usual);

  return *share >= SAL_EXCEPTION_REASON_SHARE ? above : NULL;
}

/* One entry per cause: a unit that explains that of the unit above is its reason. From the units
 * furthest down upwards. */
static void
describe (Look *self, GPtrArray *exceptions)
{
  g_autofree double *shares = g_new0 (double, self->series->len);
  g_autofree gint32 *reasons = g_new0 (gint32, self->series->len);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (SalExceptionCase));
  SalExceptionSeries *all = (SalExceptionSeries *) (gpointer) self->series->data;

  for (guint i = self->series->len; i-- > 0;)
    {
      gint32 unit = g_array_index (self->units, SalExceptionUnit, all[i].unit).unit;
      SalExceptionSeries *above;
      SalException *exception;
      double share;

      if (all[i].rule == 0)
        continue;
      above = find_explained (self, &all[i], &share);
      if (above != NULL)
        {
          /* the unit furthest down that still explains enough is the one to name */
          gboolean is_below = share * shares[i] >= SAL_EXCEPTION_REASON_SHARE;

          share *= is_below ? shares[i] : 1;
          if (share > shares[above - all])
            {
              shares[above - all] = share;
              reasons[above - all] = is_below ? reasons[i] : unit;
            }
          continue;
        }

      exception = sal_exception_series_describe (&all[i], unit);
      if (all[i].charted->charting == SAL_CHARTING_PROPORTION)
        value_proportion (self, &all[i], exception);
      if (shares[i] > 0)
        {
          exception->has_reason = TRUE;
          exception->reason_dimension = SAL_FACT_UNIT;
          exception->reason = reasons[i];
          exception->reason_share = shares[i];
        }
      else
        {
          SalExceptionCase to_explain = { exception, &all[i] };

          g_array_append_val (cases, to_explain);
        }
      g_ptr_array_add (exceptions, exception);
    }
  sal_exceptions_find_reasons ((const SalExceptionCase *) (gpointer) cases->data,
                               cases->len,
                               &self->table,
                               self->facts,
                               self->filters);
}

/* --- thresholds --- */

static gboolean
is_known (GPtrArray *exceptions, const SalMetric *metric, gint32 unit)
{
  for (guint i = 0; i < exceptions->len; i++)
    {
      const SalException *exception = g_ptr_array_index (exceptions, i);

      if (exception->metric == metric && exception->unit == unit)
        return TRUE;
    }

  return FALSE;
}

/* Whether the metric of a group leaves the threshold; then it is an exception. */
static gboolean
hold_against (GPtrArray *exceptions,
              const SalThreshold *threshold,
              const SalMetric *metric,
              const SalFactGroup *group,
              gint32 unit,
              gint32 since,
              gint32 until)
{
  double value = sal_metric_compute (metric, group->measures);
  double limit = value < threshold->minimum   ? threshold->minimum
                 : value > threshold->maximum ? threshold->maximum
                                              : NAN;
  SalException *exception;

  if (isnan (limit))
    return FALSE;
  if (is_known (exceptions, metric, unit))
    return TRUE;

  exception = g_new0 (SalException, 1);
  *exception = (SalException){
    .metric = metric,
    .unit = unit,
    .since = since,
    .until = until,
    .value = value,
    .center = NAN,
    .lower = threshold->minimum,
    .upper = threshold->maximum,
    .size = value - limit,
    .money = metric->unit == SAL_UNIT_MONEY ? value - limit : NAN,
  };
  if (metric->better != SAL_BETTER_NEITHER)
    exception->direction = (value > limit) == (metric->better == SAL_BETTER_HIGHER)
                               ? SAL_EXCEPTION_BETTER
                               : SAL_EXCEPTION_WORSE;
  g_ptr_array_add (exceptions, exception);

  return TRUE;
}

/* The whole period as it stands; the units only where the whole keeps within. */
static void
check_threshold (const Look *self,
                 GPtrArray *exceptions,
                 SalPeriod period,
                 const SalThreshold *threshold)
{
  const SalMetric *metric = sal_facts_find_metric (self->facts, threshold->metric);
  g_autoptr (SalFactQuery) query = sal_fact_query_copy (self->filters);
  g_autoptr (SalFactResult) result = NULL;
  gint32 first, last, since, until;

  if (metric == NULL || metric->problem != NULL)
    return;

  sal_fiscal_calendar_days_of (self->facts->calendar, period, &first, &last);
  since = month_of (self->facts, first);
  until = month_of (self->facts, last);
  sal_fact_query_clear_groups (query);
  sal_fact_query_set_days (query, first, last);
  sal_fact_query_ask (query, metric);
  sal_fact_query_group_by (query, SAL_FACT_UNIT);
  result = sal_fact_query_run (query, self->facts);
  if (hold_against (
          exceptions, threshold, metric, &result->total, SAL_DIMENSION_NONE, since, until))
    return;

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SalFactGroup *group = &g_array_index (result->groups, SalFactGroup, i);

      if (group->codes[0] != SAL_DIMENSION_NONE && group->codes[0] != result->split_unit)
        hold_against (exceptions, threshold, metric, group, group->codes[0], since, until);
    }
}

/* --- in all --- */

/* By money, then those that money cannot be said of, the least likely first. */
static int
compare_sizes (gconstpointer one, gconstpointer other)
{
  const SalException *a = *(SalException *const *) one, *b = *(SalException *const *) other;
  double first = isnan (a->money) ? -1 : fabs (a->money);
  double second = isnan (b->money) ? -1 : fabs (b->money);

  if (first != second)
    return first > second ? -1 : 1;

  return (a->chance > b->chance) - (a->chance < b->chance);
}

static void
exception_free (SalException *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  sal_metric_unref ((SalMetric *) self->metric);
  g_free (self);
}

static void
look_clear (Look *self)
{
  for (guint i = 0; i < self->series->len; i++)
    sal_exception_series_clear (&g_array_index (self->series, SalExceptionSeries, i));
  for (guint i = 0; i < self->units->len; i++)
    g_free (g_array_index (self->units, SalExceptionUnit, i).sums);
  sal_exception_table_clear (&self->table);
  g_array_unref (self->series);
  g_array_unref (self->units);
}

/**
 * sal_exceptions_find:
 * @facts: the facts
 * @filters: what to filter by; its days, groups and metrics are not used
 * @period: a fiscal period; the months of it that are over are judged, or where none is, the last
 *   before
 * @thresholds: (array length=n_thresholds) (nullable): what metrics must not leave; also those that
 *   have no chart. They are held against the whole period as it stands
 * @n_thresholds: how many
 *
 * Looks for what is out of the ordinary, by month, in the whole of what is filtered for and in the
 * units one and two levels below. Bookings are seasonally adjusted, the win rate is a p chart, the
 * average deal and cycle are charts of individual means; other metrics have no valid chart. Limits
 * come from the months that they are frozen over, else from those before the nine that are judged.
 *
 * A series is an exception if it breaks one of Nelson's rules 1, 2, 5 and 6 in a month of the
 * period and is still unlikely after it is taken into account how many series, rules and months
 * were looked at: see %SAL_EXCEPTION_FALSE_RATE.
 *
 * Returns: (transfer full): the exceptions, the largest first
 */
SalExceptions *
sal_exceptions_find (SalFacts *facts,
                     const SalFactQuery *filters,
                     SalPeriod period,
                     const SalThreshold *thresholds,
                     guint n_thresholds)
{
  SalExceptions *self = g_new0 (SalExceptions, 1);
  Look look = { .facts = facts,
                .filters = filters,
                .units = g_array_new (FALSE, FALSE, sizeof (SalExceptionUnit)),
                .series = g_array_new (FALSE, FALSE, sizeof (SalExceptionSeries)) };

  self->exceptions = g_ptr_array_new_with_free_func ((GDestroyNotify) exception_free);
  if (sal_exception_months_find (&look.months, facts, facts, period))
    {
      self->last_month = look.months.first + (gint32) look.months.n_months - 1;
      self->first_month = self->last_month - (gint32) look.months.n_period + 1;
      collect (&look);
      self->n_series = look.series->len;
      self->n_charted = restrain (&look);
      describe (&look, self->exceptions);
    }
  if (self->n_charted == 0)
    self->problem = g_strdup_printf (
        _ ("There are no limits: they need %d months before the ones judged, and enough won "
           "opportunities in each."),
        SAL_CONTROL_MIN_POINTS);
  for (guint i = 0; i < n_thresholds; i++)
    check_threshold (&look, self->exceptions, period, &thresholds[i]);
  for (guint i = 0; i < self->exceptions->len; i++)
    sal_metric_ref (((SalException *) g_ptr_array_index (self->exceptions, i))->metric);
  g_ptr_array_sort (self->exceptions, compare_sizes);
  look_clear (&look);

  return self;
}

void
sal_exceptions_free (SalExceptions *self)
{
  g_ptr_array_unref (self->exceptions);
  g_free (self->problem);
  g_free (self);
}
