/* sal-period-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-engagement.h"
#include "sal-pay-sign-off.h"
#include "sal-payout-statements.h"

G_BEGIN_DECLS

/**
 * SalPeriodView:
 *
 * A period that is calculated: the exceptions to be reviewed, what everybody earned, and which
 * managers have signed that off.
 *
 * Signals: explain (gint64 person, gint64 line), the line being 0 for all of somebody's;
 * sign-off-selected, when another manager is; sign-off-activated.
 */
#define SAL_TYPE_PERIOD_VIEW (sal_period_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPeriodView, sal_period_view, SAL, PERIOD_VIEW, AdwBin)

void sal_period_view_show (SalPeriodView *self,
                           SalPayoutStatements *content,
                           GPtrArray *issues,
                           GPtrArray *sign_offs);
const SalPayoutStatements *sal_period_view_get_content (SalPeriodView *self); /* (nullable) */
guint sal_period_view_get_n_exceptions (SalPeriodView *self);
/* That which is selected; (nullable) */
const SalPaySignOff *sal_period_view_get_sign_off (SalPeriodView *self);
const GPtrArray *sal_period_view_get_sign_offs (SalPeriodView *self); /* (nullable) */
void sal_period_view_show_tab (SalPeriodView *self, const char *name);
void sal_period_view_focus_search (SalPeriodView *self);

G_END_DECLS
