/* sal-plan-cell-control.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-cell-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-plan-words.h"

/* What the field of a cell is entered in. */

static void
entry_changed_cb (SalPlanCell *self)
{
  if (!self->showing)
    self->edited = TRUE;
}

const char *
sal_plan_cell_get_text (SalPlanCell *self)
{
  return SAL_IS_DATE_ENTRY (self->control)
             ? sal_date_entry_get_text (SAL_DATE_ENTRY (self->control))
             : gtk_editable_get_text (GTK_EDITABLE (self->control));
}

static void
entered_cb (SalPlanCell *self)
{
  sal_plan_cell_take_text (self, sal_plan_cell_get_text (self));
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

static void
selected_cb (SalPlanCell *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  SalPlanPlace place;

  if (self->showing || selected == GTK_INVALID_LIST_POSITION || !sal_plan_cell_find (self, &place))
    return;
  sal_plan_cell_choose (
      self, self->ids != NULL ? self->ids->pdata[selected] : place.field->choices[selected]);
}

static void
switched_cb (SalPlanCell *self)
{
  if (!self->showing)
    sal_plan_cell_choose (self,
                          gtk_switch_get_active (GTK_SWITCH (self->control)) ? "true" : "false");
}

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

GtkWidget *
sal_plan_cell_create_control (SalPlanCell *self, const SalPlanPlace *place)
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

void
sal_plan_cell_name_control (SalPlanCell *self)
{
  sal_accessible_set_label (self->control, self->label);
  if (GTK_IS_DROP_DOWN (self->control)) /* the button in it is what gets the focus */
    sal_accessible_set_label (gtk_widget_get_first_child (self->control), self->label);
}
