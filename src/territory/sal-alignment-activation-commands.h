/* sal-alignment-activation-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-alignment-activation.h"
#include "sal-alignment-repository.h"
#include "sal-facts.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* For reader functions: what it would do. */
SalAlignmentActivation *sal_alignment_activation_load (SalConnection *connection,
                                                       const SalAlignmentRequest *request,
                                                       SalFacts *facts,
                                                       GCancellable *cancellable,
                                                       GError **error);

/* What was shown, and consented to. */
typedef struct
{
  SalAlignmentRequest request; /* as_of: the day on which it takes effect */
  const char *digest;          /* of the plan that was shown for it */
} SalAlignmentConsent;

/* For sal_store_run_async() with SAL_COMMAND_FINAL | SAL_COMMAND_BULK. */
gboolean sal_alignment_activate (SalTransaction *transaction,
                                 gpointer alignment_consent,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
