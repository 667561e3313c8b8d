/* sal-cross-sell-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cross-sell.h"

G_BEGIN_DECLS

/* The figures of cross-selling, as they read. */
typedef enum
{
  SAL_CROSS_SELL_RATIO,
  SAL_CROSS_SELL_BROAD,
  SAL_CROSS_SELL_FAMILIES,
  SAL_CROSS_SELL_ATTACH,
  SAL_CROSS_SELL_SUCCESS,
  SAL_CROSS_SELL_OUTSIDE,
  SAL_CROSS_SELL_WALLET,
  SAL_CROSS_SELL_N_FIGURES,
} SalCrossSellFigure;

const char *sal_cross_sell_figure_get_label (SalCrossSellFigure figure);
char *sal_cross_sell_figure_format (const SalCrossSell *self, SalCrossSellFigure figure);
char *sal_cross_sell_figure_explain (const SalCrossSell *self,
                                     const SalWhitespace *portfolio,
                                     SalCrossSellFigure figure);

G_END_DECLS
