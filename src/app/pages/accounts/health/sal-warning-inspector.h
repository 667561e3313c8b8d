/* sal-warning-inspector.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalWarningInspector:
 *
 * One warning, answered in place: who owns it and when it is due are stored when their fields are
 * left, its status when it is chosen, and closing it needs to say what was done.
 *
 * Signal: closed (it is to be put away, or its warning was deleted).
 */
#define SAL_TYPE_WARNING_INSPECTOR (sal_warning_inspector_get_type ())
G_DECLARE_FINAL_TYPE (SalWarningInspector, sal_warning_inspector, SAL, WARNING_INSPECTOR, AdwBin)

void sal_warning_inspector_set_workspace (SalWarningInspector *self, SalWorkspace *workspace);
void sal_warning_inspector_show (SalWarningInspector *self, gint64 warning);
gboolean sal_warning_inspector_is_modified (SalWarningInspector *self);
gboolean sal_warning_inspector_commit (SalWarningInspector *self);
void sal_warning_inspector_revert (SalWarningInspector *self);

G_END_DECLS
