/* test-stakeholder-routes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-layout.h"

#define DAY    200000
#define N_SEED 40

static SalStakeholder *
add (SalStakeholderMap *map, gint64 id, gint64 above, double x, double y)
{
  SalStakeholder *person = sal_stakeholder_map_add (map, id, "Somebody");

  person->reports_to = above;
  person->placed = x >= 0;
  person->x = x;
  person->y = y;

  return person;
}

static void
influence (SalStakeholderMap *map, gint64 source, gint64 target)
{
  g_assert_true (sal_stakeholder_map_add_influence (
      map, (gint64) map->influences->len + 1, source, target, SAL_INFLUENCE_MEDIUM));
}

/* Looked at in steps of half a unit, so that it does not rest on the geometry it is to test. */
static gboolean
goes_under (const SalStakeholderRoute *route, const SalStakeholderPlace *box)
{
  for (guint i = 1; i < route->n; i++)
    {
      const SalStakeholderPlace *from = &route->points[i - 1], *to = &route->points[i];
      guint n = (guint) (2 * hypot (to->x - from->x, to->y - from->y)) + 1;

      for (guint k = 0; k <= n; k++)
        {
          double x = from->x + (to->x - from->x) * k / n, y = from->y + (to->y - from->y) * k / n;

          if (x > box->x && x < box->x + SAL_STAKEHOLDER_WIDTH && y > box->y &&
              y < box->y + SAL_STAKEHOLDER_HEIGHT)
            return TRUE;
        }
    }

  return FALSE;
}

static guint
count_under (const SalStakeholderMap *map, const SalStakeholderLayout *layout)
{
  guint n = 0;

  g_assert_cmpuint (layout->routes->len, ==, map->influences->len);
  for (guint i = 0; i < layout->routes->len; i++)
    {
      const SalInfluence *line = &g_array_index (map->influences, SalInfluence, i);
      const SalStakeholderRoute *route = &g_array_index (layout->routes, SalStakeholderRoute, i);

      for (guint k = 0; k < layout->n; k++)
        n += k != line->source && k != line->target && goes_under (route, &layout->places[k]);
    }

  return n;
}

static gboolean
is_at_edge (const SalStakeholderPlace *point, const SalStakeholderPlace *box)
{
  double across = point->x - box->x, down = point->y - box->y;
  gboolean within = across > -1e-6 && across < SAL_STAKEHOLDER_WIDTH + 1e-6 && down > -1e-6 &&
                    down < SAL_STAKEHOLDER_HEIGHT + 1e-6;
  double nearest =
      MIN (MIN (across, SAL_STAKEHOLDER_WIDTH - across), MIN (down, SAL_STAKEHOLDER_HEIGHT - down));

  return within && nearest < 1e-6;
}

static void
check_ends (const SalStakeholderMap *map, const SalStakeholderLayout *layout)
{
  for (guint i = 0; i < layout->routes->len; i++)
    {
      const SalInfluence *line = &g_array_index (map->influences, SalInfluence, i);
      const SalStakeholderRoute *route = &g_array_index (layout->routes, SalStakeholderRoute, i);

      g_assert_cmpuint (route->n, >=, 2);
      g_assert_true (is_at_edge (&route->points[0], &layout->places[line->source]));
      g_assert_true (is_at_edge (&route->points[route->n - 1], &layout->places[line->target]));
      for (guint k = 0; k < route->n; k++)
        {
          g_assert_cmpfloat (route->points[k].x, >=, route->from.x);
          g_assert_cmpfloat (route->points[k].x, <=, route->to.x);
          g_assert_cmpfloat (route->points[k].y, >=, route->from.y);
          g_assert_cmpfloat (route->points[k].y, <=, route->to.y);
        }
    }
}

/* Five beside each other: the first influences the last, and the other way round. */
static void
test_row (void)
{
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
  g_autoptr (SalStakeholderLayout) layout = NULL;

  add (map, 1, 0, -1, 0);
  for (gint64 id = 2; id <= 6; id++)
    add (map, id, 1, -1, 0);
  sal_stakeholder_map_link (map);
  influence (map, 2, 6);
  influence (map, 6, 2);
  influence (map, 2, 3);
  influence (map, 1, 4);
  layout = sal_stakeholder_layout_new (map);
  check_ends (map, layout);
  g_assert_cmpuint (count_under (map, layout), ==, 0);
}

/* Nobody is in the way: the line is bent, as a reporting line is not. */
static void
test_bent (void)
{
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
  g_autoptr (SalStakeholderLayout) layout = NULL;
  const SalStakeholderRoute *route;
  SalStakeholderPlace half;

  add (map, 1, 0, 0, 0);
  add (map, 2, 0, 600, 400);
  sal_stakeholder_map_link (map);
  influence (map, 1, 2);
  layout = sal_stakeholder_layout_new (map);
  check_ends (map, layout);
  route = &g_array_index (layout->routes, SalStakeholderRoute, 0);
  half = route->points[route->n / 2];
  g_assert_cmpfloat (hypot (half.x - (route->points[0].x + route->points[route->n - 1].x) / 2,
                            half.y - (route->points[0].y + route->points[route->n - 1].y) / 2),
                     >,
                     10);
}

/* How far a line goes away from the straight one between its ends */
static double
measure_bend (const SalStakeholderRoute *route)
{
  const SalStakeholderPlace *from = &route->points[0], *to = &route->points[route->n - 1];
  double across = to->x - from->x, down = to->y - from->y, most = 0;

  for (guint i = 1; i + 1 < route->n; i++)
    most = MAX (
        most,
        fabs (down * (route->points[i].x - from->x) - across * (route->points[i].y - from->y)) /
            hypot (across, down));

  return most;
}

/* Who influences whom he reports to, or reports to, or somebody further up: the line is not taken
 * for that of reporting, on which a straight one would lie. */
static void
test_upright (void)
{
  static const double drops[] = { 110, 152, 300, 304, 456, 2000 };

  for (gsize i = 0; i < G_N_ELEMENTS (drops); i++)
    for (double aside = 0; aside <= 4; aside += 2)
      {
        g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
        g_autoptr (SalStakeholderLayout) layout = NULL;

        /* the third beside the way, near enough to stop a large bow */
        add (map, 1, 0, 0, 0);
        add (map, 2, 1, aside, drops[i]);
        add (map, 3, 0, 120, drops[i] / 2 - 200);
        add (map, 4, 0, -232, drops[i] / 2);
        sal_stakeholder_map_link (map);
        influence (map, 1, 2);
        influence (map, 2, 1);
        layout = sal_stakeholder_layout_new (map);
        check_ends (map, layout);
        for (guint k = 0; k < layout->routes->len; k++)
          g_assert_cmpfloat (
              measure_bend (&g_array_index (layout->routes, SalStakeholderRoute, k)), >, 8);
      }
}

/* Tidy maps of every shape, with lines between any two. */
static void
test_tidy (void)
{
  for (guint seed = 0; seed < N_SEED; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
      g_autoptr (SalStakeholderLayout) layout = NULL, again = NULL;
      gint32 n = g_rand_int_range (random, 4, 60);
      guint under;

      for (gint32 i = 1; i <= n; i++)
        add (map, i, i > 1 ? g_rand_int_range (random, 1, i) : 0, -1, 0);
      sal_stakeholder_map_link (map);
      for (gint32 i = 0; i < n; i++)
        {
          gint32 source = g_rand_int_range (random, 1, n + 1);
          gint32 target = g_rand_int_range (random, 1, n + 1);

          if (source != target)
            influence (map, source, target);
        }
      layout = sal_stakeholder_layout_new (map);
      again = sal_stakeholder_layout_new (map);
      under = count_under (map, layout);
      if (under > 0)
        g_test_message ("seed %u: %u boxes are crossed", seed, under);
      g_assert_cmpuint (under, ==, 0);
      check_ends (map, layout);
      for (guint i = 0; i < layout->routes->len; i++)
        {
          const SalStakeholderRoute *one = &g_array_index (layout->routes, SalStakeholderRoute, i);
          const SalStakeholderRoute *other = &g_array_index (again->routes, SalStakeholderRoute, i);

          g_assert_cmpmem (one->points,
                           one->n * sizeof *one->points,
                           other->points,
                           other->n * sizeof *other->points);
        }
    }
}

/* Placed by hand, unevenly, with room between. */
static void
test_by_hand (void)
{
  for (guint seed = 0; seed < N_SEED; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
      g_autoptr (SalStakeholderLayout) layout = NULL;

      for (gint64 i = 0; i < 30; i++)
        add (map,
             i + 1,
             0,
             (double) (i % 6) * 290 + g_rand_double_range (random, 0, 40),
             (double) (i / 6) * 190 + g_rand_double_range (random, 0, 40));
      sal_stakeholder_map_link (map);
      for (guint i = 0; i < 30; i++)
        {
          gint32 source = g_rand_int_range (random, 1, 31);
          gint32 target = g_rand_int_range (random, 1, 31);

          if (source != target)
            influence (map, source, target);
        }
      layout = sal_stakeholder_layout_new (map);
      check_ends (map, layout);
      g_assert_cmpuint (count_under (map, layout), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stakeholder-routes/row", test_row);
  g_test_add_func ("/stakeholder-routes/bent", test_bent);
  g_test_add_func ("/stakeholder-routes/upright", test_upright);
  g_test_add_func ("/stakeholder-routes/tidy", test_tidy);
  g_test_add_func ("/stakeholder-routes/by-hand", test_by_hand);

  return g_test_run ();
}
