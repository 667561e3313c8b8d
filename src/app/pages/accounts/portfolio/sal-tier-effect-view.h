/* sal-tier-effect-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-portfolio-cells.h"

G_BEGIN_DECLS

/* What would come of a tier model: how many accounts are in which tier, and who moves. */
#define SAL_TYPE_TIER_EFFECT_VIEW (sal_tier_effect_view_get_type ())
G_DECLARE_FINAL_TYPE (SalTierEffectView, sal_tier_effect_view, SAL, TIER_EFFECT_VIEW, AdwBin)

void sal_tier_effect_view_show (SalTierEffectView *self,
                                SalPortfolioData *data,
                                const SalTierScheme *scheme,
                                gboolean is_current);

G_END_DECLS
