/* sal-payroll-code-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payroll-code-dialog.h"

#include <glib/gi18n.h>

#include "sal-entry-text.h"
#include "sal-kinds.h"

/* The fields that are asked, in their order. */
static const char *const asked[] = { "code",     "legal_entity", "country",
                                     "currency", "component",    "payroll_entity" };

struct _SalPayrollCodeDialog
{
  SalFormDialog parent_instance;

  SalStore *store;
  SalRecord *code;
  GtkEditable *entries[G_N_ELEMENTS (asked)];

  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (SalPayrollCodeDialog, sal_payroll_code_dialog, SAL_TYPE_FORM_DIALOG)

static void
update (SalPayrollCodeDialog *self)
{
  g_autofree char *code = sal_entry_text_dup (self->entries[0]);

  sal_form_dialog_set_can_go (SAL_FORM_DIALOG (self), *code != '\0');
  sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), NULL);
}

/* --- storing --- */

static gboolean
store_code (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  SalRecord *record = data;
  g_autoptr (SalRecord) before = NULL;

  if (sal_record_get_id (record) == 0)
    return sal_transaction_enter (transaction, NULL, record, error);
  before =
      sal_transaction_load (transaction, &sal_payroll_code_kind, sal_record_get_id (record), error);

  return before != NULL && sal_transaction_enter (transaction, before, record, error);
}

static gboolean
read_entries (SalPayrollCodeDialog *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *text = sal_entry_text_dup (self->entries[i]);

      if (*text == '\0')
        sal_record_set_null (self->code, asked[i]);
      else if (!sal_record_set_from_text (self->code, asked[i], text, error))
        return FALSE;
    }

  return TRUE;
}

static void
sal_payroll_code_dialog_go (SalFormDialog *dialog)
{
  SalPayrollCodeDialog *self = SAL_PAYROLL_CODE_DIALOG (dialog);
  gboolean is_new = sal_record_get_id (self->code) == 0;
  g_autoptr (GError) error = NULL;

  if (!read_entries (self, &error))
    {
      sal_form_dialog_set_problem (dialog, error->message);
      return;
    }
  sal_form_dialog_run (dialog,
                       self->store,
                       is_new ? _ ("Add Payroll Code") : _ ("Change Payroll Code"),
                       SAL_COMMAND_DEFAULT,
                       store_code,
                       g_object_ref (self->code),
                       g_object_unref);
}

/* --- the dialog --- */

static void
sal_payroll_code_dialog_dispose (GObject *object)
{
  SalPayrollCodeDialog *self = SAL_PAYROLL_CODE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->code);

  G_OBJECT_CLASS (sal_payroll_code_dialog_parent_class)->dispose (object);
}

static void
sal_payroll_code_dialog_class_init (SalPayrollCodeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_payroll_code_dialog_dispose;
  SAL_FORM_DIALOG_CLASS (klass)->go = sal_payroll_code_dialog_go;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-payroll-code-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalPayrollCodeDialog, group);
}

static void
add_entry (SalPayrollCodeDialog *self, gsize index)
{
  const SalField *field = sal_kind_find_field (&sal_payroll_code_kind, asked[index]);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sal_field_get_label (field));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, field->hint != NULL ? _ (field->hint) : NULL);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  self->entries[index] = GTK_EDITABLE (row);
}

static void
sal_payroll_code_dialog_init (SalPayrollCodeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    add_entry (self, i);
  update (self);
}

/**
 * sal_payroll_code_dialog_new:
 * @parent: the window it belongs to
 * @store: of pay
 * @code: (nullable): what is changed; %NULL for a new one
 *
 * Creates the dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_payroll_code_dialog_new (GtkWindow *parent, SalStore *store, SalRecord *code)
{
  SalPayrollCodeDialog *self =
      g_object_new (SAL_TYPE_PAYROLL_CODE_DIALOG,
                    "transient-for",
                    parent,
                    "modal",
                    TRUE,
                    "title",
                    code == NULL ? _ ("Add Payroll Code") : _ ("Change Payroll Code"),
                    "go-label",
                    code == NULL ? _ ("_Add") : _ ("C_hange"),
                    NULL);

  self->store = g_object_ref (store);
  self->code = code != NULL ? sal_record_copy (code) : sal_record_new (&sal_payroll_code_kind);
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      const char *text = sal_record_get_text (self->code, asked[i]);

      gtk_editable_set_text (self->entries[i], text != NULL ? text : "");
    }

  return GTK_WIDGET (self);
}
