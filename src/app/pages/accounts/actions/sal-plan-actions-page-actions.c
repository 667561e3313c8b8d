/* sal-plan-actions-page-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-account-plan-commands.h"
#include "sal-accounts-page.h"
#include "sal-file-dialog.h"
#include "sal-plan-actions-page-private.h"
#include "sal-window.h"

/* What is done with the actions that are listed. */

/* --- completing and opening --- */

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (self->store == NULL)
    return; /* the page is gone */
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Save"), error);
  else
    sal_window_add_undo_toast (GTK_WIDGET (self), change);
}

static void
complete (SalPlanActionsPage *self, gboolean done)
{
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, sal_plan_actions_page_get (self, g_array_index (rows, guint, i))->id);
  sal_store_run_async (
      self->store,
      _ ("Complete"),
      SAL_COMMAND_DEFAULT,
      sal_plan_action_complete,
      sal_plan_action_completion_new ((const gint64 *) (gpointer) ids->data, ids->len, done),
      (GDestroyNotify) sal_plan_action_completion_free,
      NULL,
      completed_cb,
      g_object_ref (self));
}

static void
complete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  complete (SAL_PLAN_ACTIONS_PAGE (widget), TRUE);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  complete (SAL_PLAN_ACTIONS_PAGE (widget), FALSE);
}

void
sal_plan_actions_page_open (SalPlanActionsPage *self, guint row)
{
  sal_accounts_page_show_account (
      GTK_WIDGET (self), sal_plan_actions_page_get (self, row)->account, "plan");
}

static void
open_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlanActionsPage *self = SAL_PLAN_ACTIONS_PAGE (widget);
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);

  if (rows->len == 1)
    sal_plan_actions_page_open (self, g_array_index (rows, guint, 0));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalPlanActionsPage *self = SAL_PLAN_ACTIONS_PAGE (widget);
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->table);

  if (rows->len == 1)
    gtk_widget_activate_action (
        widget,
        "win.show-record",
        "(sx)",
        "plan_action",
        sal_plan_actions_page_get (self, g_array_index (rows, guint, 0))->id);
}

/* --- the calendar --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;

  if (self->store == NULL)
    return; /* the page is gone */
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Export"), error);
      return;
    }
  /* translators: a file */
  text = g_strdup_printf (_ ("Wrote “%s”"), name);
  sal_window_add_toast (GTK_WIDGET (self), text);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalPlanActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, &error);
  const char *form = sal_file_dialog_get_choice (result, "form");
  SalPlanActionsFilter filter;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  guint n;

  if (file == NULL || self->store == NULL || self->actions == NULL)
    return;
  filter = sal_plan_actions_page_get_filter (self);
  text = sal_plan_actions_to_calendar (self->actions,
                                       &filter,
                                       g_strcmp0 (form, "events") == 0 ? SAL_CALENDAR_EVENTS
                                                                       : SAL_CALENDAR_TASKS,
                                       g_get_real_time () / G_USEC_PER_SEC,
                                       &n);
  bytes = g_bytes_new_take (text, strlen (text));
  if (n == 0)
    {
      sal_window_add_toast (GTK_WIDGET (self), _ ("None of these is due on some day"));
      return;
    }
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL,
                                       written_cb,
                                       g_object_ref (self));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const forms[] = { "tasks", "events", NULL };
  const char *const labels[] = { _ ("Tasks"), _ ("Events of the day they are due"), NULL };
  const char *const patterns[] = { _ ("Calendars"), "*.ics", NULL };
  const SalFileChoice choice = { "form", _ ("Write actions as"), forms, labels, "tasks" };

  sal_file_dialog_choose_with_async (widget,
                                     SAL_FILE_DIALOG_SAVE,
                                     _ ("Export to a Calendar"),
                                     _ ("actions.ics"),
                                     patterns,
                                     &choice,
                                     1,
                                     file_chosen_cb,
                                     g_object_ref (widget));
}

void
sal_plan_actions_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "actions.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "actions.reopen", NULL, reopen_action);
  gtk_widget_class_install_action (widget_class, "actions.open-plan", NULL, open_plan_action);
  gtk_widget_class_install_action (widget_class, "actions.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "actions.export", NULL, export_action);
}
