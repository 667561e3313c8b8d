/* sal-check-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-check-rules.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-tier-weights-repository.h"

#define WITHOUT_RATE                                                                               \
  N_ ("is in a currency without an exchange rate for its day, so its amount counts as nothing")

static const SalCheckRule rules[] = {
  { &sal_opportunity_kind,
    "overdue",
    "stage.status = \"open\" and close_date < today()",
    N_ ("is open, but its close date has passed: close it or move the date") },
  { &sal_opportunity_kind,
    "undated",
    "stage.status = \"open\" and close_date is empty",
    N_ ("is open and has no close date, so no forecast counts it") },
  { &sal_opportunity_kind,
    "without-amount",
    "stage.status = \"won\" and amount is empty",
    N_ ("is won without an amount, so no booking counts it") },
  { &sal_opportunity_kind,
    "without-owner",
    "owner is empty",
    N_ ("has no owner, so no person or unit counts it") },
  { &sal_opportunity_kind,
    "without-account",
    "account is empty",
    N_ ("has no account, so no industry or region counts it") },
  { &sal_opportunity_kind, "without-rate", NULL, WITHOUT_RATE, sal_check_find_unconverted },
  { &sal_quota_kind, "without-rate", NULL, WITHOUT_RATE, sal_check_find_unconverted },
  { &sal_contract_kind, "without-rate", NULL, WITHOUT_RATE, sal_check_find_unconverted },
  { &sal_transaction_kind, "without-rate", NULL, WITHOUT_RATE, sal_check_find_unconverted },
  { &sal_account_kind, "without-owner", "owner is empty", N_ ("has no owner") },
  { &sal_tier_model_kind,
    "weights",
    NULL,
    N_ ("has criteria whose weights do not sum to 100 %, so no account can be scored by it"),
    sal_tier_weights_find_wrong },
};

/**
 * sal_model_check_rules:
 * @n_rules: (out): their number
 *
 * What is held against the records beyond what their descriptions require.
 *
 * Returns: (array length=n_rules): the rules
 */
const SalCheckRule *
sal_model_check_rules (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);

  return rules;
}
