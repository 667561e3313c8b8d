/* sal-reading.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-store.h"

G_BEGIN_DECLS

/* Up to where somebody has read a record and what belongs to it, kept with the workspace, for each
 * author, so that it is the same on every machine. It is no data: it is not journaled, not undone,
 * and left behind when a damaged file is copied out. */
typedef struct
{
  gint64 change; /* the newest there was; 0: never read */
  gint64 time;   /* seconds, UTC */
} SalReading;

/* For reader functions. */
gboolean sal_reading_find (SalConnection *connection,
                           const char *author,
                           const SalKind *kind,
                           gint64 id,
                           SalReading *reading,
                           GError **error);
gboolean
sal_reading_of_time (SalConnection *connection, gint64 time, SalReading *reading, GError **error);

void sal_reading_keep_async (SalStore *store,
                             const SalKind *kind,
                             gint64 id,
                             SalReading reading,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean sal_reading_keep_finish (SalStore *store, GAsyncResult *result, GError **error);
gboolean sal_reading_keep_sync (
    SalStore *store, const SalKind *kind, gint64 id, SalReading reading, GError **error);

G_END_DECLS
