/* sal-credit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-credit.h"

GPtrArray *
sal_cancellations_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * sal_credit_cancel:
 * @self: a credit
 * @owner: (element-type SalCancellation): what its cancellations are kept in, which has to outlive
 *   it: see sal_cancellations_new()
 * @date: the day
 * @money: how much of it is cancelled, minor units of the plan's currency
 * @number: the same in millionths
 *
 * Cancels a part of a credit. What is cancelled on one day is one cancellation.
 */
void
sal_credit_cancel (SalCredit *self, GPtrArray *owner, gint32 date, gint64 money, gint64 number)
{
  SalCancellation **at = &self->cancellation;
  SalCancellation *added;

  while (*at != NULL && (*at)->date < date)
    at = &(*at)->next;
  if (*at != NULL && (*at)->date == date)
    {
      (*at)->money += money;
      (*at)->number += number;
      return;
    }
  added = g_new (SalCancellation, 1);
  *added = (SalCancellation){ date, money, number, *at };
  g_ptr_array_add (owner, added);
  *at = added;
}

gboolean
sal_credit_is_cancelled_alike (const SalCredit *self, const SalCredit *other)
{
  const SalCancellation *one = self->cancellation, *two = other->cancellation;

  for (; one != NULL && two != NULL; one = one->next, two = two->next)
    if (one->date != two->date || one->money != two->money || one->number != two->number)
      return FALSE;

  return one == two;
}
