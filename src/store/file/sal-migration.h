/* sal-migration.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/* A step from one schema version to the next that descriptions cannot say. Appended fields and new
 * kinds need none. */
typedef struct
{
  int version;          /* user_version afterwards */
  const char *rewrites; /* tables whose stored rows change, by commas: changes to them made before
                           cannot be undone */
  gboolean (*run) (SalConnection *connection, GError **error);
} SalMigration;

/* Ascending, ended by version 0. */
const SalMigration *sal_migrations (SalStoreRole role);
gboolean sal_migrate (SalConnection *connection,
                      const char *path,
                      const SalMigration *migrations,
                      GError **error);

G_END_DECLS
