/* sal-record-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"
#include "sal-fiscal-calendar.h"
#include "sal-record.h"

G_BEGIN_DECLS

typedef struct _SalExpression SalExpression;

#define SAL_TYPE_RECORD_QUERY (sal_record_query_get_type ())

/**
 * SalRecordQuery:
 *
 * Which records of a kind, in which order: what lists, exports and the command line ask for. Boxed.
 */
typedef struct _SalRecordQuery SalRecordQuery;

GType sal_record_query_get_type (void) G_GNUC_CONST;
SalRecordQuery *sal_record_query_new (const SalKind *kind);
SalRecordQuery *sal_record_query_copy (const SalRecordQuery *self);
void sal_record_query_free (SalRecordQuery *self);
const SalKind *sal_record_query_get_kind (const SalRecordQuery *self);
/* Text in the filter language; errors carry the position. NULL or "": all records. */
gboolean sal_record_query_set_filter (SalRecordQuery *self,
                                      const char *filter,
                                      const SalFiscalCalendar *calendar,
                                      const char *currency,
                                      GError **error);
void sal_record_query_set_search (SalRecordQuery *self,
                                  const char *text); /* words, each the start of a word */
/* "close_date" or "-close_date", several by commas; NULL: the kind's own. Equal rows keep the order
 * of ids. */
gboolean sal_record_query_set_sort (SalRecordQuery *self, const char *sort, GError **error);
void sal_record_query_set_limit (SalRecordQuery *self, gint64 limit); /* 0: none */
void sal_record_query_set_ids (SalRecordQuery *self,
                               const gint64 *ids,
                               gsize n_ids); /* only among these; drill-down */

/* For reader functions. */
GArray *sal_record_query_ids (const SalRecordQuery *self,
                              SalConnection *connection,
                              GError **error); /* of gint64, in order */
gboolean sal_record_query_count (const SalRecordQuery *self,
                                 SalConnection *connection,
                                 gint64 *count,
                                 GError **error);
/* Calls @func with each record in order; it stops when @func returns FALSE. The record is reused:
 * copy what is kept. */
typedef gboolean (*SalRecordFunc) (SalRecord *record, gpointer data, GError **error);
gboolean sal_record_query_foreach (const SalRecordQuery *self,
                                   SalConnection *connection,
                                   SalRecordFunc func,
                                   gpointer data,
                                   GError **error);
/* Records by id, with reference titles, in the order of @ids; NULL where there is none (any more).
 */
GPtrArray *sal_records_load (
    SalConnection *connection, const SalKind *kind, const gint64 *ids, gsize n_ids, GError **error);
/* Titles of ids of one kind, in order; "" where there is none. */
char **sal_records_load_titles (
    SalConnection *connection, const SalKind *kind, const gint64 *ids, gsize n_ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalRecordQuery, sal_record_query_free)

G_END_DECLS
