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
    return sal_whitespace_format_cell (get_cell (self, account, column), self->currency);
  if (column == SAL_WHITESPACE_COLUMN_PENETRATION)
    {
      g_autofree char *share =
          sal_whitespace_format_share (sal_whitespace_sum_penetration (&one->sum));

      /* translators: a share, and how many of how many families are owned */
      return g_strdup_printf (
          _ ("%1$s (%2$u of %3$u)"), share, one->sum.n_owned, one->sum.n_eligible);
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
 * family it is the name of the state and, behind a space, the value of the cell.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_write (const SalWhitespace *self, guint account, guint column)
{
  const SalWhitespaceAccount *one = sal_whitespace_get_account (self, account);

  if (column >= SAL_WHITESPACE_N_COLUMNS)
    {
      const SalWhitespaceCell *cell = get_cell (self, account, column);
      g_autofree char *value =
          sal_money_to_text (sal_whitespace_cell_get_value (cell), self->currency);

      return g_strdup_printf (
          "%s %s", sal_whitespace_state_get_name ((SalWhitespaceState) cell->state), value);
    }
  if (column == SAL_WHITESPACE_COLUMN_PENETRATION)
    {
      double share = sal_whitespace_sum_penetration (&one->sum);

      return isnan (share) ? g_strdup ("") : sal_text_from_double (share);
    }
  if (column >= SAL_WHITESPACE_COLUMN_OPEN)
    return sal_money_to_text (get_amount (one, column), self->currency);

  return g_strdup (get_text (self, one, column));
}

/* --- order --- */

#define COMPARE(one, other) (((one) > (other)) - ((one) < (other)))

static int
compare_cells (const SalWhitespaceCell *one, const SalWhitespaceCell *other)
{
  if (one->state != other->state)
    return COMPARE (one->state, other->state);

  return COMPARE (sal_whitespace_cell_get_value (one), sal_whitespace_cell_get_value (other));
}

/* Accounts are in the order of their names, and where they have the same code there is nothing to
 * look at. */
static int
compare_texts (const SalWhitespace *self,
               const SalWhitespaceAccount *one,
               const SalWhitespaceAccount *other,
               guint column)
{
  const char *text = get_text (self, one, column), *second = get_text (self, other, column);

  return text == second ? 0 : g_utf8_collate (text, second);
}

/**
 * sal_whitespace_compare:
 * @self: a portfolio
 * @account: the place of an account
 * @other: that of another one
 * @column: a column
 *
 * Compares two accounts by a column; product families by state, and by value within one.
 *
 * Returns: less than 0, 0 or more than 0
 */
int
sal_whitespace_compare (const SalWhitespace *self, guint account, guint other, guint column)
{
  const SalWhitespaceAccount *one = sal_whitespace_get_account (self, account);
  const SalWhitespaceAccount *two = sal_whitespace_get_account (self, other);

  if (column >= SAL_WHITESPACE_N_COLUMNS)
    return compare_cells (get_cell (self, account, column), get_cell (self, other, column));
  if (column == SAL_WHITESPACE_COLUMN_PENETRATION)
    {
      guint64 first = (guint64) one->sum.n_owned * two->sum.n_eligible;
      guint64 second = (guint64) two->sum.n_owned * one->sum.n_eligible;

      return first != second ? COMPARE (first, second)
                             : COMPARE (one->sum.n_eligible, two->sum.n_eligible);
    }
  if (column >= SAL_WHITESPACE_COLUMN_OPEN)
    return COMPARE (get_amount (one, column), get_amount (two, column));
  if (column == SAL_WHITESPACE_COLUMN_ACCOUNT)
    return COMPARE (account, other);

  return compare_texts (self, one, two, column);
}

typedef struct
{
  const SalWhitespace *portfolio;
  guint column;
  gboolean falls;
} Order;

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int by_column = sal_whitespace_compare (order->portfolio, one, other, order->column);

  if (by_column == 0)
    return COMPARE (one, other);

  return order->falls ? -by_column : by_column;
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
  Order order = { self, column, falls };

  g_array_sort_with_data (accounts, compare_places, &order);
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
