/* sal-account-duty-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-duty.h"

#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-health-warnings.h"
#include "sal-last-done.h"
#include "sal-tier-schedule.h"

/* --- tiers --- */

/**
 * sal_account_tiers_find_due:
 * @connection: a connection of the main store
 * @day: a day
 * @due: (out): whether
 * @error: return location for an error
 *
 * Tells whether tiers are to be refreshed by themselves on a day.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_account_tiers_find_due (SalConnection *connection, gint32 day, gboolean *due, GError **error)
{
  gint64 model = sal_tier_scheme_find (connection, day, error);
  g_autoptr (SalTierScheme) scheme = NULL;
  SalTierSchedule schedule;
  SalLastDone done;

  *due = FALSE;
  if (model <= 0)
    return model == 0;
  scheme = sal_tier_scheme_load (connection, model, error);
  if (scheme == NULL || !sal_last_done_find (connection, SAL_TIERS_LAST_DONE, &done, error) ||
      !sal_tier_schedule_load (connection, scheme, &schedule, error))
    return FALSE;
  *due = scheme->is_automatic && sal_tier_scheme_check (scheme, NULL) && done.day != day &&
         schedule.next != SAL_DATE_NONE && day >= schedule.next;

  return TRUE;
}

/* --- warnings --- */

/* The newest change of what signals are read from, other than what happens all the time. */
static gboolean
find_newest_signal (SalConnection *connection, gint64 *change, GError **error)
{
  return sal_connection_query_integer (
      connection,
      "SELECT coalesce (max (c.change), 0) FROM change_kind c JOIN kind k ON k.id = c.kind"
      " WHERE k.name IN ('account_signal', 'support_case', 'satisfaction_score')",
      change,
      error);
}

/**
 * sal_account_warnings_find_due:
 * @connection: a connection of the main store
 * @day: a day
 * @due: (out): whether
 * @error: return location for an error
 *
 * Tells whether warnings are to be raised by themselves on a day.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_account_warnings_find_due (SalConnection *connection, gint32 day, gboolean *due, GError **error)
{
  g_autoptr (SalHealthScheme) scheme = sal_health_scheme_load (connection, error);
  SalLastDone done;
  gboolean automatic;
  gint64 newest;

  *due = FALSE;
  if (scheme == NULL || !sal_account_warnings_are_automatic (connection, &automatic, error) ||
      !sal_last_done_find (connection, SAL_WARNINGS_LAST_DONE, &done, error) ||
      !find_newest_signal (connection, &newest, error))
    return FALSE;
  *due = automatic && sal_health_scheme_check (scheme, NULL) &&
         (done.day != day || newest > done.change);

  return TRUE;
}
