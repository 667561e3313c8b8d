/* test-staffing-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-staffing-commands.h"

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"

/* Territories given to positions: of the alignment that is said, and of no other. */

/* Takes the first territory from the one position there is. */
static SalStaffing *
create_staffing (gint64 alignment, SalTerritoryDesign *design)
{
  g_autoptr (SalDesignStaffing) question = sal_design_staffing_new (design, NULL, 0, 0);
  SalStaffingLine lines[ALIGNMENT_FIXTURE_N];
  const SalStaffingPlan plan = { .lines = lines, .n_lines = ALIGNMENT_FIXTURE_N };

  for (guint t = 0; t < ALIGNMENT_FIXTURE_N; t++)
    lines[t] = (SalStaffingLine){ SAL_STAFFING_NONE, SAL_STAFFING_NONE };
  lines[0].now = 0;

  return sal_staffing_new (alignment, question, &plan);
}

static void
assert_position (AlignmentFixture *self, gint64 expected)
{
  g_autoptr (SalTerritoryDesign) design = alignment_fixture_load (self, self->alignment);

  g_assert_cmpint (sal_territory_design_get_territory (design, 0)->position, ==, expected);
}

static void
test_staffing_commands_write (AlignmentFixture *self, gconstpointer data)
{
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (SalStaffing) own = NULL;
  g_autoptr (SalStaffing) elsewhere = NULL;

  alignment_fixture_execute (self,
                             "INSERT INTO position (id, name) VALUES (1, 'East');"
                             " UPDATE territory SET position = 1 WHERE id = %" G_GINT64_FORMAT,
                             self->territories[0]);
  alignment_fixture_run (self, sal_alignment_branch, &branch);
  design = alignment_fixture_load (self, self->alignment);
  own = create_staffing (self->alignment, design);
  elsewhere = create_staffing (branch.id, design);
  g_assert_cmpuint (sal_staffing_get_size (own), ==, 1);

  alignment_fixture_refuse (self, sal_staffing_write, elsewhere, "Territory 1");
  assert_position (self, 1);
  alignment_fixture_run (self, sal_staffing_write, own);
  assert_position (self, 0);
  alignment_fixture_undo (self);
  assert_position (self, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/staffing-commands/write",
              AlignmentFixture,
              NULL,
              alignment_fixture_set_up,
              test_staffing_commands_write,
              alignment_fixture_tear_down);

  return g_test_run ();
}
