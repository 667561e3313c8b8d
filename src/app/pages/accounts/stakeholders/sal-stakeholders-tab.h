/* sal-stakeholders-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/* Who decides at an account: the map, what is missing beside it, and somebody's values. */
#define SAL_TYPE_STAKEHOLDERS_TAB (sal_stakeholders_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    SalStakeholdersTab, sal_stakeholders_tab, SAL, STAKEHOLDERS_TAB, SalAccountTab)

G_END_DECLS
