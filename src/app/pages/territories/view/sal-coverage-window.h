/* sal-coverage-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-coverage-table.h"

G_BEGIN_DECLS

/**
 * SalCoverageWindow:
 *
 * How the accounts of each territory are covered, a row each, to be sorted, copied and saved. It
 * stays open beside the map and follows what is done there.
 *
 * Signals: territory-chosen (gint64 id), of the territory whose row was activated.
 */
#define SAL_TYPE_COVERAGE_WINDOW (sal_coverage_window_get_type ())
G_DECLARE_FINAL_TYPE (SalCoverageWindow, sal_coverage_window, SAL, COVERAGE_WINDOW, AdwWindow)

GtkWidget *sal_coverage_window_new (GtkWindow *parent);
void sal_coverage_window_show (SalCoverageWindow *self,
                               const char *alignment,
                               const char *note,
                               SalCoverageTable *table); /* (transfer full) (nullable) */

G_END_DECLS
