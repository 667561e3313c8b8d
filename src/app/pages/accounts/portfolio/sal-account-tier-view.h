/* sal-account-tier-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-portfolio-cells.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/* How an account came to its tier, criterion by criterion; where somebody judges, the judgement is
 * edited in place, and so is a decision against the score. */
#define SAL_TYPE_ACCOUNT_TIER_VIEW (sal_account_tier_view_get_type ())
G_DECLARE_FINAL_TYPE (SalAccountTierView, sal_account_tier_view, SAL, ACCOUNT_TIER_VIEW, AdwBin)

void sal_account_tier_view_show (SalAccountTierView *self,
                                 SalWorkspace *workspace,
                                 const SalPortfolioData *data,
                                 const SalPortfolioAccount *account);
gint64 sal_account_tier_view_find_unfinished (SalAccountTierView *self);
void sal_account_tier_view_discard (SalAccountTierView *self);

G_END_DECLS
