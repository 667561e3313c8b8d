/* sal-calculation-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-calculation.h"

G_BEGIN_DECLS

/* While the earnings of a participation are calculated. */
typedef struct
{
  const SalParticipation *participation;
  const SalPlan *plan;
  SalFiscalCalendar *calendar;
  SalRational exchange;
  GPtrArray *earnings; /* of SalEarning */
  gboolean has_overflow;
} SalCalculation;

/* What was posted of the same days before, in minor units of the currency paid in. */
typedef struct
{
  gint64 amount;
  gint64 forfeited;
  gint64 *by_credit;   /* of the participation's credits */
  gboolean has_shares; /* some credit may have something */
} SalPosted;

void sal_posted_init (SalPosted *self, const SalParticipation *participation);
void sal_posted_reset (SalPosted *self, const SalParticipation *participation);
void sal_posted_add (SalPosted *self, const SalEarning *earning);
void sal_posted_clear (SalPosted *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalPosted, sal_posted_clear)

/* What one earning is of; it is posted on its last day. */
typedef struct
{
  SalEarningKind kind;
  SalPeriod period;
  gint32 first, last; /* that are measured */
  gint32 terms_last;  /* quota and target are those of the days from the first to this one */
  gboolean goes_on;   /* it is measured from the same day on as the one before */
} SalCalculationWindow;

GArray *sal_calculation_find_windows (const SalParticipation *participation,
                                      guint component,
                                      const SalFiscalCalendar *calendar);
gint32 sal_calculation_find_terms_last (const SalFiscalCalendar *calendar,
                                        const SalPlanComponent *component,
                                        gint32 first,
                                        gint32 last);

/* Makes an earning of what there is to date, less what was posted of it. */
SalEarning *sal_calculation_post (SalCalculation *self,
                                  guint component,
                                  SalEarningKind kind,
                                  SalPeriod period,
                                  gint32 first,
                                  gint32 last,
                                  gint32 posted,
                                  const SalPosted *before);

/* What is left of the cap of the plan in a fiscal year. */
typedef struct
{
  int year;
  gint64 left;
} SalCapRoom;

/* Takes back what is cancelled, and holds all to the cap of the plan. */
void sal_calculation_settle (SalCalculation *self);
/* The cap of the plan in a fiscal year, in minor units of the currency paid in. */
gint64 sal_calculation_find_cap (SalCalculation *self, gint32 first, gint32 last);
/* Holds what is posted on a day to the cap; @rooms is of SalCapRoom, kept from day to day. */
void sal_calculation_cap_day (SalCalculation *self, GArray *rooms, gint32 day);

G_END_DECLS
