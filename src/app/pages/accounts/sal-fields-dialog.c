/* sal-fields-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fields-dialog.h"

#include <glib/gi18n.h>

#include "sal-record-amounts.h"
#include "sal-store-error.h"
#include "sal-window.h"

struct _SalFieldsDialog
{
  SalFormDialog parent_instance;

  SalWorkspace *workspace;
  SalRecord *record;
  GtkWidget *asking;           /* (nullable) weak: where the change is told of */
  GPtrArray *rows;             /* of SalFieldRow, which the list owns */
  const char *const *required; /* (nullable) */

  GtkLabel *note_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SalFieldsDialog, sal_fields_dialog, SAL_TYPE_FORM_DIALOG)

static guint submit_signal;

/* --- what is entered --- */

static gboolean
read_rows (SalFieldsDialog *self, gboolean money)
{
  gboolean good = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = self->rows->pdata[i];
      g_autoptr (GError) error = NULL;

      if ((sal_field_row_get_field (row)->type == SAL_FIELD_MONEY) != money)
        continue;
      sal_field_row_set_problem (row, NULL);
      if (sal_field_row_read (row, self->record, &error))
        continue;
      sal_field_row_set_problem (row, error->message);
      good = FALSE;
    }

  return good;
}

/* Amounts are read in the currency that is entered, wherever that stands. */
static gboolean
read_all (SalFieldsDialog *self)
{
  g_autoptr (SalRecord) before = sal_record_copy (self->record);
  gboolean good = read_rows (self, FALSE);

  sal_record_keep_amounts (self->record, before, sal_workspace_get_currency (self->workspace));

  return read_rows (self, TRUE) && good;
}

static void
check_required (SalFieldsDialog *self, SalProblems *problems)
{
  for (guint i = 0; self->required != NULL && self->required[i] != NULL; i++)
    if (sal_record_is_null (self->record, self->required[i]) &&
        sal_problems_get (problems, self->required[i]) == NULL)
      sal_problems_add (problems, self->required[i], _ ("is required"));
}

/* What is wrong beside the field it is about; FALSE if it is about none that shows. */
static gboolean
show_beside (SalFieldsDialog *self, const SalProblems *problems)
{
  gboolean shown = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SalFieldRow *row = self->rows->pdata[i];
      const char *problem = sal_problems_get (problems, sal_field_row_get_field (row)->name);

      sal_field_row_set_problem (row, problem);
      shown = shown || problem != NULL;
    }

  return shown;
}

/* Of other fields in a line of its own. */
static gboolean
show_problems (SalFieldsDialog *self)
{
  g_autoptr (SalProblems) problems = sal_record_validate (self->record);

  check_required (self, problems);
  if (sal_problems_is_empty (problems))
    return FALSE;
  if (!show_beside (self, problems))
    {
      g_autofree char *text = sal_problems_to_text (problems, sal_record_get_kind (self->record));

      sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), text);
    }

  return TRUE;
}

static void
focus_problem (SalFieldsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (sal_field_row_has_problem (self->rows->pdata[i]))
      {
        sal_field_row_focus (self->rows->pdata[i]);
        return;
      }
}

static void
sal_fields_dialog_go (SalFormDialog *dialog)
{
  SalFieldsDialog *self = SAL_FIELDS_DIALOG (dialog);

  sal_form_dialog_set_problem (dialog, NULL);
  if (!read_all (self) || show_problems (self))
    focus_problem (self);
  else
    g_signal_emit (self, submit_signal, 0, self->record);
}

/* What only the store could find. */
static void
sal_fields_dialog_failed (SalFormDialog *dialog, const GError *error)
{
  SalFieldsDialog *self = SAL_FIELDS_DIALOG (dialog);
  g_autoptr (SalProblems) problems =
      sal_problems_from_text (sal_record_get_kind (self->record), error->message);

  if (g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID) &&
      show_beside (self, problems))
    {
      sal_form_dialog_set_problem (dialog, sal_problems_get (problems, NULL));
      focus_problem (self);
      return;
    }
  SAL_FORM_DIALOG_CLASS (sal_fields_dialog_parent_class)->failed (dialog, error);
}

/* --- doing it --- */

static void
done_cb (SalFieldsDialog *self, SalChange *change)
{
  if (change != NULL && self->asking != NULL && gtk_widget_get_root (self->asking) != NULL)
    sal_window_add_undo_toast (self->asking, change);
}

/**
 * sal_fields_dialog_get_row:
 * @self: a dialog
 * @field: the name of a field
 *
 * Gets the row of a field, to follow what is entered in it.
 *
 * Returns: (transfer none) (nullable): the row, or %NULL if the field is not asked for
 */
SalFieldRow *
sal_fields_dialog_get_row (SalFieldsDialog *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (sal_field_row_get_field (self->rows->pdata[i])->name, field))
      return self->rows->pdata[i];

  return NULL;
}

/**
 * sal_fields_dialog_fill:
 * @self: a dialog
 * @field: the name of a field that is asked for
 * @value: its value
 *
 * Fills a field in, in place of what was entered there.
 */
void
sal_fields_dialog_fill (SalFieldsDialog *self, const char *field, const SalValue *value)
{
  int index = sal_kind_field_index (sal_record_get_kind (self->record), field);

  sal_record_set_value (self->record, (guint) index, value);
  sal_field_row_show (sal_fields_dialog_get_row (self, field), self->record);
}

/**
 * sal_fields_dialog_dup_entered:
 * @self: a dialog
 *
 * Gets what is entered by now; what cannot be read is left as it was.
 *
 * Returns: (transfer full): a record
 */
SalRecord *
sal_fields_dialog_dup_entered (SalFieldsDialog *self)
{
  SalRecord *record = sal_record_copy (self->record);

  for (int money = FALSE; money <= TRUE; money++)
    for (guint i = 0; i < self->rows->len; i++)
      if ((sal_field_row_get_field (self->rows->pdata[i])->type == SAL_FIELD_MONEY) == money)
        sal_field_row_read (self->rows->pdata[i], record, NULL);

  return record;
}

/**
 * sal_fields_dialog_run:
 * @self: a dialog
 * @label: what is done
 * @func: a command
 * @data: its data
 * @free_data: (nullable): frees it
 *
 * Runs a command on the store of the dialog's workspace, as sal_form_dialog_run() does.
 */
void
sal_fields_dialog_run (SalFieldsDialog *self,
                       const char *label,
                       SalCommandFunc func,
                       gpointer data,
                       GDestroyNotify free_data)
{
  sal_form_dialog_run (SAL_FORM_DIALOG (self),
                       sal_workspace_get_store (self->workspace),
                       label,
                       SAL_COMMAND_DEFAULT,
                       func,
                       data,
                       free_data);
}

static gboolean
add_record (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_transaction_enter (transaction, NULL, data, error);
}

static void
add_cb (SalFieldsDialog *self, SalRecord *record)
{
  sal_fields_dialog_run (self,
                         gtk_window_get_title (GTK_WINDOW (self)),
                         add_record,
                         sal_record_copy (record),
                         g_object_unref);
}

/* --- the dialog --- */

static void
sal_fields_dialog_dispose (GObject *object)
{
  SalFieldsDialog *self = SAL_FIELDS_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->record);
  g_clear_weak_pointer (&self->asking);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sal_fields_dialog_parent_class)->dispose (object);
}

static void
sal_fields_dialog_class_init (SalFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_fields_dialog_dispose;
  SAL_FORM_DIALOG_CLASS (klass)->go = sal_fields_dialog_go;
  SAL_FORM_DIALOG_CLASS (klass)->failed = sal_fields_dialog_failed;

  submit_signal = g_signal_new ("submit",
                                SAL_TYPE_FIELDS_DIALOG,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                SAL_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-fields-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalFieldsDialog, name)
  BIND (note_label);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
sal_fields_dialog_init (SalFieldsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (SalFieldsDialog *self, const char *name)
{
  const SalKind *kind = sal_record_get_kind (self->record);
  GtkWidget *row =
      sal_field_row_new (self->workspace, kind, (guint) sal_kind_field_index (kind, name), TRUE);

  sal_field_row_show (SAL_FIELD_ROW (row), self->record);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * sal_fields_dialog_new:
 * @asking: a widget in the window it belongs to
 * @workspace: a workspace
 * @record: what is edited, which is copied
 * @question: what is asked; its lists are static
 *
 * Creates the dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
SalFieldsDialog *
sal_fields_dialog_new (GtkWidget *asking,
                       SalWorkspace *workspace,
                       SalRecord *record,
                       const SalFieldsQuestion *question)
{
  SalFieldsDialog *self = g_object_new (SAL_TYPE_FIELDS_DIALOG,
                                        "transient-for",
                                        gtk_widget_get_root (asking),
                                        "modal",
                                        TRUE,
                                        "title",
                                        _ (question->title),
                                        "go-label",
                                        _ (question->go),
                                        NULL);

  self->workspace = g_object_ref (workspace);
  self->record = sal_record_copy (record);
  self->required = question->required;
  g_set_weak_pointer (&self->asking, asking);
  gtk_label_set_label (self->note_label, question->note != NULL ? _ (question->note) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), question->note != NULL);
  for (guint i = 0; question->fields[i] != NULL; i++)
    add_row (self, question->fields[i]);
  if (self->rows->len > 0)
    sal_field_row_focus (self->rows->pdata[0]);

  return self;
}

/**
 * sal_fields_dialog_ask:
 * @asking: a widget in the window it belongs to
 * @workspace: a workspace
 * @record: a new record, which is copied
 * @question: what is asked; its lists are static
 *
 * Asks in a dialog of its own, and adds the record.
 */
void
sal_fields_dialog_ask (GtkWidget *asking,
                       SalWorkspace *workspace,
                       SalRecord *record,
                       const SalFieldsQuestion *question)
{
  SalFieldsDialog *self = sal_fields_dialog_new (asking, workspace, record, question);

  g_signal_connect (self, "submit", G_CALLBACK (add_cb), NULL);
  gtk_window_present (GTK_WINDOW (self));
}
