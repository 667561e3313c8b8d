/* sal-pay-statement-setting-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-statement-setting.h"

#include <glib/gi18n-lib.h>

#include "sal-payout-run.h"
#include "sal-plan-versions.h"
#include "sal-store-error.h"

/* --- memory --- */

static void
origin_free (gpointer data)
{
  SalPayStatementOrigin *self = data;

  g_free (self->cited_period);
  g_free (self->cited_component);
  g_free (self);
}

static void
reversal_free (gpointer data)
{
  SalPayStatementReversal *self = data;

  g_free (self->component);
  g_free (self->measured_period);
  g_free (self);
}

static GHashTable *
create_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static void
insert (GHashTable *table, gint64 id, gpointer value)
{
  g_hash_table_replace (table, g_memdup2 (&id, sizeof id), value);
}

static SalPayStatementSetting *
setting_new (void)
{
  SalPayStatementSetting *self = g_new0 (SalPayStatementSetting, 1);

  self->plans = create_table ((GDestroyNotify) sal_plan_free);
  self->origins = create_table (origin_free);
  self->reversals = g_ptr_array_new_with_free_func (reversal_free);
  self->positions = create_table (g_free);
  self->accounts = create_table (g_free);

  return self;
}

void
sal_pay_statement_setting_free (SalPayStatementSetting *self)
{
  g_clear_object (&self->period);
  g_free (self->status);
  g_free (self->name);
  g_free (self->company);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_hash_table_unref (self->plans);
  g_hash_table_unref (self->origins);
  g_ptr_array_unref (self->reversals);
  g_hash_table_unref (self->positions);
  g_hash_table_unref (self->accounts);
  g_clear_pointer (&self->people, sal_people_free);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

/* --- rows --- */

typedef void (*AddRow) (SalPayStatementSetting *self, sqlite3_stmt *row);

/* @texts: what is bound, ended by NULL */
static gboolean
load_rows (SalPayStatementSetting *self,
           SalConnection *connection,
           const char *sql,
           const char *const *texts,
           AddRow add,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  for (int i = 0; texts[i] != NULL; i++)
    sal_statement_bind_text (statement, i + 1, texts[i]);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, statement);
    }

  return FALSE;
}

static void
add_origin (SalPayStatementSetting *self, sqlite3_stmt *row)
{
  SalPayStatementOrigin *origin = g_new (SalPayStatementOrigin, 1);

  *origin = (SalPayStatementOrigin){
    .version = sqlite3_column_int64 (row, 1),
    .closed_gate = sqlite3_column_type (row, 2) != SQLITE_NULL ? sqlite3_column_int (row, 2) : -1,
    .cited_period = dup_text (row, 3),
    .cited_component = dup_text (row, 4),
    .cited_amount = sqlite3_column_int64 (row, 5),
  };
  insert (self->origins, sqlite3_column_int64 (row, 0), origin);
}

static void
add_reversal (SalPayStatementSetting *self, sqlite3_stmt *row)
{
  SalPayStatementReversal *reversal = g_new (SalPayStatementReversal, 1);

  *reversal = (SalPayStatementReversal){
    .line = sqlite3_column_int64 (row, 0),
    .reversal = sqlite3_column_int64 (row, 1),
    .person = sqlite3_column_int64 (row, 2),
    .component = dup_text (row, 3),
    .measured_period = dup_text (row, 4),
    .currency = g_intern_string ((const char *) sqlite3_column_text (row, 5)),
    .amount = sqlite3_column_int64 (row, 6),
  };
  g_ptr_array_add (self->reversals, reversal);
}

static gboolean
load_ledger (SalPayStatementSetting *self,
             SalConnection *connection,
             const char *period,
             GError **error)
{
  const char *const of_period[] = { period, NULL };

  return load_rows (self,
                    connection,
                    "SELECT l.id, l.version, l.closed_gate, c.period, c.component, c.amount"
                    " FROM ledger_line l LEFT JOIN ledger_line c ON c.id = l.cites"
                    " WHERE l.period = ?",
                    of_period,
                    add_origin,
                    error) &&
         load_rows (self,
                    connection,
                    "SELECT o.id, r.id, o.person, o.component, o.measured_period, o.currency,"
                    " o.amount FROM ledger_line r JOIN ledger_line o ON o.id = r.reverses"
                    " WHERE r.period = ? ORDER BY o.id",
                    of_period,
                    add_reversal,
                    error);
}

/* --- the period and its plans --- */

static gboolean
load_period (SalPayStatementSetting *self,
             SalConnection *connection,
             const char *period,
             GError **error)
{
  g_autoptr (GPtrArray) periods = sal_payout_periods_list (connection, error);
  SalRecord *found = periods != NULL ? sal_payout_periods_find (periods, period) : NULL;
  const char *time;
  SalPeriod of;

  if (periods == NULL)
    return FALSE;
  if (found == NULL)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("%s is not calculated, so that there are no statements of it"),
                   period);
      return FALSE;
    }
  if (!sal_period_from_text (period, &of, error))
    return FALSE;
  self->period = g_object_ref (found);
  self->status = g_strdup (sal_record_get_text (found, "status"));
  self->name = sal_fiscal_calendar_format (self->calendar, of);
  self->first = sal_record_get_date (found, "first_day");
  self->last = sal_record_get_date (found, "last_day");
  time = sal_record_get_text (found, "calculated_at");
  if (time == NULL || !sal_time_parse_iso (time, &self->calculated))
    self->calculated = 0;

  return TRUE;
}

/* A version whose document cannot be read is said by “check”; of it there are no terms. */
static gboolean
load_plans (SalPayStatementSetting *self, SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) versions = sal_plan_versions_list (connection, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      SalPlan *plan = sal_plan_version_read_document (versions->pdata[i], NULL);

      if (plan != NULL)
        insert (self->plans, sal_record_get_id (versions->pdata[i]), plan);
    }

  return versions != NULL;
}

/**
 * sal_pay_statement_setting_load:
 * @connection: a connection of a pay store
 * @period: a period
 * @calendar: the fiscal calendar of the workspace
 * @error: return location for an error
 *
 * Reads what statements of a period say beside their own. Positions and accounts are those of the
 * main store: they are found by sal_pay_statement_setting_name().
 *
 * Returns: (transfer full): the setting, or %NULL with %SAL_STORE_ERROR_NOT_FOUND if the period was
 *   not calculated, or the errors of reading
 */
SalPayStatementSetting *
sal_pay_statement_setting_load (SalConnection *connection,
                                const char *period,
                                const SalFiscalCalendar *calendar,
                                GError **error)
{
  g_autoptr (SalPayStatementSetting) self = setting_new ();

  /* as plans and payouts have it */
  self->calendar =
      sal_fiscal_calendar_new (sal_fiscal_calendar_get_start_month (calendar), SAL_CALENDAR_MONTHS);
  if (!load_period (self, connection, period, error) || !load_plans (self, connection, error) ||
      !load_ledger (self, connection, period, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- names --- */

static void
add_position (SalPayStatementSetting *self, sqlite3_stmt *row)
{
  gint64 person = sqlite3_column_int64 (row, 0);
  const char *before = g_hash_table_lookup (self->positions, &person);
  const char *name = (const char *) sqlite3_column_text (row, 1);

  insert (self->positions,
          person,
          before != NULL ? g_strdup_printf ("%s, %s", before, name) : g_strdup (name));
}

static gboolean
find_account (SalPayStatementSetting *self,
              SalConnection *connection,
              gint64 opportunity,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (g_hash_table_contains (self->accounts, &opportunity))
    return TRUE;
  statement = sal_connection_prepare (
      connection,
      "SELECT a.name FROM opportunity o JOIN account a ON a.id = o.account WHERE o.id = ?",
      error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, opportunity);
  if (!sal_connection_step (connection, statement, &row, error))
    return FALSE;
  insert (self->accounts, opportunity, row ? dup_text (statement, 0) : NULL);

  return TRUE;
}

static gboolean
find_accounts (SalPayStatementSetting *self,
               const SalPayStatement *statement,
               SalConnection *connection,
               GError **error)
{
  for (guint i = 0; i < statement->lines->len; i++)
    {
      const SalPayStatementLine *line = statement->lines->pdata[i];

      for (guint k = 0; k < line->credits->len; k++)
        if (!find_account (self,
                           connection,
                           ((const SalPayStatementCredit *) line->credits->pdata[k])->opportunity,
                           error))
          return FALSE;
    }

  return TRUE;
}

/**
 * sal_pay_statement_setting_name:
 * @self: a setting
 * @statements: (element-type SalPayStatement): the statements that are wanted
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Finds people with the positions that they hold in the period, in the order in which they came to
 * them, and the accounts of what is credited.
 *
 * Returns: %FALSE with the errors of reading
 */
gboolean
sal_pay_statement_setting_name (SalPayStatementSetting *self,
                                const GPtrArray *statements,
                                SalConnection *connection,
                                GError **error)
{
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  const char *const days[] = { sal_date_write_iso (self->last, last),
                               sal_date_write_iso (self->first, first),
                               NULL };

  g_clear_pointer (&self->people, sal_people_free);
  self->people = sal_people_load (connection, error);
  if (self->people == NULL ||
      !load_rows (self,
                  connection,
                  "SELECT a.person, p.name FROM assignment a JOIN position p ON p.id = a.position"
                  " WHERE (a.valid_from IS NULL OR a.valid_from <= ?)"
                  " AND (a.valid_to IS NULL OR a.valid_to >= ?) GROUP BY a.person, p.id"
                  " ORDER BY a.person, min (a.valid_from), p.id",
                  days,
                  add_position,
                  error))
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    if (!find_accounts (self, statements->pdata[i], connection, error))
      return FALSE;

  return TRUE;
}

/* --- looking it up --- */

const SalPayStatementOrigin *
sal_pay_statement_setting_get_origin (const SalPayStatementSetting *self, gint64 line)
{
  return g_hash_table_lookup (self->origins, &line);
}

const SalPlan *
sal_pay_statement_setting_get_plan (const SalPayStatementSetting *self, gint64 line)
{
  const SalPayStatementOrigin *origin = sal_pay_statement_setting_get_origin (self, line);

  return origin != NULL ? g_hash_table_lookup (self->plans, &origin->version) : NULL;
}

const SalPlanComponent *
sal_pay_statement_setting_get_component (const SalPayStatementSetting *self,
                                         const SalPayStatementLine *line)
{
  const SalPlan *plan = sal_pay_statement_setting_get_plan (self, line->id);
  int index = plan != NULL ? sal_plan_find_component (plan, line->component) : -1;

  return index >= 0 ? sal_plan_get_component (plan, (guint) index) : NULL;
}
