/* test-district-locks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-network.h"
#include "sal-error.h"

#include "district-fixture.h"

/* Whatever is locked by chance, at no moment does the optimiser move a locked area, take anything
 * from a locked territory or give anything to it. */

#define N_ROUNDS      60
#define N_COLUMNS     32
#define N_ROWS        20 /* more areas than a small network has */
#define N_AREAS       (N_COLUMNS * N_ROWS)
#define N_TERRITORIES 8

typedef struct
{
  gint32 current[N_AREAS];
  guint8 areas[N_AREAS];
  guint8 territories[N_TERRITORIES];
  double homes[N_TERRITORIES][2];
} Locks;

/* Bands of columns, the last ones of nobody, with some areas of any other territory among them. */
static void
locks_init (Locks *self, GRand *random)
{
  for (guint area = 0; area < N_AREAS; area++)
    {
      gint32 band = (gint32) (area % N_COLUMNS * (N_TERRITORIES + 1) / N_COLUMNS);

      if (g_rand_double (random) < 0.02)
        band = g_rand_int_range (random, 0, N_TERRITORIES);
      self->current[area] = band < N_TERRITORIES ? band : SAL_DISTRICT_NONE;
      self->areas[area] = self->current[area] != SAL_DISTRICT_NONE && g_rand_double (random) < 0.03;
    }
  for (guint t = 0; t < N_TERRITORIES; t++)
    {
      self->territories[t] = g_rand_double (random) < 0.25;
      for (int d = 0; d < 2; d++)
        self->homes[t][d] = g_rand_double_range (random, 0, N_ROWS);
    }
}

static SalDistrictProblem *
create_problem (SalDistrictGraph *graph, const Locks *locks, GRand *random)
{
  static const SalDistrictStart starts[] = { SAL_DISTRICT_SCRATCH, SAL_DISTRICT_CURRENT };
  static const SalDistrictBalance balances[] = { { 2, 0.05 }, { 1, 0.2 } };
  SalDistrictOptions options = SAL_DISTRICT_OPTIONS_INIT (N_TERRITORIES);
  SalDistrictProblem *problem;
  g_autoptr (GError) error = NULL;

  options.balances = balances;
  options.current = locks->current;
  options.locked_areas = locks->areas;
  options.locked_territories = locks->territories;
  options.homes = locks->homes;
  options.start = starts[g_rand_int_range (random, 0, G_N_ELEMENTS (starts))];
  options.travel = g_rand_int_range (random, 0, 2);
  options.borders = g_rand_int_range (random, 0, 2);
  options.disruption = g_rand_int_range (random, 0, 2);
  options.most_moved = g_rand_boolean (random) ? 1 : 0.2;
  options.seed = g_rand_int (random);
  options.seconds = 0;
  options.iterations = 200000;
  problem = sal_district_problem_new (graph, &options, &error);
  /* what locks leave open may be in more pieces than there are territories for it */
  if (problem == NULL)
    g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);

  return problem;
}

static void
assert_kept (const Locks *locks, const gint32 *assignment)
{
  for (guint area = 0; area < N_AREAS; area++)
    {
      gint32 before = locks->current[area], after = assignment[area];

      if (locks->areas[area] || (before != SAL_DISTRICT_NONE && locks->territories[before]))
        g_assert_cmpint (after, ==, before);
      else
        g_assert_false (locks->territories[after]);
    }
}

static void
progress_cb (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer data)
{
  g_assert_cmpuint (n_areas, ==, N_AREAS);
  assert_kept (data, assignment);
}

typedef struct
{
  GCancellable *cancellable;
  gulong delay; /* µs */
} Cancel;

static gpointer
cancel_later (gpointer data)
{
  Cancel *cancel = data;

  g_usleep (cancel->delay);
  g_cancellable_cancel (cancel->cancellable);

  return NULL;
}

/* Every other one is stopped at a random moment. Returns: whether there was a map */
static gboolean
run (SalDistrictProblem *problem, Locks *locks, gboolean is_stopped, GRand *random)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDistricting) result = NULL;
  Cancel cancel = { cancellable, (gulong) g_rand_int_range (random, 0, 100000) };
  GThread *thread = is_stopped ? g_thread_new ("cancel", cancel_later, &cancel) : NULL;

  result = sal_districting_run (problem, progress_cb, locks, cancellable, &error);
  if (thread != NULL)
    g_thread_join (thread);
  if (result == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      return FALSE;
    }
  assert_kept (locks, result->assignment);

  return TRUE;
}

static void
run_rounds (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_maps = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (SalDistrictGraph) graph = district_random_new (random, N_COLUMNS, N_ROWS, 2);
      g_autoptr (SalDistrictProblem) problem = NULL;
      Locks locks;

      locks_init (&locks, random);
      problem = create_problem (graph, &locks, random);
      if (problem != NULL)
        n_maps += run (problem, &locks, round % 2 == 0, random);
    }
  g_test_message ("%u maps of %u", n_maps, N_ROUNDS);
  g_assert_cmpuint (n_maps, >, N_ROUNDS / 10);
}

static void
test_district_locks_random (void)
{
  run_rounds (district_seed ());
}

/* Among these, a territory has locked areas in two pieces, and a third piece needs another: areas
 * were left without any. */
static void
test_district_locks_in_pieces (void)
{
  run_rounds (991082998);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/district-locks/random", test_district_locks_random);
  g_test_add_func ("/district-locks/in-pieces", test_district_locks_in_pieces);

  return g_test_run ();
}
