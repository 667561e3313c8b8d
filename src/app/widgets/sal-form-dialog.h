/* sal-form-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-store.h"

G_BEGIN_DECLS

/**
 * SalFormDialog:
 *
 * A dialog that asks for several things and then does something with them: Cancel, a button that
 * goes on (which Return in an entry presses), groups of rows, and below them what is wrong. While
 * it does what was asked for, a spinner turns and it does not go on a second time; once that is
 * done it closes, and if it fails it says why and can be tried again.
 *
 * A subclass sets title, default-width and go-label in its template, whose children are
 * AdwPreferencesGroups, and implements go. Whoever opens it connects to "done".
 *
 * Properties: go-label (with a mnemonic: a verb), can-go (whether enough was entered).
 *
 * Signals: done (SalChange), before it closes.
 */
#define SAL_TYPE_FORM_DIALOG (sal_form_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalFormDialog, sal_form_dialog, SAL, FORM_DIALOG, AdwWindow)

struct _SalFormDialogClass
{
  AdwWindowClass parent_class;

  /* Reads what was entered, and says what is wrong with it or does it. Called only while the dialog
   * can go on. */
  void (*go) (SalFormDialog *self);

  /* Says why what was asked for did not work; by default below the form. */
  void (*failed) (SalFormDialog *self, const GError *error);
};

void sal_form_dialog_set_go_label (SalFormDialog *self, const char *label);
void sal_form_dialog_set_can_go (SalFormDialog *self, gboolean can_go);
void sal_form_dialog_set_busy (SalFormDialog *self, gboolean busy);
void sal_form_dialog_set_problem (SalFormDialog *self, const char *problem);
void sal_form_dialog_set_row_problem (AdwActionRow *row, const char *problem);
void sal_form_dialog_run (SalFormDialog *self,
                          SalStore *store,
                          const char *label,
                          SalCommandFlags flags,
                          SalCommandFunc func,
                          gpointer data,
                          GDestroyNotify free_data);

G_END_DECLS
