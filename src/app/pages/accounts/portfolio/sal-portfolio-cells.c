/* sal-portfolio-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-cells.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-currency.h"
#include "sal-health-book.h"
#include "sal-money.h"
#include "sal-number.h"

typedef enum
{
  COLUMN_NAME,
  COLUMN_TIER,
  COLUMN_SCORE,
  COLUMN_REVENUE,
  COLUMN_GROWTH,
  COLUMN_PIPELINE,
  COLUMN_CURRENT,
  COLUMN_POTENTIAL,
  COLUMN_HEALTH,
  COLUMN_FAMILIES,
  COLUMN_ACTIVITIES,
  N_COLUMNS,
} Column;

/* Columns that are measures of the portfolio. */
static const SalTierMeasure measures[N_COLUMNS] = {
  [COLUMN_REVENUE] = SAL_TIER_REVENUE,       [COLUMN_GROWTH] = SAL_TIER_GROWTH,
  [COLUMN_PIPELINE] = SAL_TIER_PIPELINE,     [COLUMN_FAMILIES] = SAL_TIER_FAMILIES,
  [COLUMN_ACTIVITIES] = SAL_TIER_ACTIVITIES,
};

/* Of accounts that are watched, by thresholds that are complete. */
static gboolean
load_health (SalPortfolioData *self, SalConnection *connection, gint32 day, GError **error)
{
  const GArray *accounts = self->portfolio->accounts;
  g_autoptr (SalHealthBook) book = sal_health_book_load (connection, 0, day, day, error);
  gboolean is_complete;

  if (book == NULL)
    return FALSE;
  is_complete = sal_health_scheme_check (book->scheme, NULL);
  self->health = g_new (double, accounts->len + 1);
  for (guint i = 0; i < accounts->len; i++)
    {
      const SalHealthAccount *account =
          sal_health_book_find (book, g_array_index (accounts, SalPortfolioAccount, i).id);
      SalHealth health = { .health = NAN };

      if (account != NULL && is_complete)
        sal_health_scheme_judge (book->scheme, account->series, day, &health);
      self->health[i] = health.health;
    }

  return TRUE;
}

static void
fold_names (SalPortfolioData *self)
{
  const GArray *accounts = self->portfolio->accounts;

  self->texts = g_string_chunk_new (1 << 14);
  self->folded = g_new (const char *, accounts->len + 1);
  for (guint i = 0; i < accounts->len; i++)
    {
      g_autofree char *folded =
          g_utf8_casefold (g_array_index (accounts, SalPortfolioAccount, i).name, -1);

      self->folded[i] = g_string_chunk_insert (self->texts, folded);
    }
}

static int
compare_scores (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *accounts = user_data;
  double one = g_array_index (accounts, SalPortfolioAccount, *(const guint *) a).score;
  double other = g_array_index (accounts, SalPortfolioAccount, *(const guint *) b).score;

  if (isnan (one) || isnan (other))
    return isnan (one) - isnan (other);

  return (one < other) - (one > other);
}

/* Those of the same score by name. */
static void
order_by_score (SalPortfolioData *self)
{
  GArray *accounts = self->portfolio->accounts;

  self->order = g_new (guint, accounts->len + 1);
  for (guint i = 0; i < accounts->len; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, (int) accounts->len, sizeof (guint), compare_scores, accounts);
}

/**
 * sal_portfolio_data_load:
 * @connection: a connection of the main store
 * @day: as of which
 * @currency: (transfer none): the reporting currency, interned
 * @error: return location for an error
 *
 * Reads all accounts and rates them by the tier model in force on the day; without one, no account
 * has a tier, and the scheme has none either.
 *
 * Returns: (transfer full): the data; %NULL on a %SAL_STORE_ERROR
 */
SalPortfolioData *
sal_portfolio_data_load (SalConnection *connection,
                         gint32 day,
                         const char *currency,
                         GError **error)
{
  g_autoptr (SalPortfolioData) self = NULL;
  gint64 model = sal_tier_scheme_find (connection, day, error);

  if (model < 0)
    return NULL;
  self = g_new0 (SalPortfolioData, 1);
  self->currency = currency;
  self->scheme =
      model > 0 ? sal_tier_scheme_load (connection, model, error) : sal_tier_scheme_new ();
  if (self->scheme == NULL)
    return NULL;
  self->portfolio = sal_account_portfolio_load (connection, self->scheme, day, error);
  if (self->portfolio == NULL || !load_health (self, connection, day, error))
    return NULL;
  self->is_complete = sal_tier_scheme_check (self->scheme, NULL);
  if (self->is_complete)
    sal_account_portfolio_rate (self->portfolio, self->scheme);
  fold_names (self);
  order_by_score (self);
  self->current = g_new (double, self->portfolio->accounts->len + 1);
  self->potential = g_new (double, self->portfolio->accounts->len + 1);
  sal_portfolio_data_set_whitespace (self, NULL);

  return g_steal_pointer (&self);
}

void
sal_portfolio_data_free (SalPortfolioData *self)
{
  g_clear_pointer (&self->portfolio, sal_account_portfolio_free);
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->folded);
  g_free (self->order);
  g_free (self->health);
  g_free (self->current);
  g_free (self->potential);
  g_free (self);
}

/**
 * sal_portfolio_data_set_whitespace:
 * @self: the data
 * @whitespace: (nullable): what accounts buy and could buy; %NULL while it is not known
 *
 * Takes what whitespace says of each account.
 */
void
sal_portfolio_data_set_whitespace (SalPortfolioData *self, const SalWhitespace *whitespace)
{
  for (guint i = 0; i < self->portfolio->accounts->len; i++)
    {
      gint64 id = g_array_index (self->portfolio->accounts, SalPortfolioAccount, i).id;
      int place = whitespace != NULL ? sal_whitespace_find_account (whitespace, id) : -1;
      const SalWhitespaceSum *sum =
          place >= 0 ? &sal_whitespace_get_account (whitespace, (guint) place)->sum : NULL;

      self->current[i] = sum != NULL ? (double) sum->current : NAN;
      self->potential[i] = sum != NULL ? (double) (sum->current + sum->open + sum->more) : NAN;
    }
}

static const SalPortfolioAccount *
get_account (gpointer data, guint row)
{
  const SalPortfolioData *self = data;

  return &g_array_index (self->portfolio->accounts, SalPortfolioAccount, row);
}

/* NaN: not known */
static double
get_number (const SalPortfolioData *self, guint row, Column column)
{
  const SalPortfolioAccount *account = get_account ((gpointer) self, row);

  switch (column)
    {
    case COLUMN_SCORE:
      return account->score;
    case COLUMN_CURRENT:
      return self->current[row];
    case COLUMN_POTENTIAL:
      return self->potential[row];
    case COLUMN_HEALTH:
      return self->health[row];
    default:
      return account->values[measures[column]];
    }
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalPortfolioData *self = data;
  const SalPortfolioAccount *account = get_account (data, row);
  double value;

  if (column == COLUMN_NAME)
    return g_strdup (account->name);
  if (column == COLUMN_TIER)
    return g_strdup (sal_portfolio_data_name_tier (self, account->tier));
  value = get_number (self, row, column);
  if (isnan (value))
    return g_strdup ("–");
  switch ((Column) column)
    {
    case COLUMN_SCORE:
      return sal_number_format (value, 1);
    case COLUMN_GROWTH:
      {
        g_autofree char *percent = sal_number_format (value * 100, 0);

        /* translators: a number of per cent; the space is a no-break space */
        return g_strdup_printf (_ ("%s\302\240%%"), percent);
      }
    case COLUMN_REVENUE:
    case COLUMN_PIPELINE:
      return sal_portfolio_data_format_amount (self, value);
    case COLUMN_CURRENT:
    case COLUMN_POTENTIAL:
      return sal_money_format_whole ((gint64) value, self->currency);
    default:
      return sal_number_format (value, 0);
    }
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalPortfolioData *self = data;
  const SalPortfolioAccount *account = get_account (data, row);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  if (column == COLUMN_NAME)
    return g_strdup (account->name);
  if (column == COLUMN_TIER)
    return g_strdup (account->tier >= 0 ? sal_portfolio_data_name_tier (self, account->tier) : "");
  value = get_number (self, row, column);
  if (isnan (value))
    return g_strdup ("");
  if (column == COLUMN_CURRENT || column == COLUMN_POTENTIAL)
    return sal_money_to_text ((gint64) value, self->currency);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.9g", value));
}

static int
compare_numbers (double one, double other)
{
  if (isnan (one) || isnan (other))
    return isnan (other) - isnan (one);

  return (one > other) - (one < other);
}

static int
compare (gpointer data, guint row, guint other, guint column)
{
  const SalPortfolioAccount *one = get_account (data, row), *two = get_account (data, other);

  switch ((Column) column)
    {
    case COLUMN_NAME: /* accounts are in the order of their names */
      return (row > other) - (row < other);
    case COLUMN_TIER:
      return (guint) one->tier < (guint) two->tier ? -1 : one->tier != two->tier;
    default:
      return compare_numbers (get_number (data, row, column), get_number (data, other, column));
    }
}

const SalIndexSource sal_portfolio_cells = { format, compare, write_cell, NULL, NULL };

/**
 * sal_portfolio_data_format_amount:
 * @self: the data
 * @value: in major units of the reporting currency
 *
 * Returns: (transfer full): the amount, by locale, in whole units
 */
char *
sal_portfolio_data_format_amount (const SalPortfolioData *self, double value)
{
  double unit = pow (10, sal_currency_digits (self->currency));

  return sal_money_format_whole (llround (value * unit), self->currency);
}

/**
 * sal_portfolio_data_name_tier:
 * @self: the data
 * @tier: the place of a tier, or -1
 *
 * Returns: (transfer none): what a tier is called; a dash for none
 */
const char *
sal_portfolio_data_name_tier (const SalPortfolioData *self, int tier)
{
  return tier >= 0 ? g_array_index (self->scheme->tiers, SalTier, tier).name : "–";
}

/**
 * sal_portfolio_cells_add_columns:
 * @table: a table whose source is #sal_portfolio_cells
 *
 * Gives a table its columns.
 */
void
sal_portfolio_cells_add_columns (SalIndexTable *table)
{
  const SalIndexColumn columns[N_COLUMNS] = {
    [COLUMN_NAME] = { .title = _ ("Account"), .expands = TRUE, .width = 180 },
    [COLUMN_TIER] = { .title = _ ("Tier"), .width = 70 },
    [COLUMN_SCORE] = { .title = _ ("Score"), .is_number = TRUE, .width = 60 },
    [COLUMN_REVENUE] = { .title = _ ("Won in 12 Months"), .is_number = TRUE, .width = 110 },
    [COLUMN_GROWTH] = { .title = _ ("Growth"), .is_number = TRUE, .width = 70, .gives_way = TRUE },
    [COLUMN_PIPELINE] = { .title = _ ("Open Pipeline"),
                          .is_number = TRUE,
                          .width = 110,
                          .gives_way = TRUE },
    [COLUMN_CURRENT] = { .title = _ ("Bought a Year"),
                         .is_number = TRUE,
                         .width = 100,
                         .gives_way = TRUE },
    [COLUMN_POTENTIAL] = { .title = _ ("Potential"),
                           .is_number = TRUE,
                           .width = 100,
                           .gives_way = TRUE },
    [COLUMN_HEALTH] = { .title = _ ("Health"), .is_number = TRUE, .width = 60, .gives_way = TRUE },
    [COLUMN_FAMILIES] = { .title = _ ("Families"),
                          .is_number = TRUE,
                          .width = 70,
                          .gives_way = TRUE },
    [COLUMN_ACTIVITIES] = { .title = _ ("Activities in 90 Days"),
                            .is_number = TRUE,
                            .width = 90,
                            .gives_way = TRUE },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}
