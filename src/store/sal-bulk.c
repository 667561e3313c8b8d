/* sal-bulk.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-bulk.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"
#include "sal-schema.h"
#include "sal-store-error.h"
#include "sal-transaction-private.h"

struct _SalBulk
{
  SalTransaction *transaction;
  const SalKind *kind;
  sqlite3_stmt *statement;
  guint n_fields;
  gint64 first, last, n_rows;
};

static sqlite3_stmt *
prepare (
    SalConnection *connection, const SalKind *kind, const guint *fields, guint n, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (id", kind->name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[fields != NULL ? fields[i] : i].name);
  g_string_append (sql, ") VALUES (?");
  for (guint i = 0; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return sal_connection_prepare (connection, sql->str, error);
}

/**
 * sal_bulk_new:
 * @transaction: a transaction
 * @kind: a kind
 * @fields: (array length=n_fields) (nullable): indexes into the kind's fields, in the order values
 * will be given; %NULL for all fields
 * @n_fields: their number
 * @error: return location for an error
 *
 * Prepares to add many records. Several may be open at a time.
 *
 * Returns: (transfer full): what they are added through, or %NULL on error
 */
SalBulk *
sal_bulk_new (SalTransaction *transaction,
              const SalKind *kind,
              const guint *fields,
              guint n_fields,
              GError **error)
{
  guint n = fields != NULL ? n_fields : kind->n_fields;
  sqlite3_stmt *statement;
  SalBulk *self;

  g_return_val_if_fail (kind->store == transaction->role, NULL);

  statement = prepare (transaction->connection, kind, fields, n, error);
  if (statement == NULL)
    return NULL;

  self = g_new0 (SalBulk, 1);
  self->transaction = transaction;
  self->kind = kind;
  self->statement = statement;
  self->n_fields = n;
  return self;
}

static gboolean
set_order_error (SalBulk *self, gint64 id, GError **error)
{
  char texts[2][SAL_NUMBER_BUFFER];

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_INVALID,
               _ ("%s: id %s does not come after %s"),
               sal_kind_get_label (self->kind),
               sal_number_write (id, 0, texts[0]),
               sal_number_write (self->last, 0, texts[1]));
  return FALSE;
}

/**
 * sal_bulk_insert:
 * @self: a bulk insertion
 * @id: the id of the new record, greater than the one before
 * @values: as many as there are fields; texts are borrowed for the call
 * @error: return location for an error
 *
 * Adds one record.
 *
 * Raises %SAL_STORE_ERROR_INVALID if the id is not greater or a unique value is there already.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_bulk_insert (SalBulk *self, gint64 id, const SalValue *values, GError **error)
{
  int result;

  if (id <= self->last)
    return set_order_error (self, id, error);

  sqlite3_bind_int64 (self->statement, 1, id);
  for (guint i = 0; i < self->n_fields; i++)
    sal_statement_bind (self->statement, (int) i + 2, &values[i]);

  sqlite3session_enable (self->transaction->session, FALSE);
  result = sqlite3_step (self->statement);
  sqlite3session_enable (self->transaction->session, TRUE);
  sqlite3_reset (self->statement);
  if (result != SQLITE_DONE)
    return sal_connection_set_error (self->transaction->connection, result, error);

  if (self->n_rows++ == 0)
    self->first = id;
  self->last = id;
  return TRUE;
}

/**
 * sal_bulk_finish:
 * @self: a bulk insertion
 * @error: return location for an error
 *
 * Hands the range of ids to the journal. What is inserted afterwards starts another.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_bulk_finish (SalBulk *self, GError **error)
{
  SalTouchRange range = { .kind = self->kind,
                          .first = self->first,
                          .last = self->last,
                          .n_rows = self->n_rows,
                          .type = SAL_TOUCH_INSERTED };

  if (self->n_rows > 0)
    g_array_append_val (self->transaction->ranges, range);
  self->n_rows = 0;
  return TRUE;
}

/* Rows that nobody said were finished are in the table, so the journal must know them. */
void
sal_bulk_free (SalBulk *self)
{
  sal_bulk_finish (self, NULL);
  sal_statement_done (self->statement);
  g_free (self);
}

/**
 * sal_transaction_defer_indexes:
 * @self: a transaction
 * @kind: a kind
 * @error: return location for an error
 *
 * Drops the indexes of @kind, to be built again at the end: quicker where a large part of the table
 * is added. Until then values are not checked to be unique, and looking records up by them is slow.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_transaction_defer_indexes (SalTransaction *self, const SalKind *kind, GError **error)
{
  g_return_val_if_fail (kind->store == self->role, FALSE);

  if (g_ptr_array_find (self->deferred, kind, NULL))
    return TRUE;
  g_ptr_array_add (self->deferred, (gpointer) kind);
  return sal_schema_drop_indexes (self->connection, kind, error);
}
