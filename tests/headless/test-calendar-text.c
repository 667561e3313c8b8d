/* test-calendar-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-calendar-text.h"
#include "sal-date.h"

/* Bytes as RFC 5545 asks for them, written by hand. */

#define HEAD                                                                                       \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Salient//Salient " PACKAGE_VERSION "//EN\r\n"

/* 2026-11-22 12:11:56 UTC */
#define STAMP G_GINT64_CONSTANT (1795349516)

static char *
write_one (const SalCalendarItem *item, SalCalendarForm form)
{
  GString *calendar = sal_calendar_begin ();

  g_assert_true (sal_calendar_add (calendar, item, form, STAMP));
  sal_calendar_end (calendar);

  return g_string_free (calendar, FALSE);
}

/* Section 3.3.11: backslash, semicolon, comma and newline are escaped, colons and quotes are not.
 */
static void
test_task (void)
{
  SalCalendarItem item = {
    .uid = "7@salient",
    .summary = "Call Ann, Ben; then \"go\": C:\\",
    .description = "First\nsecond\r\nthird",
    .category = "Halden, Inc.",
    .due = sal_date_from_ymd (2026, 12, 1),
    .status = SAL_CALENDAR_OPEN,
    .done_on = SAL_DATE_NONE,
  };
  g_autofree char *text = write_one (&item, SAL_CALENDAR_TASKS);

  g_assert_cmpstr (text,
                   ==,
                   HEAD "BEGIN:VTODO\r\n"
                        "UID:7@salient\r\n"
                        "DTSTAMP:20261122T121156Z\r\n"
                        "SUMMARY:Call Ann\\, Ben\\; then \"go\": C:\\\\\r\n"
                        "DESCRIPTION:First\\nsecond\\nthird\r\n"
                        "CATEGORIES:Halden\\, Inc.\r\n"
                        "DUE;VALUE=DATE:20261201\r\n"
                        "STATUS:NEEDS-ACTION\r\n"
                        "END:VTODO\r\n"
                        "END:VCALENDAR\r\n");
}

static void
test_done (void)
{
  SalCalendarItem item = {
    .uid = "7@salient",
    .summary = "Call",
    .due = SAL_DATE_NONE,
    .status = SAL_CALENDAR_DONE,
    .done_on = sal_date_from_ymd (2026, 3, 4),
  };
  g_autofree char *text = write_one (&item, SAL_CALENDAR_TASKS);

  g_assert_cmpstr (text,
                   ==,
                   HEAD "BEGIN:VTODO\r\n"
                        "UID:7@salient\r\n"
                        "DTSTAMP:20261122T121156Z\r\n"
                        "SUMMARY:Call\r\n"
                        "STATUS:COMPLETED\r\n"
                        "COMPLETED:20260304T120000Z\r\n"
                        "PERCENT-COMPLETE:100\r\n"
                        "END:VTODO\r\n"
                        "END:VCALENDAR\r\n");
}

/* An event is of the day; what has none is left out, and nothing of it is written. */
static void
test_event (void)
{
  SalCalendarItem item = {
    .uid = "7@salient",
    .summary = "Call",
    .due = sal_date_from_ymd (2026, 12, 1),
    .status = SAL_CALENDAR_DROPPED,
    .done_on = SAL_DATE_NONE,
  };
  g_autofree char *text = write_one (&item, SAL_CALENDAR_EVENTS);
  g_autoptr (GString) none = sal_calendar_begin ();

  g_assert_cmpstr (text,
                   ==,
                   HEAD "BEGIN:VEVENT\r\n"
                        "UID:7@salient\r\n"
                        "DTSTAMP:20261122T121156Z\r\n"
                        "SUMMARY:Call\r\n"
                        "DTSTART;VALUE=DATE:20261201\r\n"
                        "STATUS:CANCELLED\r\n"
                        "TRANSP:TRANSPARENT\r\n"
                        "END:VEVENT\r\n"
                        "END:VCALENDAR\r\n");

  item.due = SAL_DATE_NONE;
  g_assert_false (sal_calendar_add (none, &item, SAL_CALENDAR_EVENTS, STAMP));
  g_assert_cmpstr (none->str, ==, HEAD);
}

/* Section 3.1: a line has at most 75 octets, and what goes on begins with a space, which counts. */
static void
test_folding (void)
{
  static const struct
  {
    const char *summary;
    const char *line;
  } cases[] = {
    /* "SUMMARY:" is 8, and 67 more are 75 */
    { "1234567890123456789012345678901234567890123456789012345678901234567",
      "SUMMARY:1234567890123456789012345678901234567890123456789012345678901234567\r\n" },
    { "12345678901234567890123456789012345678901234567890123456789012345678",
      "SUMMARY:1234567890123456789012345678901234567890123456789012345678901234567\r\n 8\r\n" },
    /* ü has two octets, of which the first would be the 75th */
    { "123456789012345678901234567890123456789012345678901234567890123456ü8",
      "SUMMARY:123456789012345678901234567890123456789012345678901234567890123456\r\n ü8\r\n" },
    /* 67 and 74, and one more */
    { "1234567890123456789012345678901234567890123456789012345678901234567"
      "12345678901234567890123456789012345678901234567890123456789012345678901234x",
      "SUMMARY:1234567890123456789012345678901234567890123456789012345678901234567\r\n"
      " 12345678901234567890123456789012345678901234567890123456789012345678901234\r\n x\r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SalCalendarItem item = {
        .uid = "7", .summary = cases[i].summary, .due = SAL_DATE_NONE, .done_on = SAL_DATE_NONE
      };
      g_autofree char *text = write_one (&item, SAL_CALENDAR_TASKS);
      const char *line = strstr (text, "SUMMARY:");

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_nonnull (line);
      g_assert_true (g_str_has_prefix (line, cases[i].line));
      g_assert_true (g_str_has_prefix (line + strlen (cases[i].line), "STATUS:"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-text/task", test_task);
  g_test_add_func ("/calendar-text/done", test_done);
  g_test_add_func ("/calendar-text/event", test_event);
  g_test_add_func ("/calendar-text/folding", test_folding);

  return g_test_run ();
}
