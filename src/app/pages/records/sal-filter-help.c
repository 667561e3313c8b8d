/* sal-filter-help.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-filter-help.h"

#include <glib/gi18n.h>

#include "sal-filter-examples.h"

static void
example_cb (GtkButton *button, GtkEditable *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_editable_set_text (entry, gtk_button_get_label (button));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_position (entry, -1);
}

static void
append_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static void
append_examples (GtkBox *box, const SalKind *kind, GtkEditable *entry)
{
  g_auto (GStrv) examples = sal_filter_examples (kind);

  for (guint i = 0; examples[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (examples[i]);
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "filter-example");
      g_signal_connect (button, "clicked", G_CALLBACK (example_cb), entry);
      gtk_box_append (box, button);
    }
}

/* "Type: New, Expansion, Renewal" */
static char *
describe_field (const SalField *field)
{
  GString *text = g_string_new (sal_field_get_label (field));

  for (guint i = 0; field->choices != NULL && field->choices[i].value != NULL; i++)
    g_string_append_printf (
        text, "%s%s", i == 0 ? ": " : ", ", sal_choice_get_label (field, field->choices[i].value));

  return g_string_free (text, FALSE);
}

static void
append_fields (GtkBox *box, const SalKind *kind)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *description = describe_field (&kind->fields[i]);
      GtkWidget *name = gtk_label_new (kind->fields[i].name);
      GtkWidget *label = gtk_label_new (description);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_yalign (GTK_LABEL (name), 0);
      gtk_label_set_selectable (GTK_LABEL (name), TRUE);
      gtk_widget_set_focusable (name, FALSE);
      gtk_widget_add_css_class (name, "monospace");
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), name, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 1, (int) i, 1, 1);
    }
  gtk_box_append (box, grid);
}

static GtkWidget *
create_content (const SalKind *kind, GtkEditable *entry)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_label_new (
      _ ("Compare with = != < <= > >=, in (…), between … and …, contains, starts with, ends with, "
         "is empty; combine with and, or, not. Behind a reference, a point leads to the fields of "
         "what it refers to."));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 60);
  append_heading (GTK_BOX (box), _ ("Examples"));
  append_examples (GTK_BOX (box), kind, entry);
  append_heading (GTK_BOX (box), _ ("Words"));
  gtk_box_append (GTK_BOX (box), words);
  append_heading (GTK_BOX (box), _ ("Fields"));
  append_fields (GTK_BOX (box), kind);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 12);
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);

  return scrolled;
}

/**
 * sal_filter_help_attach:
 * @button: a button beside the filter of a list
 * @kind: the kind of record that is listed
 * @entry: where filters are typed
 *
 * Lets @button show what can be typed: examples made from the kind's own fields, which a click
 * takes over, the words of the language, and the fields with their choices.
 */
void
sal_filter_help_attach (GtkMenuButton *button, const SalKind *kind, GtkEditable *entry)
{
  g_auto (GStrv) examples = sal_filter_examples (kind);
  /* Translators: in an empty entry, what may be typed there: “Filter, such as amount > 50000” */
  g_autofree char *placeholder = g_strdup_printf (_ ("Filter, such as %s"), examples[0]);
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), create_content (kind, entry));
  gtk_menu_button_set_popover (button, popover);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
}
