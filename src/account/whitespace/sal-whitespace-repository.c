/* sal-whitespace-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-date.h"
#include "sal-whitespace-loading-private.h"

static void
loading_clear (SalWhitespaceLoading *self)
{
  g_clear_pointer (&self->families, sal_id_map_free);
  g_clear_pointer (&self->attempts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalWhitespaceLoading, loading_clear)

/* @sql: with %s where a condition may follow, and up to three parameters: the day, that a year
 * before, the accounts
 * @column: what the accounts are compared with */
gboolean
sal_whitespace_loading_read_rows (SalWhitespaceLoading *self,
                                  const char *sql,
                                  const char *column,
                                  void (*take) (SalWhitespaceLoading *self, sqlite3_stmt *row),
                                  GError **error)
{
  g_autofree char *condition =
      self->accounts != NULL
          ? g_strdup_printf ("AND %s IN (SELECT value FROM json_each (?3))", column)
          : g_strdup ("");
  const char *place = strstr (sql, "%s");
  g_autofree char *text =
      g_strdup_printf ("%.*s%s%s", (int) (place - sql), sql, condition, place + 2);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, text, error);
  char day[SAL_DATE_BUFFER], year[SAL_DATE_BUFFER];
  const char *const values[] = { day, year, self->accounts };
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sal_date_write_iso (self->portfolio->day, day);
  sal_date_write_iso (sal_date_add_months (self->portfolio->day, -SAL_WHITESPACE_MONTHS), year);
  for (int i = 0; i < sqlite3_bind_parameter_count (statement); i++)
    sal_statement_bind_text (statement, i + 1, values[i]);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (self, statement);
    }

  return FALSE;
}

static void
take_family (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  sal_id_map_insert (
      self->families, sqlite3_column_int64 (row, 0), (gint32) self->portfolio->families->len);
  sal_whitespace_add_family (self->portfolio,
                             sqlite3_column_int64 (row, 0),
                             (const char *) sqlite3_column_text (row, 1),
                             sqlite3_column_int (row, 2) != 0);
}

static gint32
read_text_code (SalDimension *dimension, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL && text[0] != '\0'
             ? sal_dimension_add_text (dimension, text, (gsize) sqlite3_column_bytes (row, column))
             : SAL_DIMENSION_NONE;
}

/* The id in a column, and the name in the next. */
static gint32
read_code (SalDimension *dimension, sqlite3_stmt *row, int column)
{
  gint64 id = sqlite3_column_int64 (row, column);
  gint32 code = id != 0 ? sal_dimension_find (dimension, id) : SAL_DIMENSION_NONE;

  if (id != 0 && code == SAL_DIMENSION_NONE)
    code = sal_dimension_add (dimension, id, (const char *) sqlite3_column_text (row, column + 1));

  return code;
}

static void
take_account (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  SalWhitespace *portfolio = self->portfolio;
  SalWhitespaceAccount *account = sal_whitespace_add_account (
      portfolio, sqlite3_column_int64 (row, 0), (const char *) sqlite3_column_text (row, 1));

  account->segment = read_text_code (portfolio->segments, row, 2);
  account->industry = read_text_code (portfolio->industries, row, 3);
  account->owner = read_code (portfolio->owners, row, 4);
  account->tier = read_code (portfolio->tiers, row, 6);
}

static void
take_unit (SalWhitespaceLoading *self, sqlite3_stmt *row)
{
  int account = sal_whitespace_find_account (self->portfolio, sqlite3_column_int64 (row, 0));

  if (account >= 0)
    sal_whitespace_account_add_unit (sal_whitespace_get_account (self->portfolio, (guint) account),
                                     sqlite3_column_int64 (row, 1),
                                     (const char *) sqlite3_column_text (row, 2));
}

/* What there is at all, in its order. */
static const struct
{
  const char *sql;
  const char *column;
  void (*take) (SalWhitespaceLoading *self, sqlite3_stmt *row);
} parts[] = {
  { "SELECT a.id, a.name, a.segment, a.industry, a.owner, p.name, t.id, t.name"
    " FROM account a LEFT JOIN person p ON p.id = a.owner"
    " LEFT JOIN account_tier r ON r.account = a.id"
    " LEFT JOIN tier t ON t.id = coalesce (r.override, r.tier)"
    " WHERE TRUE %s ORDER BY a.name COLLATE SAL_NAME, a.id",
    "a.id",
    take_account },
  { "SELECT u.account, u.id, u.name FROM buying_unit u WHERE TRUE %s"
    " ORDER BY u.account, u.name COLLATE SAL_NAME, u.id",
    "u.account",
    take_unit },
};

static gboolean
read_families (SalWhitespaceLoading *self, GError **error)
{
  static const char SQL[] =
      "SELECT f.id, f.name, EXISTS (SELECT 1 FROM product_family c WHERE c.parent = f.id)"
      " FROM product_family f ORDER BY f.name COLLATE SAL_NAME, f.id %s";
  const char *accounts = g_steal_pointer (&self->accounts);
  gboolean done = sal_whitespace_loading_read_rows (self, SQL, "", take_family, error);

  self->accounts = accounts;

  return done;
}

/* (transfer full) (nullable): the accounts with what is recorded of them */
static SalWhitespace *
read_all (SalWhitespaceLoading *self, gint32 day, GError **error)
{
  SalConversion *conversion = sal_connection_get_conversion (self->connection);
  g_autoptr (SalWhitespace) portfolio = NULL;
  guint n_missing;

  if (!sal_conversion_load (conversion, self->connection, error))
    return NULL;
  n_missing = conversion->n_missing;
  portfolio = sal_whitespace_new (day, conversion->currency);
  self->portfolio = portfolio;
  self->families = sal_id_map_new (0);
  if (!read_families (self, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!sal_whitespace_loading_read_rows (
            self, parts[i].sql, parts[i].column, parts[i].take, error))
      return NULL;
  sal_whitespace_make_cells (portfolio);
  if (!sal_whitespace_loading_read_facts (self, error))
    return NULL;
  portfolio->n_unconverted = conversion->n_missing - n_missing;

  return g_steal_pointer (&portfolio);
}

/**
 * sal_whitespace_load:
 * @connection: a connection of the main store
 * @day: as of when
 * @accounts: (nullable): the ids of some accounts as a JSON array; %NULL for all
 * @error: return location for an error
 *
 * Loads accounts, and what they own, what is in the pipeline and what could be sold to them. The
 * peers of some accounts are only known among themselves: they are for sal_whitespace_merge().
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalWhitespace *
sal_whitespace_load (SalConnection *connection, gint32 day, const char *accounts, GError **error)
{
  g_auto (SalWhitespaceLoading) loading = { .connection = connection, .accounts = accounts };
  SalWhitespace *portfolio = read_all (&loading, day, error);

  if (portfolio == NULL)
    return NULL;
  sal_whitespace_drop_families (portfolio);
  sal_whitespace_derive (portfolio);

  return portfolio;
}

/**
 * sal_whitespace_evidence_load:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @day: as of when
 * @error: return location for an error
 *
 * Loads the records that the cells of an account are made of.
 *
 * Returns: (transfer full) (element-type SalWhitespaceEvidence): them, none if there is no such
 *   account, or %NULL on a %SAL_STORE_ERROR
 */
GArray *
sal_whitespace_evidence_load (SalConnection *connection, gint64 account, gint32 day, GError **error)
{
  g_autofree char *accounts = g_strdup_printf ("[%" G_GINT64_FORMAT "]", account);
  g_autoptr (GArray) evidence = sal_whitespace_evidence_new ();
  g_auto (SalWhitespaceLoading)
      loading = { .connection = connection, .accounts = accounts, .evidence = evidence };
  g_autoptr (SalWhitespace) portfolio = read_all (&loading, day, error);

  if (portfolio == NULL)
    return NULL;
  if (portfolio->accounts->len > 0)
    {
      sal_whitespace_derive (portfolio);
      sal_whitespace_evidence_settle (
          evidence, portfolio, sal_whitespace_get_account (portfolio, 0));
    }

  return g_steal_pointer (&evidence);
}
