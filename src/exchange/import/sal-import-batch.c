/* sal-import-batch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-batch.h"

#include <string.h>

#define CHUNK_BYTES (64 * 1024)

/* A block of text; a longer text gets a chunk of its own size. */
typedef struct
{
  gsize size;
  char text[];
} Chunk;

/**
 * sal_import_batch_new:
 * @n_values: how many values each row has
 *
 * Creates an empty batch.
 *
 * Returns: (transfer full): the batch
 */
SalImportBatch *
sal_import_batch_new (guint n_values)
{
  SalImportBatch *self = g_new0 (SalImportBatch, 1);

  self->n_values = n_values;
  self->values = g_new0 (SalValue, (gsize) MAX (n_values, 1) * SAL_IMPORT_BATCH_ROWS);
  self->creations = g_array_new (FALSE, FALSE, sizeof (SalImportCreation));
  self->chunks = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
sal_import_batch_free (SalImportBatch *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_array_unref (self->creations);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

/**
 * sal_import_batch_clear:
 * @self: a batch
 *
 * Empties a batch to be filled again; its memory is kept.
 */
void
sal_import_batch_clear (SalImportBatch *self)
{
  g_return_if_fail (self != NULL);

  self->n_rows = 0;
  self->chunk = 0;
  self->used = 0;
  self->last = FALSE;
  g_array_set_size (self->creations, 0);
}

static char *
reserve (SalImportBatch *self, gsize length)
{
  for (;; self->chunk++, self->used = 0)
    {
      Chunk *chunk;

      if (self->chunk == self->chunks->len)
        {
          gsize size = MAX (CHUNK_BYTES, length);

          chunk = g_malloc (sizeof (Chunk) + size);
          chunk->size = size;
          g_ptr_array_add (self->chunks, chunk);
        }
      chunk = self->chunks->pdata[self->chunk];
      if (self->used + length <= chunk->size)
        {
          char *text = chunk->text + self->used;

          self->used += length;
          return text;
        }
    }
}

/**
 * sal_import_batch_add:
 * @self: a batch with less than %SAL_IMPORT_BATCH_ROWS rows
 * @number: the row, as a spreadsheet counts
 * @id: the record
 * @is_update: whether the record exists
 * @values: (array): its values; texts are copied
 * @keep: bits of the values that an update leaves alone
 *
 * Adds a row.
 */
void
sal_import_batch_add (SalImportBatch *self,
                      guint64 number,
                      gint64 id,
                      gboolean is_update,
                      const SalValue *values,
                      guint64 keep)
{
  SalValue *copies;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->n_rows < SAL_IMPORT_BATCH_ROWS);

  copies = self->values + (gsize) self->n_rows * self->n_values;
  for (guint i = 0; i < self->n_values; i++)
    {
      copies[i] = values[i];
      if (values[i].storage == SAL_STORAGE_TEXT)
        {
          char *text = reserve (self, (gsize) values[i].length + 1);

          memcpy (text, values[i].text, values[i].length);
          text[values[i].length] = '\0';
          copies[i].text = text;
        }
    }
  self->numbers[self->n_rows] = number;
  self->ids[self->n_rows] = id;
  self->is_update[self->n_rows] = is_update;
  self->keep[self->n_rows] = keep;
  self->n_rows++;
}
