/* sal-connection.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "sal-conversion.h"
#include "sal-value.h"

G_BEGIN_DECLS

/**
 * SalConnection:
 *
 * One SQLite connection. It belongs to one thread at a time; statements prepared through it are
 * kept and reused. Registers the functions sal_fold(text) and the collation SAL_NAME on open.
 */
typedef struct _SalConnection SalConnection;

typedef enum
{
  SAL_CONNECTION_WRITE,          /* read and write, the file must exist */
  SAL_CONNECTION_CREATE,         /* read and write, the file must not exist */
  SAL_CONNECTION_CREATE_PRIVATE, /* the same, for this user alone */
  SAL_CONNECTION_READ_ONLY,
} SalConnectionMode;

SalConnection *sal_connection_open (const char *path, SalConnectionMode mode, GError **error);
/* Another one to the same state of the file, for another thread; it is cancelled with @self. */
SalConnection *sal_connection_open_beside (SalConnection *self);
void sal_connection_close (SalConnection *self);
sqlite3 *sal_connection_get_handle (SalConnection *self);
SalConversion *sal_connection_get_conversion (SalConnection *self);

gboolean sal_connection_execute (SalConnection *self,
                                 const char *sql,
                                 GError **error); /* any number of statements, no rows */

/* A statement from the cache, reset and with no bindings; give it back with sal_statement_done ().
 */
sqlite3_stmt *sal_connection_prepare (SalConnection *self, const char *sql, GError **error);
void sal_statement_done (sqlite3_stmt *statement);
void sal_statement_bind (sqlite3_stmt *statement,
                         int index,
                         const SalValue *value); /* text is borrowed until done */
void sal_statement_bind_text (sqlite3_stmt *statement, int index, const char *text);
SalValue sal_statement_column (sqlite3_stmt *statement,
                               int column); /* text is borrowed until the next step */
/* TRUE and *row: a row is there; TRUE and !*row: done; FALSE: error. Checks the cancellable of the
 * connection. */
gboolean
sal_connection_step (SalConnection *self, sqlite3_stmt *statement, gboolean *row, GError **error);
gboolean
sal_connection_query_integer (SalConnection *self, const char *sql, gint64 *value, GError **error);

/* For who waits behind everybody else: waits longer before it gives up. */
void sal_connection_lengthen_wait (SalConnection *self);

/* While set, SQLite is interrupted soon after @cancellable is cancelled (G_IO_ERROR_CANCELLED). */
void sal_connection_set_cancellable (SalConnection *self, GCancellable *cancellable);
gboolean sal_connection_set_error (SalConnection *self,
                                   int code,
                                   GError **error); /* from a SQLite result code; returns FALSE */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalConnection, sal_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sal_statement_done)

G_END_DECLS
