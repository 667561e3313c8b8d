/* sal-trial-year.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-source.h"
#include "sal-trial-people.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalTrialYear:
 *
 * What plans of a workspace are tried out on: its last full fiscal year, with who was paid by which
 * plan, and what was won. Read-only, and then usable from any thread.
 */
typedef struct
{
  gint32 first, last;
  SalPeriod year;
  SalPaySource *source;
  SalTrialPeople *people;
  GPtrArray *participants; /* of SalRecord */
  GPtrArray *scores;       /* of SalRecord: of objectives */
} SalTrialYear;

SalTrialYear *sal_trial_year_load (SalWorkspace *workspace,
                                   gint32 today,
                                   GCancellable *cancellable,
                                   GError **error);
SalTrialYear *sal_trial_year_ref (SalTrialYear *self);
void sal_trial_year_unref (SalTrialYear *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalTrialYear, sal_trial_year_unref)

G_END_DECLS
