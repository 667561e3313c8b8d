/* sal-decision-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

typedef void (*SalDecisionRowFunc) (gpointer data, sqlite3_stmt *row);

gboolean sal_decision_rows_read (SalConnection *connection,
                                 const char *sql,
                                 gint32 day,
                                 gint64 account,
                                 SalDecisionRowFunc take,
                                 gpointer data,
                                 GError **error);
gint32 sal_decision_rows_get_day (sqlite3_stmt *row, int column);

G_END_DECLS
