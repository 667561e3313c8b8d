/* sal-cross-sell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cross-sell.h"

#include <math.h>

#include "sal-date.h"

void
sal_cross_sell_free (SalCrossSell *self)
{
  g_free (self->families);
  g_free (self->attached);
  g_free (self->attachable);
  g_free (self);
}

static const SalWhitespaceCell *
get_cell (const SalWhitespace *portfolio, const SalWhitespaceAccount *account, guint family)
{
  return sal_whitespace_get_cell (portfolio, account, SAL_WHITESPACE_ROW_WHOLE, family);
}

static void
add_attached (SalCrossSell *self,
              const SalWhitespace *portfolio,
              const SalWhitespaceAccount *account)
{
  for (guint i = 0; i < self->n_families; i++)
    {
      gint32 first = get_cell (portfolio, account, i)->first;

      for (guint k = 0; first != SAL_DATE_NONE && k < self->n_families; k++)
        {
          gint32 second = get_cell (portfolio, account, k)->first;

          if (k == i || (second != SAL_DATE_NONE && second <= first))
            continue;
          self->attachable[i * self->n_families + k]++;
          self->attached[i * self->n_families + k] += second != SAL_DATE_NONE;
        }
    }
}

static void
add_wallet (SalCrossSell *self, const SalWhitespaceCell *cell)
{
  if (cell->source != SAL_POTENTIAL_TYPED && cell->source != SAL_POTENTIAL_IMPORTED)
    return;
  self->wallet_ours += cell->current;
  self->wallet += MAX (cell->potential, cell->current);
}

static void
add_customer (SalCrossSell *self, const SalWhitespaceAccount *account, gint64 largest)
{
  self->n_customers++;
  self->n_broad += account->sum.n_owned >= 2;
  self->n_owned += account->sum.n_owned;
  self->outside += account->sum.current - largest;
}

static void
add_account (SalCrossSell *self,
             const SalWhitespace *portfolio,
             const SalWhitespaceAccount *account)
{
  gint64 largest = 0;

  for (guint i = 0; i < self->n_families; i++)
    {
      const SalWhitespaceCell *cell = get_cell (portfolio, account, i);
      SalCrossSellFamily *family = &self->families[i];

      sal_whitespace_sum_add (&family->sum, SAL_WHITESPACE_ROW_WHOLE, cell);
      sal_whitespace_sum_add (&self->sum, SAL_WHITESPACE_ROW_WHOLE, cell);
      family->n_owners += cell->state == SAL_WHITESPACE_OWNED;
      family->n_eligible += account->is_customer && cell->state > SAL_WHITESPACE_NOT_ELIGIBLE;
      family->n_attempts += cell->n_attempts;
      family->n_successes += cell->n_successes;
      self->n_attempts += cell->n_attempts;
      self->n_successes += cell->n_successes;
      largest = MAX (largest, cell->current);
      add_wallet (self, cell);
    }
  self->n_accounts++;
  if (account->is_customer)
    add_customer (self, account, largest);
  add_attached (self, portfolio, account);
}

/**
 * sal_cross_sell_new:
 * @portfolio: a portfolio
 * @accounts: (array length=n_accounts): places of accounts in it
 * @n_accounts: how many
 *
 * Counts how broadly some accounts buy.
 *
 * Returns: (transfer full): what was counted
 */
SalCrossSell *
sal_cross_sell_new (const SalWhitespace *portfolio, const guint *accounts, guint n_accounts)
{
  SalCrossSell *self = g_new0 (SalCrossSell, 1);
  guint n = sal_whitespace_n_families (portfolio);

  self->n_families = n;
  self->families = g_new0 (SalCrossSellFamily, n + 1);
  self->attached = g_new0 (guint, n * n + 1);
  self->attachable = g_new0 (guint, n * n + 1);
  for (guint i = 0; i < n_accounts; i++)
    add_account (self, portfolio, sal_whitespace_get_account (portfolio, accounts[i]));

  return self;
}

static double
divide (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

/**
 * sal_cross_sell_ratio:
 * @self: what was counted
 * @family: the place of a product family
 *
 * Tells the cross-sell ratio of a family: owners ÷ customers that are eligible.
 *
 * Returns: a share
 */
double
sal_cross_sell_ratio (const SalCrossSell *self, guint family)
{
  return divide (self->families[family].n_owners, self->families[family].n_eligible);
}

/**
 * sal_cross_sell_broad:
 * @self: what was counted
 *
 * Tells which share of customers own two families or more.
 *
 * Returns: a share
 */
double
sal_cross_sell_broad (const SalCrossSell *self)
{
  return divide (self->n_broad, self->n_customers);
}

/**
 * sal_cross_sell_families:
 * @self: what was counted
 *
 * Tells how many families a customer owns on average.
 *
 * Returns: a number
 */
double
sal_cross_sell_families (const SalCrossSell *self)
{
  return divide (self->n_owned, self->n_customers);
}

/**
 * sal_cross_sell_attach:
 * @self: what was counted
 * @first: the place of a product family
 * @second: that of another one
 *
 * Tells the attach rate: those that bought @second on a later day than @first, of all that had
 * bought @first when they had not bought @second.
 *
 * Returns: a share
 */
double
sal_cross_sell_attach (const SalCrossSell *self, guint first, guint second)
{
  guint place = first * self->n_families + second;

  return divide (self->attached[place], self->attachable[place]);
}

/**
 * sal_cross_sell_success:
 * @self: what was counted
 *
 * Tells the success rate of cross-sells: won ÷ (won + lost) of those closed within twelve months.
 * A cross-sell is an opportunity, or lines of one, for a family that an account had not bought when
 * it was created, while it had bought another one.
 *
 * Returns: a share
 */
double
sal_cross_sell_success (const SalCrossSell *self)
{
  return divide (self->n_successes, self->n_attempts);
}

/**
 * sal_cross_sell_outside:
 * @self: what was counted
 *
 * Tells which share of what customers buy in a year is of others than their largest family.
 *
 * Returns: a share
 */
double
sal_cross_sell_outside (const SalCrossSell *self)
{
  return divide ((double) self->outside, (double) self->sum.current);
}

/**
 * sal_cross_sell_wallet:
 * @self: what was counted
 *
 * Tells the share of wallet: what is bought from us ÷ potential, where one is typed or imported;
 * what peers pay says nothing about what a customer spends with others. Where more is bought than
 * the potential that is recorded, the wallet is what is bought.
 *
 * Returns: a share
 */
double
sal_cross_sell_wallet (const SalCrossSell *self)
{
  return divide ((double) self->wallet_ours, (double) self->wallet);
}
