/* sal-calculation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-calculation-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-payout-measure.h"

gboolean
sal_calculation_exchange (const SalParticipation *participation, SalRational *rate)
{
  const SalPlan *plan = participation->plan;
  g_auto (SalRational) price = SAL_RATIONAL_INIT;

  if (!sal_plan_find_exchange_rate (plan, participation->currency, &price))
    return FALSE;
  sal_rational_set_ratio (rate,
                          sal_payout_minor_units (participation->currency),
                          sal_payout_minor_units (plan->currency));
  sal_rational_divide (rate, rate, &price);

  return TRUE;
}

/* --- one earning --- */

static gint64
round_amount (SalCalculation *self, const SalRational *exact)
{
  g_auto (SalRational) converted = SAL_RATIONAL_INIT;
  gint64 amount = 0;

  sal_rational_multiply (&converted, exact, &self->exchange);
  if (!sal_rational_round (&converted, &amount) || amount > SAL_EARNING_MOST ||
      amount < -SAL_EARNING_MOST)
    {
      self->has_overflow = TRUE;
      return 0;
    }

  return amount;
}

/* What is left of shares that are rounded down. */
typedef struct
{
  SalRational *exact;
  double *nearest; /* of each: to tell most of them apart quickly */
} Rests;

static int
compare_rests (gconstpointer a, gconstpointer b, gpointer data)
{
  const Rests *rests = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int order =
      (rests->nearest[one] < rests->nearest[other]) - (rests->nearest[one] > rests->nearest[other]);

  if (order == 0)
    order = sal_rational_compare (&rests->exact[other], &rests->exact[one]);

  return order != 0 ? order : (one > other) - (one < other);
}

/* Puts the first @n_first of the order in front, in whatever order they are then. */
static void
select_first (guint *order, guint n, guint n_first, const Rests *rests)
{
  guint from = 0, to = n;

  while (to - from > 1 && from < n_first && n_first < to)
    {
      guint pivot = order[from + (to - from - 1) / 2], at = from, last = to - 1;

      for (;;)
        {
          guint other;

          while (compare_rests (&order[at], &pivot, (gpointer) rests) < 0)
            at++;
          while (compare_rests (&order[last], &pivot, (gpointer) rests) > 0)
            last--;
          if (at >= last)
            break;
          other = order[at];
          order[at++] = order[last];
          order[last--] = other;
        }
      if (n_first <= last)
        to = last + 1;
      else
        from = last + 1;
    }
}

static void
raise_largest (const Rests *rests, guint n, gint64 left, gint64 *amounts)
{
  g_autofree guint *order = NULL;

  if (left <= 0 || left > n)
    return;
  order = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      rests->nearest[i] = sal_rational_to_double (&rests->exact[i]);
    }
  select_first (order, n, (guint) left, rests);
  for (guint i = 0; i < left; i++)
    amounts[order[i]]++;
}

/* Whole amounts that sum to @total and are each within one of the exact ones: rounded down, and the
 * rest by largest remainder, ties to the first. */
static void
round_shares (SalCalculation *self, const SalPayout *payout, gint64 total, gint64 *amounts)
{
  guint n = payout->shares->len;
  gboolean is_same = sal_rational_compare_integer (&self->exchange, 1) == 0;
  Rests rests = { g_new (SalRational, n), g_new (double, n) };
  g_auto (SalRational) converted = SAL_RATIONAL_INIT;
  gint64 left = total;

  for (guint i = 0; i < n; i++)
    {
      const SalRational *exact = &g_array_index (payout->shares, SalPayoutShare, i).amount;

      rests.exact[i] = (SalRational) SAL_RATIONAL_INIT;
      if (!is_same)
        sal_rational_multiply (&converted, exact, &self->exchange);
      if (!sal_rational_split (is_same ? exact : &converted, &amounts[i], &rests.exact[i]))
        self->has_overflow = TRUE;
      left -= amounts[i];
    }
  raise_largest (&rests, n, left, amounts);
  for (guint i = 0; i < n; i++)
    sal_rational_clear (&rests.exact[i]);
  g_free (rests.exact);
  g_free (rests.nearest);
}

static void
add_share (SalEarning *self, guint credit, gint64 amount)
{
  SalEarningShare share = { credit, amount };

  if (amount != 0)
    g_array_append_val (self->shares, share);
}

/* What each credit has now, less what it had; those that are not there any more give it back. */
static void
add_shares (SalCalculation *self, SalEarning *earning, gint64 total, const SalPosted *before)
{
  const GArray *shares = earning->payout.shares;
  guint n_credits = self->participation->credits->len;
  g_autofree gint64 *amounts = g_new0 (gint64, shares->len);
  g_autofree gint64 *left =
      before->has_shares ? g_memdup2 (before->by_credit, n_credits * sizeof (gint64)) : NULL;

  round_shares (self, &earning->payout, total, amounts);
  for (guint i = 0; i < shares->len; i++)
    {
      guint credit = g_array_index (shares, SalPayoutShare, i).credit;

      add_share (earning, credit, amounts[i] - (left != NULL ? left[credit] : 0));
      if (left != NULL)
        left[credit] = 0;
    }
  for (guint i = 0; left != NULL && i < n_credits; i++)
    add_share (earning, i, -left[i]);
}

void
sal_posted_init (SalPosted *self, const SalParticipation *participation)
{
  *self = (SalPosted){ 0, 0, g_new0 (gint64, participation->credits->len), FALSE };
}

void
sal_posted_reset (SalPosted *self, const SalParticipation *participation)
{
  self->amount = self->forfeited = 0;
  self->has_shares = FALSE;
  if (self->by_credit != NULL)
    memset (self->by_credit, 0, participation->credits->len * sizeof (gint64));
}

void
sal_posted_add (SalPosted *self, const SalEarning *earning)
{
  self->amount += earning->amount;
  self->forfeited += earning->forfeited;
  self->has_shares |= earning->shares->len > 0;
  for (guint i = 0; i < earning->shares->len; i++)
    {
      const SalEarningShare *share = &g_array_index (earning->shares, SalEarningShare, i);

      self->by_credit[share->credit] += share->amount;
    }
}

void
sal_posted_clear (SalPosted *self)
{
  g_clear_pointer (&self->by_credit, g_free);
}

/**
 * sal_calculation_post: (skip)
 * @self: a calculation
 * @component: the index of a component
 * @kind: what the earning is
 * @period: the measurement period it is of
 * @first: the first day that is measured
 * @last: the last one
 * @posted: when it is posted; cancellations after it are not known
 * @before: what was posted of the same days before
 *
 * Makes an earning of what the days pay in all, less what was posted of it before: rounded once.
 *
 * Returns: (transfer full): the earning
 */
SalEarning *
sal_calculation_post (SalCalculation *self,
                      guint component,
                      SalEarningKind kind,
                      SalPeriod period,
                      gint32 first,
                      gint32 last,
                      gint32 posted,
                      const SalPosted *before)
{
  SalEarning *earning = sal_earning_new (component, kind, period, posted);
  const SalPlanComponent *of = sal_plan_get_component (self->plan, component);
  SalPayoutWindow window = {
    .participation = self->participation,
    .component = component,
    .calendar = self->calendar,
    .first = first,
    .last = last,
    .terms_last = sal_calculation_find_terms_last (self->calendar, of, first, last),
    .as_of = posted,
  };
  g_auto (SalRational) uncapped = SAL_RATIONAL_INIT;
  gint64 total;

  sal_payout_init (&earning->payout, &window);
  total = round_amount (self, &earning->payout.capped);
  sal_rational_add (&uncapped, &earning->payout.amount, &earning->payout.dropped);
  earning->forfeited = round_amount (self, &uncapped) - total;
  add_shares (self, earning, total, before);
  /* exact, they take as much memory as all else */
  g_clear_pointer (&earning->payout.shares, g_array_unref);
  earning->amount = total - before->amount;
  earning->forfeited -= before->forfeited;

  return earning;
}

/* --- all periods --- */

/* A true-up that lowers what was paid is none, unless the plan says so. */
static gboolean
is_posted (const SalPlanComponent *component, const SalEarning *earning)
{
  return earning->kind != SAL_EARNING_TRUE_UP || earning->amount > 0 ||
         (earning->amount < 0 && component->true_up == SAL_TRUE_UP_BOTH);
}

/* What is measured to date pays less what was posted before, and so does a year beside its
 * periods, which pay for themselves. */
static void
calculate_component (SalCalculation *self, guint component)
{
  const SalPlanComponent *of = sal_plan_get_component (self->plan, component);
  g_autoptr (GArray) windows =
      sal_calculation_find_windows (self->participation, component, self->calendar);
  g_auto (SalPosted) before = { 0 }, nothing = { 0 };

  sal_posted_init (&before, self->participation);
  sal_posted_init (&nothing, self->participation);
  for (guint i = 0; i < windows->len; i++)
    {
      const SalCalculationWindow *window = &g_array_index (windows, SalCalculationWindow, i);
      gboolean is_beside = of->mode == SAL_MODE_TRUE_UP && window->kind == SAL_EARNING_PAYOUT;
      g_autoptr (SalEarning) earning = NULL;

      if (of->mode != SAL_MODE_TRUE_UP && !window->goes_on)
        sal_posted_reset (&before, self->participation);
      earning = sal_calculation_post (self,
                                      component,
                                      window->kind,
                                      window->period,
                                      window->first,
                                      window->last,
                                      window->last,
                                      is_beside ? &nothing : &before);
      if (window->kind == SAL_EARNING_TRUE_UP)
        sal_posted_reset (&before, self->participation);
      else
        sal_posted_add (&before, earning);
      if (is_posted (of, earning))
        g_ptr_array_add (self->earnings, g_steal_pointer (&earning));
    }
}

static int
compare_earnings (gconstpointer a, gconstpointer b)
{
  const SalEarning *one = *(const SalEarning *const *) a, *other = *(const SalEarning *const *) b;

  if (one->posted != other->posted)
    return one->posted < other->posted ? -1 : 1;
  if (one->component != other->component)
    return one->component < other->component ? -1 : 1;

  return (int) one->kind - (int) other->kind;
}

/**
 * sal_calculation_run:
 * @participation: somebody in a plan, with quotas and credits
 * @error: return location for an error
 *
 * Calculates what is earned: each component over each of its periods, what cancelled credits take
 * back, and the caps. The same input gives the same result, to the cent.
 *
 * Returns: (transfer full) (element-type SalEarning): the earnings by the day they are posted, or
 *   %NULL with %SAL_ERROR_VALUE if the plan has no rate for the currency paid in, or
 *   %SAL_ERROR_OVERFLOW if an amount does not fit
 */
GPtrArray *
sal_calculation_run (const SalParticipation *participation, GError **error)
{
  SalCalculation self = { .participation = participation,
                          .plan = participation->plan,
                          .exchange = SAL_RATIONAL_INIT };
  GPtrArray *earnings;

  if (!sal_calculation_exchange (participation, &self.exchange))
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_VALUE,
                   _ ("%s is paid in %s: the plan “%s” has no exchange rate for it"),
                   participation->participant,
                   participation->currency,
                   participation->plan->name);
      return NULL;
    }

  self.calendar = sal_fiscal_calendar_new (self.plan->fiscal_start, SAL_CALENDAR_MONTHS);
  self.earnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sal_earning_free);
  for (guint i = 0; i < self.plan->components->len; i++)
    calculate_component (&self, i);
  g_ptr_array_sort (self.earnings, compare_earnings);
  sal_calculation_settle (&self);
  g_ptr_array_sort (self.earnings, compare_earnings);
  sal_fiscal_calendar_free (self.calendar);
  sal_rational_clear (&self.exchange);
  earnings = self.earnings;
  if (self.has_overflow)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_OVERFLOW,
                   _ ("What %s earns does not fit into an amount of money"),
                   participation->participant);
      g_clear_pointer (&earnings, g_ptr_array_unref);
    }

  return earnings;
}
