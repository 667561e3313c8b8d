/* sal-exception-series.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exception-private.h"

#include <math.h>

/* Sums and means over fewer cases a month are too far from normal for 3 σ to mean what it says. */
#define MIN_CASES 5

/* A median of ratios varies by π/2 of what their mean does. */
#define MEDIAN_VARIANCE 1.571

/* Degrees of freedom of a deviation from n moving ranges, per n − 1 (Wheeler, Advanced Topics in
 * Statistical Process Control, table 4.2). */
#define RANGE_FREEDOM 0.62

#define SUM(name) SAL_EXCEPTION_##name
#define BIT(name) (1u << SAL_EXCEPTION_##name)

static const SalChartedMetric charted_metrics[] = {
  { "bookings", SAL_CHARTING_FLOW, SUM (WON_AMOUNT), 0, SUM (WON_COUNT) },
  { "win_rate",
    SAL_CHARTING_PROPORTION,
    SUM (WON_COUNT),
    BIT (WON_COUNT) | BIT (LOST_COUNT),
    SUM (WON_COUNT) },
  { "average_deal", SAL_CHARTING_MEAN, SUM (WON_AMOUNT), BIT (WON_COUNT), SUM (WON_COUNT) },
  { "cycle", SAL_CHARTING_MEAN, SUM (CYCLE_DAYS), BIT (CYCLE_COUNT), SUM (CYCLE_COUNT) },
};

/* The rules that are looked for, and over how many months each looks. */
static const struct
{
  guint rule;
  guint window;
} windows[] = { { 1, 1 }, { 5, 3 }, { 6, 5 }, { 2, 9 } };

const SalChartedMetric *
sal_charted_metrics_get (guint *n_metrics)
{
  *n_metrics = G_N_ELEMENTS (charted_metrics);

  return charted_metrics;
}

void
sal_charted_metric_read (const SalChartedMetric *self,
                         const SalExceptionSums *sums,
                         double *numerator,
                         double *denominator)
{
  *numerator = (double) sums->values[self->numerator];
  *denominator = 0;
  for (guint left = self->denominator; left != 0; left &= left - 1)
    *denominator += (double) sums->values[__builtin_ctz (left)];
}

double
sal_exception_series_get_index (const SalExceptionSeries *self, guint month)
{
  return self->seasonal.cycle == 0
             ? 1
             : sal_seasonal_get_index (&self->seasonal, (guint) self->months->first + month);
}

/* --- how likely chance does as much --- */

/* Two-sided, of Student's t by Wallace's approximation. */
static double
chance_of_t (double t, double freedom)
{
  double z = (8 * freedom + 1) / (8 * freedom + 3) * sqrt (freedom * log1p (t * t / freedom));

  return erfc (z / G_SQRT2);
}

/* Of the months @from to @to of values with the limits of @chart, which come from @n months and, if
 * @cycle is not 0, were adjusted by indices found in the same months. */
static double
chance_of_individuals (const SalControlChart *chart, guint from, guint to, guint n, guint cycle)
{
  double sum = 0, k = 0, adjusted = (double) cycle / n, variance;

  for (guint i = from; i <= to; i++)
    {
      const SalControlPoint *point = &g_array_index (chart->points, SalControlPoint, i);

      if (isnan (point->value))
        continue;
      sum += (point->value - point->center) / point->sigma;
      k++;
    }
  if (k == 0)
    return 1;
  variance = ((1 + MEDIAN_VARIANCE * adjusted) / k + 1.0 / n) / (1 - adjusted);

  return chance_of_t (sum / k / sqrt (variance), RANGE_FREEDOM * (n - 1));
}

static double
log_binomial (double k, double n, double p)
{
  return lgamma (n + 1) - lgamma (k + 1) - lgamma (n - k + 1) + k * log (p) + (n - k) * log1p (-p);
}

/* Twice the binomial tail from @count outwards; few cases are skewed. */
static double
chance_of_binomial (double count, double size, double p)
{
  double tail = 0, step = count > size * p ? 1 : -1;

  for (double k = count; k >= 0 && k <= size; k += step)
    {
      double term = exp (log_binomial (k, size, p));

      tail += term;
      if (term < 1e-12 * tail)
        break;
    }

  return MIN (1, 2 * tail);
}

static double
chance_of_proportions (const SalExceptionSeries *self, guint from, guint to)
{
  double count = 0, size = 0, base = 0, center = NAN, deviation;

  for (guint i = 0; i < self->months->n_baseline; i++)
    base += self->denominators[i];
  for (guint i = from; i <= to; i++)
    {
      count += self->numerators[i];
      size += self->denominators[i];
      if (self->denominators[i] > 0)
        center = g_array_index (self->chart->points, SalControlPoint, i).center;
    }
  if (size <= 0)
    return 1;
  deviation =
      sqrt (center * (1 - center) * (1 / size + 1 / base)) * MAX (self->chart->dispersion, 1);

  return MAX (erfc (fabs (count / size - center) / deviation / G_SQRT2),
              chance_of_binomial (count, size, center));
}

/* Amounts are skewed: a large one is less of a wonder than the normal distribution has it, and a
 * small one less than the normal distribution of logarithms has it. The greater chance counts. */
static SalControlChart *
chart_transformed (const SalExceptionSeries *self, const SalControlBaseline *baseline)
{
  guint n = self->months->n_months;
  g_autofree double *values = g_new (double, n);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      values[i] = g_array_index (self->chart->points, SalControlPoint, i).value;
      if (!isnan (values[i]))
        least = MIN (least, values[i]);
    }
  if (least < 0)
    return NULL;
  for (guint i = 0; i < n; i++)
    values[i] = least > 0 ? log (values[i]) : sqrt (values[i]);

  return sal_control_chart_new (SAL_CONTROL_XMR, values, NULL, n, baseline, 1, 0);
}

/* --- the chart --- */

static double
sum_of (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];

  return sum;
}

static SalProcess
get_process (const SalExceptionSeries *self)
{
  return (SalProcess){ .charting = self->charted->charting,
                       .first = self->months->first,
                       .n_months = self->months->n_months,
                       .n_baseline = self->months->n_baseline,
                       .rules = SAL_CONTROL_DEFAULT_RULES,
                       .numerators = self->numerators,
                       .denominators = self->denominators };
}

static double
find_chance (const SalExceptionSeries *self,
             const SalControlChart *transformed,
             guint from,
             guint to)
{
  guint n = self->months->n_baseline, cycle = self->seasonal.cycle;
  double chance;

  if (self->charted->charting == SAL_CHARTING_PROPORTION)
    return chance_of_proportions (self, from, to);

  chance = chance_of_individuals (self->chart, from, to, n, cycle);
  if (transformed != NULL && transformed->problem == NULL)
    chance = MAX (chance, chance_of_individuals (transformed, from, to, n, cycle));

  return chance;
}

/* The broken rule that chance explains least, among those completed in the months of the period. As
 * many looks as there are rules and months are paid for in its chance (Bonferroni). */
static void
judge (SalExceptionSeries *self, const SalControlBaseline *baseline)
{
  const SalExceptionMonths *months = self->months;
  g_autoptr (SalControlChart) transformed = NULL;

  if (self->charted->charting != SAL_CHARTING_PROPORTION)
    transformed = chart_transformed (self, baseline);
  for (guint i = months->n_months - months->n_period; i < months->n_months; i++)
    {
      SalControlRules broken = g_array_index (self->chart->points, SalControlPoint, i).violations;

      for (gsize w = 0; w < G_N_ELEMENTS (windows); w++)
        {
          guint from = MAX (i + 1, windows[w].window) - windows[w].window;
          double chance;

          from = MAX (from, months->n_baseline);
          if (!(broken & SAL_CONTROL_RULE (windows[w].rule)))
            continue;
          chance =
              find_chance (self, transformed, from, i) * G_N_ELEMENTS (windows) * months->n_period;
          if (chance >= self->chance)
            continue;
          self->chance = chance;
          self->rule = windows[w].rule;
          self->from = from;
          self->to = i;
        }
    }
}

/* How many sigmas beyond the centre a month is, on the side of @sign. */
static double
get_score (const SalExceptionSeries *self, guint month, double sign)
{
  const SalControlPoint *point = &g_array_index (self->chart->points, SalControlPoint, month);

  return sign * (point->value - point->center) / point->sigma;
}

/* The rule's window says that something is there, not from when to when: it began on the side that
 * it is on in the end, and lasts as long as months stay beyond one sigma there. */
static void
find_extent (SalExceptionSeries *self)
{
  double sign = get_score (self, self->to, 1) > 0 ? 1 : -1;

  while (self->from < self->to && !(get_score (self, self->from, sign) > 0))
    self->from++;
  while (self->from > self->months->n_baseline && get_score (self, self->from - 1, sign) > 1)
    self->from--;
  while (self->to + 1 < self->months->n_months && get_score (self, self->to + 1, sign) > 1)
    self->to++;
}

/* Reads, charts and judges one metric of one unit. */
void
sal_exception_series_init (SalExceptionSeries *self,
                           const SalChartedMetric *charted,
                           const SalExceptionMonths *months,
                           const SalExceptionUnit *units,
                           guint unit)
{
  guint n = months->n_months;
  SalControlBaseline baseline = { .n_points = months->n_baseline };
  SalProcess process;
  const char *problem;
  double cases = 0;

  *self = (SalExceptionSeries){
    .charted = charted, .months = months, .unit = unit, .numerators = g_new (double, n), .chance = 1
  };
  if (charted->denominator != 0)
    self->denominators = g_new (double, n);
  for (guint i = 0; i < n; i++)
    {
      const SalExceptionSums *sums = &units[unit].sums[i];
      double denominator;

      sal_charted_metric_read (charted, sums, &self->numerators[i], &denominator);
      if (self->denominators != NULL)
        self->denominators[i] = denominator;
      if (i < months->n_baseline)
        cases += (double) sums->values[charted->cases];
    }
  if (charted->charting != SAL_CHARTING_PROPORTION && cases < MIN_CASES * months->n_baseline)
    return;

  process = get_process (self);
  self->chart = sal_process_chart_new (&process, &self->seasonal, &problem);
  if (self->chart == NULL)
    return;
  judge (self, &baseline);
  if (self->rule != 0)
    find_extent (self);
}

void
sal_exception_series_clear (SalExceptionSeries *self)
{
  g_free (self->numerators);
  g_free (self->denominators);
  g_clear_pointer (&self->chart, sal_control_chart_free);
}

/* --- saying it --- */

static void
measure_flow (const SalExceptionSeries *self, SalException *exception)
{
  double squares = 0;

  exception->value = exception->center = 0;
  for (guint i = self->from; i <= self->to; i++)
    {
      const SalControlPoint *point = &g_array_index (self->chart->points, SalControlPoint, i);
      double index = sal_exception_series_get_index (self, i);

      exception->value += self->numerators[i];
      exception->center += point->center * index;
      squares += point->sigma * index * point->sigma * index;
    }
  exception->lower = MAX (0, exception->center - 3 * sqrt (squares));
  exception->upper = exception->center + 3 * sqrt (squares);
  exception->size = exception->money = exception->value - exception->center;
}

static void
measure_ratio (const SalExceptionSeries *self, SalException *exception)
{
  guint n = self->to - self->from + 1, k = 0;
  double size = sum_of (self->denominators + self->from, n);
  double deviation = 0, width;

  exception->value = sum_of (self->numerators + self->from, n) / size;
  for (guint i = self->from; i <= self->to; i++)
    {
      const SalControlPoint *point = &g_array_index (self->chart->points, SalControlPoint, i);

      if (isnan (point->center))
        continue;
      exception->center = point->center;
      deviation = self->charted->charting == SAL_CHARTING_PROPORTION
                      ? point->sigma * sqrt (self->denominators[i] / size)
                      : point->sigma;
      k++;
    }
  width = 3 * deviation / (self->charted->charting == SAL_CHARTING_PROPORTION ? 1 : sqrt (k));
  exception->lower = MAX (0, exception->center - width);
  exception->upper = exception->center + width;
  if (self->charted->charting == SAL_CHARTING_PROPORTION)
    exception->upper = MIN (1, exception->upper);
  exception->size = exception->value - exception->center;
  if (self->charted->numerator == SAL_EXCEPTION_WON_AMOUNT)
    exception->money = exception->size * size;
}

static SalExceptionDirection
find_direction (const SalMetric *metric, double size)
{
  if (metric->better == SAL_BETTER_NEITHER)
    return SAL_EXCEPTION_NEITHER;

  return (size > 0) == (metric->better == SAL_BETTER_HIGHER) ? SAL_EXCEPTION_BETTER
                                                             : SAL_EXCEPTION_WORSE;
}

SalException *
sal_exception_series_describe (const SalExceptionSeries *self, gint32 unit)
{
  SalProcess process = get_process (self);
  SalException *exception = g_new0 (SalException, 1);

  exception->metric = sal_metric_find (self->charted->metric);
  exception->unit = unit;
  exception->rule = self->rule;
  exception->since = self->months->first + (gint32) self->from;
  exception->until = self->months->first + (gint32) self->to;
  exception->chance = MIN (self->chance, 1);
  exception->money = NAN;
  if (self->charted->charting == SAL_CHARTING_FLOW)
    measure_flow (self, exception);
  else
    measure_ratio (self, exception);
  exception->direction = find_direction (exception->metric, exception->size);
  exception->points = sal_process_chart_list_points (&process, self->chart, &self->seasonal);
  exception->first_month = self->months->first;
  exception->n_baseline = self->months->n_baseline;

  return exception;
}

/* Of a flow, a part deviates from its own mean of the baseline in the season of the whole; of a
 * ratio, from its own of the baseline, for as many cases as it had. What comes of a shift of cases
 * between parts with different ratios is nobody's share. */
double
sal_exception_series_explain (const SalExceptionSeries *whole,
                              const SalExceptionPart *part,
                              double *usual_share)
{
  guint base = whole->months->n_baseline, from = whole->from, n = whole->to - from + 1;
  double all = sum_of (whole->numerators, base);
  double expected, total, weight = 0, all_size;

  if (whole->denominators == NULL)
    {
      for (guint i = from; i <= whole->to; i++)
        weight += sal_exception_series_get_index (whole, i) / base;
      *usual_share = all > 0 ? part->base_numerator / all : 0;
      total = sum_of (whole->numerators + from, n) - all * weight;
      return (part->numerator - part->base_numerator * weight) / total;
    }

  all_size = sum_of (whole->denominators, base);
  *usual_share = all_size > 0 ? part->base_denominator / all_size : 0;
  expected =
      part->base_denominator > 0 ? part->base_numerator / part->base_denominator : all / all_size;
  total = sum_of (whole->numerators + from, n) -
          all / all_size * sum_of (whole->denominators + from, n);

  return (part->numerator - expected * part->denominator) / total;
}

SalExceptionPart
sal_exception_series_part (const SalExceptionSeries *whole, const SalExceptionSeries *part)
{
  guint base = whole->months->n_baseline, from = whole->from, n = whole->to - from + 1;
  SalExceptionPart sums = { .base_numerator = sum_of (part->numerators, base),
                            .numerator = sum_of (part->numerators + from, n) };

  if (part->denominators != NULL)
    {
      sums.base_denominator = sum_of (part->denominators, base);
      sums.denominator = sum_of (part->denominators + from, n);
    }

  return sums;
}
