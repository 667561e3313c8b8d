/* sal-sample-tables.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-rows.h"

/* clang-format off */
const SalSampleTableInfo sal_sample_tables[SAL_SAMPLE_N_TABLES] = {
  [SAL_SAMPLE_TABLE_UNIT] = { &sal_unit_kind,
    { "name", "parent", "type", "code", "currency", "opened" } },
  [SAL_SAMPLE_TABLE_PERSON] = { &sal_person_kind,
    { "name", "employee_number", "mail", "phone", "legal_entity", "country", "hired", "left",
      "home_latitude", "home_longitude" } },
  [SAL_SAMPLE_TABLE_POSITION] = { &sal_position_kind,
    { "name", "role", "motion", "unit", "manager", "full_time_equivalent", "status",
      "valid_from" } },
  [SAL_SAMPLE_TABLE_ASSIGNMENT] = { &sal_assignment_kind,
    { "person", "position", "share", "valid_from", "valid_to" } },
  [SAL_SAMPLE_TABLE_LEAVE] = { &sal_leave_kind,
    { "person", "type", "valid_from", "valid_to" } },
  [SAL_SAMPLE_TABLE_RAMP_PROFILE] = { &sal_ramp_profile_kind,
    { "role", "month", "share" } },
  [SAL_SAMPLE_TABLE_ACCOUNT] = { &sal_account_kind,
    { "name", "parent", "industry", "segment", "status", "employees", "revenue", "currency",
      "founded", "street", "city", "postal_code", "region", "country", "county", "latitude",
      "longitude", "owner", "website" } },
  [SAL_SAMPLE_TABLE_CONTACT] = { &sal_contact_kind,
    { "name", "account", "job_title", "department", "mail", "phone" } },
  [SAL_SAMPLE_TABLE_COVERAGE] = { &sal_coverage_kind,
    { "account", "opportunity", "position", "role", "credit", "share", "valid_from", "valid_to" } },
  [SAL_SAMPLE_TABLE_PRODUCT_FAMILY] = { &sal_product_family_kind,
    { "name", "external_id" } },
  [SAL_SAMPLE_TABLE_PRODUCT] = { &sal_product_kind,
    { "name", "family", "list_price", "currency", "active", "external_id", "unit_cost" } },
  [SAL_SAMPLE_TABLE_COMPETITOR] = { &sal_competitor_kind,
    { "name", "website" } },
  [SAL_SAMPLE_TABLE_STAGE] = { &sal_stage_kind,
    { "name", "position", "status", "probability", "variant_of", "unit" } },
  [SAL_SAMPLE_TABLE_OPPORTUNITY] = { &sal_opportunity_kind,
    { "name", "account", "owner", "type", "stage", "category", "amount", "currency", "discount",
      "created", "close_date", "source", "product_family", "product", "competitor", "loss_reason",
      "next_step", "next_step_date" } },
  [SAL_SAMPLE_TABLE_OPPORTUNITY_LINE] = { &sal_opportunity_line_kind,
    { "opportunity", "product", "quantity", "unit_price", "discount", "amount", "currency" } },
  [SAL_SAMPLE_TABLE_OPPORTUNITY_SPLIT] = { &sal_opportunity_split_kind,
    { "opportunity", "position", "share", "credit" } },
  [SAL_SAMPLE_TABLE_STAGE_EVENT] = { &sal_stage_event_kind,
    { "opportunity", "time", "stage", "amount", "currency", "close_date", "owner", "category" } },
  [SAL_SAMPLE_TABLE_ACTIVITY] = { &sal_activity_kind,
    { "subject", "type", "date", "person", "account", "opportunity", "contact", "minutes" } },
  [SAL_SAMPLE_TABLE_CONTRACT] = { &sal_contract_kind,
    { "name", "account", "opportunity", "product_family", "start", "term_months", "end",
      "annual_value", "total_value", "currency", "renewal", "renewal_date", "cancelled" } },
  [SAL_SAMPLE_TABLE_TRANSACTION] = { &sal_transaction_kind,
    { "number", "type", "date", "account", "opportunity", "contract", "corrects", "amount",
      "currency" } },
  [SAL_SAMPLE_TABLE_QUOTA] = { &sal_quota_kind,
    { "position", "unit", "measure", "period", "amount", "currency", "version" } },
  [SAL_SAMPLE_TABLE_EXCHANGE_RATE] = { &sal_exchange_rate_kind,
    { "currency", "into", "date", "fiscal_year", "rate" } },
  [SAL_SAMPLE_TABLE_ALIGNMENT] = { &sal_alignment_kind,
    { "name", "sales_force", "geography", "status", "valid_from", "valid_to", "branched_from",
      "accounts" } },
  [SAL_SAMPLE_TABLE_TERRITORY] = { &sal_territory_kind,
    { "name", "alignment", "level", "position" } },
  [SAL_SAMPLE_TABLE_TERRITORY_AREA] = { &sal_territory_area_kind,
    { "alignment", "area", "territory" } },
  [SAL_SAMPLE_TABLE_TIER_MODEL] = { &sal_tier_model_kind,
    { "name", "valid_from", "hysteresis", "refresh_months", "automatic" } },
  [SAL_SAMPLE_TABLE_TIER] = { &sal_tier_kind,
    { "model", "name", "from_score", "capacity" } },
  [SAL_SAMPLE_TABLE_TIER_CRITERION] = { &sal_tier_criterion_kind,
    { "model", "name", "weight", "axis", "measure", "from_2", "from_3", "from_4", "from_5" } },
  [SAL_SAMPLE_TABLE_ACCOUNT_SCORE] = { &sal_account_score_kind,
    { "account", "criterion", "score", "scored_on" } },
  [SAL_SAMPLE_TABLE_BUYING_UNIT] = { &sal_buying_unit_kind,
    { "name", "account", "employees" } },
  [SAL_SAMPLE_TABLE_INSTALLED_PRODUCT] = { &sal_installed_product_kind,
    { "account", "buying_unit", "product_family", "product", "quantity", "annual_value", "currency",
      "valid_from", "valid_to", "source" } },
  [SAL_SAMPLE_TABLE_ACCOUNT_POTENTIAL] = { &sal_account_potential_kind,
    { "account", "buying_unit", "product_family", "amount", "currency", "source", "as_of" } },
  [SAL_SAMPLE_TABLE_ELIGIBILITY_EXCEPTION] = { &sal_eligibility_exception_kind,
    { "account", "buying_unit", "product_family", "reason", "decided_on" } },
  [SAL_SAMPLE_TABLE_DECISION_RIGHT] = { &sal_decision_right_kind,
    { "role", "discount_up_to", "deal_up_to", "currency", "valid_from" } },
  [SAL_SAMPLE_TABLE_PRICE_EXCEPTION] = { &sal_price_exception_kind,
    { "account", "product", "list_price", "asked_price", "quantity", "currency", "unit_cost",
      "reason", "requested_by", "requested_on", "status", "approver", "decided_on",
      "decision_reason", "entitled", "without_right", "valid_to" } },
  [SAL_SAMPLE_TABLE_SIGNAL_THRESHOLD] = { &sal_signal_threshold_kind,
    { "type", "weight", "bad", "good", "warn", "critical", "days", "trend_days", "trend_change",
      "due_days" } },
  [SAL_SAMPLE_TABLE_ACCOUNT_SIGNAL] = { &sal_account_signal_kind,
    { "account", "type", "value", "unit", "date", "source" } },
  [SAL_SAMPLE_TABLE_SUPPORT_CASE] = { &sal_support_case_kind,
    { "subject", "account", "severity", "opened", "closed" } },
  [SAL_SAMPLE_TABLE_SATISFACTION_SCORE] = { &sal_satisfaction_score_kind,
    { "account", "contact", "survey", "score", "date" } },
  [SAL_SAMPLE_TABLE_ACCOUNT_WARNING] = { &sal_account_warning_kind,
    { "account", "type", "raised_on", "reason", "value", "bound", "change", "owner", "due",
      "status", "closed_on", "resolution" } },
};
/* clang-format on */

/**
 * sal_sample_table_find_fields:
 * @table: a table
 * @fields: (out): the fields the sample fills in, as indexes into the fields of its kind
 *
 * Looks up the fields of a table.
 *
 * Returns: their number
 */
guint
sal_sample_table_find_fields (SalSampleTable table, guint fields[SAL_SAMPLE_FIELDS_MAX])
{
  const SalSampleTableInfo *info = &sal_sample_tables[table];
  guint n;

  for (n = 0; info->names[n]; n++)
    {
      int index = sal_kind_field_index (info->kind, info->names[n]);

      g_assert (index >= 0);
      fields[n] = (guint) index;
    }

  return n;
}
