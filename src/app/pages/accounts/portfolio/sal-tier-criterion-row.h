/* sal-tier-criterion-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-tier-scheme.h"

G_BEGIN_DECLS

/* A criterion of a tier model, edited. Signals: changed; removed. */
#define SAL_TYPE_TIER_CRITERION_ROW (sal_tier_criterion_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SalTierCriterionRow, sal_tier_criterion_row, SAL, TIER_CRITERION_ROW, AdwExpanderRow)

GtkWidget *sal_tier_criterion_row_new (const SalTierCriterion *criterion);
gboolean sal_tier_criterion_row_read (SalTierCriterionRow *self, SalTierCriterion *criterion);
gboolean sal_tier_criterion_row_has_weight (SalTierCriterionRow *self);

G_END_DECLS
