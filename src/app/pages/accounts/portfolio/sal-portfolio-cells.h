/* sal-portfolio-cells.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-index-table.h"
#include "sal-portfolio-data.h"

G_BEGIN_DECLS

/* The cells of a table of accounts; their data is a SalPortfolioData, rows are its accounts. */
extern const SalIndexSource sal_portfolio_cells;

void sal_portfolio_cells_add_columns (SalIndexTable *table);

G_END_DECLS
