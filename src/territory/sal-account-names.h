/* sal-account-names.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/**
 * SalAccountNames:
 *
 * Accounts, and which territories are to have them by name from now on: the data of
 * sal_alignment_name_accounts().
 */
typedef struct _SalAccountNames SalAccountNames;

SalAccountNames *sal_account_names_new (gint64 alignment, gint32 until, const char *reason);
void sal_account_names_free (gpointer self);
void sal_account_names_add (SalAccountNames *self, gint64 account, gint64 territory, gint64 share);
void sal_account_names_release (SalAccountNames *self, gint64 account);
guint sal_account_names_get_n_accounts (const SalAccountNames *self);

gboolean sal_alignment_name_accounts (SalTransaction *transaction,
                                      gpointer account_names,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalAccountNames, sal_account_names_free)

G_END_DECLS
