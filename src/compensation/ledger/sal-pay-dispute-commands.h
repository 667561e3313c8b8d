/* sal-pay-dispute-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-adjustment.h"
#include "sal-pay-dispute.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* Commands of a pay store. */

/* Opens one: a new #SalRecord of sal_pay_dispute_kind. */
gboolean sal_pay_dispute_open (SalTransaction *transaction,
                               gpointer dispute,
                               GCancellable *cancellable,
                               GError **error);
/* Changes claim, amount claimed, owner or due day: the record as it is to be. */
gboolean sal_pay_dispute_edit (SalTransaction *transaction,
                               gpointer dispute,
                               GCancellable *cancellable,
                               GError **error);

typedef enum
{
  SAL_PAY_DISPUTE_STEP_REVIEW,
  SAL_PAY_DISPUTE_STEP_ACCEPT,
  SAL_PAY_DISPUTE_STEP_REJECT,
  SAL_PAY_DISPUTE_STEP_WITHDRAW,
  SAL_PAY_DISPUTE_STEP_REOPEN,
} SalPayDisputeStep;

typedef struct
{
  SalPayDisputeStep step;
  gint64 id;
  char *resolution;           /* why; of an acceptance or rejection */
  char *approver;             /* who decides */
  gint64 granted;             /* of an acceptance, in minor units */
  SalPayAdjusting *adjusting; /* of an acceptance: is told what was posted where */
  char *author;               /* who records it */
} SalPayDisputeMove;

SalPayDisputeMove *sal_pay_dispute_move_new (SalPayDisputeStep step,
                                             gint64 id,
                                             const SalFiscalCalendar *calendar,
                                             gint32 today,
                                             const char *author);
void sal_pay_dispute_move_free (SalPayDisputeMove *self);
gboolean sal_pay_dispute_take_step (SalTransaction *transaction,
                                    gpointer dispute_move,
                                    GCancellable *cancellable,
                                    GError **error);
/* What the command is to be run with: what posts is final. */
SalCommandFlags sal_pay_dispute_step_get_flags (SalPayDisputeStep step);
gboolean sal_pay_dispute_can_take_step (SalRecord *dispute, SalPayDisputeStep step);

/* For reader functions of a pay store: records of sal_pay_dispute_kind, what is due first first. */
GPtrArray *sal_pay_disputes_list (SalConnection *connection, GError **error);
/* Whether the ledger has what it names. */
gboolean
sal_pay_dispute_check_subject (SalRecord *dispute, SalConnection *connection, GError **error);

/* For reader functions of the main store; 0: there is none. */
gint64
sal_pay_dispute_find_opportunity (SalConnection *connection, const char *text, GError **error);

char *sal_pay_dispute_name_opportunity (SalConnection *connection, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayDisputeMove, sal_pay_dispute_move_free)

G_END_DECLS
