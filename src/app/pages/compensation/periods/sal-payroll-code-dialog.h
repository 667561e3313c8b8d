/* sal-payroll-code-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-form-dialog.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* Asks for a payroll code, and stores it. */
#define SAL_TYPE_PAYROLL_CODE_DIALOG (sal_payroll_code_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPayrollCodeDialog, sal_payroll_code_dialog, SAL, PAYROLL_CODE_DIALOG, SalFormDialog)

GtkWidget *sal_payroll_code_dialog_new (GtkWindow *parent, SalStore *store, SalRecord *code);

G_END_DECLS
