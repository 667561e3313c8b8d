/* sal-pay-ledger-steps-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-ledger-steps.h"

/* How sales are invoiced and received in parts, of the credits that are posted. */

static const char *const kinds[] = { "invoice", "receipt" };

#define N_KINDS G_N_ELEMENTS (kinds)

/* Of a row of the ledger's credits. */
typedef struct
{
  const SalCreditSchedule *schedules[N_KINDS];
} Schedules;

static gboolean
has_table (SalConnection *connection, const char *table, gboolean *has, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = '%s'", table);
  gint64 n;

  if (!sal_connection_query_integer (connection, sql, &n, error))
    return FALSE;
  *has = n > 0;

  return TRUE;
}

/* Steps that follow on each other are of one schedule. */
static void
take (GHashTable *self, gint64 credit, guint kind, GArray *steps, GPtrArray *owner)
{
  Schedules *schedules = g_hash_table_lookup (self, &credit);

  if (steps->len == 0)
    return;
  if (schedules == NULL)
    {
      schedules = g_new0 (Schedules, 1);
      g_hash_table_insert (self, g_memdup2 (&credit, sizeof credit), schedules);
    }
  schedules->schedules[kind] =
      sal_credit_schedule_new (owner, (const SalCreditStep *) (gpointer) steps->data, steps->len);
  g_array_set_size (steps, 0);
}

static gboolean
load (GHashTable *self, SalConnection *connection, GPtrArray *owner, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT credit, kind = 'receipt', day, amount, documented, whole FROM ledger_step"
      " ORDER BY credit, kind, day",
      error);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (SalCreditStep));
  gint64 credit = 0;
  guint kind = 0;
  gboolean row;

  while (statement != NULL && sal_connection_step (connection, statement, &row, error))
    {
      SalCreditStep step;

      if (!row)
        {
          take (self, credit, kind, steps, owner);
          return TRUE;
        }
      if (sqlite3_column_int64 (statement, 0) != credit ||
          (guint) sqlite3_column_int (statement, 1) != kind)
        take (self, credit, kind, steps, owner);
      credit = sqlite3_column_int64 (statement, 0);
      kind = (guint) sqlite3_column_int (statement, 1);
      step = (SalCreditStep){ sqlite3_column_int (statement, 2),
                              sqlite3_column_int64 (statement, 3),
                              sqlite3_column_int64 (statement, 4),
                              sqlite3_column_int64 (statement, 5) };
      g_array_append_val (steps, step);
    }

  return FALSE;
}

/**
 * sal_pay_ledger_steps_load:
 * @connection: a connection of a pay store
 * @owner: what keeps the schedules: see sal_cancellations_new()
 * @error: return location for an error
 *
 * Loads how the sales of posted credits are invoiced and received in parts; of a ledger of before
 * that was posted there is nothing.
 *
 * Returns: (transfer full): what sal_pay_ledger_steps_find() looks into, or %NULL on a
 *   %SAL_STORE_ERROR
 */
GHashTable *
sal_pay_ledger_steps_load (SalConnection *connection, GPtrArray *owner, GError **error)
{
  g_autoptr (GHashTable) self = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean has;

  if (!has_table (connection, "ledger_step", &has, error) ||
      (has && !load (self, connection, owner, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
sal_pay_ledger_steps_find (GHashTable *self, gint64 row, SalCredit *credit)
{
  const Schedules *schedules = g_hash_table_lookup (self, &row);

  credit->invoices = schedules != NULL ? schedules->schedules[0] : NULL;
  credit->receipts = schedules != NULL ? schedules->schedules[1] : NULL;
}

/* --- what is known last --- */

static gboolean
load_latest (GHashTable *self, SalConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      "SELECT c.id, l.id, l.invoiced, l.received FROM ledger_credit c"
      " JOIN (SELECT participant, credit, max (id) AS id FROM ledger_credit"
      "  GROUP BY participant, credit) n ON n.participant = c.participant AND n.credit = c.credit"
      " JOIN ledger_credit l ON l.id = n.id WHERE l.id != c.id",
      error);
  gboolean row;

  while (statement != NULL && sal_connection_step (connection, statement, &row, error))
    {
      gint64 id;
      SalPayLedgerLatest *latest;

      if (!row)
        return TRUE;
      id = sqlite3_column_int64 (statement, 0);
      latest = g_new (SalPayLedgerLatest, 1);
      *latest = (SalPayLedgerLatest){ sqlite3_column_int64 (statement, 1),
                                      sqlite3_column_int (statement, 2),
                                      sqlite3_column_int (statement, 3) };
      g_hash_table_insert (self, g_memdup2 (&id, sizeof id), latest);
    }

  return FALSE;
}

/**
 * sal_pay_ledger_load_latest:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Finds how credits that were posted again are known now: lines refer to them as they were when the
 * lines were posted.
 *
 * Returns: (transfer full): a #SalPayLedgerLatest by the row of each credit that there is a later
 *   one of, or %NULL on a %SAL_STORE_ERROR
 */
GHashTable *
sal_pay_ledger_load_latest (SalConnection *connection, GError **error)
{
  g_autoptr (GHashTable) self = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gboolean has;

  if (!has_table (connection, "ledger_credit", &has, error) ||
      (has && !load_latest (self, connection, error)))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- posting --- */

static gboolean
post (sqlite3_stmt *statement,
      SalConnection *connection,
      gint64 row,
      guint kind,
      const SalCreditStep *step,
      GError **error)
{
  gboolean has_row, done;

  sqlite3_bind_int64 (statement, 1, row);
  sal_statement_bind_text (statement, 2, kinds[kind]);
  sqlite3_bind_int (statement, 3, step->date);
  sqlite3_bind_int64 (statement, 4, step->amount);
  sqlite3_bind_int64 (statement, 5, step->documented);
  sqlite3_bind_int64 (statement, 6, step->whole);
  done = sal_connection_step (connection, statement, &has_row, error);
  sqlite3_reset (statement);

  return done;
}

/**
 * sal_pay_ledger_steps_post:
 * @connection: a connection of a pay store, in a transaction
 * @row: that of the credit, which was posted last
 * @credit: the credit
 * @error: return location for an error
 *
 * Posts with a credit how its sale is invoiced and received, if that is in parts.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_pay_ledger_steps_post (SalConnection *connection,
                           gint64 row,
                           const SalCredit *credit,
                           GError **error)
{
  const SalCreditSchedule *const schedules[N_KINDS] = { credit->invoices, credit->receipts };
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (schedules[0] == NULL && schedules[1] == NULL)
    return TRUE;
  statement = sal_connection_prepare (
      connection, "INSERT INTO ledger_step VALUES (?, ?, ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  for (guint kind = 0; kind < N_KINDS; kind++)
    for (guint i = 0; schedules[kind] != NULL && i < schedules[kind]->n_steps; i++)
      if (!post (statement, connection, row, kind, &schedules[kind]->steps[i], error))
        return FALSE;

  return TRUE;
}
