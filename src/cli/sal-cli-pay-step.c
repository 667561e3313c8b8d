/* sal-cli-pay-step.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <glib/gi18n-lib.h>

gboolean
sal_cli_is_approver (char *approver)
{
  return approver == NULL || *g_strstrip (approver) != '\0';
}

/**
 * sal_cli_pay_take_step:
 * @call: the call; the summary of its command labels the change
 * @pay: the pay, which is open for writing
 * @step: what is done, and how it is told
 *
 * Takes a step and says by whom it is recorded.
 *
 * Returns: what the program exits with
 */
SalCliStatus
sal_cli_pay_take_step (SalCliCall *call, const SalCliPay *pay, const SalCliPayStep *step)
{
  g_autoptr (SalChange) change = NULL;
  g_autofree char *description = NULL;
  GError *error = NULL;

  if (!sal_store_run_sync (pay->store,
                           _ (call->command->summary),
                           step->flags,
                           step->command,
                           step->data,
                           NULL,
                           &change,
                           &error))
    return sal_cli_fail (call, error);

  description = sal_change_describe (change);
  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new (step->document);
      gboolean done;

      sal_cli_json_id (json, "change", sal_change_get_id (change));
      sal_cli_json_string (json, "recorded_by", sal_change_get_author (change));
      done = step->print (json, pay, step->data, &error);
      sal_cli_json_finish (json);
      if (!done)
        return sal_cli_fail (call, error);
    }
  sal_cli_say (call, _ ("%s: recorded by %s."), description, sal_change_get_author (change));

  return SAL_CLI_DONE;
}
