/* sal-dispute-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dispute-view.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-dispute-figures.h"
#include "sal-dispute-statements.h"
#include "sal-entry-text.h"
#include "sal-list-rows.h"
#include "sal-money.h"

struct _SalDisputeView
{
  AdwBin parent_instance;

  SalRecord *dispute; /* (nullable) */
  gboolean filling;
  guint serial; /* of the figures that are read */

  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkWidget *overdue_label;
  GtkListBox *figures;
  GtkWidget *handling_group;
  AdwEntryRow *owner_row;
  AdwEntryRow *amount_row;
  SalDateEntry *due_entry;
  GtkLabel *error_label;
  GtkWidget *decision_group;
  GtkListBox *decision;
};

G_DEFINE_FINAL_TYPE (SalDisputeView, sal_dispute_view, ADW_TYPE_BIN)

static guint edited_signal;

static void
show_error (SalDisputeView *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

/* --- the figures in question --- */

typedef struct
{
  SalDisputeView *view;
  guint serial;
} Reading;

static void
figures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (SalDisputeView) self = reading->view;
  gboolean is_wanted = self->dispute != NULL && reading->serial == self->serial;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutStatements) statements = sal_dispute_statements_load_finish (result, &error);

  g_free (reading);
  if (!is_wanted)
    return;
  if (statements != NULL)
    sal_dispute_figures_show (self->figures, statements, self->dispute);
  else
    show_error (self, error->message);
}

static void
load_figures (SalDisputeView *self, SalWorkspace *workspace)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), ++self->serial };
  sal_dispute_statements_load_async (workspace,
                                     sal_record_get_text (self->dispute, "period"),
                                     sal_record_get_integer (self->dispute, "person"),
                                     figures_cb,
                                     reading);
}

/* --- what was decided --- */

static void
add_adjustment (SalDisputeView *self, const SalDisputesData *data)
{
  const SalPayAdjustment *posted = sal_disputes_data_find_adjustment (
      data, sal_record_get_integer (self->dispute, "adjustment"));
  g_autofree char *amount = NULL, *period = NULL, *text = NULL;

  if (posted == NULL)
    return;
  amount = sal_money_format (posted->amount, posted->currency);
  period = sal_disputes_data_format_period (data, posted->period);
  /* translators: an amount and a period */
  text = g_strdup_printf (posted->reversal != 0 ? _ ("%s, posted to %s, and reversed since")
                                                : _ ("%s, posted to %s"),
                          amount,
                          period);
  sal_list_rows_add_text (self->decision, _ ("Adjustment"), text);
}

static void
show_decision (SalDisputeView *self, const SalDisputesData *data)
{
  const SalField *status = sal_kind_find_field (&sal_pay_dispute_kind, "status");
  const char *resolution = sal_record_get_text (self->dispute, "resolution");
  const char *approver = sal_record_get_text (self->dispute, "approver");
  const char *recorder = sal_record_get_text (self->dispute, "settled_by");

  sal_list_rows_remove_all (self->decision);
  gtk_widget_set_visible (self->decision_group, sal_pay_dispute_is_settled (self->dispute));
  if (!sal_pay_dispute_is_settled (self->dispute))
    return;
  sal_list_rows_add_text (
      self->decision,
      sal_choice_get_label (status, sal_record_get_text (self->dispute, "status")),
      resolution != NULL ? resolution : _ ("No reason was given"));
  add_adjustment (self, data);
  if (approver != NULL)
    sal_list_rows_add_text (self->decision, _ ("Decided By"), approver);
  if (recorder != NULL)
    sal_list_rows_add_text (self->decision, _ ("Recorded By"), recorder);
}

/* --- who sees to it --- */

static gboolean
is_changed (SalRecord *one, SalRecord *other)
{
  static const char *const fields[] = { "owner", "due", "claimed" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      guint field = (guint) sal_kind_field_index (&sal_pay_dispute_kind, fields[i]);

      if (!sal_value_equal (sal_record_get_value (one, field), sal_record_get_value (other, field)))
        return TRUE;
    }

  return FALSE;
}

static void
entered_cb (SalDisputeView *self)
{
  g_autoptr (SalRecord) dispute = NULL;
  g_autofree char *owner = NULL, *amount = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->dispute == NULL)
    return;
  dispute = sal_record_copy (self->dispute);
  owner = sal_entry_text_dup (self->owner_row);
  amount = sal_entry_text_dup (self->amount_row);
  if (!sal_disputes_read_handling (
          dispute, owner, sal_date_entry_get_text (self->due_entry), amount, &error))
    {
      show_error (self, error->message);
      return;
    }
  show_error (self, NULL);
  if (is_changed (self->dispute, dispute))
    g_signal_emit (self, edited_signal, 0, dispute);
}

static void
show_entries (SalDisputeView *self, gboolean is_editable)
{
  gint32 due = sal_record_get_date (self->dispute, "due");
  const char *owner = sal_record_get_text (self->dispute, "owner");
  guint claimed = (guint) sal_kind_field_index (&sal_pay_dispute_kind, "claimed");
  g_autofree char *day = due != SAL_DATE_NONE ? sal_date_format (due) : g_strdup ("");
  g_autofree char *amount =
      sal_record_is_null (self->dispute, "claimed")
          ? g_strdup ("")
          : sal_field_to_entry (&sal_pay_dispute_kind.fields[claimed],
                                sal_record_get_value (self->dispute, claimed),
                                sal_record_get_text (self->dispute, "currency"));

  self->filling = TRUE;
  sal_entry_text_show (GTK_EDITABLE (self->owner_row), owner != NULL ? owner : "");
  sal_entry_text_show (GTK_EDITABLE (self->amount_row), amount);
  sal_date_entry_set_text (self->due_entry, day);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->handling_group, is_editable);
}

/* --- the view --- */

/**
 * sal_dispute_view_show:
 * @self: the view
 * @workspace: the workspace
 * @data: what was read of it
 * @dispute: one of its disputes
 *
 * Shows a dispute. The figures in question follow once they are read.
 */
void
sal_dispute_view_show (SalDisputeView *self,
                       SalWorkspace *workspace,
                       const SalDisputesData *data,
                       SalRecord *dispute)
{
  const SalField *status = sal_kind_find_field (&sal_pay_dispute_kind, "status");
  g_autofree char *name =
      sal_people_describe (data->people, sal_record_get_integer (dispute, "person"));
  g_autofree char *period =
      sal_disputes_data_format_period (data, sal_record_get_text (dispute, "period"));
  g_autofree char *subject = sal_disputes_data_describe_subject (data, dispute);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s · %s · %s",
                       sal_choice_get_label (status, sal_record_get_text (dispute, "status")),
                       name,
                       period,
                       subject);
  gboolean is_writable = !sal_store_is_read_only (sal_workspace_get_pay_store (workspace));

  if (self->dispute == NULL || sal_record_get_id (self->dispute) != sal_record_get_id (dispute))
    sal_list_rows_remove_all (self->figures);
  g_set_object (&self->dispute, dispute);
  gtk_label_set_label (self->title_label, sal_record_get_text (dispute, "claim"));
  gtk_label_set_label (self->subtitle_label, subtitle);
  gtk_widget_set_visible (self->overdue_label,
                          sal_pay_dispute_is_overdue (dispute, sal_date_today ()));
  show_error (self, NULL);
  show_entries (self, is_writable && !sal_pay_dispute_is_settled (dispute));
  show_decision (self, data);
  load_figures (self, workspace);
}

static void
sal_dispute_view_dispose (GObject *object)
{
  SalDisputeView *self = SAL_DISPUTE_VIEW (object);

  g_clear_object (&self->dispute);

  G_OBJECT_CLASS (sal_dispute_view_parent_class)->dispose (object);
}

static void
sal_dispute_view_class_init (SalDisputeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_dispute_view_dispose;

  edited_signal = g_signal_new ("edited",
                                SAL_TYPE_DISPUTE_VIEW,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                SAL_TYPE_RECORD);

  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-dispute-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalDisputeView, name)
  BIND (title_label);
  BIND (subtitle_label);
  BIND (overdue_label);
  BIND (figures);
  BIND (handling_group);
  BIND (owner_row);
  BIND (amount_row);
  BIND (due_entry);
  BIND (error_label);
  BIND (decision_group);
  BIND (decision);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
sal_dispute_view_init (SalDisputeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_accessible_name_mnemonics (GTK_WIDGET (self));
  sal_date_entry_set_label (self->due_entry, _ ("Due"));
}
