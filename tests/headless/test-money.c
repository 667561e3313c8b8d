/* test-money.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-money.h"

#include "sal-rate.h"

#define NBSP  "\302\240"
#define MINUS "\342\210\222"

static void
test_money_add (void)
{
  gint64 sum = 7;

  g_assert_true (sal_money_add (120, -20, &sum));
  g_assert_cmpint (sum, ==, 100);
  g_assert_true (sal_money_add (G_MAXINT64, G_MININT64, &sum));
  g_assert_cmpint (sum, ==, -1);
  g_assert_false (sal_money_add (G_MAXINT64, 1, &sum));
  g_assert_false (sal_money_add (G_MININT64, -1, &sum));
  g_assert_cmpint (sum, ==, -1);
}

static void
test_money_text (void)
{
  static const struct
  {
    gint64 amount;
    const char *currency;
    const char *text, *format, *format_short;
  } cases[] = {
    { 0, "USD", "0.00", "$0.00", "$0" },
    { 5, "USD", "0.05", "$0.05", "$0.05" },
    { -5, "USD", "-0.05", MINUS "$0.05", MINUS "$0.05" },
    { 1250, "USD", "12.50", "$12.50", "$12.50" },
    { 1200, "USD", "12.00", "$12.00", "$12" },
    { 95049, "USD", "950.49", "$950.49", "$950" },
    { 99950, "USD", "999.50", "$999.50", "$1" NBSP "K" },
    { -123450, "USD", "-1234.50", MINUS "$1,234.50", MINUS "$1.2" NBSP "K" },
    { 4120000000, "USD", "41200000.00", "$41,200,000.00", "$41.2" NBSP "M" },
    { 123450, "EUR", "1234.50", "€1,234.50", "€1.2" NBSP "K" },
    { 1234, "JPY", "1234", "¥1,234", "¥1.2" NBSP "K" },
    { 1234567, "KWD", "1234.567", "KWD" NBSP "1,234.567", "KWD" NBSP "1.2" NBSP "K" },
    { 123450, "CHF", "1234.50", "CHF" NBSP "1,234.50", "CHF" NBSP "1.2" NBSP "K" },
    { 100, "XXX", "1.00", "XXX" NBSP "1.00", "XXX" NBSP "1" },
    { 100, "", "1.00", "1.00", "1" },
    { G_MININT64,
      "USD",
      "-92233720368547758.08",
      MINUS "$92,233,720,368,547,758.08",
      MINUS "$92,234" NBSP "T" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_money_to_text (cases[i].amount, cases[i].currency);
      g_autofree char *format = sal_money_format (cases[i].amount, cases[i].currency);
      g_autofree char *format_short = sal_money_format_short (cases[i].amount, cases[i].currency);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (format, ==, cases[i].format);
      g_assert_cmpstr (format_short, ==, cases[i].format_short);
    }
}

static void
test_money_convert (void)
{
  static const struct
  {
    gint64 amount;
    const char *from, *to;
    gint64 scaled_rate;
    gboolean fits;
    gint64 result;
  } cases[] = {
    { 10000, "EUR", "USD", 1085000000, TRUE, 10850 },   /* €100.00 at 1.085 */
    { 10000, "USD", "JPY", 151230000000, TRUE, 15123 }, /* $100.00 at 151.23 */
    { 15123, "JPY", "USD", 6612000, TRUE, 9999 },       /* ¥15,123 at 0.006612: 99.993 */
    { 1000, "USD", "KWD", 307500000, TRUE, 3075 },      /* $10.00 at 0.3075: 3.075 */
    { 3075, "KWD", "JPY", 491800000000, TRUE, 1512 },   /* 3.075 at 491.8: 1,512.285 */
    { 1, "USD", "EUR", 500000000, TRUE, 1 },            /* half a cent, away from zero */
    { -1, "USD", "EUR", 500000000, TRUE, -1 },
    { 123, "USD", "USD", SAL_RATE_ONE, TRUE, 123 },
    { 0, "USD", "EUR", G_MAXINT64, TRUE, 0 },
    { 1, "JPY", "CLF", SAL_RATE_ONE, TRUE, 10000 },
    { 10000, "CLF", "JPY", SAL_RATE_ONE, TRUE, 1 },
    { G_MAXINT64, "JPY", "CLF", G_MAXINT64, FALSE, 7 },
    { G_MAXINT64, "USD", "EUR", 1085000000, FALSE, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 result = 7;

      g_assert_cmpint (
          sal_money_convert (
              cases[i].amount, cases[i].from, cases[i].to, cases[i].scaled_rate, &result),
          ==,
          cases[i].fits);
      g_assert_cmpint (result, ==, cases[i].result);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/add", test_money_add);
  g_test_add_func ("/money/text", test_money_text);
  g_test_add_func ("/money/convert", test_money_convert);

  return g_test_run ();
}
