/* sal-control-chart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-control-chart.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Wheeler, Understanding Statistical Process Control: 3 / d₂ and D₄ of two values, by the mean and
 * by the median of their ranges. */
#define XMR_LIMIT        2.66
#define XMR_RANGE        3.268
#define XMR_MEDIAN_LIMIT 3.145
#define XMR_MEDIAN_RANGE 3.865
#define D2               1.128

/* Rounding must not carry a point that lies on a line beyond it. */
#define ON_THE_LINE 1e-9

typedef struct
{
  double center;
  double sigma; /* of one value; of a proportion or count before it is divided by √size */
  double range_limit;
  double dispersion;
} Limits;

static gboolean
is_individual (SalControlKind kind)
{
  return kind == SAL_CONTROL_XMR || kind == SAL_CONTROL_XMR_MEDIAN;
}

static int
compare_doubles (gconstpointer one, gconstpointer other)
{
  const double *a = one, *b = other;

  return (*a > *b) - (*a < *b);
}

static double
median_of (GArray *values)
{
  const double *sorted = (const double *) (gpointer) values->data;
  guint half = values->len / 2;

  g_array_sort (values, compare_doubles);

  return values->len % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

static double
mean_of (const GArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, double, i);

  return sum / values->len;
}

/* The moving ranges of a stretch: between neighbours that both have a value. */
static GArray *
list_ranges (const double *values, guint n_values)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < n_values; i++)
    {
      double range = fabs (values[i] - values[i - 1]);

      if (!isnan (range))
        g_array_append_val (ranges, range);
    }

  return ranges;
}

static const char *
find_individual_limits (
    SalControlKind kind, const double *values, guint n_values, guint least, Limits *limits)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ranges = list_ranges (values, n_values);
  gboolean by_median = kind == SAL_CONTROL_XMR_MEDIAN;
  double range;

  for (guint i = 0; i < n_values; i++)
    {
      if (!isnan (values[i]))
        g_array_append_val (known, values[i]);
    }
  if (known->len < least || ranges->len == 0)
    return N_ ("too few points for limits");

  range = by_median ? median_of (ranges) : mean_of (ranges);
  if (range <= 0)
    return N_ ("the values do not vary");

  limits->center = by_median ? median_of (known) : mean_of (known);
  limits->sigma = (by_median ? XMR_MEDIAN_LIMIT : XMR_LIMIT) * range / 3;
  limits->range_limit = (by_median ? XMR_MEDIAN_RANGE : XMR_RANGE) * range;
  limits->dispersion = 1;

  return NULL;
}

static double
score_of (double count, double size, const Limits *limits)
{
  return size > 0 ? (count / size - limits->center) / (limits->sigma / sqrt (size)) : NAN;
}

/* σ_z of Laney: the deviation of the scores as their moving ranges tell it. */
static double
find_dispersion (const double *counts, const double *sizes, guint n_points, const Limits *limits)
{
  g_autofree double *scores = g_new (double, n_points);
  g_autoptr (GArray) ranges = NULL;

  for (guint i = 0; i < n_points; i++)
    scores[i] = score_of (counts[i], sizes[i], limits);
  ranges = list_ranges (scores, n_points);

  return ranges->len > 0 ? mean_of (ranges) / D2 : 1;
}

static const char *
find_count_limits (SalControlKind kind,
                   const double *counts,
                   const double *sizes,
                   guint n_points,
                   guint least,
                   Limits *limits)
{
  double count = 0, size = 0;
  guint n = 0;

  for (guint i = 0; i < n_points; i++)
    {
      if (!(sizes[i] > 0) || isnan (counts[i]))
        continue;
      count += counts[i];
      size += sizes[i];
      n++;
    }
  if (n < least)
    return N_ ("too few points for limits");
  if (count < n || (kind != SAL_CONTROL_U && size - count < n))
    return N_ ("too few cases for limits: on average less than one a point");

  limits->center = count / size;
  limits->sigma = sqrt (limits->center * (kind == SAL_CONTROL_U ? 1 : 1 - limits->center));
  limits->range_limit = NAN;
  limits->dispersion =
      kind == SAL_CONTROL_LANEY_P ? find_dispersion (counts, sizes, n_points, limits) : 1;

  return NULL;
}

/* The point at @index: its value, and its limits if there are any. */
static SalControlPoint
place (SalControlKind kind, double value, double size, const Limits *limits)
{
  SalControlPoint point = { .value = value, NAN, NAN, NAN, NAN, NAN, NAN, 0 };

  if (!is_individual (kind))
    point.value = size > 0 ? value / size : NAN;
  if (limits == NULL || (!is_individual (kind) && !(size > 0)))
    return point;

  point.center = limits->center;
  point.sigma = limits->sigma * limits->dispersion / (is_individual (kind) ? 1 : sqrt (size));
  point.lower = point.center - 3 * point.sigma;
  point.upper = point.center + 3 * point.sigma;
  point.range_limit = limits->range_limit;
  if (!is_individual (kind) && kind != SAL_CONTROL_XBAR)
    point.lower = MAX (point.lower, 0);
  if (kind == SAL_CONTROL_P || kind == SAL_CONTROL_LANEY_P)
    point.upper = MIN (point.upper, 1);

  return point;
}

static void
mark (SalControlPoint *points, guint n_points, SalControlRules rules)
{
  g_autofree double *scores = g_new (double, n_points);
  g_autofree SalControlRules *violations = g_new (SalControlRules, n_points);

  for (guint i = 0; i < n_points; i++)
    scores[i] = (points[i].value - points[i].center) / points[i].sigma;
  sal_control_find_violations (scores, n_points, rules, violations);
  for (guint i = 0; i < n_points; i++)
    points[i].violations = violations[i];
}

/* The stretch from one baseline's start to the next. Runs do not reach across: a new baseline says
 * that the process is another one. */
static void
add_segment (SalControlChart *self,
             const double *values,
             const double *sizes,
             const SalControlBaseline *baseline,
             guint end,
             SalControlRules rules)
{
  Limits limits;
  const char *problem;
  const double *base = values + baseline->first;
  guint from = self->points->len;
  guint least = baseline->least != 0 ? baseline->least : SAL_CONTROL_MIN_POINTS;

  if (is_individual (self->kind))
    problem = find_individual_limits (self->kind, base, baseline->n_points, least, &limits);
  else
    problem = find_count_limits (
        self->kind, base, sizes + baseline->first, baseline->n_points, least, &limits);
  if (problem != NULL && self->problem == NULL)
    self->problem = g_strdup (_ (problem));
  if (problem == NULL)
    {
      self->dispersion = limits.dispersion;
      self->center = limits.center;
      self->sigma = limits.sigma * limits.dispersion;
    }

  for (guint i = from; i < end; i++)
    {
      SalControlPoint point = place (
          self->kind, values[i], sizes != NULL ? sizes[i] : NAN, problem == NULL ? &limits : NULL);

      if (i > 0 && is_individual (self->kind))
        point.range = fabs (values[i] - values[i - 1]);
      g_array_append_val (self->points, point);
    }
  if (problem == NULL)
    mark (&g_array_index (self->points, SalControlPoint, from), end - from, rules);
}

/**
 * sal_control_chart_new:
 * @kind: how limits follow from the points
 * @values: (array length=n_points): XmR: the values, in any unit; p: how many of @sizes have the
 *   property; u: how many there are in @sizes. NAN where there is none
 * @sizes: (array length=n_points) (nullable): p: how many were looked at; u: the exposure; of XmR
 *   %NULL. 0 where there was nothing to look at
 * @n_points: how many points, in order of time and evenly spaced
 * @baselines: (array length=n_baselines) (nullable): the stretches limits are frozen over,
 * ascending by @from, of which the first is 0; none: all points
 * @n_baselines: how many
 * @rules: which of Nelson's rules to look for
 *
 * Finds the limits of a series and the points beyond what chance explains. Limits: Shewhart's in
 * the form of Wheeler (XmR), Montgomery, Introduction to Statistical Quality Control (p, u) and
 * Laney, Improved control charts for attributes (2002).
 *
 * Returns: (transfer full): the chart; where there are no limits, its problem says why
 */
SalControlChart *
sal_control_chart_new (SalControlKind kind,
                       const double *values,
                       const double *sizes,
                       guint n_points,
                       const SalControlBaseline *baselines,
                       guint n_baselines,
                       SalControlRules rules)
{
  SalControlChart *self = g_new0 (SalControlChart, 1);
  SalControlBaseline all = { .n_points = n_points };

  g_return_val_if_fail (is_individual (kind) || sizes != NULL, self);

  if (n_baselines == 0)
    baselines = &all;
  n_baselines = MAX (n_baselines, 1);
  self->kind = kind;
  self->dispersion = 1;
  self->center = self->sigma = NAN;
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (SalControlPoint), n_points);
  self->baselines = g_array_new (FALSE, FALSE, sizeof (SalControlBaseline));
  g_array_append_vals (self->baselines, baselines, n_baselines);
  for (guint i = 0; i < n_baselines; i++)
    add_segment (self,
                 values,
                 sizes,
                 &baselines[i],
                 i + 1 < n_baselines ? baselines[i + 1].from : n_points,
                 rules);

  return self;
}

/* --- subgroups --- */

/* Expected range of n values in sigmas: Montgomery, Introduction to Statistical Quality Control,
 * appendix VI. Of more than ten, the range tells less than the deviation. */
static const double expected_ranges[] = { 0,     0,     1.128, 1.693, 2.059, 2.326,
                                          2.534, 2.704, 2.847, 2.970, 3.078 };

/* An unbiased estimate of sigma from one subgroup of at least two values. */
static double
sigma_of_group (const double *values, guint n)
{
  double lowest = values[0], highest = values[0], sum = 0, squares = 0;

  for (guint i = 0; i < n; i++)
    {
      lowest = MIN (lowest, values[i]);
      highest = MAX (highest, values[i]);
      sum += values[i];
    }
  if (n < G_N_ELEMENTS (expected_ranges))
    return (highest - lowest) / expected_ranges[n];

  for (guint i = 0; i < n; i++)
    squares += (values[i] - sum / n) * (values[i] - sum / n);

  /* c₄ */
  return sqrt (squares / (n - 1)) /
         (sqrt (2.0 / (n - 1)) * exp (lgamma (n / 2.0) - lgamma ((n - 1) / 2.0)));
}

/* The mean of all values, and that of the sigmas of the subgroups; why there are none. */
static const char *
find_subgroup_limits (const double *values, const guint *sizes, guint n_groups, Limits *limits)
{
  double sum = 0, sigmas = 0;
  guint n = 0, n_spread = 0;

  for (guint i = 0, at = 0; i < n_groups; at += sizes[i++])
    {
      for (guint k = 0; k < sizes[i]; k++)
        sum += values[at + k];
      n += sizes[i];
      if (sizes[i] < 2)
        continue;
      sigmas += sigma_of_group (values + at, sizes[i]);
      n_spread++;
    }
  if (n_spread < 2)
    return N_ ("too few subgroups of more than one value");
  if (sigmas <= 0)
    return N_ ("the values do not vary");

  *limits = (Limits){ sum / n, sigmas / n_spread, NAN, 1 };

  return NULL;
}

/**
 * sal_control_chart_new_subgroups:
 * @values: (array): the values of the first subgroup, then of the next and so on
 * @sizes: (array length=n_groups): how many values each has; 0 is a gap
 * @n_groups: how many subgroups, in order of time
 * @rules: which of Nelson's rules to look for
 *
 * Charts the means of subgroups: x̿ ± 3 σ ÷ √n, where σ is the mean of the subgroups' ranges, each
 * divided by d₂, or of more than ten values of their deviations, each divided by c₄ (Montgomery).
 *
 * Returns: (transfer full): the chart; where there are no limits, its problem says why
 */
SalControlChart *
sal_control_chart_new_subgroups (const double *values,
                                 const guint *sizes,
                                 guint n_groups,
                                 SalControlRules rules)
{
  SalControlChart *self = g_new0 (SalControlChart, 1);
  Limits limits;
  const char *problem = find_subgroup_limits (values, sizes, n_groups, &limits);

  self->kind = SAL_CONTROL_XBAR;
  self->dispersion = 1;
  self->center = problem == NULL ? limits.center : NAN;
  self->sigma = problem == NULL ? limits.sigma : NAN;
  self->problem = problem != NULL ? g_strdup (_ (problem)) : NULL;
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (SalControlPoint), n_groups);
  self->baselines = g_array_new (FALSE, FALSE, sizeof (SalControlBaseline));
  for (guint i = 0, at = 0; i < n_groups; at += sizes[i++])
    {
      double sum = 0;
      SalControlPoint point;

      for (guint k = 0; k < sizes[i]; k++)
        sum += values[at + k];
      point = place (self->kind, sum, sizes[i], problem == NULL ? &limits : NULL);
      g_array_append_val (self->points, point);
    }
  if (problem == NULL)
    mark ((SalControlPoint *) (gpointer) self->points->data, n_groups, rules);

  return self;
}

void
sal_control_chart_free (SalControlChart *self)
{
  g_array_unref (self->points);
  g_array_unref (self->baselines);
  g_free (self->problem);
  g_free (self);
}

/* --- Nelson's rules --- */

/* Of the @window scores up to @at, how many lie beyond @distance on @side; −1 if @at does not, or
 * the side is 0 for both. */
static int
count_beyond (const double *scores, guint at, guint window, double distance, int side)
{
  int n = 0;

  for (guint i = 0; i < window && i <= at; i++)
    {
      double score = side == 0 ? fabs (scores[at - i]) : scores[at - i] * side;
      gboolean beyond = score > distance + ON_THE_LINE;

      if (i == 0 && !beyond)
        return -1;
      n += beyond;
    }

  return n;
}

static gboolean
either_side (const double *scores, guint at, guint window, double distance, int least)
{
  return count_beyond (scores, at, window, distance, 1) >= least ||
         count_beyond (scores, at, window, distance, -1) >= least;
}

/* Whether the last @window scores rise or fall all the way, or by turns. */
static gboolean
is_moving (const double *scores, guint at, guint window, gboolean by_turns)
{
  double first;

  if (at + 1 < window)
    return FALSE;

  first = scores[at - window + 2] - scores[at - window + 1];
  for (guint i = 1; i < window; i++)
    {
      guint point = at - window + 1 + i;
      double step = scores[point] - scores[point - 1];

      if (by_turns && i % 2 == 0)
        step = -step;
      if (!(step * first > 0))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_hugging (const double *scores, guint at, guint window)
{
  if (at + 1 < window)
    return FALSE;

  for (guint i = 0; i < window; i++)
    {
      if (!(fabs (scores[at - i]) <= 1 + ON_THE_LINE))
        return FALSE;
    }

  return TRUE;
}

static gboolean
breaks (const double *scores, guint at, guint rule)
{
  switch (rule)
    {
    case 1:
      return either_side (scores, at, 1, 3, 1);
    case 2:
      return either_side (scores, at, 9, 0, 9);
    case 3:
      return is_moving (scores, at, 6, FALSE);
    case 4:
      return is_moving (scores, at, 14, TRUE);
    case 5:
      return either_side (scores, at, 3, 2, 2);
    case 6:
      return either_side (scores, at, 5, 1, 4);
    case 7:
      return is_hugging (scores, at, 15);
    default:
      return count_beyond (scores, at, 8, 1, 0) == 8;
    }
}

/**
 * sal_control_find_violations:
 * @scores: (array length=n_scores): deviations from the centre in sigmas, NAN where there is none
 * @n_scores: how many
 * @rules: which rules to look for
 * @violations: (array length=n_scores) (out caller-allocated): for every point, the rules that it
 *   completes
 *
 * Looks for the eight patterns of Nelson, The Shewhart Control Chart – Tests for Special Causes
 * (1984). A point on a line belongs to the zone nearer to the centre, and one on the centre to
 * neither side. A missing point ends every run.
 */
void
sal_control_find_violations (const double *scores,
                             guint n_scores,
                             SalControlRules rules,
                             SalControlRules *violations)
{
  for (guint i = 0; i < n_scores; i++)
    {
      violations[i] = 0;
      for (guint rule = 1; rule <= 8 && !isnan (scores[i]); rule++)
        {
          if ((rules & SAL_CONTROL_RULE (rule)) && breaks (scores, i, rule))
            violations[i] |= SAL_CONTROL_RULE (rule);
        }
    }
}

/**
 * sal_control_is_overdispersed:
 * @counts: (array length=n_points): how many of @sizes have the property
 * @sizes: (array length=n_points): how many were looked at
 * @n_points: how many points
 *
 * Asks whether proportions vary more from point to point than the binomial distribution lets them,
 * so that p′ is the chart for them: the sum of the squared scores is beyond the 99th percentile of
 * χ² (Wilson and Hilferty's approximation), and neighbours differ by more too, which a single shift
 * does not make them.
 *
 * Returns: %FALSE also if there are too few points to tell
 */
gboolean
sal_control_is_overdispersed (const double *counts, const double *sizes, guint n_points)
{
  Limits limits;
  double squares = 0, freedom, tail;
  guint n = 0;

  if (find_count_limits (
          SAL_CONTROL_LANEY_P, counts, sizes, n_points, SAL_CONTROL_MIN_POINTS, &limits) != NULL)
    return FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      double score = score_of (counts[i], sizes[i], &limits);

      if (isnan (score))
        continue;
      squares += score * score;
      n++;
    }
  freedom = n - 1;
  tail = 1 - 2 / (9 * freedom) + 2.326 * sqrt (2 / (9 * freedom));

  return squares > freedom * tail * tail * tail && limits.dispersion > 1;
}

/**
 * sal_control_rule_describe:
 * @rule: 1 to 8
 *
 * Describes one of Nelson's rules.
 *
 * Returns: (transfer none): translated
 */
const char *
sal_control_rule_describe (guint rule)
{
  static const char *const texts[] = {
    N_ ("beyond a limit"),
    N_ ("nine in a row on one side of the centre"),
    N_ ("six in a row rising or falling"),
    N_ ("fourteen in a row up and down by turns"),
    N_ ("two of three beyond two sigma on one side"),
    N_ ("four of five beyond one sigma on one side"),
    N_ ("fifteen in a row within one sigma"),
    N_ ("eight in a row beyond one sigma on both sides"),
  };

  g_return_val_if_fail (rule >= 1 && rule <= G_N_ELEMENTS (texts), "");

  return _ (texts[rule - 1]);
}
