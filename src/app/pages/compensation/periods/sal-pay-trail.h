/* sal-pay-trail.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-document.h"
#include "sal-payout-statements.h"

G_BEGIN_DECLS

/**
 * SalPayTrail:
 *
 * The way back from a payment: the statement of a person, a line of it with slices and credits, and
 * from there the opportunities.
 *
 * Signals: left, when the path leads out of it.
 */
#define SAL_TYPE_PAY_TRAIL (sal_pay_trail_get_type ())
G_DECLARE_FINAL_TYPE (SalPayTrail, sal_pay_trail, SAL, PAY_TRAIL, AdwBin)

void sal_pay_trail_show (SalPayTrail *self, SalPayoutStatements *statements, gint64 line);
gboolean sal_pay_trail_go_back (SalPayTrail *self);
const SalPayoutStatements *sal_pay_trail_get_statements (SalPayTrail *self); /* (nullable) */
gint64 sal_pay_trail_get_line (SalPayTrail *self);                           /* 0: none */
SalDocument *sal_pay_trail_create_statement (SalPayTrail *self);

G_END_DECLS
