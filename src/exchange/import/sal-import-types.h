/* sal-import-types.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One text of a file that probably means another. */
typedef struct
{
  char *kind;
  char *field;
  char *column; /* of the file */
  char *text;   /* as it stands there */
  char *meant;
  double similarity; /* 0 … 1 */
  gboolean unique;   /* nothing else is as near; others are never applied unasked */
  guint64 n_rows;
  gboolean reference; /* to a record: where it is not accepted, the field is left empty */
  gboolean accepted;  /* applied, and written into the mapping */
} SalImportProposal;

void sal_import_proposal_free (SalImportProposal *self);

G_END_DECLS
