/* sal-geography-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-store.h"

G_BEGIN_DECLS

/* Which areas: geographies by their keys, which are values of sal_geography_choices or the ids of
 * those that were imported. */
#define SAL_TYPE_GEOGRAPHY_ROW (sal_geography_row_get_type ())
G_DECLARE_FINAL_TYPE (SalGeographyRow, sal_geography_row, SAL, GEOGRAPHY_ROW, AdwComboRow)

void sal_geography_row_add (SalGeographyRow *self, const char *name, const char *key);
void sal_geography_row_read_imported (SalGeographyRow *self, SalStore *store);
void sal_geography_row_select (SalGeographyRow *self, const char *key);
const char *sal_geography_row_get_key (SalGeographyRow *self); /* (nullable) */

G_END_DECLS
