/* sal-account-plan-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-account-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"

/* Grades and functions are in the order people expect, not that of the alphabet. */
#define BY_FUNCTION  "CASE \"function\" WHEN 'sales' THEN 0 WHEN 'service' THEN 1 ELSE 2 END"
#define GRADE(field) "CASE " field " WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END"

const SalPlanPartInfo sal_plan_parts[SAL_PLAN_N_PARTS] = {
  [SAL_PLAN_SECTIONS] = { "sections",
                          N_ ("Sections"),
                          &sal_plan_section_kind,
                          "SELECT id FROM plan_section WHERE plan = ?1 ORDER BY " BY_FUNCTION
                          ", id",
                          N_ ("What sales, service and product each have to say") },
  [SAL_PLAN_OBJECTIVES] = { "objectives",
                            N_ ("Objectives"),
                            &sal_plan_objective_kind,
                            "SELECT id FROM plan_objective WHERE plan = ?1"
                            " ORDER BY status <> 'open', due IS NULL, due, id",
                            N_ ("What we want to reach, and how we shall know") },
  [SAL_PLAN_PLAYS] = { "plays",
                       N_ ("Growth Plays"),
                       &sal_growth_play_kind,
                       "SELECT id FROM growth_play WHERE plan = ?1"
                       " ORDER BY status IN ('won', 'dropped'), value DESC, id",
                       N_ ("Ways in which the account may buy more") },
  [SAL_PLAN_RISKS] = { "risks",
                       N_ ("Risks"),
                       &sal_plan_risk_kind,
                       "SELECT id FROM plan_risk WHERE plan = ?1 ORDER BY status <> 'open',"
                       " (" GRADE ("likelihood") ") * (" GRADE ("impact") ") DESC, id",
                       N_ ("What may come in between, and what is done about it") },
  [SAL_PLAN_ACTIONS] = { "actions",
                         N_ ("Actions"),
                         &sal_plan_action_kind,
                         "SELECT id FROM plan_action WHERE plan = ?1"
                         " OR (plan IS NULL AND account = ?2)"
                         " ORDER BY status <> 'open', due IS NULL, due, id",
                         N_ ("Who is to do what until when") },
  [SAL_PLAN_RESOURCES] = { "resources",
                           N_ ("Resources"),
                           &sal_plan_resource_kind,
                           "SELECT id FROM plan_resource WHERE plan = ?1"
                           " ORDER BY agreed_on IS NULL, id",
                           N_ ("People, hours and money committed, and who agreed") },
  [SAL_PLAN_ASKS] = { "asks",
                      N_ ("Asks"),
                      &sal_plan_ask_kind,
                      "SELECT id FROM plan_ask WHERE plan = ?1"
                      " ORDER BY status <> 'open', due, id",
                      N_ ("What is asked of whom until when, for the next business review") },
  [SAL_PLAN_TEAM] = { "team",
                      N_ ("Team"),
                      &sal_account_team_member_kind,
                      "SELECT id FROM account_team_member WHERE account = ?2 AND ?1 IS NOT NULL"
                      " ORDER BY valid_to IS NOT NULL, valid_from, id",
                      N_ ("Who of us works for the account") },
};

/**
 * sal_plan_part_of_kind:
 * @kind: a kind of record
 *
 * Looks up which part of account plans records of a kind are.
 *
 * Returns: the part, or %SAL_PLAN_N_PARTS
 */
SalPlanPart
sal_plan_part_of_kind (const SalKind *kind)
{
  for (guint i = 0; i < SAL_PLAN_N_PARTS; i++)
    if (sal_plan_parts[i].kind == kind)
      return (SalPlanPart) i;

  return SAL_PLAN_N_PARTS;
}
