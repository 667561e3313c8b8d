/* test-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-text.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "sal-date.h"
#include "sal-money.h"

#define ANY   SAL_DECIMAL_ANY
#define POINT SAL_DECIMAL_POINT
#define COMMA SAL_DECIMAL_COMMA

#define NBSP  "\302\240"
#define MINUS "\342\210\222"

static void
test_text_integer (void)
{
  static const struct
  {
    const char *text;
    SalDecimalMark mark;
    gint64 value;
  } cases[] = {
    { "0", ANY, 0 },
    { "-0", ANY, 0 },
    { "1234", ANY, 1234 },
    { "-1234", ANY, -1234 },
    { "+1234", ANY, 1234 },
    { MINUS "12", ANY, -12 },
    { "12-", ANY, -12 },
    { "(120)", ANY, -120 },
    { "( 120 )", ANY, -120 },
    { "007", ANY, 7 },
    { "  42\r\n", ANY, 42 },
    { NBSP "42" NBSP, ANY, 42 },
    { "\357\273\27742", ANY, 42 }, /* a byte order mark in the first cell */
    { "1,234", ANY, 1234 },
    { "1.234", ANY, 1234 },
    { "1,234,567", ANY, 1234567 },
    { "1.234.567", ANY, 1234567 },
    { "1 234 567", ANY, 1234567 },
    { "1" NBSP "234", ANY, 1234 },
    { "1\342\200\257234", ANY, 1234 }, /* U+202F, as French has it */
    { "1'234'567", ANY, 1234567 },
    { "1’234’567", ANY, 1234567 },
    { "12,34,567", ANY, 1234567 }, /* lakh */
    { "1,234.0", ANY, 1234 },
    { "1234.00", ANY, 1234 },
    { "1.234,00", COMMA, 1234 },
    { "5.", POINT, 5 },
    { "1.2K", ANY, 1200 },
    { "1.2 M", ANY, 1200000 },
    { "1,5 Mio.", ANY, 1500000 },
    { "2bn", ANY, G_GINT64_CONSTANT (2000000000) },
    { "1.5E+06", ANY, 1500000 },
    { "1.234E+06", ANY, 1234000 },
    { "1500E-2", ANY, 15 },
    { "9223372036854775807", ANY, G_MAXINT64 },
    { "-9223372036854775808", ANY, G_MININT64 },
    { "-9,223,372,036,854,775,808", ANY, G_MININT64 },
    { "00000000000000000000000000000012", ANY, 12 },
    { "999999999999999999", ANY, G_GINT64_CONSTANT (999999999999999999) },
    { "12.00000000000000000000000000000", POINT, 12 },
    { "0E9999", ANY, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 77;

      sal_text_to_integer (cases[i].text, cases[i].mark, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
test_text_integer_refused (void)
{
  static const struct
  {
    const char *text;
    SalDecimalMark mark;
    SalError code;
  } cases[] = {
    { "", ANY, SAL_ERROR_VALUE },
    { "   ", ANY, SAL_ERROR_VALUE },
    { "-", ANY, SAL_ERROR_VALUE },
    { "--1", ANY, SAL_ERROR_VALUE },
    { "-1-", ANY, SAL_ERROR_VALUE },
    { "(1", ANY, SAL_ERROR_VALUE },
    { "1)", ANY, SAL_ERROR_VALUE },
    { "((1))", ANY, SAL_ERROR_VALUE },
    { "abc", ANY, SAL_ERROR_VALUE },
    { "12abc", ANY, SAL_ERROR_VALUE },
    { "1.5", ANY, SAL_ERROR_VALUE },
    { "1,5", ANY, SAL_ERROR_VALUE },
    { "1,5", POINT, SAL_ERROR_VALUE },
    { "1,2345", POINT, SAL_ERROR_VALUE },
    { "1234,567", POINT, SAL_ERROR_VALUE },
    { "0,123", POINT, SAL_ERROR_VALUE },
    { ",123", POINT, SAL_ERROR_VALUE },
    { "1,,234", ANY, SAL_ERROR_VALUE },
    { "1,2.3.4", ANY, SAL_ERROR_VALUE },
    { "1.2.3", ANY, SAL_ERROR_VALUE },
    { "1,234.567,890", ANY, SAL_ERROR_VALUE },
    { "1,234'567", ANY, SAL_ERROR_VALUE },
    { "12 34", ANY, SAL_ERROR_VALUE },
    { "1 2", ANY, SAL_ERROR_VALUE },
    { "123,45,678", ANY, SAL_ERROR_VALUE },
    { "1.2KK", ANY, SAL_ERROR_VALUE },
    { "12%", ANY, SAL_ERROR_VALUE },
    { "$12", ANY, SAL_ERROR_VALUE },
    { "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", ANY, SAL_ERROR_VALUE },
    { "12.000000000000000000000000000001", POINT, SAL_ERROR_VALUE },
    { "0x10", ANY, SAL_ERROR_VALUE },
    { "\377\376", ANY, SAL_ERROR_VALUE },
    { "９", ANY, SAL_ERROR_VALUE },
    { "9223372036854775808", ANY, SAL_ERROR_OVERFLOW },
    { "-9223372036854775809", ANY, SAL_ERROR_OVERFLOW },
    { "99999999999999999999999999", ANY, SAL_ERROR_OVERFLOW },
    { "1E19", ANY, SAL_ERROR_OVERFLOW },
    { "1E999999999999", ANY, SAL_ERROR_OVERFLOW },
    { "10000000000bn", ANY, SAL_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = 77;

      g_assert_false (sal_text_to_integer (cases[i].text, cases[i].mark, &value, &error));
      g_assert_error (error, SAL_ERROR, (int) cases[i].code);
      g_assert_cmpint (value, ==, 77);
    }
}

static void
test_text_double (void)
{
  static const struct
  {
    const char *text;
    SalDecimalMark mark;
    double value;
  } cases[] = {
    { "0.1", ANY, 0.1 },
    { "0.125", ANY, 0.125 },
    { ".5", ANY, 0.5 },
    { ".500", ANY, 0.5 },
    { "0,5", ANY, 0.5 },
    { "-1.5", ANY, -1.5 },
    { "1.234", POINT, 1.234 },
    { "1.234", COMMA, 1234 },
    { "1,234", ANY, 1234 },
    { "1,234", COMMA, 1.234 },
    { "1234.567", ANY, 1234.567 },
    { "1,234.5", ANY, 1234.5 },
    { "1.234,5", ANY, 1234.5 },
    { "1 234,5", ANY, 1234.5 },
    { "1.5E+06", ANY, 1.5e6 },
    { "1.234E+06", ANY, 1.234e6 },
    { "2.2250738585072014E-308", POINT, 2.2250738585072014e-308 },
    { "1.7976931348623157e308", POINT, G_MAXDOUBLE },
    { "0.30000000000000004", POINT, 0.30000000000000004 },
    { "123456789012345678901234567890", POINT, 123456789012345678901234567890.0 },
    { "1E-9999", ANY, 0 },
    { "3.141592653589793", ANY, 3.141592653589793 },
  };
  double value = 77;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      sal_text_to_double (cases[i].text, cases[i].mark, &value, &error);
      g_assert_no_error (error);
      g_assert_cmpfloat (value, ==, cases[i].value);
    }

  value = 77;
  g_assert_false (sal_text_to_double ("1.234", ANY, &value, NULL));
  g_assert_false (sal_text_to_double ("1.234M", ANY, &value, NULL));
  g_assert_false (sal_text_to_double ("1E400", ANY, &value, NULL));
  g_assert_false (sal_text_to_double ("nan", ANY, &value, NULL));
  g_assert_false (sal_text_to_double ("inf", ANY, &value, NULL));
  g_assert_cmpfloat (value, ==, 77);
}

static void
test_text_money (void)
{
  static const struct
  {
    const char *text;
    SalDecimalMark mark;
    const char *default_currency;
    gint64 amount;
    const char *currency;
  } cases[] = {
    { "1234.5", ANY, "USD", 123450, "USD" },
    { "1054", ANY, "USD", 105400, "USD" },
    { "$1,234.50", ANY, "USD", 123450, "USD" },
    { "$1,234.50", ANY, "EUR", 123450, "USD" },
    { "$1,234.50", ANY, "CAD", 123450, "CAD" },
    { "1.234,50 €", ANY, "USD", 123450, "EUR" },
    { "1.234,50" NBSP "€", COMMA, "EUR", 123450, "EUR" },
    { "€ 1.234", ANY, "USD", 123400, "EUR" }, /* euros have no third decimal */
    { "1,234", ANY, "USD", 123400, "USD" },
    { "1.234", POINT, "USD", 123, "USD" }, /* a decimal point: 1.234 rounds to 1.23 */
    { "1.235", POINT, "USD", 124, "USD" },
    { "-1.235", POINT, "USD", -124, "USD" },
    { "0.125", ANY, "USD", 13, "USD" },
    { "-0.125", ANY, "USD", -13, "USD" },
    { "(120)", ANY, "USD", -12000, "USD" },
    { "($120.00)", ANY, "EUR", -12000, "USD" },
    { "$(120.00)", ANY, "EUR", -12000, "USD" },
    { " $ (1,234.50) ", ANY, "USD", -123450, "USD" },
    { "-$12", ANY, "USD", -1200, "USD" },
    { "$-12", ANY, "USD", -1200, "USD" },
    { "-12", ANY, "USD", -1200, "USD" },
    { "12-", ANY, "USD", -1200, "USD" },
    { MINUS "12,00 €", ANY, "USD", -1200, "EUR" },
    { "1.2M", ANY, "USD", 120000000, "USD" },
    { "$1.2" NBSP "M", ANY, "USD", 120000000, "USD" },
    { "1.2 M€", ANY, "USD", 120000000, "EUR" },
    { "3,5 Mio. EUR", ANY, "USD", 350000000, "EUR" },
    { "USD 1,234.50", ANY, "EUR", 123450, "USD" },
    { "USD1,234.50", ANY, "EUR", 123450, "USD" },
    { "1234.50USD", ANY, "EUR", 123450, "USD" },
    { "1234.50 usd", ANY, "EUR", 123450, "USD" },
    { "$1,234.50 USD", ANY, "EUR", 123450, "USD" },
    { "$1,234.50 CAD", ANY, "EUR", 123450, "CAD" },
    { "US$ 5", ANY, "CAD", 500, "USD" },
    { "A$5", ANY, "USD", 500, "AUD" },
    { "R$ 1.234,56", ANY, "USD", 123456, "BRL" },
    { "R 5", ANY, "USD", 500, "ZAR" },
    { "CHF 1'234.50", ANY, "USD", 123450, "CHF" },
    { "Fr. 1’234.50", ANY, "USD", 123450, "CHF" },
    { "12,50 kr", ANY, "SEK", 1250, "SEK" },
    { "12,50 kr.", ANY, "DKK", 1250, "DKK" },
    { "kr 12,50 NOK", ANY, "SEK", 1250, "NOK" },
    { "1 234,50 zł", ANY, "USD", 123450, "PLN" },
    { "12 Kč", ANY, "USD", 1200, "CZK" },
    { "¥1,234", ANY, "USD", 1234, "JPY" },
    { "¥1,234", ANY, "CNY", 123400, "CNY" },
    { "1,234円", ANY, "USD", 1234, "JPY" },
    { "1.234", ANY, "JPY", 1234, "JPY" },
    { "12.5", ANY, "JPY", 13, "JPY" },
    { "-12.5", ANY, "JPY", -13, "JPY" },
    { "1,234.567", ANY, "KWD", 1234567, "KWD" },
    { "1,234", ANY, "KWD", 1234000, "KWD" }, /* a thousand and more */
    { "1.234", POINT, "KWD", 1234, "KWD" },
    { "KWD 0.125", ANY, "USD", 125, "KWD" },
    { "12.5", ANY, NULL, 1250, "" },
    { "€12.5", ANY, NULL, 1250, "EUR" },
    { "92233720368547758.07", ANY, "USD", G_MAXINT64, "USD" },
    { "-92,233,720,368,547,758.08", ANY, "USD", G_MININT64, "USD" },
    { "0.004999999999999999999999999", ANY, "USD", 0, "USD" },
    { "0.005000000000000000000000000", ANY, "USD", 1, "USD" },
    { "1.00000000000000000001", ANY, "USD", 100, "USD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = 77;
      char currency[4] = "???";

      sal_text_to_money (
          cases[i].text, cases[i].mark, cases[i].default_currency, &amount, currency, &error);
      g_assert_no_error (error);
      g_assert_cmpint (amount, ==, cases[i].amount);
      g_assert_cmpstr (currency, ==, cases[i].currency);
    }
}

static void
test_text_money_refused (void)
{
  static const struct
  {
    const char *text;
    SalDecimalMark mark;
    const char *default_currency;
    SalError code;
  } cases[] = {
    { "", ANY, "USD", SAL_ERROR_VALUE },
    { "$", ANY, "USD", SAL_ERROR_VALUE },
    { "USD", ANY, "USD", SAL_ERROR_VALUE },
    { "n/a", ANY, "USD", SAL_ERROR_VALUE },
    { "12 kr", ANY, "USD", SAL_ERROR_VALUE },  /* of which country? */
    { "€5 USD", ANY, "USD", SAL_ERROR_VALUE }, /* either */
    { "EUR 5 USD", ANY, "USD", SAL_ERROR_VALUE },
    { "$5€", ANY, "USD", SAL_ERROR_VALUE },
    { "1.234", ANY, "KWD", SAL_ERROR_VALUE }, /* 1,234.000 or 1.234 */
    { "1.234,50", POINT, "USD", SAL_ERROR_VALUE },
    { "1,234.50", COMMA, "USD", SAL_ERROR_VALUE },
    { "12 %", ANY, "USD", SAL_ERROR_VALUE },
    { "XYZ 12", ANY, "USD", SAL_ERROR_VALUE },
    { "12 12", ANY, "USD", SAL_ERROR_VALUE },
    { "92233720368547758.08", ANY, "USD", SAL_ERROR_OVERFLOW },
    { "100000000bn", ANY, "USD", SAL_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = 77;
      char currency[4] = "???";

      g_assert_false (sal_text_to_money (
          cases[i].text, cases[i].mark, cases[i].default_currency, &amount, currency, &error));
      g_assert_error (error, SAL_ERROR, (int) cases[i].code);
      g_assert_cmpint (amount, ==, 77);
      g_assert_cmpstr (currency, ==, "???");
    }
}

/* What is written for files and for people reads again, for every currency. */
static void
test_text_money_round_trip (void)
{
  const char *const *codes = sal_currency_codes ();

  for (int n = 0; n < 20000; n++)
    {
      const char *code = codes[n % (int) g_strv_length ((char **) codes)];
      gint64 amount =
          (gint64) (((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ());
      g_autofree char *text = NULL;
      g_autofree char *format = NULL;
      g_autoptr (GError) error = NULL;
      char currency[4];
      gint64 read;

      amount >>= g_test_rand_int_range (0, 63);
      text = sal_money_to_text (amount, code);
      format = sal_money_format (amount, code);

      sal_text_to_money (text, POINT, code, &read, currency, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read, ==, amount);
      sal_text_to_money (format, POINT, "USD", &read, currency, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read, ==, amount);
      g_assert_cmpstr (currency, ==, code);
    }
}

static void
test_text_rate (void)
{
  static const struct
  {
    const char *text;
    SalDecimalMark mark;
    gint64 scaled;
  } cases[] = {
    { "27 %", ANY, 270000000 },
    { "27%", ANY, 270000000 },
    { "27" NBSP "%", ANY, 270000000 },
    { "0.27", ANY, 270000000 },
    { "0,27", ANY, 270000000 },
    { "27,5 %", ANY, 275000000 },
    { "-5%", ANY, -50000000 },
    { "(5%)", ANY, -50000000 },
    { "1", ANY, 1000000000 },
    { "27", ANY, G_GINT64_CONSTANT (27000000000) },
    { "1.085", POINT, 1085000000 },
    { "0.3333333333333333", ANY, 333333333 },
    { "0.6666666666666667", ANY, 666666667 },
    { "0.0000000005", ANY, 1 },
    { "0.00000000049", ANY, 0 },
    { "1/3", ANY, -1 },
    { "1.234", ANY, -1 },
    { "12 %%", ANY, -1 },
    { "", ANY, -1 },
    { "%", ANY, -1 },
    { "10000000000", ANY, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 scaled = -1;

      g_assert_cmpint (sal_text_to_rate (cases[i].text, cases[i].mark, &scaled, NULL),
                       ==,
                       cases[i].scaled != -1);
      g_assert_cmpint (scaled, ==, cases[i].scaled);
    }
}

static void
test_text_date (void)
{
  static const struct
  {
    const char *text;
    const char *iso, *dmy, *mdy; /* what each order reads; NULL if it refuses */
  } cases[] = {
    { "2026-11-21", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "2026/11/21", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "2026.11.21", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "2026-1-2", "2026-01-02", "2026-01-02", "2026-01-02" },
    { "20261121", "2026-11-21", NULL, NULL },
    { " 2026-11-21 ", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "2026-11-21T00:00:00.000+0000", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "2026-11-21 23:59", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "21.11.2026", NULL, "2026-11-21", NULL },
    { "21. 11. 2026", NULL, "2026-11-21", NULL },
    { "21/11/26", NULL, "2026-11-21", NULL },
    { "21-11-2026", NULL, "2026-11-21", NULL },
    { "11/21/2026", NULL, NULL, "2026-11-21" },
    { "11/21/2026 12:00:00 AM", NULL, NULL, "2026-11-21" },
    { "3/4/2026", NULL, "2026-04-03", "2026-03-04" },
    { "03/04/26", NULL, "2026-04-03", "2026-03-04" },
    { "1/1/69", NULL, "1969-01-01", "1969-01-01" },
    { "1/1/68", NULL, "2068-01-01", "2068-01-01" },
    { "1/1/00", NULL, "2000-01-01", "2000-01-01" },
    { "29/02/2024", NULL, "2024-02-29", NULL },
    { "29/02/2026", NULL, NULL, NULL },
    { "31/13/2026", NULL, NULL, NULL },
    { "21 Nov 2026", NULL, "2026-11-21", "2026-11-21" },
    { "21-Nov-26", NULL, "2026-11-21", "2026-11-21" },
    { "21/NOV/2026", NULL, "2026-11-21", "2026-11-21" },
    { "21 November 2026", NULL, "2026-11-21", "2026-11-21" },
    { "21. November 2026", NULL, "2026-11-21", "2026-11-21" },
    { "1 Sept. 2026", NULL, "2026-09-01", "2026-09-01" },
    { "Nov 21, 2026", NULL, "2026-11-21", "2026-11-21" },
    { "Nov. 21, 2026", NULL, "2026-11-21", "2026-11-21" },
    { "November 21 2026", NULL, "2026-11-21", "2026-11-21" },
    { "2026-Nov-21", "2026-11-21", "2026-11-21", "2026-11-21" },
    { "31 Apr 2026", NULL, NULL, NULL },
    { "Nov Nov 2026", NULL, NULL, NULL },
    { "21 Nov", NULL, NULL, NULL },
    { "21 11 2026", NULL, NULL, NULL },
    { "21.11/2026", NULL, NULL, NULL },
    { "21.11.", NULL, NULL, NULL },
    { "21/11/026", NULL, NULL, NULL },
    { "021/11/2026", NULL, NULL, NULL },
    { "21/11/20261", NULL, NULL, NULL },
    { "- 2026", NULL, NULL, NULL },
    { "2026-11-21x", NULL, NULL, NULL },
    { "2026-11-21 25:00", NULL, NULL, NULL },
    { "2026-11-21 13:00 PM", NULL, NULL, NULL },
    { "1234567890123456789", NULL, NULL, NULL },
    { "45982", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { "today", NULL, NULL, NULL },
    { "\377\376\375", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const expected[] = { cases[i].iso, cases[i].dmy, cases[i].mdy };

      for (int order = SAL_DATE_ORDER_ISO; order <= SAL_DATE_ORDER_MDY; order++)
        {
          g_autoptr (GError) error = NULL;
          char buffer[SAL_DATE_BUFFER];
          gint32 date = SAL_DATE_NONE;

          if (sal_text_to_date (cases[i].text, (SalDateOrder) order, &date, &error))
            g_assert_no_error (error);
          else
            g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
          g_assert_cmpstr (sal_date_write_iso (date, buffer),
                           ==,
                           expected[order] != NULL ? expected[order] : "");
        }
    }
}

static void
test_text_time (void)
{
  static const struct
  {
    const char *text;
    SalDateOrder order;
    const char *time;
  } cases[] = {
    { "2026-11-21T09:30:00Z", SAL_DATE_ORDER_ISO, "2026-11-21T09:30:00Z" },
    { "2026-11-21", SAL_DATE_ORDER_ISO, "2026-11-21T00:00:00Z" },
    { "2026-11-21 9:30", SAL_DATE_ORDER_ISO, "2026-11-21T09:30:00Z" },
    { "2026-11-21 09:30:15.5 UTC", SAL_DATE_ORDER_ISO, "2026-11-21T09:30:15Z" },
    { "21.11.2026 09:30", SAL_DATE_ORDER_DMY, "2026-11-21T09:30:00Z" },
    { "21.11.2026, 09:30:05 +01:00", SAL_DATE_ORDER_DMY, "2026-11-21T08:30:05Z" },
    { "11/21/2026 9:30 AM", SAL_DATE_ORDER_MDY, "2026-11-21T09:30:00Z" },
    { "11/21/2026 9:30 p.m.", SAL_DATE_ORDER_MDY, "2026-11-21T21:30:00Z" },
    { "11/21/2026 12:05 AM", SAL_DATE_ORDER_MDY, "2026-11-21T00:05:00Z" },
    { "11/21/2026 12:05PM", SAL_DATE_ORDER_MDY, "2026-11-21T12:05:00Z" },
    { "Nov 21, 2026, 9:30 PM", SAL_DATE_ORDER_MDY, "2026-11-21T21:30:00Z" },
    { "1/1/2026 00:30 -0100", SAL_DATE_ORDER_MDY, "2026-01-01T01:30:00Z" },
    { "1/1/2026 00:30 +0100", SAL_DATE_ORDER_MDY, "2025-12-31T23:30:00Z" },
    { "9999-12-31 23:59:59 -01:00", SAL_DATE_ORDER_ISO, NULL },
    { "11/21/2026 0:05 AM", SAL_DATE_ORDER_MDY, NULL },
    { "11/21/2026 9:60", SAL_DATE_ORDER_MDY, NULL },
    { "11/21/2026 9", SAL_DATE_ORDER_MDY, NULL },
    { "11/21/2026 9:30 xm", SAL_DATE_ORDER_MDY, NULL },
    { "11/21/2026T", SAL_DATE_ORDER_MDY, NULL },
    { "11/21/2026 9:30 +", SAL_DATE_ORDER_MDY, NULL },
    { "21/11/2026 9:30", SAL_DATE_ORDER_MDY, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[SAL_TIME_BUFFER] = "";
      gint64 time;

      if (sal_text_to_time (cases[i].text, cases[i].order, &time, NULL))
        sal_time_write_iso (time, buffer);
      g_assert_cmpstr (buffer, ==, cases[i].time != NULL ? cases[i].time : "");
    }
}

static void
test_text_messages (void)
{
  g_autoptr (GError) date_error = NULL;
  g_autoptr (GError) long_error = NULL;
  g_autoptr (GError) integer_error = NULL;
  g_autofree char *text = g_strnfill (1000, 'x');
  gint64 integer;
  gint32 date;

  sal_text_to_date ("31/13/2026", SAL_DATE_ORDER_DMY, &date, &date_error);
  g_assert_error (date_error, SAL_ERROR, SAL_ERROR_VALUE);
  g_assert_cmpstr (date_error->message, ==, "\"31/13/2026\" is not a date (expected DD/MM/YYYY)");

  sal_text_to_date (text, SAL_DATE_ORDER_MDY, &date, &long_error);
  g_assert_true (g_str_has_suffix (long_error->message, "…\" is not a date (expected MM/DD/YYYY)"));
  g_assert_cmpuint (strlen (long_error->message), <, 200);

  sal_text_to_integer ("100% %s \377", ANY, &integer, &integer_error);
  g_assert_true (
      g_str_has_prefix (integer_error->message, "\"100% %s \357\277\275\" is not a whole"));
}

static void
test_text_boolean (void)
{
  static const struct
  {
    const char *text;
    int value; /* -1 for neither */
  } cases[] = {
    { "yes", TRUE },  { "No", FALSE },  { "TRUE", TRUE }, { "false", FALSE }, { "1", TRUE },
    { "0", FALSE },   { "y", TRUE },    { "N", FALSE },   { "x", TRUE },      { " X ", TRUE },
    { "on", TRUE },   { "off", FALSE }, { "T", TRUE },    { "f", FALSE },     { "", -1 },
    { "yess", -1 },   { "10", -1 },     { "maybe", -1 },  { "tru", -1 },      { "-1", -1 },
    { "true y", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean value = -1;

      g_assert_cmpint (
          sal_text_to_boolean (cases[i].text, &value, &error), ==, cases[i].value != -1);
      g_assert_cmpint (value, ==, cases[i].value);
      g_assert_cmpint (error == NULL, ==, cases[i].value != -1);
    }
}

static void
test_text_guess_date_order (void)
{
  static const struct
  {
    const char *samples[4];
    int order;             /* -1 for none */
    const char *undecided; /* NULL: certain */
  } cases[] = {
    { { "2026-11-21", "2026-01-02" }, SAL_DATE_ORDER_ISO, NULL },
    { { "20261121", "20260102" }, SAL_DATE_ORDER_ISO, NULL },
    { { "2026-11-21T09:30:00Z", "" }, SAL_DATE_ORDER_ISO, NULL },
    { { "1/2/2026", "13/2/2026" }, SAL_DATE_ORDER_DMY, NULL },
    { { "1/2/2026", "2/13/2026" }, SAL_DATE_ORDER_MDY, NULL },
    { { "1/2/2026", "2/3/2026" }, SAL_DATE_ORDER_MDY, "1/2/2026" },
    { { "2/2/2026", "2/3/2026 9:30" }, SAL_DATE_ORDER_MDY, "2/3/2026 9:30" },
    { { "1-2-2026", "2-3-2026" }, SAL_DATE_ORDER_DMY, "1-2-2026" },
    { { "2/2/2026", "3/3/2026" }, SAL_DATE_ORDER_DMY, NULL },
    { { "1.2.2026", "2.3.2026" }, SAL_DATE_ORDER_DMY, NULL },
    { { "21 Nov 2026", "5 Mar 2026" }, SAL_DATE_ORDER_DMY, NULL },
    { { "13/2/2026", "2/13/2026" }, -1, NULL },
    { { "2026-11-21", "soon" }, -1, NULL },
    { { "", "  " }, -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalDateOrder order = (SalDateOrder) -1;
      const char *undecided = NULL;

      g_assert_cmpint (sal_text_guess_date_order (
                           cases[i].samples, G_N_ELEMENTS (cases[i].samples), &order, &undecided),
                       ==,
                       cases[i].order != -1);
      g_assert_cmpint ((int) order, ==, cases[i].order);
      g_assert_cmpstr (undecided, ==, cases[i].undecided);
    }
}

/* What a date is does not depend on where the program runs. */
static void
test_text_guess_date_order_locale (void)
{
  static const char *const locales[] = { "C", "C.UTF-8", "en_US.UTF-8", "en_GB.UTF-8" };
  static const char *const samples[] = { "05/03/2026", "06/04/2026" };
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      SalDateOrder order;
      const char *undecided;

      if (setlocale (LC_TIME, locales[i]) == NULL)
        continue;
      g_assert_true (
          sal_text_guess_date_order (samples, G_N_ELEMENTS (samples), &order, &undecided));
      g_assert_cmpint (order, ==, SAL_DATE_ORDER_MDY);
      g_assert_cmpstr (undecided, ==, "05/03/2026");
    }
  setlocale (LC_TIME, before);
}

static void
test_text_guess_decimal_mark (void)
{
  static const struct
  {
    const char *samples[4];
    int mark; /* -1 for none */
  } cases[] = {
    { { "1", "2", "3" }, SAL_DECIMAL_ANY },
    { { "" }, SAL_DECIMAL_ANY },
    { { "1.5", "1,234" }, SAL_DECIMAL_POINT },
    { { "1,234.50", "12" }, SAL_DECIMAL_POINT },
    { { "1,234", "12" }, SAL_DECIMAL_POINT },
    { { "1,234,567" }, SAL_DECIMAL_POINT },
    { { "0.125", "1.234" }, SAL_DECIMAL_POINT },
    { { "1,5", "1.234" }, SAL_DECIMAL_COMMA },
    { { "1,5", "1,234" }, SAL_DECIMAL_COMMA },
    { { "1.234,50 €", "12" }, SAL_DECIMAL_COMMA },
    { { "1.234.567" }, SAL_DECIMAL_COMMA },
    { { "27,5 %", "3 %" }, SAL_DECIMAL_COMMA },
    { { "1.234", "5.678" }, SAL_DECIMAL_ANY },
    { { "1.234", "5,678" }, SAL_DECIMAL_ANY },
    { { "1.5", "1,5" }, -1 },
    { { "1.5", "n/a" }, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalDecimalMark mark = (SalDecimalMark) -1;

      g_assert_cmpint (
          sal_text_guess_decimal_mark (cases[i].samples, G_N_ELEMENTS (cases[i].samples), &mark),
          ==,
          cases[i].mark != -1);
      g_assert_cmpint ((int) mark, ==, cases[i].mark);
    }
}

static void
test_text_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "GTX Pro", "gtxpro" },
    { "GTXPro", "gtxpro" },
    { "GTX-Pro™", "gtxpro" },
    { "Acme®, Inc.", "acmeinc" },
    { "Société Générale", "societegenerale" },
    { "Müller & Söhne GmbH", "mullersohnegmbh" },
    { "Mu\314\210ller", "muller" }, /* the same ü, decomposed */
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "Ørsted", "orsted" },
    { "Łódź", "lodz" },
    { "Ærø", "aero" },
    { "İstanbul", "istanbul" },
    { "Čeština ñandú ç", "cestinananduc" },
    { "ΟΔΟΣ", "οδοσ" },
    { "οδος", "οδοσ" },
    { "ﬁnance", "finance" }, /* a ligature */
    { "Ｆｕｌｌ１", "full1" },
    { "C++", "c++" },
    { "A\302\240B\tC", "abc" },
    { "株式会社", "株式会社" },
    { "a\377b", "ab" },
    { "---", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = sal_text_fold (cases[i].text);
      g_autofree char *again = sal_text_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
    }
}

static void
test_text_similarity (void)
{
  /* distances by hand; kitten and sitting are Levenshtein's classic */
  static const struct
  {
    const char *one, *other;
    double similarity;
  } cases[] = {
    { "GTX Pro", "GTXPro", 1 },
    { "", "", 1 },
    { "", "abc", 0 },
    { "abc", "xyz", 0 },
    { "kitten", "sitting", 1 - 3.0 / 7 },
    { "technology", "technolgy", 1 - 1.0 / 10 },
    { "Philippines", "Philipines", 1 - 1.0 / 11 },
    { "form", "from", 1 - 1.0 / 4 },
    { "ca", "abc", 0 }, /* restricted: three, not two */
    { "Müller", "Muller", 1 },
    { "äöü", "äöx", 1 - 1.0 / 3 },
  };
  g_autofree char *a = g_strnfill (500, 'a');
  g_autofree char *b = g_strnfill (400, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (
          sal_text_similarity (cases[i].one, cases[i].other), cases[i].similarity, 1e-12);
      g_assert_cmpfloat_with_epsilon (
          sal_text_similarity (cases[i].other, cases[i].one), cases[i].similarity, 1e-12);
    }

  g_assert_cmpfloat_with_epsilon (sal_text_similarity (a, b), 0.8, 1e-12);
}

static void
test_text_from_double (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },
    { 0.1, "0.1" },
    { 44.2383, "44.2383" }, /* %.17g says 44.238300000000002 */
    { -69.064, "-69.064" },
    { 1.0 / 3.0, "0.3333333333333333" },
    { 1e300, "1e+300" },
    { 0.1 + 0.2, "0.30000000000000004" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sal_text_from_double (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/integer", test_text_integer);
  g_test_add_func ("/text/integer/refused", test_text_integer_refused);
  g_test_add_func ("/text/double", test_text_double);
  g_test_add_func ("/text/from-double", test_text_from_double);
  g_test_add_func ("/text/money", test_text_money);
  g_test_add_func ("/text/money/refused", test_text_money_refused);
  g_test_add_func ("/text/money/round-trip", test_text_money_round_trip);
  g_test_add_func ("/text/rate", test_text_rate);
  g_test_add_func ("/text/date", test_text_date);
  g_test_add_func ("/text/time", test_text_time);
  g_test_add_func ("/text/messages", test_text_messages);
  g_test_add_func ("/text/boolean", test_text_boolean);
  g_test_add_func ("/text/guess-date-order", test_text_guess_date_order);
  g_test_add_func ("/text/guess-date-order-locale", test_text_guess_date_order_locale);
  g_test_add_func ("/text/guess-decimal-mark", test_text_guess_decimal_mark);
  g_test_add_func ("/text/fold", test_text_fold);
  g_test_add_func ("/text/similarity", test_text_similarity);

  return g_test_run ();
}
