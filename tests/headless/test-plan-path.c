/* test-plan-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "plan-specimens.h"
#include "sal-plan-check.h"
#include "sal-plan-path.h"
#include "sal-plan-versions.h"

static SalPlan *
parse (void)
{
  g_autoptr (GError) error = NULL;
  SalPlan *plan = plan_fixture_parse (PLAN_SPECIMEN_RATES, &error);

  g_assert_no_error (error);

  return plan;
}

/* Every field of every part can be found by the path that comparison names it by. */
static void
found (const char *path, const char *before, const char *after, gpointer data)
{
  SalPlanPlace place;

  g_test_message ("%s", path);
  g_assert_true (sal_plan_find (data, path, &place));
}

static void
test_find (void)
{
  g_autoptr (SalPlan) plan = parse ();
  SalPlan *empty = sal_plan_structure_new (&sal_plan_structure);
  SalPlanPlace place;

  sal_plan_structure_compare (&sal_plan_structure, empty, plan, found, plan);
  sal_plan_free (empty);

  g_assert_true (sal_plan_find (plan, "components[1].method.points[2].at", &place));
  g_assert_cmpstr (place.component->id, ==, "logos");
  g_assert_cmpstr (place.structure->name, ==, "point");
  g_assert_cmpstr (place.owner_type->name, ==, "method");
  g_assert_true (sal_plan_find (plan, "components[1].cap", &place));
  g_assert_null (sal_plan_place_get_part (&place, NULL));
  g_assert_false (sal_plan_find (plan, "components[2].id", &place));
  g_assert_false (sal_plan_find (plan, "components[0].cap.nothing", &place));
  g_assert_false (sal_plan_find (plan, "components[1].cap.share", &place));
  g_assert_false (sal_plan_find (plan, "components[x]", &place));
}

static void
test_copy (void)
{
  g_autoptr (SalPlan) plan = parse ();
  g_autoptr (SalPlan) copy = sal_plan_copy (plan);
  g_autofree char *before = sal_plan_version_write_document (plan);
  g_autofree char *after = sal_plan_version_write_document (copy);

  g_assert_cmpstr (before, ==, after);
}

/* A value, and what is refused with nothing set. */
static void
test_values (void)
{
  static const struct
  {
    const char *path, *value, *wrong;
  } cases[] = {
    { "name", "Other", "" },
    { "version", "2", NULL },
    { "from", "2026-02-01", "2026-02-30" },
    { "fiscal_start", "7", "-1" },
    { "leave", "ignored", "maybe" },
    { "components[0].weight", "7.65 %", "x" },
    { "components[0].method.tiers[0].rate", "13/170", "1/0" },
    { "components[0].no_accelerator_in_ramp", "true", NULL },
    { "components[0].method.columns", "0.5; 1", "0.5; x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalPlan) plan = parse ();
      g_autofree char *before = sal_plan_version_write_document (plan);
      g_autofree char *untouched = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].path);
      if (cases[i].wrong != NULL)
        {
          g_assert_false (sal_plan_set_value (plan, cases[i].path, cases[i].wrong, &error));
          g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
          g_clear_error (&error);
        }
      untouched = sal_plan_version_write_document (plan);
      g_assert_cmpstr (before, ==, untouched);
      g_assert_true (sal_plan_set_value (plan, cases[i].path, cases[i].value, &error));
      g_assert_no_error (error);
      g_clear_pointer (&untouched, g_free);
      untouched = sal_plan_version_write_document (plan);
      g_assert_cmpstr (before, !=, untouched);
    }
}

/* Whatever is added means something at once. */
static void
test_add (void)
{
  static const char *const paths[] = {
    "components",
    "components[0].method.tiers",
    "components[1].method.points",
    "components[0].gates",
    "components[0].multiplier",
    "components[0].deal_cap",
    "components[1].cap",
    "cap",
    "release",
    "recovery",
    "leaver",
    "exchange_rates",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SalPlan) plan = parse ();
      g_autoptr (SalPlan) before = parse ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", paths[i]);
      g_assert_true (sal_plan_add (plan, paths[i]));
      sal_plan_check (plan, "plan", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (sal_plan_version_count_differences (before, plan), >, 0);
    }
}

/* Another kind of payout is filled so that it passes. */
static void
test_methods (void)
{
  static const char *const kinds[] = { "rate_table", "curve",   "matrix",
                                       "objectives", "amounts", "spif" };

  for (gsize k = 0; k < 2; k++)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        g_autofree char *kind = g_strdup_printf ("components[%" G_GSIZE_FORMAT "].method.kind", k);
        g_autofree char *method = g_strdup_printf ("components[%" G_GSIZE_FORMAT "].method", k);
        g_autoptr (SalPlan) plan = parse ();
        g_autoptr (GError) error = NULL;

        g_assert_true (sal_plan_set_value (plan, kind, kinds[i], &error));
        g_assert_true (sal_plan_add (plan, method));
        sal_plan_check (plan, "plan", &error);
        g_assert_no_error (error);
      }
}

static void
test_remove (void)
{
  g_autoptr (SalPlan) plan = parse ();

  g_assert_false (sal_plan_remove (plan, "components[0].method"));
  g_assert_false (sal_plan_remove (plan, "components[1].cap"));
  g_assert_true (sal_plan_remove (plan, "components[0].cap"));
  g_assert_true (sal_plan_remove (plan, "clawback"));
  g_assert_true (sal_plan_remove (plan, "components[0].method.tiers[0]"));
  g_assert_cmpuint (sal_plan_get_component (plan, 0)->method->tiers->len, ==, 1);
  g_assert_true (sal_plan_remove (plan, "components[0]"));
  g_assert_cmpstr (sal_plan_get_component (plan, 0)->id, ==, "logos");
}

static void
test_move (void)
{
  g_autoptr (SalPlan) plan = parse ();

  g_assert_false (sal_plan_move_item (plan, "components[0]", -1));
  g_assert_false (sal_plan_move_item (plan, "components[1]", 1));
  g_assert_true (sal_plan_move_item (plan, "components[0]", 1));
  g_assert_cmpstr (sal_plan_get_component (plan, 1)->id, ==, "revenue");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-path/find", test_find);
  g_test_add_func ("/plan-path/copy", test_copy);
  g_test_add_func ("/plan-path/values", test_values);
  g_test_add_func ("/plan-path/add", test_add);
  g_test_add_func ("/plan-path/methods", test_methods);
  g_test_add_func ("/plan-path/remove", test_remove);
  g_test_add_func ("/plan-path/move", test_move);

  return g_test_run ();
}
