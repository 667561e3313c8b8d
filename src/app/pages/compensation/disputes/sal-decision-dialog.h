/* sal-decision-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-disputes-data.h"
#include "sal-form-dialog.h"

G_BEGIN_DECLS

/* Asks for what is decided by hand about somebody's pay: amount, reason and who approves it, and
 * says what comes of it before it is done. Signal: done (SalChange *). */
#define SAL_TYPE_DECISION_DIALOG (sal_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalDecisionDialog, sal_decision_dialog, SAL, DECISION_DIALOG, SalFormDialog)

typedef enum
{
  SAL_DECISION_ACCEPT,  /* a dispute */
  SAL_DECISION_REJECT,  /* likewise */
  SAL_DECISION_REVERSE, /* an adjustment */
  SAL_DECISION_ADJUST,  /* somebody's payments */
} SalDecision;

/* @id: of what is decided; 0: it is asked whose payments are adjusted */
GtkWidget *sal_decision_dialog_new (GtkWindow *parent,
                                    SalWorkspace *workspace,
                                    const SalDisputesData *data,
                                    SalDecision decision,
                                    gint64 id);

G_END_DECLS
