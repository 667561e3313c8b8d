/* sal-record-row-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record-list.h"

G_BEGIN_DECLS

/* For the list that makes the rows. @rows maps ids to the rows that are alive; a row leaves it when
 * it is let go. */
GHashTable *sal_record_rows_new (void);
SalRecordRow *sal_record_rows_take (GHashTable *rows, gint64 id);   /* (transfer full) */
SalRecordRow *sal_record_rows_lookup (GHashTable *rows, gint64 id); /* (transfer none) */
/* The rows of the records in @from become those of the records in @to, in the same order. */
void sal_record_rows_reassign (GHashTable *rows, const gint64 *from, const gint64 *to, gsize n_ids);

/* Whether the record has to be loaded, and nobody is doing it. */
gboolean sal_record_row_is_wanted (SalRecordRow *self);
void sal_record_row_set_stale (SalRecordRow *self);
void sal_record_row_set_deleted (SalRecordRow *self, gboolean deleted);
/* A load begins; its number grows. A reply to any but the last one is no longer of interest. */
void sal_record_row_begin (SalRecordRow *self, guint64 number);
void sal_record_row_end (SalRecordRow *self, guint64 number, SalRecord *record, gint64 version);
void sal_record_row_fail (SalRecordRow *self, guint64 number);

G_END_DECLS
