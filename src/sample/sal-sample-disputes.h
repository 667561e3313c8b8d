/* sal-sample-disputes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-id.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* What people of the sample say is wrong with a period that is closed. */
typedef struct
{
  SalWorkspace *workspace;
  const char *period;
  gint32 since; /* the day after its last */
  gint32 today;
  guint64 seed;
  SalIdSequence *ids;
  const char *approver;
} SalSampleDisputing;

gboolean sal_sample_create_disputes (const SalSampleDisputing *self,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
