/* sal-engagement-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-engagement.h"

G_BEGIN_DECLS

/* A version that pays, or has paid, for its days. */
typedef struct
{
  SalRecord *record; /* (transfer none) */
  gint64 id;
  char *name; /* of the plan with its version */
  SalPlan *plan;
} SalEngagementVersion;

/* (element-type SalEngagementVersion): those that pay or have paid. */
GPtrArray *sal_engagement_versions_load (const SalPaySource *source,
                                         const GPtrArray *participants,
                                         GPtrArray *records,
                                         GPtrArray *plans,
                                         GPtrArray *issues,
                                         GError **error);
/* That which is in effect on a day; (nullable) */
const SalEngagementVersion *
sal_engagement_versions_find (const GPtrArray *versions, const char *name, gint32 day);
/* Quotas are of fiscal periods of the workspace, measurement periods of those of the plan. */
gboolean
sal_engagement_check_calendar (const SalPaySource *source, const SalPlan *plan, GError **error);

/* Major units of the plan's currency, exact; FALSE without a rate, which is an issue then. */
gboolean sal_engagement_convert_money (const SalPlan *plan,
                                       gint64 amount,
                                       const char *currency,
                                       SalRational *converted,
                                       GPtrArray *issues,
                                       gint64 person);
void sal_engagement_set_quotas (SalEngagement *self, const SalPaySource *source, GPtrArray *issues);
void sal_engagement_set_guarantee (SalParticipation *self, SalRecord *record);
/* Once the last day is known. */
void sal_engagement_set_leaves (SalEngagement *self, const SalPaySource *source);
void sal_engagement_set_ramp (SalEngagement *self, const SalPaySource *source);

G_END_DECLS
