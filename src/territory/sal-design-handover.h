/* sal-design-handover.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What one territory was and is; who holds it lives with that. */
typedef struct
{
  guint territory;
  char *name;             /* who holds it with the territory, or the territory alone */
  double before, after;   /* of the measure that is looked at */
  double km_before, km;   /* from home on average, one way; NAN: unknown */
  guint n_lost, n_gained; /* accounts */
} SalDesignHandoverSide;

/**
 * SalDesignHandover:
 * @measure: the index of the measure by which people lose or gain: what accounts bring, if any does
 * @sides: (element-type SalDesignHandoverSide): by territory
 * @order: (element-type guint): territories by what they gain, those that lose most in front
 * @n_accounts: accounts that go from one territory to another
 * @n_open: their open opportunities
 * @revenue: minor units: what they booked in the last twelve months
 * @pipeline: likewise: what is open
 * @km_before: the mean of the distances that are known both before and after; NAN: none is
 * @km_after: likewise
 *
 * What changes hands when areas of a design move.
 */
typedef struct
{
  guint measure;
  GArray *sides;
  GArray *order;
  guint n_accounts;
  guint n_open;
  gint64 revenue;
  gint64 pipeline;
  double km_before;
  double km_after;
  gint32 *owners; /* by account: before */
  guint n_owners;
} SalDesignHandover;

SalDesignHandover *sal_design_handover_new (SalTerritoryDesign *design, guint measure);
void sal_design_handover_free (SalDesignHandover *self);
void
sal_design_handover_finish (SalDesignHandover *self, SalTerritoryDesign *design, guint measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignHandover, sal_design_handover_free)

G_END_DECLS
