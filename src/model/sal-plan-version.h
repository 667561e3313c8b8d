/* sal-plan-version.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kinds.h"

G_BEGIN_DECLS

/* The statuses of a plan version, in their order. */
#define SAL_PLAN_VERSION_DRAFT     "draft"
#define SAL_PLAN_VERSION_IN_REVIEW "in_review"
#define SAL_PLAN_VERSION_APPROVED  "approved"
#define SAL_PLAN_VERSION_ACTIVE    "active"
#define SAL_PLAN_VERSION_RETIRED   "retired"

gboolean sal_plan_version_is_settled (SalRecord *self);
char *sal_plan_version_get_name (SalRecord *self);

/* What people read of its status on a day: what is active and past its last day has ended. */
const char *sal_plan_version_get_state (SalRecord *self, gint32 today);
gboolean sal_plan_version_is_in_force (SalRecord *self, gint32 today);

G_END_DECLS
