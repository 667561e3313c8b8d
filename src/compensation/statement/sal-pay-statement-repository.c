/* sal-pay-statement-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-statement.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-people.h"
#include "sal-store-error.h"

/* Reads the trace back: payment, line, slice, credit, opportunity. */

#define SELECT_LINES                                                                               \
  "SELECT l.id, l.person, l.cites, l.period, l.plan, l.component, l.kind, l.measured_period,"      \
  " l.currency, l.posted, l.amount, l.forfeited, l.measured, l.quota, l.attainment, l.target,"     \
  " l.factor, l.problem, l.reverses IS NOT NULL OR EXISTS (SELECT 1 FROM ledger_line r"            \
  " WHERE r.person = l.person AND r.period = l.period AND r.reverses = l.id) AS idle"              \
  " FROM ledger_line l "

static void
slice_free (gpointer data)
{
  SalPayStatementSlice *self = data;

  g_free (self->units);
  g_free (self->rate);
  g_free (self->amount);
  g_free (self);
}

static void
credit_free (gpointer data)
{
  SalPayStatementCredit *self = data;

  g_free (self->name);
  g_free (self->type);
  g_free (self);
}

void
sal_pay_statement_line_free (SalPayStatementLine *self)
{
  g_free (self->period);
  g_free (self->plan);
  g_free (self->component);
  g_free (self->kind);
  g_free (self->measured_period);
  g_free (self->measured);
  g_free (self->quota);
  g_free (self->attainment);
  g_free (self->target);
  g_free (self->factor);
  g_free (self->problem);
  g_ptr_array_unref (self->slices);
  g_ptr_array_unref (self->credits);
  g_free (self);
}

static void
statement_free (gpointer data)
{
  SalPayStatement *self = data;

  g_free (self->name);
  g_free (self->period);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->adjustments);
  g_free (self);
}

static char *
dup_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static const char *
intern_text (sqlite3_stmt *row, int column)
{
  return g_intern_string ((const char *) sqlite3_column_text (row, column));
}

/* --- lines --- */

static SalPayStatementLine *
read_line (sqlite3_stmt *row)
{
  SalPayStatementLine *self = g_new0 (SalPayStatementLine, 1);
  const char *posted = (const char *) sqlite3_column_text (row, 9);

  self->id = sqlite3_column_int64 (row, 0);
  self->person = sqlite3_column_int64 (row, 1);
  self->cites = sqlite3_column_int64 (row, 2);
  self->period = dup_text (row, 3);
  self->plan = dup_text (row, 4);
  self->component = dup_text (row, 5);
  self->kind = dup_text (row, 6);
  self->measured_period = dup_text (row, 7);
  self->currency = intern_text (row, 8);
  if (posted == NULL || !sal_date_parse_iso (posted, &self->posted))
    self->posted = SAL_DATE_NONE;
  self->amount = sqlite3_column_int64 (row, 10);
  self->forfeited = sqlite3_column_int64 (row, 11);
  self->measured = dup_text (row, 12);
  self->quota = dup_text (row, 13);
  self->attainment = dup_text (row, 14);
  self->target = dup_text (row, 15);
  self->factor = dup_text (row, 16);
  self->problem = dup_text (row, 17);
  self->is_reversed = sqlite3_column_int (row, 18) != 0;
  self->slices = g_ptr_array_new_with_free_func (slice_free);
  self->credits = g_ptr_array_new_with_free_func (credit_free);

  return self;
}

static void
add_slice (SalPayStatementLine *self, sqlite3_stmt *row)
{
  SalPayStatementSlice *slice = g_new (SalPayStatementSlice, 1);

  *slice = (SalPayStatementSlice){
    sqlite3_column_int (row, 0), dup_text (row, 1), dup_text (row, 2), dup_text (row, 3)
  };
  g_ptr_array_add (self->slices, slice);
}

/* What is credited of no opportunity is named by its credit: “score/Win Rate 2026-Q1”. */
static char *
name_other (const char *credit)
{
  const char *name = credit != NULL ? strchr (credit, '/') : NULL;

  return g_strdup (name != NULL ? name + 1 : credit);
}

static void
add_credit (SalPayStatementLine *self, sqlite3_stmt *row)
{
  SalPayStatementCredit *credit = g_new (SalPayStatementCredit, 1);

  *credit = (SalPayStatementCredit){ .opportunity = sqlite3_column_int64 (row, 0),
                                     .type = dup_text (row, 1),
                                     .position = sqlite3_column_int64 (row, 2),
                                     .date = sqlite3_column_int (row, 3),
                                     .money = sqlite3_column_int64 (row, 4),
                                     .currency = intern_text (row, 5),
                                     .amount = sqlite3_column_int64 (row, 6) };
  if (credit->opportunity == 0)
    credit->name = name_other ((const char *) sqlite3_column_text (row, 7));
  g_ptr_array_add (self->credits, credit);
}

typedef void (*AddRow) (SalPayStatementLine *self, sqlite3_stmt *row);

static gboolean
load_parts (SalPayStatementLine *self,
            SalConnection *connection,
            const char *sql,
            AddRow add,
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->id);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (self, statement);
    }

  return FALSE;
}

static gboolean
load_trace (SalPayStatementLine *self, SalConnection *connection, GError **error)
{
  return load_parts (self,
                     connection,
                     "SELECT tier, units, rate, amount FROM ledger_slice WHERE line = ?"
                     " ORDER BY number",
                     add_slice,
                     error) &&
         load_parts (
             self,
             connection,
             "SELECT c.opportunity, c.type, c.position, c.day, c.money, c.currency,"
             " s.amount, c.credit FROM ledger_share s JOIN ledger_credit c ON c.id = s.credit"
             " WHERE s.line = ? ORDER BY c.day, c.id",
             add_credit,
             error);
}

/* Those of a person in a period that count. */
static gboolean
load_lines (SalPayStatement *self, SalConnection *connection, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (
      connection,
      SELECT_LINES "WHERE l.person = ? AND l.period = ? AND l.currency = ? ORDER BY l.id",
      error);
  gboolean row, done;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->person);
  sal_statement_bind_text (statement, 2, self->period);
  sal_statement_bind_text (statement, 3, self->currency);
  while ((done = sal_connection_step (connection, statement, &row, error)) && row)
    {
      SalPayStatementLine *line = read_line (statement);

      if (line->is_reversed)
        sal_pay_statement_line_free (line);
      else
        g_ptr_array_add (self->lines, line);
    }
  for (guint i = 0; done && i < self->lines->len; i++)
    done = load_trace (self->lines->pdata[i], connection, error);

  return done;
}

/* What was reversed within the period says nothing. */
static void
take_adjustments (SalPayStatement *self, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      SalPayAdjustment *one = all->pdata[i];

      if (one->person == self->person && one->currency == self->currency &&
          !sal_pay_adjustments_are_together (all, one))
        g_ptr_array_add (self->adjustments, sal_pay_adjustment_copy (one));
    }
}

/**
 * sal_pay_statement_line_load:
 * @connection: a connection of a pay store
 * @line: the id of a line
 * @error: return location for an error
 *
 * Reads a line of the ledger with its trace.
 *
 * Returns: (transfer full): the line, or %NULL with %SAL_STORE_ERROR_NOT_FOUND or the errors of
 *   reading
 */
SalPayStatementLine *
sal_pay_statement_line_load (SalConnection *connection, gint64 line, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection, SELECT_LINES "WHERE l.id = ?", error);
  g_autoptr (SalPayStatementLine) self = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, line);
  if (!sal_connection_step (connection, statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error (error,
                   SAL_STORE_ERROR,
                   SAL_STORE_ERROR_NOT_FOUND,
                   _ ("there is no line %s in the ledger"),
                   number);
      return NULL;
    }
  self = read_line (statement);

  return load_trace (self, connection, error) ? g_steal_pointer (&self) : NULL;
}

/* --- statements --- */

static SalPayStatement *
ensure_statement (GPtrArray *statements, const SalPayPosted *of, const char *period)
{
  SalPayStatement *self;

  for (guint i = 0; i < statements->len; i++)
    {
      self = statements->pdata[i];
      if (self->person == of->person && self->currency == of->currency)
        return self;
    }
  self = g_new0 (SalPayStatement, 1);
  self->person = of->person;
  self->period = g_strdup (period);
  self->currency = of->currency;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_pay_statement_line_free);
  self->adjustments = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_pay_adjustment_free);
  g_ptr_array_add (statements, self);

  return self;
}

/* The last balance before a period, of periods that are closed by then. */
static void
find_opening (SalPayStatement *self, const SalPayLedger *ledger)
{
  for (guint i = 0; i < ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (ledger->payments, SalPayPosted, i);

      if (one->person != self->person || one->currency != self->currency)
        continue;
      if (g_str_equal (one->period, self->period))
        return;
      if (!one->is_reversed && one->reverses == 0)
        self->opening = one->amounts.balance;
    }
}

/**
 * sal_pay_statements_load:
 * @connection: a connection of a pay store
 * @period: a period
 * @person: whose, 0 for everybody's
 * @with_lines: whether lines are read, with their trace, and adjustments
 * @error: return location for an error
 *
 * Reads what people earned and are paid in a period. Names are those of the main store: they are
 * found by sal_pay_statements_name().
 *
 * Returns: (transfer full) (element-type SalPayStatement): a statement for each person and
 * currency, or %NULL with the errors of reading
 */
GPtrArray *
sal_pay_statements_load (SalConnection *connection,
                         const char *period,
                         gint64 person,
                         gboolean with_lines,
                         GError **error)
{
  g_autoptr (SalPayLedger) ledger = sal_pay_ledger_load (connection, error);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (statement_free);
  g_autoptr (GPtrArray) adjustments = NULL;

  if (ledger == NULL)
    return NULL;
  for (guint i = 0; i < ledger->payments->len; i++)
    {
      const SalPayPosted *one = &g_array_index (ledger->payments, SalPayPosted, i);

      if ((person == 0 || one->person == person) && g_str_equal (one->period, period) &&
          !one->is_reversed && one->reverses == 0)
        ensure_statement (statements, one, period)->amounts = one->amounts;
    }
  adjustments = with_lines ? sal_pay_adjustments_load (connection, period, error) : NULL;
  if (with_lines && adjustments == NULL)
    return NULL;
  for (guint i = 0; i < statements->len; i++)
    {
      find_opening (statements->pdata[i], ledger);
      if (with_lines)
        take_adjustments (statements->pdata[i], adjustments);
      if (with_lines && !load_lines (statements->pdata[i], connection, error))
        return NULL;
    }

  return g_steal_pointer (&statements);
}

/* --- lines of everybody --- */

static guint
hash_account (gconstpointer data)
{
  const SalPayStatement *self = data;

  return g_int64_hash (&self->person) ^ g_direct_hash (self->currency);
}

static gboolean
is_same_account (gconstpointer one, gconstpointer other)
{
  const SalPayStatement *a = one, *b = other;

  return a->person == b->person && a->currency == b->currency;
}

/**
 * sal_pay_statements_load_lines:
 * @statements: (element-type SalPayStatement): statements of a period, without lines
 * @period: the period
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads the lines of statements at once, without what they are made of.
 *
 * Returns: %FALSE with the errors of reading
 */
gboolean
sal_pay_statements_load_lines (GPtrArray *statements,
                               const char *period,
                               SalConnection *connection,
                               GError **error)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new (hash_account, is_same_account);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (statements->len == 0)
    return TRUE; /* there may be no ledger */
  statement =
      sal_connection_prepare (connection, SELECT_LINES "WHERE l.period = ? ORDER BY l.id", error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    g_hash_table_add (accounts, statements->pdata[i]);
  sal_statement_bind_text (statement, 1, period);
  while (sal_connection_step (connection, statement, &row, error))
    {
      SalPayStatementLine *line;
      SalPayStatement *of;

      if (!row)
        return TRUE;
      line = read_line (statement);
      of = g_hash_table_lookup (
          accounts, &(SalPayStatement){ .person = line->person, .currency = line->currency });
      if (of != NULL && !line->is_reversed)
        g_ptr_array_add (of->lines, line);
      else
        sal_pay_statement_line_free (line);
    }

  return FALSE;
}

/* --- names --- */

static gboolean
name_credits (SalPayStatementLine *self, SalConnection *connection, GError **error)
{
  for (guint i = 0; i < self->credits->len; i++)
    {
      SalPayStatementCredit *credit = self->credits->pdata[i];
      g_autoptr (sqlite3_stmt) statement = NULL;
      gboolean row;

      if (credit->opportunity == 0)
        continue;
      statement =
          sal_connection_prepare (connection, "SELECT name FROM opportunity WHERE id = ?", error);
      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, credit->opportunity);
      if (!sal_connection_step (connection, statement, &row, error))
        return FALSE;
      g_free (credit->name);
      credit->name = row ? dup_text (statement, 0) : NULL;
    }

  return TRUE;
}

gboolean
sal_pay_statement_line_name (SalPayStatementLine *self, SalConnection *connection, GError **error)
{
  return name_credits (self, connection, error);
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  const SalPayStatement *one = *(SalPayStatement *const *) a;
  const SalPayStatement *other = *(SalPayStatement *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  if (order == 0)
    order = (one->person > other->person) - (one->person < other->person);

  return order != 0 ? order : g_strcmp0 (one->currency, other->currency);
}

/**
 * sal_pay_statements_name:
 * @statements: (element-type SalPayStatement): statements
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Finds the names of people and opportunities, and sorts by name. Of people who are gone it is
 * said; opportunities that are gone have no name.
 *
 * Returns: %FALSE with the errors of reading
 */
gboolean
sal_pay_statements_name (GPtrArray *statements, SalConnection *connection, GError **error)
{
  g_autoptr (SalPeople) people = sal_people_load (connection, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      SalPayStatement *one = statements->pdata[i];

      g_free (one->name);
      one->name = sal_people_describe (people, one->person);
      for (guint k = 0; k < one->lines->len; k++)
        if (!name_credits (one->lines->pdata[k], connection, error))
          return FALSE;
    }
  g_ptr_array_sort (statements, compare_statements);

  return TRUE;
}
