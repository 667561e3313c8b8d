/* sal-plan-versions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-check.h"
#include "sal-connection.h"
#include "sal-plan.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* The plan versions of a pay store: records of sal_plan_version_kind. */

GPtrArray *sal_plan_versions_list (SalConnection *connection, GError **error);
SalRecord *sal_plan_versions_find (GPtrArray *versions, const char *name, GError **error);
GPtrArray *sal_plan_versions_list_plans (GPtrArray *versions);
SalRecord *sal_plan_versions_lookup (GPtrArray *versions, const char *name, const char *version);

/* Which version pays on a day. */
gboolean sal_plan_version_has_paid (SalRecord *self);
gboolean sal_plan_version_goes_before (SalRecord *self, SalRecord *other);
SalRecord *sal_plan_versions_find_on (GPtrArray *versions, const char *name, gint32 day);

/* NULL: it says none */
const char *sal_plan_version_of (const SalPlan *plan);
char *sal_plan_version_write_document (const SalPlan *plan);
SalPlan *sal_plan_version_read_document (SalRecord *self, GError **error);

/* Fields in which two plans differ. */
guint sal_plan_version_count_differences (const SalPlan *one, const SalPlan *other);

const SalCheckRule *sal_pay_check_rules (guint *n_rules);

/* A bit for each SalPayMeasure that a component of any of them names; what cannot be read asks for
 * nothing. */
guint sal_plan_versions_get_measures (const GPtrArray *versions);

G_END_DECLS
