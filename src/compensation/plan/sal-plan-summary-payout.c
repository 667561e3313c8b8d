/* sal-plan-summary-payout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-summary-private.h"

#include <glib/gi18n-lib.h>

#include "sal-payout-curve.h"
#include "sal-plan-words.h"

static const SalPlanTier *
get_tier (const SalPlanMethod *method, guint index)
{
  return method->tiers->pdata[index];
}

/* "50 % of quota", "$50,000" */
static char *
bound_to_words (const SalPlan *plan, const SalPlanComponent *component, const SalRational *bound)
{
  g_autofree char *text = NULL;

  if (component->method->bounds == SAL_BOUNDS_AMOUNT)
    return sal_plan_summary_counted (plan, component, bound);
  text = sal_plan_percent_to_words (bound);

  return g_strdup_printf (_ ("%s of quota"), text);
}

/* "from 50 % of quota to 100 % of quota" */
static char *
range_to_words (const SalPlan *plan, const SalPlanComponent *component, guint tier)
{
  const SalPlanMethod *method = component->method;
  g_autofree char *from = bound_to_words (plan, component, &get_tier (method, tier)->from.value);
  g_autofree char *to =
      tier + 1 < method->tiers->len
          ? bound_to_words (plan, component, &get_tier (method, tier + 1)->from.value)
          : NULL;

  if (to != NULL && sal_rational_sign (&get_tier (method, tier)->from.value) <= 0)
    /* translators: an attainment or an amount */
    return g_strdup_printf (_ ("Up to %s"), to);
  if (to != NULL)
    /* translators: two attainments or amounts */
    return g_strdup_printf (_ ("From %1$s to %2$s"), from, to);
  if (method->tiers->len == 1 && sal_rational_sign (&get_tier (method, tier)->from.value) <= 0)
    return g_strdup (_ ("From the first unit on"));

  /* translators: an attainment or an amount */
  return g_strdup_printf (_ ("From %s on"), from);
}

static char *
rate_to_words (const SalPlan *plan, const SalPlanComponent *component, const SalRational *rate)
{
  g_autofree char *text = NULL;

  if (sal_rational_sign (rate) == 0)
    return g_strdup (_ ("nothing is paid"));
  if (component->method->rates == SAL_RATES_OF_BASE)
    {
      g_autofree char *percent = sal_plan_number_to_words (rate);

      /* translators: a number */
      return g_strdup_printf (_ ("each percent of quota pays %s %% of your target"), percent);
    }
  if (component->counts == SAL_COUNTS_NUMBER)
    {
      text = sal_plan_money_to_words (rate, plan->currency);
      /* translators: an amount of money */
      return g_strdup_printf (_ ("each one that counts pays %s"), text);
    }
  text = sal_plan_percent_to_words (rate);

  return g_strdup_printf (_ ("%s of what is credited is paid"), text);
}

static void
add_application (GString *text, SalTierApplication application)
{
  switch (application)
    {
    case SAL_TIER_RETROACTIVE:
      sal_plan_summary_add (
          text,
          "%s",
          _ ("Once you reach it, this rate is paid for everything from the first unit."));
      break;
    case SAL_TIER_DEAL_BEFORE:
      sal_plan_summary_add (
          text, "%s", _ ("The deal that crosses this bound is paid whole at the rate before it."));
      break;
    case SAL_TIER_DEAL_AFTER:
      sal_plan_summary_add (
          text, "%s", _ ("The deal that crosses this bound is paid whole at this rate."));
      break;
    case SAL_TIER_OVERAGE:
      sal_plan_summary_add (
          text, "%s", _ ("Once you reach it, this rate is paid for all overage."));
      break;
    case SAL_TIER_MARGINAL:
    default:
      break;
    }
}

static void
add_threshold (GString *text, const SalPlan *plan, const SalPlanComponent *component)
{
  const SalPlanTier *first = get_tier (component->method, 0);
  g_autofree char *bound = bound_to_words (plan, component, &first->from.value);

  if (sal_rational_sign (&first->from.value) > 0)
    sal_plan_summary_add (text, _ ("Below %s nothing is paid."), bound);
}

static void
add_rates (GString *text, const SalPlan *plan, const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;

  if (component->mode == SAL_MODE_EACH_DEAL)
    sal_plan_summary_add (text, "%s", _ ("Each deal is paid for itself, by its own size."));
  add_threshold (text, plan, component);
  for (guint i = 0; i < method->tiers->len; i++)
    {
      g_autofree char *range = range_to_words (plan, component, i);
      g_autofree char *rate = rate_to_words (plan, component, &get_tier (method, i)->rate.value);

      /* translators: “From 50 % of quota to 100 % of quota”, “each percent of quota pays 1 % …” */
      sal_plan_summary_add (text, _ ("%1$s %2$s."), range, rate);
      if (i > 0 || sal_rational_sign (&get_tier (method, i)->from.value) > 0)
        add_application (text, get_tier (method, i)->application);
    }
}

/* --- curves --- */

static void
add_curve_ends (GString *text, const SalPlanMethod *method)
{
  static const char *const below[] = {
    [SAL_BELOW_ZERO] = N_ ("Below the first of these nothing is paid."),
    [SAL_BELOW_FIRST] = N_ ("Below the first of these it is what is paid there."),
    [SAL_BELOW_EXTEND] = N_ ("Below the first of these it goes on along the same line."),
  };
  static const char *const above[] = {
    [SAL_ABOVE_LAST] = N_ ("Above the last of these it does not rise any more."),
    [SAL_ABOVE_EXTEND] = N_ ("Above the last of these it goes on along the same line."),
  };

  sal_plan_summary_add (text,
                        "%s",
                        method->interpolation == SAL_INTERPOLATION_LINEAR
                            ? _ ("Between two of these it rises evenly.")
                            : _ ("Between two of these it is what the lower one pays."));
  sal_plan_summary_add (text, "%s", _ (below[method->below]));
  sal_plan_summary_add (text, "%s", _ (above[method->above]));
}

static void
add_curve (GString *text, const SalPlanMethod *method)
{
  for (guint i = 0; i < method->points->len; i++)
    {
      const SalPlanPoint *point = method->points->pdata[i];
      g_autofree char *at = sal_plan_percent_to_words (&point->at.value);
      g_autofree char *payout = sal_plan_percent_to_words (&point->payout.value);

      sal_plan_summary_add (text, _ ("At %1$s of quota you earn %2$s of your target."), at, payout);
    }
  add_curve_ends (text, method);
}

/* --- the other methods --- */

static void
add_matrix (GString *text, const SalPlan *plan, const SalPlanMethod *method)
{
  sal_plan_summary_add (text,
                        /* translators: the name of a component */
                        _ ("What you earn depends on your attainment here and on that of “%s”."),
                        sal_plan_summary_name_of (plan, method->column));
  for (guint i = 0; i < method->rows->len; i++)
    {
      const SalPlanRow *row = method->rows->pdata[i];
      g_autofree char *at = sal_plan_percent_to_words (&row->at.value);
      g_autoptr (GString) cells = g_string_new (NULL);

      for (guint k = 0; k < row->payouts->len; k++)
        {
          g_autofree char *column =
              sal_plan_percent_to_words (&g_array_index (method->columns, SalRational, k));
          g_autofree char *payout =
              sal_plan_percent_to_words (&g_array_index (row->payouts, SalRational, k));

          g_string_append (cells, k > 0 ? ", " : "");
          /* translators: a payout, and the attainment of the other component */
          g_string_append_printf (cells, _ ("%1$s (there from %2$s)"), payout, column);
        }
      /* translators: an attainment, and a list of payouts */
      sal_plan_summary_add (text, _ ("From %1$s here, of your target: %2$s."), at, cells->str);
    }
  if (method->interpolation == SAL_INTERPOLATION_LINEAR)
    sal_plan_summary_add (text, "%s", _ ("Between these it rises evenly."));
}

static void
add_objectives (GString *text, const SalPlan *plan, const SalPlanMethod *method)
{
  for (guint i = 0; i < method->objectives->len; i++)
    {
      const SalPlanObjective *objective = method->objectives->pdata[i];
      g_autofree char *full =
          objective->share.is_set
              ? sal_plan_percent_to_words (&objective->share.value)
              : sal_plan_money_to_words (&objective->amount.value, plan->currency);
      g_autofree char *floor =
          objective->floor.is_set ? sal_plan_percent_to_words (&objective->floor.value) : NULL;

      sal_plan_summary_add (text,
                            objective->share.is_set
                                /* translators: an objective, and a share */
                                ? _ ("“%1$s” pays its score × %2$s of your target.")
                                /* translators: an objective, and an amount of money */
                                : _ ("“%1$s” pays its score × %2$s."),
                            objective->name,
                            full);
      if (floor != NULL)
        sal_plan_summary_add (text, _ ("A score below %s pays nothing."), floor);
    }
}

static void
add_amounts (GString *text, const SalPlan *plan, const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;

  add_threshold (text, plan, component);
  for (guint i = 0; i < method->tiers->len; i++)
    {
      g_autofree char *range = range_to_words (plan, component, i);
      g_autofree char *amount =
          sal_plan_money_to_words (&get_tier (method, i)->amount.value, plan->currency);

      if (method->paid == SAL_AMOUNTS_PRORATED)
        /* translators: “From 50 % of quota to 100 % of quota”, an amount of money */
        sal_plan_summary_add (
            text, _ ("%1$s %2$s is paid, in part for the part that you reach."), range, amount);
      else
        sal_plan_summary_add (text, _ ("%1$s %2$s is paid."), range, amount);
    }
  if (method->paid == SAL_AMOUNTS_PRORATED)
    sal_plan_summary_add (text, "%s", _ ("These amounts add up."));
  if (method->paid == SAL_AMOUNTS_INTERPOLATED)
    sal_plan_summary_add (text, "%s", _ ("Between two bounds the amount rises evenly."));
}

static void
add_spif (GString *text, const SalPlan *plan, const SalPlanMethod *method)
{
  g_autofree char *amount = sal_plan_money_to_words (&method->amount.value, plan->currency);
  g_autofree char *from = method->from != SAL_DATE_NONE ? sal_date_format (method->from) : NULL;
  g_autofree char *to = method->to != SAL_DATE_NONE ? sal_date_format (method->to) : NULL;
  g_autofree char *budget = method->budget.is_set
                                ? sal_plan_money_to_words (&method->budget.value, plan->currency)
                                : NULL;

  sal_plan_summary_add (text, _ ("Each qualifying credit pays %s."), amount);
  if (from != NULL)
    sal_plan_summary_add (text, _ ("Credits qualify from %s on."), from);
  if (to != NULL)
    sal_plan_summary_add (text, _ ("Credits qualify until %s."), to);
  if (budget != NULL)
    sal_plan_summary_add (
        text, _ ("All participants together are paid %s at most; after that it ends."), budget);
}

/* What comes of all that, where it does not depend on anybody's quota. */
static void
add_outcome (GString *text, const SalPlan *plan, guint component)
{
  const SalPlanComponent *of = sal_plan_get_component (plan, component);
  const SalPlanMethod *method = of->method;
  const SalRational one = { 1, 1, NULL }, more = { 3, 2, NULL };
  g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  g_auto (SalRational) at = SAL_RATIONAL_INIT, above = SAL_RATIONAL_INIT;
  g_autofree char *at_text = NULL, *above_text = NULL;

  if (method->kind != SAL_PAYOUT_RATE_TABLE || method->rates != SAL_RATES_OF_BASE ||
      method->bounds != SAL_BOUNDS_ATTAINMENT || (of->cap != NULL && of->cap->amount.is_set))
    return;
  sal_payout_example_init (&example, plan, component);
  sal_payout_curve_evaluate (plan, component, &example, TRUE, FALSE, &one, &at);
  sal_payout_curve_evaluate (plan, component, &example, TRUE, FALSE, &more, &above);
  at_text = sal_plan_percent_to_words (&at);
  above_text = sal_plan_percent_to_words (&above);
  sal_plan_summary_add (text,
                        _ ("At your quota that makes %1$s of your target, at 150 %% of it %2$s."),
                        at_text,
                        above_text);
}

void
sal_plan_summary_add_payout (GString *text, const SalPlan *plan, guint component)
{
  const SalPlanComponent *of = sal_plan_get_component (plan, component);

  switch (of->method->kind)
    {
    case SAL_PAYOUT_CURVE:
      add_curve (text, of->method);
      break;
    case SAL_PAYOUT_MATRIX:
      add_matrix (text, plan, of->method);
      break;
    case SAL_PAYOUT_OBJECTIVES:
      add_objectives (text, plan, of->method);
      break;
    case SAL_PAYOUT_AMOUNTS:
      add_amounts (text, plan, of);
      break;
    case SAL_PAYOUT_SPIF:
      add_spif (text, plan, of->method);
      break;
    case SAL_PAYOUT_RATE_TABLE:
    default:
      add_rates (text, plan, of);
      break;
    }
  add_outcome (text, plan, component);
}
