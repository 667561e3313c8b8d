/* sal-executive-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-executive.h"

G_BEGIN_DECLS

/* A figure and what it can be held against. */
typedef struct
{
  const SalMetric *metric;
  const SalMetric *plan; /* (nullable) */
  const gint64 *measures;
  const gint64 *before; /* the same a year before; as many days of it while the period is running */
  gboolean is_running;
  gboolean is_ahead; /* the period has not begun */
  const char *currency;
} SalFigure;

/* What stands below a key figure, the same on screen and on paper. */
char *sal_figure_describe (const SalFigure *self);
gboolean sal_metric_is_of_open (const SalMetric *self);
char *
sal_executive_describe (const SalExecutive *self, const SalFacts *facts, const SalMetric *metric);
/* The period in one paragraph. */
char *sal_executive_summarize (const SalExecutive *self, const SalFacts *facts);
/* What the figures leave out, a sentence a line; NULL if nothing. */
char *sal_executive_describe_gaps (SalFacts *facts);

G_END_DECLS
