/* sal-design-staffing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* In place of a position: a territory that has none. */
#define SAL_STAFFING_NONE -1

/* What change counts if nothing else is said: as much as travel. */
#define SAL_STAFFING_DEFAULT_WEIGHT 0.5

/* A position that territories can be given to. */
typedef struct
{
  gint64 id;
  char *holder;       /* (nullable): who holds it, if anybody does */
  SalCoordinate home; /* of the holder; NAN: unknown */
  double capacity;    /* full-time equivalents that it can carry */
} SalStaffingPosition;

/* Who has a territory, and who is to. */
typedef struct
{
  gint32 now;      /* index of a position, or SAL_STAFFING_NONE */
  gint32 then;     /* likewise */
  double now_km;   /* from home, on average, one way; NAN: unknown */
  double then_km;  /* likewise */
  double whole;    /* what it has of the measure that is to be kept */
  double kept_now; /* of that, what had the person who has the territory now */
  double kept_then;
} SalStaffingLine;

/**
 * SalStaffingPlan:
 * @lines: (array length=n_lines): by territory of the design
 * @n_lines: how many
 * @free: (element-type guint): the people without a territory then, by index
 * @n_changed: how many territories change
 * @n_measured: how many people have a territory both now and then whose distance is known
 * @now_km: the mean of the distances of these people
 * @then_km: likewise
 * @whole: what all territories have of the measure that is to be kept
 * @kept_now: what of it is with the person who had it before
 * @kept_then: likewise
 * @now_cost: what is made least, as it is: the mean over territories that are not locked, 0 or more
 * @then_cost: likewise, as it would be: no more than @now_cost unless positions without a territory
 *   get one
 * @now_deviation: how far the measure that distances are weighted by is from its target in the
 *   territory that is farthest, in per cent: targets follow what people can carry
 * @then_deviation: likewise
 *
 * Who would have what.
 */
typedef struct
{
  SalStaffingLine *lines;
  guint n_lines;
  GArray *free;
  guint n_changed;
  guint n_measured;
  double now_km;
  double then_km;
  double whole;
  double kept_now;
  double kept_then;
  double now_cost;
  double then_cost;
  double now_deviation;
  double then_deviation;
} SalStaffingPlan;

/**
 * SalDesignStaffing:
 *
 * The question who is to have which territory of a design. It keeps nothing of the design, and may
 * be solved on any thread.
 */
typedef struct _SalDesignStaffing SalDesignStaffing;

SalDesignStaffing *sal_design_staffing_new (SalTerritoryDesign *design,
                                            const SalTerritoryDesign *before,
                                            guint measure,
                                            guint kept_measure);
SalDesignStaffing *sal_design_staffing_ref (SalDesignStaffing *self);
void sal_design_staffing_unref (SalDesignStaffing *self);
guint sal_design_staffing_find_kept_measure (const SalTerritoryDesign *design, guint otherwise);

const SalStaffingPosition *sal_design_staffing_get_position (const SalDesignStaffing *self,
                                                             guint index);
guint sal_design_staffing_get_n_positions (const SalDesignStaffing *self);
guint sal_design_staffing_count_homes (const SalDesignStaffing *self);
gint64 sal_design_staffing_get_territory (const SalDesignStaffing *self, guint index);
SalStaffingPlan *sal_design_staffing_solve (SalDesignStaffing *self,
                                            double weight_of_change,
                                            GCancellable *cancellable,
                                            GError **error);
void sal_staffing_plan_free (SalStaffingPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalDesignStaffing, sal_design_staffing_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalStaffingPlan, sal_staffing_plan_free)

G_END_DECLS
