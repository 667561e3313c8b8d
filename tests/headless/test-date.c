/* test-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-date.h"

#include <time.h>

static void
test_date_days (void)
{
  /* day numbers as `date -u -d DATE +%s` divided by 86,400 gives them; weekdays as `cal` prints */
  static const struct
  {
    int year, month, day;
    gint32 date;
    int weekday;
    const char *text;
  } cases[] = {
    { 1970, 1, 1, 0, 4, "1970-01-01" },
    { 1969, 12, 31, -1, 3, "1969-12-31" },
    { 2000, 2, 29, 11016, 2, "2000-02-29" }, /* a leap year: divisible by 400 */
    { 1900, 2, 28, -25509, 3, "1900-02-28" },
    { 1900, 3, 1, -25508, 4, "1900-03-01" }, /* not one: divisible by 100 */
    { 2024, 2, 29, 19782, 4, "2024-02-29" },
    { 2026, 11, 21, 20778, 6, "2026-11-21" },
    { 2038, 1, 19, 24855, 2, "2038-01-19" },
    { 1, 1, 1, -719162, 1, "0001-01-01" },
    { 9999, 12, 31, 2932896, 5, "9999-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[SAL_DATE_BUFFER];
      gint32 date = sal_date_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      gint32 parsed = 0;
      int year, month, day;

      g_assert_cmpint (date, ==, cases[i].date);
      g_assert_cmpint (sal_date_weekday (date), ==, cases[i].weekday);
      g_assert_cmpstr (sal_date_write_iso (date, buffer), ==, cases[i].text);
      g_assert_true (sal_date_parse_iso (cases[i].text, &parsed));
      g_assert_cmpint (parsed, ==, date);
      sal_date_to_ymd (date, &year, &month, &day);
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (month, ==, cases[i].month);
      g_assert_cmpint (day, ==, cases[i].day);
    }
}

/* Every day of eight centuries follows the one before, by GLib's calendar. */
static void
test_date_every_day (void)
{
  GDate expected;

  g_date_clear (&expected, 1);
  g_date_set_dmy (&expected, 1, 1, 1600);

  for (gint32 date = sal_date_from_ymd (1600, 1, 1); date <= sal_date_from_ymd (2400, 12, 31);
       date++)
    {
      int year, month, day;

      sal_date_to_ymd (date, &year, &month, &day);
      if (year != g_date_get_year (&expected) || month != (int) g_date_get_month (&expected) ||
          day != g_date_get_day (&expected) || sal_date_from_ymd (year, month, day) != date ||
          sal_date_weekday (date) != (int) g_date_get_weekday (&expected))
        g_error ("day %d is %04d-%02d-%02d", date, year, month, day);
      g_date_add_days (&expected, 1);
    }
}

static void
test_date_none (void)
{
  static const int cases[][3] = {
    { 2026, 2, 29 }, { 2100, 2, 29 }, { 2026, 4, 31 },  { 2026, 0, 1 },  { 2026, 13, 1 },
    { 2026, 1, 0 },  { 2026, 1, 32 }, { 2026, 1, -1 },  { 0, 1, 1 },     { 10000, 1, 1 },
    { -1, 1, 1 },    { 2026, 6, 31 }, { 2026, 12, 32 }, { 2026, 2, 30 },
  };
  static const char *const texts[] = {
    "",           "2026",        "2026-11",        "2026-11-2",   "2026-11-21 ", " 2026-11-21",
    "2026-02-29", "2026-13-01",  "31/13/2026",     "2026/11/21",  "20261121",    "2026-1-1",
    "0000-01-01", "2026-11-21T", "+026-11-21",     "2026-11-211", "2026--1-21",  "2026-11--1",
    "-",          "2026-",       "２０２６-11-21",
  };
  char buffer[SAL_DATE_BUFFER];
  gint32 date = 7;
  int year = 1, month = 1, day = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sal_date_from_ymd (cases[i][0], cases[i][1], cases[i][2]), ==, SAL_DATE_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* exactly as long as the text, so that reading beyond it is found by a sanitizer */
      g_autofree char *text = g_strdup (texts[i]);

      g_assert_false (sal_date_parse_iso (text, &date));
    }
  g_assert_cmpint (date, ==, 7);

  sal_date_to_ymd (SAL_DATE_NONE, &year, &month, &day);
  g_assert_cmpint (year, ==, 0);
  g_assert_cmpint (month, ==, 0);
  g_assert_cmpint (day, ==, 0);
  g_assert_cmpstr (sal_date_write_iso (SAL_DATE_NONE, buffer), ==, "");
  g_assert_cmpstr (sal_date_write_iso (2932897, buffer), ==, "");
  g_assert_cmpstr (sal_date_write_iso (-719163, buffer), ==, "");
  g_assert_cmpstr (sal_date_write_iso (G_MAXINT32, buffer), ==, "");
}

static void
test_date_add_months (void)
{
  static const struct
  {
    const char *from;
    int months;
    const char *to;
  } cases[] = {
    { "2026-01-31", 1, "2026-02-28" },
    { "2024-01-31", 1, "2024-02-29" },
    { "2026-03-31", -1, "2026-02-28" },
    { "2026-05-31", 1, "2026-06-30" },
    { "2026-11-21", 0, "2026-11-21" },
    { "2026-11-21", 2, "2027-01-21" },
    { "2026-01-15", -1, "2025-12-15" },
    { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-29" },
    { "2026-12-31", -120, "2016-12-31" },
    { "0001-01-31", -1, "" },
    { "0001-01-31", -100, "" },
    { "9999-12-01", 1, "" },
    { "2026-01-01", G_MAXINT, "" },
    { "2026-01-01", G_MININT, "" },
  };
  char buffer[SAL_DATE_BUFFER];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 date;

      g_assert_true (sal_date_parse_iso (cases[i].from, &date));
      g_assert_cmpstr (sal_date_write_iso (sal_date_add_months (date, cases[i].months), buffer),
                       ==,
                       cases[i].to);
    }

  g_assert_cmpint (sal_date_add_months (SAL_DATE_NONE, 1), ==, SAL_DATE_NONE);
}

static void
test_time_iso (void)
{
  /* seconds as `date -u -d TIME +%s` gives them */
  static const struct
  {
    const char *text;
    gint64 time;
    const char *written;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z" },
    { "2026-11-21T09:30:00Z", 1795253400, "2026-11-21T09:30:00Z" },
    { "2026-11-21 09:30", 1795253400, "2026-11-21T09:30:00Z" },
    { "2026-11-21t09:30:00z", 1795253400, "2026-11-21T09:30:00Z" },
    { "2026-11-21T09:30:00.999", 1795253400, "2026-11-21T09:30:00Z" },
    { "2026-11-21T10:30:00+01:00", 1795253400, "2026-11-21T09:30:00Z" },
    { "2026-11-21T10:30:00.000+0100", 1795253400, "2026-11-21T09:30:00Z" },
    { "2026-11-20T23:30:00-10", 1795253400, "2026-11-21T09:30:00Z" },
    { "1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z" },
    { "2016-12-31T23:59:60Z", 1483228800, "2017-01-01T00:00:00Z" },
    { "0001-01-01T00:00:00Z", -62135596800, "0001-01-01T00:00:00Z" },
    { "9999-12-31T23:59:59Z", 253402300799, "9999-12-31T23:59:59Z" },
  };
  static const char *const refused[] = {
    "",
    "2026-11-21",
    "2026-11-21T",
    "2026-11-21T09",
    "2026-11-21T09:3",
    "2026-11-21T24:00:00Z",
    "2026-11-21T09:60:00Z",
    "2026-11-21T09:30:61Z",
    "2026-11-21T09:30:00.Z",
    "2026-11-21T09:30:00ZZ",
    "2026-11-21T09:30:00+",
    "2026-11-21T09:30:00+1",
    "2026-11-21T09:30:00+01:",
    "2026-11-21T09:30:00+01:0",
    "2026-11-21T09:30:00+24:00",
    "2026-11-21T09:30:00 Z",
    "2026-11-31T09:30:00Z",
    "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
  };
  char buffer[SAL_TIME_BUFFER];
  gint64 time;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (sal_time_parse_iso (cases[i].text, &time));
      g_assert_cmpint (time, ==, cases[i].time);
      g_assert_cmpstr (sal_time_write_iso (time, buffer), ==, cases[i].written);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *text = g_strdup (refused[i]);

      g_assert_false (sal_time_parse_iso (text, &time));
    }

  g_assert_cmpstr (sal_time_write_iso (G_MAXINT64, buffer), ==, "");
  g_assert_cmpstr (sal_time_write_iso (G_MININT64, buffer), ==, "");
  g_assert_cmpstr (sal_time_write_iso (253402300800, buffer), ==, "");
}

static void
test_date_format (void)
{
  g_autofree char *date = sal_date_format (sal_date_from_ymd (2026, 11, 21));
  g_autofree char *early = sal_date_format (sal_date_from_ymd (2026, 3, 1));
  g_autofree char *none = sal_date_format (SAL_DATE_NONE);
  g_autofree char *utc = NULL;
  g_autofree char *local = NULL;
  g_autofree char *never = sal_time_format (G_MAXINT64);

  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
  utc = sal_time_format (1795253400);
  g_setenv ("TZ", "EST5", TRUE);
  tzset ();
  local = sal_time_format (1795253400);

  g_assert_cmpstr (date, ==, "21 Nov 2026");
  g_assert_cmpstr (early, ==, "1 Mar 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (utc, ==, "21 Nov 2026 09:30");
  g_assert_cmpstr (local, ==, "21 Nov 2026 04:30");
  g_assert_cmpstr (never, ==, "");
}

static void
test_date_today (void)
{
  GDate today;

  g_setenv ("SALIENT_TODAY", "2024-02-29", TRUE);
  g_assert_cmpint (sal_date_today (), ==, sal_date_from_ymd (2024, 2, 29));

  g_setenv ("SALIENT_TODAY", "29.02.2024", TRUE);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*\"29.02.2024\" is not a date*");
  sal_date_today ();
  g_test_assert_expected_messages ();

  g_unsetenv ("SALIENT_TODAY");
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  /* one more, should midnight pass between the two lines */
  g_assert_cmpint (ABS (sal_date_today () - sal_date_from_ymd (g_date_get_year (&today),
                                                               (int) g_date_get_month (&today),
                                                               g_date_get_day (&today))),
                   <=,
                   1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/days", test_date_days);
  g_test_add_func ("/date/every-day", test_date_every_day);
  g_test_add_func ("/date/none", test_date_none);
  g_test_add_func ("/date/add-months", test_date_add_months);
  g_test_add_func ("/date/format", test_date_format);
  g_test_add_func ("/date/today", test_date_today);
  g_test_add_func ("/time/iso", test_time_iso);

  return g_test_run ();
}
