/* sal-design-dots.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-coverage.h"
#include "sal-map-style.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/* The radius of the dot of the account that is worth most, in pixels. */
#define SAL_DESIGN_DOTS_LARGEST 15.0

/* An account on a map. */
typedef struct
{
  guint account; /* index */
  double worth;
  gboolean is_guessed; /* its place is not known: it is somewhere in its area */
  SalMapDot dot;
} SalDesignDot;

GArray *sal_design_dots_new (const SalTerritoryDesign *design,
                             const SalMapShape *shape,
                             const SalAccountCoverages *places,
                             SalAccountWorth worth);
void sal_design_dots_set (const GArray *dots, SalMapStyle *style, const SalTerritoryDesign *design);
void sal_design_dots_set_legend (const GArray *dots,
                                 SalMapStyle *style,
                                 SalAccountWorth worth,
                                 const char *currency);
void sal_design_dots_set_homes (SalMapStyle *style,
                                const SalTerritoryDesign *design,
                                const SalMapShape *shape);

G_END_DECLS
