/* sal-schema.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/* The tables of a store, derived from the descriptions of its kinds. */

#define SAL_SCHEMA_VERSION 1 /* user_version: raised by each numbered migration */

gboolean sal_schema_create (SalConnection *connection,
                            SalStoreRole role,
                            const SalKind *const *kinds,
                            GError **error);
gboolean sal_schema_needs_extension (SalConnection *connection,
                                     SalStoreRole role,
                                     const SalKind *const *kinds,
                                     gboolean *needed,
                                     GError **error);
gboolean sal_schema_extend (SalConnection *connection,
                            SalStoreRole role,
                            const SalKind *const *kinds,
                            GError **error);
gboolean sal_schema_check_internal (SalConnection *connection, GError **error);
gboolean sal_schema_shim (SalConnection *connection,
                          SalStoreRole role,
                          const SalKind *const *kinds,
                          GError **error);
gboolean sal_schema_append_history (SalConnection *connection,
                                    int version,
                                    const char *rewrites,
                                    GError **error);

gboolean sal_schema_remember_columns (SalConnection *connection, const char *table, GError **error);
char **sal_schema_load_columns (SalConnection *connection, const char *table, GError **error);
char **sal_schema_load_columns_at (SalConnection *connection,
                                   const char *table,
                                   gint64 number,
                                   GError **error);
gboolean sal_schema_find_kind_number (SalConnection *connection,
                                      const char *kind,
                                      gint64 *number,
                                      GError **error);

gboolean sal_schema_field_has_index (const SalKind *kind, const SalField *field);
gboolean sal_schema_create_index (SalConnection *connection,
                                  const SalKind *kind,
                                  const SalField *field,
                                  GError **error);
gboolean sal_schema_create_indexes (SalConnection *connection, const SalKind *kind, GError **error);
gboolean sal_schema_drop_indexes (SalConnection *connection, const SalKind *kind, GError **error);

/* Whether a foreign key keeps what @field refers to: a key cannot cross stores. */
gboolean sal_schema_field_has_key (const SalKind *kind, const SalField *field);

G_END_DECLS
