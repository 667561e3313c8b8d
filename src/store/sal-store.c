/* sal-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store.h"

#include <glib/gi18n-lib.h>

#include "sal-store-open.h"
#include "sal-store-reader.h"
#include "sal-store-writer.h"

struct _SalStore
{
  GObject parent_instance;

  char *path;
  SalStoreRole role;
  const SalKind *const *kinds;
  gboolean read_only;
  gboolean shared;
  gboolean damaged;      /* and told so */
  GMainContext *context; /* where signals are emitted */
  GThread *owner;        /* that opened the store: where waiting calls may emit them, too */

  GMutex lock; /* of what follows */
  SalWriter *writer;
  SalReaders *readers;
  char *author;
  GQueue news; /* of SalNews, not yet told */
  GSource *news_source;
  gint64 last_change; /* once closed */

  /* of the context */
  SalChange *undo, *redo;
};

typedef enum
{
  PROP_UNDO = 1,
  PROP_REDO,
} SalStoreProperty;

static GParamSpec *properties[PROP_REDO + 1];

static guint changed_signal;
static guint damaged_signal;

G_DEFINE_FINAL_TYPE (SalStore, sal_store, G_TYPE_OBJECT)

/* --- news --- */

static void
take_change (SalStore *self, SalChange **place, SalChange *change, SalStoreProperty property)
{
  gboolean same = (*place != NULL ? sal_change_get_id (*place) : 0) ==
                  (change != NULL ? sal_change_get_id (change) : 0);

  g_clear_pointer (place, sal_change_unref);
  *place = change != NULL ? sal_change_ref (change) : NULL;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static SalNews *
pop_news (SalStore *self)
{
  SalNews *news;

  g_mutex_lock (&self->lock);
  news = g_queue_pop_head (&self->news);
  g_mutex_unlock (&self->lock);
  return news;
}

static void
tell_news (SalStore *self)
{
  g_autoptr (SalStore) alive = g_object_ref (self);
  SalNews *next;

  while ((next = pop_news (self)) != NULL)
    {
      g_autoptr (SalNews) news = next;

      take_change (self, &self->undo, news->undo, PROP_UNDO);
      take_change (self, &self->redo, news->redo, PROP_REDO);
      for (guint i = 0; i < news->changes->len; i++)
        g_signal_emit (self, changed_signal, 0, news->changes->pdata[i]);
    }
}

static gboolean
news_source_cb (gpointer data)
{
  g_autoptr (SalStore) self = g_weak_ref_get (data);

  if (self != NULL)
    {
      g_mutex_lock (&self->lock);
      g_clear_pointer (&self->news_source, g_source_unref);
      g_mutex_unlock (&self->lock);
      tell_news (self);
    }
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static GSource *
attach_source (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, context);
  return source;
}

/* On the writer thread. */
static void
news_cb (SalNews *news, gpointer data)
{
  SalStore *self = data;

  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->news, news);
  if (self->news_source == NULL)
    {
      GWeakRef *reference = g_new0 (GWeakRef, 1);

      g_weak_ref_init (reference, self);
      self->news_source = attach_source (self->context, news_source_cb, reference, weak_ref_free);
    }
  g_mutex_unlock (&self->lock);
}

/* --- requests --- */

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

/* Tells once that the file was found to be damaged. */
static void
tell_damage (GTask *task, const GError *error)
{
  SalStore *self = g_task_get_source_object (task);

  if (self->damaged || g_task_get_context (task) != self->context ||
      !g_error_matches (error, SAL_STORE_ERROR, SAL_STORE_ERROR_DAMAGED))
    return;
  self->damaged = TRUE;
  g_signal_emit (self, damaged_signal, 0, error);
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

  g_source_unref (attach_source (g_task_get_context (task), write_returned_cb, task, NULL));
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

  g_source_unref (attach_source (g_task_get_context (task), read_returned_cb, task, NULL));
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

/* The request stays the caller's. */
static gboolean
push_write_sync (SalStore *self, SalWrite *write, SalChange **change, GError **error)
{
  Waiter waiter;

  waiter_init (&waiter);
  write->done = write_wake_cb;
  write->done_data = &waiter;
  push_write (self, write);
  waiter_wait (&waiter);
  if (g_thread_self () == self->owner)
    tell_news (self);

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

/* --- object --- */

static void
sal_store_finalize (GObject *object)
{
  SalStore *self = SAL_STORE (object);

  sal_store_close (self);
  if (self->news_source != NULL)
    {
      g_source_destroy (self->news_source);
      g_source_unref (self->news_source);
    }
  g_queue_clear_full (&self->news, (GDestroyNotify) sal_news_free);
  g_clear_pointer (&self->undo, sal_change_unref);
  g_clear_pointer (&self->redo, sal_change_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_free (self->author);
  g_free (self->path);

  G_OBJECT_CLASS (sal_store_parent_class)->finalize (object);
}

static void
sal_store_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  SalStore *self = SAL_STORE (object);

  switch ((SalStoreProperty) property_id)
    {
    case PROP_UNDO:
      g_value_set_boxed (value, self->undo);
      break;
    case PROP_REDO:
      g_value_set_boxed (value, self->redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sal_store_class_init (SalStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sal_store_finalize;
  object_class->get_property = sal_store_get_property;

  /**
   * SalStore:undo:
   *
   * What undo would undo for the author; %NULL if nothing.
   */
  properties[PROP_UNDO] = g_param_spec_boxed (
      "undo", NULL, NULL, SAL_TYPE_CHANGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SalStore:redo:
   *
   * What redo would do again for the author; %NULL if nothing.
   */
  properties[PROP_REDO] = g_param_spec_boxed (
      "redo", NULL, NULL, SAL_TYPE_CHANGE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * SalStore::changed:
   * @self: the store
   * @change: what was committed, with the records it touched
   *
   * Emitted on the main context for each change, by this process or another, in order.
   */
  changed_signal = g_signal_new ("changed",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 SAL_TYPE_CHANGE | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * SalStore::damaged:
   * @self: the store
   * @error: what was found
   *
   * Emitted on the main context when reading or writing first finds the file damaged.
   */
  damaged_signal = g_signal_new ("damaged",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
sal_store_init (SalStore *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->news);
  self->author = g_strdup (g_get_user_name ());
}

/* --- opening --- */

static void
look_sync (SalStore *self)
{
  g_autoptr (SalWrite) write = sal_write_new (SAL_WRITE_LOOK, self->author);

  push_write_sync (self, write, NULL, NULL);
}

/* As sal_store_open(), with migrations and the context for signals given. If @context is not that
 * of the calling thread, which opens the store for another, waiting calls never emit signals. */
SalStore *
sal_store_open_migrating (const char *path,
                          SalStoreMode mode,
                          SalStoreRole role,
                          const SalKind *const *kinds,
                          const SalMigration *migrations,
                          GMainContext *context,
                          GError **error)
{
  g_auto (SalOpenedFile) file = { 0 };
  g_autoptr (GMainContext) own = g_main_context_ref_thread_default ();
  SalStore *self;

  if (!sal_opened_file_init (&file, path, mode, role, kinds, migrations, error))
    return NULL;

  self = g_object_new (SAL_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->role = role;
  self->kinds = kinds;
  self->read_only = file.read_only;
  self->shared = file.shared;
  self->context = g_main_context_ref (context != NULL ? context : own);
  self->owner = context == NULL || context == own ? g_thread_self () : NULL;
  self->readers = sal_readers_new (&file, role, kinds);
  self->writer = sal_writer_new (&file, role, kinds, self->author, news_cb, self);
  look_sync (self);
  return self;
}

/**
 * sal_store_open:
 * @path: a file
 * @mode: whether to create it, open it, or open it for reading only
 * @role: whether it holds a workspace or its pay
 * @kinds: (array zero-terminated=1): all kinds; static
 * @error: return location for an error
 *
 * Creates a store or opens one. Opening adds what the descriptions have and the file has not;
 * numbered migrations are preceded by a copy. A damaged file is found where the damage is in what
 * opening reads; sal_store_check_integrity() reads everything.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND, %SAL_STORE_ERROR_NOT_ALLOWED, %SAL_STORE_ERROR_NOT_WORKSPACE,
 * %SAL_STORE_ERROR_NEWER, %SAL_STORE_ERROR_DAMAGED, %SAL_STORE_ERROR_READ_ONLY,
 * %SAL_STORE_ERROR_BUSY, %SAL_STORE_ERROR_EXISTS, %SAL_STORE_ERROR_FAILED. Each message says what
 * can be done about it.
 *
 * Returns: (transfer full): the store, or %NULL
 */
SalStore *
sal_store_open (const char *path,
                SalStoreMode mode,
                SalStoreRole role,
                const SalKind *const *kinds,
                GError **error)
{
  return sal_store_open_migrating (path, mode, role, kinds, sal_migrations (role), NULL, error);
}

/**
 * sal_store_close:
 * @self: a store
 *
 * Waits for what is being written and read, and closes the file. What is asked of the store
 * afterwards fails.
 */
void
sal_store_close (SalStore *self)
{
  SalWriter *writer;
  SalReaders *readers;

  g_mutex_lock (&self->lock);
  writer = g_steal_pointer (&self->writer);
  readers = g_steal_pointer (&self->readers);
  if (writer != NULL)
    self->last_change = sal_writer_get_last_change (writer);
  g_mutex_unlock (&self->lock);

  /* The writer closes last and so can fold the write-ahead log into the file. */
  g_clear_pointer (&readers, sal_readers_free);
  g_clear_pointer (&writer, sal_writer_free);
}

const char *
sal_store_get_path (SalStore *self)
{
  return self->path;
}

gboolean
sal_store_is_read_only (SalStore *self)
{
  return self->read_only;
}

gboolean
sal_store_is_shared (SalStore *self)
{
  return self->shared;
}

const SalKind *const *
sal_store_get_kinds (SalStore *self)
{
  return self->kinds;
}

const char *
sal_store_get_author (SalStore *self)
{
  return self->author;
}

/**
 * sal_store_set_author:
 * @self: a store
 * @author: a name
 *
 * Sets who makes the changes from now on, and whose are undone.
 */
void
sal_store_set_author (SalStore *self, const char *author)
{
  SalWrite *write = sal_write_new (SAL_WRITE_LOOK, author);

  g_mutex_lock (&self->lock);
  g_free (self->author);
  self->author = g_strdup (author);
  g_mutex_unlock (&self->lock);

  write->done = write_forget_cb;
  push_write (self, write);
}

gint64
sal_store_get_last_change (SalStore *self)
{
  gint64 change;

  g_mutex_lock (&self->lock);
  change = self->writer != NULL ? sal_writer_get_last_change (self->writer) : self->last_change;
  g_mutex_unlock (&self->lock);
  return change;
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
