/* sal-statement-report.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-document.h"
#include "sal-pay-statement-setting.h"

G_BEGIN_DECLS

SalDocument *sal_statement_report_new (const SalPayStatementSetting *setting,
                                       SalPayStatement *const *statements,
                                       guint n_statements,
                                       SalPaper paper);

G_END_DECLS
