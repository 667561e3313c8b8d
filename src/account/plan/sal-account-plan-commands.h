/* sal-account-plan-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* SalCommandFuncs. */

typedef struct
{
  gint64 account;
  gint32 today;
  const SalFiscalCalendar *calendar;
  gint64 plan; /* (out): the one that was created */
} SalAccountPlanCreation;

gboolean sal_account_plan_create (SalTransaction *transaction,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

typedef struct
{
  GArray *actions; /* of gint64: their ids */
  gboolean done;   /* or open again */
} SalPlanActionCompletion;

SalPlanActionCompletion *
sal_plan_action_completion_new (const gint64 *actions, guint n_actions, gboolean done);
void sal_plan_action_completion_free (SalPlanActionCompletion *self);
gboolean sal_plan_action_complete (SalTransaction *transaction,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalPlanActionCompletion, sal_plan_action_completion_free)

G_END_DECLS
