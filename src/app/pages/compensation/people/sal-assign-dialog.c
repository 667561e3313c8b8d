/* sal-assign-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assign-dialog.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-date.h"
#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-participant-commands.h"
#include "sal-plan-versions.h"
#include "sal-text.h"

struct _SalAssignDialog
{
  SalFormDialog parent_instance;

  SalStore *store;
  GArray *people;                    /* of gint64 */
  SalRecord *template;               /* the pay of those who take part in nothing yet */
  GPtrArray *fields;                 /* of SalFieldRow: of that pay */
  gboolean needs_pay;                /* there is somebody like that */
  SalParticipantAssigning assigning; /* what the command is given */

  AdwPreferencesGroup *group;
  GtkDropDown *plan_menu;
  SalDateEntry *from_entry;
  SalDateEntry *to_entry;
  AdwActionRow *from_row;
  AdwActionRow *to_row;
  AdwPreferencesGroup *pay_group;
};

G_DEFINE_FINAL_TYPE (SalAssignDialog, sal_assign_dialog, SAL_TYPE_FORM_DIALOG)

static const char *const pay_fields[] = { "currency", "base_pay", "target_variable" };

static void
changed_cb (SalAssignDialog *self)
{
  sal_form_dialog_set_row_problem (self->from_row, NULL);
  sal_form_dialog_set_row_problem (self->to_row, NULL);
  sal_form_dialog_set_problem (SAL_FORM_DIALOG (self), NULL);
}

/* --- reading --- */

static gboolean
read_day (SalDateEntry *entry, AdwActionRow *row, gboolean may_be_empty, gint32 *day)
{
  const char *text = sal_date_entry_get_text (entry);
  g_autoptr (GError) error = NULL;

  *day = SAL_DATE_NONE;
  if (may_be_empty && *text == '\0')
    return TRUE;
  if (sal_text_to_date_by_locale (text, day, &error))
    return TRUE;
  sal_form_dialog_set_row_problem (row, error->message);

  return FALSE;
}

static gboolean
read_days (SalAssignDialog *self, SalParticipantAssigning *assigning)
{
  gboolean valid = read_day (self->from_entry, self->from_row, FALSE, &assigning->from);

  valid = read_day (self->to_entry, self->to_row, TRUE, &assigning->to) && valid;
  if (valid && assigning->to != SAL_DATE_NONE && assigning->to < assigning->from)
    {
      sal_form_dialog_set_row_problem (self->to_row, _ ("The last day is before the first"));
      return FALSE;
    }

  return valid;
}

/* The currency first, in which the amounts are read. */
static gboolean
read_pay (SalAssignDialog *self, SalParticipantAssigning *assigning)
{
  g_autoptr (SalProblems) problems = NULL;
  gboolean valid = TRUE;

  if (!self->needs_pay)
    return TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (sal_field_row_read (self->fields->pdata[i], self->template, &error))
        continue;
      sal_field_row_set_problem (self->fields->pdata[i], error->message);
      valid = FALSE;
    }
  problems = sal_record_validate (self->template);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *problem = sal_problems_get (problems, pay_fields[i]);

      if (problem == NULL || sal_field_row_has_problem (self->fields->pdata[i]))
        continue;
      sal_field_row_set_problem (self->fields->pdata[i], problem);
      valid = FALSE;
    }
  assigning->base_pay = sal_record_get_integer (self->template, "base_pay");
  assigning->target_variable = sal_record_get_integer (self->template, "target_variable");
  assigning->currency = sal_record_get_text (self->template, "currency");

  return valid;
}

/* --- assigning --- */

static void
sal_assign_dialog_go (SalFormDialog *dialog)
{
  SalAssignDialog *self = SAL_ASSIGN_DIALOG (dialog);
  GtkStringObject *plan = gtk_drop_down_get_selected_item (self->plan_menu);
  gboolean valid;

  changed_cb (self);
  self->assigning =
      (SalParticipantAssigning){ .people = (const gint64 *) (gpointer) self->people->data,
                                 .n_people = self->people->len,
                                 .plan = gtk_string_object_get_string (plan) };
  valid = read_days (self, &self->assigning);
  if (!read_pay (self, &self->assigning) || !valid)
    return;
  sal_form_dialog_run (dialog,
                       self->store,
                       _ ("Assign to a Plan"),
                       SAL_COMMAND_DEFAULT,
                       sal_participants_assign,
                       &self->assigning,
                       NULL);
}

/* --- the dialog --- */

static void
sal_assign_dialog_dispose (GObject *object)
{
  g_clear_object (&SAL_ASSIGN_DIALOG (object)->store);

  G_OBJECT_CLASS (sal_assign_dialog_parent_class)->dispose (object);
}

static void
sal_assign_dialog_finalize (GObject *object)
{
  SalAssignDialog *self = SAL_ASSIGN_DIALOG (object);

  g_clear_object (&self->template);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->people);

  G_OBJECT_CLASS (sal_assign_dialog_parent_class)->finalize (object);
}

static void
sal_assign_dialog_class_init (SalAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sal_assign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_assign_dialog_finalize;
  SAL_FORM_DIALOG_CLASS (klass)->go = sal_assign_dialog_go;

  g_type_ensure (SAL_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/sal-assign-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SalAssignDialog, name)
  BIND (group);
  BIND (plan_menu);
  BIND (from_entry);
  BIND (to_entry);
  BIND (from_row);
  BIND (to_row);
  BIND (pay_group);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
sal_assign_dialog_init (SalAssignDialog *self)
{
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->fields = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sal_date_entry_set_label (self->from_entry, _ ("From"));
  sal_date_entry_set_label (self->to_entry, _ ("To"));
}

/* Whether somebody has never taken part in anything, so that the pay is not known. */
static gboolean
is_new (const SalParticipantList *list, gint64 person)
{
  for (guint i = 0; i < list->participants->len; i++)
    if (sal_record_get_integer (list->participants->pdata[i], "person") == person)
      return FALSE;

  return TRUE;
}

static void
take_people (SalAssignDialog *self, const SalParticipantList *list, const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 person = ((SalParticipantEntry *) entries->pdata[i])->person;
      gboolean is_known = FALSE;

      for (guint k = 0; k < self->people->len; k++)
        is_known = is_known || g_array_index (self->people, gint64, k) == person;
      if (is_known)
        continue;
      g_array_append_val (self->people, person);
      self->needs_pay = self->needs_pay || is_new (list, person);
    }
}

static void
fill_plans (SalAssignDialog *self, const SalParticipantList *list)
{
  g_autoptr (GPtrArray) names = sal_plan_versions_list_plans (list->versions);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (model, names->pdata[i]);
  gtk_drop_down_set_model (self->plan_menu, G_LIST_MODEL (model));
  sal_form_dialog_set_can_go (SAL_FORM_DIALOG (self), names->len > 0);
  if (names->len == 0)
    sal_form_dialog_set_problem (SAL_FORM_DIALOG (self),
                                 _ ("There is no plan yet: make one in Plans first"));
  sal_accessible_name_drop_down (self->plan_menu, _ ("Plan"));
}

static void
add_pay (SalAssignDialog *self, SalWorkspace *workspace)
{
  self->template = sal_record_new (&sal_participant_kind);
  sal_record_set_text (self->template, "currency", sal_workspace_get_currency (workspace));
  for (gsize i = 0; i < G_N_ELEMENTS (pay_fields); i++)
    {
      guint index = (guint) sal_kind_field_index (&sal_participant_kind, pay_fields[i]);
      GtkWidget *row = sal_field_row_new (workspace, &sal_participant_kind, index, TRUE);

      sal_field_row_show (SAL_FIELD_ROW (row), self->template);
      adw_preferences_group_add (self->pay_group, row);
      g_ptr_array_add (self->fields, row);
    }
}

static void
describe (SalAssignDialog *self, const GPtrArray *entries)
{
  guint n = self->people->len;
  g_autofree char *text = n == 1 ? g_strdup (((SalParticipantEntry *) entries->pdata[0])->name)
                                 : g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  adw_preferences_group_set_title (self->group, text);
}

/**
 * sal_assign_dialog_new:
 * @parent: the window it belongs to
 * @workspace: a workspace whose pay is open
 * @list: who takes part in plans
 * @entries: (element-type SalParticipantEntry): who is assigned
 *
 * Creates the dialog.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
sal_assign_dialog_new (GtkWindow *parent,
                       SalWorkspace *workspace,
                       const SalParticipantList *list,
                       const GPtrArray *entries)
{
  SalAssignDialog *self =
      g_object_new (SAL_TYPE_ASSIGN_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *day = sal_date_format (list->day != SAL_DATE_NONE ? list->day : list->today);

  self->store = g_object_ref (sal_workspace_get_pay_store (workspace));
  take_people (self, list, entries);
  describe (self, entries);
  fill_plans (self, list);
  sal_date_entry_set_text (self->from_entry, day);
  gtk_widget_set_visible (GTK_WIDGET (self->pay_group), self->needs_pay);
  if (self->needs_pay)
    add_pay (self, workspace);
  gtk_widget_grab_focus (GTK_WIDGET (self->plan_menu));

  return GTK_WIDGET (self);
}
