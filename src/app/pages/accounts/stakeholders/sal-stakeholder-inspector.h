/* sal-stakeholder-inspector.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-stakeholder-map.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalStakeholderInspector:
 *
 * The values of somebody on a stakeholder map, each stored when it is chosen or left, and whom they
 * influence. What cannot be stored stays, with what is wrong beside it.
 *
 * Signals: influence-changed (gint64 source, gint64 target, guint strength): how strong an
 * influence is was chosen anew; influence-removed (gint64 influence).
 */
#define SAL_TYPE_STAKEHOLDER_INSPECTOR (sal_stakeholder_inspector_get_type ())
G_DECLARE_FINAL_TYPE (
    SalStakeholderInspector, sal_stakeholder_inspector, SAL, STAKEHOLDER_INSPECTOR, AdwBin)

void sal_stakeholder_inspector_set_workspace (SalStakeholderInspector *self,
                                              SalWorkspace *workspace);
void sal_stakeholder_inspector_show (SalStakeholderInspector *self,
                                     SalStakeholderMap *map,
                                     guint person);
void sal_stakeholder_inspector_focus (SalStakeholderInspector *self);
gboolean sal_stakeholder_inspector_store (SalStakeholderInspector *self);

G_END_DECLS
