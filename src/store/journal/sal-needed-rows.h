/* sal-needed-rows.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"
#include "sal-connection.h"

G_BEGIN_DECLS

/**
 * SalNeededRows:
 *
 * Rows an import added that stay when it is undone, because rows that stay refer to them.
 */
typedef struct _SalNeededRows SalNeededRows;

SalNeededRows *sal_needed_rows_new (void);
void sal_needed_rows_free (SalNeededRows *self);
guint sal_needed_rows_get_n (const SalNeededRows *self);
gboolean sal_needed_rows_contains (const SalNeededRows *self, const SalKind *kind, gint64 id);
void
sal_needed_rows_append_range (const SalNeededRows *self, const SalTouchRange *range, GArray *ids);
char *sal_needed_rows_name (const SalNeededRows *self, SalConnection *connection, guint limit);

gboolean sal_needed_rows_collect (SalNeededRows *self,
                                  SalConnection *connection,
                                  const SalKind *const *kinds,
                                  const SalChange *removal,
                                  GError **error);
gboolean sal_needed_rows_restore (const SalNeededRows *self,
                                  SalConnection *connection,
                                  const SalKind *const *kinds,
                                  GBytes *changeset,
                                  gboolean inverted,
                                  gint64 schema,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalNeededRows, sal_needed_rows_free)

G_END_DECLS
