/* sal-tier-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-portfolio-cells.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalTierEditor:
 *
 * Edits the tier model of a portfolio. What would come of it shows at once: who is in which tier,
 * and who moves; it is kept when it is applied.
 */
#define SAL_TYPE_TIER_EDITOR (sal_tier_editor_get_type ())
G_DECLARE_FINAL_TYPE (SalTierEditor, sal_tier_editor, SAL, TIER_EDITOR, AdwBin)

void sal_tier_editor_show (SalTierEditor *self, SalWorkspace *workspace, SalPortfolioData *data);
void sal_tier_editor_rate (SalTierEditor *self);
gboolean sal_tier_editor_is_modified (SalTierEditor *self);
void sal_tier_editor_revert (SalTierEditor *self);

G_END_DECLS
