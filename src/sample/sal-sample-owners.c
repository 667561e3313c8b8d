/* sal-sample-owners.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-deal.h"

#define SPLIT_SHARE   0.06
#define OVERLAY_SHARE 0.04

/* The last day of whoever holds a position on a day, or G_MAXINT32. */
static gint32
last_day_of_holder (const SalSampleCompany *company, int position, gint32 day)
{
  const SalSamplePosition *held = sal_sample_position (company, position);

  for (guint i = 0; i < held->n_spells; i++)
    {
      const SalSampleSpell *spell = sal_sample_spell (company, held->first_spell + i);

      if (spell->from <= day && (spell->to == SAL_DATE_NONE || day <= spell->to))
        return spell->to == SAL_DATE_NONE ? G_MAXINT32 : spell->to;
    }

  return G_MAXINT32;
}

/**
 * sal_sample_deal_add_owners:
 * @context: what deals are made from
 * @deal: a deal that knows when it was created and how it ends
 * @position: the position that begins it, held by someone on that day
 *
 * Tells whose deal it is from when on: if the owner leaves before it ends, someone takes it over.
 */
void
sal_sample_deal_add_owners (SalSampleDealContext *context, SalSampleDeal *deal, int position)
{
  const SalSampleCompany *company = context->company;
  gint32 end = MIN (deal->ends, company->calendar.today);
  gint32 day = deal->created;

  while (deal->n_owners < SAL_SAMPLE_OWNERS_MAX)
    {
      gint32 last = last_day_of_holder (company, position, day);

      deal->owners[deal->n_owners++] =
          (SalSampleOwner){ day, position, sal_sample_company_holder (company, position, day) };
      if (last >= end)
        break;
      day = last + 1;
      position = sal_sample_company_stand_in (company, position, day);
    }
}

/**
 * sal_sample_deal_owner_on:
 * @deal: a deal with owners
 * @day: a day, not before it was created
 *
 * Finds whose deal it was on a day.
 *
 * Returns: (transfer none): the owner
 */
const SalSampleOwner *
sal_sample_deal_owner_on (const SalSampleDeal *deal, gint32 day)
{
  guint i = deal->n_owners - 1;

  while (i > 0 && deal->owners[i].from > day)
    i--;

  return &deal->owners[i];
}

/* Someone else of the owner's team, by motion, or −1. */
static int
colleague_of (const SalSampleCompany *company,
              int position,
              SalSampleMotion first,
              SalSampleMotion last,
              guint nth)
{
  const SalSamplePosition *owner = sal_sample_position (company, position);
  const SalSampleTeam *team;

  if (owner->team < 0)
    return -1;
  team = sal_sample_team (company, owner->team);
  for (guint i = 0; i < team->n_positions; i++)
    {
      int other = (int) (team->first_position + (nth + i) % team->n_positions);
      SalSampleMotion motion = sal_sample_position (company, other)->motion;

      if (other != position && motion >= first && motion <= last)
        return other;
    }

  return -1;
}

/**
 * sal_sample_deal_add_splits:
 * @context: what deals are made from
 * @deal: a deal with events
 *
 * Shares the credit of some deals between two positions, in parts that sum to 100 %, and credits a
 * specialist beside the owner for some others.
 */
void
sal_sample_deal_add_splits (SalSampleDealContext *context, SalSampleDeal *deal)
{
  static const int parts[] = { 50, 60, 70, 75, 80 };
  SalSampleRandom *random = &context->random;
  int owner = deal->owners[deal->n_owners - 1].position;
  double at = sal_sample_random_unit (random);
  guint nth = sal_sample_random_below (random, 64);
  int other;

  if (at < SPLIT_SHARE)
    {
      int part = parts[sal_sample_random_below (random, G_N_ELEMENTS (parts))];

      other = colleague_of (
          context->company, owner, SAL_SAMPLE_HUNTER, SAL_SAMPLE_ACCOUNT_MANAGER, nth);
      if (other < 0)
        return;
      deal->splits[deal->n_splits++] = (SalSampleSplit){ owner, part, FALSE };
      deal->splits[deal->n_splits++] = (SalSampleSplit){ other, 100 - part, FALSE };
    }
  else if (at < SPLIT_SHARE + OVERLAY_SHARE)
    {
      other = colleague_of (context->company, owner, SAL_SAMPLE_OVERLAY, SAL_SAMPLE_ENGINEER, nth);
      if (other >= 0)
        deal->splits[deal->n_splits++] = (SalSampleSplit){ other, 100, TRUE };
    }
}
