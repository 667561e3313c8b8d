/* sal-plan-actions-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-actions.h"

#include "sal-date.h"

static const char ACTIONS[] =
    "SELECT a.id, a.name, a.account, c.name, a.plan, p.name, o.name, a.owner, w.name, a.note,"
    " a.due, a.done_on, a.status"
    " FROM plan_action a JOIN account c ON c.id = a.account"
    " LEFT JOIN account_plan p ON p.id = a.plan"
    " LEFT JOIN plan_objective o ON o.id = a.objective"
    " LEFT JOIN person w ON w.id = a.owner"
    " WHERE p.status IS NULL OR p.status <> 'closed'";

static const char *
keep (SalPlanActions *self, sqlite3_stmt *row, int column)
{
  return sal_plan_actions_keep (self, (const char *) sqlite3_column_text (row, column));
}

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static SalCalendarStatus
read_status (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  if (g_strcmp0 (text, "done") == 0)
    return SAL_CALENDAR_DONE;

  return g_strcmp0 (text, "dropped") == 0 ? SAL_CALENDAR_DROPPED : SAL_CALENDAR_OPEN;
}

static void
add_row (SalPlanActions *self, sqlite3_stmt *row)
{
  SalPlanAction action = {
    .id = sqlite3_column_int64 (row, 0),
    .name = keep (self, row, 1),
    .account = sqlite3_column_int64 (row, 2),
    .account_name = keep (self, row, 3),
    .plan = sqlite3_column_int64 (row, 4),
    .plan_name = keep (self, row, 5),
    .objective = keep (self, row, 6),
    .owner = sqlite3_column_int64 (row, 7),
    .owner_name = keep (self, row, 8),
    .note = keep (self, row, 9),
    .due = read_day (row, 10),
    .done_on = read_day (row, 11),
    .status = read_status (row, 12),
  };

  g_array_append_val (self->actions, action);
}

/**
 * sal_plan_actions_load:
 * @connection: a connection of the main store
 * @today: the day by which they are overdue
 * @error: return location for an error
 *
 * Loads the actions of all plans that are not closed, and those besides plans.
 *
 * Returns: (transfer full): them in order, or %NULL on a %SAL_STORE_ERROR
 */
SalPlanActions *
sal_plan_actions_load (SalConnection *connection, gint32 today, GError **error)
{
  g_autoptr (SalPlanActions) self = sal_plan_actions_new (today);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, ACTIONS, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        {
          sal_plan_actions_sort (self);
          return g_steal_pointer (&self);
        }
      add_row (self, statement);
    }

  return NULL;
}
