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
  gint64 action;
  gboolean done; /* or open again */
} SalPlanActionCompletion;

gboolean sal_plan_action_complete (SalTransaction *transaction,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
