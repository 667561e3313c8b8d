/* sal-import-pump.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-pump.h"

#define N_BATCHES 8

/**
 * SalImportPump:
 *
 * Reads and converts rows on a thread of its own, while another thread writes them. Batches go
 * round: filled on one side, emptied on the other, so that memory is bounded and the faster side
 * waits.
 */
struct _SalImportPump
{
  SalImportPart *part;
  SalCsvReader *reader;
  GCancellable *cancellable;
  gboolean stop_at_refused;
  GThread *thread;
  GAsyncQueue *filled;
  GAsyncQueue *emptied;
  gint stopped; /* atomic: the other side wants no more */
  gboolean ended;
  guint64 n_rows;
  GError *error;
};

static SalImportBatch *
exchange_batch (SalImportPump *self, SalImportBatch *batch)
{
  if (batch != NULL)
    {
      batch->progress = sal_csv_reader_get_progress (self->reader);
      g_async_queue_push (self->filled, batch);
    }
  batch = g_async_queue_pop (self->emptied);
  sal_import_batch_clear (batch);

  return batch;
}

static gpointer
read_rows (gpointer data)
{
  SalImportPump *self = data;
  SalImportPart *part = self->part;
  SalImportBatch *batch = exchange_batch (self, NULL);
  SalCsvRow row;

  while (!g_atomic_int_get (&self->stopped) &&
         sal_csv_reader_next (self->reader, &row, self->cancellable, &self->error))
    {
      SalImportRowState state = sal_import_part_convert (part, &row);

      self->n_rows++;
      if (state != SAL_IMPORT_ROW_NEW && state != SAL_IMPORT_ROW_EXISTS)
        continue;
      if (self->stop_at_refused && part->n_refused > 0)
        continue;
      if (part->pending->len > 0)
        sal_import_part_take_pending (part, batch->creations);
      sal_import_batch_add (
          batch, row.number, part->id, state == SAL_IMPORT_ROW_EXISTS, part->values, part->keep);
      if (batch->n_rows < SAL_IMPORT_BATCH_ROWS)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        break;
      batch = exchange_batch (self, batch);
    }
  batch->last = TRUE;
  batch->progress = sal_csv_reader_get_progress (self->reader);
  g_async_queue_push (self->filled, batch);

  return NULL;
}

/**
 * sal_import_pump_start:
 * @part: what converts the rows; used by the pump's thread until it is finished
 * @reader: where rows come from; used likewise
 * @stop_at_refused: hand out no more rows after one was refused; they are still looked at
 * @cancellable: (nullable): a cancellable
 *
 * Starts to read.
 *
 * Returns: (transfer full): the pump, ended by [func@import_pump_finish]
 */
SalImportPump *
sal_import_pump_start (SalImportPart *part,
                       SalCsvReader *reader,
                       gboolean stop_at_refused,
                       GCancellable *cancellable)
{
  SalImportPump *self = g_new0 (SalImportPump, 1);

  self->part = part;
  self->reader = reader;
  self->cancellable = cancellable;
  self->stop_at_refused = stop_at_refused;
  self->filled = g_async_queue_new_full ((GDestroyNotify) sal_import_batch_free);
  self->emptied = g_async_queue_new_full ((GDestroyNotify) sal_import_batch_free);
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (self->emptied, sal_import_batch_new (part->converters->len));
  self->thread = g_thread_new ("import", read_rows, self);

  return self;
}

/**
 * sal_import_pump_take:
 * @self: a pump
 *
 * Waits for the next rows.
 *
 * Returns: (transfer full) (nullable): a batch to be given back, or %NULL after the last
 */
SalImportBatch *
sal_import_pump_take (SalImportPump *self)
{
  SalImportBatch *batch;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->ended)
    return NULL;
  batch = g_async_queue_pop (self->filled);
  self->ended = batch->last;

  return batch;
}

/**
 * sal_import_pump_give_back:
 * @self: a pump
 * @batch: (transfer full): a batch that is not needed any more
 *
 * Returns a batch to be filled again.
 */
void
sal_import_pump_give_back (SalImportPump *self, SalImportBatch *batch)
{
  g_return_if_fail (self != NULL);

  g_async_queue_push (self->emptied, batch);
}

/**
 * sal_import_pump_finish:
 * @self: (transfer full): a pump
 * @n_rows: (out): how many rows were read
 * @error: return location for an error
 *
 * Ends reading, and frees the pump. Rows that were not taken are dropped.
 *
 * Returns: %FALSE with @error set if the file could not be read to its end
 */
gboolean
sal_import_pump_finish (SalImportPump *self, guint64 *n_rows, GError **error)
{
  SalImportBatch *batch;
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);

  g_atomic_int_set (&self->stopped, 1);
  while ((batch = sal_import_pump_take (self)) != NULL)
    sal_import_pump_give_back (self, batch);
  g_thread_join (self->thread);
  *n_rows = self->n_rows;
  done = self->error == NULL;
  if (!done)
    g_propagate_error (error, self->error);
  g_async_queue_unref (self->filled);
  g_async_queue_unref (self->emptied);
  g_free (self);

  return done;
}
