/* sal-payroll-codes-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What payroll knows payments by: by legal entity, currency and component. */
#define SAL_TYPE_PAYROLL_CODES_WINDOW (sal_payroll_codes_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPayrollCodesWindow, sal_payroll_codes_window, SAL, PAYROLL_CODES_WINDOW, AdwWindow)

GtkWidget *sal_payroll_codes_window_new (GtkWindow *parent, SalWorkspace *workspace);
void sal_payroll_codes_window_import (SalPayrollCodesWindow *self, GFile *file);

G_END_DECLS
