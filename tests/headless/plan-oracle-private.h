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

/* From cents of the plan to minor units of the currency paid in. */
Fraction oracle_convert (const OraclePlan *plan, Fraction cents);
gint64 oracle_to_paid (const OraclePlan *plan, Fraction cents);
gint64 oracle_plan_cap (const OraclePlan *plan);
/* Of the period that begins with a month: the first month that is measured, and the last of those
 * whose quota and target count. */
int oracle_measured_from (const OraclePlan *plan, int month);
int oracle_terms_last (const OraclePlan *plan, int month);

/* Whether something is taken back for a cancellation of a credit. */
gboolean oracle_counts (const OraclePlan *plan, int credit, int cancellation);
/* The plan as it is known on a day. */
OraclePlan oracle_as_known (const OraclePlan *plan, int day);
/* Whole amounts that sum to @total, where anybody has anything. */
void oracle_share_out (const OraclePlan *plan,
                       const OracleShares *shares,
                       gint64 total,
                       gint64 *amounts);
gint64 oracle_sum_back (const OraclePlan *plan, int credit, gint64 paid, int posted, int day);
void oracle_write_diary (const OraclePlan *plan, OracleResult *result);

G_END_DECLS
