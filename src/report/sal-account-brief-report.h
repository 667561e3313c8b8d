/* sal-account-brief-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-brief.h"
#include "sal-document.h"

G_BEGIN_DECLS

/* A brief has at least so many pages, and at most. */
#define SAL_BRIEF_MIN_PAGES 3
#define SAL_BRIEF_MAX_PAGES 6

SalDocument *sal_account_brief_report_new (const SalAccountBrief *brief, SalPaper paper);

/* Briefs as PDF files. */
typedef struct
{
  const GPtrArray *briefs; /* of SalAccountBrief */
  SalPaper paper;
} SalAccountBriefFiles;

char *sal_account_brief_files_name (const SalAccountBriefFiles *self, guint brief);
gboolean sal_account_brief_files_write_one (const SalAccountBriefFiles *self,
                                            guint brief,
                                            const char *path,
                                            GError **error);
gboolean sal_account_brief_files_write (const SalAccountBriefFiles *self,
                                        const char *folder,
                                        SalDocumentProgress progress,
                                        gpointer user_data,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
