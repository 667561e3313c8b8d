/* sal-change-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-change.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_CHANGE_FINAL = 1 << 0,
  SAL_CHANGE_BULK = 1 << 1,   /* has ranges: undone leniently, never redone */
  SAL_CHANGE_MIRROR = 1 << 2, /* did the opposite of what it reverts, and stores no changeset */
} SalChangeFlags;

struct _SalChange
{
  gatomicrefcount reference_count;
  gint64 id;
  gint64 time;
  char *author;
  char *label;
  char *note;
  SalChangeType type;
  SalChangeFlags flags;
  gint64 reverts;
  gint64 reverted_by;
  gint64 schema;
  gint64 n_rows;
  gboolean settings;  /* settings of the workspace were touched */
  gboolean unknown;   /* tables that are not known here were */
  GPtrArray *kinds;   /* of SalKind: whose records were touched */
  GArray *touches;    /* of SalTouch, by kind and id */
  GArray *ranges;     /* of SalTouchRange */
  GArray *range_rows; /* of SalTouch: the rows of small ranges, for the search index; or NULL */
};

/* Ranges up to this many rows are searched row by row, larger ones rebuild the index. */
#define SAL_SMALL_RANGE 5000

SalChange *sal_change_new (void);
void sal_change_add_kind (SalChange *self, const SalKind *kind);
void sal_change_sort_touches (SalChange *self);

G_END_DECLS
