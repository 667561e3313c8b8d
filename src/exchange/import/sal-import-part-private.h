/* sal-import-part-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import-part.h"

G_BEGIN_DECLS

static inline SalImportConverter *
sal_import_part_get_converter (const SalImportPart *self, guint index)
{
  return &g_array_index (self->converters, SalImportConverter, index);
}

void sal_import_part_take (SalImportPart *self, const SalCsvRow *row);
void sal_import_part_list_values (const SalImportPart *self, const SalValue **values);
void sal_import_part_note_relations (SalImportPart *self, const SalCsvRow *row);
void sal_import_part_judge_relations (SalImportPart *self);
int sal_import_part_find_converter (const SalImportPart *self, const char *field);
void sal_import_part_append_key (SalImportPart *self,
                                 GString *key,
                                 const SalField *field,
                                 const SalValue *value);
gboolean
sal_import_part_load_matches (SalImportPart *self, SalConnection *connection, GError **error);
void sal_import_part_restart_matches (SalImportPart *self);
gint64 sal_import_part_find_match (SalImportPart *self);
gboolean sal_import_part_take_together (SalImportPart *self, gboolean exists);
char *sal_import_part_take_doubles (SalImportPart *self, gboolean exists, const char **field);

G_END_DECLS
