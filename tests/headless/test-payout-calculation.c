/* test-payout-calculation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-payout-calculation.h"
#include "sal-payout-exceptions.h"
#include "sal-payout-run.h"
#include "sal-payout-statements.h"
#include "sal-payout-totals.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* 10 % of what is sold, 1,000.00 in a month at most. */
#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"period\": \"month\", \"cap\": "    \
  "{\"amount\": 1000}, \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": " \
  "[{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (self, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (self, 901, "2026-01-20", 40000, 102, "new");
}

static SalPayoutCalculation *
calculate (PayFixture *self, const char *period)
{
  g_autoptr (SalPayoutCalculation) calculation =
      sal_payout_calculation_new (self->workspace, period, "Mara");
  g_autoptr (SalJob) job = sal_job_new ("Calculate");
  g_autoptr (GError) error = NULL;

  sal_job_run_sync (job, sal_payout_calculation_run, calculation, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&calculation);
}

static void
close_period (PayFixture *self, const char *period)
{
  static const SalPayoutStep steps[] = { SAL_PAYOUT_STEP_APPROVE, SAL_PAYOUT_STEP_CLOSE };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      SalPayoutPeriodStep step = { steps[i], period, "Vera", "Mara" };
      g_autoptr (GError) error = NULL;

      sal_store_run_sync (self->pay,
                          "Step",
                          SAL_COMMAND_FINAL,
                          sal_payout_period_take_step,
                          &step,
                          NULL,
                          NULL,
                          &error);
      g_assert_no_error (error);
    }
}

static void
assert_words (const SalPayoutCalculation *self, const char *expected)
{
  g_autofree char *words = sal_payout_calculation_describe (self, "January");

  g_assert_cmpstr (words, ==, expected);
}

/* What it says: the first time, again, and after a change. */
static void
test_payout_calculation_words (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayoutCalculation) first = NULL, again = NULL, changed = NULL, gone = NULL;

  init (&office);
  first = calculate (&office, "2026-P01");
  g_assert_true (first->is_first);
  assert_words (first, "January is calculated: 2 people are paid $120.00");

  again = calculate (&office, "2026-P01");
  g_assert_false (again->is_first);
  g_assert_cmpuint (again->n_changed, ==, 0);
  assert_words (again,
                "January is calculated: 2 people are paid $120.00. Nothing changed since the last "
                "calculation.");

  pay_fixture_do (&office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  changed = calculate (&office, "2026-P01");
  g_assert_cmpuint (changed->n_changed, ==, 1);
  assert_words (changed,
                "January is calculated: 2 people are paid $130.00. 1 payment changed since the "
                "last calculation, by +$10.00.");

  pay_fixture_do (&office, "UPDATE opportunity SET amount = 0 WHERE id = 900");
  gone = calculate (&office, "2026-P01");
  g_assert_cmpuint (gone->n_changed, ==, 1);
  g_assert_cmpint (g_array_index (gone->differences, SalPayoutDifference, 0).before, ==, 13000);
  g_assert_cmpint (g_array_index (gone->differences, SalPayoutDifference, 0).after, ==, 5000);
}

/* By hand: who is in both, in the first only, in the second only, in two currencies. */
static void
test_payout_calculation_compare (void)
{
  const SalPayoutPaid before[] = { { 1, "EUR", 10, 10, 0 },
                                   { 2, "EUR", 20, 20, 0 },
                                   { 4, "EUR", 40, 40, 0 },
                                   { 4, "USD", 41, 41, 0 } };
  const SalPayoutPaid after[] = { { 1, "EUR", 10, 10, 0 },
                                  { 2, "EUR", 20, 15, 5 },
                                  { 3, "JPY", 7, 7, 0 },
                                  { 4, "EUR", 41, 41, 0 },
                                  { 4, "USD", 42, 42, 0 } };
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (SalPayoutPaid));
  g_autoptr (GArray) other = g_array_new (FALSE, FALSE, sizeof (SalPayoutPaid));
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayoutCalculation) self = NULL;
  static const struct
  {
    const char *currency;
    gint64 before, after;
  } expected[] = { { "EUR", 70, 66 }, { "JPY", 0, 7 }, { "USD", 41, 42 } };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      SalPayoutPaid copy = before[i];

      copy.currency = g_intern_string (copy.currency);
      g_array_append_val (one, copy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      SalPayoutPaid copy = after[i];

      copy.currency = g_intern_string (copy.currency);
      g_array_append_val (other, copy);
    }
  pay_fixture_init (&office);
  self = sal_payout_calculation_new (office.workspace, "2026-P01", "Mara");
  sal_payout_calculation_compare (self, one, other);
  g_assert_cmpuint (self->n_people, ==, 4);
  g_assert_cmpuint (self->n_changed, ==, 3); /* 2, 3 and 4, who counts once */
  g_assert_cmpuint (self->differences->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SalPayoutDifference *found = &g_array_index (self->differences, SalPayoutDifference, i);

      g_assert_cmpstr (found->currency, ==, expected[i].currency);
      g_assert_cmpint (found->before, ==, expected[i].before);
      g_assert_cmpint (found->after, ==, expected[i].after);
    }
}

/* --- exceptions --- */

static gpointer
read_exceptions (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return sal_payout_exceptions_list (connection, data, error);
}

static GPtrArray *
list_exceptions (PayFixture *self, char *period)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *issues = sal_store_read_sync (self->pay, read_exceptions, period, NULL, &error);

  g_assert_no_error (error);

  return issues;
}

/* What was found is kept with the period, stays if nothing changed, and goes with its reason. */
static void
test_payout_calculation_exceptions (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayoutCalculation) first = NULL, again = NULL, changed = NULL;
  g_autoptr (GPtrArray) found = NULL, others = NULL, left = NULL;
  g_autofree char *words = NULL;
  const SalPayIssue *issue;
  gint64 changes;

  init (&office);
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 1500000 WHERE id = 900");
  first = calculate (&office, "2026-P01");
  found = list_exceptions (&office, "2026-P01");
  g_assert_cmpuint (found->len, ==, 1);
  issue = found->pdata[0];
  g_assert_cmpint (issue->kind, ==, SAL_PAY_ISSUE_OVER_CAP);
  g_assert_cmpint (issue->person, ==, 101);
  g_assert_cmpint (issue->reason, ==, SAL_PAY_REASON_OVER_CAP);
  words = sal_pay_issue_to_text (issue);
  g_assert_cmpstr (words, ==, "Ada: A cap takes $500.00 of “deals” of the plan “Field”");
  g_assert_cmpstr (sal_pay_issue_get_label (issue->kind), ==, "Over cap");
  others = list_exceptions (&office, "2026-P02");
  g_assert_cmpuint (others->len, ==, 0);

  changes = sal_store_get_last_change (office.pay);
  again = calculate (&office, "2026-P01");
  g_assert_cmpint (sal_store_get_last_change (office.pay), ==, changes);

  pay_fixture_do (&office, "UPDATE opportunity SET amount = 80000 WHERE id = 900");
  changed = calculate (&office, "2026-P01");
  left = list_exceptions (&office, "2026-P01");
  g_assert_cmpuint (left->len, ==, 0);
}

/* Whoever calculated, it is in the language of who reads; what was stored before there were reasons
 * says what it said, until it is found anew. */
static void
test_payout_calculation_exception_words (void)
{
  static const struct
  {
    const char *sql, *words;
  } cases[] = {
    { "UPDATE payout_exception SET message = 'Ada: eine Kappe'",
      "Ada: A cap takes $500.00 of “deals” of the plan “Field”" },
    { "UPDATE payout_exception SET message = 'Ada: a cap', reason = NULL, arguments = NULL",
      "Ada: a cap" },
  };
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayoutCalculation) first = NULL;

  init (&office);
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 1500000 WHERE id = 900");
  first = calculate (&office, "2026-P01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalPayoutCalculation) again = NULL;
      g_autoptr (GPtrArray) found = NULL, renewed = NULL;
      g_autofree char *words = NULL, *after = NULL;

      pay_fixture_do_pay (&office, cases[i].sql);
      found = list_exceptions (&office, "2026-P01");
      g_assert_cmpuint (found->len, ==, 1);
      words = sal_pay_issue_to_text (found->pdata[0]);
      g_assert_cmpstr (words, ==, cases[i].words);
      again = calculate (&office, "2026-P01");
      renewed = list_exceptions (&office, "2026-P01");
      g_assert_cmpuint (renewed->len, ==, 1);
      after = sal_pay_issue_to_text (renewed->pdata[0]);
      g_assert_cmpstr (after, ==, cases[0].words);
    }
}

static void
assert_large_changes (PayFixture *self, char *period, guint n)
{
  g_autoptr (SalPayoutCalculation) calculation = calculate (self, period);
  g_autoptr (GPtrArray) found = list_exceptions (self, period);
  guint n_found = 0;

  for (guint i = 0; i < found->len; i++)
    if (((const SalPayIssue *) found->pdata[i])->kind == SAL_PAY_ISSUE_LARGE_CHANGE)
      n_found++;
  g_assert_cmpuint (n_found, ==, n);
}

/* January paid 80.00 and 40.00: 39.99 is less than half of 80.00, and 80.00 not more than twice
 * 40.00. A quarter does not compare with the month before it, and one that ends today has not
 * ended. */
static void
test_payout_calculation_large_change (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayoutCalculation) first = NULL;

  init (&office);
  first = calculate (&office, "2026-P01");
  close_period (&office, "2026-P01");
  pay_fixture_sell (&office, 902, "2026-02-03", 39990, 101, "new");
  pay_fixture_sell (&office, 903, "2026-02-04", 80000, 102, "new");
  assert_large_changes (&office, "2026-P02", 1);
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 80020 WHERE id = 903");
  assert_large_changes (&office, "2026-P02", 2);
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 40000 WHERE id = 902");
  assert_large_changes (&office, "2026-P02", 1);
  close_period (&office, "2026-P02");
  pay_fixture_sell (&office, 904, "2026-03-02", 100000, 101, "new");
  assert_large_changes (&office, "2026-P03", 2);
  close_period (&office, "2026-P03");
  pay_fixture_sell (&office, 905, "2026-04-02", 300000, 101, "new");
  assert_large_changes (&office, "2026-Q2", 0);
  close_period (&office, "2026-Q2");
  assert_large_changes (&office, "2026-Q3", 0);
  pay_fixture_sell (&office, 906, "2026-09-30", 900000, 101, "new");
  assert_large_changes (&office, "2026-Q3", 0);
}

/* --- totals and statements --- */

static gpointer
read_totals (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_payout_totals_list (connection, error);
}

static void
test_payout_calculation_totals (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GArray) none = NULL, totals = NULL;
  g_autoptr (SalPayoutCalculation) first = NULL, changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *nothing = NULL;
  const SalPayoutTotal *total;

  init (&office);
  none = sal_store_read_sync (office.pay, read_totals, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  first = calculate (&office, "2026-P01");
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  changed = calculate (&office, "2026-P01");
  totals = sal_store_read_sync (office.pay, read_totals, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals->len, ==, 1);
  total = &g_array_index (totals, SalPayoutTotal, 0);
  g_assert_cmpstr (total->period, ==, "2026-P01");
  g_assert_cmpuint (total->n_people, ==, 2);
  g_assert_cmpint (total->earned, ==, 13000);
  g_assert_cmpint (total->paid, ==, 13000);
  words = sal_payout_totals_describe (totals, "2026-P01");
  g_assert_cmpstr (words, ==, "$130.00");
  nothing = sal_payout_totals_describe (totals, "2026-P02");
  g_assert_null (nothing);
}

/* Lines read at once are those that are read one by one, without their trace. */
static void
test_payout_calculation_statements (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalPayoutCalculation) first = NULL, changed = NULL;
  g_autoptr (SalPayoutStatements) lines = NULL, trace = NULL, missing = NULL;
  g_autoptr (GError) error = NULL;

  init (&office);
  first = calculate (&office, "2026-P01");
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  changed = calculate (&office, "2026-P01");
  lines = sal_payout_statements_load (
      office.workspace, "2026-P01", 0, SAL_PAYOUT_STATEMENTS_LINES, NULL, &error);
  g_assert_no_error (error);
  trace = sal_payout_statements_load (
      office.workspace, "2026-P01", 0, SAL_PAYOUT_STATEMENTS_TRACE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->statements->len, ==, 2);
  g_assert_cmpuint (trace->statements->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SalPayStatement *one = lines->statements->pdata[i];
      const SalPayStatement *other = trace->statements->pdata[i];

      g_assert_cmpstr (one->name, ==, other->name);
      g_assert_cmpuint (one->lines->len, ==, 1);
      g_assert_cmpuint (other->lines->len, ==, 1);
      for (guint k = 0; k < one->lines->len; k++)
        {
          const SalPayStatementLine *a = one->lines->pdata[k], *b = other->lines->pdata[k];

          g_assert_cmpint (a->id, ==, b->id);
          g_assert_cmpint (a->amount, ==, b->amount);
          g_assert_cmpstr (a->attainment, ==, b->attainment);
          g_assert_cmpuint (a->credits->len, ==, 0);
          g_assert_cmpuint (b->credits->len, ==, 1);
        }
    }
  missing = sal_payout_statements_load (
      office.workspace, "2026-P02", 0, SAL_PAYOUT_STATEMENTS_LINES, NULL, &error);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_assert_null (missing);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SALIENT_TODAY", "2026-09-30", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payout-calculation/words", test_payout_calculation_words);
  g_test_add_func ("/payout-calculation/compare", test_payout_calculation_compare);
  g_test_add_func ("/payout-calculation/exceptions", test_payout_calculation_exceptions);
  g_test_add_func ("/payout-calculation/exception-words", test_payout_calculation_exception_words);
  g_test_add_func ("/payout-calculation/large-change", test_payout_calculation_large_change);
  g_test_add_func ("/payout-calculation/totals", test_payout_calculation_totals);
  g_test_add_func ("/payout-calculation/statements", test_payout_calculation_statements);

  return g_test_run ();
}
