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

/* --- schedules --- */

/**
 * sal_credit_schedule_new:
 * @owner: what it is kept in, as cancellations are: see sal_cancellations_new()
 * @steps: (array length=n_steps): what happens, by day
 * @n_steps: how many
 *
 * Makes a schedule. What happens on one day is one step.
 *
 * Returns: (transfer none) (nullable): the schedule, or %NULL if all there is to it is the day of
 *   the first step: by then it is the whole, and stays that
 */
SalCreditSchedule *
sal_credit_schedule_new (GPtrArray *owner, const SalCreditStep *steps, guint n_steps)
{
  g_autofree SalCreditSchedule *self =
      g_malloc (sizeof (SalCreditSchedule) + n_steps * sizeof (SalCreditStep));
  gboolean grows = TRUE;

  self->n_steps = 0;
  for (guint i = 0; i < n_steps; i++)
    {
      SalCreditStep *last = self->n_steps > 0 ? &self->steps[self->n_steps - 1] : NULL;

      grows &= steps[i].amount >= 0;
      if (last == NULL || last->date != steps[i].date)
        {
          self->steps[self->n_steps++] = steps[i];
          continue;
        }
      last->amount += steps[i].amount;
      last->documented += steps[i].documented;
      last->whole = steps[i].whole;
    }
  if (self->n_steps == 0 || (grows && self->steps[0].amount >= self->steps[0].whole))
    return NULL;
  g_ptr_array_add (owner, self);

  return g_steal_pointer (&self);
}

static gboolean
are_same (const SalCreditSchedule *one, const SalCreditSchedule *other)
{
  if (one == NULL || other == NULL || one->n_steps != other->n_steps)
    return one == other;
  for (guint i = 0; i < one->n_steps; i++)
    {
      const SalCreditStep *a = &one->steps[i], *b = &other->steps[i];

      if (a->date != b->date || a->amount != b->amount || a->documented != b->documented ||
          a->whole != b->whole)
        return FALSE;
    }

  return TRUE;
}

gboolean
sal_credit_is_payable_alike (const SalCredit *self, const SalCredit *other)
{
  return self->invoiced == other->invoiced && self->received == other->received &&
         are_same (self->invoices, other->invoices) && are_same (self->receipts, other->receipts);
}
