/* sal-cli-recover.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-number.h"
#include "sal-store-file.h"

typedef struct
{
  const char *from;
  const char *to;
  const SalKind *const *kinds;
  gint64 n_rows;
  gint64 n_lost;
} Recovery;

static gboolean
recover (SalJob *job, gpointer data, GError **error)
{
  Recovery *recovery = data;

  return sal_workspace_copy_out (recovery->from,
                                 recovery->to,
                                 FALSE,
                                 recovery->kinds,
                                 &recovery->n_rows,
                                 &recovery->n_lost,
                                 sal_job_get_cancellable (job),
                                 error);
}

static void
say (SalCliCall *call, const Recovery *recovery)
{
  g_autofree char *rows = sal_number_format ((double) recovery->n_rows, 0);
  g_autofree char *lost = sal_number_format ((double) recovery->n_lost, 0);

  sal_cli_say (
      call,
      ngettext ("%s record copied to %s.", "%s records copied to %s.", (gulong) recovery->n_rows),
      rows,
      recovery->to);
  if (recovery->n_lost > 0)
    sal_cli_say (call,
                 ngettext ("%s record could not be read.",
                           "%s records could not be read.",
                           (gulong) recovery->n_lost),
                 lost);
}

static SalCliStatus
run (SalCliCall *call)
{
  Recovery recovery = { .from = call->parameters[0], .to = call->parameters[1] };
  g_autoptr (SalJob) job = sal_job_new (_ ("Copying readable records"));
  SalStoreRole role;
  GError *error = NULL;

  if (!sal_store_file_find_role (recovery.from, &role, &error))
    return sal_cli_fail (call, error);
  recovery.kinds = sal_cli_get_kinds (role == SAL_STORE_PAY);
  if (!sal_cli_run_job (job, recover, &recovery, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("recover");

      sal_cli_json_string (json, "file", recovery.to);
      sal_cli_json_integer (json, "records", recovery.n_rows);
      sal_cli_json_integer (json, "lost", recovery.n_lost);
      sal_cli_json_finish (json);
    }
  else
    {
      say (call, &recovery);
    }

  return recovery.n_lost > 0 ? SAL_CLI_FINDINGS : SAL_CLI_DONE;
}

const SalCliCommand sal_cli_recover_command = {
  .name = "recover",
  .parameters = "FILE NEW",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Copy what can be read of a damaged or newer workspace into a new one"),
  .description =
      N_ ("FILE stays as it is; the history of its records is not copied. It may be the pay of "
          "a workspace, which then becomes pay again."),
  .run = run,
};
