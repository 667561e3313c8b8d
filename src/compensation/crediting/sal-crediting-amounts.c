/* sal-crediting-amounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-crediting-private.h"

#include "sal-apportion.h"
#include "sal-payout-terms.h"

/* How much is credited, and what of it is taken back. */

/* The whole of an amount in minor units of the currency of a plan: one conversion, one rounding. */
gboolean
sal_crediting_convert (SalCreditingWork *self,
                       const SalPlan *plan,
                       const SalPaySale *sale,
                       gint64 amount,
                       gint64 *converted)
{
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;

  if (g_str_equal (plan->currency, sale->currency))
    {
      *converted = amount;
      return TRUE;
    }
  for (guint i = 0; i < plan->exchange_rates->len; i++)
    {
      const SalPlanExchangeRate *rate = plan->exchange_rates->pdata[i];

      if (!g_str_equal (rate->currency, sale->currency))
        continue;
      sal_rational_set_ratio (&exact, amount, sal_payout_minor_units (sale->currency));
      sal_rational_multiply (&exact, &exact, &rate->rate.value);
      sal_rational_set_integer (&scale, sal_payout_minor_units (plan->currency));
      sal_rational_multiply (&exact, &exact, &scale);
      return sal_rational_round (&exact, converted);
    }
  sal_pay_issues_add (self->crediting->issues,
                      SAL_PAY_REASON_SALE_RATE,
                      0,
                      sale->id,
                      sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY],
                      sale->currency,
                      plan->currency,
                      NULL);

  return FALSE;
}

/* What one of several has of a whole: parts that sum to it, or, of what comes on top, one that is
 * rounded for itself. */
gboolean
sal_crediting_take_part (
    gint64 whole, const GArray *recipients, guint index, gboolean is_split, gint64 *part)
{
  const SalCreditingRecipient *of = &g_array_index (recipients, SalCreditingRecipient, index);
  g_autofree gint64 *parts = NULL;
  g_autofree SalRational *weights = NULL;
  gboolean done;

  if (!is_split || recipients->len == 1)
    {
      g_auto (SalRational) exact = SAL_RATIONAL_INIT;

      sal_rational_set_integer (&exact, whole);
      sal_rational_multiply (&exact, &exact, &of->share);
      return sal_rational_round (&exact, part);
    }
  parts = g_new0 (gint64, recipients->len);
  weights = g_new0 (SalRational, recipients->len);
  for (guint i = 0; i < recipients->len; i++)
    {
      weights[i] = (SalRational) SAL_RATIONAL_INIT;
      sal_rational_set (&weights[i], &g_array_index (recipients, SalCreditingRecipient, i).share);
    }
  done = sal_apportion (whole, weights, recipients->len, parts);
  *part = parts[index];
  for (guint i = 0; i < recipients->len; i++)
    sal_rational_clear (&weights[i]);

  return done;
}

static gint64
scale (gint64 amount, gint64 numerator, gint64 denominator)
{
  g_auto (SalRational) exact = SAL_RATIONAL_INIT, ratio = SAL_RATIONAL_INIT;
  gint64 scaled = 0;

  sal_rational_set_integer (&exact, amount);
  sal_rational_set_ratio (&ratio, numerator, denominator);
  sal_rational_multiply (&exact, &exact, &ratio);
  sal_rational_round (&exact, &scaled);

  return scaled;
}

/* An amount as a plain number, in millionths: of a whole major unit. */
gint64
sal_crediting_money_to_number (gint64 amount, const char *currency)
{
  return scale (amount, SAL_CREDIT_NUMBER_ONE, sal_payout_minor_units (currency));
}

gint64
sal_crediting_number_to_money (gint64 number, const char *currency)
{
  return scale (number, sal_payout_minor_units (currency), SAL_CREDIT_NUMBER_ONE);
}

/* --- what is taken back --- */

/* A deal is there or not: a part of it that is taken back leaves it there. */
static gint64
find_reversed (const SalPaySale *sale, int measure, gint64 reversed)
{
  gboolean is_whole_only = measure == SAL_PAY_MEASURE_DEALS || measure == SAL_PAY_MEASURE_NEW_LOGOS;

  return is_whole_only && reversed < ABS (sale->amount) ? 0 : reversed;
}

static SalEngagement *
find_engagement (const SalCreditingWork *self, SalEngagement *of, gint32 day)
{
  const GPtrArray *engagements = g_hash_table_lookup (self->people, &of->person);

  for (guint i = 0; i < engagements->len; i++)
    {
      SalEngagement *one = engagements->pdata[i];
      const SalParticipation *is = one->participation;

      if (g_strcmp0 (is->plan->name, of->participation->plan->name) == 0 && is->first <= day &&
          day <= is->last)
        return one;
    }

  return NULL;
}

/* What a credit note takes back is credited on its day, less than nothing, by whichever version of
 * the plan the participant is in by then. */
static void
add_note (SalCreditingWork *self,
          const SalCreditingEntry *of,
          const SalPaySale *sale,
          const SalPayReversal *note,
          gint64 money,
          gint64 number)
{
  SalCreditingEntry entry = *of;
  g_autofree char *id = g_strdup_printf ("%s/%s", of->credit.id, note->number);

  entry.engagement = find_engagement (self, of->engagement, note->day);
  if (entry.engagement == NULL)
    {
      sal_pay_issues_add (self->crediting->issues,
                          SAL_PAY_REASON_LATE_NOTE,
                          of->engagement->person,
                          sale->id,
                          of->engagement->participation->participant,
                          note->number,
                          sale->qualities[SAL_PAY_QUALITY_OPPORTUNITY],
                          NULL);
      return;
    }
  entry.credit.id = g_string_chunk_insert (self->crediting->texts, id);
  entry.credit.money = -money;
  entry.credit.number = -number;
  entry.credit.date = entry.credit.invoiced = entry.credit.received = note->day;
  entry.credit.invoices = entry.credit.receipts = NULL;
  entry.credit.cancellation = NULL;
  self->is_out_of_order = TRUE;
  sal_crediting_add_entry (self, &entry);
}

/**
 * sal_crediting_reverse: (skip)
 * @self: a crediting
 * @entry: an entry, which is not added yet
 * @sale: the sale that it is of
 *
 * Takes back of an entry, in proportion, what is taken back of the sale: cancellations are the
 * credit's, credit notes are credits of their own. Parts are rounded in all, so that those of the
 * whole sale are the whole credit.
 */
void
sal_crediting_reverse (SalCreditingWork *self, SalCreditingEntry *entry, const SalPaySale *sale)
{
  gint64 reversed = 0, money = 0, number = 0;

  for (guint i = 0; i < sale->n_reversals; i++)
    {
      const SalPayReversal *one =
          &g_array_index (self->source->reversals, SalPayReversal, sale->first_reversal + i);
      gint64 part_money, part_number, now;

      if (one->day < sale->closed)
        continue;
      reversed += one->amount;
      now = find_reversed (sale, entry->measure, reversed);
      part_money = scale (entry->credit.money, now, ABS (sale->amount)) - money;
      part_number = scale (entry->credit.number, now, ABS (sale->amount)) - number;
      money += part_money;
      number += part_number;
      if (part_money == 0 && part_number == 0)
        continue;
      if (one->is_note)
        add_note (self, entry, sale, one, part_money, part_number);
      else
        sal_credit_cancel (
            &entry->credit, self->crediting->cancellations, one->day, part_money, part_number);
    }
}
