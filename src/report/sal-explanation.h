/* sal-explanation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-drill-path.h"

G_BEGIN_DECLS

/* One thing that is said of a figure. */
typedef struct
{
  char *label; /* translated */
  char *text;
} SalExplanationRow;

/**
 * SalExplanation:
 *
 * What a figure is made of, in words: its definition and arithmetic, the filters in force, of how
 * many records it is, and as of when; and why there is none, where there is none.
 */
typedef struct
{
  char *figure; /* exact; "–" if there is none */
  GArray *rows; /* of SalExplanationRow */
} SalExplanation;

SalExplanation *sal_explanation_new (SalFacts *facts, const SalDrillPath *path);
/* A figure and its arithmetic in one line: of a metric that stands beside that of @path. */
char *sal_explanation_describe (SalFacts *facts, const SalDrillPath *path, const SalMetric *metric);
void sal_explanation_free (SalExplanation *self);
const char *sal_explanation_find (const SalExplanation *self, const char *label); /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExplanation, sal_explanation_free)

G_END_DECLS
