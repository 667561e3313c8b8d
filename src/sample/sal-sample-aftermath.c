/* sal-sample-aftermath.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-sample-deal.h"

#define CANCELLED  0.018 /* of the won deals */
#define CREDITED   0.035 /* of the invoices */
#define NEVER_PAID 0.012
#define CONTACTS   2 /* that activities are with */

static const struct
{
  const char *subject;
  const char *type;
  int minutes;
} subjects[] = {
  { "Introductory call", "call", 20 },
  { "Needs discussed", "call", 40 },
  { "Follow-up on questions", "call", 15 },
  { "Price discussed", "call", 30 },
  { "Decision process clarified", "call", 25 },
  { "Reference call with another customer", "call", 45 },
  { "Measurement task reviewed", "meeting", 60 },
  { "Meeting with production", "meeting", 60 },
  { "Meeting with quality management", "meeting", 60 },
  { "Meeting with purchasing", "meeting", 45 },
  { "Return on investment worked out together", "meeting", 75 },
  { "Executive meeting", "meeting", 60 },
  { "Data sheet sent", "mail", 10 },
  { "Quotation sent", "mail", 20 },
  { "Revised quotation sent", "mail", 20 },
  { "Terms sent for review", "mail", 15 },
  { "Sample parts measured", "demo", 120 },
  { "Demonstration in the laboratory", "demo", 120 },
  { "Software demonstration", "demo", 60 },
  { "Plant visit", "visit", 180 },
  { "Installation site surveyed", "visit", 150 },
  { "Trial set up on the line", "visit", 240 },
  { "Proposal prepared", "task", 90 },
  { "Security questionnaire answered", "task", 60 },
};

/**
 * sal_sample_subject_text:
 * @subject: the index of a subject
 * @type: (out) (transfer none): the type of activity that has it, as activities record it
 *
 * Tells what an activity is about.
 *
 * Returns: the text
 */
const char *
sal_sample_subject_text (guint subject, const char **type)
{
  *type = subjects[subject].type;

  return subjects[subject].subject;
}

/**
 * sal_sample_deal_add_activities:
 * @context: what deals are made from
 * @deal: a deal with events
 *
 * Tells what was done for the customer: more the further the deal came. Activities before the day
 * they are kept from are left out.
 */
void
sal_sample_deal_add_activities (SalSampleDealContext *context, SalSampleDeal *deal)
{
  SalSampleRandom *random = &context->random;
  gint32 end = MIN (deal->ends, context->company->calendar.today);
  guint n;

  if (end < context->activities_from)
    return;
  n = (guint) sal_sample_random_between (
      random, 1, (int) MIN (2 + deal->n_events, SAL_SAMPLE_ACTIVITIES_MAX));
  for (guint i = 0; i < n; i++)
    {
      gint32 day = deal->created + (gint32) (((double) i + sal_sample_random_unit (random)) / n *
                                             (end - deal->created));
      guint subject = sal_sample_random_below (random, G_N_ELEMENTS (subjects));
      SalSampleActivity *activity = &deal->activities[deal->n_activities];

      day = MAX (sal_sample_workday (day, -1), deal->created);
      if (day < context->activities_from)
        continue;
      *activity = (SalSampleActivity){
        .day = day,
        .person = sal_sample_deal_owner_on (deal, day)->person,
        .subject = (guint8) subject,
        .contact = (guint8) sal_sample_random_below (random, CONTACTS),
        .minutes =
            (guint16) (subjects[subject].minutes * sal_sample_random_between (random, 2, 5) / 3),
      };
      deal->n_activities++;
    }
}

static gint32
first_of_next_month (gint32 day)
{
  int year, month, day_of_month;

  sal_date_to_ymd (day, &year, &month, &day_of_month);

  return sal_date_add_months (day - day_of_month + 1, 1);
}

/**
 * sal_sample_deal_add_contract:
 * @context: what deals are made from
 * @deal: a deal with lines
 * @renewed: (nullable): the contract that it renews
 *
 * Concludes a contract over the recurring lines of a won deal. It follows the one it renews without
 * a gap, else it starts with the next month.
 */
void
sal_sample_deal_add_contract (SalSampleDealContext *context,
                              SalSampleDeal *deal,
                              const SalSampleContract *renewed)
{
  SalSampleContract *contract = &deal->contract;
  gint64 total = 0;

  if (!deal->won || deal->open)
    return;

  for (guint i = deal->n_lines; i-- > 0;)
    {
      const SalSampleLine *line = &deal->lines[i];

      if (!sal_sample_product_families[sal_sample_products[line->product].family].recurring)
        continue;
      total += line->amount;
      contract->product = line->product;
      contract->quantity = (guint8) MIN (line->quantity / (int) deal->years, 255);
    }
  if (total == 0)
    return;

  deal->has_contract = TRUE;
  contract->account = deal->account;
  contract->term = (guint8) (12 * deal->years);
  contract->total = total;
  contract->start = renewed && renewed->end + 1 >= deal->ends - 60
                        ? renewed->end + 1
                        : first_of_next_month (deal->ends);
  contract->end = sal_date_add_months (contract->start, contract->term) - 1;
  contract->cancelled = SAL_DATE_NONE;
}

static int
add_transaction (
    SalSampleDeal *deal, SalSampleTransactionType type, gint32 day, gint64 amount, int corrects)
{
  deal->transactions[deal->n_transactions] =
      (SalSampleTransaction){ type, sal_sample_workday (day, 1), amount, corrects };

  return (int) deal->n_transactions++;
}

/* Taken back within months: the booking is cancelled, and the contract with it. */
static void
cancel_booking (SalSampleDealContext *context, SalSampleDeal *deal, int booking)
{
  gint32 day =
      sal_sample_workday (deal->ends + sal_sample_random_between (&context->random, 15, 150), 1);

  if (day > context->company->calendar.today)
    return;
  add_transaction (deal, SAL_SAMPLE_CANCELLATION, day, -deal->amount, booking);
  if (deal->has_contract)
    deal->contract.cancelled = MAX (day, deal->contract.start);
}

/**
 * sal_sample_deal_add_transactions:
 * @context: what deals are made from
 * @deal: a deal with its contract
 *
 * Books a won deal, invoices it, and receives the money, as far as that has happened by today. Some
 * are cancelled before they are invoiced, some invoices are corrected by a credit note, some are
 * not paid. Credit notes and cancellations have negative amounts. Transactions of deals won before
 * the day they are kept from are left out.
 */
void
sal_sample_deal_add_transactions (SalSampleDealContext *context, SalSampleDeal *deal)
{
  SalSampleRandom *random = &context->random;
  gint32 today = context->company->calendar.today;
  gint32 day = deal->ends + sal_sample_random_between (random, 3, 40);
  gint64 due = deal->amount;
  int booking, invoice;

  if (!deal->won || deal->open || deal->ends < context->transactions_from)
    return;

  booking = add_transaction (deal, SAL_SAMPLE_BOOKING, deal->ends, deal->amount, -1);
  if (sal_sample_random_chance (random, CANCELLED))
    {
      cancel_booking (context, deal, booking);
      return;
    }
  if (sal_sample_workday (day, 1) > today)
    return;
  invoice = add_transaction (deal, SAL_SAMPLE_INVOICE, day, deal->amount, -1);

  if (sal_sample_random_chance (random, CREDITED))
    {
      gint64 credit = deal->amount * sal_sample_random_between (random, 3, 20) / 100;

      day += sal_sample_random_between (random, 5, 25);
      if (sal_sample_workday (day, 1) > today || credit == 0)
        return;
      add_transaction (deal, SAL_SAMPLE_CREDIT_NOTE, day, -credit, invoice);
      due -= credit;
    }
  day += sal_sample_random_between (random, 18, 70);
  if (sal_sample_workday (day, 1) <= today && !sal_sample_random_chance (random, NEVER_PAID))
    add_transaction (deal, SAL_SAMPLE_RECEIPT, day, due, -1);
}
