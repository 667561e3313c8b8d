/* sal-design-style-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of a choropleth; odd, so that one is in the middle. */
#define SAL_DESIGN_STYLE_N_SHADES 7

void sal_design_style_find_bounds (const double *values,
                                   guint n_areas,
                                   double bounds[SAL_DESIGN_STYLE_N_SHADES]);
guint sal_design_style_find_shade (const double bounds[SAL_DESIGN_STYLE_N_SHADES], double value);

G_END_DECLS
