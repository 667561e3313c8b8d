/* sal-import-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-writer.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-import-created.h"
#include "sal-import-repository.h"
#include "sal-number.h"
#include "sal-record-validate.h"
#include "sal-store-error.h"

/* From so many new rows on, building the indexes afterwards is faster than keeping them. */
#define MANY_ROWS 20000

/**
 * SalImportWriter:
 *
 * Writes the rows of one part in a transaction: new ones in bulk, changed ones as captured updates.
 */
struct _SalImportWriter
{
  const SalImportPart *part;
  SalTransaction *transaction;
  SalConnection *connection;
  const SalKind *kind;
  guint n_fields; /* that the file says something about */
  guint n_all;    /* with those that the kind completes */
  guint fields[SAL_IMPORT_MAX_VALUES];
  GArray *findings; /* of Finding, by row */
  SalBulk *bulk;    /* made with the first new row */
  char *select_sql;
  guint64 n_added;
  guint64 n_changed;
  guint64 n_unchanged;
  guint64 n_refused;
};

/* What should be looked at in a row, or why it was not taken. */
typedef struct
{
  guint64 row;
  SalImportOutcome outcome;
  const SalField *field; /* NULL: the record */
  char *text;
} Finding;

static void
clear_finding (gpointer data)
{
  g_free (((Finding *) data)->text);
}

static gboolean
has_field (const SalImportWriter *self, guint field)
{
  for (guint i = 0; i < self->n_all; i++)
    if (self->fields[i] == field)
      return TRUE;

  return FALSE;
}

/* Appends the fields that the kind fills in and the file is silent about. */
static void
add_completed (SalImportWriter *self)
{
  g_auto (GStrv) names =
      g_strsplit (self->kind->completed != NULL ? self->kind->completed : "", ",", -1);

  self->n_all = self->n_fields;
  for (guint i = 0; names[i] != NULL; i++)
    {
      int index = sal_kind_field_index (self->kind, names[i]);

      if (index >= 0 && !has_field (self, (guint) index) && self->n_all < SAL_IMPORT_MAX_VALUES)
        self->fields[self->n_all++] = (guint) index;
    }
}

/**
 * sal_import_writer_new:
 * @transaction: the transaction
 * @part: the part whose rows are written
 *
 * Prepares to write.
 *
 * Returns: (transfer full): the writer
 */
SalImportWriter *
sal_import_writer_new (SalTransaction *transaction, const SalImportPart *part)
{
  SalImportWriter *self = g_new0 (SalImportWriter, 1);

  self->part = part;
  self->transaction = transaction;
  self->connection = sal_transaction_get_connection (transaction);
  self->kind = part->kind;
  self->n_fields = sal_import_part_list_fields (part, self->fields);
  add_completed (self);
  self->findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_array_set_clear_func (self->findings, clear_finding);
  self->select_sql = sal_import_repository_select_sql (self->kind, self->fields, self->n_fields);

  return self;
}

void
sal_import_writer_free (SalImportWriter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bulk, sal_bulk_free);
  g_free (self->select_sql);
  g_array_unref (self->findings);
  g_free (self);
}

static gboolean
create_references (SalImportWriter *self, const SalImportBatch *batch, GError **error)
{
  for (guint i = 0; i < batch->creations->len; i++)
    {
      const SalImportCreation *creation = &g_array_index (batch->creations, SalImportCreation, i);

      if (!sal_import_created_insert (self->transaction,
                                      creation->kind,
                                      creation->reference->id,
                                      creation->reference->name,
                                      creation->reference->with,
                                      error))
        return FALSE;
    }

  return TRUE;
}

/* Begins to add in bulk; a table that grows by much gets its indexes afterwards. */
static gboolean
begin_bulk (SalImportWriter *self, const SalImportBatch *batch, GError **error)
{
  double expected = batch->progress > 0 ? batch->n_rows / batch->progress : batch->n_rows;
  gint64 n_records;

  if (!sal_import_repository_count (self->connection, self->kind, &n_records, error))
    return FALSE;
  if (expected > MANY_ROWS && expected * 2 > (double) n_records &&
      !sal_transaction_defer_indexes (self->transaction, self->kind, error))
    return FALSE;
  self->bulk = sal_bulk_new (self->transaction, self->kind, self->fields, self->n_all, error);

  return self->bulk != NULL;
}

static void
add_finding (SalImportWriter *self,
             guint64 row,
             SalImportOutcome outcome,
             const SalField *field,
             const char *text)
{
  Finding finding = { row, outcome, field, g_strdup (text) };

  g_array_append_val (self->findings, finding);
}

static void
keep_problems (SalImportWriter *self,
               const SalProblems *problems,
               guint64 row,
               SalImportOutcome outcome)
{
  for (guint i = 0; i <= self->kind->n_fields; i++)
    {
      const SalField *field = i < self->kind->n_fields ? &self->kind->fields[i] : NULL;
      const char *text = sal_problems_get (problems, field != NULL ? field->name : NULL);

      if (text != NULL)
        add_finding (self, row, outcome, field, text);
    }
}

static void
keep_warnings (SalImportWriter *self, SalRecord *record, guint64 row)
{
  g_autoptr (SalProblems) warnings = sal_record_warn (record);

  keep_problems (self, warnings, row, SAL_IMPORT_TO_LOOK_AT);
}

/* Takes what a row does not allow as a reason to leave that row out. Other errors end the import,
 * as all do where something that goes with the record may have been written. */
static gboolean
refuse (SalImportWriter *self, guint64 row, GError *problem, GError **error)
{
  g_autoptr (GError) local_error = problem;
  g_autoptr (SalProblems) problems = NULL;

  if (self->kind->written != NULL ||
      !(g_error_matches (problem, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID) ||
        g_error_matches (problem, SAL_ERROR, SAL_ERROR_VALUE) ||
        g_error_matches (problem, SAL_ERROR, SAL_ERROR_OVERFLOW)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  problems = sal_problems_from_text (self->kind, problem->message);
  keep_problems (self, problems, row, SAL_IMPORT_ROW_REJECTED);
  self->n_refused++;

  return TRUE;
}

/* What a row would make of a record that there is; FALSE if that is refused. */
static gboolean
check (SalImportWriter *self, SalRecord *before, SalRecord *record, guint64 row)
{
  g_autoptr (SalProblems) problems = sal_record_validate_change (record, before);

  if (sal_problems_is_empty (problems))
    return TRUE;
  keep_problems (self, problems, row, SAL_IMPORT_ROW_REJECTED);
  self->n_refused++;

  return FALSE;
}

/* Whether the file says something of a field: what it repeats of the record as it is follows the
 * other values. */
static gboolean
is_said (SalRecord *before, guint field, const SalValue *value)
{
  return value->storage != SAL_STORAGE_NULL &&
         (before == NULL || !sal_value_equal (sal_record_get_value (before, field), value));
}

/* Lets the kind fill in what follows from a row; what the file says itself stays. */
static gboolean
complete (SalImportWriter *self,
          SalRecord *before,
          SalRecord *record,
          const SalValue *values,
          GError **error)
{
  if (self->kind->completed == NULL)
    return TRUE;
  if (!self->kind->edited (self->transaction, before, record, error))
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    if (is_said (before, self->fields[i], &values[i]))
      sal_record_set_value (record, self->fields[i], &values[i]);

  return TRUE;
}

static gboolean
insert (SalImportWriter *self, gint64 id, const SalValue *values, guint64 row, GError **error)
{
  g_autoptr (SalRecord) record = NULL;
  SalValue all[SAL_IMPORT_MAX_VALUES];
  GError *problem = NULL;

  if (self->kind->completed != NULL)
    {
      record = sal_record_new_with_id (self->kind, id);
      for (guint i = 0; i < self->n_fields; i++)
        sal_record_set_value (record, self->fields[i], &values[i]);
      if (!complete (self, NULL, record, values, &problem))
        return refuse (self, row, problem, error);
      keep_warnings (self, record, row);
      for (guint i = 0; i < self->n_all; i++)
        all[i] = *sal_record_get_value (record, self->fields[i]);
    }
  self->n_added++;

  return sal_bulk_insert (self->bulk, id, record != NULL ? all : values, error);
}

static gboolean
update (SalImportWriter *self,
        gint64 id,
        const SalValue *values,
        guint64 keep,
        guint64 row,
        GError **error)
{
  g_autoptr (SalRecord) before = NULL, record = NULL;
  SalValue said[SAL_IMPORT_MAX_VALUES] = { { 0 } };
  GError *problem = NULL;
  gboolean differs;

  if (!sal_import_repository_differs (
          self->connection, self->select_sql, id, values, self->n_fields, keep, &differs, error))
    return FALSE;
  if (!differs)
    {
      self->n_unchanged++;
      return TRUE;
    }
  before = sal_transaction_load (self->transaction, self->kind, id, error);
  if (before == NULL)
    return FALSE;
  record = sal_record_copy (before);
  for (guint i = 0; i < self->n_fields; i++)
    if (!(keep & (G_GUINT64_CONSTANT (1) << i)))
      {
        said[i] = values[i];
        sal_record_set_value (record, self->fields[i], &values[i]);
      }
  if (!check (self, before, record, row))
    return TRUE;
  if (!complete (self, before, record, said, &problem) ||
      !sal_transaction_update (self->transaction, record, &problem))
    return refuse (self, row, problem, error);
  if (self->kind->completed != NULL)
    keep_warnings (self, record, row);
  self->n_changed++;

  return TRUE;
}

/**
 * sal_import_writer_add:
 * @self: a writer
 * @batch: rows
 * @error: return location for an error
 *
 * Writes rows: adds what they refer to and is missing, adds new records, updates those that differ.
 *
 * Returns: %FALSE with @error set if a record could not be written
 */
gboolean
sal_import_writer_add (SalImportWriter *self, const SalImportBatch *batch, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!create_references (self, batch, error))
    return FALSE;
  for (guint i = 0; i < batch->n_rows; i++)
    {
      const SalValue *values = batch->values + (gsize) i * batch->n_values;

      if (batch->is_update[i])
        {
          if (!update (self, batch->ids[i], values, batch->keep[i], batch->numbers[i], error))
            return FALSE;
          continue;
        }
      if (self->bulk == NULL && !begin_bulk (self, batch, error))
        return FALSE;
      if (!insert (self, batch->ids[i], values, batch->numbers[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_import_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends adding in bulk.
 *
 * Returns: %FALSE with @error set if that failed
 */
gboolean
sal_import_writer_finish (SalImportWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->bulk == NULL || sal_bulk_finish (self->bulk, error);
}

/**
 * sal_import_writer_report:
 * @self: a writer whose rows have all been read
 * @report: where what should be looked at is told, row by row
 * @n_named: how many rows to tell in @notes
 * @notes: (element-type utf8): sentences, which are added to
 *
 * Tells of rows that were not taken, and of those that were written and should be looked at.
 */
void
sal_import_writer_report (const SalImportWriter *self,
                          SalImportReport *report,
                          guint n_named,
                          GPtrArray *notes)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const Finding *finding = &g_array_index (self->findings, Finding, i);
      const char *column =
          finding->field != NULL ? sal_import_part_name_column (self->part, finding->field) : NULL;
      char row[SAL_NUMBER_BUFFER];

      sal_import_report_add (report, finding->outcome, finding->row, column, NULL, finding->text);
      if (finding->outcome != SAL_IMPORT_TO_LOOK_AT || n++ >= n_named)
        continue;
      sal_number_write ((gint64) finding->row, 0, row);
      g_ptr_array_add (
          notes,
          /* translators: the number of a row, a column, a sentence */
          column != NULL ? g_strdup_printf (_ ("row %1$s, %2$s: %3$s"), row, column, finding->text)
                         /* translators: the number of a row, a sentence */
                         : g_strdup_printf (_ ("row %1$s: %2$s"), row, finding->text));
    }
  if (n > n_named)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u more row should be looked at",
                                                "%u more rows should be looked at",
                                                n - n_named),
                                      n - n_named));
}

guint64
sal_import_writer_get_n_added (const SalImportWriter *self)
{
  return self->n_added;
}

guint64
sal_import_writer_get_n_changed (const SalImportWriter *self)
{
  return self->n_changed;
}

guint64
sal_import_writer_get_n_unchanged (const SalImportWriter *self)
{
  return self->n_unchanged;
}

guint64
sal_import_writer_get_n_refused (const SalImportWriter *self)
{
  return self->n_refused;
}
