/* test-design-proposal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-proposal.h"

#include <math.h>

#include "map-fixture.h"

/* What is proposed to the optimiser where nobody says anything else. */

/* @home: of the second of two; nobody knows where the first lives */
static SalTerritoryDesign *
create_design (SalCoordinate home, gboolean is_assigned)
{
  g_autoptr (SalMapShape) shape = map_fixture_new_board (4, 1);
  SalTerritoryDesign *design = sal_territory_design_new (sal_map_shape_get_geography (shape));

  for (guint t = 0; t < 2; t++)
    sal_territory_design_add_territory (
        design,
        &(SalDesignTerritory){ .id = t + 1,
                               .name = (char *) "T",
                               .capacity = 1,
                               .home = t == 1 ? home : (SalCoordinate){ NAN, NAN } });
  for (guint area = 0; area < 4 && is_assigned; area++)
    sal_territory_design_place (design, area, area / 2);
  sal_territory_design_prepare (design);

  return design;
}

/* Where somebody lives and has areas to lose the way counts, and nowhere else. */
static void
test_design_proposal_travel (void)
{
  static const struct
  {
    SalCoordinate home;
    gboolean is_assigned;
    SalDistrictStart start;
    gboolean knows;
    double travel;
  } cases[] = {
    { { 0.5, 0.5 }, TRUE, SAL_DISTRICT_CURRENT, TRUE, SAL_DESIGN_DEFAULT_TRAVEL },
    { { 0.5, 0.5 }, TRUE, SAL_DISTRICT_SCRATCH, TRUE, 0 },
    { { 0.5, 0.5 }, FALSE, SAL_DISTRICT_CURRENT, TRUE, 0 },
    { { NAN, NAN }, TRUE, SAL_DISTRICT_CURRENT, FALSE, 0 },
    { { 0.5, NAN }, TRUE, SAL_DISTRICT_CURRENT, FALSE, 0 },
  };

  g_assert_cmpfloat (SAL_DESIGN_DEFAULT_TRAVEL, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalTerritoryDesign) design = create_design (cases[i].home, cases[i].is_assigned);

      g_assert_cmpint (sal_design_knows_homes (design), ==, cases[i].knows);
      g_assert_cmpfloat (sal_design_propose_travel (design, cases[i].start), ==, cases[i].travel);
    }
}

static void
test_design_proposal_seconds (void)
{
  g_assert_cmpfloat (sal_design_propose_seconds (0), ==, 5);
  g_assert_cmpfloat (sal_design_propose_seconds (1), ==, 5);
  g_assert_cmpfloat (sal_design_propose_seconds (3), ==, 15);
  g_assert_cmpfloat (sal_design_propose_seconds (50), ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/design-proposal/travel", test_design_proposal_travel);
  g_test_add_func ("/design-proposal/seconds", test_design_proposal_seconds);

  return g_test_run ();
}
