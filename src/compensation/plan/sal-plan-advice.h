/* sal-plan-advice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/**
 * SalPlanFinding:
 * @is_error: the plan cannot mean what it says, and is not stored so
 * @path: the field it is about
 * @text: what was found, and what would be right
 *
 * What is held against a plan.
 */
typedef struct
{
  gboolean is_error;
  char *path;
  char *text;
} SalPlanFinding;

GPtrArray *sal_plan_advise (const SalPlan *plan);

G_END_DECLS
