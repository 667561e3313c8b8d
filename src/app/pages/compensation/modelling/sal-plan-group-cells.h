/* sal-plan-group-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-plan-outcome.h"

G_BEGIN_DECLS

/* What changes for groups of people, as rows of a table. */
typedef struct
{
  SalIndexTable *view;
  SalPlanOutcome *outcome; /* (nullable): that shows */
  SalTrialGrouping by;
  GArray *groups; /* (nullable): of SalReplayGroup */
} SalPlanGroupCells;

void sal_plan_group_cells_init (SalPlanGroupCells *self, SalIndexTable *view);
void sal_plan_group_cells_clear (SalPlanGroupCells *self);
/* @people: (element-type utf8): who is meant, by their names; returns how many groups there are */
guint sal_plan_group_cells_show (SalPlanGroupCells *self,
                                 SalPlanOutcome *outcome,
                                 SalTrialGrouping by,
                                 GHashTable *people);
/* Its name as it is known, "": those that belong to none. */
const char *sal_plan_group_cells_get_group (const SalPlanGroupCells *self, guint row);

/* What groups of a sort are called: “Role”. */
const char *sal_plan_grouping_get_label (SalTrialGrouping by);
/* How one of them is called where it shows. */
const char *sal_plan_group_get_label (const char *group);

G_END_DECLS
