/* sal-sample-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "sal-sample-deal.h"

#define SECOND_LINE 0.15
#define THIRD_LINE  0.22 /* of those with a second */

static int
pick_quantity (SalSampleDealContext *context, const SalSampleDeal *deal, guint product)
{
  const SalSampleAccount *account = sal_sample_account (context->accounts, deal->account);
  double usual = sal_sample_products[product].quantity;
  double size = sal_sample_segments[account->segment].size;
  double wanted;

  /* The dearer a thing is, the less its number follows the size of the customer. */
  if (usual < 1.6)
    size = sqrt (size);
  wanted = sal_sample_random_lognormal (&context->random, usual * size, 0.5);

  return MAX ((int) (wanted + 0.5), 1);
}

static double
rising_discount (const SalSampleDealContext *context, const SalSampleDeal *deal)
{
  gint32 day = MIN (deal->ends, context->company->calendar.today);
  double progress = (day - (context->company->calendar.today - SAL_SAMPLE_RISING_DAYS)) /
                    (double) SAL_SAMPLE_RISING_DAYS;

  return SAL_SAMPLE_RISING_DISCOUNT * CLAMP (progress, 0, 1);
}

/* In thousandths, rounded to half percents as people grant them. */
static int
pick_discount (SalSampleDealContext *context, const SalSampleDeal *deal, guint product)
{
  const SalSampleAccount *account = sal_sample_account (context->accounts, deal->account);
  SalSampleFamilyCode family = sal_sample_products[product].family;
  double discount =
      sal_sample_product_families[family].discount + sal_sample_segments[account->segment].discount;
  double spread = 0.25 + 1.5 * sal_sample_random_unit (&context->random);

  if (family == SAL_SAMPLE_RISING_FAMILY)
    discount += rising_discount (context, deal);
  if (deal->type == SAL_SAMPLE_DEAL_RENEWAL)
    discount *= 0.6;
  if (deal->loss == SAL_SAMPLE_LOSS_PRICE)
    discount *= 1.2;

  return MIN ((int) (discount * spread * 200 + 0.5), 80) * 5;
}

static void
add_line (SalSampleDealContext *context, SalSampleDeal *deal, guint product, int quantity)
{
  SalSampleLine *line = &deal->lines[deal->n_lines++];
  gint64 full;

  if (sal_sample_product_families[sal_sample_products[product].family].recurring)
    quantity *= (int) deal->years;
  line->product = (guint8) product;
  line->quantity = quantity;
  line->unit_price = sal_sample_list_price (product, deal->currency);
  line->discount = pick_discount (context, deal, product);
  full = line->quantity * line->unit_price;
  line->amount = (full * (1000 - line->discount) + 500) / 1000;
  deal->list_amount += full;
  deal->amount += line->amount;
}

static gboolean
has_product (const SalSampleDeal *deal, guint product)
{
  for (guint i = 0; i < deal->n_lines; i++)
    if (deal->lines[i].product == product)
      return TRUE;

  return FALSE;
}

static guint
pick_years (SalSampleRandom *random)
{
  double at = sal_sample_random_unit (random);

  return at < 0.64 ? 1 : at < 0.78 ? 2 : 3;
}

/**
 * sal_sample_deal_add_lines:
 * @context: what deals are made from
 * @deal: a deal that knows its account, type and how it ends
 * @renewed: (nullable): the contract that a renewal renews
 *
 * Chooses what is to be sold, how much of it and at which discount; the deal's amount is the sum of
 * its lines.
 */
void
sal_sample_deal_add_lines (SalSampleDealContext *context,
                           SalSampleDeal *deal,
                           const SalSampleContract *renewed)
{
  SalSampleRandom *random = &context->random;
  guint n = 1;

  if (sal_sample_random_chance (random, SECOND_LINE))
    n = sal_sample_random_chance (random, THIRD_LINE) ? 3 : 2;

  deal->years = pick_years (random);
  if (renewed)
    add_line (context,
              deal,
              renewed->product,
              MAX (renewed->quantity + sal_sample_random_between (random, -1, 2) / 2, 1));
  while (deal->n_lines < n)
    {
      guint product = sal_sample_alias_pick (context->products, random);

      if (!has_product (deal, product))
        add_line (context, deal, product, pick_quantity (context, deal, product));
    }

  deal->product = deal->lines[0].product;
  deal->family = sal_sample_products[deal->product].family;
  deal->discount = (int) (((deal->list_amount - deal->amount) * 1000 + deal->list_amount / 2) /
                          deal->list_amount);
}
