/* sal-area-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-geography.h"

G_BEGIN_DECLS

/* Cells that stand in a geography in place of an area that was split. Their codes tell of which:
 * 06037-90012 is the part of county 06037 around ZIP area 90012. */
char *sal_area_cell_dup_code (const char *area, const char *cell);
const char *sal_area_cell_get_own_code (const char *code); /* (nullable) */
char *sal_area_cell_dup_area (const char *code);           /* (nullable) */

gboolean sal_area_cells_any (const SalGeography *geography);
GArray *sal_area_cells_list (const SalGeography *geography, const char *area);
void sal_area_cells_share (const SalGeography *geography, double *weights);
void
sal_area_cells_divide (const GArray *cells, const double *shares, double value, double *values);
gboolean sal_area_cells_find (const SalGeography *geography,
                              const char *area,
                              const char *cell,
                              SalCoordinate place,
                              guint *found);

G_END_DECLS
