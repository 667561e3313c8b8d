/* sal-earning-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-payout-statements.h"

G_BEGIN_DECLS

/**
 * SalEarningTable:
 *
 * What everybody earned in a period, line by line, with search and a total.
 *
 * Signals: activated (gint64 person, gint64 line), the line being 0 where there is none.
 */
#define SAL_TYPE_EARNING_TABLE (sal_earning_table_get_type ())
G_DECLARE_FINAL_TYPE (SalEarningTable, sal_earning_table, SAL, EARNING_TABLE, AdwBin)

void sal_earning_table_show (SalEarningTable *self, const SalPayoutStatements *content);
void sal_earning_table_focus_search (SalEarningTable *self);

G_END_DECLS
