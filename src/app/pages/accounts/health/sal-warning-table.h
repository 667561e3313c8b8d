/* sal-warning-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The warnings that are not closed as a table, in which activating one asks for its owner, due day,
 * status and resolution. @page: where it stands. */
GtkWidget *sal_warning_table_new (SalPage *page, gint64 account);
void sal_warning_table_show_account (GtkWidget *table, gint64 account);
/* A new warning, asked for. */
void sal_warning_table_ask (GtkWidget *asking, SalWorkspace *workspace, gint64 account);

G_END_DECLS
