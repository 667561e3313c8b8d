/* sal-plan-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

gboolean sal_plan_check (const SalPlan *self, const char *name, GError **error);

G_END_DECLS
