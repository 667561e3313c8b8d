/* sal-coverage-layer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-design-coverage.h"

G_BEGIN_DECLS

/**
 * SalCoverageLayer:
 * @SAL_COVERAGE_LAYER_DENSITY: open opportunities per 1,000 km²
 * @SAL_COVERAGE_LAYER_WIN_RATE: won ÷ (won + lost), 0 to 1
 * @SAL_COVERAGE_LAYER_GAPS: where nobody sells: a #SalCoverageGap
 * @SAL_COVERAGE_LAYER_WHITESPACE: potential that is not revenue, in minor units
 * @SAL_COVERAGE_LAYER_HUNTERS: the share of hunters in the coverage, 0 to 1
 *
 * What a map can say of coverage.
 */
typedef enum
{
  SAL_COVERAGE_LAYER_DENSITY,
  SAL_COVERAGE_LAYER_WIN_RATE,
  SAL_COVERAGE_LAYER_GAPS,
  SAL_COVERAGE_LAYER_WHITESPACE,
  SAL_COVERAGE_LAYER_HUNTERS,
  SAL_COVERAGE_N_LAYERS,
} SalCoverageLayer;

/* What is said of an area, a selection or a territory. */
typedef struct
{
  char *title;
  char *value;
  char *note; /* (nullable) */
} SalCoverageLine;

const char *sal_coverage_layer_get_label (SalCoverageLayer layer); /* translated */
double sal_coverage_layer_get_value (SalCoverageLayer layer,
                                     const SalDesignCoverage *coverage,
                                     const SalGeography *geography,
                                     guint area);
char *sal_coverage_layer_dup_title (SalCoverageLayer layer,
                                    const SalDesignCoverage *coverage,
                                    const SalTerritoryDesign *design,
                                    const char *currency);
const char *sal_coverage_gap_get_label (SalCoverageGap gap); /* translated */

GPtrArray *sal_coverage_figures_describe (const SalCoverageFigures *figures, const char *currency);
char *sal_coverage_format_share (double share);

G_END_DECLS
