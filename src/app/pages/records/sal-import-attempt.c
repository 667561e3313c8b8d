/* sal-import-attempt.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-attempt.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-csv-reader.h"
#include "sal-exchange-error.h"
#include "sal-number.h"

/* The columns of a report */
enum
{
  FILE_COLUMN,
  ROW_COLUMN,
  COLUMN_COLUMN,
  VALUE_COLUMN,
  REASON_COLUMN,
  OUTCOME_COLUMN,
  N_COLUMNS
};

typedef struct
{
  GFile *file;
  const SalKind *kind;
  SalMapping *mapping;
} Source;

static void
source_free (Source *source)
{
  g_object_unref (source->file);
  sal_mapping_free (source->mapping);
  g_free (source);
}

static void
finding_free (SalImportFinding *self)
{
  g_free (self->file);
  g_free (self->column);
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

/**
 * sal_import_attempt_new:
 * @workspace: a workspace
 * @errors: what is done about a row that cannot be imported
 * @dry_run: whether to change nothing
 *
 * Prepares an import without files.
 *
 * Returns: (transfer full): the attempt
 */
SalImportAttempt *
sal_import_attempt_new (SalWorkspace *workspace, SalImportErrors errors, gboolean dry_run)
{
  SalImportAttempt *self = g_new0 (SalImportAttempt, 1);

  self->workspace = g_object_ref (workspace);
  self->options.errors = errors;
  self->options.dry_run = dry_run;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);

  return self;
}

void
sal_import_attempt_free (SalImportAttempt *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->result, sal_import_result_free);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->sources);
  if (self->report != NULL)
    g_file_delete (self->report, NULL, NULL);
  g_clear_object (&self->report);
  g_object_unref (self->workspace);
  g_free (self);
}

/**
 * sal_import_attempt_add:
 * @self: an attempt that has not been run
 * @file: a file
 * @kind: what its rows are
 * @mapping: how its columns go to fields; copied
 *
 * Adds a file. Files are imported in the order of their kinds, so that rows can refer to records of
 * other files.
 */
void
sal_import_attempt_add (SalImportAttempt *self,
                        GFile *file,
                        const SalKind *kind,
                        const SalMapping *mapping)
{
  Source *source = g_new0 (Source, 1);

  source->file = g_object_ref (file);
  source->kind = kind;
  source->mapping = sal_mapping_copy (mapping);
  g_ptr_array_add (self->sources, source);
}

static void
add_sources (SalImportAttempt *self, SalImport *import)
{
  const SalKind *const *kinds = sal_workspace_get_kinds (self->workspace);

  for (guint i = 0; kinds[i] != NULL; i++)
    for (guint j = 0; j < self->sources->len; j++)
      {
        const Source *source = self->sources->pdata[j];

        if (source->kind == kinds[i])
          sal_import_add (import, source->file, source->kind, source->mapping);
      }
}

/* --- what was found --- */

static SalImportFindingType
parse_outcome (const char *outcome)
{
  if (strcmp (outcome, "rejected") == 0)
    return SAL_IMPORT_FINDING_REJECTED;

  return strcmp (outcome, "left empty") == 0 ? SAL_IMPORT_FINDING_EMPTY : SAL_IMPORT_FINDING_BENT;
}

static void
add_finding (SalImportAttempt *self, GHashTable *seen, const SalCsvRow *row)
{
  g_autofree char *same = g_strjoin ("\x1f",
                                     row->fields[FILE_COLUMN].text,
                                     row->fields[COLUMN_COLUMN].text,
                                     row->fields[VALUE_COLUMN].text,
                                     row->fields[REASON_COLUMN].text,
                                     row->fields[OUTCOME_COLUMN].text,
                                     NULL);
  SalImportFinding *finding = g_hash_table_lookup (seen, same);
  SalImportFindingType type = parse_outcome (row->fields[OUTCOME_COLUMN].text);

  if (type == SAL_IMPORT_FINDING_EMPTY)
    self->n_left_empty++;
  if (finding != NULL)
    {
      finding->n_rows++;
      return;
    }
  if (self->findings->len >= SAL_IMPORT_FINDINGS)
    {
      self->n_findings_left_out++;
      return;
    }
  finding = g_new0 (SalImportFinding, 1);
  finding->type = type;
  finding->file = g_strdup (row->fields[FILE_COLUMN].text);
  finding->row = g_ascii_strtoull (row->fields[ROW_COLUMN].text, NULL, 10);
  finding->column = g_strdup (row->fields[COLUMN_COLUMN].text);
  finding->value = g_strdup (row->fields[VALUE_COLUMN].text);
  finding->reason = g_strdup (row->fields[REASON_COLUMN].text);
  finding->n_rows = 1;
  g_ptr_array_add (self->findings, finding);
  g_hash_table_insert (seen, g_steal_pointer (&same), finding);
}

static int
compare_findings (gconstpointer one, gconstpointer other)
{
  const SalImportFinding *a = *(const SalImportFinding *const *) one;
  const SalImportFinding *b = *(const SalImportFinding *const *) other;

  if (a->type != b->type)
    return (int) a->type - (int) b->type;
  if (strcmp (a->file, b->file) != 0)
    return strcmp (a->file, b->file);

  return a->row < b->row ? -1 : a->row > b->row;
}

static gboolean
read_report (SalImportAttempt *self, GCancellable *cancellable, GError **error)
{
  const SalCsvOptions options = { .delimiter = ',' };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SalCsvReader) reader =
      sal_csv_reader_new_for_file (self->report, &options, cancellable, error);
  g_autoptr (GError) local_error = NULL;
  SalCsvRow row;

  if (reader == NULL)
    return FALSE;
  while (sal_csv_reader_next (reader, &row, cancellable, &local_error))
    if (row.n_fields >= N_COLUMNS)
      add_finding (self, seen, &row);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_sort (self->findings, compare_findings);

  return TRUE;
}

static GFile *
create_report (GError **error)
{
  g_autoptr (GFileIOStream) stream = NULL;

  return g_file_new_tmp ("salient-import-XXXXXX.csv", &stream, error);
}

/**
 * sal_import_attempt_run:
 * @job: the job it is run by
 * @attempt: a [struct@ImportAttempt] with at least one file
 * @error: return location for an error
 *
 * Tries or does the import; the function of a [class@Job].
 *
 * Returns: %FALSE with @error set as sal_import_run() sets it; what was found is set where rows
 * were refused
 */
gboolean
sal_import_attempt_run (SalJob *job, gpointer attempt, GError **error)
{
  SalImportAttempt *self = attempt;
  GCancellable *cancellable = sal_job_get_cancellable (job);
  g_autoptr (SalImport) import = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  self->report = create_report (error);
  if (self->report == NULL)
    return FALSE;
  self->options.report = self->report;
  self->options.job = job;
  import = sal_import_new (self->workspace, &self->options);
  add_sources (self, import);
  done = sal_import_run (import, &self->result, cancellable, &local_error);
  if ((done || g_error_matches (local_error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_ROWS)) &&
      !read_report (self, NULL, done ? &local_error : NULL))
    done = FALSE;
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return done;
}

/* --- in words --- */

guint64
sal_import_attempt_count_added (const SalImportAttempt *self)
{
  guint64 n = 0;

  for (guint i = 0; self->result != NULL && i < self->result->counts->len; i++)
    n += ((const SalImportCount *) self->result->counts->pdata[i])->n_added;

  return n;
}

guint64
sal_import_attempt_count_changed (const SalImportAttempt *self)
{
  guint64 n = 0;

  for (guint i = 0; self->result != NULL && i < self->result->counts->len; i++)
    n += ((const SalImportCount *) self->result->counts->pdata[i])->n_changed;

  return n;
}

guint64
sal_import_attempt_count_unchanged (const SalImportAttempt *self)
{
  guint64 n = 0;

  for (guint i = 0; self->result != NULL && i < self->result->counts->len; i++)
    n += ((const SalImportCount *) self->result->counts->pdata[i])->n_unchanged;

  return n;
}

/* Appends ", 12 rows rejected" for what there is; @format is translated and has the number. */
static void
append_count (GString *text, guint64 n, const char *format)
{
  g_autofree char *number = sal_number_format ((double) n, 0);
  g_autoptr (GString) part = g_string_new (format);

  if (n == 0)
    return;
  g_string_replace (part, "%s", number, 1);
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part->str);
}

/**
 * sal_import_attempt_describe:
 * @self: an attempt that has been run
 *
 * Says in one line what would be done, or was.
 *
 * Returns: (transfer full): "8,800 to add, 12 rows rejected"
 */
char *
sal_import_attempt_describe (const SalImportAttempt *self)
{
  gboolean planned = self->options.dry_run;
  guint64 n_rejected = self->result != NULL ? self->result->n_rejected : 0;
  guint64 n_left = self->n_left_empty;
  GString *text = g_string_new (NULL);

  append_count (
      text, sal_import_attempt_count_added (self), planned ? _ ("%s to add") : _ ("%s added"));
  append_count (text,
                sal_import_attempt_count_changed (self),
                planned ? _ ("%s to change") : _ ("%s changed"));
  append_count (text, sal_import_attempt_count_unchanged (self), _ ("%s unchanged"));
  append_count (
      text, n_rejected, ngettext ("%s row rejected", "%s rows rejected", (gulong) n_rejected));
  append_count (text,
                n_left,
                ngettext ("%s reference left empty", "%s references left empty", (gulong) n_left));
  if (text->len == 0)
    g_string_append (text, _ ("No rows"));

  return g_string_free (text, FALSE);
}
