/* sal-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-job.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_EXPORT_CSV,
  SAL_EXPORT_JSON,
} SalExportFormat;

typedef struct
{
  SalExportFormat format;
  gboolean confidential; /* with fields that are otherwise left out */
  SalJob *job;           /* (nullable): told of the progress */
} SalExportOptions;

gboolean sal_export_find_format (const char *name, SalExportFormat *format);
gboolean sal_export_to_stream (SalWorkspace *workspace,
                               const SalRecordQuery *query,
                               const SalExportOptions *options,
                               GOutputStream *stream,
                               guint64 *n_records,
                               GCancellable *cancellable,
                               GError **error);
gboolean sal_export_to_file (SalWorkspace *workspace,
                             const SalRecordQuery *query,
                             const SalExportOptions *options,
                             GFile *file,
                             guint64 *n_records,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
