/* sal-field-control-create.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-currency.h"
#include "sal-date-entry.h"
#include "sal-field-control-private.h"
#include "sal-reference-picker.h"

/* The widgets of the types of fields. */

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

/* Return: stores it, or says why not. */
static void
entered_cb (SalFieldControl *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.enter", NULL);
}

static GtkWidget *
create_entry (SalFieldControl *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (is_number (self->field))
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      gtk_widget_add_css_class (entry, "numeric");
    }
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (sal_field_control_take_change), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (entered_cb), self);

  return entry;
}

static GtkWidget *
create_text_view (SalFieldControl *self)
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
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "changed",
                            G_CALLBACK (sal_field_control_take_change),
                            self);

  return scrolled;
}

static GtkWidget *
create_switch (SalFieldControl *self)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_halign (toggle, GTK_ALIGN_END);
  g_signal_connect_swapped (
      toggle, "notify::active", G_CALLBACK (sal_field_control_take_change), self);

  return toggle;
}

/* What is chosen from: nothing, unless there must be something, and then the choices. */
static GtkWidget *
create_drop_down (SalFieldControl *self)
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
  g_signal_connect_swapped (
      drop_down, "notify::selected", G_CALLBACK (sal_field_control_take_change), self);

  return drop_down;
}

static GtkWidget *
create_picker (SalFieldControl *self)
{
  GtkWidget *picker = sal_reference_picker_new (self->workspace,
                                                self->field->references,
                                                sal_field_get_label (self->field),
                                                is_required (self->field));

  g_signal_connect_swapped (picker, "changed", G_CALLBACK (sal_field_control_take_change), self);

  return picker;
}

static GtkWidget *
create_date_entry (SalFieldControl *self)
{
  GtkWidget *entry = sal_date_entry_new (sal_field_get_label (self->field));

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (sal_field_control_take_change), self);
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

/* (transfer floating): what the type of its field asks for */
GtkWidget *
sal_field_control_create (SalFieldControl *self)
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
