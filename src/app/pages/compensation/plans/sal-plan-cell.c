/* sal-plan-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-cell-private.h"

#include "sal-date-entry.h"
#include "sal-entry-text.h"
#include "sal-plan-words.h"

G_DEFINE_FINAL_TYPE (SalPlanCell, sal_plan_cell, ADW_TYPE_BIN)

static guint problem_changed_signal;

gboolean
sal_plan_cell_find (SalPlanCell *self, SalPlanPlace *place)
{
  const SalPlan *plan = sal_plan_editor_get_plan (self->editor);

  return plan != NULL && sal_plan_find (plan, self->path, place);
}

static void
set_problem (SalPlanCell *self, const char *problem)
{
  GtkWidget *control = self->control;

  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (problem != NULL)
    gtk_widget_add_css_class (control, "error");
  else
    gtk_widget_remove_css_class (control, "error");
  gtk_widget_set_tooltip_text (control, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (control),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "",
                                  -1);
  g_signal_emit (self, problem_changed_signal, 0);
}

/* --- taking what was entered --- */

static void
take (SalPlanCell *self, const char *value)
{
  g_autoptr (SalPlanCell) alive = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  self->edited = FALSE;
  if (!sal_plan_editor_set_value (self->editor, self->path, value, &error))
    {
      self->edited = TRUE;
      set_problem (self, error->message);
    }
}

void
sal_plan_cell_take_text (SalPlanCell *self, const char *text)
{
  g_autofree char *value = NULL;
  SalPlanPlace place;

  if (self->showing || !self->edited || !sal_plan_cell_find (self, &place))
    return;
  value = sal_plan_place_from_entry (&place, text);
  take (self, value);
}

/* A choice may need other rows than there are: its control is not to go while it still works. */
static void
chosen_cb (gpointer data)
{
  g_autoptr (SalPlanCell) self = data;
  g_autofree char *value = g_steal_pointer (&self->chosen);

  if (value != NULL && self->control != NULL && sal_plan_editor_is_editable (self->editor))
    take (self, value);
}

void
sal_plan_cell_choose (SalPlanCell *self, const char *value)
{
  if (self->chosen == NULL)
    g_idle_add_once (chosen_cb, g_object_ref (self));
  g_free (self->chosen);
  self->chosen = g_strdup (value);
}

/* --- the cell --- */

static void
sal_plan_cell_dispose (GObject *object)
{
  SalPlanCell *self = SAL_PLAN_CELL (object);

  if (self->control != NULL)
    g_signal_handlers_disconnect_by_data (self->control, self);
  self->control = NULL;
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (sal_plan_cell_parent_class)->dispose (object);
}

static void
sal_plan_cell_finalize (GObject *object)
{
  SalPlanCell *self = SAL_PLAN_CELL (object);

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->label);
  g_free (self->chosen);
  g_free (self->problem);

  G_OBJECT_CLASS (sal_plan_cell_parent_class)->finalize (object);
}

static gboolean
sal_plan_cell_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAL_PLAN_CELL (widget)->control);
}

static void
sal_plan_cell_class_init (SalPlanCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sal_plan_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = sal_plan_cell_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sal_plan_cell_grab_focus;

  problem_changed_signal = g_signal_new ("problem-changed",
                                         SAL_TYPE_PLAN_CELL,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
sal_plan_cell_init (SalPlanCell *self)
{
}

/**
 * sal_plan_cell_new:
 * @editor: an editor with a plan
 * @path: the path of a field of it that is neither part nor list
 * @label: what assistive technology is told that it is
 *
 * Creates the control of a field; one that cannot be edited is not sensitive.
 *
 * Returns: the cell
 */
GtkWidget *
sal_plan_cell_new (SalPlanEditor *editor, const char *path, const char *label)
{
  SalPlanCell *self = g_object_new (SAL_TYPE_PLAN_CELL, NULL);
  SalPlanPlace place;

  self->editor = g_object_ref (editor);
  self->path = g_strdup (path);
  self->label = g_strdup (label);
  if (!sal_plan_cell_find (self, &place))
    g_return_val_if_reached (GTK_WIDGET (self));
  self->control = sal_plan_cell_create_control (self, &place);
  sal_plan_cell_name_control (self);
  adw_bin_set_child (ADW_BIN (self), self->control);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  sal_plan_cell_update (self);

  return GTK_WIDGET (self);
}

const char *
sal_plan_cell_get_path (SalPlanCell *self)
{
  return self->path;
}

const char *
sal_plan_cell_get_problem (SalPlanCell *self)
{
  return self->problem;
}

/**
 * sal_plan_cell_restore:
 * @self: a cell
 * @text: what was entered in another cell of the field, and is no value of it
 *
 * Enters it again, with what is wrong with it.
 */
void
sal_plan_cell_restore (SalPlanCell *self, const char *text)
{
  if (!GTK_IS_EDITABLE (self->control) && !SAL_IS_DATE_ENTRY (self->control))
    return;
  if (SAL_IS_DATE_ENTRY (self->control))
    sal_date_entry_set_text (SAL_DATE_ENTRY (self->control), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
  self->edited = TRUE;
  sal_plan_cell_take_text (self, text);
}

/**
 * sal_plan_cell_is_modified:
 * @self: a cell
 *
 * Tells whether something was entered that is no value of the field, and so was not taken.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_plan_cell_is_modified (SalPlanCell *self)
{
  return self->edited && self->problem != NULL;
}

static guint
find_selected (SalPlanCell *self, const SalPlanPlace *place)
{
  gconstpointer member = G_STRUCT_MEMBER_P (place->self, place->field->offset);
  const char *id;

  if (self->ids == NULL)
    return (guint) * (const int *) member;
  id = *(char *const *) member;
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], id != NULL ? id : "") == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_problem_here (SalPlanCell *self, const char **problem)
{
  const char *path;

  *problem = sal_plan_editor_get_problem (self->editor, &path);

  return *problem != NULL && g_str_equal (path, self->path);
}

/**
 * sal_plan_cell_update:
 * @self: a cell
 *
 * Shows what the plan says now, and what is wrong with it. What is being entered stays.
 */
void
sal_plan_cell_update (SalPlanCell *self)
{
  g_autofree char *text = NULL;
  const char *problem;
  SalPlanPlace place;

  if (!sal_plan_cell_find (self, &place) || self->edited || self->chosen != NULL)
    return;
  self->showing = TRUE;
  text = sal_plan_place_to_entry (&place);
  if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control),
                           G_STRUCT_MEMBER (gboolean, place.self, place.field->offset));
  else if (GTK_IS_DROP_DOWN (self->control))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), find_selected (self, &place));
  else if (SAL_IS_DATE_ENTRY (self->control))
    {
      if (g_strcmp0 (sal_date_entry_get_text (SAL_DATE_ENTRY (self->control)), text) != 0)
        sal_date_entry_set_text (SAL_DATE_ENTRY (self->control), text);
    }
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->control)), text) != 0)
    sal_entry_text_show (GTK_EDITABLE (self->control), text);
  gtk_widget_set_sensitive (GTK_WIDGET (self), sal_plan_editor_is_editable (self->editor));
  set_problem (self, is_problem_here (self, &problem) ? problem : NULL);
  self->showing = FALSE;
}
