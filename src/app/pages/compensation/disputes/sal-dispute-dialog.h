/* sal-dispute-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-disputes-data.h"
#include "sal-form-dialog.h"

G_BEGIN_DECLS

/* Asks whose pay is disputed, of which period and what of it, and opens the dispute.
 * Signal: opened (gint64 id, SalChange *). */
#define SAL_TYPE_DISPUTE_DIALOG (sal_dispute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalDisputeDialog, sal_dispute_dialog, SAL, DISPUTE_DIALOG, SalFormDialog)

GtkWidget *
sal_dispute_dialog_new (GtkWindow *parent, SalWorkspace *workspace, const SalDisputesData *data);
gint64 sal_dispute_dialog_get_opened (SalDisputeDialog *self);

G_END_DECLS
