/* test-pay-statement-sums.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-fixture.h"
#include "sal-pay-statement-sums.h"

#define TABLE                                                                                      \
  "\"method\": {\"kind\": \"rate_table\", \"bounds\": \"amount\", \"tiers\": [{\"from\": 0, "      \
  "\"rate\": \"1 %\"}, {\"from\": 100, \"rate\": \"2 %\"}]}"
#define PLAN(currency, more)                                                                       \
  "{\"currency\": \"" currency                                                                     \
  "\", \"components\": [{\"id\": \"deals\", \"period\": \"month\", " more TABLE "}]}"

/* A line in the ledger's own words. */
typedef struct
{
  SalPayStatementLine line;
  SalPayStatementSlice slices[64];
  SalPlan *plan;
} Case;

static void
init (Case *self, const char *plan, const char *currency, gint64 amount, gint64 forfeited)
{
  g_autoptr (GError) error = NULL;

  *self = (Case){ .line = { .kind = (char *) "payout",
                            .currency = g_intern_string (currency),
                            .amount = amount,
                            .forfeited = forfeited,
                            .factor = (char *) "1",
                            .slices = g_ptr_array_new () } };
  self->plan = plan_fixture_parse (plan, &error);
  g_assert_no_error (error);
}

static void
case_clear (Case *self)
{
  g_ptr_array_unref (self->line.slices);
  sal_plan_free (self->plan);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
add (Case *self, int tier, const char *units, const char *rate, const char *amount)
{
  SalPayStatementSlice *slice = &self->slices[self->line.slices->len];

  *slice = (SalPayStatementSlice){ tier, (char *) units, (char *) rate, (char *) amount };
  g_ptr_array_add (self->line.slices, slice);
}

static SalPaySums *
sum (const Case *self)
{
  return sal_pay_sums_new (&self->line, self->plan, sal_plan_get_component (self->plan, 0));
}

static const SalPaySumsSlice *
get_slice (const SalPaySums *sums, guint index)
{
  g_assert_cmpuint (index, <, sums->slices->len);

  return &g_array_index (sums->slices, SalPaySumsSlice, index);
}

/* 0.005 and 0.005 and 0.995 are 1.005: 1.01 when they are rounded once; rounded each it would be
 * 1.02. What is left of 0.99 goes to the first two of equal remainders: 0.5 each. */
static void
test_pay_statement_sums_round (void)
{
  g_auto (Case) one = { 0 };
  g_autoptr (SalPaySums) sums = NULL;

  init (&one, PLAN ("USD", ""), "USD", 101, 0);
  add (&one, 0, "1/3", "0.015", "0.005");
  add (&one, 1, "1/3", "0.016", "0.005");
  add (&one, -1, "1/3", "2.985", "0.995");
  sums = sum (&one);
  /* sorted by tier */
  g_assert_cmpint (get_slice (sums, 0)->tier, ==, -1);
  g_assert_cmpint (get_slice (sums, 0)->amount, ==, 99);
  g_assert_cmpint (get_slice (sums, 1)->amount, ==, 1);
  g_assert_cmpint (get_slice (sums, 2)->amount, ==, 1);
  g_assert_cmpint (sums->sliced, ==, 101);
  g_assert_cmpint (sums->other, ==, 0);
  /* a third each of 1.00 */
  g_assert_cmpint (sums->units, ==, 100);
  g_assert_cmpint (
      get_slice (sums, 0)->units + get_slice (sums, 1)->units + get_slice (sums, 2)->units,
      ==,
      100);
}

/* 3.00 + 4.00, times 1.1 is 7.70; 1.00 was earned before, and a cap keeps 0.50: 6.20. */
static void
test_pay_statement_sums_steps (void)
{
  g_auto (Case) one = { 0 };
  g_autoptr (SalPaySums) sums = NULL;

  init (&one, PLAN ("USD", "\"mode\": \"quarter_to_date\", "), "USD", 620, 50);
  one.line.factor = (char *) "1.1";
  add (&one, 0, "300", "0.01", "3");
  add (&one, 1, "200", "0.02", "4");
  sums = sum (&one);
  g_assert_cmpint (sums->sliced, ==, 700);
  g_assert_cmpint (sums->multiplied, ==, 70);
  g_assert_cmpint (sums->other, ==, -100);
  g_assert_cmpint (
      sums->sliced + sums->multiplied + sums->other - one.line.forfeited, ==, one.line.amount);
  g_assert_cmpint (sal_pay_statement_line_get_gross (&one.line), ==, 670);
}

/* Yen have no minor units; what is above the cap per deal is one slice, of however many deals. */
static void
test_pay_statement_sums_yen (void)
{
  g_auto (Case) one = { 0 };
  g_autoptr (SalPaySums) sums = NULL;

  init (&one,
        PLAN ("JPY", "\"deal_cap\": {\"amount\": 1000, \"residual\": \"0.5 %\"}, "),
        "JPY",
        33,
        0);
  add (&one, -1, "1000", "0.005", "5");
  add (&one, -1, "700", "0.005", "3.5");
  add (&one, 1, "1225", "0.02", "24.5");
  sums = sum (&one);
  g_assert_cmpuint (sums->slices->len, ==, 2);
  g_assert_cmpint (get_slice (sums, 0)->tier, ==, 1);
  g_assert_true (get_slice (sums, 1)->is_above_cap);
  g_assert_cmpint (get_slice (sums, 1)->units, ==, 1700);
  g_assert_cmpint (get_slice (sums, 0)->amount + get_slice (sums, 1)->amount, ==, 33);
  g_assert_cmpint (sums->units, ==, 2925);
}

/* In another currency than the plan's nothing is compared; without a plan there are no slices. */
static void
test_pay_statement_sums_converted (void)
{
  g_auto (Case) one = { 0 };
  g_autoptr (SalPaySums) sums = NULL, none = NULL;

  init (&one, PLAN ("USD", ""), "EUR", 90, 0);
  add (&one, 0, "100", "0.01", "1");
  sums = sum (&one);
  g_assert_true (sums->is_converted);
  g_assert_cmpstr (sums->currency, ==, "USD");
  g_assert_cmpint (sums->sliced, ==, 100);
  g_assert_cmpint (sums->other, ==, 0);
  none = sal_pay_sums_new (&one.line, NULL, NULL);
  g_assert_cmpuint (none->slices->len, ==, 0);
  g_assert_cmpstr (none->currency, ==, "EUR");
}

/* Whatever the slices, they add up, and each is within one of what it is. */
static void
test_pay_statement_sums_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_auto (Case) one = { 0 };
      g_autoptr (SalPaySums) sums = NULL;
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      guint n = (guint) g_test_rand_int_range (1, 40);
      gint64 units = 0, amount = 0;

      init (&one, PLAN ("USD", ""), "USD", g_test_rand_int_range (-1000, 1000), 0);
      for (guint i = 0; i < n; i++)
        {
          char *exact = g_strdup_printf (
              "%d/%d", g_test_rand_int_range (-100000, 100000), g_test_rand_int_range (1, 999));

          g_ptr_array_add (texts, exact);
          add (&one, (int) i, exact, "0.01", exact);
        }
      sums = sum (&one);
      g_assert_cmpuint (sums->slices->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          const SalPaySumsSlice *slice = get_slice (sums, i);
          g_auto (SalRational) exact = SAL_RATIONAL_INIT;

          units += slice->units;
          amount += slice->amount;
          sal_pay_statement_read_exact (texts->pdata[i], &exact);
          g_assert_cmpfloat (
              ABS (100 * sal_rational_to_double (&exact) - (double) slice->amount), <, 1 + 1e-9);
        }
      g_assert_cmpint (units, ==, sums->units);
      g_assert_cmpint (amount, ==, sums->sliced);
      g_assert_cmpint (sums->sliced + sums->multiplied + sums->other, ==, one.line.amount);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pay-statement-sums/round", test_pay_statement_sums_round);
  g_test_add_func ("/pay-statement-sums/steps", test_pay_statement_sums_steps);
  g_test_add_func ("/pay-statement-sums/yen", test_pay_statement_sums_yen);
  g_test_add_func ("/pay-statement-sums/converted", test_pay_statement_sums_converted);
  g_test_add_func ("/pay-statement-sums/random", test_pay_statement_sums_random);

  return g_test_run ();
}
