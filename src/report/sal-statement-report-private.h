/* sal-statement-report-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-statement-report.h"
#include "sal-statement-text.h"

G_BEGIN_DECLS

/* Decimals of percentages: what is attained, and what is multiplied. */
#define SAL_STATEMENT_SHARE_DECIMALS 2
#define SAL_STATEMENT_RATE_DECIMALS  4

/* Takes @first and what follows it, up to %NULL. */
void sal_statement_report_add_row (GPtrArray *rows, char *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *sal_statement_report_create_rows (void);

/* "7.65 %", without zeros at its end. */
char *sal_statement_report_format_percent (const SalRational *share, int most_decimals);
/* In the smallest units. */
char *sal_statement_report_format_units (gint64 units,
                                         const SalPlan *plan,
                                         const SalPlanComponent *component);

/* How a method without slices pays, in a sentence. */
char *sal_statement_report_describe_method (const SalPayStatementLine *line,
                                            const SalPlan *plan,
                                            const SalPlanComponent *component);

/* From one balance to the next. */
void sal_statement_report_add_payment (SalDocument *document,
                                       const SalPayStatementSetting *setting,
                                       const SalPayStatement *statement);
/* How a line was calculated, and of what. */
void sal_statement_report_add_line (SalDocument *document,
                                    const SalPayStatementSetting *setting,
                                    const SalPayStatementLine *line);

G_END_DECLS
