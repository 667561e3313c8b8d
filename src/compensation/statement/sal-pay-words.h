/* sal-pay-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-plan.h"

G_BEGIN_DECLS

/* How what is exact in a calculation is written for people: rounded, by locale. All are (transfer
 * full). */

/* Decimals of percentages: what is attained, and what is multiplied. */
#define SAL_PAY_SHARE_DECIMALS 2
#define SAL_PAY_RATE_DECIMALS  4

/* "7.65 %", without zeros at its end. */
char *sal_pay_words_percent (const SalRational *share, int most_decimals);
/* What a component counts: money of its plan, or a plain number; in the smallest units. */
char *sal_pay_words_units (gint64 units, const SalPlan *plan, const SalPlanComponent *component);
/* The same from an exact text. */
char *
sal_pay_words_measured (const char *exact, const SalPlan *plan, const SalPlanComponent *component);
/* What is credited, as the ledger has it: for a score, a percentage. */
char *sal_pay_words_credited (gint64 money,
                              const char *currency,
                              const SalPlan *plan,
                              const SalPlanComponent *component);
/* What is paid of what is counted: a percentage, or money for one. */
char *sal_pay_words_rate (const SalRational *rate,
                          const SalPlan *plan,
                          const SalPlanComponent *component);

G_END_DECLS
