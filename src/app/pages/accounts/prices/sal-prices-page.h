/* sal-prices-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* The prices below the list that were asked for: those to decide first, with who may decide them
 * and precedents beside, and the matrix of decision rights. */
#define SAL_TYPE_PRICES_PAGE (sal_prices_page_get_type ())
G_DECLARE_FINAL_TYPE (SalPricesPage, sal_prices_page, SAL, PRICES_PAGE, SalPage)

G_END_DECLS
