/* sal-account-brief-report-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-brief-report.h"

G_BEGIN_DECLS

#define SAL_BRIEF_MAX_COLUMNS 8

/* sal-account-brief-report-table.c
 *
 * A table of a brief while it is filled: only so many rows are told, and how many more there are.
 */
typedef struct
{
  SalDocument *document;
  GPtrArray *rows;  /* of GStrv */
  GArray *links;    /* of gint64 ids, 0: none */
  GPtrArray *kinds; /* of names */
  guint limit;
  guint n_more;
} SalBriefTable;

SalBriefTable *sal_brief_table_new (SalDocument *document, guint limit);
void sal_brief_table_add (SalBriefTable *self, const char *kind, gint64 id, GStrv cells);
void sal_brief_table_finish (SalBriefTable *self,
                             const SalDocumentColumn *columns,
                             guint n_columns,
                             const char *none);

char *sal_brief_format_date (gint32 day);
const char *sal_brief_or_none (const char *text);

/* sal-account-brief-report-value.c */
void sal_account_brief_report_add_value (const SalAccountBrief *brief, SalDocument *document);

/* sal-account-brief-report-plan.c */
void sal_account_brief_report_add_measured (const SalAccountBrief *brief, SalDocument *document);
void sal_account_brief_report_add_plan (const SalAccountBrief *brief, SalDocument *document);
void sal_account_brief_report_add_whitespace (const SalAccountBrief *brief, SalDocument *document);

/* sal-account-brief-report-points.c */
void sal_account_brief_report_add_points (const SalAccountBrief *brief, SalDocument *document);

G_END_DECLS
