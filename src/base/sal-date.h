/* sal-date.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A day is a gint32: days since 1970-01-01. A time is a gint64: seconds since 1970-01-01T00:00:00Z.
 */

#define SAL_DATE_BUFFER 11 /* "2026-11-21" and its NUL */
#define SAL_TIME_BUFFER 21 /* "2026-11-21T09:30:00Z" and its NUL */
#define SAL_DATE_NONE   G_MININT32

#define SAL_SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

gint32 sal_date_from_ymd (int year, int month, int day); /* SAL_DATE_NONE if there is no such day */
void sal_date_to_ymd (gint32 date, int *year, int *month, int *day);
gint32
sal_date_today (void); /* local; SALIENT_TODAY=YYYY-MM-DD overrides it for tests and the sample */
int sal_date_weekday (gint32 date);                   /* 1 Monday … 7 Sunday */
gint32 sal_date_add_months (gint32 date, int months); /* clamps to the last day of the month */

gboolean sal_date_parse_iso (const char *text, gint32 *date);
const char *sal_date_write_iso (gint32 date, char buffer[SAL_DATE_BUFFER]); /* returns buffer */
gboolean sal_time_parse_iso (const char *text, gint64 *time);
const char *sal_time_write_iso (gint64 time, char buffer[SAL_TIME_BUFFER]);
char *sal_date_format (gint32 date); /* for people, by locale: "21 Nov 2026" */
char *sal_time_format (gint64 time); /* for people, by locale and local time zone */

G_END_DECLS
