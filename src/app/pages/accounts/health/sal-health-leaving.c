/* sal-health-leaving.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-leaving.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"

typedef struct
{
  GTask *task;
  void (*revert) (SalPage *page);
} Leaving;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autofree Leaving *leaving = user_data;
  g_autoptr (GTask) task = leaving->task;
  gboolean discards = g_str_equal (response, "discard");

  if (discards)
    leaving->revert (g_task_get_source_object (task));
  g_task_return_boolean (task, discards);
}

void
sal_health_leave (SalPage *page,
                  GTask *task,
                  gboolean (*commit) (SalPage *page),
                  void (*revert) (SalPage *page))
{
  GtkWidget *dialog;
  Leaving *leaving;

  if (commit (page))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  leaving = g_new (Leaving, 1);
  *leaving = (Leaving){ task, revert };
  dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
      _ ("Discard What Cannot Be Stored?"),
      _ ("Something that was entered is missing or not valid, and says so."));
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Keep Editing"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), leaving);
  sal_accessible_name_mnemonics (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
