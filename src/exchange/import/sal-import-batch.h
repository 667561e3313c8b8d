/* sal-import-batch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-reference-table.h"

G_BEGIN_DECLS

#define SAL_IMPORT_BATCH_ROWS 1024

/* A record that a row refers to and that is not there yet. */
typedef struct
{
  const SalKind *kind;
  SalReference *reference;
} SalImportCreation;

/* Rows on their way from the thread that reads to the thread that writes. */
typedef struct
{
  guint n_values; /* per row */
  guint n_rows;
  gint64 ids[SAL_IMPORT_BATCH_ROWS];
  guint64 numbers[SAL_IMPORT_BATCH_ROWS];  /* as a spreadsheet counts */
  guint64 keep[SAL_IMPORT_BATCH_ROWS];     /* bits of values that an update leaves alone */
  guint8 is_update[SAL_IMPORT_BATCH_ROWS]; /* the record exists */
  SalValue *values;                        /* texts are in the chunks */
  GArray *creations;                       /* of SalImportCreation, to be added first */
  GPtrArray *chunks;
  guint chunk; /* the one being filled */
  gsize used;
  gboolean last;
  double progress; /* of the file */
} SalImportBatch;

SalImportBatch *sal_import_batch_new (guint n_values);
void sal_import_batch_free (SalImportBatch *self);
void sal_import_batch_clear (SalImportBatch *self);
void sal_import_batch_add (SalImportBatch *self,
                           guint64 number,
                           gint64 id,
                           gboolean is_update,
                           const SalValue *values,
                           guint64 keep);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalImportBatch, sal_import_batch_free)

G_END_DECLS
