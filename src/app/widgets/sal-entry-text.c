/* sal-entry-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-entry-text.h"

static void
set_undo_enabled (GtkEditable *editable, gboolean enabled)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);
  GtkWidget *widget = GTK_WIDGET (delegate != NULL ? delegate : editable);

  gtk_widget_action_set_enabled (widget, "text.undo", enabled);
  gtk_widget_action_set_enabled (widget, "text.redo", enabled);
}

static void
edited_cb (GtkEditable *editable)
{
  g_signal_handlers_disconnect_by_func (editable, edited_cb, NULL);
  set_undo_enabled (editable, TRUE);
}

/**
 * sal_entry_text_show:
 * @editable: an entry
 * @text: what is stored
 *
 * Shows what is stored. That is no edit: undoing does not take it back within the entry, which
 * leaves the keys to undoing what was stored last until something is typed.
 */
void
sal_entry_text_show (GtkEditable *editable, const char *text)
{
  g_signal_handlers_disconnect_by_func (editable, edited_cb, NULL);
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
  set_undo_enabled (editable, FALSE);
  g_signal_connect (editable, "changed", G_CALLBACK (edited_cb), NULL);
}

/**
 * sal_entry_text_dup:
 * @editable: an entry, or a row that is one
 *
 * Gets what was entered, without the spaces around it.
 *
 * Returns: (transfer full): the text
 */
char *
sal_entry_text_dup (gpointer editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}
