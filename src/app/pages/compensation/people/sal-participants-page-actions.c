/* sal-participants-page-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants-page-private.h"

#include <glib/gi18n.h>

#include "sal-assign-dialog.h"
#include "sal-participant-commands.h"
#include "sal-question.h"
#include "sal-text.h"
#include "sal-window.h"

static GtkWindow *
get_window (SalParticipantsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- assigning --- */

static void
assigned_cb (SalAssignDialog *dialog, SalChange *change, SalParticipantsPage *self)
{
  if (change != NULL)
    sal_window_add_pay_undo_toast (GTK_WIDGET (self), change);
  else
    sal_window_add_toast (GTK_WIDGET (self), _ ("They are in the plan already"));
}

static void
assign (SalParticipantsPage *self, const GPtrArray *entries)
{
  GtkWidget *dialog;

  if (self->list == NULL || entries->len == 0)
    return;
  dialog = sal_assign_dialog_new (
      get_window (self), sal_page_get_workspace (SAL_PAGE (self)), self->list, entries);
  g_signal_connect_object (dialog, "done", G_CALLBACK (assigned_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (self);

  assign (self, selected);
}

/* Who shows, whether selected or not. */
static void
assign_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (widget);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  for (guint i = 0; self->list != NULL && entries->len == 0 && i < self->list->entries->len; i++)
    if (((SalParticipantEntry *) self->list->entries->pdata[i])->person == self->chosen)
      g_ptr_array_add (entries, self->list->entries->pdata[i]);
  assign (self, entries);
}

/* --- ending --- */

typedef struct
{
  SalParticipantEnding ending; /* what the command is given */
  GArray *participants;        /* of gint64 */
  SalDateEntry *entry;         /* while it is asked */
  SalParticipantsPage *page;
} Ending;

static void
ending_free (Ending *self)
{
  g_array_unref (self->participants);
  g_clear_object (&self->page);
  g_free (self);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ending *ending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (ending->page), _ ("Could Not End the Assignments"), error);
  else
    sal_window_add_pay_undo_toast (GTK_WIDGET (ending->page), change);
  ending_free (ending);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Ending *ending)
{
  SalParticipantsPage *self = ending->page;

  if (!g_str_equal (response, SAL_QUESTION_GO) || self->store == NULL ||
      !sal_text_to_date_by_locale (
          sal_date_entry_get_text (ending->entry), &ending->ending.last, NULL))
    {
      ending_free (ending);
      return;
    }
  ending->ending.participants = (const gint64 *) (gpointer) ending->participants->data;
  ending->ending.n_participants = ending->participants->len;
  sal_store_run_async (self->store,
                       _ ("End Assignments"),
                       SAL_COMMAND_DEFAULT,
                       sal_participants_end,
                       ending,
                       NULL,
                       NULL,
                       ended_cb,
                       ending);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (self);
  g_autofree char *heading = NULL;
  Ending *ending = g_new0 (Ending, 1);
  AdwMessageDialog *dialog;

  ending->page = g_object_ref (self);
  ending->participants = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < selected->len; i++)
    {
      SalRecord *participant = ((SalParticipantEntry *) selected->pdata[i])->participant;
      gint64 id = participant != NULL ? sal_record_get_id (participant) : 0;

      if (id != 0)
        g_array_append_val (ending->participants, id);
    }
  if (ending->participants->len == 0)
    {
      ending_free (ending);
      return;
    }
  heading = g_strdup_printf (
      ngettext ("End %u Assignment?", "End %u Assignments?", ending->participants->len),
      ending->participants->len);
  dialog = sal_question_new (widget,
                             heading,
                             _ ("They are paid by it until the last day, that day included."),
                             _ ("_End"),
                             ADW_RESPONSE_SUGGESTED);
  ending->entry = sal_question_add_day (
      dialog, _ ("Last Day"), self->day != SAL_DATE_NONE ? self->day : self->list->today);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ending);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- showing --- */

static void
show_planless_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (widget);

  self->shows_planless = TRUE;
  sal_list_detail_page_show_content (SAL_LIST_DETAIL_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
show_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_list_detail_page_choose (SAL_LIST_DETAIL_PAGE (widget), g_variant_get_int64 (parameter));
  sal_list_detail_page_show_detail (SAL_LIST_DETAIL_PAGE (widget));
}

/* What was entered and could not be stored has to be left first. */
static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sal_list_detail_page_choose (SAL_LIST_DETAIL_PAGE (widget), 0);
}

/* --- what can be done --- */

/**
 * sal_participants_page_update_actions:
 * @self: the page
 *
 * Enables what can be done with who is selected.
 */
void
sal_participants_page_update_actions (SalParticipantsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sal_store_is_read_only (self->store);
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (self);
  gboolean is_assigned = FALSE;

  for (guint i = 0; i < selected->len; i++)
    is_assigned = is_assigned || ((SalParticipantEntry *) selected->pdata[i])->participant != NULL;
  gtk_widget_action_set_enabled (widget, "people.assign", writable && selected->len > 0);
  gtk_widget_action_set_enabled (widget, "people.assign-person", writable && self->chosen != 0);
  gtk_widget_action_set_enabled (widget, "people.end", writable && is_assigned);
  sal_participants_page_update_files (self);
  sal_participants_page_update_letters (self, selected);
}

void
sal_participants_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "people.assign", NULL, assign_action);
  gtk_widget_class_install_action (
      widget_class, "people.assign-person", NULL, assign_person_action);
  gtk_widget_class_install_action (widget_class, "people.end", NULL, end_action);
  gtk_widget_class_install_action (
      widget_class, "people.show-planless", NULL, show_planless_action);
  gtk_widget_class_install_action (widget_class, "people.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "people.show-person", "x", show_person_action);
  sal_participants_page_install_files (widget_class);
  sal_participants_page_install_letters (widget_class);
}
