/* sal-crediting-schedule.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting-private.h"

/* How what is credited of a sale is invoiced and received in parts. */

typedef struct
{
  const SalPaySale *sale;
  gboolean is_receipt; /* what is received; else, what is invoiced */
  gboolean is_count;   /* of deals: a part that is taken back leaves the deal there */
  gint64 whole;        /* of which there are parts */
  GArray *steps;       /* of SalCreditStep */
} Making;

static void
append (Making *self, gint32 day, gint64 amount, gint64 documented)
{
  SalCreditStep step = { day, amount, documented, self->whole };

  g_array_append_val (self->steps, step);
}

/* A deal that is counted is payable by what is invoiced or received of what is left of it. Else,
 * what a credit note takes back is taken back by a credit of its own: it counts as invoiced, and
 * need not be received any more. */
static void
add_reversal (Making *self, const SalPayReversal *reversal)
{
  if (self->is_count && self->whole > reversal->amount)
    {
      self->whole -= reversal->amount;
      append (
          self, reversal->day, reversal->is_note && !self->is_receipt ? -reversal->amount : 0, 0);
    }
  else if (self->is_count)
    append (self, reversal->day, self->whole, 0); /* nothing is left */
  else if (reversal->is_note && self->is_receipt)
    append (self, reversal->day, reversal->amount, 0);
}

static void
add_step (Making *self, const SalPayStep *step)
{
  gint64 amount = self->sale->amount < 0 ? -step->amount : step->amount;

  switch (step->kind)
    {
    case SAL_PAY_STEP_INVOICE:
      if (!self->is_receipt)
        append (self, step->day, amount, 0);
      break;
    case SAL_PAY_STEP_RECEIPT:
      if (self->is_receipt)
        append (self, step->day, amount, 0);
      break;
    case SAL_PAY_STEP_NOTE:
    default:
      if (!self->is_receipt)
        append (
            self, step->day, self->is_count ? -step->amount : 0, self->is_count ? 0 : step->amount);
    }
}

/* By day; of one day, what is taken back comes first. */
static void
list_steps (Making *self, const SalPaySource *source)
{
  const SalPaySale *sale = self->sale;
  guint r = 0;

  for (guint s = 0; s <= sale->n_steps; s++)
    {
      const SalPayStep *step =
          s < sale->n_steps ? &g_array_index (source->steps, SalPayStep, sale->first_step + s)
                            : NULL;

      for (; r < sale->n_reversals; r++)
        {
          const SalPayReversal *reversal =
              &g_array_index (source->reversals, SalPayReversal, sale->first_reversal + r);

          if (step != NULL && reversal->day > step->day)
            break;
          if (reversal->day >= sale->closed)
            add_reversal (self, reversal);
        }
      if (step != NULL)
        add_step (self, step);
    }
}

static const SalCreditSchedule *
make_schedule (SalCreditingWork *self,
               const SalPaySale *sale,
               gboolean is_receipt,
               gboolean is_count,
               gint32 *first)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (SalCreditStep));
  Making making = { sale, is_receipt, is_count, ABS (sale->amount), steps };
  const SalCreditSchedule *schedule;

  /* without an amount there are no parts of it, and what has not begun is not payable */
  if (sale->amount == 0 || *first == SAL_DATE_NONE)
    return NULL;
  list_steps (&making, self->source);
  schedule = sal_credit_schedule_new (
      self->crediting->cancellations, (const SalCreditStep *) (gpointer) steps->data, steps->len);
  if (schedule == NULL && steps->len > 0)
    *first = g_array_index (steps, SalCreditStep, 0).date;

  return schedule;
}

static gint32
find_first (const SalPaySource *source, const SalPaySale *sale, SalPayStepKind kind)
{
  for (guint i = 0; i < sale->n_steps; i++)
    {
      const SalPayStep *step = &g_array_index (source->steps, SalPayStep, sale->first_step + i);

      if (step->kind == kind)
        return step->day;
    }

  return SAL_DATE_NONE;
}

/**
 * sal_crediting_schedule: (skip)
 * @self: a crediting
 * @entry: an entry, which is not added yet
 * @sale: the sale that it is of
 *
 * Says when the sale of an entry is invoiced and received, and how if that is in parts.
 */
void
sal_crediting_schedule (SalCreditingWork *self, SalCreditingEntry *entry, const SalPaySale *sale)
{
  gboolean is_count =
      entry->measure == SAL_PAY_MEASURE_DEALS || entry->measure == SAL_PAY_MEASURE_NEW_LOGOS;
  gint32 invoiced = find_first (self->source, sale, SAL_PAY_STEP_INVOICE);
  gint32 received = find_first (self->source, sale, SAL_PAY_STEP_RECEIPT);

  entry->credit.invoiced = sale->invoiced;
  entry->credit.received = sale->received;
  entry->credit.invoices = make_schedule (self, sale, FALSE, is_count, &invoiced);
  entry->credit.receipts = make_schedule (self, sale, TRUE, is_count, &received);
  if (entry->credit.receipts == NULL && received != SAL_DATE_NONE)
    entry->credit.received = received;
}
