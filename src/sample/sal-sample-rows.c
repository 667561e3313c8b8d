/* sal-sample-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-rows.h"

#include <string.h>

#define BATCH_ROWS  1024
#define BATCH_TEXTS (BATCH_ROWS * 160)
#define ROW_TEXTS   1024 /* bytes of the texts of one row, at most */

#define DAYS_BEFORE 9000 /* today, of which the text is kept ready */
#define DAYS_AFTER  2500

/**
 * SalSampleRows:
 *
 * Puts rows together and hands them on in batches, so that one thread can make them while another
 * writes them. Values are borrowed from the batch, from here, or from static data.
 */
struct _SalSampleRows
{
  SalSampleFlushFunc flush;
  gpointer data;
  SalSampleBatch *batches[SAL_SAMPLE_N_TABLES];
  SalSampleBatch *dropped; /* where rows of tables left out go */
  guint64 tables;          /* a bit for each that is not left out */
  guint n_fields[SAL_SAMPLE_N_TABLES];

  SalSampleBatch *current;
  SalValue *next;

  gint32 first_day;
  char (*days)[SAL_DATE_BUFFER];
  GArray *kept; /* of Kept */
};

/* What texts are borrowed from. */
typedef struct
{
  gpointer data;
  GDestroyNotify free_data;
} Kept;

static void
clear_kept (gpointer data)
{
  Kept *kept = data;

  kept->free_data (kept->data);
}

/**
 * sal_sample_batch_new:
 *
 * Makes room for a batch of any table.
 *
 * Returns: (transfer full): the batch
 */
SalSampleBatch *
sal_sample_batch_new (void)
{
  SalSampleBatch *self = g_new0 (SalSampleBatch, 1);

  self->ids = g_new (gint64, BATCH_ROWS);
  self->values = g_new (SalValue, BATCH_ROWS * SAL_SAMPLE_FIELDS_MAX);
  self->texts = g_malloc (BATCH_TEXTS);

  return self;
}

void
sal_sample_batch_free (SalSampleBatch *self)
{
  g_free (self->ids);
  g_free (self->values);
  g_free (self->texts);
  g_free (self);
}

/**
 * sal_sample_rows_new:
 * @today: the last day of the sample
 * @flush: what takes full batches
 * @data: data for @flush
 *
 * Prepares putting rows together.
 *
 * Returns: (transfer full): the rows; they must outlive the batches handed on
 */
SalSampleRows *
sal_sample_rows_new (gint32 today, SalSampleFlushFunc flush, gpointer data)
{
  SalSampleRows *self = g_new0 (SalSampleRows, 1);

  self->flush = flush;
  self->data = data;
  self->dropped = sal_sample_batch_new ();
  self->tables = G_MAXUINT64;
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, clear_kept);
  self->first_day = today - DAYS_BEFORE;
  self->days = g_malloc_n (DAYS_BEFORE + DAYS_AFTER, SAL_DATE_BUFFER);
  for (gint32 i = 0; i < DAYS_BEFORE + DAYS_AFTER; i++)
    sal_date_write_iso (self->first_day + i, self->days[i]);
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    {
      guint fields[SAL_SAMPLE_FIELDS_MAX];

      self->n_fields[i] = sal_sample_table_find_fields (i, fields);
    }

  return self;
}

void
sal_sample_rows_free (SalSampleRows *self)
{
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    g_clear_pointer (&self->batches[i], sal_sample_batch_free);
  sal_sample_batch_free (self->dropped);
  g_array_unref (self->kept);
  g_free (self->days);
  g_free (self);
}

/**
 * sal_sample_rows_choose:
 * @self: the rows
 * @tables: a bit for each table, 1 << %SAL_SAMPLE_TABLE_…
 *
 * Hands on only rows of some tables from now on; all at first. Who puts rows need not know.
 */
void
sal_sample_rows_choose (SalSampleRows *self, guint64 tables)
{
  self->tables = tables;
}

/**
 * sal_sample_rows_keep:
 * @self: the rows
 * @data: (transfer full): what texts are borrowed from
 * @free_data: how it is freed
 *
 * Keeps something as long as the rows.
 */
void
sal_sample_rows_keep (SalSampleRows *self, gpointer data, GDestroyNotify free_data)
{
  Kept kept = { data, free_data };

  g_array_append_val (self->kept, kept);
}

/**
 * sal_sample_rows_flush:
 * @self: the rows
 *
 * Hands on what has been put together so far.
 */
void
sal_sample_rows_flush (SalSampleRows *self)
{
  for (guint i = 0; i < SAL_SAMPLE_N_TABLES; i++)
    if (self->batches[i] && self->batches[i]->n_rows > 0)
      {
        self->batches[i] = self->flush (self->batches[i], self->data);
        self->batches[i]->n_rows = 0;
        self->batches[i]->n_texts = 0;
      }
}

/* The batch of a table, with room for a row. */
static SalSampleBatch *
find_batch (SalSampleRows *self, SalSampleTable table)
{
  gboolean chosen = (self->tables & G_GUINT64_CONSTANT (1) << table) != 0;
  SalSampleBatch *batch = chosen ? self->batches[table] : self->dropped;

  if (!batch)
    batch = sal_sample_batch_new ();
  else if (batch->n_rows == BATCH_ROWS || batch->n_texts + ROW_TEXTS > BATCH_TEXTS)
    {
      if (chosen)
        batch = self->flush (batch, self->data);
      batch->n_rows = 0;
      batch->n_texts = 0;
    }
  if (chosen)
    self->batches[table] = batch;

  return batch;
}

/**
 * sal_sample_rows_begin:
 * @self: the rows
 * @table: the table of the row
 * @id: its id, above those before in the table
 *
 * Begins a row.
 */
void
sal_sample_rows_begin (SalSampleRows *self, SalSampleTable table, gint64 id)
{
  SalSampleBatch *batch = find_batch (self, table);

  g_assert (!self->current);

  batch->table = table;
  batch->n_fields = self->n_fields[table];
  batch->ids[batch->n_rows] = id;
  self->current = batch;
  self->next = batch->values + (gsize) batch->n_rows * batch->n_fields;
}

/**
 * sal_sample_rows_end:
 * @self: the rows
 *
 * Ends a row, for each of whose fields a value was put.
 */
void
sal_sample_rows_end (SalSampleRows *self)
{
  SalSampleBatch *batch = self->current;

  batch->n_rows++;
  g_assert (self->next == batch->values + (gsize) batch->n_rows * batch->n_fields);
  self->current = NULL;
}

/**
 * sal_sample_rows_put:
 * @self: the rows
 * @value: a value; text must live as long as the batch
 *
 * Puts the next value of the row.
 */
void
sal_sample_rows_put (SalSampleRows *self, SalValue value)
{
  *self->next++ = value;
}

static SalValue
borrow (const char *text, gsize length)
{
  return (SalValue){ .storage = SAL_STORAGE_TEXT, .length = (guint32) length, .text = text };
}

/**
 * sal_sample_rows_put_static:
 * @self: the rows
 * @text: (nullable): a text that is not freed before the batches are written
 *
 * Puts a text that need not be copied.
 */
void
sal_sample_rows_put_static (SalSampleRows *self, const char *text)
{
  sal_sample_rows_put (self, text ? borrow (text, strlen (text)) : SAL_VALUE_NULL);
}

/**
 * sal_sample_rows_put_text:
 * @self: the rows
 * @text: (nullable): a text
 *
 * Puts a copy of a text.
 */
void
sal_sample_rows_put_text (SalSampleRows *self, const char *text)
{
  SalSampleBatch *batch = self->current;
  gsize length;
  char *copy;

  if (!text)
    {
      sal_sample_rows_put (self, SAL_VALUE_NULL);
      return;
    }

  length = strlen (text);
  g_assert (batch->n_texts + length < BATCH_TEXTS);
  copy = memcpy (batch->texts + batch->n_texts, text, length + 1);
  batch->n_texts += length + 1;
  sal_sample_rows_put (self, borrow (copy, length));
}

/**
 * sal_sample_rows_put_day:
 * @self: the rows
 * @day: a day, or SAL_DATE_NONE
 *
 * Puts a day.
 */
void
sal_sample_rows_put_day (SalSampleRows *self, gint32 day)
{
  char buffer[SAL_DATE_BUFFER];

  if (day == SAL_DATE_NONE)
    sal_sample_rows_put (self, SAL_VALUE_NULL);
  else if (day >= self->first_day && day < self->first_day + DAYS_BEFORE + DAYS_AFTER)
    sal_sample_rows_put (self, borrow (self->days[day - self->first_day], SAL_DATE_BUFFER - 1));
  else
    sal_sample_rows_put_text (self, sal_date_write_iso (day, buffer));
}

/**
 * sal_sample_rows_put_time:
 * @self: the rows
 * @time: seconds since 1970
 *
 * Puts a time.
 */
void
sal_sample_rows_put_time (SalSampleRows *self, gint64 time)
{
  char buffer[SAL_TIME_BUFFER];

  sal_sample_rows_put_text (self, sal_time_write_iso (time, buffer));
}
