/* sal-replay-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-chart.h"
#include "sal-replay-summary.h"
#include "sal-simulation.h"

G_BEGIN_DECLS

/* What plans cost and how fair they are, as charts. */

SalChart *sal_replay_chart_attainment (const SalReplaySummary *summary);
SalChart *sal_replay_chart_performance (const SalReplaySummary *summary);
SalChart *sal_replay_chart_lorenz (const SalReplaySummary *summary);
SalChart *sal_replay_chart_changes (const GArray *changes, const char *currency, guint limit);
SalChart *
sal_replay_chart_cost (const SalSimulation *simulation, const char *currency, gint64 budget);

G_END_DECLS
