/* sal-portfolio-chart.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-portfolio.h"
#include "sal-chart.h"

G_BEGIN_DECLS

/* What a portfolio of accounts depends on, and which accounts are worth developing. */

SalChart *sal_portfolio_chart_concentration (const SalAccountPortfolio *portfolio);
char *sal_portfolio_describe_concentration (const SalAccountPortfolio *portfolio);
SalChart *sal_portfolio_chart_matrix (const SalAccountPortfolio *portfolio,
                                      const SalTierScheme *scheme,
                                      guint limit);

G_END_DECLS
