/* sal-payout-period.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kinds.h"

G_BEGIN_DECLS

/* The statuses of a payout period, in their order. */
#define SAL_PAYOUT_PERIOD_OPEN       "open"
#define SAL_PAYOUT_PERIOD_CALCULATED "calculated"
#define SAL_PAYOUT_PERIOD_APPROVED   "approved"
#define SAL_PAYOUT_PERIOD_CLOSED     "closed"

gboolean sal_payout_period_has_status (SalRecord *self, const char *status);

G_END_DECLS
