/* sal-staffing-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-design-staffing.h"

G_BEGIN_DECLS

/* Lists territories with who has them now and then, how far it is, and what stays. */
#define SAL_TYPE_STAFFING_TABLE (sal_staffing_table_get_type ())
G_DECLARE_FINAL_TYPE (SalStaffingTable, sal_staffing_table, SAL, STAFFING_TABLE, AdwBin)

void sal_staffing_table_show (SalStaffingTable *self,
                              SalTerritoryDesign *design,
                              SalDesignStaffing *staffing,
                              const SalStaffingPlan *plan);
void sal_staffing_table_set_sort_button (SalStaffingTable *self, GtkMenuButton *button);

G_END_DECLS
