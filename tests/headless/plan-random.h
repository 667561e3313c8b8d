/* plan-random.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan-oracle.h"
#include "sal-participation.h"

G_BEGIN_DECLS

/* Random plans that the oracle knows how to calculate. */

OraclePlan plan_random_draw (void);
void plan_random_redraw (OraclePlan *plan);
char *plan_random_write (const OraclePlan *plan);
void plan_random_add_currency (OraclePlan *plan);
void plan_random_add_cancellations (OraclePlan *plan);
SalParticipation *
plan_random_participate (const OraclePlan *plan, const SalPlan *document, GPtrArray *cancellations);

G_END_DECLS
