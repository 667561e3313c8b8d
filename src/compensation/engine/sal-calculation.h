/* sal-calculation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-earning.h"

G_BEGIN_DECLS

/* What a participation earns: SalEarning, in the order they are posted. */
GPtrArray *sal_calculation_run (const SalParticipation *participation, GError **error);

typedef void (*SalCalculationProgress) (double share, gpointer data);

GPtrArray *sal_calculation_run_all (const GPtrArray *participations,
                                    SalCalculationProgress progress,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);

/* What one of the plan's currency is in the one paid in: minor units for a minor unit; FALSE if the
 * plan has no rate. */
gboolean sal_calculation_exchange (const SalParticipation *participation, SalRational *rate);

/* Spends the budgets of SPIFs: by day, what they do not reach is not credited to them. */
void sal_calculation_spend_budgets (GPtrArray *participations);

G_END_DECLS
