/* sal-territory-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* A territory in the list: its colour, name and who holds it, and how it stands. */
#define SAL_TYPE_TERRITORY_ROW (sal_territory_row_get_type ())
G_DECLARE_FINAL_TYPE (SalTerritoryRow, sal_territory_row, SAL, TERRITORY_ROW, GtkListBoxRow)

GtkWidget *sal_territory_row_new (guint territory);
guint sal_territory_row_get_territory (SalTerritoryRow *self);
double sal_territory_row_get_index (SalTerritoryRow *self);     /* NAN for none */
double sal_territory_row_get_deviation (SalTerritoryRow *self); /* without a sign */
void sal_territory_row_set_detailed (SalTerritoryRow *self);

/* From the design as it is now. */
void sal_territory_row_update (SalTerritoryRow *self,
                               SalTerritoryDesign *design,
                               guint measure,
                               double tolerance);
void sal_territory_row_set_color (SalTerritoryRow *self, const GdkRGBA *color);

G_END_DECLS
