/* sal-tier-scheme-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-scheme.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-error.h"
#include "sal-tier-criterion.h"

static char *
dup_column (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static SalTierMeasure
read_measure (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  for (int i = 0; text != NULL && sal_tier_measures[i].value != NULL; i++)
    if (g_str_equal (sal_tier_measures[i].value, text))
      return (SalTierMeasure) i;

  return SAL_TIER_BY_HAND;
}

static void
add_criterion (SalTierScheme *self, sqlite3_stmt *row)
{
  const char *axis = (const char *) sqlite3_column_text (row, 3);
  SalTierCriterion criterion = { .id = sqlite3_column_int64 (row, 0),
                                 .name = dup_column (row, 1),
                                 .weight = sqlite3_column_int64 (row, 2),
                                 .of_relationship = g_strcmp0 (axis, SAL_TIER_RELATIONSHIP) == 0,
                                 .measure = read_measure (row, 4) };

  for (int i = 0; i < SAL_TIER_MAX_SCORE - 1; i++)
    criterion.from[i] = sqlite3_column_double (row, 5 + i);
  g_array_append_val (self->criteria, criterion);
}

static void
add_tier (SalTierScheme *self, sqlite3_stmt *row)
{
  SalTier tier = { .id = sqlite3_column_int64 (row, 0),
                   .name = dup_column (row, 1),
                   .from_score = sqlite3_column_int (row, 2),
                   .capacity = sqlite3_column_type (row, 3) == SQLITE_NULL
                                   ? -1
                                   : sqlite3_column_int64 (row, 3) };

  g_array_append_val (self->tiers, tier);
}

static void
take_model (SalTierScheme *self, sqlite3_stmt *row)
{
  self->name = dup_column (row, 0);
  self->hysteresis = sqlite3_column_int (row, 1);
  self->refresh_months = sqlite3_column_int (row, 2);
  self->is_automatic = sqlite3_column_type (row, 3) == SQLITE_NULL || sqlite3_column_int (row, 3);
}

static gboolean
read_rows (SalTierScheme *self,
           SalConnection *connection,
           const char *sql,
           void (*take) (SalTierScheme *self, sqlite3_stmt *row),
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (self, statement);
    }

  return FALSE;
}

/**
 * sal_tier_scheme_load:
 * @connection: a connection of the main store
 * @model: the id of a tier model
 * @error: return location for an error
 *
 * Loads a tier model with what belongs to it, which may not be complete: sal_tier_scheme_check()
 * says so.
 *
 * Returns: (transfer full): it, or %NULL on a %SAL_STORE_ERROR, or a %SAL_ERROR_VALUE if there is
 *   no such model
 */
SalTierScheme *
sal_tier_scheme_load (SalConnection *connection, gint64 model, GError **error)
{
  g_autoptr (SalTierScheme) self = sal_tier_scheme_new ();

  self->id = model;
  if (!read_rows (self,
                  connection,
                  "SELECT name, hysteresis, refresh_months, automatic FROM tier_model"
                  " WHERE id = ?1",
                  take_model,
                  error) ||
      !read_rows (self,
                  connection,
                  "SELECT id, name, weight, axis, measure, from_2, from_3, from_4, from_5"
                  " FROM tier_criterion WHERE model = ?1 ORDER BY weight DESC, id",
                  add_criterion,
                  error) ||
      !read_rows (self,
                  connection,
                  "SELECT id, name, from_score, capacity FROM tier WHERE model = ?1"
                  " ORDER BY from_score DESC, id",
                  add_tier,
                  error))
    return NULL;
  if (self->name == NULL)
    {
      g_set_error_literal (
          error, SAL_ERROR, SAL_ERROR_VALUE, _ ("This tier model has been deleted"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* @statement: (nullable): with one parameter, that gives an id */
static gint64
find_one (SalConnection *connection, sqlite3_stmt *statement, const char *parameter, GError **error)
{
  gboolean row;

  if (statement == NULL)
    return -1;
  sal_statement_bind_text (statement, 1, parameter);
  if (!sal_connection_step (connection, statement, &row, error))
    return -1;

  return row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * sal_tier_scheme_find:
 * @connection: a connection of the main store
 * @day: a day
 * @error: return location for an error
 *
 * Finds the tier model in force on a day; of several the one that began last.
 *
 * Returns: its id, 0 if there is none, -1 on a %SAL_STORE_ERROR
 */
gint64
sal_tier_scheme_find (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT id FROM tier_model WHERE valid_from <= ?1"
                              " AND (valid_to IS NULL OR valid_to >= ?1)"
                              " ORDER BY valid_from DESC, id DESC LIMIT 1",
                              error);
  char text[SAL_DATE_BUFFER];

  return find_one (connection, statement, sal_date_write_iso (day, text), error);
}

/**
 * sal_tier_scheme_find_named:
 * @connection: a connection of the main store
 * @name: the name of a tier model, in whatever case
 * @error: return location for an error
 *
 * Finds a tier model by its name.
 *
 * Returns: its id, 0 if there is none, -1 on a %SAL_STORE_ERROR
 */
gint64
sal_tier_scheme_find_named (SalConnection *connection, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection, "SELECT id FROM tier_model WHERE name = ?1 COLLATE SAL_NAME", error);

  return find_one (connection, statement, name, error);
}
