/* test-districting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-district-state.h"

#include "district-fixture.h"

#define BUDGET 40000

static SalDistrictOptions
make_options (guint n_territories)
{
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (n_territories);

  options.seconds = 0;
  options.iterations = BUDGET;

  return options;
}

/* Grids whose best division is known: the fewest edges that a cut into equal rectangles has. */
static void
test_districting_grids (void)
{
  static const struct
  {
    guint columns, rows, n_territories, cut;
  } cases[] = {
    { 6, 6, 2, 6 }, { 6, 6, 4, 12 }, { 6, 6, 9, 24 },
    { 8, 4, 2, 4 }, { 8, 2, 4, 6 },  { 10, 1, 5, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalDistrictGraph) graph =
          district_grid_new (cases[i].columns, cases[i].rows, NULL);
      SalDistrictOptions options = make_options (cases[i].n_territories);
      g_autoptr (SalDistricting) result = NULL;

      options.objective = SAL_DISTRICT_CUT;
      options.iterations = 2000000;
      result = district_run (graph, &options);
      g_assert_cmpuint (result->score.cut_edges, ==, cases[i].cut);
      g_assert_cmpfloat_with_epsilon (result->score.cut_length, cases[i].cut, 1e-9);
      g_assert_cmpfloat (result->score.measures[0].max_deviation, <, 1e-9);
    }
}

/* Four squares of 3 × 3: each has the inertia Σ x² + Σ y² = 6 + 6, and the diameter √8. */
static void
test_districting_compact (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (6, 6, NULL);
  static const SalDistrictObjective objectives[] = { SAL_DISTRICT_INERTIA, SAL_DISTRICT_DIAMETER };

  for (gsize i = 0; i < G_N_ELEMENTS (objectives); i++)
    {
      SalDistrictOptions options = make_options (4);
      g_autoptr (SalDistricting) result = NULL;

      options.objective = objectives[i];
      options.iterations = 1000000;
      result = district_run (graph, &options);
      g_assert_cmpfloat_with_epsilon (result->score.diameter, sqrt (8), 1e-9);
      g_assert_cmpfloat (result->score.measures[0].max_deviation, <, 1e-9);
      if (objectives[i] != SAL_DISTRICT_INERTIA)
        continue;
      g_assert_cmpfloat_with_epsilon (result->score.inertia, 48, 1e-9);
      g_assert_cmpfloat_with_epsilon (result->score.rms_radius, sqrt (48.0 / 36), 1e-9);
    }
}

typedef struct
{
  SalDistrictProblem *problem;
  guint *members; /* by territory */
  gint32 *assignment;
  guint best_cut;
  double best_max, best_mean, tolerance;
} Enumeration;

static void
rate_assignment (Enumeration *self)
{
  g_auto (SalDistrictScore) score = { 0 };

  sal_district_score_compute (&score, self->problem, self->assignment);
  if (score.n_empty > 0)
    return;
  /* the bound holds for territories in pieces, too */
  g_assert_cmpfloat (
      score.measures[0].bound.max_deviation, <=, score.measures[0].max_deviation + 1e-9);
  g_assert_cmpfloat (
      score.measures[0].bound.mean_deviation, <=, score.measures[0].mean_deviation + 1e-9);
  self->best_max = MIN (self->best_max, score.measures[0].max_deviation);
  self->best_mean = MIN (self->best_mean, score.measures[0].mean_deviation);
  if (score.n_detached == 0 && score.measures[0].max_deviation <= self->tolerance + 1e-9)
    self->best_cut = MIN (self->best_cut, score.cut_edges);
}

/* All assignments */
static void
enumerate (Enumeration *self, guint area)
{
  const guint n = sal_district_problem_get_options (self->problem)->n_territories;

  if (area == sal_district_problem_get_graph (self->problem)->n_areas)
    {
      rate_assignment (self);
      return;
    }
  for (guint t = 0; t < n; t++)
    {
      self->assignment[area] = (gint32) t;
      enumerate (self, area + 1);
    }
}

static void
test_districting_brute_force (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (SalDistrictGraph) graph = district_random_new (random, 3, 3, 1);
      SalDistrictBalance balance = { 1, i % 2 ? 0.25 : 0.4 };
      double capacities[3] = { 1, g_rand_double_range (random, 0.5, 2), 1 };
      SalDistrictOptions options = make_options (i % 3 == 0 ? 2 : 3);
      g_autoptr (SalDistrictProblem) problem = NULL;
      g_autoptr (SalDistricting) result = NULL;
      gint32 assignment[9];
      Enumeration all = { .best_cut = G_MAXUINT,
                          .best_max = INFINITY,
                          .best_mean = INFINITY,
                          .tolerance = balance.tolerance };

      options.balances = &balance;
      options.capacities = i % 4 == 3 ? capacities : NULL;
      options.objective = SAL_DISTRICT_CUT;
      options.iterations = 200000;
      problem = district_problem_new (graph, &options);
      all.problem = problem;
      all.assignment = assignment;
      enumerate (&all, 0);
      result = district_run (graph, &options);
      g_assert_cmpfloat (result->score.measures[0].mean_deviation, >=, all.best_mean - 1e-9);
      if (all.best_cut == G_MAXUINT)
        continue;
      g_assert_cmpfloat (result->score.measures[0].max_deviation, <=, balance.tolerance + 1e-9);
      g_assert_cmpuint (result->score.cut_edges, ==, all.best_cut);
    }
}

/* One area of 60 among 40 of 1, for 5 territories of 20: it exceeds one by 40, which the others
 * lack: the mean deviation is at least 2 · 40 ∕ 100, and the largest 200 %. */
static void
test_districting_oversize (void)
{
  double weights[41];
  g_autoptr (SalDistrictGraph) graph = NULL;
  SalDistrictOptions options = make_options (5);
  g_autoptr (SalDistrictProblem) problem = NULL;
  g_autoptr (SalDistricting) result = NULL;
  g_autoptr (GArray) oversize = NULL;
  SalDistrictBound bound;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    weights[i] = i == 20 ? 60 : 1;
  graph = district_grid_new (41, 1, weights);
  problem = district_problem_new (graph, &options);
  sal_district_bound_compute (problem, &bound);
  g_assert_cmpfloat_with_epsilon (bound.max_deviation, 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (bound.mean_deviation, 0.8, 1e-12);
  oversize = sal_district_find_oversize (problem);
  g_assert_cmpuint (oversize->len, ==, 1);
  g_assert_cmpuint (g_array_index (oversize, SalDistrictOversize, 0).area, ==, 20);
  g_assert_cmpfloat_with_epsilon (
      g_array_index (oversize, SalDistrictOversize, 0).index, 300, 1e-9);

  result = district_run (graph, &options);
  g_assert_cmpfloat_with_epsilon (result->score.measures[0].max_deviation, 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->score.measures[0].mean_deviation, 0.8, 1e-12);
}

static void
test_districting_capacities (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (12, 10, NULL);
  static const double capacities[] = { 1, 0.5, 2, 0.5 };
  SalDistrictOptions options = make_options (4);
  g_autoptr (SalDistrictProblem) problem = NULL;
  g_autoptr (SalDistricting) result = NULL;
  double sums[4];

  options.capacities = capacities;
  problem = district_problem_new (graph, &options);
  g_assert_cmpfloat_with_epsilon (sal_district_problem_get_target (problem, 2, 0), 60, 1e-9);
  result = district_run (graph, &options);
  sal_district_sum (problem, result->assignment, sums);
  for (guint t = 0; t < 4; t++)
    g_assert_cmpfloat_with_epsilon (sums[t], 30 * capacities[t], 1e-9);
}

/* Whatever is locked stays; the rest is divided. */
static void
test_districting_locks (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());
  g_autoptr (SalDistrictGraph) graph = district_random_new (random, 12, 12, 2);
  gint32 current[144];
  guint8 locked_areas[144] = { 0 }, locked_territories[6] = { 0, 0, 1, 0, 0, 0 };
  guint groups[144] = { 0 };
  SalDistrictStart starts[] = { SAL_DISTRICT_SCRATCH, SAL_DISTRICT_CURRENT };

  for (guint i = 0; i < 144; i++)
    current[i] = (gint32) (i / 24);
  locked_areas[0] = locked_areas[140] = locked_areas[100] = TRUE;
  groups[26] = groups[27] = groups[28] = 7;
  groups[6] = groups[7] = 9;
  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    {
      SalDistrictOptions options = make_options (6);
      g_autoptr (SalDistricting) result = NULL;

      options.current = current;
      options.locked_areas = locked_areas;
      options.locked_territories = locked_territories;
      options.groups = groups;
      options.start = starts[s];
      result = district_run (graph, &options);
      for (guint i = 0; i < 144; i++)
        {
          if (locked_areas[i])
            g_assert_cmpint (result->assignment[i], ==, current[i]);
          g_assert_true ((result->assignment[i] == 2) == (current[i] == 2));
        }
      g_assert_cmpint (result->assignment[26], ==, result->assignment[27]);
      g_assert_cmpint (result->assignment[26], ==, result->assignment[28]);
      g_assert_cmpint (result->assignment[6], ==, result->assignment[7]);
    }
}

/* No more moves than the budget allows, and the less the dearer it is. */
static void
test_districting_disruption (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());
  g_autoptr (SalDistrictGraph) graph = NULL;
  double weights[200];
  gint32 current[200];
  SalDistrictOptions options = make_options (5);
  g_autoptr (SalDistricting) little = NULL;
  g_autoptr (SalDistricting) dear = NULL;

  for (guint i = 0; i < 200; i++)
    {
      weights[i] = g_rand_double_range (random, 1, 10);
      current[i] = (gint32) (i % 20 / 4);
    }
  graph = district_grid_new (20, 10, weights);
  options.current = current;
  options.most_moved = 0.05;
  little = district_run (graph, &options);
  g_assert_cmpfloat (little->score.moved, <=, 0.05 + 1e-9);

  options.most_moved = 1;
  options.start = SAL_DISTRICT_CURRENT;
  options.disruption = 1000;
  dear = district_run (graph, &options);
  g_assert_cmpfloat (dear->score.moved, <, 0.5);
}

/* With nothing to be moved, the one area moves that is not in one piece with its territory. */
static void
test_districting_least_moved (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (6, 2, NULL);
  gint32 current[12];
  SalDistrictOptions options = make_options (2);
  g_autoptr (SalDistricting) result = NULL;

  for (guint i = 0; i < 12; i++)
    current[i] = i % 6 / 3;
  current[5] = 0;
  options.current = current;
  options.most_moved = 0;
  result = district_run (graph, &options);
  current[5] = 1;
  g_assert_cmpmem (result->assignment, sizeof current, current, sizeof current);
  g_assert_cmpfloat_with_epsilon (result->score.moved, 1.0 / 12, 1e-9);
}

/* A current assignment in shreds, with gaps and empty territories, is mended; seeds keep theirs. */
static void
test_districting_starts (void)
{
  guint32 seed = district_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SalDistrictGraph) graph = district_random_new (random, 9, 7, 1);
      SalDistrictOptions options = make_options ((guint) g_rand_int_range (random, 1, 20));
      gint32 current[63];
      guint seeds[20];
      g_autoptr (SalDistricting) from_current = NULL;
      g_autoptr (SalDistricting) from_seeds = NULL;

      for (guint k = 0; k < 63; k++)
        current[k] = g_rand_int_range (random, -1, (gint32) options.n_territories);
      for (guint k = 0; k < 20; k++)
        seeds[k] = 3 * k + 1;
      options.iterations = 5000;
      options.current = current;
      options.seeds = seeds;
      options.start = SAL_DISTRICT_CURRENT;
      from_current = district_run (graph, &options);
      options.start = SAL_DISTRICT_SEEDS;
      from_seeds = district_run (graph, &options);
    }
}

/* Half of the load is at one end of a long strip: it has to be passed on from territory to
 * territory to the other end. */
static void
test_districting_long_range (void)
{
  static const struct
  {
    guint columns, rows;
  } cases[] = { { 60, 4 }, { 240, 8 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint columns = cases[i].columns, n = columns * cases[i].rows;
      g_autoptr (SalDistrictGraph) graph = district_grid_new (columns, cases[i].rows, NULL);
      g_autofree gint32 *current = g_new (gint32, n);
      SalDistrictOptions options = make_options (12);
      g_autoptr (SalDistricting) result = NULL;

      for (guint k = 0; k < n; k++)
        {
          guint column = k % columns, half = columns / 2;

          current[k] = column < half ? 0 : (gint32) (1 + (column - half) * 11 / half);
        }
      options.current = current;
      options.start = SAL_DISTRICT_CURRENT;
      options.iterations = 200 * n;
      result = district_run (graph, &options);
      g_assert_cmpfloat (result->score.measures[0].max_deviation, <, 0.1);
    }
}

/* Pieces that do not touch are divided each for itself, whatever the current map was. */
static void
test_districting_pieces (void)
{
  double x[30], y[30] = { 0 }, weights[30];
  SalDistrictEdge edges[27];
  gint32 current[30];
  guint n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDistrictGraph) graph = NULL;
  g_autoptr (SalDistrictProblem) refused = NULL;
  SalDistrictOptions options = make_options (6);

  for (guint i = 0; i < 30; i++)
    {
      x[i] = i;
      weights[i] = 1;
      current[i] = i < 20 ? (gint32) (i % 6) : -1;
      if (i % 10 != 9)
        edges[n++] = (SalDistrictEdge){ i, i + 1, 1 };
    }
  graph = sal_district_graph_new (x, y, FALSE, weights, 30, 1, edges, n, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SalDistricting) result = NULL;

      options.current = current;
      options.start = i == 0 ? SAL_DISTRICT_SCRATCH : SAL_DISTRICT_CURRENT;
      result = district_run (graph, &options);
      if (i == 0)
        g_assert_cmpfloat (result->score.measures[0].max_deviation, <, 1e-9);
    }
  options.n_territories = 2;
  options.current = NULL;
  options.start = SAL_DISTRICT_SCRATCH;
  refused = sal_district_problem_new (graph, &options, &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "3 pieces"));
  g_assert_nonnull (strstr (error->message, "area 20"));
}

static void
test_districting_repeats (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SalDistrictGraph) graph =
          district_random_new (random, 30, i % 2 ? 10 : 25, 1 + i % 2);
      SalDistrictOptions options = make_options (8);
      g_autoptr (SalDistricting) first = NULL;
      g_autoptr (SalDistricting) second = NULL;

      options.seed = 40 + i;
      options.objective = (SalDistrictObjective) (i % 3);
      first = district_run (graph, &options);
      second = district_run (graph, &options);
      g_assert_cmpmem (first->assignment,
                       first->n_areas * sizeof (gint32),
                       second->assignment,
                       second->n_areas * sizeof (gint32));
      g_assert_cmpuint (first->iterations, ==, second->iterations);
    }
}

typedef struct
{
  SalDistrictProblem *problem;
  GCancellable *cancellable;
  guint delay; /* µs */
} Cancel;

static gpointer
cancel_later (gpointer data)
{
  Cancel *cancel = data;

  g_usleep (cancel->delay);
  g_cancellable_cancel (cancel->cancellable);

  return NULL;
}

static void
check_progress (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer data)
{
  Cancel *cancel = data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  district_assert_valid (cancel->problem, assignment);
}

/* Cancelled at any moment, it returns a valid map or none at all. */
static void
test_districting_cancel (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());
  g_autoptr (SalDistrictGraph) graph = district_random_new (random, 50, 40, 1);
  SalDistrictOptions options = make_options (25);
  g_autoptr (SalDistrictProblem) problem = NULL;
  guint n_maps = 0;

  options.iterations = G_MAXUINT64 / 2;
  problem = district_problem_new (graph, &options);
  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SalDistricting) result = NULL;
      Cancel cancel = { problem,
                        cancellable,
                        (guint) g_rand_int_range (random, 0, 1000 << (i % 8)) };
      GThread *thread = g_thread_new ("cancel", cancel_later, &cancel);

      result = sal_districting_run (problem, check_progress, &cancel, cancellable, &error);
      g_thread_join (thread);
      if (result == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          continue;
        }
      g_assert_true (result->is_cancelled);
      district_assert_valid (problem, result->assignment);
      n_maps++;
    }
  g_assert_cmpuint (n_maps, >, 0);
}

/* As many areas as wanted, and a home in reach */
static void
test_districting_counts_and_homes (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (10, 10, NULL);
  static const double homes[4][2] = { { 9, 9 }, { 0, 0 }, { 9, 0 }, { 0, 9 } };
  static const guint corners[] = { 99, 0, 9, 90 };
  SalDistrictOptions options = make_options (4);
  g_autoptr (SalDistricting) result = NULL;

  options.least_areas = options.most_areas = 25;
  options.homes = homes;
  options.travel = 1;
  options.iterations = 1000000;
  result = district_run (graph, &options);
  g_assert_cmpuint (result->score.n_miscounted, ==, 0);
  for (gint32 t = 0; t < 4; t++)
    g_assert_cmpint (result->assignment[corners[t]], ==, t);
}

/* Three of four columns are with the first of eight territories: what there is is taken apart until
 * it is even by both measures, and nobody has it far from a home. */
static void
test_districting_mending (void)
{
  enum
  {
    COLUMNS = 48,
    ROWS = 24,
    N = COLUMNS * ROWS,
    TERRITORIES = 8
  };
  static const SalDistrictBalance balances[] = { { 2, 0.05 }, { 1, 0.1 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());
  g_autoptr (SalDistrictGraph) grid = district_random_new (random, COLUMNS, ROWS, 2);
  double homes[TERRITORIES][2];
  gint32 current[N];
  SalDistrictOptions options = make_options (TERRITORIES);
  g_autoptr (SalDistricting) result = NULL;
  double way = 0;

  for (guint i = 0; i < N; i++)
    {
      guint column = i % COLUMNS;

      current[i] = column < 36 ? 0 : 1 + (gint32) ((column - 36) * 7 / 12);
    }
  for (guint t = 0; t < TERRITORIES; t++)
    {
      homes[t][0] = 6 + 12 * (t % 4);
      homes[t][1] = 6 + 12 * (t / 4);
    }
  options.balances = balances;
  options.current = current;
  options.start = SAL_DISTRICT_CURRENT;
  options.homes = (const double (*)[2]) homes;
  options.travel = 10;
  options.borders = 1;
  options.disruption = 0.5;
  options.iterations = 4000 * N;
  result = district_run (grid, &options);
  for (guint i = 0; i < N; i++)
    way += hypot (grid->points[i][0] - homes[result->assignment[i]][0],
                  grid->points[i][1] - homes[result->assignment[i]][1]) /
           N;
  for (guint k = 0; k < 2; k++)
    g_assert_cmpuint (result->score.measures[k].n_within, ==, TERRITORIES);
  /* of squares of 12 km with homes in their middles it would be 4.6 km */
  g_assert_cmpfloat (way, <, 6.5);
}

/* Four areas in a row, 1 km apart, and homes at both ends: the second is 1 km from the first home
 * and 2 km from the other, and weighs a quarter of all. */
static void
test_districting_way (void)
{
  g_autoptr (SalDistrictGraph) graph = district_grid_new (4, 1, NULL);
  static const double homes[2][2] = { { 0, 0 }, { 3, 0 } };
  static const gint32 halves[] = { 0, 0, 1, 1 };
  SalDistrictOptions options = make_options (2);
  g_autoptr (SalDistrictProblem) problem = NULL;
  SalDistrictState *state;
  SalDistrictMove move;

  options.homes = homes;
  options.travel = 1;
  problem = district_problem_new (graph, &options);
  state = sal_district_state_new (problem);
  sal_district_state_set (state, halves);
  g_assert_cmpfloat_with_epsilon (state->travel, (0 + 1 + 1 + 0) / 4., 1e-9);
  sal_district_state_weigh (state, &move, 1, 1);
  g_assert_cmpfloat_with_epsilon (move.travel, (2 - 1) / 4., 1e-9);
  sal_district_state_apply (state, &move);
  g_assert_cmpfloat_with_epsilon (state->travel, (0 + 2 + 1 + 0) / 4., 1e-9);
  sal_district_state_free (state);
}

/* Of one area in five there is much, of the rest next to nothing: whose these are changes neither
 * balance nor inertia, so that only what borders count keeps them straight. */
static void
test_districting_borders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (district_seed ());
  g_autofree double *weights = g_new (double, 900);
  g_autoptr (SalDistrictGraph) graph = NULL;
  SalDistrictOptions options = make_options (6);
  const SalDistrictBalance balance = { 1, 0.05 };
  g_autoptr (SalDistricting) ragged = NULL;
  g_autoptr (SalDistricting) straight = NULL;
  g_autoptr (SalDistricting) again = NULL;

  for (guint i = 0; i < 900; i++)
    weights[i] = g_rand_int_range (random, 0, 5) == 0 ? g_rand_double_range (random, 50, 100) : 0.1;
  graph = district_grid_new (30, 30, weights);
  options.balances = &balance;
  options.iterations = 2000000;
  ragged = district_run (graph, &options);
  options.borders = 1;
  straight = district_run (graph, &options);
  again = district_run (graph, &options);

  /* two rows of three squares cut 90 */
  g_assert_cmpuint (straight->score.cut_edges, <, ragged->score.cut_edges);
  g_assert_cmpuint (straight->score.cut_edges, <=, 108);
  g_assert_cmpfloat (straight->score.measures[0].max_deviation, <=, 0.05 + 1e-9);
  g_assert_cmpfloat (straight->score.rms_radius, <, 1.1 * ragged->score.rms_radius);
  g_assert_cmpmem (
      straight->assignment, 900 * sizeof (gint32), again->assignment, 900 * sizeof (gint32));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/districting/grids", test_districting_grids);
  g_test_add_func ("/districting/compact", test_districting_compact);
  g_test_add_func ("/districting/brute-force", test_districting_brute_force);
  g_test_add_func ("/districting/oversize", test_districting_oversize);
  g_test_add_func ("/districting/capacities", test_districting_capacities);
  g_test_add_func ("/districting/locks", test_districting_locks);
  g_test_add_func ("/districting/disruption", test_districting_disruption);
  g_test_add_func ("/districting/least-moved", test_districting_least_moved);
  g_test_add_func ("/districting/starts", test_districting_starts);
  g_test_add_func ("/districting/long-range", test_districting_long_range);
  g_test_add_func ("/districting/pieces", test_districting_pieces);
  g_test_add_func ("/districting/repeats", test_districting_repeats);
  g_test_add_func ("/districting/cancel", test_districting_cancel);
  g_test_add_func ("/districting/counts-and-homes", test_districting_counts_and_homes);
  g_test_add_func ("/districting/mending", test_districting_mending);
  g_test_add_func ("/districting/way", test_districting_way);
  g_test_add_func ("/districting/borders", test_districting_borders);

  return g_test_run ();
}
