/* sal-store-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-writer.h"

#include <glib/gi18n-lib.h>

#include "sal-change-private.h"
#include "sal-journal.h"
#include "sal-search.h"
#include "sal-transaction-private.h"

/* Microseconds between two looks at what other processes wrote. */
#define LOOK_INTERVAL (300 * G_TIME_SPAN_MILLISECOND)

struct _SalWriter
{
  GThread *thread;
  GAsyncQueue *queue; /* of SalWrite */

  /* of the writer thread */
  SalConnection *connection;
  gboolean read_only;
  gint64 version; /* user_version */
  SalStoreRole role;
  const SalKind *const *kinds;
  char *author; /* whose undo and redo are told */
  gint64 data_version;
  gint64 next_look; /* monotonic time */
  int n_log_pages;
  SalNewsFunc news_func;
  gpointer news_data;

  GMutex lock;
  gint64 last_change; /* newest change told or about to be */
};

/* Pages in the write-ahead log from which on it is copied into the file when there is time, and
 * when there is none. */
#define CHECKPOINT_IDLE 1000
#define CHECKPOINT_BUSY 50000

/* Pushed to end the thread. */
static SalWrite quit;

SalWrite *
sal_write_new (SalWriteType type, const char *author)
{
  SalWrite *self = g_new0 (SalWrite, 1);

  self->type = type;
  self->author = g_strdup (author);
  return self;
}

void
sal_write_free (SalWrite *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->result, sal_change_unref);
  g_clear_error (&self->error);
  g_free (self->author);
  g_free (self->label);
  g_free (self);
}

static SalNews *
news_new (void)
{
  SalNews *self = g_new0 (SalNews, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_change_unref);
  return self;
}

void
sal_news_free (SalNews *self)
{
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->undo, sal_change_unref);
  g_clear_pointer (&self->redo, sal_change_unref);
  g_free (self);
}

gint64
sal_writer_get_last_change (SalWriter *self)
{
  gint64 change;

  g_mutex_lock (&self->lock);
  change = self->last_change;
  g_mutex_unlock (&self->lock);
  return change;
}

static void
set_last_change (SalWriter *self, gint64 change)
{
  g_mutex_lock (&self->lock);
  self->last_change = MAX (self->last_change, change);
  g_mutex_unlock (&self->lock);
}

/* The ids of changes other processes made, in order; more may be there than are asked for. */
static GArray *
list_foreign (SalWriter *self, gint64 before)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection, "SELECT id FROM change WHERE id > ? AND id < ? ORDER BY id", NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, sal_writer_get_last_change (self));
  sqlite3_bind_int64 (statement, 2, before);
  while (sal_connection_step (self->connection, statement, &row, NULL))
    {
      gint64 id = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/* What cannot be read now is read at the next look. */
static void
collect_foreign (SalWriter *self, gint64 before, SalNews *news)
{
  g_autoptr (GArray) ids = list_foreign (self, before);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      SalChange *change = sal_journal_load (self->connection, self->kinds, id, NULL);

      if (change == NULL)
        return;
      g_ptr_array_add (news->changes, change);
      set_last_change (self, id);
    }
}

static void
tell (SalWriter *self, SalNews *news)
{
  gint64 undo = 0, redo = 0;

  if (sal_journal_find_undo (self->connection, self->author, &undo, &redo, NULL))
    {
      if (undo != 0)
        news->undo = sal_journal_load_header (self->connection, self->kinds, undo, NULL);
      if (redo != 0)
        news->redo = sal_journal_load_header (self->connection, self->kinds, redo, NULL);
    }
  if (news->undo != NULL && sal_change_is_final (news->undo))
    g_clear_pointer (&news->undo, sal_change_unref);
  /* data that was imported is imported again, which is no redo */
  if (news->redo != NULL && (news->redo->flags & SAL_CHANGE_BULK) != 0)
    g_clear_pointer (&news->redo, sal_change_unref);
  self->news_func (news, self->news_data);
}

/* @always: also tell if nobody wrote. */
static void
look (SalWriter *self, gboolean always)
{
  gint64 data_version;
  SalNews *news;

  self->next_look = g_get_monotonic_time () + LOOK_INTERVAL;
  if (!sal_connection_query_integer (
          self->connection, "PRAGMA data_version", &data_version, NULL) ||
      (data_version == self->data_version && !always))
    return;

  news = news_new ();
  collect_foreign (self, G_MAXINT64, news);
  self->data_version = data_version;
  if (news->changes->len > 0 || always)
    tell (self, news);
  else
    sal_news_free (news);
}

/* Another process may have brought the file to a version this one does not know. */
static gboolean
check_version (SalWriter *self, GError **error)
{
  gint64 version;

  if (!sal_connection_query_integer (self->connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == self->version)
    return TRUE;

  g_set_error_literal (error,
                       SAL_STORE_ERROR,
                       SAL_STORE_ERROR_NEWER,
                       _ ("The workspace has been converted by a newer version of Salient in the "
                          "meantime: close it and update Salient"));
  return FALSE;
}

static gboolean
is_fresh (const SalWrite *write)
{
  return write->type == SAL_WRITE_COMMAND && (write->flags & SAL_COMMAND_FRESH) != 0;
}

static gboolean
update_search_range (SalWriter *self,
                     const SalWrite *write,
                     SalChange *change,
                     const SalTouchRange *range,
                     gboolean collected,
                     GError **error)
{
  if (is_fresh (write))
    return sal_search_fill (self->connection, range->kind, error);
  if (range->n_rows <= SAL_SMALL_RANGE)
    return collected ||
           sal_journal_collect_rows (self->connection, range, change->range_rows, error);
  if (range->type == SAL_TOUCH_INSERTED)
    return sal_search_add (self->connection, range->kind, range->first, range->last, error);
  return sal_search_rebuild (self->connection, range->kind, error);
}

static gboolean
has_range_before (const SalChange *change, guint i)
{
  const SalKind *kind = g_array_index (change->ranges, SalTouchRange, i).kind;

  for (guint k = 0; k < i; k++)
    if (g_array_index (change->ranges, SalTouchRange, k).kind == kind)
      return TRUE;

  return FALSE;
}

/* Kinds whose ranges are large are indexed anew, other rows one by one; in a fresh file all are,
 * once. */
static gboolean
update_search_ranges (SalWriter *self, const SalWrite *write, SalChange *change, GError **error)
{
  gboolean collected = change->range_rows != NULL;

  if (!collected)
    change->range_rows = g_array_new (FALSE, FALSE, sizeof (SalTouch));
  for (guint i = 0; i < change->ranges->len; i++)
    if ((!is_fresh (write) || !has_range_before (change, i)) &&
        !update_search_range (self,
                              write,
                              change,
                              &g_array_index (change->ranges, SalTouchRange, i),
                              collected,
                              error))
      return FALSE;
  return TRUE;
}

/* What changed in other fields only is found as before. */
static GArray *
select_texts (const GArray *touches)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (SalTouch));

  for (guint i = 0; i < touches->len; i++)
    if (g_array_index (touches, SalTouch, i).text)
      g_array_append_vals (texts, &g_array_index (touches, SalTouch, i), 1);
  return texts;
}

static gboolean
update_search (SalWriter *self, const SalWrite *write, SalChange *change, GError **error)
{
  g_autoptr (GArray) texts = select_texts (change->touches);

  if (!update_search_ranges (self, write, change, error))
    return FALSE;

  return sal_search_update (
             self->connection, self->kinds, (const SalTouch *) texts->data, texts->len, error) &&
         sal_search_update (self->connection,
                            self->kinds,
                            (const SalTouch *) change->range_rows->data,
                            change->range_rows->len,
                            error);
}

static gboolean
run_command (SalWriter *self, SalWrite *write, GError **error)
{
  g_auto (SalTransaction) transaction = { 0 };
  SalJournalEntry entry = {
    .author = write->flags & SAL_COMMAND_UNATTENDED ? SAL_STORE_PROGRAM : write->author,
    .label = write->label,
    .flags = write->flags & SAL_COMMAND_FINAL ? SAL_CHANGE_FINAL : 0,
  };

  if (!sal_transaction_init (&transaction,
                             self->connection,
                             self->role,
                             self->kinds,
                             (write->flags & SAL_COMMAND_BULK) != 0,
                             error))
    return FALSE;

  transaction.trusted = is_fresh (write);
  if (!write->func (&transaction, write->data, write->cancellable, error) ||
      !sal_transaction_prepare_commit (&transaction, error))
    return FALSE;

  entry.ranges = transaction.ranges;
  if (transaction.label != NULL)
    entry.label = transaction.label;
  if (transaction.ranges->len > 0)
    entry.flags |= SAL_CHANGE_BULK;
  return sal_journal_append (
             self->connection, self->kinds, &entry, transaction.session, &write->result, error) &&
         (write->result == NULL ||
          sal_transaction_check_change (&transaction, write->result, error));
}

static gboolean
set_nothing_to_revert (SalWriteType type, GError **error)
{
  g_set_error_literal (error,
                       SAL_STORE_ERROR,
                       SAL_STORE_ERROR_NOT_FOUND,
                       type == SAL_WRITE_UNDO ? _ ("There is nothing to undo")
                                              : _ ("There is nothing to redo"));
  return FALSE;
}

/* Which change is to be reverted, and whether foreign keys are to be off for it, which cannot be
 * switched in a transaction. */
static gboolean
choose_change (SalWriter *self, SalWrite *write, gboolean *unchecked, GError **error)
{
  gint64 undo, redo;

  if (write->change == 0)
    {
      if (!sal_journal_find_undo (self->connection, write->author, &undo, &redo, error))
        return FALSE;
      write->change = write->type == SAL_WRITE_UNDO ? undo : redo;
    }
  if (write->change == 0)
    return set_nothing_to_revert (write->type, error);
  return sal_journal_is_bulk (self->connection, write->change, unchecked, error);
}

static gboolean
revert (SalWriter *self, SalWrite *write, SalRevertPlan *plan, GError **error)
{
  return sal_journal_revert (self->connection,
                             self->role,
                             self->kinds,
                             write->author,
                             write->change,
                             plan,
                             &write->result,
                             error);
}

static gboolean
run_in_transaction (SalWriter *self, SalWrite *write, SalRevertPlan *plan, GError **error)
{
  gboolean done;

  if (!sal_connection_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  done = check_version (self, error) &&
         (write->type == SAL_WRITE_COMMAND ? run_command (self, write, error)
                                           : revert (self, write, plan, error)) &&
         (write->result == NULL || update_search (self, write, write->result, error));
  if (done && write->result == NULL && (write->flags & SAL_COMMAND_ASIDE) == 0)
    return sal_connection_execute (self->connection, "ROLLBACK", error);
  if (done && sal_connection_execute (self->connection, "COMMIT", error))
    return TRUE;

  /* After an error SQLite may have rolled back by itself; a cancelled connection still has to. */
  sal_connection_set_cancellable (self->connection, NULL);
  sal_connection_execute (self->connection, "ROLLBACK", NULL);
  g_clear_pointer (&write->result, sal_change_unref);
  return FALSE;
}

static gboolean
run (SalWriter *self, SalWrite *write, GError **error)
{
  gboolean unchecked = (write->flags & SAL_COMMAND_BULK) != 0;
  g_auto (SalRevertPlan) plan = { 0 };
  gboolean done;

  if (self->read_only)
    {
      g_set_error_literal (error,
                           SAL_STORE_ERROR,
                           SAL_STORE_ERROR_READ_ONLY,
                           _ ("The workspace is open read-only: nothing can be changed in it"));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (write->cancellable, error) ||
      (write->type != SAL_WRITE_COMMAND && !choose_change (self, write, &unchecked, error)) ||
      (unchecked && !sal_connection_execute (self->connection, "PRAGMA foreign_keys = OFF", error)))
    return FALSE;

  sal_connection_set_cancellable (self->connection, write->cancellable);
  done = run_in_transaction (self, write, &plan, error);
  while (!done && plan.again)
    {
      g_clear_error (error);
      sal_connection_set_cancellable (self->connection, write->cancellable);
      done = run_in_transaction (self, write, &plan, error);
    }
  sal_connection_set_cancellable (self->connection, NULL);
  if (unchecked)
    sal_connection_execute (self->connection, "PRAGMA foreign_keys = ON", NULL);
  return done;
}

static void
tell_result (SalWriter *self, SalChange *change)
{
  SalNews *news = news_new ();

  collect_foreign (self, change->id, news);
  g_ptr_array_add (news->changes, sal_change_ref (change));
  set_last_change (self, change->id);
  tell (self, news);
}

static void
handle (SalWriter *self, SalWrite *write)
{
  if (write->type == SAL_WRITE_LOOK)
    {
      g_free (self->author);
      self->author = g_strdup (write->author);
      look (self, TRUE);
    }
  else if (run (self, write, &write->error) && write->result != NULL)
    tell_result (self, write->result);

  write->done (write, write->done_data);
}

static int
log_grown_cb (void *data, sqlite3 *handle, const char *database, int n_pages)
{
  ((SalWriter *) data)->n_log_pages = n_pages;
  return SQLITE_OK;
}

/* SQLite would do this within the commit, while somebody waits for it. */
static void
checkpoint (SalWriter *self, gboolean idle)
{
  if (self->n_log_pages < (idle ? CHECKPOINT_IDLE : CHECKPOINT_BUSY))
    return;
  sqlite3_wal_checkpoint_v2 (
      sal_connection_get_handle (self->connection), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->n_log_pages = 0;
}

static gpointer
run_thread (gpointer data)
{
  SalWriter *self = data;

  sqlite3_wal_hook (sal_connection_get_handle (self->connection), log_grown_cb, self);

  while (TRUE)
    {
      gint64 wait = MAX (self->next_look - g_get_monotonic_time (), 0);
      SalWrite *write = g_async_queue_timeout_pop (self->queue, (guint64) wait);

      if (write == &quit)
        break;
      if (write != NULL)
        handle (self, write);
      if (g_get_monotonic_time () >= self->next_look)
        look (self, FALSE);
      checkpoint (self, write == NULL);
    }

  sal_connection_close (self->connection);
  return NULL;
}

/**
 * sal_writer_new:
 * @file: an opened file, whose connection is taken
 * @role: which store it is
 * @kinds: (array zero-terminated=1): all kinds
 * @author: whose undo and redo are told
 * @news_func: called on the writer thread
 * @news_data: passed to @news_func
 *
 * Starts the writer thread. On a read-only store it refuses all requests but still tells what
 * others write.
 *
 * Returns: (transfer full): the writer
 */
SalWriter *
sal_writer_new (SalOpenedFile *file,
                SalStoreRole role,
                const SalKind *const *kinds,
                const char *author,
                SalNewsFunc news_func,
                gpointer news_data)
{
  SalWriter *self = g_new0 (SalWriter, 1);

  g_mutex_init (&self->lock);
  self->queue = g_async_queue_new ();
  self->connection = g_steal_pointer (&file->connection);
  self->read_only = file->read_only;
  self->version = file->version;
  self->last_change = file->last_change;
  self->role = role;
  self->kinds = kinds;
  self->author = g_strdup (author);
  self->news_func = news_func;
  self->news_data = news_data;
  self->thread = g_thread_new ("sal-writer", run_thread, self);
  return self;
}

void
sal_writer_push (SalWriter *self, SalWrite *write)
{
  g_async_queue_push (self->queue, write);
}

void
sal_writer_free (SalWriter *self)
{
  g_async_queue_push (self->queue, &quit);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  g_free (self->author);
  g_free (self);
}

gboolean
sal_writer_is_this_thread (SalWriter *self)
{
  return g_thread_self () == self->thread;
}
