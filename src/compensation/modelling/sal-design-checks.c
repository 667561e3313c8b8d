/* sal-design-checks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-design-checks.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include "sal-pay-mix-norms.h"
#include "sal-simulation.h"

#define EXCELLENCE_PERCENTILE 0.9
#define PERCENT               0.01
#define N_PERCENTS            101  /* 0 to 100 */
#define HAIR                  1e-9 /* what is a bound exactly is not below it */

/* What several checks need, found once. */
typedef struct
{
  const SalDesignQuestion *question;
  double excellence;
  double leverage;
  double threshold;
} Findings;

static const char *const no_quota = N_ ("nobody has a quota and something attained of it");

/* --- values; NAN with a reason --- */

typedef double (*FindValue) (const Findings *self, const char **reason);

static double
find_excellence (const Findings *self, const char **reason)
{
  *reason = no_quota;

  return self->excellence;
}

static double
find_leverage (const Findings *self, const char **reason)
{
  *reason = no_quota;

  return self->leverage;
}

/* (L − 1) ÷ (E − 1). */
static double
find_accelerator (const Findings *self, const char **reason)
{
  *reason = no_quota;
  if (isnan (self->leverage) || isnan (self->excellence))
    return NAN;
  *reason = N_ ("excellence is not over the quota: there is nothing to accelerate");

  return self->excellence > 1 + HAIR ? (self->leverage - 1) / (self->excellence - 1) : NAN;
}

static double
find_threshold (const Findings *self, const char **reason)
{
  *reason = N_ ("nothing is paid up to the quota, or nobody has one");

  return self->threshold;
}

static double
find_at_quota (const Findings *self, const char **reason)
{
  const SalReplaySummary *summary = self->question->summary;

  *reason = N_ ("nobody has a quota");

  return summary->n_attaining > 0 ? (double) summary->n_at_quota / summary->n_attaining : NAN;
}

static double
find_correlation (const Findings *self, const char **reason)
{
  *reason = N_ ("fewer than two people have target and quota, or all are alike");

  return self->question->summary->correlation;
}

static double
find_gini (const Findings *self, const char **reason)
{
  *reason = N_ ("nobody with a target is paid");

  return self->question->summary->gini;
}

static double
find_cost_of_sales (const Findings *self, const char **reason)
{
  gint64 sales = self->question->sales;

  *reason = N_ ("it is not known which credits are the sales");

  return sales > 0 ? (double) self->question->summary->cost / (double) sales : NAN;
}

/* The plans that are paid by, each as often as somebody is in it. */
static const SalPlan *
get_plan (const Findings *self, guint index)
{
  const SalPlan *plan = sal_replay_base_get_participation (self->question->base, index)->plan;

  return plan == self->question->prepared ? self->question->edited : plan;
}

static double
find_components (const Findings *self, const char **reason)
{
  double most = NAN;

  *reason = N_ ("nobody is in a plan");
  for (guint i = 0; i < sal_replay_base_get_n (self->question->base); i++)
    most = fmax (most, get_plan (self, i)->components->len);

  return most;
}

static double
find_tiers (const Findings *self, const char **reason)
{
  double most = NAN;

  *reason = N_ ("nobody is in a plan");
  for (guint i = 0; i < sal_replay_base_get_n (self->question->base); i++)
    for (guint k = 0; k < get_plan (self, i)->components->len; k++)
      {
        const SalPlanMethod *method = sal_plan_get_component (get_plan (self, i), k)->method;

        most = fmax (most, MAX (MAX (method->tiers->len, method->points->len), method->rows->len));
      }

  return most;
}

static double
find_least_weight (const Findings *self, const char **reason)
{
  double least = NAN;

  *reason = N_ ("no component has a weight");
  for (guint i = 0; i < sal_replay_base_get_n (self->question->base); i++)
    for (guint k = 0; k < get_plan (self, i)->components->len; k++)
      {
        const SalPlanComponent *of = sal_plan_get_component (get_plan (self, i), k);

        if (of->weight.is_set)
          least = fmin (least, sal_rational_to_double (&of->weight.value));
      }

  return least;
}

static double
find_cost (const Findings *self, const char **reason)
{
  return (double) self->question->summary->cost;
}

static double
find_pay_mix (const Findings *self, const char **reason)
{
  *reason = N_ ("target pay in all is not known");

  return self->question->variable_share;
}

static const struct
{
  const char *id;
  FindValue find;
} values[] = {
  { "leverage", find_leverage },
  { "excellence", find_excellence },
  { "accelerator", find_accelerator },
  { "threshold", find_threshold },
  { "at_quota", find_at_quota },
  { "correlation", find_correlation },
  { "gini", find_gini },
  { "cost_of_sales", find_cost_of_sales },
  { "components", find_components },
  { "tiers", find_tiers },
  { "least_weight", find_least_weight },
  { "budget", find_cost },
  { "pay_mix", find_pay_mix },
};

/* --- what they are found from --- */

/* What a tenth of the people reach, or what is asked for. */
static double
choose_excellence (const SalDesignQuestion *question)
{
  const GArray *people = question->summary->people;
  g_autoptr (GArray) attainments = g_array_new (FALSE, FALSE, sizeof (double));
  double *all;

  if (question->excellence > 0)
    return question->excellence;
  for (guint i = 0; i < people->len; i++)
    {
      double attainment = g_array_index (people, SalReplayPerson, i).attainment;

      if (!isnan (attainment))
        g_array_append_val (attainments, attainment);
    }
  if (attainments->len == 0)
    return NAN;
  all = (double *) (gpointer) attainments->data;
  gsl_sort (all, 1, attainments->len);

  return gsl_stats_quantile_from_sorted_data (all, 1, attainments->len, EXCELLENCE_PERCENTILE);
}

static void
find_curve (Findings *self)
{
  const SalDesignQuestion *question = self->question;
  double attainments[N_PERCENTS + 1], payouts[N_PERCENTS + 1];

  self->leverage = self->threshold = NAN;
  for (guint i = 0; i < N_PERCENTS; i++)
    attainments[i] = i * PERCENT + HAIR;
  attainments[N_PERCENTS] = isnan (self->excellence) ? 1 : self->excellence + HAIR;
  if (!sal_simulation_pay_at (question->base,
                              question->prepared,
                              question->edited,
                              attainments,
                              N_PERCENTS + 1,
                              payouts,
                              question->cancellable))
    return;
  if (!isnan (self->excellence))
    self->leverage = payouts[N_PERCENTS];
  for (guint i = N_PERCENTS; i > 0; i--)
    if (payouts[i - 1] > 0)
      self->threshold = (i - 1) * PERCENT;
}

/* --- verdicts --- */

static void
find_norm (const SalDesignQuestion *question, SalDesignCheck *check)
{
  check->low = check->norm->low;
  check->high = check->norm->high;
  check->source = check->norm->source != NULL ? g_strdup (_ (check->norm->source)) : NULL;
  if (g_str_equal (check->norm->id, "budget") && question->budget >= 0)
    {
      check->high = (double) question->budget;
      check->source = g_strdup (_ ("The budget that is set"));
    }
  for (guint i = 0; i < question->n_own; i++)
    if (g_str_equal (question->own[i].id, check->norm->id))
      {
        check->low = question->own[i].low;
        check->high = question->own[i].high;
        g_free (check->source);
        check->source = g_strdup (_ ("A norm of your own"));
      }
}

static void
judge (SalDesignCheck *self, const char *reason)
{
  if (isnan (self->value))
    {
      self->verdict = SAL_DESIGN_UNSAID;
      self->reason = g_strdup (_ (reason));
      return;
    }
  if (isnan (self->low) && isnan (self->high))
    self->verdict = SAL_DESIGN_NO_NORM;
  else if (self->value < self->low - HAIR)
    self->verdict = SAL_DESIGN_LOW;
  else if (self->value > self->high + HAIR)
    self->verdict = SAL_DESIGN_HIGH;
  else
    self->verdict = SAL_DESIGN_MET;
}

static void
check_free (gpointer data)
{
  SalDesignCheck *self = data;

  g_free (self->source);
  g_free (self->reason);
  g_free (self->role);
  g_free (self);
}

/* --- by role --- */

static const SalDesignNorm *
find_line (const char *id)
{
  for (guint i = 0; i < sal_design_n_norms; i++)
    if (g_str_equal (sal_design_norms[i].id, id))
      return &sal_design_norms[i];
  g_return_val_if_reached (NULL);
}

static SalDesignCheck *
check_role (const SalDesignRole *role)
{
  SalDesignCheck *check = g_new0 (SalDesignCheck, 1);
  const SalPayMixNorm *norm = sal_pay_norms_find (role->role);

  check->norm = find_line ("pay_mix");
  check->role = g_strdup (role->role);
  check->value = role->all > 0 ? role->variable / role->all : NAN;
  check->low = norm != NULL ? norm->low : NAN;
  check->high = norm != NULL ? norm->high : NAN;
  check->source = norm != NULL ? g_strdup (_ (norm->source)) : NULL;
  check->verdict = sal_pay_norm_judge (norm, check->value);
  if (check->verdict == SAL_DESIGN_UNSAID)
    check->reason = g_strdup (_ ("target pay in all is not known"));

  return check;
}

/**
 * sal_design_roles_add:
 * @roles: (element-type SalDesignRole): roles
 * @role: that of a person; it has to outlive @roles
 * @variable: the person's target variable, of a year
 * @all: target pay in all, in the same currency
 *
 * Adds a person to those of the same role.
 */
void
sal_design_roles_add (GArray *roles, const char *role, double variable, double all)
{
  SalDesignRole added = { role, variable, all };

  for (guint i = 0; i < roles->len; i++)
    {
      SalDesignRole *one = &g_array_index (roles, SalDesignRole, i);

      if (!g_str_equal (one->role, role))
        continue;
      one->variable += variable;
      one->all += all;
      return;
    }
  g_array_append_val (roles, added);
}

/**
 * sal_design_check:
 * @question: what is checked, and what is known of it
 *
 * Checks the design of plans on the people in them. Leverage is what is paid ÷ target variable when
 * everybody attains what a tenth of the people reach, or what is asked for; the accelerator
 * multiple is (leverage − 1) ÷ (excellence − 1); the threshold is the least attainment, in whole
 * percent, that pays anything. The pay mix of a role is held against what sal_pay_norms_find()
 * finds for it.
 *
 * Returns: (transfer full) (element-type SalDesignCheck): a check for each line of the table, and
 *   one of the pay mix for each role
 */
GPtrArray *
sal_design_check (const SalDesignQuestion *question)
{
  GPtrArray *checks = g_ptr_array_new_with_free_func (check_free);
  Findings findings = { .question = question };

  findings.excellence = choose_excellence (question);
  find_curve (&findings);
  for (guint i = 0; i < sal_design_n_norms; i++)
    {
      SalDesignCheck *check = g_new0 (SalDesignCheck, 1);
      const char *reason = NULL;

      check->norm = &sal_design_norms[i];
      check->value = NAN;
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        if (g_str_equal (values[k].id, check->norm->id))
          check->value = values[k].find (&findings, &reason);
      find_norm (question, check);
      judge (check, reason);
      g_ptr_array_add (checks, check);
    }
  for (guint i = 0; question->roles != NULL && i < question->roles->len; i++)
    g_ptr_array_add (checks, check_role (&g_array_index (question->roles, SalDesignRole, i)));

  return checks;
}
