/* sal-dispute-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-disputes-data.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* A dispute: the figures in question, who sees to it until when, and what was decided. Its steps
 * are actions of the page. Signal: edited (SalRecord *), as it is to be. */
#define SAL_TYPE_DISPUTE_VIEW (sal_dispute_view_get_type ())
G_DECLARE_FINAL_TYPE (SalDisputeView, sal_dispute_view, SAL, DISPUTE_VIEW, AdwBin)

void sal_dispute_view_show (SalDisputeView *self,
                            SalWorkspace *workspace,
                            const SalDisputesData *data,
                            SalRecord *dispute);

G_END_DECLS
