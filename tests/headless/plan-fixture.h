/* plan-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-evaluation.h"

G_BEGIN_DECLS

/* A calculation as texts: what stands in the files of “plan evaluate”. Those that are NULL are not
 * there; without participants there is one, “A”. */
typedef struct
{
  const char *plan; /* members of a document; those it has to have and has not are added */
  const char *participants;
  const char *credits;
  const char *quotas;
  const char *cancellations;
  const char *adjustments;
  const char *other_plan; /* another that participants can be in, as @plan */
  const char *invoices;
} PlanTexts;

JsonNode *plan_fixture_document (const char *members);
SalPlan *plan_fixture_parse (const char *members, GError **error);
SalEvaluation *plan_fixture_evaluate (const PlanTexts *texts, GError **error);
void plan_fixture_check_payments (const SalEvaluation *evaluation);
void plan_fixture_check_shares (const SalEvaluation *evaluation);
void plan_fixture_check_replay (const SalEvaluation *evaluation);

G_END_DECLS
