/* sal-rights-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-decision-matrix.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalRightsView:
 *
 * The decision rights as a table that is edited in place, with a row at its end for a new one, and
 * below it who would decide what waits, as the rights are edited.
 */
#define SAL_TYPE_RIGHTS_VIEW (sal_rights_view_get_type ())
G_DECLARE_FINAL_TYPE (SalRightsView, sal_rights_view, SAL, RIGHTS_VIEW, AdwBin)

void sal_rights_view_set_workspace (SalRightsView *self, SalWorkspace *workspace);
void sal_rights_view_show (SalRightsView *self,
                           SalDecisionMatrix *matrix,
                           const SalPriceExceptions *list);
void sal_rights_view_clear (SalRightsView *self);
gboolean sal_rights_view_is_modified (SalRightsView *self);
gboolean sal_rights_view_commit (SalRightsView *self);
void sal_rights_view_revert (SalRightsView *self);

G_END_DECLS
