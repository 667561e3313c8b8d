/* sal-import-doubles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/**
 * SalImportDoubles:
 *
 * What no two records of a kind are alike in, held against rows that are about to be imported: the
 * records of the workspace, and the rows before. One look-up a row and rule, in memory.
 */
typedef struct _SalImportDoubles SalImportDoubles;

/* What a row is like. */
typedef struct
{
  const SalDouble *rule;
  guint first, last; /* the first and the last field of the rule in the kind */
  const char *title; /* of the other record, "" if it has none; until the next row */
  guint64 row;       /* the row it is from; 0: it is in the workspace */
} SalImportDouble;

SalImportDoubles *sal_import_doubles_new (const SalKind *kind);
void sal_import_doubles_free (SalImportDoubles *self);
gboolean
sal_import_doubles_load (SalImportDoubles *self, SalConnection *connection, GError **error);
void sal_import_doubles_restart (SalImportDoubles *self);
gboolean sal_import_doubles_take (SalImportDoubles *self,
                                  gint64 id,
                                  guint64 row,
                                  const SalValue *const *values,
                                  SalImportDouble *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportDoubles, sal_import_doubles_free)

G_END_DECLS
