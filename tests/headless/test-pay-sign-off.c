/* test-pay-sign-off.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "pay-fixture.h"
#include "sal-pay-sign-off.h"
#include "statement-fixture.h"
#include "store-fixture.h"

/* Ada and Bo report to Mia, who reports to Vic; Ola reports to nobody. */
#define PLAN                                                                                       \
  "{\"name\": \"Field\", \"components\": [{\"id\": \"deals\", \"period\": \"month\", \"method\": " \
  "{\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, \"rate\": \"10 "   \
  "%\"}]}}]}"

static void
init (PayFixture *self)
{
  pay_fixture_init (self);
  pay_fixture_add_plan (self, PLAN);
  for (gint64 i = 1; i <= 5; i++)
    if (i != 4) /* Vic is in no plan */
      pay_fixture_add_participant (self, 1000 + i, 100 + i, "Field", "2026-01-01", 5000000);
  pay_fixture_sell (self, 900, "2026-01-10", 80000, 101, "new");
  statement_fixture_calculate (self, "2026-P01");
}

static GPtrArray *
load (PayFixture *self, const char *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPayoutStatements) content = sal_payout_statements_load (
      self->workspace, period, 0, SAL_PAYOUT_STATEMENTS_LINES, NULL, &error);
  GPtrArray *sign_offs;

  g_assert_no_error (error);
  sign_offs = sal_pay_sign_offs_load (self->workspace, content, NULL, &error);
  g_assert_no_error (error);

  return sign_offs;
}

static gboolean
run (PayFixture *self, SalCommandFunc func, const char *period, gint64 manager, GError **error)
{
  SalPaySignOffStep step = { period, manager, "Mara" };

  return sal_store_run_sync (
      self->pay, "Sign Off", SAL_COMMAND_DEFAULT, func, &step, NULL, NULL, error);
}

static void
assert_state (PayFixture *self, guint n_missing, gboolean is_signed, gboolean is_outdated)
{
  g_autoptr (GPtrArray) sign_offs = load (self, "2026-P01");
  const SalPaySignOff *mia = sign_offs->pdata[0];
  g_autofree char *words = sal_pay_sign_off_describe (mia);

  g_assert_cmpint (mia->manager, ==, 103);
  g_assert_cmpint (mia->record != 0, ==, is_signed);
  g_assert_cmpint (mia->is_outdated, ==, is_outdated);
  g_assert_cmpuint (sal_pay_sign_offs_count_missing (sign_offs), ==, n_missing);
  if (!is_signed)
    g_assert_cmpstr (words, ==, "Not yet");
  else
    g_assert_true (g_str_has_suffix (words, "recorded by Mara"));
  g_assert_cmpint (g_str_has_prefix (words, "An earlier calculation"), ==, is_outdated);
}

/* Who has to: the managers of who is paid, on the last day. */
static void
test_pay_sign_off_managers (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  const SalPaySignOff *one;

  init (&office);
  before = load (&office, "2026-P01");
  g_assert_cmpuint (before->len, ==, 2);
  one = before->pdata[0];
  g_assert_cmpstr (one->name, ==, "Mia");
  g_assert_cmpuint (one->people->len, ==, 2);
  g_assert_cmpint (g_array_index (one->people, gint64, 0), ==, 101);
  one = before->pdata[1];
  g_assert_cmpstr (one->name, ==, "Vic");
  g_assert_cmpuint (one->people->len, ==, 1);

  /* Ola takes Mia's place in the middle of the month, and reports to Vic herself */
  pay_fixture_do (&office, "UPDATE assignment SET valid_to = '2026-01-15' WHERE id = 23");
  pay_fixture_do (&office,
                  "INSERT INTO assignment (id, person, position, valid_from) VALUES"
                  " (26, 105, 13, '2026-01-16')");
  after = load (&office, "2026-P01");
  g_assert_cmpuint (after->len, ==, 2);
  one = after->pdata[0];
  g_assert_cmpstr (one->name, ==, "Ola");
  g_assert_cmpuint (one->people->len, ==, 2);
  one = after->pdata[1];
  g_assert_cmpuint (one->people->len, ==, 2); /* Mia until the 15th, and Ola */
}

/* Given, out of date by what is calculated anew, given again, withdrawn, undone. */
static void
test_pay_sign_off_steps (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) error = NULL;

  init (&office);
  assert_state (&office, 2, FALSE, FALSE);
  g_assert_true (run (&office, sal_pay_sign_off_give, "2026-P01", 103, &error));
  assert_state (&office, 1, TRUE, FALSE);
  /* nothing new is calculated: it stays */
  statement_fixture_calculate (&office, "2026-P01");
  assert_state (&office, 1, TRUE, FALSE);
  pay_fixture_do (&office, "UPDATE opportunity SET amount = 90000 WHERE id = 900");
  pay_fixture_do_pay (&office, "UPDATE pay_sign_off SET calculated_at = '2026-02-01T00:00:00Z'");
  assert_state (&office, 2, TRUE, TRUE);
  g_assert_true (run (&office, sal_pay_sign_off_give, "2026-P01", 103, &error));
  assert_state (&office, 1, TRUE, FALSE);
  g_assert_true (run (&office, sal_pay_sign_off_withdraw, "2026-P01", 103, &error));
  assert_state (&office, 2, FALSE, FALSE);
  g_assert_true (run (&office, sal_pay_sign_off_withdraw, "2026-P01", 103, &error));
  g_assert_no_error (error);
}

/* Not before it is calculated, and not after it is closed. */
static void
test_pay_sign_off_refused (void)
{
  g_auto (PayFixture) office = { 0 };
  g_autoptr (GError) early = NULL, late = NULL, back = NULL;

  init (&office);
  g_assert_false (run (&office, sal_pay_sign_off_give, "2026-P02", 103, &early));
  g_assert_error (early, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_true (run (&office, sal_pay_sign_off_give, "2026-P01", 103, NULL));
  statement_fixture_close (&office, "2026-P01");
  g_assert_false (run (&office, sal_pay_sign_off_give, "2026-P01", 104, &late));
  g_assert_error (late, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
  g_assert_false (run (&office, sal_pay_sign_off_withdraw, "2026-P01", 103, &back));
  g_assert_error (back, SAL_STORE_ERROR, SAL_STORE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-sign-off/managers", test_pay_sign_off_managers);
  g_test_add_func ("/pay-sign-off/steps", test_pay_sign_off_steps);
  g_test_add_func ("/pay-sign-off/refused", test_pay_sign_off_refused);

  return g_test_run ();
}
