/* sal-cli-payout.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cli-plan.h"
#include "sal-pay-statement.h"

G_BEGIN_DECLS

/* What commands of payouts read: the pay of a workspace, a period of it, and people. */
typedef struct
{
  SalCliPay pay;
  SalPeople *people;
  GPtrArray *periods;    /* of SalRecord */
  SalRecord *period;     /* (transfer none): that was asked for, or the last */
  GPtrArray *statements; /* of SalPayStatement; NULL until they are loaded */
} SalCliPayout;

gboolean
sal_cli_payout_open_all (SalCliPayout *self, SalCliCall *call, SalStoreMode mode, GError **error);
gboolean
sal_cli_payout_open (SalCliPayout *self, SalCliCall *call, const char *period, GError **error);
void sal_cli_payout_clear (SalCliPayout *self);
gboolean
sal_cli_payout_load (SalCliPayout *self, const char *person, gboolean with_lines, GError **error);
const char *sal_cli_payout_get_period (const SalCliPayout *self);
gboolean sal_cli_payout_name_line (SalCliPayout *self, SalPayStatementLine *line, GError **error);

/* Of sal-cli-payout-statement-pdf.c. */
SalCliStatus sal_cli_payout_write_statements (SalCliCall *call,
                                              SalCliPayout *self,
                                              const char *person,
                                              const char *output);

/* Of sal-cli-payout-statement.c. */
void sal_cli_payout_line_json (SalCliJson *json, const SalPayStatementLine *line);
void sal_cli_payout_statements_json (const SalCliPayout *payout);
void sal_cli_payout_print_amounts (const SalPayStatement *self);
const char *sal_cli_payout_name_kind (const char *kind);
/* "" where there is no quota */
char *sal_cli_payout_format_attainment (const SalPayStatementLine *line);
/* What is 0 and says nothing is left out. */
gboolean sal_cli_payout_is_told (const SalPayStatementLine *line);

/* Of sal-cli-payout-amount.c. */
const char *sal_cli_payout_find_currency (
    SalCliPayout *self, gint64 person, const char *period, const char *given, GError **error);
gboolean sal_cli_payout_read_amount (
    const char *option, const char *text, const char *currency, gint64 *amount, GError **error);

/* Of sal-cli-payout-disputes.c. */
void sal_cli_payout_json_dispute (SalCliJson *json, SalRecord *dispute, const SalPeople *people);

void sal_cli_json_money (SalCliJson *json, const char *member, gint64 amount, const char *currency);

#define SAL_CLI_PERIOD_OPTION(period)                                                              \
  {                                                                                                \
    "period", 0, 0, G_OPTION_ARG_STRING, period,                                                   \
        N_ ("A fiscal month or quarter, by default the last one there is"), N_ ("2026-Q1")         \
  }

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalCliPayout, sal_cli_payout_clear)

G_END_DECLS
