/* test-pay-dispute.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-pay-dispute-commands.h"
#include "statement-fixture.h"
#include "store-fixture.h"

#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"clawback\": {\"days\": 30}, \"components\": [{\"id\": \"deals\","       \
  " \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\","         \
  " \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

/* January is closed: Ada (101) has 100.00 of opportunity 900, line 1; Bo (102) has nothing. */
static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (self, 900, "2026-01-10", 100000, 101, "new");
  statement_fixture_calculate (self, "2026-P01");
  statement_fixture_close (self, "2026-P01");
}

static gint32
day (const char *text)
{
  gint32 day;

  g_assert_true (sal_date_parse_iso (text, &day));

  return day;
}

static SalRecord *
dispute_new (gint64 id, gint64 person, const char *about)
{
  SalRecord *dispute = sal_record_new_with_id (&sal_pay_dispute_kind, id);

  sal_record_set_integer (dispute, "person", person);
  sal_record_set_text (dispute, "period", "2026-P01");
  sal_record_set_text (dispute, "about", about);
  sal_record_set_text (dispute, "claim", "A deal was larger");
  sal_record_set_text (dispute, "currency", "USD");
  sal_record_set_date (dispute, "opened", day ("2026-02-03"));
  sal_record_set_date (dispute, "due", day ("2026-02-10"));

  return dispute;
}

static gboolean
run_open (PayFixture *self, SalRecord *dispute, GError **error)
{
  return sal_store_run_sync (
      self->pay, "Open", SAL_COMMAND_DEFAULT, sal_pay_dispute_open, dispute, NULL, NULL, error);
}

static void
open_dispute (PayFixture *self, gint64 id)
{
  g_autoptr (SalRecord) dispute = dispute_new (id, 101, SAL_PAY_DISPUTE_ABOUT_EARNING);
  g_autoptr (GError) error = NULL;

  sal_record_set_integer (dispute, "line", 1);
  run_open (self, dispute, &error);
  g_assert_no_error (error);
}

static gboolean
take (PayFixture *self,
      gint64 id,
      SalPayDisputeStep step,
      const char *resolution,
      gint64 granted,
      GError **error)
{
  g_autoptr (SalPayDisputeMove) move = sal_pay_dispute_move_new (
      step, id, sal_workspace_get_calendar (self->workspace), day ("2026-02-05"), "Mara");

  move->resolution = g_strdup (resolution);
  move->approver = g_strdup ("Vera");
  move->granted = granted;

  return sal_store_run_sync (self->pay,
                             "Step",
                             sal_pay_dispute_step_get_flags (step),
                             sal_pay_dispute_take_step,
                             move,
                             NULL,
                             NULL,
                             error);
}

static void
take_well (
    PayFixture *self, gint64 id, SalPayDisputeStep step, const char *resolution, gint64 granted)
{
  g_autoptr (GError) error = NULL;

  take (self, id, step, resolution, granted, &error);
  g_assert_no_error (error);
}

static void
assert_query (PayFixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query_text (self->pay, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define STATUS(id) "SELECT status FROM pay_dispute WHERE id = " #id

/* What is granted is posted into what follows on the closed period, cites the dispute and the line,
 * and is paid. */
static void
test_pay_dispute_accept (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  init (&office);
  open_dispute (&office, 1);
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_REVIEW, NULL, 0);
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_ACCEPT, "The order says 1,500", 5000);
  assert_query (&office,
                "SELECT status || ' ' || granted || ' ' || adjustment || ' ' || approver || ' ' ||"
                " settled_by FROM pay_dispute",
                "accepted 5000 1 Vera Mara");
  assert_query (&office,
                "SELECT period || ' ' || person || ' ' || day || ' ' || amount || ' ' || reason ||"
                " ' ' || dispute || ' ' || cites FROM ledger_adjustment",
                "2026-P02 101 2026-02-05 5000 The order says 1,500 1 1");
  statement_fixture_calculate (&office, "2026-P02");
  assert_query (&office,
                "SELECT sum (paid) FROM ledger_payment WHERE period = '2026-P02' AND person = 101",
                "5000");
  assert_query (&office,
                "SELECT sum (paid) FROM ledger_payment WHERE period = '2026-P01' AND person = 101",
                "10000");

  /* it is final: not undone, not decided again, not written */
  undone = sal_store_undo_sync (office.pay, sal_store_get_last_change (office.pay), &error);
  g_assert_null (undone);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  g_clear_error (&error);
  for (SalPayDisputeStep step = SAL_PAY_DISPUTE_STEP_REVIEW; step <= SAL_PAY_DISPUTE_STEP_REOPEN;
       step++)
    {
      g_assert_false (take (&office, 1, step, "Again", 5000, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  assert_query (&office, "SELECT count (*) FROM ledger_adjustment", "1");
}

/* Undone are the steps that post nothing, also those before one that does not let it. */
static void
test_pay_dispute_undo (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL, refused = NULL;
  gint64 review;

  init (&office);
  open_dispute (&office, 1);
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_REVIEW, NULL, 0);
  review = sal_store_get_last_change (office.pay);
  undone = sal_store_undo_sync (office.pay, review, &error);
  g_assert_no_error (error);
  assert_query (&office, STATUS (1), "open");
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_REVIEW, NULL, 0);
  review = sal_store_get_last_change (office.pay);
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_ACCEPT, "Right", 5000);
  refused = sal_store_undo_sync (office.pay, review, &error);
  g_assert_null (refused);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_CONFLICT);
  assert_query (&office, STATUS (1), "accepted");
}

/* Rejected with a reason, reopened without, withdrawn; nothing is posted. */
static void
test_pay_dispute_reject (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  open_dispute (&office, 1);
  g_assert_false (take (&office, 1, SAL_PAY_DISPUTE_STEP_REJECT, "", 0, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_REJECT, "The order says 1,000", 0);
  assert_query (&office,
                "SELECT status || ' ' || resolution FROM pay_dispute",
                "rejected The order says 1,000");
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_REOPEN, NULL, 0);
  assert_query (&office,
                "SELECT status || ' ' || coalesce (resolution, settled_at, approver, settled_by,"
                " '-') FROM pay_dispute",
                "open -");
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_WITHDRAW, NULL, 0);
  assert_query (&office, STATUS (1), "withdrawn");
  /* accepted is only what posts something */
  open_dispute (&office, 2);
  g_assert_false (take (&office, 2, SAL_PAY_DISPUTE_STEP_ACCEPT, "Right", 0, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  assert_query (&office, STATUS (2), "open");
  assert_query (&office, "SELECT count (*) FROM ledger_adjustment", "0");
}

/* What it names is there: a line or payment of that person in that period, in that currency. */
static void
test_pay_dispute_subject (void)
{
  static const struct
  {
    gint64 person;
    const char *about, *period, *currency;
    gint64 line, opportunity;
    int code; /* −1: it is well */
  } cases[] = {
    { 101, "payment", "2026-P01", "USD", 0, 0, -1 },
    { 102, "payment", "2026-P01", "USD", 0, 0, -1 },
    { 105, "payment", "2026-P01", "USD", 0, 0, SAL_STORE_ERROR_NOT_FOUND },
    { 101, "payment", "2026-P01", "EUR", 0, 0, SAL_STORE_ERROR_NOT_FOUND },
    { 101, "payment", "2026-P02", "USD", 0, 0, SAL_STORE_ERROR_NOT_FOUND },
    { 101, "earning", "2026-P01", "USD", 1, 0, -1 },
    { 101, "earning", "2026-P01", "USD", 0, 0, SAL_STORE_ERROR_INVALID },
    { 102, "earning", "2026-P01", "USD", 1, 0, SAL_STORE_ERROR_NOT_FOUND },
    { 101, "earning", "2026-P01", "USD", 77, 0, SAL_STORE_ERROR_NOT_FOUND },
    { 101, "credit", "2026-P01", "USD", 0, 900, -1 },
    { 105, "credit", "2026-P01", "USD", 0, 900, -1 },
    { 101, "credit", "2026-P01", "USD", 0, 0, SAL_STORE_ERROR_INVALID },
    { 101, NULL, "2026-P01", "USD", 0, 0, SAL_STORE_ERROR_INVALID },
  };
  g_auto (PayFixture) office = { 0 };
  gint64 n = 0;

  init (&office);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalRecord) dispute =
          dispute_new (10 + (gint64) i, cases[i].person, cases[i].about);
      g_autoptr (GError) error = NULL;

      sal_record_set_text (dispute, "period", cases[i].period);
      sal_record_set_text (dispute, "currency", cases[i].currency);
      if (cases[i].line != 0)
        sal_record_set_integer (dispute, "line", cases[i].line);
      if (cases[i].opportunity != 0)
        sal_record_set_integer (dispute, "opportunity", cases[i].opportunity);
      g_assert_cmpint (run_open (&office, dispute, &error), ==, cases[i].code < 0);
      if (cases[i].code >= 0)
        g_assert_error (error, SAL_STORE_ERROR, cases[i].code);
      n += cases[i].code < 0;
    }
  g_assert_cmpint (fixture_query (office.pay, "SELECT count (*) FROM pay_dispute"), ==, n);
}

static gpointer
list (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return sal_pay_disputes_list (connection, error);
}

/* What waits comes first, by the day it is due; overdue is what waits since yesterday. */
static void
test_pay_dispute_list (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GPtrArray) disputes = NULL;
  g_autoptr (GError) error = NULL;
  static const gint64 expected[] = { 3, 2, 4, 1 };

  init (&office);
  for (gint64 id = 1; id <= 4; id++)
    open_dispute (&office, id);
  pay_fixture_do_pay (&office, "UPDATE pay_dispute SET due = '2026-02-08' WHERE id = 3");
  pay_fixture_do_pay (&office, "UPDATE pay_dispute SET due = NULL WHERE id = 4");
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_WITHDRAW, NULL, 0);
  disputes = sal_store_read_sync (office.pay, list, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (disputes->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (sal_record_get_id (disputes->pdata[i]), ==, expected[i]);
  g_assert_true (sal_pay_dispute_is_overdue (disputes->pdata[0], day ("2026-02-09")));
  g_assert_false (sal_pay_dispute_is_overdue (disputes->pdata[0], day ("2026-02-08")));
  g_assert_false (sal_pay_dispute_is_overdue (disputes->pdata[2], day ("2026-12-09")));
  g_assert_false (sal_pay_dispute_is_overdue (disputes->pdata[3], day ("2026-12-09")));
}

static void
test_pay_dispute_edit (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (SalRecord) wanted = dispute_new (1, 102, SAL_PAY_DISPUTE_ABOUT_PAYMENT);
  g_autoptr (GError) error = NULL;

  init (&office);
  open_dispute (&office, 1);
  sal_record_set_text (wanted, "owner", "Omar");
  sal_record_set_integer (wanted, "claimed", 7700);
  sal_record_set_text (wanted, "status", "rejected");
  sal_store_run_sync (
      office.pay, "Edit", SAL_COMMAND_DEFAULT, sal_pay_dispute_edit, wanted, NULL, NULL, &error);
  g_assert_no_error (error);
  /* what it is about and how far it is stay */
  assert_query (&office,
                "SELECT person || ' ' || about || ' ' || owner || ' ' || claimed || ' ' || status"
                " FROM pay_dispute",
                "101 earning Omar 7700 open");
  take_well (&office, 1, SAL_PAY_DISPUTE_STEP_ACCEPT, "Right", 5000);
  sal_record_set_text (wanted, "owner", "Nobody");
  g_assert_false (sal_store_run_sync (
      office.pay, "Edit", SAL_COMMAND_DEFAULT, sal_pay_dispute_edit, wanted, NULL, NULL, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-dispute/accept", test_pay_dispute_accept);
  g_test_add_func ("/pay-dispute/undo", test_pay_dispute_undo);
  g_test_add_func ("/pay-dispute/reject", test_pay_dispute_reject);
  g_test_add_func ("/pay-dispute/subject", test_pay_dispute_subject);
  g_test_add_func ("/pay-dispute/list", test_pay_dispute_list);
  g_test_add_func ("/pay-dispute/edit", test_pay_dispute_edit);

  return g_test_run ();
}
