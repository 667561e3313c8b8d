/* sal-portfolio-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-page.h"

G_BEGIN_DECLS

/* All accounts by tier, with what they are measured by. */
#define SAL_TYPE_PORTFOLIO_PAGE (sal_portfolio_page_get_type ())
G_DECLARE_FINAL_TYPE (SalPortfolioPage, sal_portfolio_page, SAL, PORTFOLIO_PAGE, SalPage)

gboolean sal_portfolio_page_open_first (SalPortfolioPage *self);

G_END_DECLS
