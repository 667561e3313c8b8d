/* test-plan-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-plan-words-table.h"

/* --- completeness --- */

static guint
count_choices (const SalPlanField *field)
{
  guint n = 0;

  while (field->type == SAL_PLAN_FIELD_CHOICE && field->choices[n] != NULL)
    n++;

  return n;
}

static const SalPlanWords *
find_words (const SalPlanStructure *structure, const SalPlanField *field)
{
  guint n;
  const SalPlanWords *words = sal_plan_words_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].structure, structure->name) &&
        g_str_equal (words[i].field, field->name))
      return &words[i];

  return NULL;
}

static guint
check_structure (const SalPlanStructure *structure, GHashTable *seen)
{
  guint n = 0;

  if (!g_hash_table_add (seen, (gpointer) structure))
    return 0;
  for (guint i = 0; i < structure->n_fields; i++, n++)
    {
      const SalPlanField *field = &structure->fields[i];
      const SalPlanWords *words = find_words (structure, field);
      guint n_choices = 0;

      g_test_message ("%s.%s", structure->name, field->name);
      g_assert_nonnull (words);
      while (words->choices[n_choices] != NULL)
        n_choices++;
      g_assert_cmpuint (n_choices, ==, count_choices (field));
      if (field->type == SAL_PLAN_FIELD_LIST ||
          (field->type == SAL_PLAN_FIELD_PART && !field->is_required))
        g_assert_nonnull (words->item);
      if (field->structure != NULL)
        n += check_structure (field->structure, seen);
    }

  return n;
}

/* Every field has its line with a label for each of its choices, and there is none besides. */
static void
test_complete (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n;

  sal_plan_words_get (&n);
  g_assert_cmpuint (check_structure (&sal_plan_structure, seen), ==, n);
}

/* --- values --- */

static void
test_values (void)
{
  static const struct
  {
    const char *path, *entered, *entry, *words;
  } cases[] = {
    { "components[0].weight", "7.65", "7.65\302\240%", "7.65\302\240%" },
    { "components[0].weight", "12.5 %", "12.5\302\240%", "12.5\302\240%" },
    { "components[0].weight", "1/3", "1/3", "1/3" },
    { "components[0].method.tiers[0].rate", "1.5", "1.5", "1.5" },
    { "components[0].method.tiers[1].from", "125", "125\302\240%", "125\302\240%" },
    { "components[1].method.points[0].payout", "1,250", "1,250\302\240%", "1,250\302\240%" },
    { "fiscal_start", "7", "7", "7" },
    { "version", " 2026.2 ", "2026.2", "2026.2" },
  };
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = NULL, *entry = NULL, *words = NULL;
      g_autoptr (GError) error = NULL;
      SalPlanPlace place;

      g_test_message ("%s %s", cases[i].path, cases[i].entered);
      g_assert_true (sal_plan_find (plan, cases[i].path, &place));
      value = sal_plan_place_from_entry (&place, cases[i].entered);
      sal_plan_set_value (plan, cases[i].path, value, &error);
      g_assert_no_error (error);
      entry = sal_plan_place_to_entry (&place);
      words = sal_plan_place_to_words (&place);
      g_assert_cmpstr (entry, ==, cases[i].entry);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What a number is depends on other fields. */
static void
test_units (void)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  const char *path = "components[0].method.tiers[1].rate";
  SalPlanPlace place;

  g_assert_true (sal_plan_find (plan, path, &place));
  g_assert_cmpint (sal_plan_place_get_unit (&place), ==, SAL_PLAN_UNIT_NONE);
  g_assert_true (sal_plan_set_value (plan, "components[0].method.rates", "credit", NULL));
  g_assert_cmpint (sal_plan_place_get_unit (&place), ==, SAL_PLAN_UNIT_SHARE);
  g_assert_true (sal_plan_set_value (plan, "components[0].counts", "number", NULL));
  g_assert_cmpint (sal_plan_place_get_unit (&place), ==, SAL_PLAN_UNIT_MONEY);

  g_assert_true (sal_plan_find (plan, "components[0].method.tiers[1].from", &place));
  g_assert_cmpint (sal_plan_place_get_unit (&place), ==, SAL_PLAN_UNIT_SHARE);
  g_assert_true (sal_plan_set_value (plan, "components[0].method.bounds", "amount", NULL));
  g_assert_cmpint (sal_plan_place_get_unit (&place), ==, SAL_PLAN_UNIT_NONE);
  g_assert_true (sal_plan_set_value (plan, "components[0].counts", "money", NULL));
  g_assert_cmpint (sal_plan_place_get_unit (&place), ==, SAL_PLAN_UNIT_MONEY);
}

/* Tiers do not apply to a curve, unless there are some. */
static void
test_applies (void)
{
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);
  SalPlanPlace place;

  g_assert_true (sal_plan_find (plan, "components[0].method.tiers", &place));
  g_assert_true (sal_plan_place_applies (&place));
  g_assert_true (sal_plan_find (plan, "components[1].method.tiers", &place));
  g_assert_false (sal_plan_place_applies (&place));
  g_assert_true (sal_plan_add (plan, "components[1].method.tiers"));
  g_assert_true (sal_plan_place_applies (&place));
  g_assert_true (sal_plan_find (plan, "components[0].method.tiers[0].amount", &place));
  g_assert_false (sal_plan_place_applies (&place));
  g_assert_true (sal_plan_find (plan, "components[0].true_up", &place));
  g_assert_false (sal_plan_place_applies (&place));
}

static void
test_paths (void)
{
  static const struct
  {
    const char *path, *words;
  } cases[] = {
    { "to", "In Effect To" },
    { "components[0]", "Revenue" },
    { "components[0].weight", "Revenue · Weight" },
    { "components[0].method.tiers[1].rate", "Revenue · Tier 2 · Rate" },
    { "components[0].method.kind", "Revenue · Method" },
    { "components[0].method", "Revenue · Payout" },
    { "components[1].method.points", "New Customers · Points" },
    { "components[0].cap.share", "Revenue · Cap · Share of Target" },
  };
  g_autoptr (SalPlan) plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sal_plan_path_to_words (plan, cases[i].path);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-words/complete", test_complete);
  g_test_add_func ("/plan-words/values", test_values);
  g_test_add_func ("/plan-words/units", test_units);
  g_test_add_func ("/plan-words/applies", test_applies);
  g_test_add_func ("/plan-words/paths", test_paths);

  return g_test_run ();
}
