/* sal-import-attempt.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import.h"

G_BEGIN_DECLS

/* What became of a row that was not imported as it stands. */
typedef enum
{
  SAL_IMPORT_FINDING_REJECTED,
  SAL_IMPORT_FINDING_EMPTY, /* a reference was left empty */
  SAL_IMPORT_FINDING_BENT,  /* read as it was probably meant */
} SalImportFindingType;

/* The same thing found in some rows of one file. */
typedef struct
{
  SalImportFindingType type;
  char *file;
  guint64 row;  /* the first, as a spreadsheet counts */
  char *column; /* may be empty */
  char *value;
  char *reason;
  guint64 n_rows;
} SalImportFinding;

/* Findings kept; the report has all of them. */
#define SAL_IMPORT_FINDINGS 200

/* An import that is tried or done: its files, and what came of it. */
typedef struct
{
  SalWorkspace *workspace;
  SalImportOptions options;
  GPtrArray *sources;      /* private */
  SalImportResult *result; /* NULL: it did not come to that */
  GFile *report;           /* a CSV file that lasts as long as the attempt; NULL: nothing found */
  GPtrArray *findings;     /* of SalImportFinding, the rejected first */
  guint n_findings_left_out;
  guint64 n_left_empty; /* references to what is not there */
} SalImportAttempt;

SalImportAttempt *
sal_import_attempt_new (SalWorkspace *workspace, SalImportErrors errors, gboolean dry_run);
void sal_import_attempt_free (SalImportAttempt *self);
void sal_import_attempt_add (SalImportAttempt *self,
                             GFile *file,
                             const SalKind *kind,
                             const SalMapping *mapping);
gboolean sal_import_attempt_run (SalJob *job, gpointer attempt, GError **error);

guint64 sal_import_attempt_count_added (const SalImportAttempt *self);
guint64 sal_import_attempt_count_changed (const SalImportAttempt *self);
guint64 sal_import_attempt_count_unchanged (const SalImportAttempt *self);
char *sal_import_attempt_describe (const SalImportAttempt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportAttempt, sal_import_attempt_free)

G_END_DECLS
