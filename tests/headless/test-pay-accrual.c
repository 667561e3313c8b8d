/* test-pay-accrual.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "pay-fixture.h"
#include "sal-pay-accrual.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* 10 % of what is sold, half at booking and half a month after the receipt's; taken back within 60
 * days. */
#define PLAN(release)                                                                              \
  "{\"name\": \"Field\", " release "\"clawback\": {\"days\": 60}, \"components\": [{\"id\": "      \
  "\"deals\", \"period\": \"month\", \"method\": {\"kind\": \"rate_table\", \"bounds\": "          \
  "\"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 %\"}]}}]}"
#define HALVES                                                                                     \
  "\"release\": {\"lag\": 1, \"milestones\": [{\"at\": \"booking\", \"share\": \"50 %\"}, "        \
  "{\"at\": \"receipt\", \"share\": \"50 %\"}]}, "

static void
init (PayFixture *self, const char *plan)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, plan);
  pay_fixture_add_participant (self, 1001, 101, "Field", "2026-01-01", 5000000);
  pay_fixture_add_participant (self, 1002, 102, "Field", "2026-01-01", 5000000);
}

static gpointer
read_accruals (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const PayFixture *self = data;

  return sal_pay_accruals_load (connection, sal_workspace_get_calendar (self->workspace), error);
}

static GPtrArray *
load (PayFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *accruals = sal_store_read_sync (self->pay, read_accruals, self, NULL, &error);

  g_assert_no_error (error);

  return accruals;
}

/* "2026-01 10000 0 0 10000 0, …": earned, paid, to be paid, liability, not vested. */
static char *
describe (const SalPayAccrual *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->months->len; i++)
    {
      const SalPayAccrualMonth *one = &g_array_index (self->months, SalPayAccrualMonth, i);
      g_autofree char *month = sal_pay_accrual_write_month (one->month);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", month);
      for (guint m = 0; m < SAL_PAY_ACCRUAL_N_MEMBERS; m++)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, SAL_PAY_ACCRUAL_AMOUNT (one, m));
    }

  return g_string_free (text, FALSE);
}

static void
assert_accrual (PayFixture *self, const char *expected)
{
  g_autoptr (GPtrArray) accruals = load (self);
  g_autofree char *text = NULL;

  g_assert_cmpuint (accruals->len, ==, 1);
  text = describe (accruals->pdata[0]);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_pay_accrual_nothing (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GPtrArray) accruals = NULL;

  init (&office, PLAN (""));
  accruals = load (&office);
  g_assert_cmpuint (accruals->len, ==, 0);
}

/* At booking: 1,000.00 sold on 10 January earn 100.00, which are paid in February and can be taken
 * back until 11 March; 500.00 sold on 5 February earn 50.00, not closed yet, until 6 April. */
static void
test_pay_accrual_booking (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office, PLAN (""));
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-02-05", 50000, 102, "new");
  statement_fixture_calculate (&office, "2026-P01");
  assert_accrual (&office,
                  "2026-01 10000 0 0 10000 10000, 2026-02 0 0 10000 0 10000, 2026-03 0 0 0 0 0");
  statement_fixture_close (&office, "2026-P01");
  statement_fixture_calculate (&office, "2026-P02");
  assert_accrual (&office,
                  "2026-01 10000 0 0 10000 10000, 2026-02 5000 10000 0 5000 15000,"
                  " 2026-03 0 0 5000 0 5000, 2026-04 0 0 0 0 0");
}

/* Over the year-end: 1,000.00 and 400.00 sold in November earn 140.00. By the lag, half of each is
 * released in December and paid in January, and the other half of the first, whose receipt is of
 * November, too; for that of the second there is no receipt yet. */
static void
test_pay_accrual_schedule (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GPtrArray) accruals = NULL;
  const SalPayAccrual *one;

  init (&office, PLAN (HALVES));
  pay_fixture_sell (&office, 900, "2026-11-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-11-20", 40000, 101, "new");
  pay_fixture_do (&office,
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (1, 'R1', 'receipt', '2026-11-28', 900, 100000)");
  statement_fixture_calculate (&office, "2026-P11");
  accruals = load (&office);
  one = accruals->pdata[0];
  /* 140.00 are earned; of 100.00 both halves, and of 40.00 one, are released in December */
  g_assert_cmpint (one->unscheduled, ==, 2000);
  g_assert_cmpint (one->owed, ==, 0);
  assert_accrual (&office,
                  "2026-11 14000 0 0 14000 0, 2026-12 0 0 0 14000 12000, 2027-01 0 0 12000 2000 0");
}

/* A quarter is paid in the month after it; what is drawn is owed. */
static void
test_pay_accrual_quarter (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GPtrArray) accruals = NULL;

  init (&office, PLAN (""));
  pay_fixture_do_pay (
      &office,
      "UPDATE participant SET guarantee = 20000, guarantee_kind = 'recovered',"
      " guarantee_from = '2026-01-01', guarantee_to = '2026-01-31' WHERE id = 1002");
  pay_fixture_do_pay (&office,
                      "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason)"
                      " VALUES (1, 101, '2026-02-15', 700, 'USD', 'Referral')");
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  statement_fixture_calculate (&office, "2026-Q1");
  /* 100.00 + 7.00 are earned, 200.00 are drawn */
  assert_accrual (
      &office,
      "2026-01 10000 0 0 10000 10000, 2026-02 700 0 0 10700 10000, 2026-03 0 0 0 10700 0,"
      " 2026-04 0 0 30700 -20000 0");
  accruals = load (&office);
  g_assert_cmpint (((const SalPayAccrual *) accruals->pdata[0])->owed, ==, 20000);
}

/* What is measured over a quarter is earned with the deals of its months. */
static void
test_pay_accrual_measured (void)
{
  g_auto (PayFixture) office = { 0 };

  init (&office,
        "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"period\": \"quarter\","
        " \"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\":"
        " 0, \"rate\": \"10 %\"}]}}]}");
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  pay_fixture_sell (&office, 901, "2026-03-10", 20000, 101, "new");
  statement_fixture_calculate (&office, "2026-Q1");
  statement_fixture_close (&office, "2026-Q1");
  assert_accrual (&office,
                  "2026-01 10000 0 0 10000 0, 2026-02 0 0 0 10000 0, 2026-03 2000 0 0 12000 0,"
                  " 2026-04 0 12000 0 0 0");
}

/* --- at random --- */

/* All months come to what the ledger says: earned less paid is what is owed to participants, and
 * what is exposed is what is advanced and not vested. */
static void
assert_sums (PayFixture *self)
{
  g_autoptr (GPtrArray) accruals = load (self);
  const SalPayAccrual *one = accruals->pdata[0];
  gint64 earned = 0, settled = 0, exposed = 0, scheduled = 0;

  for (guint i = 0; i < one->months->len; i++)
    {
      const SalPayAccrualMonth *month = &g_array_index (one->months, SalPayAccrualMonth, i);

      earned += month->earned;
      settled += month->paid;
      if (month->month <= one->last_posted + 1)
        settled += month->due;
      else
        scheduled += month->due;
      if (month->month == one->last_posted)
        exposed = month->exposed;
    }
  g_assert_cmpint (
      earned,
      ==,
      fixture_query (self->pay,
                     "SELECT sum (calculated + adjusted + top_up - forfeited + written_off) FROM"
                     " ledger_payment"));
  g_assert_cmpint (settled, ==, fixture_query (self->pay, "SELECT sum (paid) FROM ledger_payment"));
  g_assert_cmpint (
      exposed, ==, fixture_query (self->pay, "SELECT sum (advanced - vested) FROM ledger_payment"));
  g_assert_cmpint (earned - settled, ==, scheduled + one->unscheduled - one->owed);
  g_assert_cmpint (earned - settled,
                   ==,
                   fixture_query (self->pay,
                                  "SELECT sum (balance) FROM ledger_payment WHERE period = (SELECT"
                                  " max (period) FROM payout_period)"));
}

static void
test_pay_accrual_random (void)
{
  for (guint round = 0; round < 8; round++)
    {
      guint32 seed = 5200 + round;
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_auto (PayFixture) office = { 0 };
      gint64 next = 900;

      g_test_message ("seed %u", seed);
      init (&office, round % 2 == 0 ? PLAN (HALVES) : PLAN (""));
      for (int m = 1; m <= 5; m++)
        {
          g_autofree char *period = g_strdup_printf ("2026-P%02d", m);

          for (guint i = 0; i < 3; i++)
            {
              g_autofree char *day =
                  g_strdup_printf ("2026-%02d-%02d", m, g_rand_int_range (random, 1, 28));
              g_autofree char *receipt = NULL, *adjustment = NULL;

              pay_fixture_sell (&office,
                                next,
                                day,
                                g_rand_int_range (random, 1, 200000),
                                101 + g_rand_int_range (random, 0, 2),
                                "new");
              receipt = g_strdup_printf (
                  "INSERT INTO \"transaction\" (id, number, type, date, opportunity, amount) VALUES"
                  " (%d, 'R%d', 'receipt', date ('%s', '+%d days'), %d, 100)",
                  (int) next,
                  (int) next,
                  day,
                  g_rand_int_range (random, 0, 90),
                  (int) next);
              if (g_rand_boolean (random))
                pay_fixture_do (&office, receipt);
              adjustment = g_strdup_printf (
                  "INSERT INTO pay_adjustment (id, person, date, amount, currency, reason) VALUES"
                  " (%d, 101, '%s', %d, 'USD', 'Any')",
                  (int) next++,
                  day,
                  g_rand_int_range (random, -20000, 20000));
              if (g_rand_boolean (random))
                pay_fixture_do_pay (&office, adjustment);
            }
          statement_fixture_calculate (&office, period);
          assert_sums (&office);
          statement_fixture_close (&office, period);
          assert_sums (&office);
        }
    }
}

static void
test_pay_accrual_csv (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GPtrArray) accruals = NULL;
  g_autofree char *text = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;

  init (&office, PLAN (""));
  pay_fixture_sell (&office, 900, "2026-01-10", 100000, 101, "new");
  statement_fixture_calculate (&office, "2026-P01");
  accruals = load (&office);
  text = sal_pay_accruals_to_csv (accruals);
  g_assert_nonnull (strstr (text, "2026-01,USD,100.00,0.00,0.00,100.00,100.00"));
  path = g_build_filename (office.folder, "accruals.xlsx", NULL);
  g_assert_true (sal_pay_accruals_export (accruals, path, &error));
  g_assert_no_error (error);
  g_assert_false (sal_pay_accruals_export (accruals, "accruals.txt", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-accrual/nothing", test_pay_accrual_nothing);
  g_test_add_func ("/pay-accrual/booking", test_pay_accrual_booking);
  g_test_add_func ("/pay-accrual/schedule", test_pay_accrual_schedule);
  g_test_add_func ("/pay-accrual/quarter", test_pay_accrual_quarter);
  g_test_add_func ("/pay-accrual/measured", test_pay_accrual_measured);
  g_test_add_func ("/pay-accrual/csv", test_pay_accrual_csv);
  g_test_add_func ("/pay-accrual/random", test_pay_accrual_random);

  return g_test_run ();
}
