/* sal-payout-run.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-engagement.h"
#include "sal-job.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalPayoutRun:
 *
 * The calculation of a period of a workspace, whose pay is open for writing. To be run by a
 * #SalJob: sal_job_run_async (job, sal_payout_run, run, …).
 */
typedef struct
{
  SalWorkspace *workspace;
  char *period; /* a fiscal month or quarter: 2026-P03, 2026-Q1 */
  char *author; /* who records it */
  /* what came of it */
  GPtrArray *issues;    /* of SalPayIssue: what is to be looked at */
  guint n_participants; /* with their segments */
  guint n_posted;       /* lines and payments; 0: everything was there already */
} SalPayoutRun;

SalPayoutRun *sal_payout_run_new (SalWorkspace *workspace, const char *period, const char *author);
void sal_payout_run_free (SalPayoutRun *self);

gboolean sal_payout_run (SalJob *job, gpointer payout_run, GError **error);

typedef enum
{
  SAL_PAYOUT_STEP_APPROVE,
  SAL_PAYOUT_STEP_CLOSE,
} SalPayoutStep;

/* A command of a pay store; final. */
typedef struct
{
  SalPayoutStep step;
  const char *period;
  const char *approver; /* (nullable): of an approval, who approves; %NULL: @author */
  const char *author;   /* who records it */
} SalPayoutPeriodStep;

gboolean sal_payout_period_take_step (SalTransaction *transaction,
                                      gpointer period_step,
                                      GCancellable *cancellable,
                                      GError **error);

/* For reader functions of a pay store: records of sal_payout_period_kind, by day. */
GPtrArray *sal_payout_periods_list (SalConnection *connection, GError **error);
/* (nullable): there is none of that name, or, with %NULL for the name, none at all. */
SalRecord *sal_payout_periods_find (GPtrArray *periods, const char *period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPayoutRun, sal_payout_run_free)

G_END_DECLS
