/* sal-account-duty.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-store.h"

G_BEGIN_DECLS

/**
 * SalAccountDuty:
 *
 * Work about accounts that falls due and can be done without asking anyone: refreshing tiers,
 * raising warnings.
 */
typedef struct
{
  const char *label;   /* N_(): what is done, as the menu shows it after "Undo" */
  const char *message; /* N_(): while it is */
  /* Reads whether it is due on a day; sets *due */
  gboolean (*find_due) (SalConnection *connection, gint32 day, gboolean *due, GError **error);
  SalCommandFunc run; /* with a SalAccountDutyRun */
} SalAccountDuty;

/* Work to do, and what came of it. */
typedef struct
{
  const SalAccountDuty *duty;
  gint32 day;
  char *text; /* (out) (nullable): what is told of it; NULL: nothing worth telling has changed */
  void (*report) (gpointer data, double fraction); /* (nullable): on the writer's thread */
  gpointer report_data;
} SalAccountDutyRun;

GPtrArray *sal_account_duties_find_due (SalConnection *connection, gint32 day, GError **error);

/* A SalCommandFunc, for %SAL_COMMAND_ASIDE; @run is a SalAccountDutyRun. */
gboolean sal_account_duty_do (SalTransaction *transaction,
                              gpointer run,
                              GCancellable *cancellable,
                              GError **error);

/* For the table of duties. */
gboolean
sal_account_tiers_find_due (SalConnection *connection, gint32 day, gboolean *due, GError **error);
gboolean sal_account_warnings_find_due (SalConnection *connection,
                                        gint32 day,
                                        gboolean *due,
                                        GError **error);

G_END_DECLS
