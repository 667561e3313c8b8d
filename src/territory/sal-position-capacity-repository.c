/* sal-position-capacity-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-position-capacity.h"

#include <math.h>

#include "sal-date.h"
#include "sal-rate.h"

/* What positions can carry: their full-time equivalents, less while who holds them is new. */

/* A territory is designed for a year: what somebody can carry is their average over it. */
#define MONTHS_AHEAD 12

/* Of a role without a ramp profile, a new hire is taken to carry half in the first year. */
#define USUAL_FIRST_YEAR 0.5

struct _SalPositionCapacities
{
  SalConnection *connection;
  gint32 as_of;
  GHashTable *ramps; /* by role: GArray of double, the share of full productivity by month */
};

SalPositionCapacities *
sal_position_capacities_new (SalConnection *connection, gint32 as_of)
{
  SalPositionCapacities *self = g_new0 (SalPositionCapacities, 1);

  self->connection = connection;
  self->as_of = as_of;
  self->ramps =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

void
sal_position_capacities_free (SalPositionCapacities *self)
{
  g_hash_table_unref (self->ramps);
  g_free (self);
}

/* The shares of the months of a role, without gaps; none if it has no profile. */
static GArray *
load_ramp (SalPositionCapacities *self, const char *role, GError **error)
{
  GArray *ramp = g_hash_table_lookup (self->ramps, role);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GArray) loaded = NULL;
  gboolean row;

  if (ramp != NULL)
    return ramp;

  loaded = g_array_new (FALSE, FALSE, sizeof (double));
  statement = sal_connection_prepare (
      self->connection,
      "SELECT month, share FROM ramp_profile WHERE role = ?1 ORDER BY month",
      error);
  if (statement == NULL)
    return NULL;
  sal_statement_bind_text (statement, 1, role);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      double share;

      if (!row)
        {
          ramp = g_steal_pointer (&loaded);
          g_hash_table_insert (self->ramps, g_strdup (role), ramp);
          return ramp;
        }
      share = (double) sqlite3_column_int64 (statement, 1) / SAL_RATE_ONE;
      while ((gint64) loaded->len < sqlite3_column_int64 (statement, 0))
        g_array_append_val (loaded, share);
    }

  return NULL;
}

/* On average over the year ahead, for somebody who is in the role since so many months. */
static double
average_share (const GArray *ramp, int months)
{
  double sum = 0;

  if (ramp->len == 0)
    return months < MONTHS_AHEAD ? USUAL_FIRST_YEAR + (1 - USUAL_FIRST_YEAR) * months / MONTHS_AHEAD
                                 : 1;

  for (int month = months; month < months + MONTHS_AHEAD; month++)
    sum += month < (int) ramp->len ? g_array_index (ramp, double, month) : 1;

  return sum / MONTHS_AHEAD;
}

static int
count_months (gint32 since, gint32 as_of)
{
  int first_year, last_year;
  int first_month, last_month, day;

  if (since == SAL_DATE_NONE || since >= as_of)
    return since == SAL_DATE_NONE ? G_MAXINT16 : 0;

  sal_date_to_ymd (since, &first_year, &first_month, &day);
  sal_date_to_ymd (as_of, &last_year, &last_month, &day);

  return (last_year - first_year) * 12 + last_month - first_month;
}

static double
number_at (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL
             ? NAN
             : sqlite3_column_double (statement, column);
}

static double
rate_at (sqlite3_stmt *statement, int column)
{
  double number = number_at (statement, column);

  return isnan (number) ? 1 : number / SAL_RATE_ONE;
}

static gint32
day_at (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

/* Adds up the shares of those who hold the position on the day, and what they carry. */
static gboolean
load_holders (SalPositionCapacities *self,
              gint64 position,
              const GArray *ramp,
              double *filled,
              SalPositionCapacity *capacity,
              GError **error)
{
  char day[SAL_DATE_BUFFER];
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection,
      "SELECT p.name, a.share, a.valid_from, p.home_latitude, p.home_longitude"
      " FROM assignment a JOIN person p ON p.id = a.person"
      " WHERE a.position = ?1 AND coalesce (a.valid_from, '') <= ?2"
      " AND coalesce (a.valid_to, '9999') >= ?2 ORDER BY a.share DESC, a.id",
      error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position);
  sal_statement_bind_text (statement, 2, sal_date_write_iso (self->as_of, day));
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      double share;

      if (!row)
        return TRUE;
      share = rate_at (statement, 1);
      *filled += share;
      capacity->capacity +=
          share * average_share (ramp, count_months (day_at (statement, 2), self->as_of));
      if (capacity->holder != NULL)
        continue;
      capacity->holder = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      capacity->home.latitude = number_at (statement, 3);
      capacity->home.longitude = number_at (statement, 4);
    }

  return FALSE;
}

/**
 * sal_position_capacities_load:
 * @self: what knows of positions
 * @position: the id of a position
 * @capacity: (out caller-allocates): what it can carry; free its holder
 * @error: return location for an error
 *
 * Finds what a position can carry over the next twelve months: its full-time equivalents × the
 * share of full productivity that the ramp profile of its role gives who holds it. What nobody
 * holds counts as a new hire of today.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR or if cancelled
 */
gboolean
sal_position_capacities_load (SalPositionCapacities *self,
                              gint64 position,
                              SalPositionCapacity *capacity,
                              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      self->connection,
      "SELECT coalesce (role, ''), full_time_equivalent FROM position WHERE id = ?1",
      error);
  const GArray *ramp;
  double filled = 0;
  gboolean row;

  *capacity = (SalPositionCapacity){ .home = { NAN, NAN } };
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, position);
  if (!sal_connection_step (self->connection, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  ramp = load_ramp (self, (const char *) sqlite3_column_text (statement, 0), error);
  if (ramp == NULL || !load_holders (self, position, ramp, &filled, capacity, error))
    return FALSE;

  capacity->vacant = average_share (ramp, 0) * rate_at (statement, 1);
  capacity->capacity *= rate_at (statement, 1);
  capacity->capacity += MAX (1 - filled, 0) * capacity->vacant;

  return TRUE;
}
