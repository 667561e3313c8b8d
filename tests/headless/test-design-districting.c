/* test-design-districting.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-districting.h"

#include <math.h>

#include "sal-area-measures.h"
#include "sal-error.h"
#include "sal-geography-file.h"

/* The counties of some states among a few territories, with accounts that some have by name. */

#define N_TERRITORIES 6
#define N_ACCOUNTS    300
#define SEED          7
#define ITERATIONS    20000

static SalGeography *geography;
static SalUsAreas *areas;

static SalTerritoryDesign *
create_empty (const double *capacities)
{
  SalTerritoryDesign *design = sal_territory_design_new (geography);

  for (guint i = 0; i < N_TERRITORIES; i++)
    {
      const SalDesignTerritory territory = { .id = i + 1,
                                             .name = (char *) "Territory",
                                             .home = { NAN, NAN },
                                             .capacity = capacities ? capacities[i] : 1 };

      sal_territory_design_add_territory (design, &territory);
    }
  sal_area_measures_add_census (design, areas);
  sal_area_measures_add_accounts (design);

  return design;
}

static gboolean
is_south (const SalGeographyArea *area)
{
  static const char *const states[] = { "01", "28", "13", "AL", "MS", "GA", NULL };

  return g_strv_contains (states, area->parent);
}

/* Bands from north to south: balanced in nothing. */
static void
place (SalTerritoryDesign *design)
{
  guint n_areas;
  const SalGeographyArea *counties = sal_geography_get_areas (geography, &n_areas);

  for (guint area = 0; area < n_areas; area++)
    {
      double band = (35.1 - counties[area].center.latitude) / 5 * N_TERRITORIES;

      if (is_south (&counties[area]))
        sal_territory_design_place (
            design, area, (gint32) CLAMP (floor (band), 0, N_TERRITORIES - 1));
    }
}

/* One in ten accounts is with the first territory by name, or shared by two others. */
static void
add_accounts (SalTerritoryDesign *design)
{
  guint n_areas;
  const SalGeographyArea *counties = sal_geography_get_areas (geography, &n_areas);
  guint area = 0;

  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      SalDesignAccount account = { .id = i + 1,
                                   .revenue = g_test_rand_int_range (1, 1000000),
                                   .named = SAL_TERRITORY_NONE,
                                   .by_rule = SAL_TERRITORY_NONE };

      do
        area = (area + (guint) g_test_rand_int_range (1, 300)) % n_areas;
      while (!is_south (&counties[area]));
      account.area = area;
      sal_territory_design_add_account (design, &account);
    }
  for (guint i = 0; i < N_ACCOUNTS; i += 10)
    {
      SalDesignShare share = { i, i % 20 == 0 ? 0 : 1, 0.5 };

      sal_territory_design_add_share (design, &share);
      share.territory = 2;
      if (i % 20 != 0)
        sal_territory_design_add_share (design, &share);
    }
}

static SalTerritoryDesign *
create_design (const double *capacities)
{
  SalTerritoryDesign *design = create_empty (capacities);

  add_accounts (design);
  place (design);
  sal_territory_design_prepare (design);

  return design;
}

static guint
find_measure (const SalTerritoryDesign *design, const char *key)
{
  guint measure;

  g_assert_true (sal_territory_design_find_measure (design, key, &measure));

  return measure;
}

static SalDesignWish
wish_for (const SalDesignGoal *goals, guint n_goals)
{
  SalDesignWish wish = SAL_DESIGN_WISH_INIT;

  wish.goals = goals;
  wish.n_goals = n_goals;
  wish.seconds = 0;
  wish.iterations = ITERATIONS;
  wish.seed = SEED;

  return wish;
}

static SalDistricting *
run (SalTerritoryDesign *design, const SalDesignWish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDesignDistricting) districting = sal_design_districting_new (design, wish, &error);
  SalDistricting *result;

  g_assert_no_error (error);
  result = sal_design_districting_run (districting, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_areas, ==, sal_territory_design_get_n_areas (design));

  return result;
}

/* Only what was assigned is, each territory has something, and is in one piece. */
static void
assert_valid (SalTerritoryDesign *design, const gint32 *assignment)
{
  const gint32 *before = sal_territory_design_get_assignment (design);

  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    g_assert_true ((before[area] == SAL_TERRITORY_NONE) ==
                   (assignment[area] == SAL_TERRITORY_NONE));
  sal_design_apply (design, assignment, NULL);
  g_assert_cmpmem (sal_territory_design_get_assignment (design),
                   sal_territory_design_get_n_areas (design) * sizeof (gint32),
                   assignment,
                   sal_territory_design_get_n_areas (design) * sizeof (gint32));
  for (guint t = 0; t < N_TERRITORIES; t++)
    g_assert_cmpuint (sal_territory_design_count_pieces (design, t), ==, 1);
}

/* --- tests --- */

/* What the areas of the problem weigh, and what territories have by name, is all that there is; and
 * both together are their targets. */
static void
test_design_districting_totals (void)
{
  const double capacities[N_TERRITORIES] = { 1, 1, 0.5, 1, 0.75, 1 };
  g_autoptr (SalTerritoryDesign) design = create_design (capacities);
  guint revenue = find_measure (design, "revenue");
  const SalDesignGoal goal = { revenue, 1, 0.02 };
  SalDesignWish wish = wish_for (&goal, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDesignDistricting) districting = sal_design_districting_new (design, &wish, &error);
  SalDistrictProblem *problem = sal_design_districting_get_problem (districting);
  const gint32 *assignment = sal_territory_design_get_assignment (design);
  double total = sal_district_problem_get_graph (problem)->totals[0], sum = 0;

  g_assert_no_error (error);
  for (guint t = 0; t < N_TERRITORIES; t++)
    {
      double given = sal_territory_design_get_sum (design, (gint32) t, revenue);

      for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
        {
          if (assignment[area] == (gint32) t)
            given -= sal_territory_design_get_residual (design, area, revenue);
        }
      g_assert_cmpfloat (given, >=, -1e-3);
      total += given;
      sum += sal_territory_design_get_sum (design, (gint32) t, revenue);
      g_assert_cmpfloat_with_epsilon (given + sal_district_problem_get_target (problem, t, 0),
                                      sal_territory_design_get_target (design, t, revenue),
                                      1e-3);
    }
  g_assert_cmpfloat_with_epsilon (total, sum, 1e-3);
}

/* What is found is better than what was there, and no better than is possible. */
static void
test_design_districting_balance (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design (NULL);
  guint revenue = find_measure (design, "revenue");
  const SalDesignGoal goals[] = { { revenue, 2, 0.02 },
                                  { find_measure (design, "population"), 1, 0.1 } };
  SalDesignWish wish = wish_for (goals, G_N_ELEMENTS (goals));
  g_autoptr (SalDistricting) found = run (design, &wish);
  SalDesignBalance before, after;
  SalDistrictBound bound;

  sal_territory_design_measure_balance (design, revenue, &before);
  assert_valid (design, found->assignment);
  sal_territory_design_measure_balance (design, revenue, &after);
  sal_design_bound_compute (design, revenue, &bound);
  g_assert_cmpfloat (after.mean_deviation, <, before.mean_deviation);
  g_assert_cmpfloat (after.max_deviation, >=, 100 * bound.max_deviation - 1e-6);
  g_assert_cmpfloat (after.mean_deviation, >=, 100 * bound.mean_deviation - 1e-6);
}

/* Los Angeles has more people than a sixth of California: with a county of weight w above the
 * target T the mean deviation of n territories is at least 2 (w − T) ∕ (n T). */
static void
test_design_districting_bound (void)
{
  g_autoptr (SalTerritoryDesign) design = create_empty (NULL);
  const SalGeographyArea *counties = sal_geography_get_areas (geography, NULL);
  guint population = find_measure (design, "population"), angeles;
  double weight, target;
  SalDistrictBound bound;
  g_autoptr (GArray) oversize = NULL;

  g_assert_true (sal_geography_find (geography, "06037", &angeles));
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    {
      if (g_str_equal (counties[area].parent, counties[angeles].parent))
        sal_territory_design_place (design, area, (gint32) (area % N_TERRITORIES));
    }
  sal_territory_design_prepare (design);
  weight = sal_territory_design_get_residual (design, angeles, population);
  target = sal_territory_design_get_target (design, 0, population);
  g_assert_cmpfloat (weight, >, target);
  sal_design_bound_compute (design, population, &bound);
  g_assert_cmpfloat_with_epsilon (
      bound.mean_deviation, 2 * (weight - target) / (N_TERRITORIES * target), 1e-9);
  g_assert_cmpfloat_with_epsilon (bound.max_deviation, weight / target - 1, 1e-9);

  oversize = sal_design_find_oversize (design, population);
  g_assert_cmpuint (oversize->len, ==, 1);
  g_assert_cmpuint (g_array_index (oversize, SalDesignOversize, 0).area, ==, angeles);
  g_assert_cmpfloat_with_epsilon (
      g_array_index (oversize, SalDesignOversize, 0).index, 100 * weight / target, 1e-9);
}

/* What is judged by counts most; accounts and what they bring besides, where there are any. */
static void
test_design_districting_goals (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design (NULL);
  g_autoptr (SalTerritoryDesign) empty = create_empty (NULL);
  guint population = find_measure (design, "population"),
        revenue = find_measure (design, "revenue");
  g_autoptr (GArray) by_people = sal_design_propose_goals (design, population);
  g_autoptr (GArray) by_revenue = sal_design_propose_goals (design, revenue);
  g_autoptr (GArray) alone = NULL;

  g_assert_cmpuint (by_people->len, ==, 3);
  g_assert_cmpuint (g_array_index (by_people, SalDesignGoal, 0).measure, ==, population);
  g_assert_cmpuint (
      g_array_index (by_people, SalDesignGoal, 1).measure, ==, find_measure (design, "accounts"));
  g_assert_cmpuint (g_array_index (by_people, SalDesignGoal, 2).measure, ==, revenue);
  for (guint i = 1; i < by_people->len; i++)
    g_assert_cmpfloat (g_array_index (by_people, SalDesignGoal, i).weight,
                       <,
                       g_array_index (by_people, SalDesignGoal, 0).weight);
  g_assert_cmpuint (by_revenue->len, ==, 2);
  g_assert_cmpuint (g_array_index (by_revenue, SalDesignGoal, 0).measure, ==, revenue);

  sal_territory_design_prepare (empty);
  alone = sal_design_propose_goals (empty, population);
  g_assert_cmpuint (alone->len, ==, 1);
}

static void
test_design_districting_locks (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design (NULL);
  guint n_areas = sal_territory_design_get_n_areas (design);
  const SalDesignGoal goal = { find_measure (design, "population"), 1, 0.02 };
  SalDesignWish wish = wish_for (&goal, 1);
  g_autofree gint32 *before =
      g_memdup2 (sal_territory_design_get_assignment (design), n_areas * sizeof (gint32));
  g_autoptr (SalDistricting) found = NULL;
  guint n_locked = 0;

  sal_territory_design_set_territory_locked (design, 0, TRUE);
  for (guint area = 0; area < n_areas; area++)
    {
      if (before[area] == 3 && n_locked < 3)
        {
          sal_territory_design_set_locked (design, area, TRUE);
          n_locked++;
        }
    }
  wish.start = SAL_DISTRICT_SCRATCH;
  found = run (design, &wish);
  for (guint area = 0; area < n_areas; area++)
    {
      g_assert_true ((before[area] == 0) == (found->assignment[area] == 0));
      if (before[area] != SAL_TERRITORY_NONE && sal_territory_design_is_locked (design, area))
        g_assert_cmpint (found->assignment[area], ==, before[area]);
    }
  g_assert_cmpuint (sal_design_apply (design, found->assignment, NULL), >, 0);
  for (guint area = 0; area < n_areas; area++)
    g_assert_cmpint (
        sal_territory_design_get_assignment (design)[area], ==, found->assignment[area]);
}

static void
test_design_districting_seed (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design (NULL);
  const SalDesignGoal goal = { find_measure (design, "population"), 1, 0.02 };
  SalDesignWish wish = wish_for (&goal, 1);
  g_autoptr (SalDistricting) one = run (design, &wish);
  g_autoptr (SalDistricting) other = run (design, &wish);

  g_assert_cmpmem (one->assignment,
                   one->n_areas * sizeof (gint32),
                   other->assignment,
                   other->n_areas * sizeof (gint32));
}

static gpointer
cancel_later (gpointer cancellable)
{
  g_usleep ((gulong) g_test_rand_int_range (0, 100000));
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_design_districting_cancel (void)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_design (NULL);
      const SalDesignGoal goal = { find_measure (design, "population"), 1, 0.02 };
      SalDesignWish wish = wish_for (&goal, 1);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SalDesignDistricting) districting = NULL;
      g_autoptr (SalDistricting) found = NULL;
      GThread *thread;

      wish.iterations = 0;
      wish.seconds = 100;
      districting = sal_design_districting_new (design, &wish, &error);
      g_assert_no_error (error);
      thread = g_thread_new ("cancel", cancel_later, cancellable);
      found = sal_design_districting_run (districting, NULL, NULL, cancellable, &error);
      g_thread_join (thread);
      if (found != NULL)
        assert_valid (design, found->assignment);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static gboolean
is_kept (const SalTerritoryDesign *design, guint area, gint32 territory)
{
  return sal_territory_design_is_locked (design, area) ||
         (territory != SAL_TERRITORY_NONE &&
          sal_territory_design_get_territory (design, (guint) territory)->is_locked);
}

/* Every other one of them is stopped at a random moment. Returns: (nullable): what was found */
static SalDistricting *
run_for_a_while (SalTerritoryDesign *design, gboolean is_stopped)
{
  const SalDesignGoal goals[] = { { find_measure (design, "population"), 2, 0.05 },
                                  { find_measure (design, "revenue"), 1, 0.2 } };
  SalDesignWish wish = wish_for (goals, G_N_ELEMENTS (goals));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDesignDistricting) districting = NULL;
  SalDistricting *found;
  GThread *thread;

  wish.start = g_test_rand_bit () ? SAL_DISTRICT_CURRENT : SAL_DISTRICT_SCRATCH;
  wish.disruption = g_test_rand_bit () ? SAL_DESIGN_DEFAULT_DISRUPTION : 0;
  wish.iterations = is_stopped ? G_MAXUINT64 / 2 : 20 * ITERATIONS;
  districting = sal_design_districting_new (design, &wish, &error);
  if (districting == NULL)
    {
      g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      return NULL;
    }
  thread = is_stopped ? g_thread_new ("cancel", cancel_later, cancellable) : NULL;
  found = sal_design_districting_run (districting, NULL, NULL, cancellable, &error);
  if (thread != NULL)
    g_thread_join (thread);
  if (found == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return found;
}

/* With locks by chance, and stopped or not, nothing moves that is locked, nothing comes to what is,
 * and accounts stay with who has them by name. */
static void
test_design_districting_random_locks (void)
{
  guint n_found = 0;

  for (guint round = 0; round < 16; round++)
    {
      g_autoptr (SalTerritoryDesign) design = create_design (NULL);
      guint n_areas = sal_territory_design_get_n_areas (design);
      g_autofree gint32 *before =
          g_memdup2 (sal_territory_design_get_assignment (design), n_areas * sizeof (gint32));
      const gint32 *after = sal_territory_design_get_assignment (design);
      gint32 owners[N_ACCOUNTS];
      g_autoptr (SalDistricting) found = NULL;

      for (guint t = 0; t < N_TERRITORIES; t++)
        sal_territory_design_set_territory_locked (design, t, g_test_rand_int_range (0, 4) == 0);
      for (guint area = 0; area < n_areas; area++)
        sal_territory_design_set_locked (design, area, g_test_rand_int_range (0, 25) == 0);
      for (guint i = 0; i < N_ACCOUNTS; i++)
        owners[i] = sal_territory_design_get_account_territory (design, i, NULL);
      found = run_for_a_while (design, round % 2 == 0);
      if (found == NULL)
        continue;
      n_found++;
      sal_design_apply (design, found->assignment, NULL);
      for (guint area = 0; area < n_areas; area++)
        {
          g_assert_cmpint (found->assignment[area], ==, after[area]);
          if (is_kept (design, area, before[area]) || is_kept (design, area, after[area]))
            g_assert_cmpint (after[area], ==, before[area]);
        }
      for (guint i = 0; i < N_ACCOUNTS; i += 10)
        g_assert_cmpint (
            sal_territory_design_get_account_territory (design, i, NULL), ==, owners[i]);
    }
  g_assert_cmpuint (n_found, >, 0);
}

typedef struct
{
  guint n_calls;
  guint n_areas;
} Told;

static void
progress_cb (
    double fraction, const gint32 *assignment, guint n_areas, gboolean is_better, gpointer data)
{
  Told *told = data;

  told->n_calls++;
  told->n_areas = n_areas;
  for (guint area = 0; area < n_areas; area++)
    g_assert_true (assignment[area] >= SAL_TERRITORY_NONE && assignment[area] < N_TERRITORIES);
}

/* Without any assignment all areas are divided: Alaska and Hawaii are reached by bridges. Locked
 * areas of no territory stay without. */
static void
test_design_districting_scope (void)
{
  g_autoptr (SalTerritoryDesign) design = create_empty (NULL);
  const SalDesignGoal goal = { find_measure (design, "population"), 1, 0.02 };
  SalDesignWish wish = wish_for (&goal, 1);
  g_autoptr (SalDesignDistricting) districting = NULL;
  g_autoptr (SalDistricting) found = NULL;
  g_autoptr (GError) error = NULL;
  Told told = { 0 };

  sal_territory_design_prepare (design);
  sal_territory_design_set_locked (design, 5, TRUE);
  districting = sal_design_districting_new (design, &wish, &error);
  g_assert_no_error (error);
  found = sal_design_districting_run (districting, progress_cb, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told.n_calls, >, 0);
  g_assert_cmpuint (told.n_areas, ==, found->n_areas);
  for (guint area = 0; area < found->n_areas; area++)
    g_assert_true ((found->assignment[area] == SAL_TERRITORY_NONE) == (area == 5));
  sal_design_apply (design, found->assignment, NULL);
  for (guint t = 0; t < N_TERRITORIES; t++)
    g_assert_cmpuint (sal_territory_design_count_pieces (design, t), ==, 1);
}

/* A territory of named accounts that is full without any area gets none; nor does one without
 * capacity. */
static void
test_design_districting_full (void)
{
  const double capacities[N_TERRITORIES] = { 1, 1, 1, 1, 1, 0 };
  g_autoptr (SalTerritoryDesign) design = create_empty (capacities);
  const SalDesignAccount giant = { .id = 9999,
                                   .area = SAL_GEOGRAPHY_NONE,
                                   .revenue = G_GINT64_CONSTANT (1000000000000),
                                   .named = SAL_TERRITORY_NONE,
                                   .by_rule = 4 };
  guint revenue = find_measure (design, "revenue");
  const SalDesignGoal goal = { revenue, 1, 0.02 };
  SalDesignWish wish = wish_for (&goal, 1);
  g_autoptr (SalDistricting) found = NULL;

  add_accounts (design);
  sal_territory_design_add_account (design, &giant);
  place (design);
  sal_territory_design_prepare (design);
  found = run (design, &wish);
  sal_design_apply (design, found->assignment, NULL);
  for (gint32 t = 0; t < N_TERRITORIES; t++)
    g_assert_true ((sal_territory_design_count_areas (design, t) > 0) == (t < 4));
}

static void
test_design_districting_no_room (void)
{
  g_autoptr (SalTerritoryDesign) design = create_design (NULL);
  const SalDesignGoal goal = { 0, 1, 0.02 };
  SalDesignWish wish = wish_for (&goal, 1);
  g_autoptr (GError) error = NULL;

  for (guint t = 0; t < N_TERRITORIES; t++)
    sal_territory_design_set_territory_locked (design, t, TRUE);
  g_assert_null (sal_design_districting_new (design, &wish, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  geography = sal_geography_load ("us-counties", &error);
  g_assert_no_error (error);
  areas = sal_us_areas_load (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/design-districting/totals", test_design_districting_totals);
  g_test_add_func ("/design-districting/balance", test_design_districting_balance);
  g_test_add_func ("/design-districting/bound", test_design_districting_bound);
  g_test_add_func ("/design-districting/goals", test_design_districting_goals);
  g_test_add_func ("/design-districting/locks", test_design_districting_locks);
  g_test_add_func ("/design-districting/seed", test_design_districting_seed);
  g_test_add_func ("/design-districting/cancel", test_design_districting_cancel);
  g_test_add_func ("/design-districting/random-locks", test_design_districting_random_locks);
  g_test_add_func ("/design-districting/scope", test_design_districting_scope);
  g_test_add_func ("/design-districting/full", test_design_districting_full);
  g_test_add_func ("/design-districting/no-room", test_design_districting_no_room);

  result = g_test_run ();
  sal_geography_unref (geography);
  sal_us_areas_unref (areas);

  return result;
}
