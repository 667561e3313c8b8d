/* sal-attachment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-attachment.h"

#include <glib/gi18n-lib.h>

#include "sal-schema.h"
#include "sal-store-error.h"

static gboolean
insert (SalConnection *connection, const char *kind, gint64 id, GBytes *bytes, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "INSERT INTO attachment (kind, record, content) VALUES (?, ?, ?)", error);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  sal_statement_bind_text (statement, 1, kind);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_blob64 (statement, 3, data != NULL ? data : "", size, SQLITE_STATIC);

  return sal_connection_step (connection, statement, &row, error);
}

/**
 * sal_attachment_write:
 * @transaction: a transaction
 * @kind: a kind
 * @id: a record of it that is new
 * @bytes: what goes with it
 * @error: return location for an error
 *
 * Writes what goes with a record; once, for it cannot be changed.
 *
 * Returns: %FALSE with a %SAL_STORE_ERROR if it cannot be written, or is there already
 */
gboolean
sal_attachment_write (
    SalTransaction *transaction, const SalKind *kind, gint64 id, GBytes *bytes, GError **error)
{
  return insert (sal_transaction_get_connection (transaction), kind->name, id, bytes, error);
}

static sqlite3_stmt *
select_content (SalConnection *connection, const char *kind, gint64 id, GError **error)
{
  sqlite3_stmt *statement = sal_connection_prepare (
      connection, "SELECT content FROM attachment WHERE kind = ? AND record = ?", error);

  if (statement != NULL)
    {
      sal_statement_bind_text (statement, 1, kind);
      sqlite3_bind_int64 (statement, 2, id);
    }

  return statement;
}

/**
 * sal_attachment_read:
 * @connection: a connection
 * @kind: a kind
 * @id: a record of it
 * @error: return location for an error
 *
 * Reads what goes with a record.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND if there is nothing.
 *
 * Returns: (transfer full): the bytes, or %NULL on error
 */
GBytes *
sal_attachment_read (SalConnection *connection, const SalKind *kind, gint64 id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = select_content (connection, kind->name, id, error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gboolean row;

  if (statement == NULL || !sal_connection_step (connection, statement, &row, error))
    return NULL;
  if (row)
    return g_bytes_new (sqlite3_column_blob (statement, 0),
                        (gsize) sqlite3_column_bytes (statement, 0));

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("%s %s has come without what goes with it: import it anew"),
               sal_kind_get_label (kind),
               number);

  return NULL;
}

typedef struct
{
  char *kind;
  gint64 id;
} Owner;

static void
owner_clear (gpointer data)
{
  g_free (((Owner *) data)->kind);
}

/* As far as they can be read. */
static GArray *
list_owners (SalConnection *connection)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT kind, record FROM attachment ORDER BY kind, record", NULL);
  gboolean row;

  g_array_set_clear_func (owners, owner_clear);
  while (statement != NULL && sal_connection_step (connection, statement, &row, NULL) && row)
    {
      Owner owner = { g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                      sqlite3_column_int64 (statement, 1) };

      g_array_append_val (owners, owner);
    }

  return owners;
}

static gboolean
has_record (SalTransaction *transaction, const Owner *owner, gboolean *has, GError **error)
{
  const SalKind *kind = owner->kind != NULL
                            ? sal_kind_find (sal_transaction_get_kinds (transaction), owner->kind)
                            : NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sql = NULL;

  *has = FALSE;
  if (kind == NULL || kind->store != SAL_STORE_MAIN)
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?", kind->name);
  statement = sal_connection_prepare (sal_transaction_get_connection (transaction), sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, owner->id);

  return sal_connection_step (sal_transaction_get_connection (transaction), statement, has, error);
}

/* FALSE with *bytes NULL: it cannot be read. */
static GBytes *
read_content (SalConnection *connection, const Owner *owner)
{
  g_autoptr (sqlite3_stmt) statement = select_content (connection, owner->kind, owner->id, NULL);
  gboolean row;

  if (statement == NULL || !sal_connection_step (connection, statement, &row, NULL) || !row ||
      sqlite3_column_type (statement, 0) != SQLITE_BLOB)
    return NULL;

  return g_bytes_new (sqlite3_column_blob (statement, 0),
                      (gsize) sqlite3_column_bytes (statement, 0));
}

/**
 * sal_attachments_copy:
 * @from: a file that may be damaged
 * @to: a transaction in another one, with the records that could be read
 * @n_lost: (inout): how many cannot be read is added
 * @error: return location for an error
 *
 * Copies what goes with records that are there; what was left of records that were deleted stays
 * behind.
 *
 * Returns: %FALSE if they cannot be written
 */
gboolean
sal_attachments_copy (SalConnection *from, SalTransaction *to, gint64 *n_lost, GError **error)
{
  g_autoptr (GArray) owners = list_owners (from);

  for (guint i = 0; i < owners->len; i++)
    {
      const Owner *owner = &g_array_index (owners, Owner, i);
      g_autoptr (GBytes) bytes = NULL;
      gboolean has;

      if (!has_record (to, owner, &has, error))
        return FALSE;
      if (!has)
        continue;
      bytes = read_content (from, owner);
      if (bytes == NULL)
        (*n_lost)++;
      else if (!insert (sal_transaction_get_connection (to), owner->kind, owner->id, bytes, error))
        return FALSE;
    }

  return TRUE;
}
