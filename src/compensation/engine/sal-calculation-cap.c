/* sal-calculation-cap.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calculation-private.h"

#include "sal-apportion.h"

/* The cap of the whole plan holds over each fiscal year to date. */

/**
 * sal_calculation_find_cap: (skip)
 * @self: a calculation of a plan that has a cap
 * @first: the first day of a fiscal year
 * @last: its last one
 *
 * Finds the most that is paid for a fiscal year: a share of the year's target variable, or an
 * amount, for the part of the year that is active.
 *
 * Returns: minor units of the currency paid in
 */
gint64
sal_calculation_find_cap (SalCalculation *self, gint32 first, gint32 last)
{
  const SalPlanCap *cap = self->plan->cap;
  g_auto (SalRational) most = SAL_RATIONAL_INIT, scale = SAL_RATIONAL_INIT;
  gint64 amount = 0;

  if (cap->share.is_set)
    sal_rational_multiply (&most, &cap->share.value, &self->participation->target);
  else
    sal_rational_set (&most, &cap->amount.value);
  sal_rational_set_integer (&scale, sal_payout_minor_units (self->plan->currency));
  sal_rational_multiply (&most, &most, &scale);
  sal_rational_multiply (&most, &most, &self->exchange);
  if (!cap->whole)
    {
      sal_payout_active_months (self->participation, self->calendar, first, last, &scale);
      sal_rational_multiply (&most, &most, &scale);
    }
  if (!sal_rational_round (&most, &amount))
    self->has_overflow = TRUE;

  return amount;
}

/* Takes an amount out of an earning and out of what its credits have of it. */
static void
forfeit (SalEarning *self, gint64 amount)
{
  g_autofree gint64 *weights = g_new0 (gint64, self->shares->len + 1);
  g_autofree gint64 *parts = g_new0 (gint64, self->shares->len + 1);
  gint64 rest = self->amount;

  for (guint i = 0; i < self->shares->len; i++)
    {
      gint64 share = g_array_index (self->shares, SalEarningShare, i).amount;

      weights[i] = MAX (share, 0);
      rest -= share;
    }
  weights[self->shares->len] = MAX (rest, 0); /* what no credit has */
  if (sal_apportion_integers (amount, weights, self->shares->len + 1, parts))
    {
      for (guint i = 0; i < self->shares->len; i++)
        g_array_index (self->shares, SalEarningShare, i).amount -= parts[i];
    }
  self->amount -= amount;
  self->forfeited += amount;
}

/* Takes @excess out of earnings, in proportion. */
static void
forfeit_excess (GPtrArray *earnings, gint64 excess)
{
  g_autofree gint64 *weights = g_new0 (gint64, earnings->len);
  g_autofree gint64 *parts = g_new0 (gint64, earnings->len);

  for (guint i = 0; i < earnings->len; i++)
    weights[i] = MAX (((const SalEarning *) earnings->pdata[i])->amount, 0);
  if (!sal_apportion_integers (excess, weights, earnings->len, parts))
    return;
  for (guint i = 0; i < earnings->len; i++)
    if (parts[i] > 0)
      forfeit (earnings->pdata[i], parts[i]);
}

static SalCapRoom *
find_room (SalCalculation *self, GArray *rooms, const SalEarning *earning)
{
  gint32 day = earning->cites != NULL ? earning->cites->posted : earning->posted, first, last;
  SalPeriod year = sal_fiscal_calendar_period_of (self->calendar, day, SAL_PERIOD_YEAR);
  SalCapRoom room = { year.year, 0 };

  for (guint i = 0; i < rooms->len; i++)
    if (g_array_index (rooms, SalCapRoom, i).year == room.year)
      return &g_array_index (rooms, SalCapRoom, i);

  sal_fiscal_calendar_days_of (self->calendar, year, &first, &last);
  room.left = sal_calculation_find_cap (self, first, last);
  g_array_append_val (rooms, room);

  return &g_array_index (rooms, SalCapRoom, rooms->len - 1);
}

/**
 * sal_calculation_cap_day: (skip)
 * @self: a calculation
 * @rooms: (element-type SalCapRoom): what is left, kept from day to day, which come in their order
 * @day: a day on which earnings are posted
 *
 * Holds the earnings of a day to the cap of the plan, which is one of each fiscal year. What
 * corrects another earning is of that one's year: what is taken back makes room there.
 */
void
sal_calculation_cap_day (SalCalculation *self, GArray *rooms, gint32 day)
{
  g_autoptr (GPtrArray) of_day = g_ptr_array_new ();

  if (self->plan->cap == NULL)
    return;
  for (guint i = 0; i < self->earnings->len; i++)
    {
      SalEarning *earning = self->earnings->pdata[i];

      if (earning->posted != day)
        continue;
      g_ptr_array_add (of_day, earning);
      find_room (self, rooms, earning);
    }
  for (guint r = 0; r < rooms->len; r++)
    {
      SalCapRoom *room = &g_array_index (rooms, SalCapRoom, r);
      g_autoptr (GPtrArray) earnings = g_ptr_array_new ();
      gint64 sum = 0, most = MAX (room->left, 0);

      for (guint i = 0; i < of_day->len; i++)
        if (find_room (self, rooms, of_day->pdata[i]) == room)
          {
            g_ptr_array_add (earnings, of_day->pdata[i]);
            sum += ((const SalEarning *) of_day->pdata[i])->amount;
          }
      if (sum > most)
        forfeit_excess (earnings, sum - most);
      room->left -= MIN (sum, most);
    }
}

/* --- budgets --- */

typedef struct
{
  SalCredit *credit;
  guint order;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->credit->date != other->credit->date)
    return one->credit->date < other->credit->date ? -1 : 1;

  return (one->order > other->order) - (one->order < other->order);
}

static GArray *
find_candidates (GPtrArray *participations, const SalPlan *plan, guint component)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, component)->method;
  SalComponentCounts counts = sal_plan_get_component (plan, component)->counts;
  guint64 bit = G_GUINT64_CONSTANT (1) << component;
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint p = 0; p < participations->len; p++)
    {
      SalParticipation *participation = participations->pdata[p];

      for (guint i = 0; participation->plan == plan && i < participation->credits->len; i++)
        {
          SalCredit *credit = &g_array_index (participation->credits, SalCredit, i);
          Candidate candidate = { credit, candidates->len };

          if ((credit->components & bit) != 0 &&
              (counts == SAL_COUNTS_NUMBER ? credit->number : credit->money) > 0 &&
              (method->from == SAL_DATE_NONE || credit->date >= method->from) &&
              (method->to == SAL_DATE_NONE || credit->date <= method->to))
            g_array_append_val (candidates, candidate);
        }
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

static void
spend (GPtrArray *participations, const SalPlan *plan, guint component)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, component)->method;
  g_autoptr (GArray) candidates = find_candidates (participations, plan, component);
  g_auto (SalRational) left = SAL_RATIONAL_INIT;

  sal_rational_set (&left, &method->budget.value);
  for (guint i = 0; i < candidates->len; i++)
    {
      SalCredit *credit = g_array_index (candidates, Candidate, i).credit;

      if (sal_rational_compare (&left, &method->amount.value) >= 0)
        sal_rational_subtract (&left, &left, &method->amount.value);
      else
        credit->components &= ~(G_GUINT64_CONSTANT (1) << component);
    }
}

/**
 * sal_calculation_spend_budgets:
 * @participations: (element-type SalParticipation): all that there are
 *
 * Decides which credits the budgets of SPIFs reach: by the day of the credit, those of one day in
 * the order of the participations. A credit that what is left does not pay whole is not paid.
 */
void
sal_calculation_spend_budgets (GPtrArray *participations)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint p = 0; p < participations->len; p++)
    {
      const SalPlan *plan = ((const SalParticipation *) participations->pdata[p])->plan;

      if (!g_hash_table_add (done, (gpointer) plan))
        continue;
      for (guint i = 0; i < plan->components->len; i++)
        {
          const SalPlanMethod *method = sal_plan_get_component (plan, i)->method;

          if (method->kind == SAL_PAYOUT_SPIF && method->budget.is_set)
            spend (participations, plan, i);
        }
    }
}
