/* sal-price-decision-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

gboolean
sal_price_decision_record (SalTransaction *transaction, SalRecord *exception, GError **error);

gboolean sal_price_decision_check_reason (SalRecord *exception, GError **error);

G_END_DECLS
