/* sal-cli-new.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-kinds.h"
#include "sal-money.h"

static char *currency;
static char *name;
static char *pattern;
static int fiscal_start = 1;

static const GOptionEntry options[] = {
  { "currency",
    0,
    0,
    G_OPTION_ARG_STRING,
    &currency,
    N_ ("Reporting currency, by default USD"),
    N_ ("CODE") },
  { "fiscal-start",
    0,
    0,
    G_OPTION_ARG_INT,
    &fiscal_start,
    N_ ("Month the fiscal year starts in, 1 to 12"),
    N_ ("MONTH") },
  { "fiscal-pattern",
    0,
    0,
    G_OPTION_ARG_STRING,
    &pattern,
    N_ ("Fiscal periods: “months”, or “445” for weeks"),
    N_ ("PATTERN") },
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Name of the company"), N_ ("TEXT") },
  G_OPTION_ENTRY_NULL,
};

static SalCliStatus
run (SalCliCall *call)
{
  SalWorkspaceOptions settings = { name, currency, fiscal_start, SAL_CALENDAR_MONTHS };
  g_autoptr (SalWorkspace) workspace = NULL;
  GError *error = NULL;

  if (currency != NULL && !sal_currency_is_valid (currency))
    return sal_cli_usage (
        call, _ ("--currency: “%s” is not an ISO 4217 code such as USD"), currency);
  if (fiscal_start < 1 || fiscal_start > 12)
    return sal_cli_usage (call, _ ("--fiscal-start: %d is not a month from 1 to 12"), fiscal_start);
  if (g_strcmp0 (pattern, "445") == 0)
    settings.pattern = SAL_CALENDAR_445;
  else if (pattern != NULL && strcmp (pattern, "months") != 0)
    return sal_cli_usage (call, _ ("--fiscal-pattern: “%s” is not “months” or “445”"), pattern);

  workspace = sal_workspace_create (call->parameters[0], &settings, sal_model_kinds (), &error);
  if (workspace == NULL)
    return sal_cli_fail (call, error);

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("new");

      sal_cli_json_string (json, "file", call->parameters[0]);
      sal_cli_json_string (json, "name", sal_workspace_get_name (workspace));
      sal_cli_json_string (json, "currency", sal_workspace_get_currency (workspace));
      sal_cli_json_integer (json, "fiscal_start", fiscal_start);
      sal_cli_json_finish (json);
    }
  sal_cli_say (
      call, _ ("Created %s, in %s."), call->parameters[0], sal_workspace_get_currency (workspace));
  sal_workspace_close (workspace);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_new_command = {
  .name = "new",
  .parameters = "FILE",
  .min_parameters = 1,
  .max_parameters = 1,
  .summary = N_ ("Create an empty workspace"),
  .options = options,
  .run = run,
};
