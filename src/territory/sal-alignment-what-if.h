/* sal-alignment-what-if.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What a new representative is taken to carry, as a territory without a position is. */
#define SAL_WHAT_IF_NEW_CAPACITY 1

/* A territory that goes. */
typedef struct
{
  guint territory; /* index in the design */
  gint32 into;     /* gets its accounts and rules, beside areas; SAL_TERRITORY_NONE: none does */
} SalWhatIfRemoval;

/* A territory that can carry more or less. */
typedef struct
{
  guint territory;
  double capacity; /* full-time equivalents */
} SalWhatIfCapacity;

/**
 * SalWhatIf:
 * @assignment: (array length=n_areas): by area, the index of its territory; from @n_territories on
 *   those that are new
 * @n_areas: how many
 * @n_territories: how many the design has
 * @added: (element-type utf8): the names of new territories
 * @removed: (element-type SalWhatIfRemoval): which go
 * @capacities: (element-type SalWhatIfCapacity): what is to be changed of these
 *
 * What a design would be if something happened. The design stays as it is.
 */
typedef struct
{
  gint32 *assignment;
  guint n_areas;
  guint n_territories;
  GPtrArray *added;
  GArray *removed;
  GArray *capacities;
} SalWhatIf;

void sal_what_if_free (SalWhatIf *self);

/* A representative leaves: others take over, or somebody is to be found. */
SalWhatIf *sal_what_if_divide (const SalTerritoryDesign *design, guint territory, guint measure);
SalWhatIf *sal_what_if_vacate (const SalTerritoryDesign *design, guint territory);

/* More or fewer people. */
SalWhatIf *sal_what_if_add_people (const SalTerritoryDesign *design,
                                   guint measure,
                                   guint n_people,
                                   GCancellable *cancellable,
                                   GError **error);
SalWhatIf *sal_what_if_remove_people (const SalTerritoryDesign *design,
                                      guint measure,
                                      guint n_people,
                                      GError **error);

/* Areas that grow or shrink together, for sal_territory_design_set_factor(). */
GArray *sal_what_if_list_region (const SalTerritoryDesign *design, gint64 parent);
GArray *sal_what_if_list_part (const SalTerritoryDesign *design, const char *code);

/* A customer that much of a territory's revenue comes from. */
typedef struct
{
  gint32 territory;
  guint account;  /* index in the design */
  double revenue; /* minor units: what the territory has of it */
  double share;   /* of the revenue of the territory */
} SalWhatIfCustomer;

GArray *sal_what_if_list_customers (const SalTerritoryDesign *design, double share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalWhatIf, sal_what_if_free)

G_END_DECLS
