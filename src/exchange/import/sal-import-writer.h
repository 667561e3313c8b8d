/* sal-import-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-bulk.h"
#include "sal-import-batch.h"
#include "sal-import-part.h"

G_BEGIN_DECLS

typedef struct _SalImportWriter SalImportWriter;

SalImportWriter *sal_import_writer_new (SalTransaction *transaction, const SalImportPart *part);
void sal_import_writer_free (SalImportWriter *self);
gboolean sal_import_writer_add (SalImportWriter *self, const SalImportBatch *batch, GError **error);
gboolean sal_import_writer_finish (SalImportWriter *self, GError **error);
void sal_import_writer_report (const SalImportWriter *self,
                               SalImportReport *report,
                               guint n_named,
                               GPtrArray *notes);
guint64 sal_import_writer_get_n_added (const SalImportWriter *self);
guint64 sal_import_writer_get_n_changed (const SalImportWriter *self);
guint64 sal_import_writer_get_n_unchanged (const SalImportWriter *self);
guint64 sal_import_writer_get_n_refused (const SalImportWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportWriter, sal_import_writer_free)

G_END_DECLS
