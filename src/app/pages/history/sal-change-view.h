/* sal-change-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What one change did, field by field, and undoing it. Property: busy. */
#define SAL_TYPE_CHANGE_VIEW (sal_change_view_get_type ())
G_DECLARE_FINAL_TYPE (SalChangeView, sal_change_view, SAL, CHANGE_VIEW, AdwBin)

void sal_change_view_show (SalChangeView *self, SalWorkspace *workspace, const SalChange *change);

G_END_DECLS
