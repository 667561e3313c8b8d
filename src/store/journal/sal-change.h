/* sal-change.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_TOUCH_INSERTED,
  SAL_TOUCH_UPDATED,
  SAL_TOUCH_DELETED,
} SalTouchType;

typedef struct
{
  const SalKind *kind;
  gint64 id;
  SalTouchType type;
  gboolean text; /* something the search knows of is other than before */
} SalTouch;

/* Rows added, or taken away again, with capturing off: @n_rows rows of the kind with ids in the
 * range. */
typedef struct
{
  const SalKind *kind;
  gint64 first, last;
  gint64 n_rows;
  SalTouchType type; /* inserted or deleted */
} SalTouchRange;

/* A change that does something, one that undoes a change, and one that does it again. */
typedef enum
{
  SAL_CHANGE_DO,
  SAL_CHANGE_UNDO,
  SAL_CHANGE_REDO,
} SalChangeType;

#define SAL_TYPE_CHANGE (sal_change_get_type ())

/**
 * SalChange:
 *
 * One entry of the journal, immutable and reference-counted: what was done, by whom, when, and
 * which records it touched. What each record was before and after is asked of the store.
 */
typedef struct _SalChange SalChange;

GType sal_change_get_type (void) G_GNUC_CONST;
SalChange *sal_change_ref (SalChange *self);
void sal_change_unref (SalChange *self);
gint64 sal_change_get_id (const SalChange *self);
gint64 sal_change_get_time (const SalChange *self); /* seconds, UTC */
const char *sal_change_get_author (const SalChange *self);
const char *sal_change_get_label (const SalChange *self); /* an undo has that of what it undid */
SalChangeType sal_change_get_change_type (const SalChange *self);
char *sal_change_describe (const SalChange *self); /* "Undo “Move 12 counties”" */
/* What could not be undone because it was edited since, in words; NULL if nothing. */
const char *sal_change_get_note (const SalChange *self);
gint64
sal_change_get_reverts (const SalChange *self); /* the change this one undid or redid, or 0 */
gint64
sal_change_get_reverted_by (const SalChange *self); /* the change that undid this one, or 0 */
gboolean sal_change_is_final (const SalChange *self);
gboolean sal_change_is_bulk (const SalChange *self); /* once undone it cannot be redone */
const SalTouch *sal_change_get_touches (const SalChange *self,
                                        gsize *n_touches); /* none in a listing */
const SalTouchRange *sal_change_get_ranges (const SalChange *self, gsize *n_ranges);
gint64 sal_change_get_n_rows (const SalChange *self); /* records touched in all */
gboolean sal_change_touches (const SalChange *self, const SalKind *kind);
gboolean sal_change_touches_settings (const SalChange *self);
gboolean sal_change_touches_record (const SalChange *self, const SalKind *kind, gint64 id);

/* One field of one record before and after a change. */
typedef struct
{
  const SalKind *kind;
  gint64 id;
  SalTouchType type;
  char *title; /* of the record, as far as known */
  const SalField *field;
  SalValue before, after; /* owned */
} SalFieldChange;

void sal_field_change_free (SalFieldChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalChange, sal_change_unref)

G_END_DECLS
