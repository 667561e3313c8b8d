/* sal-account-coverage-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-coverage.h"

#include <math.h>

#include "sal-date.h"
#include "sal-id-map.h"

struct _SalAccountCoverages
{
  gint32 as_of;
  GArray *accounts; /* of SalAccountCoverage */
  SalIdMap *places; /* id → index */
};

typedef void (*RowFunc) (SalAccountCoverages *self, sqlite3_stmt *statement);

/* Calls @func for each row; ?1 is the day. */
static gboolean
for_each_row (SalAccountCoverages *self,
              SalConnection *connection,
              const char *sql,
              RowFunc func,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  char day[SAL_DATE_BUFFER];
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_bind_parameter_count (statement) > 0)
    sal_statement_bind_text (statement, 1, sal_date_write_iso (self->as_of, day));
  while (row)
    {
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      if (row)
        func (self, statement);
    }

  return TRUE;
}

static double
degrees_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? NAN
             : sqlite3_column_double (statement, column);
}

static void
add_account (SalAccountCoverages *self, sqlite3_stmt *statement)
{
  const SalAccountCoverage account = {
    .account = sqlite3_column_int64 (statement, 0),
    .last_activity = SAL_DATE_NONE,
    .place = { degrees_at (statement, 2), degrees_at (statement, 1) },
  };

  sal_id_map_insert (self->places, account.account, (gint32) self->accounts->len);
  g_array_append_val (self->accounts, account);
}

static SalAccountCoverage *
find_at (SalAccountCoverages *self, sqlite3_stmt *statement)
{
  gint32 place = sal_id_map_lookup (self->places, sqlite3_column_int64 (statement, 0));

  return place >= 0 ? &g_array_index (self->accounts, SalAccountCoverage, place) : NULL;
}

static void
take_positions (SalAccountCoverages *self, sqlite3_stmt *statement)
{
  SalAccountCoverage *account = find_at (self, statement);

  if (account == NULL)
    return;
  account->n_hunters = (guint) sqlite3_column_int (statement, 1);
  account->n_farmers = (guint) sqlite3_column_int (statement, 2);
  account->n_others =
      (guint) sqlite3_column_int (statement, 3) - account->n_hunters - account->n_farmers;
  account->n_vacant = (guint) sqlite3_column_int (statement, 4);
}

static void
take_activity (SalAccountCoverages *self, sqlite3_stmt *statement)
{
  SalAccountCoverage *account = find_at (self, statement);
  const char *text = (const char *) sqlite3_column_text (statement, 1);
  gint32 day;

  if (account != NULL && text != NULL && sal_date_parse_iso (text, &day))
    account->last_activity = day;
}

/* A position counts once for an account, however many records cover it. */
#define POSITIONS                                                                                  \
  "SELECT c.account,"                                                                              \
  " sum (h.position IS NOT NULL AND coalesce (p.motion, '') = 'hunter'),"                          \
  " sum (h.position IS NOT NULL AND coalesce (p.motion, '') IN ('farmer', 'account_manager')),"    \
  " sum (h.position IS NOT NULL), sum (h.position IS NULL)"                                        \
  " FROM (SELECT DISTINCT account, position FROM coverage"                                         \
  "  WHERE account IS NOT NULL AND credit IN ('primary', 'split')"                                 \
  "  AND coalesce (valid_from, '') <= ?1 AND coalesce (valid_to, '9999') >= ?1) AS c"              \
  " JOIN position AS p ON p.id = c.position"                                                       \
  " LEFT JOIN (SELECT DISTINCT position FROM assignment"                                           \
  "  WHERE coalesce (valid_from, '') <= ?1 AND coalesce (valid_to, '9999') >= ?1) AS h"            \
  " ON h.position = c.position GROUP BY c.account"

#define ACTIVITIES                                                                                 \
  "SELECT coalesce (a.account, o.account) AS of, max (a.date) FROM activity AS a"                  \
  " LEFT JOIN opportunity AS o ON o.id = a.opportunity AND a.account IS NULL"                      \
  " WHERE a.date <= ?1 AND of IS NOT NULL GROUP BY of"

/**
 * sal_account_coverages_load:
 * @connection: a connection of the main store
 * @as_of: the day asked about
 * @error: return location for an error
 *
 * Finds for every account who covers it on a day: the positions of the coverage records that are in
 * force, for the account as a whole, by their motions and by whether somebody holds them; and when
 * an activity on it, or on one of its opportunities, took place last, up to the day.
 *
 * Returns: (transfer full): what there is, or %NULL on a %SAL_STORE_ERROR or if cancelled
 */
SalAccountCoverages *
sal_account_coverages_load (SalConnection *connection, gint32 as_of, GError **error)
{
  g_autoptr (SalAccountCoverages) self = g_new0 (SalAccountCoverages, 1);

  self->as_of = as_of;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalAccountCoverage));
  self->places = sal_id_map_new (1024);
  if (!for_each_row (self,
                     connection,
                     "SELECT id, latitude, longitude FROM account ORDER BY id",
                     add_account,
                     error) ||
      !for_each_row (self, connection, POSITIONS, take_positions, error) ||
      !for_each_row (self, connection, ACTIVITIES, take_activity, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_account_coverages_free (SalAccountCoverages *self)
{
  g_array_unref (self->accounts);
  sal_id_map_free (self->places);
  g_free (self);
}

gint32
sal_account_coverages_get_day (const SalAccountCoverages *self)
{
  return self->as_of;
}

guint
sal_account_coverages_get_n_accounts (const SalAccountCoverages *self)
{
  return self->accounts->len;
}

const SalAccountCoverage *
sal_account_coverages_find (const SalAccountCoverages *self, gint64 account)
{
  gint32 place = sal_id_map_lookup (self->places, account);

  return place >= 0 ? &g_array_index (self->accounts, SalAccountCoverage, place) : NULL;
}
