/* sal-earning.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-earning.h"

SalEarning *
sal_earning_new (guint component, SalEarningKind kind, SalPeriod period, gint32 posted)
{
  SalEarning *self = g_new0 (SalEarning, 1);

  self->component = component;
  self->kind = kind;
  self->period = period;
  self->posted = posted;
  self->shares = g_array_new (FALSE, FALSE, sizeof (SalEarningShare));

  return self;
}

void
sal_earning_free (SalEarning *self)
{
  g_array_unref (self->shares);
  if (self->payout.slices != NULL)
    sal_payout_clear (&self->payout);
  g_free (self);
}

gint64
sal_earning_get_share (const SalEarning *self, guint credit)
{
  gint64 amount = 0;

  for (guint i = 0; i < self->shares->len; i++)
    {
      const SalEarningShare *share = &g_array_index (self->shares, SalEarningShare, i);

      if (share->credit == credit)
        amount += share->amount;
    }

  return amount;
}
