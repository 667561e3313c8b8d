/* test-exchange-rates.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-rates.h"
#include "sal-rate.h"

static SalExchangeRates *
create_rates (void)
{
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  SalExchangeRates *rates = sal_exchange_rates_new (calendar);

  /* fiscal 2026 is 1 Feb 2025 to 31 Jan 2026 */
  sal_exchange_rates_add (rates, "EUR", "USD", sal_date_from_ymd (2026, 3, 1), 0, 1200000000);
  sal_exchange_rates_add (rates, "EUR", "USD", sal_date_from_ymd (2024, 1, 1), 0, 1050000000);
  sal_exchange_rates_add (rates, "EUR", "USD", SAL_DATE_NONE, 2026, 1100000000);
  sal_exchange_rates_add (rates, "JPY", "USD", sal_date_from_ymd (2024, 1, 1), 0, 6700000);

  return rates;
}

static void
test_exchange_rates_find (void)
{
  static const struct
  {
    const char *currency, *into;
    int year, month, day;
    gint64 rate; /* 0: none */
  } cases[] = {
    { "EUR", "USD", 2023, 12, 31, 0 },          /* before the first */
    { "EUR", "USD", 2024, 1, 1, 1050000000 },   /* on its day */
    { "EUR", "USD", 2025, 1, 31, 1050000000 },  /* still in force */
    { "EUR", "USD", 2025, 2, 1, 1100000000 },   /* the plan year fixes one */
    { "EUR", "USD", 2026, 1, 31, 1100000000 },  /* to its last day */
    { "EUR", "USD", 2026, 2, 1, 1050000000 },   /* after it, by date again */
    { "EUR", "USD", 2026, 3, 1, 1200000000 },   /* the newest */
    { "USD", "EUR", 2025, 2, 1, 909090909 },    /* 1 ÷ 1.1 */
    { "USD", "USD", 2025, 2, 1, SAL_RATE_ONE }, /* itself */
    { "GBP", "USD", 2025, 2, 1, 0 },            /* unknown */
  };
  g_autoptr (SalExchangeRates) rates = create_rates ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 day = sal_date_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      gint64 rate = 0;
      gboolean found =
          sal_exchange_rates_find (rates, cases[i].currency, cases[i].into, day, &rate);

      g_assert_cmpint (found, ==, cases[i].rate != 0);
      if (found)
        g_assert_cmpint (rate, ==, cases[i].rate);
    }
}

static void
test_exchange_rates_convert (void)
{
  g_autoptr (SalExchangeRates) rates = create_rates ();
  gint32 day = sal_date_from_ymd (2025, 6, 1);
  gint64 converted;

  /* 100.05 EUR × 1.1 = 110.055 USD, rounded half away from zero */
  g_assert_true (sal_exchange_rates_convert (rates, 10005, "EUR", "USD", day, &converted));
  g_assert_cmpint (converted, ==, 11006);
  g_assert_true (sal_exchange_rates_convert (rates, -10005, "EUR", "USD", day, &converted));
  g_assert_cmpint (converted, ==, -11006);
  /* 12,345 JPY × 0.0067 = 82.7115 USD; yen have no minor units */
  g_assert_true (sal_exchange_rates_convert (rates, 12345, "JPY", "USD", day, &converted));
  g_assert_cmpint (converted, ==, 8271);
  g_assert_false (sal_exchange_rates_convert (rates, 1, "GBP", "USD", day, &converted));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange-rates/find", test_exchange_rates_find);
  g_test_add_func ("/exchange-rates/convert", test_exchange_rates_convert);

  return g_test_run ();
}
