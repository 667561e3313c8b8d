/* sal-participants-page-letters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participants-page-private.h"

#include <glib/gi18n.h>

#include "sal-file-dialog.h"
#include "sal-plan-letter-report.h"
#include "sal-question.h"
#include "sal-text.h"
#include "sal-window.h"

/* Plan letters of who is selected: written to PDF, and recorded as sent and accepted. */

/* --- writing --- */

/* The list is read anew, since the page's own may be gone before all is written. */
typedef struct
{
  SalParticipantsPage *page;
  SalWorkspace *workspace;
  GHashTable *participants; /* ids, of those whose letters are written */
  gint32 day;               /* as of which the list is */
  char *path;               /* a file, if there is one letter, or a folder */
  guint n_written;
} Writing;

static void
writing_free (Writing *self)
{
  g_hash_table_unref (self->participants);
  g_object_unref (self->workspace);
  g_object_unref (self->page);
  g_free (self->path);
  g_free (self);
}

static GPtrArray *
list_writable (const SalParticipantList *list, const GPtrArray *entries)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    if (sal_plan_letter_can_be_written (list, entries->pdata[i]))
      g_ptr_array_add (found, entries->pdata[i]);

  return found;
}

static GPtrArray *
find_entries (const Writing *self, const SalParticipantList *list)
{
  g_autoptr (GPtrArray) all = list_writable (list, list->entries);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = sal_record_get_id (((SalParticipantEntry *) all->pdata[i])->participant);

      if (g_hash_table_contains (self->participants, &id))
        g_ptr_array_add (found, all->pdata[i]);
    }

  return found;
}

static void
report (double fraction, gpointer job)
{
  sal_job_report (job, fraction, NULL);
}

static gboolean
write_letters (SalJob *job, gpointer data, GError **error)
{
  Writing *self = data;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalParticipantList) list =
      sal_participant_list_load (self->workspace, self->day, cancellable, error);
  g_autoptr (GPtrArray) entries = list != NULL ? find_entries (self, list) : NULL;
  SalPlanLetters letters = { list,
                             entries,
                             sal_workspace_get_name (self->workspace),
                             sal_date_today (),
                             sal_paper_get_default () };

  if (list == NULL)
    return FALSE;
  self->n_written = entries->len;
  if (g_hash_table_size (self->participants) == 1 && entries->len == 1)
    return sal_plan_letters_write_one (&letters, 0, self->path, error);

  return sal_plan_letters_write (&letters, self->path, report, job, cancellable, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!sal_job_run_finish (SAL_JOB (source), result, &error))
    {
      sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Write the Letters"), error);
    }
  else
    {
      text = g_strdup_printf (ngettext ("%u letter is written: only you can read the file",
                                        "%u letters are written: only you can read the files",
                                        self->n_written),
                              self->n_written);
      sal_window_add_toast (GTK_WIDGET (self->page), text);
    }
  writing_free (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *self = user_data;
  g_autoptr (GFile) file = sal_file_dialog_choose_finish (result, NULL);
  g_autoptr (SalJob) job = NULL;

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path == NULL || self->page->store == NULL)
    {
      writing_free (self);
      return;
    }
  job = sal_job_new (_ ("Writing Plan Letters"));
  sal_job_run_async (job, write_letters, self, NULL, written_cb, self);
  sal_window_add_job (GTK_WIDGET (self->page), job);
}

static const char *const *
pdf_patterns (void)
{
  static const char *patterns[] = { NULL, "*.pdf", NULL };

  patterns[0] = _ ("PDF Documents");

  return patterns;
}

static void
write_letters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalParticipantsPage *self = SAL_PARTICIPANTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (self);
  g_autoptr (GPtrArray) entries = list_writable (self->list, selected);
  SalPlanLetters letters = { self->list, entries, NULL, 0, SAL_PAPER_A4 };
  g_autofree char *file = NULL;
  Writing *writing;

  if (entries->len == 0)
    return;
  writing = g_new0 (Writing, 1);
  writing->page = g_object_ref (self);
  writing->workspace = g_object_ref (sal_page_get_workspace (SAL_PAGE (self)));
  writing->participants = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  writing->day = self->day;
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 id = sal_record_get_id (((SalParticipantEntry *) entries->pdata[i])->participant);

      g_hash_table_add (writing->participants, g_memdup2 (&id, sizeof id));
    }
  if (entries->len == 1)
    file = sal_plan_letters_name (&letters, 0);
  sal_file_dialog_choose_async (widget,
                                file != NULL ? SAL_FILE_DIALOG_SAVE : SAL_FILE_DIALOG_FOLDER,
                                file != NULL ? _ ("Write the Plan Letter")
                                             : _ ("A Folder for the Plan Letters"),
                                file,
                                file != NULL ? pdf_patterns () : NULL,
                                chosen_cb,
                                writing);
}

/* --- recording --- */

typedef struct
{
  SalPlanLetterRecording recording;   /* what the command is given */
  GPtrArray *participants, *versions; /* of SalRecord */
  SalDateEntry *entry;                /* while it is asked */
  SalParticipantsPage *page;
} Recording;

static void
recording_free (Recording *self)
{
  g_ptr_array_unref (self->participants);
  g_ptr_array_unref (self->versions);
  g_object_unref (self->page);
  g_free (self);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recording *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) change = sal_store_run_finish (SAL_STORE (source), result, &error);

  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self->page), _ ("Could Not Record the Letters"), error);
  else if (change != NULL)
    sal_window_add_pay_undo_toast (GTK_WIDGET (self->page), change);
  recording_free (self);
}

/* Takes @self. */
static void
start_recording (Recording *self)
{
  self->recording.participants = (SalRecord *const *) self->participants->pdata;
  self->recording.plan_versions = (SalRecord *const *) self->versions->pdata;
  self->recording.n_participants = self->participants->len;
  self->recording.recorded_by = g_get_real_name ();
  sal_store_run_async (self->page->store,
                       _ ("Record Plan Letters"),
                       SAL_COMMAND_DEFAULT,
                       sal_plan_letters_record,
                       &self->recording,
                       NULL,
                       NULL,
                       recorded_cb,
                       self);
}

static Recording *
recording_new (SalParticipantsPage *page, SalPlanLetterStep step)
{
  Recording *self = g_new0 (Recording, 1);
  g_autoptr (GPtrArray) selected = sal_participants_page_list_selected (page);

  self->page = g_object_ref (page);
  self->recording.step = step;
  self->recording.day = page->list->today;
  self->participants = g_ptr_array_new_with_free_func (g_object_unref);
  self->versions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < selected->len; i++)
    {
      const SalParticipantEntry *entry = selected->pdata[i];

      if (entry->participant == NULL || entry->version == NULL)
        continue;
      g_ptr_array_add (self->participants, g_object_ref (entry->participant));
      g_ptr_array_add (self->versions, g_object_ref (entry->version));
    }

  return self;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Recording *self)
{
  if (g_str_equal (response, SAL_QUESTION_GO) && self->page->store != NULL &&
      sal_text_to_date_by_locale (
          sal_date_entry_get_text (self->entry), &self->recording.day, NULL))
    start_recording (self);
  else
    recording_free (self);
}

/* Takes @self. */
static void
ask_for_day (Recording *self, const char *label, const char *heading, const char *body)
{
  AdwMessageDialog *dialog = sal_question_new (
      GTK_WIDGET (self->page), heading, body, _ ("_Record"), ADW_RESPONSE_SUGGESTED);

  self->entry = sal_question_add_day (dialog, label, self->recording.day);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
record_sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Recording *recording =
      recording_new (SAL_PARTICIPANTS_PAGE (widget), SAL_PLAN_LETTER_RECORD_SENT);
  guint n = recording->participants->len;
  g_autofree char *heading =
      g_strdup_printf (ngettext ("Record %u Letter as Sent?", "Record %u Letters as Sent?", n), n);

  ask_for_day (recording,
               _ ("Sent On"),
               heading,
               _ ("A letter that was accepted is to be accepted again. You are recorded as who "
                  "recorded it."));
}

static void
record_accepted_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Recording *recording =
      recording_new (SAL_PARTICIPANTS_PAGE (widget), SAL_PLAN_LETTER_RECORD_ACCEPTED);
  guint n = recording->participants->len;
  g_autofree char *heading = g_strdup_printf (
      ngettext ("Record %u Letter as Accepted?", "Record %u Letters as Accepted?", n), n);

  ask_for_day (recording,
               _ ("Accepted On"),
               heading,
               _ ("The pay at target is kept with it, so that a later change shows. You are "
                  "recorded as who recorded it."));
}

static void
record_nothing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_recording (recording_new (SAL_PARTICIPANTS_PAGE (widget), SAL_PLAN_LETTER_RECORD_NOTHING));
}

/**
 * sal_participants_page_update_letters:
 * @self: the page
 * @selected: (element-type SalParticipantEntry): who is selected
 *
 * Enables what can be done with the letters of who is selected.
 */
void
sal_participants_page_update_letters (SalParticipantsPage *self, const GPtrArray *selected)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sal_store_is_read_only (self->store);
  gboolean can_write = FALSE, can_record = FALSE, is_recorded = FALSE;

  for (guint i = 0; i < selected->len; i++)
    {
      const SalParticipantEntry *entry = selected->pdata[i];

      can_write = can_write || sal_plan_letter_can_be_written (self->list, entry);
      can_record = can_record || (entry->participant != NULL && entry->version != NULL);
      is_recorded = is_recorded || entry->letter != NULL;
    }
  gtk_widget_action_set_enabled (widget, "people.write-letters", can_write);
  gtk_widget_action_set_enabled (widget, "people.record-sent", writable && can_record);
  gtk_widget_action_set_enabled (widget, "people.record-accepted", writable && can_record);
  gtk_widget_action_set_enabled (widget, "people.record-nothing", writable && is_recorded);
}

void
sal_participants_page_install_letters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
      widget_class, "people.write-letters", NULL, write_letters_action);
  gtk_widget_class_install_action (widget_class, "people.record-sent", NULL, record_sent_action);
  gtk_widget_class_install_action (
      widget_class, "people.record-accepted", NULL, record_accepted_action);
  gtk_widget_class_install_action (
      widget_class, "people.record-nothing", NULL, record_nothing_action);
}
