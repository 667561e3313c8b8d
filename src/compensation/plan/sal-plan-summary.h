/* sal-plan-summary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* A plan in words, as a participant would read it. */
typedef struct
{
  char *heading;
  char *text;
} SalPlanParagraph;

GPtrArray *sal_plan_summary_new (const SalPlan *plan);
char *sal_plan_summary_to_text (const SalPlan *plan);

G_END_DECLS
