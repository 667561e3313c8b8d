/* sal-statement-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-pay-statement-setting.h"

G_BEGIN_DECLS

/* What statements call things, for whoever shows them otherwise. */

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

G_END_DECLS
