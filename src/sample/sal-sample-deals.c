/* sal-sample-deals.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-deals.h"

#include <math.h>
#include <string.h>

#define WANTED_NEW       0.52 /* of the deals that are no renewals */
#define TRIES            10   /* to find an account that fits */
#define RENEWAL_NOTICE   100  /* days before the end of a contract */
#define QUARTER_END_DAYS 9
#define LOST_SOONER      0.74 /* than deals are won */
#define NEVER_DECIDED    0.05 /* lost deals that linger on in the pipeline */
#define LINGER_DAYS      480

/* A company this large keeps fewer months of what is many: about as many rows. */
#define ACTIVITIES_KEPT       150000
#define ACTIVITIES_PER_DEAL   3.2
#define TRANSACTIONS_KEPT     300000
#define TRANSACTIONS_PER_DEAL 0.77
#define EARLIER_CONTRACTS     0.55 /* of those who were customers before */

/* By type of deal: chance to win; days to win: their median, and the spread of their logarithm. */
static const struct
{
  double win;
  double days;
  double sigma;
} types[] = {
  { 0.205, 92, 0.55 },
  { 0.258, 64, 0.55 },
  { 0.800, 95, 0.20 },
};

/**
 * SalSampleDeals:
 *
 * Makes the opportunities one after the other, in the order they were created.
 */
struct _SalSampleDeals
{
  SalSampleDealContext context;
  guint n;
  guint made;
  guint hint;
  GArray *contracts; /* of SalSampleContract, of all that may be renewed */
  GArray **due;      /* of guint by day: the contracts to renew */
  guint due_day;     /* the first day that may have any left */
};

static SalSampleAlias *
weigh_products (void)
{
  g_autofree double *weights = g_new (double, sal_sample_n_products);

  for (guint i = 0; i < sal_sample_n_products; i++)
    weights[i] = sal_sample_products[i].demand;

  return sal_sample_alias_new (weights, sal_sample_n_products);
}

static SalSampleAlias *
weigh_sources (void)
{
  double weights[SAL_SAMPLE_N_SOURCES];

  for (guint i = 0; i < SAL_SAMPLE_N_SOURCES; i++)
    weights[i] = sal_sample_sources[i].share;

  return sal_sample_alias_new (weights, SAL_SAMPLE_N_SOURCES);
}

static SalSampleAlias *
weigh_competitors (void)
{
  double weights[SAL_SAMPLE_N_COMPETITORS];

  for (guint i = 0; i < SAL_SAMPLE_N_COMPETITORS; i++)
    weights[i] = sal_sample_competitors[i].share;

  return sal_sample_alias_new (weights, SAL_SAMPLE_N_COMPETITORS);
}

static gint32
keep_from (const SalSampleCalendar *calendar, double wanted, double kept)
{
  guint hint = 0;

  return wanted <= kept ? calendar->created
                        : sal_sample_calendar_day_at (calendar, 1 - kept / wanted, &hint);
}

/**
 * sal_sample_deals_new:
 * @company: the selling company
 * @accounts: the accounts, in which is kept when they bought
 * @n: how many opportunities there will be
 *
 * Prepares making opportunities.
 *
 * Returns: (transfer full): the maker
 */
SalSampleDeals *
sal_sample_deals_new (const SalSampleCompany *company, SalSampleAccounts *accounts, guint n)
{
  SalSampleDeals *self = g_new0 (SalSampleDeals, 1);

  self->context.company = company;
  self->context.accounts = accounts;
  sal_sample_random_init (&self->context.random, company->seed, "deals");
  self->context.products = weigh_products ();
  self->context.sources = weigh_sources ();
  self->context.competitors = weigh_competitors ();
  self->context.activities_from =
      keep_from (&company->calendar, n * ACTIVITIES_PER_DEAL, ACTIVITIES_KEPT);
  self->context.transactions_from =
      keep_from (&company->calendar, n * TRANSACTIONS_PER_DEAL, TRANSACTIONS_KEPT);
  self->n = n;
  self->contracts = g_array_new (FALSE, FALSE, sizeof (SalSampleContract));
  self->due = g_new0 (GArray *, company->calendar.n_days);

  return self;
}

void
sal_sample_deals_free (SalSampleDeals *self)
{
  for (guint i = 0; i < self->context.company->calendar.n_days; i++)
    g_clear_pointer (&self->due[i], g_array_unref);
  g_free (self->due);
  g_array_unref (self->contracts);
  sal_sample_alias_free (self->context.products);
  sal_sample_alias_free (self->context.sources);
  sal_sample_alias_free (self->context.competitors);
  g_free (self);
}

/**
 * sal_sample_deals_expect_renewal:
 * @self: the maker
 * @contract: a contract
 *
 * Remembers a contract, for which a renewal will be made when its end comes near, if that is by
 * today.
 */
void
sal_sample_deals_expect_renewal (SalSampleDeals *self, const SalSampleContract *contract)
{
  const SalSampleCalendar *calendar = &self->context.company->calendar;
  gint32 notice =
      contract->end - RENEWAL_NOTICE - (gint32) sal_sample_random_below (&self->context.random, 30);
  guint index = self->contracts->len;
  guint day;

  if (contract->cancelled != SAL_DATE_NONE || notice > calendar->today)
    return;

  day = (guint) MAX (notice - calendar->created, (gint32) self->due_day);
  g_array_append_val (self->contracts, *contract);
  if (!self->due[day])
    self->due[day] = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->due[day], index);
}

/* The next contract to renew by @day, or −1. */
static int
take_renewal (SalSampleDeals *self, gint32 day)
{
  guint last = (guint) (day - self->context.company->calendar.created);

  for (; self->due_day <= last; self->due_day++)
    {
      GArray *due = self->due[self->due_day];

      if (due && due->len > 0)
        {
          guint index = g_array_index (due, guint, due->len - 1);

          g_array_set_size (due, due->len - 1);
          return (int) index;
        }
      if (self->due_day == last)
        break;
    }

  return -1;
}

static gboolean
is_customer (const SalSampleAccount *account, gint32 day)
{
  return account->customer != SAL_DATE_NONE && account->customer < day;
}

/* An account that is known by then, preferably one of the sort that is wanted. */
static guint
pick_account (SalSampleDealContext *context, gint32 day)
{
  gboolean wanted = !sal_sample_random_chance (&context->random, WANTED_NEW);
  guint known = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      guint index = sal_sample_alias_pick (context->accounts->demand, &context->random);
      const SalSampleAccount *account = sal_sample_account (context->accounts, index);

      if (account->known > day && i + 1 < TRIES)
        continue;
      known = index;
      if (is_customer (account, day) == wanted)
        break;
    }

  return known;
}

static void
begin_deal (SalSampleDeals *self, SalSampleDeal *deal, const SalSampleContract **renewed)
{
  SalSampleDealContext *context = &self->context;

  deal->followed = take_renewal (self, deal->created);
  deal->competitor = deal->loss = -1;
  if (deal->followed >= 0)
    {
      *renewed = &g_array_index (self->contracts, SalSampleContract, deal->followed);
      deal->account = (*renewed)->account;
      deal->type = SAL_SAMPLE_DEAL_RENEWAL;
      deal->source = SAL_SAMPLE_N_SOURCES - 1;
    }
  else
    {
      deal->account = pick_account (context, deal->created);
      deal->type =
          is_customer (sal_sample_account (context->accounts, deal->account), deal->created)
              ? SAL_SAMPLE_DEAL_EXPANSION
              : SAL_SAMPLE_DEAL_NEW;
      deal->source = sal_sample_alias_pick (context->sources, &context->random);
    }
  deal->currency =
      (SalSampleCurrency) sal_sample_account (context->accounts, deal->account)->currency;
}

static double
ramp_of (const SalSampleCompany *company, int position, int person, gint32 day)
{
  return sal_sample_ramp_share (sal_sample_position (company, position)->motion,
                                day - sal_sample_person (company, person)->hired);
}

/* Who begins it: who covers the account, or who stands in. Newcomers are given less. */
static int
pick_position (SalSampleDealContext *context, const SalSampleDeal *deal)
{
  const SalSampleCompany *company = context->company;
  const SalSampleAccount *account = sal_sample_account (context->accounts, deal->account);
  int position = sal_sample_account_position (
      account, &company->calendar, deal->type != SAL_SAMPLE_DEAL_NEW, deal->created);
  int person;
  double ramp;

  position = sal_sample_company_stand_in (company, position, deal->created);
  person = sal_sample_company_holder (company, position, deal->created);
  ramp = ramp_of (company, position, person, deal->created);
  if (ramp < 1 && !sal_sample_random_chance (&context->random, 0.25 + 0.75 * ramp))
    {
      const SalSamplePosition *newcomer = sal_sample_position (company, position);

      if (newcomer->team >= 0)
        {
          const SalSampleTeam *team = sal_sample_team (company, newcomer->team);
          int next = (int) (team->first_position +
                            ((guint) position - team->first_position + 2) % team->n_positions);

          if (sal_sample_company_is_selling (company, next))
            position = sal_sample_company_stand_in (company, next, deal->created);
        }
    }

  return position;
}

static double
win_chance (SalSampleDealContext *context, const SalSampleDeal *deal, int position, gint32 ends)
{
  const SalSampleCompany *company = context->company;
  const SalSampleAccount *account = sal_sample_account (context->accounts, deal->account);
  int person = sal_sample_company_holder (company, position, deal->created);
  double chance = types[deal->type].win * sal_sample_segments[account->segment].win;
  double skill = sal_sample_person (company, person)->skill;

  if (deal->type != SAL_SAMPLE_DEAL_RENEWAL)
    {
      chance *= skill * (0.6 + 0.4 * ramp_of (company, position, person, deal->created));
      chance *= sal_sample_sources[deal->source].win;
      if (deal->competitor >= 0)
        chance *= sal_sample_competitors[deal->competitor].win;
    }
  if (account->region == SAL_SAMPLE_WEAK_REGION &&
      ends >= company->calendar.today - SAL_SAMPLE_WEAK_DAYS)
    chance *= SAL_SAMPLE_WEAK_WIN;

  return MIN (chance, 0.95);
}

static gint32
pick_end (SalSampleDealContext *context,
          const SalSampleDeal *deal,
          const SalSampleContract *renewed)
{
  SalSampleRandom *random = &context->random;
  gint32 first = context->company->calendar.first;
  gint32 end;
  guint tries = 0;

  if (renewed)
    {
      end = renewed->end + sal_sample_random_between (random, -35, 15);
      end = MAX (end, deal->created + sal_sample_random_between (random, 10, 40));
    }
  else
    do
      end = deal->created + 3 +
            (gint32) sal_sample_random_lognormal (
                random, types[deal->type].days, types[deal->type].sigma);
    while (end < first && ++tries < 8);
  if (end < first)
    end = first + (gint32) sal_sample_random_below (random, 70);

  return sal_sample_workday (end, 1);
}

/* Won deals are pulled to the last days of the quarter, more in some regions. */
static gint32
pull_to_quarter_end (SalSampleDealContext *context, const SalSampleDeal *deal, gint32 end)
{
  const SalSampleCalendar *calendar = &context->company->calendar;
  const SalSampleAccount *account = sal_sample_account (context->accounts, deal->account);
  double share = sal_sample_regions[account->region].quarter_end;
  int quarter = sal_sample_calendar_quarter_of (calendar, end);
  gint32 last, moved;

  if (quarter < 0 || !sal_sample_random_chance (&context->random, share))
    return end;
  last = calendar->quarters[quarter + 1] - 1;
  moved = last - (gint32) (QUARTER_END_DAYS * sal_sample_random_unit (&context->random) *
                           sal_sample_random_unit (&context->random));

  return MAX (sal_sample_workday (moved, -1), end);
}

/* Why it was lost; the rest is in percent: competition, price, capability, no decision. */
static SalSampleLoss
pick_loss (SalSampleRandom *random, gboolean competitor)
{
  static const int reasons[2][SAL_SAMPLE_N_LOSSES - 1] = { { 0, 24, 12, 50 }, { 48, 26, 14, 7 } };
  int at = (int) sal_sample_random_below (random, 100);
  int loss = 0;

  while (loss < SAL_SAMPLE_LOSS_PROCESS && at >= reasons[competitor][loss])
    at -= reasons[competitor][loss++];

  return (SalSampleLoss) loss;
}

/* A lost deal that nobody closes: still in the pipeline, months too old. */
static void
let_linger (SalSampleDealContext *context, SalSampleDeal *deal)
{
  gint32 today = context->company->calendar.today;

  if (deal->ends <= today && deal->created > today - LINGER_DAYS &&
      sal_sample_random_chance (&context->random, NEVER_DECIDED))
    deal->ends = today + sal_sample_random_between (&context->random, 5, 120);
}

static void
lose_sooner (SalSampleDealContext *context, SalSampleDeal *deal)
{
  gint32 end = deal->created + (gint32) ((deal->ends - deal->created) * LOST_SOONER);

  deal->ends = sal_sample_workday (MAX (end, context->company->calendar.first), 1);
}

static void
decide_deal (SalSampleDealContext *context,
             SalSampleDeal *deal,
             int position,
             const SalSampleContract *renewed)
{
  SalSampleRandom *random = &context->random;
  double contested = deal->type == SAL_SAMPLE_DEAL_NEW ? 0.58 : 0.38;

  if (!renewed && sal_sample_random_chance (random, contested))
    deal->competitor = (int) sal_sample_alias_pick (context->competitors, random);

  deal->ends = pick_end (context, deal, renewed);
  deal->won = sal_sample_random_chance (random, win_chance (context, deal, position, deal->ends));
  if (!deal->won && !renewed)
    lose_sooner (context, deal);
  if (deal->won)
    deal->ends = pull_to_quarter_end (context, deal, deal->ends);
  else
    {
      let_linger (context, deal);
      if (deal->ends <= context->company->calendar.today)
        deal->loss = (int) pick_loss (random, deal->competitor >= 0);
    }
}

static void
remember_sale (SalSampleDealContext *context, const SalSampleDeal *deal)
{
  SalSampleAccount *account = sal_sample_account (context->accounts, deal->account);

  if (!deal->won || deal->open)
    return;
  if (account->customer == SAL_DATE_NONE || account->customer > deal->ends)
    account->customer = deal->ends;
  if (account->bought == SAL_DATE_NONE || account->bought < deal->ends)
    account->bought = deal->ends;
}

/**
 * sal_sample_deals_next:
 * @self: the maker
 * @deal: (out): the deal
 *
 * Makes the next opportunity with its lines, history, splits, activities, contract and
 * transactions. Its id and its contract's are left 0: whoever keeps it gives it one, and hands the
 * contract to sal_sample_deals_expect_renewal().
 *
 * Returns: %FALSE once all are made
 */
gboolean
sal_sample_deals_next (SalSampleDeals *self, SalSampleDeal *deal)
{
  SalSampleDealContext *context = &self->context;
  const SalSampleContract *renewed = NULL;
  int position;

  if (self->made == self->n)
    return FALSE;

  /* What is needed of the arrays is written before it is counted. */
  memset (deal, 0, G_STRUCT_OFFSET (SalSampleDeal, lines));
  deal->n_lines = deal->n_owners = deal->n_events = deal->n_splits = 0;
  deal->n_activities = deal->n_transactions = 0;
  deal->has_contract = FALSE;
  deal->contract = (SalSampleContract){ 0 };

  deal->created = sal_sample_calendar_day_at (
      &context->company->calendar, (self->made + 0.5) / self->n, &self->hint);
  self->made++;
  begin_deal (self, deal, &renewed);
  position = pick_position (context, deal);
  decide_deal (context, deal, position, renewed);
  sal_sample_deal_add_lines (context, deal, renewed);
  sal_sample_deal_add_owners (context, deal, position);
  sal_sample_deal_add_events (context, deal);
  sal_sample_deal_add_splits (context, deal);
  sal_sample_deal_add_activities (context, deal);
  sal_sample_deal_add_contract (context, deal, renewed);
  sal_sample_deal_add_transactions (context, deal);
  remember_sale (context, deal);

  return TRUE;
}

/* One that runs when the opportunities begin. */
static void
make_earlier_contract (SalSampleDeals *self, guint index, SalSampleContract *contract)
{
  SalSampleRandom *random = &self->context.random;
  const SalSampleCalendar *calendar = &self->context.company->calendar;
  const SalSampleAccount *account = sal_sample_account (self->context.accounts, index);
  int years = sal_sample_random_between (random, 1, 3);
  gint32 ago = sal_sample_random_between (random, 0, 12 * years - 1);
  guint product;

  do
    product = sal_sample_alias_pick (self->context.products, random);
  while (!sal_sample_product_families[sal_sample_products[product].family].recurring);

  contract->account = index;
  contract->product = (guint8) product;
  contract->quantity = (guint8) CLAMP (
      sal_sample_products[product].quantity * sal_sample_segments[account->segment].size, 1, 255);
  contract->term = (guint8) (12 * years);
  contract->start = sal_date_add_months (calendar->first, -ago);
  contract->end = sal_date_add_months (contract->start, contract->term) - 1;
  contract->cancelled = SAL_DATE_NONE;
  contract->total = contract->quantity * years *
                    sal_sample_list_price (product, (SalSampleCurrency) account->currency) * 9 / 10;
}

/**
 * sal_sample_deals_make_earlier_contracts:
 * @self: the maker
 *
 * Makes the contracts that were concluded before the sample begins, so that renewals fall due from
 * its first quarter on. Called once, before the first deal.
 *
 * Returns: (transfer full) (element-type SalSampleContract): the contracts, without ids
 */
GArray *
sal_sample_deals_make_earlier_contracts (SalSampleDeals *self)
{
  GArray *contracts = g_array_new (FALSE, FALSE, sizeof (SalSampleContract));
  const SalSampleAccounts *accounts = self->context.accounts;
  /* Where there are few opportunities to an account, fewer have contracts. */
  double share = EARLIER_CONTRACTS * MIN (1, 0.1 * self->n / accounts->accounts->len);

  for (guint i = 0; i < accounts->accounts->len; i++)
    if (sal_sample_account (accounts, i)->customer != SAL_DATE_NONE &&
        sal_sample_random_chance (&self->context.random, share))
      {
        SalSampleContract contract = { 0 };

        make_earlier_contract (self, i, &contract);
        g_array_append_val (contracts, contract);
      }

  return contracts;
}
