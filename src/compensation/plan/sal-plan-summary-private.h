/* sal-plan-summary-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* What one component pays, in sentences. */
void sal_plan_summary_add_payout (GString *text, const SalPlan *plan, guint component);

void sal_plan_summary_add (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);
const char *sal_plan_summary_name_of (const SalPlan *plan, const char *id);
char *sal_plan_summary_counted (const SalPlan *plan,
                                const SalPlanComponent *component,
                                const SalRational *value);

G_END_DECLS
