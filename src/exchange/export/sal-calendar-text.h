/* sal-calendar-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SAL_CALENDAR_OPEN,
  SAL_CALENDAR_DONE,
  SAL_CALENDAR_DROPPED,
} SalCalendarStatus;

/* Something to be done until a day. */
typedef struct
{
  const char *uid; /* the same whenever it is written, and of nothing else */
  const char *summary;
  const char *description; /* (nullable) */
  const char *category;    /* (nullable) */
  gint32 due;              /* or SAL_DATE_NONE */
  SalCalendarStatus status;
  gint32 done_on; /* or SAL_DATE_NONE */
} SalCalendarItem;

/* What it is for the calendar: a task, or an event of the day it is due, for programs that show
 * events alone. */
typedef enum
{
  SAL_CALENDAR_TASKS,
  SAL_CALENDAR_EVENTS,
} SalCalendarForm;

GString *sal_calendar_begin (void);
gboolean sal_calendar_add (GString *calendar,
                           const SalCalendarItem *item,
                           SalCalendarForm form,
                           gint64 stamp);
void sal_calendar_end (GString *calendar);

G_END_DECLS
