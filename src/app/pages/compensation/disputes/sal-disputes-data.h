/* sal-disputes-data.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-dispute-commands.h"
#include "sal-people.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What the part of disputes shows, read from both files of a workspace; read-only. */
typedef struct
{
  GPtrArray *disputes;       /* of SalRecord, as sal_pay_disputes_list() has them */
  GPtrArray *adjustments;    /* of SalPayAdjustment, the last first */
  GPtrArray *periods;        /* of SalRecord, by day */
  SalPeople *people;         /* of the workspace */
  GHashTable *opportunities; /* by id, char*: those that disputes name */
  SalFiscalCalendar *calendar;
  char *open_period; /* (nullable): what is posted into; NULL: nothing is calculated yet */
} SalDisputesData;

void
sal_disputes_data_load_async (SalWorkspace *workspace, GAsyncReadyCallback callback, gpointer data);
SalDisputesData *sal_disputes_data_load_finish (GAsyncResult *result, GError **error);
void sal_disputes_data_free (SalDisputesData *self);

char *sal_disputes_data_format_period (const SalDisputesData *self, const char *period);
char *sal_disputes_data_describe_subject (const SalDisputesData *self, SalRecord *dispute);
const SalPayAdjustment *sal_disputes_data_find_adjustment (const SalDisputesData *self, gint64 id);
SalRecord *sal_disputes_data_find_dispute (const SalDisputesData *self, gint64 id);

/* What people enter. */
gboolean
sal_disputes_read_amount (const char *text, const char *currency, gint64 *amount, GError **error);
gboolean sal_disputes_read_handling (
    SalRecord *dispute, const char *owner, const char *due, const char *claimed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDisputesData, sal_disputes_data_free)

G_END_DECLS
