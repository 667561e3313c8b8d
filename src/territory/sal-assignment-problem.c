/* sal-assignment-problem.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assignment-problem.h"

/* Rows are matched one after the other, each by the shortest path, in costs reduced by the prices
 * of rows and columns, that ends at a column nobody has. There are no more rows than columns. */
typedef struct
{
  const gint64 *costs; /* by row and column */
  guint n_rows;
  guint n_columns;

  gint64 *row_prices;
  gint64 *column_prices;
  gint32 *column_of; /* by row */
  gint32 *row_of;    /* by column */

  /* of the search under way, by column */
  gint64 *distances;
  guint *previous; /* the row before it */
  guint *open;     /* columns that are not reached yet; then those that are, the last one first */
  guint n_open;
} Matching;

static void
matching_init (Matching *self, const gint64 *costs, guint n_rows, guint n_columns)
{
  *self = (Matching){ .costs = costs, .n_rows = n_rows, .n_columns = n_columns };
  self->row_prices = g_new0 (gint64, MAX (n_rows, 1));
  self->column_prices = g_new0 (gint64, MAX (n_columns, 1));
  self->column_of = g_new (gint32, MAX (n_rows, 1));
  self->row_of = g_new (gint32, MAX (n_columns, 1));
  self->distances = g_new (gint64, MAX (n_columns, 1));
  self->previous = g_new (guint, MAX (n_columns, 1));
  self->open = g_new (guint, MAX (n_columns, 1));
  for (guint row = 0; row < n_rows; row++)
    self->column_of[row] = SAL_ASSIGNMENT_NONE;
  for (guint column = 0; column < n_columns; column++)
    self->row_of[column] = SAL_ASSIGNMENT_NONE;
}

static void
matching_clear (Matching *self)
{
  g_free (self->row_prices);
  g_free (self->column_prices);
  g_free (self->column_of);
  g_free (self->row_of);
  g_free (self->distances);
  g_free (self->previous);
  g_free (self->open);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matching, matching_clear)

/* Looks from a row, @reached away, at the columns that are open. Returns the place in the list of
 * the nearest one; of several, one that nobody has, and the first of these. */
static guint
scan_row (Matching *self, guint row, gint64 reached)
{
  const gint64 *costs = &self->costs[(gsize) row * self->n_columns];
  gint64 base = reached - self->row_prices[row];
  guint best = 0;

  for (guint i = 0; i < self->n_open; i++)
    {
      guint column = self->open[i], nearest = self->open[best];
      gint64 distance = base + costs[column] - self->column_prices[column];
      gboolean is_free = self->row_of[column] == SAL_ASSIGNMENT_NONE;

      if (distance < self->distances[column])
        {
          self->distances[column] = distance;
          self->previous[column] = row;
        }
      if (self->distances[column] < self->distances[nearest] ||
          (self->distances[column] == self->distances[nearest] &&
           (is_free > (self->row_of[nearest] == SAL_ASSIGNMENT_NONE) ||
            (is_free == (self->row_of[nearest] == SAL_ASSIGNMENT_NONE) && column < nearest))))
        best = i;
    }

  return best;
}

/* Finds the nearest column that nobody has, and moves the prices so that all paths to what was
 * reached on the way cost nothing. */
static guint
find_path (Matching *self, guint start)
{
  guint row = start, column;
  gint64 reached = 0;

  self->n_open = self->n_columns;
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->open[i] = i;
      self->distances[i] = G_MAXINT64;
    }
  for (;;)
    {
      guint place = scan_row (self, row, reached);

      column = self->open[place];
      self->open[place] = self->open[--self->n_open];
      self->open[self->n_open] = column;
      reached = self->distances[column];
      if (self->row_of[column] == SAL_ASSIGNMENT_NONE)
        break;
      row = (guint) self->row_of[column];
    }

  self->row_prices[start] += reached;
  for (guint i = self->n_open; i < self->n_columns; i++)
    {
      guint on_way = self->open[i];
      gint64 less = reached - self->distances[on_way];

      self->column_prices[on_way] -= less;
      if (self->row_of[on_way] != SAL_ASSIGNMENT_NONE)
        self->row_prices[self->row_of[on_way]] += less;
    }

  return column;
}

/* Each row on the path gives its column to the one before it. */
static void
follow_path (Matching *self, guint start, guint column)
{
  guint row;

  do
    {
      gint32 given = self->column_of[row = self->previous[column]];

      self->column_of[row] = (gint32) column;
      self->row_of[column] = (gint32) row;
      column = (guint) given;
    }
  while (row != start);
}

static gint64 *
transpose (const gint64 *costs, guint n_rows, guint n_columns)
{
  gint64 *turned = g_new (gint64, MAX ((gsize) n_rows * n_columns, 1));

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        turned[(gsize) column * n_rows + row] = costs[(gsize) row * n_columns + column];
    }

  return turned;
}

/**
 * sal_assignment_problem_solve:
 * @costs: (array): what each pair costs, by row and then column: @n_rows × @n_columns, none beyond
 *   %SAL_ASSIGNMENT_MOST_COST or below minus that
 * @n_rows: how many rows
 * @n_columns: how many columns
 * @columns: (out caller-allocates) (array length=n_rows): the column of each row, or
 *   %SAL_ASSIGNMENT_NONE for rows that get none, where there are more rows than columns
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives each row a column of its own, or each column a row where there are fewer columns, so that
 * the costs of all pairs add up to the least that is possible. It is exact: costs are integers. The
 * same costs always give the same pairs.
 *
 * This is the linear assignment problem, solved by successive shortest paths with prices in at most
 * n² · m steps for n the smaller side: H. W. Kuhn, "The Hungarian method for the assignment
 * problem", Naval Research Logistics Quarterly 2, 1955; R. Jonker & A. Volgenant, "A shortest
 * augmenting path algorithm for dense and sparse linear assignment problems", Computing 38, 1987;
 * for unequal sides D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE
 * Transactions on Aerospace and Electronic Systems 52, 2016.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED if cancelled
 */
gboolean
sal_assignment_problem_solve (const gint64 *costs,
                              guint n_rows,
                              guint n_columns,
                              gint32 *columns,
                              GCancellable *cancellable,
                              GError **error)
{
  gboolean is_turned = n_rows > n_columns;
  g_autofree gint64 *turned = is_turned ? transpose (costs, n_rows, n_columns) : NULL;
  g_auto (Matching) self = { 0 };

  matching_init (&self,
                 is_turned ? turned : costs,
                 is_turned ? n_columns : n_rows,
                 is_turned ? n_rows : n_columns);
  for (guint row = 0; row < self.n_rows; row++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      follow_path (&self, row, find_path (&self, row));
    }
  for (guint row = 0; row < n_rows; row++)
    columns[row] = is_turned ? self.row_of[row] : self.column_of[row];

  return TRUE;
}
