/* sal-plan-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-cell.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-entry-text.h"
#include "sal-plan-words.h"

struct _SalPlanCell
{
  AdwBin parent_instance;

  SalPlanEditor *editor;
  char *path;
  char *label;
  GtkWidget *control;
  GPtrArray *ids;   /* (nullable): of the components that a reference is chosen from */
  gboolean showing; /* what changes is not the person's */
  gboolean edited;  /* and not taken yet */
  char *chosen;     /* (nullable): what is about to be taken */
  char *problem;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SalPlanCell, sal_plan_cell, ADW_TYPE_BIN)

static guint problem_changed_signal;

static gboolean
find (SalPlanCell *self, SalPlanPlace *place)
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

static void
take_text (SalPlanCell *self, const char *text)
{
  g_autofree char *value = NULL;
  SalPlanPlace place;

  if (self->showing || !self->edited || !find (self, &place))
    return;
  value = sal_plan_place_from_entry (&place, text);
  take (self, value);
}

static void
entry_changed_cb (SalPlanCell *self)
{
  if (!self->showing)
    self->edited = TRUE;
}

static const char *
get_text (SalPlanCell *self)
{
  return SAL_IS_DATE_ENTRY (self->control)
             ? sal_date_entry_get_text (SAL_DATE_ENTRY (self->control))
             : gtk_editable_get_text (GTK_EDITABLE (self->control));
}

static void
entered_cb (SalPlanCell *self)
{
  take_text (self, get_text (self));
}

/* Also while its row goes, which is when nothing is to be entered any more. */
static void
left_cb (SalPlanCell *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    entered_cb (self);
}

/* A day that is typed is complete when that is said; one that is picked is at once. */
static void
date_changed_cb (SalPlanCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->showing)
    return;
  self->edited = TRUE;
  if (!GTK_IS_TEXT (focus) || !gtk_widget_is_ancestor (focus, self->control))
    entered_cb (self);
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

static void
choose (SalPlanCell *self, const char *value)
{
  if (self->chosen == NULL)
    g_idle_add_once (chosen_cb, g_object_ref (self));
  g_free (self->chosen);
  self->chosen = g_strdup (value);
}

static void
selected_cb (SalPlanCell *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  SalPlanPlace place;

  if (self->showing || selected == GTK_INVALID_LIST_POSITION || !find (self, &place))
    return;
  choose (self, self->ids != NULL ? self->ids->pdata[selected] : place.field->choices[selected]);
}

static void
switched_cb (SalPlanCell *self)
{
  if (!self->showing)
    choose (self, gtk_switch_get_active (GTK_SWITCH (self->control)) ? "true" : "false");
}

/* --- controls --- */

static void
add_leave (SalPlanCell *self, GtkWidget *control)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (control, focus);
}

static GtkWidget *
create_entry (SalPlanCell *self, const SalPlanPlace *place)
{
  GtkWidget *entry = gtk_entry_new ();
  gboolean is_number =
      place->field->type == SAL_PLAN_FIELD_RATIONAL || place->field->type == SAL_PLAN_FIELD_COUNT;

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), is_number ? 9 : 10);
  if (is_number)
    {
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      gtk_widget_add_css_class (entry, "numeric");
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entered_cb), self);
  add_leave (self, entry);

  return entry;
}

static void
setup_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Its button is as wide as there is room, not as the longest choice. Takes @labels. */
static GtkWidget *
create_drop_down (SalPlanCell *self, GtkStringList *labels)
{
  GtkWidget *drop_down = gtk_drop_down_new (
      G_LIST_MODEL (labels), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autoptr (GtkListItemFactory) narrow = gtk_signal_list_item_factory_new ();

  g_signal_connect (narrow, "setup", G_CALLBACK (setup_choice_cb), NULL);
  g_signal_connect (narrow, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), narrow);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  return drop_down;
}

static GtkWidget *
create_choices (SalPlanCell *self, const SalPlanPlace *place)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (int i = 0; place->field->choices[i] != NULL; i++)
    gtk_string_list_append (labels, sal_plan_field_get_choice (place->structure, place->field, i));

  return create_drop_down (self, labels);
}

/* The components, and nothing where it need not be one. */
static GtkWidget *
create_reference (SalPlanCell *self, const SalPlanPlace *place)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  if (!place->field->is_required)
    {
      gtk_string_list_append (labels, _ ("Its Own"));
      g_ptr_array_add (self->ids, g_strdup (""));
    }
  for (guint i = 0; i < place->plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (place->plan, i);

      gtk_string_list_append (labels, sal_plan_component_get_name (component));
      g_ptr_array_add (self->ids, g_strdup (component->id));
    }

  return create_drop_down (self, labels);
}

static GtkWidget *
create_control (SalPlanCell *self, const SalPlanPlace *place)
{
  GtkWidget *control;

  if (sal_plan_field_refers (place->structure, place->field))
    return create_reference (self, place);
  switch ((int) place->field->type)
    {
    case SAL_PLAN_FIELD_CHOICE:
      return create_choices (self, place);
    case SAL_PLAN_FIELD_BOOLEAN:
      control = gtk_switch_new ();
      gtk_widget_set_halign (control, GTK_ALIGN_END);
      gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (control, "notify::active", G_CALLBACK (switched_cb), self);
      return control;
    case SAL_PLAN_FIELD_DATE:
      control = sal_date_entry_new (self->label);
      g_signal_connect_swapped (control, "changed", G_CALLBACK (date_changed_cb), self);
      g_signal_connect_swapped (control, "entered", G_CALLBACK (entered_cb), self);
      add_leave (self, control);
      return control;
    default:
      return create_entry (self, place);
    }
}

static void
name_control (SalPlanCell *self)
{
  sal_accessible_set_label (self->control, self->label);
  if (GTK_IS_DROP_DOWN (self->control)) /* the button in it is what gets the focus */
    sal_accessible_set_label (gtk_widget_get_first_child (self->control), self->label);
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
  if (!find (self, &place))
    g_return_val_if_reached (GTK_WIDGET (self));
  self->control = create_control (self, &place);
  name_control (self);
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

  if (!find (self, &place) || self->edited || self->chosen != NULL)
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
