/* sal-transaction-doubles.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-transaction-private.h"

/* Whether there is something to compare, and it is not what is stored: doubles that are there
 * already can still be edited otherwise. */
static gboolean
is_new (SalRecord *record, sqlite3_stmt *row, const guint *fields, guint n_fields)
{
  gboolean differs = row == NULL;

  for (guint i = 0; i < n_fields; i++)
    {
      const SalValue *value = sal_record_get_value (record, fields[i]);
      SalValue stored;

      if (value->storage == SAL_STORAGE_NULL)
        return FALSE;
      if (row == NULL)
        continue;
      stored = sal_statement_column (row, (int) fields[i] + 1);
      differs |= !sal_value_equal (&stored, value);
    }

  return differs;
}

/**
 * sal_transaction_find_like:
 * @self: a transaction
 * @record: a record
 * @fields: (array length=n_fields): indexes of fields of its kind
 * @n_fields: how many
 * @as_names: whether texts are compared as names are, capitals and spaces aside
 * @other: (out): the id of another record that agrees with @record in all fields, or 0
 * @error: return location for an error
 *
 * Looks for another record that is like one.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_transaction_find_like (SalTransaction *self,
                           SalRecord *record,
                           const guint *fields,
                           guint n_fields,
                           gboolean as_names,
                           gint64 *other,
                           GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean found;

  g_string_printf (sql, "SELECT id FROM \"%s\" WHERE id <> ?1", kind->name);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql,
                            as_names && kind->fields[fields[i]].type == SAL_FIELD_TEXT
                                ? " AND sal_name (\"%s\") = sal_name (?%u)"
                                : " AND \"%s\" IS ?%u",
                            kind->fields[fields[i]].name,
                            i + 2);
  statement = sal_connection_prepare (self->connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sal_record_get_id (record));
  for (guint i = 0; i < n_fields; i++)
    sal_statement_bind (statement, (int) i + 2, sal_record_get_value (record, fields[i]));
  if (!sal_connection_step (self->connection, statement, &found, error))
    return FALSE;
  *other = found ? sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

/* (transfer full): the title of what the first field refers to, or of the other record */
static char *
name_owner (SalTransaction *self, SalRecord *record, guint first, gint64 other)
{
  const SalKind *kind = sal_record_get_kind (record);
  const SalField *field = &kind->fields[first];
  g_autoptr (SalRecord) owner = NULL;

  if (field->type != SAL_FIELD_REFERENCE)
    owner = sal_transaction_load (self, kind, other, NULL);
  else
    owner = sal_transaction_load (
        self, field->references, sal_record_get_value (record, first)->integer, NULL);

  return owner != NULL ? sal_record_get_title (owner) : g_strdup ("");
}

/**
 * sal_transaction_check_doubles:
 * @self: a transaction
 * @record: a record that is about to be written
 * @row: (nullable): what is stored of it now, its fields from column 1 on, or %NULL if it is new
 * @problems: where to add what is wrong
 * @error: return location for an error
 *
 * Checks that no other record is like it in what its kind tells records apart by, capitals and
 * spaces aside.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sal_transaction_check_doubles (SalTransaction *self,
                               SalRecord *record,
                               sqlite3_stmt *row,
                               SalProblems *problems,
                               GError **error)
{
  const SalKind *kind = sal_record_get_kind (record);
  const SalDouble *rule = kind->doubles;

  for (; rule != NULL && rule->fields != NULL && !self->told_apart; rule++)
    {
      guint fields[SAL_KIND_TOGETHER];
      guint n_fields = sal_double_list_fields (rule, kind, fields);
      const SalField *last = &kind->fields[fields[n_fields - 1]];
      gint64 other;

      if (sal_problems_get (problems, last->name) != NULL ||
          !is_new (record, row, fields, n_fields))
        continue;
      if (!sal_transaction_find_like (self, record, fields, n_fields, TRUE, &other, error))
        return FALSE;
      if (other != 0)
        {
          g_autofree char *owner = name_owner (self, record, fields[0], other);
          g_autofree char *text =
              sal_double_write (rule, sal_record_get_text (record, last->name), owner);

          sal_problems_add (problems, last->name, "%s", text);
        }
    }

  return TRUE;
}
