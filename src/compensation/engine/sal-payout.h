/* sal-payout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-payout-terms.h"

G_BEGIN_DECLS

/**
 * SalPayoutProblem:
 * @SAL_PAYOUT_OK: none
 * @SAL_PAYOUT_NO_QUOTA: the payout depends on a quota, and there is none: nothing is paid
 *
 * Why a payout could not be calculated as the plan says.
 */
typedef enum
{
  SAL_PAYOUT_OK,
  SAL_PAYOUT_NO_QUOTA,
} SalPayoutProblem;

/* The days that are measured, as it is known on a day. */
typedef struct
{
  const SalParticipation *participation;
  guint component;
  const SalFiscalCalendar *calendar;
  gint32 first, last;
  gint32 terms_last; /* quota and target are those of the days from the first to this one */
  gint32 as_of;      /* cancellations after it are not known */
} SalPayoutWindow;

/* What was paid at one rate. */
typedef struct
{
  int tier; /* of the plan's rate table; −1: below the first */
  SalRational units;
  SalRational rate;   /* minor units for one of them */
  SalRational amount; /* minor units */
} SalPayoutSlice;

/* What one credit contributes. */
typedef struct
{
  guint credit;       /* its index among the participation's */
  gint64 units;       /* what of it is measured */
  SalRational amount; /* exact, in minor units of the plan's currency */
} SalPayoutShare;

/* A payout before it is rounded, exact, in minor units of the plan's currency. */
typedef struct
{
  SalPayoutProblem problem;
  SalPayoutTerms terms;
  gint32 first, last;     /* the days that are measured */
  gint64 measured;        /* in units of what is counted */
  SalRational attainment; /* of the quota; 0 without one */
  SalRational factor;     /* of the multiplier */
  int closed_gate;        /* index of the first gate that is closed; −1: none */
  SalRational amount;     /* after gates and multiplier */
  SalRational capped;     /* after the cap of the component, too */
  SalRational dropped;    /* by the cap per deal */
  GArray *slices;         /* of SalPayoutSlice */
  GArray *shares;         /* of SalPayoutShare, by credit: they sum to @capped */
} SalPayout;

gboolean sal_payout_needs_quota (const SalPlanComponent *component);
void sal_payout_init (SalPayout *self, const SalPayoutWindow *window);
void sal_payout_clear (SalPayout *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalPayout, sal_payout_clear)

G_END_DECLS
