/* sal-account-brief-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-brief.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-portfolio.h"
#include "sal-conversion.h"
#include "sal-date.h"
#include "sal-error.h"
#include "sal-health-book.h"

typedef void (*TakeRow) (SalAccountBrief *self, sqlite3_stmt *row);

static const char *
keep (SalAccountBrief *self, sqlite3_stmt *row, int column)
{
  return sal_account_brief_keep (self, (const char *) sqlite3_column_text (row, column));
}

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static void
take_deal (SalAccountBrief *self, sqlite3_stmt *row)
{
  const char *status = (const char *) sqlite3_column_text (row, 10);
  GArray *deals = status[0] == 'w' ? self->won : status[0] == 'l' ? self->lost : self->open;
  SalBriefDeal deal = { .id = sqlite3_column_int64 (row, 0),
                        .name = keep (self, row, 1),
                        .type = keep (self, row, 2),
                        .stage = keep (self, row, 3),
                        .reason = keep (self, row, 4),
                        .next_step = keep (self, row, 5),
                        .owner = keep (self, row, 6),
                        .amount = sqlite3_column_int64 (row, 7),
                        .day = read_day (row, 8),
                        .next_step_on = read_day (row, 9) };

  g_array_append_val (deals, deal);
}

static void
take_contract (SalAccountBrief *self, sqlite3_stmt *row)
{
  SalBriefContract contract = { .id = sqlite3_column_int64 (row, 0),
                                .name = keep (self, row, 1),
                                .family = keep (self, row, 2),
                                .annual_value = sqlite3_column_int64 (row, 3),
                                .start = read_day (row, 4),
                                .end = read_day (row, 5),
                                .cancelled = read_day (row, 6),
                                .renewal = read_day (row, 7),
                                .renewed = keep (self, row, 8) };

  g_array_append_val (self->contracts, contract);
}

static void
take_product (SalAccountBrief *self, sqlite3_stmt *row)
{
  SalBriefProduct product = { .id = sqlite3_column_int64 (row, 0),
                              .name = keep (self, row, 1),
                              .unit = keep (self, row, 2),
                              .annual_value = sqlite3_column_int64 (row, 3),
                              .from = read_day (row, 4) };

  g_array_append_val (self->products, product);
}

static void
take_case (SalAccountBrief *self, sqlite3_stmt *row)
{
  SalBriefCase one = { read_day (row, 0), read_day (row, 1), sqlite3_column_int (row, 2) != 0 };

  g_array_append_val (self->cases, one);
}

static void
take_contact (SalAccountBrief *self, sqlite3_stmt *row)
{
  gint32 day = read_day (row, 0);

  g_array_append_val (self->contacts, day);
}

static void
take_warning (SalAccountBrief *self, sqlite3_stmt *row)
{
  SalBriefWarning warning = { .id = sqlite3_column_int64 (row, 0),
                              .type = keep (self, row, 1),
                              .reason = keep (self, row, 2),
                              .owner = keep (self, row, 3),
                              .raised = read_day (row, 4),
                              .due = read_day (row, 5) };

  g_array_append_val (self->warnings, warning);
}

static void
take_tier (SalAccountBrief *self, sqlite3_stmt *row)
{
  self->tier_day = read_day (row, 0);
  if (sqlite3_column_type (row, 1) != SQLITE_NULL)
    self->tier_stale_days = 31 * sqlite3_column_int (row, 1);
}

/* ?1 is the account, ?2 the day, ?3 the first day of what is compared with. */
static const struct
{
  const char *sql;
  TakeRow take;
} parts[] = {
  { "SELECT o.id, o.name, o.type, s.name, o.loss_reason, o.next_step, p.name,"
    " coalesce (sal_convert (o.amount, o.currency, CASE s.status WHEN 'open' THEN ?2"
    "  ELSE o.close_date END), 0),"
    " o.close_date, o.next_step_date, s.status"
    " FROM opportunity o JOIN stage s ON s.id = o.stage LEFT JOIN person p ON p.id = o.owner"
    " WHERE o.account = ?1 AND (s.status = 'open' OR (+o.close_date >= ?3 AND +o.close_date <= ?2))"
    " ORDER BY CASE s.status WHEN 'open' THEN o.close_date END, o.close_date DESC, o.id",
    take_deal },
  { "SELECT c.id, c.name, f.name,"
    " coalesce (sal_convert (coalesce (c.annual_value, c.total_value * 12"
    "  / nullif (c.term_months, 0)), c.currency, ?2), 0),"
    " c.start, c.\"end\", c.cancelled, coalesce (c.renewal_date, c.\"end\") AS due, c.renewal"
    " FROM contract c LEFT JOIN product_family f ON f.id = c.product_family"
    " WHERE c.account = ?1 AND c.start <= ?2 ORDER BY due IS NULL, due, c.id",
    take_contract },
  { "SELECT i.id, coalesce (p.name, f.name), u.name,"
    " coalesce (sal_convert (i.annual_value, i.currency, ?2), 0), i.valid_from"
    " FROM installed_product i LEFT JOIN product p ON p.id = i.product"
    " LEFT JOIN product_family f ON f.id = i.product_family"
    " LEFT JOIN buying_unit u ON u.id = i.buying_unit"
    " WHERE i.account = ?1 AND i.valid_from <= ?2 AND (i.valid_to IS NULL OR i.valid_to >= ?2)"
    " ORDER BY 4 DESC, i.id",
    take_product },
  { "SELECT opened, closed, severity IN ('high', 'critical') FROM support_case"
    " WHERE account = ?1 AND opened <= ?2 AND (closed IS NULL OR closed >= ?3)",
    take_case },
  { "SELECT date FROM activity WHERE account = ?1 AND +date >= ?3 AND +date <= ?2"
    " AND type <> 'task'",
    take_contact },
  { "SELECT w.id, w.type, w.reason, p.name, w.raised_on, w.due FROM account_warning w"
    " LEFT JOIN person p ON p.id = w.owner"
    " WHERE w.account = ?1 AND w.raised_on <= ?2 AND (w.closed_on IS NULL OR w.closed_on > ?2)"
    " ORDER BY w.raised_on DESC, w.id",
    take_warning },
  { "SELECT t.refreshed_on, m.refresh_months FROM account_tier t"
    " LEFT JOIN tier_model m ON m.id = t.model WHERE t.account = ?1",
    take_tier },
};

typedef struct
{
  char day[SAL_DATE_BUFFER], first[SAL_DATE_BUFFER];
} Bounds;

static gboolean
load_part (SalAccountBrief *self,
           SalConnection *connection,
           gsize part,
           const Bounds *bounds,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, parts[part].sql, error);
  int n = statement != NULL ? sqlite3_bind_parameter_count (statement) : 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->account);
  if (n >= 2)
    sal_statement_bind_text (statement, 2, bounds->day);
  if (n >= 3)
    sal_statement_bind_text (statement, 3, bounds->first);
  while (sal_connection_step (connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      parts[part].take (self, statement);
    }

  return FALSE;
}

static gboolean
load_facts (SalAccountBrief *self, SalConnection *connection, GError **error)
{
  SalPeriod first = sal_period_offset (self->period, 1 - SAL_BRIEF_QUARTERS);
  gint32 from, to;
  Bounds bounds;

  sal_fiscal_calendar_days_of (self->calendar, first, &from, &to);
  sal_date_write_iso (self->as_of, bounds.day);
  sal_date_write_iso (from, bounds.first);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!load_part (self, connection, i, &bounds, error))
      return FALSE;

  return TRUE;
}

/* Without thresholds that can be judged by, there is no health. */
static gboolean
load_health (SalAccountBrief *self, SalConnection *connection, GError **error)
{
  g_autoptr (SalHealthBook) book = NULL;
  const SalHealthAccount *account;
  gint32 first, last;

  sal_fiscal_calendar_days_of (self->calendar, self->period, &first, &last);
  book = sal_health_book_load (connection, self->account, first - 1, self->as_of, error);
  if (book == NULL)
    return FALSE;
  account = sal_health_book_find (book, self->account);
  if (account == NULL || !sal_health_scheme_check (book->scheme, NULL))
    return TRUE;
  sal_health_scheme_judge (book->scheme, account->series, self->as_of, &self->health);
  sal_health_scheme_judge (book->scheme, account->series, first - 1, &self->health_before);
  self->has_health = !isnan (self->health.health);

  return TRUE;
}

static gboolean
load_plan (SalAccountBrief *self,
           SalConnection *connection,
           const SalKind *const *kinds,
           GError **error)
{
  const SalAccountPlanQuery query = {
    .account = self->account, .today = self->as_of, .author = "", .currency = self->currency
  };

  self->plan = sal_account_plan_book_load (connection, kinds, &query, error);

  return self->plan != NULL;
}

/**
 * sal_account_brief_load:
 * @connection: a connection of the main store
 * @kinds: (array zero-terminated=1): all kinds
 * @query: what is asked for
 * @error: return location for an error
 *
 * Loads what is said of an account in a business review. What is recorded with a day is told up to
 * that of the brief; plans, and what is open, are told as they stand.
 *
 * Returns: (transfer full): the brief; %NULL on a %SAL_STORE_ERROR, among them
 *   %SAL_STORE_ERROR_NOT_FOUND, or with %SAL_ERROR_VALUE if the quarter has not begun
 */
SalAccountBrief *
sal_account_brief_load (SalConnection *connection,
                        const SalKind *const *kinds,
                        const SalAccountBriefQuery *query,
                        GError **error)
{
  g_autoptr (SalAccountBrief) self = sal_account_brief_new (query);
  SalConversion *conversion = sal_connection_get_conversion (connection);
  gint32 first, last;
  guint n_missing;

  sal_fiscal_calendar_days_of (query->calendar, query->period, &first, &last);
  if (query->as_of < first)
    {
      g_autofree char *period = sal_fiscal_calendar_format (query->calendar, query->period);
      g_autofree char *day = sal_date_format (first);

      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   /* translators: a quarter, and the day it begins */
                   _ ("%1$s begins on %2$s: there is nothing to review yet"),
                   period,
                   day);
      return NULL;
    }
  if (!sal_conversion_load (conversion, connection, error))
    return NULL;
  n_missing = conversion->n_missing;
  self->overview = sal_account_overview_load (connection, self->account, self->as_of, error);
  if (self->overview == NULL || !load_facts (self, connection, error) ||
      !load_health (self, connection, error) || !load_plan (self, connection, kinds, error))
    return NULL;
  self->n_unconverted = conversion->n_missing - n_missing;
  sal_account_brief_convert_plays (self, conversion);
  if (query->whitespace != NULL)
    sal_account_brief_take_cells (self, query->whitespace);
  sal_account_brief_derive (self);

  return g_steal_pointer (&self);
}

/* --- the first of all --- */

static int
compare_scores (gconstpointer one, gconstpointer other)
{
  const SalPortfolioAccount *a = *(SalPortfolioAccount *const *) one;
  const SalPortfolioAccount *b = *(SalPortfolioAccount *const *) other;
  double first = isnan (a->score) ? -1 : a->score, second = isnan (b->score) ? -1 : b->score;
  double revenue = a->values[SAL_TIER_REVENUE], others = b->values[SAL_TIER_REVENUE];

  if (first != second)
    return first > second ? -1 : 1;
  if (revenue != others)
    return revenue > others ? -1 : 1;

  return a->id < b->id ? -1 : a->id > b->id;
}

/* As many as there were when the accounts were rated last by the model; fewer than @n if they were
 * not, or NULL on error. */
static GArray *
find_stored (SalConnection *connection, gint64 model, guint n, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) statement =
      sal_connection_prepare (connection,
                              "SELECT t.account FROM account_tier t"
                              " WHERE t.model = ?1 AND t.score IS NOT NULL"
                              " ORDER BY t.score DESC, t.account LIMIT ?2",
                              error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, model);
  sqlite3_bind_int64 (statement, 2, n);
  while (sal_connection_step (connection, statement, &row, error))
    {
      gint64 account = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&found);
      g_array_append_val (found, account);
    }

  return NULL;
}

/* Those whom the model rates highest now. */
static GArray *
find_rated (SalConnection *connection, gint64 model, gint32 day, guint n, GError **error)
{
  g_autoptr (SalTierScheme) scheme =
      model > 0 ? sal_tier_scheme_load (connection, model, error) : sal_tier_scheme_new ();
  g_autoptr (SalAccountPortfolio) portfolio =
      scheme != NULL ? sal_account_portfolio_load (connection, scheme, day, NULL, error) : NULL;
  g_autoptr (GPtrArray) accounts = g_ptr_array_new ();
  GArray *found;

  if (portfolio == NULL)
    return NULL;
  for (guint i = 0; i < portfolio->accounts->len; i++)
    g_ptr_array_add (accounts, &g_array_index (portfolio->accounts, SalPortfolioAccount, i));
  g_ptr_array_sort (accounts, compare_scores);
  found = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < accounts->len && i < n; i++)
    g_array_append_val (found, ((SalPortfolioAccount *) accounts->pdata[i])->id);

  return found;
}

/**
 * sal_account_briefs_find_top:
 * @connection: a connection of the main store
 * @day: a day
 * @n: how many at most
 * @error: return location for an error
 *
 * Finds the accounts of the highest score by the tier model in force on the day, as it was stored
 * when tiers were refreshed last, which is what briefs tell. Where fewer have one, all are rated
 * anew, those of one score by what was won in twelve months; without a model, by that alone.
 *
 * Returns: (transfer full) (element-type gint64): their ids, or %NULL on a %SAL_STORE_ERROR
 */
GArray *
sal_account_briefs_find_top (SalConnection *connection, gint32 day, guint n, GError **error)
{
  gint64 model = sal_tier_scheme_find (connection, day, error);
  g_autoptr (GArray) stored = NULL;

  if (model < 0)
    return NULL;
  stored = find_stored (connection, model, n, error);
  if (stored == NULL)
    return NULL;
  if (stored->len == n)
    return g_steal_pointer (&stored);

  return find_rated (connection, model, day, n, error);
}

/* --- whitespace --- */

/**
 * sal_account_briefs_load_whitespace:
 * @connection: a connection of the main store
 * @accounts: (element-type gint64): ids of accounts
 * @day: as of when
 * @error: return location for an error
 *
 * Loads the whitespace of accounts and of all others of their segments, among whom their peers are.
 *
 * Returns: (transfer full): it, or %NULL on a %SAL_STORE_ERROR
 */
SalWhitespace *
sal_account_briefs_load_whitespace (SalConnection *connection,
                                    const GArray *accounts,
                                    gint32 day,
                                    GError **error)
{
  static const char SQL[] =
      "SELECT json_group_array (id) FROM account WHERE coalesce (segment, '') IN"
      " (SELECT coalesce (a.segment, '') FROM account a, json_each (?1) e WHERE a.id = e.value)";
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, SQL, error);
  g_autoptr (GString) ids = g_string_new ("[");
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < accounts->len; i++)
    g_string_append_printf (
        ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (accounts, gint64, i));
  g_string_append_c (ids, ']');
  sal_statement_bind_text (statement, 1, ids->str);
  if (!sal_connection_step (connection, statement, &row, error))
    return NULL;

  return sal_whitespace_load (
      connection, day, (const char *) sqlite3_column_text (statement, 0), error);
}
