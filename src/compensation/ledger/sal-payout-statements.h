/* sal-payout-statements.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-statement-setting.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* How much of statements is read. */
typedef enum
{
  SAL_PAYOUT_STATEMENTS_LINES, /* without what lines are made of */
  SAL_PAYOUT_STATEMENTS_TRACE, /* with slices and credits, as they are printed */
} SalPayoutStatementsDepth;

/* Statements of a period, named and by name, with what they have in common. */
typedef struct
{
  GPtrArray *statements; /* of SalPayStatement */
  SalPayStatementSetting *setting;
} SalPayoutStatements;

SalPayoutStatements *sal_payout_statements_load (SalWorkspace *workspace,
                                                 const char *period,
                                                 gint64 person,
                                                 SalPayoutStatementsDepth depth,
                                                 GCancellable *cancellable,
                                                 GError **error);
void sal_payout_statements_free (SalPayoutStatements *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayoutStatements, sal_payout_statements_free)

G_END_DECLS
