/* sal-dispute-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-disputes-data.h"

G_BEGIN_DECLS

/* Asks whose pay is disputed, of which period and what of it, and opens the dispute.
 * Signal: opened (gint64 id, SalChange *). */
#define SAL_TYPE_DISPUTE_DIALOG (sal_dispute_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalDisputeDialog, sal_dispute_dialog, SAL, DISPUTE_DIALOG, AdwWindow)

GtkWidget *
sal_dispute_dialog_new (GtkWindow *parent, SalWorkspace *workspace, const SalDisputesData *data);

G_END_DECLS
