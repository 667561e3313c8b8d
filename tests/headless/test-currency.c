/* test-currency.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-currency.h"

#include <string.h>

static void
test_currency_digits (void)
{
  /* ISO 4217, list one, column "minor unit" */
  static const struct
  {
    const char *code;
    gboolean valid;
    int digits;
    const char *symbol;
  } cases[] = {
    { "USD", TRUE, 2, "$" },   { "EUR", TRUE, 2, "€" },    { "JPY", TRUE, 0, "¥" },
    { "KWD", TRUE, 3, "KWD" }, { "CHF", TRUE, 2, "CHF" },  { "CAD", TRUE, 2, "CA$" },
    { "KRW", TRUE, 0, "₩" },   { "ISK", TRUE, 0, "ISK" },  { "TND", TRUE, 3, "TND" },
    { "CLF", TRUE, 4, "CLF" }, { "MGA", TRUE, 2, "MGA" },  { "AED", TRUE, 2, "AED" },
    { "ZWG", TRUE, 2, "ZWG" }, { "usd", FALSE, 2, "usd" }, { "XXX", FALSE, 2, "XXX" },
    { "", FALSE, 2, "" },      { "US", FALSE, 2, "US" },   { "USDX", FALSE, 2, "USDX" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (sal_currency_is_valid (cases[i].code), ==, cases[i].valid);
      g_assert_cmpint (sal_currency_digits (cases[i].code), ==, cases[i].digits);
      g_assert_cmpstr (sal_currency_symbol (cases[i].code), ==, cases[i].symbol);
    }

  g_assert_false (sal_currency_is_valid (NULL));
  g_assert_cmpint (sal_currency_digits (NULL), ==, 2);
}

/* The table is looked up by halving, so it has to be sorted; a symbol shown stands for one alone.
 */
static void
test_currency_codes (void)
{
  const char *const *codes = sal_currency_codes ();
  g_autoptr (GHashTable) symbols = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n = 0;

  for (; codes[n] != NULL; n++)
    {
      const char *symbol = sal_currency_symbol (codes[n]);
      const char *code;
      gsize length;

      g_assert_cmpuint (strlen (codes[n]), ==, 3);
      g_assert_true (n == 0 || strcmp (codes[n - 1], codes[n]) < 0);
      g_assert_true (sal_currency_is_valid (codes[n]));
      g_assert_true (g_hash_table_add (symbols, (gpointer) symbol));

      /* what is written can be read again */
      if (strcmp (symbol, codes[n]) != 0)
        {
          g_assert_cmpstr (sal_currency_find_symbol (symbol, &length, &code), ==, symbol);
          g_assert_cmpstr (code, ==, codes[n]);
          g_assert_cmpuint (length, ==, strlen (symbol));
        }
    }

  g_assert_cmpuint (n, >, 150);
}

static void
test_currency_find_symbol (void)
{
  static const struct
  {
    const char *text;
    const char *symbol;
    const char *code;
  } cases[] = {
    { "$12", "$", "USD" },     { "US$12", "US$", "USD" }, { "€", "€", "EUR" },
    { "R$ 5", "R$", "BRL" },   { "R 5", "R", "ZAR" },     { "Rand", NULL, NULL },
    { "kr.", "kr.", NULL },    { "kr", "kr", NULL },      { "krona", NULL, NULL },
    { "Kč", "Kč", "CZK" },     { "12 $", NULL, NULL },    { "", NULL, NULL },
    { "Fr. 5", "Fr.", "CHF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *code = NULL;
      gsize length = 0;

      g_assert_cmpstr (
          sal_currency_find_symbol (cases[i].text, &length, &code), ==, cases[i].symbol);
      g_assert_cmpstr (code, ==, cases[i].code);
    }

  g_assert_true (sal_currency_uses_symbol ("USD", "$", 1));
  g_assert_true (sal_currency_uses_symbol ("CAD", "$", 1));
  g_assert_true (sal_currency_uses_symbol ("CAD", "$12", 1));
  g_assert_true (sal_currency_uses_symbol ("SEK", "kr", 2));
  g_assert_false (sal_currency_uses_symbol ("EUR", "$", 1));
  g_assert_false (sal_currency_uses_symbol ("SDA", "$", 1)); /* not across two codes */
  g_assert_false (sal_currency_uses_symbol (NULL, "$", 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/currency/digits", test_currency_digits);
  g_test_add_func ("/currency/codes", test_currency_codes);
  g_test_add_func ("/currency/find-symbol", test_currency_find_symbol);

  return g_test_run ();
}
