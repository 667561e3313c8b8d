/* sal-whitespace-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-text.h"
#include "sal-whitespace-spread.h"
#include "sal-whitespace-text.h"

static const char *const titles[SAL_WHITESPACE_N_COLUMNS] = {
  [SAL_WHITESPACE_COLUMN_ACCOUNT] = N_ ("Account"),
  [SAL_WHITESPACE_COLUMN_TIER] = N_ ("Tier"),
  [SAL_WHITESPACE_COLUMN_SEGMENT] = N_ ("Segment"),
  [SAL_WHITESPACE_COLUMN_OWNER] = N_ ("Owner"),
  [SAL_WHITESPACE_COLUMN_OPEN] = N_ ("Open Value"),
  [SAL_WHITESPACE_COLUMN_MORE] = N_ ("More of What It Has"),
  [SAL_WHITESPACE_COLUMN_CURRENT] = N_ ("Bought in a Year"),
  [SAL_WHITESPACE_COLUMN_PENETRATION] = N_ ("Penetration"),
};

guint
sal_whitespace_get_n_columns (const SalWhitespace *self)
{
  return SAL_WHITESPACE_N_COLUMNS + sal_whitespace_n_families (self);
}

const char *
sal_whitespace_get_title (const SalWhitespace *self, guint column)
{
  return column < SAL_WHITESPACE_N_COLUMNS
             ? _ (titles[column])
             : sal_whitespace_get_family (self, column - SAL_WHITESPACE_N_COLUMNS)->name;
}

gboolean
sal_whitespace_column_is_number (guint column)
{
  return column >= SAL_WHITESPACE_COLUMN_OPEN;
}

static const SalWhitespaceCell *
get_cell (const SalWhitespace *self, guint account, guint column)
{
  return sal_whitespace_get_cell (self,
                                  sal_whitespace_get_account (self, account),
                                  SAL_WHITESPACE_ROW_WHOLE,
                                  column - SAL_WHITESPACE_N_COLUMNS);
}

static const char *
get_label (const SalDimension *dimension, gint32 code)
{
  return code != SAL_DIMENSION_NONE ? sal_dimension_get_label (dimension, code) : "";
}

static const char *
get_text (const SalWhitespace *self, const SalWhitespaceAccount *account, guint column)
{
  switch (column)
    {
    case SAL_WHITESPACE_COLUMN_ACCOUNT:
      return account->name;
    case SAL_WHITESPACE_COLUMN_TIER:
      return get_label (self->tiers, account->tier);
    case SAL_WHITESPACE_COLUMN_SEGMENT:
      return get_label (self->segments, account->segment);
    default:
      return get_label (self->owners, account->owner);
    }
}

static gint64
get_amount (const SalWhitespaceAccount *account, guint column)
{
  switch (column)
    {
    case SAL_WHITESPACE_COLUMN_OPEN:
      return account->sum.open;
    case SAL_WHITESPACE_COLUMN_MORE:
      return account->sum.more;
    default:
      return account->sum.current;
    }
}

/**
 * sal_whitespace_format:
 * @self: a portfolio
 * @account: the place of an account
 * @column: a column
 *
 * Writes what stands in a column as it is read.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_format (const SalWhitespace *self, guint account, guint column)
{
  const SalWhitespaceAccount *one = sal_whitespace_get_account (self, account);

  if (column >= SAL_WHITESPACE_N_COLUMNS)
    return sal_whitespace_format_place (
        self, one, SAL_WHITESPACE_ROW_WHOLE, column - SAL_WHITESPACE_N_COLUMNS);
  if (column == SAL_WHITESPACE_COLUMN_PENETRATION)
    {
      g_autofree char *share =
          sal_whitespace_format_share (sal_whitespace_sum_penetration (&one->counted));

      /* translators: a share, and how many of how many are owned */
      return g_strdup_printf (
          _ ("%1$s (%2$u of %3$u)"), share, one->counted.n_owned, one->counted.n_eligible);
    }
  if (column >= SAL_WHITESPACE_COLUMN_OPEN)
    return sal_money_format_whole (get_amount (one, column), self->currency);

  return g_strdup (get_text (self, one, column));
}

/**
 * sal_whitespace_write:
 * @self: a portfolio
 * @account: the place of an account
 * @column: a column
 *
 * Writes what stands in a column for programs: exact, and the same in every language. Of a product
 * family it is what sal_whitespace_spread_write() writes.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_write (const SalWhitespace *self, guint account, guint column)
{
  const SalWhitespaceAccount *one = sal_whitespace_get_account (self, account);

  if (column >= SAL_WHITESPACE_N_COLUMNS)
    {
      SalWhitespaceSpread spread =
          sal_whitespace_spread (self, one, column - SAL_WHITESPACE_N_COLUMNS);

      return sal_whitespace_spread_write (&spread, self->currency);
    }
  if (column == SAL_WHITESPACE_COLUMN_PENETRATION)
    {
      double share = sal_whitespace_sum_penetration (&one->counted);

      return isnan (share) ? g_strdup ("") : sal_text_from_double (share);
    }
  if (column >= SAL_WHITESPACE_COLUMN_OPEN)
    return sal_money_to_text (get_amount (one, column), self->currency);

  return g_strdup (get_text (self, one, column));
}

/* --- order --- */

#define COMPARE(one, other) (((one) > (other)) - ((one) < (other)))

/* By what is open, wherever in the account; where that is nothing or not known, by state, and
 * within one by value. */
static gint64
get_cell_key (const SalWhitespaceCell *cell)
{
  const gint64 most = G_GINT64_CONSTANT (1) << 56;
  gint64 value = sal_whitespace_cell_get_value (cell);

  if (cell->open > 0)
    return SAL_WHITESPACE_N_STATES * 2 * most + MIN (cell->open, most - 1);

  return cell->state * 2 * most + CLAMP (value, -most, most - 1);
}

/* Shares are exact to the billionth; of the same ones that of more cells is the greater. */
static gint64
get_share_key (const SalWhitespaceSum *sum)
{
  if (sum->n_eligible == 0)
    return -1;

  return (gint64) sum->n_owned * G_GINT64_CONSTANT (1000000000) / sum->n_eligible * 4096 +
         MIN (sum->n_eligible, 4095);
}

static gint64
get_key (const SalWhitespace *self, guint place, guint column)
{
  const SalWhitespaceAccount *account = sal_whitespace_get_account (self, place);

  if (column >= SAL_WHITESPACE_N_COLUMNS)
    return get_cell_key (get_cell (self, place, column));
  switch ((SalWhitespaceColumn) column)
    {
    case SAL_WHITESPACE_COLUMN_ACCOUNT: /* they are in the order of their names */
      return place;
    case SAL_WHITESPACE_COLUMN_TIER:
      return self->tier_ranks[account->tier];
    case SAL_WHITESPACE_COLUMN_SEGMENT:
      return self->segment_ranks[account->segment];
    case SAL_WHITESPACE_COLUMN_OWNER:
      return self->owner_ranks[account->owner];
    case SAL_WHITESPACE_COLUMN_PENETRATION:
      return get_share_key (&account->counted);
    default:
      return get_amount (account, column);
    }
}

/**
 * sal_whitespace_compare:
 * @self: a portfolio
 * @account: the place of an account
 * @other: that of another one
 * @column: a column
 *
 * Compares two accounts by a column; product families by what is open of them, and where that is
 * nothing, by state and by value within one.
 *
 * Returns: less than 0, 0 or more than 0
 */
int
sal_whitespace_compare (const SalWhitespace *self, guint account, guint other, guint column)
{
  gint64 one = get_key (self, account, column), two = get_key (self, other, column);

  return COMPARE (one, two);
}

typedef struct
{
  gint64 key;
  guint place;
} Sorted;

static int
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *one = a, *other = b;

  return one->key != other->key ? COMPARE (one->key, other->key)
                                : COMPARE (one->place, other->place);
}

/**
 * sal_whitespace_sort:
 * @self: a portfolio
 * @accounts: (element-type guint): places of accounts
 * @column: a column
 * @falls: whether the greatest comes first
 *
 * Sorts accounts by a column, those that are equal by name.
 */
void
sal_whitespace_sort (const SalWhitespace *self, GArray *accounts, guint column, gboolean falls)
{
  g_autofree Sorted *sorted = g_new (Sorted, accounts->len + 1);

  for (guint i = 0; i < accounts->len; i++)
    {
      guint place = g_array_index (accounts, guint, i);
      gint64 key = get_key (self, place, column);

      sorted[i] = (Sorted){ falls ? -key : key, place };
    }
  qsort (sorted, accounts->len, sizeof (Sorted), compare_sorted);
  for (guint i = 0; i < accounts->len; i++)
    g_array_index (accounts, guint, i) = sorted[i].place;
}

/* --- which --- */

static gboolean
is_asked_for (const SalWhitespaceAccount *account,
              const SalWhitespaceFilter *filter,
              const char *words)
{
  if ((filter->segment != SAL_WHITESPACE_ANY && account->segment != filter->segment) ||
      (filter->owner != SAL_WHITESPACE_ANY && account->owner != filter->owner) ||
      (filter->tier != SAL_WHITESPACE_ANY && account->tier != filter->tier))
    return FALSE;
  if (filter->scope != SAL_WHITESPACE_ALL_ACCOUNTS &&
      account->is_customer != (filter->scope == SAL_WHITESPACE_CUSTOMERS))
    return FALSE;

  return *words == '\0' || strstr (account->folded, words) != NULL;
}

/**
 * sal_whitespace_list:
 * @self: a portfolio
 * @filter: which accounts are asked for
 *
 * Finds accounts.
 *
 * Returns: (transfer full) (element-type guint): their places, by name
 */
GArray *
sal_whitespace_list (const SalWhitespace *self, const SalWhitespaceFilter *filter)
{
  GArray *accounts = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->accounts->len);
  g_autofree char *words = sal_text_fold (filter->words != NULL ? filter->words : "");

  for (guint i = 0; i < self->accounts->len; i++)
    if (is_asked_for (sal_whitespace_get_account (self, i), filter, words))
      g_array_append_val (accounts, i);

  return accounts;
}
