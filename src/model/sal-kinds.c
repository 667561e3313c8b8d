/* sal-kinds.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-kinds.h"

static const SalKind *const kinds[] = {
  &sal_unit_kind,
  &sal_person_kind,
  &sal_position_kind,
  &sal_assignment_kind,
  &sal_leave_kind,
  &sal_ramp_profile_kind,
  &sal_account_kind,
  &sal_contact_kind,
  &sal_coverage_kind,
  &sal_product_family_kind,
  &sal_product_kind,
  &sal_competitor_kind,
  &sal_stage_kind,
  &sal_opportunity_kind,
  &sal_opportunity_line_kind,
  &sal_opportunity_split_kind,
  &sal_stage_event_kind,
  &sal_activity_kind,
  &sal_contract_kind,
  &sal_transaction_kind,
  &sal_quota_kind,
  &sal_exchange_rate_kind,
  &sal_metric_kind,
  &sal_dashboard_kind,
  &sal_import_source_kind,
  &sal_geography_kind,
  &sal_area_measure_kind,
  &sal_area_value_kind,
  &sal_alignment_kind,
  &sal_territory_kind,
  &sal_territory_area_kind,
  &sal_territory_account_kind,
  &sal_territory_rule_kind,
  &sal_tier_model_kind,
  &sal_tier_kind,
  &sal_tier_criterion_kind,
  &sal_account_score_kind,
  &sal_account_tier_kind,
  &sal_buying_unit_kind,
  &sal_account_plan_kind,
  &sal_plan_section_kind,
  &sal_plan_objective_kind,
  &sal_growth_play_kind,
  &sal_plan_risk_kind,
  &sal_plan_action_kind,
  &sal_plan_resource_kind,
  &sal_plan_ask_kind,
  &sal_account_team_member_kind,
  &sal_installed_product_kind,
  &sal_account_potential_kind,
  &sal_eligibility_exception_kind,
  &sal_decision_right_kind,
  &sal_price_exception_kind,
  &sal_signal_threshold_kind,
  &sal_account_signal_kind,
  &sal_support_case_kind,
  &sal_satisfaction_score_kind,
  &sal_account_warning_kind,
  &sal_stakeholder_kind,
  &sal_influence_kind,
  NULL,
};

static const SalKind *const pay_kinds[] = {
  &sal_plan_version_kind,
  &sal_participant_kind,
  &sal_pay_adjustment_kind,
  &sal_payroll_code_kind,
  &sal_payout_period_kind,
  &sal_payout_exception_kind,
  &sal_pay_sign_off_kind,
  &sal_pay_score_kind,
  &sal_plan_letter_kind,
  &sal_pay_dispute_kind,
  NULL,
};

/**
 * sal_model_kinds:
 *
 * Lists the kinds of record, referred-to kinds before those that refer to them wherever that is
 * possible.
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds
 */
const SalKind *const *
sal_model_kinds (void)
{
  return kinds;
}

/**
 * sal_pay_kinds:
 *
 * Lists the kinds of record that are kept in the pay of a workspace. They are none of a workspace's
 * own, so that nothing that lists, searches or exports those comes upon them.
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds
 */
const SalKind *const *
sal_pay_kinds (void)
{
  return pay_kinds;
}
