/* sal-design-comparison.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What goes from a territory of one design to a territory of another; SAL_TERRITORY_NONE for what
 * comes from none, or goes to none. */
typedef struct
{
  gint32 from; /* index in the first design */
  gint32 to;   /* index in the second */
  guint n_areas;
  guint n_accounts;
  guint n_open;    /* open opportunities of these accounts */
  gint64 revenue;  /* minor units: what they booked in the last twelve months */
  gint64 pipeline; /* likewise: what is open */
} SalDesignTransfer;

/* An account that moves. */
typedef struct
{
  guint account; /* index in the second design */
  gint32 from;
  gint32 to;
} SalDesignAccountMove;

/**
 * SalDesignComparison:
 * @matches: (array): by territory of the first design, the same one in the second, or
 *   %SAL_TERRITORY_NONE
 * @areas: (element-type SalDesignMove): the areas that move, in their order
 * @accounts: (element-type SalDesignAccountMove): the accounts that move, in their order
 * @transfers: (element-type SalDesignTransfer): per pair of territories, those of most revenue
 * first
 * @total: of all of them
 *
 * What moves from one alignment to another, and from whom to whom.
 */
typedef struct
{
  gint32 *matches;
  GArray *areas;
  GArray *accounts;
  GArray *transfers;
  SalDesignTransfer total;
} SalDesignComparison;

SalDesignComparison *sal_design_comparison_new (const SalTerritoryDesign *first,
                                                const SalTerritoryDesign *second);
void sal_design_comparison_free (SalDesignComparison *self);

char *sal_design_name_side (const SalTerritoryDesign *design, gint32 territory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignComparison, sal_design_comparison_free)

G_END_DECLS
