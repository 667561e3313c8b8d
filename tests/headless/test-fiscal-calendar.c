/* test-fiscal-calendar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-fiscal-calendar.h"

#include "sal-error.h"

static void
test_fiscal_calendar_days (void)
{
  /* by the wall calendar. 1 January was a Thursday in 2026 and a Friday in 2027, so 2026 by weeks
   * has 53; 1 February was a Sunday in 2026 and is a Monday in 2027 */
  static const struct
  {
    int start_month;
    SalCalendarPattern pattern;
    const char *period;
    const char *first, *last;
  } cases[] = {
    { 1, SAL_CALENDAR_MONTHS, "2026", "2026-01-01", "2026-12-31" },
    { 1, SAL_CALENDAR_MONTHS, "2026-Q1", "2026-01-01", "2026-03-31" },
    { 1, SAL_CALENDAR_MONTHS, "2026-Q4", "2026-10-01", "2026-12-31" },
    { 1, SAL_CALENDAR_MONTHS, "2024-P02", "2024-02-01", "2024-02-29" },
    { 1, SAL_CALENDAR_MONTHS, "2026-P02", "2026-02-01", "2026-02-28" },
    { 1, SAL_CALENDAR_MONTHS, "9998-P12", "9998-12-01", "9998-12-31" },
    { 2, SAL_CALENDAR_MONTHS, "2027", "2026-02-01", "2027-01-31" },
    { 2, SAL_CALENDAR_MONTHS, "2027-Q4", "2026-11-01", "2027-01-31" },
    { 2, SAL_CALENDAR_MONTHS, "2027-P01", "2026-02-01", "2026-02-28" },
    { 2, SAL_CALENDAR_MONTHS, "2027-P12", "2027-01-01", "2027-01-31" },
    { 10, SAL_CALENDAR_MONTHS, "2026", "2025-10-01", "2026-09-30" },
    { 12, SAL_CALENDAR_MONTHS, "2024-Q1", "2023-12-01", "2024-02-29" },
    { 12, SAL_CALENDAR_MONTHS, "9998", "9997-12-01", "9998-11-30" },
    { 1, SAL_CALENDAR_445, "2026", "2025-12-29", "2027-01-03" },
    { 1, SAL_CALENDAR_445, "2026-P01", "2025-12-29", "2026-01-25" },
    { 1, SAL_CALENDAR_445, "2026-P02", "2026-01-26", "2026-02-22" },
    { 1, SAL_CALENDAR_445, "2026-P03", "2026-02-23", "2026-03-29" },
    { 1, SAL_CALENDAR_445, "2026-Q1", "2025-12-29", "2026-03-29" },
    { 1, SAL_CALENDAR_445, "2026-Q4", "2026-09-28", "2027-01-03" },  /* 14 weeks */
    { 1, SAL_CALENDAR_445, "2026-P12", "2026-11-23", "2027-01-03" }, /* 6 weeks */
    { 1, SAL_CALENDAR_445, "2027", "2027-01-04", "2028-01-02" },
    { 1, SAL_CALENDAR_445, "2027-P12", "2027-11-29", "2028-01-02" },
    { 2, SAL_CALENDAR_445, "2027", "2026-02-02", "2027-01-31" },
    { 2, SAL_CALENDAR_445, "2028", "2027-02-01", "2028-01-30" },
    { 1, SAL_CALENDAR_445, "9998", "9997-12-29", "9999-01-03" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalFiscalCalendar) calendar =
          sal_fiscal_calendar_new (cases[i].start_month, cases[i].pattern);
      g_autoptr (GError) error = NULL;
      char buffer[SAL_DATE_BUFFER];
      SalPeriod period;
      gint32 first, last;

      sal_period_from_text (cases[i].period, &period, &error);
      g_assert_no_error (error);
      sal_fiscal_calendar_days_of (calendar, period, &first, &last);
      g_assert_cmpstr (sal_date_write_iso (first, buffer), ==, cases[i].first);
      g_assert_cmpstr (sal_date_write_iso (last, buffer), ==, cases[i].last);
    }
}

/* The years of 53 weeks from 2000 to 2050 that start on the Monday nearest 1 January are those that
 * ISO 8601 counts 53 weeks in. */
static void
test_fiscal_calendar_long_years (void)
{
  static const int expected[] = { 2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048 };
  g_autoptr (SalFiscalCalendar) calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_445);
  gsize n = 0;

  for (int year = 2000; year <= 2050; year++)
    {
      gint32 first, last;
      int weeks;

      sal_fiscal_calendar_days_of (
          calendar, (SalPeriod){ year, SAL_PERIOD_YEAR, 0 }, &first, &last);
      weeks = (last - first + 1) / 7;
      g_assert_cmpint ((last - first + 1) % 7, ==, 0);
      if (weeks == 53)
        {
          g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
          g_assert_cmpint (year, ==, expected[n++]);
        }
      else
        {
          g_assert_cmpint (weeks, ==, 52);
        }
    }

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

/* Periods of each unit follow each other without a gap, and each day is in the period that has it.
 */
static void
test_fiscal_calendar_covers (void)
{
  for (int start_month = 1; start_month <= 12; start_month++)
    {
      for (int pattern = SAL_CALENDAR_MONTHS; pattern <= SAL_CALENDAR_445; pattern++)
        {
          g_autoptr (SalFiscalCalendar) calendar =
              sal_fiscal_calendar_new (start_month, (SalCalendarPattern) pattern);

          for (int unit = SAL_PERIOD_YEAR; unit <= SAL_PERIOD_MONTH; unit++)
            {
              SalPeriod period = { 2019, (SalPeriodUnit) unit, 0 };
              gint32 first, last, next;

              sal_fiscal_calendar_days_of (calendar, period, &next, NULL);
              for (; period.year < 2034; period = sal_period_offset (period, 1))
                {
                  sal_fiscal_calendar_days_of (calendar, period, &first, &last);
                  g_assert_cmpint (first, ==, next);
                  next = last + 1;
                  for (gint32 day = first; day <= last; day++)
                    {
                      SalPeriod found =
                          sal_fiscal_calendar_period_of (calendar, day, (SalPeriodUnit) unit);

                      g_assert_cmpint (sal_period_compare (found, period), ==, 0);
                    }
                }
            }
        }
    }
}

static void
test_fiscal_calendar_format (void)
{
  static const struct
  {
    int start_month;
    SalCalendarPattern pattern;
    SalPeriod period;
    const char *text;
  } cases[] = {
    { 1, SAL_CALENDAR_MONTHS, { 2026, SAL_PERIOD_YEAR, 0 }, "FY26" },
    { 1, SAL_CALENDAR_MONTHS, { 2005, SAL_PERIOD_QUARTER, 3 }, "FY05 Q4" },
    { 1, SAL_CALENDAR_MONTHS, { 2026, SAL_PERIOD_MONTH, 0 }, "Jan 2026" },
    { 2, SAL_CALENDAR_MONTHS, { 2026, SAL_PERIOD_MONTH, 0 }, "Feb 2025" },
    { 2, SAL_CALENDAR_MONTHS, { 2026, SAL_PERIOD_MONTH, 11 }, "Jan 2026" },
    { 1, SAL_CALENDAR_445, { 2026, SAL_PERIOD_MONTH, 2 }, "FY26 P03" },
    { 1, SAL_CALENDAR_445, { 2026, SAL_PERIOD_QUARTER, 0 }, "FY26 Q1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalFiscalCalendar) calendar =
          sal_fiscal_calendar_new (cases[i].start_month, cases[i].pattern);
      g_autoptr (SalFiscalCalendar) copy = sal_fiscal_calendar_copy (calendar);
      g_autofree char *text = sal_fiscal_calendar_format (copy, cases[i].period);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (sal_fiscal_calendar_get_start_month (copy), ==, cases[i].start_month);
      g_assert_cmpint (sal_fiscal_calendar_get_pattern (copy), ==, cases[i].pattern);
    }
}

static void
test_period_text (void)
{
  static const struct
  {
    const char *text;
    const char *written; /* NULL if refused */
  } cases[] = {
    { "2026", "2026" },
    { "2026-Q4", "2026-Q4" },
    { "2026-P03", "2026-P03" },
    { "2026-P12", "2026-P12" },
    { "2026-p3", "2026-P03" },
    { "2026Q4", "2026-Q4" },
    { "2026 q4", "2026-Q4" },
    { "FY2026", "2026" },
    { "FY26", "2026" },
    { "FY26 Q4", "2026-Q4" },
    { "fy 26 P01", "2026-P01" },
    { " 2026 ", "2026" },
    { "", NULL },
    { "26", NULL },
    { "202", NULL },
    { "20266", NULL },
    { "2026-", NULL },
    { "2026-Q", NULL },
    { "2026-Q0", NULL },
    { "2026-Q5", NULL },
    { "2026-Q04x", NULL },
    { "2026-P00", NULL },
    { "2026-P13", NULL },
    { "2026-P001", NULL },
    { "2026-11", NULL },
    { "0000", NULL },
    { "9999", NULL },
    { "-2026", NULL },
    { "FY", NULL },
    { "Q4 2026", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *written = NULL;
      SalPeriod period = { 0 };

      if (sal_period_from_text (cases[i].text, &period, &error))
        written = sal_period_to_text (period);
      else
        g_assert_error (error, SAL_ERROR, SAL_ERROR_VALUE);
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_period_offset (void)
{
  static const struct
  {
    SalPeriod from;
    int by;
    SalPeriod to;
  } cases[] = {
    { { 2026, SAL_PERIOD_QUARTER, 3 }, 1, { 2027, SAL_PERIOD_QUARTER, 0 } },
    { { 2026, SAL_PERIOD_QUARTER, 0 }, -1, { 2025, SAL_PERIOD_QUARTER, 3 } },
    { { 2026, SAL_PERIOD_MONTH, 0 }, -25, { 2023, SAL_PERIOD_MONTH, 11 } },
    { { 2026, SAL_PERIOD_MONTH, 11 }, 12, { 2027, SAL_PERIOD_MONTH, 11 } },
    { { 2026, SAL_PERIOD_YEAR, 0 }, -3, { 2023, SAL_PERIOD_YEAR, 0 } },
    { { 2026, SAL_PERIOD_MONTH, 5 }, 0, { 2026, SAL_PERIOD_MONTH, 5 } },
  };
  static const SalPeriod sorted[] = {
    { 2025, SAL_PERIOD_MONTH, 11 },  { 2026, SAL_PERIOD_YEAR, 0 },
    { 2026, SAL_PERIOD_QUARTER, 0 }, { 2026, SAL_PERIOD_MONTH, 0 },
    { 2026, SAL_PERIOD_MONTH, 2 },   { 2026, SAL_PERIOD_QUARTER, 1 },
    { 2026, SAL_PERIOD_MONTH, 3 },   { 2026, SAL_PERIOD_QUARTER, 3 },
    { 2027, SAL_PERIOD_YEAR, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalPeriod to = sal_period_offset (cases[i].from, cases[i].by);

      g_assert_cmpint (to.year, ==, cases[i].to.year);
      g_assert_cmpint (to.unit, ==, cases[i].to.unit);
      g_assert_cmpint (to.index, ==, cases[i].to.index);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (sorted); j++)
        {
          int order = sal_period_compare (sorted[i], sorted[j]);

          g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fiscal-calendar/days", test_fiscal_calendar_days);
  g_test_add_func ("/fiscal-calendar/long-years", test_fiscal_calendar_long_years);
  g_test_add_func ("/fiscal-calendar/covers", test_fiscal_calendar_covers);
  g_test_add_func ("/fiscal-calendar/format", test_fiscal_calendar_format);
  g_test_add_func ("/period/text", test_period_text);
  g_test_add_func ("/period/offset", test_period_offset);

  return g_test_run ();
}
