/* test-stakeholder-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-layout.h"

#define DAY    200000
#define N_SEED 120

static SalStakeholderMap *
make_map (GRand *random, guint n, double placed)
{
  SalStakeholderMap *map = sal_stakeholder_map_new (DAY);

  for (guint i = 0; i < n; i++)
    {
      SalStakeholder *person = sal_stakeholder_map_add (map, i + 1, "Somebody");

      if (i > 2)
        person->reports_to = g_rand_int_range (random, 1, (gint32) i + 1);
      if (g_rand_double (random) < placed)
        {
          person->placed = TRUE;
          person->x = g_rand_double_range (random, -500, 3000);
          person->y = g_rand_double_range (random, -200, 1200);
        }
    }
  sal_stakeholder_map_link (map);

  return map;
}

static gboolean
overlap (const SalStakeholderPlace *one, const SalStakeholderPlace *other)
{
  return fabs (one->x - other->x) < SAL_STAKEHOLDER_WIDTH &&
         fabs (one->y - other->y) < SAL_STAKEHOLDER_HEIGHT;
}

static void
check (const SalStakeholderMap *map, const SalStakeholderLayout *layout)
{
  for (guint i = 0; i < layout->n; i++)
    {
      const SalStakeholder *person = sal_stakeholder_map_get (map, i);

      if (person->placed)
        {
          g_assert_cmpfloat (layout->places[i].x, ==, person->x);
          g_assert_cmpfloat (layout->places[i].y, ==, person->y);
        }
      for (guint j = 0; j < i; j++)
        if (!person->placed || !sal_stakeholder_map_get (map, j)->placed)
          g_assert_false (overlap (&layout->places[i], &layout->places[j]));
    }
}

static void
test_random (gconstpointer data)
{
  double placed = *(const double *) data;

  for (guint seed = 1; seed <= N_SEED; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (random, 1, 160);
      g_autoptr (SalStakeholderMap) map = make_map (random, n, placed);
      g_autoptr (SalStakeholderLayout) layout = sal_stakeholder_layout_new (map);
      g_autoptr (SalStakeholderLayout) again = sal_stakeholder_layout_new (map);

      g_test_message ("seed %u, %u people", seed, n);
      check (map, layout);
      g_assert_cmpmem (layout->places,
                       n * sizeof (SalStakeholderPlace),
                       again->places,
                       n * sizeof (SalStakeholderPlace));
    }
}

/* A manager who was moved takes along those below who were not. */
static void
test_follow (void)
{
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
  g_autoptr (SalStakeholderLayout) layout = NULL;
  SalStakeholder *person = sal_stakeholder_map_add (map, 1, "Chief");
  double drop = SAL_STAKEHOLDER_HEIGHT + SAL_STAKEHOLDER_DROP;
  double step = SAL_STAKEHOLDER_WIDTH + SAL_STAKEHOLDER_GAP;

  person->placed = TRUE;
  person->x = 1000;
  person->y = 50;
  for (gint64 id = 2; id <= 3; id++)
    sal_stakeholder_map_add (map, id, "Below")->reports_to = 1;
  sal_stakeholder_map_link (map);
  layout = sal_stakeholder_layout_new (map);

  g_assert_cmpfloat (layout->places[1].x, ==, 1000 - step / 2);
  g_assert_cmpfloat (layout->places[2].x, ==, 1000 + step / 2);
  g_assert_cmpfloat (layout->places[1].y, ==, 50 + drop);
}

static void
test_measure (void)
{
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
  g_autoptr (SalStakeholderLayout) none = sal_stakeholder_layout_new (map);
  g_autoptr (SalStakeholderLayout) two = NULL;
  SalStakeholderPlace from, to;

  sal_stakeholder_layout_measure (none, &from, &to);
  g_assert_cmpfloat (to.x - from.x, ==, 0);
  sal_stakeholder_map_add (map, 1, "One");
  sal_stakeholder_map_add (map, 2, "Two");
  sal_stakeholder_map_link (map);
  two = sal_stakeholder_layout_new (map);
  sal_stakeholder_layout_measure (two, &from, &to);
  g_assert_cmpfloat (to.x - from.x, ==, 2 * SAL_STAKEHOLDER_WIDTH + SAL_STAKEHOLDER_GAP);
  g_assert_cmpfloat (to.y - from.y, ==, SAL_STAKEHOLDER_HEIGHT);
}

int
main (int argc, char *argv[])
{
  static const double none = 0, some = 0.2, many = 0.7;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/stakeholder-layout/random/tidy", &none, test_random);
  g_test_add_data_func ("/stakeholder-layout/random/some-placed", &some, test_random);
  g_test_add_data_func ("/stakeholder-layout/random/many-placed", &many, test_random);
  g_test_add_func ("/stakeholder-layout/follow", test_follow);
  g_test_add_func ("/stakeholder-layout/measure", test_measure);

  return g_test_run ();
}
