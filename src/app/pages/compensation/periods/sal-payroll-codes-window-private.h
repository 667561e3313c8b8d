/* sal-payroll-codes-window-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payroll-codes-window.h"

G_BEGIN_DECLS

struct _SalPayrollCodesWindow
{
  AdwWindow parent_instance;

  SalWorkspace *workspace;
  SalStore *store;  /* of pay; NULL once the window is gone */
  GPtrArray *codes; /* (nullable): of SalRecord */

  AdwToastOverlay *overlay;
  GtkWidget *edit_box;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkListBox *list;
};

/* What came of something, in passing. */
void sal_payroll_codes_window_tell (SalPayrollCodesWindow *self, const char *text);
gboolean sal_payroll_codes_window_is_writable (SalPayrollCodesWindow *self);

/* sal-payroll-codes-window-import.c */
void sal_payroll_codes_window_choose_file (SalPayrollCodesWindow *self);

G_END_DECLS
