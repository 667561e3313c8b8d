/* sal-breadcrumbs.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SalBreadcrumbs:
 *
 * The path to what shows: each step above it is a button that leads back there.
 *
 * Signals: chosen (guint crumb): one above the last was clicked.
 */
#define SAL_TYPE_BREADCRUMBS (sal_breadcrumbs_get_type ())
G_DECLARE_FINAL_TYPE (SalBreadcrumbs, sal_breadcrumbs, SAL, BREADCRUMBS, GtkBox)

void sal_breadcrumbs_show (SalBreadcrumbs *self, const char *const *labels, guint n_labels);

G_END_DECLS
