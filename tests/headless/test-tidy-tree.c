/* test-tidy-tree.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-tidy-tree.h"

#define N_MAX  12
#define N_SEED 200

/* Worked by hand: who is above whom, and where they stand then. */
static const struct
{
  const char *name;
  guint n;
  int above[N_MAX];
  double across[N_MAX];
  guint levels[N_MAX];
} cases[] = {
  { "nobody", 0, { 0 }, { 0 }, { 0 } },
  { "one", 1, { -1 }, { 0 }, { 0 } },
  { "two without a line", 2, { -1, -1 }, { 0, 1 }, { 0, 0 } },
  { "above the middle", 3, { -1, 0, 0 }, { 0.5, 0, 1 }, { 0, 1, 1 } },
  { "one below another", 4, { 1, 2, -1, 0 }, { 0, 0, 0, 0 }, { 2, 1, 0, 3 } },
  /* the three below the middle one take no more room than those beside it */
  { "below the middle",
    7,
    { -1, 0, 0, 0, 2, 2, 2 },
    { 1, 0, 1, 2, 0, 1, 2 },
    { 0, 1, 1, 1, 2, 2, 2 } },
  /* what is small between two large ones stands in the middle between them */
  { "evenly between",
    12,
    { -1, 0, 0, 0, 1, 1, 1, 1, 3, 3, 3, 3 },
    { 3.5, 1.5, 3.5, 5.5, 0, 1, 2, 3, 4, 5, 6, 7 },
    { 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2 } },
  { "two trees", 5, { -1, -1, 0, 0, 1 }, { 0.5, 2, 0, 1, 2 }, { 0, 0, 1, 1, 1 } },
};

static void
test_hand_worked (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double across[N_MAX + 1];
      guint levels[N_MAX + 1];

      g_test_message ("%s", cases[i].name);
      sal_tidy_tree_place (cases[i].above, cases[i].n, across, levels);
      for (guint j = 0; j < cases[i].n; j++)
        {
          g_assert_cmpfloat_with_epsilon (across[j], cases[i].across[j], 1e-9);
          g_assert_cmpuint (levels[j], ==, cases[i].levels[j]);
        }
    }
}

static int *
make_tree (GRand *random, guint n, guint n_roots)
{
  int *above = g_new (int, n);

  /* those above come before or after those below: a permutation of a tree in order */
  g_autofree guint *places = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    places[i] = i;
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (random, 0, (gint32) i + 1);
      guint place = places[i];

      places[i] = places[j];
      places[j] = place;
    }
  for (guint i = 0; i < n; i++)
    above[places[i]] =
        i < n_roots ? -1 : (int) places[g_rand_int_range (random, (gint32) (i / 3), (gint32) i)];

  return above;
}

typedef struct
{
  guint index, level;
  double across;
} Box;

static int
compare_boxes (const void *one, const void *other)
{
  const Box *a = one, *b = other;

  if (a->level != b->level)
    return a->level < b->level ? -1 : 1;

  return (a->across > b->across) - (a->across < b->across);
}

static void
check_apart (const double *across, const guint *levels, guint n)
{
  g_autofree Box *boxes = g_new (Box, n);

  for (guint i = 0; i < n; i++)
    boxes[i] = (Box){ i, levels[i], across[i] };
  qsort (boxes, n, sizeof (Box), compare_boxes);
  for (guint i = 1; i < n; i++)
    if (boxes[i].level == boxes[i - 1].level)
      g_assert_cmpfloat (boxes[i].across - boxes[i - 1].across, >=, 1 - 1e-6);
}

static void
check_lines (const int *above, const double *across, const guint *levels, guint n)
{
  g_autofree double *first = g_new (double, n), *last = g_new (double, n);
  g_autofree guint *n_below = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    {
      int up = above[i];

      if (up < 0)
        {
          g_assert_cmpuint (levels[i], ==, 0);
          continue;
        }
      g_assert_cmpuint (levels[i], ==, levels[up] + 1);
      if (n_below[up]++ == 0)
        first[up] = across[i];
      else /* in the order of their indexes */
        g_assert_cmpfloat (across[i], >, last[up]);
      last[up] = across[i];
    }
  for (guint i = 0; i < n; i++)
    if (n_below[i] > 0)
      g_assert_cmpfloat_with_epsilon (across[i], (first[i] + last[i]) / 2, 1e-6);
}

static void
test_random_trees (void)
{
  for (guint seed = 1; seed <= N_SEED; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (random, 1, 400);
      g_autofree int *above =
          make_tree (random, n, (guint) g_rand_int_range (random, 1, (gint32) MIN (n, 5) + 1));
      g_autofree double *across = g_new (double, n), *again = g_new (double, n);
      g_autofree guint *levels = g_new (guint, n);

      g_test_message ("seed %u, %u people", seed, n);
      sal_tidy_tree_place (above, n, across, levels);
      check_apart (across, levels, n);
      check_lines (above, across, levels, n);
      sal_tidy_tree_place (above, n, again, levels);
      g_assert_cmpmem (across, n * sizeof (double), again, n * sizeof (double));
    }
}

/* A subtree is drawn the same wherever it is, as long as nothing pushes between its own parts. */
static void
test_equal_subtrees (void)
{
  const int above[] = { -1, 0, 0, 1, 1, 2, 2, 3, 3, 5, 5 };
  double across[G_N_ELEMENTS (above)];
  guint levels[G_N_ELEMENTS (above)];
  static const guint left[] = { 1, 3, 4, 7, 8 }, right[] = { 2, 5, 6, 9, 10 };

  sal_tidy_tree_place (above, G_N_ELEMENTS (above), across, levels);
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_cmpfloat_with_epsilon (
        across[left[i]] - across[1], across[right[i]] - across[2], 1e-9);
}

/* Neither long lines nor many people are too much: work grows as they do. */
static void
test_large (void)
{
  guint n = 200000;
  g_autofree int *above = g_new (int, n);
  g_autofree double *across = g_new (double, n);
  g_autofree guint *levels = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    above[i] = (int) i - 1;
  sal_tidy_tree_place (above, n, across, levels);
  g_assert_cmpuint (levels[n - 1], ==, n - 1);
  g_assert_cmpfloat (across[n - 1], ==, 0);
  for (guint i = 1; i < n; i++)
    above[i] = (int) (i - 1) / 3;
  sal_tidy_tree_place (above, n, across, levels);
  check_apart (across, levels, n);
  check_lines (above, across, levels, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy-tree/hand-worked", test_hand_worked);
  g_test_add_func ("/tidy-tree/random-trees", test_random_trees);
  g_test_add_func ("/tidy-tree/equal-subtrees", test_equal_subtrees);
  g_test_add_func ("/tidy-tree/large", test_large);

  return g_test_run ();
}
