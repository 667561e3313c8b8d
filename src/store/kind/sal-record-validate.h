/* sal-record-validate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record.h"

G_BEGIN_DECLS

SalProblems *sal_record_validate_change (SalRecord *self, SalRecord *before);

void sal_problems_leave_out (SalProblems *self, const SalProblems *other, const char *field);

G_END_DECLS
