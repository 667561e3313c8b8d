/* sal-store-open.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-migration.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* A file that was opened, checked and brought up to date. */
typedef struct
{
  SalConnection *connection; /* for the writer */
  char *read_path;           /* what readers open: the file, or a URI that says it never changes */
  gboolean read_only;
  gboolean shared;
  gboolean shim;  /* each connection calls sal_schema_shim () */
  gint64 version; /* user_version */
  gint64 last_change;
} SalOpenedFile;

void sal_opened_file_clear (SalOpenedFile *self);
gboolean sal_opened_file_init (SalOpenedFile *self,
                               const char *path,
                               SalStoreMode mode,
                               SalStoreRole role,
                               const SalKind *const *kinds,
                               const SalMigration *migrations,
                               GError **error);

/* Tests bring migrations of their own. */
SalStore *sal_store_open_migrating (const char *path,
                                    SalStoreMode mode,
                                    SalStoreRole role,
                                    const SalKind *const *kinds,
                                    const SalMigration *migrations,
                                    GMainContext *context,
                                    GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalOpenedFile, sal_opened_file_clear)

G_END_DECLS
