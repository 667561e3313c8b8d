/* sal-period-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-engagement.h"
#include "sal-payout-statements.h"

G_BEGIN_DECLS

/**
 * SalPeriodView:
 *
 * A period that is calculated: the exceptions to be reviewed, and what everybody earned.
 *
 * Signals: explain (gint64 person, gint64 line), the line being 0 for all of somebody's.
 */
#define SAL_TYPE_PERIOD_VIEW (sal_period_view_get_type ())
G_DECLARE_FINAL_TYPE (SalPeriodView, sal_period_view, SAL, PERIOD_VIEW, AdwBin)

void sal_period_view_show (SalPeriodView *self, SalPayoutStatements *content, GPtrArray *issues);
const SalPayoutStatements *sal_period_view_get_content (SalPeriodView *self); /* (nullable) */
guint sal_period_view_get_n_exceptions (SalPeriodView *self);
void sal_period_view_show_tab (SalPeriodView *self, const char *name);
void sal_period_view_focus_search (SalPeriodView *self);

G_END_DECLS
