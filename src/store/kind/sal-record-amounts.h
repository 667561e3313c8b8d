/* sal-record-amounts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"

G_BEGIN_DECLS

void sal_record_keep_amounts (SalRecord *self, SalRecord *before, const char *currency);

G_END_DECLS
