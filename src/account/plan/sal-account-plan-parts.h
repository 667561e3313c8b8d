/* sal-account-plan-parts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-kind.h"

G_BEGIN_DECLS

/**
 * SalPlanPart:
 *
 * What an account plan is made of besides its own fields: records that belong to it, in the order
 * they are shown in.
 */
typedef enum
{
  SAL_PLAN_SECTIONS,
  SAL_PLAN_OBJECTIVES,
  SAL_PLAN_PLAYS,
  SAL_PLAN_RISKS,
  SAL_PLAN_ACTIONS,
  SAL_PLAN_RESOURCES,
  SAL_PLAN_ASKS,
  SAL_PLAN_TEAM,
  SAL_PLAN_N_PARTS,
} SalPlanPart;

typedef struct
{
  const char *name;  /* of JSON and widgets */
  const char *title; /* N_() */
  const SalKind *kind;
  const char *ids;  /* SQL: ids in order; ?1 is the plan, ?2 the account */
  const char *hint; /* N_(): what it is for, where there is nothing */
} SalPlanPartInfo;

extern const SalPlanPartInfo sal_plan_parts[SAL_PLAN_N_PARTS];

SalPlanPart sal_plan_part_of_kind (const SalKind *kind);

G_END_DECLS
