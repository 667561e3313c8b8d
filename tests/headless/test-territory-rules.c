/* test-territory-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territory-rules.h"

#include "alignment-fixture.h"
#include "sal-alignment-commands.h"

/* Rules of an alignment: kept in order, and what they come to. */

static gpointer
load (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AlignmentFixture *self = data;

  return sal_territory_rules_load (
      connection, self->alignment, sal_workspace_get_calendar (self->workspace), "USD", error);
}

static GPtrArray *
load_rules (AlignmentFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = sal_store_read_sync (self->store, load, self, NULL, &error);

  g_assert_no_error (error);

  return rules;
}

static gint64
save (AlignmentFixture *self, gint64 id, const char *name, const char *condition, int territory)
{
  SalTerritoryRuleEdit edit = { self->alignment,
                                id,
                                (char *) name,
                                (char *) condition,
                                territory >= 0 ? self->territories[territory] : 0 };

  alignment_fixture_run (self, sal_territory_rule_save, &edit);

  return edit.id;
}

static void
assert_order (AlignmentFixture *self, const char *expected)
{
  g_autoptr (GPtrArray) rules = load_rules (self);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rules->len; i++)
    g_string_append (names, ((SalTerritoryRule *) g_ptr_array_index (rules, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_territory_rules_order (AlignmentFixture *self, gconstpointer data)
{
  gint64 a = save (self, 0, "A", "name != \"\"", 0);
  gint64 b = save (self, 0, "B", "name != \"\"", 0);
  gint64 c = save (self, 0, "C", "name != \"\"", 0);
  SalTerritoryRuleMove first = { self->alignment, c, 0 };
  SalTerritoryRuleMove last = { self->alignment, a, 7 };
  SalTerritoryRuleMove gone = { self->alignment, b, 0 };

  assert_order (self, "ABC");
  alignment_fixture_run (self, sal_territory_rule_move, &first);
  assert_order (self, "CAB");
  alignment_fixture_run (self, sal_territory_rule_move, &last);
  assert_order (self, "CBA");
  alignment_fixture_run (self, sal_territory_rule_remove, &gone);
  assert_order (self, "CA");
  save (self, a, "Z", "industry = \"Energy\"", 1);
  assert_order (self, "CZ");
  for (guint i = 0; i < 4; i++)
    alignment_fixture_undo (self);
  assert_order (self, "ABC");
}

static void
test_territory_rules_refused (AlignmentFixture *self, gconstpointer data)
{
  SalTerritoryRuleEdit wrong = { self->alignment, 0, (char *) "A", (char *) "industry = = 3", 0 };
  SalTerritoryRuleEdit late = { self->alignment, 0, (char *) "A", (char *) "name != \"\"", 0 };

  alignment_fixture_refuse (self, sal_territory_rule_save, &wrong, "Accounts");
  alignment_fixture_execute (self, "UPDATE alignment SET status = 'approved'");
  alignment_fixture_refuse (self, sal_territory_rule_save, &late, "FY27");
}

/* A branch is a draft, but rules and territories of the alignment it was branched from are not of
 * it. */
static void
test_territory_rules_elsewhere (AlignmentFixture *self, gconstpointer data)
{
  gint64 a = save (self, 0, "A", "name != \"\"", 0);
  SalAlignmentBranch branch = { .from = self->alignment, .name = "FY28" };
  SalTerritoryRuleEdit change, refer;
  SalTerritoryRuleMove removal;

  alignment_fixture_run (self, sal_alignment_branch, &branch);
  alignment_fixture_execute (
      self, "UPDATE alignment SET status = 'active' WHERE id = %" G_GINT64_FORMAT, self->alignment);
  change = (SalTerritoryRuleEdit){ branch.id, a, (char *) "Z", (char *) "name != \"\"", 0 };
  refer = (SalTerritoryRuleEdit){
    branch.id, 0, (char *) "Z", (char *) "name != \"\"", self->territories[0]
  };
  removal = (SalTerritoryRuleMove){ branch.id, a, 0 };
  alignment_fixture_refuse (self, sal_territory_rule_save, &change, "“A”");
  alignment_fixture_refuse (self, sal_territory_rule_remove, &removal, "“A”");
  alignment_fixture_refuse (self, sal_territory_rule_save, &refer, "Territory 1");
  assert_order (self, "A");
}

static const SalRuleEffect *
effect_at (const GPtrArray *effects, guint index)
{
  return g_ptr_array_index (effects, index);
}

static void
assert_take (const SalRuleEffect *effect, guint index, gint32 from, guint n_accounts)
{
  const SalRuleTake *take = &g_array_index (effect->takes, SalRuleTake, index);

  g_assert_cmpuint (index, <, effect->takes->len);
  g_assert_cmpint (take->from, ==, from);
  g_assert_cmpuint (take->n_accounts, ==, n_accounts);
}

/* Autauga, where Halden and Ridge lie, is of the first territory; Moss and Nowhere have none by
 * area; Ridge is named for the second. Energy, that is Halden and Moss, goes to the third: one is
 * taken from All, which is the fourth, and so is the other. All matches four, decides Nowhere, and
 * takes it from no territory. */
static void
test_territory_rules_effects (AlignmentFixture *self, gconstpointer data)
{
  g_autoptr (SalTerritoryDesign) design = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) effects = NULL;

  alignment_fixture_assign (self, "01001", 0);
  alignment_fixture_execute (
      self,
      "INSERT INTO territory_account (id, alignment, account, territory) VALUES"
      " (1, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
      self->alignment,
      self->accounts[ALIGNMENT_FIXTURE_RIDGE],
      self->territories[1]);
  save (self, 0, "Energy", "industry = \"Energy\"", 2);
  save (self, 0, "Retail of None", "industry = \"Retail\"", -1);
  save (self, 0, "All", "name != \"\"", 3);
  design = alignment_fixture_load (self, self->alignment);
  rules = load_rules (self);
  effects = sal_rule_effects_new (design, rules);

  g_assert_cmpuint (effect_at (effects, 0)->n_matches, ==, 2);
  g_assert_cmpuint (effect_at (effects, 0)->n_decided, ==, 2);
  assert_take (effect_at (effects, 0), 0, 3, 2);
  g_assert_cmpuint (effect_at (effects, 1)->n_matches, ==, 2);
  g_assert_cmpuint (effect_at (effects, 1)->n_decided, ==, 0);
  g_assert_cmpuint (effect_at (effects, 2)->n_matches, ==, 4);
  g_assert_cmpuint (effect_at (effects, 2)->n_decided, ==, 1);
  assert_take (effect_at (effects, 2), 0, SAL_TERRITORY_NONE, 1);
}

/* Against the definition: what a rule decides is where the design has the account, and what it
 * takes is where the design has it without the rule. */
static void
test_territory_rules_definition (AlignmentFixture *self, gconstpointer data)
{
  static const char *const conditions[] = {
    "industry = \"Energy\"", "name < \"N\"", "name != \"Moss\"", "county = \"01001\""
  };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  alignment_fixture_assign (self, "01001", 0);
  for (guint round = 0; round < 8; round++)
    {
      gint64 id = save (self,
                        0,
                        "R",
                        conditions[g_rand_int_range (random, 0, 4)],
                        g_rand_int_range (random, 0, ALIGNMENT_FIXTURE_N));
      g_autoptr (SalTerritoryDesign) with = alignment_fixture_load (self, self->alignment);
      g_autoptr (GPtrArray) rules = load_rules (self);
      g_autoptr (GPtrArray) effects = sal_rule_effects_new (with, rules);
      guint which = (guint) g_rand_int_range (random, 0, (gint32) rules->len);
      const SalTerritoryRule *rule = g_ptr_array_index (rules, which);
      SalTerritoryRuleMove removal = { self->alignment, rule->id, 0 };
      g_autoptr (SalTerritoryDesign) without = NULL;
      guint n_accounts, n_decided = 0, n_taken = 0, n_told = 0;
      const SalDesignAccount *accounts = sal_territory_design_get_accounts (with, &n_accounts);

      g_assert_cmpint (id, !=, 0);
      alignment_fixture_run (self, sal_territory_rule_remove, &removal);
      without = alignment_fixture_load (self, self->alignment);
      alignment_fixture_undo (self);
      for (guint i = 0; i < n_accounts; i++)
        {
          n_decided += accounts[i].rule == rule->id;
          n_taken += sal_territory_design_get_account_territory (with, i, NULL) !=
                     sal_territory_design_get_account_territory (without, i, NULL);
        }
      for (guint i = 0; i < effect_at (effects, which)->takes->len; i++)
        n_told += g_array_index (effect_at (effects, which)->takes, SalRuleTake, i).n_accounts;
      g_assert_cmpuint (effect_at (effects, which)->n_decided, ==, n_decided);
      g_assert_cmpuint (n_told, ==, n_taken);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add ("/territory-rules/" path,                                                            \
              AlignmentFixture,                                                                    \
              NULL,                                                                                \
              alignment_fixture_set_up,                                                            \
              func,                                                                                \
              alignment_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("order", test_territory_rules_order);
  ADD ("refused", test_territory_rules_refused);
  ADD ("elsewhere", test_territory_rules_elsewhere);
  ADD ("effects", test_territory_rules_effects);
  ADD ("definition", test_territory_rules_definition);

  return g_test_run ();
}
