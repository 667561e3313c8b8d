/* sal-pay-dispute.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kinds.h"

G_BEGIN_DECLS

/* The statuses of a dispute; the last three settle it. */
#define SAL_PAY_DISPUTE_OPEN      "open"
#define SAL_PAY_DISPUTE_IN_REVIEW "in_review"
#define SAL_PAY_DISPUTE_ACCEPTED  "accepted"
#define SAL_PAY_DISPUTE_REJECTED  "rejected"
#define SAL_PAY_DISPUTE_WITHDRAWN "withdrawn"

/* What a dispute is about. */
#define SAL_PAY_DISPUTE_ABOUT_PAYMENT "payment"
#define SAL_PAY_DISPUTE_ABOUT_EARNING "earning"
#define SAL_PAY_DISPUTE_ABOUT_CREDIT  "credit"

gboolean sal_pay_dispute_has_status (SalRecord *self, const char *status);
gboolean sal_pay_dispute_is_settled (SalRecord *self);
gboolean sal_pay_dispute_is_overdue (SalRecord *self, gint32 today);

G_END_DECLS
