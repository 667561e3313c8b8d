/* sal-sample-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-deal.h"

#define VISITED      0.47 /* a stage on the way is recorded; the others are skipped */
#define SLIPS_WON    0.30 /* the close date moves */
#define SLIPS_LOST   0.34
#define SECOND_SLIP  0.25
#define PULLED_IN    0.07
#define LATE_TO_TELL 0.22 /* the close date had passed before it was moved */
#define ESTIMATED    0.45 /* the amount was an estimate until the proposal */

/* How far lost deals came, in percent. */
static const int lost_at[SAL_SAMPLE_N_OPEN] = { 30, 27, 20, 14, 9 };

/* In percent of the deals in a stage: pipeline, likely; the rest is commit. */
static const int categories[SAL_SAMPLE_N_OPEN][2] = {
  { 100, 0 }, { 96, 4 }, { 72, 27 }, { 34, 56 }, { 12, 36 }
};

/* What happens on a day, before its details are known; sorted by day. */
typedef struct
{
  gint32 day;
  int stage; /* or −1 if it stays */
  int slip;  /* days by which the close date moves */
} Step;

typedef struct
{
  Step steps[SAL_SAMPLE_EVENTS_MAX];
  guint n;
} Steps;

static void
add_step (Steps *steps, gint32 day, int stage, int slip)
{
  guint at = steps->n;

  if (steps->n + 2 >= SAL_SAMPLE_EVENTS_MAX)
    return;
  while (at > 0 && steps->steps[at - 1].day > day)
    {
      steps->steps[at] = steps->steps[at - 1];
      at--;
    }
  steps->steps[at] = (Step){ day, stage, slip };
  steps->n++;
}

static int
first_stage (SalSampleRandom *random, SalSampleDealType type)
{
  switch (type)
    {
    case SAL_SAMPLE_DEAL_RENEWAL:
      return sal_sample_random_chance (random, 0.5) ? SAL_SAMPLE_PROPOSE : SAL_SAMPLE_EVALUATE;
    case SAL_SAMPLE_DEAL_EXPANSION:
      return sal_sample_random_chance (random, 0.4) ? SAL_SAMPLE_DISCOVER : SAL_SAMPLE_QUALIFY;
    case SAL_SAMPLE_DEAL_NEW:
    default:
      return SAL_SAMPLE_QUALIFY;
    }
}

static int
last_stage (SalSampleRandom *random, gboolean won, int first)
{
  int at = (int) sal_sample_random_below (random, 100);
  int stage = 0;

  if (won)
    return SAL_SAMPLE_NEGOTIATE;
  while (stage < SAL_SAMPLE_NEGOTIATE && at >= lost_at[stage])
    at -= lost_at[stage++];

  return MAX (stage, first);
}

/* Stages are reached one after the other, at random intervals. */
static void
add_stages (SalSampleDealContext *context, const SalSampleDeal *deal, Steps *steps)
{
  SalSampleRandom *random = &context->random;
  int first = first_stage (random, deal->type);
  int last = last_stage (random, deal->won, first);
  int visited[SAL_SAMPLE_N_OPEN];
  int n = 0;
  gint32 span = deal->ends - deal->created;

  for (int stage = first + 1; stage <= last; stage++)
    if (sal_sample_random_chance (random, VISITED) || (stage == last && !deal->won))
      visited[n++] = stage;

  add_step (steps, deal->created, first, 0);
  for (int i = 0; i < n; i++)
    {
      double share = (i + 0.15 + 0.8 * sal_sample_random_unit (random)) / (n + 0.35);
      gint32 day = sal_sample_workday (deal->created + (gint32) (span * share), 1);

      add_step (steps, MIN (day, deal->ends), visited[i], 0);
    }
}

/* The close date is first hoped for earlier than it will be, and moved when it comes near. Returns
 * the date hoped for at first. */
static gint32
add_slips (SalSampleDealContext *context, const SalSampleDeal *deal, Steps *steps)
{
  SalSampleRandom *random = &context->random;
  double chance = deal->won ? SLIPS_WON : SLIPS_LOST;
  gint32 hoped = deal->ends;

  if (sal_sample_random_chance (random, PULLED_IN))
    return sal_sample_workday (hoped + sal_sample_random_between (random, 8, 50), -1);

  while (sal_sample_random_chance (random, chance))
    {
      int slip = sal_sample_random_between (random, 12, 80);
      int told = sal_sample_random_chance (random, LATE_TO_TELL)
                     ? sal_sample_random_between (random, 3, 20)
                     : -sal_sample_random_between (random, 0, 8);
      gint32 day = sal_sample_workday (hoped - slip + told, -1);

      if (hoped - slip < deal->created + 10 || day <= deal->created || day >= hoped)
        break;
      hoped -= slip;
      add_step (steps, day, -1, slip);
      chance = SECOND_SLIP;
    }

  return hoped;
}

static SalSampleCategory
pick_category (SalSampleRandom *random, SalSampleStageCode stage)
{
  int at = (int) sal_sample_random_below (random, 100);

  if (stage == SAL_SAMPLE_WON)
    return SAL_SAMPLE_CLOSED;
  if (stage == SAL_SAMPLE_LOST)
    return SAL_SAMPLE_OMITTED;
  if (at < categories[stage][0])
    return SAL_SAMPLE_PIPELINE;

  return at < categories[stage][0] + categories[stage][1] ? SAL_SAMPLE_LIKELY : SAL_SAMPLE_COMMIT;
}

/* Estimates are round: two figures. */
static gint64
estimate (SalSampleRandom *random, gint64 amount)
{
  gint64 guess = (gint64) ((double) amount * (0.7 + 0.65 * sal_sample_random_unit (random)));
  gint64 unit = 1;

  while (guess / unit >= 100)
    unit *= 10;

  return MAX (guess / unit, 1) * unit;
}

static gint64
time_within (SalSampleRandom *random, gint32 day, gint64 after, gboolean last)
{
  gint64 hour = last ? 17 : 8;
  gint64 seconds = hour * 3600 + sal_sample_random_below (random, last ? 3600 : 9 * 3600);

  return MAX (day * SAL_SECONDS_PER_DAY + seconds, after + 60);
}

static void
write_event (SalSampleDealContext *context, SalSampleDeal *deal, SalSampleEvent *event, gint32 day)
{
  const SalSampleEvent *before = deal->n_events > 0 ? event - 1 : NULL;

  event->day = day;
  event->time = time_within (
      &context->random, day, before ? before->time : 0, event->stage >= SAL_SAMPLE_WON);
  event->owner = sal_sample_deal_owner_on (deal, day)->person;
  deal->n_events++;
}

/* Until which of the steps the amount is an estimate; 0 if it never is. */
static guint
count_estimated (SalSampleRandom *random, const Steps *steps)
{
  if (!sal_sample_random_chance (random, ESTIMATED))
    return 0;
  for (guint i = 1; i < steps->n; i++)
    if (steps->steps[i].stage >= SAL_SAMPLE_PROPOSE && steps->steps[i].stage != SAL_SAMPLE_LOST)
      return i;

  return 0;
}

static void
write_events (SalSampleDealContext *context, SalSampleDeal *deal, const Steps *steps, gint32 hoped)
{
  guint n_estimated = count_estimated (&context->random, steps);
  gint64 guess = n_estimated > 0 ? estimate (&context->random, deal->amount) : deal->amount;

  for (guint i = 0; i < steps->n; i++)
    {
      const Step *step = &steps->steps[i];
      SalSampleEvent *event = &deal->events[deal->n_events];

      hoped += step->slip;
      event->stage = step->stage >= 0 ? (SalSampleStageCode) step->stage : event[-1].stage;
      event->category =
          step->stage >= 0 ? pick_category (&context->random, event->stage) : event[-1].category;
      event->amount = i < n_estimated ? guess : deal->amount;
      event->close = event->stage >= SAL_SAMPLE_WON ? step->day : hoped;
      write_event (context, deal, event, step->day);
    }
}

/**
 * sal_sample_deal_add_events:
 * @context: what deals are made from
 * @deal: a deal that knows its amount, how it ends, and its owners
 *
 * Tells the deal's history up to today: the stages it went through, changes of amount, close date
 * and owner, and how it ended, each at a later time than the one before. Whether it is still open,
 * and its recorded close date, follow from it.
 */
void
sal_sample_deal_add_events (SalSampleDealContext *context, SalSampleDeal *deal)
{
  gint32 today = context->company->calendar.today;
  Steps steps = { .n = 0 };
  gint32 hoped;

  add_stages (context, deal, &steps);
  hoped = add_slips (context, deal, &steps);
  for (guint i = 1; i < deal->n_owners; i++)
    add_step (&steps, deal->owners[i].from, -1, 0);
  while (steps.n > 1 && steps.steps[steps.n - 1].day > today)
    steps.n--;

  deal->open = deal->ends > today;
  if (!deal->open)
    steps.steps[steps.n++] = (Step){ deal->ends, deal->won ? SAL_SAMPLE_WON : SAL_SAMPLE_LOST, 0 };
  write_events (context, deal, &steps, hoped);
  deal->close = deal->events[deal->n_events - 1].close;
}
