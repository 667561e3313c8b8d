/* sal-account-overview-repository.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-overview.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-account-portfolio.h"
#include "sal-date.h"
#include "sal-health-book.h"
#include "sal-store-error.h"

typedef void (*TakeRow) (SalAccountOverview *self, sqlite3_stmt *row);

/* (transfer full) (nullable) */
static char *
read_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

static gint32
read_day (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);
  gint32 day;

  return text != NULL && sal_date_parse_iso (text, &day) ? day : SAL_DATE_NONE;
}

static void
take_account (SalAccountOverview *self, sqlite3_stmt *row)
{
  self->id = sqlite3_column_int64 (row, 0);
  self->name = read_text (row, 1);
  self->industry = read_text (row, 2);
  self->place = read_text (row, 3);
  self->owner = sqlite3_column_int64 (row, 4);
  self->owner_name = read_text (row, 5);
}

static void
take_tier (SalAccountOverview *self, sqlite3_stmt *row)
{
  self->tier_record = sqlite3_column_int64 (row, 0);
  self->tier = read_text (row, 1);
  self->decided = sqlite3_column_int (row, 2) != 0;
  if (sqlite3_column_type (row, 3) != SQLITE_NULL)
    self->score = sqlite3_column_double (row, 3);
  self->tier_day = read_day (row, 4);
}

static void
take_plan (SalAccountOverview *self, sqlite3_stmt *row)
{
  self->plan = sqlite3_column_int64 (row, 0);
  self->sponsor = read_text (row, 1);
  self->customer_sponsor = read_text (row, 2);
}

static void
take_contract (SalAccountOverview *self, sqlite3_stmt *row)
{
  self->contract = sqlite3_column_int64 (row, 0);
  self->renewal = read_day (row, 1);
}

static void
take_contact (SalAccountOverview *self, sqlite3_stmt *row)
{
  self->last_contact = read_day (row, 0);
  self->last_contact_by = read_text (row, 1);
}

/* Each gives one row or none; ?1 is the account, ?2 the day. */
static const struct
{
  const char *sql;
  TakeRow take;
} parts[] = {
  { "SELECT a.id, a.name, a.industry, a.city, a.owner, p.name"
    " FROM account a LEFT JOIN person p ON p.id = a.owner WHERE a.id = ?1",
    take_account },
  { "SELECT t.id, tier.name, t.override IS NOT NULL, t.score, t.refreshed_on"
    " FROM account_tier t JOIN tier ON tier.id = coalesce (t.override, t.tier)"
    " WHERE t.account = ?1",
    take_tier },
  { "SELECT l.id, s.name, c.name FROM account_plan l"
    " LEFT JOIN person s ON s.id = l.sponsor LEFT JOIN contact c ON c.id = l.customer_sponsor"
    " WHERE l.account = ?1 AND l.valid_from <= ?2"
    " ORDER BY l.status = 'active' DESC, l.valid_from DESC, l.id DESC LIMIT 1",
    take_plan },
  { "SELECT id, coalesce (renewal_date, end) AS day FROM contract"
    " WHERE account = ?1 AND cancelled IS NULL AND coalesce (renewal, '') <> 'none'"
    " AND start <= ?2 AND day IS NOT NULL AND coalesce (end, renewal_date) >= ?2"
    " AND (day >= ?2 OR coalesce (renewal, '') <> 'automatic')"
    " ORDER BY day, id LIMIT 1",
    take_contract },
  { "SELECT a.date, p.name FROM activity a LEFT JOIN person p ON p.id = a.person"
    " WHERE a.account = ?1 AND a.date <= ?2 AND a.type <> 'task'"
    " ORDER BY a.date DESC, a.id DESC LIMIT 1",
    take_contact },
};

/* What it is by the tier model in force, if that is complete. */
static gboolean
read_rating (SalAccountOverview *self, SalConnection *connection, gint32 day, GError **error)
{
  g_autofree char *ids = g_strdup_printf ("[%" G_GINT64_FORMAT "]", self->id);
  gint64 model = sal_tier_scheme_find (connection, day, error);
  g_autoptr (SalTierScheme) scheme = NULL;
  g_autoptr (SalAccountPortfolio) portfolio = NULL;
  const SalPortfolioAccount *account;

  if (model <= 0)
    return model == 0;
  scheme = sal_tier_scheme_load (connection, model, error);
  if (scheme == NULL)
    return FALSE;
  portfolio = sal_account_portfolio_load (connection, scheme, day, ids, error);
  if (portfolio == NULL)
    return FALSE;
  account = &g_array_index (portfolio->accounts, SalPortfolioAccount, 0);
  self->score_now = account->score;
  if (sal_portfolio_account_moves (account))
    self->tier_now = g_strdup (g_array_index (scheme->tiers, SalTier, account->by_score).name);

  return TRUE;
}

/* Of an account that is watched, by thresholds that are complete. */
static gboolean
read_health (SalAccountOverview *self, SalConnection *connection, gint32 day, GError **error)
{
  gint32 before = day - SAL_ACCOUNT_HEALTH_DAYS;
  g_autoptr (SalHealthBook) book = sal_health_book_load (connection, self->id, before, day, error);
  const SalHealthAccount *account;
  SalHealth health;

  if (book == NULL)
    return FALSE;
  account = sal_health_book_find (book, self->id);
  if (account == NULL || !sal_health_scheme_check (book->scheme, NULL))
    return TRUE;
  sal_health_scheme_judge (book->scheme, account->series, day, &health);
  self->health = health.health;
  sal_health_scheme_judge (book->scheme, account->series, before, &health);
  self->health_before = health.health;

  return TRUE;
}

/**
 * sal_account_overview_load:
 * @connection: a connection of the main store
 * @account: the id of an account
 * @day: what is told as of; later activities, plans and contracts are left out
 * @error: return location for an error
 *
 * Reads what to know of an account first. The contract is the one whose renewal, or else end, comes
 * first of those that run; one whose renewal is past is overdue, unless it renewed itself. A task
 * is no contact.
 *
 * Returns: (transfer full): the account; %NULL on a %SAL_STORE_ERROR, among them
 *   %SAL_STORE_ERROR_NOT_FOUND
 */
SalAccountOverview *
sal_account_overview_load (SalConnection *connection, gint64 account, gint32 day, GError **error)
{
  g_autoptr (SalAccountOverview) self = g_new0 (SalAccountOverview, 1);
  char text[SAL_DATE_BUFFER];

  self->score = self->score_now = self->health = self->health_before = NAN;
  self->tier_day = self->renewal = self->last_contact = SAL_DATE_NONE;
  sal_date_write_iso (day, text);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (connection, parts[i].sql, error);
      gboolean row;

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, account);
      if (sqlite3_bind_parameter_count (statement) > 1)
        sqlite3_bind_text (statement, 2, text, -1, SQLITE_TRANSIENT);
      if (!sal_connection_step (connection, statement, &row, error))
        return NULL;
      if (row)
        parts[i].take (self, statement);
    }
  if (self->id == 0)
    {
      g_set_error_literal (error,
                           SAL_STORE_ERROR,
                           SAL_STORE_ERROR_NOT_FOUND,
                           _ ("The account is not there; it may have been deleted"));
      return NULL;
    }
  if (!read_rating (self, connection, day, error) || !read_health (self, connection, day, error))
    return NULL;

  return g_steal_pointer (&self);
}
