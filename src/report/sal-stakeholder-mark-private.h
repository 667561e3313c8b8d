/* sal-stakeholder-mark-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "sal-chart-palette.h"
#include "sal-stakeholder-routes.h"

G_BEGIN_DECLS

/* The signs of a stakeholder map; each can be told without its colour. */

typedef struct
{
  double x, y, width, height;
} SalStakeholderBox;

/* Between one ring of power and the next */
#define SAL_STAKEHOLDER_RING 3.0

void sal_stakeholder_set_color (cairo_t *cr, SalChartColor color);
void sal_stakeholder_trace_shape (cairo_t *cr, SalDecisionRole role, const SalStakeholderBox *box);
void sal_stakeholder_draw_shape (cairo_t *cr,
                                 SalDecisionRole role,
                                 SalPower power,
                                 const SalStakeholderBox *box,
                                 const SalChartTheme *theme);
void sal_stakeholder_draw_attitude (cairo_t *cr,
                                    SalAttitude attitude,
                                    double x,
                                    double y,
                                    double radius,
                                    const SalChartTheme *theme);
void sal_stakeholder_draw_coverage (cairo_t *cr,
                                    SalContactCoverage coverage,
                                    double x,
                                    double y,
                                    double width,
                                    const SalChartTheme *theme);
void sal_stakeholder_draw_arrow (cairo_t *cr,
                                 const SalStakeholderPlace *points,
                                 guint n,
                                 SalInfluenceStrength strength,
                                 const SalChartTheme *theme);

G_END_DECLS
