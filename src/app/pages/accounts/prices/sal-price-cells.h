/* sal-price-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-price-exceptions.h"

G_BEGIN_DECLS

/* Tables of exceptions: the data is a SalPriceExceptions, rows are places in it. */
extern const SalIndexSource sal_price_cells;

void sal_price_cells_add_columns (SalIndexTable *table, gboolean with_account);
char *sal_price_describe (const SalPriceException *exception);

G_END_DECLS
