/* sal-import-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_IMPORT_ROW_REJECTED, /* the row is not imported */
  SAL_IMPORT_LEFT_EMPTY,   /* a reference that was not found; the row is imported without it */
  SAL_IMPORT_BENT,         /* the row was read as it was probably meant */
  SAL_IMPORT_TO_LOOK_AT,   /* the row is imported, and somebody should look at it */
} SalImportOutcome;

typedef struct _SalImportReport SalImportReport;

SalImportReport *sal_import_report_new (GFile *destination,
                                        guint n_named,
                                        GCancellable *cancellable,
                                        GError **error);
void sal_import_report_free (SalImportReport *self);
void sal_import_report_set_file (SalImportReport *self, const char *name);
void sal_import_report_add (SalImportReport *self,
                            SalImportOutcome outcome,
                            guint64 row,
                            const char *column,
                            const char *value,
                            const char *reason);
char **sal_import_report_dup_messages (const SalImportReport *self);
gboolean sal_import_report_close (SalImportReport *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportReport, sal_import_report_free)

G_END_DECLS
