/* sal-store-request.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-private.h"

#include <glib/gi18n-lib.h>

#include "sal-store-error.h"

/* What is asked of a store: handed to its writer or a reader, and the answer to who asked. */

static void
set_closed (GError **error)
{
  g_set_error_literal (
      error, SAL_STORE_ERROR, SAL_STORE_ERROR_FAILED, _ ("The workspace has been closed"));
}

static void
push_write (SalStore *self, SalWrite *write)
{
  g_mutex_lock (&self->lock);
  if (self->writer != NULL)
    {
      sal_writer_push (self->writer, write);
      write = NULL;
    }
  g_mutex_unlock (&self->lock);

  if (write != NULL)
    {
      set_closed (&write->error);
      write->done (write, write->done_data);
    }
}

static void
push_read (SalStore *self, SalRead *read)
{
  g_mutex_lock (&self->lock);
  if (self->readers != NULL)
    {
      sal_readers_push (self->readers, read);
      read = NULL;
    }
  g_mutex_unlock (&self->lock);

  if (read != NULL)
    {
      set_closed (&read->error);
      read->done (read, read->done_data);
    }
}

static void
tell_damage (GTask *task, const GError *error)
{
  SalStore *self = g_task_get_source_object (task);

  if (g_task_get_context (task) == self->context &&
      g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED))
    sal_store_tell_damage (self, error);
}

/* Tasks end on their own context, and so do not drop the last reference to the store on one of its
 * threads, which could not wait for itself. */
static gboolean
write_returned_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  SalWrite *write = g_task_get_task_data (task);

  tell_damage (task, write->error);
  if (write->error != NULL)
    g_task_return_error (task, g_steal_pointer (&write->error));
  else
    g_task_return_pointer (
        task, g_steal_pointer (&write->result), (GDestroyNotify) sal_change_unref);
  return G_SOURCE_REMOVE;
}

static void
write_done_cb (SalWrite *write, gpointer data)
{
  GTask *task = data;

  g_source_unref (
      sal_store_attach_source (g_task_get_context (task), write_returned_cb, task, NULL));
}

static gboolean
read_returned_cb (gpointer data)
{
  g_autoptr (GTask) task = data;
  SalRead *read = g_task_get_task_data (task);

  tell_damage (task, read->error);
  if (read->error != NULL)
    g_task_return_error (task, g_steal_pointer (&read->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&read->result), read->free_result);
  return G_SOURCE_REMOVE;
}

static void
read_done_cb (SalRead *read, gpointer data)
{
  GTask *task = data;

  g_source_unref (
      sal_store_attach_source (g_task_get_context (task), read_returned_cb, task, NULL));
}

static void
push_write_async (SalStore *self,
                  SalWrite *write,
                  gpointer tag,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was committed is told as done, though it be cancelled a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, write, (GDestroyNotify) sal_write_free);
  write->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  write->done = write_done_cb;
  write->done_data = task;
  if (self->damaged)
    {
      g_set_error_literal (
          &write->error,
          SAL_STORE_ERROR,
          SAL_STORE_ERROR_DAMAGED,
          _ ("The file is damaged, so nothing more is written to it: copy what can "
             "be read out into a new file"));
      write->done (write, write->done_data);
      return;
    }
  push_write (self, write);
}

typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean done;
} Waiter;

static void
waiter_init (Waiter *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->cond);
  self->done = FALSE;
}

static void
waiter_wait (Waiter *self)
{
  g_mutex_lock (&self->lock);
  while (!self->done)
    g_cond_wait (&self->cond, &self->lock);
  g_mutex_unlock (&self->lock);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->cond);
}

static void
waiter_wake (Waiter *self)
{
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->lock);
}

static void
write_wake_cb (SalWrite *write, gpointer data)
{
  waiter_wake (data);
}

static void
read_wake_cb (SalRead *read, gpointer data)
{
  waiter_wake (data);
}

/* The writer would wait for itself. */
static gboolean
is_called_by_command (SalStore *self)
{
  gboolean is;

  g_mutex_lock (&self->lock);
  is = self->writer != NULL && sal_writer_is_this_thread (self->writer);
  g_mutex_unlock (&self->lock);
  return is;
}

/* The request stays the caller's. */
static gboolean
push_write_sync (SalStore *self, SalWrite *write, SalChange **change, GError **error)
{
  Waiter waiter;

  g_return_val_if_fail (!is_called_by_command (self), FALSE);

  waiter_init (&waiter);
  write->done = write_wake_cb;
  write->done_data = &waiter;
  push_write (self, write);
  waiter_wait (&waiter);
  if (g_thread_self () == self->owner)
    sal_store_tell_news (self);

  if (change != NULL)
    *change = g_steal_pointer (&write->result);
  if (write->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&write->error));
  return FALSE;
}

static void
write_forget_cb (SalWrite *write, gpointer data)
{
  sal_write_free (write);
}

/* --- writing --- */

static SalWrite *
write_of_author (SalStore *self, SalWriteType type)
{
  SalWrite *write;

  g_mutex_lock (&self->lock);
  write = sal_write_new (type, self->author);
  g_mutex_unlock (&self->lock);
  return write;
}

/* Asks the writer what there is to undo and redo for the author. */
void
sal_store_look (SalStore *self)
{
  SalWrite *write = write_of_author (self, SAL_WRITE_LOOK);

  write->done = write_forget_cb;
  push_write (self, write);
}

/* As sal_store_look(), and waits. */
void
sal_store_look_sync (SalStore *self)
{
  g_autoptr (SalWrite) write = write_of_author (self, SAL_WRITE_LOOK);

  push_write_sync (self, write, NULL, NULL);
}

static SalWrite *
write_of_command (
    SalStore *self, const char *label, SalCommandFlags flags, SalCommandFunc func, gpointer data)
{
  SalWrite *write = write_of_author (self, SAL_WRITE_COMMAND);

  write->label = g_strdup (label);
  write->flags = flags;
  write->func = func;
  write->data = data;
  return write;
}

/**
 * sal_store_run_async:
 * @self: a store
 * @label: what is done
 * @flags: flags
 * @func: (scope notified): does it, on the writer thread
 * @data: passed to @func
 * @free_data: (nullable): frees @data
 * @cancellable: (nullable): to stop it: nothing is changed then
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Runs a command: everything @func writes becomes one change, or none of it.
 */
void
sal_store_run_async (SalStore *self,
                     const char *label,
                     SalCommandFlags flags,
                     SalCommandFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  SalWrite *write = write_of_command (self, label, flags, func, data);

  write->free_data = free_data;
  push_write_async (self, write, sal_store_run_async, cancellable, callback, user_data);
}

/**
 * sal_store_run_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_store_run_async().
 *
 * Raises what the command's function raised, %SAL_STORE_ERROR_REFERENCED if references would point
 * nowhere, %SAL_STORE_ERROR_READ_ONLY, %SAL_STORE_ERROR_BUSY, %SAL_STORE_ERROR_NEWER,
 * %SAL_STORE_ERROR_DAMAGED, %SAL_STORE_ERROR_FAILED and %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the change; %NULL without error if nothing was changed
 */
SalChange *
sal_store_run_finish (SalStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sal_store_run_sync:
 * @self: a store
 * @label: what is done
 * @flags: flags
 * @func: (scope call): does it, on the writer thread
 * @data: passed to @func
 * @cancellable: (nullable): to stop it: nothing is changed then
 * @change: (out) (optional) (nullable): the change, %NULL if nothing was changed
 * @error: return location for an error
 *
 * Runs a command and waits for it. Not to be called from a command.
 *
 * Raises the errors of sal_store_run_finish().
 *
 * Returns: %FALSE on error
 */
gboolean
sal_store_run_sync (SalStore *self,
                    const char *label,
                    SalCommandFlags flags,
                    SalCommandFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    SalChange **change,
                    GError **error)
{
  g_autoptr (SalWrite) write = write_of_command (self, label, flags, func, data);

  write->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return push_write_sync (self, write, change, error);
}

/* --- reading --- */

/**
 * sal_store_read_async:
 * @self: a store
 * @func: (scope notified): asks, on a reader thread, within one reading transaction
 * @data: passed to @func
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees the result if nobody takes it
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Asks a question that SQLite answers.
 */
void
sal_store_read_async (SalStore *self,
                      SalReadFunc func,
                      gpointer data,
                      GDestroyNotify free_data,
                      GDestroyNotify free_result,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  SalRead *read = g_new0 (SalRead, 1);

  g_task_set_source_tag (task, sal_store_read_async);
  g_task_set_task_data (task, read, (GDestroyNotify) sal_read_free);
  read->func = func;
  read->data = data;
  read->free_data = free_data;
  read->free_result = free_result;
  read->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  read->done = read_done_cb;
  read->done_data = task;
  push_read (self, read);
}

/**
 * sal_store_read_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_store_read_async().
 *
 * Raises what the function raised.
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
sal_store_read_finish (SalStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sal_store_read_sync:
 * @self: a store
 * @func: (scope call): asks, on a reader thread, within one reading transaction
 * @data: passed to @func
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Asks a question that SQLite answers, and waits. Not to be called from a reading function.
 *
 * Raises what the function raised.
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
sal_store_read_sync (
    SalStore *self, SalReadFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalRead) read = g_new0 (SalRead, 1);
  Waiter waiter;

  waiter_init (&waiter);
  read->func = func;
  read->data = data;
  read->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  read->done = read_wake_cb;
  read->done_data = &waiter;
  push_read (self, read);
  waiter_wait (&waiter);

  if (read->error != NULL)
    g_propagate_error (error, g_steal_pointer (&read->error));
  return g_steal_pointer (&read->result);
}

/* --- the journal --- */

SalChange *
sal_store_get_undo (SalStore *self)
{
  return self->undo;
}

SalChange *
sal_store_get_redo (SalStore *self)
{
  return self->redo;
}

/**
 * sal_store_undo_async:
 * @self: a store
 * @change: id of the change to be undone; 0 for the author's newest that stands
 * @cancellable: (nullable): to stop it: nothing is changed then
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Undoes a change, by anyone, by appending one that takes it back.
 */
void
sal_store_undo_async (SalStore *self,
                      gint64 change,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  SalWrite *write = write_of_author (self, SAL_WRITE_UNDO);

  write->change = change;
  push_write_async (self, write, sal_store_undo_async, cancellable, callback, user_data);
}

/**
 * sal_store_undo_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_store_undo_async(). Of an import, what nobody edited since is taken back; what was is
 * named in sal_change_get_note().
 *
 * Raises %SAL_STORE_ERROR_CONFLICT, naming the records that are not as the change left them:
 * nothing is changed then; %SAL_STORE_ERROR_FINAL, %SAL_STORE_ERROR_BARRIER,
 * %SAL_STORE_ERROR_NOT_FOUND if there is nothing to undo, and the errors of sal_store_run_finish().
 *
 * Returns: (transfer full): the change that undid it, or %NULL
 */
SalChange *
sal_store_undo_finish (SalStore *self, GAsyncResult *result, GError **error)
{
  return sal_store_run_finish (self, result, error);
}

/**
 * sal_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): to stop it: nothing is changed then
 * @callback: called when done
 * @user_data: passed to @callback
 *
 * Does again what the author undid last, if the author did nothing else since.
 */
void
sal_store_redo_async (SalStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  push_write_async (self,
                    write_of_author (self, SAL_WRITE_REDO),
                    sal_store_redo_async,
                    cancellable,
                    callback,
                    user_data);
}

/**
 * sal_store_redo_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_store_redo_async().
 *
 * Raises %SAL_STORE_ERROR_FINAL if an import was undone, which can only be imported again, and the
 * errors of sal_store_undo_finish().
 *
 * Returns: (transfer full): the change that did it again, or %NULL
 */
SalChange *
sal_store_redo_finish (SalStore *self, GAsyncResult *result, GError **error)
{
  return sal_store_run_finish (self, result, error);
}

SalChange *
sal_store_undo_sync (SalStore *self, gint64 change, GError **error)
{
  g_autoptr (SalWrite) write = write_of_author (self, SAL_WRITE_UNDO);
  SalChange *result = NULL;

  write->change = change;
  push_write_sync (self, write, &result, error);
  return result;
}

SalChange *
sal_store_redo_sync (SalStore *self, GError **error)
{
  g_autoptr (SalWrite) write = write_of_author (self, SAL_WRITE_REDO);
  SalChange *result = NULL;

  push_write_sync (self, write, &result, error);
  return result;
}
