/* sal-tier-schedule-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-tier-schedule.h"

#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-last-done.h"

/* A day that @sql gives of the number ?1; SAL_DATE_NONE: none. */
static gboolean
find_day (SalConnection *connection, const char *sql, gint64 number, gint32 *day, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  const char *text;
  gboolean row;

  *day = SAL_DATE_NONE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  text = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  if (text == NULL || !sal_date_parse_iso (text, day))
    *day = SAL_DATE_NONE;

  return TRUE;
}

/* The change after ?1 is the refresh. What reverts it undoes it, what reverts that does it again,
 * and so on: it is undone if it and these are an even number. */
static const char find_undone[] =
    "WITH RECURSIVE turn (change) AS ("
    " SELECT min (id) FROM change WHERE id > ?1"
    " UNION ALL SELECT c.id FROM turn t JOIN change c ON c.reverts = t.change)"
    " SELECT CASE WHEN count (*) % 2 = 0 THEN date (max (c.time), 'unixepoch', 'localtime') END"
    " FROM turn t JOIN change c ON c.id = t.change";

/**
 * sal_tier_schedule_load:
 * @connection: a connection of the main store
 * @scheme: a tier model
 * @schedule: (out): its schedule
 * @error: return location for an error
 *
 * Loads when tiers were refreshed by a tier model, and when they are to be again: the months of the
 * model after they were last, also if that was undone.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_tier_schedule_load (SalConnection *connection,
                        const SalTierScheme *scheme,
                        SalTierSchedule *schedule,
                        GError **error)
{
  SalLastDone done;
  gint32 day;

  *schedule = (SalTierSchedule){ SAL_DATE_NONE, SAL_DATE_NONE, SAL_DATE_NONE };
  if (!sal_last_done_find (connection, SAL_TIERS_LAST_DONE, &done, error) ||
      !find_day (connection,
                 "SELECT max (refreshed_on) FROM account_tier WHERE model = ?1",
                 scheme->id,
                 &schedule->refreshed,
                 error))
    return FALSE;
  day = schedule->refreshed;
  if (done.day != SAL_DATE_NONE && (day == SAL_DATE_NONE || done.day > day))
    {
      if (!find_day (connection, find_undone, done.change, &schedule->undone, error))
        return FALSE;
      if (schedule->undone != SAL_DATE_NONE && day != SAL_DATE_NONE)
        day = done.day;
    }
  if (day != SAL_DATE_NONE)
    schedule->next = sal_date_add_months (day, scheme->refresh_months);

  return TRUE;
}
