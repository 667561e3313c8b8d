/* sal-plan-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan-path.h"

G_BEGIN_DECLS

/**
 * SalPlanUnit:
 * @SAL_PLAN_UNIT_NONE: a plain number, or no number
 * @SAL_PLAN_UNIT_SHARE: a share or an attainment: shown in percent
 * @SAL_PLAN_UNIT_MONEY: major units of the plan's currency
 * @SAL_PLAN_UNIT_COUNTED: what the component counts: money or a number
 * @SAL_PLAN_UNIT_BOUND: attainment, or what the component counts
 * @SAL_PLAN_UNIT_RATE: a share of the credit, money for one of what is counted, or a multiple of
 * the base rate
 *
 * What the numbers of a field are. Those that depend on others are told by
 * sal_plan_place_get_unit().
 */
typedef enum
{
  SAL_PLAN_UNIT_NONE,
  SAL_PLAN_UNIT_SHARE,
  SAL_PLAN_UNIT_MONEY,
  SAL_PLAN_UNIT_COUNTED,
  SAL_PLAN_UNIT_BOUND,
  SAL_PLAN_UNIT_RATE,
} SalPlanUnit;

const char *sal_plan_field_get_label (const SalPlanStructure *structure, const SalPlanField *field);
const char *sal_plan_field_get_hint (const SalPlanStructure *structure, const SalPlanField *field);
const char *sal_plan_field_get_choice (const SalPlanStructure *structure,
                                       const SalPlanField *field,
                                       int choice);
gboolean sal_plan_field_refers (const SalPlanStructure *structure, const SalPlanField *field);

/* (nullable): what a new item or part of the field is called: “Tier” */
const char *sal_plan_field_get_item (const SalPlanStructure *structure, const SalPlanField *field);

gboolean sal_plan_place_applies (const SalPlanPlace *place);
SalPlanUnit sal_plan_place_get_unit (const SalPlanPlace *place);
char *sal_plan_place_to_entry (const SalPlanPlace *place);
char *sal_plan_place_from_entry (const SalPlanPlace *place, const char *text);
char *sal_plan_place_to_words (const SalPlanPlace *place);

const char *sal_plan_component_get_name (const SalPlanComponent *self);
char *sal_plan_path_to_words (const SalPlan *plan, const char *path);

/* For people: “7.65 %”, “$50,000”, “1.5”. */
char *sal_plan_percent_to_words (const SalRational *value);
char *sal_plan_money_to_words (const SalRational *value, const char *currency);
char *sal_plan_number_to_words (const SalRational *value);

G_END_DECLS
