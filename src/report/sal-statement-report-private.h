/* sal-statement-report-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-words.h"
#include "sal-statement-report.h"
#include "sal-statement-text.h"

G_BEGIN_DECLS

/* Takes @first and what follows it, up to %NULL. */
void sal_statement_report_add_row (GPtrArray *rows, char *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *sal_statement_report_create_rows (void);

/* How a method without slices pays, in a sentence. */
char *sal_statement_report_describe_method (const SalPayStatementLine *line,
                                            const SalPlan *plan,
                                            const SalPlanComponent *component);

/* From one balance to the next. */
void sal_statement_report_add_payment (SalDocument *document, const SalPayStatement *statement);
/* How a line was calculated, and of what. */
void sal_statement_report_add_line (SalDocument *document,
                                    const SalPayStatementSetting *setting,
                                    const SalPayStatementLine *line);

G_END_DECLS
