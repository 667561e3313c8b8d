/* sal-needed-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-needed-rows.h"

#include "sal-change-private.h"
#include "sal-journal.h"
#include "sal-schema.h"

typedef struct
{
  const SalKind *kind;
  gint64 id;
} Row;

struct _SalNeededRows
{
  GHashTable *rows; /* a set of Row */
};

static guint
row_hash (gconstpointer data)
{
  const Row *row = data;

  return g_int64_hash (&row->id) ^ g_direct_hash (row->kind);
}

static gboolean
row_equal (gconstpointer one, gconstpointer other)
{
  const Row *a = one, *b = other;

  return a->kind == b->kind && a->id == b->id;
}

SalNeededRows *
sal_needed_rows_new (void)
{
  SalNeededRows *self = g_new (SalNeededRows, 1);

  self->rows = g_hash_table_new_full (row_hash, row_equal, g_free, NULL);
  return self;
}

void
sal_needed_rows_free (SalNeededRows *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

guint
sal_needed_rows_get_n (const SalNeededRows *self)
{
  return g_hash_table_size (self->rows);
}

gboolean
sal_needed_rows_contains (const SalNeededRows *self, const SalKind *kind, gint64 id)
{
  const Row row = { kind, id };

  return g_hash_table_contains (self->rows, &row);
}

static void
add (SalNeededRows *self, const SalKind *kind, gint64 id)
{
  const Row row = { kind, id };

  g_hash_table_add (self->rows, g_memdup2 (&row, sizeof row));
}

/**
 * sal_needed_rows_append_range:
 * @self: needed rows
 * @range: a range of ids
 * @ids: (element-type gint64): where to append
 *
 * Lists the needed rows of a range, in no particular order.
 */
void
sal_needed_rows_append_range (const SalNeededRows *self, const SalTouchRange *range, GArray *ids)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Row *row = key;

      if (row->kind == range->kind && row->id >= range->first && row->id <= range->last)
        g_array_append_val (ids, row->id);
    }
}

/**
 * sal_needed_rows_name:
 * @self: needed rows
 * @connection: a connection
 * @limit: at most so many
 *
 * Names some of the rows.
 *
 * Returns: (transfer full): their names, with semicolons
 */
char *
sal_needed_rows_name (const SalNeededRows *self, SalConnection *connection, guint limit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->rows);
  while (limit-- > 0 && g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Row *row = key;
      g_autofree char *name = sal_journal_name_record (connection, row->kind, row->id);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- finding them --- */

/* Adds what @field of @kind refers to in a range and is not there. */
static gboolean
collect_dangling (SalNeededRows *self,
                  SalConnection *connection,
                  const SalKind *kind,
                  const SalField *field,
                  const SalTouchRange *range,
                  GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT DISTINCT \"%s\" FROM \"%s\" AS child WHERE \"%s\" BETWEEN ? AND ? AND NOT EXISTS "
      "(SELECT 1 FROM \"%s\" AS parent WHERE parent.id = child.\"%s\")",
      field->name,
      kind->name,
      field->name,
      range->kind->name,
      field->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, range->kind, sqlite3_column_int64 (statement, 0));
    }
  return FALSE;
}

static gboolean
collect_range (SalNeededRows *self,
               SalConnection *connection,
               const SalKind *const *kinds,
               const SalTouchRange *range,
               GError **error)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++)
      {
        const SalField *field = &kinds[i]->fields[k];

        if (field->references == range->kind && sal_schema_field_has_key (kinds[i], field) &&
            !collect_dangling (self, connection, kinds[i], field, range, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * sal_needed_rows_collect:
 * @self: needed rows
 * @connection: a connection, in a transaction in which rows were removed unchecked
 * @kinds: (array zero-terminated=1): all kinds
 * @removal: what was removed
 * @error: return location for an error
 *
 * Adds the removed rows that rows which are there refer to.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_needed_rows_collect (SalNeededRows *self,
                         SalConnection *connection,
                         const SalKind *const *kinds,
                         const SalChange *removal,
                         GError **error)
{
  for (guint i = 0; i < removal->ranges->len; i++)
    if (!collect_range (
            self, connection, kinds, &g_array_index (removal->ranges, SalTouchRange, i), error))
      return FALSE;

  for (guint i = 0; i < removal->touches->len; i++)
    {
      const SalTouch *touch = &g_array_index (removal->touches, SalTouch, i);
      const SalTouchRange range = { .kind = touch->kind, .first = touch->id, .last = touch->id };

      if (touch->type == SAL_TOUCH_DELETED && touch->kind != NULL &&
          !collect_range (self, connection, kinds, &range, error))
        return FALSE;
    }
  return TRUE;
}

/* --- keeping them --- */

typedef struct
{
  const SalNeededRows *needed;
  SalConnection *connection;
  gint64 schema;
} Restoring;

static char *
insert_sql (const SalChangesetRow *row, char **columns)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (int i = 0; i < row->n_columns && columns[i] != NULL; i++)
    {
      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", columns[i]);
      g_string_append (places, i > 0 ? ", ?" : "?");
    }
  return g_strdup_printf (
      "INSERT INTO \"%s\" (%s) VALUES (%s)", row->kind->name, names->str, places->str);
}

static gboolean
restore_row (const SalChangesetRow *row, gpointer data, GError **error)
{
  Restoring *restoring = data;
  g_auto (GStrv) columns = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean more;

  if (row->kind == NULL || row->type != SAL_TOUCH_INSERTED ||
      !sal_needed_rows_contains (restoring->needed, row->kind, row->id))
    return TRUE;

  columns =
      sal_schema_load_columns_at (restoring->connection, row->kind->name, restoring->schema, error);
  if (columns == NULL)
    return FALSE;
  sql = insert_sql (row, columns);
  statement = sal_connection_prepare (restoring->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < row->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      sqlite3changeset_new (row->iter, i, &value);
      if (value != NULL)
        sqlite3_bind_value (statement, i + 1, value);
    }
  return sal_connection_step (restoring->connection, statement, &more, error);
}

/**
 * sal_needed_rows_restore:
 * @self: needed rows
 * @connection: a connection, after the inverse of @changeset was applied
 * @kinds: (array zero-terminated=1): all kinds
 * @changeset: what a change did
 * @inverted: the change did the opposite of it
 * @schema: the schema's number then
 * @error: return location for an error
 *
 * Adds again those rows of a changeset that are needed.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_needed_rows_restore (const SalNeededRows *self,
                         SalConnection *connection,
                         const SalKind *const *kinds,
                         GBytes *changeset,
                         gboolean inverted,
                         gint64 schema,
                         GError **error)
{
  Restoring restoring = { self, connection, schema };

  return sal_needed_rows_get_n (self) == 0 ||
         sal_changeset_foreach (
             connection, kinds, changeset, inverted, restore_row, &restoring, error);
}
