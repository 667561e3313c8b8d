/* test-district-shake.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "district-fixture.h"
#include "sal-district-shake.h"

#define N_RUNS   20
#define N_SHAKES 50

static void
assert_untouched (const SalDistrictState *state, const gint32 *before, const guint8 *is_chosen)
{
  for (guint i = 0; i < state->network->n_nodes; i++)
    {
      g_assert_cmpuint (is_chosen[before[i]], ==, is_chosen[state->assignment[i]]);
      if (!is_chosen[before[i]])
        g_assert_cmpint (state->assignment[i], ==, before[i]);
    }
}

/* Whatever is drawn anew, maps stay valid and other territories as they are. */
static void
test_district_shake_valid (void)
{
  guint32 seed = district_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint run = 0; run < N_RUNS; run++)
    {
      g_autoptr (SalDistrictGraph) graph = district_random_new (random, 9, 7, 1);
      SalDistrictOptions options =
          SAL_DISTRICT_OPTIONS_INIT ((guint) g_rand_int_range (random, 2, 9));
      g_autoptr (SalDistrictProblem) problem = NULL;
      g_autoptr (SalDistricting) start = NULL;
      g_autoptr (SalDistrictState) state = NULL;
      SalDistrictTree *tree;
      SalDistrictRandom numbers;
      guint8 is_chosen[9];
      guint n_changed = 0;

      options.seconds = 0;
      options.iterations = 1000;
      problem = district_problem_new (graph, &options);
      start = district_run (graph, &options);
      state = sal_district_state_new (problem);
      sal_district_state_set (state, start->assignment);
      tree = sal_district_tree_new (state->network);
      sal_district_random_init (&numbers, g_rand_int (random));
      for (guint i = 0; i < N_SHAKES; i++)
        {
          g_autofree gint32 *before =
              g_memdup2 (state->assignment, state->network->n_nodes * sizeof *before);

          sal_district_shake (
              state, tree, &numbers, (guint) g_rand_int_range (random, 2, 10), is_chosen);
          district_assert_valid (problem, state->assignment);
          assert_untouched (state, before, is_chosen);
          n_changed +=
              memcmp (before, state->assignment, state->network->n_nodes * sizeof *before) != 0;
        }
      g_assert_cmpuint (n_changed, >, N_SHAKES / 2);
      sal_district_tree_free (tree);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/district-shake/valid", test_district_shake_valid);

  return g_test_run ();
}
