/* sal-sort-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "sal-connection.h"
#include "sal-expression-sql.h"
#include "sal-record-query-private.h"
#include "sal-sort-column.h"

G_BEGIN_DECLS

/**
 * SalSortReader:
 *
 * Reads what records are sorted by, one key, from the rows of a statement.
 */
typedef struct
{
  const SalSortKey *key;
  SalSortColumn *column; /* of references, made of the ids at the end */
  GArray *references;    /* of gint64, 0 for none; NULL if it is no reference */
  int value;             /* a column of the statement */
} SalSortReader;

void sal_sort_reader_init (SalSortReader *self, const SalSortKey *key);
void sal_sort_reader_clear (SalSortReader *self);
char *sal_sort_reader_write_columns (SalSortReader *self, SalExpressionSql *parts, int *n_columns);
void sal_sort_reader_read (SalSortReader *self, SalConversion *conversion, sqlite3_stmt *statement);
void sal_sort_reader_append (SalSortReader *self, const SalSortReader *other);
gboolean sal_sort_reader_finish (SalSortReader *self, SalConnection *connection, GError **error);

G_END_DECLS
