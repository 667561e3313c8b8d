/* sal-participant-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participant-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sal-csv-writer.h"
#include "sal-money.h"
#include "sal-participants.h"
#include "sal-xlsx-writer.h"

/* Who takes part in plans as a table; the names of columns are for programs, whatever the
 * language. */
static const char *const columns[] = {
  "person",     "employee_number", "role",           "plan",
  "version",    "valid_from",      "valid_to",       "on_target_earnings",
  "base_pay",   "target_variable", "currency",       "pay_mix",
  "usual_mix",  "quota",           "quota_currency", "letter",
  "to_look_at",
};

/* A row is written cell by cell, in the order of the columns. */
typedef struct
{
  SalCsvWriter *csv; /* one of the two */
  SalXlsxWriter *xlsx;
} Writer;

static void
add_text (const Writer *self, const char *text)
{
  if (self->csv != NULL)
    sal_csv_writer_add (self->csv, text != NULL ? text : "");
  else
    sal_xlsx_writer_add_text (self->xlsx, text != NULL ? text : "");
}

static void
take_text (const Writer *self, char *text)
{
  add_text (self, text);
  g_free (text);
}

static void
add_money (const Writer *self, gboolean is_known, gint64 amount, const char *currency)
{
  if (!is_known || currency == NULL)
    add_text (self, NULL);
  else if (self->csv != NULL)
    take_text (self, sal_money_to_text (amount, currency));
  else
    sal_xlsx_writer_add_money (self->xlsx, amount, currency);
}

static gboolean
end_row (const Writer *self, GError **error)
{
  if (self->csv != NULL)
    return sal_csv_writer_end_row (self->csv, NULL, error);
  sal_xlsx_writer_end_row (self->xlsx);

  return TRUE;
}

static char *
list_states (const SalParticipantEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SAL_PARTICIPANT_N_STATES; i++)
    if ((entry->states >> i & 1) != 0)
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? "; " : "",
                              sal_participant_state_get_label ((SalParticipantState) (1u << i)));

  return g_string_free (text, FALSE);
}

static void
add_pay (const Writer *self, SalRecord *participant)
{
  const char *currency = participant != NULL ? sal_record_get_text (participant, "currency") : NULL;
  gboolean has_base = participant != NULL && !sal_record_is_null (participant, "base_pay");
  int mix = has_base ? sal_participant_get_pay_mix (participant) : -1;

  add_money (self,
             has_base,
             participant != NULL ? sal_participant_get_target_earnings (participant) : 0,
             currency);
  add_money (
      self, has_base, has_base ? sal_record_get_integer (participant, "base_pay") : 0, currency);
  add_money (self,
             participant != NULL,
             participant != NULL ? sal_record_get_integer (participant, "target_variable") : 0,
             currency);
  add_text (self, currency);
  take_text (self, mix >= 0 ? g_strdup_printf ("%d/%d", mix, 100 - mix) : g_strdup (""));
}

static gboolean
write_row (const Writer *self,
           const SalParticipantList *list,
           const SalParticipantEntry *entry,
           GError **error)
{
  const SalPeoplePerson *person = sal_people_get (list->source->people, entry->person);
  SalRecord *participant = entry->participant;
  SalPlanLetterState letter = sal_participant_entry_get_letter_state (entry);

  add_text (self, entry->name);
  add_text (self, person != NULL ? person->employee_number : NULL);
  add_text (self, entry->role);
  add_text (self, participant != NULL ? sal_record_get_text (participant, "plan") : NULL);
  add_text (self, entry->version != NULL ? sal_record_get_text (entry->version, "version") : NULL);
  add_text (self, participant != NULL ? sal_record_get_text (participant, "valid_from") : NULL);
  add_text (self, participant != NULL ? sal_record_get_text (participant, "valid_to") : NULL);
  add_pay (self, participant);
  take_text (self, entry->norm != NULL ? sal_pay_norm_to_text (entry->norm) : g_strdup (""));
  add_money (self, entry->has_quota, entry->quota, entry->quota_currency);
  add_text (self, entry->has_quota ? entry->quota_currency : NULL);
  add_text (self, letter != SAL_PLAN_LETTER_NONE ? sal_plan_letter_state_get_label (letter) : NULL);
  take_text (self, list_states (entry));

  return end_row (self, error);
}

static gboolean
write_rows (const Writer *self,
            const SalParticipantList *list,
            const GPtrArray *entries,
            GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    add_text (self, columns[i]);
  if (!end_row (self, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!write_row (self, list, entries->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
write_csv (const SalParticipantList *list, const GPtrArray *entries, GFile *file, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  g_autoptr (SalCsvWriter) csv = NULL;
  Writer writer = { NULL, NULL };

  if (stream == NULL)
    return FALSE;
  csv = sal_csv_writer_new (G_OUTPUT_STREAM (stream));
  writer.csv = csv;

  return write_rows (&writer, list, entries, error) && sal_csv_writer_flush (csv, NULL, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static gboolean
write_xlsx (const SalParticipantList *list, const GPtrArray *entries, GFile *file, GError **error)
{
  g_autoptr (SalXlsxWriter) xlsx = sal_xlsx_writer_new (error);
  g_autofree char *path = g_file_get_path (file);
  Writer writer = { NULL, xlsx };

  if (xlsx == NULL)
    return FALSE;
  sal_xlsx_writer_begin_sheet (xlsx, _ ("People"));

  if (!write_rows (&writer, list, entries, error) ||
      !sal_xlsx_writer_save (xlsx, file, NULL, error))
    return FALSE;
  if (path != NULL)
    g_chmod (path, 0600);

  return TRUE;
}

/**
 * sal_participant_export_to_file:
 * @list: who takes part in plans
 * @entries: (element-type SalParticipantEntry): those of @list that are written
 * @file: a local file; a name that ends in .xlsx makes a spreadsheet, any other CSV
 * @error: return location for an error
 *
 * Writes who takes part in plans as a table, which its writer alone can read.
 *
 * Returns: %FALSE with a %G_IO_ERROR
 */
gboolean
sal_participant_export_to_file (const SalParticipantList *list,
                                const GPtrArray *entries,
                                GFile *file,
                                GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".xlsx") ? write_xlsx (list, entries, file, error)
                                           : write_csv (list, entries, file, error);
}
