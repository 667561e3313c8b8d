/* sal-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-exchange-error.h"
#include "sal-import-part.h"
#include "sal-import-pump.h"
#include "sal-import-repository.h"
#include "sal-import-review.h"
#include "sal-import-writer.h"
#include "sal-kinds.h"
#include "sal-number.h"

#define N_NAMED    10
#define HASH_BYTES (256 * 1024)

/* One file of an import */
typedef struct
{
  GFile *file;
  char *name;
  const SalKind *kind;
  SalMapping *mapping;
  guint64 n_rows;
  guint64 n_rejected;
  guint64 n_added;
  guint64 n_changed;
  char *hash;
} Step;

/**
 * SalImport:
 *
 * Brings files into a workspace as one command, which can be undone. Rows are told apart by the key
 * of the mapping, so that importing a file again changes nothing, and a changed file changes what
 * changed. What the rows refer to is looked up by external id or name; what is not found is named,
 * with what may be meant, and left empty or refused, never guessed.
 */
struct _SalImport
{
  SalWorkspace *workspace;
  SalImportOptions options;
  GPtrArray *steps;

  /* while it runs */
  SalImportResult *result;
  SalImportContext context;
};

/* What a rehearsed import ends with, so that its transaction is rolled back */
static G_DEFINE_QUARK (sal - import - dry - run, dry_run)

    static void step_free (Step *step)
{
  g_clear_object (&step->file);
  g_free (step->name);
  g_clear_pointer (&step->mapping, sal_mapping_free);
  g_free (step->hash);
  g_free (step);
}

/**
 * sal_import_new:
 * @workspace: the workspace
 * @options: (nullable): how to import; copied
 *
 * Creates an import without files.
 *
 * Returns: (transfer full): the import
 */
SalImport *
sal_import_new (SalWorkspace *workspace, const SalImportOptions *options)
{
  SalImport *self;

  g_return_val_if_fail (SAL_IS_WORKSPACE (workspace), NULL);

  self = g_new0 (SalImport, 1);
  self->workspace = g_object_ref (workspace);
  if (options != NULL)
    self->options = *options;
  if (self->options.report != NULL)
    g_object_ref (self->options.report);
  if (self->options.job != NULL)
    g_object_ref (self->options.job);
  if (self->options.n_named == 0)
    self->options.n_named = N_NAMED;
  if (self->options.time == 0)
    self->options.time = g_get_real_time () / G_USEC_PER_SEC;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);

  return self;
}

void
sal_import_free (SalImport *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->workspace);
  g_clear_object (&self->options.report);
  g_clear_object (&self->options.job);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

SalWorkspace *
sal_import_get_workspace (const SalImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->workspace;
}

/**
 * sal_import_add:
 * @self: an import
 * @file: a delimited text file
 * @kind: what its rows are, for the history
 * @mapping: how its columns go to fields; copied
 *
 * Adds a file. Files are imported in the order they are added, so that rows can refer to records of
 * earlier files.
 */
void
sal_import_add (SalImport *self, GFile *file, const SalKind *kind, const SalMapping *mapping)
{
  Step *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (kind != NULL && mapping != NULL);

  step = g_new0 (Step, 1);
  step->file = g_object_ref (file);
  step->name = g_file_get_basename (file);
  step->kind = kind;
  step->mapping = sal_mapping_copy (mapping);
  if (self->options.date_order != SAL_DATE_ORDER_ISO)
    sal_mapping_decide_dates (step->mapping, self->options.date_order);
  g_ptr_array_add (self->steps, step);
}

static SalCsvReader *
open_reader (const Step *step, GCancellable *cancellable, GError **error)
{
  const SalCsvOptions options = { .delimiter = step->mapping->delimiter,
                                  .encoding = step->mapping->encoding,
                                  .no_header = !step->mapping->header,
                                  .trim = TRUE };

  return sal_csv_reader_new_for_file (step->file, &options, cancellable, error);
}

static SalImportCount *
get_count (SalImport *self, const SalKind *kind)
{
  SalImportCount *count;

  for (guint i = 0; i < self->result->counts->len; i++)
    {
      count = self->result->counts->pdata[i];
      if (count->kind == kind)
        return count;
    }
  count = g_new0 (SalImportCount, 1);
  count->kind = kind;
  g_ptr_array_add (self->result->counts, count);

  return count;
}

static void
count_creations (SalImport *self, const SalImportBatch *batch, Step *step)
{
  for (guint i = 0; i < batch->creations->len; i++)
    get_count (self, g_array_index (batch->creations, SalImportCreation, i).kind)->n_added++;
  step->n_added += batch->creations->len;
}

static void
report_progress (SalImport *self, const Step *step, guint part, double progress)
{
  guint n_parts = step->mapping->parts->len;
  guint index;
  double fraction;

  if (self->options.job == NULL || !g_ptr_array_find (self->steps, step, &index))
    return;
  fraction = (part + MAX (progress, 0)) / n_parts;
  sal_job_report (self->options.job, (index + fraction) / self->steps->len, step->name);
}

/* Takes batches from the pump and writes them until there are no more or one cannot be written. */
static gboolean
write_batches (SalImport *self,
               Step *step,
               guint part_index,
               SalImportPump *pump,
               SalImportWriter *writer,
               GError **error)
{
  SalImportBatch *batch;

  while ((batch = sal_import_pump_take (pump)) != NULL)
    {
      gboolean done = sal_import_writer_add (writer, batch, error);

      count_creations (self, batch, step);
      report_progress (self, step, part_index, batch->progress);
      sal_import_pump_give_back (pump, batch);
      if (!done)
        return FALSE;
    }

  return sal_import_writer_finish (writer, error);
}

static gboolean
read_through (const Step *step, SalImportPart *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalCsvReader) reader = open_reader (step, cancellable, error);
  g_autoptr (GError) local_error = NULL;
  SalCsvRow row;

  if (reader == NULL)
    return FALSE;
  while (sal_csv_reader_next (reader, &row, cancellable, &local_error))
    if (!g_cancellable_is_cancelled (cancellable))
      sal_import_part_convert (part, &row);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
rehearse (const Step *step, SalImportPart *part, GCancellable *cancellable, GError **error)
{
  sal_import_part_rehearse (part, TRUE);
  if (!read_through (step, part, cancellable, error) ||
      (sal_import_part_relate (part) && !read_through (step, part, cancellable, error)))
    return FALSE;
  sal_import_part_rehearse (part, FALSE);

  return TRUE;
}

static void
add_counts (SalImport *self, Step *step, const SalImportPart *part, const SalImportWriter *writer)
{
  SalImportCount *count = get_count (self, part->kind);
  guint64 n_refused = part->n_refused + sal_import_writer_get_n_refused (writer);

  count->n_added += sal_import_writer_get_n_added (writer);
  count->n_changed += sal_import_writer_get_n_changed (writer);
  count->n_unchanged += sal_import_writer_get_n_unchanged (writer);
  step->n_added += sal_import_writer_get_n_added (writer);
  step->n_changed += sal_import_writer_get_n_changed (writer);
  step->n_rejected += n_refused;
  self->result->n_rejected += n_refused;
}

/* What is wrong with the records as they are now, all together. */
static gboolean
review (SalImport *self,
        const SalImportPart *part,
        const SalImportWriter *writer,
        SalConnection *connection,
        GPtrArray *notes,
        GError **error)
{
  guint first = notes->len;

  if (sal_import_writer_get_n_added (writer) + sal_import_writer_get_n_changed (writer) == 0)
    return TRUE;
  if (!sal_import_review (part->kind, connection, notes, error))
    return FALSE;
  for (guint i = first; i < notes->len; i++)
    sal_import_report_add (
        self->context.report, SAL_IMPORT_TO_LOOK_AT, 0, NULL, NULL, notes->pdata[i]);

  return TRUE;
}

static gboolean
add_notes (SalImport *self,
           const Step *step,
           const SalImportPart *part,
           const SalImportWriter *writer,
           const SalCsvReader *reader,
           SalConnection *connection,
           GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  if (reader != NULL)
    {
      g_auto (GStrv) bent = sal_csv_reader_dup_notes (reader);

      for (guint i = 0; bent[i] != NULL; i++)
        g_ptr_array_add (notes, g_strdup (bent[i]));
    }
  if (!part->mapping->distinct)
    sal_import_part_describe (part, notes);
  sal_import_writer_report (writer, self->context.report, self->options.n_named, notes);
  if (!review (self, part, writer, connection, notes, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (self->result->notes,
                     g_strdup_printf ("%s: %s", step->name, (const char *) notes->pdata[i]));

  return TRUE;
}

static gboolean
run_part (SalImport *self,
          Step *step,
          guint index,
          SalTransaction *transaction,
          GCancellable *cancellable,
          GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autoptr (SalCsvReader) reader = open_reader (step, cancellable, error);
  g_autoptr (SalImportPart) part = NULL;
  g_autoptr (SalImportWriter) writer = NULL;
  SalImportPump *pump;
  guint64 n_rows;
  gboolean written;

  if (reader == NULL)
    return FALSE;
  part = sal_import_part_new (&self->context,
                              step->mapping->parts->pdata[index],
                              sal_csv_reader_get_columns (reader, NULL),
                              error);
  if (part == NULL || !sal_import_part_load (part, connection, error))
    return FALSE;
  if (part->refers_to_itself && !rehearse (step, part, cancellable, error))
    return FALSE;

  writer = sal_import_writer_new (transaction, part);
  pump = sal_import_pump_start (part, reader, self->options.errors == SAL_IMPORT_STOP, cancellable);
  written = write_batches (self, step, index, pump, writer, error);
  if (!sal_import_pump_finish (pump, &n_rows, written ? error : NULL) || !written)
    return FALSE;
  if (index == 0)
    step->n_rows = n_rows;
  add_counts (self, step, part, writer);

  return add_notes (self, step, part, writer, index == 0 ? reader : NULL, connection, error);
}

/* Days are not guessed: either somebody says the order, or that what is doubtful is to be taken. */
static gboolean
check_dates (SalImport *self, const Step *step, GError **error)
{
  const SalMappingColumn *column = sal_mapping_find_undecided (step->mapping);
  g_autofree char *what = NULL;

  if (column == NULL || self->options.errors == SAL_IMPORT_SKIP)
    return TRUE;
  what = sal_mapping_column_describe_dates (column);
  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_MAPPING,
               _ ("%s, %s: %s, and no date of the column tells which; say whether the day or the "
                  "month comes first (--dates dmy or --dates mdy)"),
               step->name,
               column->column,
               what);

  return FALSE;
}

static gboolean
check_step (SalImport *self, const Step *step, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalCsvReader) reader = open_reader (step, cancellable, error);

  return reader != NULL &&
         sal_mapping_check (step->mapping,
                            self->context.kinds,
                            sal_csv_reader_get_columns (reader, NULL),
                            error) &&
         check_dates (self, step, error);
}

/* On a thread of its own, beside reading and writing: the SHA-256 of the file, or NULL */
static gpointer
hash_file (gpointer data)
{
  const Step *step = data;
  g_autoptr (GFileInputStream) stream = g_file_read (step->file, NULL, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *block = g_malloc (HASH_BYTES);
  gssize n = -1;

  while (stream != NULL &&
         (n = g_input_stream_read (G_INPUT_STREAM (stream), block, HASH_BYTES, NULL, NULL)) > 0)
    g_checksum_update (checksum, block, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* Remembers where records came from and how the file was read. */
static gboolean
write_source (SalImport *self, Step *step, SalTransaction *transaction, GError **error)
{
  g_autoptr (SalRecord) source = sal_record_new (&sal_import_source_kind);
  g_autofree char *mapping = sal_mapping_to_json (step->mapping);
  g_autofree char *path = g_file_get_parse_name (step->file);
  char time[SAL_TIME_BUFFER];

  sal_record_set_text (
      source, "name", step->mapping->name != NULL ? step->mapping->name : step->name);
  sal_record_set_text (source, "kind", step->kind->name);
  sal_record_set_text (source, "file", path);
  sal_record_set_text (source, "hash", step->hash);
  sal_record_set_text (source, "imported", sal_time_write_iso (self->options.time, time));
  sal_record_set_integer (source, "rows", (gint64) step->n_rows);
  sal_record_set_integer (source, "added", (gint64) step->n_added);
  sal_record_set_integer (source, "changed", (gint64) step->n_changed);
  sal_record_set_integer (source, "rejected", (gint64) step->n_rejected);
  sal_record_set_text (source, "mapping", mapping);

  return sal_transaction_insert (transaction, source, error);
}

/* What an unchanged file adds was edited, removed or refused since: worth a look. */
static gboolean
note_same_file (SalImport *self, const Step *step, SalConnection *connection, GError **error)
{
  g_autofree char *day = NULL;
  gint64 time;

  if (step->n_added == 0)
    return TRUE;
  if (!sal_import_repository_find_file (connection, step->kind->name, step->hash, &time, error))
    return FALSE;
  if (time == 0)
    return TRUE;
  day = sal_date_format ((gint32) (time / SAL_SECONDS_PER_DAY));
  g_ptr_array_add (
      self->result->notes,
      g_strdup_printf (_ ("%s: this very file was imported on %s; what it adds now was "
                          "not taken then, or has been edited or removed since"),
                       step->name,
                       day));

  return TRUE;
}

static gboolean
run_step (SalImport *self,
          Step *step,
          SalTransaction *transaction,
          GCancellable *cancellable,
          GError **error)
{
  GThread *hashing = g_thread_new ("hash", hash_file, step);
  gboolean done = TRUE;

  sal_import_report_set_file (self->context.report, step->name);
  for (guint i = 0; done && i < step->mapping->parts->len; i++)
    done = run_part (self, step, i, transaction, cancellable, error);
  step->hash = g_thread_join (hashing);
  if (!done)
    return FALSE;
  self->result->n_rows += step->n_rows;

  if (!note_same_file (self, step, sal_transaction_get_connection (transaction), error))
    return FALSE;

  return step->n_added + step->n_changed == 0 || write_source (self, step, transaction, error);
}

static gboolean
refuse_rows (SalImport *self, GError **error)
{
  g_auto (GStrv) messages = sal_import_report_dup_messages (self->context.report);
  g_autofree char *named = g_strjoinv ("\n", messages);
  guint64 n = self->result->n_rejected;
  g_autofree char *n_rows = sal_number_format ((double) n, 0);

  g_set_error (error,
               SAL_EXCHANGE_ERROR,
               SAL_EXCHANGE_ERROR_ROWS,
               ngettext ("%s row cannot be imported, so nothing was:\n%s%s",
                         "%s rows cannot be imported, so nothing was:\n%s%s",
                         (gulong) n),
               n_rows,
               named,
               n > g_strv_length (messages) ? "\n…" : "");

  return FALSE;
}

/* "Import sales_pipeline.csv: 8,800 records added" */
static char *
make_label (SalImport *self)
{
  const Step *first = self->steps->pdata[0];
  guint64 n_added = 0, n_changed = 0;
  g_autofree char *added = NULL, *changed = NULL, *files = NULL;

  for (guint i = 0; i < self->result->counts->len; i++)
    {
      const SalImportCount *count = self->result->counts->pdata[i];

      n_added += count->n_added;
      n_changed += count->n_changed;
    }
  added = sal_number_format ((double) n_added, 0);
  changed = sal_number_format ((double) n_changed, 0);
  if (self->steps->len > 1)
    files = g_strdup_printf (ngettext ("%u file", "%u files", self->steps->len), self->steps->len);

  if (n_changed == 0)
    return g_strdup_printf (
        ngettext ("Import %s: %s record added", "Import %s: %s records added", (gulong) n_added),
        files != NULL ? files : first->name,
        added);
  return g_strdup_printf (_ ("Import %s: records added %s, changed %s"),
                          files != NULL ? files : first->name,
                          added,
                          changed);
}

/* On the writer thread, inside the transaction of the command */
static gboolean
run_command (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  SalImport *self = data;
  g_autofree char *label = NULL;

  sal_transaction_set_time (transaction, self->options.time);
  sal_transaction_set_told_apart (transaction);
  for (guint i = 0; i < self->steps->len; i++)
    if (!run_step (self, self->steps->pdata[i], transaction, cancellable, error))
      return FALSE;
  if (self->options.errors == SAL_IMPORT_STOP && self->result->n_rejected > 0)
    return refuse_rows (self, error);
  if (self->options.dry_run)
    {
      g_set_error_literal (error, dry_run_quark (), 0, "");
      return FALSE;
    }
  label = make_label (self);
  sal_transaction_set_label (transaction, label);

  return TRUE;
}

static gboolean
run_store (SalImport *self, GCancellable *cancellable, GError **error)
{
  SalStore *store = sal_workspace_get_store (self->workspace);
  g_autoptr (GError) local_error = NULL;

  if (sal_store_run_sync (store,
                          _ ("Import"),
                          SAL_COMMAND_BULK,
                          run_command,
                          self,
                          cancellable,
                          &self->result->change,
                          &local_error) ||
      g_error_matches (local_error, dry_run_quark (), 0))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static SalImportResult *
result_new (SalImport *self)
{
  SalImportResult *result = g_new0 (SalImportResult, 1);

  result->counts = g_ptr_array_new_with_free_func (g_free);
  result->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_import_proposal_free);
  result->notes = g_ptr_array_new_with_free_func (g_free);
  result->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_mapping_free);
  result->dry_run = self->options.dry_run;

  return result;
}

static void
complete_result (SalImport *self)
{
  self->result->messages = sal_import_report_dup_messages (self->context.report);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (self->result->mappings,
                     sal_mapping_copy (((const Step *) self->steps->pdata[i])->mapping));
}

/**
 * sal_import_run:
 * @self: an import with at least one file
 * @result: (out) (optional) (transfer full): what became of the rows; also set if they were refused
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Imports the files as one command, and waits for it; not to be called on the main thread of a
 * program with windows.
 *
 * Returns: %FALSE with @error set if nothing was imported: %SAL_EXCHANGE_ERROR_MAPPING if a mapping
 * does not fit, %SAL_EXCHANGE_ERROR_ROWS if rows were refused and the import was to stop,
 * %SAL_EXCHANGE_ERROR_FORMAT for files that are no text, or errors of files and the store
 */
gboolean
sal_import_run (SalImport *self,
                SalImportResult **result,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (SalImportReport) report = NULL;
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->steps->len > 0, FALSE);

  report = sal_import_report_new (self->options.report, self->options.n_named, cancellable, error);
  if (report == NULL)
    return FALSE;
  self->result = result_new (self);
  self->context = (SalImportContext){ .kinds = sal_workspace_get_kinds (self->workspace),
                                      .currency = sal_workspace_get_currency (self->workspace),
                                      .accept = self->options.accept,
                                      .report = report,
                                      .proposals = self->result->proposals };
  done = TRUE;
  for (guint i = 0; i < self->steps->len && done; i++)
    done = check_step (self, self->steps->pdata[i], cancellable, error);
  done = done && run_store (self, cancellable, error);
  complete_result (self);
  done = sal_import_report_close (report, cancellable, done ? error : NULL) && done;
  if (result != NULL)
    *result = g_steal_pointer (&self->result);
  else
    g_clear_pointer (&self->result, sal_import_result_free);

  return done;
}
