/* sal-plan-figures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-figures.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

static const char *const labels[] = {
  [SAL_PLAN_FIGURE_COST] = N_ ("Cost"),        [SAL_PLAN_FIGURE_RANGE] = N_ ("P10 to P90"),
  [SAL_PLAN_FIGURE_OVER] = N_ ("Over Budget"), [SAL_PLAN_FIGURE_SALES] = N_ ("Cost of Sales"),
  [SAL_PLAN_FIGURE_QUOTA] = N_ ("At Quota"),   [SAL_PLAN_FIGURE_WINNERS] = N_ ("Winners"),
  [SAL_PLAN_FIGURE_LOSERS] = N_ ("Losers"),    [SAL_PLAN_FIGURE_GINI] = N_ ("Gini of Payout"),
};

const char *
sal_plan_figure_get_label (SalPlanFigureId id)
{
  return _ (labels[id]);
}

/* --- values --- */

static char *
percent (double share, int decimals)
{
  if (!isfinite (share))
    return g_strdup ("–");

  return sal_rate_format_percent ((gint64) round (share * SAL_RATE_ONE), decimals);
}

static double
divide (gint64 part, gint64 whole)
{
  return whole > 0 ? (double) part / (double) whole : NAN;
}

static double
find_at_quota (const SalReplaySummary *summary)
{
  return divide (summary->n_at_quota, summary->n_attaining);
}

static double
find_cost_of_sales (const SalPlanSide *side)
{
  return divide (side->summary->cost, side->trial->sales);
}

static void
set_cost (SalPlanFigure *self, const SalPlanOutcome *outcome)
{
  const SalPlanSide *side = outcome->side, *other = outcome->other;
  gint64 budget = sal_plan_get_budget (side->plan);

  self->value = sal_money_format_whole (side->summary->cost, side->plan->currency);
  self->exact = sal_money_format (side->summary->cost, side->plan->currency);
  if (other != NULL)
    self->before = sal_money_format_whole (other->summary->cost, other->plan->currency);
  if (budget >= 0)
    self->state = side->summary->cost > budget ? SAL_PLAN_FIGURE_BAD : SAL_PLAN_FIGURE_GOOD;
}

static void
set_range (SalPlanFigure *self, const SalPlanOutcome *outcome, const SalSimulation *simulation)
{
  const char *currency = outcome->side->plan->currency;
  g_autofree char *low = NULL, *high = NULL, *low_exact = NULL, *high_exact = NULL;

  if (simulation == NULL)
    return;
  low = sal_money_format_short ((gint64) round (simulation->p10), currency);
  high = sal_money_format_short ((gint64) round (simulation->p90), currency);
  low_exact = sal_money_format ((gint64) round (simulation->p10), currency);
  high_exact = sal_money_format ((gint64) round (simulation->p90), currency);
  self->value = g_strdup_printf ("%s – %s", low, high);
  self->exact = g_strdup_printf ("%s – %s", low_exact, high_exact);
}

/* That it costs more is meant to be rather unlikely. */
static void
set_over (SalPlanFigure *self, const SalSimulation *simulation)
{
  if (simulation == NULL)
    return;
  if (isnan (simulation->chance_over_budget))
    {
      self->value = g_strdup (_ ("No budget"));
      return;
    }
  self->value = percent (simulation->chance_over_budget, 0);
  self->exact = percent (simulation->chance_over_budget, 1);
  if (simulation->chance_over_budget > 0.5)
    self->state = SAL_PLAN_FIGURE_BAD;
}

static void
set_sales (SalPlanFigure *self, const SalPlanOutcome *outcome)
{
  self->value = percent (find_cost_of_sales (outcome->side), 1);
  self->exact = percent (find_cost_of_sales (outcome->side), 3);
  if (outcome->other != NULL)
    self->before = percent (find_cost_of_sales (outcome->other), 1);
}

static void
set_quota (SalPlanFigure *self, const SalPlanOutcome *outcome)
{
  const SalReplaySummary *summary = outcome->side->summary;
  g_autofree char *share = percent (find_at_quota (summary), 1);

  self->value = percent (find_at_quota (summary), 0);
  self->exact = g_strdup_printf (
      /* translators: a share, a number of people, and how many all are */
      _ ("%1$s: %2$u of %3$u people"),
      share,
      summary->n_at_quota,
      summary->n_attaining);
}

static void
set_count (SalPlanFigure *self, const SalPlanOutcome *outcome, guint n)
{
  if (outcome->other == NULL)
    return;
  self->value = sal_number_format (n, 0);
  self->exact = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
}

static void
set_gini (SalPlanFigure *self, const SalPlanOutcome *outcome)
{
  if (isnan (outcome->side->summary->gini))
    return;
  self->value = sal_number_format (outcome->side->summary->gini, 2);
  self->exact = sal_number_format (outcome->side->summary->gini, 4);
  if (outcome->other != NULL && !isnan (outcome->other->summary->gini))
    self->before = sal_number_format (outcome->other->summary->gini, 2);
}

/**
 * sal_plan_figure_init:
 * @self: (out caller-allocates): a figure
 * @id: which
 * @outcome: what came of a plan
 * @simulation: (nullable): years as they could be, if they are known
 *
 * Writes a figure.
 */
void
sal_plan_figure_init (SalPlanFigure *self,
                      SalPlanFigureId id,
                      const SalPlanOutcome *outcome,
                      const SalSimulation *simulation)
{
  *self = (SalPlanFigure){ .label = _ (labels[id]) };
  switch (id)
    {
    case SAL_PLAN_FIGURE_COST:
      set_cost (self, outcome);
      break;
    case SAL_PLAN_FIGURE_RANGE:
      set_range (self, outcome, simulation);
      break;
    case SAL_PLAN_FIGURE_OVER:
      set_over (self, simulation);
      break;
    case SAL_PLAN_FIGURE_SALES:
      set_sales (self, outcome);
      break;
    case SAL_PLAN_FIGURE_QUOTA:
      set_quota (self, outcome);
      break;
    case SAL_PLAN_FIGURE_WINNERS:
      set_count (self, outcome, outcome->n_winners);
      break;
    case SAL_PLAN_FIGURE_LOSERS:
      set_count (self, outcome, outcome->n_losers);
      break;
    case SAL_PLAN_FIGURE_GINI:
      set_gini (self, outcome);
      break;
    case SAL_PLAN_N_FIGURES:
    default:
      g_return_if_reached ();
    }
  if (self->value == NULL)
    self->value = g_strdup ("–");
  if (self->exact == NULL)
    self->exact = g_strdup (self->value);
}

void
sal_plan_figure_clear (SalPlanFigure *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->exact, g_free);
  g_clear_pointer (&self->before, g_free);
}

/* --- what they are made of --- */

static char *
explain_cost (const SalPlanOutcome *outcome)
{
  const SalPlanSide *side = outcome->side;
  guint n = side->summary->people->len;
  g_autofree char *from = sal_date_format (side->trial->year->first);
  g_autofree char *to = sal_date_format (side->trial->year->last);
  g_autofree char *cost = sal_money_format (side->summary->cost, side->plan->currency);
  g_autofree char *target = sal_money_format (side->summary->target, side->plan->currency);

  return g_strdup_printf (
      ngettext (
          /* translators: people, two days, and two amounts */
          "What %1$u person would have been paid for what was won from %2$s to %3$s: %4$s, after "
          "all caps, with what guarantees add for good. At target it would be %5$s.",
          "What %1$u people would have been paid for what was won from %2$s to %3$s: %4$s, after "
          "all caps, with what guarantees add for good. At target it would be %5$s.",
          n),
      n,
      from,
      to,
      cost,
      target);
}

static char *
explain_sales (const SalPlanOutcome *outcome)
{
  const SalPlanSide *side = outcome->side;
  g_autofree char *cost = sal_money_format (side->summary->cost, side->plan->currency);
  g_autofree char *sales = sal_money_format (side->trial->sales, side->plan->currency);
  g_autofree char *share = percent (find_cost_of_sales (side), 3);

  /* translators: two amounts, and the share that the first is of the second */
  return g_strdup_printf (_ ("The cost of %1$s, of the %2$s that these people are credited for, "
                             "each opportunity once: %3$s."),
                          cost,
                          sales,
                          share);
}

static char *
explain_simulation (const SalPlanOutcome *outcome, const SalSimulation *simulation)
{
  const char *currency = outcome->side->plan->currency;
  g_autofree char *mean = NULL, *reserve = NULL, *at_mean = NULL;

  if (simulation == NULL)
    return g_strdup (_ ("Years as they could be have not been simulated yet."));
  mean = sal_money_format ((gint64) round (simulation->mean), currency);
  reserve = sal_money_format ((gint64) round (simulation->reserve), currency);
  at_mean = sal_money_format ((gint64) round (simulation->at_mean_attainment), currency);

  /* translators: a number of years, and three amounts */
  return g_strdup_printf (_ ("Of %1$u simulated years: the cost to expect is %2$s, the reserve "
                             "(P90 − P50) %3$s. If everybody attained their mean it would be %4$s, "
                             "which is not what is to be expected."),
                          simulation->costs->len,
                          mean,
                          reserve,
                          at_mean);
}

static char *
explain_changes (const SalPlanOutcome *outcome, SalPlanFigureId id)
{
  g_autofree char *name = NULL;

  if (outcome->other == NULL)
    return g_strdup (_ ("There is no other version to compare with."));
  name = outcome->other->plan->version != NULL
             ? g_strdup_printf ("%s@%s", outcome->other->plan->name, outcome->other->plan->version)
             : g_strdup (outcome->other->plan->name);

  /* translators: a version of a plan */
  return g_strdup_printf (
      id == SAL_PLAN_FIGURE_WINNERS
          ? _ ("Who would have been paid more than by “%s”, for what was won last year.")
          : _ ("Who would have been paid less than by “%s”, for what was won last year."),
      name);
}

/**
 * sal_plan_figure_explain:
 * @id: which figure
 * @outcome: what came of a plan
 * @simulation: (nullable): years as they could be, if they are known
 *
 * Says what a figure is made of.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sal_plan_figure_explain (SalPlanFigureId id,
                         const SalPlanOutcome *outcome,
                         const SalSimulation *simulation)
{
  switch (id)
    {
    case SAL_PLAN_FIGURE_RANGE:
    case SAL_PLAN_FIGURE_OVER:
      return explain_simulation (outcome, simulation);
    case SAL_PLAN_FIGURE_SALES:
      return explain_sales (outcome);
    case SAL_PLAN_FIGURE_QUOTA:
      return g_strdup (_ ("Those whose attainment, by the weight of the components and the quotas "
                          "of their days, is 100 % or more."));
    case SAL_PLAN_FIGURE_WINNERS:
    case SAL_PLAN_FIGURE_LOSERS:
      return explain_changes (outcome, id);
    case SAL_PLAN_FIGURE_GINI:
      return g_strdup (_ ("The mean difference of two people in payout over target, of twice its "
                          "mean: 0 if all have the same share of their target."));
    case SAL_PLAN_FIGURE_COST:
    case SAL_PLAN_N_FIGURES:
    default:
      return explain_cost (outcome);
    }
}
