/* sal-pay-dispute-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-dispute-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-record-query.h"
#include "sal-store-error.h"

static gboolean
add_copy (SalRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, sal_record_copy (record));

  return TRUE;
}

/* Those that wait, by the day they are due; then the settled ones, the last first. */
static int
compare (gconstpointer a, gconstpointer b)
{
  SalRecord *one = *(SalRecord *const *) a, *other = *(SalRecord *const *) b;
  gboolean settled[] = { sal_pay_dispute_is_settled (one), sal_pay_dispute_is_settled (other) };
  gint32 due[] = { sal_record_get_date (one, "due"), sal_record_get_date (other, "due") };
  gint64 ids[] = { sal_record_get_id (one), sal_record_get_id (other) };

  if (settled[0] != settled[1])
    return settled[0] - settled[1];
  if (settled[0])
    {
      int order = g_strcmp0 (sal_record_get_text (other, "settled_at"),
                             sal_record_get_text (one, "settled_at"));

      return order != 0 ? order : (ids[0] < ids[1]) - (ids[0] > ids[1]);
    }
  for (guint i = 0; i < 2; i++)
    if (due[i] == SAL_DATE_NONE)
      due[i] = G_MAXINT32;
  if (due[0] != due[1])
    return due[0] < due[1] ? -1 : 1;

  return (ids[0] > ids[1]) - (ids[0] < ids[1]);
}

/**
 * sal_pay_disputes_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads all disputes.
 *
 * Returns: (transfer full) (element-type SalRecord): those that are not settled, what is due first
 *   first, and then those that are, the last first; %NULL with the errors of reading
 */
GPtrArray *
sal_pay_disputes_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) disputes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_pay_dispute_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, disputes, error))
    return NULL;
  g_ptr_array_sort (disputes, compare);

  return g_steal_pointer (&disputes);
}

/* --- what it names --- */

static gboolean
has_ledger (SalConnection *connection, gboolean *has, GError **error)
{
  gint64 n;

  if (!sal_connection_query_integer (
          connection,
          "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'ledger_payment'",
          &n,
          error))
    return FALSE;
  *has = n > 0;

  return TRUE;
}

/* Whether there is a row of the person, period, and currency of a dispute. */
static gboolean
find_row (SalRecord *dispute,
          SalConnection *connection,
          const char *sql,
          gint64 line,
          gboolean *found,
          GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sal_record_get_integer (dispute, "person"));
  sal_statement_bind_text (statement, 2, sal_record_get_text (dispute, "period"));
  sal_statement_bind_text (statement, 3, sal_record_get_text (dispute, "currency"));
  sqlite3_bind_int64 (statement, 4, line);

  return sal_connection_step (connection, statement, found, error);
}

static gboolean
set_not_found (SalRecord *dispute, gint64 line, GError **error)
{
  const char *period = sal_record_get_text (dispute, "period");
  const char *currency = sal_record_get_text (dispute, "currency");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line);

  if (line != 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 /* translators: a number, a period and a currency */
                 _ ("line %s is none of theirs in %s in %s: “payout statement” lists them"),
                 number,
                 period,
                 currency);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 /* translators: a period and a currency */
                 _ ("there is no payment to them in %s in %s to be disputed"),
                 period,
                 currency);

  return FALSE;
}

/**
 * sal_pay_dispute_check_subject:
 * @dispute: a dispute
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Looks whether the ledger has what a dispute names: a payment to the person in the period and
 * currency, or the line. A credit may be one that is missing.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_NOT_FOUND or a %SAL_STORE_ERROR of reading
 */
gboolean
sal_pay_dispute_check_subject (SalRecord *dispute, SalConnection *connection, GError **error)
{
  gint64 line = sal_record_is_null (dispute, "line") ? 0 : sal_record_get_integer (dispute, "line");
  gboolean is_there = FALSE, found = FALSE;

  if (!has_ledger (connection, &is_there, error))
    return FALSE;
  if (is_there && line != 0 &&
      !find_row (dispute,
                 connection,
                 "SELECT 1 FROM ledger_line WHERE person = ? AND period = ? AND currency = ? AND"
                 " id = ?",
                 line,
                 &found,
                 error))
    return FALSE;
  if (is_there && line == 0 &&
      !find_row (dispute,
                 connection,
                 "SELECT 1 FROM ledger_payment WHERE person = ? AND period = ? AND currency = ?"
                 " AND ? = 0 AND reverses IS NULL",
                 0,
                 &found,
                 error))
    return FALSE;
  if (!found && line == 0 &&
      g_strcmp0 (sal_record_get_text (dispute, "about"), SAL_PAY_DISPUTE_ABOUT_CREDIT) == 0)
    return TRUE;

  return found || set_not_found (dispute, line, error);
}

/**
 * sal_pay_dispute_find_opportunity:
 * @connection: a connection of the main store
 * @text: an external id, a name, or an id
 * @error: return location for an error
 *
 * Finds the opportunity whose credit is disputed.
 *
 * Returns: its id, or 0 with %SAL_STORE_ERROR_NOT_FOUND if there is none or there are several
 */
gint64
sal_pay_dispute_find_opportunity (SalConnection *connection, const char *text, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT min (id), count (*), external_id IS ?1 AS exact FROM opportunity WHERE external_id ="
      " ?1 OR name = ?1 OR id = ?2 GROUP BY exact ORDER BY exact DESC",
      error);
  gboolean row;

  if (statement == NULL)
    return 0;
  sal_statement_bind_text (statement, 1, text);
  sqlite3_bind_int64 (statement, 2, g_ascii_strtoll (text, NULL, 10));
  if (!sal_connection_step (connection, statement, &row, error))
    return 0;
  if (row && sqlite3_column_int64 (statement, 1) == 1)
    return sqlite3_column_int64 (statement, 0);
  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               row ? _ ("several opportunities are called “%s”: say its id")
                   : _ ("there is no opportunity “%s”"),
               text);

  return 0;
}

/**
 * sal_pay_dispute_name_opportunity:
 * @connection: a connection of the main store
 * @id: an opportunity
 *
 * Finds the name of an opportunity that a dispute names.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL if it is gone
 */
char *
sal_pay_dispute_name_opportunity (SalConnection *connection, gint64 id)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, "SELECT name FROM opportunity WHERE id = ?", NULL);
  gboolean row = FALSE;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  if (!sal_connection_step (connection, statement, &row, NULL) || !row)
    return NULL;

  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}
