/* sal-trial-people.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-connection.h"

G_BEGIN_DECLS

/**
 * SalTrialPeople:
 *
 * What people are grouped by when plans are tried out, beside what pay follows from. Read-only, and
 * then usable from any thread.
 */
typedef struct _SalTrialPeople SalTrialPeople;

SalTrialPeople *sal_trial_people_load (SalConnection *connection, gint32 day, GError **error);
void sal_trial_people_free (SalTrialPeople *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTrialPeople, sal_trial_people_free)

/* SAL_DATE_NONE: it is not known. */
gint32 sal_trial_people_get_hired (const SalTrialPeople *self, gint64 person);
/* (nullable): it covers none */
const char *sal_trial_people_get_territory (const SalTrialPeople *self, gint64 position);

G_END_DECLS
