/* sal-import-reading.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-csv-reader.h"
#include "sal-mapping.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What a thread is told about a file, and what it finds at its head. */
typedef struct
{
  GFile *file;
  SalCsvOptions options;
  char *encoding;
  SalWorkspace *workspace;
  gboolean kind_chosen;
  gboolean choose_mapping;

  guint64 size;
  char delimiter;
  char *found_encoding;
  GPtrArray *profiles;
  GStrv columns;
  GHashTable *descriptions;
  const SalKind *kind;
  SalMapping *mapping; /* NULL: to be proposed for how the file is read */
  GPtrArray *notes;
} SalImportReading;

void sal_import_reading_free (SalImportReading *self);
void
sal_import_reading_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable);

G_END_DECLS
