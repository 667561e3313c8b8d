/* sal-cli-account.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-account-plan-book.h"
#include "sal-cli.h"
#include "sal-plan-actions.h"

G_BEGIN_DECLS

/* What “account plan” prints. */
void
sal_cli_print_account_plan (SalCliCall *call, const SalAccountPlanBook *book, const char *currency);
void sal_cli_print_account_plan_json (const SalAccountPlanBook *book, const char *currency);
void sal_cli_print_plan_actions (const SalPlanActions *actions, const SalPlanActionsFilter *filter);
void sal_cli_print_plan_actions_json (const SalPlanActions *actions,
                                      const SalPlanActionsFilter *filter);

G_END_DECLS
