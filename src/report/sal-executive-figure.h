/* sal-executive-figure.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-executive.h"

G_BEGIN_DECLS

/* A key figure of the executive dashboard, the same on screen and on paper. */
typedef struct
{
  const SalMetric *metric;
  const char *label;
  char *value; /* short: "$41.2 M" */
  char *exact;
  char *note;      /* what to compare it with, or why there is none */
  SalChart *chart; /* against quota, or over the last quarters */
} SalExecutiveFigure;

/* The metrics that stand first, and the columns of the table of units; ended by NULL. */
extern const char *const sal_executive_figures[];
extern const char *const sal_executive_unit_figures[];

SalExecutiveFigure *sal_executive_figure_new (const SalFacts *facts,
                                              const SalExecutive *executive,
                                              const SalMetric *metric);
void sal_executive_figure_free (SalExecutiveFigure *self);
SalChart *
sal_executive_chart_months (const SalFacts *facts, const SalExecutive *executive, GArray *codes);
SalChart *
sal_executive_chart_units (const SalFacts *facts, const SalExecutive *executive, GArray *codes);
char *sal_executive_describe_gaps (const SalFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExecutiveFigure, sal_executive_figure_free)

G_END_DECLS
