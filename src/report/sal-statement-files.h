/* sal-statement-files.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-pay-statement-setting.h"

G_BEGIN_DECLS

/* What is written: statements as sal_pay_statements_load() gives them, named and by name. */
typedef struct
{
  const SalPayStatementSetting *setting;
  const GPtrArray *statements; /* of SalPayStatement; those of a person follow on each other */
  SalPaper paper;
} SalStatementFiles;

char *sal_statement_files_name (const SalStatementFiles *self, guint person);
guint sal_statement_files_count (const SalStatementFiles *self);

gboolean sal_statement_files_write_one (const SalStatementFiles *self,
                                        guint person,
                                        const char *path,
                                        GError **error);
gboolean sal_statement_files_write (const SalStatementFiles *self,
                                    const char *folder,
                                    SalDocumentProgress progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
