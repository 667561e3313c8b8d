/* sal-record-load.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-record-load.h"

#include <glib/gi18n-lib.h>

#include "sal-number.h"
#include "sal-record-query.h"
#include "sal-record-titles.h"
#include "sal-store-error.h"

struct _SalRecordLoader
{
  SalConnection *connection;
  const SalKind *kind;
  sqlite3_stmt *statement; /* its one parameter is the id; fields, then titles */
  /* of references, by the order of their columns after those of the fields */
  GArray *references;      /* of guint, indexes of fields */
  GPtrArray *title_fields; /* of SalField */
};

static char *
write_sql (SalRecordLoader *self)
{
  const SalKind *kind = self->kind;
  g_auto (SalTitleJoins) joins;
  g_autoptr (GString) sql = g_string_new ("SELECT t.id");

  sal_title_joins_init (&joins);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", t.\"%s\"", kind->fields[i].name);
  for (guint i = 0; i < self->references->len; i++)
    {
      const SalField *field = &kind->fields[g_array_index (self->references, guint, i)];
      g_autofree char *title = sal_title_joins_add_reference (&joins, "t", field);

      g_string_append_printf (sql, ", %s", title);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS t%s WHERE t.id = ?", kind->name, joins.sql->str);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * sal_record_loader_new:
 * @connection: a connection, which outlives the loader
 * @kind: a kind
 * @error: return location for an error
 *
 * Prepares to load records of a kind one after the other.
 *
 * Returns: (transfer full): a loader, or %NULL on a %SAL_STORE_ERROR
 */
SalRecordLoader *
sal_record_loader_new (SalConnection *connection, const SalKind *kind, GError **error)
{
  g_autoptr (SalRecordLoader) self = g_new0 (SalRecordLoader, 1);
  g_autofree char *sql = NULL;

  self->connection = connection;
  self->kind = kind;
  self->references = g_array_new (FALSE, FALSE, sizeof (guint));
  self->title_fields = g_ptr_array_new ();
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (!sal_kind_has_titles_of (kind, &kind->fields[i]))
        continue;
      g_array_append_val (self->references, i);
      g_ptr_array_add (self->title_fields,
                       (gpointer) sal_kind_get_title_field (kind->fields[i].references));
    }

  sql = write_sql (self);
  self->statement = sal_connection_prepare (connection, sql, error);

  return self->statement != NULL ? g_steal_pointer (&self) : NULL;
}

void
sal_record_loader_free (SalRecordLoader *self)
{
  sal_statement_done (self->statement);
  g_array_unref (self->references);
  g_ptr_array_unref (self->title_fields);
  g_free (self);
}

static SalRecord *
read_record (SalRecordLoader *self)
{
  SalRecord *record =
      sal_record_new_with_id (self->kind, sqlite3_column_int64 (self->statement, 0));
  int column = 1;

  for (guint i = 0; i < self->kind->n_fields; i++, column++)
    {
      SalValue value = sal_statement_column (self->statement, column);

      sal_record_set_value (record, i, &value);
    }
  for (guint i = 0; i < self->references->len; i++, column++)
    {
      guint field = g_array_index (self->references, guint, i);
      g_autofree char *title = NULL;

      if (sal_record_get_value (record, field)->storage == SAL_STORAGE_NULL)
        continue;
      title = sal_title_from_column (
          g_ptr_array_index (self->title_fields, i), self->statement, column);
      sal_record_set_reference_title (record, field, title != NULL ? title : _ ("(no name)"));
    }

  return record;
}

/**
 * sal_record_loader_load:
 * @self: a loader
 * @id: the id of a record
 * @record: (out) (transfer full) (nullable): the record, %NULL if there is none
 * @error: return location for an error
 *
 * Loads one record with the titles of what it refers to.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_record_loader_load (SalRecordLoader *self, gint64 id, SalRecord **record, GError **error)
{
  gboolean row;

  *record = NULL;
  sqlite3_bind_int64 (self->statement, 1, id);
  if (!sal_connection_step (self->connection, self->statement, &row, error))
    return FALSE;
  if (row)
    *record = read_record (self);
  sqlite3_reset (self->statement);

  return TRUE;
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * sal_records_load:
 * @connection: a connection
 * @kind: a kind
 * @ids: (array length=n_ids): ids of its records
 * @n_ids: their number
 * @error: return location for an error
 *
 * Loads records with the titles of what they refer to.
 *
 * Returns: (transfer full) (element-type SalRecord): the records in the order of @ids, %NULL where
 * there is none; or %NULL on a %SAL_STORE_ERROR
 */
GPtrArray *
sal_records_load (
    SalConnection *connection, const SalKind *kind, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full ((guint) n_ids, unref_record);
  g_autoptr (SalRecordLoader) loader = sal_record_loader_new (connection, kind, error);

  if (loader == NULL)
    return NULL;

  for (gsize i = 0; i < n_ids; i++)
    {
      SalRecord *record;

      if (!sal_record_loader_load (loader, ids[i], &record, error))
        return NULL;
      g_ptr_array_add (records, record);
    }

  return g_steal_pointer (&records);
}

/**
 * sal_records_load_titles:
 * @connection: a connection
 * @kind: a kind
 * @ids: (array length=n_ids): ids of its records
 * @n_ids: their number
 * @error: return location for an error
 *
 * Loads the titles of records.
 *
 * Returns: (transfer full) (array zero-terminated=1): the titles in the order of @ids, "(no name)"
 * where it is empty and "" where there is no record; or %NULL on a %SAL_STORE_ERROR
 */
char **
sal_records_load_titles (
    SalConnection *connection, const SalKind *kind, const gint64 *ids, gsize n_ids, GError **error)
{
  g_auto (SalTitleJoins) joins;
  g_autofree char *expression = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_auto (GStrv) titles = g_new0 (char *, n_ids + 1);
  gboolean row;

  sal_title_joins_init (&joins);
  expression = sal_title_joins_add (&joins, kind, "t");
  sql = g_strdup_printf (
      "SELECT %s FROM \"%s\" AS t%s WHERE t.id = ?", expression, kind->name, joins.sql->str);
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return NULL;

  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_bind_int64 (statement, 1, ids[i]);
      if (!sal_connection_step (connection, statement, &row, error))
        return NULL;
      if (row)
        titles[i] = sal_title_from_column (sal_kind_get_title_field (kind), statement, 0);
      if (titles[i] == NULL)
        titles[i] = g_strdup (row ? _ ("(no name)") : "");
      sqlite3_reset (statement);
    }

  return g_steal_pointer (&titles);
}

/* Says that there is no such record; returns FALSE. */
gboolean
sal_records_set_not_found (const SalKind *kind, gint64 id, GError **error)
{
  char text[SAL_NUMBER_BUFFER];

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("There is no %s %s (any more)"),
               sal_kind_get_label (kind),
               sal_number_write (id, 0, text));
  return FALSE;
}
