/* sal-account-deals-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/* The opportunities of an account. */
#define SAL_TYPE_ACCOUNT_DEALS_TAB (sal_account_deals_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAccountDealsTab, sal_account_deals_tab, SAL, ACCOUNT_DEALS_TAB, SalAccountTab)

G_END_DECLS
