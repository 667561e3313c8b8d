/* sal-account-prices-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/* How the prices of an account developed, and the exceptions it was granted. */
#define SAL_TYPE_ACCOUNT_PRICES_TAB (sal_account_prices_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAccountPricesTab, sal_account_prices_tab, SAL, ACCOUNT_PRICES_TAB, SalAccountTab)

G_END_DECLS
