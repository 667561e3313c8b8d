/* sal-cli.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "sal-job.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * SalCliStatus:
 * @SAL_CLI_DONE: done
 * @SAL_CLI_FAILED: failed, with a message on standard error; nothing was changed
 * @SAL_CLI_USAGE: the arguments are not understood
 * @SAL_CLI_FINDINGS: done, and something was found
 * @SAL_CLI_REFUSED: refused: no access, a conflict, or a change that is final
 *
 * What the program exits with.
 */
typedef enum
{
  SAL_CLI_DONE = 0,
  SAL_CLI_FAILED = 1,
  SAL_CLI_USAGE = 2,
  SAL_CLI_FINDINGS = 3,
  SAL_CLI_REFUSED = 4,
} SalCliStatus;

typedef struct _SalCliCommand SalCliCommand;
typedef struct _SalCliCall SalCliCall;

/* One command of the program: a line of the table in sal-cli.c. The name has one word, or two if
 * there is a group of such commands: "territory score". */
struct _SalCliCommand
{
  const char *name;
  const char *parameters; /* "FILE KIND [CHANGE]" */
  guint min_parameters, max_parameters;
  const char *summary;     /* N_(): one line of the list of commands */
  const char *description; /* N_(): what --help adds, or NULL */
  const GOptionEntry *options;
  SalCliStatus (*run) (SalCliCall *call);
};

/* A command as it was called. */
struct _SalCliCall
{
  const SalCliCommand *command;
  char **parameters; /* as many as there are, ended by NULL */
  gboolean json;
};

extern const SalCliCommand sal_cli_new_command;
extern const SalCliCommand sal_cli_sample_command;
extern const SalCliCommand sal_cli_import_command;
extern const SalCliCommand sal_cli_export_command;
extern const SalCliCommand sal_cli_records_command;
extern const SalCliCommand sal_cli_query_command;
extern const SalCliCommand sal_cli_report_command;
extern const SalCliCommand sal_cli_geography_list_command;
extern const SalCliCommand sal_cli_geography_import_command;
extern const SalCliCommand sal_cli_geography_measure_command;
extern const SalCliCommand sal_cli_territory_list_command;
extern const SalCliCommand sal_cli_territory_new_command;
extern const SalCliCommand sal_cli_territory_score_command;
extern const SalCliCommand sal_cli_territory_optimize_command;
extern const SalCliCommand sal_cli_territory_export_command;
extern const SalCliCommand sal_cli_territory_compare_command;
extern const SalCliCommand sal_cli_territory_agreement_command;
extern const SalCliCommand sal_cli_territory_staff_command;
extern const SalCliCommand sal_cli_territory_lock_command;
extern const SalCliCommand sal_cli_territory_split_command;
extern const SalCliCommand sal_cli_territory_coverage_command;
extern const SalCliCommand sal_cli_check_command;
extern const SalCliCommand sal_cli_control_command;
extern const SalCliCommand sal_cli_districts_command;
extern const SalCliCommand sal_cli_plan_list_command;
extern const SalCliCommand sal_cli_plan_import_command;
extern const SalCliCommand sal_cli_plan_export_command;
extern const SalCliCommand sal_cli_plan_compare_command;
extern const SalCliCommand sal_cli_plan_submit_command;
extern const SalCliCommand sal_cli_plan_approve_command;
extern const SalCliCommand sal_cli_plan_activate_command;
extern const SalCliCommand sal_cli_plan_retire_command;
extern const SalCliCommand sal_cli_plan_participants_command;
extern const SalCliCommand sal_cli_plan_letters_command;
extern const SalCliCommand sal_cli_plan_evaluate_command;
extern const SalCliCommand sal_cli_plan_simulate_command;
extern const SalCliCommand sal_cli_payout_calculate_command;
extern const SalCliCommand sal_cli_payout_approve_command;
extern const SalCliCommand sal_cli_payout_close_command;
extern const SalCliCommand sal_cli_payout_periods_command;
extern const SalCliCommand sal_cli_payout_list_command;
extern const SalCliCommand sal_cli_payout_statement_command;
extern const SalCliCommand sal_cli_payout_explain_command;
extern const SalCliCommand sal_cli_payout_export_command;
extern const SalCliCommand sal_cli_account_health_command;
extern const SalCliCommand sal_cli_account_prices_command;
extern const SalCliCommand sal_cli_account_stakeholders_command;
extern const SalCliCommand sal_cli_account_tier_command;
extern const SalCliCommand sal_cli_account_plan_command;
extern const SalCliCommand sal_cli_account_whitespace_command;
extern const SalCliCommand sal_cli_account_brief_command;
extern const SalCliCommand sal_cli_payout_adjust_command;
extern const SalCliCommand sal_cli_payout_adjustments_command;
extern const SalCliCommand sal_cli_payout_dispute_command;
extern const SalCliCommand sal_cli_payout_resolve_command;
extern const SalCliCommand sal_cli_payout_disputes_command;
extern const SalCliCommand sal_cli_payout_accrual_command;
extern const SalCliCommand sal_cli_recover_command;
extern const SalCliCommand sal_cli_history_command;
extern const SalCliCommand sal_cli_undo_command;
extern const SalCliCommand sal_cli_redo_command;

/* Of commands that work on either store of a workspace. */
#define SAL_CLI_PAY_OPTION(pay)                                                                    \
  {                                                                                                \
    "pay", 0, 0, G_OPTION_ARG_NONE, pay, N_ ("Of the pay of the workspace, a file of its own"),    \
        NULL                                                                                       \
  }

SalCliStatus sal_cli_fail (SalCliCall *call, GError *error);
SalCliStatus sal_cli_usage (SalCliCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);
void sal_cli_say (SalCliCall *call, const char *format, ...) G_GNUC_PRINTF (2, 3);

SalWorkspace *sal_cli_open (SalCliCall *call, SalStoreMode mode, GError **error);
const SalKind *const *sal_cli_get_kinds (gboolean pay);
SalStore *
sal_cli_get_store (SalWorkspace *workspace, gboolean pay, SalStoreMode mode, GError **error);
const SalKind *sal_cli_find_kind (const SalKind *const *kinds, const char *name, GError **error);
SalRecordQuery *sal_cli_create_query (SalWorkspace *workspace,
                                      const SalKind *kind,
                                      const char *where,
                                      const char *sort,
                                      GError **error);
gboolean sal_cli_parse_id (const char *text, gint64 *id);

gboolean sal_cli_run_job (SalJob *job, SalJobFunc func, gpointer data, GError **error);

G_END_DECLS
