/* sal-threshold-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-dashboard-layout.h"

G_BEGIN_DECLS

/**
 * SalThresholdDialog:
 *
 * Sets what metrics must not leave: below and above which a dashboard says that they need
 * attention.
 *
 * Signal set (SalDashboardTile *tile): a tile of exceptions with the thresholds, the dialog's.
 */
#define SAL_TYPE_THRESHOLD_DIALOG (sal_threshold_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SalThresholdDialog, sal_threshold_dialog, SAL, THRESHOLD_DIALOG, AdwWindow)

GtkWidget *
sal_threshold_dialog_new (GtkWindow *parent, const SalFacts *facts, const SalDashboardTile *tile);

G_END_DECLS
