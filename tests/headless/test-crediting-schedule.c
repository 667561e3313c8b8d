/* test-crediting-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-pay-accrual.h"
#include "sal-store-error.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* Ada has 10 % of what she sells, and 90.00 for a deal, payable when it is invoiced or received. */
#define PLAN(at)                                                                                   \
  "{\"name\": \"Field\", \"release\": {\"at\": \"" at "\"}, \"clawback\": {\"days\": 200}, "       \
  "\"components\": [{\"id\": \"amount\", \"period\": \"month\", \"method\": {\"kind\": "           \
  "\"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}, "     \
  "{\"id\": \"count\", \"period\": \"month\", \"measure\": \"deals\", \"counts\": \"number\", "    \
  "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, "      \
  "\"rate\": 90}]}}]}"

static void
init (PayFixture *self, const char *plan)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, plan);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (self, 900, "2026-01-10", 90000, 101, "new");
}

static void
note (PayFixture *self, int id, const char *type, const char *day, int amount)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount, currency)"
      " VALUES (%d, 'T%d', '%s', '%s', 900, %d, 'USD')",
      id,
      id,
      type,
      day,
      amount);

  pay_fixture_do (self, sql);
}

/* The steps of the credit of a measure, "day amount documented whole", one a line. */
static void
assert_steps (PayFixture *self, const char *measure, gboolean of_receipts, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = pay_fixture_credit (self, "2026-12-31", &error);
  g_autoptr (GString) text = g_string_new (NULL);
  const GArray *credits;

  g_assert_no_error (error);
  credits = ((SalEngagement *) crediting->engagements->pdata[0])->participation->credits;
  for (guint i = 0; i < credits->len; i++)
    {
      const SalCredit *credit = &g_array_index (credits, SalCredit, i);
      const SalCreditSchedule *schedule = of_receipts ? credit->receipts : credit->invoices;

      if (!g_str_equal (credit->measure, measure) || credit->money < 0)
        continue;
      for (guint k = 0; schedule != NULL && k < schedule->n_steps; k++)
        {
          const SalCreditStep *step = &schedule->steps[k];
          char day[SAL_DATE_BUFFER];

          g_string_append_printf (text,
                                  "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                                  "\n",
                                  sal_date_write_iso (step->date, day),
                                  step->amount,
                                  step->documented,
                                  step->whole);
        }
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What is all invoiced at once has no steps; what comes in parts has, those of a day together. */
static void
test_crediting_schedule_parts (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office, PLAN ("invoice"));
  assert_steps (&office, "bookings", FALSE, "");
  note (&office, 1, "invoice", "2026-02-01", 90000);
  note (&office, 2, "invoice", "2026-03-01", 90000);
  assert_steps (&office, "bookings", FALSE, "");
  pay_fixture_do (&office, "UPDATE \"transaction\" SET amount = 30000");
  note (&office, 3, "invoice", "2026-03-01", 20000);
  note (&office, 4, "receipt", "2026-04-01", 40000);
  assert_steps (&office, "bookings", FALSE, "2026-02-01 30000 0 90000\n2026-03-01 50000 0 90000\n");
  assert_steps (&office, "deals", FALSE, "2026-02-01 30000 0 90000\n2026-03-01 50000 0 90000\n");
  assert_steps (&office, "bookings", TRUE, "2026-04-01 40000 0 90000\n");
}

/* A credit note after a cancellation takes off what is invoiced; what it takes back besides is a
 * credit of its own, and need not be received. Of a deal that is counted all is as much less. */
static void
test_crediting_schedule_notes (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office, PLAN ("invoice"));
  note (&office, 1, "invoice", "2026-02-01", 60000);
  note (&office, 2, "cancellation", "2026-03-01", -20000);
  note (&office, 3, "credit_note", "2026-04-01", -30000);
  note (&office, 4, "receipt", "2026-05-01", 30000);
  assert_steps (&office, "bookings", FALSE, "2026-02-01 60000 0 90000\n2026-04-01 0 20000 90000\n");
  assert_steps (&office, "bookings", TRUE, "2026-04-01 10000 0 90000\n2026-05-01 30000 0 90000\n");
  assert_steps (&office,
                "deals",
                FALSE,
                "2026-02-01 60000 0 90000\n2026-03-01 0 0 70000\n2026-04-01 -30000 0 60000\n");
  assert_steps (&office,
                "deals",
                TRUE,
                "2026-03-01 0 0 70000\n2026-04-01 0 0 60000\n2026-05-01 30000 0 60000\n");
}

#define PAID                                                                                       \
  "SELECT group_concat (t, ', ') FROM (SELECT sum (calculated) || ' ' || sum (advanced) || ' ' ||" \
  " sum (paid) || ' ' || sum (balance) AS t FROM ledger_payment GROUP BY period ORDER BY period)"

static void
pay (PayFixture *self, const char *period, const char *expected)
{
  g_autofree char *paid = NULL;
  gint64 n_posted;

  statement_fixture_calculate (self, period);
  paid = fixture_query_text (self->pay, PAID);
  g_assert_cmpstr (paid, ==, expected);
  /* again nothing is posted */
  n_posted = fixture_query (self->pay, "SELECT max (id) FROM ledger_posting");
  statement_fixture_calculate (self, period);
  g_assert_cmpint (fixture_query (self->pay, "SELECT max (id) FROM ledger_posting"), ==, n_posted);
  statement_fixture_close (self, period);
}

static gpointer
read_accruals (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_accruals_load (connection, data, error);
}

/* What waits for invoices, and what Ada owes. */
static void
assert_waiting (PayFixture *self, gint64 unscheduled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accruals =
      sal_store_read_sync (self->pay,
                           read_accruals,
                           (gpointer) sal_workspace_get_calendar (self->workspace),
                           NULL,
                           &error);

  g_assert_no_error (error);
  g_assert_cmpuint (accruals->len, ==, 1);
  g_assert_cmpint (((SalPayAccrual *) accruals->pdata[0])->unscheduled, ==, unscheduled);
  g_assert_cmpint (((SalPayAccrual *) accruals->pdata[0])->owed, ==, 0);
}

/* Month by month, each closed before the next is known: 90.00 and 90.00 for the deal. A third is
 * invoiced in February, all the rest and more in April. */
static void
test_crediting_schedule_periods (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autofree char *steps = NULL;
  static const char *const changes[] = {
    "UPDATE ledger_step SET amount = 1",
    "DELETE FROM ledger_step",
    "INSERT INTO ledger_step SELECT max (id), 'invoice', 1, 1, 0, 1 FROM ledger_credit",
  };

  init (&office, PLAN ("invoice"));
  pay (&office, "2026-P01", "18000 0 0 18000");
  assert_waiting (&office, 18000);
  note (&office, 1, "invoice", "2026-02-20", 30000);
  pay (&office, "2026-P02", "18000 0 0 18000, 0 6000 6000 12000");
  assert_waiting (&office, 12000);
  pay (&office, "2026-P03", "18000 0 0 18000, 0 6000 6000 12000, 0 0 0 12000");
  note (&office, 2, "invoice", "2026-04-20", 70000);
  pay (&office, "2026-P04", "18000 0 0 18000, 0 6000 6000 12000, 0 0 0 12000, 0 12000 12000 0");
  assert_waiting (&office, 0);
  steps = fixture_query_text (office.pay, "SELECT count (*) FROM ledger_step");
  g_assert_cmpstr (steps, !=, "0");
  /* it is only appended to, together with its credit */
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalChange) change =
          fixture_run_flags (office.pay, "Change", SAL_COMMAND_DEFAULT, changes[i], &error);

      g_assert_null (change);
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
    }
}

/* 300 of 900 are invoiced and taken back by a credit note: nothing is left of what was paid, and
 * what is left of the deal is paid when it is invoiced. Of the deal that is counted nothing is
 * invoiced then, either. */
static void
test_crediting_schedule_taken_back (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office, PLAN ("invoice"));
  note (&office, 1, "invoice", "2026-01-20", 30000);
  pay (&office, "2026-P01", "18000 6000 6000 12000");
  note (&office, 2, "credit_note", "2026-02-20", -30000);
  pay (&office, "2026-P02", "18000 6000 6000 12000, -3000 -6000 0 9000");
  note (&office, 3, "invoice", "2026-03-20", 60000);
  pay (&office, "2026-P03", "18000 6000 6000 12000, -3000 -6000 0 9000, 0 15000 9000 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crediting-schedule/parts", test_crediting_schedule_parts);
  g_test_add_func ("/crediting-schedule/notes", test_crediting_schedule_notes);
  g_test_add_func ("/crediting-schedule/periods", test_crediting_schedule_periods);
  g_test_add_func ("/crediting-schedule/taken-back", test_crediting_schedule_taken_back);

  return g_test_run ();
}
