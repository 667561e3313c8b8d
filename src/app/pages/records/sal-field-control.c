/* sal-field-control.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date-entry.h"
#include "sal-entry-text.h"
#include "sal-field-control-private.h"
#include "sal-reference-picker.h"

G_DEFINE_FINAL_TYPE (SalFieldControl, sal_field_control, GTK_TYPE_BOX)

typedef enum
{
  PROP_PROBLEM = 1,
} SalFieldControlProperty;

static GParamSpec *properties[PROP_PROBLEM + 1];

static guint changed_signal;

/* How wide controls are, so that they line up. */
#define CONTROL_WIDTH 280

/* The person edited it. */
void
sal_field_control_take_change (SalFieldControl *self)
{
  if (self->showing)
    return;

  self->touched = TRUE;
  sal_field_control_set_problem (self, NULL);
  g_signal_emit (self, changed_signal, 0);
}

/* --- values as text --- */

static char *
value_to_text (SalFieldControl *self, SalRecord *record)
{
  return sal_field_to_entry (
      self->field,
      sal_record_get_value (record, self->index),
      sal_record_currency_of (record, self->index, sal_workspace_get_currency (self->workspace)));
}

static guint
find_choice (SalFieldControl *self, const char *text)
{
  GtkStringList *labels = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->control)));
  const SalChoice *choices = self->field->choices;

  for (guint i = 0; self->field->type == SAL_FIELD_CHOICE && choices[i].value != NULL; i++)
    {
      if (g_str_equal (choices[i].value, text))
        return i + 1;
    }
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (labels, i), text))
        return i;
    }

  return 0;
}

static const char *
chosen_text (SalFieldControl *self)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->control);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return "";
  if (self->field->type == SAL_FIELD_CHOICE)
    return self->field->choices[selected - 1].value;

  return gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)),
                                     selected);
}

static GtkTextBuffer *
get_buffer (SalFieldControl *self)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->control))));
}

static char *
dup_control_text (SalFieldControl *self)
{
  if (GTK_IS_DROP_DOWN (self->control))
    return g_strdup (chosen_text (self));
  if (SAL_IS_DATE_ENTRY (self->control))
    return g_strdup (sal_date_entry_get_text (SAL_DATE_ENTRY (self->control)));
  if (GTK_IS_SCROLLED_WINDOW (self->control))
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
      return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
    }

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control))));
}

/* --- the control --- */

static void
describe (SalFieldControl *self)
{
  const char *hint = self->field->hint != NULL ? _ (self->field->hint) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->problem != NULL ? self->problem : hint,
                                  -1);
  if (self->editable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->control),
                                 GTK_ACCESSIBLE_STATE_INVALID,
                                 self->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}

static void
open_cb (SalFieldControl *self)
{
  gint64 id = self->editable ? sal_reference_picker_get_id (SAL_REFERENCE_PICKER (self->control))
                             : self->reference;

  if (id != 0)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-record", "(sx)", self->field->references->name, id);
}

static void
add_open_button (SalFieldControl *self)
{
  /* Translators: opens the record a field refers to: “Open Account” */
  g_autofree char *label = g_strdup_printf (_ ("Open %s"), sal_field_get_label (self->field));

  self->open_button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->open_button, "flat");
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  sal_accessible_name_button (self->open_button, label);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (self), self->open_button);
}

static void
sal_field_control_finalize (GObject *object)
{
  SalFieldControl *self = SAL_FIELD_CONTROL (object);

  g_clear_object (&self->workspace);
  g_free (self->problem);

  G_OBJECT_CLASS (sal_field_control_parent_class)->finalize (object);
}

static void
sal_field_control_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((SalFieldControlProperty) prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, SAL_FIELD_CONTROL (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_field_control_class_init (SalFieldControlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sal_field_control_get_property;
  object_class->finalize = sal_field_control_finalize;

  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new (
      "changed", SAL_TYPE_FIELD_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_field_control_init (SalFieldControl *self)
{
}

/* The longest unit beside numbers that line up. */
#define UNIT_CHARS 9

static void
add_unit (SalFieldControl *self)
{
  self->unit = gtk_label_new (self->field->unit != NULL ? _ (self->field->unit) : NULL);
  gtk_widget_add_css_class (self->unit, "dim-label");
  gtk_box_append (GTK_BOX (self), self->unit);
}

/**
 * sal_field_control_set_unit:
 * @self: a control of a number
 * @unit: its unit, where that depends on the record
 *
 * Says behind the control what the number counts, and in its name for assistive technology. Those
 * below each other line up.
 */
void
sal_field_control_set_unit (SalFieldControl *self, const char *unit)
{
  g_autofree char *label = NULL;

  if (self->unit == NULL)
    add_unit (self);
  gtk_label_set_label (GTK_LABEL (self->unit), unit);
  gtk_label_set_width_chars (GTK_LABEL (self->unit), UNIT_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->unit), 0);
  /* translators: a field and the unit of its number */
  label = g_strdup_printf (_ ("%s, %s"), sal_field_get_label (self->field), unit);
  sal_field_control_set_label (self, label);
}

/**
 * sal_field_control_set_label:
 * @self: a control
 * @label: what it is called
 *
 * Names what can have the focus, for assistive technology: by itself it is called as its field.
 */
void
sal_field_control_set_label (SalFieldControl *self, const char *label)
{
  if (SAL_IS_REFERENCE_PICKER (self->control))
    return; /* names itself */
  sal_accessible_set_label (self->control, label);
  if (GTK_IS_DROP_DOWN (self->control)) /* the button in it is what gets the focus */
    sal_accessible_name_drop_down (GTK_DROP_DOWN (self->control), label);
}

/**
 * sal_field_control_new:
 * @workspace: a workspace
 * @kind: the kind of record
 * @field: the index of a field
 * @editable: whether it can be edited, or only shows its value
 *
 * Creates a control without a value.
 *
 * Returns: the control
 */
GtkWidget *
sal_field_control_new (SalWorkspace *workspace, const SalKind *kind, guint field, gboolean editable)
{
  SalFieldControl *self = g_object_new (SAL_TYPE_FIELD_CONTROL, "spacing", 6, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->index = field;
  self->field = &kind->fields[field];
  self->editable = editable;
  self->control = sal_field_control_create (self);

  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->control, !editable);
  sal_field_control_set_width (self, CONTROL_WIDTH);
  if (GTK_IS_SCROLLED_WINDOW (self->control))
    {
      gtk_widget_set_margin_top (self->control, 12);
      gtk_widget_set_margin_bottom (self->control, 12);
    }
  gtk_box_append (GTK_BOX (self), self->control);
  if (self->field->type == SAL_FIELD_REFERENCE)
    add_open_button (self);
  if (editable && (self->field->unit != NULL || self->field->type == SAL_FIELD_MONEY))
    add_unit (self);
  sal_field_control_set_label (self, sal_field_get_label (self->field));
  describe (self);

  return GTK_WIDGET (self);
}

/**
 * sal_field_control_set_width:
 * @self: a control
 * @width: in pixels, at least
 *
 * Says how wide it is, so that those below each other line up. A switch, or what cannot be edited,
 * is as wide as it is.
 */
void
sal_field_control_set_width (SalFieldControl *self, int width)
{
  if (self->editable && !GTK_IS_SWITCH (self->control))
    gtk_widget_set_size_request (self->control, width, -1);
}

/**
 * sal_field_control_make_cell:
 * @self: a control
 * @width: in pixels, at least
 * @empty: (nullable): what an entry says where nothing is entered
 *
 * Makes it fit into a table, beside others: it fills its cell, and a currency stands in a cell of
 * its own.
 */
void
sal_field_control_make_cell (SalFieldControl *self, int width, const char *empty)
{
  sal_field_control_set_width (self, width);
  gtk_widget_set_hexpand (self->control, TRUE);
  if (GTK_IS_ENTRY (self->control))
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (self->control), 1);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->control), empty);
    }
  if (self->unit != NULL)
    gtk_widget_set_visible (self->unit, FALSE);
}

const SalField *
sal_field_control_get_field (SalFieldControl *self)
{
  return self->field;
}

static void
show_in_control (SalFieldControl *self, SalRecord *record)
{
  g_autofree char *text = value_to_text (self, record);

  if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), g_str_equal (text, "true"));
  else if (GTK_IS_DROP_DOWN (self->control))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), find_choice (self, text));
  else if (SAL_IS_DATE_ENTRY (self->control))
    sal_date_entry_set_text (SAL_DATE_ENTRY (self->control), text);
  else if (GTK_IS_SCROLLED_WINDOW (self->control))
    gtk_text_buffer_set_text (get_buffer (self), text, -1);
  else if (SAL_IS_REFERENCE_PICKER (self->control))
    sal_reference_picker_set_id (SAL_REFERENCE_PICKER (self->control),
                                 sal_record_get_integer (record, self->field->name),
                                 sal_record_get_reference_title (record, self->index));
  else
    sal_entry_text_show (GTK_EDITABLE (self->control), text);
}

/* (transfer full) (nullable): a filter of the records that agree with what else is in @record */
static char *
find_agreeing (SalFieldControl *self, SalRecord *record)
{
  for (const SalAgreement *one = self->kind->agreements; one != NULL && one->field != NULL; one++)
    if (g_str_equal (one->field, self->field->name) && one->of_it != NULL && one->of_that == NULL &&
        !sal_record_is_null (record, one->other))
      return g_strdup_printf (
          "%s = %" G_GINT64_FORMAT, one->of_it, sal_record_get_integer (record, one->other));

  return NULL;
}

/**
 * sal_field_control_narrow:
 * @self: a control
 * @record: a record of its kind, as it is entered
 *
 * Offers only what may be chosen beside what else is entered: of the people somebody may report to,
 * those of the same plan.
 */
void
sal_field_control_narrow (SalFieldControl *self, SalRecord *record)
{
  g_autofree char *filter = NULL;

  if (!SAL_IS_REFERENCE_PICKER (self->control))
    return;
  filter = find_agreeing (self, record);
  sal_reference_picker_set_within (SAL_REFERENCE_PICKER (self->control), filter);
}

/**
 * sal_field_control_show:
 * @self: a control
 * @record: a record of its kind
 *
 * Shows the record's value, without telling that it changed.
 */
void
sal_field_control_show (SalFieldControl *self, SalRecord *record)
{
  const char *currency = sal_workspace_get_currency (self->workspace);

  self->showing = TRUE;
  self->touched = FALSE;
  if (self->editable)
    {
      show_in_control (self, record);
      sal_field_control_narrow (self, record);
    }
  else
    {
      g_autofree char *display = sal_record_to_display (record, self->index, currency);

      gtk_label_set_text (GTK_LABEL (self->control), *display != '\0' ? display : "—");
      if (self->field->type == SAL_FIELD_REFERENCE)
        self->reference = sal_record_get_integer (record, self->field->name);
    }
  if (self->unit != NULL && self->field->type == SAL_FIELD_MONEY)
    gtk_label_set_text (GTK_LABEL (self->unit),
                        sal_record_currency_of (record, self->index, currency));
  if (self->open_button != NULL)
    gtk_widget_set_sensitive (self->open_button, !sal_record_is_null (record, self->field->name));
  sal_field_control_set_problem (self, NULL);
  self->showing = FALSE;
}

static gboolean
read_text (SalFieldControl *self, SalRecord *record, GError **error)
{
  g_autofree char *text = dup_control_text (self);
  const char *currency =
      sal_record_currency_of (record, self->index, sal_workspace_get_currency (self->workspace));
  SalValue value;

  if (!sal_field_from_entry (self->field, text, currency, &value, error))
    return FALSE;

  sal_record_set_value (record, self->index, &value);
  sal_value_clear (&value);

  return TRUE;
}

/**
 * sal_field_control_read:
 * @self: a control
 * @record: a record of its kind; the currency of an amount is set already
 * @error: return location for an error
 *
 * Sets the record's field to what was entered. A control nobody touched leaves it alone.
 *
 * Returns: %FALSE with an error of #SalError if what was entered is no such value
 */
gboolean
sal_field_control_read (SalFieldControl *self, SalRecord *record, GError **error)
{
  if (!self->editable || !self->touched)
    return TRUE;

  if (SAL_IS_REFERENCE_PICKER (self->control))
    {
      SalReferencePicker *picker = SAL_REFERENCE_PICKER (self->control);
      gint64 id = sal_reference_picker_get_id (picker);

      sal_record_set_value (
          record, self->index, id != 0 ? &SAL_VALUE_INTEGER (id) : &SAL_VALUE_NULL);
      sal_record_set_reference_title (
          record, self->index, id != 0 ? sal_reference_picker_get_title (picker) : NULL);
      return TRUE;
    }
  if (GTK_IS_SWITCH (self->control))
    {
      sal_record_set_integer (
          record, self->field->name, gtk_switch_get_active (GTK_SWITCH (self->control)));
      return TRUE;
    }

  return read_text (self, record, error);
}

/* Whether the person changed it since it was shown, or settled. */
gboolean
sal_field_control_is_touched (SalFieldControl *self)
{
  return self->touched;
}

/* No edit of it can be undone within it any more. */
static void
forget_edits (SalFieldControl *self)
{
  if (SAL_IS_DATE_ENTRY (self->control))
    {
      sal_date_entry_settle (SAL_DATE_ENTRY (self->control));
    }
  else if (GTK_IS_SCROLLED_WINDOW (self->control))
    {
      gtk_text_buffer_begin_irreversible_action (get_buffer (self));
      gtk_text_buffer_end_irreversible_action (get_buffer (self));
    }
  else if (GTK_IS_EDITABLE (self->control))
    {
      sal_entry_text_settle (GTK_EDITABLE (self->control));
    }
}

/**
 * sal_field_control_settle:
 * @self: a control
 *
 * Takes what was entered as what is stored now, and leaves it as it was written, with the cursor
 * where it is. Undoing is left to what was stored last.
 */
void
sal_field_control_settle (SalFieldControl *self)
{
  if (self->editable)
    forget_edits (self);
  self->touched = FALSE;
  sal_field_control_set_problem (self, NULL);
}

/**
 * sal_field_control_set_problem:
 * @self: a control
 * @problem: (nullable): what is wrong with what was entered, or %NULL
 *
 * Says what is wrong with it to assistive technology; whoever holds it shows it beside it.
 */
void
sal_field_control_set_problem (SalFieldControl *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

const char *
sal_field_control_get_problem (SalFieldControl *self)
{
  return self->problem;
}

gboolean
sal_field_control_has_problem (SalFieldControl *self)
{
  return self->problem != NULL;
}

/**
 * sal_field_control_focus:
 * @self: a control
 *
 * Puts the keyboard focus into it.
 */
void
sal_field_control_focus (SalFieldControl *self)
{
  if (!(gtk_widget_get_state_flags (self->control) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
}
