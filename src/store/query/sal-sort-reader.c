/* sal-sort-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sort-reader.h"

#include <string.h>

#include "sal-date.h"
#include "sal-id-map.h"
#include "sal-record-titles.h"

/* Up to so many titles are looked up one by one; more are picked from all records. */
#define FEW_TITLES 4000

/* Amounts without an exchange rate are compared with so many decimals. */
#define MONEY_DIGITS 2

static gboolean
is_converted (const SalSortKey *key)
{
  return key->field != NULL && key->field->type == SAL_FIELD_MONEY &&
         key->field->currency_field != NULL;
}

/**
 * sal_sort_reader_init:
 * @self: a reader
 * @key: what to read; it has to outlive @self
 *
 * Begins a reader.
 */
void
sal_sort_reader_init (SalSortReader *self, const SalSortKey *key)
{
  SalFieldType type = key->field != NULL ? key->field->type : SAL_FIELD_INTEGER;

  *self = (SalSortReader){ .key = key };
  if (key->field != NULL && sal_kind_has_titles_of (key->kind, key->field))
    self->references = g_array_new (FALSE, FALSE, sizeof (gint64));
  else
    self->column = sal_sort_column_new (
        type == SAL_FIELD_TEXT || type == SAL_FIELD_CURRENCY ? SAL_SORT_NAME : SAL_SORT_INTEGER,
        key->descending);
}

void
sal_sort_reader_clear (SalSortReader *self)
{
  g_clear_pointer (&self->column, sal_sort_column_free);
  g_clear_pointer (&self->references, g_array_unref);
}

/**
 * sal_sort_reader_write_columns:
 * @self: a reader
 * @parts: a compiler of the query's kind
 * @n_columns: (inout): columns of the statement so far
 *
 * Writes the columns of a statement that @self reads: what is sorted by; of an amount, those it is
 * converted by behind it.
 *
 * Returns: (transfer full): the SQL
 */
char *
sal_sort_reader_write_columns (SalSortReader *self, SalExpressionSql *parts, int *n_columns)
{
  const char *const *path = (const char *const *) self->key->path;
  guint n_names = g_strv_length (self->key->path);
  g_autofree char *amount = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *dated = NULL;

  self->value = *n_columns;
  if (!is_converted (self->key))
    {
      *n_columns += 1;
      return sal_expression_sql_column (parts, path, n_names);
    }

  *n_columns += 3;
  amount = sal_expression_sql_money (parts, path, n_names, &currency, &dated);

  return g_strdup_printf ("%s, %s, %s", amount, currency, dated);
}

static gint64
find_choice (const SalField *field, const char *value)
{
  gint64 index = 0;

  for (const SalChoice *choice = field->choices; choice->value != NULL; choice++, index++)
    {
      if (strcmp (choice->value, value) == 0)
        break;
    }

  return index;
}

static void
read_instant (SalSortReader *self, const char *text, gboolean is_date)
{
  gint32 day;
  gint64 time;

  if (is_date && sal_date_parse_iso (text, &day))
    sal_sort_column_add_integer (self->column, day);
  else if (!is_date && sal_time_parse_iso (text, &time))
    sal_sort_column_add_integer (self->column, time);
  else
    sal_sort_column_add_null (self->column);
}

/* Currency and day are in the two columns behind the amount. */
static void
read_money (SalSortReader *self, SalConversion *conversion, sqlite3_stmt *statement)
{
  gint64 amount = sqlite3_column_int64 (statement, self->value);
  const char *currency = (const char *) sqlite3_column_text (statement, self->value + 1);
  const char *day = NULL;
  gint64 money = amount;

  if (currency != NULL && g_strcmp0 (currency, conversion->currency) != 0)
    day = (const char *) sqlite3_column_text (statement, self->value + 2);
  if (!sal_conversion_compare (conversion, amount, currency, day, MONEY_DIGITS, &money))
    money = amount < 0 ? G_MININT64 : G_MAXINT64;
  sal_sort_column_add_integer (self->column, money);
}

/**
 * sal_sort_reader_read:
 * @self: a reader
 * @conversion: what amounts are converted by
 * @statement: a statement with the columns of @self, on a row
 *
 * Adds the value of the row that a statement is on.
 */
void
sal_sort_reader_read (SalSortReader *self, SalConversion *conversion, sqlite3_stmt *statement)
{
  const SalField *field = self->key->field;
  SalFieldType type = field != NULL ? field->type : SAL_FIELD_INTEGER;

  if (self->references != NULL)
    {
      gint64 id = sqlite3_column_int64 (statement, self->value);

      g_array_append_val (self->references, id);
      return;
    }
  if (sqlite3_column_type (statement, self->value) == SQLITE_NULL)
    {
      sal_sort_column_add_null (self->column);
      return;
    }

  switch (type)
    {
    case SAL_FIELD_TEXT:
    case SAL_FIELD_CURRENCY:
      {
        const char *text = (const char *) sqlite3_column_text (statement, self->value);

        sal_sort_column_add_name (
            self->column, text, (gsize) sqlite3_column_bytes (statement, self->value));
        break;
      }
    case SAL_FIELD_CHOICE:
      sal_sort_column_add_integer (
          self->column,
          find_choice (field, (const char *) sqlite3_column_text (statement, self->value)));
      break;
    case SAL_FIELD_DATE:
    case SAL_FIELD_TIME:
      read_instant (self,
                    (const char *) sqlite3_column_text (statement, self->value),
                    type == SAL_FIELD_DATE);
      break;
    case SAL_FIELD_REAL:
      sal_sort_column_add_real (self->column, sqlite3_column_double (statement, self->value));
      break;
    case SAL_FIELD_MONEY:
      if (is_converted (self->key))
        {
          read_money (self, conversion, statement);
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      sal_sort_column_add_integer (self->column, sqlite3_column_int64 (statement, self->value));
    }
}

/* --- references by title --- */

static void
add_title (SalSortColumn *titles, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    sal_sort_column_add_null (titles);
  else
    sal_sort_column_add_name (titles, text, (gsize) sqlite3_column_bytes (statement, column));
}

static gboolean
look_titles_up (SalConnection *connection,
                const char *select,
                GArray *ids,
                SalSortColumn *titles,
                GError **error)
{
  g_autofree char *sql = g_strconcat (select, " WHERE t.id = ?", NULL);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (row)
        add_title (titles, statement, 1);
      else
        sal_sort_column_add_null (titles);
      sqlite3_reset (statement);
    }

  return TRUE;
}

/* Reads all titles; @indexes gets the order they come in. */
static gboolean
read_titles (SalConnection *connection,
             const char *select,
             SalIdMap *indexes,
             SalSortColumn *titles,
             GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, select, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      sal_id_map_insert (indexes,
                         sqlite3_column_int64 (statement, 0),
                         (gint32) sal_sort_column_get_length (titles));
      add_title (titles, statement, 1);
    }

  return FALSE;
}

/* What each of @titles comes at; titles that are sorted as the same come at the same. */
static guint32 *
rank_titles (SalSortColumn *titles)
{
  gsize n_titles = sal_sort_column_get_length (titles);
  g_autofree guint32 *rows = g_new (guint32, n_titles);
  guint32 *ranks = g_new (guint32, n_titles);

  for (gsize i = 0; i < n_titles; i++)
    rows[i] = (guint32) i;
  sal_sort_rows (&titles, 1, rows, n_titles);
  for (gsize i = 0; i < n_titles; i++)
    {
      gboolean same = i > 0 && sal_sort_column_equal (titles, rows[i - 1], rows[i]);

      ranks[rows[i]] = same ? ranks[rows[i - 1]] : (guint32) i;
    }

  return ranks;
}

/* Makes the column of a reference: each record by the rank of its reference's title. */
static gboolean
rank_references (SalSortReader *self, SalConnection *connection, GError **error)
{
  const SalKind *kind = self->key->field->references;
  g_autoptr (SalSortColumn) titles = sal_sort_column_new (SAL_SORT_NAME, FALSE);
  g_autoptr (SalIdMap) indexes = sal_id_map_new (0);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (SalTitleJoins) joins;
  g_autofree char *title = NULL;
  g_autofree char *select = NULL;
  g_autofree guint32 *ranks = NULL;

  sal_title_joins_init (&joins);
  title = sal_title_joins_add (&joins, kind, "t");
  select =
      g_strdup_printf ("SELECT t.id, %s FROM \"%s\" AS t%s", title, kind->name, joins.sql->str);

  for (guint i = 0; i < self->references->len && ids->len <= FEW_TITLES; i++)
    {
      gint64 id = g_array_index (self->references, gint64, i);

      if (id == 0 || sal_id_map_lookup (indexes, id) >= 0)
        continue;
      sal_id_map_insert (indexes, id, (gint32) ids->len);
      g_array_append_val (ids, id);
    }
  if (ids->len <= FEW_TITLES)
    {
      if (!look_titles_up (connection, select, ids, titles, error))
        return FALSE;
    }
  else
    {
      sal_id_map_free (indexes);
      indexes = sal_id_map_new (ids->len);
      if (!read_titles (connection, select, indexes, titles, error))
        return FALSE;
    }

  ranks = rank_titles (titles);
  self->column = sal_sort_column_new (SAL_SORT_INTEGER, self->key->descending);
  for (guint i = 0; i < self->references->len; i++)
    {
      gint32 index = sal_id_map_lookup (indexes, g_array_index (self->references, gint64, i));

      if (index < 0 || sal_sort_column_is_null (titles, (guint32) index))
        sal_sort_column_add_null (self->column);
      else
        sal_sort_column_add_integer (self->column, ranks[index]);
    }
  g_clear_pointer (&self->references, g_array_unref);

  return TRUE;
}

/**
 * sal_sort_reader_append:
 * @self: a reader
 * @other: a reader of the same key
 *
 * Adds all rows that another reader has read.
 */
void
sal_sort_reader_append (SalSortReader *self, const SalSortReader *other)
{
  if (self->references == NULL)
    sal_sort_column_append (self->column, other->column);
  else
    g_array_append_vals (self->references, other->references->data, other->references->len);
}

/**
 * sal_sort_reader_finish:
 * @self: a reader that has read all rows
 * @connection: a connection
 * @error: return location for an error
 *
 * Looks up what is needed to sort what was read, into the column of @self.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or when cancelled
 */
gboolean
sal_sort_reader_finish (SalSortReader *self, SalConnection *connection, GError **error)
{
  return self->references == NULL || rank_references (self, connection, error);
}
