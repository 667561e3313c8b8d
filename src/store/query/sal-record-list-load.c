/* sal-record-list-load.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-list-private.h"

/* How a list loads the records of its rows, by pages on a reader thread. */

/* Records are loaded by pages of so many. */
#define PAGE 64

/* What a reader thread is asked, and answers. */
typedef struct
{
  const SalKind *kind;
  gint64 *ids;
  gsize n_ids;
} PageQuestion;

typedef struct
{
  GPtrArray *records;
  gint64 *versions;
} PageAnswer;

/* What is waiting for the answer; the list may be gone by then. */
typedef struct
{
  GWeakRef list;
  GPtrArray *rows;
  guint64 number;
} PageLoad;

static void
page_question_free (gpointer data)
{
  PageQuestion *self = data;

  g_free (self->ids);
  g_free (self);
}

static void
page_answer_free (gpointer data)
{
  PageAnswer *self = data;

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->versions);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageAnswer, page_answer_free)

static void
page_load_free (PageLoad *self)
{
  g_weak_ref_clear (&self->list);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageLoad, page_load_free)

static gpointer
read_page (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const PageQuestion *question = data;
  g_autoptr (PageAnswer) answer = g_new0 (PageAnswer, 1);

  answer->versions = g_new0 (gint64, question->n_ids);
  answer->records =
      sal_records_load (connection, question->kind, question->ids, question->n_ids, error);
  if (answer->records == NULL ||
      !sal_journal_load_versions (
          connection, question->kind, question->ids, question->n_ids, answer->versions, error))
    return NULL;

  return g_steal_pointer (&answer);
}

static void
page_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (PageLoad) load = data;
  g_autoptr (SalRecordList) list = g_weak_ref_get (&load->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (PageAnswer) answer = sal_store_read_finish (SAL_STORE (object), result, &error);

  for (guint i = 0; i < load->rows->len; i++)
    {
      SalRecordRow *row = g_ptr_array_index (load->rows, i);

      if (answer != NULL)
        sal_record_row_end (
            row, load->number, g_ptr_array_index (answer->records, i), answer->versions[i]);
      else
        sal_record_row_fail (row, load->number);
    }
  if (list != NULL && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sal_record_list_set_error (list, error->message);
}

/* Asks a reader thread for the records of @rows, which are wanted. */
static void
load_rows (SalRecordList *self, GPtrArray *rows)
{
  PageQuestion *question;
  PageLoad *load;

  if (rows->len == 0 || self->store == NULL)
    return;

  question = g_new0 (PageQuestion, 1);
  question->kind = self->query->kind;
  question->n_ids = rows->len;
  question->ids = g_new (gint64, rows->len);
  load = g_new0 (PageLoad, 1);
  g_weak_ref_init (&load->list, self);
  load->rows = g_ptr_array_ref (rows);
  load->number = ++self->n_loads;
  for (guint i = 0; i < rows->len; i++)
    {
      SalRecordRow *row = g_ptr_array_index (rows, i);

      question->ids[i] = sal_record_row_get_id (row);
      sal_record_row_begin (row, load->number);
    }

  sal_store_read_async (self->store,
                        read_page,
                        question,
                        page_question_free,
                        page_answer_free,
                        self->cancellable,
                        page_read_cb,
                        load);
}

static void
keep_row (SalRecordList *self, SalRecordRow *row)
{
  SalRecordRow *former = g_ptr_array_index (self->kept, self->next_kept);

  self->kept->pdata[self->next_kept] = g_object_ref (row);
  self->next_kept = (self->next_kept + 1) % SAL_RECORD_LIST_KEPT;
  if (former != NULL)
    g_object_unref (former);
}

void
sal_record_list_release_kept (SalRecordList *self)
{
  for (guint i = 0; i < SAL_RECORD_LIST_KEPT; i++)
    g_clear_object ((SalRecordRow **) &self->kept->pdata[i]);
}

void
sal_record_list_load_page (SalRecordList *self, guint position)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_full (PAGE, g_object_unref);
  guint first = position - position % PAGE;
  guint end = MIN (first + PAGE, self->ids->len);

  for (guint i = first; i < end; i++)
    {
      g_autoptr (SalRecordRow) row =
          sal_record_rows_take (self->rows, g_array_index (self->ids, gint64, i));

      keep_row (self, row);
      if (sal_record_row_is_wanted (row))
        g_ptr_array_add (wanted, g_steal_pointer (&row));
    }

  load_rows (self, wanted);
}

/* Loads the rows that somebody holds and that are wanted; the others when they are asked for. */
void
sal_record_list_load_wanted (SalRecordList *self)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  sal_record_list_release_kept (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      if (sal_record_row_is_wanted (row))
        g_ptr_array_add (wanted, g_object_ref (row));
    }

  for (guint i = 0; i < wanted->len; i += PAGE)
    {
      g_autoptr (GPtrArray) page = g_ptr_array_new_full (PAGE, g_object_unref);

      for (guint j = i; j < MIN (i + PAGE, wanted->len); j++)
        g_ptr_array_add (page, g_object_ref (g_ptr_array_index (wanted, j)));
      load_rows (self, page);
    }
}
