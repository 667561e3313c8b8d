/* plan-random.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "plan-random.h"

static int
random_in (int from, int to)
{
  return g_test_rand_int_range (from, to + 1);
}

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* --- plans --- */

static void
draw_tiers (OraclePlan *plan)
{
  gboolean is_curve = plan->kind == ORACLE_CURVE || plan->kind == ORACLE_MATRIX;
  int from = is_curve ? random_in (0, 60) : one_in (3) ? random_in (1, 40) : 0;
  gboolean may_be_low = !is_curve && plan->bounds == 1;

  plan->n_tiers = random_in (plan->kind == ORACLE_CURVE ? 2 : 1, ORACLE_TIERS);
  for (int i = 0; i < plan->n_tiers; i++)
    {
      plan->from[i] = from;
      plan->rate[i] = random_in (0, plan->kind == ORACLE_AMOUNTS ? 500 : 40);
      if (plan->kind == ORACLE_CURVE)
        plan->rate[i] = random_in (0, 250);
      if (plan->rates == 1)
        plan->rate[i] = random_in (0, 6) * 50;
      plan->application[i] = i > 0 && plan->kind == ORACLE_RATES ? random_in (0, 4) : 0;
      from += random_in (1, may_be_low ? 60 : 50);
    }
}

static void
draw_matrix (OraclePlan *plan)
{
  int at = random_in (0, 60);

  plan->n_columns = random_in (1, ORACLE_TIERS);
  for (int i = 0; i < plan->n_columns; i++, at += random_in (1, 50))
    plan->columns[i] = at;
  for (int i = 0; i < ORACLE_TIERS; i++)
    for (int k = 0; k < ORACLE_TIERS; k++)
      plan->payouts[i][k] = random_in (0, 250);
}

static void
draw_objectives (OraclePlan *plan)
{
  for (int i = 0; i < plan->n_tiers; i++)
    {
      plan->objective_kind[i] = random_in (0, 1);
      plan->floor[i] = one_in (2) ? random_in (0, 100) : 0;
    }
}

static void
draw_terms (OraclePlan *plan)
{
  int quota = one_in (8) ? 0 : random_in (1, 60);

  plan->target = random_in (0, 400);
  for (int i = 0; i < ORACLE_MONTHS; i++)
    plan->quotas[i] = one_in (3) ? random_in (0, 80) : quota;
  plan->proration = random_in (0, 3);
  plan->first = one_in (2) ? 0 : random_in (0, 300);
  plan->last = one_in (2) ? 364 : random_in (plan->first, 364);
  plan->leave_first = 400;
  if (one_in (4))
    {
      plan->leave_first = random_in (0, 364);
      plan->leave_last = random_in (plan->leave_first, 364);
    }
  plan->n_ramp = one_in (3) ? random_in (1, 4) : 0;
  for (int i = 0; i < plan->n_ramp; i++)
    plan->ramp[i] = random_in (0, 4) * 25;
  plan->ramp_pay = random_in (0, 1);
  plan->no_accelerator_in_ramp = plan->kind < ORACLE_AMOUNTS && one_in (2);
}

static void
draw_limits (OraclePlan *plan)
{
  plan->gate = one_in (3) ? random_in (1, plan->kind >= ORACLE_AMOUNTS ? 1 : 2) : 0;
  plan->gate_at = random_in (0, 120);
  plan->multiplies = one_in (5);
  plan->deal_cap = plan->kind < ORACLE_OBJECTIVES && one_in (3) ? random_in (1, 80) : 0;
  plan->deal_cap_limits = plan->deal_cap == 0          ? 0
                          : plan->kind == ORACLE_RATES ? random_in (0, 1)
                                                       : 1;
  plan->residual = plan->deal_cap > 0 && plan->kind == ORACLE_RATES ? random_in (0, 2) : 0;
  plan->cap_kind = one_in (2) ? random_in (1, 2) : 0;
  plan->cap = plan->cap_kind == 1 ? random_in (0, 300) : random_in (0, 60);
  plan->cap_whole = one_in (2);
  plan->plan_cap = plan->mode != 3 && one_in (4) ? random_in (1, 120) : 0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
draw_credits (OraclePlan *plan)
{
  plan->n_credits = random_in (0, ORACLE_CREDITS);
  for (int i = 0; i < plan->n_credits; i++)
    {
      plan->days[i] = random_in (plan->first, plan->last);
      plan->amounts[i] = one_in (5) ? -random_in (1, 120) : random_in (0, 160);
      plan->is_other[i] = one_in (3);
      plan->objective[i] = random_in (0, plan->n_tiers - 1);
    }
  qsort (plan->days, (gsize) plan->n_credits, sizeof (int), compare_numbers);
}

/**
 * plan_random_draw:
 *
 * Draws a plan by g_test_rand_int(), with a participant and credits.
 *
 * Returns: the plan
 */
OraclePlan
plan_random_draw (void)
{
  static const int periods[] = { 1, 3, 12 };
  OraclePlan self = { .kind = (OracleKind) (one_in (2) ? 0 : random_in (0, ORACLE_SPIF)) };

  self.period = periods[random_in (0, 2)];
  self.mode = self.period == 12  ? 0
              : self.period == 3 ? random_in (1, 2) * 2 - 2
                                 : random_in (0, 3);
  if (self.period == 3 && one_in (3))
    self.mode = 3;
  if ((self.kind == ORACLE_RATES || self.kind == ORACLE_AMOUNTS) && one_in (5))
    self.mode = 4;
  self.against = random_in (0, 1);
  self.true_up = random_in (0, 1);
  self.bounds = self.kind == ORACLE_RATES || self.kind == ORACLE_AMOUNTS ? random_in (0, 1) : 0;
  self.rates = self.kind == ORACLE_RATES && one_in (3);
  self.whole_bounds = (self.kind == ORACLE_RATES || self.kind == ORACLE_AMOUNTS) && one_in (2);
  self.has_overage = self.kind == ORACLE_RATES && one_in (3);
  self.overage = random_in (1, 150);
  self.interpolation = random_in (0, 1);
  self.below = random_in (0, 2);
  self.above = random_in (0, 1);
  self.paid = random_in (0, 2);
  draw_tiers (&self);
  draw_matrix (&self);
  draw_objectives (&self);
  self.spif_first = random_in (0, 200);
  self.spif_last = random_in (self.spif_first, 364);
  draw_terms (&self);
  draw_limits (&self);
  draw_credits (&self);

  return self;
}

/* What objectives pay; which they are stays. */
static void
redraw_objectives (OraclePlan *plan)
{
  for (int i = 0; i < plan->n_tiers; i++)
    plan->rate[i] = random_in (0, 40);
  draw_objectives (plan);
}

/**
 * plan_random_add_currency:
 * @plan: (inout): a plan
 *
 * Pays it in another currency.
 */
void
plan_random_add_currency (OraclePlan *plan)
{
  plan->is_yen = one_in (2);
  plan->price = plan->is_yen ? random_in (1, 3) : random_in (50, 250);
}

/**
 * plan_random_add_cancellations:
 * @plan: (inout): a plan
 *
 * Makes it one without scores and true-up, and cancels parts of credits on days of the year.
 */
void
plan_random_add_cancellations (OraclePlan *plan)
{
  if (plan->kind == ORACLE_OBJECTIVES)
    plan->kind = ORACLE_CURVE;
  if (plan->mode == 3)
    plan->mode = 0;
  if (one_in (2))
    plan->plan_cap = 0;
  else if (plan->plan_cap == 0)
    plan->plan_cap = random_in (1, 240);
  plan->policy = random_in (1, 3);
  plan->window = random_in (0, 120);
  draw_tiers (plan);
  for (int i = 0; i < plan->n_credits; i++)
    {
      int day = plan->days[i], left = plan->amounts[i];

      while (plan->n_cancellations[i] < ORACLE_CANCELLATIONS && !plan->is_other[i] && left != 0 &&
             !one_in (3) && day < 364)
        {
          int n = plan->n_cancellations[i]++;
          int part = one_in (3) ? ABS (left) : random_in (1, ABS (left));

          day = random_in (day + (n > 0), MIN (364, day + 70));
          plan->cancelled_day[i][n] = day;
          plan->cancelled[i][n] = left < 0 ? -part : part;
          left -= plan->cancelled[i][n];
        }
    }
}

/**
 * plan_random_redraw:
 * @plan: (inout): a plan
 *
 * Draws anew what can be edited without counting credits again.
 */
void
plan_random_redraw (OraclePlan *plan)
{
  if (plan->kind == ORACLE_RATES)
    {
      plan->rates = one_in (3);
      plan->has_overage = one_in (3);
      plan->overage = random_in (1, 150);
    }
  plan->whole_bounds = (plan->kind == ORACLE_RATES || plan->kind == ORACLE_AMOUNTS) && one_in (2);
  if (plan->kind == ORACLE_OBJECTIVES)
    redraw_objectives (plan);
  else if (plan->kind != ORACLE_SPIF) /* its amount decides whom its budget reaches */
    draw_tiers (plan);
  if (plan->kind == ORACLE_MATRIX)
    draw_matrix (plan);
  if (plan->deal_cap > 0 && plan->deal_cap_limits == 0)
    {
      plan->deal_cap = random_in (1, 80);
      plan->residual = random_in (0, 2);
    }
  plan->gate_at = random_in (0, 120);
  plan->cap_kind = one_in (2) ? random_in (1, 2) : 0;
  plan->cap = plan->cap_kind == 1 ? random_in (0, 300) : random_in (0, 60);
  plan->plan_cap = plan->mode != 3 && one_in (4) ? random_in (1, 120) : 0;
  plan->interpolation = random_in (0, 1);
  plan->below = random_in (0, 2);
  plan->above = random_in (0, 1);
  plan->paid = random_in (0, 2);
}

/* --- as a document --- */

static const char *const applications[] = {
  "marginal", "retroactive", "deal_before", "deal_after", "overage"
};
static const char *const modes[] = {
  "discrete", "quarter_to_date", "year_to_date", "true_up", "each_deal"
};

static void
write_matrix (const OraclePlan *plan, GString *json)
{
  g_string_append_printf (json,
                          "\"method\":{\"kind\":\"matrix\",\"interpolation\":\"%s\","
                          "\"column\":\"m\",\"columns\":[",
                          plan->interpolation == 1 ? "step" : "linear");
  for (int i = 0; i < plan->n_columns; i++)
    g_string_append_printf (json, "%s\"%d/100\"", i > 0 ? "," : "", plan->columns[i]);
  g_string_append (json, "],\"rows\":[");
  for (int i = 0; i < plan->n_tiers; i++)
    {
      g_string_append_printf (
          json, "%s{\"at\":\"%d/100\",\"payouts\":[", i > 0 ? "," : "", plan->from[i]);
      for (int k = 0; k < plan->n_columns; k++)
        g_string_append_printf (json, "%s\"%d/100\"", k > 0 ? "," : "", plan->payouts[i][k]);
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}");
}

static void
write_objectives (const OraclePlan *plan, GString *json)
{
  g_string_append (json, "\"method\":{\"kind\":\"objectives\",\"objectives\":[");
  for (int i = 0; i < plan->n_tiers; i++)
    {
      g_string_append_printf (json,
                              "%s{\"name\":\"o%d\",\"%s\":\"%d/100\"",
                              i > 0 ? "," : "",
                              i,
                              plan->objective_kind[i] == 0 ? "share" : "amount",
                              plan->rate[i]);
      if (plan->floor[i] > 0)
        g_string_append_printf (json, ",\"floor\":\"%d %%\"", plan->floor[i]);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]}");
}

static void
write_spif (const OraclePlan *plan, GString *json)
{
  char first[SAL_DATE_BUFFER], last[SAL_DATE_BUFFER];
  gint32 year = sal_date_from_ymd (2026, 1, 1);

  g_string_append_printf (json,
                          "\"method\":{\"kind\":\"spif\",\"amount\":\"%d/100\",\"from\":\"%s\","
                          "\"to\":\"%s\"}",
                          plan->rate[0],
                          sal_date_write_iso (year + plan->spif_first, first),
                          sal_date_write_iso (year + plan->spif_last, last));
}

static void
write_table (const OraclePlan *plan, GString *json)
{
  static const char *const kinds[] = { "rate_table", "curve", "amounts" };
  static const char *const belows[] = { "zero", "first", "extend" };
  static const char *const paids[] = { "stepped", "prorated", "interpolated" };
  gboolean is_curve = plan->kind == ORACLE_CURVE, is_money = plan->bounds == 1;

  g_string_append_printf (json, "\"method\":{\"kind\":\"%s\",", kinds[plan->kind]);
  g_string_append_printf (json,
                          "\"bounds\":\"%s\",\"rates\":\"%s\",\"whole_bounds\":%s,",
                          is_money ? "amount" : "attainment",
                          plan->rates == 1 ? "base" : "credit",
                          plan->whole_bounds ? "true" : "false");
  g_string_append_printf (
      json,
      "\"interpolation\":\"%s\",\"below\":\"%s\",\"above\":\"%s\",\"paid\":\"%s\",",
      plan->interpolation == 1 ? "step" : "linear",
      belows[plan->below],
      plan->above == 1 ? "extend" : "last",
      paids[plan->paid]);
  if (plan->has_overage)
    g_string_append_printf (json, "\"overage_from\":\"%d/100\",", plan->overage);
  g_string_append_printf (json, "\"%s\":[", is_curve ? "points" : "tiers");
  for (int i = 0; i < plan->n_tiers; i++)
    {
      /* a percentage is a hundredth of one, as a cent is one of a dollar */
      g_string_append_printf (json,
                              "%s{\"%s\":\"%d/100\",\"%s\":\"%d/100\"",
                              i > 0 ? "," : "",
                              is_curve ? "at" : "from",
                              plan->from[i],
                              is_curve                       ? "payout"
                              : plan->kind == ORACLE_AMOUNTS ? "amount"
                                                             : "rate",
                              plan->rate[i]);
      if (!is_curve)
        g_string_append_printf (
            json, ",\"application\":\"%s\"", applications[plan->application[i]]);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]}");
}

static void
write_method (const OraclePlan *plan, GString *json)
{
  static void (*const writers[]) (const OraclePlan *, GString *) = {
    [ORACLE_RATES] = write_table,           [ORACLE_CURVE] = write_table,
    [ORACLE_AMOUNTS] = write_table,         [ORACLE_MATRIX] = write_matrix,
    [ORACLE_OBJECTIVES] = write_objectives, [ORACLE_SPIF] = write_spif,
  };

  writers[plan->kind](plan, json);
}

static void
write_limits (const OraclePlan *plan, GString *json)
{
  if (plan->gate != 0)
    g_string_append_printf (
        json,
        ",\"gates\":[{\"component\":\"m\",\"at_least\":\"%d %%\",\"effect\":\"%s\"}]",
        plan->gate_at,
        plan->gate == 1 ? "pay" : "accelerator");
  if (plan->multiplies)
    g_string_append (json, ",\"multiplier\":{\"component\":\"m\"}");
  if (plan->deal_cap != 0)
    {
      g_string_append_printf (json,
                              ",\"deal_cap\":{\"amount\":\"%d/100\",\"limits\":\"%s\"",
                              plan->deal_cap,
                              plan->deal_cap_limits == 1 ? "credit" : "pay");
      if (plan->residual != 0)
        g_string_append_printf (json, ",\"residual\":\"%d %%\"", plan->residual);
      g_string_append_c (json, '}');
    }
  if (plan->cap_kind != 0)
    g_string_append_printf (json,
                            ",\"cap\":{\"%s\":\"%d/100\",\"whole\":%s}",
                            plan->cap_kind == 1 ? "share" : "amount",
                            plan->cap,
                            plan->cap_whole ? "true" : "false");
}

/**
 * plan_random_write:
 * @plan: a plan
 *
 * Writes a plan as members of a document.
 *
 * Returns: (transfer full): the members
 */
char *
plan_random_write (const OraclePlan *plan)
{
  static const char *const policies[] = { "none", "as_paid", "replay", "time_prorated" };
  static const char *const prorations[] = { "calendar_days", "working_days", "months", "none" };
  GString *json = g_string_new ("{");

  g_string_append_printf (json, "\"proration\":\"%s\",", prorations[plan->proration]);
  if (plan->price != 0)
    g_string_append_printf (json,
                            "\"exchange_rates\":[{\"currency\":\"%s\",\"rate\":\"%d/100\"}],",
                            plan->is_yen ? "JPY" : "EUR",
                            plan->price);
  if (plan->policy != 0)
    g_string_append_printf (json,
                            "\"clawback\":{\"days\":%d,\"policy\":\"%s\"},",
                            plan->window,
                            policies[plan->policy]);
  if (plan->plan_cap != 0)
    g_string_append_printf (json, "\"cap\":{\"amount\":\"%d/100\"},", plan->plan_cap);
  g_string_append_printf (
      json,
      "\"components\":[{\"id\":\"c\",\"measure\":\"c\",\"period\":\"%s\",\"mode\":"
      "\"%s\",\"against\":\"%s\",\"true_up\":\"%s\",\"ramp\":\"%s\","
      "\"no_accelerator_in_ramp\":%s,",
      plan->period == 1   ? "month"
      : plan->period == 3 ? "quarter"
                          : "year",
      modes[plan->mode],
      plan->against == 1 ? "to_date" : "whole",
      plan->true_up == 1 ? "both" : "raises",
      plan->ramp_pay == 1 ? "full_quota_rate" : "target",
      plan->no_accelerator_in_ramp ? "true" : "false");
  write_method (plan, json);
  write_limits (plan, json);
  g_string_append (json,
                   "},{\"id\":\"m\",\"measure\":\"m\",\"period\":\"year\",\"method\":"
                   "{\"kind\":\"curve\",\"points\":[{\"at\":0,\"payout\":0}]}}]}");

  return g_string_free (json, FALSE);
}

/**
 * plan_random_participate:
 * @plan: a plan
 * @document: (transfer none): the same, read
 * @cancellations: gets those of its credits: see sal_cancellations_new()
 *
 * Makes its participant.
 *
 * Returns: (transfer full): the participant with credits
 */
SalParticipation *
plan_random_participate (const OraclePlan *plan, const SalPlan *document, GPtrArray *cancellations)
{
  SalParticipation *self = sal_participation_new ("A", document);
  gint32 year = document->from;

  if (plan->price != 0)
    {
      g_free (self->currency);
      self->currency = g_strdup (plan->is_yen ? "JPY" : "EUR");
    }
  self->first = self->ramp_from = year + plan->first;
  self->last = year + plan->last;
  sal_rational_set_ratio (&self->target, plan->target, 100);
  for (int i = 0; i < ORACLE_MONTHS; i++)
    {
      SalParticipationQuota quota = { -1, { 2026, SAL_PERIOD_MONTH, i }, SAL_RATIONAL_INIT };

      sal_rational_set_ratio (&quota.amount, plan->quotas[i], 100);
      g_array_append_val (self->quotas, quota);
    }
  for (int i = 0; i < plan->n_ramp; i++)
    {
      SalRational share = SAL_RATIONAL_INIT;

      sal_rational_set_ratio (&share, plan->ramp[i], 100);
      g_array_append_val (self->ramp, share);
    }
  if (plan->leave_first < 400)
    {
      SalParticipationLeave leave = { year + plan->leave_first, year + plan->leave_last };

      g_array_append_val (self->leaves_of_absence, leave);
    }
  for (int i = 0; i < plan->n_credits; i++)
    {
      g_autofree char *objective = g_strdup_printf ("o%d", plan->objective[i]);
      SalCredit credit = { .id = "D",
                           .deal = "D",
                           .measure = g_intern_string (objective),
                           .components = plan->is_other[i] ? 2 : 1,
                           .money = plan->amounts[i],
                           .number = plan->amounts[i] * (SAL_CREDIT_NUMBER_ONE / 100),
                           .date = year + plan->days[i],
                           .invoiced = SAL_DATE_NONE,
                           .received = SAL_DATE_NONE };

      for (int k = 0; k < plan->n_cancellations[i]; k++)
        sal_credit_cancel (&credit,
                           cancellations,
                           year + plan->cancelled_day[i][k],
                           plan->cancelled[i][k],
                           plan->cancelled[i][k] * (SAL_CREDIT_NUMBER_ONE / 100));
      g_array_append_val (self->credits, credit);
    }

  return self;
}
