/* sal-explain-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-chart.h"
#include "sal-explanation.h"

G_BEGIN_DECLS

/**
 * SalExplainWindow:
 *
 * What a figure is made of, row by row. Escape closes it.
 *
 * Signal show-records: the records it is made of are to be shown.
 */
#define SAL_TYPE_EXPLAIN_WINDOW (sal_explain_window_get_type ())
G_DECLARE_FINAL_TYPE (SalExplainWindow, sal_explain_window, SAL, EXPLAIN_WINDOW, AdwWindow)

/* @metric: (nullable): the key of its metric, whose definition is offered; @chart: (nullable): what
 * stands above the rows; @can_show: whether its records are to be had by
 * the signal. */
GtkWidget *sal_explain_window_new (GtkWindow *parent,
                                   const char *title,
                                   const char *metric,
                                   const SalExplanation *explanation,
                                   SalChart *chart,
                                   gboolean can_show);

G_END_DECLS
