/* test-json-scanner.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "sal-exchange-error.h"
#include "sal-json-scanner.h"

static SalJsonScanner *
scan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return sal_json_scanner_new (bytes, "test.json");
}

/* To the last bit, by strtod. */
static void
test_numbers (void)
{
  static const char *const numbers[] = {
    "0",
    "-0",
    "7",
    "-71.0589",
    "42.3601",
    "1e3",
    "1E+3",
    "1.5e-3",
    "123456789012345",
    "0.000001",
    "1e22",
    "1e23",
    "4.35",
    "9007199254740993",
    "179.99999999999997",
    "1e-22",
    "1e-23",
    "2.2250738585072014e-308",
    "123456789.123456789123456789",
    "0.1",
    "0.30000000000000004",
    "-180.0",
    "1e-400",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (SalJsonScanner) scanner = scan (numbers[i]);
      double number;

      g_assert_true (sal_json_scanner_read_number (scanner, &number));
      g_assert_true (number == g_ascii_strtod (numbers[i], NULL));
      g_assert_true (sal_json_scanner_end (scanner));
    }
}

static void
test_random_numbers (void)
{
  guint seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 20000; i++)
    {
      double value =
          g_rand_double_range (random, -180, 180) * pow (10, g_rand_int_range (random, -30, 30));
      int digits = g_rand_int_range (random, 0, 18);
      g_autofree char *format = g_strdup_printf ("%%.%d%c", digits, i % 2 ? 'e' : 'g');
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      g_autoptr (SalJsonScanner) scanner = NULL;
      double number;

      g_ascii_formatd (text, sizeof text, format, value);
      scanner = scan (text);
      g_assert_true (sal_json_scanner_read_number (scanner, &number));
      g_assert_true (number == g_ascii_strtod (text, NULL));
    }
}

static const struct
{
  const char *text;
  const char *string;
} strings[] = {
  { "\"\"", "" },
  { "\"Autauga\"", "Autauga" },
  { "\"Do\\u00f1a Ana\"", "Doña Ana" },
  { "\"a\\\"b\\\\c\\/d\\n\"", "a\"b\\c/d\n" },
  { "\"\\ud83c\\uDF0D\"", "🌍" },
  { "\"\\ud83c\"", "\xef\xbf\xbd" },
  { "\"\\u0000\"", "\xef\xbf\xbd" },
  { "\"\xff\"", "\xef\xbf\xbd" },
};

static void
test_strings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autoptr (SalJsonScanner) scanner = scan (strings[i].text);
      g_autofree char *string = sal_json_scanner_read_string (scanner);

      g_assert_cmpstr (string, ==, strings[i].string);
      g_assert_true (sal_json_scanner_end (scanner));
    }
}

static void
test_walk (void)
{
  g_autoptr (SalJsonScanner) scanner =
      scan ("\xef\xbb\xbf { \"a\" : [ 1 , [2,{\"]\":\"}\"}], true ] , \"b\":null,\"c\":\"x\" } ");
  g_autofree char *member = NULL, *text = NULL, *nothing = NULL;
  double number;

  g_assert_true (sal_json_scanner_enter (scanner, SAL_JSON_OBJECT));
  g_assert_true (sal_json_scanner_next_member (scanner, &member));
  g_assert_cmpstr (member, ==, "a");
  g_assert_true (sal_json_scanner_enter (scanner, SAL_JSON_ARRAY));
  g_assert_true (sal_json_scanner_next_element (scanner));
  g_assert_true (sal_json_scanner_read_number (scanner, &number));
  g_assert_cmpfloat (number, ==, 1);
  g_assert_true (sal_json_scanner_next_element (scanner));
  g_assert_true (sal_json_scanner_skip (scanner));
  g_assert_true (sal_json_scanner_next_element (scanner));
  text = sal_json_scanner_read_text (scanner);
  g_assert_cmpstr (text, ==, "true");
  g_assert_false (sal_json_scanner_next_element (scanner));
  g_assert_true (sal_json_scanner_next_member (scanner, &member));
  nothing = sal_json_scanner_read_text (scanner);
  g_assert_null (nothing);
  g_assert_true (sal_json_scanner_next_member (scanner, &member));
  g_assert_cmpint (sal_json_scanner_peek (scanner), ==, SAL_JSON_STRING);
  g_assert_true (sal_json_scanner_skip (scanner));
  g_assert_false (sal_json_scanner_next_member (scanner, &member));
  g_assert_true (sal_json_scanner_end (scanner));
  g_assert_true (sal_json_scanner_take_error (scanner, NULL));
}

/* Where each is wrong: nothing is read beyond it. */
static const struct
{
  const char *text;
  const char *message;
} wrong[] = {
  { "", "line 1, column 1: the file ends" },
  { "[1,\n 2,", "line 2, column 4: the file ends" },
  { "[1 2]", "column 4: “2” is not expected (expected “,” or “]”)" },
  { "[1,]", "column 4: “]” is not expected" },
  { "[01]", "column 2: this is no number" },
  { "[1.]", "this is no number" },
  { "[-]", "this is no number" },
  { "[1e]", "this is no number" },
  { "[1e999]", "the number is too large" },
  { "[\"a]", "a string does not end" },
  { "[\"\\q\"]", "means nothing" },
  { "[nul]", "“n” is not expected" },
  { "{\"a\" 1}", "expected “:”" },
  { "{1:2}", "expected a string" },
  { "[1]]", "expected the end of the file" },
  { "[\x01]", "byte 0x01" },
};

static void
walk (SalJsonScanner *scanner)
{
  g_autofree char *member = NULL, *text = NULL;
  double number;

  switch (sal_json_scanner_peek (scanner))
    {
    case SAL_JSON_OBJECT:
      sal_json_scanner_enter (scanner, SAL_JSON_OBJECT);
      while (sal_json_scanner_next_member (scanner, &member))
        walk (scanner);
      break;
    case SAL_JSON_ARRAY:
      sal_json_scanner_enter (scanner, SAL_JSON_ARRAY);
      while (sal_json_scanner_next_element (scanner))
        walk (scanner);
      break;
    case SAL_JSON_NUMBER:
      sal_json_scanner_read_number (scanner, &number);
      break;
    case SAL_JSON_STRING:
    case SAL_JSON_WORD:
    case SAL_JSON_NONE:
    default:
      text = sal_json_scanner_read_text (scanner);
      break;
    }
}

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (SalJsonScanner) scanner = scan (wrong[i].text);
      g_autoptr (GError) error = NULL;

      walk (scanner);
      sal_json_scanner_end (scanner);
      g_assert_false (sal_json_scanner_take_error (scanner, &error));
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_FORMAT);
      if (strstr (error->message, wrong[i].message) == NULL)
        g_error ("%s: %s", wrong[i].text, error->message);
    }
}

/* However deep: nothing is called for each level. */
static void
test_deep (void)
{
  g_autofree char *open = g_strnfill (1000000, '[');
  g_autofree char *closed = g_strnfill (1000000, ']');
  g_autofree char *text = g_strconcat (open, closed, NULL);
  g_autoptr (SalJsonScanner) scanner = scan (text);
  g_autoptr (SalJsonScanner) unended = scan (open);

  g_assert_true (sal_json_scanner_skip (scanner));
  g_assert_true (sal_json_scanner_end (scanner));
  g_assert_false (sal_json_scanner_skip (unended));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-scanner/numbers", test_numbers);
  g_test_add_func ("/json-scanner/random-numbers", test_random_numbers);
  g_test_add_func ("/json-scanner/strings", test_strings);
  g_test_add_func ("/json-scanner/walk", test_walk);
  g_test_add_func ("/json-scanner/wrong", test_wrong);
  g_test_add_func ("/json-scanner/deep", test_deep);

  return g_test_run ();
}
