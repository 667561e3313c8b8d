/* test-design-split.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-split.h"

#include <math.h>
#include <string.h>

#include "map-fixture.h"
#include "sal-area-measures.h"
#include "sal-error.h"

/* A territory of a board of squares is divided into two. */

#define N_ROUNDS 30

/* How much of half the territory the parts may differ by beyond the least possible. */
#define SLACK 0.25

enum
{
  WHOLE,
  OTHER,
};

static const SalCoordinate nowhere = { NAN, NAN };

static SalTerritoryDesign *
create_design (guint n_columns, guint n_rows, SalCoordinate home, const double *values)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (n_columns, n_rows);
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));
  const SalDesignTerritory whole = {
    .id = 1, .name = (char *) "West", .capacity = 1, .home = home
  };
  const SalDesignTerritory other = {
    .id = 2, .name = (char *) "West 2", .capacity = 1, .home = nowhere
  };
  const SalAreaMeasure worth = { .key = "worth",
                                 .label = "Worth",
                                 .source = "",
                                 .worth = SAL_ACCOUNT_WORTH_REVENUE,
                                 .values = (double *) values };
  const SalAreaMeasure plain = {
    .key = "plain", .label = "Plain", .source = "", .values = (double *) values
  };

  sal_territory_design_add_territory (design, &whole);
  sal_territory_design_add_territory (design, &other);
  sal_territory_design_add_measure (design, values != NULL ? &plain : &worth);

  return design;
}

static void
place_all (SalTerritoryDesign *design)
{
  for (guint area = 0; area < sal_territory_design_get_n_areas (design); area++)
    sal_territory_design_place (design, area, WHOLE);
}

/* The areas that leave, of the first @n_areas as a mask. */
static guint
split (SalTerritoryDesign *design)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalDesignSplit) what = sal_design_split_new (design, WHOLE, 0, &error);
  g_autoptr (GArray) areas = NULL;
  guint mask = 0;

  g_assert_no_error (error);
  areas = sal_design_split_run (what, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < areas->len; i++)
    mask |= 1u << g_array_index (areas, guint, i);

  return mask;
}

/* Twelve squares of worth 1 in two rows of six: even are six and six, most compact as two blocks
 * of 3 × 2. The one where the holder lives stays, without one that of the first square; and where
 * a square is locked, the one that has it. */
static void
test_design_split_blocks (void)
{
  const double values[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  const guint left = 0b000111000111, right = 0b111000111000;
  const struct
  {
    SalCoordinate home;
    int locked;
    guint leaves;
  } cases[] = {
    { { 0.5, -0.5 }, -1, right }, { { 5.5, -1.5 }, -1, left }, { nowhere, -1, right },
    { { 5.5, -1.5 }, 0, right },  { nowhere, 5, left },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_design (6, 2, cases[i].home, values);

      place_all (design);
      if (cases[i].locked >= 0)
        sal_territory_design_set_locked (design, (guint) cases[i].locked, TRUE);
      sal_territory_design_prepare (design);
      g_assert_cmpuint (split (design), ==, cases[i].leaves);
    }
}

/* Six squares in a row with an account of 1 each, and one of 2 by name: half of 8 are 4, of which
 * the part that stays has 2 by name and two squares. */
static void
test_design_split_names (void)
{
  const SalCoordinate homes[] = { { 0.5, -0.5 }, { 5.5, -0.5 } };
  const guint leaves[] = { 0b111100, 0b001111 };

  for (gsize i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_design (6, 1, homes[i], NULL);
      const SalDesignShare share = { 6, WHOLE, 1 };

      for (guint account = 0; account < 7; account++)
        {
          const SalDesignAccount data = { .id = account + 1,
                                          .area = account < 6 ? account : SAL_GEOGRAPHY_NONE,
                                          .revenue = account < 6 ? 1 : 2,
                                          .named = SAL_TERRITORY_NONE,
                                          .by_rule = SAL_TERRITORY_NONE };

          sal_territory_design_add_account (design, &data);
        }
      sal_territory_design_add_share (design, &share);
      place_all (design);
      sal_territory_design_prepare (design);
      g_assert_cmpuint (split (design), ==, leaves[i]);
    }
}

static void
assert_refused (SalTerritoryDesign *design, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sal_design_split_new (design, WHOLE, 0, &error));
  g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_design_split_refusals (void)
{
  const double values[] = { 0, 0, 0, 0 };
  const double ones[] = { 1, 1, 1, 1 };
  const guint more = 1;
  g_autoptr (SalTerritoryDesign) nothing = create_design (4, 1, nowhere, values);
  g_autoptr (SalTerritoryDesign) design = create_design (4, 1, nowhere, ones);

  place_all (nothing);
  sal_territory_design_prepare (nothing);
  assert_refused (nothing, "have nothing of “Plain”");

  sal_territory_design_place (design, 2, WHOLE);
  sal_territory_design_prepare (design);
  assert_refused (design, "“West” has fewer than two areas");
  sal_territory_design_move (design, &more, 1, WHOLE, NULL);
  g_assert_cmpuint (split (design), ==, 0b0100);
  sal_territory_design_set_locked (design, 2, TRUE);
  g_assert_cmpuint (split (design), ==, 0b0010);
  sal_territory_design_set_locked (design, 1, TRUE);
  assert_refused (design, "has locked areas only");
  sal_territory_design_set_territory_locked (design, WHOLE, TRUE);
  assert_refused (design, "“West” is locked");
}

static void
test_design_split_cancelled (void)
{
  const double values[] = { 1, 1, 1, 1 };
  g_autoptr (SalTerritoryDesign) design = create_design (4, 1, nowhere, values);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SalDesignSplit) what = NULL;
  g_autoptr (GError) error = NULL;

  place_all (design);
  sal_territory_design_prepare (design);
  what = sal_design_split_new (design, WHOLE, 0, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sal_design_split_run (what, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* "West 2" there is already: a number at the end counts up, and what looks like a year does not. */
static void
test_design_split_name (void)
{
  const double values[] = { 1, 1 };
  g_autoptr (SalTerritoryDesign) design = create_design (2, 1, nowhere, values);
  g_autofree char *first = sal_design_split_dup_name (design, WHOLE);
  g_autofree char *second = sal_design_split_dup_name (design, OTHER);

  g_assert_cmpstr (first, ==, "West 3");
  g_assert_cmpstr (second, ==, "West 3");
}

/* --- random territories, against all ways to divide them --- */

static gboolean
is_in_one_piece (const SalGeographyNeighbors *neighbors, guint mask)
{
  guint found = mask & -mask, before;

  do
    {
      before = found;
      for (guint area = 0; area < neighbors->n_areas; area++)
        for (guint i = neighbors->first[area];
             (found >> area & 1) && i < neighbors->first[area + 1];
             i++)
          found |= mask & 1u << neighbors->areas[i];
    }
  while (found != before);

  return found == mask;
}

static double
add_up (const double *values, guint mask)
{
  double sum = 0;

  for (guint area = 0; mask >> area != 0; area++)
    sum += (mask >> area & 1) * values[area];

  return sum;
}

/* The least that two parts in one piece each can differ by, as a share of half. */
static double
find_best (const SalGeographyNeighbors *neighbors, const double *values, guint whole)
{
  double total = add_up (values, whole), best = INFINITY;

  for (guint part = (whole - 1) & whole; part != 0; part = (part - 1) & whole)
    {
      double off = fabs (2 * add_up (values, part) / total - 1);

      if (off < best && is_in_one_piece (neighbors, part) &&
          is_in_one_piece (neighbors, whole & ~part))
        best = off;
    }

  return best;
}

/* A piece of the board, grown from a random square. */
static guint
grow (GRand *random, const SalGeographyNeighbors *neighbors)
{
  guint n = (guint) g_rand_int_range (random, 2, (gint32) neighbors->n_areas + 1);
  guint mask = 1u << g_rand_int_range (random, 0, (gint32) neighbors->n_areas);

  for (guint n_found = 1; n_found < n;)
    {
      guint area = (guint) g_rand_int_range (random, 0, (gint32) neighbors->n_areas);
      guint with = mask | 1u << area;

      if (with != mask && is_in_one_piece (neighbors, with))
        {
          mask = with;
          n_found++;
        }
    }

  return mask;
}

/* Both parts together are the territory, neither is empty, each is in one piece; and no two such
 * parts are much more even: compactness decides among those that are nearly so. */
static void
test_design_split_random (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double values[16];
      g_autoptr (SalTerritoryDesign) design = NULL;
      const SalGeographyNeighbors *neighbors;
      guint whole, leaves;

      for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        values[i] = g_rand_int_range (random, 1, 20);
      design = create_design (4, 4, (SalCoordinate){ 1, -1 }, values);
      neighbors = sal_geography_get_neighbors (sal_territory_design_get_geography (design));
      whole = grow (random, neighbors);
      for (guint area = 0; area < 16; area++)
        sal_territory_design_place (design, area, whole >> area & 1 ? WHOLE : OTHER);
      sal_territory_design_prepare (design);

      leaves = split (design);
      g_assert_cmpuint (leaves & ~whole, ==, 0);
      g_assert_cmpuint (leaves, !=, 0);
      g_assert_cmpuint (leaves, !=, whole);
      g_assert_true (is_in_one_piece (neighbors, leaves));
      g_assert_true (is_in_one_piece (neighbors, whole & ~leaves));
      g_assert_cmpuint (split (design), ==, leaves);
      g_assert_cmpfloat (fabs (2 * add_up (values, leaves) / add_up (values, whole) - 1),
                         <=,
                         find_best (neighbors, values, whole) + SLACK);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/design-split/blocks", test_design_split_blocks);
  g_test_add_func ("/design-split/names", test_design_split_names);
  g_test_add_func ("/design-split/refusals", test_design_split_refusals);
  g_test_add_func ("/design-split/cancelled", test_design_split_cancelled);
  g_test_add_func ("/design-split/name", test_design_split_name);
  g_test_add_func ("/design-split/random", test_design_split_random);

  return g_test_run ();
}
