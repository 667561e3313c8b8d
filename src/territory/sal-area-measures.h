/* sal-area-measures.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-facts.h"
#include "sal-territory-design.h"
#include "sal-us-areas.h"

G_BEGIN_DECLS

/* Measures that need no import: those of the Census, and those of one's own accounts. */
void sal_area_measures_add_census (SalTerritoryDesign *design, SalUsAreas *areas);
void sal_area_measures_add_census_of_zips (SalTerritoryDesign *design, SalUsAreas *areas);
void sal_area_measures_add_accounts (SalTerritoryDesign *design);

/* What each account is worth. */
void sal_area_measures_value_accounts (SalTerritoryDesign *design, SalFacts *facts);

/* A value of a measure as it is read. */
char *sal_area_measure_format (const SalAreaMeasure *measure,
                               double value,
                               const char *currency,
                               gboolean is_short);

/* Finds the area that an address lies in. */
/* Where an account is. */
typedef struct
{
  const char *county;      /* (nullable): code of a US county */
  const char *postal_code; /* (nullable) */
  const char *country;     /* (nullable): as people write it */
  SalCoordinate place;     /* NAN: not known */
} SalAreaAddress;
guint sal_area_measures_locate (const SalGeography *geography,
                                const char *key,
                                SalUsAreas *areas,
                                const SalAreaAddress *address);

G_END_DECLS
