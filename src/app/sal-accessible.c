/* sal-accessible.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-accessible.h"

#include <adwaita.h>

/* What assistive technology is told of widgets that do not name themselves. */

/**
 * sal_accessible_set_label:
 * @widget: a widget
 * @label: its name
 *
 * Names @widget.
 */
void
sal_accessible_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * sal_accessible_name_button:
 * @widget: a button that shows an icon
 * @label: what it does
 *
 * Names @widget and says the same in its tooltip, which alone would not name it.
 */
void
sal_accessible_name_button (GtkWidget *widget, const char *label)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0)
    return; /* setting it asks the display where the pointer is, and waits for the answer */

  gtk_widget_set_tooltip_text (widget, label);
  sal_accessible_set_label (widget, label);
}

static GtkWidget *
find_toggle_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_TOGGLE_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toggle_button (child);

  return found;
}

static void
name_chosen (GtkDropDown *drop_down, GParamSpec *pspec, const char *label)
{
  GtkWidget *button = find_toggle_button (GTK_WIDGET (drop_down));
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *name =
      item != NULL ? g_strdup_printf ("%s: %s", label, gtk_string_object_get_string (item))
                   : g_strdup (label);

  if (button != NULL)
    sal_accessible_set_label (button, name);
}

/**
 * sal_accessible_name_drop_down:
 * @drop_down: a drop-down of strings
 * @label: what is chosen in it
 *
 * Names the button in @drop_down after @label and the choice, which GTK 4.8 leaves without a name
 * though it is what takes the keyboard. It may be named anew.
 */
void
sal_accessible_name_drop_down (GtkDropDown *drop_down, const char *label)
{
  g_signal_handlers_disconnect_matched (
      drop_down, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, (gpointer) name_chosen, NULL);
  g_signal_connect_data (drop_down,
                         "notify::selected-item",
                         G_CALLBACK (name_chosen),
                         g_strdup (label),
                         (GClosureNotify) (GCallback) g_free,
                         0);
  name_chosen (drop_down, NULL, label);
}

/* Names a widget by what it shows. */
static void
name_as_shown (GtkWidget *widget, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label != NULL ? label : "", "_", 2);
  g_autofree char *name = g_strjoinv ("", parts);

  if (label != NULL)
    sal_accessible_set_label (widget, name);
}

/* What is typed in such a row is not told of at all before libadwaita 1.4. A role cannot be given
 * any more to what shows. */
static void
name_entry_row (AdwEntryRow *row)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (text)) == GTK_ACCESSIBLE_ROLE_NONE &&
      !gtk_widget_get_mapped (text))
    g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  sal_accessible_set_label (text, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/**
 * sal_accessible_name_mnemonics:
 * @widget: a widget
 *
 * Lets buttons in @widget that have a mnemonic be named by what they show: their label is told with
 * its underline and then once more without. Check buttons and expanders are named by what they are
 * told, not by what they show, and so by their labels without it. Entries in rows are named by the
 * title of their row.
 */
void
sal_accessible_name_mnemonics (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  if (GTK_IS_CHECK_BUTTON (widget) &&
      gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    name_as_shown (widget, gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)));
  if (GTK_IS_EXPANDER (widget))
    name_as_shown (widget, gtk_expander_get_label (GTK_EXPANDER (widget)));
  if (ADW_IS_ENTRY_ROW (widget))
    name_entry_row (ADW_ENTRY_ROW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sal_accessible_name_mnemonics (child);
}

static GtkWidget *
find_row (GtkWidget *cell_child)
{
  GtkWidget *widget = gtk_widget_get_parent (cell_child);

  while (widget != NULL && g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/**
 * sal_accessible_name_row:
 * @cell_child: the child of a list item, while it is being bound
 * @label: (nullable): what the row is about
 *
 * Names the row that @cell_child is in; lists do not name their rows.
 */
void
sal_accessible_name_row (GtkWidget *cell_child, const char *label)
{
  GtkWidget *row = find_row (cell_child);

  if (row != NULL)
    sal_accessible_set_label (row, label != NULL ? label : "");
}

/**
 * sal_accessible_focus_row:
 * @cell_child: the child of a list item that shows
 *
 * Puts the keyboard focus on the row that @cell_child is in.
 */
void
sal_accessible_focus_row (GtkWidget *cell_child)
{
  GtkWidget *row = find_row (cell_child);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}
