/* sal-question.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-question.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"
#include "sal-entry-text.h"
#include "sal-text.h"

/**
 * sal_question_new:
 * @widget: what it is asked for; its window waits for the answer
 * @heading: the question, in header capitalisation
 * @body: what comes of it
 * @go: the label of the button that goes on, with a mnemonic: a verb
 * @appearance: of that button
 *
 * Creates a dialog that asks before something is done. Closing it is no.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
AdwMessageDialog *
sal_question_new (GtkWidget *widget,
                  const char *heading,
                  const char *body,
                  const char *go,
                  AdwResponseAppearance appearance)
{
  GtkWidget *self =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), SAL_QUESTION_GO, go, NULL);
  adw_message_dialog_set_response_appearance (dialog, SAL_QUESTION_GO, appearance);
  adw_message_dialog_set_close_response (dialog, "cancel");
  sal_accessible_name_mnemonics (self);

  return dialog;
}

/* It cannot go on with what is no day. */
static void
day_changed_cb (SalDateEntry *entry, AdwMessageDialog *self)
{
  gint32 day;

  adw_message_dialog_set_response_enabled (
      self,
      SAL_QUESTION_GO,
      sal_text_to_date_by_locale (sal_date_entry_get_text (entry), &day, NULL));
}

/**
 * sal_question_add_day:
 * @self: a question
 * @label: what the day is called
 * @day: the day it begins with, in days since 1970
 *
 * Asks for a day as well. The dialog goes on with what is a day only, and by Return.
 *
 * Returns: (transfer none): the entry, which belongs to the dialog
 */
SalDateEntry *
sal_question_add_day (AdwMessageDialog *self, const char *label, gint32 day)
{
  GtkWidget *entry = sal_date_entry_new (label);
  g_autofree char *text = sal_date_format (day);

  gtk_widget_set_halign (entry, GTK_ALIGN_CENTER);
  sal_date_entry_set_text (SAL_DATE_ENTRY (entry), text);
  g_signal_connect (entry, "changed", G_CALLBACK (day_changed_cb), self);
  adw_message_dialog_set_extra_child (self, entry);
  adw_message_dialog_set_default_response (self, SAL_QUESTION_GO);

  return SAL_DATE_ENTRY (entry);
}

/* Somebody has to be named. */
static void
name_changed_cb (AdwEntryRow *row, AdwMessageDialog *self)
{
  g_autofree char *name = sal_entry_text_dup (row);

  adw_message_dialog_set_response_enabled (self, SAL_QUESTION_GO, *name != '\0');
}

/**
 * sal_question_add_name:
 * @self: a question
 * @label: what somebody is named as, in header capitalisation
 *
 * Asks for a name as well, by default that of who uses the program. The dialog goes on with a name
 * only.
 *
 * Returns: (transfer none): the row, which belongs to the dialog
 */
AdwEntryRow *
sal_question_add_name (AdwMessageDialog *self, const char *label)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), g_get_real_name ());
  g_signal_connect (row, "changed", G_CALLBACK (name_changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_message_dialog_set_extra_child (self, group);

  return ADW_ENTRY_ROW (row);
}
