/* sal-reversal-ranges.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-reversal-private.h"

#include "sal-schema.h"

/* The part of reverting that removes rows an import added without capturing them. */

/* Whether what a change, its undos and redos did in the end is there: they form a chain, of which
 * every second link takes back. A link of the chain of the change being reverted does not count. */
static gboolean
change_stands (SalReversal *self, gint64 change, gboolean *stands, GError **error)
{
  gint64 first = change, next = change, previous;
  gpointer known;
  guint n_later = 0, n_earlier = 0;
  gboolean own = FALSE;

  if (g_hash_table_lookup_extended (self->standing, &change, NULL, &known))
    {
      *stands = GPOINTER_TO_INT (known);
      return TRUE;
    }

  for (previous = change; previous != 0; n_earlier++)
    {
      first = previous;
      own = own || first == self->change->id;
      if (!sal_reversal_query_id (
              self->connection, "SELECT reverts FROM change WHERE id = ?", first, &previous, error))
        return FALSE;
    }
  while (next != 0)
    {
      own = own || next == self->change->id;
      if (!sal_reversal_query_id (
              self->connection, "SELECT id FROM change WHERE reverts = ?", next, &next, error))
        return FALSE;
      n_later += next != 0;
    }

  /* the chain has n_earlier + n_later links; it stands if that is odd */
  *stands = !own && (n_earlier + n_later) % 2 == 1;
  g_hash_table_insert (
      self->standing, g_memdup2 (&change, sizeof change), GINT_TO_POINTER (*stands));
  return TRUE;
}

static sqlite3_stmt *
prepare_touched (SalReversal *self, const SalTouchRange *range, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, change, type FROM touch WHERE kind = ? AND id BETWEEN ? AND ? "
      "AND EXISTS (SELECT 1 FROM \"%s\" AS row WHERE row.id = touch.id) ORDER BY id, change",
      range->kind->name);
  g_autoptr (sqlite3_stmt) statement = sal_connection_prepare (self->connection, sql, error);
  gint64 number;

  if (statement == NULL ||
      !sal_schema_find_kind_number (self->connection, range->kind->name, &number, error))
    return NULL;
  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_bind_int64 (statement, 2, range->first);
  sqlite3_bind_int64 (statement, 3, range->last);
  return g_steal_pointer (&statement);
}

/* Rows of a range that must stay, ascending: those edited by a change that stands, which are
 * clashes, and those that never belonged to it, of which the journal saw the insertion. */
static gboolean
collect_kept (SalReversal *self, const SalTouchRange *range, GArray *kept, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare_touched (self, range, error);
  gint64 current = 0;
  gboolean row;

  if (statement == NULL)
    return FALSE;

  while (sal_connection_step (self->connection, statement, &row, error))
    {
      SalClash clash = { range->kind, row ? sqlite3_column_int64 (statement, 0) : 0 };
      gboolean foreign, stands;

      if (!row)
        return TRUE;
      foreign = clash.id != current && sqlite3_column_int (statement, 2) == SAL_TOUCH_INSERTED;
      current = clash.id;
      if (kept->len > 0 && g_array_index (kept, gint64, kept->len - 1) == current)
        continue;
      if (!change_stands (self, sqlite3_column_int64 (statement, 1), &stands, error))
        return FALSE;
      if (foreign || stands)
        g_array_append_val (kept, current);
      if (stands && !foreign)
        g_array_append_val (self->clashes, clash);
    }
  return FALSE;
}

static int
compare_ids (gconstpointer one, gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return (a > b) - (a < b);
}

/* Adds the rows that others refer to, and sorts. */
static void
add_needed (SalReversal *self, const SalTouchRange *range, GArray *kept)
{
  if (self->plan->needed == NULL)
    return;
  sal_needed_rows_append_range (self->plan->needed, range, kept);
  g_array_sort (kept, compare_ids);
}

static gboolean
remove_rows (SalReversal *self, SalTouchRange *removed, gint64 first, gint64 last, GError **error)
{
  SalTouchRange part = *removed;
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM \"%s\" WHERE id BETWEEN ? AND ?", removed->kind->name);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  if (first > last)
    return TRUE;
  part.first = first;
  part.last = last;
  if (part.n_rows <= SAL_SMALL_RANGE &&
      !sal_journal_collect_rows (self->connection, &part, self->removed_rows, error))
    return FALSE;

  statement = sal_connection_prepare (self->connection, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  return sal_connection_step (self->connection, statement, &row, error);
}

static gboolean
remove_range (SalReversal *self, const SalTouchRange *range, GError **error)
{
  sqlite3 *handle = sal_connection_get_handle (self->connection);
  gint64 n_before = sqlite3_total_changes64 (handle);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalTouchRange removed = *range;
  gint64 next = range->first;

  removed.type = SAL_TOUCH_DELETED;
  if (!collect_kept (self, range, kept, error))
    return FALSE;
  add_needed (self, range, kept);
  for (guint i = 0; i < kept->len; i++)
    {
      gint64 id = g_array_index (kept, gint64, i);

      if (!remove_rows (self, &removed, next, id - 1, error))
        return FALSE;
      next = id + 1;
    }
  if (!remove_rows (self, &removed, next, range->last, error))
    return FALSE;

  removed.n_rows = sqlite3_total_changes64 (handle) - n_before;
  if (removed.n_rows > 0)
    g_array_append_val (self->removed, removed);
  return TRUE;
}

/* What was added last goes first: it may refer to what was added before. */
gboolean
sal_reversal_remove_ranges (SalReversal *self, GError **error)
{
  GArray *ranges = self->change->ranges;
  gboolean removed = TRUE;

  if (self->session == NULL)
    return TRUE;

  sqlite3session_enable (self->session, FALSE);
  for (guint i = ranges->len; i > 0 && removed; i--)
    removed = remove_range (self, &g_array_index (ranges, SalTouchRange, i - 1), error);
  sqlite3session_enable (self->session, TRUE);
  return removed;
}
