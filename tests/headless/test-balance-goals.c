/* test-balance-goals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-balance-goals.h"

#include <math.h>

#include "sal-error.h"
#include "sal-kinds.h"

/* The goals of an alignment: as text, and as fields of its record. */

static void
test_balance_goals_read (void)
{
  static const struct
  {
    const char *text, *written;
  } cases[] = {
    { "population", "population:1:1" },
    { "population:2:5,revenue:1:20", "population:2:5, revenue:1:20" },
    { " payroll:0.5:7 ,  accounts:0 ", "payroll:0.5:7, accounts:0:1" },
    { "population:1:0.25", "population:1:0.25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalBalanceGoals) goals = sal_balance_goals_new ();
      g_autoptr (SalBalanceGoals) again = sal_balance_goals_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;

      g_assert_true (sal_balance_goals_read (goals, cases[i].text, &error));
      g_assert_no_error (error);
      written = sal_balance_goals_write (goals);
      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_true (sal_balance_goals_read (again, written, &error));
      g_assert_true (sal_balance_goals_equal (goals, again));
      again->borders = 0;
      g_assert_false (sal_balance_goals_equal (goals, again));
    }
}

static void
test_balance_goals_bad (void)
{
  static const char *const texts[] = {
    "",     "population:",       "population:x",   "population:1:2:3",    "population:-1",
    ":1:2", "population:1:1001", "population:nan", "population,,revenue",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SalBalanceGoals) goals = sal_balance_goals_new ();
      g_autoptr (GError) error = NULL;

      if (sal_balance_goals_read (goals, texts[i], &error) && *texts[i] != '\0')
        g_error ("“%s” was read", texts[i]);
      if (*texts[i] != '\0')
        g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      else
        g_assert_cmpuint (goals->measures->len, ==, 0);
    }
}

static void
test_balance_goals_record (void)
{
  g_autoptr (SalRecord) alignment = sal_record_new (&sal_alignment_kind);
  g_autoptr (SalBalanceGoals) nothing = sal_balance_goals_load (alignment);
  g_autoptr (SalBalanceGoals) goals = sal_balance_goals_new ();
  g_autoptr (SalBalanceGoals) loaded = NULL;
  g_autoptr (SalBalanceGoals) emptied = NULL;

  g_assert_cmpuint (nothing->measures->len, ==, 0);
  g_assert_true (isnan (nothing->borders) && isnan (nothing->travel));

  sal_balance_goals_add (goals, "population", 2, 0.07);
  sal_balance_goals_add (goals, "revenue", 1, 0.2);
  goals->borders = 0.35;
  goals->disruption = 0;
  sal_balance_goals_store (goals, alignment);
  g_assert_cmpstr (sal_record_get_text (alignment, "measures"), ==, "population:2:7, revenue:1:20");
  loaded = sal_balance_goals_load (alignment);
  g_assert_true (sal_balance_goals_equal (goals, loaded));
  g_assert_cmpfloat (loaded->disruption, ==, 0);
  g_assert_true (isnan (loaded->travel));

  sal_balance_goals_store (nothing, alignment);
  emptied = sal_balance_goals_load (alignment);
  g_assert_true (sal_balance_goals_equal (nothing, emptied));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/balance-goals/read", test_balance_goals_read);
  g_test_add_func ("/balance-goals/bad", test_balance_goals_bad);
  g_test_add_func ("/balance-goals/record", test_balance_goals_record);

  return g_test_run ();
}
