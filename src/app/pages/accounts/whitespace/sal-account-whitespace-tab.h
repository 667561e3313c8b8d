/* sal-account-whitespace-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-tab.h"

G_BEGIN_DECLS

/* What an account owns and could have, by buying unit and product family. */
#define SAL_TYPE_ACCOUNT_WHITESPACE_TAB (sal_account_whitespace_tab_get_type ())
G_DECLARE_FINAL_TYPE (
    SalAccountWhitespaceTab, sal_account_whitespace_tab, SAL, ACCOUNT_WHITESPACE_TAB, SalAccountTab)

G_END_DECLS
