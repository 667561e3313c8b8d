/* sal-references.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-references.h"

#include <glib/gi18n-lib.h>

#include "sal-journal.h"
#include "sal-schema.h"
#include "sal-store-error.h"

/* Records named in one message. */
#define MAX_NAMED 5

/* From so many rows on, a range is checked value by value through the index of the reference. */
#define LARGE_RANGE 5000

/* One value looked up costs as much as so many rows passed in the order of the index. */
#define SKIP_WORTH 8

gboolean
sal_references_exist (
    SalConnection *connection, const SalKind *kind, gint64 id, gboolean *exists, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?", kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return sal_connection_step (connection, statement, exists, error);
}

/* Appends the names of records of @kind whose @field is @id. */
static gboolean
collect_referring (SalConnection *connection,
                   const SalKind *kind,
                   const SalField *field,
                   gint64 id,
                   GPtrArray *names,
                   GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM \"%s\" WHERE \"%s\" = ? LIMIT %d", kind->name, field->name, MAX_NAMED);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 referring = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return TRUE;
      if (names->len < MAX_NAMED)
        g_ptr_array_add (names, sal_journal_name_record (connection, kind, referring));
    }
  return FALSE;
}

/* "A; B; C" */
static char *
join_names (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) names->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sal_references_check_unused:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @kind: a kind
 * @id: a record of it
 * @error: return location for an error
 *
 * Checks that no record but itself refers to a record.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED, naming some that do.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_references_check_unused (SalConnection *connection,
                             const SalKind *const *kinds,
                             const SalKind *kind,
                             gint64 id,
                             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL, *text = NULL;

  for (gsize i = 0; kinds[i] != NULL; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++)
      {
        const SalField *field = &kinds[i]->fields[k];

        if (field->references == kind && sal_schema_field_has_key (kinds[i], field) &&
            !collect_referring (connection, kinds[i], field, id, names, error))
          return FALSE;
      }
  if (names->len == 0)
    return TRUE;

  name = sal_journal_name_record (connection, kind, id);
  text = join_names (names);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_REFERENCED,
               _ ("%s cannot be deleted while others refer to it: %s"),
               name,
               text);
  return FALSE;
}

static void
add_violation (SalConnection *connection,
               const SalKind *const *kinds,
               sqlite3_stmt *statement,
               GPtrArray *names)
{
  const SalKind *kind = sal_kind_find (kinds, (const char *) sqlite3_column_text (statement, 0));
  const SalKind *parent = sal_kind_find (kinds, (const char *) sqlite3_column_text (statement, 2));
  g_autofree char *name = NULL;

  if (kind == NULL || parent == NULL)
    return;
  name = sal_journal_name_record (connection, kind, sqlite3_column_int64 (statement, 1));
  g_ptr_array_add (
      names, g_strdup_printf (_ ("%s would refer to no %s"), name, sal_kind_get_label (parent)));
}

/**
 * sal_references_describe_violations:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 *
 * Names records that refer to ones that are not there. It looks at every table: for messages only.
 *
 * Returns: (transfer full): a text, "" if there are none
 */
char *
sal_references_describe_violations (SalConnection *connection, const SalKind *const *kinds)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "PRAGMA main.foreign_key_check", NULL);
  gboolean row = TRUE;

  while (statement != NULL && names->len < MAX_NAMED &&
         sal_connection_step (connection, statement, &row, NULL) && row)
    add_violation (connection, kinds, statement, names);
  return join_names (names);
}

static gboolean
set_violations (SalConnection *connection, const SalKind *const *kinds, GError **error)
{
  g_autofree char *text = sal_references_describe_violations (connection, kinds);

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_REFERENCED,
               _ ("References would point nowhere: %s"),
               text);
  return FALSE;
}

/**
 * sal_references_check_deferred:
 * @connection: a connection in a transaction
 * @kinds: (array zero-terminated=1): all kinds
 * @error: return location for an error
 *
 * Checks what a commit would check, to say which records are meant.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_references_check_deferred (SalConnection *connection,
                               const SalKind *const *kinds,
                               GError **error)
{
  int violated = 0, highest;

  sqlite3_db_status (sal_connection_get_handle (connection),
                     SQLITE_DBSTATUS_DEFERRED_FKS,
                     &violated,
                     &highest,
                     FALSE);
  return violated == 0 || set_violations (connection, kinds, error);
}

/* How the rows of a range are checked. */
typedef enum
{
  CHECK_ROWS,   /* row by row */
  CHECK_GROUPS, /* each different value once, in the order of the index */
  CHECK_SKIPS,  /* the same, looking each next value up: where they are few */
} RangeCheck;

/* Selects a row that refers to nothing, and what it refers to; 1 and 2 are the bounds of the range.
 */
static char *
write_range_check (RangeCheck check, const SalKind *kind, const SalField *field)
{
  const char *name = kind->name, *column = field->name, *parent = field->references->name;

  switch (check)
    {
    case CHECK_ROWS:
      return g_strdup_printf (
          "SELECT id, \"%2$s\" FROM \"%1$s\" AS child WHERE id BETWEEN ?1 AND ?2"
          " AND \"%2$s\" IS NOT NULL"
          " AND NOT EXISTS (SELECT 1 FROM \"%3$s\" AS parent WHERE parent.id = child.\"%2$s\") "
          "LIMIT 1",
          name,
          column,
          parent);
    case CHECK_GROUPS:
      return g_strdup_printf (
          "SELECT row, value FROM (SELECT min (id) AS row, \"%2$s\" AS value"
          " FROM \"%1$s\" INDEXED BY \"%1$s.%2$s\" WHERE \"%2$s\" IS NOT NULL"
          " AND +id BETWEEN ?1 AND ?2 GROUP BY \"%2$s\")"
          " WHERE NOT EXISTS (SELECT 1 FROM \"%3$s\" AS parent WHERE parent.id = value) LIMIT 1",
          name,
          column,
          parent);
    default:
      return g_strdup_printf (
          "WITH RECURSIVE different (value) AS ("
          "SELECT min (\"%2$s\") FROM \"%1$s\" WHERE \"%2$s\" IS NOT NULL UNION ALL "
          "SELECT (SELECT min (\"%2$s\") FROM \"%1$s\" WHERE \"%2$s\" > value)"
          " FROM different WHERE value IS NOT NULL), "
          "missing (value, row) AS ("
          "SELECT value, (SELECT id FROM \"%1$s\" WHERE \"%2$s\" = value AND +id BETWEEN ?1 AND ?2)"
          " FROM different WHERE value IS NOT NULL"
          " AND NOT EXISTS (SELECT 1 FROM \"%3$s\" AS parent WHERE parent.id = value)) "
          "SELECT row, value FROM missing WHERE row IS NOT NULL LIMIT 1",
          name,
          column,
          parent);
    }
}

/* The values are few if what they refer to is. */
static gboolean
choose_range_check (SalConnection *connection,
                    const SalTouchRange *range,
                    const SalField *field,
                    RangeCheck *check,
                    GError **error)
{
  gint64 few = range->n_rows / SKIP_WORTH, n;
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM (SELECT 1 FROM \"%s\" LIMIT %" G_GINT64_FORMAT ")",
                       field->references->name,
                       few);

  *check = CHECK_ROWS;
  if (range->n_rows < LARGE_RANGE)
    return TRUE;
  if (!sal_connection_query_integer (connection, sql, &n, error))
    return FALSE;
  *check = n < few ? CHECK_SKIPS : CHECK_GROUPS;
  return TRUE;
}

static gboolean
check_range_field (SalConnection *connection,
                   const SalTouchRange *range,
                   const SalField *field,
                   GError **error)
{
  g_autofree char *sql = NULL, *name = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  RangeCheck check;
  gboolean row;

  if (!choose_range_check (connection, range, field, &check, error))
    return FALSE;
  sql = write_range_check (check, range->kind, field);
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  name = sal_journal_name_record (connection, range->kind, sqlite3_column_int64 (statement, 0));
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_REFERENCED,
               _ ("%s, %s: there is no %s %lld"),
               name,
               sal_field_get_label (field),
               sal_kind_get_label (field->references),
               sqlite3_column_int64 (statement, 1));
  return FALSE;
}

/**
 * sal_references_check_range:
 * @connection: a connection
 * @range: rows that were inserted unchecked; their indexes are complete
 * @error: return location for an error
 *
 * Checks that what the rows of a range refer to is there.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_references_check_range (SalConnection *connection, const SalTouchRange *range, GError **error)
{
  const SalKind *kind = range->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    if (sal_schema_field_has_key (kind, &kind->fields[i]) &&
        !check_range_field (connection, range, &kind->fields[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
check_removed_field (SalConnection *connection,
                     const SalTouchRange *range,
                     const SalKind *kind,
                     const SalField *field,
                     GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM \"%s\" AS child WHERE \"%s\" BETWEEN ? AND ? AND NOT EXISTS "
                       "(SELECT 1 FROM \"%s\" AS parent WHERE parent.id = child.\"%s\") LIMIT 1",
                       kind->name,
                       field->name,
                       range->kind->name,
                       field->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  g_autofree char *name = NULL;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, range->first);
  sqlite3_bind_int64 (statement, 2, range->last);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  name = sal_journal_name_record (connection, kind, sqlite3_column_int64 (statement, 0));
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_REFERENCED,
               _ ("%s would refer to no %s"),
               name,
               sal_kind_get_label (range->kind));
  return FALSE;
}

/**
 * sal_references_check_removed:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @range: rows that were removed unchecked
 * @error: return location for an error
 *
 * Checks that nothing refers to the removed rows of a range.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_references_check_removed (SalConnection *connection,
                              const SalKind *const *kinds,
                              const SalTouchRange *range,
                              GError **error)
{
  for (gsize i = 0; kinds[i] != NULL; i++)
    for (guint k = 0; k < kinds[i]->n_fields; k++)
      {
        const SalField *field = &kinds[i]->fields[k];

        if (field->references == range->kind && sal_schema_field_has_key (kinds[i], field) &&
            !check_removed_field (connection, range, kinds[i], field, error))
          return FALSE;
      }

  return TRUE;
}

/**
 * sal_references_check_touches:
 * @connection: a connection
 * @kinds: (array zero-terminated=1): all kinds
 * @touches: (array length=n_touches): rows that were changed unchecked
 * @n_touches: their number
 * @error: return location for an error
 *
 * Checks that what rows refer to is there and that nothing refers to deleted rows.
 *
 * Raises %SAL_STORE_ERROR_REFERENCED.
 *
 * Returns: %FALSE on error
 */
gboolean
sal_references_check_touches (SalConnection *connection,
                              const SalKind *const *kinds,
                              const SalTouch *touches,
                              gsize n_touches,
                              GError **error)
{
  for (gsize i = 0; i < n_touches; i++)
    {
      SalTouchRange range = {
        .kind = touches[i].kind, .first = touches[i].id, .last = touches[i].id, .n_rows = 1
      };

      if (touches[i].type == SAL_TOUCH_DELETED
              ? !sal_references_check_unused (
                    connection, kinds, touches[i].kind, touches[i].id, error)
              : !sal_references_check_range (connection, &range, error))
        return FALSE;
    }

  return TRUE;
}
