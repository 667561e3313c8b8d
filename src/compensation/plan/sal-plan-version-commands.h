/* sal-plan-version-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"
#include "sal-transaction.h"

G_BEGIN_DECLS

/* Commands of a pay store, to be run by it; each says itself what it is called. */

/**
 * SalPlanImported:
 * @SAL_PLAN_IMPORTED_NEW: a version was added, as a draft
 * @SAL_PLAN_IMPORTED_CHANGED: the document of one that is not approved was replaced
 * @SAL_PLAN_IMPORTED_SAME: the version was there with that document: nothing was written
 *
 * What importing a document came to.
 */
typedef enum
{
  SAL_PLAN_IMPORTED_NEW,
  SAL_PLAN_IMPORTED_CHANGED,
  SAL_PLAN_IMPORTED_SAME,
} SalPlanImported;

typedef struct
{
  const SalPlan *plan;
  /* what came of it */
  SalPlanImported imported;
  gint64 id;           /* of the plan version */
  guint n_differences; /* fields that were changed */
} SalPlanImport;

gboolean sal_plan_version_import (SalTransaction *transaction,
                                  gpointer plan_import,
                                  GCancellable *cancellable,
                                  GError **error);

typedef enum
{
  SAL_PLAN_STEP_SUBMIT,
  SAL_PLAN_STEP_APPROVE,
  SAL_PLAN_STEP_ACTIVATE,
  SAL_PLAN_STEP_RETIRE,
} SalPlanStep;

typedef struct
{
  SalPlanStep step;
  gint64 id;            /* of the plan version */
  const char *approver; /* who approves it; who records that is the author of the change */
} SalPlanVersionStep;

/* Activating is final: it is to be run with %SAL_COMMAND_FINAL. */
gboolean sal_plan_version_take_step (SalTransaction *transaction,
                                     gpointer version_step,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
