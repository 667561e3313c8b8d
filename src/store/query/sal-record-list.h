/* sal-record-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-workspace.h"

G_BEGIN_DECLS

/* A row of a SalRecordList: properties id, loading, record (NULL while loading), deleted. Light,
 * made on demand. It is of a position in the list: after sorting it has another id. */
#define SAL_TYPE_RECORD_ROW (sal_record_row_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordRow, sal_record_row, SAL, RECORD_ROW, GObject)

gint64 sal_record_row_get_id (SalRecordRow *self);
gboolean sal_record_row_is_loading (SalRecordRow *self);
SalRecord *sal_record_row_get_record (SalRecordRow *self); /* (transfer none) (nullable) */
gint64 sal_record_row_get_version (SalRecordRow *self);    /* to base an edit on */

/**
 * SalRecordList:
 *
 * A GListModel of SalRecordRow over a query. Keeps the ordered ids, fetches pages of 64 records on
 * a reader thread as rows are asked for, and follows the workspace's changes.
 *
 * Properties: loading (the ids are being queried), n-items, error (message of a failed query, or
 * NULL). Signal rows-replaced (guint position, guint n_rows): after sorting and the like; the rows
 * that are held at these positions stand for other records now.
 */
#define SAL_TYPE_RECORD_LIST (sal_record_list_get_type ())
G_DECLARE_FINAL_TYPE (SalRecordList, sal_record_list, SAL, RECORD_LIST, GObject)

SalRecordList *sal_record_list_new (SalWorkspace *workspace,
                                    SalRecordQuery *query); /* copies the query */
void sal_record_list_set_query (SalRecordList *self, SalRecordQuery *query);
const SalRecordQuery *sal_record_list_get_query (SalRecordList *self);
gboolean sal_record_list_is_loading (SalRecordList *self);
const char *sal_record_list_get_error (SalRecordList *self);
gint64 sal_record_list_get_id (SalRecordList *self,
                               guint position); /* without loading the record; 0 past the end */
gboolean sal_record_list_find (SalRecordList *self, gint64 id, guint *position);

G_END_DECLS
