/* sal-payment.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-payment.h"

#include "sal-payment-release.h"
#include "sal-payout-measure.h"

#define MONTHS_OF_A_YEAR 12
#define NEVER            SAL_PAYMENT_NEVER

/* A part of an earning and the months, counted from year 0, in which things happen to it. */
typedef struct
{
  gint64 amount;
  int posted;
  int released; /* NEVER: what it waits for has not happened */
  int vested;
  const SalCredit *credit; /* (nullable): that it is of */
  gint64 forfeited;        /* by a leaver: what is taken back is set against it */
} Part;

/* What is owed and from when on it is recovered. */
typedef struct
{
  gint64 amount;
  int from;
} Debt;

typedef struct
{
  GArray *parts;    /* of Part */
  GArray *debts;    /* of Debt, oldest first */
  GArray *releases; /* of SalPaymentRelease: of what is added */
  const SalPaymentSource *sources;
  guint n_sources;
  const SalPaymentAdjustment *adjustments;
  guint n_adjustments;
  int first, last;
  gboolean has_forfeited;
} Ledger;

/* --- when parts become payable --- */

static void
add_release (Ledger *self, const SalPaymentRelease *release, const SalCredit *credit, int posted)
{
  Part part = { release->amount, posted, release->released, release->vested, credit, 0 };

  g_array_append_val (self->parts, part);
}

static void
add_releases (Ledger *self, const SalPlan *plan, const SalCredit *credit, gint64 amount, int posted)
{
  g_array_set_size (self->releases, 0);
  sal_payment_list_releases (plan, credit, amount, posted, self->releases);
  for (guint i = 0; i < self->releases->len; i++)
    add_release (self, &g_array_index (self->releases, SalPaymentRelease, i), credit, posted);
}

/* What takes back does so at once. */
static void
add_at_once (Ledger *self, const SalCredit *credit, gint64 amount, int posted)
{
  Part part = { amount, posted, posted, posted, credit, 0 };

  if (amount != 0)
    g_array_append_val (self->parts, part);
}

static void
add_earning (Ledger *self, const SalParticipation *participation, const SalEarning *earning)
{
  int posted = sal_payment_month_of (earning->posted);
  gint64 rest = earning->amount;

  for (guint i = 0; i < earning->shares->len; i++)
    {
      const SalEarningShare *share = &g_array_index (earning->shares, SalEarningShare, i);

      rest -= share->amount;
      if (share->amount < 0 || earning->kind == SAL_EARNING_CLAWBACK)
        add_at_once (self,
                     &g_array_index (participation->credits, SalCredit, share->credit),
                     share->amount,
                     posted);
      else
        add_releases (self,
                      participation->plan,
                      &g_array_index (participation->credits, SalCredit, share->credit),
                      share->amount,
                      posted);
    }
  if (rest < 0)
    add_at_once (self, NULL, rest, posted);
  else
    add_releases (self, participation->plan, NULL, rest, posted);
}

/* --- months --- */

/* The plan of the month: that of the participation which is in force at its end, or was last. */
static const SalParticipation *
find_participation (const Ledger *self, int month)
{
  const SalParticipation *found = self->sources[0].participation;

  for (guint i = 1; i < self->n_sources; i++)
    {
      const SalParticipation *one = self->sources[i].participation;

      if (sal_payment_month_of (one->first) <= month && one->first > found->first)
        found = one;
    }

  return found;
}

/**
 * sal_payment_find_guarantee: (skip)
 * @participation: a participation
 * @month: a month, counted from year 0
 *
 * Finds what is guaranteed for the days of a month that a participation is guaranteed something.
 *
 * Returns: minor units of the currency paid in
 */
gint64
sal_payment_find_guarantee (const SalParticipation *participation, int month)
{
  gint32 first = sal_date_from_ymd (month / MONTHS_OF_A_YEAR, month % MONTHS_OF_A_YEAR + 1, 1);
  gint32 last = sal_date_add_months (first, 1) - 1;
  SalParticipation guaranteed = *participation; /* for as long as the guarantee is given */
  g_auto (SalRational) amount = SAL_RATIONAL_INIT, share = SAL_RATIONAL_INIT;
  gint64 whole = 0;

  guaranteed.first = MAX (participation->first, participation->guarantee_first);
  guaranteed.last = MIN (participation->last, participation->guarantee_last);
  if (guaranteed.last < MAX (first, guaranteed.first) || guaranteed.first > last)
    return 0;
  sal_payout_active_share (&guaranteed, first, last, &share);
  sal_rational_set_integer (&amount, sal_payout_minor_units (participation->currency));
  sal_rational_multiply (&amount, &amount, &participation->guarantee);
  sal_rational_multiply (&amount, &amount, &share);

  return sal_rational_round (&amount, &whole) ? whole : 0;
}

static gint64
find_guarantee (const Ledger *self, int month)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_sources; i++)
    sum += sal_payment_find_guarantee (self->sources[i].participation, month);

  return sum;
}

static void
add_debt (Ledger *self, gint64 amount, int from)
{
  Debt debt = { amount, from };

  if (amount > 0)
    g_array_append_val (self->debts, debt);
}

/* Of debts that are due in the month, the oldest first. */
static gint64
recover (Ledger *self, gint64 most, int month)
{
  gint64 recovered = 0;

  for (guint i = 0; i < self->debts->len; i++)
    {
      Debt *debt = &g_array_index (self->debts, Debt, i);
      gint64 part = debt->from <= month ? MIN (debt->amount, most - recovered) : 0;

      debt->amount -= part;
      recovered += part;
    }

  return recovered;
}

static gint64
sum_debts (const Ledger *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->debts->len; i++)
    sum += g_array_index (self->debts, Debt, i).amount;

  return sum;
}

/* The most that is kept of a payment: its share, its limit, and never what the guarantee is for. */
static gint64
find_most (const SalParticipation *participation, gint64 payable, gint64 guarantee)
{
  const SalPlanRecovery *terms = participation->plan->recovery;
  gint64 most = MAX (payable - guarantee, 0), limit;
  g_auto (SalRational) amount = SAL_RATIONAL_INIT;

  if (terms != NULL && terms->share.is_set)
    {
      sal_rational_set_integer (&amount, payable);
      sal_rational_multiply (&amount, &amount, &terms->share.value);
      if (sal_rational_floor (&amount, &limit))
        most = MIN (most, limit);
    }
  if (terms != NULL && terms->limit.is_set)
    {
      g_auto (SalRational) exchange = SAL_RATIONAL_INIT;

      sal_rational_set_integer (&amount, sal_payout_minor_units (participation->plan->currency));
      sal_rational_multiply (&amount, &amount, &terms->limit.value);
      sal_calculation_exchange (participation, &exchange);
      sal_rational_multiply (&amount, &amount, &exchange);
      if (sal_rational_floor (&amount, &limit))
        most = MIN (most, limit);
    }

  return most;
}

/* What a leaver has forfeited of a credit is not taken back on top: it comes off both. */
static void
set_off_forfeited (Ledger *self, SalPayment *payment, Part *part)
{
  for (guint i = 0; part->credit != NULL && part->amount < 0 && i < self->parts->len; i++)
    {
      Part *other = &g_array_index (self->parts, Part, i);
      gint64 off = other->credit == part->credit ? MIN (other->forfeited, -part->amount) : 0;

      other->forfeited -= off;
      part->amount += off;
      payment->forfeited -= off;
    }
}

/* What the month brings: positive amounts are payable, negative ones are owed. */
static gint64
collect (Ledger *self, SalPayment *payment, int month)
{
  gint64 payable = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);

      if (part->posted == month)
        payment->calculated += part->amount;
      if (part->released == month)
        {
          if (self->has_forfeited)
            set_off_forfeited (self, payment, part);
          payment->advanced += part->amount;
          if (part->amount > 0)
            payable += part->amount;
          else
            add_debt (self, -part->amount, month);
        }
      if (part->vested == month && part->released != NEVER)
        payment->vested += part->amount;
    }
  for (guint i = 0; i < self->n_adjustments; i++)
    {
      const SalPaymentAdjustment *one = &self->adjustments[i];

      if (sal_payment_month_of (one->date) != month)
        continue;
      payment->adjusted += one->amount;
      payable += MAX (one->amount, 0);
      add_debt (self, -one->amount, month);
    }

  return payable;
}

/* What somebody who left does not get any more, and does not have to give back. */
static void
settle_leaver (Ledger *self, SalPayment *payment, const SalParticipation *participation, int month)
{
  const SalPlanLeaver *rule = participation->plan->leaver;

  if (rule == NULL || !participation->leaves || month < sal_payment_month_of (participation->last))
    return;
  for (guint i = 0; rule->owed == SAL_LEAVER_FORFEITS && i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);

      if (part->posted <= month && part->released > month && part->amount > 0)
        {
          payment->forfeited += part->amount;
          part->forfeited = part->amount;
          self->has_forfeited = TRUE;
          part->released = part->vested = month - 1; /* it is over */
        }
    }
  if (rule->owes == SAL_LEAVER_WRITTEN_OFF)
    {
      payment->written_off = sum_debts (self);
      g_array_set_size (self->debts, 0);
    }
}

static void
top_up (Ledger *self,
        SalPayment *payment,
        const SalParticipation *participation,
        gint64 guarantee,
        int month)
{
  const SalPlanRecovery *terms = participation->plan->recovery;
  gint64 missing = MAX (guarantee - payment->paid, 0);

  payment->paid += missing;
  if (!participation->is_recoverable)
    {
      payment->top_up = missing;
      return;
    }
  payment->drawn = missing;
  add_debt (self, missing, month + 1 + (terms != NULL ? terms->after : 0));
}

/* What is calculated and neither payable nor forfeited. */
static gint64
sum_waiting (const Ledger *self, int month)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->posted <= month && part->released > month)
        sum += part->amount;
    }

  return sum;
}

static SalPayment
settle_month (Ledger *self, int month)
{
  const SalParticipation *participation = find_participation (self, month);
  SalPayment payment = { .year = month / MONTHS_OF_A_YEAR, .month = month % MONTHS_OF_A_YEAR + 1 };
  gint64 payable = collect (self, &payment, month);
  gint64 guarantee = find_guarantee (self, month);

  payment.recovered = recover (self, find_most (participation, payable, guarantee), month);
  payment.paid = payable - payment.recovered;
  top_up (self, &payment, participation, guarantee, month);
  settle_leaver (self, &payment, participation, month);
  payment.balance = sum_waiting (self, month) - sum_debts (self);

  return payment;
}

static void
find_months (Ledger *self)
{
  self->first = NEVER;
  self->last = 0;
  for (guint i = 0; i < self->n_sources; i++)
    {
      self->first = MIN (self->first, sal_payment_month_of (self->sources[i].participation->first));
      self->last = MAX (self->last, sal_payment_month_of (self->sources[i].participation->last));
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      self->last = MAX (self->last, part->posted);
      if (part->released != NEVER)
        self->last = MAX (self->last, part->vested);
    }
  for (guint i = 0; i < self->n_adjustments; i++)
    {
      self->first = MIN (self->first, sal_payment_month_of (self->adjustments[i].date));
      self->last = MAX (self->last, sal_payment_month_of (self->adjustments[i].date));
    }
}

/**
 * sal_payments_new:
 * @sources: (array length=n_sources): the participations of one participant, at least one, all paid
 *   in one currency, and what they earned
 * @n_sources: how many they are
 * @adjustments: (array length=n_adjustments) (nullable): what is added or taken off by hand
 * @n_adjustments: how many they are
 *
 * Settles what was earned, month by month: what the release schedule makes payable is advanced, and
 * vests when its opportunity cannot be cancelled any more; of that, what is owed is recovered; what
 * is then below the guarantee is topped up.
 *
 * Returns: (transfer full) (element-type SalPayment): one for each month, from the first that
 *   anything happens in to the last
 */
GArray *
sal_payments_new (const SalPaymentSource *sources,
                  guint n_sources,
                  const SalPaymentAdjustment *adjustments,
                  guint n_adjustments)
{
  Ledger self = { g_array_new (FALSE, FALSE, sizeof (Part)),
                  g_array_new (FALSE, FALSE, sizeof (Debt)),
                  g_array_new (FALSE, FALSE, sizeof (SalPaymentRelease)),
                  sources,
                  n_sources,
                  adjustments,
                  n_adjustments };
  GArray *payments = g_array_new (FALSE, FALSE, sizeof (SalPayment));

  for (guint s = 0; s < n_sources; s++)
    for (guint i = 0; i < sources[s].earnings->len; i++)
      add_earning (&self, sources[s].participation, sources[s].earnings->pdata[i]);
  find_months (&self);
  for (int month = self.first; month <= self.last; month++)
    {
      SalPayment payment = settle_month (&self, month);

      g_array_append_val (payments, payment);
    }
  g_array_unref (self.parts);
  g_array_unref (self.debts);
  g_array_unref (self.releases);

  return payments;
}
