/* sal-cli-plan-letters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-table.h"
#include "sal-error.h"
#include "sal-plan-letter-report.h"
#include "sal-plan-version.h"

static char *plan;
static char *person;
static char *as_of;
static char *output;
static char *record;
static char *on;

static const GOptionEntry options[] = {
  { "plan", 0, 0, G_OPTION_ARG_STRING, &plan, N_ ("Only those about this plan"), N_ ("NAME") },
  { "person",
    0,
    0,
    G_OPTION_ARG_STRING,
    &person,
    N_ ("Whose: an external id, employee number, mail address or name; by default everybody’s"),
    N_ ("WHO") },
  { "as-of",
    0,
    0,
    G_OPTION_ARG_STRING,
    &as_of,
    N_ ("Of who takes part in a plan on this day; today by default"),
    N_ ("DATE") },
  { "output",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &output,
    N_ ("Write PDF: to a file with --person, else to a folder, one file for each letter"),
    N_ ("FILE.pdf|FOLDER") },
  { "record",
    0,
    0,
    G_OPTION_ARG_STRING,
    &record,
    N_ ("Record the letters as “sent”, “accepted” or “not-sent”"),
    N_ ("STATE") },
  { "on",
    0,
    0,
    G_OPTION_ARG_STRING,
    &on,
    N_ ("The day on which they were; today by default"),
    N_ ("DATE") },
  G_OPTION_ENTRY_NULL,
};

static const struct
{
  const char *name;
  SalPlanLetterStep step;
} steps[] = {
  { "sent", SAL_PLAN_LETTER_RECORD_SENT },
  { "accepted", SAL_PLAN_LETTER_RECORD_ACCEPTED },
  { "not-sent", SAL_PLAN_LETTER_RECORD_NOTHING },
};

/* What a call is about. */
typedef struct
{
  SalCliPay pay;
  SalParticipantList *list;
  GPtrArray *entries; /* of SalParticipantEntry, not owned */
  SalJob *job;
} Call;

static void
call_clear (Call *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->list, sal_participant_list_free);
  g_clear_object (&self->job);
  sal_cli_pay_clear (&self->pay);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, call_clear)

static gboolean
read_day (const char *text, const char *option, gint32 *day, GError **error)
{
  *day = sal_date_today ();
  if (text == NULL || sal_date_parse_iso (text, day))
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("%s: “%s” is not a day (expected YYYY-MM-DD)"),
               option,
               text);

  return FALSE;
}

static gboolean
find_step (SalPlanLetterStep *step, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, record))
      {
        *step = steps[i].step;
        return TRUE;
      }
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("--record: “%s” is none of “sent”, “accepted” and “not-sent”"),
               record);

  return FALSE;
}

/* --- whose --- */

static gboolean
find_entries (Call *self, GError **error)
{
  const SalPeoplePerson *whose = NULL;

  if (person != NULL)
    {
      whose = sal_people_find (self->list->source->people, person, error);
      if (whose == NULL)
        return FALSE;
    }
  self->entries = g_ptr_array_new ();
  for (guint i = 0; i < self->list->entries->len; i++)
    {
      SalParticipantEntry *entry = self->list->entries->pdata[i];

      if (sal_plan_letter_can_be_written (self->list, entry) &&
          (whose == NULL || whose->id == entry->person) &&
          (plan == NULL || g_strcmp0 (sal_record_get_text (entry->participant, "plan"), plan) == 0))
        g_ptr_array_add (self->entries, entry);
    }

  return TRUE;
}

static gboolean
load (Call *self, SalCliCall *call, GError **error)
{
  gint32 day;

  if (!read_day (as_of, "--as-of", &day, error) ||
      !sal_cli_pay_open (
          &self->pay, call, record != NULL ? SAL_STORE_OPEN : SAL_STORE_READ_ONLY, error))
    return FALSE;
  self->list = sal_participant_list_load (self->pay.workspace, day, NULL, error);

  return self->list != NULL && find_entries (self, error);
}

/* --- listing --- */

static const char *
get_text (SalRecord *letter, const char *field)
{
  const char *text = letter != NULL ? sal_record_get_text (letter, field) : NULL;

  return text != NULL ? text : "";
}

static void
print_table (const Call *self)
{
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Participant"), FALSE);
  sal_cli_table_add_column (table, _ ("Plan"), FALSE);
  sal_cli_table_add_column (table, _ ("From"), FALSE);
  sal_cli_table_add_column (table, _ ("Letter"), FALSE);
  sal_cli_table_add_column (table, _ ("Sent"), FALSE);
  sal_cli_table_add_column (table, _ ("Accepted"), FALSE);
  sal_cli_table_add_column (table, _ ("Recorded By"), FALSE);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->entries->pdata[i];

      sal_cli_table_cell (table, entry->name);
      sal_cli_table_take_cell (table, sal_plan_version_get_name (entry->version));
      sal_cli_table_cell (table, sal_record_get_text (entry->participant, "valid_from"));
      sal_cli_table_cell (
          table, sal_plan_letter_state_get_label (sal_participant_entry_get_letter_state (entry)));
      sal_cli_table_cell (table, get_text (entry->letter, "sent"));
      sal_cli_table_cell (table, get_text (entry->letter, "accepted"));
      sal_cli_table_cell (table, get_text (entry->letter, "recorded_by"));
    }
  sal_cli_table_finish (table);
}

static void
print_json (const Call *self)
{
  static const char *const states[] = {
    [SAL_PLAN_LETTER_NONE] = "none",         [SAL_PLAN_LETTER_NOT_SENT] = "not_sent",
    [SAL_PLAN_LETTER_CHANGED] = "changed",   [SAL_PLAN_LETTER_SENT] = "sent",
    [SAL_PLAN_LETTER_ACCEPTED] = "accepted",
  };
  static const char *const fields[] = { "letter_date", "sent", "accepted", "recorded_by" };
  SalCliJson *json = sal_cli_json_new ("letters");

  sal_cli_json_begin_array (json, "letters");
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->entries->pdata[i];
      g_autofree char *version = sal_plan_version_get_name (entry->version);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_id (json, "participant", sal_record_get_id (entry->participant));
      sal_cli_json_string (json, "name", entry->name);
      sal_cli_json_string (json, "plan", version);
      sal_cli_json_string (
          json, "valid_from", sal_record_get_text (entry->participant, "valid_from"));
      sal_cli_json_string (json, "state", states[sal_participant_entry_get_letter_state (entry)]);
      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        sal_cli_json_string (json,
                             fields[k],
                             entry->letter != NULL ? sal_record_get_text (entry->letter, fields[k])
                                                   : NULL);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

/* --- writing --- */

static void
report (double fraction, gpointer job)
{
  sal_job_report (job, fraction, NULL);
}

static gboolean
write_letters (SalJob *job, gpointer data, GError **error)
{
  const Call *self = data;
  SalPlanLetters letters = { self->list,
                             self->entries,
                             sal_workspace_get_name (self->pay.workspace),
                             sal_date_today (),
                             sal_paper_get_default () };

  if (person != NULL && self->entries->len == 1 && !g_file_test (output, G_FILE_TEST_IS_DIR))
    return sal_plan_letters_write_one (&letters, 0, output, error);

  return sal_plan_letters_write (
      &letters, output, report, job, sal_job_get_cancellable (job), error);
}

/* --- recording --- */

static gboolean
record_letters (const Call *self, GError **error)
{
  g_autofree SalRecord **participants = g_new (SalRecord *, self->entries->len);
  g_autofree SalRecord **versions = g_new (SalRecord *, self->entries->len);
  SalPlanLetterRecording recording = { .participants = participants,
                                       .plan_versions = versions,
                                       .n_participants = self->entries->len,
                                       .recorded_by = g_get_real_name () };

  if (!find_step (&recording.step, error) || !read_day (on, "--on", &recording.day, error))
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->entries->pdata[i];

      participants[i] = entry->participant;
      versions[i] = entry->version;
    }

  return sal_store_run_sync (self->pay.store,
                             _ ("Record Plan Letters"),
                             SAL_COMMAND_DEFAULT,
                             sal_plan_letters_record,
                             &recording,
                             NULL,
                             NULL,
                             error);
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Call) self = { 0 };
  GError *error = NULL;
  guint n;

  if (!load (&self, call, &error))
    return sal_cli_fail (call, error);
  n = self.entries->len;
  if (n == 0 && !call->json)
    {
      sal_cli_say (call, "%s", _ ("There is nobody to write a plan letter to."));
      return SAL_CLI_DONE;
    }
  if (output != NULL)
    {
      self.job = sal_job_new (_ ("Writing Plan Letters"));
      if (!sal_cli_run_job (self.job, write_letters, &self, &error))
        return sal_cli_fail (call, error);
      sal_cli_say (call,
                   ngettext ("%u letter is written to %s.", "%u letters are written to %s.", n),
                   n,
                   output);
    }
  if (record != NULL)
    {
      if (!record_letters (&self, &error))
        return sal_cli_fail (call, error);
      sal_cli_say (call, ngettext ("%u letter is recorded.", "%u letters are recorded.", n), n);
    }
  if (output != NULL || record != NULL)
    return SAL_CLI_DONE;
  if (call->json)
    print_json (&self);
  else
    print_table (&self);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_letters_command = {
  .name = "plan letters",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("List, write and record the letters that tell people their plan"),
  .description =
      N_ ("A letter says what is earned at target, the plan in words, and has a place to "
          "sign. What was sent and accepted is recorded with the pay of that day: when "
          "it changes, the letter is to be accepted anew."),
  .options = options,
  .run = run,
};
