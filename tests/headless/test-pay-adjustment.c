/* test-pay-adjustment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"
#include "sal-pay-adjustment.h"
#include "sal-pay-ledger.h"
#include "sal-payout-run.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* 10 % of what is sold directly. */
#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"clawback\": {\"days\": 30}, \"components\": [{\"id\": \"deals\","       \
  " \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\","         \
  " \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 5000000);
}

static gint32
day (const char *text)
{
  gint32 day;

  g_assert_true (sal_date_parse_iso (text, &day));

  return day;
}

static SalPayAdjusting *
adjusting_new (PayFixture *self, const char *today)
{
  SalPayAdjusting *adjusting =
      sal_pay_adjusting_new (sal_workspace_get_calendar (self->workspace), day (today), "Mara");

  adjusting->adjustment->currency = g_intern_static_string ("USD");
  adjusting->adjustment->approver = g_strdup ("Vera");

  return adjusting;
}

static gboolean
run (PayFixture *self, SalPayAdjusting *adjusting, GError **error)
{
  return sal_store_run_sync (
      self->pay, "Adjust", SAL_COMMAND_FINAL, sal_pay_adjusting_run, adjusting, NULL, NULL, error);
}

/* Returns what was posted. */
static gint64
adjust (PayFixture *self, const char *today, gint64 person, gint64 amount, const char *reason)
{
  g_autoptr (SalPayAdjusting) adjusting = adjusting_new (self, today);
  g_autoptr (GError) error = NULL;

  adjusting->adjustment->person = person;
  adjusting->adjustment->amount = amount;
  adjusting->adjustment->reason = g_strdup (reason);
  run (self, adjusting, &error);
  g_assert_no_error (error);

  return adjusting->adjustment->id;
}

static gboolean
reverse (PayFixture *self, const char *today, gint64 id, GError **error)
{
  g_autoptr (SalPayAdjusting) adjusting = adjusting_new (self, today);

  adjusting->adjustment->reverses = id;
  adjusting->adjustment->reason = g_strdup ("Wrong");

  return run (self, adjusting, error);
}

static void
assert_query (PayFixture *self, const char *sql, const char *expected)
{
  g_autofree char *text = fixture_query_text (self->pay, sql);

  g_assert_cmpstr (text, ==, expected);
}

#define STATUS(period) "SELECT status FROM payout_period WHERE period = '" period "'"
/* "person calculated adjusted paid balance, …" */
#define PAID(period)                                                                               \
  "SELECT group_concat (t, ', ') FROM (SELECT person || ' ' || sum (calculated) || ' ' ||"         \
  " sum (adjusted) || ' ' || sum (paid) || ' ' || sum (balance) AS t FROM ledger_payment"          \
  " WHERE period = '" period "' GROUP BY person ORDER BY person)"
#define POSTED                                                                                     \
  "SELECT group_concat (t, ', ') FROM (SELECT person || ' ' || period || ' ' || day || ' ' ||"     \
  " amount || ' ' || coalesce (reverses, '-') AS t FROM ledger_adjustment ORDER BY id)"

/* --- by hand --- */

/* 1,000.00 sold: 100.00; 25.00 are added and paid with it. */
static void
test_pay_adjustment_open (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_approve (&office, "2026-P01");
  adjust (&office, "2026-01-20", 101, 2500, "A referral");
  /* what was approved is another */
  assert_query (&office, STATUS ("2026-P01"), "open");
  assert_query (&office, "SELECT approver FROM payout_period WHERE period = '2026-P01'", NULL);
  statement_fixture_calculate (&office, "2026-P01");
  assert_query (&office, STATUS ("2026-P01"), "calculated");
  assert_query (&office, PAID ("2026-P01"), "101 10000 2500 12500 0, 102 0 0 0 0");
  assert_query (&office, POSTED, "101 2026-P01 2026-01-20 2500 -");
  assert_query (&office,
                "SELECT a.reason || ' ' || a.approver || ' ' || p.author FROM ledger_adjustment a"
                " JOIN ledger_posting p ON p.id = a.posting",
                "A referral Vera Mara");
}

/* A day outside the period is its nearest one; in what follows on a closed period it is opened. */
static void
test_pay_adjustment_next (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  statement_fixture_calculate (&office, "2026-Q1");
  adjust (&office, "2026-05-20", 101, 2500, "Late");
  statement_fixture_calculate (&office, "2026-Q1");
  statement_fixture_close (&office, "2026-Q1");
  adjust (&office, "2026-01-03", 101, 1000, "Later");
  assert_query (&office, STATUS ("2026-Q1"), "closed");
  assert_query (&office, STATUS ("2026-Q2"), "open");
  assert_query (&office, POSTED, "101 2026-Q1 2026-03-31 2500 -, 101 2026-Q2 2026-04-01 1000 -");
  statement_fixture_calculate (&office, "2026-Q2");
  assert_query (&office, PAID ("2026-Q2"), "101 0 1000 1000 0, 102 0 0 0 0");
}

/* What is not paid yet is as if it had not been; what was paid is taken back of the next pay. */
static void
test_pay_adjustment_reverse (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 open, closed;

  init (&office);
  pay_fixture_sell (&office, 901, "2026-04-10", 50000, 101, "new");
  statement_fixture_calculate (&office, "2026-Q1");
  open = adjust (&office, "2026-01-20", 101, 2500, "One");
  closed = adjust (&office, "2026-02-20", 101, 3000, "Other");
  g_assert_true (reverse (&office, "2026-03-20", open, &error));
  g_assert_no_error (error);
  statement_fixture_calculate (&office, "2026-Q1");
  assert_query (&office,
                POSTED,
                "101 2026-Q1 2026-01-20 2500 -, 101 2026-Q1 2026-02-20 3000 -, 101 2026-Q1"
                " 2026-01-20 -2500 1");
  assert_query (&office, PAID ("2026-Q1"), "101 0 3000 3000 0, 102 0 0 0 0");
  statement_fixture_close (&office, "2026-Q1");

  g_assert_true (reverse (&office, "2026-04-20", closed, &error));
  g_assert_no_error (error);
  statement_fixture_calculate (&office, "2026-Q2");
  /* 50.00 − 30.00 */
  assert_query (&office, PAID ("2026-Q2"), "101 5000 -3000 2000 0, 102 0 0 0 0");
  assert_query (&office, PAID ("2026-Q1"), "101 0 3000 3000 0, 102 0 0 0 0");

  g_assert_false (reverse (&office, "2026-04-20", closed, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (reverse (&office, "2026-04-20", 99, &error));
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_NOT_FOUND);
  assert_query (&office, "SELECT count (*) FROM ledger_adjustment", "4");
}

/* Nothing is posted of what is not whole, and before the ledger begins. */
static void
test_pay_adjustment_refused (void)
{
  static const struct
  {
    const char *reason, *approver;
    gint64 amount;
  } cases[] = { { "", "Vera", 100 },         { NULL, "Vera", 100 },
                { "A referral", "", 100 },   { "A referral", NULL, 100 },
                { "A referral", "Vera", 0 }, { "A referral", "Vera", 100 } };
  g_auto (PayFixture) office = { 0 };

  init (&office);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalPayAdjusting) adjusting = adjusting_new (&office, "2026-01-20");
      g_autoptr (GError) error = NULL;

      g_free (adjusting->adjustment->approver);
      adjusting->adjustment->person = 101;
      adjusting->adjustment->amount = cases[i].amount;
      adjusting->adjustment->reason = g_strdup (cases[i].reason);
      adjusting->adjustment->approver = g_strdup (cases[i].approver);
      g_assert_false (run (&office, adjusting, &error));
      g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
    }
  assert_query (&office, "SELECT count (*) FROM payout_period", "0");
}

/* Somebody who is in no plan is paid what is added, less what is owed. */
static void
test_pay_adjustment_orphan (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office);
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_close (&office, "2026-P01");
  pay_fixture_do_pay (&office, "DELETE FROM participant WHERE id = 1001");
  adjust (&office, "2026-02-10", 101, 12000, "Settled");
  adjust (&office, "2026-02-10", 105, 700, "Helped out");
  statement_fixture_calculate (&office, "2026-P02");
  /* the 100.00 of January are owed */
  assert_query (
      &office, PAID ("2026-P02"), "101 -10000 12000 2000 0, 102 0 0 0 0, 105 0 700 700 0");
}

/* --- imported ones --- */

#define RECORD(id, date, amount)                                                                   \
  "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason)"                        \
  " VALUES (" #id ", 101, '" date "', " #amount ", 'USD', 'Imported')"

/* What changes of a record is reversed and posted anew; of a closed period now. */
static void
test_pay_adjustment_records (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  pay_fixture_do_pay (&office, RECORD (1, "2026-01-05", 1000));
  pay_fixture_do_pay (&office, RECORD (2, "2026-02-05", 2000));
  pay_fixture_do_pay (&office, RECORD (3, "2025-12-05", 4000));
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_calculate (&office, "2026-P01");
  assert_query (&office, POSTED, "101 2026-P01 2026-01-05 1000 -");
  pay_fixture_do_pay (&office, "UPDATE pay_adjustment SET amount = 1100 WHERE id = 1");
  statement_fixture_calculate (&office, "2026-P01");
  assert_query (&office,
                "SELECT group_concat (amount) FROM (SELECT amount FROM ledger_adjustment ORDER BY"
                " amount)",
                "-1000,1000,1100");
  assert_query (&office, PAID ("2026-P01"), "101 0 1100 1100 0, 102 0 0 0 0");
  statement_fixture_close (&office, "2026-P01");

  /* the first is gone: it is owed, and the second pays it */
  pay_fixture_do_pay (&office, "DELETE FROM pay_adjustment WHERE id = 1");
  statement_fixture_calculate (&office, "2026-P02");
  statement_fixture_calculate (&office, "2026-P02");
  assert_query (&office, PAID ("2026-P01"), "101 0 1100 1100 0, 102 0 0 0 0");
  assert_query (&office, PAID ("2026-P02"), "101 0 900 900 0, 102 0 0 0 0");

  /* reversed by hand, the record is gone with it, and does not come again */
  g_assert_true (
      reverse (&office,
               "2026-02-20",
               fixture_query (office.pay, "SELECT id FROM ledger_adjustment WHERE record = 2"),
               &error));
  g_assert_no_error (error);
  assert_query (&office, "SELECT group_concat (id) FROM pay_adjustment", "3");
  statement_fixture_calculate (&office, "2026-P02");
  assert_query (
      &office, "SELECT sum (amount) FROM ledger_adjustment WHERE period = '2026-P02'", "-1100");
}

/* --- the file keeps it --- */

static void
assert_refused (PayFixture *self, const char *sql)
{
  sqlite3 *file = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (sal_store_get_path (self->pay), &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, sql, NULL, NULL, &message), ==, SQLITE_CONSTRAINT);
  g_assert_nonnull (message);
  sqlite3_free (message);
  sqlite3_close (file);
}

static void
test_pay_adjustment_append_only (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalChange) undone = NULL;

  init (&office);
  statement_fixture_calculate (&office, "2026-P01");
  adjust (&office, "2026-01-20", 101, 2500, "A referral");
  undone = sal_store_undo_sync (office.pay, sal_store_get_last_change (office.pay), &error);
  g_assert_null (undone);
  g_assert_error (error, SAL_STORE_ERROR, SAL_STORE_ERROR_FINAL);
  assert_refused (&office, "UPDATE ledger_adjustment SET amount = 1");
  assert_refused (&office, "DELETE FROM ledger_adjustment");
  assert_refused (&office,
                  "INSERT OR REPLACE INTO ledger_adjustment SELECT * FROM ledger_adjustment");
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_close (&office, "2026-P01");
  assert_refused (&office,
                  "INSERT INTO ledger_adjustment (posting, period, person, day, currency, amount,"
                  " reason) SELECT posting, period, person, day, currency, amount, reason FROM"
                  " ledger_adjustment");
  assert_query (&office, "SELECT sum (amount) FROM ledger_adjustment", "2500");
}

/* Statements have what counts. */
static void
test_pay_adjustment_statement (void)
{
  g_auto (PayFixture) office = { 0 };
  g_auto (StatementFixture) statements = { 0 };
  g_autoptr (GError) error = NULL;
  const SalPayStatement *one;
  gint64 wrong;

  init (&office);
  statement_fixture_calculate (&office, "2026-P01");
  wrong = adjust (&office, "2026-01-20", 101, 2500, "Wrong");
  adjust (&office, "2026-01-20", 101, 700, "Right");
  adjust (&office, "2026-01-20", 102, 900, "Other");
  g_assert_true (reverse (&office, "2026-01-20", wrong, &error));
  statement_fixture_calculate (&office, "2026-P01");
  statement_fixture_load (&statements, &office, "2026-P01", 101);
  one = statements.statements->pdata[0];
  g_assert_cmpuint (one->adjustments->len, ==, 1);
  g_assert_cmpstr (((SalPayAdjustment *) one->adjustments->pdata[0])->reason, ==, "Right");
  g_assert_cmpint (one->amounts.adjusted, ==, 700);
}

/* --- at random --- */

static const char *const months[] = { "2026-P01", "2026-P02", "2026-P03", "2026-P04" };

/* For everybody and at the end of every period, calculated + top-ups + adjustments − forfeited +
 * written off = paid + balance; and what a payment says of adjustments is what was posted. */
static void
assert_invariant (PayFixture *self)
{
  assert_query (
      self,
      "SELECT count (*) FROM (SELECT sum (calculated + top_up + adjusted - forfeited + written_off"
      " - paid) OVER (PARTITION BY person ORDER BY period) AS owed, balance FROM (SELECT person,"
      " period, sum (calculated) AS calculated, sum (top_up) AS top_up, sum (adjusted) AS adjusted,"
      " sum (forfeited) AS forfeited, sum (written_off) AS written_off, sum (paid) AS paid,"
      " sum (balance) AS balance FROM ledger_payment GROUP BY person, period))"
      " WHERE owed != balance",
      "0");
  assert_query (self,
                "SELECT count (*) FROM (SELECT person, period, sum (amount) AS a FROM"
                " ledger_adjustment GROUP BY person, period) JOIN (SELECT person AS who, period AS"
                " p, sum (adjusted) AS b FROM ledger_payment GROUP BY who, p) ON person = who AND"
                " period = p WHERE a != b",
                "0");
  assert_query (self,
                "SELECT (SELECT coalesce (sum (amount), 0) FROM ledger_adjustment) = (SELECT sum"
                " (adjusted) FROM ledger_payment)",
                "1");
}

static void
do_something (PayFixture *self, GRand *random, const char *today, gint64 *next)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  gint64 n_posted;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      pay_fixture_sell (self,
                        (*next)++,
                        today,
                        g_rand_int_range (random, 1, 300000),
                        101 + g_rand_int_range (random, 0, 2),
                        "new");
      break;
    case 1:
      sql = g_strdup_printf ("UPDATE opportunity SET amount = %d WHERE id = %d",
                             g_rand_int_range (random, 1, 300000),
                             900 + g_rand_int_range (random, 0, (gint32) (*next - 899)));
      pay_fixture_do (self, sql);
      break;
    case 2:
      sql = g_strdup_printf ("INSERT INTO pay_adjustment (id, person, date, amount, currency,"
                             " reason) VALUES (%" G_GINT64_FORMAT ", %d, '%s', %d, 'USD', 'Any')",
                             (*next)++,
                             101 + g_rand_int_range (random, 0, 2),
                             today,
                             g_rand_int_range (random, -90000, 90000));
      pay_fixture_do_pay (self, sql);
      break;
    case 3:
      sql = g_strdup_printf ("UPDATE pay_adjustment SET amount = %d WHERE id IN (SELECT id FROM"
                             " pay_adjustment ORDER BY id LIMIT 1 OFFSET %d)",
                             g_rand_int_range (random, -90000, 90000),
                             g_rand_int_range (random, 0, 3));
      pay_fixture_do_pay (self, sql);
      break;
    case 4:
      n_posted = fixture_query (self->pay, "SELECT count (*) FROM ledger_adjustment");
      /* one that is reversed, or is a reversal, is refused */
      reverse (self, today, 1 + g_rand_int_range (random, 0, (gint32) n_posted + 1), &error);
      break;
    default:
      adjust (self,
              today,
              101 + g_rand_int_range (random, 0, 3),
              g_rand_int_range (random, 0, 2) == 0 ? g_rand_int_range (random, 1, 90000)
                                                   : -g_rand_int_range (random, 1, 90000),
              "Any");
    }
}

static void
test_pay_adjustment_random (void)
{
  for (guint round = 0; round < 10; round++)
    {
      guint32 seed = 4100 + round;
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_auto (PayFixture) office = { 0 };
      gint64 next = 900;

      g_test_message ("seed %u", seed);
      init (&office);
      if (round % 2 == 1)
        pay_fixture_do_pay (&office,
                            "UPDATE participant SET guarantee = 5000, guarantee_kind = 'recovered',"
                            " guarantee_from = '2026-01-01', guarantee_to = '2026-03-10'"
                            " WHERE id = 1001");
      for (guint m = 0; m < G_N_ELEMENTS (months); m++)
        {
          statement_fixture_calculate (&office, months[m]);
          for (guint i = 0; i < 6; i++)
            {
              g_autofree char *today =
                  g_strdup_printf ("2026-%02u-%02d", m + 1, g_rand_int_range (random, 1, 29));

              do_something (&office, random, today, &next);
              if (i % 3 == 2)
                {
                  statement_fixture_calculate (&office, months[m]);
                  assert_invariant (&office);
                }
            }
          statement_fixture_close (&office, months[m]);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-adjustment/open", test_pay_adjustment_open);
  g_test_add_func ("/pay-adjustment/next", test_pay_adjustment_next);
  g_test_add_func ("/pay-adjustment/reverse", test_pay_adjustment_reverse);
  g_test_add_func ("/pay-adjustment/refused", test_pay_adjustment_refused);
  g_test_add_func ("/pay-adjustment/orphan", test_pay_adjustment_orphan);
  g_test_add_func ("/pay-adjustment/records", test_pay_adjustment_records);
  g_test_add_func ("/pay-adjustment/append-only", test_pay_adjustment_append_only);
  g_test_add_func ("/pay-adjustment/statement", test_pay_adjustment_statement);
  g_test_add_func ("/pay-adjustment/random", test_pay_adjustment_random);

  return g_test_run ();
}
