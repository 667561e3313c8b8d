/* sal-sample-calendar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-date.h"
#include "sal-sample-random.h"

G_BEGIN_DECLS

#define SAL_SAMPLE_FISCAL_START 2  /* February */
#define SAL_SAMPLE_N_YEARS      3  /* the last is the running one */
#define SAL_SAMPLE_N_QUARTERS   12 /* of those years */

/* The days that the sample covers. */
typedef struct
{
  gint32 today;
  gint32 first;   /* of the three fiscal years */
  gint32 created; /* the first day an opportunity is created, months before */
  gint32 year;    /* the first day of the running fiscal year */
  int first_year; /* the fiscal year that starts at first */
  int quarter;    /* the running quarter, as an index */
  gint32 quarters[SAL_SAMPLE_N_QUARTERS + 5]; /* first days; four more quarters and an end */

  guint n_days;   /* from created to today */
  double *demand; /* running sum of the demand of those days */
} SalSampleCalendar;

void sal_sample_calendar_init (SalSampleCalendar *self, gint32 today);
void sal_sample_calendar_clear (SalSampleCalendar *self);
int sal_sample_calendar_quarter_of (const SalSampleCalendar *self, gint32 day);
int sal_sample_calendar_year_of (const SalSampleCalendar *self, gint32 day);
gint32 sal_sample_calendar_day_at (const SalSampleCalendar *self, double share, guint *hint);

gint32 sal_sample_workday (gint32 day, int direction);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalSampleCalendar, sal_sample_calendar_clear)

G_END_DECLS
