/* sal-whitespace.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-whitespace.h"

#include <string.h>

#include "sal-date.h"
#include "sal-text.h"

static void
name_clear (gpointer data)
{
  g_free (((SalWhitespaceName *) data)->name);
}

static void
account_clear (gpointer data)
{
  SalWhitespaceAccount *account = data;

  for (guint i = 0; i < account->n_units; i++)
    name_clear (&account->units[i]);
  g_free (account->units);
  g_free (account->cells);
}

/**
 * sal_whitespace_new:
 * @day: as of when
 * @currency: the reporting currency
 *
 * Creates a portfolio without accounts and families.
 *
 * Returns: (transfer full): it
 */
SalWhitespace *
sal_whitespace_new (gint32 day, const char *currency)
{
  SalWhitespace *self = g_new0 (SalWhitespace, 1);

  g_atomic_ref_count_init (&self->references);
  self->day = day;
  self->currency = g_strdup (currency);
  self->families = g_array_new (FALSE, TRUE, sizeof (SalWhitespaceName));
  g_array_set_clear_func (self->families, name_clear);
  self->accounts = g_array_new (FALSE, TRUE, sizeof (SalWhitespaceAccount));
  g_array_set_clear_func (self->accounts, account_clear);
  self->indexes = sal_id_map_new (0);
  self->segments = sal_dimension_new (NULL);
  self->industries = sal_dimension_new (NULL);
  self->owners = sal_dimension_new (NULL);
  self->tiers = sal_dimension_new (NULL);
  self->names = g_string_chunk_new (1 << 16);

  return self;
}

SalWhitespace *
sal_whitespace_ref (const SalWhitespace *self)
{
  SalWhitespace *kept = (SalWhitespace *) self;

  g_atomic_ref_count_inc (&kept->references);

  return kept;
}

void
sal_whitespace_unref (SalWhitespace *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->currency);
  g_array_unref (self->families);
  g_array_unref (self->accounts);
  sal_id_map_free (self->indexes);
  sal_dimension_free (self->segments);
  sal_dimension_free (self->industries);
  sal_dimension_free (self->owners);
  sal_dimension_free (self->tiers);
  g_free (self->segment_ranks);
  g_free (self->owner_ranks);
  g_free (self->tier_ranks);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_string_chunk_free (self->names);
  g_free (self);
}

/**
 * sal_whitespace_add_family:
 * @self: a portfolio without cells
 * @id: the id of a product family
 * @name: its name
 * @has_children: whether others are part of it
 *
 * Adds a product family, which has to come after all others by name.
 */
void
sal_whitespace_add_family (SalWhitespace *self, gint64 id, const char *name, gboolean has_children)
{
  SalWhitespaceName family = { id, g_strdup (name), has_children, FALSE };

  g_array_append_val (self->families, family);
}

/**
 * sal_whitespace_add_account:
 * @self: a portfolio without cells
 * @id: the id of an account
 * @name: its name
 *
 * Adds an account, which has to come after all others by name.
 *
 * Returns: (transfer none): it, until another one is added
 */
SalWhitespaceAccount *
sal_whitespace_add_account (SalWhitespace *self, gint64 id, const char *name)
{
  SalWhitespaceAccount account = { .id = id };
  g_autofree char *folded = sal_text_fold (name);

  account.name = g_string_chunk_insert (self->names, name);
  account.folded = g_string_chunk_insert (self->names, folded);
  sal_id_map_insert (self->indexes, id, (gint32) self->accounts->len);
  g_array_append_val (self->accounts, account);

  return sal_whitespace_get_account (self, self->accounts->len - 1);
}

/**
 * sal_whitespace_account_add_unit:
 * @account: an account without cells
 * @id: the id of one of its buying units
 * @name: its name
 *
 * Adds a buying unit, which has to come after the account's others by name.
 */
void
sal_whitespace_account_add_unit (SalWhitespaceAccount *account, gint64 id, const char *name)
{
  account->units = g_renew (SalWhitespaceName, account->units, account->n_units + 1);
  account->units[account->n_units++] = (SalWhitespaceName){ id, g_strdup (name), FALSE, TRUE };
}

static void
clear_cells (SalWhitespaceCell *cells, gsize n_cells)
{
  for (gsize i = 0; i < n_cells; i++)
    cells[i] = (SalWhitespaceCell){ .recorded_on = SAL_DATE_NONE, .first = SAL_DATE_NONE };
}

/**
 * sal_whitespace_make_cells:
 * @self: a portfolio with all its accounts, buying units and families
 *
 * Makes the cells of all accounts, in which nothing is recorded.
 */
void
sal_whitespace_make_cells (SalWhitespace *self)
{
  guint n = self->families->len;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      SalWhitespaceAccount *account = sal_whitespace_get_account (self, i);
      gsize n_cells = (gsize) sal_whitespace_account_n_rows (account) * n;

      account->cells = g_new (SalWhitespaceCell, n_cells);
      clear_cells (account->cells, n_cells);
    }
}

/**
 * sal_whitespace_find_account:
 * @self: a portfolio
 * @id: the id of an account
 *
 * Returns: its place, −1 if it is not there
 */
int
sal_whitespace_find_account (const SalWhitespace *self, gint64 id)
{
  return sal_id_map_lookup (self->indexes, id);
}

/**
 * sal_whitespace_find_family:
 * @self: a portfolio
 * @id: the id of a product family
 *
 * Returns: its place, −1 if it is not there
 */
int
sal_whitespace_find_family (const SalWhitespace *self, gint64 id)
{
  for (guint i = 0; i < self->families->len; i++)
    if (sal_whitespace_get_family (self, i)->id == id)
      return (int) i;

  return -1;
}

/**
 * sal_whitespace_account_find_row:
 * @account: an account
 * @unit: the id of a buying unit; 0: not said
 *
 * Finds the row in which something is recorded: that of its buying unit, or that of what is not
 * said by unit, also if the unit is another account's.
 *
 * Returns: the row
 */
guint
sal_whitespace_account_find_row (const SalWhitespaceAccount *account, gint64 unit)
{
  for (guint i = 0; unit != 0 && i < account->n_units; i++)
    if (account->units[i].id == unit)
      return i + SAL_WHITESPACE_ROW_UNITS;

  return sal_whitespace_account_first_row (account);
}

/**
 * sal_whitespace_account_get_unit:
 * @account: an account
 * @row: one of its rows
 *
 * Returns: the id of the buying unit of the row, 0 if it is none's
 */
gint64
sal_whitespace_account_get_unit (const SalWhitespaceAccount *account, guint row)
{
  return row >= SAL_WHITESPACE_ROW_UNITS ? account->units[row - SAL_WHITESPACE_ROW_UNITS].id : 0;
}

static gint32
carry_code (const SalDimension *from, SalDimension *to, gint32 code, gboolean has_ids)
{
  const char *label;

  if (code == SAL_DIMENSION_NONE)
    return code;
  label = sal_dimension_get_label (from, code);

  return has_ids ? sal_dimension_add (to, sal_dimension_get_id (from, code), label)
                 : sal_dimension_add_text (to, label, strlen (label));
}

/* The cells of an account of @part, in the columns of @self. */
static SalWhitespaceCell *
carry_cells (const SalWhitespace *self,
             const SalWhitespace *part,
             const SalWhitespaceAccount *account,
             const int *columns)
{
  guint n_rows = sal_whitespace_account_n_rows (account);
  gsize n_cells = (gsize) n_rows * self->families->len;
  SalWhitespaceCell *cells = g_new (SalWhitespaceCell, n_cells);

  clear_cells (cells, n_cells);
  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < part->families->len; i++)
      cells[(gsize) row * self->families->len + (guint) columns[i]] =
          *sal_whitespace_get_cell (part, account, row, i);

  return cells;
}

/* Takes what @fresh has for what @account had. */
static void
replace (SalWhitespace *self,
         const SalWhitespace *part,
         const int *columns,
         SalWhitespaceAccount *account,
         SalWhitespaceAccount *fresh)
{
  SalWhitespaceCell *cells = carry_cells (self, part, fresh, columns);

  account_clear (account);
  account->name = g_string_chunk_insert (self->names, fresh->name);
  account->folded = g_string_chunk_insert (self->names, fresh->folded);
  account->segment = carry_code (part->segments, self->segments, fresh->segment, FALSE);
  account->industry = carry_code (part->industries, self->industries, fresh->industry, FALSE);
  account->owner = carry_code (part->owners, self->owners, fresh->owner, TRUE);
  account->tier = carry_code (part->tiers, self->tiers, fresh->tier, TRUE);
  account->n_units = fresh->n_units;
  account->units = g_steal_pointer (&fresh->units);
  account->cells = cells;
  fresh->n_units = 0;
}

/* (transfer full) (nullable): the columns of the families of @part in @self; %NULL if one has none
 */
static int *
match_families (const SalWhitespace *self, const SalWhitespace *part)
{
  g_autofree int *columns = g_new (int, part->families->len + 1);

  for (guint i = 0; i < part->families->len; i++)
    {
      columns[i] = sal_whitespace_find_family (self, sal_whitespace_get_family (part, i)->id);
      if (columns[i] < 0)
        return NULL;
    }

  return g_steal_pointer (&columns);
}

/* Takes @fresh for @account, and marks the segments whose accounts have other peers after that. */
static void
merge_account (SalWhitespace *self,
               const SalWhitespace *part,
               const int *columns,
               SalWhitespaceAccount *account,
               SalWhitespaceAccount *fresh,
               gboolean *segments)
{
  gint32 segment = account->segment, industry = account->industry;
  g_autofree gint64 *before = sal_whitespace_list_payments (self, account);
  g_autofree gint64 *after = NULL;

  sal_whitespace_change_peers (self, account, FALSE);
  replace (self, part, columns, account, fresh);
  sal_whitespace_derive_account (self, account);
  sal_whitespace_change_peers (self, account, TRUE);
  after = sal_whitespace_list_payments (self, account);
  if (account->segment == segment && account->industry == industry &&
      memcmp (before, after, self->families->len * sizeof (gint64)) == 0)
    {
      sal_whitespace_derive_account (self, account); /* by its peers, which have not changed */
      return;
    }
  segments[segment] = TRUE;
  segments[account->segment] = TRUE;
}

/* How many there are to be put in order. */
static guint
count_labels (const SalWhitespace *self)
{
  return sal_dimension_get_n_codes (self->segments) + sal_dimension_get_n_codes (self->owners) +
         sal_dimension_get_n_codes (self->tiers);
}

/**
 * sal_whitespace_merge:
 * @self: a portfolio
 * @part: the same of some accounts, as they are now; it is used up
 *
 * Takes over what some accounts are now, and what follows from that for others, whose peers they
 * are.
 *
 * Returns: %FALSE if it cannot, because there are other families, other accounts or another day, or
 *   somebody else has a reference; then all has to be loaded anew
 */
gboolean
sal_whitespace_merge (SalWhitespace *self, SalWhitespace *part)
{
  g_autofree int *columns = match_families (self, part);
  guint n_labels = count_labels (self);
  g_autofree gboolean *segments = NULL;

  if (columns == NULL || self->day != part->day ||
      !g_atomic_ref_count_compare (&self->references, 1))
    return FALSE;
  for (guint i = 0; i < part->accounts->len; i++)
    if (sal_whitespace_find_account (self, sal_whitespace_get_account (part, i)->id) < 0)
      return FALSE;

  segments = g_new0 (gboolean, sal_dimension_get_n_codes (self->segments) + part->accounts->len);
  for (guint i = 0; i < part->accounts->len; i++)
    {
      SalWhitespaceAccount *fresh = sal_whitespace_get_account (part, i);
      int place = sal_whitespace_find_account (self, fresh->id);

      merge_account (
          self, part, columns, sal_whitespace_get_account (self, (guint) place), fresh, segments);
    }
  if (count_labels (self) != n_labels)
    sal_whitespace_rank (self);
  for (guint i = 0; i < self->accounts->len; i++)
    if (segments[sal_whitespace_get_account (self, i)->segment])
      sal_whitespace_derive_account (self, sal_whitespace_get_account (self, i));

  return TRUE;
}

/* --- order --- */

static int
compare_labels (gconstpointer a, gconstpointer b, gpointer dimension)
{
  gint32 one = *(const gint32 *) a, other = *(const gint32 *) b;

  return g_utf8_collate (sal_dimension_get_label (dimension, one),
                         sal_dimension_get_label (dimension, other));
}

/* (transfer full): the place of each code in the order of labels; that of none comes first */
static guint *
rank_codes (SalDimension *dimension)
{
  guint n = sal_dimension_get_n_codes (dimension);
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint32));
  guint *ranks = g_new0 (guint, n);

  for (gint32 code = SAL_DIMENSION_NONE + 1; code < (gint32) n; code++)
    g_array_append_val (codes, code);
  g_array_sort_with_data (codes, compare_labels, dimension);
  for (guint i = 0; i < codes->len; i++)
    ranks[g_array_index (codes, gint32, i)] = i + 1;

  return ranks;
}

/**
 * sal_whitespace_rank:
 * @self: a portfolio
 *
 * Finds the order of segments, owners and tiers by their labels, so that accounts are compared by
 * numbers.
 */
void
sal_whitespace_rank (SalWhitespace *self)
{
  g_free (self->segment_ranks);
  g_free (self->owner_ranks);
  g_free (self->tier_ranks);
  self->segment_ranks = rank_codes (self->segments);
  self->owner_ranks = rank_codes (self->owners);
  self->tier_ranks = rank_codes (self->tiers);
}

/**
 * sal_whitespace_drop_families:
 * @self: a portfolio that is loaded
 *
 * Takes away the columns of families that only have others as their parts, and of which nothing is
 * recorded.
 */
void
sal_whitespace_drop_families (SalWhitespace *self)
{
  guint n_before = self->families->len, n = 0;
  g_autofree guint *kept = g_new (guint, n_before + 1);

  for (guint i = 0; i < n_before; i++)
    if (!sal_whitespace_get_family (self, i)->has_children ||
        sal_whitespace_get_family (self, i)->is_used)
      kept[n++] = i;
  if (n == n_before)
    return;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      SalWhitespaceAccount *account = sal_whitespace_get_account (self, i);
      guint n_rows = sal_whitespace_account_n_rows (account);

      for (guint row = 0; row < n_rows; row++)
        for (guint k = 0; k < n; k++)
          account->cells[(gsize) row * n + k] = account->cells[(gsize) row * n_before + kept[k]];
    }
  for (guint i = n_before; i-- > 0;)
    if (n == 0 || kept[n - 1] != i)
      g_array_remove_index (self->families, i);
    else
      n--;
}

/**
 * sal_whitespace_find_best:
 * @self: a portfolio
 * @account: one of its accounts
 * @family: a place among the families, or −1 for any
 * @row: (out): the row of the cell
 * @found: (out): its family
 *
 * Finds the open cell that is worth most. The account as a whole is a row only if it has no units.
 *
 * Returns: %FALSE if none is open
 */
gboolean
sal_whitespace_find_best (const SalWhitespace *self,
                          const SalWhitespaceAccount *account,
                          int family,
                          guint *row,
                          guint *found)
{
  guint n_rows = sal_whitespace_account_n_rows (account);
  gint64 best = -1;

  for (guint i = n_rows > 1 ? SAL_WHITESPACE_ROW_UNSAID : SAL_WHITESPACE_ROW_WHOLE; i < n_rows; i++)
    for (guint j = 0; j < sal_whitespace_n_families (self); j++)
      {
        const SalWhitespaceCell *cell = sal_whitespace_get_cell (self, account, i, j);

        if ((family >= 0 && family != (int) j) || cell->state != SAL_WHITESPACE_OPEN ||
            cell->open <= best)
          continue;
        best = cell->open;
        *row = i;
        *found = j;
      }

  return best >= 0;
}
