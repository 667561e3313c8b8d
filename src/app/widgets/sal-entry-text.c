/* sal-entry-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-entry-text.h"

#define STORED "sal-entry-text-stored"

static void
enable_action (GtkEditable *editable, const char *action, gboolean enabled)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);

  gtk_widget_action_set_enabled (
      GTK_WIDGET (delegate != NULL ? delegate : editable), action, enabled);
}

/* What says what is stored has no edit that could be undone within it; one that was can be redone.
 */
static void
edited_cb (GtkEditable *editable)
{
  const char *stored = g_object_get_data (G_OBJECT (editable), STORED);

  enable_action (editable, "text.undo", !g_str_equal (gtk_editable_get_text (editable), stored));
  enable_action (editable, "text.redo", TRUE);
}

/**
 * sal_entry_text_show:
 * @editable: an entry
 * @text: what is stored
 *
 * Shows what is stored. That is no edit: undoing does not take it back within the entry, which
 * leaves the keys to undoing what was stored last while it says that.
 */
void
sal_entry_text_show (GtkEditable *editable, const char *text)
{
  g_signal_handlers_disconnect_by_func (editable, edited_cb, NULL);
  gtk_editable_set_text (editable, text);
  sal_entry_text_settle (editable);
}

/**
 * sal_entry_text_settle:
 * @editable: an entry
 *
 * Takes what the entry says as what is stored, as sal_entry_text_show() does, and leaves it as it
 * was written, with the cursor where it is.
 */
void
sal_entry_text_settle (GtkEditable *editable)
{
  g_signal_handlers_disconnect_by_func (editable, edited_cb, NULL);
  gtk_editable_set_enable_undo (editable, FALSE); /* forgets the edits */
  gtk_editable_set_enable_undo (editable, TRUE);
  enable_action (editable, "text.undo", FALSE);
  enable_action (editable, "text.redo", FALSE);
  g_object_set_data_full (
      G_OBJECT (editable), STORED, g_strdup (gtk_editable_get_text (editable)), g_free);
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
