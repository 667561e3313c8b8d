/* sal-list-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-list-rows.h"

#include "sal-accessible.h"

/**
 * sal_list_rows_new_text:
 * @title: what the row is about, no markup
 * @subtitle: (nullable): what is said of it, likewise
 *
 * Makes a row that shows all of its text, and is called by all of it.
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
sal_list_rows_new_text (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name =
      subtitle != NULL ? g_strdup_printf ("%s: %s", title, subtitle) : g_strdup (title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  sal_accessible_set_label (row, name);

  return row;
}

/**
 * sal_list_rows_add_text:
 * @list: a list
 * @title: what the row is about, no markup
 * @subtitle: (nullable): what is said of it, likewise
 *
 * Adds a row as sal_list_rows_new_text() makes it.
 */
void
sal_list_rows_add_text (GtkListBox *list, const char *title, const char *subtitle)
{
  gtk_list_box_append (list, sal_list_rows_new_text (title, subtitle));
}

/**
 * sal_list_rows_remove_all:
 * @list: a list
 *
 * Removes all rows of @list, but not what it shows if there are none.
 */
void
sal_list_rows_remove_all (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
