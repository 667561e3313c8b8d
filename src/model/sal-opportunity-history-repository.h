/* sal-opportunity-history-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

gboolean sal_opportunity_edited (SalTransaction *transaction,
                                 SalRecord *before,
                                 SalRecord *opportunity,
                                 GError **error);
gboolean sal_opportunity_written (SalTransaction *transaction,
                                  SalRecord *before,
                                  SalRecord *opportunity,
                                  GError **error);

G_END_DECLS
