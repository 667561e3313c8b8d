/* sal-price-effect.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-price-effect.h"

#include <glib/gi18n-lib.h>

static gboolean
check (const SalPriceAsk *ask, GError **error)
{
  if (ask->list <= 0)
    g_set_error_literal (
        error, SAL_ERROR, SAL_ERROR_VALUE, _ ("A list price should be above zero"));
  else if (ask->asked < 0)
    g_set_error_literal (
        error, SAL_ERROR, SAL_ERROR_VALUE, _ ("A price asked for should not be below zero"));
  else if (ask->quantity <= 0)
    g_set_error_literal (error, SAL_ERROR, SAL_ERROR_VALUE, _ ("A quantity should be above zero"));
  else
    return TRUE;

  return FALSE;
}

/* 1 − part ÷ whole */
static void
set_rest (SalRational *result, gint64 part, gint64 whole)
{
  sal_rational_set_ratio (result, whole - part, whole);
}

static gboolean
multiply (gint64 one, gint64 other, gint64 *product, GError **error)
{
  if (!__builtin_mul_overflow (one, other, product))
    return TRUE;
  g_set_error_literal (
      error, SAL_ERROR, SAL_ERROR_OVERFLOW, _ ("The price times the quantity is too large"));

  return FALSE;
}

/**
 * sal_price_effect_compute:
 * @self: (out): the effect, to be cleared
 * @ask: prices, cost and quantity
 * @error: return location for an error
 *
 * Computes what a price does: discount = 1 − asked ÷ list; margin = (price − cost) ÷ price.
 *
 * Fails with %SAL_ERROR_VALUE if a price or the quantity is out of bounds, and with
 * %SAL_ERROR_OVERFLOW.
 *
 * Returns: whether it could be computed; if not, @self is zero
 */
gboolean
sal_price_effect_compute (SalPriceEffect *self, const SalPriceAsk *ask, GError **error)
{
  *self = (SalPriceEffect){ .discount = SAL_RATIONAL_INIT,
                            .list_margin = SAL_RATIONAL_INIT,
                            .asked_margin = SAL_RATIONAL_INIT };
  if (!check (ask, error) || !multiply (ask->list, ask->quantity, &self->list_amount, error) ||
      !multiply (ask->asked, ask->quantity, &self->asked_amount, error))
    return FALSE;
  set_rest (&self->discount, ask->asked, ask->list);
  self->given_up = self->list_amount - self->asked_amount;
  if (ask->cost == SAL_PRICE_NO_COST)
    return TRUE;

  self->has_margin = TRUE;
  set_rest (&self->list_margin, ask->cost, ask->list);
  if (ask->asked > 0)
    set_rest (&self->asked_margin, ask->cost, ask->asked);

  return multiply (ask->list - ask->cost, ask->quantity, &self->list_profit, error) &&
         multiply (ask->asked - ask->cost, ask->quantity, &self->asked_profit, error);
}

void
sal_price_effect_clear (SalPriceEffect *self)
{
  sal_rational_clear (&self->discount);
  sal_rational_clear (&self->list_margin);
  sal_rational_clear (&self->asked_margin);
}

/**
 * sal_price_share_to_rate:
 * @share: a discount or a margin
 *
 * Makes a share what rates are stored and shown as, rounded half away from zero.
 *
 * Returns: the share, scaled by %SAL_RATE_ONE
 */
gint64
sal_price_share_to_rate (const SalRational *share)
{
  g_auto (SalRational) scaled = SAL_RATIONAL_INIT;
  gint64 rounded = 0;

  sal_rational_set_integer (&scaled, SAL_RATE_ONE);
  sal_rational_multiply (&scaled, &scaled, share);
  sal_rational_round (&scaled, &rounded);

  return rounded;
}
