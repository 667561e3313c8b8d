/* sal-decision-conflict.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-decision-rights.h"

G_BEGIN_DECLS

/**
 * SalDecisionConflict:
 * @SAL_DECISION_CONFLICT_NONE: a right goes with all others
 * @SAL_DECISION_CONFLICT_ROLES: another role has the same limits, so that both decide the same
 * @SAL_DECISION_CONFLICT_LIMITS: the same role has other limits, which include these or are
 * included
 * @SAL_DECISION_CONFLICT_BELOW: a lower role may give more on such deals
 * @SAL_DECISION_CONFLICT_ABOVE: a higher role may give less on such deals
 *
 * How two rights for the same products at the same time contradict each other.
 */
typedef enum
{
  SAL_DECISION_CONFLICT_NONE,
  SAL_DECISION_CONFLICT_ROLES,
  SAL_DECISION_CONFLICT_LIMITS,
  SAL_DECISION_CONFLICT_BELOW,
  SAL_DECISION_CONFLICT_ABOVE,
} SalDecisionConflict;

SalDecisionConflict
sal_decision_conflict_find (const SalDecisionRights *rights, gint64 right, gint64 *other);

G_END_DECLS
