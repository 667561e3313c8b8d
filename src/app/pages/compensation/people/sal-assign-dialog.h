/* sal-assign-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-form-dialog.h"
#include "sal-participant-list.h"

G_BEGIN_DECLS

/* Assigns people to a plan from a day on. Signal: assigned (SalChange *), nullable. */
#define SAL_TYPE_ASSIGN_DIALOG (sal_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalAssignDialog, sal_assign_dialog, SAL, ASSIGN_DIALOG, SalFormDialog)

GtkWidget *sal_assign_dialog_new (GtkWindow *parent,
                                  SalWorkspace *workspace,
                                  const SalParticipantList *list,
                                  const GPtrArray *entries);

G_END_DECLS
