/* sal-dispute-statements.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "sal-payout-statements.h"

G_BEGIN_DECLS

/* Who can be paid in what, and what they are paid: read for the dialogs and the view of disputes.
 */

void sal_dispute_accounts_load_async (SalWorkspace *workspace,
                                      const char *period,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
GPtrArray *sal_dispute_accounts_load_finish (GAsyncResult *result, GError **error);
GtkStringList *sal_dispute_accounts_name (const GPtrArray *accounts);

void sal_dispute_statements_load_async (SalWorkspace *workspace,
                                        const char *period,
                                        gint64 person,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
SalPayoutStatements *sal_dispute_statements_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
