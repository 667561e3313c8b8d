/* sal-participant-quota.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-participant-list.h"
#include "sal-plan.h"

G_BEGIN_DECLS

gboolean sal_participant_quota_find (const SalPaySource *source,
                                     const SalPlan *plan,
                                     const GArray *positions,
                                     gint32 day,
                                     SalParticipantEntry *entry);

G_END_DECLS
