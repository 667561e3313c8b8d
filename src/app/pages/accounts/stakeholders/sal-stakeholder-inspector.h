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
 * influence. What cannot be stored stays, with what is wrong beside it, also while somebody else
 * shows.
 *
 * Signal: kept (gint64 stakeholder): what was entered for somebody who no longer shows cannot be
 * stored.
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
gint64 sal_stakeholder_inspector_find_modified (SalStakeholderInspector *self,
                                                const SalStakeholderMap *map);
gboolean sal_stakeholder_inspector_commit (SalStakeholderInspector *self);
void sal_stakeholder_inspector_discard (SalStakeholderInspector *self);

G_END_DECLS
