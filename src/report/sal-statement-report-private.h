/* sal-statement-report-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-words.h"
#include "sal-statement-report.h"

G_BEGIN_DECLS

/* Takes @first and what follows it, up to %NULL. */
void sal_statement_report_add_row (GPtrArray *rows, char *first, ...) G_GNUC_NULL_TERMINATED;
GPtrArray *sal_statement_report_create_rows (void);

char *sal_statement_report_name_period (const SalPayStatementSetting *setting, const char *period);
const char *sal_statement_report_name_component (const SalPayStatementSetting *setting,
                                                 const SalPayStatementLine *line);
char *sal_statement_report_name_plan (const SalPayStatementSetting *setting,
                                      const SalPayStatementLine *line);
/* What a line is: "Deals", "Deals: correction of Jan 2026". */
char *sal_statement_report_title_line (const SalPayStatementSetting *setting,
                                       const SalPayStatementLine *line);
/* (nullable): there is none. */
char *sal_statement_report_format_quota (const SalPayStatementSetting *setting,
                                         const SalPayStatementLine *line);
char *sal_statement_report_format_attainment (const SalPayStatementSetting *setting,
                                              const SalPayStatementLine *line);

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
