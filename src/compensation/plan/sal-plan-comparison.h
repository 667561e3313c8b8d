/* sal-plan-comparison.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* A field in which two plans differ, for people. */
typedef struct
{
  char *field;  /* “Revenue · Tier 2 · Rate” */
  char *before; /* empty: nothing */
  char *after;  /* likewise */
} SalPlanComparisonRow;

GPtrArray *sal_plan_comparison_new (const SalPlan *one, const SalPlan *other);

G_END_DECLS
