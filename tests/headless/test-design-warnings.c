/* test-design-warnings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-warnings.h"

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"
#include "sal-date.h"

/* What somebody should look at. */

static gpointer
load_rules (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AlignmentFixture *self = data;

  return sal_territory_rules_load (
      connection, self->alignment, sal_workspace_get_calendar (self->workspace), "USD", error);
}

static gpointer
load_overlaps (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_coverage_load_overlaps (connection, sal_date_from_ymd (2026, 6, 15), error);
}

static GArray *
find_overlaps (AlignmentFixture *self)
{
  g_autoptr (GError) error = NULL;
  GArray *overlaps = sal_store_read_sync (self->store, load_overlaps, NULL, NULL, &error);

  g_assert_no_error (error);

  return overlaps;
}

static GArray *
find_warnings (AlignmentFixture *self)
{
  g_autoptr (SalTerritoryDesign) design = alignment_fixture_load (self, self->alignment);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = sal_store_read_sync (self->store, load_rules, self, NULL, &error);
  g_autoptr (GArray) overlaps = find_overlaps (self);

  g_assert_no_error (error);

  return sal_design_warnings_new (design, rules, overlaps);
}

static const SalDesignWarning *
at (const GArray *warnings, guint index)
{
  g_assert_cmpuint (index, <, warnings->len);

  return &g_array_index (warnings, SalDesignWarning, index);
}

/* All counties to the first territory, then Autauga and Los Angeles, far from each other, to the
 * second, and none to the others. */
static void
test_design_warnings_areas (AlignmentFixture *self, gconstpointer data)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, &n_areas);
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  g_autoptr (GArray) empty = find_warnings (self);
  g_autoptr (GArray) warnings = NULL;

  g_assert_cmpuint (empty->len, ==, 1 + ALIGNMENT_FIXTURE_N);
  g_assert_cmpint (at (empty, 0)->type, ==, SAL_DESIGN_WARNING_UNASSIGNED);
  g_assert_cmpuint (at (empty, 0)->n, ==, n_areas);
  g_assert_cmpint (at (empty, 1)->type, ==, SAL_DESIGN_WARNING_EMPTY);

  for (guint i = 0; i < n_areas; i++)
    sal_alignment_moves_add (moves, areas[i].code, self->territories[0]);
  alignment_fixture_run (self, sal_alignment_write_moves, moves);
  alignment_fixture_assign (self, "01001", 1);
  alignment_fixture_assign (self, "06037", 1);
  warnings = find_warnings (self);
  g_assert_cmpuint (warnings->len, ==, 3);
  g_assert_cmpint (at (warnings, 0)->type, ==, SAL_DESIGN_WARNING_DETACHED);
  g_assert_cmpint (at (warnings, 0)->territory, ==, 1);
  g_assert_cmpuint (at (warnings, 0)->n, ==, 1);
  g_assert_cmpstr (areas[at (warnings, 0)->area].code, ==, "06037");
  g_assert_cmpint (at (warnings, 1)->type, ==, SAL_DESIGN_WARNING_EMPTY);
  g_assert_cmpint (at (warnings, 2)->territory, ==, 3);
}

static void
keep_goals (AlignmentFixture *self, const char *text)
{
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  SalBalanceGoals *goals = sal_balance_goals_new ();

  g_assert_true (sal_balance_goals_read (goals, text, NULL));
  sal_alignment_moves_set_goals (moves, goals);
  alignment_fixture_run (self, sal_alignment_write_moves, moves);
}

/* Los Angeles has 3.1 % of the people of all counties where a quarter is the target, and one of the
 * other territories has 96.9 %; the tolerance is the alignment's own, until it is undone. */
static void
test_design_warnings_tolerance (AlignmentFixture *self, gconstpointer data)
{
  guint n_areas;
  const SalGeographyArea *areas = sal_geography_get_areas (self->geography, &n_areas);
  g_autoptr (SalAlignmentMoves) moves = sal_alignment_moves_new (self->alignment);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) warnings = NULL;
  g_autoptr (GArray) wider = NULL;
  g_autoptr (GArray) undone = NULL;

  for (guint i = 0; i < n_areas; i++)
    sal_alignment_moves_add (moves, areas[i].code, self->territories[0]);
  alignment_fixture_run (self, sal_alignment_write_moves, moves);
  alignment_fixture_assign (self, "06037", 1);
  before = find_warnings (self);
  g_assert_cmpuint (before->len, ==, 2);

  keep_goals (self, "population:1:5, payroll:0:5, nothing:1:5");
  warnings = find_warnings (self);
  g_assert_cmpuint (warnings->len, ==, 4);
  g_assert_cmpint (at (warnings, 0)->type, ==, SAL_DESIGN_WARNING_TOLERANCE);
  g_assert_cmpint (at (warnings, 0)->territory, ==, 0);
  g_assert_cmpfloat_with_epsilon (at (warnings, 0)->share, 2.878, 1e-3);
  g_assert_cmpint (at (warnings, 1)->territory, ==, 1);
  g_assert_cmpfloat_with_epsilon (at (warnings, 1)->share, -0.878, 1e-3);
  g_assert_cmpint (at (warnings, 2)->type, ==, SAL_DESIGN_WARNING_EMPTY);

  keep_goals (self, "population:1:90");
  wider = find_warnings (self);
  g_assert_cmpuint (wider->len, ==, 3);
  g_assert_cmpint (at (wider, 0)->territory, ==, 0);

  alignment_fixture_undo (self);
  undone = find_warnings (self);
  g_assert_cmpuint (undone->len, ==, 4);
}

static void
add_rule (AlignmentFixture *self, const char *condition, guint territory)
{
  SalTerritoryRuleEdit edit = {
    self->alignment, 0, (char *) "R", (char *) condition, self->territories[territory]
  };

  alignment_fixture_run (self, sal_territory_rule_save, &edit);
}

static void
name (AlignmentFixture *self, guint account, guint territory, double share)
{
  static guint id;

  alignment_fixture_execute (
      self,
      "INSERT INTO territory_account (id, alignment, account, territory, share) VALUES"
      " (%u, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %.0f)",
      ++id,
      self->alignment,
      self->accounts[account],
      self->territories[territory],
      share * 1e9);
}

static void
assert_account (const SalDesignWarning *warning,
                SalDesignWarningType type,
                guint account,
                gint32 territory,
                gint32 other)
{
  g_assert_cmpint (warning->type, ==, type);
  g_assert_cmpuint (warning->account, ==, account);
  g_assert_cmpint (warning->territory, ==, territory);
  g_assert_cmpint (warning->other, ==, other);
}

/* Halden is of two rules that disagree, Moss of the same two and named for what the first says,
 * Ridge named for 0.3 + 0.6 against a rule, Nowhere of one rule. */
static void
test_design_warnings_accounts (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (GArray) warnings = NULL;
  guint first = 0;

  add_rule (self, "industry = \"Energy\"", 1);
  add_rule (self, "industry = \"Energy\"", 1);
  add_rule (self, "name != \"\"", 2);
  name (self, ALIGNMENT_FIXTURE_RIDGE, 0, 0.3);
  name (self, ALIGNMENT_FIXTURE_RIDGE, 3, 0.6);
  name (self, ALIGNMENT_FIXTURE_MOSS, 1, 1);
  warnings = find_warnings (self);
  while (at (warnings, first)->account == G_MAXUINT)
    first++;
  g_assert_cmpuint (warnings->len, ==, first + 3);
  assert_account (at (warnings, first),
                  SAL_DESIGN_WARNING_SHARES,
                  ALIGNMENT_FIXTURE_RIDGE,
                  SAL_TERRITORY_NONE,
                  SAL_TERRITORY_NONE);
  g_assert_cmpfloat_with_epsilon (at (warnings, first)->share, 0.9, 1e-9);
  assert_account (at (warnings, first + 1),
                  SAL_DESIGN_WARNING_NAME_AGAINST_RULE,
                  ALIGNMENT_FIXTURE_RIDGE,
                  3,
                  2);
  assert_account (
      at (warnings, first + 2), SAL_DESIGN_WARNING_RULES_DISAGREE, ALIGNMENT_FIXTURE_HALDEN, 1, 2);
  g_assert_cmpuint (at (warnings, first + 2)->rule, ==, 0);
  g_assert_cmpuint (at (warnings, first + 2)->other_rule, ==, 2);
}

static void
cover (AlignmentFixture *self, guint id, guint account, guint position, const char *from_to)
{
  alignment_fixture_execute (
      self,
      "INSERT INTO coverage (id, account, position, credit, valid_from, valid_to) VALUES"
      " (%u, %" G_GINT64_FORMAT ", %u, '%s', %s)",
      id,
      self->accounts[account],
      position,
      id == 8 ? "split" : "primary",
      from_to);
}

/* As of 15 June 2026. Halden: one follows the other. Ridge: both on 30 June. Moss: both, but until
 * yesterday. Nowhere: the other one has split credit. */
static void
test_design_warnings_coverage (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (GArray) overlaps = NULL;

  alignment_fixture_execute (
      self,
      "INSERT INTO position (id, name, status) VALUES (1, 'A', 'filled'), (2, 'B', 'filled')");
  cover (self, 1, ALIGNMENT_FIXTURE_HALDEN, 1, "'2026-01-01', '2026-06-30'");
  cover (self, 2, ALIGNMENT_FIXTURE_HALDEN, 2, "'2026-07-01', NULL");
  cover (self, 3, ALIGNMENT_FIXTURE_RIDGE, 1, "'2026-01-01', '2026-06-30'");
  cover (self, 4, ALIGNMENT_FIXTURE_RIDGE, 2, "'2026-06-30', NULL");
  cover (self, 5, ALIGNMENT_FIXTURE_MOSS, 1, "'2026-01-01', '2026-06-14'");
  cover (self, 6, ALIGNMENT_FIXTURE_MOSS, 2, "'2026-01-01', NULL");
  cover (self, 7, ALIGNMENT_FIXTURE_NOWHERE, 1, "'2026-01-01', NULL");
  cover (self, 8, ALIGNMENT_FIXTURE_NOWHERE, 2, "'2026-01-01', NULL");
  overlaps = find_overlaps (self);
  g_assert_cmpuint (overlaps->len, ==, 1);
  g_assert_cmpint (
      g_array_index (overlaps, gint64, 0), ==, self->accounts[ALIGNMENT_FIXTURE_RIDGE]);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/design-warnings/" path,                                                            \
              AlignmentFixture,                                                                    \
              NULL,                                                                                \
              alignment_fixture_set_up,                                                            \
              func,                                                                                \
              alignment_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("areas", test_design_warnings_areas);
  ADD ("tolerance", test_design_warnings_tolerance);
  ADD ("accounts", test_design_warnings_accounts);
  ADD ("coverage", test_design_warnings_coverage);

  return g_test_run ();
}
