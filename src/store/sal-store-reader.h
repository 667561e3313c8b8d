/* sal-store-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-store-open.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* A few threads with a connection each, on which questions are asked. */
typedef struct _SalReaders SalReaders;
typedef struct _SalRead SalRead;

struct _SalRead
{
  SalReadFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GCancellable *cancellable;

  gpointer result;
  GError *error;

  /* Called on the reader thread when the question is answered; takes the request. */
  void (*done) (SalRead *self, gpointer done_data);
  gpointer done_data;
};

void sal_read_free (SalRead *self);

SalReaders *
sal_readers_new (const SalOpenedFile *file, SalStoreRole role, const SalKind *const *kinds);
void sal_readers_push (SalReaders *self, SalRead *read);
void sal_readers_free (SalReaders *self); /* after what is waiting is answered */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalRead, sal_read_free)

G_END_DECLS
