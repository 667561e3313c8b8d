/* sal-import-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-writer.h"

#include <glib/gi18n-lib.h>

#include "sal-import-created.h"
#include "sal-import-repository.h"
#include "sal-number.h"

/* From so many new rows on, building the indexes afterwards is faster than keeping them. */
#define MANY_ROWS 20000

/**
 * SalImportWriter:
 *
 * Writes the rows of one part in a transaction: new ones in bulk, changed ones as captured updates.
 */
struct _SalImportWriter
{
  SalTransaction *transaction;
  SalConnection *connection;
  const SalKind *kind;
  guint n_fields; /* that the file says something about */
  guint n_all;    /* with those that the kind completes */
  guint fields[SAL_IMPORT_MAX_VALUES];
  GArray *warnings; /* of Warning */
  SalBulk *bulk;    /* made with the first new row */
  char *select_sql;
  guint64 n_added;
  guint64 n_changed;
  guint64 n_unchanged;
};

/* What should be looked at in a row. */
typedef struct
{
  guint64 row;
  const SalField *field;
  char *text;
} Warning;

static void
clear_warning (gpointer data)
{
  g_free (((Warning *) data)->text);
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

  self->transaction = transaction;
  self->connection = sal_transaction_get_connection (transaction);
  self->kind = part->kind;
  self->n_fields = sal_import_part_list_fields (part, self->fields);
  add_completed (self);
  self->warnings = g_array_new (FALSE, FALSE, sizeof (Warning));
  g_array_set_clear_func (self->warnings, clear_warning);
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
  g_array_unref (self->warnings);
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
keep_warnings (SalImportWriter *self, SalRecord *record, guint64 row)
{
  g_autoptr (SalProblems) warnings = sal_record_warn (record);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const SalField *field = &self->kind->fields[i];
      const char *text = sal_problems_get (warnings, field->name);

      if (text != NULL)
        g_array_append_val (self->warnings, ((Warning){ row, field, g_strdup (text) }));
    }
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
          guint64 row,
          GError **error)
{
  if (self->kind->completed == NULL)
    return TRUE;
  if (!self->kind->edited (self->transaction, before, record, error))
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    if (is_said (before, self->fields[i], &values[i]))
      sal_record_set_value (record, self->fields[i], &values[i]);
  keep_warnings (self, record, row);

  return TRUE;
}

static gboolean
insert (SalImportWriter *self, gint64 id, const SalValue *values, guint64 row, GError **error)
{
  g_autoptr (SalRecord) record = NULL;
  SalValue all[SAL_IMPORT_MAX_VALUES];

  if (self->kind->completed == NULL)
    return sal_bulk_insert (self->bulk, id, values, error);
  record = sal_record_new_with_id (self->kind, id);
  for (guint i = 0; i < self->n_fields; i++)
    sal_record_set_value (record, self->fields[i], &values[i]);
  if (!complete (self, NULL, record, values, row, error))
    return FALSE;
  for (guint i = 0; i < self->n_all; i++)
    all[i] = *sal_record_get_value (record, self->fields[i]);

  return sal_bulk_insert (self->bulk, id, all, error);
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
  if (!complete (self, before, record, said, row, error))
    return FALSE;
  if (!sal_transaction_update (self->transaction, record, error))
    return FALSE;
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
      self->n_added++;
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
 * Tells of rows that were written and should be looked at.
 */
void
sal_import_writer_report (const SalImportWriter *self,
                          SalImportReport *report,
                          guint n_named,
                          GPtrArray *notes)
{
  guint n = self->warnings->len;

  for (guint i = 0; i < n; i++)
    {
      const Warning *warning = &g_array_index (self->warnings, Warning, i);
      const char *label = sal_field_get_label (warning->field);
      char row[SAL_NUMBER_BUFFER];

      sal_import_report_add (
          report, SAL_IMPORT_TO_LOOK_AT, warning->row, label, NULL, warning->text);
      sal_number_write ((gint64) warning->row, 0, row);
      if (i < n_named)
        /* translators: the number of a row, a column, a sentence */
        g_ptr_array_add (notes,
                         g_strdup_printf (_ ("row %1$s, %2$s: %3$s"), row, label, warning->text));
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
