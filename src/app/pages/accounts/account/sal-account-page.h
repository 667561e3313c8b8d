/* sal-account-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-parted-page.h"

G_BEGIN_DECLS

/* The page of one account: what to know of it first, and tabs. Its subtitle is its name. */
#define SAL_TYPE_ACCOUNT_PAGE (sal_account_page_get_type ())
G_DECLARE_FINAL_TYPE (SalAccountPage, sal_account_page, SAL, ACCOUNT_PAGE, SalPartedPage)

gint64 sal_account_page_get_account (SalAccountPage *self);
void sal_account_page_show (SalAccountPage *self, gint64 account, const char *tab);

G_END_DECLS
