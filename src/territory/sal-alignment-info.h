/* sal-alignment-info.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An alignment that there is. */
typedef struct
{
  gint64 id;
  char *name;
  char *status;
  char *geography;      /* as sal_geography_dup_key() has it */
  char *base;           /* likewise: what that was before areas of it were split */
  gint64 branched_from; /* 0: none */
  gint32 valid_from;    /* the day it takes effect; SAL_DATE_NONE: unknown */
  gint32 valid_to;      /* its last day; SAL_DATE_NONE: open */
} SalAlignmentInfo;

void sal_alignment_info_free (SalAlignmentInfo *self);
gboolean sal_alignment_info_is_over (const SalAlignmentInfo *self, const SalAlignmentInfo *other);
gboolean sal_alignment_info_is_in_force (const SalAlignmentInfo *self, gint32 day);
char *sal_alignment_info_describe_status (const SalAlignmentInfo *self, gint32 day);

G_END_DECLS
