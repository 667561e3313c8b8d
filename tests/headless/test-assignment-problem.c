/* test-assignment-problem.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-assignment-problem.h"

#define MAX_SIDE 8

static gint64
add_up (const gint64 *costs, guint n_rows, guint n_columns, const gint32 *columns)
{
  gboolean is_taken[512] = { FALSE };
  guint n_pairs = 0;
  gint64 total = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      if (columns[row] == SAL_ASSIGNMENT_NONE)
        continue;
      g_assert_cmpint (columns[row], <, (gint32) n_columns);
      g_assert_false (is_taken[columns[row]]);
      is_taken[columns[row]] = TRUE;
      total += costs[row * n_columns + (guint) columns[row]];
      n_pairs++;
    }
  g_assert_cmpuint (n_pairs, ==, MIN (n_rows, n_columns));

  return total;
}

static gint64
solve (const gint64 *costs, guint n_rows, guint n_columns)
{
  g_autofree gint32 *columns = g_new (gint32, MAX (n_rows, 1));
  g_autoptr (GError) error = NULL;

  sal_assignment_problem_solve (costs, n_rows, n_columns, columns, NULL, &error);
  g_assert_no_error (error);

  return add_up (costs, n_rows, n_columns, columns);
}

/* --- known results --- */

static const struct
{
  guint n_rows, n_columns;
  gint64 costs[16];
  gint64 total;
} known[] = {
  /* by hand: 1 + 2 + 2; the only pair at 0 would leave 3 + 3, or 4 + 2 */
  { 3, 3, { 4, 1, 3, 2, 0, 5, 3, 2, 2 }, 5 },
  /* J. Munkres, "Algorithms for the assignment and transportation problems", 1957: i·j has its
   * least sum where the largest meets the smallest, 3 + 4 + 3 */
  { 3, 3, { 1, 2, 3, 2, 4, 6, 3, 6, 9 }, 10 },
  /* a row more than columns: the one that costs 100 either way gets none */
  { 3, 2, { 100, 100, 1, 5, 2, 3 }, 4 },
  /* a column more than rows, and gains */
  { 2, 3, { -1, -7, -3, -2, -8, -9 }, -16 },
  { 1, 1, { 42 }, 42 },
  { 0, 4, { 0 }, 0 },
  { 3, 0, { 0 }, 0 },
  /* sums are exact where doubles would not be */
  { 2,
    2,
    { SAL_ASSIGNMENT_MOST_COST, SAL_ASSIGNMENT_MOST_COST - 1, 3, 1 },
    SAL_ASSIGNMENT_MOST_COST + 1 },
};

static void
test_known (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpint (
        solve (known[i].costs, known[i].n_rows, known[i].n_columns), ==, known[i].total);
}

/* Of the costs (n − |i − j|) the best is to keep as far apart as can be: with n even every pair of
 * i and i ± n ∕ 2 is n ∕ 2 apart, and Σ |i − σ(i)| of a permutation is n² ∕ 2 at most. */
static void
test_large (void)
{
  const guint n = 500;
  g_autofree gint64 *costs = g_new (gint64, n * n);

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        costs[i * n + j] = n - (i > j ? i - j : j - i);
    }
  g_assert_cmpint (solve (costs, n, n), ==, n * n - n * n / 2);
}

/* --- against trying everything --- */

static gint64
try_all (const gint64 *costs, guint n_rows, guint n_columns, guint row, guint taken, guint n_left)
{
  gint64 best = G_MAXINT64;

  if (n_left == 0)
    return 0;
  if (n_rows - row > n_left) /* this row may get none */
    best = try_all (costs, n_rows, n_columns, row + 1, taken, n_left);
  for (guint column = 0; column < n_columns; column++)
    {
      gint64 rest;

      if (taken & (1u << column))
        continue;
      rest = try_all (costs, n_rows, n_columns, row + 1, taken | (1u << column), n_left - 1);
      best = MIN (best, costs[row * n_columns + column] + rest);
    }

  return best;
}

static void
test_brute_force (void)
{
  for (guint round = 0; round < 400; round++)
    {
      gint64 costs[MAX_SIDE * MAX_SIDE];
      guint largest = round % 20 == 0 ? MAX_SIDE : 6;
      guint n_rows = (guint) g_test_rand_int_range (1, (gint32) largest + 1);
      guint n_columns = (guint) g_test_rand_int_range (1, (gint32) largest + 1);
      gint32 range = round % 3 == 0 ? 4 : 1000; /* with many ties, and with few */

      for (guint i = 0; i < n_rows * n_columns; i++)
        costs[i] = g_test_rand_int_range (-range, range);
      g_assert_cmpint (solve (costs, n_rows, n_columns),
                       ==,
                       try_all (costs, n_rows, n_columns, 0, 0, MIN (n_rows, n_columns)));
    }
}

/* Turned around it costs the same; and with a constant more in a row, that much more. */
static void
test_invariants (void)
{
  const guint n = 60, m = 90;
  g_autofree gint64 *costs = g_new (gint64, n * m);
  g_autofree gint64 *turned = g_new (gint64, n * m);
  gint64 total;

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < m; j++)
        turned[j * n + i] = costs[i * m + j] = g_test_rand_int_range (0, 100000);
    }
  total = solve (costs, n, m);
  g_assert_cmpint (solve (turned, m, n), ==, total);
  for (guint j = 0; j < m; j++)
    costs[7 * m + j] += 12345;
  g_assert_cmpint (solve (costs, n, m), ==, total + 12345);
}

static void
test_cancelled (void)
{
  const gint64 costs[] = { 1, 2, 3, 4 };
  gint32 columns[2];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sal_assignment_problem_solve (costs, 2, 2, columns, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assignment-problem/known", test_known);
  g_test_add_func ("/assignment-problem/large", test_large);
  g_test_add_func ("/assignment-problem/brute-force", test_brute_force);
  g_test_add_func ("/assignment-problem/invariants", test_invariants);
  g_test_add_func ("/assignment-problem/cancelled", test_cancelled);

  return g_test_run ();
}
