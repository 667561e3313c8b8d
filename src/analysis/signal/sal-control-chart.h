/* sal-control-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Fewer points than this in a baseline give no limits: with a dozen, their uncertainty is about a
 * quarter of their width, and shrinks slowly from there. */
#define SAL_CONTROL_MIN_POINTS 12

/**
 * SalControlKind:
 * @SAL_CONTROL_XMR: individual values and moving ranges: x̄ ± 2.66 mR̄
 * @SAL_CONTROL_XMR_MEDIAN: the same by medians, which single wild points do not move
 * @SAL_CONTROL_P: proportions of varying size; binomial limits
 * @SAL_CONTROL_LANEY_P: p′ of Laney: binomial limits times how much more they vary than that
 * @SAL_CONTROL_U: counts per unit of exposure; Poisson limits
 * @SAL_CONTROL_XBAR: means of subgroups; see sal_control_chart_new_subgroups()
 *
 * How limits follow from the points.
 */
typedef enum
{
  SAL_CONTROL_XMR,
  SAL_CONTROL_XMR_MEDIAN,
  SAL_CONTROL_P,
  SAL_CONTROL_LANEY_P,
  SAL_CONTROL_U,
  SAL_CONTROL_XBAR,
} SalControlKind;

/* A set of Nelson's rules, 1 to 8. */
typedef guint SalControlRules;

#define SAL_CONTROL_RULE(number) (1u << (number))
#define SAL_CONTROL_DEFAULT_RULES                                                                  \
  (SAL_CONTROL_RULE (1) | SAL_CONTROL_RULE (2) | SAL_CONTROL_RULE (5) | SAL_CONTROL_RULE (6))
#define SAL_CONTROL_ALL_RULES 0x1feu

/* Limits are found from the points @first to @first + @n_points − 1, and hold from @from on to the
 * next baseline. */
typedef struct
{
  guint from;
  guint first;
  guint n_points;
  guint least; /* fewer give no limits; 0: SAL_CONTROL_MIN_POINTS */
} SalControlBaseline;

typedef struct
{
  double value;        /* NAN where there is none */
  double center;       /* NAN without limits, like the next three */
  double lower, upper; /* the natural process limits */
  double sigma;        /* a third of the way from the centre to a limit, before it is cut off */
  double range;        /* XmR: to the value before; NAN for the first and across gaps */
  double range_limit;  /* XmR: what a range may reach */
  SalControlRules violations; /* the rules that this point completes */
} SalControlPoint;

/**
 * SalControlChart:
 *
 * The points of a series with the limits within which a stable process keeps it, and the points
 * that tell of a change.
 */
typedef struct
{
  SalControlKind kind;
  GArray *points;    /* of SalControlPoint */
  GArray *baselines; /* of SalControlBaseline */
  double dispersion; /* p′: times the binomial deviation; else 1 */
  double center;     /* of the last baseline; NAN without limits */
  double sigma;      /* likewise: of one value, or of one case of a proportion or count */
  char *problem;     /* (nullable): why some of it has no limits */
} SalControlChart;

SalControlChart *sal_control_chart_new (SalControlKind kind,
                                        const double *values,
                                        const double *sizes,
                                        guint n_points,
                                        const SalControlBaseline *baselines,
                                        guint n_baselines,
                                        SalControlRules rules);
SalControlChart *sal_control_chart_new_subgroups (const double *values,
                                                  const guint *sizes,
                                                  guint n_groups,
                                                  SalControlRules rules);
void sal_control_chart_free (SalControlChart *self);

void sal_control_find_violations (const double *scores,
                                  guint n_scores,
                                  SalControlRules rules,
                                  SalControlRules *violations);
gboolean sal_control_is_overdispersed (const double *counts, const double *sizes, guint n_points);
const char *sal_control_rule_describe (guint rule); /* translated: "nine in a row on one side" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalControlChart, sal_control_chart_free)

G_END_DECLS
