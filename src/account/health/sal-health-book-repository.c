/* sal-health-book-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-health-book.h"

#include "sal-account-signal.h"
#include "sal-date.h"

/* --- thresholds --- */

static gboolean
take_rule (SalHealthScheme *self, sqlite3_stmt *row)
{
  SalSignalType type;

  if (!sal_signal_type_from_key ((const char *) sqlite3_column_text (row, 1), &type))
    return FALSE;
  self->rules[type] = (SalHealthRule){ .id = sqlite3_column_int64 (row, 0),
                                       .is_used = TRUE,
                                       .weight = sqlite3_column_int64 (row, 2),
                                       .good = sqlite3_column_double (row, 3),
                                       .warn = sqlite3_column_double (row, 4),
                                       .critical = sqlite3_column_double (row, 5),
                                       .days = sqlite3_column_int (row, 6),
                                       .trend_days = sqlite3_column_int (row, 7),
                                       .trend_change = sqlite3_column_double (row, 8),
                                       .due_days = sqlite3_column_int (row, 9) };

  return TRUE;
}

/**
 * sal_health_scheme_load:
 * @connection: a connection of the main store
 * @error: return location for an error
 *
 * Loads the thresholds, which may not be complete: sal_health_scheme_check() says so.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalHealthScheme *
sal_health_scheme_load (SalConnection *connection, GError **error)
{
  g_autoptr (SalHealthScheme) self = g_new0 (SalHealthScheme, 1);
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT id, type, weight, good, warn, critical, days, trend_days,"
                              " trend_change, due_days FROM signal_threshold",
                              error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&self);
      take_rule (self, statement);
    }

  return NULL;
}

/* --- the book --- */

static void
clear_account (gpointer data)
{
  SalHealthAccount *self = data;

  for (int i = 0; i < SAL_N_SIGNALS; i++)
    g_clear_pointer (&self->series[i].points, g_array_unref);
}

void
sal_health_book_free (SalHealthBook *self)
{
  g_clear_pointer (&self->scheme, sal_health_scheme_free);
  g_clear_pointer (&self->accounts, g_array_unref);
  g_clear_pointer (&self->indexes, sal_id_map_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self);
}

/**
 * sal_health_book_find:
 * @self: a book
 * @account: the id of an account
 *
 * Looks for an account.
 *
 * Returns: (nullable): it, if it is watched
 */
const SalHealthAccount *
sal_health_book_find (const SalHealthBook *self, gint64 account)
{
  gint32 index = sal_id_map_lookup (self->indexes, account);

  return index >= 0 ? &g_array_index (self->accounts, SalHealthAccount, index) : NULL;
}

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static const char *
keep (SalHealthBook *self, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static void
take_account (SalHealthBook *self, sqlite3_stmt *row)
{
  SalHealthAccount account = { .id = sqlite3_column_int64 (row, 0),
                               .name = keep (self, row, 1),
                               .owner = sqlite3_column_int64 (row, 2),
                               .owner_name = keep (self, row, 3),
                               .is_customer = sqlite3_column_int (row, 4) != 0 };

  for (int i = 0; i < SAL_N_SIGNALS; i++)
    account.series[i].known = SAL_DATE_NONE;
  sal_id_map_insert (self->indexes, account.id, (gint32) self->accounts->len);
  g_array_append_val (self->accounts, account);
}

static SalSignalSeries *
find_series (SalHealthBook *self, sqlite3_stmt *row, SalSignalType type)
{
  gint32 index = sal_id_map_lookup (self->indexes, sqlite3_column_int64 (row, 0));

  return index >= 0 ? &g_array_index (self->accounts, SalHealthAccount, index).series[type] : NULL;
}

static void
take_signal (SalHealthBook *self, sqlite3_stmt *row)
{
  SalSignalType type;
  SalSignalSeries *series;
  gint32 day = read_day (row, 2);

  if (day == SAL_DATE_NONE ||
      !sal_signal_type_from_key ((const char *) sqlite3_column_text (row, 1), &type))
    return;
  series = find_series (self, row, type);
  if (series == NULL)
    return;
  series->is_own = TRUE;
  sal_signal_series_add (series, day, day, sqlite3_column_double (row, 3));
}

/* What follows from other records counts where there are no signals of that type. */
static void
add_derived (SalSignalSeries *series, gint32 day, gint32 end, double value)
{
  if (series != NULL && !series->is_own && day != SAL_DATE_NONE)
    sal_signal_series_add (series, day, end, value);
}

/* Each severity counts twice the one below: 1, 2, 4, 8. */
static void
take_case (SalHealthBook *self, sqlite3_stmt *row)
{
  const char *severity = (const char *) sqlite3_column_text (row, 3);
  gint32 closed = read_day (row, 2);
  double weight = 1;

  for (int i = 0; sal_case_severities[i].value != NULL; i++)
    if (g_strcmp0 (severity, sal_case_severities[i].value) == 0)
      weight = 1 << i;
  add_derived (find_series (self, row, SAL_SIGNAL_SUPPORT),
               read_day (row, 1),
               closed != SAL_DATE_NONE ? closed : G_MAXINT32,
               weight);
}

/* Both surveys on a scale from 0 to 100. */
static void
take_score (SalHealthBook *self, sqlite3_stmt *row)
{
  gboolean is_csat = g_strcmp0 ((const char *) sqlite3_column_text (row, 2), SAL_SURVEY_CSAT) == 0;
  double score = sqlite3_column_double (row, 3);
  gint32 day = read_day (row, 1);

  add_derived (find_series (self, row, SAL_SIGNAL_SATISFACTION),
               day,
               day,
               is_csat ? (score - 1) * 25 : score * 10);
}

static void
take_activity (SalHealthBook *self, sqlite3_stmt *row)
{
  gint32 day = read_day (row, 1);

  add_derived (
      find_series (self, row, SAL_SIGNAL_ENGAGEMENT), day, day, sqlite3_column_double (row, 2));
}

/* The first day of what is counted, by type: what is missing behind it is zero. */
static void
take_first (SalHealthBook *self, sqlite3_stmt *row)
{
  static const SalSignalType types[] = { SAL_SIGNAL_SUPPORT,
                                         SAL_SIGNAL_ENGAGEMENT,
                                         SAL_SIGNAL_SPONSOR_CHANGE };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gint32 first = read_day (row, (int) i);

      for (guint j = 0; first != SAL_DATE_NONE && j < self->accounts->len; j++)
        g_array_index (self->accounts, SalHealthAccount, j).series[types[i]].known =
            first + self->scheme->rules[types[i]].days;
    }
}

#define WATCHED                                                                                    \
  "(SELECT account FROM account_signal UNION SELECT account FROM support_case"                     \
  " UNION SELECT account FROM satisfaction_score)"

/* ?1 is the account or 0, ?2 the first day needed, ?3 the last. */
static const struct
{
  const char *all, *one;
  void (*take) (SalHealthBook *self, sqlite3_stmt *row);
} parts[] = {
  { "SELECT a.id, a.name, a.owner, p.name, a.status IS NULL OR a.status = 'customer'"
    " FROM account a LEFT JOIN person p ON p.id = a.owner WHERE a.id IN " WATCHED
    " ORDER BY a.name COLLATE SAL_NAME, a.id",
    "SELECT a.id, a.name, a.owner, p.name, a.status IS NULL OR a.status = 'customer'"
    " FROM account a LEFT JOIN person p ON p.id = a.owner WHERE a.id = ?1"
    " AND (EXISTS (SELECT 1 FROM account_signal WHERE account = ?1)"
    "  OR EXISTS (SELECT 1 FROM support_case WHERE account = ?1)"
    "  OR EXISTS (SELECT 1 FROM satisfaction_score WHERE account = ?1))",
    take_account },
  { "SELECT account, type, date, value FROM account_signal WHERE date > ?2 AND date <= ?3",
    "SELECT account, type, date, value FROM account_signal WHERE account = ?1 AND date > ?2"
    " AND date <= ?3",
    take_signal },
  { "SELECT account, opened, closed, severity FROM support_case WHERE opened <= ?3"
    " AND (closed IS NULL OR closed > ?2)",
    "SELECT account, opened, closed, severity FROM support_case WHERE account = ?1"
    " AND opened <= ?3 AND (closed IS NULL OR closed > ?2)",
    take_case },
  { "SELECT account, date, survey, score FROM satisfaction_score WHERE date > ?2 AND date <= ?3",
    "SELECT account, date, survey, score FROM satisfaction_score WHERE account = ?1"
    " AND date > ?2 AND date <= ?3",
    take_score },
  { "SELECT account, date, count (*) FROM activity WHERE account IN " WATCHED
    " AND date > ?2 AND date <= ?3 GROUP BY account, date",
    "SELECT account, date, count (*) FROM activity WHERE account = ?1 AND date > ?2"
    " AND date <= ?3 GROUP BY date",
    take_activity },
  { "SELECT (SELECT min (opened) FROM support_case), (SELECT min (date) FROM activity),"
    " (SELECT min (date) FROM account_signal WHERE type = 'sponsor_change')",
    NULL,
    take_first },
};

typedef struct
{
  gint64 account;
  char from[SAL_DATE_BUFFER], to[SAL_DATE_BUFFER];
} Bounds;

static gboolean
load_part (SalHealthBook *self,
           SalConnection *connection,
           gsize part,
           const Bounds *bounds,
           GError **error)
{
  const char *sql =
      bounds->account != 0 && parts[part].one != NULL ? parts[part].one : parts[part].all;
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  int n = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  if (n >= 1)
    sqlite3_bind_int64 (statement, 1, bounds->account);
  if (n >= 2)
    sal_statement_bind_text (statement, 2, bounds->from);
  if (n >= 3)
    sal_statement_bind_text (statement, 3, bounds->to);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      parts[part].take (self, statement);
    }

  return FALSE;
}

/**
 * sal_health_book_load:
 * @connection: a connection of the main store
 * @account: the id of an account, or 0 for all that are watched
 * @from: the first day that is asked about; what its readings look back on is loaded too
 * @day: the last day
 * @error: return location for an error
 *
 * Loads the signals of accounts. Where an account has no signals of a type, support follows from
 * its cases, each with 1, 2, 4 or 8 points by severity, satisfaction from its scores, from 0 to
 * 100, and engagement from its activities.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalHealthBook *
sal_health_book_load (
    SalConnection *connection, gint64 account, gint32 from, gint32 day, GError **error)
{
  g_autoptr (SalHealthBook) self = g_new0 (SalHealthBook, 1);
  Bounds bounds = { .account = account };
  int back = 0;

  self->day = day;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalHealthAccount));
  g_array_set_clear_func (self->accounts, clear_account);
  self->indexes = sal_id_map_new (0);
  self->texts = g_string_chunk_new (4096);
  self->scheme = sal_health_scheme_load (connection, error);
  if (self->scheme == NULL)
    return NULL;
  for (int i = 0; i < SAL_N_SIGNALS; i++)
    back = MAX (back, self->scheme->rules[i].days + self->scheme->rules[i].trend_days);
  sal_date_write_iso (from - back, bounds.from);
  sal_date_write_iso (day, bounds.to);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!load_part (self, connection, i, &bounds, error))
      return NULL;
  for (guint i = 0; i < self->accounts->len; i++)
    for (int j = 0; j < SAL_N_SIGNALS; j++)
      sal_signal_series_sort (&g_array_index (self->accounts, SalHealthAccount, i).series[j]);

  return g_steal_pointer (&self);
}
