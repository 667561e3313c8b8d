/* sal-store-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-store-open.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* The thread that alone writes to a store, one request after the other, and that looks for what
 * other processes wrote. */
typedef struct _SalWriter SalWriter;

typedef enum
{
  SAL_WRITE_COMMAND,
  SAL_WRITE_UNDO,
  SAL_WRITE_REDO,
  SAL_WRITE_LOOK, /* whether there is news: of others, or for another author */
} SalWriteType;

typedef struct _SalWrite SalWrite;

struct _SalWrite
{
  SalWriteType type;
  char *author;
  char *label;
  SalCommandFlags flags;
  SalCommandFunc func;
  gpointer data;
  GDestroyNotify free_data;
  gint64 change; /* to be undone; 0: the author's newest */
  GCancellable *cancellable;

  SalChange *result;
  GError *error;

  /* Called on the writer thread when the request is done or refused; takes the request. */
  void (*done) (SalWrite *self, gpointer done_data);
  gpointer done_data;
};

SalWrite *sal_write_new (SalWriteType type, const char *author);
void sal_write_free (SalWrite *self);

/* What the main thread is to be told: in order, and before the request that caused it is done. */
typedef struct
{
  GPtrArray *changes; /* of SalChange */
  SalChange *undo, *redo;
} SalNews;

void sal_news_free (SalNews *self);

typedef void (*SalNewsFunc) (SalNews *news,
                             gpointer data); /* on the writer thread; takes the news */

SalWriter *sal_writer_new (SalOpenedFile *file, /* its connection is taken */
                           SalStoreRole role,
                           const SalKind *const *kinds,
                           const char *author,
                           SalNewsFunc news_func,
                           gpointer news_data);
void sal_writer_push (SalWriter *self, SalWrite *write);
void sal_writer_free (SalWriter *self); /* after what is waiting is done */
gboolean sal_writer_is_this_thread (SalWriter *self);
gint64 sal_writer_get_last_change (SalWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalWrite, sal_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalNews, sal_news_free)

G_END_DECLS
