/* sal-payout-turn.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"

G_BEGIN_DECLS

/* Which periods can be calculated next. */

/* Fiscal months and quarters, as pay has them. */
SalFiscalCalendar *sal_payout_turn_get_calendar (const SalFiscalCalendar *of);
GArray *
sal_payout_turn_list (const GPtrArray *periods, const SalFiscalCalendar *calendar, gint32 today);
guint sal_payout_turn_choose (const GArray *turn, const SalFiscalCalendar *calendar, gint32 today);

G_END_DECLS
