/* sal-plan-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-plan-outcome.h"

G_BEGIN_DECLS

SalChart *sal_plan_chart_cost_of_sales (const SalPlanOutcome *outcome, SalTrialGrouping by);

G_END_DECLS
