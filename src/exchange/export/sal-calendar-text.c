/* sal-calendar-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calendar-text.h"

#include <string.h>

#include "sal-date.h"

/* iCalendar, RFC 5545. */

/* Octets in a line, without what ends it (section 3.1). */
#define LINE_OCTETS 75

/* --- lines --- */

/* Folds a line between characters: what goes on begins with a space. */
static void
append_line (GString *calendar, const char *line)
{
  gsize n = strlen (line), room = LINE_OCTETS;

  while (n > room)
    {
      gsize cut = room;

      while (cut > 1 && ((guchar) line[cut] & 0xc0) == 0x80)
        cut--;
      g_string_append_len (calendar, line, (gssize) cut);
      g_string_append (calendar, "\r\n ");
      line += cut;
      n -= cut;
      room = LINE_OCTETS - 1;
    }
  g_string_append (calendar, line);
  g_string_append (calendar, "\r\n");
}

/* What the value of a TEXT property may not have by itself (section 3.3.11); characters that no
 * property may have are left out. */
static void
append_escaped (GString *line, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '\r' && text[1] == '\n')
        continue;
      if (*text == '\n' || *text == '\r')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *text) != NULL)
        g_string_append_printf (line, "\\%c", *text);
      else if ((guchar) *text >= ' ' ? *text != 0x7f : *text == '\t')
        g_string_append_c (line, *text);
    }
}

static void
append_text (GString *calendar, const char *name, const char *text)
{
  g_autoptr (GString) line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_string_new (name);
  g_string_append_c (line, ':');
  append_escaped (line, text);
  append_line (calendar, line->str);
}

static void
append_day (GString *calendar, const char *name, gint32 day, const char *time)
{
  int year, month, day_of_month;
  g_autofree char *line = NULL;

  sal_date_to_ymd (day, &year, &month, &day_of_month);
  line = g_strdup_printf ("%s:%04d%02d%02d%s", name, year, month, day_of_month, time);
  append_line (calendar, line);
}

/* @time: seconds, UTC */
static void
append_stamp (GString *calendar, gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autofree char *line = utc != NULL ? g_date_time_format (utc, "DTSTAMP:%Y%m%dT%H%M%SZ") : NULL;

  append_line (calendar, line != NULL ? line : "DTSTAMP:19700101T000000Z");
}

/* --- components --- */

/* A day is known of when it was done, not a time: noon is of that day in most of the world. */
static void
append_task (GString *calendar, const SalCalendarItem *item)
{
  static const char *const statuses[] = {
    [SAL_CALENDAR_OPEN] = "STATUS:NEEDS-ACTION",
    [SAL_CALENDAR_DONE] = "STATUS:COMPLETED",
    [SAL_CALENDAR_DROPPED] = "STATUS:CANCELLED",
  };

  if (item->due != SAL_DATE_NONE)
    append_day (calendar, "DUE;VALUE=DATE", item->due, "");
  append_line (calendar, statuses[item->status]);
  if (item->status != SAL_CALENDAR_DONE)
    return;
  if (item->done_on != SAL_DATE_NONE)
    append_day (calendar, "COMPLETED", item->done_on, "T120000Z");
  append_line (calendar, "PERCENT-COMPLETE:100");
}

/* Nobody is busy all day because something is due. */
static void
append_event (GString *calendar, const SalCalendarItem *item)
{
  append_day (calendar, "DTSTART;VALUE=DATE", item->due, "");
  append_line (calendar,
               item->status == SAL_CALENDAR_DROPPED ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  append_line (calendar, "TRANSP:TRANSPARENT");
}

/**
 * sal_calendar_begin:
 *
 * Begins a calendar in the format of iCalendar (RFC 5545). It is valid once something was added.
 *
 * Returns: (transfer full): the text so far
 */
GString *
sal_calendar_begin (void)
{
  GString *calendar = g_string_new (NULL);

  append_line (calendar, "BEGIN:VCALENDAR");
  append_line (calendar, "VERSION:2.0");
  append_line (calendar, "PRODID:-//Salient//Salient " PACKAGE_VERSION "//EN");

  return calendar;
}

/**
 * sal_calendar_add:
 * @calendar: a calendar that was begun
 * @item: what is to be done
 * @form: what it becomes
 * @stamp: when this is written, seconds, UTC
 *
 * Adds something that is to be done. What is not due on some day can be a task, but no event.
 *
 * Returns: whether it was added
 */
gboolean
sal_calendar_add (GString *calendar,
                  const SalCalendarItem *item,
                  SalCalendarForm form,
                  gint64 stamp)
{
  const char *component = form == SAL_CALENDAR_TASKS ? "VTODO" : "VEVENT";
  g_autofree char *begin = g_strconcat ("BEGIN:", component, NULL);
  g_autofree char *end = g_strconcat ("END:", component, NULL);

  if (form == SAL_CALENDAR_EVENTS && item->due == SAL_DATE_NONE)
    return FALSE;

  append_line (calendar, begin);
  append_text (calendar, "UID", item->uid);
  append_stamp (calendar, stamp);
  append_text (calendar, "SUMMARY", item->summary);
  append_text (calendar, "DESCRIPTION", item->description);
  append_text (calendar, "CATEGORIES", item->category);
  if (form == SAL_CALENDAR_TASKS)
    append_task (calendar, item);
  else
    append_event (calendar, item);
  append_line (calendar, end);

  return TRUE;
}

void
sal_calendar_end (GString *calendar)
{
  append_line (calendar, "END:VCALENDAR");
}
