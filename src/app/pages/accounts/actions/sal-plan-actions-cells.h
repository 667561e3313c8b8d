/* sal-plan-actions-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-plan-actions.h"

G_BEGIN_DECLS

/* What stands in the table of actions; its data are SalPlanActions. */
extern const SalIndexSource sal_plan_actions_cells;

void sal_plan_actions_cells_add_columns (SalIndexTable *table);

G_END_DECLS
