/* sal-store-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-store-reader.h"

#include "sal-schema.h"

#define N_THREADS 3

struct _SalReaders
{
  GThreadPool *pool;
  GAsyncQueue *idle; /* of SalConnection */
  char *path;
  gboolean shim;
  SalStoreRole role;
  const SalKind *const *kinds;
};

void
sal_read_free (SalRead *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  if (self->free_result != NULL && self->result != NULL)
    self->free_result (self->result);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

static SalConnection *
open_connection (SalReaders *self, GError **error)
{
  g_autoptr (SalConnection) connection = g_async_queue_try_pop (self->idle);

  if (connection != NULL)
    return g_steal_pointer (&connection);

  connection = sal_connection_open (self->path, SAL_CONNECTION_READ_ONLY, error);
  if (connection == NULL ||
      !sal_connection_execute (connection, "PRAGMA cache_size = -16384", error) ||
      (self->shim && !sal_schema_shim (connection, self->role, self->kinds, error)))
    return NULL;
  return g_steal_pointer (&connection);
}

static void
answer (SalReaders *self, SalRead *read)
{
  g_autoptr (SalConnection) connection = NULL;

  if (g_cancellable_set_error_if_cancelled (read->cancellable, &read->error))
    return;
  connection = open_connection (self, &read->error);
  if (connection == NULL)
    return;

  sal_connection_set_cancellable (connection, read->cancellable);
  if (sal_connection_execute (connection, "BEGIN", &read->error))
    read->result = read->func (connection, read->data, read->cancellable, &read->error);
  sal_connection_set_cancellable (connection, NULL);
  sal_connection_execute (connection, "ROLLBACK", NULL);
  g_async_queue_push (self->idle, g_steal_pointer (&connection));
}

static void
answer_cb (gpointer data, gpointer user_data)
{
  SalRead *read = data;

  answer (user_data, read);
  read->done (read, read->done_data);
}

SalReaders *
sal_readers_new (const SalOpenedFile *file, SalStoreRole role, const SalKind *const *kinds)
{
  SalReaders *self = g_new0 (SalReaders, 1);

  self->path = g_strdup (file->read_path);
  self->shim = file->shim;
  self->role = role;
  self->kinds = kinds;
  self->idle = g_async_queue_new_full ((GDestroyNotify) sal_connection_close);
  self->pool = g_thread_pool_new (answer_cb, self, N_THREADS, FALSE, NULL);
  return self;
}

void
sal_readers_push (SalReaders *self, SalRead *read)
{
  g_thread_pool_push (self->pool, read, NULL);
}

void
sal_readers_free (SalReaders *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_async_queue_unref (self->idle);
  g_free (self->path);
  g_free (self);
}
