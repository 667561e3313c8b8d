/* sal-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan.h"

#include <glib/gi18n-lib.h>

#include "sal-error.h"
#include "sal-plan-check.h"

#define MONTHS_OF_A_YEAR 12

#define PLAN_SCHEMA  "salient-plan"
#define PLAN_VERSION 1

/* One line for each field of each part: its member in JSON is its name. */
#define FIELD(Type, member, field_type, ...)                                                       \
  {                                                                                                \
    .name = #member, .type = SAL_PLAN_FIELD_##field_type,                                          \
    .offset = G_STRUCT_OFFSET (Type, member), __VA_ARGS__                                          \
  }
#define CHOICES(...)                                                                               \
  .choices = (const char *const[]) { __VA_ARGS__, NULL }
#define REQUIRED .is_required = TRUE

static const SalPlanField tier_fields[] = {
  FIELD (SalPlanTier, from, RATIONAL, REQUIRED),
  FIELD (SalPlanTier, to, RATIONAL),
  FIELD (SalPlanTier, rate, RATIONAL),
  FIELD (SalPlanTier, amount, RATIONAL),
  FIELD (SalPlanTier,
         application,
         CHOICE,
         CHOICES ("marginal", "retroactive", "deal_before", "deal_after", "overage")),
};

static const SalPlanStructure tier_structure =
    SAL_PLAN_STRUCTURE (SalPlanTier, N_ ("tier"), tier_fields);

static const SalPlanField point_fields[] = {
  FIELD (SalPlanPoint, at, RATIONAL, REQUIRED),
  FIELD (SalPlanPoint, payout, RATIONAL, REQUIRED),
};

static const SalPlanStructure point_structure =
    SAL_PLAN_STRUCTURE (SalPlanPoint, N_ ("point"), point_fields);

static const SalPlanField row_fields[] = {
  FIELD (SalPlanRow, at, RATIONAL, REQUIRED),
  FIELD (SalPlanRow, payouts, RATIONALS, REQUIRED),
};

static const SalPlanStructure row_structure =
    SAL_PLAN_STRUCTURE (SalPlanRow, N_ ("row"), row_fields);

static const SalPlanField objective_fields[] = {
  FIELD (SalPlanObjective, name, TEXT, REQUIRED),
  FIELD (SalPlanObjective, share, RATIONAL),
  FIELD (SalPlanObjective, amount, RATIONAL),
  FIELD (SalPlanObjective, floor, RATIONAL),
};

static const SalPlanStructure objective_structure =
    SAL_PLAN_STRUCTURE (SalPlanObjective, N_ ("objective"), objective_fields);

static const SalPlanField method_fields[] = {
  FIELD (SalPlanMethod,
         kind,
         CHOICE,
         CHOICES ("rate_table", "curve", "matrix", "objectives", "amounts", "spif"),
         REQUIRED),
  FIELD (SalPlanMethod, bounds, CHOICE, CHOICES ("attainment", "amount")),
  FIELD (SalPlanMethod, rates, CHOICE, CHOICES ("credit", "base")),
  FIELD (SalPlanMethod, whole_bounds, BOOLEAN),
  FIELD (SalPlanMethod, overage_from, RATIONAL),
  FIELD (SalPlanMethod, tiers, LIST, .structure = &tier_structure),
  FIELD (SalPlanMethod, points, LIST, .structure = &point_structure),
  FIELD (SalPlanMethod, interpolation, CHOICE, CHOICES ("linear", "step")),
  FIELD (SalPlanMethod, below, CHOICE, CHOICES ("zero", "first", "extend")),
  FIELD (SalPlanMethod, above, CHOICE, CHOICES ("last", "extend")),
  FIELD (SalPlanMethod, paid, CHOICE, CHOICES ("stepped", "prorated", "interpolated")),
  FIELD (SalPlanMethod, column, TEXT),
  FIELD (SalPlanMethod, columns, RATIONALS),
  FIELD (SalPlanMethod, rows, LIST, .structure = &row_structure),
  FIELD (SalPlanMethod, objectives, LIST, .structure = &objective_structure),
  FIELD (SalPlanMethod, amount, RATIONAL),
  FIELD (SalPlanMethod, from, DATE),
  FIELD (SalPlanMethod, to, DATE),
  FIELD (SalPlanMethod, budget, RATIONAL),
};

static const SalPlanStructure method_structure =
    SAL_PLAN_STRUCTURE (SalPlanMethod, N_ ("method"), method_fields);

static const SalPlanField gate_fields[] = {
  FIELD (SalPlanGate, component, TEXT, REQUIRED),
  FIELD (SalPlanGate, at_least, RATIONAL),
  FIELD (SalPlanGate, amount, RATIONAL),
  FIELD (SalPlanGate, effect, CHOICE, CHOICES ("pay", "accelerator")),
};

static const SalPlanStructure gate_structure =
    SAL_PLAN_STRUCTURE (SalPlanGate, N_ ("gate"), gate_fields);

static const SalPlanField multiplier_fields[] = {
  FIELD (SalPlanMultiplier, component, TEXT, REQUIRED),
  FIELD (SalPlanMultiplier, points, LIST, .structure = &point_structure),
  FIELD (SalPlanMultiplier, interpolation, CHOICE, CHOICES ("linear", "step")),
};

static const SalPlanStructure multiplier_structure =
    SAL_PLAN_STRUCTURE (SalPlanMultiplier, N_ ("multiplier"), multiplier_fields);

static const SalPlanField deal_cap_fields[] = {
  FIELD (SalPlanDealCap, amount, RATIONAL, REQUIRED),
  FIELD (SalPlanDealCap, residual, RATIONAL),
  FIELD (SalPlanDealCap, limits, CHOICE, CHOICES ("pay", "credit")),
};

static const SalPlanStructure deal_cap_structure =
    SAL_PLAN_STRUCTURE (SalPlanDealCap, N_ ("cap per deal"), deal_cap_fields);

static const SalPlanField cap_fields[] = {
  FIELD (SalPlanCap, share, RATIONAL),
  FIELD (SalPlanCap, amount, RATIONAL),
  FIELD (SalPlanCap, whole, BOOLEAN),
};

static const SalPlanStructure cap_structure =
    SAL_PLAN_STRUCTURE (SalPlanCap, N_ ("cap"), cap_fields);

static const SalPlanField component_fields[] = {
  FIELD (SalPlanComponent, id, TEXT, REQUIRED),
  FIELD (SalPlanComponent, name, TEXT),
  FIELD (SalPlanComponent, measure, TEXT),
  FIELD (SalPlanComponent, filter, TEXT),
  FIELD (SalPlanComponent, counts, CHOICE, CHOICES ("money", "number")),
  FIELD (SalPlanComponent, weight, RATIONAL),
  FIELD (SalPlanComponent, period, CHOICE, CHOICES ("month", "quarter", "year"), REQUIRED),
  FIELD (SalPlanComponent,
         mode,
         CHOICE,
         CHOICES ("discrete", "quarter_to_date", "year_to_date", "true_up", "each_deal")),
  FIELD (SalPlanComponent, against, CHOICE, CHOICES ("whole", "to_date")),
  FIELD (SalPlanComponent, true_up, CHOICE, CHOICES ("raises", "both")),
  FIELD (SalPlanComponent, quota, TEXT),
  FIELD (SalPlanComponent, ramp, CHOICE, CHOICES ("target", "full_quota_rate")),
  FIELD (SalPlanComponent, no_accelerator_in_ramp, BOOLEAN),
  FIELD (SalPlanComponent, method, PART, .structure = &method_structure, REQUIRED),
  FIELD (SalPlanComponent, gates, LIST, .structure = &gate_structure),
  FIELD (SalPlanComponent, multiplier, PART, .structure = &multiplier_structure),
  FIELD (SalPlanComponent, deal_cap, PART, .structure = &deal_cap_structure),
  FIELD (SalPlanComponent, cap, PART, .structure = &cap_structure),
};

static const SalPlanStructure component_structure =
    SAL_PLAN_STRUCTURE (SalPlanComponent, N_ ("component"), component_fields);

static const SalPlanField milestone_fields[] = {
  FIELD (SalPlanMilestone, at, CHOICE, CHOICES ("booking", "invoice", "receipt"), REQUIRED),
  FIELD (SalPlanMilestone, share, RATIONAL, REQUIRED),
};

static const SalPlanStructure milestone_structure =
    SAL_PLAN_STRUCTURE (SalPlanMilestone, N_ ("milestone"), milestone_fields);

static const SalPlanField release_fields[] = {
  FIELD (SalPlanRelease, at, CHOICE, CHOICES ("booking", "invoice", "receipt")),
  FIELD (SalPlanRelease, milestones, LIST, .structure = &milestone_structure),
  FIELD (SalPlanRelease, lag, COUNT),
};

static const SalPlanStructure release_structure =
    SAL_PLAN_STRUCTURE (SalPlanRelease, N_ ("release"), release_fields);

static const SalPlanField clawback_fields[] = {
  FIELD (SalPlanClawback, days, COUNT, .initial = 90),
  FIELD (SalPlanClawback, policy, CHOICE, CHOICES ("as_paid", "replay", "time_prorated", "none")),
  FIELD (SalPlanClawback, attainment, CHOICE, CHOICES ("none", "cancellation", "original")),
};

static const SalPlanStructure clawback_structure =
    SAL_PLAN_STRUCTURE (SalPlanClawback, N_ ("clawback"), clawback_fields);

static const SalPlanField recovery_fields[] = {
  FIELD (SalPlanRecovery, share, RATIONAL),
  FIELD (SalPlanRecovery, limit, RATIONAL),
  FIELD (SalPlanRecovery, after, COUNT),
};

static const SalPlanStructure recovery_structure =
    SAL_PLAN_STRUCTURE (SalPlanRecovery, N_ ("recovery"), recovery_fields);

static const SalPlanField leaver_fields[] = {
  FIELD (SalPlanLeaver, owed, CHOICE, CHOICES ("paid", "forfeited")),
  FIELD (SalPlanLeaver, owes, CHOICE, CHOICES ("owes", "written_off")),
};

static const SalPlanStructure leaver_structure =
    SAL_PLAN_STRUCTURE (SalPlanLeaver, N_ ("rule for leavers"), leaver_fields);

static const SalPlanField exchange_rate_fields[] = {
  FIELD (SalPlanExchangeRate, currency, TEXT, REQUIRED),
  FIELD (SalPlanExchangeRate, rate, RATIONAL, REQUIRED),
};

static const SalPlanStructure exchange_rate_structure =
    SAL_PLAN_STRUCTURE (SalPlanExchangeRate, N_ ("exchange rate"), exchange_rate_fields);

static const SalPlanField plan_fields[] = {
  FIELD (SalPlan, name, TEXT, REQUIRED),
  FIELD (SalPlan, version, TEXT),
  FIELD (SalPlan, from, DATE, REQUIRED),
  FIELD (SalPlan, to, DATE, REQUIRED),
  FIELD (SalPlan, currency, TEXT, REQUIRED),
  FIELD (SalPlan, fiscal_start, COUNT, .initial = 1),
  FIELD (SalPlan, proration, CHOICE, CHOICES ("calendar_days", "working_days", "months", "none")),
  FIELD (SalPlan, leave, CHOICE, CHOICES ("prorates", "ignored")),
  FIELD (SalPlan, budget, RATIONAL),
  FIELD (SalPlan, components, LIST, .structure = &component_structure, REQUIRED),
  FIELD (SalPlan, cap, PART, .structure = &cap_structure),
  FIELD (SalPlan, release, PART, .structure = &release_structure),
  FIELD (SalPlan, clawback, PART, .structure = &clawback_structure),
  FIELD (SalPlan, recovery, PART, .structure = &recovery_structure),
  FIELD (SalPlan, leaver, PART, .structure = &leaver_structure),
  FIELD (SalPlan, exchange_rates, LIST, .structure = &exchange_rate_structure),
};

const SalPlanStructure sal_plan_structure = SAL_PLAN_STRUCTURE (SalPlan, N_ ("plan"), plan_fields);

void
sal_plan_free (SalPlan *self)
{
  sal_plan_structure_free (&sal_plan_structure, self);
}

/* The schema says which language the document speaks, and is no part of the plan. */
static JsonNode *
take_schema_out (JsonNode *document, const char *name, GError **error)
{
  g_autoptr (GList) names = NULL;
  JsonNode *copy;
  JsonObject *object, *schema = NULL;
  JsonNode *member;

  if (JSON_NODE_HOLDS_OBJECT (document))
    {
      member = json_object_get_member (json_node_get_object (document), "schema");
      if (member != NULL && JSON_NODE_HOLDS_OBJECT (member))
        schema = json_node_get_object (member);
    }
  if (schema == NULL ||
      g_strcmp0 (json_object_get_string_member_with_default (schema, "name", NULL), PLAN_SCHEMA) !=
          0 ||
      json_object_get_int_member_with_default (schema, "version", 0) != PLAN_VERSION)
    {
      g_set_error (error,
                   SAL_ERROR,
                   SAL_ERROR_FILE,
                   _ ("%s.schema: expected {\"name\": \"%s\", \"version\": %d}"),
                   name,
                   PLAN_SCHEMA,
                   PLAN_VERSION);
      return NULL;
    }

  object = json_object_new ();
  names = json_object_get_members (json_node_get_object (document));
  for (GList *l = names; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "schema"))
      json_object_set_member (
          object, l->data, json_object_dup_member (json_node_get_object (document), l->data));
  copy = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);

  return copy;
}

/**
 * sal_plan_from_json:
 * @document: a plan document
 * @name: what it is called, for messages
 * @error: return location for an error
 *
 * Reads a plan version from its document; data/schema/ describes it.
 *
 * Returns: (transfer full): the plan, or %NULL with %SAL_ERROR_FILE, whose message names the member
 *   and what was expected there
 */
SalPlan *
sal_plan_from_json (JsonNode *document, const char *name, GError **error)
{
  g_autoptr (JsonNode) plain = take_schema_out (document, name, error);
  g_autoptr (SalPlan) self = NULL;

  if (plain == NULL)
    return NULL;
  self = sal_plan_structure_from_json (&sal_plan_structure, plain, name, error);
  if (self == NULL || !sal_plan_check (self, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sal_plan_load:
 * @path: a file
 * @error: return location for an error
 *
 * Reads a plan document from a file.
 *
 * Returns: (transfer full): the plan, or %NULL with an error of files, of JSON, or
 *   %SAL_ERROR_FILE
 */
SalPlan *
sal_plan_load (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *name = g_path_get_basename (path);
  JsonNode *root;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL)
    {
      g_set_error (error, SAL_ERROR, SAL_ERROR_FILE, _ ("%s is empty: expected a plan"), name);
      return NULL;
    }

  return sal_plan_from_json (root, name, error);
}

/**
 * sal_plan_to_json:
 * @self: a plan
 *
 * Writes a plan as its document.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
sal_plan_to_json (const SalPlan *self)
{
  JsonNode *document = sal_plan_structure_to_json (&sal_plan_structure, self);
  JsonObject *schema = json_object_new ();

  json_object_set_string_member (schema, "name", PLAN_SCHEMA);
  json_object_set_int_member (schema, "version", PLAN_VERSION);
  json_object_set_object_member (json_node_get_object (document), "schema", schema);

  return document;
}

const SalPlanComponent *
sal_plan_get_component (const SalPlan *self, guint index)
{
  return self->components->pdata[index];
}

int
sal_plan_find_component (const SalPlan *self, const char *id)
{
  for (guint i = 0; i < self->components->len; i++)
    if (g_str_equal (sal_plan_get_component (self, i)->id, id))
      return (int) i;

  return -1;
}

/* What ends with February does so in a leap year, too. */
static void
move_days (gint32 *first, gint32 *last, int years)
{
  if (*first != SAL_DATE_NONE)
    *first = sal_date_add_months (*first, MONTHS_OF_A_YEAR * years);
  if (*last != SAL_DATE_NONE)
    *last = sal_date_add_months (*last + 1, MONTHS_OF_A_YEAR * years) - 1;
}

void
sal_plan_move (SalPlan *self, int years)
{
  move_days (&self->from, &self->to, years);
  for (guint i = 0; i < self->components->len; i++)
    {
      SalPlanMethod *method = sal_plan_get_component (self, i)->method;

      move_days (&method->from, &method->to, years);
    }
}

/**
 * sal_plan_find_exchange_rate:
 * @self: a plan
 * @currency: (nullable): a currency; without one, the plan's
 * @rate: (inout): what one of it costs in the plan's currency, major units for a major unit
 *
 * Finds what a currency is worth.
 *
 * Returns: %FALSE, and 1, if the plan has no rate for it
 */
gboolean
sal_plan_find_exchange_rate (const SalPlan *self, const char *currency, SalRational *rate)
{
  sal_rational_set_integer (rate, 1);
  if (currency == NULL || g_str_equal (currency, self->currency))
    return TRUE;
  for (guint i = 0; i < self->exchange_rates->len; i++)
    {
      const SalPlanExchangeRate *one = self->exchange_rates->pdata[i];

      if (!g_str_equal (one->currency, currency))
        continue;
      sal_rational_set (rate, &one->rate.value);
      return TRUE;
    }

  return FALSE;
}

SalPeriodUnit
sal_plan_component_get_unit (const SalPlanComponent *self)
{
  static const SalPeriodUnit units[] = {
    [SAL_PLAN_EVERY_MONTH] = SAL_PERIOD_MONTH,
    [SAL_PLAN_EVERY_QUARTER] = SAL_PERIOD_QUARTER,
    [SAL_PLAN_EVERY_YEAR] = SAL_PERIOD_YEAR,
  };

  return units[self->period];
}

/**
 * sal_plan_add_exchange_rate: (skip)
 * @self: a plan
 * @currency: a currency that it has no rate for
 *
 * Adds an exchange rate, which is not set yet.
 *
 * Returns: (transfer none): the rate
 */
SalPlanExchangeRate *
sal_plan_add_exchange_rate (SalPlan *self, const char *currency)
{
  SalPlanExchangeRate *rate = sal_plan_structure_new (&exchange_rate_structure);

  rate->currency = g_strdup (currency);
  g_ptr_array_add (self->exchange_rates, rate);

  return rate;
}
