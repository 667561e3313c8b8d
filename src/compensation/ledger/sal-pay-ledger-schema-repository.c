/* sal-pay-ledger-schema-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-ledger.h"

#include <glib/gi18n-lib.h>

/* The tables of the ledger, which are not journaled. Days are ISO 8601, money minor units, what is
 * exact a decimal number or a fraction. A closing keeps the last line there was: whatever comes
 * later is of another period. */
static const char TABLES[] =
    "CREATE TABLE IF NOT EXISTS ledger_closing (period TEXT NOT NULL PRIMARY KEY,"
    "  first_day TEXT NOT NULL, last_day TEXT NOT NULL, last_line INTEGER NOT NULL,"
    "  time INTEGER NOT NULL, author TEXT NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS ledger_posting (id INTEGER PRIMARY KEY, period TEXT NOT NULL,"
    "  until TEXT NOT NULL, time INTEGER NOT NULL, author TEXT NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS ledger_credit (id INTEGER PRIMARY KEY, posting INTEGER NOT NULL,"
    "  participant INTEGER NOT NULL, person INTEGER NOT NULL, credit TEXT NOT NULL,"
    "  opportunity INTEGER NOT NULL, type TEXT NOT NULL, position INTEGER NOT NULL,"
    "  version INTEGER NOT NULL, day INTEGER NOT NULL, money INTEGER NOT NULL,"
    "  currency TEXT NOT NULL, number INTEGER NOT NULL, components INTEGER NOT NULL,"
    "  invoiced INTEGER NOT NULL, received INTEGER NOT NULL, cancelled INTEGER NOT NULL,"
    "  cancelled_money INTEGER NOT NULL, cancelled_number INTEGER NOT NULL) STRICT;"
    /* those after the first, which is the credit's own */
    "CREATE TABLE IF NOT EXISTS ledger_cancellation (credit INTEGER NOT NULL,"
    "  day INTEGER NOT NULL, money INTEGER NOT NULL, number INTEGER NOT NULL,"
    "  PRIMARY KEY (credit, day)) STRICT, WITHOUT ROWID;"
    /* of what is invoiced or received in parts */
    "CREATE TABLE IF NOT EXISTS ledger_step (credit INTEGER NOT NULL, kind TEXT NOT NULL,"
    "  day INTEGER NOT NULL, amount INTEGER NOT NULL, documented INTEGER NOT NULL,"
    "  whole INTEGER NOT NULL, PRIMARY KEY (credit, kind, day)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS ledger_line (id INTEGER PRIMARY KEY, posting INTEGER NOT NULL,"
    "  period TEXT NOT NULL, key TEXT NOT NULL, participant INTEGER NOT NULL,"
    "  person INTEGER NOT NULL, version INTEGER NOT NULL, plan TEXT NOT NULL,"
    "  component TEXT NOT NULL, kind TEXT NOT NULL, measured_period TEXT NOT NULL,"
    "  posted TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL,"
    "  forfeited INTEGER NOT NULL, cites INTEGER, reverses INTEGER, digest TEXT NOT NULL,"
    "  measured TEXT, quota TEXT, attainment TEXT, target TEXT, factor TEXT, closed_gate INTEGER,"
    "  problem TEXT) STRICT;"
    "CREATE INDEX IF NOT EXISTS ledger_line_person ON ledger_line (person, period);"
    "CREATE TABLE IF NOT EXISTS ledger_slice (line INTEGER NOT NULL, number INTEGER NOT NULL,"
    "  tier INTEGER NOT NULL, units TEXT NOT NULL, rate TEXT NOT NULL, amount TEXT NOT NULL,"
    "  PRIMARY KEY (line, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS ledger_share (line INTEGER NOT NULL, credit INTEGER NOT NULL,"
    "  amount INTEGER NOT NULL, PRIMARY KEY (line, credit)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS ledger_payment (id INTEGER PRIMARY KEY, posting INTEGER NOT NULL,"
    "  period TEXT NOT NULL, person INTEGER NOT NULL, currency TEXT NOT NULL,"
    "  calculated INTEGER NOT NULL, advanced INTEGER NOT NULL, vested INTEGER NOT NULL,"
    "  recovered INTEGER NOT NULL, top_up INTEGER NOT NULL, drawn INTEGER NOT NULL,"
    "  adjusted INTEGER NOT NULL, forfeited INTEGER NOT NULL, written_off INTEGER NOT NULL,"
    "  paid INTEGER NOT NULL, balance INTEGER NOT NULL, reverses INTEGER) STRICT;"
    "CREATE INDEX IF NOT EXISTS ledger_payment_person ON ledger_payment (person, period);"
    "CREATE TABLE IF NOT EXISTS ledger_adjustment (id INTEGER PRIMARY KEY,"
    "  posting INTEGER NOT NULL, period TEXT NOT NULL, person INTEGER NOT NULL, day TEXT NOT NULL,"
    "  currency TEXT NOT NULL, amount INTEGER NOT NULL, reason TEXT NOT NULL, approver TEXT,"
    "  dispute INTEGER, cites INTEGER, record INTEGER, reverses INTEGER) STRICT;"
    "CREATE INDEX IF NOT EXISTS ledger_adjustment_reverses ON ledger_adjustment (reverses);";

/* Replacing a row is deleting it without a trigger: so what is there cannot be added again. Nor can
 * anything be added to what is closed; the id of a new line is known only after it is inserted. */
static const struct
{
  const char *table;
  const char *when; /* a row must not be inserted */
  const char *then; /* it has to be taken back, once it is inserted */
} tables[] = {
#define IS_OF_CLOSED          "EXISTS (SELECT 1 FROM ledger_closing WHERE period = NEW.period)"
#define IS_PART_OF_CLOSED     "NEW.line <= (SELECT max (last_line) FROM ledger_closing)"
#define IS_THERE(table, same) "EXISTS (SELECT 1 FROM " table " WHERE " same ")"
/* it comes with its credit, the last that was posted */
#define IS_OF_OTHER_CREDIT                                                                         \
  "NEW.credit != (SELECT max (id) FROM ledger_credit) OR " IS_THERE (                              \
      "ledger_credit k JOIN ledger_posting p ON p.id = k.posting"                                  \
      " JOIN ledger_closing c ON c.period = p.period",                                             \
      "k.id = NEW.credit")
  { "ledger_closing", IS_THERE ("ledger_closing", "period = NEW.period"), NULL },
  { "ledger_posting", IS_THERE ("ledger_posting", "id = NEW.id") " OR " IS_OF_CLOSED, NULL },
  { "ledger_credit", IS_THERE ("ledger_credit", "id = NEW.id"), NULL },
  { "ledger_cancellation",
    IS_OF_OTHER_CREDIT
    " OR " IS_THERE ("ledger_cancellation", "credit = NEW.credit AND day = NEW.day"),
    NULL },
  { "ledger_step",
    IS_OF_OTHER_CREDIT
    " OR " IS_THERE ("ledger_step", "credit = NEW.credit AND kind = NEW.kind AND day = NEW.day"),
    NULL },
  { "ledger_line",
    IS_THERE ("ledger_line", "id = NEW.id") " OR " IS_OF_CLOSED,
    "EXISTS (SELECT 1 FROM ledger_closing WHERE last_line >= NEW.id)" },
  { "ledger_slice",
    IS_PART_OF_CLOSED " OR " IS_THERE ("ledger_slice", "line = NEW.line AND number = NEW.number"),
    NULL },
  { "ledger_share",
    IS_PART_OF_CLOSED " OR " IS_THERE ("ledger_share", "line = NEW.line AND credit = NEW.credit"),
    NULL },
  { "ledger_payment", IS_THERE ("ledger_payment", "id = NEW.id") " OR " IS_OF_CLOSED, NULL },
  { "ledger_adjustment", IS_THERE ("ledger_adjustment", "id = NEW.id") " OR " IS_OF_CLOSED, NULL },
};

static void
append_trigger (
    GString *sql, const char *table, const char *name, const char *event, const char *when)
{
  g_string_append_printf (sql,
                          "CREATE TRIGGER IF NOT EXISTS %s_%s %s ON %s%s%s BEGIN"
                          " SELECT RAISE (ABORT, 'the ledger is only appended to, and what is"
                          " closed is closed'); END;",
                          table,
                          name,
                          event,
                          table,
                          when != NULL ? " WHEN " : "",
                          when != NULL ? when : "");
}

static gboolean
guard (SalConnection *connection, guint index, GError **error)
{
  const char *table = tables[index].table;
  g_autoptr (GString) sql = g_string_new (NULL);

  append_trigger (sql, table, "update", "BEFORE UPDATE", NULL);
  append_trigger (sql, table, "delete", "BEFORE DELETE", NULL);
  append_trigger (sql, table, "insert", "BEFORE INSERT", tables[index].when);
  if (tables[index].then != NULL)
    append_trigger (sql, table, "inserted", "AFTER INSERT", tables[index].then);

  return sal_connection_execute (connection, sql->str, error);
}

/**
 * sal_pay_ledger_prepare:
 * @connection: a connection of a pay store, in a transaction
 * @error: return location for an error
 *
 * Makes the tables of the ledger, and the triggers that see to it that they are only appended to,
 * where they are not there.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR
 */
gboolean
sal_pay_ledger_prepare (SalConnection *connection, GError **error)
{
  if (!sal_connection_execute (connection, TABLES, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!guard (connection, i, error))
      return FALSE;

  return TRUE;
}

const SalPaymentMember sal_payment_members[SAL_PAYMENT_N_MEMBERS] = {
  { "calculated", N_ ("Calculated"), G_STRUCT_OFFSET (SalPayment, calculated) },
  { "advanced", N_ ("Advanced"), G_STRUCT_OFFSET (SalPayment, advanced) },
  { "vested", N_ ("Vested"), G_STRUCT_OFFSET (SalPayment, vested) },
  { "recovered", N_ ("Recovered"), G_STRUCT_OFFSET (SalPayment, recovered) },
  { "top_up", N_ ("Top-Up"), G_STRUCT_OFFSET (SalPayment, top_up) },
  { "drawn", N_ ("Drawn"), G_STRUCT_OFFSET (SalPayment, drawn) },
  { "adjusted", N_ ("Adjusted"), G_STRUCT_OFFSET (SalPayment, adjusted) },
  { "forfeited", N_ ("Forfeited"), G_STRUCT_OFFSET (SalPayment, forfeited) },
  { "written_off", N_ ("Written Off"), G_STRUCT_OFFSET (SalPayment, written_off) },
  { "paid", N_ ("Paid"), G_STRUCT_OFFSET (SalPayment, paid) },
  { "balance", N_ ("Balance"), G_STRUCT_OFFSET (SalPayment, balance) },
};

/**
 * sal_pay_ledger_close:
 * @connection: a connection of a pay store, in a transaction
 * @period: a fiscal period
 * @first: its first day
 * @last: its last day
 * @time: seconds UTC
 * @author: who records it
 * @error: return location for an error
 *
 * Closes a period: nothing can be posted into it any more.
 *
 * Returns: %FALSE on a %SAL_STORE_ERROR, also if it is closed already
 */
gboolean
sal_pay_ledger_close (SalConnection *connection,
                      const char *period,
                      gint32 first,
                      gint32 last,
                      gint64 time,
                      const char *author,
                      GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  char days[2][SAL_DATE_BUFFER];
  gboolean row;

  if (!sal_pay_ledger_prepare (connection, error))
    return FALSE;
  statement = sal_connection_prepare (
      connection,
      "INSERT INTO ledger_closing (period, first_day, last_day, last_line, time, author)"
      " VALUES (?, ?, ?, (SELECT coalesce (max (id), 0) FROM ledger_line), ?, ?)",
      error);
  if (statement == NULL)
    return FALSE;
  sal_statement_bind_text (statement, 1, period);
  sal_statement_bind_text (statement, 2, sal_date_write_iso (first, days[0]));
  sal_statement_bind_text (statement, 3, sal_date_write_iso (last, days[1]));
  sqlite3_bind_int64 (statement, 4, time);
  sal_statement_bind_text (statement, 5, author);

  return sal_connection_step (connection, statement, &row, error);
}
