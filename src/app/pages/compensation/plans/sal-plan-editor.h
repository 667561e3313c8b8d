/* sal-plan-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* A plan version while it is edited: each edit is stored as a change of its own, once the plan
 * means something. Until then it is kept here, with what is wrong.
 *
 * Signals: changed, whenever the plan or what is wrong did; drawn, whenever what is drawn of it,
 * and not taken yet, did; stored (SalChange *); failed (GError *), when storing did. */
#define SAL_TYPE_PLAN_EDITOR (sal_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanEditor, sal_plan_editor, SAL, PLAN_EDITOR, GObject)

SalPlanEditor *sal_plan_editor_new (SalStore *store);
gboolean sal_plan_editor_show (SalPlanEditor *self, SalRecord *version, GError **error);

const SalPlan *sal_plan_editor_get_plan (SalPlanEditor *self); /* (nullable) */
gint64 sal_plan_editor_get_id (SalPlanEditor *self);
/* What somebody draws: of whom it is as long as it is said to be drawn. (nullable): nothing */
void sal_plan_editor_set_drawn (SalPlanEditor *self, const SalPlan *plan);
const SalPlan *sal_plan_editor_get_drawn (SalPlanEditor *self);
gboolean sal_plan_editor_is_editable (SalPlanEditor *self);
gboolean sal_plan_editor_is_storing (SalPlanEditor *self);
/* (nullable): what is wrong, and where; what was edited is not stored as long as it is */
const char *sal_plan_editor_get_problem (SalPlanEditor *self, const char **path);

gboolean sal_plan_editor_set_value (SalPlanEditor *self,
                                    const char *path,
                                    const char *value,
                                    GError **error);
void sal_plan_editor_add (SalPlanEditor *self, const char *path);
void sal_plan_editor_remove (SalPlanEditor *self, const char *path);
void sal_plan_editor_move (SalPlanEditor *self, const char *path, int by);
void sal_plan_editor_take (SalPlanEditor *self, SalPlan *plan, const char *path);
void sal_plan_editor_discard (SalPlanEditor *self);

G_END_DECLS
