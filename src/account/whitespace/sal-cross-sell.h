/* sal-cross-sell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-whitespace.h"

G_BEGIN_DECLS

/* Of a product family. */
typedef struct
{
  guint n_owners;   /* customers that own it */
  guint n_eligible; /* customers for which nothing says that they are not */
  SalWhitespaceSum sum;
  guint n_attempts, n_successes;
} SalCrossSellFamily;

/**
 * SalCrossSell:
 *
 * How broadly customers buy. A customer is an account that owns something. Amounts are minor units
 * of the reporting currency, for a year.
 */
typedef struct
{
  guint n_accounts;
  guint n_customers;
  guint n_broad;        /* that own two families or more */
  guint n_owned;        /* families, of all customers */
  SalWhitespaceSum sum; /* of all accounts */
  gint64 outside;       /* what is bought of others than each customer's largest family */
  gint64 wallet_ours;   /* where a potential is recorded: what is bought from us */
  gint64 wallet;    /* and what is bought of all, that is, the potential or ours if it is more */
  guint n_attempts; /* cross-sells that were won or lost within twelve months */
  guint n_successes;
  guint n_families;
  SalCrossSellFamily *families;
  guint *attached;   /* families × families: customers that bought the second after the first, */
  guint *attachable; /* and those that had the first when they did not have the second */
} SalCrossSell;

SalCrossSell *
sal_cross_sell_new (const SalWhitespace *portfolio, const guint *accounts, guint n_accounts);
void sal_cross_sell_free (SalCrossSell *self);

/* Shares from 0 to 1, and a number of families; NaN if there is nothing to divide by. */
double sal_cross_sell_ratio (const SalCrossSell *self, guint family);
double sal_cross_sell_broad (const SalCrossSell *self);
double sal_cross_sell_families (const SalCrossSell *self);
double sal_cross_sell_attach (const SalCrossSell *self, guint first, guint second);
double sal_cross_sell_success (const SalCrossSell *self);
double sal_cross_sell_outside (const SalCrossSell *self);
double sal_cross_sell_wallet (const SalCrossSell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalCrossSell, sal_cross_sell_free)

G_END_DECLS
