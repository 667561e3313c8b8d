/* sal-account-signals-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/* The health of an account with its arithmetic, its signals as charts, and its warnings. */
#define SAL_TYPE_ACCOUNT_SIGNALS_TAB (sal_account_signals_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAccountSignalsTab, sal_account_signals_tab, SAL, ACCOUNT_SIGNALS_TAB, SalAccountTab)

G_END_DECLS
