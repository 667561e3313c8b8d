/* test-district-relabel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-relabel.h"

#include <math.h>
#include <string.h>

#include "district-fixture.h"

#define MAX_AREAS 9

/* A row of areas 1 km apart, each a letter: its territory, '.' for none. */
static void
read_row (const char *row, gint32 *territories)
{
  for (guint i = 0; row[i] != '\0'; i++)
    territories[i] = row[i] != '.' ? row[i] - 'A' : -1;
}

static const struct
{
  const char *today; /* (nullable) */
  const char *found;
  const char *expected;
  double homes[3]; /* 0: none is given; NAN: unknown */
  double capacities[3];
  const char *locked; /* (nullable): areas, by an x */
} cases[] = {
  /* each is given to who has most of it today */
  { "AABBCC", "CCAABB", "AABBCC" },
  { "AAABCC", "BBCCAA", "AABBCC" },
  /* without today, to who lives there */
  { NULL, "CCAABB", "AABBCC", { 0.5, 2.5, 4.5 } },
  { NULL, "CCAABB", "CCBBAA", { 4.5, 2.5, 0.4 } },
  /* of what is kept alike the way decides: B and C have a half of each of the last two today, 1
   * area of each whichever they get, and live where the other is; 0.5 + 0 + 0.5 km against 0.5 + 2
   * + 2 */
  { "AABCBC", "CCAABB", "AACCBB", { 0.5, 4.5, 2.5 } },
  /* and no way is so long that less is kept for it: A and C live at each other's end, 4 km from
   * their areas, and keep them; changed about it would be 0.5 km, and 4 of 6 areas would move */
  { "AABBCC", "CCBBAA", "AABBCC", { 4.5, 2.5, 0.5 } },
  /* B has two areas in the first part and one in each other, A and C one in each: to keep 2 + 1 + 1
   * B gets the first, and A, who lives there, the nearer one of the others */
  { "BBACABCAB", "CCCAAABBB", "BBBAAACCC", { 1, 7, 8 } },
  /* whose home is not known counts by what they have */
  { "AABCCB", "CCAABB", "AABBCC", { 0.5, 2.5, NAN } },
  /* nobody knows anything */
  { NULL, "CCAABB", "CCAABB" },
  { "......", "CCAABB", "CCAABB" },
  /* C carries four areas, the others one each: only these two can change */
  { "ABBBBB", "BACCCC", "ABCCCC", { 0 }, { 1, 1, 4 } },
  /* A has an area that is locked; B and C change all the same */
  { "AAABCC", "CCAABB", "BBAACC", { 0 }, { 0 }, "..x..." },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_areas = (guint) strlen (cases[i].found);
      g_autoptr (SalDistrictGraph) graph = district_grid_new (n_areas, 1, NULL);
      SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (3);
      gint32 today[MAX_AREAS], found[MAX_AREAS], expected[MAX_AREAS];
      guint8 locked[MAX_AREAS] = { 0 };
      double homes[3][2];
      g_autoptr (SalDistrictProblem) problem = NULL;

      if (cases[i].today != NULL)
        {
          read_row (cases[i].today, today);
          options.current = today;
        }
      for (guint t = 0; t < 3; t++)
        {
          homes[t][0] = cases[i].homes[t];
          homes[t][1] = isnan (homes[t][0]) ? NAN : 0;
        }
      if (cases[i].homes[0] > 0)
        options.homes = (const double (*)[2]) homes;
      if (cases[i].capacities[0] > 0)
        options.capacities = cases[i].capacities;
      if (cases[i].locked != NULL)
        {
          for (guint area = 0; cases[i].locked[area] != '\0'; area++)
            locked[area] = cases[i].locked[area] == 'x';
          options.locked_areas = locked;
        }
      problem = district_problem_new (graph, &options);
      read_row (cases[i].found, found);
      read_row (cases[i].expected, expected);
      sal_district_relabel (problem, found);
      g_assert_cmpmem (found, n_areas * sizeof *found, expected, n_areas * sizeof *expected);
    }
}

/* --- what always holds --- */

#define N_TERRITORIES 7

static double
find_deviation (const SalDistrictProblem *problem, const double *sums, guint t)
{
  return fabs (sums[t] / sal_district_problem_get_target (problem, t, 0) - 1);
}

static double
find_kept (const SalDistrictGraph *graph, const gint32 *today, const gint32 *found)
{
  double kept = 0;

  for (guint area = 0; area < graph->n_areas; area++)
    kept += found[area] == today[area] ? graph->weights[area] : 0;

  return kept;
}

/* Parts stay as they are, no territory is out of balance that was not, and no less is kept. */
static void
test_invariants (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (SalDistrictGraph) graph = district_random_new (random, 9, 7, 1);
      SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (N_TERRITORIES);
      SalDistrictBalance balance = { 1, 0.3 };
      double capacities[N_TERRITORIES], before[N_TERRITORIES], after[N_TERRITORIES];
      gint32 new_of[N_TERRITORIES];
      g_autofree gint32 *today = g_new (gint32, graph->n_areas);
      g_autofree gint32 *found = g_new (gint32, graph->n_areas);
      g_autofree gint32 *again = NULL;
      g_autoptr (SalDistrictProblem) problem = NULL;

      for (guint area = 0; area < graph->n_areas; area++)
        {
          today[area] = g_rand_int_range (random, 0, N_TERRITORIES);
          found[area] = (gint32) (area % N_TERRITORIES);
        }
      for (guint t = 0; t < N_TERRITORIES; t++)
        {
          capacities[t] = g_rand_int_range (random, 1, 3);
          new_of[t] = -1;
        }
      options.current = today;
      options.capacities = capacities;
      options.balances = &balance;
      problem = district_problem_new (graph, &options);
      again = g_memdup2 (found, graph->n_areas * sizeof *found);
      sal_district_sum (problem, found, before);
      sal_district_relabel (problem, again);
      sal_district_sum (problem, again, after);
      for (guint area = 0; area < graph->n_areas; area++)
        {
          gint32 *territory = &new_of[found[area]];

          g_assert_true (*territory == -1 || *territory == again[area]);
          *territory = again[area];
        }
      for (guint t = 0; t < N_TERRITORIES; t++)
        g_assert_cmpfloat (find_deviation (problem, after, (guint) new_of[t]),
                           <=,
                           MAX (0.3, find_deviation (problem, before, t)) + 1e-9);
      g_assert_cmpfloat (
          find_kept (graph, today, again), >=, find_kept (graph, today, found) - 1e-9);
    }
}

/* From scratch, what everybody had is found again where it is the best there is. */
static void
test_search (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (8, 8, NULL);
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (4);
  gint32 today[64];
  g_autoptr (SalDistricting) result = NULL;

  /* quarters */
  for (guint area = 0; area < 64; area++)
    today[area] = (area % 8 >= 4) + 2 * (area / 8 >= 4);
  options.current = today;
  options.seconds = 0;
  options.iterations = 200000;
  result = district_run (graph, &options);
  g_assert_cmpfloat (result->score.moved, ==, 0);
  g_assert_cmpmem (result->assignment, sizeof today, today, sizeof today);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/district-relabel/cases", test_cases);
  g_test_add_func ("/district-relabel/invariants", test_invariants);
  g_test_add_func ("/district-relabel/search", test_search);

  return g_test_run ();
}
