/* sal-pay-ledger-steps.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-credit.h"

G_BEGIN_DECLS

/* How sales are invoiced and received in parts, of the credits that are in the ledger. */

GHashTable *sal_pay_ledger_steps_load (SalConnection *connection, GPtrArray *owner, GError **error);
/* @row: of a credit. Sets its schedules. */
void sal_pay_ledger_steps_find (GHashTable *self, gint64 row, SalCredit *credit);
/* When a credit is invoiced and received, as it was posted last. */
typedef struct
{
  gint64 row;
  gint32 invoiced, received;
} SalPayLedgerLatest;

GHashTable *sal_pay_ledger_load_latest (SalConnection *connection, GError **error);

gboolean sal_pay_ledger_steps_post (SalConnection *connection,
                                    gint64 row,
                                    const SalCredit *credit,
                                    GError **error);

G_END_DECLS
