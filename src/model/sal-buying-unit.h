/* sal-buying-unit.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* A SalKindFunc of kinds with the fields account and buying_unit. */
gboolean sal_buying_unit_expect (SalTransaction *transaction,
                                 SalRecord *before,
                                 SalRecord *record,
                                 GError **error);

G_END_DECLS
