/* sal-ledger-copy.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* Tables whose names begin so are ledgers: appended to by the repository that owns them, and not
 * journaled. */
#define SAL_LEDGER_PREFIX "ledger_"

gboolean sal_ledgers_copy (
    SalConnection *from, SalTransaction *to, gint64 *n_rows, gint64 *n_lost, GError **error);

G_END_DECLS
