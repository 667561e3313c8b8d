/* sal-limits.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fact-query.h"
#include "sal-store.h"

G_BEGIN_DECLS

/* The months that the limits of all control charts are frozen over, a setting of the workspace:
 * "2025-P02/2026-P01". As long as there is none, limits follow the months before those judged. */
#define SAL_LIMITS_SETTING "limits"

/* Fewer give no limits: one more than sal-control-chart.h says, as stocks are charted by what they
 * change by from month to month. */
#define SAL_LIMITS_MIN_MONTHS 13

/* Months as codes of SAL_FACT_MONTH. */
gboolean sal_limits_from_text (const char *text, gint32 *first, gint32 *last);
char *sal_limits_to_text (gint32 first, gint32 last);
/* Why limits cannot be frozen over these months; NULL if they can. (transfer full) */
char *sal_limits_find_problem (gint32 first, gint32 last, gint32 newest);
/* Freezes them as one change; with SAL_DIMENSION_NONE, has them follow again. */
void sal_limits_freeze_async (SalStore *store,
                              const SalFiscalCalendar *calendar,
                              gint32 first,
                              gint32 last,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean sal_limits_freeze_finish (SalStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
