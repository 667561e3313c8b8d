/* sal-plan-assumptions-memory.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-simulation-assumptions.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What years are made by to try a plan out, all of its versions, as somebody chose it: kept for
 * this computer, as what else is shown is. FALSE: nothing was chosen. */
gboolean sal_plan_assumptions_memory_find (SalWorkspace *workspace,
                                           const char *plan,
                                           SalSimulationAssumptions *assumptions);
/* @assumptions: (nullable): forgets them */
void sal_plan_assumptions_memory_keep (SalWorkspace *workspace,
                                       const char *plan,
                                       const SalSimulationAssumptions *assumptions);

G_END_DECLS
