/* sal-alignment.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography-key.h"

G_BEGIN_DECLS

/* The field "status" of an alignment. */
#define SAL_ALIGNMENT_DRAFT     "draft"
#define SAL_ALIGNMENT_IN_REVIEW "in_review"
#define SAL_ALIGNMENT_APPROVED  "approved"
#define SAL_ALIGNMENT_ACTIVE    "active"
#define SAL_ALIGNMENT_ARCHIVED  "archived"

/* Of what belongs to an alignment: which one that is; needs <glib/gi18n-lib.h>. */
#define SAL_FIELD_ALIGNMENT                                                                        \
  {                                                                                                \
    "alignment", SAL_FIELD_REFERENCE, N_ ("Alignment"),                                            \
        SAL_FIELD_REQUIRED | SAL_FIELD_INDEXED | SAL_FIELD_IMMUTABLE | SAL_FIELD_LISTED |          \
            SAL_FIELD_OWNER,                                                                       \
        .references = &sal_alignment_kind                                                          \
  }

gboolean sal_alignment_status_is_draft (const char *status);
gboolean sal_alignment_expect_draft (SalTransaction *transaction, gint64 id, GError **error);
SalRecord *sal_alignment_load_part (SalTransaction *transaction,
                                    const SalKind *kind,
                                    gint64 id,
                                    gint64 alignment,
                                    const char *level,
                                    GError **error);
void sal_alignment_check_filter (SalRecord *record, const char *field, SalProblems *problems);
gboolean sal_alignment_part_edited (SalTransaction *transaction,
                                    SalRecord *before,
                                    SalRecord *record,
                                    GError **error);

G_END_DECLS
