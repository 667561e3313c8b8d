/* sal-cli-plan-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-plan.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-plan-version.h"
#include "sal-plan-versions.h"

static char *output;

static const GOptionEntry options[] = {
  { "output",
    'o',
    0,
    G_OPTION_ARG_FILENAME,
    &output,
    N_ ("The file to write, which only you can read then; without it the document is printed"),
    N_ ("PLAN.json") },
  G_OPTION_ENTRY_NULL,
};

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (SalCliPay) pay = { 0 };
  g_autofree char *name = NULL;
  const char *document;
  SalRecord *version;
  GError *error = NULL;

  if (!sal_cli_pay_open (&pay, call, SAL_STORE_READ_ONLY, &error))
    return sal_cli_fail (call, error);
  version = sal_plan_versions_find (pay.versions, call->parameters[1], &error);
  if (version == NULL)
    return sal_cli_fail (call, error);

  document = sal_record_get_text (version, "document");
  if (output == NULL)
    {
      g_print ("%s", document);
      return SAL_CLI_DONE;
    }
  if (!g_file_set_contents_full (output,
                                 document,
                                 (gssize) strlen (document),
                                 G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600,
                                 &error))
    return sal_cli_fail (call, error);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("plan_export");

      sal_cli_json_string (json, "file", output);
      sal_cli_plan_json (json, version);
      sal_cli_json_finish (json);
    }
  name = sal_plan_version_get_name (version);
  sal_cli_say (call, _ ("Wrote the plan “%s” to %s."), name, output);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_plan_export_command = {
  .name = "plan export",
  .parameters = "FILE PLAN",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Write the document of a plan version"),
  .description =
      N_ ("PLAN is a name, or where there are several versions NAME@VERSION; “plan list” "
          "shows them. The document is what “plan import” and “plan evaluate” read."),
  .options = options,
  .run = run,
};
