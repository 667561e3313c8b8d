/* sal-store-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-store-reader.h"
#include "sal-store-writer.h"
#include "sal-store.h"

G_BEGIN_DECLS

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

GSource *sal_store_attach_source (GMainContext *context,
                                  GSourceFunc func,
                                  gpointer data,
                                  GDestroyNotify free_data);
void sal_store_tell_news (SalStore *self);
void sal_store_tell_damage (SalStore *self, const GError *error);

void sal_store_look (SalStore *self);
void sal_store_look_sync (SalStore *self);

G_END_DECLS
