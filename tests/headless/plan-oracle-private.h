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

G_END_DECLS
