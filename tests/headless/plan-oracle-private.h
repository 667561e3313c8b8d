/* plan-oracle-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan-oracle.h"

G_BEGIN_DECLS

/* Percentages. */
Fraction oracle_curve_at (const OraclePlan *plan, Fraction percent);
Fraction oracle_matrix_at (const OraclePlan *plan, Fraction row, Fraction column);
/* Of what is measured, as the bounds are; cents. */
Fraction oracle_amount_at (const OraclePlan *plan, Fraction measured);
/* The part of the full score that a score of hundredths has. */
Fraction oracle_score (const OraclePlan *plan, int objective, int score);

typedef struct
{
  Fraction amount, dropped;
} OraclePaid;

/* What the months from @first to @last pay in all, capped; and what there would be without caps. */
OraclePaid oracle_pay_months (const OraclePlan *plan, int first, int last, int terms_last);
/* The same, with what each credit has of it. */
OraclePaid oracle_pay_months_shared (
    const OraclePlan *plan, int first, int last, int terms_last, OracleShares *shares);
void oracle_clear_shares (OracleShares *shares);

/* The plan as it is known on a day. */
OraclePlan oracle_as_known (const OraclePlan *plan, int day);
/* Of a period that was paid @total. */
void
oracle_take_back (const OraclePlan *plan, int first, int last, gint64 total, OracleResult *result);

G_END_DECLS
