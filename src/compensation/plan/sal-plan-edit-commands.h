/* sal-plan-edit-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* Commands of a pay store by which plans are edited, to be run by it; each says itself what it is
 * called. */

typedef struct
{
  const SalPlan *plan;
  gint64 id; /* what came of it: of the plan version */
} SalPlanCreation;

gboolean sal_plan_version_create (SalTransaction *transaction,
                                  gpointer plan_creation,
                                  GCancellable *cancellable,
                                  GError **error);

typedef struct
{
  const SalPlan *plan;
  gint64 id;          /* of the plan version */
  const char *field;  /* (nullable): what was edited, for people */
  const char *before; /* (nullable): the document that was edited */
} SalPlanEdit;

gboolean sal_plan_version_edit (SalTransaction *transaction,
                                gpointer plan_edit,
                                GCancellable *cancellable,
                                GError **error);
/* @id: a gint64 *, of the plan version */
gboolean sal_plan_version_delete (SalTransaction *transaction,
                                  gpointer id,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
