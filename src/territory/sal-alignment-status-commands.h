/* sal-alignment-status-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-transaction.h"

G_BEGIN_DECLS

/* What an alignment goes through on its way from draft to archive: functions for
 * sal_store_run_async() with a SalAlignmentStep. Each sets the label of the change; who did it is
 * the author of that change. All refuse a step that the status does not allow, with
 * SAL_STORE_ERROR_INVALID. How it takes effect is in sal-alignment-activation.h. */
typedef struct
{
  gint64 alignment;
  const char *reason; /* (nullable): of sal_alignment_send_back() alone, which needs one */
} SalAlignmentStep;

gboolean sal_alignment_submit (SalTransaction *transaction,
                               gpointer alignment_step,
                               GCancellable *cancellable,
                               GError **error);
gboolean sal_alignment_send_back (SalTransaction *transaction,
                                  gpointer alignment_step,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean sal_alignment_approve (SalTransaction *transaction,
                                gpointer alignment_step,
                                GCancellable *cancellable,
                                GError **error);
gboolean sal_alignment_archive (SalTransaction *transaction,
                                gpointer alignment_step,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
