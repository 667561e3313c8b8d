/* sal-alignment-activation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-alignment-activation.h"

#include <stdlib.h>

#include "sal-activation-groups.h"
#include "sal-alignment-activation-private.h"
#include "sal-date.h"
#include "sal-rate.h"

/* How many accounts are looked at between two looks at the cancellable: some microseconds each. */
#define N_BETWEEN 512

typedef struct
{
  const SalActivationBook *book;
  SalAlignmentActivation *plan;
  const SalDesignAccount *accounts;
  guint n_accounts;
  SalIdMap *places;      /* of accounts */
  SalIdMap *territories; /* likewise */
  SalActivationGroups coverage;
  SalActivationGroups opportunities;
  SalActivationGroups names;
  gint64 *owners;     /* by account: a person, or 0 */
  SalIdMap *managed;  /* positions of the sales force */
  SalIdMap *holders;  /* where each position is among the holders; the first is for none */
  guint *n_unstaffed; /* by territory: accounts that it cannot have without a position */
  GArray *targets;    /* of SalCoverageTarget: of the account in hand */
} Planner;

/* Where an account goes, and when. */
typedef struct
{
  guint account;    /* index */
  gint32 territory; /* that has most of it */
  SalDesignReason reason;
  gint32 day;
  gboolean is_held; /* it is about the time until a holdover ends */
  gint64 from_position;
  gint64 from_person;
  gint64 from_today;  /* the position that has it on the day of the plan */
  gint64 to_today;    /* the one that will */
  gboolean is_placed; /* by coverage that begins on that day, or is kept */
} Place;

static void
add_finding (Planner *self, SalActivationFinding finding)
{
  g_array_append_val (self->plan->findings, finding);
}

/* --- who is to have an account --- */

static gint64
position_of (const Planner *self, gint32 territory)
{
  return sal_territory_design_get_territory (self->book->design, (guint) territory)->position;
}

/* Adds a share for the position of a territory; one position may have several territories. */
static gboolean
add_target (Planner *self, gint32 territory, gint64 share)
{
  SalCoverageTarget target = { position_of (self, territory), share };

  if (target.position == 0)
    {
      self->n_unstaffed[territory]++;
      return FALSE;
    }
  for (guint i = 0; i < self->targets->len; i++)
    {
      SalCoverageTarget *other = &g_array_index (self->targets, SalCoverageTarget, i);

      if (other->position == target.position)
        {
          other->share += share;
          return TRUE;
        }
    }
  g_array_append_val (self->targets, target);

  return TRUE;
}

static int
compare_targets (gconstpointer one, gconstpointer other)
{
  const SalCoverageTarget *a = one, *b = other;

  if (a->share != b->share)
    return a->share > b->share ? -1 : 1;

  return (a->position > b->position) - (a->position < b->position);
}

/* The shares in proportion, so that they add up to 1; what rounding leaves is the first one's. */
static void
scale_targets (GArray *targets)
{
  SalCoverageTarget *first = &g_array_index (targets, SalCoverageTarget, 0);
  gint64 whole = 0, rest = SAL_RATE_ONE;

  for (guint i = 0; i < targets->len; i++)
    whole += g_array_index (targets, SalCoverageTarget, i).share;
  for (guint i = 1; i < targets->len; i++)
    {
      SalCoverageTarget *target = &g_array_index (targets, SalCoverageTarget, i);

      target->share = whole > 0 ? (gint64) ((__int128) target->share * SAL_RATE_ONE / whole) : 0;
      rest -= target->share;
    }
  first->share = rest;
  while (targets->len > 1 &&
         g_array_index (targets, SalCoverageTarget, targets->len - 1).share == 0)
    g_array_set_size (targets, targets->len - 1);
}

/* Whether shares that were rounded add up to 1. */
static gboolean
shares_fit (gint64 whole, guint n_shares)
{
  return ABS (whole - SAL_RATE_ONE) <= (gint64) n_shares;
}

/* The territories that have an account by name for good; or, while it is held over, those that keep
 * it until then. */
static gboolean
add_named_targets (Planner *self, Place *place, const SalActivationName *names, guint n_names)
{
  gint64 whole = 0, largest = -1;
  guint n_live = 0;

  for (guint i = 0; i < n_names; i++)
    {
      gint32 territory = sal_id_map_lookup (self->territories, names[i].territory);

      if (territory < 0 ||
          (place->is_held ? names[i].until < place->day : names[i].until != SAL_DATE_NONE))
        continue;
      n_live++;
      whole += names[i].share;
      if (add_target (self, territory, names[i].share) && names[i].share > largest)
        {
          largest = names[i].share;
          place->territory = territory;
        }
    }
  place->reason = SAL_DESIGN_REASON_NAMED;
  if (n_live > 0 && !place->is_held && !shares_fit (whole, n_live))
    add_finding (self,
                 (SalActivationFinding){ SAL_ACTIVATION_SHARES_DO_NOT_FIT,
                                         .account = self->accounts[place->account].id,
                                         .territory = SAL_TERRITORY_NONE,
                                         .day = SAL_DATE_NONE });
  if (self->targets->len > 0)
    {
      g_array_sort (self->targets, compare_targets);
      scale_targets (self->targets);
    }

  return n_live > 0;
}

/* By rule, else by area. */
static gboolean
add_target_by_design (Planner *self, Place *place)
{
  const SalDesignAccount *account = &self->accounts[place->account];
  gint32 territory = account->by_rule;

  place->reason = SAL_DESIGN_REASON_RULE;
  if (territory == SAL_TERRITORY_NONE && account->area != SAL_GEOGRAPHY_NONE)
    {
      territory = sal_territory_design_get_assignment (self->book->design)[account->area];
      place->reason = SAL_DESIGN_REASON_AREA;
    }
  if (territory == SAL_TERRITORY_NONE)
    return FALSE;
  if (add_target (self, territory, SAL_RATE_ONE))
    place->territory = territory;

  return TRUE;
}

/* Who has the account from a day on; none if no territory has it, or none with a position. */
static void
find_targets (Planner *self, Place *place, const SalActivationName *names, guint n_names)
{
  g_array_set_size (self->targets, 0);
  place->territory = SAL_TERRITORY_NONE;
  if (!add_named_targets (self, place, names, n_names) && !add_target_by_design (self, place))
    add_finding (self,
                 (SalActivationFinding){ SAL_ACTIVATION_ACCOUNT_WITHOUT_TERRITORY,
                                         .account = self->accounts[place->account].id,
                                         .territory = SAL_TERRITORY_NONE,
                                         .day = SAL_DATE_NONE });
}

/* --- what is written of it --- */

static int
compare_spans (gconstpointer one, gconstpointer other)
{
  const SalCoverageSpan *a = one, *b = other;

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;

  return (a->id > b->id) - (a->id < b->id);
}

/* Coverage that somebody planned for later, or for that very day. */
static void
find_planned (Planner *self, const SalCoverageWish *wish, const SalCoverageSpan *spans, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean is_later = spans[i].first > wish->first;

      if (!spans[i].is_primary || spans[i].first < wish->first || spans[i].first > wish->last ||
          spans[i].last < spans[i].first || spans[i].position == wish->targets[0].position)
        continue;
      add_finding (self,
                   (SalActivationFinding){ is_later ? SAL_ACTIVATION_LATER_COVERAGE
                                                    : SAL_ACTIVATION_SAME_DAY_COVERAGE,
                                           .account = wish->account,
                                           .territory = SAL_TERRITORY_NONE,
                                           .coverage = spans[i].id,
                                           .day = spans[i].first });
    }
}

/* Lets the targets in hand cover the account. */
static void
settle (Planner *self, const Place *place, gint32 last)
{
  SalCoverageWish wish = { .account = self->accounts[place->account].id,
                           .targets = (const SalCoverageTarget *) (gpointer) self->targets->data,
                           .n_targets = self->targets->len,
                           .first = place->day,
                           .last = last,
                           .managed = self->managed };
  guint n_spans;
  const SalCoverageSpan *spans =
      sal_activation_groups_get (&self->coverage, place->account, &n_spans);

  find_planned (self, &wish, spans, n_spans);
  sal_coverage_settle (&wish, spans, n_spans, self->plan->writes);
  for (guint i = 0; i < self->targets->len && self->targets->len > 1; i++)
    {
      const SalCoverageTarget *target = &wish.targets[i];
      SalActivationShare share = { wish.account, target->position, target->share, i == 0 };

      g_array_append_val (self->plan->shares, share);
    }
}

/* --- what goes with it --- */

static void
resolve_person (const Planner *self, gint64 position, gint32 day, gint64 *person)
{
  gint64 unit;

  sal_ownership_resolve_position (self->book->ownership, position, day, &unit, person);
}

/* Whether an opportunity has coverage of its own on a day. */
static gboolean
is_covered_alone (const Planner *self, const SalActivationOpportunity *opportunity, gint32 day)
{
  gint64 position, unit, person;

  return sal_ownership_resolve (
      self->book->ownership, opportunity->id, 0, 0, day, &position, &unit, &person);
}

static void
add_deal (Planner *self, SalActivationMove *move, const SalActivationOpportunity *opportunity)
{
  SalActivationDeal deal = { .opportunity = opportunity->id,
                             .account = opportunity->account,
                             .amount = opportunity->amount,
                             .day = move->day,
                             .to_position = move->to_position,
                             .to_person = move->to_person };
  gint64 unit;

  sal_ownership_resolve (self->book->ownership,
                         opportunity->id,
                         opportunity->account,
                         opportunity->owner,
                         move->day,
                         &deal.from_position,
                         &unit,
                         &deal.from_person);
  if (deal.from_position == move->to_position)
    return;
  deal.stays = is_covered_alone (self, opportunity, move->day);
  if (deal.stays && move->from_position == move->to_position)
    return;
  if (deal.stays)
    {
      deal.to_position = deal.from_position;
      deal.to_person = deal.from_person;
    }
  else
    {
      move->pipeline += deal.amount;
      move->n_open++;
    }
  g_array_append_val (self->plan->opportunities, deal);
}

/* Lists the account if it goes to another position, and its opportunities that do. */
static void
add_move (Planner *self, const Place *place)
{
  const SalDesignAccount *account = &self->accounts[place->account];
  SalActivationMove move = {
    .account = account->id,
    .territory = place->territory,
    .reason = place->reason,
    .day = place->day,
    .from_position = place->from_position,
    .from_person = place->from_person,
    .to_position = g_array_index (self->targets, SalCoverageTarget, 0).position,
    .revenue = account->revenue,
  };
  guint n_opportunities;
  const SalActivationOpportunity *opportunities =
      sal_activation_groups_get (&self->opportunities, place->account, &n_opportunities);

  resolve_person (self, move.to_position, move.day, &move.to_person);
  for (guint i = 0; i < n_opportunities; i++)
    add_deal (self, &move, &opportunities[i]);

  if (move.from_position != move.to_position)
    g_array_append_val (self->plan->moves, move);
}

/* --- what every position has --- */

static SalActivationHolder *
get_holder (Planner *self, gint64 position)
{
  GArray *holders = self->plan->holders;
  gint32 index = position != 0 ? sal_id_map_lookup (self->holders, position) : 0;

  if (index < 0)
    {
      SalActivationHolder holder = { .position = position };

      index = (gint32) holders->len;
      sal_id_map_insert (self->holders, position, index);
      g_array_append_val (holders, holder);
    }

  return &g_array_index (holders, SalActivationHolder, index);
}

static void
count_account (Planner *self, const Place *place)
{
  const gint64 positions[2] = { place->from_today, place->to_today };

  for (guint when = 0; when < 2; when++)
    {
      SalActivationHolder *holder = get_holder (self, positions[when]);

      holder->n_accounts[when]++;
      holder->revenue[when] += self->accounts[place->account].revenue;
    }
}

static void
count_opportunity (Planner *self, const Place *place, const SalActivationOpportunity *opportunity)
{
  gint64 positions[2], unit, person;

  sal_ownership_resolve (self->book->ownership,
                         opportunity->id,
                         opportunity->account,
                         opportunity->owner,
                         self->book->day,
                         &positions[0],
                         &unit,
                         &person);
  positions[1] = place->is_placed && !is_covered_alone (self, opportunity, self->book->day)
                     ? place->to_today
                     : positions[0];
  for (guint when = 0; when < 2; when++)
    {
      SalActivationHolder *holder = get_holder (self, positions[when]);

      holder->n_open[when]++;
      holder->pipeline[when] += opportunity->amount;
    }
}

static void
count (Planner *self, const Place *place)
{
  guint n_opportunities;
  const SalActivationOpportunity *opportunities =
      sal_activation_groups_get (&self->opportunities, place->account, &n_opportunities);

  count_account (self, place);
  for (guint i = 0; i < n_opportunities; i++)
    count_opportunity (self, place, &opportunities[i]);
}

/* --- one account --- */

static void
resolve_account (const Planner *self, guint account, gint32 day, gint64 *position, gint64 *person)
{
  gint64 unit;

  sal_ownership_resolve (self->book->ownership,
                         0,
                         self->accounts[account].id,
                         self->owners[account],
                         day,
                         position,
                         &unit,
                         person);
}

/* Whether a position of another sales force has the account, which it keeps then. */
static gboolean
is_elsewhere (Planner *self, const Place *place)
{
  gint64 other = place->from_position;
  guint n_spans;
  const SalCoverageSpan *spans =
      sal_activation_groups_get (&self->coverage, place->account, &n_spans);

  if ((other == 0 || sal_id_map_lookup (self->managed, other) >= 0) &&
      !sal_coverage_find_other (self->managed, spans, n_spans, place->day, &other))
    return FALSE;
  add_finding (self,
               (SalActivationFinding){ SAL_ACTIVATION_OTHER_SALES_FORCE,
                                       .account = self->accounts[place->account].id,
                                       .territory = SAL_TERRITORY_NONE,
                                       .position = other,
                                       .day = place->day });

  return TRUE;
}

/* The last day on which who has had the account keeps it. */
static gint32
find_holdover (const Planner *self, const SalActivationName *names, guint n_names)
{
  gint32 until = SAL_DATE_NONE;

  for (guint i = 0; i < n_names; i++)
    {
      if (names[i].until >= self->book->day)
        until = MAX (until, names[i].until);
    }

  return until;
}

/* Lets the targets in hand have the account from a day on. */
static void
place_account (Planner *self, Place *place, gint32 last)
{
  settle (self, place, last);
  add_move (self, place);
  if (place->day == self->book->day)
    {
      place->to_today = g_array_index (self->targets, SalCoverageTarget, 0).position;
      place->is_placed = TRUE;
    }
}

/* Until the holdover ends who covers the account keeps it; if nobody does, the territory that is
 * said to. */
static void
hold_over (Planner *self, Place *place, gint32 until, const SalActivationName *names, guint n_names)
{
  SalActivationFinding finding = { SAL_ACTIVATION_HOLDOVER,
                                   .account = self->accounts[place->account].id,
                                   .territory = SAL_TERRITORY_NONE,
                                   .day = until };

  add_finding (self, finding);
  place->is_held = TRUE;
  find_targets (self, place, names, n_names);
  if (self->targets->len > 0 && place->from_today == 0)
    place_account (self, place, until);
  else if (self->targets->len > 0 &&
           place->from_today != g_array_index (self->targets, SalCoverageTarget, 0).position)
    {
      finding.type = SAL_ACTIVATION_HOLDOVER_ELSEWHERE;
      finding.territory = place->territory;
      add_finding (self, finding);
    }
  place->is_held = FALSE;
  place->day = until + 1;
}

/* Where an account of the sales force goes, now or after a holdover. */
static void
move_account (Planner *self, Place *place)
{
  guint n_names;
  const SalActivationName *names =
      sal_activation_groups_get (&self->names, place->account, &n_names);
  gint32 until = find_holdover (self, names, n_names);

  if (until != SAL_DATE_NONE)
    {
      hold_over (self, place, until, names, n_names);
      resolve_account (
          self, place->account, place->day, &place->from_position, &place->from_person);
      if (is_elsewhere (self, place))
        return;
      if (place->is_placed)
        {
          place->from_position = place->to_today;
          resolve_person (self, place->from_position, place->day, &place->from_person);
        }
    }

  find_targets (self, place, names, n_names);
  if (self->targets->len > 0)
    place_account (self, place, SAL_COVERAGE_OPEN);
}

static void
plan_account (Planner *self, guint account)
{
  SalAlignmentActivation *plan = self->plan;
  guint n_spans, n_writes = plan->writes->len, n_moves = plan->moves->len;
  SalCoverageSpan *spans = sal_activation_groups_get (&self->coverage, account, &n_spans);
  Place place = { .account = account, .day = self->book->day };

  if (n_spans > 1)
    qsort (spans, n_spans, sizeof *spans, compare_spans);
  resolve_account (self, account, place.day, &place.from_position, &place.from_person);
  place.from_today = place.from_position;
  place.to_today = place.from_position;
  if (!is_elsewhere (self, &place))
    move_account (self, &place);
  if (plan->writes->len == n_writes)
    plan->n_unchanged++;
  else if (plan->moves->len == n_moves)
    plan->n_confirmed++;
  count (self, &place);
}

/* --- all of them --- */

static void
add_unstaffed (Planner *self)
{
  for (guint t = 0; t < sal_territory_design_get_n_territories (self->book->design); t++)
    {
      if (position_of (self, (gint32) t) == 0)
        add_finding (self,
                     (SalActivationFinding){ SAL_ACTIVATION_TERRITORY_WITHOUT_POSITION,
                                             .territory = (gint32) t,
                                             .day = SAL_DATE_NONE,
                                             .n_accounts = self->n_unstaffed[t] });
    }
}

static void
add_territories (Planner *self)
{
  const SalActivationBook *book = self->book;

  for (guint t = 0; t < sal_territory_design_get_n_territories (book->design); t++)
    {
      gint64 id = sal_territory_design_get_territory (book->design, t)->id;

      sal_id_map_insert (self->territories, id, (gint32) t);
      g_array_append_val (self->plan->territories, id);
    }
  for (guint i = 0; i < book->sales_force->len; i++)
    sal_id_map_insert (self->managed, g_array_index (book->sales_force, gint64, i), 0);
}

static void
planner_init (Planner *self, const SalActivationBook *book, SalAlignmentActivation *plan)
{
  const SalActivationHolder nobody = { 0 };
  guint n;

  *self = (Planner){ .book = book, .plan = plan };
  self->accounts = sal_territory_design_get_accounts (book->design, &self->n_accounts);
  n = self->n_accounts;
  self->places = sal_id_map_new (n);
  for (guint i = 0; i < n; i++)
    sal_id_map_insert (self->places, self->accounts[i].id, (gint32) i);
  sal_activation_groups_init (
      &self->coverage, book->coverage, G_STRUCT_OFFSET (SalCoverageSpan, account), self->places, n);
  sal_activation_groups_init (&self->opportunities,
                              book->opportunities,
                              G_STRUCT_OFFSET (SalActivationOpportunity, account),
                              self->places,
                              n);
  sal_activation_groups_init (
      &self->names, book->names, G_STRUCT_OFFSET (SalActivationName, account), self->places, n);

  self->owners = g_new0 (gint64, n + 1);
  for (guint i = 0; i < book->owners->len; i++)
    {
      const SalActivationOwner *owner = &g_array_index (book->owners, SalActivationOwner, i);
      gint32 place = sal_id_map_lookup (self->places, owner->account);

      if (place >= 0)
        self->owners[place] = owner->owner;
    }
  self->territories = sal_id_map_new (256);
  self->managed = sal_id_map_new (256);
  add_territories (self);
  self->holders = sal_id_map_new (64);
  g_array_append_val (plan->holders, nobody);
  self->n_unstaffed = g_new0 (guint, sal_territory_design_get_n_territories (book->design) + 1);
  self->targets = g_array_new (FALSE, FALSE, sizeof (SalCoverageTarget));
}

static void
planner_clear (Planner *self)
{
  sal_activation_groups_clear (&self->coverage);
  sal_activation_groups_clear (&self->opportunities);
  sal_activation_groups_clear (&self->names);
  sal_id_map_free (self->places);
  sal_id_map_free (self->territories);
  sal_id_map_free (self->managed);
  sal_id_map_free (self->holders);
  g_free (self->owners);
  g_free (self->n_unstaffed);
  g_array_unref (self->targets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Planner, planner_clear)

/**
 * sal_alignment_activation_new:
 * @book: what there is
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Finds what it means that an alignment takes effect on a day.
 *
 * An account is covered from then on by the position of the territory that has it: by name, else by
 * a rule, else by its area. One that several territories have by name is covered with primary
 * credit by the one with the largest share, and with split credit by the others. A holdover stays
 * with who covers it until it ends, and goes then to where it belongs without it. What no territory
 * has, or only one without a position, stays as it is, and so does what a position of another sales
 * force has (see #SalActivationBook), and primary coverage that begins later. Opportunities follow
 * their account, but those with coverage of their own.
 *
 * Returns: (transfer full): the plan, or %NULL with %G_IO_ERROR_CANCELLED
 */
SalAlignmentActivation *
sal_alignment_activation_new (const SalActivationBook *book,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (SalAlignmentActivation) plan = sal_alignment_activation_create (book);
  g_auto (Planner) planner = { 0 };

  planner_init (&planner, book, plan);
  for (guint account = 0; account < planner.n_accounts; account++)
    {
      if (account % N_BETWEEN == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      plan_account (&planner, account);
    }
  add_unstaffed (&planner);
  sal_alignment_activation_seal (plan);

  return g_steal_pointer (&plan);
}
