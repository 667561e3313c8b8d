/* test-price-effect.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"
#include "sal-decision-rights.h"

static void
assert_share (const SalRational *share, const char *expected)
{
  g_autofree char *text = sal_rational_to_text (share);

  g_assert_cmpstr (text, ==, expected);
}

/* Of $1,000.00 to $800.00 is a fifth; at a cost of $500.00 the margin falls from 1/2 to 3/8. */
static void
test_effect (void)
{
  g_auto (SalPriceEffect) effect = { .discount = SAL_RATIONAL_INIT };
  g_autoptr (GError) error = NULL;

  g_assert_true (
      sal_price_effect_compute (&effect, &(SalPriceAsk){ 100000, 80000, 50000, 3 }, &error));
  g_assert_no_error (error);
  assert_share (&effect.discount, "0.2");
  g_assert_cmpint (effect.list_amount, ==, 300000);
  g_assert_cmpint (effect.asked_amount, ==, 240000);
  g_assert_cmpint (effect.given_up, ==, 60000);
  g_assert_true (effect.has_margin);
  assert_share (&effect.list_margin, "0.5");
  assert_share (&effect.asked_margin, "0.375");
  g_assert_cmpint (effect.list_profit, ==, 150000);
  g_assert_cmpint (effect.asked_profit, ==, 90000);
  g_assert_cmpint (sal_price_share_to_rate (&effect.discount), ==, 200000000);
}

/* A third is a third, and below the cost the margin is negative. */
static void
test_effect_exact (void)
{
  static const struct
  {
    SalPriceAsk ask;
    const char *discount, *margin;
    gint64 rate;
  } cases[] = {
    { { 3, 2, 1, 1 }, "1/3", "0.5", 333333333 },
    { { 700, 100, 150, 2 }, "6/7", "-0.5", 857142857 },
    { { 100, 0, 10, 1 }, "1", "0", 1000000000 },
    { { 999999, 999998, SAL_PRICE_NO_COST, 1 }, "1/999999", "0", 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SalPriceEffect) effect = { .discount = SAL_RATIONAL_INIT };
      g_autoptr (GError) error = NULL;

      g_assert_true (sal_price_effect_compute (&effect, &cases[i].ask, &error));
      assert_share (&effect.discount, cases[i].discount);
      assert_share (&effect.asked_margin, cases[i].margin);
      g_assert_cmpint (sal_price_share_to_rate (&effect.discount), ==, cases[i].rate);
      g_assert_cmpint (effect.has_margin, ==, cases[i].ask.cost != SAL_PRICE_NO_COST);
    }
}

static void
test_effect_refused (void)
{
  static const struct
  {
    SalPriceAsk ask;
    SalError code;
  } cases[] = {
    { { 0, 0, SAL_PRICE_NO_COST, 1 }, SAL_ERROR_VALUE },
    { { 100, -1, SAL_PRICE_NO_COST, 1 }, SAL_ERROR_VALUE },
    { { 100, 50, SAL_PRICE_NO_COST, 0 }, SAL_ERROR_VALUE },
    { { G_MAXINT64 / 2, 1, SAL_PRICE_NO_COST, 3 }, SAL_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SalPriceEffect) effect = { .discount = SAL_RATIONAL_INIT };
      g_autoptr (GError) error = NULL;

      g_assert_false (sal_price_effect_compute (&effect, &cases[i].ask, &error));
      g_assert_error (error, SAL_ERROR, (int) cases[i].code);
    }
}

/* --- decision rights --- */

#define DAY             20000
#define PERCENT(number) ((gint64) (number) *10000000)

/* Managers may give 10 % on deals up to 50,000 and 5 % on any; directors 20 % up to 250,000, and 25
 * % on services (2, of which training, 3, is a part); two vice presidents 35 %; before the day
 * managers could give everything. */
static SalDecisionRights *
create_rights (void)
{
  static const SalDecisionRight rights[] = {
    { 1, "Vice President", PERCENT (35), SAL_DECISION_ANY_SIZE, 0, DAY - 100, SAL_DATE_NONE },
    { 2, "Manager", PERCENT (10), 50000, 0, DAY, SAL_DATE_NONE },
    { 3, "Manager", PERCENT (5), SAL_DECISION_ANY_SIZE, 0, DAY, SAL_DATE_NONE },
    { 4, "Director", PERCENT (20), 250000, 0, DAY - 100, DAY + 10 },
    { 5, "Director", PERCENT (25), 250000, 2, DAY - 100, DAY + 10 },
    { 6, "Controller", PERCENT (35), SAL_DECISION_ANY_SIZE, 0, DAY - 100, SAL_DATE_NONE },
    { 7, "Manager", PERCENT (100), SAL_DECISION_ANY_SIZE, 0, DAY - 100, DAY - 1 },
  };
  SalDecisionRights *self = sal_decision_rights_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    sal_decision_rights_add (self, &rights[i]);
  sal_decision_rights_add_parent (self, 3, 2);
  /* a cycle ends */
  sal_decision_rights_add_parent (self, 8, 9);
  sal_decision_rights_add_parent (self, 9, 8);

  return self;
}

static void
test_entitled (void)
{
  static const struct
  {
    gint64 numerator, denominator; /* of the discount */
    gint64 deal, family;
    gint32 day;
    const char *roles;
    guint n_lowest;
  } cases[] = {
    { 1, 10, 50000, 0, DAY, "Manager, Director, Controller, Vice President", 1 },
    { 1, 10, 50001, 0, DAY, "Director, Controller, Vice President", 1 },
    { 1, 20, 9000000, 0, DAY, "Manager, Controller, Vice President", 1 },
    /* 10 % and a billionth of it, which no rounding hides */
    { 10000000001, 100000000000, 100, 0, DAY, "Director, Controller, Vice President", 1 },
    { 1, 5, 250000, 1, DAY, "Director, Controller, Vice President", 1 },
    { 1, 4, 250000, 1, DAY, "Controller, Vice President", 2 },
    { 1, 4, 250000, 2, DAY, "Director, Controller, Vice President", 1 },
    { 1, 4, 250000, 3, DAY, "Director, Controller, Vice President", 1 },
    { 1, 4, 250000, 8, DAY, "Controller, Vice President", 2 },
    { 1, 5, 250000, 1, DAY + 11, "Controller, Vice President", 2 },
    { 36, 100, 1, 0, DAY, "", 0 },
    { 36, 100, 1, 0, DAY - 1, "Manager", 1 },
    { 1, 100, 1, 0, DAY - 101, "", 0 },
  };
  g_autoptr (SalDecisionRights) rights = create_rights ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SalRational) discount = SAL_RATIONAL_INIT;
      SalDecision decision = { &discount, cases[i].deal, cases[i].family, cases[i].day };
      g_auto (GStrv) roles = NULL;
      g_autofree char *joined = NULL;
      guint n;

      sal_rational_set_ratio (&discount, cases[i].numerator, cases[i].denominator);
      roles = sal_decision_rights_find_entitled (rights, &decision, &n);
      joined = g_strjoinv (", ", roles);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (joined, ==, cases[i].roles);
      g_assert_cmpuint (n, ==, cases[i].n_lowest);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/price-effect/effect", test_effect);
  g_test_add_func ("/price-effect/exact", test_effect_exact);
  g_test_add_func ("/price-effect/refused", test_effect_refused);
  g_test_add_func ("/price-effect/entitled", test_entitled);

  return g_test_run ();
}
