/* sal-portfolio-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-cells.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-currency.h"
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
  if (self->portfolio == NULL)
    return NULL;
  self->is_complete = sal_tier_scheme_check (self->scheme, NULL);
  if (self->is_complete)
    sal_account_portfolio_rate (self->portfolio, self->scheme);

  return g_steal_pointer (&self);
}

void
sal_portfolio_data_free (SalPortfolioData *self)
{
  g_clear_pointer (&self->portfolio, sal_account_portfolio_free);
  g_clear_pointer (&self->scheme, sal_tier_scheme_free);
  g_free (self);
}

static const SalPortfolioAccount *
get_account (gpointer data, guint row)
{
  const SalPortfolioData *self = data;

  return &g_array_index (self->portfolio->accounts, SalPortfolioAccount, row);
}

static char *
format_amount (const SalPortfolioData *self, double value)
{
  double unit = pow (10, sal_currency_digits (self->currency));

  return sal_money_format_whole ((gint64) round (value * unit), self->currency);
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalPortfolioData *self = data;
  const SalPortfolioAccount *account = get_account (data, row);
  double value = column >= COLUMN_REVENUE ? account->values[measures[column]] : account->score;

  switch ((Column) column)
    {
    case COLUMN_NAME:
      return g_strdup (account->name);
    case COLUMN_TIER:
      return g_strdup (sal_portfolio_data_name_tier (self, account->tier));
    default:
      break;
    }
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
        return g_strdup_printf (_ ("%s\u00a0%%"), percent);
      }
    case COLUMN_REVENUE:
    case COLUMN_PIPELINE:
      return format_amount (self, value);
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
  double value = column >= COLUMN_REVENUE ? account->values[measures[column]] : account->score;

  if (column == COLUMN_NAME)
    return g_strdup (account->name);
  if (column == COLUMN_TIER)
    return g_strdup (account->tier >= 0 ? sal_portfolio_data_name_tier (self, account->tier) : "");

  return g_strdup (isnan (value) ? "" : g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
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
    case COLUMN_SCORE:
      return compare_numbers (one->score, two->score);
    default:
      return compare_numbers (one->values[measures[column]], two->values[measures[column]]);
    }
}

const SalIndexSource sal_portfolio_cells = { format, compare, write_cell, NULL, NULL };

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
