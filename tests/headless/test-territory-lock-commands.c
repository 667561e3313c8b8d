/* test-territory-lock-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-lock-commands.h"

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"

/* A territory locked as a whole: what it has stays, and nothing comes. */

static void
assert_locked (AlignmentFixture *self, gboolean expected)
{
  g_autoptr (SalTerritoryDesign) design = alignment_fixture_load (self, self->alignment);
  guint own, other;

  g_assert_true (sal_geography_find (sal_territory_design_get_geography (design), "01001", &own));
  g_assert_true (sal_geography_find (sal_territory_design_get_geography (design), "06037", &other));
  g_assert_cmpint (sal_territory_design_get_territory (design, 0)->is_locked, ==, expected);
  g_assert_cmpint (sal_territory_design_is_locked (design, own), ==, expected);
  g_assert_false (sal_territory_design_is_locked (design, other));
  g_assert_cmpuint (sal_territory_design_move (design, &other, 1, 0, NULL), ==, !expected);
  g_assert_cmpuint (sal_territory_design_move (design, &own, 1, 1, NULL), ==, !expected);
}

static void
test_territory_lock_write (AlignmentFixture *self, gconstpointer data)
{
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  SalTerritoryLock lock = { self->alignment, self->territories[0], TRUE };
  SalTerritoryLock elsewhere = lock;

  alignment_fixture_assign (self, "01001", 0);
  alignment_fixture_assign (self, "06037", 1);
  alignment_fixture_run (self, sal_alignment_branch, &branch);
  elsewhere.alignment = branch.id;
  assert_locked (self, FALSE);

  alignment_fixture_refuse (self, sal_territory_write_lock, &elsewhere, "Territory 1");
  assert_locked (self, FALSE);
  alignment_fixture_run (self, sal_territory_write_lock, &lock);
  assert_locked (self, TRUE);
  alignment_fixture_undo (self);
  assert_locked (self, FALSE);

  alignment_fixture_run (self, sal_territory_write_lock, &lock);
  lock.locked = FALSE;
  alignment_fixture_run (self, sal_territory_write_lock, &lock);
  assert_locked (self, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/territory-lock-commands/write",
              AlignmentFixture,
              NULL,
              alignment_fixture_set_up,
              test_territory_lock_write,
              alignment_fixture_tear_down);

  return g_test_run ();
}
