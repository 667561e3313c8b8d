/* sal-journal-fields.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-journal.h"

#include "sal-change-private.h"
#include "sal-record-query.h"
#include "sal-schema.h"
#include "sal-store.h"

typedef struct
{
  SalConnection *connection;
  const SalKind *const *kinds;
  SalChange *change;
  SalTouchedFunc wanted; /* (nullable): of all records */
  gpointer data;         /* its */
  guint limit;
  guint n_records;
  GPtrArray *found;    /* of SalFieldChange */
  GHashTable *columns; /* name of a kind → its columns when the change was made */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->change, sal_change_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static SalValue
copy_value (sqlite3_value *value)
{
  SalValue copy = SAL_VALUE_NULL;

  switch (value != NULL ? sqlite3_value_type (value) : SQLITE_NULL)
    {
    case SQLITE_INTEGER:
      return SAL_VALUE_INTEGER (sqlite3_value_int64 (value));
    case SQLITE_FLOAT:
      return SAL_VALUE_REAL (sqlite3_value_double (value));
    case SQLITE_TEXT:
      copy.storage = SAL_STORAGE_TEXT;
      copy.length = (guint32) sqlite3_value_bytes (value);
      copy.text = g_strndup ((const char *) sqlite3_value_text (value), copy.length);
      return copy;
    default:
      return copy;
    }
}

/* The columns a table had when the change was made. */
static char **
find_columns (Reading *self, const char *table, GError **error)
{
  char **columns = g_hash_table_lookup (self->columns, table);

  if (columns != NULL)
    return columns;

  columns = sal_schema_load_columns_at (self->connection, table, self->change->schema, error);
  if (columns != NULL)
    g_hash_table_insert (self->columns, g_strdup (table), columns);
  return columns;
}

/* As the record is called now; if it is no more, as the change has it. */
static char *
find_title (Reading *self, const SalChangesetRow *row, char **columns)
{
  g_auto (GStrv) titles = sal_records_load_titles (self->connection, row->kind, &row->id, 1, NULL);
  sqlite3_value *value = NULL;

  if (titles != NULL && titles[0] != NULL && titles[0][0] != '\0')
    return g_strdup (titles[0]);

  for (int i = 1; i < row->n_columns && columns[0] != NULL && columns[i] != NULL; i++)
    if (g_strcmp0 (columns[i], row->kind->title) == 0)
      {
        if (row->type == SAL_TOUCH_INSERTED)
          sqlite3changeset_new (row->iter, i, &value);
        else
          sqlite3changeset_old (row->iter, i, &value);
      }
  return value != NULL ? g_strdup ((const char *) sqlite3_value_text (value)) : NULL;
}

/* Whether column @index differs; inserted and deleted rows show what is not empty. */
static gboolean
read_column (const SalChangesetRow *row, int index, SalValue *before, SalValue *after)
{
  sqlite3_value *old_value = NULL, *new_value = NULL;

  if (row->type != SAL_TOUCH_INSERTED)
    sqlite3changeset_old (row->iter, index, &old_value);
  if (row->type != SAL_TOUCH_DELETED)
    sqlite3changeset_new (row->iter, index, &new_value);
  if (row->type == SAL_TOUCH_UPDATED && new_value == NULL)
    return FALSE;

  *before = copy_value (old_value);
  *after = copy_value (new_value);
  return before->storage != SAL_STORAGE_NULL || after->storage != SAL_STORAGE_NULL;
}

static void
append (Reading *self,
        const SalChangesetRow *row,
        const char *title,
        const SalField *field,
        SalValue before,
        SalValue after)
{
  SalFieldChange *change = g_new0 (SalFieldChange, 1);

  change->kind = row->kind;
  change->id = row->id;
  change->type = row->type;
  change->title = g_strdup (title);
  change->field = field;
  change->before = before;
  change->after = after;
  g_ptr_array_add (self->found, change);
}

static void
append_setting (Reading *self, const SalChangesetRow *row)
{
  sqlite3_value *name = NULL;
  SalValue before, after;

  if (row->type == SAL_TOUCH_INSERTED)
    sqlite3changeset_new (row->iter, 0, &name);
  else
    sqlite3changeset_old (row->iter, 0, &name);
  if (name != NULL && read_column (row, 1, &before, &after))
    append (self, row, (const char *) sqlite3_value_text (name), NULL, before, after);
}

static gboolean
visit_row (const SalChangesetRow *row, gpointer data, GError **error)
{
  Reading *self = data;
  g_autofree char *title = NULL;
  char **columns;

  if (self->n_records >= self->limit)
    return TRUE;
  if (self->wanted != NULL &&
      (row->kind == NULL || !self->wanted (row->kind, row->id, row->type, self->data)))
    return TRUE;
  self->n_records++;
  if (g_strcmp0 (row->table, "setting") == 0)
    append_setting (self, row);
  if (row->kind == NULL)
    return TRUE;

  columns = find_columns (self, row->table, error);
  if (columns == NULL)
    return FALSE;
  title = find_title (self, row, columns);
  for (int i = 1; i < row->n_columns && columns[0] != NULL && columns[i] != NULL; i++)
    {
      const SalField *field = sal_kind_find_field (row->kind, columns[i]);
      SalValue before, after;

      if (field != NULL && read_column (row, i, &before, &after))
        append (self, row, title, field, before, after);
    }
  return TRUE;
}

/* Rows added with capturing off show what they hold, unless they were edited since: then what they
 * held at first is known to the changes that edited them only. */
static gboolean
visit_range (Reading *self, const SalTouchRange *range, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT * FROM \"%s\" AS row WHERE id BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM touch "
      "WHERE kind = (SELECT id FROM kind WHERE name = ?) AND touch.id = row.id) LIMIT ?",
      range->kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean there;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
  sal_statement_bind_text (statement, 3, range->kind->name);
  sqlite3_bind_int64 (statement, 4, self->limit - self->n_records);
  while (sal_connection_step (self->connection, statement, &there, error))
    {
      SalChangesetRow row = { .kind = range->kind, .type = range->type };
      g_auto (GStrv) titles = NULL;

      if (!there)
        return TRUE;
      self->n_records++;
      row.id = sqlite3_column_int64 (statement, 0);
      titles = sal_records_load_titles (self->connection, row.kind, &row.id, 1, NULL);
      for (guint i = 0; i < row.kind->n_fields; i++)
        {
          SalValue value = sal_statement_column (statement, (int) i + 1);

          if (value.storage != SAL_STORAGE_NULL)
            append (self,
                    &row,
                    titles != NULL ? titles[0] : NULL,
                    &row.kind->fields[i],
                    SAL_VALUE_NULL,
                    sal_value_copy (&value));
        }
    }
  return FALSE;
}

static gboolean
visit_ranges (Reading *self, GError **error)
{
  for (guint i = 0; i < self->change->ranges->len; i++)
    {
      const SalTouchRange *range = &g_array_index (self->change->ranges, SalTouchRange, i);

      if (range->type == SAL_TOUCH_INSERTED && self->n_records < self->limit &&
          !visit_range (self, range, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
read_change (Reading *self, gint64 change, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  gboolean inverted;

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_field_change_free);
  self->columns =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->change = sal_journal_load (self->connection, self->kinds, change, error);
  if (self->change == NULL ||
      !sal_journal_load_changeset (self->connection, change, &changeset, &inverted, error) ||
      !sal_changeset_foreach (
          self->connection, self->kinds, changeset, inverted, visit_row, self, error) ||
      (self->wanted == NULL && !visit_ranges (self, error)))
    return NULL;

  return g_steal_pointer (&self->found);
}

/**
 * sal_journal_field_changes:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @change: id of a change
 * @limit: at most so many records
 * @error: return location for an error
 *
 * Looks up what a change did, field by field. A setting of the workspace has neither kind nor
 * field; its name is the title. Of fields that a migration has since removed, nothing is said.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (element-type SalFieldChange): what was before and after, or %NULL
 */
GPtrArray *
sal_journal_field_changes (SalConnection *connection,
                           const SalKind *const *kinds,
                           gint64 change,
                           guint limit,
                           GError **error)
{
  g_auto (Reading) self = { .connection = connection, .kinds = kinds, .limit = limit };

  return read_change (&self, change, error);
}

/**
 * sal_journal_field_changes_of:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @change: id of a change
 * @wanted: (scope call): whether a record that was touched is asked about
 * @data: passed to @wanted
 * @limit: at most so many records
 * @error: return location for an error
 *
 * Looks up what a change did to some records, however many others it touched. Rows that came with
 * capturing off are none of them: they are told by their range.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (element-type SalFieldChange): what was before and after, or %NULL
 */
GPtrArray *
sal_journal_field_changes_of (SalConnection *connection,
                              const SalKind *const *kinds,
                              gint64 change,
                              SalTouchedFunc wanted,
                              gpointer data,
                              guint limit,
                              GError **error)
{
  g_auto (Reading) self = {
    .connection = connection, .kinds = kinds, .wanted = wanted, .data = data, .limit = limit
  };

  return read_change (&self, change, error);
}
