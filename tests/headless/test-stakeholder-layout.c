/* test-stakeholder-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-stakeholder-layout.h"
#include "sal-stakeholder-moving.h"
#include "sal-stakeholder-room.h"

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

static gboolean
is_same (const SalStakeholderPlace *one, const SalStakeholderPlace *other)
{
  return fabs (one->x - other->x) < 0.1 && fabs (one->y - other->y) < 0.1;
}

/* Who stands where they do because of whom is moved: below them, with nobody between, nor
 * themselves, who was placed by hand. */
static gboolean
comes_along (const SalStakeholderMap *map, guint person, guint moved)
{
  int above = sal_stakeholder_map_get (map, person)->above;

  return person == moved || (!sal_stakeholder_map_get (map, person)->placed && above >= 0 &&
                             comes_along (map, (guint) above, moved));
}

/* Moves somebody anywhere; nobody who does not come along may stand elsewhere then, and what is to
 * be stored makes the same map of one that is read anew. */
static void
move_one (SalStakeholderMap *map, SalStakeholderMap *stored, GRand *random)
{
  g_autoptr (SalStakeholderLayout) before = sal_stakeholder_layout_new (map);
  g_autoptr (SalStakeholderLayout) after = NULL;
  g_autoptr (SalStakeholderLayout) again = NULL;
  guint person = (guint) g_rand_int_range (random, 0, (gint32) before->n);
  g_autoptr (SalStakeholderMoving) moving = sal_stakeholder_moving_new (map, before, person);
  g_autofree gboolean *along = g_new (gboolean, before->n);
  SalStakeholderPlace wanted = { g_rand_double_range (random, -300, 2500),
                                 g_rand_double_range (random, -200, 900) };
  SalStakeholderPlace place = sal_stakeholder_room_find (moving->staying, wanted);
  g_autoptr (GArray) moves = NULL;

  for (guint i = 0; i < before->n; i++)
    along[i] = comes_along (map, i, person);
  moves = sal_stakeholder_moving_drop (moving, map, place);
  after = sal_stakeholder_layout_new (map);
  g_assert_true (is_same (&after->places[person], &place));
  for (guint i = 0; i < before->n; i++)
    {
      g_assert_true (along[i] || is_same (&after->places[i], &before->places[i]));
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (&after->places[i], &after->places[j]));
    }
  for (guint i = 0; i < moves->len; i++)
    {
      const SalStakeholderMove *move = &g_array_index (moves, SalStakeholderMove, i);
      SalStakeholder *who = &g_array_index (
          stored->people, SalStakeholder, sal_stakeholder_map_find (stored, move->stakeholder));

      who->placed = TRUE;
      who->x = move->x;
      who->y = move->y;
    }
  again = sal_stakeholder_layout_new (stored);
  g_assert_cmpmem (again->places,
                   again->n * sizeof (SalStakeholderPlace),
                   after->places,
                   after->n * sizeof (SalStakeholderPlace));
}

/* Whoever is moved, also time and again, the others stay, and no two boxes overlap. */
static void
test_moving (void)
{
  for (guint seed = 1; seed <= N_SEED / 2; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GRand) same = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (random, 1, 60);
      g_autoptr (SalStakeholderMap) map = make_map (random, n, 0);
      g_autoptr (SalStakeholderMap) stored = NULL;

      g_assert_cmpint (g_rand_int_range (same, 1, 60), ==, n);
      stored = make_map (same, n, 0);
      g_test_message ("seed %u, %u people", seed, n);
      for (guint i = 0; i < 20; i++)
        move_one (map, stored, random);
    }
}

/* Who gave way to somebody by hand stays where they are when that one leaves. */
static void
test_moving_away (void)
{
  g_autoptr (SalStakeholderMap) map = sal_stakeholder_map_new (DAY);
  g_autoptr (SalStakeholderLayout) before = NULL;
  g_autoptr (SalStakeholderLayout) after = NULL;
  g_autoptr (SalStakeholderMoving) moving = NULL;
  g_autoptr (GArray) moves = NULL;
  SalStakeholder *one;

  sal_stakeholder_map_add (map, 1, "First");
  one = sal_stakeholder_map_add (map, 2, "Second");
  one->placed = TRUE; /* where the first would stand */
  sal_stakeholder_map_link (map);
  before = sal_stakeholder_layout_new (map);
  g_assert_cmpfloat (before->places[0].y, !=, 0);
  moving = sal_stakeholder_moving_new (map, before, 1);
  moves = sal_stakeholder_moving_drop (moving, map, (SalStakeholderPlace){ 2000, 0 });
  after = sal_stakeholder_layout_new (map);
  g_assert_cmpuint (moves->len, ==, 2);
  g_assert_true (is_same (&after->places[0], &before->places[0]));
  g_assert_cmpfloat (after->places[1].x, ==, 2000);
}

/* Where a box lies on another one, it goes where it has the least way to. */
static void
test_room (void)
{
  const double across = SAL_STAKEHOLDER_WIDTH + SAL_STAKEHOLDER_GAP / 2;
  const double down = SAL_STAKEHOLDER_HEIGHT + SAL_STAKEHOLDER_GAP / 2;
  const struct
  {
    SalStakeholderPlace wanted, found;
  } cases[] = {
    { { 1000, 0 }, { 1000, 0 } },      { { 0, 0 }, { 0, down } }, /* and not to the one beside */
    { { 10, 100 }, { 10, down } },     { { 10, -100 }, { 10, -down } },
    { { -200, 10 }, { -across, 10 } },
  };
  const SalStakeholderPlace boxes[] = { { 0, 0 }, { across + 20, 0 } };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (SalStakeholderPlace));
  SalStakeholderPlace beyond;

  g_array_append_vals (taken, boxes, G_N_ELEMENTS (boxes));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalStakeholderPlace found = sal_stakeholder_room_find (taken, cases[i].wanted);

      g_test_message ("%g, %g: %g, %g", cases[i].wanted.x, cases[i].wanted.y, found.x, found.y);
      g_assert_true (is_same (&found, &cases[i].found));
    }
  beyond = sal_stakeholder_room_find_beyond (taken, (SalStakeholderPlace){ 20, 0 }, 1, 0);
  g_assert_cmpfloat_with_epsilon (beyond.x, 2 * across + 20, 0.1);
  beyond = sal_stakeholder_room_find_beyond (taken, (SalStakeholderPlace){ 20, 0 }, 0, -1);
  g_assert_cmpfloat_with_epsilon (beyond.y, -down, 0.1);
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
  g_test_add_func ("/stakeholder-layout/moving", test_moving);
  g_test_add_func ("/stakeholder-layout/moving-away", test_moving_away);
  g_test_add_func ("/stakeholder-layout/room", test_room);
  g_test_add_func ("/stakeholder-layout/measure", test_measure);

  return g_test_run ();
}
