/* plan-oracle.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-oracle-private.h"

/* Choices of plans, in their order. */
enum
{
  MARGINAL,
  RETROACTIVE,
  DEAL_BEFORE,
  DEAL_AFTER,
  OVERAGE,
};

enum
{
  DISCRETE,
  QUARTER_TO_DATE,
  YEAR_TO_DATE,
  TRUE_UP,
  EACH_DEAL,
};

/* --- the year --- */

static const int month_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

int
oracle_first_day (int month)
{
  int day = 0;

  for (int i = 0; i < month; i++)
    day += month_days[i];

  return day;
}

int
oracle_month_of (int day)
{
  int month = 0;

  while (oracle_first_day (month + 1) <= day)
    month++;

  return month;
}

/* 1 January 2026 is a Thursday. */
static gboolean
is_working (int day)
{
  return (day + 3) % 7 < 5;
}

static Fraction
active_share (const OraclePlan *plan, int month)
{
  int n = 0, active = 0;

  for (int day = oracle_first_day (month); day < oracle_first_day (month + 1); day++)
    {
      gboolean is_there = day >= plan->first && day <= plan->last &&
                          (day < plan->leave_first || day > plan->leave_last);

      if (plan->proration == 1 && !is_working (day))
        continue;
      n++;
      active += is_there;
    }
  if (plan->proration == 2)
    return fraction (2 * active >= n, 1);
  if (plan->proration == 3)
    return fraction (active > 0, 1);

  return fraction (active, n);
}

/* --- terms --- */

typedef struct
{
  Fraction quota, target, base_rate, active;
  gboolean is_ramping;
} Terms;

static Terms
find_terms (const OraclePlan *plan, int first, int last)
{
  Terms self = { { 0, 1 }, { 0, 1 }, { 0, 1 }, { 0, 1 }, FALSE };
  Fraction full = { 0, 1 }, ramped = { 0, 1 }, ramping = { 0, 1 }, year = { 0, 1 };
  Fraction monthly = fraction (plan->target, ORACLE_MONTHS);

  for (int month = first; month <= last; month++)
    {
      Fraction active = active_share (plan, month), ramp = { 1, 1 };
      int index = month - oracle_month_of (plan->first);

      if (active.above == 0)
        continue;
      if (index >= 0 && index < plan->n_ramp)
        ramp = fraction (plan->ramp[index], 100);
      self.is_ramping |= compare (ramp, fraction (1, 1)) != 0;
      self.active = plus (self.active, active);
      ramping = plus (ramping, times (active, ramp));
      full = plus (full, times (active, fraction (plan->quotas[month], 1)));
      ramped = plus (ramped, times (times (active, ramp), fraction (plan->quotas[month], 1)));
    }
  for (int month = 0; month < ORACLE_MONTHS; month++)
    year = plus (year, fraction (plan->quotas[month], 1));

  self.quota = ramped;
  self.target = times (monthly, self.active);
  if (plan->ramp_pay == 1)
    self.target =
        full.above > 0 ? over (times (self.target, ramped), full) : times (monthly, ramping);
  if (year.above > 0)
    self.base_rate = over (fraction (plan->target, 1), year);
  if (plan->ramp_pay == 0 && ramped.above > 0)
    self.base_rate = over (times (self.base_rate, full), ramped);
  self.active = over (self.active, fraction (last - first + 1, 1));

  return self;
}

/* --- tiers --- */

typedef struct
{
  Fraction bound, rate;
  int application;
} Tier;

typedef struct
{
  Tier tiers[ORACLE_TIERS + 2];
  int n;
  Fraction overage;
} Table;

static Fraction
place (const OraclePlan *plan, const Terms *terms, int from)
{
  if (plan->bounds == 0)
    return times (fraction (from, 100), terms->quota);

  return plan->whole_bounds ? fraction (from, 1) : times (fraction (from, 1), terms->active);
}

static void
insert (Table *self, int at, Tier tier)
{
  for (int i = self->n; i > at; i--)
    self->tiers[i] = self->tiers[i - 1];
  self->tiers[at] = tier;
  self->n++;
}

static Table
make_table (const OraclePlan *plan, const Terms *terms, gboolean has_accelerator)
{
  Table self = { .n = 0 };
  gboolean takes_overage = FALSE;
  int at = 0;

  for (int i = 0; i < plan->n_tiers; i++)
    {
      Fraction rate = fraction (plan->rate[i], 100);
      Tier tier = { place (plan, terms, plan->from[i]),
                    plan->rates == 1 ? times (rate, terms->base_rate) : rate,
                    plan->application[i] };

      if (i == 0 && tier.bound.above > 0)
        insert (&self, self.n, (Tier){ { 0, 1 }, { 0, 1 }, MARGINAL });
      insert (&self, self.n, tier);
    }
  self.overage = plan->has_overage ? place (plan, terms, plan->overage) : terms->quota;
  for (int i = 0; !plan->has_overage && self.overage.above == 0 && i < self.n; i++)
    self.overage = self.tiers[i].bound;

  /* where a tier takes all overage, that begins at a bound, if it has to be made one */
  for (int i = 0; i < self.n; i++)
    takes_overage |= self.tiers[i].application == OVERAGE;
  while (at < self.n && compare (self.tiers[at].bound, self.overage) < 0)
    at++;
  if (takes_overage && at > 0 &&
      (at == self.n || compare (self.tiers[at].bound, self.overage) != 0))
    insert (&self, at, (Tier){ self.overage, self.tiers[at - 1].rate, MARGINAL });
  for (int i = 1; !has_accelerator && i < self.n; i++)
    {
      int below = 0;

      while (below + 1 < self.n && compare (self.tiers[below + 1].bound, self.overage) < 0)
        below++;
      if (compare (self.tiers[i].bound, self.overage) >= 0 &&
          compare (self.tiers[i].rate, self.tiers[below].rate) > 0)
        self.tiers[i].rate = self.tiers[below].rate;
    }

  return self;
}

/* The tier of what begins at @at, within a credit from @low to @high: bounds come in their order,
 * and the one that is not there yet ends the search. */
static int
find_tier (const Table *self, Fraction at, gint64 low, gint64 high)
{
  int tier = 0;

  for (int i = 1; i < self->n; i++)
    {
      Fraction bound = self->tiers[i].bound;
      gboolean is_crossed =
          compare (bound, fraction (low, 1)) > 0 && compare (bound, fraction (high, 1)) <= 0;

      if (is_crossed && self->tiers[i].application == DEAL_AFTER)
        bound = fraction (low, 1);
      else if (is_crossed && self->tiers[i].application == DEAL_BEFORE)
        bound = fraction (high, 1);
      if (compare (bound, at) > 0)
        break;
      tier = i;
    }

  return tier;
}

/* What a tier pays once @measured is there in all. */
static Fraction
settled_rate (const Table *self, int tier, gint64 measured)
{
  Fraction rate = self->tiers[tier].rate;

  for (int i = tier + 1; i < self->n; i++)
    {
      if (compare (self->tiers[i].bound, fraction (measured, 1)) > 0)
        continue;
      if (self->tiers[i].application == RETROACTIVE ||
          (self->tiers[i].application == OVERAGE &&
           compare (self->tiers[tier].bound, self->overage) >= 0))
        rate = self->tiers[i].rate;
    }

  return rate;
}

/* The stretch between two places, cent by cent; where a bound is within a cent, in its parts. */
static Fraction
pay_stretch (const Table *self, gint64 from, gint64 to, gint64 measured)
{
  gint64 low = MIN (from, to), high = MAX (from, to);
  Fraction sum = { 0, 1 };

  for (gint64 unit = low; unit < high; unit++)
    {
      Fraction at = fraction (unit, 1), end = fraction (unit + 1, 1);

      while (compare (at, end) < 0)
        {
          Fraction next = end;

          for (int i = 0; i < self->n; i++)
            if (compare (self->tiers[i].bound, at) > 0 && compare (self->tiers[i].bound, next) < 0)
              next = self->tiers[i].bound;
          sum = plus (sum,
                      times (minus (next, at),
                             settled_rate (self, find_tier (self, at, low, high), measured)));
          at = next;
        }
    }

  return from <= to ? sum : minus (fraction (0, 1), sum);
}

/* --- payouts --- */

static gint64
clamp (gint64 units, gint64 most)
{
  return most == 0 ? units : CLAMP (units, -most, most);
}

static OraclePaid
pay_credit (const OraclePlan *plan, const Table *table, gint64 at, gint64 whole, gint64 measured)
{
  gint64 paid = clamp (whole, plan->deal_cap);
  OraclePaid self = { pay_stretch (table, at, at + paid, measured), { 0, 1 } };

  if (paid != whole)
    {
      Fraction residual = times (fraction (plan->residual, 100), fraction (whole - paid, 1));

      self.amount = plus (self.amount, residual);
      self.dropped = minus (pay_stretch (table, at + paid, at + whole, measured), residual);
    }

  return self;
}

static Fraction
amount_of (const OraclePlan *plan, const Terms *terms, gint64 measured)
{
  gboolean prorates = !plan->whole_bounds && terms->active.above > 0;
  Fraction at = fraction (measured, 1), amount;

  if (plan->bounds == 0)
    at = times (over (at, terms->quota), fraction (100, 1));
  else if (prorates)
    at = over (at, terms->active);
  amount = oracle_amount_at (plan, at);

  return prorates ? times (amount, terms->active) : amount;
}

/* Credits of the days; what of a credit counts for the quota. */
static gboolean
is_in (const OraclePlan *plan, int credit, int first, int last, gboolean is_other)
{
  int day = plan->days[credit];

  return plan->is_other[credit] == is_other && day >= oracle_first_day (first) &&
         day < oracle_first_day (last + 1) && day >= plan->first && day <= plan->last;
}

static gint64
counted (const OraclePlan *plan, int credit)
{
  return plan->deal_cap_limits == 1 ? clamp (plan->amounts[credit], plan->deal_cap)
                                    : plan->amounts[credit];
}

static gint64
measure (const OraclePlan *plan, int first, int last, gboolean is_other)
{
  gint64 sum = 0;

  for (int i = 0; i < plan->n_credits; i++)
    if (is_in (plan, i, first, last, is_other))
      sum += is_other ? plan->amounts[i] : counted (plan, i);

  return sum;
}

static OraclePaid
pay_by_rates (const OraclePlan *plan,
              const Terms *terms,
              int first,
              int last,
              gboolean has_accelerator,
              OracleShares *shares)
{
  Table table = make_table (plan, terms, has_accelerator);
  gint64 at = 0, measured = measure (plan, first, last, FALSE);
  OraclePaid sum = { { 0, 1 }, { 0, 1 } };

  for (int i = 0; i < plan->n_credits; i++)
    {
      gint64 whole = plan->amounts[i];
      OraclePaid one;

      if (!is_in (plan, i, first, last, FALSE))
        continue;
      if (plan->mode == EACH_DEAL)
        {
          one = pay_credit (plan, &table, 0, ABS (whole), ABS (counted (plan, i)));
          if (whole < 0)
            one = (OraclePaid){ minus (fraction (0, 1), one.amount),
                                minus (fraction (0, 1), one.dropped) };
        }
      else
        {
          one = pay_credit (plan, &table, at, whole, measured);
        }
      at += counted (plan, i);
      shares->of[i] = one.amount;
      shares->is_there[i] = whole != 0;
      sum = (OraclePaid){ plus (sum.amount, one.amount), plus (sum.dropped, one.dropped) };
    }

  return sum;
}

/* What is paid for all of it: each has of it by what is measured of it. */
static void
share_by_units (const OraclePlan *plan, int first, int last, Fraction amount, OracleShares *shares)
{
  gint64 sum = measure (plan, first, last, FALSE);

  for (int i = 0; i < plan->n_credits; i++)
    if (sum != 0 && plan->amounts[i] != 0 && is_in (plan, i, first, last, FALSE))
      {
        shares->of[i] = over (times (amount, fraction (counted (plan, i), 1)), fraction (sum, 1));
        shares->is_there[i] = TRUE;
      }
}

static OraclePaid
pay_by_amounts (
    const OraclePlan *plan, const Terms *terms, int first, int last, OracleShares *shares)
{
  OraclePaid sum = { { 0, 1 }, { 0, 1 } };

  if (plan->mode != EACH_DEAL)
    {
      sum.amount = amount_of (plan, terms, measure (plan, first, last, FALSE));
      share_by_units (plan, first, last, sum.amount, shares);
      return sum;
    }
  for (int i = 0; i < plan->n_credits; i++)
    if (is_in (plan, i, first, last, FALSE) && plan->amounts[i] != 0)
      {
        Fraction amount = amount_of (plan, terms, ABS (counted (plan, i)));

        shares->of[i] = plan->amounts[i] < 0 ? minus (fraction (0, 1), amount) : amount;
        shares->is_there[i] = TRUE;
        sum.amount = plus (sum.amount, shares->of[i]);
      }

  return sum;
}

/* The last score of each objective counts. */
static Fraction
pay_by_objectives (const OraclePlan *plan, const Terms *terms, int first, int last)
{
  Fraction sum = { 0, 1 };

  for (int o = 0; o < plan->n_tiers; o++)
    for (int i = plan->n_credits - 1; i >= 0; i--)
      if (plan->objective[i] == o && is_in (plan, i, first, last, FALSE))
        {
          Fraction full = plan->objective_kind[o] == 0
                              ? times (fraction (plan->rate[o], 100), terms->target)
                              : times (fraction (plan->rate[o], 1), terms->active);

          sum = plus (sum, times (full, oracle_score (plan, o, plan->amounts[i])));
          break;
        }

  return sum;
}

static Fraction
pay_by_spif (const OraclePlan *plan, int first, int last, OracleShares *shares)
{
  int n = 0;

  for (int i = 0; i < plan->n_credits; i++)
    if (is_in (plan, i, first, last, FALSE) && plan->days[i] >= plan->spif_first &&
        plan->days[i] <= plan->spif_last)
      {
        int sign = (plan->amounts[i] > 0) - (plan->amounts[i] < 0);

        shares->of[i] = fraction (sign * plan->rate[0], 1);
        shares->is_there[i] = sign != 0;
        n += sign;
      }

  return fraction (n * plan->rate[0], 1);
}

static Fraction
attainment (const Terms *terms, gint64 measured)
{
  return terms->quota.above > 0 ? over (fraction (measured, 1), terms->quota) : fraction (0, 1);
}

/* By attainment: percentages of the target. */
static Fraction
pay_by_attainment (
    const OraclePlan *plan, const Terms *terms, int first, int last, gboolean has_accelerator)
{
  Fraction hundred = { 100, 1 };
  Fraction percent = times (attainment (terms, measure (plan, first, last, FALSE)), hundred);
  Fraction other = times (attainment (terms, measure (plan, first, last, TRUE)), hundred);
  Fraction payout, at_quota;

  if (plan->kind == ORACLE_MATRIX)
    return times (times (oracle_matrix_at (plan, percent, other), terms->target),
                  fraction (1, 100));
  payout = oracle_curve_at (plan, percent);
  at_quota = oracle_curve_at (plan, hundred);
  if (!has_accelerator && compare (percent, hundred) > 0 && compare (payout, at_quota) > 0)
    payout = at_quota;

  return times (times (payout, terms->target), fraction (1, 100));
}

static OraclePaid
pay_by_method (const OraclePlan *plan,
               const Terms *terms,
               int first,
               int last,
               gboolean has_accelerator,
               OracleShares *shares)
{
  OraclePaid paid = { { 0, 1 }, { 0, 1 } };

  switch (plan->kind)
    {
    case ORACLE_RATES:
      return pay_by_rates (plan, terms, first, last, has_accelerator, shares);
    case ORACLE_AMOUNTS:
      return pay_by_amounts (plan, terms, first, last, shares);
    case ORACLE_OBJECTIVES:
      paid.amount = pay_by_objectives (plan, terms, first, last);
      return paid;
    case ORACLE_SPIF:
      paid.amount = pay_by_spif (plan, first, last, shares);
      return paid;
    case ORACLE_CURVE:
    case ORACLE_MATRIX:
    default:
      paid.amount = pay_by_attainment (plan, terms, first, last, has_accelerator);
      share_by_units (plan, first, last, paid.amount, shares);
      return paid;
    }
}

/* What the months from @first to @last pay in all, capped; and what there would be without caps. */
OraclePaid
oracle_pay_months_shared (
    const OraclePlan *plan, int first, int last, int terms_last, OracleShares *shares)
{
  Terms terms = find_terms (plan, first, terms_last);
  Fraction other = attainment (&terms, measure (plan, first, last, TRUE)), factor = { 1, 1 }, most;
  gboolean is_closed = plan->gate != 0 && (terms.quota.above == 0 ||
                                           compare (other, fraction (plan->gate_at, 100)) < 0);
  gboolean has_accelerator =
      !(terms.is_ramping && plan->no_accelerator_in_ramp) && !(is_closed && plan->gate == 2);
  gboolean needs_quota = plan->kind == ORACLE_CURVE || plan->kind == ORACLE_MATRIX ||
                         (plan->kind < ORACLE_MATRIX && plan->bounds == 0) ||
                         (plan->kind == ORACLE_RATES && plan->rates == 1);
  OraclePaid paid = { { 0, 1 }, { 0, 1 } };

  if (plan->multiplies)
    factor = other;
  if (!(is_closed && plan->gate == 1) && !(needs_quota && terms.quota.above == 0))
    paid = pay_by_method (plan, &terms, first, last, has_accelerator, shares);
  for (int i = 0; i < plan->n_credits; i++)
    shares->of[i] = times (shares->of[i], factor);
  paid.amount = times (paid.amount, factor);
  paid.dropped = plus (paid.amount, times (paid.dropped, factor));
  if (plan->cap_kind == 0)
    return paid;

  most = plan->cap_kind == 1 ? times (fraction (plan->cap, 100), terms.target)
                             : fraction (plan->cap, 1);
  if (plan->cap_kind == 1 && plan->cap_whole && terms.active.above > 0)
    most = over (most, terms.active);
  if (plan->cap_kind == 2 && !plan->cap_whole)
    most = times (most, terms.active);
  if (compare (paid.amount, most) <= 0)
    return paid;
  for (int i = 0; i < plan->n_credits; i++)
    shares->of[i] = over (times (shares->of[i], most), paid.amount);
  paid.amount = most;

  return paid;
}

void
oracle_clear_shares (OracleShares *shares)
{
  for (int i = 0; i < ORACLE_CREDITS; i++)
    {
      shares->of[i] = fraction (0, 1);
      shares->is_there[i] = FALSE;
    }
}

OraclePaid
oracle_pay_months (const OraclePlan *plan, int first, int last, int terms_last)
{
  OracleShares shares;

  oracle_clear_shares (&shares);

  return oracle_pay_months_shared (plan, first, last, terms_last, &shares);
}

/* From cents of the plan to minor units of the currency paid in. */
Fraction
oracle_convert (const OraclePlan *plan, Fraction cents)
{
  return plan->price == 0 ? cents
                          : over (times (cents, fraction (plan->is_yen ? 1 : 100, 1)),
                                  fraction (plan->price, 1));
}

gint64
oracle_to_paid (const OraclePlan *plan, Fraction cents)
{
  return round_away (oracle_convert (plan, cents));
}

/* --- periods --- */

int
oracle_measured_from (const OraclePlan *plan, int month)
{
  return plan->mode == QUARTER_TO_DATE ? month / 3 * 3 : plan->mode == YEAR_TO_DATE ? 0 : month;
}

int
oracle_terms_last (const OraclePlan *plan, int month)
{
  if (plan->against == 0 && plan->mode == QUARTER_TO_DATE)
    return month / 3 * 3 + 2;
  if (plan->against == 0 && plan->mode == YEAR_TO_DATE)
    return ORACLE_MONTHS - 1;

  return month + plan->period - 1;
}

gint64
oracle_plan_cap (const OraclePlan *plan)
{
  Fraction active = { 0, 1 };

  for (int month = 0; month < ORACLE_MONTHS; month++)
    active = plus (active, active_share (plan, month));

  return oracle_to_paid (plan, times (fraction (plan->plan_cap, ORACLE_MONTHS), active));
}

static void
hold_to_plan_cap (const OraclePlan *plan, OracleResult *result)
{
  gint64 left = oracle_plan_cap (plan);

  if (plan->plan_cap == 0)
    return;
  for (int month = 0; month < ORACLE_MONTHS; month++)
    {
      gint64 excess = MAX (result->payouts[month] - left, 0);

      result->payouts[month] -= excess;
      result->forfeited[month] += excess;
      left -= result->payouts[month];
    }
}

/**
 * oracle_calculate:
 * @plan: a plan and what is in it; it has no cap of the plan beside a true-up, and, where anything
 *   is taken back, neither a true-up nor objectives
 * @result: (out): what is earned, by the month it is posted in
 *
 * Calculates it.
 */
void
oracle_calculate (const OraclePlan *plan, OracleResult *result)
{
  gint64 earned = 0, lost = 0, in_year = 0;
  int from_before = -1;

  *result = (OracleResult){ 0 };
  if (plan->policy != 0)
    {
      oracle_write_diary (plan, result);
      return;
    }
  for (int first = oracle_month_of (plan->first) / plan->period * plan->period;
       first <= oracle_month_of (plan->last);
       first += plan->period)
    {
      int last = first + plan->period - 1, from = oracle_measured_from (plan, first);
      OraclePaid paid;

      if (from != from_before)
        earned = lost = 0;
      from_before = from;
      paid = oracle_pay_months (plan, from, last, oracle_terms_last (plan, first));
      result->payouts[last] = oracle_to_paid (plan, paid.amount) - earned;
      result->forfeited[last] =
          oracle_to_paid (plan, paid.dropped) - oracle_to_paid (plan, paid.amount) - lost;
      earned += result->payouts[last];
      lost += result->forfeited[last];
      in_year += result->payouts[last];
    }
  if (plan->mode == TRUE_UP)
    {
      gint64 year = oracle_to_paid (
          plan, oracle_pay_months (plan, 0, ORACLE_MONTHS - 1, ORACLE_MONTHS - 1).amount);

      if (year > in_year || plan->true_up == 1)
        result->true_up = year - in_year;
    }
  hold_to_plan_cap (plan, result);
}
