/* sal-health-charts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-churn-model.h"

G_BEGIN_DECLS

SalChart *sal_health_chart_signal (const SalHealthBook *book,
                                   const SalHealthAccount *account,
                                   SalSignalType type);
SalChart *sal_health_chart_history (const SalHealthBook *book, const SalHealthAccount *account);
SalChart *sal_health_chart_calibration (const SalChurnModel *model);

/* How many months the charts go back. */
#define SAL_HEALTH_CHART_MONTHS 24

G_END_DECLS
