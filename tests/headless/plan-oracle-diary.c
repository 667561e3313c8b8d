/* plan-oracle-diary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-oracle-private.h"

/* A year with cancellations, month by month: at the end of each what is paid is written down, what
 * is taken back then, and the cap of the plan is held. What was written before stays. */

typedef struct
{
  int month;       /* at whose end it is written */
  int first, last; /* the months that it is of */
  int terms_last;
  int cites; /* the line that it corrects; −1: it is a payout */
  gboolean is_mirror;
  gint64 amount, forfeited;
  gint64 of[ORACLE_CREDITS];
  gboolean is_there[ORACLE_CREDITS]; /* has a share, be it of nothing: listed before the others */
} Line;

typedef struct
{
  const OraclePlan *plan;
  GArray *lines; /* of Line: the payouts of the year, then what corrects them */
  guint n_payouts;
  gint64 room; /* what the cap of the plan leaves */
} Diary;

static Line *
line_at (const Diary *self, guint index)
{
  return &g_array_index (self->lines, Line, index);
}

static int
last_day_of (int month)
{
  return oracle_first_day (month + 1) - 1;
}

/* What the months of a line come to, as it is known on a day. */
static void
find_total (const OraclePlan *plan, Line *line, int day)
{
  OraclePlan known = oracle_as_known (plan, day);
  OracleShares shares;
  OraclePaid paid;

  oracle_clear_shares (&shares);
  paid = oracle_pay_months_shared (&known, line->first, line->last, line->terms_last, &shares);
  line->amount = oracle_to_paid (plan, paid.amount);
  line->forfeited = oracle_to_paid (plan, paid.dropped) - line->amount;
  oracle_share_out (plan, &shares, line->amount, line->of);
  for (int i = 0; i < ORACLE_CREDITS; i++)
    line->is_there[i] = shares.is_there[i];
}

static void
subtract (Line *self, const Line *other)
{
  self->amount -= other->amount;
  self->forfeited -= other->forfeited;
  for (int i = 0; i < ORACLE_CREDITS; i++)
    self->of[i] -= other->of[i];
}

/* --- payouts --- */

/* To date, what was earned before caps of the plan and cancellations is taken off. */
static void
write_payouts (Diary *self)
{
  const OraclePlan *plan = self->plan;
  Line before = { 0 };

  before.first = -1;
  for (int month = oracle_month_of (plan->first) / plan->period * plan->period;
       month <= oracle_month_of (plan->last);
       month += plan->period)
    {
      int last = month + plan->period - 1;
      Line line = { .month = last, .last = last, .cites = -1 }, total;

      line.first = oracle_measured_from (plan, month);
      line.terms_last = oracle_terms_last (plan, month);
      find_total (plan, &line, last_day_of (last));
      total = line;
      if (line.first == before.first)
        subtract (&line, &before);
      before = total;
      g_array_append_val (self->lines, line);
    }
  self->n_payouts = self->lines->len;
}

/* --- as it was paid --- */

/* The last day in a month on which something of a credit is cancelled that counts; −1: there is
 * none. */
static int
find_cancelled (const OraclePlan *plan, int credit, int month)
{
  int day = -1;

  for (int k = 0; k < plan->n_cancellations[credit]; k++)
    if (oracle_counts (plan, credit, k) &&
        oracle_month_of (plan->cancelled_day[credit][k]) == month)
      day = plan->cancelled_day[credit][k];

  return day;
}

static void
mirror (Diary *self, int credit, guint cited, int month)
{
  const Line *of = line_at (self, cited);
  int posted = last_day_of (of->month);
  gint64 back =
      oracle_sum_back (self->plan, credit, of->of[credit], posted, last_day_of (month)) -
      oracle_sum_back (self->plan, credit, of->of[credit], posted, oracle_first_day (month) - 1);
  Line line = {
    .month = month, .cites = (int) cited, .is_mirror = TRUE, .amount = -back, .first = -1
  };

  if (back == 0)
    return;
  line.of[credit] = -back;
  line.is_there[credit] = TRUE;
  g_array_append_val (self->lines, line);
}

static void
take_back_as_paid (Diary *self, int month)
{
  for (int i = 0; i < self->plan->n_credits; i++)
    {
      int day = find_cancelled (self->plan, i, month);

      for (guint k = 0; k < self->n_payouts; k++)
        if (last_day_of (line_at (self, k)->month) < day)
          mirror (self, i, k, month);
    }
}

/* --- replay --- */

/* What is measured to date includes what was before it. */
static gboolean
is_included (const Diary *self, guint index)
{
  const Line *of = line_at (self, index);

  for (guint i = index + 1; i < self->n_payouts; i++)
    if (line_at (self, i)->first <= of->first)
      return TRUE;

  return FALSE;
}

static void
replay (Diary *self, guint cited, int month)
{
  Line line = *line_at (self, cited);
  int first = line.first, last = line.last;

  line.month = month;
  line.cites = (int) cited;
  find_total (self->plan, &line, last_day_of (month));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *one = line_at (self, i);

      if (one->month < month && !one->is_mirror && one->first >= first && one->last <= last)
        subtract (&line, one);
    }
  if (line.amount != 0 || line.forfeited != 0)
    g_array_append_val (self->lines, line);
}

static gboolean
is_anything_cancelled (const OraclePlan *plan, int month)
{
  for (int i = 0; i < plan->n_credits; i++)
    if (find_cancelled (plan, i, month) >= 0)
      return TRUE;

  return FALSE;
}

static void
take_back_by_replay (Diary *self, int month)
{
  for (guint i = 0; is_anything_cancelled (self->plan, month) && i < self->n_payouts; i++)
    if (line_at (self, i)->month < month && !is_included (self, i))
      replay (self, i, month);
}

/* --- the cap of the plan --- */

/* By largest remainder, ties to the first. */
static void
apportion (gint64 amount, const gint64 *weights, int n, gint64 *parts)
{
  gint64 total = 0, left = amount;
  g_autofree Fraction *rests = g_new (Fraction, n);

  for (int i = 0; i < n; i++)
    total += weights[i];
  for (int i = 0; i < n; i++)
    {
      Fraction exact =
          total > 0 ? times (fraction (amount, 1), fraction (weights[i], total)) : fraction (0, 1);

      parts[i] = (gint64) (exact.above / exact.below);
      rests[i] = minus (exact, fraction (parts[i], 1));
      left -= parts[i];
    }
  for (; total > 0 && left > 0; left--)
    {
      int best = 0;

      for (int i = 1; i < n; i++)
        if (compare (rests[i], rests[best]) > 0)
          best = i;
      parts[best]++;
      rests[best] = fraction (-1, 1);
    }
}

/* What credits have loses as much in proportion, and what nobody has. */
static void
forfeit (Line *line, gint64 amount)
{
  gint64 weights[ORACLE_CREDITS + 1] = { 0 }, parts[ORACLE_CREDITS + 1];
  int order[ORACLE_CREDITS], n = 0;
  gint64 rest = line->amount;

  for (int there = 1; there >= 0; there--)
    for (int i = 0; i < ORACLE_CREDITS; i++)
      if (line->is_there[i] == there)
        {
          order[n] = i;
          weights[n++] = MAX (line->of[i], 0);
          rest -= line->of[i];
        }
  weights[n] = MAX (rest, 0);
  apportion (amount, weights, n + 1, parts);
  for (int i = 0; i < n; i++)
    line->of[order[i]] -= parts[i];
  line->amount -= amount;
  line->forfeited += amount;
}

static void
hold_to_cap (Diary *self, int month)
{
  g_autofree gint64 *weights = g_new0 (gint64, self->lines->len);
  g_autofree gint64 *parts = g_new0 (gint64, self->lines->len);
  gint64 sum = 0, most = MAX (self->room, 0);

  if (self->plan->plan_cap == 0)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    if (line_at (self, i)->month == month)
      {
        sum += line_at (self, i)->amount;
        weights[i] = MAX (line_at (self, i)->amount, 0);
      }
  if (sum > most)
    {
      apportion (sum - most, weights, (int) self->lines->len, parts);
      for (guint i = 0; i < self->lines->len; i++)
        if (parts[i] > 0)
          forfeit (line_at (self, i), parts[i]);
    }
  self->room -= MIN (sum, most);
}

/* --- all --- */

/* The year of a plan that takes something back; it has no true-up, and no scores. */
void
oracle_write_diary (const OraclePlan *plan, OracleResult *result)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (Line));
  Diary self = { plan, lines, 0, oracle_plan_cap (plan) };

  write_payouts (&self);
  for (int month = 0; month < ORACLE_MONTHS; month++)
    {
      if (plan->policy == 2)
        take_back_by_replay (&self, month);
      else
        take_back_as_paid (&self, month);
      hold_to_cap (&self, month);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = line_at (&self, i);
      gboolean is_payout = line->cites < 0;

      *(is_payout ? &result->payouts[line->month] : &result->taken_back[line->month]) +=
          line->amount;
      *(is_payout ? &result->forfeited[line->month] : &result->regained[line->month]) +=
          line->forfeited;
    }
}
