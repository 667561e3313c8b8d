/* sal-warning-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/**
 * SalWarningTable:
 *
 * The warnings of all accounts that are not closed, or all of one account, as a table; that which
 * is activated is answered beside it.
 */
#define SAL_TYPE_WARNING_TABLE (sal_warning_table_get_type ())
G_DECLARE_FINAL_TYPE (SalWarningTable, sal_warning_table, SAL, WARNING_TABLE, AdwBin)

GtkWidget *sal_warning_table_new (SalWorkspace *workspace);
void sal_warning_table_show_account (SalWarningTable *self, gint64 account);
gboolean sal_warning_table_is_modified (SalWarningTable *self);
gboolean sal_warning_table_commit (SalWarningTable *self);
void sal_warning_table_revert (SalWarningTable *self);
/* A new warning, asked for. */
void sal_warning_table_ask (GtkWidget *asking, SalWorkspace *workspace, gint64 account);

G_END_DECLS
