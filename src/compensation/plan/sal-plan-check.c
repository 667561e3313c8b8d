/* sal-plan-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-check.h"

#include <glib/gi18n-lib.h>

#include "sal-credit.h"
#include "sal-currency.h"
#include "sal-error.h"
#include "sal-expression.h"
#include "sal-plan-words.h"

/* What a document can say and a plan cannot mean. */

typedef struct
{
  const SalPlan *plan;
  char *path; /* of what is checked */
  GError **error;
} Check;

static gboolean fail (Check *self, const char *member, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
fail (Check *self, const char *member, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, SAL_ERROR, SAL_ERROR_FILE, "%s.%s: %s", self->path, member, message);

  return FALSE;
}

/* The number at the offset of each item, from the first to the last. */
static gboolean
check_ascending (Check *self,
                 const char *member,
                 const GPtrArray *items,
                 gsize offset,
                 char *(*to_words) (const SalRational *value))
{
  for (guint i = 1; i < items->len; i++)
    {
      const SalPlanNumber *before = G_STRUCT_MEMBER_P (items->pdata[i - 1], offset);
      const SalPlanNumber *number = G_STRUCT_MEMBER_P (items->pdata[i], offset);
      g_autofree char *text = NULL;

      if (sal_rational_compare (&before->value, &number->value) < 0)
        continue;
      text = to_words (&number->value);
      return fail (self, member, _ ("%s is not above the one before it"), text);
    }

  return TRUE;
}

/* Of the numbers, exactly one has to be there. */
static gboolean
check_one_of (Check *self,
              const char *member,
              const char *first_name,
              const SalPlanNumber *first,
              const char *second_name,
              const SalPlanNumber *second)
{
  return first->is_set != second->is_set ||
         fail (self, member, _ ("expected either “%s” or “%s”"), first_name, second_name);
}

static gboolean
check_component (Check *self, const char *member, const char *id)
{
  return id == NULL || sal_plan_find_component (self->plan, id) >= 0 ||
         fail (self, member, _ ("there is no component “%s”"), id);
}

static gboolean
check_tiers (Check *self, const SalPlanMethod *method)
{
  gboolean are_amounts = method->kind == SAL_PAYOUT_AMOUNTS;

  if (method->tiers->len == 0)
    return fail (self, "method.tiers", _ ("expected at least one tier"));
  for (guint i = 0; i < method->tiers->len; i++)
    {
      const SalPlanTier *tier = method->tiers->pdata[i];

      if (are_amounts && !tier->amount.is_set)
        return fail (self, "method.tiers", _ ("tier %u has no “amount”"), i);
      if (!are_amounts && !tier->rate.is_set)
        return fail (self, "method.tiers", _ ("tier %u has no “rate”"), i);
      if (tier->to.is_set && (i + 1 < method->tiers->len ||
                              sal_rational_compare (&tier->to.value, &tier->from.value) <= 0))
        return fail (self,
                     "method.tiers",
                     _ ("tier %u: only the last tier has a “to”, and it is above its “from”"),
                     i);
    }

  return check_ascending (self,
                          "method.tiers",
                          method->tiers,
                          G_STRUCT_OFFSET (SalPlanTier, from),
                          method->bounds == SAL_BOUNDS_AMOUNT ? sal_plan_number_to_words
                                                              : sal_plan_percent_to_words);
}

static gboolean
check_points (Check *self, const char *member, const GPtrArray *points, gboolean extends)
{
  guint n = extends ? 2 : 1;

  if (points->len < n)
    return fail (
        self, member, ngettext ("expected at least %u point", "expected at least %u points", n), n);

  return check_ascending (
      self, member, points, G_STRUCT_OFFSET (SalPlanPoint, at), sal_plan_percent_to_words);
}

static gboolean
check_matrix (Check *self, const SalPlanMethod *method)
{
  if (method->column == NULL)
    return fail (self, "method.column", _ ("expected the id of a component"));
  if (!check_component (self, "method.column", method->column))
    return FALSE;
  if (method->columns->len == 0 || method->rows->len == 0)
    return fail (self, "method.rows", _ ("expected at least one column and one row"));
  for (guint i = 1; i < method->columns->len; i++)
    if (sal_rational_compare (&g_array_index (method->columns, SalRational, i - 1),
                              &g_array_index (method->columns, SalRational, i)) >= 0)
      return fail (self, "method.columns", _ ("column %u is not above the one before it"), i);
  for (guint i = 0; i < method->rows->len; i++)
    {
      const SalPlanRow *row = method->rows->pdata[i];

      if (row->payouts->len != method->columns->len)
        return fail (self,
                     "method.rows",
                     _ ("row %u has %u payouts, and there are %u columns"),
                     i,
                     row->payouts->len,
                     method->columns->len);
    }

  return check_ascending (self,
                          "method.rows",
                          method->rows,
                          G_STRUCT_OFFSET (SalPlanRow, at),
                          sal_plan_percent_to_words);
}

static gboolean
check_objectives (Check *self, const GPtrArray *objectives)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (objectives->len == 0)
    return fail (self, "method.objectives", _ ("expected at least one objective"));
  for (guint i = 0; i < objectives->len; i++)
    {
      const SalPlanObjective *objective = objectives->pdata[i];

      if (!g_hash_table_add (names, objective->name))
        return fail (self, "method.objectives", _ ("“%s” is there twice"), objective->name);
      if (!check_one_of (
              self, "method.objectives", "share", &objective->share, "amount", &objective->amount))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_spif (Check *self, const SalPlanMethod *method)
{
  if (!method->amount.is_set)
    return fail (self, "method.amount", _ ("it is missing: what a qualifying credit pays"));
  if (method->from != SAL_DATE_NONE && method->to != SAL_DATE_NONE && method->to < method->from)
    return fail (self, "method.to", _ ("it is before “from”"));

  return TRUE;
}

static gboolean
check_method (Check *self, const SalPlanMethod *method)
{
  switch (method->kind)
    {
    case SAL_PAYOUT_CURVE:
      return check_points (self,
                           "method.points",
                           method->points,
                           method->below == SAL_BELOW_EXTEND || method->above == SAL_ABOVE_EXTEND);
    case SAL_PAYOUT_MATRIX:
      return check_matrix (self, method);
    case SAL_PAYOUT_OBJECTIVES:
      return check_objectives (self, method->objectives);
    case SAL_PAYOUT_SPIF:
      return check_spif (self, method);
    case SAL_PAYOUT_RATE_TABLE:
    case SAL_PAYOUT_AMOUNTS:
    default:
      return check_tiers (self, method);
    }
}

static gboolean
check_mode (Check *self, const SalPlanComponent *component)
{
  SalPayoutKind kind = component->method->kind;

  switch (component->mode)
    {
    case SAL_MODE_QUARTER_TO_DATE:
      return component->period == SAL_PLAN_EVERY_MONTH ||
             fail (self, "mode", _ ("a quarter to date is measured every month"));
    case SAL_MODE_YEAR_TO_DATE:
    case SAL_MODE_TRUE_UP:
      return component->period != SAL_PLAN_EVERY_YEAR ||
             fail (self, "mode", _ ("a year to date is measured every month or quarter"));
    case SAL_MODE_EACH_DEAL:
      return kind == SAL_PAYOUT_RATE_TABLE || kind == SAL_PAYOUT_AMOUNTS ||
             fail (self, "mode", _ ("each deal has a payout of a rate table or of amounts"));
    case SAL_MODE_DISCRETE:
    default:
      return TRUE;
    }
}

static gboolean
check_not_negative (Check *self, const char *member, const SalPlanNumber *number)
{
  return !number->is_set || sal_rational_sign (&number->value) >= 0 ||
         fail (self, member, _ ("expected 0 or more"));
}

static gboolean
check_cap (Check *self, const char *member, const SalPlanCap *cap)
{
  return cap == NULL ||
         (check_one_of (self, member, "share", &cap->share, "amount", &cap->amount) &&
          check_not_negative (self, member, &cap->share) &&
          check_not_negative (self, member, &cap->amount));
}

/* What is above a cap per deal can be told, and paid otherwise, where a credit has a rate. */
static gboolean
check_deal_cap (Check *self, const SalPlanComponent *component)
{
  const SalPlanDealCap *cap = component->deal_cap;

  if (cap == NULL)
    return TRUE;
  if (sal_rational_sign (&cap->amount.value) <= 0)
    return fail (self, "deal_cap.amount", _ ("expected an amount above 0"));
  if (component->method->kind != SAL_PAYOUT_RATE_TABLE &&
      (cap->limits != SAL_DEAL_CAP_CREDIT || cap->residual.is_set))
    return fail (
        self, "deal_cap", _ ("without a rate table, expected limits “credit” and no residual"));

  return check_not_negative (self, "deal_cap.residual", &cap->residual);
}

/* An accelerator is what rate tables and curves pay above the quota. */
static gboolean
check_accelerator (Check *self, const SalPlanComponent *component)
{
  SalPayoutKind kind = component->method->kind;

  if (kind == SAL_PAYOUT_RATE_TABLE || kind == SAL_PAYOUT_CURVE)
    return TRUE;
  if (component->no_accelerator_in_ramp)
    return fail (self, "no_accelerator_in_ramp", _ ("expected a rate table or a curve"));
  for (guint i = 0; i < component->gates->len; i++)
    if (((const SalPlanGate *) component->gates->pdata[i])->effect == SAL_GATE_ACCELERATOR)
      return fail (self, "gates", _ ("for an accelerator, expected a rate table or a curve"));

  return TRUE;
}

static gboolean
check_gates (Check *self, const SalPlanComponent *component)
{
  for (guint i = 0; i < component->gates->len; i++)
    {
      const SalPlanGate *gate = component->gates->pdata[i];

      if (!check_component (self, "gates", gate->component) ||
          !check_one_of (self, "gates", "at_least", &gate->at_least, "amount", &gate->amount))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_multiplier (Check *self, const SalPlanMultiplier *multiplier)
{
  if (multiplier == NULL)
    return TRUE;

  return check_component (self, "multiplier.component", multiplier->component) &&
         (multiplier->points->len == 0 ||
          check_points (self, "multiplier.points", multiplier->points, FALSE));
}

static gboolean
check_filter (Check *self, const char *filter)
{
  g_autoptr (SalExpression) expression = NULL;
  g_autoptr (GError) reason = NULL;

  if (filter == NULL)
    return TRUE;
  expression = sal_expression_parse (filter, NULL, NULL, &reason);

  return expression != NULL || fail (self, "filter", "%s", reason->message);
}

static gboolean
check_parts (Check *self, const SalPlanComponent *component)
{
  return check_not_negative (self, "weight", &component->weight) &&
         check_component (self, "quota", component->quota) &&
         check_filter (self, component->filter) && check_method (self, component->method) &&
         check_mode (self, component) && check_deal_cap (self, component) &&
         check_gates (self, component) && check_accelerator (self, component) &&
         check_multiplier (self, component->multiplier) && check_cap (self, "cap", component->cap);
}

static gboolean
check_components (const SalPlan *plan, const char *name, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->components->len; i++)
    {
      const SalPlanComponent *component = sal_plan_get_component (plan, i);
      g_autofree char *path = g_strdup_printf ("%s.components[%u]", name, i);
      Check check = { plan, path, error };

      if (!g_hash_table_add (ids, component->id))
        return fail (&check, "id", _ ("“%s” is the id of another component, too"), component->id);
      if (!check_parts (&check, component))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_release (Check *self, const SalPlanRelease *release)
{
  g_auto (SalRational) sum = SAL_RATIONAL_INIT;

  if (release == NULL || release->milestones->len == 0)
    return TRUE;
  for (guint i = 0; i < release->milestones->len; i++)
    {
      const SalPlanMilestone *milestone = release->milestones->pdata[i];

      if (sal_rational_sign (&milestone->share.value) <= 0)
        return fail (self, "release.milestones", _ ("share %u is not above 0"), i);
      sal_rational_add (&sum, &sum, &milestone->share.value);
    }

  return sal_rational_compare_integer (&sum, 1) == 0 ||
         fail (self, "release.milestones", _ ("the shares do not sum to 100 %%"));
}

static gboolean
check_exchange_rates (Check *self, const GPtrArray *rates)
{
  for (guint i = 0; i < rates->len; i++)
    {
      const SalPlanExchangeRate *rate = rates->pdata[i];

      if (!sal_currency_is_valid (rate->currency))
        return fail (self, "exchange_rates", _ ("“%s” is not a currency"), rate->currency);
      if (sal_rational_sign (&rate->rate.value) <= 0)
        return fail (self, "exchange_rates", _ ("the rate of %s is not above 0"), rate->currency);
    }

  return TRUE;
}

/**
 * sal_plan_check: (skip)
 * @self: a plan as a document has it
 * @name: what it is called, for messages
 * @error: return location for an error
 *
 * Checks what has to hold between the fields of a plan.
 *
 * Returns: %FALSE with %SAL_ERROR_FILE, which names the member and what was expected there
 */
gboolean
sal_plan_check (const SalPlan *self, const char *name, GError **error)
{
  g_autofree char *path = g_strdup (name);
  Check check = { self, path, error };

  if (self->to < self->from)
    return fail (&check, "to", _ ("it is before “from”"));
  if (!sal_currency_is_valid (self->currency))
    return fail (&check, "currency", _ ("“%s” is not a currency"), self->currency);
  if (self->fiscal_start < 1 || self->fiscal_start > 12)
    return fail (&check, "fiscal_start", _ ("expected a month, 1 to 12"));
  if (!check_not_negative (&check, "budget", &self->budget))
    return FALSE;
  if (self->components->len == 0 || self->components->len > SAL_CREDIT_MAX_COMPONENTS)
    return fail (&check, "components", _ ("expected 1 to %d"), SAL_CREDIT_MAX_COMPONENTS);
  if (self->recovery != NULL && self->recovery->share.is_set &&
      (sal_rational_sign (&self->recovery->share.value) < 0 ||
       sal_rational_compare_integer (&self->recovery->share.value, 1) > 0))
    return fail (&check, "recovery.share", _ ("expected 0 %% to 100 %%"));

  if (self->recovery != NULL &&
      !check_not_negative (&check, "recovery.limit", &self->recovery->limit))
    return FALSE;

  return check_components (self, name, error) && check_cap (&check, "cap", self->cap) &&
         check_release (&check, self->release) &&
         check_exchange_rates (&check, self->exchange_rates);
}
