/* sal-csv-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SalCsvWriter SalCsvWriter;

SalCsvWriter *sal_csv_writer_new (GOutputStream *stream);
void sal_csv_writer_free (SalCsvWriter *self);

void sal_csv_writer_add (SalCsvWriter *self, const char *text);
void sal_csv_writer_add_length (SalCsvWriter *self, const char *text, gsize length);
gboolean sal_csv_writer_end_row (SalCsvWriter *self, GCancellable *cancellable, GError **error);
gboolean sal_csv_writer_flush (SalCsvWriter *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCsvWriter, sal_csv_writer_free)

G_END_DECLS
