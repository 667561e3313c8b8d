/* sal-store-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/* What can be said of a file before SQLite opens it. */

#define SAL_PAY_APPLICATION_ID 0x53414C50 /* "SALP" */

guint32 sal_store_file_application_id (SalStoreRole role);
gboolean sal_store_file_find_role (const char *path, SalStoreRole *role, GError **error);
gboolean sal_store_file_check (const char *path, SalStoreRole role, GError **error);
gboolean sal_store_file_check_writable (const char *path, GError **error);
gboolean sal_store_file_system_is_shared (guint32 type);
gboolean sal_store_file_is_shared (const char *path);
void sal_store_file_remove (const char *path);

G_END_DECLS
