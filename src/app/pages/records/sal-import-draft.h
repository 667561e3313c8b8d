/* sal-import-draft.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-column-profile.h"
#include "sal-mapping.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalImportDraft:
 *
 * One file that is about to be imported: how it is read, what its columns look like and where they
 * go. The file is looked at on a thread of its own.
 *
 * Signal changed: the file has been read, or the mapping is another one.
 */
#define SAL_TYPE_IMPORT_DRAFT (sal_import_draft_get_type ())
G_DECLARE_FINAL_TYPE (SalImportDraft, sal_import_draft, SAL, IMPORT_DRAFT, GObject)

SalImportDraft *sal_import_draft_new (GFile *file, SalWorkspace *workspace);

GFile *sal_import_draft_get_file (SalImportDraft *self);
const char *sal_import_draft_get_name (SalImportDraft *self);
guint64 sal_import_draft_get_size (SalImportDraft *self); /* bytes; 0 until it has been read */
gboolean sal_import_draft_is_loading (SalImportDraft *self);
const GError *sal_import_draft_get_error (SalImportDraft *self);    /* why it cannot be read */
const GPtrArray *sal_import_draft_get_notes (SalImportDraft *self); /* of char * */

/* How the file is read; NUL and NULL: to be found, the getters then tell what was found. */
char sal_import_draft_get_delimiter (SalImportDraft *self);
const char *sal_import_draft_get_encoding (SalImportDraft *self);
gboolean sal_import_draft_get_has_header (SalImportDraft *self);
void sal_import_draft_set_delimiter (SalImportDraft *self, char delimiter);
void sal_import_draft_set_encoding (SalImportDraft *self, const char *encoding);
void sal_import_draft_set_has_header (SalImportDraft *self, gboolean has_header);

/* What its rows are; NULL: the file is left out. */
const SalKind *const *sal_import_draft_get_kinds (SalImportDraft *self);
const SalKind *sal_import_draft_get_kind (SalImportDraft *self);
void sal_import_draft_set_kind (SalImportDraft *self, const SalKind *kind);
/* Whether a row is taken as records of several kinds, and whether that is possible. */
gboolean sal_import_draft_can_be_compound (SalImportDraft *self);
gboolean sal_import_draft_is_compound (SalImportDraft *self);
void sal_import_draft_set_compound (SalImportDraft *self, gboolean compound);

/* The columns and where they go. */
guint sal_import_draft_get_n_readings (SalImportDraft *self); /* another one: other columns */
guint sal_import_draft_get_n_columns (SalImportDraft *self);
const SalColumnProfile *sal_import_draft_get_column (SalImportDraft *self, guint column);
const SalMapping *
sal_import_draft_get_mapping (SalImportDraft *self); /* NULL while there is none */
const SalField *sal_import_draft_get_field (SalImportDraft *self, guint column);
void sal_import_draft_set_field (SalImportDraft *self, guint column, const SalField *field);
gboolean sal_import_draft_is_used (SalImportDraft *self, guint column);
void sal_import_draft_set_used (SalImportDraft *self, guint column, gboolean used);
char *sal_import_draft_describe_use (SalImportDraft *self, guint column);
SalMappingColumn *sal_import_draft_get_details (SalImportDraft *self, guint column);
void sal_import_draft_details_changed (SalImportDraft *self);
char *sal_import_draft_dup_text (SalImportDraft *self, const SalField *field);
void sal_import_draft_set_text (SalImportDraft *self, const SalField *field, const char *text);
void sal_import_draft_set_key (SalImportDraft *self, const char *field);
void sal_import_draft_set_meaning (SalImportDraft *self,
                                   const char *kind,
                                   const char *field,
                                   const char *column,
                                   const char *text,
                                   const char *meant);
void sal_import_draft_set_mapping (SalImportDraft *self, SalMapping *mapping);
gboolean sal_import_draft_use_preset (SalImportDraft *self, const char *preset, GError **error);
gboolean sal_import_draft_check (SalImportDraft *self, GError **error);

G_END_DECLS
