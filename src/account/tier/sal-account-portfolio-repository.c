/* sal-account-portfolio-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-portfolio.h"

#include <math.h>
#include <string.h>

#include "sal-conversion.h"
#include "sal-currency.h"
#include "sal-date.h"
#include "sal-family-count.h"

/* Months of revenue and of what it grew from, and days of activities. */
#define REVENUE_MONTHS 12
#define ACTIVITY_DAYS  90

typedef struct
{
  SalAccountPortfolio *portfolio;
  const SalTierScheme *scheme;
  SalConnection *connection;
  const char *accounts; /* (nullable): the ids of some, as a JSON array */
  double unit;          /* minor units of the reporting currency in a major one */
  double *before;       /* of each account: what was won in the year before the last */
  SalFamilyCount *families;
} Loading;

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->families, sal_family_count_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

typedef void (*TakeRow) (Loading *self, sqlite3_stmt *row);

/* −1: it is not among them */
static gint32
find_place (const Loading *self, sqlite3_stmt *row)
{
  return sal_id_map_lookup (self->portfolio->indexes, sqlite3_column_int64 (row, 0));
}

static SalPortfolioAccount * /* (nullable) */
find_account (const Loading *self, sqlite3_stmt *row)
{
  gint32 place = find_place (self, row);

  return place >= 0 ? &g_array_index (self->portfolio->accounts, SalPortfolioAccount, place) : NULL;
}

static double
read_number (sqlite3_stmt *row, int column)
{
  return sqlite3_column_type (row, column) == SQLITE_NULL ? NAN
                                                          : sqlite3_column_double (row, column);
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
  values[SAL_TIER_TURNOVER] = read_number (row, 2) / self->unit;
  values[SAL_TIER_EMPLOYEES] = read_number (row, 3);
  sal_id_map_insert (self->portfolio->indexes, account.id, (gint32) self->portfolio->accounts->len);
  g_array_append_val (self->portfolio->accounts, account);
}

/* What is not known is passed over, unless there is nothing else. */
static void
add_amount (double *sum, double amount)
{
  if (isnan (*sum))
    *sum = amount;
  else if (!isnan (amount))
    *sum += amount;
  else if (*sum == 0)
    *sum = NAN;
}

/* What is open, what was won in the last year, and what in the year before, in minor units. */
static void
take_amount (Loading *self, sqlite3_stmt *row)
{
  gint32 place = find_place (self, row);
  double amount = read_number (row, 1);
  double *values;

  if (place < 0)
    return;
  values = g_array_index (self->portfolio->accounts, SalPortfolioAccount, place).values;
  if (sqlite3_column_int (row, 2) != 0)
    add_amount (&values[SAL_TIER_PIPELINE], amount);
  else if (!isnan (amount))
    *(sqlite3_column_int (row, 3) != 0 ? &values[SAL_TIER_REVENUE] : &self->before[place]) +=
        amount;
}

static void
take_won (Loading *self, sqlite3_stmt *row)
{
  gint32 place = find_place (self, row);

  if (place >= 0)
    sal_family_count_add_opportunity (self->families,
                                      sqlite3_column_int64 (row, 1),
                                      (guint) place,
                                      sqlite3_column_int64 (row, 2));
}

static void
take_line (Loading *self, sqlite3_stmt *row)
{
  sal_family_count_add_line (
      self->families, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1));
}

/* Growth is known where there was something to grow from. */
static void
finish_amounts (Loading *self)
{
  guint n = self->portfolio->accounts->len;
  g_autofree guint *families = sal_family_count_finish (self->families, n);

  for (guint i = 0; i < n; i++)
    {
      double *values = g_array_index (self->portfolio->accounts, SalPortfolioAccount, i).values;

      if (self->before[i] > 0)
        values[SAL_TIER_GROWTH] = values[SAL_TIER_REVENUE] / self->before[i] - 1;
      values[SAL_TIER_REVENUE] /= self->unit;
      values[SAL_TIER_PIPELINE] /= self->unit;
      values[SAL_TIER_FAMILIES] = families[i];
    }
}

static void
take_activities (Loading *self, sqlite3_stmt *row)
{
  SalPortfolioAccount *account = find_account (self, row);

  if (account != NULL)
    account->values[SAL_TIER_ACTIVITIES] = sqlite3_column_double (row, 1);
}

static void
take_contacts (Loading *self, sqlite3_stmt *row)
{
  SalPortfolioAccount *account = find_account (self, row);

  if (account != NULL)
    account->values[SAL_TIER_CONTACTS] = sqlite3_column_double (row, 1);
}

static void
take_stored (Loading *self, sqlite3_stmt *row)
{
  const char *refreshed = (const char *) sqlite3_column_text (row, 4);
  SalPortfolioAccount *account = find_account (self, row);

  if (account == NULL)
    return;
  account->stored_tier = sqlite3_column_int64 (row, 1);
  account->override = sqlite3_column_int64 (row, 2);
  account->reason = keep_text (self, row, 3);
  if (refreshed == NULL || !sal_date_parse_iso (refreshed, &account->refreshed))
    account->refreshed = SAL_DATE_NONE;
}

static void
take_score (Loading *self, sqlite3_stmt *row)
{
  SalAccountPortfolio *portfolio = self->portfolio;
  gint32 place = find_place (self, row);
  gint64 criterion = sqlite3_column_int64 (row, 1);

  for (guint i = 0; place >= 0 && i < portfolio->n_criteria; i++)
    if (portfolio->criteria[i] == criterion)
      portfolio->by_hand[(gsize) place * portfolio->n_criteria + i] =
          (guint8) sqlite3_column_int (row, 2);
}

#define OF_SOME(column) " AND " column " IN (SELECT value FROM json_each (?6))"

/* Each gives rows of accounts, all or, where %s stands, some; ?1 is the day, ?2 to ?4 the days of
 * the two years and of the activities, ?5 the tier model, ?6 the accounts. Opportunities and lines
 * of all are read in the order in which they are stored, which takes a tenth of the time of that by
 * account. */
static const struct
{
  const char *sql;
  const char *of_some;
  TakeRow take;
} parts[] = {
  { "SELECT o.account, sal_convert (o.amount, o.currency,"
    " CASE s.status WHEN 'open' THEN ?1 ELSE o.close_date END), s.status = 'open',"
    " o.close_date > ?2 FROM opportunity o CROSS JOIN stage s ON s.id = o.stage"
    " WHERE (s.status = 'open'"
    " OR (s.status = 'won' AND o.close_date > ?3 AND o.close_date <= ?1))%s",
    OF_SOME ("o.account"),
    take_amount },
  { "SELECT o.account, o.id, o.product_family"
    " FROM opportunity o CROSS JOIN stage s ON s.id = o.stage"
    " WHERE s.status = 'won' AND o.close_date <= ?1%s",
    OF_SOME ("o.account"),
    take_won },
  { "SELECT l.opportunity, p.family FROM opportunity_line l LEFT JOIN product p ON p.id = l.product"
    " WHERE TRUE%s",
    " AND l.opportunity IN (SELECT id FROM opportunity WHERE TRUE" OF_SOME ("account") ")",
    take_line },
  { "SELECT account, count (*) FROM activity WHERE date > ?4 AND date <= ?1%s GROUP BY account",
    OF_SOME ("account"),
    take_activities },
  { "SELECT account, count (*) FROM contact WHERE TRUE%s GROUP BY account",
    OF_SOME ("account"),
    take_contacts },
  { "SELECT account, tier, override, reason, refreshed_on FROM account_tier WHERE TRUE%s",
    OF_SOME ("account"),
    take_stored },
  { "SELECT s.account, s.criterion, s.score FROM account_score s"
    " JOIN tier_criterion c ON c.id = s.criterion WHERE c.model = ?5%s",
    OF_SOME ("s.account"),
    take_score },
};

typedef struct
{
  char day[SAL_DATE_BUFFER], year[SAL_DATE_BUFFER], years[SAL_DATE_BUFFER],
      activities[SAL_DATE_BUFFER];
} Days;

static void
bind (const Loading *self, sqlite3_stmt *statement, const Days *days)
{
  int n = sqlite3_bind_parameter_count (statement);
  const char *const texts[] = { days->day, days->year, days->years, days->activities };

  for (int i = 0; i < (int) G_N_ELEMENTS (texts) && i < n; i++)
    sal_statement_bind_text (statement, i + 1, texts[i]);
  if (n >= 5)
    sqlite3_bind_int64 (statement, 5, self->scheme->id);
  if (n >= 6)
    sal_statement_bind_text (statement, 6, self->accounts);
}

/* @sql: with one %s, where the condition may stand */
static gboolean
load_part (Loading *self,
           const char *sql,
           const char *of_some,
           TakeRow take,
           const Days *days,
           GError **error)
{
  const char *place = strstr (sql, "%s");
  g_autofree char *text = g_strdup_printf ("%.*s%s%s",
                                           (int) (place - sql),
                                           sql,
                                           self->accounts != NULL ? of_some : "",
                                           place + strlen ("%s"));
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, text, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  bind (self, statement, days);
  while (sal_connection_step (self->connection, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (self, statement);
    }

  return FALSE;
}

static gboolean
load_accounts (Loading *self, const Days *days, GError **error)
{
  return load_part (self,
                    "SELECT id, name, sal_convert (revenue, currency, ?1), employees FROM account"
                    " WHERE TRUE%s ORDER BY name COLLATE SAL_NAME, id",
                    OF_SOME ("id"),
                    add_account,
                    days,
                    error);
}

static SalAccountPortfolio *
create (gint32 day, const SalTierScheme *scheme)
{
  SalAccountPortfolio *self = g_new0 (SalAccountPortfolio, 1);

  self->day = day;
  self->accounts = g_array_new (FALSE, FALSE, sizeof (SalPortfolioAccount));
  self->indexes = sal_id_map_new (0);
  self->n_criteria = scheme->criteria->len;
  self->criteria = g_new (gint64, self->n_criteria + 1);
  for (guint i = 0; i < self->n_criteria; i++)
    self->criteria[i] = g_array_index (scheme->criteria, SalTierCriterion, i).id;
  self->names = g_string_chunk_new (1 << 14);

  return self;
}

/**
 * sal_account_portfolio_load:
 * @connection: a connection of the main store
 * @scheme: the scheme whose criteria are loaded
 * @day: as of when
 * @accounts: (nullable): the ids of some accounts as a JSON array; %NULL for all
 * @error: return location for an error
 *
 * Loads accounts with what they are measured by, and rates them by the scheme, see
 * sal_account_portfolio_rate(). Revenue is what was won in the twelve months up to @day.
 *
 * Returns: (transfer full): them, or %NULL on a %SAL_STORE_ERROR
 */
SalAccountPortfolio *
sal_account_portfolio_load (SalConnection *connection,
                            const SalTierScheme *scheme,
                            gint32 day,
                            const char *accounts,
                            GError **error)
{
  g_autoptr (SalAccountPortfolio) portfolio = create (day, scheme);
  SalConversion *conversion = sal_connection_get_conversion (connection);
  g_auto (Loading) loading = { portfolio, scheme, connection, accounts, 1, NULL, NULL };
  Days days;

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
  loading.before = g_new0 (double, portfolio->accounts->len + 1);
  loading.families = sal_family_count_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!load_part (&loading, parts[i].sql, parts[i].of_some, parts[i].take, &days, error))
      return NULL;
  finish_amounts (&loading);
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
