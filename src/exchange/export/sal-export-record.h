/* sal-export-record.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-export.h"

G_BEGIN_DECLS

typedef struct _SalExportWriter SalExportWriter;

SalExportWriter *sal_export_writer_new (const SalKind *kind,
                                        const SalExportOptions *options,
                                        const char *currency,
                                        GOutputStream *stream);
void sal_export_writer_free (SalExportWriter *self);
gboolean sal_export_writer_begin (SalExportWriter *self, GCancellable *cancellable, GError **error);
gboolean sal_export_writer_add (SalExportWriter *self,
                                SalRecord *record,
                                GCancellable *cancellable,
                                GError **error);
gboolean sal_export_writer_end (SalExportWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalExportWriter, sal_export_writer_free)

G_END_DECLS
