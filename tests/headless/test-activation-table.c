/* test-activation-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-table.h"

#include "activation-fixture.h"
#include "sal-date.h"
#include "sal-rate.h"

/* What a plan lists: in words by hand, and its sums against the plan for any company. */

static void
assert_text (const SalActivationTable *table, guint row, guint column, const char *expected)
{
  g_autofree char *text = sal_activation_table_format (table, row, column);

  g_assert_cmpstr (text, ==, expected);
}

/* Two accounts go from east to west, one of them with two opportunities, and one from north. */
static void
fill (Fixture *self)
{
  for (int account = 0; account < 3; account++)
    {
      activation_add_account (self, account, WEST, -1);
      activation_add_coverage (
          self, account + 1, account, account < 2 ? EAST : NORTH, "primary", "2024-01-01", "");
    }
  activation_add_deal (self, 0, 1, EAST, 30000, 1);
  activation_add_deal (self, 1, 1, EAST, 4000, 1);
}

static void
test_flows (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalActivationTable) table = NULL;
  g_autofree char *text = NULL;

  fill (self);
  found = activation_plan_with_names (self);
  table = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_FLOWS, NULL, "USD");
  g_assert_cmpuint (sal_activation_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (sal_activation_table_get_n_columns (table), ==, 6);
  g_assert_cmpstr (sal_activation_table_get_label (table, 0), ==, "From");
  g_assert_false (sal_activation_table_is_number (table, 1));
  g_assert_true (sal_activation_table_is_number (table, 2));
  assert_text (table, 0, 0, "Person 1 (P1)");
  assert_text (table, 0, 1, "Person 0 (P0)");
  assert_text (table, 0, 2, "2");
  assert_text (table, 0, 3, "2");
  assert_text (table, 0, 4, "$340.00");
  assert_text (table, 1, 2, "1");
  assert_text (table, 1, 3, "0");
  g_assert_cmpint (sal_activation_table_compare (table, 0, 1, 2), >, 0);
  g_assert_cmpint (sal_activation_table_compare (table, 0, 1, 0), <, 0);
  text = sal_activation_table_describe_flow (found, sal_activation_table_get_flow (table, 1));
  g_assert_cmpstr (text, ==, "From Person 2 (P2) to Person 0 (P0)");
}

static void
assert_lines (const SalActivationTable *table, guint column, const char *expected)
{
  g_autofree char *text = sal_activation_table_format_lines (table, 0, column);

  g_assert_cmpstr (text, ==, expected);
}

/* Who gets something is a person, above their position, or a position that nobody holds. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalActivationTable) table = NULL;

  activation_add_account (self, 0, VACANT, -1);
  activation_add_coverage (self, 1, 0, EAST, "primary", "2024-01-01", "");
  found = activation_plan_with_names (self);
  table = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_FLOWS, NULL, "USD");
  assert_text (table, 0, 1, "P3 (vacant)");
  assert_lines (table, 0, "Person 1\nP1");
  assert_lines (table, 1, "\342\232\240 Vacant\nP3");
  assert_lines (table, 2, "1");
  g_assert_true (sal_activation_flow_is_to_vacant (sal_activation_table_get_flow (table, 0)));
}

/* Which accounts and opportunities a flow is made of. */
static void
test_parts (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalActivationTable) flows = NULL;
  g_autoptr (SalActivationTable) accounts = NULL;
  g_autoptr (SalActivationTable) deals = NULL;
  g_autoptr (SalActivationTable) all = NULL;
  const SalActivationFlow *flow;

  fill (self);
  found = activation_plan_with_names (self);
  flows = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_FLOWS, NULL, "USD");
  flow = sal_activation_table_get_flow (flows, 0);
  all = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_ACCOUNTS, NULL, "USD");
  accounts = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_ACCOUNTS, flow, "USD");
  deals = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_OPPORTUNITIES, flow, "USD");
  g_assert_cmpuint (sal_activation_table_get_n_rows (all), ==, 3);
  g_assert_cmpuint (sal_activation_table_get_n_rows (accounts), ==, 2);
  g_assert_cmpuint (sal_activation_table_get_n_rows (deals), ==, 2);
  assert_text (accounts, 1, 0, "A1");
  assert_text (accounts, 1, 1, "Person 1 (P1)");
  assert_text (accounts, 1, 3, "2");
  assert_text (accounts, 1, 7, "Area");
  assert_text (deals, 0, 0, "D0");
  assert_text (deals, 0, 1, "A1");
  assert_text (deals, 0, 4, "$300.00");
}

/* Each finding has a list with its own rows. */
static void
test_findings (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalActivationTable) others = NULL;
  g_autoptr (SalActivationTable) holdovers = NULL;
  g_autoptr (SalActivationTable) unstaffed = NULL;
  g_autofree char *day = sal_date_format (sal_date_from_ymd (2026, 9, 30));

  activation_add_account (self, 0, WEST, -1);
  activation_add_coverage (self, 1, 0, OTHERS, "primary", "2024-01-01", "");
  activation_add_account (self, 1, WEST, -1);
  activation_add_coverage (self, 2, 1, EAST, "primary", "2024-01-01", "");
  activation_add_name (self, 1, 1, EAST, 100, "2026-09-30");
  activation_add_account (self, 2, UNSTAFFED, -1);

  found = activation_plan_with_names (self);
#define TABLE(type)                                                                                \
  sal_activation_table_new (                                                                       \
      found, SAL_ACTIVATION_TABLE_FINDINGS + SAL_ACTIVATION_##type, NULL, "USD")
  others = TABLE (OTHER_SALES_FORCE);
  holdovers = TABLE (HOLDOVER);
  unstaffed = TABLE (TERRITORY_WITHOUT_POSITION);
  g_assert_cmpuint (sal_activation_table_get_n_rows (others), ==, 1);
  assert_text (others, 0, 0, "A0");
  assert_text (others, 0, 1, "P6");
  g_assert_cmpuint (sal_activation_table_get_n_rows (holdovers), ==, 1);
  assert_text (holdovers, 0, 0, "A1");
  assert_text (holdovers, 0, 1, day);
  g_assert_cmpuint (sal_activation_table_get_n_rows (unstaffed), ==, 1);
  assert_text (unstaffed, 0, 0, "T4");
  assert_text (unstaffed, 0, 1, "1");
}

static void
test_shares (Fixture *self, gconstpointer data)
{
  g_autoptr (SalAlignmentActivation) found = NULL;
  g_autoptr (SalActivationTable) table = NULL;

  activation_add_account (self, 0, WEST, -1);
  activation_add_name (self, 1, 0, EAST, 70, "");
  activation_add_name (self, 2, 0, NORTH, 30, "");
  found = activation_plan_with_names (self);
  table = sal_activation_table_new (found, SAL_ACTIVATION_TABLE_SHARES, NULL, "USD");
  g_assert_cmpuint (sal_activation_table_get_n_rows (table), ==, 2);
  assert_text (table, 0, 1, "P1");
  assert_text (table, 0, 2, "70.0 %");
  assert_text (table, 0, 3, "Primary");
  assert_text (table, 1, 3, "Split");
}

/* --- any plan --- */

static SalAlignmentActivation *
create_random (void)
{
  SalAlignmentActivation *made = g_new0 (SalAlignmentActivation, 1);

  made->moves = g_array_new (FALSE, FALSE, sizeof (SalActivationMove));
  made->opportunities = g_array_new (FALSE, FALSE, sizeof (SalActivationDeal));
  for (int i = g_test_rand_int_range (0, 400); i > 0; i--)
    {
      SalActivationMove move = { .from_position = g_test_rand_int_range (0, 5),
                                 .from_person = g_test_rand_int_range (0, 3),
                                 .to_position = g_test_rand_int_range (5, 9),
                                 .to_person = g_test_rand_int_range (0, 2),
                                 .revenue = g_test_rand_int_range (0, 100000) };
      SalActivationDeal deal = { .from_position = g_test_rand_int_range (0, 5),
                                 .from_person = g_test_rand_int_range (0, 3),
                                 .to_position = g_test_rand_int_range (5, 9),
                                 .to_person = g_test_rand_int_range (0, 2),
                                 .amount = g_test_rand_int_range (0, 100000),
                                 .stays = g_test_rand_bit () };

      g_array_append_val (made->moves, move);
      if (g_test_rand_bit ())
        g_array_append_val (made->opportunities, deal);
    }

  return made;
}

/* Each move and each opportunity that moves is in one flow, which counts it. */
static void
check_flow (const SalAlignmentActivation *made, const SalActivationFlow *flow)
{
  guint n_accounts = 0, n_open = 0;
  gint64 revenue = 0, pipeline = 0;

  for (guint i = 0; i < made->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (made->moves, SalActivationMove, i);
      gboolean has = sal_activation_flow_has_move (flow, move);

      n_accounts += has;
      revenue += has ? move->revenue : 0;
    }
  for (guint i = 0; i < made->opportunities->len; i++)
    {
      const SalActivationDeal *deal = &g_array_index (made->opportunities, SalActivationDeal, i);
      gboolean has = sal_activation_flow_has_deal (flow, deal);

      n_open += has;
      pipeline += has ? deal->amount : 0;
    }
  g_assert_cmpuint (flow->n_accounts + flow->n_open, >, 0);
  g_assert_cmpuint (flow->n_accounts, ==, n_accounts);
  g_assert_cmpuint (flow->n_open, ==, n_open);
  g_assert_cmpint (flow->revenue, ==, revenue);
  g_assert_cmpint (flow->pipeline, ==, pipeline);
}

static void
test_any (void)
{
  for (guint run = 0; run < 50; run++)
    {
      SalAlignmentActivation *made = create_random ();
      g_autoptr (GArray) flows = sal_activation_list_flows (made);
      guint n_accounts = 0, n_open = 0, n_moving = 0;

      for (guint i = 0; i < flows->len; i++)
        {
          const SalActivationFlow *flow = &g_array_index (flows, SalActivationFlow, i);

          check_flow (made, flow);
          n_accounts += flow->n_accounts;
          n_open += flow->n_open;
          if (i > 0)
            g_assert_cmpuint (flow->n_accounts, <=, (flow - 1)->n_accounts);
        }
      for (guint i = 0; i < made->opportunities->len; i++)
        n_moving += !g_array_index (made->opportunities, SalActivationDeal, i).stays;
      g_assert_cmpuint (n_accounts, ==, made->moves->len);
      g_assert_cmpuint (n_open, ==, n_moving);
      g_array_unref (made->moves);
      g_array_unref (made->opportunities);
      g_free (made);
    }
}

#define ADD(name, func)                                                                            \
  g_test_add (                                                                                     \
      "/activation-table/" name, Fixture, NULL, activation_set_up, func, activation_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  activation_fixture_load ();

  ADD ("flows", test_flows);
  ADD ("lines", test_lines);
  ADD ("parts", test_parts);
  ADD ("findings", test_findings);
  ADD ("shares", test_shares);
  g_test_add_func ("/activation-table/any", test_any);

  result = g_test_run ();
  activation_fixture_unload ();

  return result;
}
