/* sal-tier-schedule.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-tier-scheme.h"

G_BEGIN_DECLS

/* When tiers are refreshed by a tier model. A refresh that somebody undid takes its turn all the
 * same: it is not made again before the next one. */
typedef struct
{
  gint32 refreshed; /* the last day on which they were; SAL_DATE_NONE: they never were */
  gint32 undone;    /* the day on which a later refresh was undone; SAL_DATE_NONE: none was */
  gint32 next;      /* from when on it is time again; SAL_DATE_NONE: after a first refresh */
} SalTierSchedule;

gboolean sal_tier_schedule_load (SalConnection *connection,
                                 const SalTierScheme *scheme,
                                 SalTierSchedule *schedule,
                                 GError **error);

G_END_DECLS
