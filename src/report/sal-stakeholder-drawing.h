/* sal-stakeholder-drawing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "sal-chart-palette.h"
#include "sal-stakeholder-layout.h"

G_BEGIN_DECLS

/* Below this many pixels to a unit of the map nothing could be read. */
#define SAL_STAKEHOLDER_LEGIBLE 0.35

void sal_stakeholder_draw_box (const SalStakeholder *person,
                               cairo_t *cr,
                               const SalChartTheme *theme,
                               gboolean legible);
void sal_stakeholder_draw_lines (const SalStakeholderMap *map,
                                 const SalStakeholderLayout *layout,
                                 cairo_t *cr,
                                 const SalChartTheme *theme);
void sal_stakeholder_draw (const SalStakeholderMap *map,
                           const SalStakeholderLayout *layout,
                           cairo_t *cr,
                           const SalChartTheme *theme);
double sal_stakeholder_draw_legend (cairo_t *cr, const SalChartTheme *theme, double width);

G_END_DECLS
