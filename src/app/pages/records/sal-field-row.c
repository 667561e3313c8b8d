/* sal-field-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-field-row.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-currency.h"
#include "sal-date-entry.h"
#include "sal-entry-text.h"
#include "sal-reference-picker.h"

struct _SalFieldRow
{
  AdwActionRow parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  guint index;
  const SalField *field;
  gboolean editable;
  gboolean narrow;  /* the hint is a tooltip */
  gboolean showing; /* a record, so that changes are not the person's */
  gboolean touched; /* a switch that was never set stays empty */
  gint64 reference; /* of a field that cannot be edited */
  char *problem;

  GtkWidget *control;
  GtkWidget *unit;        /* (nullable): behind numbers */
  GtkWidget *open_button; /* (nullable): of references */
};

G_DEFINE_FINAL_TYPE (SalFieldRow, sal_field_row, ADW_TYPE_ACTION_ROW)

static guint changed_signal;

/* How wide controls are, so that they line up. */
#define CONTROL_WIDTH      280
#define WIDE_CONTROL_WIDTH 420
#define NARROW_WIDTH       170

static gboolean
is_number (const SalField *field)
{
  return field->type == SAL_FIELD_INTEGER || field->type == SAL_FIELD_MONEY ||
         field->type == SAL_FIELD_RATE || field->type == SAL_FIELD_REAL;
}

static gboolean
is_required (const SalField *field)
{
  return (field->flags & SAL_FIELD_REQUIRED) != 0;
}

static void
changed_cb (SalFieldRow *self)
{
  if (self->showing)
    return;

  self->touched = TRUE;
  sal_field_row_set_problem (self, NULL);
  g_signal_emit (self, changed_signal, 0);
}

/* Return: stores it, or says why not. */
static void
entered_cb (SalFieldRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.enter", NULL);
}

/* --- controls --- */

static GtkWidget *
create_entry (SalFieldRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (is_number (self->field))
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      gtk_widget_add_css_class (entry, "numeric");
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entered_cb), self);

  return entry;
}

static GtkWidget *
create_text_view (SalFieldRow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 96);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "text-field");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  sal_accessible_set_label (view, sal_field_get_label (self->field));
  g_signal_connect_swapped (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (changed_cb), self);

  return scrolled;
}

static GtkWidget *
create_switch (SalFieldRow *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_halign (toggle, GTK_ALIGN_END);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (changed_cb), self);

  return toggle;
}

/* What is chosen from: nothing, unless there must be something, and then the choices. */
static GtkWidget *
create_drop_down (SalFieldRow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  const char *const *codes = sal_currency_codes ();
  GtkWidget *drop_down;

  gtk_string_list_append (labels, _ ("None"));
  if (self->field->type == SAL_FIELD_CHOICE)
    {
      for (const SalChoice *choice = self->field->choices; choice->value != NULL; choice++)
        gtk_string_list_append (labels, sal_choice_get_label (self->field, choice->value));
    }
  else
    {
      for (gsize i = 0; codes[i] != NULL; i++)
        gtk_string_list_append (labels, codes[i]);
    }

  drop_down = gtk_drop_down_new (
      G_LIST_MODEL (labels), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down),
                                   self->field->type == SAL_FIELD_CURRENCY);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (changed_cb), self);

  return drop_down;
}

static GtkWidget *
create_picker (SalFieldRow *self)
{
  GtkWidget *picker = sal_reference_picker_new (self->workspace,
                                                self->field->references,
                                                sal_field_get_label (self->field),
                                                is_required (self->field));

  g_signal_connect_swapped (picker, "changed", G_CALLBACK (changed_cb), self);

  return picker;
}

static GtkWidget *
create_date_entry (SalFieldRow *self)
{
  GtkWidget *entry = sal_date_entry_new (sal_field_get_label (self->field));

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "entered", G_CALLBACK (entered_cb), self);

  return entry;
}

/* What is words has as many lines as it needs beside the title; an amount or a day has one. */
static GtkWidget *
create_value_label (SalFieldType type)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label),
                      type == SAL_FIELD_TEXT || type == SAL_FIELD_CHOICE ||
                          type == SAL_FIELD_REFERENCE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 1);

  return label;
}

static GtkWidget *
create_control (SalFieldRow *self)
{
  if (!self->editable)
    return create_value_label (self->field->type);

  switch (self->field->type)
    {
    case SAL_FIELD_BOOLEAN:
      return create_switch (self);
    case SAL_FIELD_CHOICE:
    case SAL_FIELD_CURRENCY:
      return create_drop_down (self);
    case SAL_FIELD_REFERENCE:
      return create_picker (self);
    case SAL_FIELD_DATE:
      return create_date_entry (self);
    case SAL_FIELD_TEXT:
      if (self->field->flags & SAL_FIELD_MULTILINE)
        return create_text_view (self);
      return create_entry (self);
    default:
      return create_entry (self);
    }
}

/* --- values as text --- */

static char *
value_to_text (SalFieldRow *self, SalRecord *record)
{
  return sal_field_to_entry (
      self->field,
      sal_record_get_value (record, self->index),
      sal_record_currency_of (record, self->index, sal_workspace_get_currency (self->workspace)));
}

static guint
find_choice (SalFieldRow *self, const char *text)
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
chosen_text (SalFieldRow *self)
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
get_buffer (SalFieldRow *self)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->control))));
}

static char *
dup_control_text (SalFieldRow *self)
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

/* --- the row --- */

static void
show_subtitle (SalFieldRow *self)
{
  const char *hint = self->field->hint != NULL ? _ (self->field->hint) : NULL;
  const char *text = self->problem != NULL ? self->problem : hint;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               text != NULL && (text != hint || !self->narrow) ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->narrow ? hint : NULL);
  if (self->problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "",
                                  -1);
  if (self->editable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->control),
                                 GTK_ACCESSIBLE_STATE_INVALID,
                                 self->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}

static void
open_cb (SalFieldRow *self)
{
  gint64 id = self->editable ? sal_reference_picker_get_id (SAL_REFERENCE_PICKER (self->control))
                             : self->reference;

  if (id != 0)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-record", "(sx)", self->field->references->name, id);
}

static void
add_open_button (SalFieldRow *self)
{
  /* Translators: opens the record a field refers to: “Open Account” */
  g_autofree char *label = g_strdup_printf (_ ("Open %s"), sal_field_get_label (self->field));

  self->open_button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->open_button, "flat");
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  sal_accessible_name_button (self->open_button, label);
  g_signal_connect_swapped (self->open_button, "clicked", G_CALLBACK (open_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->open_button);
}

static void
sal_field_row_finalize (GObject *object)
{
  SalFieldRow *self = SAL_FIELD_ROW (object);

  g_clear_object (&self->workspace);
  g_free (self->problem);

  G_OBJECT_CLASS (sal_field_row_parent_class)->finalize (object);
}

static void
sal_field_row_class_init (SalFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_field_row_finalize;

  changed_signal = g_signal_new (
      "changed", SAL_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sal_field_row_init (SalFieldRow *self)
{
}

static void
add_unit (SalFieldRow *self)
{
  self->unit = gtk_label_new (self->field->unit != NULL ? _ (self->field->unit) : NULL);
  gtk_widget_add_css_class (self->unit, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->unit);
}

/**
 * sal_field_row_new:
 * @workspace: a workspace
 * @kind: the kind of record
 * @field: the index of a field
 * @editable: whether it has a control, or only shows its value
 *
 * Creates a row without a value.
 *
 * Returns: the row
 */
GtkWidget *
sal_field_row_new (SalWorkspace *workspace, const SalKind *kind, guint field, gboolean editable)
{
  SalFieldRow *self = g_object_new (SAL_TYPE_FIELD_ROW, NULL);
  const char *label = sal_field_get_label (&kind->fields[field]);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->index = field;
  self->field = &kind->fields[field];
  self->editable = editable;
  self->control = create_control (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->control, !editable);
  if (editable && !GTK_IS_SWITCH (self->control))
    gtk_widget_set_size_request (self->control, CONTROL_WIDTH, -1);
  if (GTK_IS_SCROLLED_WINDOW (self->control))
    {
      gtk_widget_set_margin_top (self->control, 12);
      gtk_widget_set_margin_bottom (self->control, 12);
    }
  if (!SAL_IS_REFERENCE_PICKER (self->control))
    sal_accessible_set_label (self->control, label);
  if (GTK_IS_DROP_DOWN (self->control)) /* the button in it is what gets the focus */
    sal_accessible_set_label (gtk_widget_get_first_child (self->control), label);
  if (editable && (self->field->unit != NULL || self->field->type == SAL_FIELD_MONEY))
    add_unit (self);
  if (self->field->type == SAL_FIELD_REFERENCE)
    add_open_button (self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->control);
  show_subtitle (self);

  return GTK_WIDGET (self);
}

const SalField *
sal_field_row_get_field (SalFieldRow *self)
{
  return self->field;
}

static void
show_in_control (SalFieldRow *self, SalRecord *record)
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

/**
 * sal_field_row_set_narrow:
 * @self: a row
 *
 * Takes less room for the control, for inspectors beside something else.
 */
void
sal_field_row_set_narrow (SalFieldRow *self)
{
  self->narrow = TRUE;
  if (self->editable && !GTK_IS_SWITCH (self->control))
    gtk_widget_set_size_request (self->control, NARROW_WIDTH, -1);
  show_subtitle (self);
}

/**
 * sal_field_row_show:
 * @self: a row
 * @record: a record of its kind
 *
 * Shows the record's value, without telling that it changed.
 */
void
sal_field_row_show (SalFieldRow *self, SalRecord *record)
{
  const char *currency = sal_workspace_get_currency (self->workspace);

  self->showing = TRUE;
  self->touched = FALSE;
  if (self->editable)
    {
      show_in_control (self, record);
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
  sal_field_row_set_problem (self, NULL);
  self->showing = FALSE;
}

static gboolean
read_text (SalFieldRow *self, SalRecord *record, GError **error)
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
 * sal_field_row_read:
 * @self: a row
 * @record: a record of its kind; the currency of an amount is set already
 * @error: return location for an error
 *
 * Sets the record's field to what was entered. A row nobody touched leaves it alone.
 *
 * Returns: %FALSE with an error of #SalError if what was entered is no such value
 */
gboolean
sal_field_row_read (SalFieldRow *self, SalRecord *record, GError **error)
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

/**
 * sal_field_row_widen:
 * @self: a row
 *
 * Gives its control more room, for texts that are read there, too.
 */
void
sal_field_row_widen (SalFieldRow *self)
{
  gtk_widget_set_size_request (self->control, WIDE_CONTROL_WIDTH, -1);
}

/**
 * sal_field_row_set_problem:
 * @self: a row
 * @problem: (nullable): what is wrong with what was entered, or %NULL
 *
 * Says beside the field what is wrong with it.
 */
void
sal_field_row_set_problem (SalFieldRow *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  show_subtitle (self);
}

const char *
sal_field_row_get_problem (SalFieldRow *self)
{
  return self->problem;
}

gboolean
sal_field_row_has_problem (SalFieldRow *self)
{
  return self->problem != NULL;
}

/**
 * sal_field_row_focus:
 * @self: a row
 *
 * Puts the keyboard focus into its control.
 */
void
sal_field_row_focus (SalFieldRow *self)
{
  if (!(gtk_widget_get_state_flags (self->control) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_child_focus (self->control, GTK_DIR_TAB_FORWARD);
}
