/* sal-account-plan-book-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-plan-book.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-record-query.h"

static gboolean
load_ids (SalConnection *connection,
          const char *sql,
          gint64 plan,
          gint64 account,
          GArray *ids,
          GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  int n = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, plan);
  if (n > 1)
    sqlite3_bind_int64 (statement, 2, account);
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 id = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return TRUE;
      g_array_append_val (ids, id);
    }

  return FALSE;
}

/* @versions: (nullable) */
static GPtrArray *
load_records (
    SalConnection *connection, const SalKind *kind, GArray *ids, GArray *versions, GError **error)
{
  const gint64 *data = (const gint64 *) (gpointer) ids->data;

  if (versions != NULL)
    {
      g_array_set_size (versions, ids->len);
      if (!sal_journal_load_versions (
              connection, kind, data, ids->len, (gint64 *) (gpointer) versions->data, error))
        return NULL;
    }

  return sal_records_load (connection, kind, data, ids->len, error);
}

static gboolean
load_part (SalAccountPlanBook *self, SalConnection *connection, SalPlanPart part, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *records;

  if (!load_ids (connection,
                 sal_plan_parts[part].ids,
                 sal_record_get_id (self->plan),
                 self->account,
                 ids,
                 error))
    return FALSE;
  records = load_records (connection, sal_plan_parts[part].kind, ids, self->versions[part], error);
  if (records == NULL)
    return FALSE;
  g_ptr_array_unref (self->parts[part]);
  self->parts[part] = records;

  return TRUE;
}

/* --- plans --- */

static gboolean
load_account (SalAccountPlanBook *self, SalConnection *connection, GError **error)
{
  g_auto (GStrv) names =
      sal_records_load_titles (connection, &sal_account_kind, &self->account, 1, error);

  if (names == NULL)
    return FALSE;
  self->account_name = g_strdup (names[0]);

  return TRUE;
}

/**
 * sal_account_plans_load:
 * @connection: a connection of the main store
 * @account: id of an account
 * @error: return location for an error
 *
 * Loads the plans of an account, without what belongs to them.
 *
 * Returns: (transfer full) (element-type SalRecord): them, the newest first, or %NULL on a
 * %SAL_STORE_ERROR
 */
GPtrArray *
sal_account_plans_load (SalConnection *connection, gint64 account, GError **error)
{
  static const char SQL[] =
      "SELECT id FROM account_plan WHERE account = ?1 ORDER BY valid_from DESC, id DESC";
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_ids (connection, SQL, account, 0, ids, error))
    return NULL;

  return load_records (connection, &sal_account_plan_kind, ids, NULL, error);
}

static gboolean
load_plans (SalAccountPlanBook *self, SalConnection *connection, GError **error)
{
  GPtrArray *plans = sal_account_plans_load (connection, self->account, error);

  if (plans == NULL)
    return FALSE;
  g_ptr_array_unref (self->plans);
  self->plans = plans;

  return TRUE;
}

/**
 * sal_account_find_named:
 * @connection: a connection of the main store
 * @name: what an account is called, in any case, or its id
 * @error: return location for an error
 *
 * Finds an account.
 *
 * Raises %SAL_STORE_ERROR_NOT_FOUND if there is none, or there are several of the name.
 *
 * Returns: its id, or 0 on error
 */
gint64
sal_account_find_named (SalConnection *connection, const char *name, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT id FROM account WHERE sal_fold (name) = sal_fold (?1) OR id = CAST (?1 AS INTEGER)"
      " LIMIT 2",
      error);
  gint64 id = 0;
  gboolean row;

  if (statement == NULL)
    return 0;
  sal_statement_bind_text (statement, 1, name);
  if (!sal_connection_step (connection, statement, &row, error))
    return 0;
  if (row)
    id = sqlite3_column_int64 (statement, 0);
  if (row && !sal_connection_step (connection, statement, &row, error))
    return 0;
  if (id != 0 && !row)
    return id;
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               id == 0 ? _ ("There is no account “%s”: it is named by its name or its id")
                       : _ ("Several accounts are called “%s”: name the one by its id"),
               name);

  return 0;
}

/* A plan that is gone is one of the others. */
static void
choose_plan (SalAccountPlanBook *self, gint64 plan)
{
  guint place = self->plans->len > 0 ? sal_account_plan_choose (self->plans, self->today) : 0;

  for (guint i = 0; i < self->plans->len && plan != 0; i++)
    if (sal_record_get_id (g_ptr_array_index (self->plans, i)) == plan)
      place = i;
  if (self->plans->len > 0)
    self->plan = g_object_ref (g_ptr_array_index (self->plans, place));
}

/* --- sponsors --- */

static gboolean
load_sponsor (SalAccountPlanBook *self,
              SalConnection *connection,
              const char *sql,
              const char *field,
              SalPlanSponsor *sponsor,
              GError **error)
{
  guint index = (guint) sal_kind_field_index (&sal_account_plan_kind, field);
  gint64 cadence = sal_record_get_integer (self->plan, "sponsor_days");
  char today[SAL_DATE_BUFFER];
  g_autoptr (sqlite3_stmt) statement = NULL;
  const char *day;
  gboolean row;

  sponsor->id = sal_record_get_integer (self->plan, field);
  if (sponsor->id == 0)
    return TRUE;
  sponsor->name = g_strdup (sal_record_get_reference_title (self->plan, index));
  statement = sal_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sal_date_write_iso (self->today, today);
  sqlite3_bind_int64 (statement, 1, sponsor->id);
  sqlite3_bind_int64 (statement, 2, self->account);
  sal_statement_bind_text (statement, 3, today);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  day = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  if (day == NULL || !sal_date_parse_iso (day, &sponsor->last))
    sponsor->last = SAL_DATE_NONE;
  sponsor->overdue =
      cadence > 0 && (sponsor->last == SAL_DATE_NONE || self->today - sponsor->last > cadence);

  return TRUE;
}

/* Tasks and mails are no meeting of sponsors, but contact all the same. */
static gboolean
load_sponsors (SalAccountPlanBook *self, SalConnection *connection, GError **error)
{
  return load_sponsor (self,
                       connection,
                       "SELECT max (date) FROM activity WHERE person = ?1 AND +account = ?2"
                       " AND date <= ?3",
                       "sponsor",
                       &self->sponsor,
                       error) &&
         load_sponsor (self,
                       connection,
                       "SELECT max (date) FROM activity WHERE contact = ?1 AND +account = ?2"
                       " AND date <= ?3",
                       "customer_sponsor",
                       &self->customer_sponsor,
                       error);
}

/* --- all of it --- */

static gboolean
load_plan (SalAccountPlanBook *self,
           SalConnection *connection,
           const SalKind *const *kinds,
           const SalAccountPlanQuery *query,
           GError **error)
{
  gint64 id = sal_record_get_id (self->plan);

  if (!sal_journal_load_versions (
          connection, &sal_account_plan_kind, &id, 1, &self->version, error))
    return FALSE;
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    if (!load_part (self, connection, (SalPlanPart) i, error))
      return FALSE;
  sal_account_plan_book_judge (self);

  return load_sponsors (self, connection, error) &&
         sal_account_plan_book_load_news (self, connection, kinds, query, error);
}

/**
 * sal_account_plan_book_load:
 * @connection: a connection of the main store
 * @kinds: (array zero-terminated=1): all kinds
 * @query: what is asked for
 * @error: return location for an error
 *
 * Loads a plan of an account with all that belongs to it. If the account has none, the book has no
 * plan; a plan that is not there any more is replaced by the one of the day.
 *
 * Returns: (transfer full): the book, or %NULL on a %SAL_STORE_ERROR
 */
SalAccountPlanBook *
sal_account_plan_book_load (SalConnection *connection,
                            const SalKind *const *kinds,
                            const SalAccountPlanQuery *query,
                            GError **error)
{
  g_autoptr (SalAccountPlanBook) self = sal_account_plan_book_new ();

  self->account = query->account;
  self->today = query->today;
  if (!load_account (self, connection, error) || !load_plans (self, connection, error))
    return NULL;
  choose_plan (self, query->plan);
  if (self->plan != NULL && !load_plan (self, connection, kinds, query, error))
    return NULL;

  return g_steal_pointer (&self);
}
