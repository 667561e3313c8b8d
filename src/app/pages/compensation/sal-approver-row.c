/* sal-approver-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-approver-row.h"

#include <glib/gi18n.h>

#define RESPONSE "response"

/**
 * sal_approver_row_get_name:
 * @self: the row
 *
 * Returns: (transfer full): who was entered, without spaces around it
 */
char *
sal_approver_row_get_name (AdwEntryRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
}

static void
changed_cb (AdwEntryRow *self, AdwMessageDialog *dialog)
{
  g_autofree char *name = sal_approver_row_get_name (self);

  adw_message_dialog_set_response_enabled (
      dialog, g_object_get_data (G_OBJECT (self), RESPONSE), *name != '\0');
}

/**
 * sal_approver_row_add:
 * @dialog: a dialog
 * @response: (transfer none): a literal: the response that needs a name
 *
 * Asks who approves, by default who uses the program.
 *
 * Returns: (transfer none): the row, which belongs to the dialog
 */
AdwEntryRow *
sal_approver_row_add (AdwMessageDialog *dialog, const char *response)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Approved By"));
  gtk_editable_set_text (GTK_EDITABLE (row), g_get_real_name ());
  g_object_set_data (G_OBJECT (row), RESPONSE, (gpointer) response);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), dialog);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_message_dialog_set_extra_child (dialog, group);

  return ADW_ENTRY_ROW (row);
}
