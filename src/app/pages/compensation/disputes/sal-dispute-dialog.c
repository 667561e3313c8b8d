/* sal-dispute-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dispute-dialog.h"

#include <glib/gi18n.h>

#include "sal-date-entry.h"
#include "sal-dispute-statements.h"
#include "sal-dispute-subjects.h"
#include "sal-entry-text.h"
#include "sal-text.h"

/* Within which a dispute is usually settled. */
#define DAYS 14

struct _SalDisputeDialog
{
  SalFormDialog parent_instance;

  SalWorkspace *workspace; /* NULL once the dialog is gone */
  GPtrArray *periods;      /* of char*: those that are calculated, the last first */
  GPtrArray *accounts;     /* (nullable): of SalPayStatement, of the period */
  GPtrArray *subjects;     /* of SalDisputeSubject, as the menu has them */
  guint serial;            /* of what is read */
  SalRecord *dispute;      /* (nullable): what is opened */

  GtkDropDown *period_menu;
  GtkDropDown *person_menu;
  GtkDropDown *about_menu;
  AdwEntryRow *opportunity_row;
  AdwEntryRow *claim_row;
  AdwEntryRow *amount_row;
  AdwEntryRow *owner_row;
  SalDateEntry *due_entry;
};

G_DEFINE_FINAL_TYPE (SalDisputeDialog, sal_dispute_dialog, SAL_TYPE_FORM_DIALOG)

static const char *
get_period (SalDisputeDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->period_menu);

  return selected < self->periods->len ? self->periods->pdata[selected] : NULL;
}

static const SalPayStatement *
get_account (SalDisputeDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->person_menu);

  return self->accounts != NULL && selected < self->accounts->len ? self->accounts->pdata[selected]
                                                                  : NULL;
}

static const SalDisputeSubject *
get_subject (SalDisputeDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->about_menu);

  return selected < self->subjects->len ? self->subjects->pdata[selected] : NULL;
}

static void
update (SalDisputeDialog *self)
{
  const SalDisputeSubject *subject = get_subject (self);
  g_autofree char *claim = sal_entry_text_dup (self->claim_row);
  g_autofree char *opportunity = sal_entry_text_dup (self->opportunity_row);

  gtk_widget_set_visible (GTK_WIDGET (self->opportunity_row),
                          sal_dispute_subject_asks_opportunity (subject));
  sal_form_dialog_set_can_go (
      SAL_FORM_DIALOG (self),
      subject != NULL && *claim != '\0' &&
          (!sal_dispute_subject_asks_opportunity (subject) || *opportunity != '\0'));
  sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), NULL);
}

/* --- what can be disputed --- */

static void
show_subjects (SalDisputeDialog *self,
               const SalPayStatement *statement,
               const SalPayStatementSetting *setting)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  self->subjects = sal_dispute_subjects_list (statement, setting);
  for (guint i = 0; i < self->subjects->len; i++)
    gtk_string_list_append (texts, ((const SalDisputeSubject *) self->subjects->pdata[i])->text);
  gtk_drop_down_set_model (self->about_menu, G_LIST_MODEL (texts));
  update (self);
}

/* What is read for what is not chosen any more is dropped. */
typedef struct
{
  SalDisputeDialog *dialog;
  guint serial;
} Reading;

static Reading *
reading_new (SalDisputeDialog *self)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), ++self->serial };

  return reading;
}

static SalDisputeDialog *
reading_end (Reading *reading, gboolean *is_wanted)
{
  SalDisputeDialog *self = reading->dialog;

  *is_wanted = self->workspace != NULL && reading->serial == self->serial;
  g_free (reading);

  return self;
}

static void
statement_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean is_wanted;
  g_autoptr (SalDisputeDialog) self = reading_end (user_data, &is_wanted);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutStatements) content = sal_dispute_statements_load_finish (result, &error);
  const SalPayStatement *account = get_account (self);

  if (!is_wanted)
    return;
  if (content == NULL)
    {
      sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), error->message);
      return;
    }
  for (guint i = 0; account != NULL && i < content->statements->len; i++)
    {
      const SalPayStatement *one = content->statements->pdata[i];

      if (one->currency == account->currency)
        show_subjects (self, one, content->setting);
    }
}

static void
person_cb (SalDisputeDialog *self)
{
  const SalPayStatement *account = get_account (self);

  g_ptr_array_set_size (self->subjects, 0);
  gtk_drop_down_set_model (self->about_menu, NULL);
  update (self);
  if (account != NULL)
    sal_dispute_statements_load_async (
        self->workspace, account->period, account->person, statement_cb, reading_new (self));
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean is_wanted;
  g_autoptr (SalDisputeDialog) self = reading_end (user_data, &is_wanted);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = sal_dispute_accounts_load_finish (result, &error);
  g_autoptr (GtkStringList) names = NULL;

  if (!is_wanted)
    return;
  if (accounts == NULL)
    {
      sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), error->message);
      return;
    }
  names = sal_dispute_accounts_name (accounts);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_steal_pointer (&accounts);
  gtk_drop_down_set_model (self->person_menu, G_LIST_MODEL (names));
  person_cb (self);
}

static void
period_cb (SalDisputeDialog *self)
{
  const char *period = get_period (self);

  if (self->workspace == NULL || period == NULL)
    return;
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  gtk_drop_down_set_model (self->person_menu, NULL);
  sal_dispute_accounts_load_async (self->workspace, period, accounts_cb, reading_new (self));
}

/* --- opening --- */

static void
store (SalDisputeDialog *self)
{
  sal_form_dialog_run (SAL_FORM_DIALOG (self),
                       sal_workspace_get_pay_store (self->workspace),
                       _ ("Open a Dispute"),
                       SAL_COMMAND_DEFAULT,
                       sal_pay_dispute_open,
                       self->dispute,
                       NULL);
}

static gpointer
find_opportunity (SalConnection *connection,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  gint64 id = sal_pay_dispute_find_opportunity (connection, data, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalDisputeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (self->workspace == NULL)
    return;
  sal_form_dialog_set_busy (SAL_FORM_DIALOG (self), FALSE);
  if (id == NULL)
    {
      sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), error->message);
      return;
    }
  sal_record_set_integer (self->dispute, "opportunity", *id);
  store (self);
}

static gboolean
fill_entries (SalDisputeDialog *self, SalRecord *dispute, GError **error)
{
  g_autofree char *claim = sal_entry_text_dup (self->claim_row);
  g_autofree char *owner = sal_entry_text_dup (self->owner_row);
  g_autofree char *amount = sal_entry_text_dup (self->amount_row);

  sal_record_set_text (dispute, "claim", claim);

  return sal_disputes_read_handling (
      dispute, owner, sal_date_entry_get_text (self->due_entry), amount, error);
}

static SalRecord *
dispute_new (SalDisputeDialog *self, const SalDisputeSubject *subject, GError **error)
{
  g_autoptr (SalRecord) dispute = sal_record_new (&sal_pay_dispute_kind);
  const SalPayStatement *account = get_account (self);

  sal_record_set_integer (dispute, "person", account->person);
  sal_record_set_text (dispute, "period", account->period);
  sal_record_set_text (dispute, "currency", account->currency);
  sal_record_set_text (dispute, "about", subject->about);
  if (subject->line != 0)
    sal_record_set_integer (dispute, "line", subject->line);
  if (subject->opportunity != 0)
    sal_record_set_integer (dispute, "opportunity", subject->opportunity);
  sal_record_set_date (dispute, "opened", sal_date_today ());
  sal_record_set_text (dispute, "opened_by", g_get_user_name ());

  return fill_entries (self, dispute, error) ? g_steal_pointer (&dispute) : NULL;
}

static void
sal_dispute_dialog_go (SalFormDialog *dialog)
{
  SalDisputeDialog *self = SAL_DISPUTE_DIALOG (dialog);
  const SalDisputeSubject *subject = get_subject (self);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->dispute);
  self->dispute = dispute_new (self, subject, &error);
  if (self->dispute == NULL)
    {
      sal_form_dialog_set_problem (dialog, error->message);
      return;
    }
  if (!sal_dispute_subject_asks_opportunity (subject))
    {
      store (self);
      return;
    }
  sal_form_dialog_set_busy (dialog, TRUE);
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        find_opportunity,
                        sal_entry_text_dup (self->opportunity_row),
                        g_free,
                        g_free,
                        NULL,
                        found_cb,
                        g_object_ref (self));
}

/* --- the dialog --- */

static void
sal_dispute_dialog_dispose (GObject *object)
{
  SalDisputeDialog *self = SAL_DISPUTE_DIALOG (object);

  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (sal_dispute_dialog_parent_class)->dispose (object);
}

static void
sal_dispute_dialog_finalize (GObject *object)
{
  SalDisputeDialog *self = SAL_DISPUTE_DIALOG (object);

  g_clear_object (&self->dispute);
  g_ptr_array_unref (self->periods);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_ptr_array_unref (self->subjects);

  G_OBJECT_CLASS (sal_dispute_dialog_parent_class)->finalize (object);
}

static void
sal_dispute_dialog_class_init (SalDisputeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_dispute_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_dispute_dialog_finalize;
  SAL_FORM_DIALOG_CLASS (klass)->go = sal_dispute_dialog_go;

  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-dispute-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalDisputeDialog, name)
  BIND (period_menu);
  BIND (person_menu);
  BIND (about_menu);
  BIND (opportunity_row);
  BIND (claim_row);
  BIND (amount_row);
  BIND (owner_row);
  BIND (due_entry);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
}

static void
sal_dispute_dialog_init (SalDisputeDialog *self)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autofree char *due = sal_date_format (sal_date_today () + DAYS);

  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->subjects = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->person_menu, text);
  gtk_drop_down_set_expression (self->about_menu, text);
  gtk_expression_unref (text);
  sal_date_entry_set_label (self->due_entry, _ ("Due"));
  sal_date_entry_set_text (self->due_entry, due);
  gtk_editable_set_text (GTK_EDITABLE (self->owner_row), g_get_real_name ());
  update (self);
}

static void
show_periods (SalDisputeDialog *self, const SalDisputesData *data)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = data->periods->len; i > 0; i--)
    {
      SalRecord *period = data->periods->pdata[i - 1];
      const char *of = sal_record_get_text (period, "period");
      g_autofree char *name = sal_disputes_data_format_period (data, of);

      if (sal_record_is_null (period, "calculated_at"))
        continue;
      g_ptr_array_add (self->periods, g_strdup (of));
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->period_menu, G_LIST_MODEL (names));
}

/**
 * sal_dispute_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace whose pay is open
 * @data: what was read of it
 *
 * Creates the dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_dispute_dialog_new (GtkWindow *parent, SalWorkspace *workspace, const SalDisputesData *data)
{
  SalDisputeDialog *self = g_object_new (SAL_TYPE_DISPUTE_DIALOG,
                                         "transient-for",
                                         parent,
                                         "modal",
                                         TRUE,
                                         "title",
                                         _ ("New Dispute"),
                                         NULL);

  self->workspace = g_object_ref (workspace);
  show_periods (self, data);
  period_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->person_menu));

  return GTK_WIDGET (self);
}

/**
 * sal_dispute_dialog_get_opened:
 * @self: the dialog, once it is done
 *
 * Returns: the id of the dispute that was opened
 */
gint64
sal_dispute_dialog_get_opened (SalDisputeDialog *self)
{
  return sal_record_get_id (self->dispute);
}
