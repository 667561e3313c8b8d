/* sal-activate-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activate-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-money.h"
#include "sal-number.h"

struct _SalActivateDialog
{
  AdwWindow parent_instance;

  SalAlignmentEditor *editor;
  SalAlignmentActivation *plan; /* what shows; NULL while it is not known */
  guint n_asked;                /* which answer is waited for */

  SalDateEntry *date_entry;
  GtkListBox *list;
  GtkLabel *error_label;
  GtkSpinner *spinner;
  GtkWidget *activate_button;
};

G_DEFINE_FINAL_TYPE (SalActivateDialog, sal_activate_dialog, ADW_TYPE_WINDOW)

static void
add_row (SalActivateDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", title, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  sal_accessible_set_label (row, name);
  gtk_list_box_append (self->list, row);
}

static void
add_count (SalActivateDialog *self, const char *title, guint count, const char *note)
{
  g_autofree char *number = sal_number_format (count, 0);
  g_autofree char *text =
      note != NULL ? g_strdup_printf ("%s · %s", number, note) : g_strdup (number);

  add_row (self, title, text);
}

static void
add_moves (SalActivateDialog *self, const SalAlignmentActivation *plan)
{
  const char *currency = sal_alignment_editor_get_currency (self->editor);
  gint64 revenue = 0, pipeline = 0;
  guint n_deals = 0, n_staying = 0;
  g_autofree char *worth = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *staying = NULL;

  for (guint i = 0; i < plan->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (plan->moves, SalActivationMove, i);

      revenue += move->revenue;
      pipeline += move->pipeline;
      n_deals += move->n_open;
    }
  for (guint i = 0; i < plan->opportunities->len; i++)
    n_staying += g_array_index (plan->opportunities, SalActivationDeal, i).stays;
  first = sal_money_format_short (revenue, currency);
  second = sal_money_format_short (pipeline, currency);
  /* translators: amounts of the accounts that move */
  worth = g_strdup_printf (_ ("revenue of twelve months %1$s, open pipeline %2$s"), first, second);
  staying = sal_number_format (n_staying, 0);
  add_count (self, _ ("Accounts That Move"), plan->moves->len, worth);
  add_count (self, _ ("Open Opportunities That Move with Them"), n_deals, NULL);
  if (n_staying > 0)
    add_row (self, _ ("Open Opportunities That Stay, Covered by Themselves"), staying);
  add_count (self, _ ("Accounts Shared by Several"), plan->shares->len, NULL);
  if (plan->replaced != 0)
    add_row (self, _ ("Alignment in Force"), _ ("It is archived, and ends the day before."));
}

/* What whoever consents should know, by how often. */
static void
add_findings (SalActivateDialog *self, const SalAlignmentActivation *plan)
{
  static const char *const titles[] = {
    [SAL_ACTIVATION_ACCOUNT_WITHOUT_TERRITORY] = N_ ("Accounts in No Territory, Which Stay"),
    [SAL_ACTIVATION_TERRITORY_WITHOUT_POSITION] = N_ ("Territories Without a Position"),
    [SAL_ACTIVATION_HOLDOVER] = N_ ("Holdovers, Which Move Later"),
    [SAL_ACTIVATION_HOLDOVER_ELSEWHERE] = N_ ("Holdovers That Somebody Else Has"),
    [SAL_ACTIVATION_SHARES_DO_NOT_FIT] = N_ ("Shared Accounts Whose Shares Are Not 100 %"),
    [SAL_ACTIVATION_LATER_COVERAGE] = N_ ("Coverage That Begins Later, and Stays"),
    [SAL_ACTIVATION_SAME_DAY_COVERAGE] = N_ ("Coverage of the Same Day, Which Is Replaced"),
  };
  guint counts[G_N_ELEMENTS (titles)] = { 0 };

  for (guint i = 0; i < plan->findings->len; i++)
    counts[g_array_index (plan->findings, SalActivationFinding, i).type]++;
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (counts[i] > 0)
        add_count (self, _ (titles[i]), counts[i], NULL);
    }
}

static void
show (SalActivateDialog *self, const char *error)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->plan != NULL)
    {
      add_moves (self, self->plan);
      add_findings (self, self->plan);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->plan != NULL);
  gtk_label_set_label (self->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  gtk_spinner_set_spinning (self->spinner, self->plan == NULL && error == NULL);
  gtk_widget_set_sensitive (self->activate_button, self->plan != NULL);
}

typedef struct
{
  SalActivateDialog *dialog;
  guint number;
} Question;

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  SalActivateDialog *self = question->dialog;
  g_autoptr (GError) error = NULL;
  SalAlignmentActivation *plan =
      sal_alignment_editor_plan_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);

  /* another day was asked about meanwhile, or the dialog is gone */
  if (question->number == self->n_asked && self->editor != NULL)
    {
      self->plan = plan;
      show (self, error != NULL ? error->message : NULL);
    }
  else
    g_clear_pointer (&plan, sal_alignment_activation_free);
  g_object_unref (self);
  g_free (question);
}

static void
date_changed_cb (SalActivateDialog *self)
{
  const char *text = sal_date_entry_get_text (self->date_entry);
  Question *question;
  gint32 day;

  self->n_asked++;
  g_clear_pointer (&self->plan, sal_alignment_activation_free);
  if (!sal_date_parse_iso (text, &day))
    {
      show (self, _ ("This is not a day: it is to be written as 2027-02-01."));
      return;
    }

  show (self, NULL);
  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (self), self->n_asked };
  sal_alignment_editor_plan_async (self->editor, day, planned_cb, question);
}

static void
activate_cb (SalActivateDialog *self)
{
  sal_alignment_editor_activate (self->editor, self->plan);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sal_activate_dialog_dispose (GObject *object)
{
  SalActivateDialog *self = SAL_ACTIVATE_DIALOG (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->plan, sal_alignment_activation_free);

  G_OBJECT_CLASS (sal_activate_dialog_parent_class)->dispose (object);
}

static void
sal_activate_dialog_class_init (SalActivateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_activate_dialog_dispose;

  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-activate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, date_entry);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SalActivateDialog, activate_button);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sal_activate_dialog_init (SalActivateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
}

/* The first day of next month is proposed. */
GtkWidget *
sal_activate_dialog_new (GtkWindow *parent, SalAlignmentEditor *editor)
{
  SalActivateDialog *self =
      g_object_new (SAL_TYPE_ACTIVATE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  char text[SAL_DATE_BUFFER];
  int year, month, day;

  self->editor = g_object_ref (editor);
  sal_date_to_ymd (sal_date_add_months (sal_date_today (), 1), &year, &month, &day);
  sal_date_entry_set_text (self->date_entry,
                           sal_date_write_iso (sal_date_from_ymd (year, month, 1), text));
  date_changed_cb (self);

  return GTK_WIDGET (self);
}
