/* sal-plan-advice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-advice.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-payout-curve.h"
#include "sal-plan-check.h"
#include "sal-plan-words.h"

/* What a plan can mean and is hardly meant to: it is said, and stays the planner's choice. */

/* Cichelli, Compensating the Sales Force: no more than three measures. */
#define COMPONENTS_AT_MOST 3
#define PERCENT_AT_LEAST   10
#define TIERS_AT_MOST      4

static const SalRational one = { 1, 1, NULL };

static void
finding_free (gpointer data)
{
  SalPlanFinding *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/* @path and @text: (transfer full) */
static void
take (GPtrArray *findings, gboolean is_error, char *path, char *text)
{
  SalPlanFinding *self = g_new (SalPlanFinding, 1);

  *self = (SalPlanFinding){ is_error, path, text };
  g_ptr_array_add (findings, self);
}

static char *
path_of (guint component, const char *field)
{
  return g_strdup_printf ("components[%u].%s", component, field);
}

/* The message of the check begins with the path: "plan.components[0].weight: expected 0 or more".
 */
static gboolean
add_error (GPtrArray *findings, const SalPlan *plan)
{
  g_autoptr (GError) error = NULL;
  const char *end;

  if (sal_plan_check (plan, "plan", &error))
    return FALSE;
  end = strstr (error->message, ": ");
  g_return_val_if_fail (end != NULL && g_str_has_prefix (error->message, "plan."), TRUE);
  take (findings,
        TRUE,
        g_strndup (error->message + strlen ("plan."),
                   (gsize) (end - error->message) - strlen ("plan.")),
        g_strdup (end + strlen (": ")));

  return TRUE;
}

/* --- the plan --- */

static void
check_weights (GPtrArray *findings, const SalPlan *plan)
{
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, i);

      /* what pays amounts has no share of the target */
      if (!component->weight.is_set && (component->method->kind == SAL_PAYOUT_SPIF ||
                                        component->method->kind == SAL_PAYOUT_AMOUNTS))
        continue;
      sal_rational_add (&sum, &sum, component->weight.is_set ? &component->weight.value : &one);
    }
  if (sal_rational_compare (&sum, &one) == 0 || sal_rational_sign (&sum) == 0)
    return;
  text = sal_plan_percent_to_words (&sum);
  take (
      findings,
      FALSE,
      g_strdup ("components"),
      g_strdup_printf (_ ("The weights sum to %s of the target variable instead of 100 %%"), text));
}

static void
check_simplicity (GPtrArray *findings, const SalPlan *plan)
{
  if (plan->components->len > COMPONENTS_AT_MOST)
    take (findings,
          FALSE,
          g_strdup ("components"),
          g_strdup_printf (
              _ ("There are %u components: more than %d are hard to remember and to steer "
                 "by"),
              plan->components->len,
              COMPONENTS_AT_MOST));
}

static void
check_days (GPtrArray *findings, const SalPlan *plan)
{
  int year, month, day, last_month, last_day;

  sal_date_to_ymd (plan->from, &year, &month, &day);
  sal_date_to_ymd (plan->to + 1, &year, &last_month, &last_day);
  if (day != 1)
    take (findings,
          FALSE,
          g_strdup ("from"),
          g_strdup (_ ("The plan does not begin on the first of a month: that month is prorated")));
  if (last_day != 1)
    take (findings,
          FALSE,
          g_strdup ("to"),
          g_strdup (_ ("The plan does not end on the last of a month: that month is prorated")));
}

static void
check_clawback (GPtrArray *findings, const SalPlan *plan)
{
  if (plan->clawback == NULL)
    take (findings,
          FALSE,
          g_strdup ("clawback"),
          g_strdup (_ ("Nothing is taken back of what is cancelled")));
}

/* --- components --- */

static void
check_weight (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanNumber *weight = &sal_plan_get_component (plan, index)->weight;
  const SalRational least = { PERCENT_AT_LEAST, 100, NULL };

  if (weight->is_set && sal_rational_sign (&weight->value) > 0 &&
      sal_rational_compare (&weight->value, &least) < 0)
    take (findings,
          FALSE,
          path_of (index, "weight"),
          g_strdup_printf (_ ("A weight below %d %% is hardly noticed"), PERCENT_AT_LEAST));
  if (weight->is_set && sal_rational_sign (&weight->value) == 0)
    take (findings,
          FALSE,
          path_of (index, "weight"),
          g_strdup (_ ("A weight of 0 %: what is a share of the target pays nothing")));
}

static void
check_tiers (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, index)->method;

  if (method->kind != SAL_PAYOUT_RATE_TABLE)
    return;
  if (method->tiers->len > TIERS_AT_MOST)
    take (findings,
          FALSE,
          path_of (index, "method.tiers"),
          g_strdup_printf (_ ("There are %u tiers: more than %d are hard to remember"),
                           method->tiers->len,
                           TIERS_AT_MOST));
  for (guint i = 1; i < method->tiers->len; i++)
    {
      const SalPlanTier *before = method->tiers->pdata[i - 1], *tier = method->tiers->pdata[i];

      if (sal_rational_compare (&tier->rate.value, &before->rate.value) < 0)
        take (findings,
              FALSE,
              g_strdup_printf ("components[%u].method.tiers[%u].rate", index, i),
              g_strdup (_ ("The rate is lower than that of the tier below it: a decelerator")));
    }
}

static void
check_points (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, index)->method;

  for (guint i = 1; method->kind == SAL_PAYOUT_CURVE && i < method->points->len; i++)
    {
      const SalPlanPoint *before = method->points->pdata[i - 1], *point = method->points->pdata[i];

      if (sal_rational_compare (&point->payout.value, &before->payout.value) < 0)
        take (findings,
              FALSE,
              g_strdup_printf ("components[%u].method.points[%u].payout", index, i),
              g_strdup (_ ("More attainment pays less here")));
    }
}

/* A payout that is in shares of the target, whoever it is for. */
static gboolean
is_in_shares (const SalPlanComponent *component)
{
  const SalPlanMethod *method = component->method;

  return method->kind == SAL_PAYOUT_CURVE ||
         (method->kind == SAL_PAYOUT_RATE_TABLE && method->rates == SAL_RATES_OF_BASE &&
          method->bounds == SAL_BOUNDS_ATTAINMENT);
}

static void
check_target (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanComponent *component = sal_plan_get_component (plan, index);
  g_auto (SalPayoutExample) example = { SAL_RATIONAL_INIT, SAL_RATIONAL_INIT };
  g_auto (SalRational) payout = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  if (!is_in_shares (component) || component->multiplier != NULL ||
      (component->weight.is_set && sal_rational_sign (&component->weight.value) == 0))
    return;
  sal_payout_example_init (&example, plan, index);
  sal_payout_curve_evaluate (plan, index, &example, FALSE, FALSE, &one, &payout);
  if (sal_rational_compare (&payout, &one) == 0)
    return;
  text = sal_plan_percent_to_words (&payout);
  take (findings,
        FALSE,
        path_of (index, "method"),
        g_strdup_printf (_ ("At quota it pays %s of the target instead of 100 %%"), text));
}

static void
check_cap (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanCap *cap = sal_plan_get_component (plan, index)->cap;

  if (cap != NULL && cap->share.is_set && sal_rational_compare (&cap->share.value, &one) < 0)
    take (
        findings,
        FALSE,
        path_of (index, "cap.share"),
        g_strdup (_ ("The cap is below the target: who attains the quota is not paid the target")));
}

static void
check_gates (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanComponent *component = sal_plan_get_component (plan, index);

  for (guint i = 0; i < component->gates->len; i++)
    {
      const SalPlanGate *gate = component->gates->pdata[i];

      if (gate->at_least.is_set && gate->effect == SAL_GATE_PAY &&
          sal_rational_compare (&gate->at_least.value, &one) > 0)
        take (findings,
              FALSE,
              g_strdup_printf ("components[%u].gates[%u].at_least", index, i),
              g_strdup (_ ("Who attains the quota does not open the gate, and is paid nothing")));
    }
}

static void
check_shares (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, index)->method;
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;
  g_autofree char *text = NULL;

  for (guint i = 0; method->kind == SAL_PAYOUT_OBJECTIVES && i < method->objectives->len; i++)
    {
      const SalPlanObjective *objective = method->objectives->pdata[i];

      if (objective->share.is_set)
        sal_rational_add (&sum, &sum, &objective->share.value);
    }
  if (sal_rational_sign (&sum) == 0 || sal_rational_compare (&sum, &one) == 0)
    return;
  text = sal_plan_percent_to_words (&sum);
  take (findings,
        FALSE,
        path_of (index, "method.objectives"),
        g_strdup_printf (_ ("The shares of the objectives sum to %s instead of 100 %%"), text));
}

static void
check_spif (GPtrArray *findings, const SalPlan *plan, guint index)
{
  const SalPlanMethod *method = sal_plan_get_component (plan, index)->method;

  if (method->kind != SAL_PAYOUT_SPIF)
    return;
  if ((method->from != SAL_DATE_NONE && method->from > plan->to) ||
      (method->to != SAL_DATE_NONE && method->to < plan->from))
    take (findings,
          FALSE,
          path_of (index, "method.from"),
          g_strdup (_ ("No day on which credits qualify is one of the plan")));
  if (!method->budget.is_set)
    take (findings,
          FALSE,
          path_of (index, "method.budget"),
          g_strdup (_ ("It has no budget: what it costs is open")));
  if (sal_rational_sign (&method->amount.value) <= 0)
    take (findings, FALSE, path_of (index, "method.amount"), g_strdup (_ ("It pays nothing")));
}

/**
 * sal_plan_advise: (skip)
 * @plan: a plan, which need not pass sal_plan_check()
 *
 * Looks for what a plan cannot mean, and for what it is hardly meant to: weights that do not make
 * up the target, a quota that does not pay it, caps below it, more than people remember.
 *
 * Returns: (transfer full) (element-type SalPlanFinding): what was found, errors first; of these
 * the first alone, and warnings only of a plan without them
 */
GPtrArray *
sal_plan_advise (const SalPlan *plan)
{
  static void (*const of_plan[]) (GPtrArray *, const SalPlan *) = {
    check_weights,
    check_simplicity,
    check_days,
    check_clawback,
  };
  static void (*const of_component[]) (GPtrArray *, const SalPlan *, guint) = {
    check_weight, check_tiers, check_points, check_target,
    check_cap,    check_gates, check_shares, check_spif,
  };
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);

  if (add_error (findings, plan))
    return findings;
  for (guint i = 0; i < G_N_ELEMENTS (of_plan); i++)
    of_plan[i](findings, plan);
  for (guint k = 0; k < plan->components->len; k++)
    for (guint i = 0; i < G_N_ELEMENTS (of_component); i++)
      of_component[i](findings, plan, k);

  return findings;
}
