/* sal-account-tab.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/**
 * SalAccountTab:
 *
 * A part of an account's page. It is made once and shows one account after the other.
 *
 * Properties: account (int64), the id of what it shows; 0: nothing yet.
 */
#define SAL_TYPE_ACCOUNT_TAB (sal_account_tab_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalAccountTab, sal_account_tab, SAL, ACCOUNT_TAB, SalPage)

struct _SalAccountTabClass
{
  SalPageClass parent_class;

  /* Shows another account; what was entered for the one before is stored or given up by then. */
  void (*show_account) (SalAccountTab *self, gint64 account);
};

gint64 sal_account_tab_get_account (SalAccountTab *self);
void sal_account_tab_set_account (SalAccountTab *self, gint64 account);

G_END_DECLS
