/* sal-xlsx-writer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A sheet has no more. */
#define SAL_XLSX_MAX_ROWS 1048576

/**
 * SalXlsxWriter:
 *
 * Writes a spreadsheet, cell by cell and row by row, sheet after sheet. The first row of a sheet is
 * its heading: bold, kept in sight, with filters. Columns are as wide as what stands in them.
 */
typedef struct _SalXlsxWriter SalXlsxWriter;

SalXlsxWriter *sal_xlsx_writer_new (GError **error);
void sal_xlsx_writer_free (SalXlsxWriter *self);

void sal_xlsx_writer_begin_sheet (SalXlsxWriter *self, const char *name);
void sal_xlsx_writer_add_text (SalXlsxWriter *self, const char *text);
void sal_xlsx_writer_add_number (SalXlsxWriter *self, double value);
void sal_xlsx_writer_add_money (SalXlsxWriter *self, gint64 amount, const char *currency);
void sal_xlsx_writer_end_row (SalXlsxWriter *self);
gboolean
sal_xlsx_writer_save (SalXlsxWriter *self, GFile *file, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalXlsxWriter, sal_xlsx_writer_free)

G_END_DECLS
