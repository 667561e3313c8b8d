/* sal-statement-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-pay-statement-setting.h"

G_BEGIN_DECLS

/* What rows are about, beside opportunities: a line of the ledger. */
#define SAL_STATEMENT_LINK_LINE "ledger_line"

SalDocument *sal_statement_report_new_line (const SalPayStatementSetting *setting,
                                            const SalPayStatement *statement,
                                            const SalPayStatementLine *line,
                                            SalPaper paper);
SalDocument *sal_statement_report_new (const SalPayStatementSetting *setting,
                                       SalPayStatement *const *statements,
                                       guint n_statements,
                                       SalPaper paper);

G_END_DECLS
