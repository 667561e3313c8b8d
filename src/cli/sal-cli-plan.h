/* sal-cli-plan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-cli-json.h"
#include "sal-cli.h"
#include "sal-people.h"

G_BEGIN_DECLS

/* The pay of a workspace with its plan versions. Commands of plans write pay alone: the workspace
 * is opened for reading. */
typedef struct
{
  SalWorkspace *workspace;
  SalStore *store;     /* of the pay; (transfer none) */
  GPtrArray *versions; /* of SalRecord */
} SalCliPay;

gboolean sal_cli_pay_open (SalCliPay *self, SalCliCall *call, SalStoreMode mode, GError **error);
void sal_cli_pay_clear (SalCliPay *self);

/* What “import --pay” does. */
SalCliStatus sal_cli_import_pay (SalCliCall *call);
SalPeople *sal_cli_load_people (SalWorkspace *workspace, GError **error);

/* What takes something of pay from one status to the next. */
typedef struct
{
  SalCommandFunc command;
  gpointer data; /* of the command */
  SalCommandFlags flags;
  const char *document; /* the name of the schema */
  /* adds what it is about, once it is done */
  gboolean (*print) (SalCliJson *json, const SalCliPay *pay, gpointer data, GError **error);
} SalCliPayStep;

#define SAL_CLI_APPROVER_OPTION(approver)                                                          \
  {                                                                                                \
    "approver", 0, 0, G_OPTION_ARG_STRING, approver,                                               \
        N_ ("Who approves it, by default you, who record it in any case"), N_ ("NAME")             \
  }

SalCliStatus
sal_cli_pay_take_step (SalCliCall *call, const SalCliPay *pay, const SalCliPayStep *step);
/* “--approver”, if it is given, has to be a name: it is stripped. */
gboolean sal_cli_is_approver (char *approver);

void sal_cli_plan_json (SalCliJson *json, SalRecord *version);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalCliPay, sal_cli_pay_clear)

G_END_DECLS
