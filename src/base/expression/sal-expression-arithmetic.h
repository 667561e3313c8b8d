/* sal-expression-arithmetic.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-expression.h"

G_BEGIN_DECLS

/* The arithmetic of the language, for whoever compiles it: all give FALSE where the result is
 * empty. */
gboolean sal_expression_integer_of (double number, gint64 *integer);
gboolean sal_expression_money_of (double number, int digits, gint64 *money);
gboolean sal_expression_multiply_by_rate (gint64 amount, gint64 rate, gint64 *result);
gboolean sal_expression_divide_by_rate (gint64 amount, gint64 rate, gint64 *result);
double sal_expression_round_number (double number, int decimals);
gint64 sal_expression_round_money (gint64 amount, int digits, int decimals);
gboolean sal_expression_date_plus (gint32 day, double days, gint32 *result);
char *sal_expression_change_case (SalExpressionFunction function, const char *text);
char *sal_expression_fold_text (const char *text);
gboolean sal_expression_match_text (SalExpressionOperation operation,
                                    const char *text,
                                    const char *folded_part);
int sal_expression_fiscal_part (SalExpressionFunction function,
                                const SalFiscalCalendar *calendar,
                                gint32 day);

G_END_DECLS
