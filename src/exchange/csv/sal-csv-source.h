/* sal-csv-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_CSV_ENCODING_UTF8, /* or a single-byte encoding: bytes as they are */
  SAL_CSV_ENCODING_UTF16_LE,
  SAL_CSV_ENCODING_UTF16_BE,
} SalCsvEncoding;

typedef struct _SalCsvSource SalCsvSource;

SalCsvSource *sal_csv_source_new (GInputStream *stream,
                                  const char *encoding,
                                  GCancellable *cancellable,
                                  GError **error);
void sal_csv_source_free (SalCsvSource *self);
gssize sal_csv_source_read (
    SalCsvSource *self, char *buffer, gsize size, GCancellable *cancellable, GError **error);
SalCsvEncoding sal_csv_source_get_encoding (const SalCsvSource *self);
guint64 sal_csv_source_get_consumed (const SalCsvSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCsvSource, sal_csv_source_free)

G_END_DECLS
