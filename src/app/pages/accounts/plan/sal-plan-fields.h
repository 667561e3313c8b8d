/* sal-plan-fields.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-field-row.h"

G_BEGIN_DECLS

/**
 * SalPlanFields:
 *
 * Fields of one record in the rows of a page, edited in place: what was entered is stored when its
 * field is left, or at once where a value is chosen. What belongs together stands in one object; a
 * new record is stored once it is complete.
 *
 * Signal: changed (something was entered, or stored).
 */
#define SAL_TYPE_PLAN_FIELDS (sal_plan_fields_get_type ())
G_DECLARE_FINAL_TYPE (SalPlanFields, sal_plan_fields, SAL, PLAN_FIELDS, GObject)

SalPlanFields *sal_plan_fields_new (SalWorkspace *workspace, const SalKind *kind, GtkWidget *host);
GtkWidget *sal_plan_fields_add (SalPlanFields *self, const char *field);
void sal_plan_fields_take (SalPlanFields *self, SalRecord *record, gint64 version);
void sal_plan_fields_take_new (SalPlanFields *self, SalRecord *record);
gboolean sal_plan_fields_is_modified (SalPlanFields *self);
gboolean sal_plan_fields_commit (SalPlanFields *self);
void sal_plan_fields_revert (SalPlanFields *self);
void sal_plan_fields_focus (SalPlanFields *self);

G_END_DECLS
