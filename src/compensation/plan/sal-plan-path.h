/* sal-plan-path.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* Places of a plan by the path that messages and comparisons name them by:
 * “components[0].method.tiers[1].rate”. What is edited is edited by them, whatever part it is of.
 */

/* Where a path leads: a field of a part, or one item of a field that is a list. */
typedef struct
{
  const SalPlan *plan;
  const SalPlanComponent *component;  /* (nullable): that it is in */
  const SalPlanStructure *structure;  /* of the part that has the field */
  gpointer self;                      /* the part */
  const SalPlanStructure *owner_type; /* (nullable): of the part that has the part */
  gpointer owner;                     /* (nullable) */
  const SalPlanField *field;
  int index; /* of an item; −1: the field itself */
} SalPlanPlace;

SalPlan *sal_plan_copy (const SalPlan *self);
gboolean sal_plan_find (const SalPlan *self, const char *path, SalPlanPlace *place);
gpointer sal_plan_place_get_part (const SalPlanPlace *place, const SalPlanStructure **structure);

gboolean sal_plan_set_value (SalPlan *self, const char *path, const char *value, GError **error);
gboolean sal_plan_add (SalPlan *self, const char *path);
gboolean sal_plan_remove (SalPlan *self, const char *path);
gboolean sal_plan_move_item (SalPlan *self, const char *path, int by);

G_END_DECLS
