/* sal-participation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-credit.h"
#include "sal-plan.h"

G_BEGIN_DECLS

/* What a quota is for: a component of the plan, and a fiscal period. */
typedef struct
{
  int component; /* −1: any */
  SalPeriod period;
  SalRational amount; /* major units, or a number */
} SalParticipationQuota;

typedef struct
{
  gint32 first, last;
} SalParticipationLeave;

/* Somebody in a plan for a time: who changes plan, target or quota has several, each of which is
 * measured for itself. */
typedef struct
{
  char *participant;
  const SalPlan *plan;
  char *currency;     /* that is paid in */
  gint32 first, last; /* within the plan's own days */
  gboolean leaves;    /* nobody of that name goes on after the last day */
  SalRational target; /* variable pay at target, of a year, major units of the plan's currency */
  GArray *quotas;     /* of SalParticipationQuota */
  GArray *ramp;       /* of SalRational: the share of the quota, by month since @ramp_from */
  gint32 ramp_from;
  GArray *leaves_of_absence; /* of SalParticipationLeave */
  SalRational guarantee;     /* of a whole month, major units of the currency paid in; 0: none */
  gint32 guarantee_first, guarantee_last; /* the days it is for; at first, all */
  gboolean is_recoverable;                /* what tops up to the guarantee is */
  GArray *credits; /* of SalCredit, sorted by date; in the order they came on a day */
} SalParticipation;

SalParticipation *sal_participation_new (const char *participant, const SalPlan *plan);
void sal_participation_free (SalParticipation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalParticipation, sal_participation_free)

G_END_DECLS
