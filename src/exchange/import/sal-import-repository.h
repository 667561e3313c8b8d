/* sal-import-repository.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* Called with each record; texts are borrowed for the call. */
typedef void (*SalImportRowFunc) (gint64 id, const SalValue *values, gpointer data);

gboolean sal_import_repository_foreach (SalConnection *connection,
                                        const SalKind *kind,
                                        const char *const *fields,
                                        SalImportRowFunc func,
                                        gpointer data,
                                        GError **error);
gboolean sal_import_repository_count (SalConnection *connection,
                                      const SalKind *kind,
                                      gint64 *n_records,
                                      GError **error);
char *sal_import_repository_select_sql (const SalKind *kind, const guint *fields, guint n_fields);
gboolean sal_import_repository_differs (SalConnection *connection,
                                        const char *select_sql,
                                        gint64 id,
                                        const SalValue *values,
                                        guint n_values,
                                        guint64 keep,
                                        gboolean *differs,
                                        GError **error);
gboolean sal_import_repository_find_file (
    SalConnection *connection, const char *kind, const char *hash, gint64 *time, GError **error);
char **sal_import_repository_load_mappings (SalConnection *connection,
                                            const char *kind,
                                            guint limit,
                                            GError **error);

G_END_DECLS
