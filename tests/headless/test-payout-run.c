/* test-payout-run.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "pay-fixture.h"
#include "sal-calculation.h"
#include "sal-pay-ledger.h"
#include "sal-payout-run.h"
#include "sal-kinds.h"
#include "store-fixture.h"

/* 10 % of what is sold directly, 20 % above 1,000.00 in a quarter to date; 1 % of what rolls up. */
#define PLAN(more)                                                                                 \
  "{\"name\": \"Field\", " more "\"clawback\": {\"days\": 90}, \"components\": [{\"id\": "         \
  "\"deals\", \"period\": \"month\", \"mode\": \"quarter_to_date\", \"filter\": \"type != "        \
  "\\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", "             \
  "\"whole_bounds\": true, \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}, {\"from\": 1000, "       \
  "\"rate\": \"20 %\"}]}}, {\"id\": \"team\", \"period\": \"month\", \"filter\": \"type = "        \
  "\\\"roll-up\\\"\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": "  \
  "[{\"from\": 0, \"rate\": \"1 %\"}]}}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN (""));
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1003, 103, "Field", "2026-01-01", 5000000);
}

static SalPayoutRun *
try (PayFixture *self, const char *period, GError **error)
{
  g_autoptr (SalPayoutRun) run = sal_payout_run_new (self->workspace, period, "Mara");
  g_autoptr (SalJob) job = sal_job_new ("Calculate");

  return sal_job_run_sync (job, sal_payout_run, run, error) ? g_steal_pointer (&run) : NULL;
}

/* Returns what was posted. */
static guint
calculate (PayFixture *self, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutRun) run = try (self, period, &error);

  g_assert_no_error (error);

  return run->n_posted;
}

static gboolean
take (PayFixture *self, SalPayoutStep which, const char *period, GError **error)
{
  SalPayoutPeriodStep step = { which, period, "Vera", "Mara" };

  return sal_store_run_sync (
      self->pay, "Step", SAL_COMMAND_FINAL, sal_payout_period_take_step, &step, NULL, NULL, error);
}

static void
close_period (PayFixture *self, const char *period)
{
  g_autoptr (GError) error = NULL;

  take (self, SAL_PAYOUT_STEP_APPROVE, period, &error);
  g_assert_no_error (error);
  take (self, SAL_PAYOUT_STEP_CLOSE, period, &error);
  g_assert_no_error (error);
}

static void
assert_query (PayFixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query_text (self->pay, sql);

  g_assert_cmpstr (text, ==, expected);
}

/* The lines of a period that count, "person component kind amount, …". */
#define LINES(period)                                                                              \
  "SELECT group_concat (t, ', ') FROM (SELECT person || ' ' || component || ' ' || kind || ' ' ||" \
  " amount AS t FROM ledger_line l WHERE period = '" period                                        \
  "' AND amount != 0 AND reverses IS NULL"                                                         \
  " AND NOT EXISTS (SELECT 1 FROM ledger_line r WHERE r.reverses = l.id) ORDER BY id)"
#define PAID(period)                                                                               \
  "SELECT group_concat (t, ', ') FROM (SELECT person || ' ' || sum (calculated) || ' ' ||"         \
  " sum (paid) || ' ' || sum (balance) AS t FROM ledger_payment WHERE period = '" period           \
  "' GROUP BY person ORDER BY person)"

/* --- posting --- */

/* 800.00 and 400.00 in January: 100.00 + 40.00; Mia has 1 % of 1,200.00. */
static void
test_payout_run_calculate (void)
{
  g_auto (PayFixture) office = { 0 };
  gint64 changes;

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-01-20", 40000, 101, "new");
  pay_fixture_sell (&office, 902, "2026-02-01", 99999, 101, "new");
  g_assert_cmpuint (calculate (&office, "2026-P01"), >, 0);
  assert_query (&office, LINES ("2026-P01"), "101 deals payout 14000, 103 team payout 1200");
  assert_query (&office, PAID ("2026-P01"), "101 14000 14000 0, 103 1200 1200 0");
  /* by credit, with slices and inputs */
  assert_query (&office,
                "SELECT group_concat (c.credit || ' ' || s.amount, ', ') FROM ledger_share s JOIN"
                " ledger_credit c ON c.id = s.credit",
                "900/direct/11 8000, 901/direct/11 6000, 900/roll-up/11 800, 901/roll-up/11 400");
  assert_query (&office,
                "SELECT group_concat (tier || ' ' || units || ' ' || rate || ' ' || amount, ', ')"
                " FROM ledger_slice WHERE line = 1",
                "0 1000 0.1 100, 1 200 0.2 40");
  assert_query (&office, "SELECT measured FROM ledger_line WHERE id = 1", "1200");
  assert_query (
      &office,
      "SELECT status || ' ' || calculated_by FROM payout_period WHERE period = '2026-P01'",
      "calculated Mara");

  /* again: nothing */
  changes = sal_store_get_last_change (office.pay);
  g_assert_cmpuint (calculate (&office, "2026-P01"), ==, 0);
  g_assert_cmpint (sal_store_get_last_change (office.pay), ==, changes);
  assert_query (&office, "SELECT count (*) FROM ledger_posting", "1");

  /* a change: the lines it reaches are reversed, and others posted; Ada's of January and Mia's */
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  g_assert_cmpuint (calculate (&office, "2026-P01"), ==, 2 + 2 + 2 + 2);
  assert_query (&office, LINES ("2026-P01"), "101 deals payout 16000, 103 team payout 1300");
  assert_query (&office, PAID ("2026-P01"), "101 16000 16000 0, 103 1300 1300 0");
  assert_query (&office, "SELECT sum (amount) FROM ledger_line", "17300");
  assert_query (&office, "SELECT sum (amount) FROM ledger_share", "17300");
  assert_query (&office, "SELECT count (*) FROM ledger_line WHERE reverses IS NOT NULL", "2");
  g_assert_cmpuint (calculate (&office, "2026-P01"), ==, 0);
  /* and back */
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 40000 WHERE id = 901");
  g_assert_cmpuint (calculate (&office, "2026-P01"), ==, 8);
  assert_query (&office, PAID ("2026-P01"), "101 14000 14000 0, 103 1200 1200 0");
}

/* --- closing --- */

/* What was sold in January grows by 100.00 once that is closed: 20.00 of it is posted in February,
 * citing the line, and 1.00 of Mia's. */
static void
test_payout_run_late_change (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-01-20", 40000, 101, "new");
  pay_fixture_sell (&office, 902, "2026-02-01", 10000, 101, "new");
  calculate (&office, "2026-P01");
  close_period (&office, "2026-P01");
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 50000 WHERE id = 901");
  calculate (&office, "2026-P02");
  assert_query (&office, LINES ("2026-P01"), "101 deals payout 14000, 103 team payout 1200");
  assert_query (&office,
                LINES ("2026-P02"),
                "101 deals correction 2000, 101 deals payout 2000, 103 team correction 100, 103 "
                "team payout 100");
  assert_query (&office, PAID ("2026-P02"), "101 4000 4000 0, 103 200 200 0");
  assert_query (
      &office,
      "SELECT o.amount || ' ' || c.credit || ' ' || s.amount FROM ledger_line d JOIN"
      " ledger_line o ON o.id = d.cites JOIN ledger_share s ON s.line = d.id JOIN"
      " ledger_credit c ON c.id = s.credit WHERE d.kind = 'correction' AND d.person = 101",
      "14000 901/direct/11 2000");
  g_assert_cmpuint (calculate (&office, "2026-P02"), ==, 0);

  /* closed as well, and the deal is gone: its 60.00 and 20.00 come back in March */
  close_period (&office, "2026-P02");
  pay_fixture_do (&office, "UPDATE opportunity SET stage = 2 WHERE id = 901");
  calculate (&office, "2026-P03");
  assert_query (&office, "SELECT sum (amount) FROM ledger_line WHERE person = 101", "9000");
  assert_query (&office, PAID ("2026-P03"), "101 -9000 0 -9000, 103 -500 0 -500");
  /* recovered from what comes then */
  pay_fixture_sell (&office, 903, "2026-03-10", 200000, 101, "new");
  calculate (&office, "2026-P03");
  assert_query (&office, "SELECT sum (paid) FROM ledger_payment WHERE person = 101", "48000");
  assert_query (&office, "SELECT sum (balance) FROM ledger_payment WHERE period = '2026-P03'", "0");
}

/* Somebody who takes part no longer: all comes back, and stays owed. */
static void
test_payout_run_gone (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  calculate (&office, "2026-P01");
  close_period (&office, "2026-P01");
  pay_fixture_do_pay (&office, "DELETE FROM participant WHERE id = 1001");
  calculate (&office, "2026-P02");
  assert_query (&office, LINES ("2026-P02"), "101 deals correction -8000");
  assert_query (&office, PAID ("2026-P02"), "101 -8000 0 -8000, 103 0 0 0");
  g_assert_cmpuint (calculate (&office, "2026-P02"), ==, 0);
  /* who does again has it again */
  pay_fixture_add_participant (&office, 1001, 101, "Field", "2026-01-01", 5000000);
  calculate (&office, "2026-P02");
  assert_query (&office, LINES ("2026-P02"), NULL);
  assert_query (&office, PAID ("2026-P02"), "101 0 0 0, 103 0 0 0");
}

static void
assert_refused (PayFixture *office, const char *period, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try (office, period, &error));
  g_assert_error (error, domain, code);
}

static void
test_payout_run_turn (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  assert_refused (&office, "2026", SAL_ERROR, SAL_ERROR_VALUE);
  assert_refused (&office, "January", SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_false (take (&office, SAL_PAYOUT_STEP_APPROVE, "2026-Q1", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  calculate (&office, "2026-Q1");
  g_assert_false (take (&office, SAL_PAYOUT_STEP_CLOSE, "2026-Q1", &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  assert_refused (&office, "2026-Q2", SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);

  /* approved, until something is posted */
  g_assert_true (take (&office, SAL_PAYOUT_STEP_APPROVE, "2026-Q1", &error));
  assert_query (&office,
                "SELECT status || ' ' || approver || ' ' || approved_by FROM payout_period",
                "approved Vera Mara");
  g_assert_cmpuint (calculate (&office, "2026-Q1"), ==, 0);
  assert_query (&office, "SELECT status FROM payout_period", "approved");
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  g_assert_cmpuint (calculate (&office, "2026-Q1"), >, 0);
  assert_query (
      &office, "SELECT status || coalesce (approver, '') FROM payout_period", "calculated");

  close_period (&office, "2026-Q1");
  assert_refused (&office, "2026-Q1", SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  assert_refused (&office, "2026-Q3", SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  assert_refused (&office, "2025-Q4", SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  calculate (&office, "2026-P04");
}

/* Three parts of a deal, one cancelled before January is closed; the others are taken back in
 * February and March, and each is posted once. What waits for nothing is paid and owed. */
static void
test_payout_run_cancellations (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 90000, 101, "new");
  pay_fixture_do (&office,
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (1, 'C1', 'cancellation', '2026-01-20', 900, -30000),"
                  " (2, 'C2', 'cancellation', '2026-02-20', 900, -20000),"
                  " (3, 'C3', 'cancellation', '2026-03-20', 900, -40000)");
  calculate (&office, "2026-P01");
  assert_query (&office, LINES ("2026-P01"), "101 deals payout 6000, 103 team payout 600");
  close_period (&office, "2026-P01");
  calculate (&office, "2026-P02");
  assert_query (&office, LINES ("2026-P02"), "101 deals clawback -2000, 103 team clawback -200");
  g_assert_cmpuint (calculate (&office, "2026-P02"), ==, 0);
  close_period (&office, "2026-P02");
  calculate (&office, "2026-P03");
  assert_query (&office, LINES ("2026-P03"), "101 deals clawback -4000, 103 team clawback -400");
  assert_query (&office, PAID ("2026-P03"), "101 -4000 0 -6000, 103 -400 0 -600");
  assert_query (&office,
                "SELECT group_concat (money, ' ') FROM ledger_cancellation",
                "20000 20000 20000 40000 20000 40000");
  g_assert_cmpuint (calculate (&office, "2026-P03"), ==, 0);
}

/* A credit note of a fifth, in February: 20.00 of the 100.00 for 1,000.00, of which 200.00 were
 * above the bound; February begins at 1,000.00. */
static void
test_payout_run_credit_note (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  pay_fixture_do (&office,
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (1, 'N1', 'credit_note', '2026-02-20', 900, -20000)");
  calculate (&office, "2026-P01");
  assert_query (&office, LINES ("2026-P01"), "101 deals payout 10000, 103 team payout 1000");
  close_period (&office, "2026-P01");
  calculate (&office, "2026-P02");
  assert_query (&office, LINES ("2026-P02"), "101 deals payout -2000, 103 team payout -200");
  g_assert_cmpuint (calculate (&office, "2026-P02"), ==, 0);
}

/* Payable when the customer has paid: 800.00 in January are 80.00, which wait. In February a
 * quarter is credited, 20.00 of the same month; in March the other 600.00 come, and with them all
 * is received. */
static void
test_payout_run_receipt (void)
{
  g_auto (PayFixture) office = { 0 };

  pay_fixture_init (&office);
  pay_fixture_add_plan (&office, PLAN ("\"release\": {\"at\": \"receipt\"}, "));
  pay_fixture_add_participant (&office, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_do (&office,
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (1, 'I1', 'invoice', '2026-01-20', 900, 80000),"
                  " (2, 'N1', 'credit_note', '2026-02-20', 900, -20000),"
                  " (3, 'R1', 'receipt', '2026-03-10', 900, 60000)");
  calculate (&office, "2026-P01");
  assert_query (&office, PAID ("2026-P01"), "101 8000 0 8000");
  close_period (&office, "2026-P01");
  calculate (&office, "2026-P02");
  assert_query (&office, PAID ("2026-P02"), "101 -2000 0 6000");
  close_period (&office, "2026-P02");
  calculate (&office, "2026-P03");
  assert_query (&office, PAID ("2026-P03"), "101 0 6000 0");
}

/* --- what cannot be --- */

static int
run_shell (PayFixture *office, const char *sql, char **message)
{
  const char *path = sal_store_get_path (office->pay);
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (GError) error = NULL;

  shell = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                            &error,
                            "sqlite3",
                            path,
                            sql,
                            NULL);
  if (shell == NULL)
    return -1;
  g_assert_true (g_subprocess_communicate_utf8 (shell, NULL, NULL, NULL, message, NULL));

  return g_subprocess_get_exit_status (shell);
}

/* What is refused; so many of them, the first, not only of closed periods. */
#define N_CHANGES_OF_ANY_PERIOD 19

static const char *const changes_of_the_ledger[] = {
  "UPDATE ledger_line SET amount = 1",
  "DELETE FROM ledger_line",
  "INSERT OR REPLACE INTO ledger_line SELECT * FROM ledger_line LIMIT 1",
  "UPDATE ledger_share SET amount = 1",
  "DELETE FROM ledger_share",
  "INSERT OR REPLACE INTO ledger_share SELECT * FROM ledger_share LIMIT 1",
  "UPDATE ledger_slice SET amount = '1'",
  "DELETE FROM ledger_slice",
  "UPDATE ledger_credit SET money = 1",
  "DELETE FROM ledger_credit",
  "INSERT OR REPLACE INTO ledger_credit SELECT * FROM ledger_credit LIMIT 1",
  "UPDATE ledger_payment SET paid = 1",
  "DELETE FROM ledger_payment",
  "INSERT OR REPLACE INTO ledger_payment SELECT * FROM ledger_payment LIMIT 1",
  "UPDATE ledger_posting SET author = 'X'",
  "DELETE FROM ledger_posting",
  "UPDATE ledger_closing SET period = 'X'",
  "DELETE FROM ledger_closing",
  "INSERT OR REPLACE INTO ledger_closing SELECT * FROM ledger_closing",
  "INSERT INTO ledger_line SELECT 1000, posting, period, key, participant, person, version, plan,"
  " component, kind, measured_period, posted, currency, amount, forfeited, cites, reverses,"
  " digest, measured, quota, attainment, target, factor, closed_gate, problem FROM ledger_line"
  " LIMIT 1",
  "UPDATE ledger_cancellation SET money = 1",
  "DELETE FROM ledger_cancellation",
  "INSERT OR REPLACE INTO ledger_cancellation SELECT * FROM ledger_cancellation LIMIT 1",
  "INSERT INTO ledger_cancellation VALUES (1, 99999, 1, 1)",
  "INSERT INTO ledger_cancellation SELECT max (id), 99999, 1, 1 FROM ledger_credit",
  "INSERT INTO ledger_share VALUES (1, 999, 5)",
  "INSERT INTO ledger_slice VALUES (1, 9, 0, '1', '1', '1')",
  "INSERT INTO ledger_payment (posting, period, person, currency, calculated, advanced, vested,"
  " recovered, top_up, drawn, adjusted, forfeited, written_off, paid, balance) VALUES (1,"
  " '2026-P01', 101, 'USD', 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0)",
  "INSERT INTO ledger_posting (period, until, time, author) VALUES ('2026-P01', '', 0, '')",
  "INSERT INTO ledger_adjustment (posting, period, person, day, currency, amount, reason) VALUES"
  " (1, '2026-P01', 101, '2026-01-31', 'USD', 5, '')",
};

/* By no statement, of the program's own connection or of another program. */
static void
test_payout_run_append_only (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autofree char *before = NULL, *after = NULL;
  static const char all[] =
      "SELECT (SELECT group_concat (amount || key) FROM ledger_line) || (SELECT group_concat (paid)"
      " FROM ledger_payment) || (SELECT group_concat (amount) FROM ledger_share) || (SELECT count"
      " (*) FROM ledger_slice) || (SELECT group_concat (money) FROM ledger_cancellation)";

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  pay_fixture_do (&office,
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (1, 'C1', 'cancellation', '2026-01-20', 900, -10000),"
                  " (2, 'C2', 'cancellation', '2026-01-21', 900, -10000)");
  calculate (&office, "2026-P01");
  close_period (&office, "2026-P01");
  before = fixture_query_text (office.pay, all);
  for (gsize i = 0; i < G_N_ELEMENTS (changes_of_the_ledger); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *message = NULL;
      g_autoptr (SalChange) change = fixture_run_flags (
          office.pay, "Change", SAL_COMMAND_DEFAULT, changes_of_the_ledger[i], &error);
      int status;

      g_assert_nonnull (error);
      g_assert_null (change);
      status = run_shell (&office, changes_of_the_ledger[i], &message);
      if (status < 0)
        continue; /* there is no shell */
      g_assert_cmpint (status, !=, 0);
      g_assert_nonnull (strstr (message, "the ledger is only appended to"));
    }
  after = fixture_query_text (office.pay, all);
  g_assert_cmpstr (after, ==, before);
  /* of an open period neither */
  calculate (&office, "2026-P02");
  for (gsize i = 0; i < N_CHANGES_OF_ANY_PERIOD; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalChange) change = fixture_run_flags (
          office.pay, "Change", SAL_COMMAND_DEFAULT, changes_of_the_ledger[i], &error);

      g_assert_nonnull (error);
    }
}

/* A copy of what can be read has the ledger, with what keeps it as it is. */
static void
test_payout_run_copy_out (void)
{
  static const char all[] =
      "SELECT (SELECT group_concat (amount || key) FROM ledger_line) || (SELECT group_concat (paid)"
      " FROM ledger_payment) || (SELECT group_concat (line || credit || amount) FROM ledger_share)"
      " || (SELECT group_concat (rate) FROM ledger_slice) || (SELECT last_line FROM"
      " ledger_closing)";
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalStore) copy = NULL;
  g_autoptr (SalChange) change = NULL;
  g_autofree char *path = NULL, *before = NULL, *after = NULL;
  gint64 n_rows, n_lost;

  init (&office);
  path = g_build_filename (office.folder, "copy.pay.salient", NULL);
  pay_fixture_sell (&office, 900, "2026-01-10", 80000, 101, "new");
  calculate (&office, "2026-P01");
  close_period (&office, "2026-P01");
  before = fixture_query_text (office.pay, all);
  g_assert_nonnull (before);
  sal_workspace_copy_out (sal_store_get_path (office.pay),
                          path,
                          FALSE,
                          sal_pay_kinds (),
                          &n_rows,
                          &n_lost,
                          NULL,
                          &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_lost, ==, 0);
  copy = sal_store_open (path, SAL_STORE_OPEN, SAL_STORE_PAY, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  after = fixture_query_text (copy, all);
  g_assert_cmpstr (after, ==, before);
  change = fixture_run_flags (
      copy, "Change", SAL_COMMAND_DEFAULT, "UPDATE ledger_line SET amount = 1", &error);
  g_assert_nonnull (error);
  sal_store_close (copy);
}

/* Undo passes over what was posted. */
static void
test_payout_run_final (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL;

  init (&office);
  calculate (&office, "2026-P01");
  undone = sal_store_undo_sync (office.pay, sal_store_get_last_change (office.pay), &error);
  g_assert_null (undone);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  assert_query (&office, "SELECT count (*) FROM payout_period", "1");
}

/* --- draws and adjustments --- */

/* A draw of 1,000.00 of a month until the middle of February, of which 500.00 are given then;
 * 300.00 earned in January are part of the first; what was drawn is recovered from March on. */
static void
test_payout_run_draw (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_do_pay (
      &office,
      "UPDATE participant SET guarantee = 100000, guarantee_kind = 'recovered',"
      " guarantee_from = '2026-01-01', guarantee_to = '2026-02-14' WHERE id = 1001");
  pay_fixture_sell (&office, 900, "2026-01-10", 200000, 101, "new"); /* 100 + 200 */
  calculate (&office, "2026-P01");
  assert_query (&office, PAID ("2026-P01"), "101 30000 100000 -70000, 103 2000 2000 0");
  close_period (&office, "2026-P01");
  calculate (&office, "2026-P02");
  assert_query (&office, PAID ("2026-P02"), "101 0 50000 -120000, 103 0 0 0");
  close_period (&office, "2026-P02");
  pay_fixture_sell (&office, 901, "2026-03-10", 1000000, 101, "new"); /* 2,000 */
  pay_fixture_do_pay (&office,
                      "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason)"
                      " VALUES (1, 101, '2026-03-31', -10000, 'USD', 'Laptop'),"
                      " (2, 101, '2026-02-20', 5000, 'USD', 'Late'),"
                      " (3, 101, '2026-04-01', 999, 'USD', 'Later')");
  calculate (&office, "2026-P03");
  /* 2,000 + 50 − 100 − 1,200 */
  assert_query (&office, PAID ("2026-P03"), "101 200000 75000 0, 103 10000 10000 0");
  assert_query (
      &office, "SELECT sum (adjusted) FROM ledger_payment WHERE period = '2026-P03'", "-5000");
}

/* --- at random --- */

static const char *const months[] = {
  "2026-P01", "2026-P02", "2026-P03", "2026-P04", "2026-P05", "2026-P06",
};

/* Something that somebody does in a workspace. */
static void
change_something (PayFixture *office, GRand *random, gint64 *next)
{
  g_autofree char *sql = NULL, *day = NULL;
  gint64 any = 900 + g_rand_int_range (random, 0, (gint32) (*next - 900 + 1));
  gint64 amount = g_rand_int_range (random, 1, 300000);

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
      sql = g_strdup_printf ("UPDATE opportunity SET amount = %" G_GINT64_FORMAT
                             " WHERE id = %" G_GINT64_FORMAT,
                             amount,
                             any);
      break;
    case 1:
      sql = g_strdup_printf (
          "UPDATE opportunity SET stage = 3 - stage WHERE id = %" G_GINT64_FORMAT, any);
      break;
    case 2:
      sql = g_strdup_printf (
          "UPDATE opportunity SET owner = 203 - owner WHERE id = %" G_GINT64_FORMAT, any);
      break;
    case 3:
      sql = g_strdup_printf (
          "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) SELECT %d, %d,"
          " '%s', date (close_date, '+%d days'), id, -amount / %d FROM opportunity WHERE id"
          " = %" G_GINT64_FORMAT,
          (int) g_rand_int_range (random, 1, G_MAXINT32),
          (int) g_rand_int_range (random, 1, G_MAXINT32),
          g_rand_boolean (random) ? "cancellation" : "credit_note",
          g_rand_int_range (random, 0, 100),
          g_rand_int_range (random, 1, 5),
          any);
      break;
    case 4:
      sql = g_strdup_printf (
          "INSERT INTO coverage (id, account, position, credit, share, valid_from) VALUES (%d, 1,"
          " %d, '%s', %d, '2026-%02d-01')",
          (int) g_rand_int_range (random, 1, G_MAXINT32),
          g_rand_int_range (random, 11, 13),
          g_rand_boolean (random) ? "split" : "overlay",
          g_rand_int_range (random, 0, 600000000),
          g_rand_int_range (random, 1, 7));
      break;
    default:
      day = g_strdup_printf (
          "2026-%02d-%02d", g_rand_int_range (random, 1, 7), g_rand_int_range (random, 1, 29));
      pay_fixture_sell (
          office, (*next)++, day, amount, 101 + g_rand_int_range (random, 0, 2), "new");
      return;
    }
  pay_fixture_do (office, sql);
}

/* What all that is known comes to when it is calculated at once. */
static gint64
calculate_at_once (PayFixture *office, const char *until, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = pay_fixture_credit (office, until, &error);
  g_autoptr (GPtrArray) participations = NULL, all = NULL;
  gint64 sum = 0;
  gint32 last;

  g_assert_no_error (error);
  g_assert_true (sal_date_parse_iso (until, &last));
  participations = sal_crediting_list_participations (crediting);
  all = sal_calculation_run_all (participations, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const GPtrArray *earnings = all->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        {
          const SalEarning *earning = earnings->pdata[k];

          if (((SalEngagement *) crediting->engagements->pdata[i])->person == person &&
              earning->posted <= last)
            sum += earning->amount;
        }
    }

  return sum;
}

static void
check_person (PayFixture *office, const char *until, gint64 person)
{
  g_autofree char *lines = g_strdup_printf (
      "SELECT coalesce (sum (amount), 0) FROM ledger_line WHERE person = %" G_GINT64_FORMAT,
      person);
  g_autofree char *shares = g_strdup_printf (
      "SELECT coalesce (sum (s.amount), 0) FROM ledger_share s JOIN ledger_line l ON l.id = s.line"
      " WHERE l.person = %" G_GINT64_FORMAT,
      person);
  g_autofree char *calculated = g_strdup_printf (
      "SELECT coalesce (sum (calculated), 0) FROM ledger_payment WHERE person = %" G_GINT64_FORMAT,
      person);
  g_autofree char *invariant = g_strdup_printf (
      "SELECT sum (calculated + top_up + adjusted - forfeited + written_off - paid) - (SELECT sum"
      " (balance) FROM ledger_payment WHERE person = %" G_GINT64_FORMAT
      " AND period = (SELECT period FROM payout_period ORDER BY first_day DESC LIMIT 1))"
      " FROM ledger_payment WHERE person = %" G_GINT64_FORMAT,
      person,
      person);
  gint64 sum = fixture_query (office->pay, lines);

  g_assert_cmpint (sum, ==, calculate_at_once (office, until, person));
  g_assert_cmpint (sum, ==, fixture_query (office->pay, shares));
  g_assert_cmpint (sum, ==, fixture_query (office->pay, calculated));
  g_assert_cmpint (fixture_query (office->pay, invariant), ==, 0);
}

/* The ledger is what a calculation of everything at once comes to, whatever was changed when; and
 * for everybody, after every period, what was calculated is what is paid or owed. */
static void
test_payout_run_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  static const gint64 people[] = { 101, 102, 103 };

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 3; round++)
    {
      g_auto (PayFixture) office = { 0 };
      gint64 next = 900;

      init (&office);
      pay_fixture_add_participant (&office, 1002, 102, "Field", "2026-01-15", 5000000);
      for (guint i = 0; i < 15; i++)
        change_something (&office, random, &next);
      for (guint m = 0; m < G_N_ELEMENTS (months); m++)
        {
          char until[SAL_DATE_BUFFER];

          sal_date_write_iso (sal_date_from_ymd (2026, (int) m + 2, 1) - 1, until);
          for (guint times = 0; times < 2; times++)
            {
              calculate (&office, months[m]);
              for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
                check_person (&office, until, people[i]);
              g_assert_cmpuint (calculate (&office, months[m]), ==, 0);
              for (guint i = 0; i < 4; i++)
                change_something (&office, random, &next);
            }
          calculate (&office, months[m]);
          close_period (&office, months[m]);
        }
      g_assert_cmpint (
          fixture_query (
              office.pay,
              "SELECT count (*) FROM ledger_payment WHERE paid < 0 AND reverses IS NULL"),
          ==,
          0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/payout-run/calculate", test_payout_run_calculate);
  g_test_add_func ("/payout-run/late-change", test_payout_run_late_change);
  g_test_add_func ("/payout-run/gone", test_payout_run_gone);
  g_test_add_func ("/payout-run/cancellations", test_payout_run_cancellations);
  g_test_add_func ("/payout-run/credit-note", test_payout_run_credit_note);
  g_test_add_func ("/payout-run/receipt", test_payout_run_receipt);
  g_test_add_func ("/payout-run/turn", test_payout_run_turn);
  g_test_add_func ("/payout-run/append-only", test_payout_run_append_only);
  g_test_add_func ("/payout-run/copy-out", test_payout_run_copy_out);
  g_test_add_func ("/payout-run/final", test_payout_run_final);
  g_test_add_func ("/payout-run/draw", test_payout_run_draw);
  g_test_add_func ("/payout-run/random", test_payout_run_random);

  return g_test_run ();
}
