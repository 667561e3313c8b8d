/* sal-archive.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file in an archive. */
typedef struct
{
  char *name; /* with the folders it is in */
  GBytes *bytes;
} SalArchiveMember;

/* Whether the file of that name is to be unpacked. */
typedef gboolean (*SalArchiveWanted) (const char *name, gpointer data);

gboolean sal_archive_is_packed (GBytes *bytes);
GPtrArray *sal_archive_read (GBytes *bytes,
                             const char *name,
                             SalArchiveWanted wanted,
                             gpointer data,
                             guint64 max_size,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
