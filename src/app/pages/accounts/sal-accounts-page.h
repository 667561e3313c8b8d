/* sal-accounts-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-parted-page.h"

G_BEGIN_DECLS

/* The room of accounts: parts about all of them, and the page of one. Its targets are the names of
 * parts, and “account/ID” or “account/ID/TAB”. */
#define SAL_TYPE_ACCOUNTS_PAGE (sal_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (SalAccountsPage, sal_accounts_page, SAL, ACCOUNTS_PAGE, SalPartedPage)

/* Shows an account from any widget of the room; @tab: (nullable): the name of one of its tabs. */
void sal_accounts_page_show_account (GtkWidget *widget, gint64 account, const char *tab);

G_END_DECLS
