/* sal-pay-issue-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-issue.h"

G_BEGIN_DECLS

#define SAL_PAY_REASON_MAX_ARGUMENTS 3

typedef struct
{
  SalPayIssueKind kind;
  const char *name;
  const char *arguments; /* a letter each: d a day, m money, p a share, t text */
} SalPayReasonTerms;

extern const SalPayReasonTerms sal_pay_reasons[];

G_END_DECLS
