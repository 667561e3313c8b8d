/* sal-plan-compare-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/* What two versions of plans differ in, field by field, in words. */
#define SAL_TYPE_PLAN_COMPARE_WINDOW (sal_plan_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalPlanCompareWindow, sal_plan_compare_window, SAL, PLAN_COMPARE_WINDOW, AdwWindow)

GtkWidget *sal_plan_compare_window_new (
    GtkWindow *parent, SalWorkspace *workspace, GPtrArray *versions, gint64 one, gint64 other);

G_END_DECLS
