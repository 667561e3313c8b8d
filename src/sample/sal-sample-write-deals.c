/* sal-sample-write-deals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "sal-rate.h"
#include "sal-sample-names.h"
#include "sal-sample-writer.h"

static const char *const deal_types[] = { "new", "expansion", "renewal" };
static const char *const categories[] = { "omitted", "pipeline", "likely", "commit", "closed" };
static const char *const losses[] = {
  "competition", "price", "capability", "no_decision", "process"
};
static const char *const transaction_types[] = {
  "booking", "invoice", "receipt", "credit_note", "cancellation"
};
static const char transaction_letters[] = "BIRNC";

#define NO_NEXT_STEP 12 /* of a hundred open deals */
#define STEP_OVERDUE 9

/* What comes next in each open stage. */
static const char *const next_steps[SAL_SAMPLE_N_OPEN][4] = {
  { "Call to qualify the need",
    "Find the budget holder",
    "Send references",
    "Agree on a first meeting" },
  { "Plant visit",
    "Collect drawings and tolerances",
    "Meet quality management",
    "Clarify the decision process" },
  { "Measure sample parts",
    "Set up the trial",
    "Software demonstration",
    "Present measurement results" },
  { "Walk through the quotation",
    "Send revised quotation",
    "Work out the return on investment",
    "Present to management" },
  { "Agree on delivery date", "Terms with purchasing", "Signature", "Executive call" },
};

#define MILLE (SAL_RATE_ONE / 1000)

static gint64
stage_id (const SalSampleWriter *self, const SalSampleDeal *deal, SalSampleStageCode stage)
{
  const SalSampleAccount *account = sal_sample_account (self->accounts, deal->account);

  return account->region == SAL_SAMPLE_JAPAN ? self->japanese_stages[stage] : self->stages[stage];
}

/* The account's name without its legal form, and what it is about. */
static void
put_name (SalSampleWriter *self, const SalSampleAccount *account, guint product, const char *after)
{
  char text[SAL_SAMPLE_NAME_BUFFER + 64];
  const char *name = sal_sample_products[product].name;
  gsize length = account->stem;

  memcpy (text, account->name, length);
  memcpy (text + length, " – ", strlen (" – "));
  length += strlen (" – ");
  memcpy (text + length, name, strlen (name));
  length += strlen (name);
  memcpy (text + length, after, strlen (after) + 1);
  sal_sample_rows_put_text (self->rows, text);
}

static void
put_next_step (SalSampleWriter *self, const SalSampleDeal *deal, SalSampleStageCode stage)
{
  gint32 today = self->company->calendar.today;
  guint at;

  if (!deal->open || (at = sal_sample_random_below (&self->random, 100)) < NO_NEXT_STEP)
    {
      sal_sample_rows_put (self->rows, SAL_VALUE_NULL);
      sal_sample_rows_put (self->rows, SAL_VALUE_NULL);
      return;
    }
  sal_sample_rows_put_static (
      self->rows,
      next_steps[stage][sal_sample_random_below (&self->random, G_N_ELEMENTS (next_steps[0]))]);
  sal_sample_rows_put_day (
      self->rows,
      sal_sample_workday (at < NO_NEXT_STEP + STEP_OVERDUE
                              ? today - sal_sample_random_between (&self->random, 1, 25)
                              : today + sal_sample_random_between (&self->random, 0, 21),
                          1));
}

static void
write_opportunity (SalSampleWriter *self, const SalSampleDeal *deal)
{
  const SalSampleAccount *account = sal_sample_account (self->accounts, deal->account);
  const SalSampleEvent *last = &deal->events[deal->n_events - 1];
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_OPPORTUNITY, deal->id);
  put_name (self, account, deal->product, deal->type == SAL_SAMPLE_DEAL_RENEWAL ? " Renewal" : "");
  sal_sample_rows_put_reference (rows, account->id);
  sal_sample_rows_put_reference (rows, sal_sample_person (self->company, last->owner)->id);
  sal_sample_rows_put_static (rows, deal_types[deal->type]);
  sal_sample_rows_put_reference (rows, stage_id (self, deal, last->stage));
  sal_sample_rows_put_static (rows, categories[last->category]);
  sal_sample_rows_put_integer (rows, deal->amount);
  sal_sample_rows_put_static (rows, sal_sample_currencies[deal->currency].code);
  sal_sample_rows_put_integer (rows, deal->discount * MILLE);
  sal_sample_rows_put_day (rows, deal->created);
  sal_sample_rows_put_day (rows, deal->close);
  sal_sample_rows_put_static (rows, sal_sample_sources[deal->source].name);
  sal_sample_rows_put_reference (rows, self->families[deal->family]);
  sal_sample_rows_put_reference (rows, self->products[deal->product]);
  sal_sample_rows_put_reference (rows,
                                 deal->competitor >= 0 ? self->competitors[deal->competitor] : 0);
  sal_sample_rows_put_static (rows, deal->loss >= 0 ? losses[deal->loss] : NULL);
  put_next_step (self, deal, last->stage);
  sal_sample_rows_end (rows);
}

static void
write_lines (SalSampleWriter *self, const SalSampleDeal *deal)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < deal->n_lines; i++)
    {
      const SalSampleLine *line = &deal->lines[i];

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_OPPORTUNITY_LINE,
                             sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_OPPORTUNITY_LINE));
      sal_sample_rows_put_reference (rows, deal->id);
      sal_sample_rows_put_reference (rows, self->products[line->product]);
      sal_sample_rows_put (rows, SAL_VALUE_REAL (line->quantity));
      sal_sample_rows_put_integer (rows, line->unit_price);
      sal_sample_rows_put_integer (rows, line->discount * MILLE);
      sal_sample_rows_put_integer (rows, line->amount);
      sal_sample_rows_put_static (rows, sal_sample_currencies[deal->currency].code);
      sal_sample_rows_end (rows);
    }
}

static void
write_splits (SalSampleWriter *self, const SalSampleDeal *deal)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < deal->n_splits; i++)
    {
      const SalSampleSplit *split = &deal->splits[i];

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_OPPORTUNITY_SPLIT,
                             sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_OPPORTUNITY_SPLIT));
      sal_sample_rows_put_reference (rows, deal->id);
      sal_sample_rows_put_reference (rows,
                                     sal_sample_position (self->company, split->position)->id);
      sal_sample_rows_put_integer (rows, split->percent * 10 * MILLE);
      sal_sample_rows_put_static (rows, split->overlay ? "overlay" : "split");
      sal_sample_rows_end (rows);
    }
}

static void
write_events (SalSampleWriter *self, const SalSampleDeal *deal)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < deal->n_events; i++)
    {
      const SalSampleEvent *event = &deal->events[i];

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_STAGE_EVENT,
                             sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_STAGE_EVENT));
      sal_sample_rows_put_reference (rows, deal->id);
      sal_sample_rows_put_time (rows, event->time);
      sal_sample_rows_put_reference (rows, stage_id (self, deal, event->stage));
      sal_sample_rows_put_integer (rows, event->amount);
      sal_sample_rows_put_static (rows, sal_sample_currencies[deal->currency].code);
      sal_sample_rows_put_day (rows, event->close);
      sal_sample_rows_put_reference (rows, sal_sample_person (self->company, event->owner)->id);
      sal_sample_rows_put_static (rows, categories[event->category]);
      sal_sample_rows_end (rows);
    }
}

static void
write_activities (SalSampleWriter *self, const SalSampleDeal *deal)
{
  SalSampleRows *rows = self->rows;

  for (guint i = 0; i < deal->n_activities; i++)
    {
      const SalSampleActivity *activity = &deal->activities[i];
      const char *type;
      const char *subject = sal_sample_subject_text (activity->subject, &type);

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_ACTIVITY,
                             sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ACTIVITY));
      sal_sample_rows_put_static (rows, subject);
      sal_sample_rows_put_static (rows, type);
      sal_sample_rows_put_day (rows, activity->day);
      sal_sample_rows_put_reference (rows, sal_sample_person (self->company, activity->person)->id);
      sal_sample_rows_put_reference (rows, sal_sample_account (self->accounts, deal->account)->id);
      sal_sample_rows_put_reference (rows, deal->id);
      sal_sample_rows_put_reference (
          rows,
          g_array_index (self->contacts,
                         gint64,
                         deal->account * self->n_contacts + activity->contact % self->n_contacts));
      sal_sample_rows_put_integer (rows, activity->minutes);
      sal_sample_rows_end (rows);
    }
}

/* "B0000123": counted for each type. */
static void
put_number (SalSampleWriter *self, SalSampleTransactionType type)
{
  char text[] = "B00000000";
  guint64 number = ++self->n_transactions[type];

  text[0] = transaction_letters[type];
  for (guint i = sizeof text - 2; i > 0 && number > 0; i--, number /= 10)
    text[i] = (char) ('0' + number % 10);
  sal_sample_rows_put_text (self->rows, text);
}

static void
write_transactions (SalSampleWriter *self, const SalSampleDeal *deal)
{
  SalSampleRows *rows = self->rows;
  gint64 ids[SAL_SAMPLE_TRANSACTIONS_MAX];

  for (guint i = 0; i < deal->n_transactions; i++)
    {
      const SalSampleTransaction *transaction = &deal->transactions[i];

      ids[i] = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_TRANSACTION);
      sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_TRANSACTION, ids[i]);
      put_number (self, transaction->type);
      sal_sample_rows_put_static (rows, transaction_types[transaction->type]);
      sal_sample_rows_put_day (rows, transaction->day);
      sal_sample_rows_put_reference (rows, sal_sample_account (self->accounts, deal->account)->id);
      sal_sample_rows_put_reference (rows, deal->id);
      sal_sample_rows_put_reference (rows, deal->has_contract ? deal->contract.id : 0);
      sal_sample_rows_put_reference (rows,
                                     transaction->corrects >= 0 ? ids[transaction->corrects] : 0);
      sal_sample_rows_put_integer (rows, transaction->amount);
      sal_sample_rows_put_static (rows, sal_sample_currencies[deal->currency].code);
      sal_sample_rows_end (rows);
    }
}

/* From when until when the account is under contract. */
static void
keep_span (SalSampleAccount *account, const SalSampleContract *contract)
{
  gint32 end = contract->cancelled != SAL_DATE_NONE ? MIN (contract->cancelled, contract->end)
                                                    : contract->end;

  if (account->contracted == SAL_DATE_NONE || contract->start < account->contracted)
    account->contracted = contract->start;
  account->covered = MAX (account->covered, end); /* SAL_DATE_NONE is before all days */
}

/**
 * sal_sample_write_contract:
 * @self: the writer
 * @contract: a contract, which gets its id
 *
 * Writes a contract.
 */
void
sal_sample_write_contract (SalSampleWriter *self, SalSampleContract *contract)
{
  SalSampleAccount *account = sal_sample_account (self->accounts, contract->account);
  gboolean care = sal_sample_products[contract->product].family == SAL_SAMPLE_SERVICES;
  SalSampleRows *rows = self->rows;

  keep_span (account, contract);
  contract->id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_CONTRACT);
  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_CONTRACT, contract->id);
  put_name (self, account, contract->product, "");
  sal_sample_rows_put_reference (rows, account->id);
  sal_sample_rows_put_reference (rows, contract->opportunity);
  sal_sample_rows_put_reference (rows,
                                 self->families[sal_sample_products[contract->product].family]);
  sal_sample_rows_put_day (rows, contract->start);
  sal_sample_rows_put_integer (rows, contract->term);
  sal_sample_rows_put_day (rows, contract->end);
  sal_sample_rows_put_integer (rows, contract->total * 12 / contract->term);
  sal_sample_rows_put_integer (rows, contract->total);
  sal_sample_rows_put_static (rows, sal_sample_currencies[account->currency].code);
  sal_sample_rows_put_static (rows, care ? "automatic" : "manual");
  sal_sample_rows_put_day (rows, sal_sample_workday (contract->end - 60, -1));
  sal_sample_rows_put_day (rows, contract->cancelled);
  sal_sample_rows_end (rows);
}

/**
 * sal_sample_write_deal:
 * @self: the writer
 * @deal: a deal, which gets its id, as does its contract
 *
 * Writes an opportunity with everything that belongs to it.
 */
void
sal_sample_write_deal (SalSampleWriter *self, SalSampleDeal *deal)
{
  const SalSampleOwner *owner = &deal->owners[deal->n_owners - 1];
  SalSampleClaim claim = { 0, deal->account, owner->position, owner->from, deal->close };

  deal->id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_OPPORTUNITY);
  write_opportunity (self, deal);
  write_lines (self, deal);
  write_splits (self, deal);
  write_events (self, deal);
  write_activities (self, deal);
  if (deal->has_contract)
    {
      deal->contract.opportunity = deal->id;
      sal_sample_write_contract (self, &deal->contract);
    }
  write_transactions (self, deal);
  claim.id = deal->id;
  g_array_append_val (self->claims, claim);
}
