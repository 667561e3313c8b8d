/* sal-trial-people-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-trial-people.h"

#include "sal-alignment.h"
#include "sal-date.h"

struct _SalTrialPeople
{
  GHashTable *hired;       /* days by the ids of people */
  GHashTable *territories; /* names by the ids of positions */
};

/* What a position covers by the last alignment of those that came into force until the day. */
static const char TERRITORIES[] =
    "SELECT t.position, t.name FROM territory t JOIN alignment a ON a.id = t.alignment"
    " WHERE t.position IS NOT NULL AND t.level = 'territory'"
    " AND a.status IN ('" SAL_ALIGNMENT_ACTIVE "', '" SAL_ALIGNMENT_ARCHIVED "')"
    " AND coalesce (a.valid_from, '') <= ?1 AND coalesce (a.valid_to, '9999') >= ?1"
    " ORDER BY coalesce (a.valid_from, ''), a.id, t.name DESC, t.id";

static const char HIRED[] = "SELECT id, hired FROM person WHERE hired IS NOT NULL";

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
read_territories (SalTrialPeople *self, SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, TERRITORIES, error);
  char text[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, sal_date_write_iso (day, text), -1, SQLITE_TRANSIENT);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_hash_table_insert (self->territories,
                           dup_id (sqlite3_column_int64 (statement, 0)),
                           g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }

  return FALSE;
}

static gboolean
read_hired (SalTrialPeople *self, SalConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, HIRED, error);
  gboolean row;

  while (statement != NULL && sal_connection_step (connection, statement, &row, error))
    {
      gint32 day;

      if (!row)
        return TRUE;
      if (sal_date_parse_iso ((const char *) sqlite3_column_text (statement, 1), &day))
        g_hash_table_insert (
            self->hired, dup_id (sqlite3_column_int64 (statement, 0)), GINT_TO_POINTER (day));
    }

  return FALSE;
}

/**
 * sal_trial_people_load:
 * @connection: a connection of the main store
 * @day: the day it is known on
 * @error: return location for an error
 *
 * Loads when people were hired, and which territories positions cover.
 *
 * Returns: (transfer full): it, or %NULL on a %SAL_STORE_ERROR
 */
SalTrialPeople *
sal_trial_people_load (SalConnection *connection, gint32 day, GError **error)
{
  g_autoptr (SalTrialPeople) self = g_new0 (SalTrialPeople, 1);

  self->hired = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->territories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!read_territories (self, connection, day, error) || !read_hired (self, connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_trial_people_free (SalTrialPeople *self)
{
  g_hash_table_unref (self->hired);
  g_hash_table_unref (self->territories);
  g_free (self);
}

gint32
sal_trial_people_get_hired (const SalTrialPeople *self, gint64 person)
{
  gpointer hired;

  return g_hash_table_lookup_extended (self->hired, &person, NULL, &hired) ? GPOINTER_TO_INT (hired)
                                                                           : SAL_DATE_NONE;
}

const char *
sal_trial_people_get_territory (const SalTrialPeople *self, gint64 position)
{
  return g_hash_table_lookup (self->territories, &position);
}
