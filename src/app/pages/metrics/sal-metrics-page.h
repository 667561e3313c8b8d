/* sal-metrics-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The Metrics room: the metrics of the program and of the workspace, what each means and how it
 * stands; own ones are added and edited here. Targets are keys of metrics. */
#define SAL_TYPE_METRICS_PAGE (sal_metrics_page_get_type ())
G_DECLARE_FINAL_TYPE (SalMetricsPage, sal_metrics_page, SAL, METRICS_PAGE, SalPage)

G_END_DECLS
