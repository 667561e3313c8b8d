/* sal-import-draft-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import-draft.h"
#include "sal-import-reading.h"

G_BEGIN_DECLS

struct _SalImportDraft
{
  GObject parent_instance;

  GFile *file;
  char *name;
  SalWorkspace *workspace;
  const SalKind *const *kinds;

  /* how it is to be read */
  char wanted_delimiter;
  char *wanted_encoding;
  gboolean has_header;

  /* what was found */
  guint64 size;
  char delimiter;
  char *encoding;
  GPtrArray *profiles; /* of SalColumnProfile */
  GStrv columns;
  GHashTable *descriptions;
  GError *error;
  GCancellable *reading; /* NULL: not being read */
  guint n_readings;

  const SalKind *kind;
  gboolean kind_chosen;
  gboolean several;      /* its rows say something about several kinds */
  gboolean compound;     /* and they are taken so */
  gboolean keep_mapping; /* it was loaded, and stays while the file is read again */
  SalMapping *proposed;  /* of several kinds, with all columns */
  GHashTable *unused;    /* set of columns left out of it */
  SalMapping *mapping;
  GPtrArray *notes;
};

void sal_import_draft_emit_changed (SalImportDraft *self);
void sal_import_draft_start_reading (SalImportDraft *self);

/* The mapping: sal-import-draft-mapping.c */
void sal_import_draft_use_reading (SalImportDraft *self, SalImportReading *reading);
void sal_import_draft_apply_options (SalImportDraft *self);
void sal_import_draft_clear_mapping (SalImportDraft *self);

G_END_DECLS
