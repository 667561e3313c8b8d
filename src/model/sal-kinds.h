/* sal-kinds.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-fiscal-calendar.h"
#include "sal-rate.h"
#include "sal-record.h"

G_BEGIN_DECLS

/* Every kind of record, each described in the file of its name. */
extern const SalKind sal_unit_kind;
extern const SalKind sal_person_kind;
extern const SalKind sal_position_kind;
extern const SalKind sal_assignment_kind;
extern const SalKind sal_leave_kind;
extern const SalKind sal_ramp_profile_kind;
extern const SalKind sal_account_kind;
extern const SalKind sal_contact_kind;
extern const SalKind sal_coverage_kind;
extern const SalKind sal_product_family_kind;
extern const SalKind sal_product_kind;
extern const SalKind sal_competitor_kind;
extern const SalKind sal_stage_kind;
extern const SalKind sal_opportunity_kind;
extern const SalKind sal_opportunity_line_kind;
extern const SalKind sal_opportunity_split_kind;
extern const SalKind sal_stage_event_kind;
extern const SalKind sal_activity_kind;
extern const SalKind sal_contract_kind;
extern const SalKind sal_transaction_kind;
extern const SalKind sal_quota_kind;
extern const SalKind sal_exchange_rate_kind;
extern const SalKind sal_metric_kind;
extern const SalKind sal_dashboard_kind;
extern const SalKind sal_import_source_kind;
extern const SalKind sal_geography_kind;
extern const SalKind sal_area_measure_kind;
extern const SalKind sal_area_value_kind;
extern const SalKind sal_alignment_kind;
extern const SalKind sal_territory_kind;
extern const SalKind sal_territory_area_kind;
extern const SalKind sal_territory_account_kind;
extern const SalKind sal_territory_rule_kind;
extern const SalKind sal_tier_model_kind;
extern const SalKind sal_tier_kind;
extern const SalKind sal_tier_criterion_kind;
extern const SalKind sal_account_score_kind;
extern const SalKind sal_account_tier_kind;
extern const SalKind sal_buying_unit_kind;
extern const SalKind sal_account_plan_kind;
extern const SalKind sal_plan_section_kind;
extern const SalKind sal_plan_objective_kind;
extern const SalKind sal_growth_play_kind;
extern const SalKind sal_plan_risk_kind;
extern const SalKind sal_plan_action_kind;
extern const SalKind sal_plan_resource_kind;
extern const SalKind sal_plan_ask_kind;
extern const SalKind sal_account_team_member_kind;
extern const SalKind sal_installed_product_kind;
extern const SalKind sal_account_potential_kind;
extern const SalKind sal_eligibility_exception_kind;
extern const SalKind sal_decision_right_kind;
extern const SalKind sal_price_exception_kind;
extern const SalKind sal_signal_threshold_kind;
extern const SalKind sal_account_signal_kind;
extern const SalKind sal_support_case_kind;
extern const SalKind sal_satisfaction_score_kind;
extern const SalKind sal_account_warning_kind;
extern const SalKind sal_stakeholder_kind;
extern const SalKind sal_influence_kind;

/* Those of pay. */
extern const SalKind sal_plan_version_kind;
extern const SalKind sal_participant_kind;
extern const SalKind sal_pay_adjustment_kind;
extern const SalKind sal_pay_score_kind;
extern const SalKind sal_payroll_code_kind;
extern const SalKind sal_pay_sign_off_kind;
extern const SalKind sal_payout_exception_kind;
extern const SalKind sal_payout_period_kind;
extern const SalKind sal_plan_letter_kind;
extern const SalKind sal_pay_dispute_kind;

/* Of participants: whether what tops up to a guarantee is taken from later payments. */
#define SAL_GUARANTEE_KEPT      "kept"
#define SAL_GUARANTEE_RECOVERED "recovered"

/* Of potentials: where they are known from. */
#define SAL_POTENTIAL_TEXT_TYPED    "typed"
#define SAL_POTENTIAL_TEXT_IMPORTED "imported"

/* Of opportunities and their events: omitted, pipeline, likely, commit, closed. */
extern const SalChoice sal_forecast_categories[];

/* All but those of pay, ended by NULL; what a workspace is opened with. */
const SalKind *const *sal_model_kinds (void);
/* Those of pay, ended by NULL; what the pay of a workspace is opened with. */
const SalKind *const *sal_pay_kinds (void);

G_END_DECLS
