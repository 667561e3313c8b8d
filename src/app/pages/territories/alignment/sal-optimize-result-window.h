/* sal-optimize-result-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-alignment-editor.h"
#include "sal-design-result.h"

G_BEGIN_DECLS

/* What the optimiser made of an alignment, to be read beside the map, kept or undone. */
#define SAL_TYPE_OPTIMIZE_RESULT_WINDOW (sal_optimize_result_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SalOptimizeResultWindow, sal_optimize_result_window, SAL, OPTIMIZE_RESULT_WINDOW, AdwWindow)

GtkWidget *sal_optimize_result_window_new (GtkWindow *parent,
                                           SalAlignmentEditor *editor,
                                           SalWorkspace *workspace,
                                           const char *label,
                                           const SalDesignResult *result);

G_END_DECLS
