/* sal-payout-exceptions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-engagement.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* What a calculation found, kept with its period. */

gboolean sal_payout_exceptions_store (SalTransaction *transaction,
                                      const char *period,
                                      const GPtrArray *issues,
                                      GError **error);
/* For reader functions of a pay store. */
GPtrArray *
sal_payout_exceptions_list (SalConnection *connection, const char *period, GError **error);

G_END_DECLS
