/* sal-fiscal-calendar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "sal-date.h"

G_BEGIN_DECLS

typedef enum
{
  SAL_PERIOD_YEAR,
  SAL_PERIOD_QUARTER,
  SAL_PERIOD_MONTH,
} SalPeriodUnit;

/* One fiscal period by value: its fiscal year (named after the calendar year it ends in), unit, and
 * index from 0. */
typedef struct
{
  gint32 year;
  SalPeriodUnit unit;
  gint32 index;
} SalPeriod;

typedef enum
{
  SAL_CALENDAR_MONTHS, /* calendar months from the start month */
  SAL_CALENDAR_445, /* weeks: 4, 4, 5 a quarter; starts on the Monday nearest the first of the start
                       month */
} SalCalendarPattern;

#define SAL_TYPE_FISCAL_CALENDAR (sal_fiscal_calendar_get_type ())
typedef struct _SalFiscalCalendar SalFiscalCalendar; /* boxed, immutable */

GType sal_fiscal_calendar_get_type (void) G_GNUC_CONST;
SalFiscalCalendar *sal_fiscal_calendar_new (int start_month, SalCalendarPattern pattern);
SalFiscalCalendar *sal_fiscal_calendar_copy (const SalFiscalCalendar *self);
void sal_fiscal_calendar_free (SalFiscalCalendar *self);
int sal_fiscal_calendar_get_start_month (const SalFiscalCalendar *self);
SalCalendarPattern sal_fiscal_calendar_get_pattern (const SalFiscalCalendar *self);

SalPeriod
sal_fiscal_calendar_period_of (const SalFiscalCalendar *self, gint32 day, SalPeriodUnit unit);
void sal_fiscal_calendar_days_of (const SalFiscalCalendar *self,
                                  SalPeriod period,
                                  gint32 *first,
                                  gint32 *last);
SalPeriod sal_period_offset (SalPeriod period, int by); /* the next is 1, the one before −1 */
int sal_period_compare (SalPeriod one, SalPeriod other);
char *
sal_period_to_text (SalPeriod period); /* "2026", "2026-Q4", "2026-P03" (third fiscal month) */
gboolean sal_period_from_text (const char *text, SalPeriod *period, GError **error);
char *sal_fiscal_calendar_format (const SalFiscalCalendar *self,
                                  SalPeriod period); /* "FY26", "FY26 Q4", "Jan 2026" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalFiscalCalendar, sal_fiscal_calendar_free)

G_END_DECLS
