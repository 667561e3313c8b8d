/* sal-import.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-import-types.h"
#include "sal-job.h"
#include "sal-mapping.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What is done about a row that cannot be imported. */
typedef enum
{
  SAL_IMPORT_STOP, /* nothing is imported */
  SAL_IMPORT_SKIP, /* the others are imported */
} SalImportErrors;

typedef struct
{
  SalImportErrors errors;
  gboolean dry_run;        /* everything is done and taken back */
  gboolean accept;         /* unambiguous proposals are applied */
  SalDateOrder date_order; /* where day and month may be either; ISO: nothing is said */
  GFile *report;           /* (nullable): a CSV file with every finding */
  guint n_named;           /* rejected rows to name in words; 0: 10 */
  gint64 time;             /* when the import happens, seconds UTC; 0: now */
  SalJob *job;             /* (nullable): told of the progress */
} SalImportOptions;

/* What became of the records of one kind. */
typedef struct
{
  const SalKind *kind;
  guint64 n_added;
  guint64 n_changed;
  guint64 n_unchanged;
} SalImportCount;

typedef struct
{
  guint64 n_rows; /* of all files */
  guint64 n_rejected;
  GPtrArray *counts;    /* of SalImportCount; records added because rows refer to them included */
  GPtrArray *proposals; /* of SalImportProposal */
  char **messages;      /* the first rejected rows: file, row, column, reason */
  GPtrArray *notes;     /* sentences about the files as a whole */
  GPtrArray *mappings;  /* of SalMapping, one per file, with the accepted proposals */
  SalChange *change;    /* (nullable): NULL if nothing was changed */
  gboolean dry_run;
} SalImportResult;

typedef struct _SalImport SalImport;

SalImport *sal_import_new (SalWorkspace *workspace, const SalImportOptions *options);
void sal_import_free (SalImport *self);
SalWorkspace *sal_import_get_workspace (const SalImport *self);
void sal_import_add (SalImport *self, GFile *file, const SalKind *kind, const SalMapping *mapping);
gboolean sal_import_run (SalImport *self,
                         SalImportResult **result,
                         GCancellable *cancellable,
                         GError **error);

void sal_import_result_free (SalImportResult *self);
const SalImportCount *sal_import_result_find (const SalImportResult *self, const SalKind *kind);
char *sal_import_result_to_text (const SalImportResult *self);
char *sal_import_result_to_json (const SalImportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImport, sal_import_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportResult, sal_import_result_free)

G_END_DECLS
