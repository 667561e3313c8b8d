/* sal-accrual-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-pay-accrual.h"

G_BEGIN_DECLS

/* Charts of what is earned and paid month by month. */

SalChart *sal_accrual_chart_flow (const SalPayAccrual *accrual);
SalChart *sal_accrual_chart_balance (const SalPayAccrual *accrual);
char *sal_accrual_chart_format_month (int month);

G_END_DECLS
