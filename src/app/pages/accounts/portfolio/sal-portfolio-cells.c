/* sal-portfolio-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-portfolio-cells.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-date.h"
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
  COLUMN_REFRESHED,
  N_COLUMNS,
} Column;

/* Columns that are measures of the portfolio. */
static const SalTierMeasure measures[N_COLUMNS] = {
  [COLUMN_REVENUE] = SAL_TIER_REVENUE,       [COLUMN_GROWTH] = SAL_TIER_GROWTH,
  [COLUMN_PIPELINE] = SAL_TIER_PIPELINE,     [COLUMN_FAMILIES] = SAL_TIER_FAMILIES,
  [COLUMN_ACTIVITIES] = SAL_TIER_ACTIVITIES,
};

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
    case COLUMN_REFRESHED:
      return account->refreshed != SAL_DATE_NONE ? account->refreshed : NAN;
    default:
      return account->values[measures[column]];
    }
}

/* (transfer full): what is stored, and what a refresh would make of it */
static char *
format_tier (const SalPortfolioData *self, const SalPortfolioAccount *account)
{
  const char *tier = sal_portfolio_data_name_tier (self, account->tier);

  if (account->override != 0 || account->before < 0 || account->before == account->tier)
    return g_strdup (tier);

  return g_strdup_printf ("%s → %s", sal_portfolio_data_name_tier (self, account->before), tier);
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
    return format_tier (self, account);
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
    case COLUMN_REFRESHED:
      return sal_date_format ((gint32) value);
    default:
      return sal_number_format (value, 0);
    }
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalPortfolioData *self = data;
  const SalPortfolioAccount *account = get_account (data, row);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], day[SAL_DATE_BUFFER];
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
  if (column == COLUMN_REFRESHED)
    return g_strdup (sal_date_write_iso ((gint32) value, day));

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
    [COLUMN_TIER] = { .title = _ ("Tier"), .width = 110 },
    [COLUMN_SCORE] = { .title = _ ("Score"), .is_number = TRUE, .width = 60 },
    [COLUMN_REVENUE] = { .title = _ ("Won in 12 Months"), .is_number = TRUE, .width = 110 },
    [COLUMN_GROWTH] = { .title = _ ("Growth"), .is_number = TRUE, .width = 70, .gives_way = TRUE },
    [COLUMN_PIPELINE] = { .title = _ ("Pipeline"),
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
    [COLUMN_REFRESHED] = { .title = _ ("Tier Of"),
                           .is_number = TRUE,
                           .width = 100,
                           .gives_way = TRUE },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}
