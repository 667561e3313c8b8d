/* sal-pay-accrual.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-pay-accrual.h"

#include <glib/gi18n-lib.h>

#define MONTHS_OF_A_YEAR 12

const SalPayAccrualMember sal_pay_accrual_members[SAL_PAY_ACCRUAL_N_MEMBERS] = {
  { "earned",
    N_ ("Earned"),
    N_ ("Earnings, adjustments and top-ups posted in the month, less what is forfeited"),
    G_STRUCT_OFFSET (SalPayAccrualMonth, earned) },
  { "paid",
    N_ ("Paid"),
    N_ ("What a closed period pays, in the month after it"),
    G_STRUCT_OFFSET (SalPayAccrualMonth, paid) },
  { "due",
    N_ ("To Be Paid"),
    N_ ("What is calculated and not closed, and what the release schedule makes payable"),
    G_STRUCT_OFFSET (SalPayAccrualMonth, due) },
  { "liability",
    N_ ("Liability"),
    N_ ("At the end of the month: all that was earned, less what is paid by then"),
    G_STRUCT_OFFSET (SalPayAccrualMonth, liability) },
  { "exposed",
    N_ ("Not Vested"),
    N_ ("At the end of the month: advanced, and within the clawback window"),
    G_STRUCT_OFFSET (SalPayAccrualMonth, exposed) },
};

SalPayAccrual *
sal_pay_accrual_new (const char *currency)
{
  SalPayAccrual *self = g_new0 (SalPayAccrual, 1);

  self->currency = g_intern_string (currency);
  self->months = g_array_new (FALSE, TRUE, sizeof (SalPayAccrualMonth));

  return self;
}

void
sal_pay_accrual_free (SalPayAccrual *self)
{
  g_array_unref (self->months);
  g_free (self);
}

static int
get_first (const SalPayAccrual *self)
{
  return g_array_index (self->months, SalPayAccrualMonth, 0).month;
}

/* Valid until the next one. */
static SalPayAccrualMonth *
ensure (SalPayAccrual *self, int month)
{
  SalPayAccrualMonth one = { .month = month };

  if (self->months->len == 0)
    g_array_append_val (self->months, one);
  while (month < get_first (self))
    {
      one.month = get_first (self) - 1;
      g_array_prepend_val (self->months, one);
    }
  while (month >= get_first (self) + (int) self->months->len)
    {
      one.month = get_first (self) + (int) self->months->len;
      g_array_append_val (self->months, one);
    }

  return &g_array_index (self->months, SalPayAccrualMonth, (guint) (month - get_first (self)));
}

void
sal_pay_accrual_earn (SalPayAccrual *self, int month, gint64 amount)
{
  ensure (self, month)->earned += amount;
}

void
sal_pay_accrual_pay (SalPayAccrual *self, int month, gint64 amount)
{
  ensure (self, month)->paid += amount;
}

void
sal_pay_accrual_owe (SalPayAccrual *self, int month, gint64 amount)
{
  ensure (self, month)->due += amount;
}

/* Until it is finished, exposed is what comes and goes in the month. */
void
sal_pay_accrual_expose (SalPayAccrual *self, int released, int vested, gint64 amount)
{
  if (vested <= released)
    return;
  ensure (self, released)->exposed += amount;
  ensure (self, vested)->exposed -= amount;
}

/**
 * sal_pay_accrual_finish:
 * @self: an accrual that has everything
 *
 * Adds up what is at the end of months. To be called once.
 */
void
sal_pay_accrual_finish (SalPayAccrual *self)
{
  gint64 liability = 0, exposed = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      SalPayAccrualMonth *one = &g_array_index (self->months, SalPayAccrualMonth, i);

      liability += one->earned - one->paid - one->due;
      exposed += one->exposed;
      one->liability = liability;
      one->exposed = exposed;
    }
}

char *
sal_pay_accrual_write_month (int month)
{
  return g_strdup_printf ("%04d-%02d", month / MONTHS_OF_A_YEAR, month % MONTHS_OF_A_YEAR + 1);
}
