/* test-territory-regions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-region-commands.h"

#include <math.h>

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"

/* Territories grouped into regions, and what these come to. */

static gint64
save (AlignmentFixture *self, gint64 id, const char *name, const guint *territories, guint n)
{
  SalTerritoryRegionEdit edit = { self->alignment, id, (char *) name, NULL };
  g_autoptr (GArray) ids = edit.territories = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, self->territories[territories[i]]);
  alignment_fixture_run (self, sal_territory_region_save, &edit);

  return edit.id;
}

/* Which region each territory is in, by its place among the regions. */
static void
assert_regions (AlignmentFixture *self, guint n_regions, const int expected[ALIGNMENT_FIXTURE_N])
{
  g_autoptr (SalTerritoryDesign) design = alignment_fixture_load (self, self->alignment);

  g_assert_cmpuint (sal_territory_design_get_n_regions (design), ==, n_regions);
  for (guint t = 0; t < ALIGNMENT_FIXTURE_N; t++)
    g_assert_cmpint (sal_territory_design_find_region (design, t), ==, expected[t]);
}

/* Regions are listed by name. A territory has one region; the one that has none left goes. */
static void
test_territory_regions_group (AlignmentFixture *self, gconstpointer data)
{
  const guint both[] = { 0, 1 }, later[] = { 1, 2 }, last[] = { 0 };
  gint64 west = save (self, 0, "West", both, 2);
  SalTerritoryRegionEdit apart = { self->alignment, west, NULL, NULL };

  assert_regions (self, 1, (int[]){ 0, 0, -1, -1 });
  save (self, 0, "East", later, 2);
  assert_regions (self, 2, (int[]){ 1, 0, 0, -1 });
  save (self, 0, "All of West", last, 1);
  assert_regions (self, 2, (int[]){ 0, 1, 1, -1 });
  alignment_fixture_undo (self);
  assert_regions (self, 2, (int[]){ 1, 0, 0, -1 });
  alignment_fixture_run (self, sal_territory_region_ungroup, &apart);
  assert_regions (self, 1, (int[]){ -1, 0, 0, -1 });
  alignment_fixture_undo (self);
  save (self, west, "A West", both, 2);
  assert_regions (self, 2, (int[]){ 0, 0, 1, -1 });
}

static void
test_territory_regions_refused (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalTerritoryRegionEdit edit = { self->alignment, 0, (char *) "West", none };

  alignment_fixture_refuse (self, sal_territory_region_save, &edit, "West");
  alignment_fixture_execute (self, "UPDATE alignment SET status = 'approved'");
  alignment_fixture_refuse (self, sal_territory_region_ungroup, &edit, "FY27");
}

/* A branch is a draft, but what is of the alignment it was branched from is not of it; and a
 * territory is no region. */
static void
test_territory_regions_elsewhere (AlignmentFixture *self, gconstpointer data)
{
  const guint both[] = { 0, 1 };
  gint64 west = save (self, 0, "West", both, 2);
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  g_autoptr (SalTerritoryDesign) branched = NULL;
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) regions = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalTerritoryRegionEdit other, leaf, nested;

  alignment_fixture_run (self, sal_alignment_branch, &branch);
  alignment_fixture_execute (
      self, "UPDATE alignment SET status = 'active' WHERE id = %" G_GINT64_FORMAT, self->alignment);
  branched = alignment_fixture_load (self, branch.id);
  g_array_append_val (own, sal_territory_design_get_territory (branched, 0)->id);
  g_array_append_val (regions, sal_territory_design_get_region (branched, 0)->id);
  other = (SalTerritoryRegionEdit){ branch.id, west, (char *) "East", own };
  leaf =
      (SalTerritoryRegionEdit){ branch.id, g_array_index (own, gint64, 0), (char *) "East", own };
  nested = (SalTerritoryRegionEdit){ branch.id, 0, (char *) "East", regions };

  alignment_fixture_refuse (self, sal_territory_region_save, &other, "West");
  alignment_fixture_refuse (self, sal_territory_region_ungroup, &other, "West");
  alignment_fixture_refuse (self, sal_territory_region_save, &leaf, "Territory 1");
  alignment_fixture_refuse (self, sal_territory_region_ungroup, &leaf, "Territory 1");
  alignment_fixture_refuse (self, sal_territory_region_save, &nested, "West");
  assert_regions (self, 1, (int[]){ 0, 0, -1, -1 });
}

/* Population of Autauga and Los Angeles, in two regions of one division; each of the four
 * territories is to have a quarter of what is assigned. */
static void
test_territory_regions_sums (AlignmentFixture *self, gconstpointer data)
{
  const guint first[] = { 0, 1 }, second[] = { 2 };
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autofree char *name = NULL;
  guint measure;
  double one, other;

  alignment_fixture_assign (self, "01001", 0);
  alignment_fixture_assign (self, "06037", 2);
  save (self, 0, "West", first, 2);
  save (self, 0, "East", second, 1);
  alignment_fixture_execute (
      self,
      "INSERT INTO territory (id, name, alignment, level) VALUES (1, 'Americas', %" G_GINT64_FORMAT
      ", 'division'); UPDATE territory SET parent = 1 WHERE level = 'region'",
      self->alignment);
  design = alignment_fixture_load (self, self->alignment);
  g_assert_true (sal_territory_design_find_measure (design, "population", &measure));
  one = sal_territory_design_get_sum (design, 0, measure);
  other = sal_territory_design_get_sum (design, 2, measure);
  g_assert_cmpfloat (one, >, 0);

  g_assert_cmpuint (sal_territory_design_get_n_regions (design), ==, 3);
  g_assert_cmpfloat (sal_territory_design_get_region_sum (design, 0, measure), ==, one + other);
  g_assert_cmpfloat (sal_territory_design_get_region_sum (design, 1, measure), ==, other);
  g_assert_cmpfloat (sal_territory_design_get_region_sum (design, 2, measure), ==, one);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_region_index (design, 0, measure), 400 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      sal_territory_design_get_region_index (design, 2, measure), one / (one + other) * 200, 1e-9);
  name = sal_territory_design_describe_region (design, 2);
  g_assert_cmpstr (name, ==, "Americas › West");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/territory-regions/" path,                                                          \
              AlignmentFixture,                                                                    \
              NULL,                                                                                \
              alignment_fixture_set_up,                                                            \
              func,                                                                                \
              alignment_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("group", test_territory_regions_group);
  ADD ("refused", test_territory_regions_refused);
  ADD ("elsewhere", test_territory_regions_elsewhere);
  ADD ("sums", test_territory_regions_sums);

  return g_test_run ();
}
