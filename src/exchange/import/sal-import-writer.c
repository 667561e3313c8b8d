/* sal-import-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-writer.h"

#include "sal-import-created.h"
#include "sal-import-repository.h"

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
  guint n_fields;
  guint fields[SAL_IMPORT_MAX_VALUES];
  SalBulk *bulk; /* made with the first new row */
  char *select_sql;
  guint64 n_added;
  guint64 n_changed;
  guint64 n_unchanged;
};

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
  self->bulk = sal_bulk_new (self->transaction, self->kind, self->fields, self->n_fields, error);

  return self->bulk != NULL;
}

static gboolean
update (SalImportWriter *self, gint64 id, const SalValue *values, guint64 keep, GError **error)
{
  g_autoptr (SalRecord) record = NULL;
  gboolean differs;

  if (!sal_import_repository_differs (
          self->connection, self->select_sql, id, values, self->n_fields, keep, &differs, error))
    return FALSE;
  if (!differs)
    {
      self->n_unchanged++;
      return TRUE;
    }
  record = sal_transaction_load (self->transaction, self->kind, id, error);
  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    if (!(keep & (G_GUINT64_CONSTANT (1) << i)))
      sal_record_set_value (record, self->fields[i], &values[i]);
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
          if (!update (self, batch->ids[i], values, batch->keep[i], error))
            return FALSE;
          continue;
        }
      if (self->bulk == NULL && !begin_bulk (self, batch, error))
        return FALSE;
      if (!sal_bulk_insert (self->bulk, batch->ids[i], values, error))
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
