/* sal-price-effect.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-rational.h"

G_BEGIN_DECLS

#define SAL_PRICE_NO_COST (-1)

/* What is asked for; prices and cost of one, in minor units of the same currency. */
typedef struct
{
  gint64 list;
  gint64 asked;
  gint64 cost; /* or SAL_PRICE_NO_COST */
  gint64 quantity;
} SalPriceAsk;

/**
 * SalPriceEffect:
 *
 * What a price below the list means. Shares are exact, amounts in the minor units of the ask.
 */
typedef struct
{
  SalRational discount;     /* of the list price */
  gint64 list_amount;       /* price × quantity */
  gint64 asked_amount;      /* likewise */
  gint64 given_up;          /* the one less the other */
  gboolean has_margin;      /* the cost is known; else what follows is 0 */
  SalRational list_margin;  /* (price − cost) ÷ price, at the list price */
  SalRational asked_margin; /* at the price asked for; of a price of 0 there is none: 0 */
  gint64 list_profit;       /* (price − cost) × quantity */
  gint64 asked_profit;
} SalPriceEffect;

gboolean sal_price_effect_compute (SalPriceEffect *self, const SalPriceAsk *ask, GError **error);
void sal_price_effect_clear (SalPriceEffect *self);
gint64 sal_price_share_to_rate (const SalRational *share);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalPriceEffect, sal_price_effect_clear)

G_END_DECLS
