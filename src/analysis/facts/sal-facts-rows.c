/* sal-facts-rows.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-facts.h"

#include <string.h>

/* Rows of facts: those of opportunities lie by their ids, come and go without disorder, and are
 * found without an index. */

/* The values of new rows that are not set by whoever adds them. */
static void
clear_rows (SalFacts *self, guint first, guint n_rows)
{
  memset (self->unconverted + first, FALSE, n_rows);
  for (guint i = 0; i < self->columns->len; i++)
    {
      gint64 *values = g_array_index (self->columns, SalFactColumn, i).values;

      for (guint row = first; row < first + n_rows; row++)
        values[row] = SAL_MEASURE_NONE;
    }
}

/**
 * sal_facts_append:
 * @self: facts
 * @id: a record that has no row yet; that of an opportunity is above those of all that have one
 *
 * Adds a row whose other values are to be set by the caller, all of them.
 *
 * Returns: the index of the row
 */
guint
sal_facts_append (SalFacts *self, gint64 id)
{
  if (self->n_rows == self->n_allocated)
    sal_facts_reserve (self, MAX (1024, self->n_allocated + self->n_allocated / 2));
  self->is_unordered |= self->n_rows > 0 && id < self->id[self->n_rows - 1];
  self->id[self->n_rows] = id;
  sal_facts_forget_span (self);
  clear_rows (self, self->n_rows, 1);

  return self->n_rows++;
}

static void
move (gpointer values, gsize width, guint to, guint from, guint n_rows)
{
  guint8 *bytes = values;

  if (bytes == NULL) /* its kind has none */
    return;
  memmove (bytes + to * width, bytes + from * width, n_rows * width);
}

/* To where there are rows of no use, or none. */
static void
move_rows (SalFacts *self, guint to, guint from, guint n_rows)
{
  move (self->id, sizeof *self->id, to, from, n_rows);
  move (self->amount, sizeof *self->amount, to, from, n_rows);
  move (self->probability, sizeof *self->probability, to, from, n_rows);
  move (self->unconverted, sizeof *self->unconverted, to, from, n_rows);
  move (self->created, sizeof *self->created, to, from, n_rows);
  move (self->closes, sizeof *self->closes, to, from, n_rows);
  move (self->ends, sizeof *self->ends, to, from, n_rows);
  move (self->status, sizeof *self->status, to, from, n_rows);
  for (int i = 0; i < SAL_FACT_N_STORED; i++)
    {
      if (!(self->lacks & (1u << i)))
        move (self->codes[i].data, self->codes[i].width, to, from, n_rows);
    }
  for (guint i = 0; i < self->columns->len; i++)
    move (
        g_array_index (self->columns, SalFactColumn, i).values, sizeof (gint64), to, from, n_rows);
}

/* The first of the first @n_rows rows whose id is @id or above it. Ids mostly count up evenly, so
 * that where one is can be guessed; every other step halves, in case they do not. */
static guint
find_bound (const SalFacts *self, guint n_rows, gint64 id)
{
  guint low = 0, high = n_rows;
  gboolean guess = TRUE;

  while (low < high)
    {
      gint64 first = self->id[low], last = self->id[high - 1];
      guint middle = low + (high - low) / 2;

      if (id <= first)
        return low;
      if (id > last)
        return high;
      if (guess)
        middle =
            low + (guint) ((double) ((guint64) id - (guint64) first) /
                           (double) ((guint64) last - (guint64) first) * (double) (high - 1 - low));
      guess = !guess;
      if (self->id[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * sal_facts_insert:
 * @self: facts of opportunities
 * @ids: (array length=n_ids): opportunities that have no row yet, by ascending id
 * @n_ids: how many
 *
 * Adds rows whose other values are to be set by the caller, all of them. Rows behind them move.
 */
void
sal_facts_insert (SalFacts *self, const gint64 *ids, guint n_ids)
{
  guint end = self->n_rows;

  g_return_if_fail (!self->is_table);

  sal_facts_reserve (self, self->n_rows + n_ids);
  for (guint i = n_ids; i-- > 0;)
    {
      guint row = find_bound (self, end, ids[i]);

      move_rows (self, row + i + 1, row, end - row);
      self->id[row + i] = ids[i];
      clear_rows (self, row + i, 1);
      for (int d = 0; d < SAL_FACT_N_STORED; d++)
        {
          if (!(self->lacks & (1u << d)))
            memset (self->codes[d].data + (gsize) (row + i) * self->codes[d].width,
                    0,
                    self->codes[d].width);
        }
      end = row;
    }
  self->n_rows += n_ids;
  sal_facts_forget_span (self);
}

/**
 * sal_facts_find:
 * @self: facts whose ids ascend
 * @id: a record
 * @row: (out): its row
 *
 * Finds the row of a record.
 *
 * Returns: %FALSE if there is none
 */
gboolean
sal_facts_find (const SalFacts *self, gint64 id, guint *row)
{
  g_return_val_if_fail (!self->is_unordered, FALSE);

  *row = find_bound (self, self->n_rows, id);

  return *row < self->n_rows && self->id[*row] == id;
}

/**
 * sal_facts_remove:
 * @self: facts of opportunities
 * @rows: (array length=n_rows): some rows, in ascending order
 * @n_rows: how many
 *
 * Removes rows; those behind them move.
 */
void
sal_facts_remove (SalFacts *self, const guint *rows, guint n_rows)
{
  g_return_if_fail (!self->is_table);

  for (guint i = 0; i < n_rows; i++)
    self->n_unconverted -= self->unconverted[rows[i]];
  for (guint i = 0; i < n_rows; i++)
    {
      guint next = i + 1 < n_rows ? rows[i + 1] : self->n_rows;

      move_rows (self, rows[i] - i, rows[i] + 1, next - rows[i] - 1);
    }
  self->n_rows -= n_rows;
  sal_facts_forget_span (self);
}

/**
 * sal_facts_remove_unordered:
 * @self: facts of another kind than opportunities
 * @row: a row
 *
 * Removes a row. The last row moves to its place, so that no others have to.
 */
void
sal_facts_remove_unordered (SalFacts *self, guint row)
{
  guint last = self->n_rows - 1;

  g_return_if_fail (self->is_table && row < self->n_rows);

  self->n_unconverted -= self->unconverted[row];
  if (row < last)
    {
      move_rows (self, row, last, 1);
      self->is_unordered = TRUE;
    }
  self->n_rows = last;
  sal_facts_forget_span (self);
}

static SalFactZone
find_zone (const SalFacts *self, guint first_row, guint n_rows)
{
  const gint32 *closes = self->closes + first_row;
  SalFactZone zone = { G_MAXINT32, SAL_DATE_NONE };

  for (guint i = 0; i < n_rows; i++)
    {
      zone.first = MIN (zone.first, closes[i]);
      zone.last = MAX (zone.last, closes[i]);
    }

  return zone;
}

static void
find_span (SalFacts *self)
{
  guint n_zones = (self->n_rows + SAL_FACT_ZONE - 1) / SAL_FACT_ZONE;
  gint32 first = G_MAXINT32, last = SAL_DATE_NONE;
  guint n_undated = 0;

  self->zones = g_renew (SalFactZone, self->zones, n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      guint row = i * SAL_FACT_ZONE;

      self->zones[i] = find_zone (self, row, MIN (SAL_FACT_ZONE, self->n_rows - row));
    }
  for (guint row = 0; row < self->n_rows; row++)
    {
      gint32 day = self->closes[row];

      last = MAX (last, day);
      first = MIN (first, day != SAL_DATE_NONE ? day : G_MAXINT32);
      n_undated += day == SAL_DATE_NONE && !self->is_table && self->status[row] == SAL_FACT_OPEN;
    }
  self->first_day = first;
  self->last_day = last;
  self->n_undated = n_undated;
  self->knows_span = TRUE;
}

/**
 * sal_facts_get_span:
 * @self: facts
 * @first: (out): the first close date
 * @last: (out): the last one
 *
 * Tells from when to when opportunities close.
 *
 * Returns: %FALSE if none has a close date: @first is after @last then
 */
gboolean
sal_facts_get_span (SalFacts *self, gint32 *first, gint32 *last)
{
  if (!self->knows_span)
    find_span (self);
  *first = self->first_day;
  *last = self->last_day;

  return *first <= *last;
}

const SalFactZone *
sal_facts_get_zones (SalFacts *self)
{
  if (!self->knows_span)
    find_span (self);

  return self->zones;
}

/**
 * sal_facts_count_undated:
 * @self: facts
 *
 * Counts the open opportunities without a close date, which are in no period.
 *
 * Returns: how many there are
 */
guint
sal_facts_count_undated (SalFacts *self)
{
  if (!self->knows_span)
    find_span (self);

  return self->n_undated;
}

void
sal_facts_forget_span (SalFacts *self)
{
  self->knows_span = FALSE;
  g_clear_pointer (&self->by_account, g_free);
  if (self->memo != NULL)
    sal_facts_keep_memo (self, NULL, NULL, NULL);
}

/**
 * sal_facts_find_memo:
 * @self: facts
 * @key: what it was kept by
 *
 * Looks for what was computed from the facts as they are.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if it was not kept or the facts have changed
 */
gpointer
sal_facts_find_memo (const SalFacts *self, const char *key)
{
  return g_strcmp0 (self->memo_key, key) == 0 ? self->memo : NULL;
}

/**
 * sal_facts_keep_memo:
 * @self: facts
 * @key: (nullable): what it can be found by; %NULL if by nothing
 * @memo: (transfer full) (nullable): what was computed from the facts
 * @free_memo: frees @memo
 *
 * Keeps one thing that takes long to compute, in place of the one before, until rows change.
 */
void
sal_facts_keep_memo (SalFacts *self, const char *key, gpointer memo, GDestroyNotify free_memo)
{
  if (self->memo != NULL)
    self->free_memo (self->memo);
  g_free (self->memo_key);
  self->memo_key = g_strdup (key);
  self->memo = memo;
  self->free_memo = free_memo;
}

/* Counts how many rows each account has, and so where the first of them goes. */
static guint *
sort_by_account (const SalFacts *self)
{
  guint n_accounts = sal_dimension_get_n_codes (self->dimensions[SAL_FACT_ACCOUNT]);
  g_autofree guint *first = g_new0 (guint, n_accounts + 1);
  guint *rows = g_new (guint, self->n_rows);

  for (guint row = 0; row < self->n_rows; row++)
    first[sal_facts_get_code (self, SAL_FACT_ACCOUNT, row) + 1]++;
  for (guint account = 1; account <= n_accounts; account++)
    first[account] += first[account - 1];
  for (guint row = 0; row < self->n_rows; row++)
    rows[first[sal_facts_get_code (self, SAL_FACT_ACCOUNT, row)]++] = row;

  return rows;
}

/**
 * sal_facts_get_rows_by_account:
 * @self: facts
 *
 * Lists the rows in an order in which those of an account follow each other.
 *
 * Returns: (transfer none): as many rows as there are, valid until one changes
 */
const guint *
sal_facts_get_rows_by_account (SalFacts *self)
{
  if (self->by_account == NULL)
    self->by_account = sort_by_account (self);

  return self->by_account;
}
