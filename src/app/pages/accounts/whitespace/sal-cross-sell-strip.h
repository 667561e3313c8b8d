/* sal-cross-sell-strip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-cross-sell.h"

G_BEGIN_DECLS

/* The figures of cross-selling in a line, each of which says what it is computed from. */
#define SAL_TYPE_CROSS_SELL_STRIP (sal_cross_sell_strip_get_type ())
G_DECLARE_FINAL_TYPE (SalCrossSellStrip, sal_cross_sell_strip, SAL, CROSS_SELL_STRIP, AdwBin)

void sal_cross_sell_strip_show (SalCrossSellStrip *self,
                                const SalCrossSell *sell,
                                const SalWhitespace *portfolio);

G_END_DECLS
