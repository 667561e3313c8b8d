/* sal-plan-news-kinds.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-news-kinds.h"

#include "sal-kinds.h"

#define PLAN         "plan"
#define STAKEHOLDERS "stakeholders"
#define WHITESPACE   "whitespace"
#define PRICES       "prices"
#define SIGNALS      "signals"

/* Places on a map, and what is worked out anew each time, change without any news. */
static const SalPlanNewsKind news_kinds[] = {
  { &sal_account_plan_kind, NULL, PLAN },
  { &sal_plan_section_kind, "plan", PLAN },
  { &sal_plan_objective_kind, "plan", PLAN },
  { &sal_growth_play_kind, "plan", PLAN },
  { &sal_plan_risk_kind, "plan", PLAN },
  { &sal_plan_action_kind, "plan", PLAN },
  { &sal_plan_resource_kind, "plan", PLAN },
  { &sal_plan_ask_kind, "plan", PLAN },
  { &sal_account_team_member_kind, "account", PLAN },
  { &sal_account_kind, NULL, NULL },
  { &sal_account_tier_kind,
    "account",
    NULL,
    { "tier" },
    { "override" },
    { "score", "before", "refreshed_on" } },
  { &sal_contact_kind, "account", NULL, .told = { "job_title" } },
  { &sal_contract_kind, "account", NULL, .told = { "annual_value", "renewal_date" } },
  { &sal_stakeholder_kind,
    "plan",
    STAKEHOLDERS,
    .told = { "role", "attitude" },
    .ignored = { "x", "y" } },
  { &sal_influence_kind, "plan", STAKEHOLDERS, .told = { "target" } },
  { &sal_buying_unit_kind, "account", WHITESPACE },
  { &sal_installed_product_kind, "account", WHITESPACE, .told = { "buying_unit", "annual_value" } },
  { &sal_account_potential_kind, "account", WHITESPACE, .told = { "buying_unit", "amount" } },
  { &sal_eligibility_exception_kind, "account", WHITESPACE, .told = { "buying_unit", "reason" } },
  { &sal_price_exception_kind,
    "account",
    PRICES,
    { "product", "product_family" },
    { "status", "asked_price" } },
  { &sal_account_warning_kind,
    "account",
    SIGNALS,
    { "type" },
    { "reason", "owner", "due" },
    { "value", "bound", "change" } },
  { &sal_account_signal_kind, "account", SIGNALS, { "type" }, { "value", "date" } },
  { &sal_support_case_kind, "account", SIGNALS, .told = { "severity", "opened" } },
  { &sal_satisfaction_score_kind, "account", SIGNALS, { "survey" }, { "score", "date" } },
};

/**
 * sal_plan_news_get_kinds:
 * @n_kinds: (out): their number
 *
 * Lists the kinds of record that are news to whoever manages an account.
 *
 * Returns: (array length=n_kinds): them
 */
const SalPlanNewsKind *
sal_plan_news_get_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (news_kinds);

  return news_kinds;
}

/**
 * sal_plan_news_find_kind:
 * @kind: (nullable): a kind of record
 *
 * Looks up what about records of a kind is news.
 *
 * Returns: (nullable): it, or %NULL if nothing is
 */
const SalPlanNewsKind *
sal_plan_news_find_kind (const SalKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (news_kinds); i++)
    if (news_kinds[i].kind == kind)
      return &news_kinds[i];

  return NULL;
}

/**
 * sal_plan_news_kind_is_of_plan:
 * @self: a kind that is watched
 *
 * Checks whether records of the kind belong to a plan, or to an account.
 *
 * Returns: %TRUE if to a plan
 */
gboolean
sal_plan_news_kind_is_of_plan (const SalPlanNewsKind *self)
{
  return self->owner != NULL ? g_str_equal (self->owner, "plan")
                             : self->kind == &sal_account_plan_kind;
}

/**
 * sal_plan_news_kind_ignores:
 * @self: (nullable): a kind that is watched
 * @field: the name of a field
 *
 * Checks whether a change of a field is no news.
 *
 * Returns: whether it is none
 */
gboolean
sal_plan_news_kind_ignores (const SalPlanNewsKind *self, const char *field)
{
  return self != NULL && g_strv_contains (self->ignored, field);
}
