/* sal-stakeholder-map-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-map.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-stakeholder.h"
#include "sal-store-error.h"

typedef void (*TakeRow) (SalStakeholderMap *self, sqlite3_stmt *row);

static char *
dup_column (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

/* The index of a choice; @otherwise for what is empty or unknown. */
static int
read_choice (sqlite3_stmt *row, int column, const SalChoice *choices, int otherwise)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  for (int i = 0; text != NULL && choices[i].value != NULL; i++)
    if (g_str_equal (choices[i].value, text))
      return i;

  return otherwise;
}

static void
take_account (SalStakeholderMap *self, sqlite3_stmt *row)
{
  self->account_name = dup_column (row, 0);
}

static void
take_plan (SalStakeholderMap *self, sqlite3_stmt *row)
{
  self->plan_name = dup_column (row, 0);
  self->sponsor = sqlite3_column_int64 (row, 1);
  self->sponsor_days = (guint) sqlite3_column_int64 (row, 2);
}

static void
take_person (SalStakeholderMap *self, sqlite3_stmt *row)
{
  const char *name = (const char *) sqlite3_column_text (row, 2);
  SalStakeholder *person =
      sal_stakeholder_map_add (self, sqlite3_column_int64 (row, 0), name != NULL ? name : "");

  person->contact = sqlite3_column_int64 (row, 1);
  person->job_title = dup_column (row, 3);
  person->reports_to = sqlite3_column_int64 (row, 4);
  person->role = read_choice (row, 5, sal_decision_roles, SAL_DECISION_ROLE_NONE);
  person->power = read_choice (row, 6, sal_stakeholder_powers, SAL_POWER_NONE);
  person->attitude = read_choice (row, 7, sal_stakeholder_attitudes, SAL_ATTITUDE_NEUTRAL);
  person->coverage = read_choice (row, 8, sal_stakeholder_coverages, SAL_CONTACT_NONE);
  person->covered_by = sqlite3_column_int64 (row, 9);
  person->coverer = dup_column (row, 10);
  person->placed = sqlite3_column_type (row, 11) != SQLITE_NULL;
  person->x = sqlite3_column_double (row, 11);
  person->y = sqlite3_column_double (row, 12);
}

static void
take_influence (SalStakeholderMap *self, sqlite3_stmt *row)
{
  sal_stakeholder_map_add_influence (
      self,
      sqlite3_column_int64 (row, 0),
      sqlite3_column_int64 (row, 1),
      sqlite3_column_int64 (row, 2),
      read_choice (row, 3, sal_influence_strengths, SAL_INFLUENCE_MEDIUM));
}

static void
take_contact (SalStakeholderMap *self, sqlite3_stmt *row)
{
  SalMapContact contact = { sqlite3_column_int64 (row, 0),
                            dup_column (row, 1),
                            dup_column (row, 2) };

  g_array_append_val (self->contacts, contact);
}

static void
take_activity (SalStakeholderMap *self, sqlite3_stmt *row)
{
  const char *day = (const char *) sqlite3_column_text (row, 1);
  int person = sal_stakeholder_map_find (self, sqlite3_column_int64 (row, 0));

  if (person >= 0 && day != NULL)
    sal_date_parse_iso (
        day, &g_array_index (self->people, SalStakeholder, (guint) person).last_activity);
}

/* Each gives rows of the map; ?1 is the account, ?2 the plan, ?3 the day. */
static const struct
{
  const char *sql;
  TakeRow take;
} parts[] = {
  { "SELECT name FROM account WHERE id = ?1", take_account },
  { "SELECT name, customer_sponsor, sponsor_days FROM account_plan WHERE id = ?2", take_plan },
  { "SELECT s.id, s.contact, c.name, c.job_title, s.reports_to, s.role, s.power, s.attitude,"
    " s.coverage, s.covered_by, p.name, s.x, s.y"
    " FROM stakeholder s JOIN contact c ON c.id = s.contact"
    " LEFT JOIN person p ON p.id = s.covered_by WHERE s.plan = ?2"
    " ORDER BY c.name COLLATE SAL_NAME, s.id",
    take_person },
  { "SELECT id, source, target, strength FROM influence WHERE plan = ?2 ORDER BY id",
    take_influence },
  { "SELECT s.id, max (a.date) FROM activity a"
    " JOIN stakeholder s ON s.contact = a.contact AND s.plan = ?2"
    " WHERE a.account = ?1 AND a.date <= ?3 GROUP BY s.id",
    take_activity },
  { "SELECT id, name, job_title FROM contact WHERE account = ?1"
    " AND id NOT IN (SELECT contact FROM stakeholder WHERE plan = ?2)"
    " ORDER BY name COLLATE SAL_NAME, id",
    take_contact },
};

static gboolean
load_part (SalStakeholderMap *self,
           SalConnection *connection,
           const char *sql,
           TakeRow take,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  char day[SAL_DATE_BUFFER];
  gboolean row;
  int n;

  if (statement == NULL)
    return FALSE;
  n = sqlite3_bind_parameter_count (statement);
  sqlite3_bind_int64 (statement, 1, self->account);
  if (n >= 2)
    sqlite3_bind_int64 (statement, 2, self->plan);
  if (n >= 3)
    sal_statement_bind_text (statement, 3, sal_date_write_iso (self->day, day));
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (self, statement);
    }

  return FALSE;
}

/**
 * sal_stakeholder_plan_find:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @day: a day
 * @error: return location for an error
 *
 * Finds the plan whose stakeholders are shown of an account: the one in force on a day, an active
 * one before a draft, or else the one that began last.
 *
 * Returns: its id, 0 if there is none, -1 on a %SAL_STORE_ERROR
 */
gint64
sal_stakeholder_plan_find (SalConnection *connection, gint64 account, gint32 day, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT id FROM account_plan WHERE account = ?1 ORDER BY"
      " status <> 'closed' AND valid_from <= ?2 AND (valid_to IS NULL OR valid_to >= ?2) DESC,"
      " status = 'active' DESC, valid_from DESC, id DESC LIMIT 1",
      error);
  char text[SAL_DATE_BUFFER];
  gboolean row;

  if (statement == NULL)
    return -1;
  sqlite3_bind_int64 (statement, 1, account);
  sal_statement_bind_text (statement, 2, sal_date_write_iso (day, text));
  if (!sal_connection_step (connection, statement, &row, error))
    return -1;

  return row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * sal_stakeholder_account_find:
 * @connection: a connection of the main store
 * @text: the id, the external id or the name of an account
 * @error: return location for an error
 *
 * Finds an account by what people call it.
 *
 * Returns: its id, or 0 on %SAL_STORE_ERROR_NOT_FOUND, on %SAL_ERROR_VALUE if several are called
 * so, or on another error of the store
 */
gint64
sal_stakeholder_account_find (SalConnection *connection, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT min (id), count (*) FROM account"
      " WHERE id = ?1 OR external_id = ?1 OR sal_fold (name) = sal_fold (?1)",
      error);
  gboolean row;

  if (statement == NULL)
    return 0;
  sal_statement_bind_text (statement, 1, text);
  if (!sal_connection_step (connection, statement, &row, error))
    return 0;
  switch (sqlite3_column_int64 (statement, 1))
    {
    case 0:
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("There is no account “%s”: give its name, id or external id"),
                   text);
      return 0;
    case 1:
      return sqlite3_column_int64 (statement, 0);
    default:
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("Several accounts are called “%s”: give the id of one"),
                   text);
      return 0;
    }
}

/**
 * sal_stakeholder_map_load:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @day: as of when
 * @error: return location for an error
 *
 * Loads the stakeholders of an account by the plan that sal_stakeholder_plan_find() finds, and the
 * contacts that are none.
 *
 * Returns: (transfer full): the map, or %NULL on a %SAL_STORE_ERROR, or a %SAL_ERROR_VALUE if there
 *   is no such account
 */
SalStakeholderMap *
sal_stakeholder_map_load (SalConnection *connection, gint64 account, gint32 day, GError **error)
{
  g_autoptr (SalStakeholderMap) self = sal_stakeholder_map_new (day);

  self->account = account;
  self->plan = sal_stakeholder_plan_find (connection, account, day, error);
  if (self->plan < 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!load_part (self, connection, parts[i].sql, parts[i].take, error))
      return NULL;
  if (self->account_name == NULL)
    {
      g_set_error_literal (error, SAL_ERROR, SAL_ERROR_VALUE, _ ("This account has been deleted"));
      return NULL;
    }
  sal_stakeholder_map_link (self);

  return g_steal_pointer (&self);
}
