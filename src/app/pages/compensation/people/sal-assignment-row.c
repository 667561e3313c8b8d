/* sal-assignment-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assignment-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-participants.h"
#include "sal-plan-versions.h"
#include "sal-window.h"

struct _SalAssignmentRow
{
  AdwExpanderRow parent_instance;

  SalWorkspace *workspace;
  SalRecord *base;        /* as it is stored */
  GPtrArray *fields;      /* of SalFieldRow; made when the row is opened first */
  GPtrArray *versions;    /* of SalRecord: of plans */
  GtkDropDown *plan_menu; /* (nullable) */
  AdwActionRow *plan_row, *sum_row;
  gboolean showing;
  gboolean saving;
  gboolean modified;
};

G_DEFINE_FINAL_TYPE (SalAssignmentRow, sal_assignment_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  PROP_BUSY = 1,
};

static GParamSpec *busy_property;

/* Whose the assignment is, is said above; the plan is chosen from those there are. */
static const char *const fields[] = {
  "valid_from", "valid_to",       "base_pay",       "target_variable", "currency", "ramped",
  "guarantee",  "guarantee_kind", "guarantee_from", "guarantee_to",    "note",
};

#define PLAN_WIDTH 280 /* as that of the controls of other fields */

static gboolean
is_editable (SalAssignmentRow *self)
{
  return !sal_store_is_read_only (sal_workspace_get_pay_store (self->workspace));
}

/* --- what shows --- */

static char *
describe_pay (SalRecord *record)
{
  const char *currency = sal_record_get_text (record, "currency");
  int mix = sal_participant_get_pay_mix (record);
  g_autofree char *amount = sal_money_format (sal_participant_get_target_earnings (record),
                                              currency != NULL ? currency : "USD");

  return mix >= 0 ? g_strdup_printf ("%s · %d/%d", amount, mix, 100 - mix)
                  : g_steal_pointer (&amount);
}

static char *
describe_days (SalRecord *record)
{
  gint32 first = sal_record_get_date (record, "valid_from");
  gint32 last = sal_record_get_date (record, "valid_to");
  g_autofree char *from = first != SAL_DATE_NONE ? sal_date_format (first) : g_strdup ("–");
  g_autofree char *to = last != SAL_DATE_NONE ? sal_date_format (last) : NULL;

  /* translators: the days of an assignment */
  return to != NULL ? g_strdup_printf (_ ("%s to %s"), from, to)
                    : g_strdup_printf (_ ("from %s on"), from);
}

static void
show_heading (SalAssignmentRow *self)
{
  g_autofree char *days = describe_days (self->base), *pay = describe_pay (self->base);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", days, pay);
  g_autofree char *name = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 sal_record_get_text (self->base, "plan"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  name = g_strdup_printf ("%s, %s", sal_record_get_text (self->base, "plan"), subtitle);
  sal_accessible_set_label (GTK_WIDGET (self), name);
}

static void
show_sum (SalAssignmentRow *self, SalRecord *record)
{
  g_autofree char *pay = describe_pay (record);

  if (self->sum_row != NULL)
    adw_action_row_set_subtitle (self->sum_row, pay);
}

/* --- reading --- */

static gboolean
read_fields (SalAssignmentRow *self, SalRecord *record, gboolean money, gboolean show_problems)
{
  gboolean valid = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      SalFieldRow *row = self->fields->pdata[i];
      g_autoptr (GError) error = NULL;

      if ((sal_field_row_get_field (row)->type == SAL_FIELD_MONEY) != money ||
          sal_field_row_read (row, record, &error))
        continue;
      valid = FALSE;
      if (show_problems)
        sal_field_row_set_problem (row, error->message);
    }

  return valid;
}

static const char *
get_chosen_plan (SalAssignmentRow *self)
{
  GtkStringObject *chosen =
      self->plan_menu != NULL ? gtk_drop_down_get_selected_item (self->plan_menu) : NULL;

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

/* What was entered, over what is stored: amounts in the currency that was entered. */
static SalRecord *
read_record (SalAssignmentRow *self, gboolean show_problems, gboolean *valid)
{
  SalRecord *record = sal_record_copy (self->base);
  const char *plan = get_chosen_plan (self);

  if (plan != NULL)
    sal_record_set_text (record, "plan", plan);
  *valid = read_fields (self, record, FALSE, show_problems);
  *valid = read_fields (self, record, TRUE, show_problems) && *valid;

  return record;
}

static void
update (SalAssignmentRow *self)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = NULL;

  if (self->fields == NULL)
    return;
  entered = read_record (self, FALSE, &valid);
  self->modified = !valid || !sal_record_equal (entered, self->base);
  show_sum (self, entered);
}

static void
show_fields (SalAssignmentRow *self, gboolean also_edited)
{
  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    {
      SalFieldRow *row = self->fields->pdata[i];
      gboolean has_focus =
          (gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

      if (also_edited || (!has_focus && !sal_field_row_has_problem (row)))
        sal_field_row_show (row, self->base);
    }
}

/* --- storing --- */

static void
set_saving (SalAssignmentRow *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), busy_property);
}

static void store (SalAssignmentRow *self);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalAssignmentRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalRecord) stored = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, &stored, &error);

  if (self->workspace == NULL)
    return; /* the row is gone */
  if (error != NULL)
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Change the Assignment"), error);
    }
  else
    {
      g_set_object (&self->base, stored);
      show_heading (self);
      show_fields (self, FALSE);
    }
  set_saving (self, FALSE);
  update (self);
  if (error == NULL && self->modified)
    store (self); /* what was entered meanwhile */
}

typedef struct
{
  SalAssignmentRow *row;
  SalRecord *record;
} Saving;

/* What this was based on has to be what is stored; a change by somebody else shows first. */
static void
version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (SalAssignmentRow) self = saving->row;
  g_autoptr (SalRecord) record = saving->record;
  g_autoptr (GError) error = NULL;
  gint64 version = 0;
  g_autoptr (SalRecord) stored =
      sal_workspace_load_record_finish (SAL_WORKSPACE (source), result, &version, &error);

  g_free (saving);
  if (self->workspace == NULL)
    return;
  if (stored != NULL && sal_record_equal (stored, self->base))
    {
      sal_workspace_save_record_async (
          self->workspace, record, version, NULL, saved_cb, g_object_ref (self));
      return;
    }
  set_saving (self, FALSE);
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Change the Assignment"), error);
  else
    {
      sal_assignment_row_update (self, stored, self->versions);
      sal_window_add_toast (GTK_WIDGET (self),
                            _ ("It was changed meanwhile: this is what is stored now"));
    }
}

static void
show_problems (SalAssignmentRow *self, const SalProblems *problems)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      SalFieldRow *row = self->fields->pdata[i];
      const char *problem = sal_problems_get (problems, sal_field_row_get_field (row)->name);

      if (problem != NULL && !sal_field_row_has_problem (row))
        sal_field_row_set_problem (row, problem);
    }
}

/* Fields with a problem keep what is stored, so that the others can be. */
static void
leave_problems (SalAssignmentRow *self, SalRecord *record)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      SalFieldRow *row = self->fields->pdata[i];
      guint index =
          (guint) sal_kind_field_index (&sal_participant_kind, sal_field_row_get_field (row)->name);

      if (sal_field_row_has_problem (row))
        sal_record_set_value (record, index, sal_record_get_value (self->base, index));
    }
}

static gboolean
is_valid (SalRecord *record)
{
  g_autoptr (SalProblems) problems = sal_record_validate (record);

  return sal_problems_is_empty (problems);
}

static void
store (SalAssignmentRow *self)
{
  gboolean valid;
  g_autoptr (SalRecord) record = NULL;
  g_autoptr (SalProblems) problems = NULL;
  Saving *saving;

  if (self->fields == NULL || self->saving || !self->modified || !is_editable (self))
    return;
  record = read_record (self, TRUE, &valid);
  problems = sal_record_validate (record);
  if (!valid || !sal_problems_is_empty (problems))
    {
      show_problems (self, problems);
      leave_problems (self, record);
      if (!is_valid (record))
        return;
    }
  if (sal_record_equal (record, self->base))
    return;
  set_saving (self, TRUE);
  saving = g_new (Saving, 1);
  *saving = (Saving){ g_object_ref (self), g_steal_pointer (&record) };
  sal_workspace_load_record_async (self->workspace,
                                   &sal_participant_kind,
                                   sal_record_get_id (self->base),
                                   NULL,
                                   version_cb,
                                   saving);
}

/* --- fields --- */

static void
field_changed_cb (SalAssignmentRow *self, SalFieldRow *row)
{
  SalFieldType type = sal_field_row_get_field (row)->type;

  update (self);
  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_CURRENCY || type == SAL_FIELD_BOOLEAN)
    store (self);
}

static void
field_left_cb (GtkEventController *focus, SalAssignmentRow *self)
{
  SalFieldRow *row = SAL_FIELD_ROW (gtk_event_controller_get_widget (focus));

  if (self->workspace == NULL)
    return;
  store (self);
  if (!self->modified && !self->saving)
    sal_field_row_show (row, self->base);
}

static void
add_field (SalAssignmentRow *self, const char *name)
{
  guint index = (guint) sal_kind_field_index (&sal_participant_kind, name);
  GtkWidget *row =
      sal_field_row_new (self->workspace, &sal_participant_kind, index, is_editable (self));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (row, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (field_left_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->fields, row);
}

static void
plan_chosen_cb (SalAssignmentRow *self)
{
  if (self->showing)
    return;
  update (self);
  store (self);
}

/* The names of all plans, and that which is stored if there is no such plan. */
static void
fill_plans (SalAssignmentRow *self)
{
  g_autoptr (GPtrArray) names = sal_plan_versions_list_plans (self->versions);
  const char *stored = sal_record_get_text (self->base, "plan");
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (model, names->pdata[i]);
      if (g_strcmp0 (names->pdata[i], stored) == 0)
        selected = i;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      gtk_string_list_append (model, stored);
      selected = names->len;
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->plan_menu, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->plan_menu, selected);
  self->showing = FALSE;
}

static void
add_plan (SalAssignmentRow *self)
{
  const SalField *field = sal_kind_find_field (&sal_participant_kind, "plan");
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *menu = gtk_drop_down_new (
      NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sal_field_get_label (field));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("The version in effect on a day is what pays then"));
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (menu, PLAN_WIDTH, -1);
  gtk_widget_set_sensitive (menu, is_editable (self));
  sal_accessible_name_drop_down (GTK_DROP_DOWN (menu), sal_field_get_label (field));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->plan_menu = GTK_DROP_DOWN (menu);
  fill_plans (self);
  g_signal_connect_object (
      menu, "notify::selected", G_CALLBACK (plan_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
add_sum (SalAssignmentRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("On-Target Earnings and Pay Mix"));
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->sum_row = ADW_ACTION_ROW (row);
}

static void
opened_cb (SalAssignmentRow *self)
{
  if (self->fields != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->fields = g_ptr_array_new ();
  add_plan (self);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      add_field (self, fields[i]);
      if (g_str_equal (fields[i], "currency"))
        add_sum (self);
    }
  show_fields (self, TRUE);
  update (self);
}

/* --- the row --- */

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  store (SAL_ASSIGNMENT_ROW (widget));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change =
      sal_workspace_edit_finish (SAL_WORKSPACE (source), result, NULL, &error);

  if (error != NULL)
    sal_window_report_error (window, _ ("Could Not Delete the Assignment"), error);
  else
    sal_window_add_pay_undo_toast (window, change);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalAssignmentRow *self = SAL_ASSIGNMENT_ROW (widget);
  gint64 id = sal_record_get_id (self->base);

  sal_assignment_row_discard (self);
  sal_workspace_delete_records_async (self->workspace,
                                      &sal_participant_kind,
                                      &id,
                                      1,
                                      NULL,
                                      deleted_cb,
                                      g_object_ref (gtk_widget_get_root (widget)));
}

static void
sal_assignment_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, SAL_ASSIGNMENT_ROW (object)->saving);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sal_assignment_row_dispose (GObject *object)
{
  SalAssignmentRow *self = SAL_ASSIGNMENT_ROW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->base);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->plan_menu = NULL;
  self->sum_row = NULL;

  G_OBJECT_CLASS (sal_assignment_row_parent_class)->dispose (object);
}

static void
sal_assignment_row_class_init (SalAssignmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sal_assignment_row_get_property;
  object_class->dispose = sal_assignment_row_dispose;
  busy_property =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_BUSY, busy_property);

  gtk_widget_class_install_action (widget_class, "form.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "assignment.delete", NULL, delete_action);
}

static void
sal_assignment_row_init (SalAssignmentRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (opened_cb), NULL);
}

/**
 * sal_assignment_row_new:
 * @workspace: a workspace whose pay is open
 * @participant: the assignment
 * @versions: (element-type SalRecord): the versions of plans there are
 *
 * Creates a row, closed.
 *
 * Returns: the row
 */
GtkWidget *
sal_assignment_row_new (SalWorkspace *workspace, SalRecord *participant, GPtrArray *versions)
{
  SalAssignmentRow *self = g_object_new (SAL_TYPE_ASSIGNMENT_ROW, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->workspace = g_object_ref (workspace);
  self->base = g_object_ref (participant);
  self->versions = g_ptr_array_ref (versions);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "assignment.delete");
  sal_accessible_name_button (button, _ ("Delete Assignment"));
  gtk_widget_set_visible (button, is_editable (self));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
  show_heading (self);

  return GTK_WIDGET (self);
}

gint64
sal_assignment_row_get_id (SalAssignmentRow *self)
{
  return sal_record_get_id (self->base);
}

/**
 * sal_assignment_row_update:
 * @self: a row
 * @participant: the assignment, as it is stored now
 * @versions: (element-type SalRecord): the versions of plans there are
 *
 * Shows what is stored; what was entered and cannot be stored stays, as does what is being typed.
 */
void
sal_assignment_row_update (SalAssignmentRow *self, SalRecord *participant, GPtrArray *versions)
{
  g_ptr_array_ref (versions);
  g_ptr_array_unref (self->versions);
  self->versions = versions;
  if (self->saving)
    return; /* is shown when it is stored */
  g_set_object (&self->base, participant);
  show_heading (self);
  if (self->fields == NULL)
    return;
  fill_plans (self);
  show_fields (self, FALSE);
  update (self);
}

gboolean
sal_assignment_row_is_busy (SalAssignmentRow *self)
{
  return self->saving;
}

gboolean
sal_assignment_row_is_modified (SalAssignmentRow *self)
{
  return self->modified && !self->saving;
}

/**
 * sal_assignment_row_discard:
 * @self: a row
 *
 * Shows what is stored instead of what was entered.
 */
void
sal_assignment_row_discard (SalAssignmentRow *self)
{
  if (self->fields == NULL)
    return;
  fill_plans (self);
  show_fields (self, TRUE);
  update (self);
}
