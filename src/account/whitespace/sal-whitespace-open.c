/* sal-whitespace-open.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace-open.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-text.h"
#include "sal-whitespace-text.h"

static const struct
{
  const char *name;
  const char *title;
} columns[SAL_WHITESPACE_OPEN_N_COLUMNS] = {
  [SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT] = { "account", N_ ("Account") },
  [SAL_WHITESPACE_OPEN_COLUMN_UNIT] = { "buying_unit", N_ ("Buying Unit") },
  [SAL_WHITESPACE_OPEN_COLUMN_FAMILY] = { "product_family", N_ ("Product Family") },
  [SAL_WHITESPACE_OPEN_COLUMN_VALUE] = { "open", N_ ("Open Value") },
  [SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL] = { "potential", N_ ("Potential") },
  [SAL_WHITESPACE_OPEN_COLUMN_CURRENT] = { "current", N_ ("Bought in a Year") },
  [SAL_WHITESPACE_OPEN_COLUMN_SOURCE] = { "potential_from", N_ ("Where the Potential Is From") },
};

static const SalWhitespaceCell *
get_cell (const SalWhitespace *portfolio, const SalWhitespaceOpenCell *cell)
{
  return sal_whitespace_get_cell (
      portfolio, sal_whitespace_get_account (portfolio, cell->account), cell->row, cell->family);
}

/* --- which --- */

/* What is not known comes after what is known to be nothing. */
static gint64
get_value (const SalWhitespaceCell *cell)
{
  return cell->source != SAL_POTENTIAL_UNKNOWN ? cell->open : -1;
}

typedef struct
{
  gint64 value;
  guint place;
  SalWhitespaceOpenCell cell;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->value != other->value)
    return one->value > other->value ? -1 : 1;

  return (one->place > other->place) - (one->place < other->place);
}

static void
add_account (GArray *found, const SalWhitespace *portfolio, guint place)
{
  const SalWhitespaceAccount *account = sal_whitespace_get_account (portfolio, place);

  if (account->counted.n_open == 0)
    return;
  for (guint row = sal_whitespace_account_first_row (account);
       row < sal_whitespace_account_n_rows (account);
       row++)
    for (guint family = 0; family < sal_whitespace_n_families (portfolio); family++)
      {
        const SalWhitespaceCell *cell = sal_whitespace_get_cell (portfolio, account, row, family);
        Found one = { get_value (cell), found->len, { place, row, family } };

        if (cell->state == SAL_WHITESPACE_OPEN)
          g_array_append_val (found, one);
      }
}

/**
 * sal_whitespace_open_list_new:
 * @portfolio: a portfolio
 *
 * Lists its open cells. Those that are worth the same are in the order of accounts, buying units
 * and product families.
 *
 * Returns: (transfer full): the list
 */
SalWhitespaceOpenList *
sal_whitespace_open_list_new (const SalWhitespace *portfolio)
{
  SalWhitespaceOpenList *self = g_new0 (SalWhitespaceOpenList, 1);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  self->portfolio = portfolio;
  self->keyed_by = -1;
  for (guint i = 0; i < portfolio->accounts->len; i++)
    add_account (found, portfolio, i);
  if (found->len > 1)
    qsort (found->data, found->len, sizeof (Found), compare_found);
  self->cells = g_array_sized_new (FALSE, FALSE, sizeof (SalWhitespaceOpenCell), found->len);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (self->cells, g_array_index (found, Found, i).cell);

  return self;
}

void
sal_whitespace_open_list_free (SalWhitespaceOpenList *self)
{
  g_array_unref (self->cells);
  g_free (self->keys);
  g_free (self);
}

/**
 * sal_whitespace_open_list_find:
 * @self: a list
 * @accounts: (array length=n_accounts): places of accounts
 * @n_accounts: how many
 *
 * Finds the open cells of some accounts.
 *
 * Returns: (transfer full) (element-type guint): their places in the list, in its order
 */
GArray *
sal_whitespace_open_list_find (const SalWhitespaceOpenList *self,
                               const guint *accounts,
                               guint n_accounts)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->cells->len);
  g_autofree guint8 *asked = g_new0 (guint8, self->portfolio->accounts->len + 1);

  for (guint i = 0; i < n_accounts; i++)
    asked[accounts[i]] = TRUE;
  for (guint i = 0; i < self->cells->len; i++)
    if (asked[sal_whitespace_open_list_get (self, i)->account])
      g_array_append_val (places, i);

  return places;
}

/* --- how they read --- */

const char *
sal_whitespace_open_get_title (guint column)
{
  return _ (columns[column].title);
}

const char *
sal_whitespace_open_get_name (guint column)
{
  return columns[column].name;
}

gboolean
sal_whitespace_open_column_is_number (guint column)
{
  return column >= SAL_WHITESPACE_OPEN_COLUMN_VALUE && column <= SAL_WHITESPACE_OPEN_COLUMN_CURRENT;
}

static gint64
get_amount (const SalWhitespaceCell *cell, guint column)
{
  switch (column)
    {
    case SAL_WHITESPACE_OPEN_COLUMN_VALUE:
      return cell->open;
    case SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL:
      return cell->potential;
    default:
      return cell->current;
    }
}

/* Without a potential there are no amounts but what is bought. */
static gboolean
has_amount (const SalWhitespaceCell *cell, guint column)
{
  return cell->source != SAL_POTENTIAL_UNKNOWN || column == SAL_WHITESPACE_OPEN_COLUMN_CURRENT;
}

/**
 * sal_whitespace_open_format:
 * @portfolio: a portfolio
 * @cell: one of its open cells
 * @column: a column
 *
 * Writes what stands in a column as it is read.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_open_format (const SalWhitespace *portfolio,
                            const SalWhitespaceOpenCell *cell,
                            guint column)
{
  const SalWhitespaceAccount *account = sal_whitespace_get_account (portfolio, cell->account);
  const SalWhitespaceCell *one = get_cell (portfolio, cell);

  switch ((SalWhitespaceOpenColumn) column)
    {
    case SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT:
      return g_strdup (account->name);
    case SAL_WHITESPACE_OPEN_COLUMN_UNIT:
      return sal_whitespace_name_row (account, cell->row);
    case SAL_WHITESPACE_OPEN_COLUMN_FAMILY:
      return g_strdup (sal_whitespace_get_family (portfolio, cell->family)->name);
    case SAL_WHITESPACE_OPEN_COLUMN_SOURCE:
      return sal_whitespace_describe_potential (portfolio, account, cell->row, cell->family);
    default:
      return has_amount (one, column)
                 ? sal_money_format_whole (get_amount (one, column), portfolio->currency)
                 : g_strdup ("–");
    }
}

/**
 * sal_whitespace_open_write:
 * @portfolio: a portfolio
 * @cell: one of its open cells
 * @column: a column
 *
 * Writes what stands in a column for programs: exact, and the same in every language; nothing for a
 * cell that is no buying unit's, and for what is not known.
 *
 * Returns: (transfer full): the text
 */
char *
sal_whitespace_open_write (const SalWhitespace *portfolio,
                           const SalWhitespaceOpenCell *cell,
                           guint column)
{
  const SalWhitespaceCell *one = get_cell (portfolio, cell);

  if (column == SAL_WHITESPACE_OPEN_COLUMN_UNIT && cell->row < SAL_WHITESPACE_ROW_UNITS)
    return g_strdup ("");
  if (column == SAL_WHITESPACE_OPEN_COLUMN_SOURCE)
    return g_strdup (one->source != SAL_POTENTIAL_UNKNOWN
                         ? sal_potential_source_get_name ((SalPotentialSource) one->source)
                         : "");
  if (!sal_whitespace_open_column_is_number (column))
    return sal_whitespace_open_format (portfolio, cell, column);

  return has_amount (one, column)
             ? sal_money_to_text (get_amount (one, column), portfolio->currency)
             : g_strdup ("");
}

/* --- order --- */

static const char *
get_unit (const SalWhitespaceOpenList *self, guint place)
{
  const SalWhitespaceOpenCell *cell = sal_whitespace_open_list_get (self, place);
  const SalWhitespaceAccount *account = sal_whitespace_get_account (self->portfolio, cell->account);

  return cell->row >= SAL_WHITESPACE_ROW_UNITS
             ? account->units[cell->row - SAL_WHITESPACE_ROW_UNITS].name
             : "";
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Many accounts have units of the same names: each name is looked at once. What is no unit's comes
 * first. */
static void
key_units (SalWhitespaceOpenList *self)
{
  g_autoptr (GHashTable) folded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *unit = get_unit (self, i);

      if (!g_hash_table_contains (folded, unit))
        g_hash_table_insert (folded, (gpointer) unit, sal_text_fold (unit));
    }
  g_hash_table_iter_init (&iter, folded);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (names, value);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (names, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < self->cells->len; i++)
    self->keys[i] = GPOINTER_TO_UINT (
        g_hash_table_lookup (ranks, g_hash_table_lookup (folded, get_unit (self, i))));
}

static gint64
get_key (const SalWhitespaceOpenList *self, guint place, guint column)
{
  const SalWhitespaceOpenCell *cell = sal_whitespace_open_list_get (self, place);
  const SalWhitespaceCell *one = get_cell (self->portfolio, cell);

  switch (column)
    {
    case SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT: /* they are in the order of their names */
      return cell->account;
    case SAL_WHITESPACE_OPEN_COLUMN_FAMILY: /* as are these */
      return cell->family;
    case SAL_WHITESPACE_OPEN_COLUMN_SOURCE:
      return one->source;
    default:
      return has_amount (one, column) ? get_amount (one, column) : -1;
    }
}

static void
make_keys (SalWhitespaceOpenList *self, guint column)
{
  if (self->keys == NULL)
    self->keys = g_new (gint64, self->cells->len + 1);
  self->keyed_by = (int) column;
  if (column == SAL_WHITESPACE_OPEN_COLUMN_UNIT)
    {
      key_units (self);
      return;
    }
  for (guint i = 0; i < self->cells->len; i++)
    self->keys[i] = get_key (self, i, column);
}

/**
 * sal_whitespace_open_list_compare:
 * @self: a list
 * @place: the place of a cell in it
 * @other: that of another one
 * @column: a column
 *
 * Compares two cells by a column. What all cells are compared by is looked up once, and kept until
 * another column is asked for.
 *
 * Returns: less than 0, 0 or more than 0
 */
int
sal_whitespace_open_list_compare (SalWhitespaceOpenList *self,
                                  guint place,
                                  guint other,
                                  guint column)
{
  if (self->keyed_by != (int) column)
    make_keys (self, column);

  return (self->keys[place] > self->keys[other]) - (self->keys[place] < self->keys[other]);
}
