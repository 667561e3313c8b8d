/* sal-threshold-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-health-scheme.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalThresholdList:
 *
 * The thresholds of a workspace, one row for each signal that has one, edited in place, and whether
 * warnings are raised by them without being asked for.
 */
#define SAL_TYPE_THRESHOLD_LIST (sal_threshold_list_get_type ())
G_DECLARE_FINAL_TYPE (SalThresholdList, sal_threshold_list, SAL, THRESHOLD_LIST, AdwBin)

void sal_threshold_list_show (SalThresholdList *self,
                              SalWorkspace *workspace,
                              const SalHealthScheme *scheme,
                              gboolean automatic);
gboolean sal_threshold_list_is_modified (SalThresholdList *self);
gboolean sal_threshold_list_commit (SalThresholdList *self);
void sal_threshold_list_revert (SalThresholdList *self);

G_END_DECLS
