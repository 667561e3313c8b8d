/* sal-account-portfolio-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-portfolio.h"

#include <math.h>

#include "sal-conversion.h"
#include "sal-currency.h"
#include "sal-date.h"
#include "sal-id-map.h"

/* Months of revenue and of what it grew from, and days of activities. */
#define REVENUE_MONTHS 12
#define ACTIVITY_DAYS  90

typedef struct
{
  SalAccountPortfolio *portfolio;
  const SalTierScheme *scheme;
  SalConnection *connection;
  SalIdMap *indexes;
  double unit; /* minor units of the reporting currency in a major one */
} Loading;

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->indexes, sal_id_map_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

typedef void (*TakeRow) (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row);

static double
read_amount (const Loading *self, sqlite3_stmt *row, int column)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return NAN;

  return (double) sqlite3_column_int64 (row, column) / self->unit;
}

static const char *
keep_text (Loading *self, sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? g_string_chunk_insert (self->portfolio->names, text) : NULL;
}

static void
add_account (Loading *self, sqlite3_stmt *row)
{
  SalPortfolioAccount account = { .id = sqlite3_column_int64 (row, 0),
                                  .name = keep_text (self, row, 1),
                                  .refreshed = SAL_DATE_NONE,
                                  .score = NAN,
                                  .before = -1,
                                  .by_score = -1,
                                  .tier = -1 };
  double *values = account.values;

  values[SAL_TIER_GROWTH] = NAN;
  values[SAL_TIER_TURNOVER] = read_amount (self, row, 2);
  values[SAL_TIER_EMPLOYEES] =
      sqlite3_column_type (row, 3) == SQLITE_NULL ? NAN : sqlite3_column_double (row, 3);
  sal_id_map_insert (self->indexes, account.id, (gint32) self->portfolio->accounts->len);
  g_array_append_val (self->portfolio->accounts, account);
}

/* What was won, and what was before; growth is known where there was something to grow from. */
static void
take_revenue (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  double before = read_amount (self, row, 2);

  account->values[SAL_TIER_REVENUE] = read_amount (self, row, 1);
  if (before > 0)
    account->values[SAL_TIER_GROWTH] = account->values[SAL_TIER_REVENUE] / before - 1;
}

static void
take_pipeline (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  account->values[SAL_TIER_PIPELINE] = read_amount (self, row, 1);
}

static void
take_families (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  account->values[SAL_TIER_FAMILIES] = sqlite3_column_double (row, 1);
}

static void
take_activities (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  account->values[SAL_TIER_ACTIVITIES] = sqlite3_column_double (row, 1);
}

static void
take_contacts (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  account->values[SAL_TIER_CONTACTS] = sqlite3_column_double (row, 1);
}

static void
take_stored (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  const char *refreshed = (const char *) sqlite3_column_text (row, 4);

  account->stored_tier = sqlite3_column_int64 (row, 1);
  account->override = sqlite3_column_int64 (row, 2);
  account->reason = keep_text (self, row, 3);
  if (refreshed == NULL || !sal_date_parse_iso (refreshed, &account->refreshed))
    account->refreshed = SAL_DATE_NONE;
}

static void
take_score (Loading *self, SalPortfolioAccount *account, sqlite3_stmt *row)
{
  SalAccountPortfolio *portfolio = self->portfolio;
  gsize place = (gsize) (account - (SalPortfolioAccount *) portfolio->accounts->data);
  gint64 criterion = sqlite3_column_int64 (row, 1);

  for (guint i = 0; i < portfolio->n_criteria; i++)
    if (portfolio->criteria[i] == criterion)
      portfolio->by_hand[place * portfolio->n_criteria + i] = (guint8) sqlite3_column_int (row, 2);
}

/* Each gives rows of accounts; ?1 is the day, ?2 to ?4 the days of the two years and of the
 * activities, ?5 the tier model. */
static const struct
{
  const char *sql;
  TakeRow take;
} parts[] = {
  { "SELECT o.account,"
    " coalesce (sum (sal_convert (o.amount, o.currency, o.close_date))"
    " FILTER (WHERE o.close_date > ?2), 0),"
    " sum (sal_convert (o.amount, o.currency, o.close_date)) FILTER (WHERE o.close_date <= ?2)"
    " FROM opportunity o JOIN stage s ON s.id = o.stage"
    " WHERE s.status = 'won' AND o.close_date > ?3 AND o.close_date <= ?1 GROUP BY o.account",
    take_revenue },
  { "SELECT o.account, sum (sal_convert (o.amount, o.currency, ?1))"
    " FROM opportunity o JOIN stage s ON s.id = o.stage WHERE s.status = 'open'"
    " GROUP BY o.account",
    take_pipeline },
  { "SELECT o.account, count (DISTINCT coalesce (p.family, o.product_family))"
    " FROM opportunity o JOIN stage s ON s.id = o.stage"
    " LEFT JOIN opportunity_line l ON l.opportunity = o.id"
    " LEFT JOIN product p ON p.id = l.product"
    " WHERE s.status = 'won' AND o.close_date <= ?1 GROUP BY o.account",
    take_families },
  { "SELECT account, count (*) FROM activity WHERE date > ?4 AND date <= ?1 GROUP BY account",
    take_activities },
  { "SELECT account, count (*) FROM contact GROUP BY account", take_contacts },
  { "SELECT account, tier, override, reason, refreshed_on FROM account_tier", take_stored },
  { "SELECT s.account, s.criterion, s.score FROM account_score s"
    " JOIN tier_criterion c ON c.id = s.criterion WHERE c.model = ?5",
    take_score },
};

typedef struct
{
  char day[SAL_DATE_BUFFER], year[SAL_DATE_BUFFER], years[SAL_DATE_BUFFER],
      activities[SAL_DATE_BUFFER];
} Days;

static void
bind_days (sqlite3_stmt *statement, const Days *days, gint64 model)
{
  int n = sqlite3_bind_parameter_count (statement);
  const char *const texts[] = { days->day, days->year, days->years, days->activities };

  for (int i = 0; i < (int) G_N_ELEMENTS (texts) && i < n; i++)
    sal_statement_bind_text (statement, i + 1, texts[i]);
  if (n > (int) G_N_ELEMENTS (texts))
    sqlite3_bind_int64 (statement, n, model);
}

static gboolean
load_part (Loading *self, const char *sql, TakeRow take, const Days *days, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bind_days (statement, days, self->scheme->id);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      gint32 index;

      if (!row)
        return TRUE;
      index = sal_id_map_lookup (self->indexes, sqlite3_column_int64 (statement, 0));
      if (index >= 0)
        take (self,
              &g_array_index (self->portfolio->accounts, SalPortfolioAccount, index),
              statement);
    }

  return FALSE;
}

static gboolean
load_accounts (Loading *self, const Days *days, GError **error)
{
  static const char SQL[] = "SELECT id, name, sal_convert (revenue, currency, ?1), employees"
                            " FROM account ORDER BY name COLLATE SAL_NAME, id";
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, SQL, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bind_days (statement, days, 0);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      add_account (self, statement);
    }

  return FALSE;
}

/**
 * sal_account_portfolio_load:
 * @connection: a connection of the main store
 * @scheme: the scheme whose criteria are loaded
 * @day: as of when
 * @error: return location for an error
 *
 * Loads all accounts with what they are measured by, and rates them if the scheme passes
 * sal_tier_scheme_check(). Revenue is what was won in the twelve months up to @day.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalAccountPortfolio *
sal_account_portfolio_load (SalConnection *connection,
                            const SalTierScheme *scheme,
                            gint32 day,
                            GError **error)
{
  g_autoptr (SalAccountPortfolio) portfolio = g_new0 (SalAccountPortfolio, 1);
  SalConversion *conversion = sal_connection_get_conversion (connection);
  g_auto (Loading) loading = { portfolio, scheme, connection, sal_id_map_new (0), 1 };
  Days days;

  portfolio->day = day;
  portfolio->accounts = g_array_new (FALSE, FALSE, sizeof (SalPortfolioAccount));
  portfolio->n_criteria = scheme->criteria->len;
  portfolio->criteria = g_new (gint64, portfolio->n_criteria + 1);
  for (guint i = 0; i < portfolio->n_criteria; i++)
    portfolio->criteria[i] = g_array_index (scheme->criteria, SalTierCriterion, i).id;
  portfolio->names = g_string_chunk_new (1 << 14);
  sal_date_write_iso (day, days.day);
  sal_date_write_iso (sal_date_add_months (day, -REVENUE_MONTHS), days.year);
  sal_date_write_iso (sal_date_add_months (day, -2 * REVENUE_MONTHS), days.years);
  sal_date_write_iso (day - ACTIVITY_DAYS, days.activities);
  if (!sal_conversion_load (conversion, connection, error))
    return NULL;
  loading.unit = pow (10, sal_currency_digits (conversion->currency));
  if (!load_accounts (&loading, &days, error))
    return NULL;
  portfolio->by_hand =
      g_new0 (guint8, (gsize) portfolio->accounts->len * portfolio->n_criteria + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!load_part (&loading, parts[i].sql, parts[i].take, &days, error))
      return NULL;
  if (sal_tier_scheme_check (scheme, NULL))
    sal_account_portfolio_rate (portfolio, scheme);

  return g_steal_pointer (&portfolio);
}

/* An id, 0 if there is no row, -1 on an error; @other is bound if it is not 0. */
static gint64
find_id (SalConnection *connection, const char *sql, gint64 one, gint64 other, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, sql, error);
  gboolean row;

  if (statement == NULL)
    return -1;
  sqlite3_bind_int64 (statement, 1, one);
  if (other != 0)
    sqlite3_bind_int64 (statement, 2, other);
  if (!sal_connection_step (connection, statement, &row, error))
    return -1;

  return row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * sal_account_tier_find:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @error: return location for an error
 *
 * Finds the record of an account's tier.
 *
 * Returns: its id, 0 if there is none, -1 on a %SAL_STORE_ERROR
 */
gint64
sal_account_tier_find (SalConnection *connection, gint64 account, GError **error)
{
  return find_id (connection, "SELECT id FROM account_tier WHERE account = ?1", account, 0, error);
}

/**
 * sal_account_score_find:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @criterion: the id of a criterion
 * @error: return location for an error
 *
 * Finds the record of how somebody judged an account by a criterion.
 *
 * Returns: its id, 0 if there is none, -1 on a %SAL_STORE_ERROR
 */
gint64
sal_account_score_find (SalConnection *connection, gint64 account, gint64 criterion, GError **error)
{
  return find_id (connection,
                  "SELECT id FROM account_score WHERE account = ?1 AND criterion = ?2",
                  account,
                  criterion,
                  error);
}
