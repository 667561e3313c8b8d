/* sal-reference-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"
#include "sal-name-match.h"

G_BEGIN_DECLS

/* A record that can be referred to. */
typedef struct
{
  gint64 id;
  char *name;        /* as it stands in the workspace */
  gboolean pending;  /* to be added before the first row that refers to it */
  gboolean created;  /* it was pending and has been added */
  gboolean repeated; /* several records have this name */
  guint64 n_uses;
  GHashTable *with; /* (nullable): borrowed: fields of a record to be added */
} SalReference;

typedef struct _SalReferenceTable SalReferenceTable;

SalReferenceTable *sal_reference_table_new (const SalKind *kind, const char *match);
void sal_reference_table_free (SalReferenceTable *self);
gboolean
sal_reference_table_load (SalReferenceTable *self, SalConnection *connection, GError **error);
const SalKind *sal_reference_table_get_kind (const SalReferenceTable *self);
const char *sal_reference_table_get_match (const SalReferenceTable *self);
const GPtrArray *sal_reference_table_get_all (const SalReferenceTable *self);
gboolean sal_reference_table_can_create (const SalReferenceTable *self);

SalReference *
sal_reference_table_find (SalReferenceTable *self, const char *text, gboolean *ambiguous);
SalReference *sal_reference_table_find_id (SalReferenceTable *self, gint64 id, const char *name);
SalNameMatch sal_reference_table_find_near (SalReferenceTable *self, const char *text);
SalReference *sal_reference_table_add (SalReferenceTable *self,
                                       gint64 id,
                                       const char *name,
                                       const char *external_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalReferenceTable, sal_reference_table_free)

G_END_DECLS
