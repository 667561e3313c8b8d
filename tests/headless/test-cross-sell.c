/* test-cross-sell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cross-sell.h"

#include <math.h>

/* Families A, B and C. Days are numbers; amounts are for a year.
 *
 *   1  owns A (100, since day 10; could be 300) and B (50, since 20); of two cross-sells of B one
 *      was won
 *   2  owns A (200, since 30; recorded as 150); may not have B
 *   3  owns B (40) and C (10), both since 5; is talked to about A
 *   4  is no customer; could buy A for 500
 *   5  had A, since day 1, and has nothing any more
 */
static SalWhitespace *
create (void)
{
  SalWhitespace *self = sal_whitespace_new (20000, "USD");
  SalWhitespaceCell *cells;

  sal_whitespace_add_family (self, 1, "A", FALSE);
  sal_whitespace_add_family (self, 2, "B", FALSE);
  sal_whitespace_add_family (self, 3, "C", FALSE);
  for (guint i = 1; i <= 5; i++)
    sal_whitespace_add_account (self, i, "Account");
  sal_whitespace_make_cells (self);

#define CELLS(i) (cells = sal_whitespace_get_account (self, (i) -1)->cells)
#define OWNS(family, value, since)                                                                 \
  (cells[family].n_installed = 1, cells[family].installed = (value), cells[family].first = (since))
#define COULD(family, value)                                                                       \
  (cells[family].recorded = (value),                                                               \
   cells[family].recorded_on = 1,                                                                  \
   cells[family].recorded_from = SAL_POTENTIAL_TYPED)
  CELLS (1);
  OWNS (0, 100, 10);
  COULD (0, 300);
  OWNS (1, 50, 20);
  cells[1].n_attempts = 2;
  cells[1].n_successes = 1;
  CELLS (2);
  OWNS (0, 200, 30);
  COULD (0, 150);
  cells[1].is_excluded = TRUE;
  CELLS (3);
  OWNS (1, 40, 5);
  OWNS (2, 10, 5);
  cells[0].n_pipeline = 1;
  CELLS (4);
  COULD (0, 500);
  CELLS (5);
  cells[0].n_ended = 1;
  cells[0].first = 1;
#undef CELLS
#undef OWNS
#undef COULD
  sal_whitespace_derive (self);

  return self;
}

static void
test_figures (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  static const guint all[] = { 0, 1, 2, 3, 4 };
  g_autoptr (SalCrossSell) sell = sal_cross_sell_new (portfolio, all, G_N_ELEMENTS (all));

  g_assert_cmpuint (sell->n_accounts, ==, 5);
  g_assert_cmpuint (sell->n_customers, ==, 3);
  g_assert_cmpfloat (sal_cross_sell_ratio (sell, 0), ==, 2.0 / 3);
  g_assert_cmpfloat (sal_cross_sell_ratio (sell, 1), ==, 1);
  g_assert_cmpfloat (sal_cross_sell_ratio (sell, 2), ==, 1.0 / 3);
  g_assert_cmpfloat (sal_cross_sell_broad (sell), ==, 2.0 / 3);
  g_assert_cmpfloat (sal_cross_sell_families (sell), ==, 5.0 / 3);
  g_assert_cmpfloat (sal_cross_sell_success (sell), ==, 0.5);
  g_assert_cmpfloat (sal_cross_sell_outside (sell), ==, 60.0 / 400); /* 50 of 1, 10 of 3 */
  g_assert_cmpint (sell->wallet_ours, ==, 300);
  g_assert_cmpint (sell->wallet, ==, 1000); /* 300, 200 and 500 */
  g_assert_cmpfloat (sal_cross_sell_wallet (sell), ==, 0.3);
  g_assert_cmpuint (sell->families[1].n_attempts, ==, 2);
  g_assert_cmpint (sell->families[0].sum.open, ==, 500);
  g_assert_cmpint (sell->families[0].sum.more, ==, 200);
}

/* What is bought on the same day is not bought after it. */
static void
test_attach (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  static const guint all[] = { 0, 1, 2, 3, 4 };
  g_autoptr (SalCrossSell) sell = sal_cross_sell_new (portfolio, all, G_N_ELEMENTS (all));
  static const struct
  {
    guint first, second;
    guint attached, attachable;
  } cases[] = {
    { 0, 1, 1, 3 },                 /* 1 did; 2 and 5 did not */
    { 0, 2, 0, 3 }, { 1, 0, 0, 1 }, /* 1 had A before */
    { 1, 2, 0, 1 },                 /* 1; 3 had both on one day */
    { 2, 0, 0, 1 }, { 2, 1, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint place = cases[i].first * 3 + cases[i].second;

      g_test_message ("%u then %u", cases[i].first, cases[i].second);
      g_assert_cmpuint (sell->attached[place], ==, cases[i].attached);
      g_assert_cmpuint (sell->attachable[place], ==, cases[i].attachable);
    }
  g_assert_cmpfloat (sal_cross_sell_attach (sell, 0, 1), ==, 1.0 / 3);
  g_assert_true (isnan (sal_cross_sell_attach (sell, 2, 1)));
}

/* Of some accounts alone, and of none. */
static void
test_some (void)
{
  g_autoptr (SalWhitespace) portfolio = create ();
  static const guint second = 1;
  g_autoptr (SalCrossSell) one = sal_cross_sell_new (portfolio, &second, 1);
  g_autoptr (SalCrossSell) none = sal_cross_sell_new (portfolio, NULL, 0);

  g_assert_cmpuint (one->n_customers, ==, 1);
  g_assert_cmpfloat (sal_cross_sell_broad (one), ==, 0);
  g_assert_cmpfloat (sal_cross_sell_outside (one), ==, 0);
  g_assert_cmpfloat (sal_cross_sell_wallet (one), ==, 1);
  g_assert_true (isnan (sal_cross_sell_ratio (one, 1))); /* not eligible */
  g_assert_true (isnan (sal_cross_sell_success (one)));
  g_assert_true (isnan (sal_cross_sell_families (none)));
  g_assert_true (isnan (sal_cross_sell_wallet (none)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cross-sell/figures", test_figures);
  g_test_add_func ("/cross-sell/attach", test_attach);
  g_test_add_func ("/cross-sell/some", test_some);

  return g_test_run ();
}
