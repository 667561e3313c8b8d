/* sal-import-relations.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-kind.h"

G_BEGIN_DECLS

/**
 * SalImportRelations:
 *
 * What a kind says of its records in relation to others, held against rows that are about to be
 * imported: that none leads up to itself, and that what is to agree does.
 */
typedef struct _SalImportRelations SalImportRelations;

SalImportRelations *sal_import_relations_new (const SalKind *kind);
void sal_import_relations_free (SalImportRelations *self);
gboolean
sal_import_relations_load (SalImportRelations *self, SalConnection *connection, GError **error);
void
sal_import_relations_announce (SalImportRelations *self, gint64 id, const SalValue *const *values);
const char *sal_import_relations_take (SalImportRelations *self,
                                       gint64 id,
                                       const SalValue *const *values,
                                       const char **field);
void sal_import_relations_note (
    SalImportRelations *self, guint row, gint64 id, gboolean is_new, const SalValue *const *values);
void sal_import_relations_judge (SalImportRelations *self);
gboolean sal_import_relations_is_absent (const SalImportRelations *self, gint64 id);
const char *
sal_import_relations_get_judgement (const SalImportRelations *self, guint row, const char **field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportRelations, sal_import_relations_free)

G_END_DECLS
