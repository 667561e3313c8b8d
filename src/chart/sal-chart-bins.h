/* sal-chart-bins.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double sal_chart_bins_width (const double *values, guint n_values);
GArray *sal_chart_bins_choose (const double *values, guint n_values, guint at_most);
GArray *
sal_chart_bins_count (const double *values, guint n_values, const double *edges, guint n_edges);

G_END_DECLS
