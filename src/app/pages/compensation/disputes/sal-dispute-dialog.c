/* sal-dispute-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dispute-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-money.h"
#include "sal-text.h"

/* Within which a dispute is usually settled. */
#define DAYS 14

/* Of what is shown of an opportunity's name, in characters. */
#define NAME_LENGTH 32

/* What can be disputed of a statement. */
typedef struct
{
  const char *about;
  gint64 line;        /* 0: none */
  gint64 opportunity; /* 0: none, or one that is asked */
} Subject;

struct _SalDisputeDialog
{
  AdwWindow parent_instance;

  SalWorkspace *workspace; /* NULL once the dialog is gone */
  GPtrArray *periods;      /* of char*: those that are calculated, the last first */
  GPtrArray *accounts;     /* (nullable): of SalPayStatement, of the period */
  GArray *subjects;        /* of Subject, as the menu has them */
  guint serial;            /* of what is read */

  GtkDropDown *period_menu;
  GtkDropDown *person_menu;
  GtkDropDown *about_menu;
  AdwEntryRow *opportunity_row;
  AdwEntryRow *claim_row;
  AdwEntryRow *amount_row;
  AdwEntryRow *owner_row;
  SalDateEntry *due_entry;
  GtkWidget *open_button;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (SalDisputeDialog, sal_dispute_dialog, ADW_TYPE_WINDOW)

static guint opened_signal;

static char *
dup_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
show_error (SalDisputeDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

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

static const Subject *
get_subject (SalDisputeDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->about_menu);

  return selected < self->subjects->len ? &g_array_index (self->subjects, Subject, selected) : NULL;
}

/* One that is missing is named. */
static gboolean
asks_opportunity (const Subject *subject)
{
  return subject != NULL && g_str_equal (subject->about, SAL_PAY_DISPUTE_ABOUT_CREDIT) &&
         subject->opportunity == 0;
}

static void
update (SalDisputeDialog *self)
{
  const Subject *subject = get_subject (self);
  g_autofree char *claim = dup_text (self->claim_row);
  g_autofree char *opportunity = dup_text (self->opportunity_row);

  gtk_widget_set_visible (GTK_WIDGET (self->opportunity_row), asks_opportunity (subject));
  gtk_widget_set_sensitive (self->open_button,
                            subject != NULL && *claim != '\0' &&
                                (!asks_opportunity (subject) || *opportunity != '\0'));
  show_error (self, NULL);
}

/* --- what can be disputed --- */

static void
add_subject (SalDisputeDialog *self,
             GtkStringList *texts,
             const char *about,
             gint64 line,
             gint64 opportunity,
             const char *text)
{
  Subject subject = { about, line, opportunity };

  g_array_append_val (self->subjects, subject);
  gtk_string_list_append (texts, text);
}

/* As much of a name as fits into the menu. */
static char *
shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= NAME_LENGTH)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, NAME_LENGTH - 1);

  return g_strconcat (start, "…", NULL);
}

static void
add_credits (SalDisputeDialog *self, GtkStringList *texts, const SalPayStatementLine *line)
{
  for (guint i = 0; i < line->credits->len; i++)
    {
      const SalPayStatementCredit *credit = line->credits->pdata[i];
      g_autofree char *amount = sal_money_format (credit->amount, line->currency);
      g_autofree char *name =
          shorten (credit->name != NULL ? credit->name : _ ("An opportunity that is gone"));
      g_autofree char *text =
          /* translators: an opportunity, a component of a plan and an amount */
          g_strdup_printf (_ ("Credit of “%s” in %s: %s"), name, line->component, amount);

      add_subject (self, texts, SAL_PAY_DISPUTE_ABOUT_CREDIT, line->id, credit->opportunity, text);
    }
}

static void
show_subjects (SalDisputeDialog *self, const SalPayStatement *statement)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  g_autofree char *paid = sal_money_format (statement->amounts.paid, statement->currency);
  /* translators: an amount */
  g_autofree char *payment = g_strdup_printf (_ ("The payment: %s"), paid);

  g_array_set_size (self->subjects, 0);
  add_subject (self, texts, SAL_PAY_DISPUTE_ABOUT_PAYMENT, 0, 0, payment);
  for (guint i = 0; i < statement->lines->len; i++)
    {
      const SalPayStatementLine *line = statement->lines->pdata[i];
      g_autofree char *amount = sal_money_format (line->amount, line->currency);
      g_autofree char *text =
          /* translators: a component of a plan, a period and an amount */
          g_strdup_printf (_ ("%s, %s: %s"), line->component, line->measured_period, amount);

      add_subject (self, texts, SAL_PAY_DISPUTE_ABOUT_EARNING, line->id, 0, text);
    }
  for (guint i = 0; i < statement->lines->len; i++)
    add_credits (self, texts, statement->lines->pdata[i]);
  add_subject (self, texts, SAL_PAY_DISPUTE_ABOUT_CREDIT, 0, 0, _ ("A credit that is missing"));
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
  g_autoptr (GPtrArray) statements = sal_disputes_statements_load_finish (result, &error);
  const SalPayStatement *account = get_account (self);

  if (!is_wanted)
    return;
  if (statements == NULL)
    show_error (self, error->message);
  for (guint i = 0; statements != NULL && account != NULL && i < statements->len; i++)
    if (((const SalPayStatement *) statements->pdata[i])->currency == account->currency)
      show_subjects (self, statements->pdata[i]);
}

static void
person_cb (SalDisputeDialog *self)
{
  const SalPayStatement *account = get_account (self);

  g_array_set_size (self->subjects, 0);
  gtk_drop_down_set_model (self->about_menu, NULL);
  update (self);
  if (account != NULL)
    sal_disputes_statements_load_async (
        self->workspace, account->period, account->person, TRUE, statement_cb, reading_new (self));
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean is_wanted;
  g_autoptr (SalDisputeDialog) self = reading_end (user_data, &is_wanted);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = sal_disputes_statements_load_finish (result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (!is_wanted)
    return;
  if (accounts == NULL)
    {
      show_error (self, error->message);
      return;
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      const SalPayStatement *one = accounts->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s (%s)", one->name, one->currency);

      gtk_string_list_append (names, name);
    }
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
  sal_disputes_statements_load_async (
      self->workspace, period, 0, FALSE, accounts_cb, reading_new (self));
}

/* --- opening --- */

typedef struct
{
  SalDisputeDialog *dialog;
  SalRecord *dispute;
  char *opportunity; /* (nullable): what it is called, until it is found */
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->dispute);
  g_free (self->opportunity);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    {
      update (opening->dialog);
      show_error (opening->dialog, error->message);
      return;
    }
  g_signal_emit (opening->dialog, opened_signal, 0, sal_record_get_id (opening->dispute), change);
  gtk_window_destroy (GTK_WINDOW (opening->dialog));
}

/* @opening: (transfer full) */
static void
store (Opening *opening)
{
  sal_store_run_async (sal_workspace_get_pay_store (opening->dialog->workspace),
                       _ ("Open a Dispute"),
                       SAL_COMMAND_DEFAULT,
                       sal_pay_dispute_open,
                       opening->dispute,
                       NULL,
                       NULL,
                       opened_cb,
                       opening);
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
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (opening->dialog->workspace == NULL)
    return;
  if (id == NULL)
    {
      update (opening->dialog);
      show_error (opening->dialog, error->message);
      return;
    }
  sal_record_set_integer (opening->dispute, "opportunity", *id);
  store (g_steal_pointer (&opening));
}

static gboolean
fill_entries (SalDisputeDialog *self, SalRecord *dispute, GError **error)
{
  g_autofree char *claim = dup_text (self->claim_row), *amount = dup_text (self->amount_row);
  g_autofree char *owner = dup_text (self->owner_row);
  const char *due = sal_date_entry_get_text (self->due_entry);
  gint64 claimed;
  gint32 day;

  sal_record_set_text (dispute, "claim", claim);
  if (*owner != '\0')
    sal_record_set_text (dispute, "owner", owner);
  if (*due != '\0' && !sal_text_to_date_by_locale (due, &day, error))
    return FALSE;
  if (*due != '\0')
    sal_record_set_date (dispute, "due", day);
  if (*amount == '\0')
    return TRUE;
  if (!sal_disputes_read_amount (
          amount, sal_record_get_text (dispute, "currency"), &claimed, error))
    return FALSE;
  sal_record_set_integer (dispute, "claimed", claimed);

  return TRUE;
}

static SalRecord *
dispute_new (SalDisputeDialog *self, const Subject *subject, GError **error)
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
open_cb (SalDisputeDialog *self)
{
  const Subject *subject = get_subject (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) dispute = NULL;
  Opening *opening;

  if (!gtk_widget_get_sensitive (self->open_button) || get_account (self) == NULL)
    return;
  dispute = dispute_new (self, subject, &error);
  if (dispute == NULL)
    {
      show_error (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (self->open_button, FALSE);
  opening = g_new0 (Opening, 1);
  opening->dialog = g_object_ref (self);
  opening->dispute = g_steal_pointer (&dispute);
  if (!asks_opportunity (subject))
    {
      store (opening);
      return;
    }
  opening->opportunity = dup_text (self->opportunity_row);
  sal_store_read_async (sal_workspace_get_store (self->workspace),
                        find_opportunity,
                        opening->opportunity,
                        NULL,
                        g_free,
                        NULL,
                        found_cb,
                        opening);
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

  g_ptr_array_unref (self->periods);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_array_unref (self->subjects);

  G_OBJECT_CLASS (sal_dispute_dialog_parent_class)->finalize (object);
}

static void
sal_dispute_dialog_class_init (SalDisputeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_dispute_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_dispute_dialog_finalize;

  opened_signal = g_signal_new ("opened",
                                SAL_TYPE_DISPUTE_DIALOG,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_INT64,
                                SAL_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);

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
  BIND (open_button);
  BIND (error_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_dispute_dialog_init (SalDisputeDialog *self)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autofree char *due = sal_date_format (sal_date_today () + DAYS);

  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->subjects = g_array_new (FALSE, FALSE, sizeof (Subject));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->person_menu, text);
  gtk_drop_down_set_expression (self->about_menu, text);
  gtk_expression_unref (text);
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
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
