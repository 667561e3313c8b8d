/* fuzz-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads any text as everything that people export, and checks that what was read can be written and
 * read again, and that what was not has a message. */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "sal-date.h"
#include "sal-fiscal-calendar.h"
#include "sal-money.h"
#include "sal-text.h"

#define SIMILARITY_MAX 256 /* bytes: its time is the square of them */
#define SAMPLES_MAX    16

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_result (gboolean read, GError *error)
{
  if (read)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_nonnull (error);
  g_assert_true (error->domain == SAL_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_error_free (error);
}

static void
check_numbers (const char *text, SalDecimalMark mark)
{
  GError *error = NULL;
  char buffer[SAL_NUMBER_BUFFER];
  gint64 integer, again;
  gboolean read;
  double number;

  read = sal_text_to_integer (text, mark, &integer, &error);
  check_result (read, g_steal_pointer (&error));
  if (read)
    {
      sal_number_write (integer, 0, buffer);
      g_assert_true (sal_text_to_integer (buffer, mark, &again, NULL));
      g_assert_cmpint (again, ==, integer);
    }

  read = sal_text_to_double (text, mark, &number, &error);
  check_result (read, g_steal_pointer (&error));
  if (read)
    {
      g_autofree char *shown = sal_number_format (number, 2);
      g_autofree char *abbreviated = sal_number_format_short (number);

      g_assert_cmpstr (shown, !=, "");
      g_assert_cmpstr (abbreviated, !=, "");
    }

  read = sal_text_to_rate (text, mark, &integer, &error);
  check_result (read, g_steal_pointer (&error));
  if (read)
    {
      sal_number_write (integer, 9, buffer);
      g_assert_true (sal_text_to_rate (buffer, SAL_DECIMAL_POINT, &again, NULL));
      g_assert_cmpint (again, ==, integer);
    }
}

static void
check_money (const char *text, SalDecimalMark mark, const char *default_currency)
{
  GError *error = NULL;
  char currency[SAL_CURRENCY_BUFFER], currency_again[SAL_CURRENCY_BUFFER];
  gint64 amount, again;
  gboolean read = sal_text_to_money (text, mark, default_currency, &amount, currency, &error);

  check_result (read, error);
  if (read)
    {
      g_autofree char *plain = sal_money_to_text (amount, currency);
      g_autofree char *shown = sal_money_format (amount, currency);

      g_assert_true (
          sal_text_to_money (plain, SAL_DECIMAL_POINT, currency, &again, currency_again, NULL));
      g_assert_cmpint (again, ==, amount);
      g_assert_true (
          sal_text_to_money (shown, SAL_DECIMAL_POINT, NULL, &again, currency_again, NULL));
      g_assert_cmpint (again, ==, amount);
      g_assert_cmpstr (currency_again, ==, currency);
    }
}

static void
check_dates (const char *text, SalDateOrder order)
{
  GError *error = NULL;
  char buffer[SAL_TIME_BUFFER];
  gint32 date, date_again;
  gint64 time, time_again;
  gboolean read;

  read = sal_text_to_date (text, order, &date, &error);
  check_result (read, g_steal_pointer (&error));
  if (read)
    {
      g_assert_true (sal_date_parse_iso (sal_date_write_iso (date, buffer), &date_again));
      g_assert_cmpint (date_again, ==, date);
    }

  read = sal_text_to_time (text, order, &time, &error);
  check_result (read, g_steal_pointer (&error));
  if (read)
    {
      g_assert_true (sal_time_parse_iso (sal_time_write_iso (time, buffer), &time_again));
      g_assert_cmpint (time_again, ==, time);
    }

  if (sal_date_parse_iso (text, &date))
    g_assert_cmpstr (sal_date_write_iso (date, buffer), ==, text);
}

static void
check_period (const char *text)
{
  g_autoptr (SalFiscalCalendar) months = sal_fiscal_calendar_new (2, SAL_CALENDAR_MONTHS);
  g_autoptr (SalFiscalCalendar) weeks = sal_fiscal_calendar_new (12, SAL_CALENDAR_445);
  GError *error = NULL;
  SalPeriod period, again;
  gboolean read = sal_period_from_text (text, &period, &error);

  check_result (read, error);
  if (read)
    {
      g_autofree char *written = sal_period_to_text (period);
      gint32 first, last;

      g_assert_true (sal_period_from_text (written, &again, NULL));
      g_assert_cmpint (sal_period_compare (again, period), ==, 0);
      sal_fiscal_calendar_days_of (months, period, &first, &last);
      g_assert_cmpint (first, <, last);
      sal_fiscal_calendar_days_of (weeks, period, &first, &last);
      g_assert_cmpint (first, <, last);
    }
}

static void
check_names (const char *text)
{
  g_autofree char *folded = sal_text_fold (text);
  g_autofree char *again = sal_text_fold (folded);
  g_autofree char *half = NULL;

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpstr (again, ==, folded);

  if (strlen (text) <= SIMILARITY_MAX)
    {
      double similarity;

      half = g_strndup (text, strlen (text) / 2);
      similarity = sal_text_similarity (text, half);
      g_assert_cmpfloat (similarity, >=, 0);
      g_assert_cmpfloat (similarity, <=, 1);
      g_assert_cmpfloat (similarity, ==, sal_text_similarity (half, text));
    }
}

/* An order that is found in lines reads all of them that are not blank. */
static void
check_guesses (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", SAMPLES_MAX);
  const char *const *samples = (const char *const *) lines;
  gsize n_lines = g_strv_length (lines);
  const char *undecided;
  SalDateOrder order;
  SalDecimalMark mark;
  gint64 time;

  if (sal_text_guess_date_order (samples, n_lines, &order, &undecided))
    {
      for (gsize i = 0; i < n_lines; i++)
        {
          g_autofree char *folded = sal_text_fold (lines[i]);

          g_assert_true (*folded == '\0' || sal_text_to_time (lines[i], order, &time, NULL));
        }
    }

  if (sal_text_guess_decimal_mark (samples, n_lines, &mark))
    g_assert_true (mark >= SAL_DECIMAL_ANY && mark <= SAL_DECIMAL_COMMA);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const currencies[] = { "USD", "JPY", "KWD", "SEK", NULL };
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  gboolean read, value;
  GError *error = NULL;

  for (int mark = SAL_DECIMAL_ANY; mark <= SAL_DECIMAL_COMMA; mark++)
    {
      check_numbers (text, (SalDecimalMark) mark);
      for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
        check_money (text, (SalDecimalMark) mark, currencies[i]);
    }
  for (int order = SAL_DATE_ORDER_ISO; order <= SAL_DATE_ORDER_MDY; order++)
    check_dates (text, (SalDateOrder) order);
  read = sal_text_to_boolean (text, &value, &error);
  check_result (read, error);
  check_period (text);
  check_names (text);
  check_guesses (text);

  return 0;
}
