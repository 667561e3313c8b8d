/* sal-chart-palette.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} SalChartColor;

/**
 * SalChartTheme:
 * @dark: whether charts are drawn on a dark background
 * @high_contrast: whether the desktop asks for high contrast
 * @title: whether the chart draws its own title; exported charts do, tiles have their own
 * @font_family: (nullable): the font's family, %NULL for "Cantarell, Sans"
 * @font_size: height of labels in user space units, 0 for 12
 *
 * How a chart looks, apart from what it shows. A zero-initialised theme is the light one.
 */
typedef struct
{
  gboolean dark;
  gboolean high_contrast;
  gboolean title;
  const char *font_family;
  double font_size;
} SalChartTheme;

/* Hues for categories: Okabe–Ito, tuned per theme. */
#define SAL_CHART_N_HUES 7

/**
 * SalChartRole:
 * @SAL_CHART_ROLE_TEXT: labels that name data and values
 * @SAL_CHART_ROLE_DIM_TEXT: tick labels and captions
 * @SAL_CHART_ROLE_GRID: grid lines
 * @SAL_CHART_ROLE_AXIS: the zero line
 * @SAL_CHART_ROLE_PLAN: outlines of plans, quotas and targets
 * @SAL_CHART_ROLE_TRACK: the empty part of a bullet
 * @SAL_CHART_ROLE_LEVEL: the levels that a waterfall begins and ends with
 * @SAL_CHART_ROLE_SIGNAL: points of a control chart that are signals
 * @SAL_CHART_ROLE_BACKGROUND: behind the chart, painted by exports alone
 *
 * What a colour is for where it is not a hue.
 */
typedef enum
{
  SAL_CHART_ROLE_TEXT,
  SAL_CHART_ROLE_DIM_TEXT,
  SAL_CHART_ROLE_GRID,
  SAL_CHART_ROLE_AXIS,
  SAL_CHART_ROLE_PLAN,
  SAL_CHART_ROLE_TRACK,
  SAL_CHART_ROLE_LEVEL,
  SAL_CHART_ROLE_SIGNAL,
  SAL_CHART_ROLE_BACKGROUND,
} SalChartRole;

SalChartColor sal_chart_palette_hue (const SalChartTheme *theme, guint index);
SalChartColor sal_chart_palette_role (const SalChartTheme *theme, SalChartRole role);
SalChartColor sal_chart_palette_amount (const SalChartTheme *theme, double position);
SalChartColor sal_chart_palette_index (const SalChartTheme *theme, double position);
SalChartColor sal_chart_palette_text_on (const SalChartTheme *theme, SalChartColor background);
double sal_chart_color_contrast (SalChartColor one, SalChartColor other);

G_END_DECLS
