/* sal-fields-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-field-row.h"
#include "sal-form-dialog.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* A form of some fields of a record. What is wrong with them stands beside each, and nothing of
 * what was entered is lost. What comes of it can be undone in a toast where it was asked.
 * Signal: submit (SalRecord *), once all is right: who asked runs a command with it by
 * sal_fields_dialog_run(). */
#define SAL_TYPE_FIELDS_DIALOG (sal_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalFieldsDialog, sal_fields_dialog, SAL, FIELDS_DIALOG, SalFormDialog)

typedef struct
{
  const char *title;         /* N_() */
  const char *go;            /* N_(): of the button, with a mnemonic */
  const char *const *fields; /* names, ended by NULL */
  const char *note;          /* N_() (nullable): what to know before */
  /* (nullable): names, ended by NULL: of the fields that have to be filled for this question,
   * though the kind does without them */
  const char *const *required;
} SalFieldsQuestion;

SalFieldsDialog *sal_fields_dialog_new (GtkWidget *asking,
                                        SalWorkspace *workspace,
                                        SalRecord *record,
                                        const SalFieldsQuestion *question);
SalFieldRow *sal_fields_dialog_get_row (SalFieldsDialog *self, const char *field);
void sal_fields_dialog_fill (SalFieldsDialog *self, const char *field, const SalValue *value);
SalRecord *sal_fields_dialog_dup_entered (SalFieldsDialog *self);
void sal_fields_dialog_run (SalFieldsDialog *self,
                            const char *label,
                            SalCommandFunc func,
                            gpointer data,
                            GDestroyNotify free_data);
void sal_fields_dialog_ask (GtkWidget *asking,
                            SalWorkspace *workspace,
                            SalRecord *record,
                            const SalFieldsQuestion *question);

G_END_DECLS
