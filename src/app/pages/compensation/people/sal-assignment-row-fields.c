/* sal-assignment-row-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assignment-row-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-field-row.h"
#include "sal-kinds.h"
#include "sal-plan-versions.h"
#include "sal-record-amounts.h"

/* Whose the assignment is, is said above; the plan is chosen from those there are. */
static const char *const fields[] = {
  "valid_from", "valid_to",       "base_pay",       "target_variable", "currency", "ramped",
  "guarantee",  "guarantee_kind", "guarantee_from", "guarantee_to",    "note",
};

#define PLAN_WIDTH 280 /* as that of the controls of other fields */

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
SalRecord *
sal_assignment_row_read (SalAssignmentRow *self, gboolean show_problems, gboolean *valid)
{
  SalRecord *record = sal_record_copy (self->base);
  const char *plan = get_chosen_plan (self);

  if (plan != NULL)
    sal_record_set_text (record, "plan", plan);
  *valid = read_fields (self, record, FALSE, show_problems);
  sal_record_keep_amounts (record, self->base, sal_workspace_get_currency (self->workspace));
  *valid = read_fields (self, record, TRUE, show_problems) && *valid;

  return record;
}

static void
show_sum (SalAssignmentRow *self, SalRecord *record)
{
  g_autofree char *pay = sal_assignment_row_describe_pay (record);

  if (self->sum_row != NULL)
    adw_action_row_set_subtitle (self->sum_row, pay);
}

void
sal_assignment_row_update_entered (SalAssignmentRow *self)
{
  gboolean valid;
  g_autoptr (SalRecord) entered = NULL;

  if (self->fields == NULL)
    return;
  entered = sal_assignment_row_read (self, FALSE, &valid);
  self->modified = !valid || !sal_record_equal (entered, self->base);
  show_sum (self, entered);
}

void
sal_assignment_row_show_fields (SalAssignmentRow *self, gboolean also_edited)
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

/* --- making them --- */

static void
field_changed_cb (SalAssignmentRow *self, SalFieldRow *row)
{
  SalFieldType type = sal_field_row_get_field (row)->type;

  sal_assignment_row_update_entered (self);
  if (type == SAL_FIELD_CHOICE || type == SAL_FIELD_CURRENCY || type == SAL_FIELD_BOOLEAN)
    sal_assignment_row_store (self);
}

static void
field_left_cb (GtkEventController *focus, SalAssignmentRow *self)
{
  SalFieldRow *row = SAL_FIELD_ROW (gtk_event_controller_get_widget (focus));

  if (self->workspace == NULL)
    return;
  sal_assignment_row_store (self);
  if (!self->modified && !self->saving)
    sal_field_row_show (row, self->base);
}

static void
add_field (SalAssignmentRow *self, const char *name)
{
  guint index = (guint) sal_kind_field_index (&sal_participant_kind, name);
  GtkWidget *row = sal_field_row_new (
      self->workspace, &sal_participant_kind, index, sal_assignment_row_is_editable (self));
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
  sal_assignment_row_update_entered (self);
  sal_assignment_row_store (self);
}

/* The names of all plans, and that which is stored if there is no such plan. */
void
sal_assignment_row_fill_plans (SalAssignmentRow *self)
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
  gtk_widget_set_sensitive (menu, sal_assignment_row_is_editable (self));
  sal_accessible_name_drop_down (GTK_DROP_DOWN (menu), sal_field_get_label (field));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->plan_menu = GTK_DROP_DOWN (menu);
  sal_assignment_row_fill_plans (self);
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

/* The fields are made when the row is opened first. */
void
sal_assignment_row_open (SalAssignmentRow *self)
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
  sal_assignment_row_show_fields (self, TRUE);
  sal_assignment_row_update_entered (self);
}
